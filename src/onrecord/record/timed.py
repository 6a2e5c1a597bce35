"""Timed: the one time that an event is told to take place at, put together from the expressions printed with it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.anchor import Anchor
from onrecord.core.record import SILENT, Field, Stated
from onrecord.core.times import Timex

SPANNING = frozenset({"to", "until", "till", "through", "and", "or", "-", "–"})
"""What stands between the two ends of a span of time."""


def with_other_end(text: str, own: Sequence[Timex], near: Sequence[Timex]) -> list[Timex]:
    """Return the one expression told of an event with the other end of the span that it stands in.

    Rule `both_ends`: of "between January and May 2031" the whole is told, though the reader heard one end of it.
    """
    if len(own) != 1:
        return list(own)
    at = near.index(own[0])
    for first, last in ((at - 1, at), (at, at + 1)):
        if first >= 0 and last < len(near) and _ends(text, near[first], near[last]):
            return [near[first], near[last]]
    return list(own)


def _ends(text: str, first: Timex, last: Timex) -> bool:
    """Tell whether two expressions are the ends of one span."""
    between = text[first.anchor.end : last.anchor.start].strip(" ,").lower()
    return first.type == last.type == "DATE" and between in SPANNING


def of(text: str, told: Sequence[Timex]) -> Field[str]:
    """Return the time of an event from the expressions told of it, silent where they disagree.

    Rule `one_time`: an hour beside a day is part of that day; two times with "to", "and" or "or" between them are a span
    ("from 1885 to 1951"); an hour of no day states nothing. Source: gold guide, section 2 (time); ISO 8601 intervals.
    """
    days = [t for t in told if t.type == "DATE"] or list(told)
    values = [(value, t) for t in days if t.value and (value := t.value.split("T")[0])]
    if len(values) == 1:
        return Stated(values[0][0], values[0][1].anchor, values[0][1].basis or "printed")
    if len(values) == 2:
        (first, a), (last, b) = sorted(values, key=lambda row: row[1].anchor.start)
        between = text[a.anchor.end : b.anchor.start].strip(" ,").lower()
        if between in SPANNING and len(first) == len(last) and first < last and "/" not in first + last:
            return Stated(f"{first}/{last}", Anchor.of(text, a.anchor.start, b.anchor.end), a.basis or "printed")
    return SILENT
