"""PLOVER's gold standard records: sentences with the words that name their event, its type, who acts and to whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.read.tokens import split_sentences, tokenize
from training.corpora.record_labels import pivot
from training.example import Example, Tags
from training.labels import EVENTS

NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": "CONCEDE"}
"""Types that were renamed or merged in PLOVER 2.0."""


ACTORS, RECIPIENTS = ("SRC", "SRC/TAR"), ("TAR",)
"""PLOVER's source and target; what is both is a party to something done together."""


def parties(size: int, at: int, named: Sequence[tuple[str, int, int]]) -> Tags:
    """Return the labels of a sentence for the event on word `at`; `named` are kinds with their first and last words."""
    out = ["O"] * size
    for kind, first, last in named:
        if not first <= at <= last and all(label == "O" for label in out[first : last + 1]):
            out[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return tuple(out)


def read(data: Path) -> Iterator[Example]:
    """Yield the sentences with the event type on the word that each event phrase turns on; other words stay open."""
    path = data / "train/plover/plover_gsr_spans.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, text = NOW.get(row["event"], row["event"]), row["text"]
        if kind not in EVENTS:
            continue
        for low, high in split_sentences(text, 0, len(text)):
            tokens = tokenize(text, low, high)
            words = tuple(text[t.start : t.end] for t in tokens)
            events: list[str | None] = [None] * len(words)
            named = []
            for role, start, end, _ in row["spans"]:
                inside = [i for i, t in enumerate(tokens) if t.start < end and t.end > start]
                if inside and role == "EVT":
                    events[pivot(words, inside)] = kind
                elif inside and role in (*ACTORS, *RECIPIENTS):
                    named.append(("ACTOR" if role in ACTORS else "RECIPIENT", inside[0], inside[-1]))
            if any(events):
                pairs = tuple((at, parties(len(words), at, named)) for at, event in enumerate(events) if event)
                yield Example(
                    corpus="plover", doc=row["id"], words=words, tags={"event": tuple(events)}, pairs={"party": pairs}
                )
