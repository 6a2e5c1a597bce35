"""Task `factuality`: certainty, polarity and future of gold events, on MEANTIME's measuring documents and UW dev.

Source: NewsReader MEANTIME (CC BY 4.0); UW event factuality (Lee et al. 2015), measured on only.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import Outcome, Score

PROTOCOL = (
    "gold triggers; MEANTIME: F1 of FUTURE (every modality but actual) on the measuring documents; NEG, and POSSIBLE with PROBABLE, "
    "against the rest on all 95: the polarity head says NEG, the certainty head the other. Their own labels of polarity "
    "and certainty were never trained on, so that no folds are needed; of 46 of the 95 the project's own record labels "
    "were, of the measuring documents ('dev') none; UW: Pearson r of the head's own score from -3 to 3"
)


Event = tuple[int, str, str, str]
"""Trigger word, time, certainty, polarity."""


def measure(data: Path | None) -> Outcome:
    """Score the future, negation and doubt of MEANTIME's events, and the firmness of UW's.

    Raises:
        MissingInput: when no network is installed.
    """
    dev = folders.base(data)
    rows = uw(dev)
    said = asking.propositions([words for words, _ in rows], [[i for i, _ in at] for _, at in rows])
    pairs = [(value, found[i][0].factuality) for (_, at), found in zip(rows, said, strict=True) for i, value in at]
    future = told(meantime(dev))
    times = ["" if said.modality == "actual" else "FUTURE" for _, said in future]
    scores = {"meantime dev, FUTURE": binary([event[1] for event, _ in future], times, ["FUTURE"])}
    for name, every in (("all 95", True), ("dev", False)):
        events = told(meantime(dev, every=every))
        scores[f"meantime {name}, NEG"] = binary(
            [event[3] for event, _ in events], [said.polarity for _, said in events], ["NEG", "-"]
        )
        scores[f"meantime {name}, POSSIBLE+PROBABLE"] = binary(
            [event[2].lower() for event, _ in events], [said.certainty for _, said in events], ["possible", "probable"]
        )
    scores["uw dev, r"] = Score.of_value(pearson(*zip(*pairs, strict=True)), len(pairs))
    files = ("data/dev_only/uw_factuality/dev.jsonl", "data/train/meantime/dev_and_train.jsonl", "data/splits.json")
    count = len(rows) + len(meantime(dev, every=True))
    return Outcome(count, PROTOCOL, scores, tuple(dev / name for name in files))


def told(rows: Sequence[tuple[list[str], list[Event]]]) -> list[tuple[Event, Any]]:
    """Return each gold event with what the network says of its word."""
    said = asking.propositions([words for words, _ in rows], [[event[0] for event in at] for _, at in rows])
    return [(event, found[event[0]][0]) for (_, at), found in zip(rows, said, strict=True) for event in at]


def uw(dev: Path) -> list[tuple[list[str], list[tuple[int, float]]]]:
    """Return (words, (trigger word, factuality)) of UW dev; a trigger is the last word of its span."""
    out = []
    for line in (dev / "data/dev_only/uw_factuality/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        out.append((row["text"].split(), [(t["span1"][1] - 1, float(t["label"])) for t in row["targets"]]))
    return out


def meantime(dev: Path, *, every: bool = False) -> list[tuple[list[str], list[tuple[int, str, str, str]]]]:
    """Return (words, (trigger word, time, certainty, polarity)) of the measuring documents, or of `every` document."""
    held = set(json.loads((dev / "data/splits.json").read_text(encoding="utf-8"))["meantime_dev"])
    out = []
    for line in (dev / "data/train/meantime/dev_and_train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["doc"] not in held and not every:
            continue
        events: dict[int, tuple[str, str, str]] = {}
        for mark in row["markables"].values():
            if mark["type"] == "EVENT_MENTION" and mark["tokens"] and mark["certainty"]:
                at = mark["tokens"][-1] if mark.get("pos") == "NOUN" else mark["tokens"][0]
                events[at] = (mark["time"], mark["certainty"], mark["polarity"])
        start = 0
        for _, group in groupby(row["tokens"], key=lambda t: t[0]):
            words = [w for _, w in group]
            out.append((words, [(i - start, *events[i]) for i in range(start, start + len(words)) if i in events]))
            start += len(words)
    return out


def binary(gold: Sequence[str], predicted: Sequence[str], positive: Collection[str]) -> Score:
    """Score one class (or several taken as one) against the rest."""
    right = sum(g in positive and p in positive for g, p in zip(gold, predicted, strict=True))
    return Score.of_counts(right, sum(p in positive for p in predicted), sum(g in positive for g in gold))


def pearson(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Return the correlation of two rows of numbers.

    Example:
        >>> pearson([1, 2, 3], [2, 4, 6])
        1.0
    """
    n = len(gold)
    a, b = sum(gold) / n, sum(predicted) / n
    both = sum((x - a) * (y - b) for x, y in zip(gold, predicted, strict=True))
    spread = math.sqrt(sum((x - a) ** 2 for x in gold) * sum((y - b) ** 2 for y in predicted))
    return both / spread if spread else 0.0
