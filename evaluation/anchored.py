"""Scoring for the authored sets whose labels are a few words with an occurrence: gaps, support notes, presuppositions.

The same words may carry several labels ("time and place were not announced"): they count as one, found once. A second
prediction on a found one is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import Outcome, Score
from evaluation.pairing import Span, locate, shares_word

Row = dict[str, Any]
Find = Callable[[str], list["Found"]]
Agree = Callable[[Sequence[Row], Row], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A predicted thing: its words' offsets and the row of the reader's answer."""

    span: Span
    row: Row


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels that share the same words."""

    span: Span
    rows: tuple[Row, ...]


def measure_set(
    name: str, data: Path | None, *, key: str, find: Find, fields: Mapping[str, Agree], protocol: str
) -> Outcome:
    """Score both halves of an authored set, each apart.

    `key` names the list of labels in a line, `find` gives the predictions for a text, and `fields` tells of each
    further measure whether a found prediction is right.
    """
    scores: dict[str, Score] = {}
    count = 0
    files = folders.set_files(name, data)
    for half, file in files.items():
        rows = folders.read_lines(file)
        found = [(row["text"], labels(row["text"], row[key]), find(row["text"])) for row in rows]
        scores.update({f"{part}, {half}": value for part, value in score(found, fields).items()})
        count += len(rows)
    return Outcome(count, protocol, scores, tuple(files.values()))


def labels(text: str, rows: Sequence[Row]) -> list[Labelled]:
    """Pin the labels of a text; those with the same words become one."""
    grouped: dict[Span, list[Row]] = {}
    for row in rows:
        grouped.setdefault(locate(text, row["exact"], row["n"]), []).append(row)
    return [Labelled(span, tuple(group)) for span, group in grouped.items()]


def score(
    found: Sequence[tuple[str, Sequence[Labelled], Sequence[Found]]], fields: Mapping[str, Agree]
) -> dict[str, Score]:
    """Score all texts: found, told apart, and the fields on what was found.

    Example:
        >>> label = Labelled((0, 7), ({"state": "unknown"},))
        >>> score([("unclear why", [label], [Found((0, 7), {})])], {})["found"]
        Score(p=1.0, r=1.0, f1=1.0, n=1)
    """
    right = wrong = total = apart = 0
    agreed = dict.fromkeys(fields, 0)
    for text, gold, predicted in found:
        hits, stray = match(text, gold, predicted)
        right += len(hits)
        wrong += stray
        total += len(gold)
        apart += bool(gold) == bool(predicted)
        for name, agree in fields.items():
            agreed[name] += sum(agree(label.rows, prediction.row) for label, prediction in hits)
    return {
        "found": Score.of_counts(right, right + wrong, total),
        "told apart": Score.of_share(apart, len(found)),
        **{f"{name} of found": Score.of_share(count, right) for name, count in agreed.items()},
    }


def match(text: str, gold: Sequence[Labelled], predicted: Sequence[Found]) -> tuple[list[tuple[Labelled, Found]], int]:
    """Give each label its first prediction, and count the predictions that touch no label."""
    hits = []
    for label in gold:
        hit = next((p for p in predicted if shares_word(text, label.span, p.span)), None)
        if hit is not None:
            hits.append((label, hit))
    stray = sum(not any(shares_word(text, label.span, p.span) for label in gold) for p in predicted)
    return hits, stray


def layer(name: str) -> Find:
    """Return a finder that takes one list of the JSON contract, by its rows' anchors."""

    def find(text: str) -> list[Found]:
        return [Found(asking.span(row["anchor"]), row) for row in asking.rows(asking.read_text(text), name)]

    return find
