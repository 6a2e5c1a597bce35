"""Rates beside rates: of one period or of two, one reckoned for another, and figures that a rate beside them is not told of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.check.amounts import PERIODS, Amount
from onrecord.check.words import Word, stem

_HOURS = {"hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 730, "quarter": 2190, "year": 8760}
_SLACK = 0.05
"""Rates reckoned for another period may be so much of each other apart."""
_LENGTHS = frozenset(map(stem, "minute hour day week month year decade".split()))
_STRETCH = frozenset("last this past".split())
_KNOWN = frozenset("the these those its their his her".split())


def paced(one: Amount, other: Amount) -> bool:
    """Tell whether two figures are both rates of time, by two periods."""
    return one.per != other.per and {one.per, other.per} <= PERIODS


def of_pace(one: Amount, other: Amount) -> bool:
    """Tell whether two figures are rates by one period, and the other counts nothing beside it: "at a rate of 50 a month"."""
    return one.per == other.per and one.per in PERIODS and not other.unit


def one_pace(one: Amount, other: Amount) -> bool:
    """Tell whether two rates are one, reckoned for another period: "about 4,700 a year" for "90 a week"."""
    if not (one.per in _HOURS and other.per in _HOURS and other.value):
        return False
    return abs(one.value / _HOURS[one.per] / (other.value / _HOURS[other.per]) - 1) <= _SLACK


def alike(one: Amount, other: Amount) -> bool:
    """Tell whether two figures count the same first of all."""
    return one.unit[:1] == other.unit[:1]


def other_length(one: Amount, other: Amount) -> bool:
    """Tell whether two figures are the same number of two lengths of time: "14 weeks" for "14 months"."""
    lengths = {*one.unit[:1], *other.unit[:1]}
    return one.value == other.value and len(lengths) == 2 and lengths <= _LENGTHS


def timed(row: Sequence[Word], own: Amount, rated: Amount) -> bool:
    """Tell whether a figure has a stretch of time of its own before a rate that follows: "14 last week, against 50 a day"."""
    return bool({w.folded for w in row if own.last <= w.start < rated.start} & _STRETCH)


def of_known(row: Sequence[Word], own: Amount) -> bool:
    """Tell whether a figure only says of how many something is a part: "of the 40,000 doses, the first 12,000"."""
    ahead = [w.folded for w in row if w.start < own.start][-2:]
    return ahead[:1] == ["of"] and ahead[-1] in _KNOWN
