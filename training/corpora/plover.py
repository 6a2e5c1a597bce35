"""PLOVER's gold standard records: sentences with the words that name their event and its type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.read.tokens import split_sentences, tokenize
from training.corpora.record_labels import pivot
from training.example import Example
from training.labels import EVENTS

NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": "CONCEDE"}
"""Types that were renamed or merged in PLOVER 2.0."""


def read(data: Path) -> Iterator[Example]:
    """Yield the sentences with the event type on the word that each event phrase turns on; other words stay open."""
    path = data / "train/plover/plover_gsr_spans.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, text = NOW.get(row["event"], row["event"]), row["text"]
        if kind not in EVENTS:
            continue
        spans = [(start, end) for role, start, end, _ in row["spans"] if role == "EVT"]
        for low, high in split_sentences(text, 0, len(text)):
            tokens = tokenize(text, low, high)
            words = tuple(text[t.start : t.end] for t in tokens)
            events: list[str | None] = [None] * len(words)
            for start, end in spans:
                inside = [i for i, t in enumerate(tokens) if t.start < end and t.end > start]
                if inside:
                    events[pivot(words, inside)] = kind
            if any(events):
                yield Example(corpus="plover", doc=row["id"], words=words, tags={"event": tuple(events)})
