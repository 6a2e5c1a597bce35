"""What to write in the place of a figure, its bound or its rate: figure with bound and unit, each in the form that its place takes."""

from __future__ import annotations

import re

from onrecord.check.amounts import Amount
from onrecord.core.vocab import lexicon

_UNIT = re.compile(r"(?P<gap>[\s-]{1,3})[^\W\d_]+")
_HALF = re.compile(r"\bhalf\b", re.IGNORECASE)
_RATE = re.compile(r"(?:an?|per|each|every)\b", re.IGNORECASE)
_LY = {"hour": "hourly", "day": "daily", "week": "weekly", "month": "monthly", "year": "yearly", "night": "nightly", "quarter": "quarterly",
       "fortnight": "fortnightly"}  # fmt: skip
_SET = re.compile(r"\b(?:cap|ceiling|limit|maximum|minimum)\b")
"""Bounds that are themselves the figure: "puts the cap at 15,000"."""
_PLAIN = {"about": "about", "most": "up to", "least": "at least"}
_SHARE = "percent"


def bounded(amount: Amount, figure: str) -> str:
    """Return a figure with the bound of an amount of a report before it.

    A bound by a verb ("topped"), behind its figure ("or more"), or under a denial ("cannot bear more than") is put in plain words.
    """
    words = " ".join(amount.bound_words.lower().split())
    if amount.bound == "exact":
        return figure
    plain = words in _ready() and amount.first < amount.start
    turned = (words in lexicon("quantity_bounds")["more_than"]) != (amount.bound == "least") and amount.bound != "about"
    if plain and not (turned and words in _strict()):
        return f"{words} {figure}"
    if amount.first < amount.start and words in _verbs() and amount.bound == "least":
        return f"more than {figure}"
    return f"{_PLAIN[amount.bound]} {figure}"


def _ready() -> frozenset[str]:
    """Return the bounds that stand before a figure anywhere."""
    return frozenset(lexicon("check_bounds")["plain"])


def _strict() -> frozenset[str]:
    """Return the bounds that a denial turns round."""
    return frozenset(lexicon("quantity_bounds")["more_than"]) | frozenset(lexicon("quantity_bounds")["less_than"])


def _verbs() -> frozenset[str]:
    """Return the bounds of more than a figure that are verbs and the like."""
    found = {*lexicon("quantity_bounds")["more_than"], *lexicon("check_bounds")["more_than"]}
    return frozenset(found) - _ready()


def another(given: str, own: Amount, text: str, other: Amount) -> str:
    """Return a report's figure for the draft's, with the unit, and with its bound where the draft has none; "" where it would not fit.

    Given `given`, the draft's text, and `text`, the report's. Two shares of which one is told in letters, two currencies, a figure
    of one thing for one of many, or a bound that contradicts the one that stays give no text.
    """
    figure = lowered(text[other.start : other.end])
    tail = given[own.end : own.last]
    if own.unit[:1] != other.unit[:1] and own.value == other.value:
        mine, theirs = _UNIT.match(given, own.end), _UNIT.match(text, other.end)
        if mine is None or theirs is None or mine["gap"] != theirs["gap"]:
            return ""
        return figure + theirs[0] + given[mine.end() : max(mine.end(), own.last)]
    shares = (_SHARE in own.unit[:1], _SHARE in other.unit[:1])
    counted = own.last > own.end and other.last > other.end
    alike = not counted or own.unit[0] in other.unit or other.unit[0] in own.unit
    if not alike or (own.unit and other.unit and shares[0] != shares[1]):
        return ""
    if (own.value < 1) != (other.value < 1) or (own.value == 1) != (other.value == 1):
        return ""
    if own.value < 1 and bool(_HALF.search(given[own.start : own.end])) != bool(_HALF.search(figure)):
        return ""
    if own.money != other.money:
        return ""
    if own.bound == "exact" and other.bound != "exact":
        return bounded(other, figure + tail) if own.first == own.start and not own.money else ""
    if own.bound not in ("exact", "about", other.bound) and not _SET.search(own.bound_words):
        return ""
    return figure + tail if not (own.bound == "about" and other.bound in ("most", "least")) else ""


def lowered(words: str) -> str:
    """Return a figure in letters without the capital of its place: "nine" of "Nine"."""
    return words[:1].lower() + words[1:] if words[:1].isalpha() and not words[:2].isupper() else words


def like(own: str, theirs: str, period: str) -> str:
    """Return a report's rate in the form of the draft's: "weekly" for "daily", "every week" for "each day"; `own` is "" where it has none.

    Example:
        >>> like("daily", "a week", "week"), like("", "annual", "year"), like("every day", "weekly", "week"), like("a day", "a week", "week")
        ('weekly', 'a year', 'every week', 'a week')
    """
    mine, one = own.lower(), "an hour" if period == "hour" else f"a {period}"
    if mine.endswith(("ly", "annual")):
        return _LY.get(period, "")
    if mine.startswith("/"):
        return ""
    if period not in _LY and period not in ("minute", "second", "season", "shift", "decade"):
        return theirs if _RATE.match(theirs) else ""
    if mine.split()[:1] in (["each"], ["every"]):
        return f"{mine.split()[0]} {period}"
    return theirs if _RATE.match(theirs) else one
