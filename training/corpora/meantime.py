"""MEANTIME: events with their tense.

Its certainty, polarity and future are not learned: the heads of the labelled reports are measured on them instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from training.example import Example

TENSES = {"PAST": "past", "PRESENT": "present", "FUTURE": "future"}


def documents(data: Path) -> list[dict[str, Any]]:
    """Return every document of the corpus, in file order."""
    path = data / "train/meantime/dev_and_train.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measuring(data: Path) -> frozenset[str]:
    """Return the documents that are for measuring only."""
    return frozenset(json.loads((data / "splits.json").read_text(encoding="utf-8"))["meantime_dev"])


def examples(row: dict[str, Any]) -> Iterator[Example]:
    """Yield the sentences of one document; only the first word of an event mention carries its labels."""
    size = len(row["tokens"])
    tenses: list[str | None] = [None] * size
    for mark in row["markables"].values():
        if mark["type"] != "EVENT_MENTION" or not mark["tokens"]:
            continue
        at = mark["tokens"][-1] if mark.get("pos") == "NOUN" else mark["tokens"][0]
        if mark.get("tense") in TENSES:
            tenses[at] = TENSES[mark["tense"]]
    position = 0
    for _, group in groupby(row["tokens"], key=lambda t: t[0]):
        words = tuple(w for _, w in group)
        end = position + len(words)
        if any(tense is not None for tense in tenses[position:end]):
            yield Example(corpus="meantime", doc=row["doc"], words=words, tags={"tense": tuple(tenses[position:end])})
        position = end


def read(data: Path) -> Iterator[Example]:
    """Yield the training documents' sentences."""
    held = measuring(data)
    for row in documents(data):
        if row["doc"] not in held:
            yield from examples(row)
