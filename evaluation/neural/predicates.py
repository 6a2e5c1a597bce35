"""Task `predicates`: PropBank predicates, and arguments of gold predicates, on EWT dev.

Source: PropBank release on EWT (CC BY-SA 4.0).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from evaluation import asking, folders
from evaluation.outcome import Outcome, Score

PROTOCOL = (
    "gold tokens; predicates by word; arguments of gold predicates, a span counts when role, first and last word are "
    "right; all gold roles count, also those the network does not know"
)
Argument = tuple[int, str, int, int]
"""Predicate word, role, first word, word after the last."""


SEEN = 0.5
"""Probability from which on a word is taken for a predicate."""


def measure(data: Path | None) -> Outcome:
    """Score predicates, and the arguments of gold predicates, document by document.

    Raises:
        MissingInput: when no network is installed.
    """
    dev = folders.base(data)
    rows = ewt(dev)
    found: list[tuple[list[int], list[Argument]]] = []
    for _, group in groupby(rows, key=lambda row: row[3]):
        document = list(group)
        told = asking.propositions([words for words, *_ in document], [at for _, at, *_ in document])
        for (_, at, *_), said in zip(document, told, strict=True):
            which = [i for i, (proposition, _) in said.items() if proposition.predicate >= SEEN]
            found.append((which, [(i, *span) for i in at for span in said[i][1]]))
    scores = score([(at, arguments) for _, at, arguments, _ in rows], found)
    return Outcome(len(rows), PROTOCOL, scores, (dev / "data/train/ewt_merged/dev.jsonl",))


def ewt(dev: Path) -> list[tuple[list[str], list[int], list[Argument], str]]:
    """Return (words, predicate words, arguments, document) of the sentences of EWT dev that PropBank covers."""
    out = []
    for line in (dev / "data/train/ewt_merged/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row: Mapping[str, list[dict[str, object]]] = json.loads(line)
        if "srl" in row:
            at = [int(str(p["i"])) for p in row["srl"]]
            found = [(i, a[0], a[1], a[2] + 1) for i, p in zip(at, row["srl"], strict=True) for a in p["args"]]  # type: ignore[attr-defined]
            out.append(([str(w) for w in row["tok"]], at, found, str(row["doc"])))
    return out


def score(
    gold: Sequence[tuple[Sequence[int], Sequence[Argument]]],
    predicted: Sequence[tuple[Sequence[int], Sequence[Argument]]],
) -> dict[str, Score]:
    """Score predicates and arguments over all sentences."""
    both = list(zip(gold, predicted, strict=True))
    right = sum(len(set(g) & set(p)) for (g, _), (p, _) in both)
    found, there = sum(len(set(p)) for _, (p, _) in both), sum(len(set(g)) for (g, _), _ in both)
    out = {"predicates": Score.of_counts(right, found, there)}
    right = sum(len(set(g) & set(p)) for (_, g), (_, p) in both)
    found, there = sum(len(set(p)) for _, (_, p) in both), sum(len(set(g)) for (_, g), _ in both)
    out["arguments"] = Score.of_counts(right, found, there)
    core = [({a for a in g if a[1][3:4].isdigit()}, {a for a in p if a[1][3:4].isdigit()}) for (_, g), (_, p) in both]
    out["arguments, numbered"] = Score.of_counts(
        sum(len(g & p) for g, p in core), sum(len(p) for _, p in core), sum(len(g) for g, _ in core)
    )
    return out
