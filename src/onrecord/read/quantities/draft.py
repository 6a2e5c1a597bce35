"""Drafts: amounts being put together, and what one amount of a list takes from its neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.core.reading import Bound
from onrecord.read.quantities.numbers import HYPHENS
from onrecord.read.quantities.pieces import Piece

LISTED = frozenset({("and",), ("or",), ("to",), (",",)})
HANGING = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("to",)})


@dataclass(slots=True)
class Draft:
    """An amount being put together: indexes of its first piece and behind its last, of its number, and its fields."""

    first: int
    end: int
    digits: int
    value: float
    high: float | None = None
    bound: Bound = "exact"
    vague: bool = False
    unit: str | None = None
    per: str | None = None
    of: str | None = None
    part_of: str | None = None
    share: bool = False
    measured: bool = False


def inherit(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> None:
    """Give a bare number the unit of the amount that it is listed with.

    A share serves the number before it ("1.5 and 3 percent"), each end of a change the other ("from 80 kg to
    70", "from 4 to 5 boats"), and a hyphen left hanging waits for the noun of the next ("four-, five- and six-cylinder").
    """
    for left, right in reversed(list(pairwise(drafts))):
        joined = tuple(piece.low for piece in pieces[left.end : right.first])
        hanging = joined[:1] if joined and joined[0] in HYPHENS else ()
        shared = (right.share and joined in LISTED) or (hanging and joined[1:] in HANGING and right.unit)
        if shared and left.unit is None and left.part_of is None:
            left.unit = right.unit
    for left, right in pairwise(drafts):
        joined = tuple(piece.low for piece in pieces[left.end : right.first])
        opened = left.first > 0 and pieces[left.first - 1].low == "from"
        if not opened or joined != ("to",) or left.part_of is not None or right.part_of is not None:
            continue
        if left.measured and right.unit is None:
            right.unit, right.per = left.unit, right.per or left.per
        elif left.unit is None:
            left.unit, left.per = right.unit, right.per
