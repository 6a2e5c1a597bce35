"""Figures: which record an amount belongs to.

Rule `governed_figure`: the words above a figure, one after another, lead to the predicate that it belongs to ("killed at
least nine people and destroyed two bridges" has two). Where the words are not parsed, or lead to no record, a figure
belongs to the records close to it.

Source: Universal Dependencies version 2 (nummod, obj, obl).
"""

from __future__ import annotations

from bisect import bisect_right

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Predicate, Quantity, Reading
from onrecord.record.lookup import Lookup

REACH = 60
"""Most characters between a predicate and a figure that no grammar gives to another. Set by hand, 2026-11."""


class Figures:
    """The amounts of one reading by the predicate that governs each."""

    def __init__(self, reading: Reading, predicates: list[Predicate]) -> None:
        self._reading = reading
        self._starts = [token.start for token in reading.tokens]
        anchors = {at: predicate.anchor for predicate in predicates for at in self._inside(predicate.anchor)}
        self._owner = {quantity.anchor: self._above(quantity, anchors) for quantity in reading.quantities}

    def of(self, lookup: Lookup, predicate: Anchor, evidence: Anchor) -> tuple[Quantity, ...]:
        """Return the amounts that belong to the record of a predicate, out of those in its evidence."""
        return tuple(
            quantity
            for quantity in lookup.quantities(evidence)
            if (self._owner[quantity.anchor] or predicate) == predicate
            and (self._owner[quantity.anchor] is not None or _near(quantity.anchor, predicate))
        )

    def _inside(self, anchor: Anchor) -> range:
        """Return the indices of the tokens in a stretch."""
        first = max(0, bisect_right(self._starts, anchor.start) - 1)
        return range(first, bisect_right(self._starts, anchor.end - 1))

    def _above(self, quantity: Quantity, anchors: dict[int, Anchor]) -> Anchor | None:
        """Return the first record on the way from a figure up to the root of its sentence."""
        inside = self._inside(quantity.anchor)
        at = next((i for i in inside if self._reading.tokens[i].head not in inside), -1)
        while at >= 0:
            if at in anchors:
                return anchors[at]
            at = self._reading.tokens[at].head
        return None


def _near(figure: Anchor, predicate: Anchor) -> bool:
    """Tell whether a figure stands close to a predicate."""
    return max(figure.start - predicate.end, predicate.start - figure.end) <= REACH
