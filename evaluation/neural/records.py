"""Task `records`: which words carry a record, and its labels, by anchors in a report's text.

Pairing and macro-F1 follow the gold's own scorer: anchors pair one to one by overlap; the mean runs over the labels
that the gold of the paired records has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation.outcome import Score
from evaluation.pairing import Span, pairs

PROTOCOL = "body sentences by the gold's blocks, cut by the project's tokens; anchors pair one to one by overlap"
FIELDS = ("modality", "polarity", "certainty", "event", "attributed")
Row = tuple[Span, Mapping[str, str]]
"""An anchor and its labels."""


def score(reports: Sequence[tuple[Sequence[Row], Sequence[Row]]]) -> dict[str, Score]:
    """Score (gold, predicted) records of all reports: which, and each field over the paired ones."""
    together: list[tuple[Mapping[str, str], Mapping[str, str]]] = []
    there = found = 0
    for gold, predicted in reports:
        there, found = there + len(gold), found + len(predicted)
        matched = pairs([g[0] for g in gold], [p[0] for p in predicted])
        together += [(gold[i][1], predicted[j][1]) for i, j in matched]
    out = {"records": Score.of_counts(len(together), found, there)}
    for field in FIELDS:
        rows = [(g[field], p[field]) for g, p in together if field in g and field in p]
        if rows:
            out[f"{field}, macro"] = Score.of_value(macro(rows), len(rows))
            out[f"{field}, accuracy"] = Score.of_share(sum(g == p for g, p in rows), len(rows))
    return out


def macro(rows: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the labels that the gold has.

    Example:
        >>> macro([("a", "a"), ("b", "a")])
        0.3333333333333333
    """
    each = by_label(rows)
    return sum(each.values()) / len(each)


def by_label(rows: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Return the F1 of each label that the gold has."""
    out = {}
    for label in sorted({g for g, _ in rows}):
        right = sum(g == p == label for g, p in rows)
        found, there = sum(p == label for _, p in rows), sum(g == label for g, _ in rows)
        out[label] = 2 * right / (found + there)
    return out
