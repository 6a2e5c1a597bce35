"""Rates beside rates: of one period or of two, one reckoned for another, and figures that a rate beside them is not told of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise, permutations

from onrecord.check.amounts import PERIODS, Amount
from onrecord.check.cues import listed
from onrecord.check.words import Word, stem

_HOURS = {"hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 730, "quarter": 2190, "year": 8760}
_SLACK = 0.05
"""Rates reckoned for another period may be so much of each other apart."""
_LENGTHS = frozenset(map(stem, "minute hour day week month year decade".split()))
_OCCASIONS = frozenset(map(stem, "times occasions".split()))
_OVER = re.compile(
    r"(?:\s?%|\s(?:per ?cent|points?))?\s(?P<over>(?:over|within|in) (?:the (?:next|last|past) )?(?:\w+|\d+) (?:years|months|weeks|days)"
    r"|since \w+)\b"
)
"""A stretch of time right behind a figure that is of the whole of it: "6% over two years", "6 per cent since January"."""
_STRETCH = frozenset("last this past".split())
_WHOLE = 100.0
_SHORT = frozenset(
    "nearly|almost|approaching|close to|close on|nigh on|not quite|just under|a little under|just short of|not far short of|just shy of|"
    "a shade under|a fraction under".split("|")
)
"""Bounds that say that a figure is not quite reached, by either word."""
_REST = frozenset("rest remaining remainder others".split())
_PERHAPS = frozenset("perhaps possibly maybe".split())
_MODAL = frozenset("may might could".split())
_TOGETHER = frozenset("all altogether total both together combined".split())
_FACTORS = {
    **dict.fromkeys("double doubled doubles doubling twice twofold half halved halves halving".split(), 2.0),
    **dict.fromkeys("treble trebled triple tripled tripling threefold thrice third".split(), 3.0),
    **dict.fromkeys("quadruple quadrupled fourfold quarter".split(), 4.0), "fifth": 5.0, "tenfold": 10.0, "tenth": 10.0,
}  # fmt: skip
"""Words that tell what one figure is of another that is not printed: "double the figure of eight years ago"."""
_BY = frozenset("by up down another further extra".split())
_MORE = frozenset("more fewer less higher lower up down".split())
_BESIDE = 4
"""So near to a figure they tell that it is what two others are apart: "6,500 lower than in May", "up by 40"."""
_BREATH = 12
"""Two figures of one vote stand at most so many code points apart: "seven votes to four"."""
_NEAR = 40
"""A modal verb stands at most so many code points before the figure that it leaves open."""
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


def only_pace(own: Amount, same: Amount, nearest: Amount) -> bool:
    """Tell whether two figures are the same number of two paces, and the nearest of the same things is none: "900 a day" of people."""
    return own.value == same.value and paced(own, same) and not nearest.per


def stretch(text: str, own: Amount, other: Amount) -> tuple[int, int] | None:
    """Return the stretch that a figure is told of as a whole, where the draft's same one is a rate: "up to 6% over two years"."""
    told = _OVER.match(text, other.end) if own.per in PERIODS and own.value == other.value else None
    return told.span("over") if told else None


def times(rows: tuple[Sequence[Word], Sequence[Word]], own: Amount, other: Amount) -> bool:
    """Tell whether one figure counts how often a deed was done that the other one counts: "met 14 times", "14 meetings".

    `rows` are the words of their sentences.
    """
    return any(_times(row, a, b) for row, a, b in ((rows[0], own, other), (rows[1], other, own)))


def _times(row: Sequence[Word], one: Amount, other: Amount) -> bool:
    """Tell whether the first of two figures counts how often a deed was done that the other one counts."""
    if not set(one.unit[:1]) & _OCCASIONS:
        return False
    if paced(one, other):
        return True  # "three times a day", "three trips a week"
    here = next((n for n, word in enumerate(row) if word.start >= one.start), len(row))
    return bool({w.stem for w in row[max(0, here - 2) : here] if w.stem} & set(other.unit[:2]))


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


def again(row: Sequence[Word], own: Amount) -> bool:
    """Tell whether a figure tells how often something comes, as a rate does: "every two days"."""
    return [w.folded for w in row if w.start < own.start][-1:] in (["every"], ["each"])


def softened(row: Sequence[Word], own: Amount, theirs: Sequence[Word], other: Amount) -> bool:
    """Tell whether a sentence leaves its figure as open as a report's "about" or "perhaps more", in a way of its own.

    "It may have lasted 300 years" for "lasted some 300 years"; "some 30 million" for "30 million, perhaps more". Two bounded figures
    that are not the same number are another fault, if one.
    """
    if "exact" not in (own.bound, other.bound) and own.value != other.value:
        return True
    if any(
        a.bound == "about" and b.bound == "most" and b.bound_words.lower() in _SHORT
        for a, b in ((own, other), (other, own))
    ):
        return True  # "just under 30" for "nearly 30"
    if own.bound == "about" and other.bound_words.lower() == "within":
        return True  # "came within 15 kilometres": some 15 kilometres off
    if own.bound == "about":
        return other.bound == "least" and bool(set(other.bound_words.lower().split()) & _PERHAPS)
    ahead = {w.folded for w in row if w.start < own.start and own.start - w.start < _NEAR}
    return other.bound == "about" and own.bound == "exact" and bool(ahead & _MODAL - {w.folded for w in theirs})


def of_rest(row: Sequence[Word], own: Amount, other: Amount) -> bool:
    """Tell whether a share is what another leaves of the whole, where the report says that somebody has the rest."""
    both = own.unit[:1] == other.unit[:1] == ("percent",)
    return both and own.value + other.value == _WHOLE and bool({w.folded for w in row} & _REST)


def reckoned(own: Amount, near: Collection[str], inside: Sequence[Amount], about: Sequence[Amount], one: bool) -> bool:
    """Tell whether a figure is what two others are apart, make together, or are of each other: "six more" for 31 and 37.

    `near` are the words near the figure, `inside` the figures of the report's sentence, of which `one` tells that it has a "one" too,
    and `about` those of its paragraph: "1.4 metres to go" for 210.6 in one sentence and 212 in the other. A sum is one where the
    draft says so ("all three counts"), or of two figures told in one breath ("by seven votes to four"; "four of the eleven").
    """
    pairs = [(a.value, b.value) for a, b in permutations(inside, 2) if min(a.value, b.value) > 1]
    if any(_is(own.value, of) for a, b in pairs for of in (a - b, a * b, a / b)):
        return True
    than = "than" in near  # "13 metres taller than the old one", told of as 61 metres and 48
    same = [other for other in about if than or other.unit[:1] == own.unit[:1] != ()]
    if any(_is(own.value, a.value - b.value) for a, b in permutations(same, 2)):
        return True
    values = [*(other.value for other in inside), *([1.0] if one else [])]
    if _TOGETHER & set(near) and any(_is(own.value, a + b) for a, b in combinations(values, 2)):
        return True
    breath = (
        (a, b)
        for a, b in pairwise(inside)
        if b.start - a.end < _BREATH and a.unit[:1] == own.unit[:1] and not b.unit[:1]
    )
    return any(_is(own.value, a.value + b.value) for a, b in breath)


def compared(
    own: Amount, mine: tuple[Sequence[Word], Sequence[Amount]], row: Sequence[Word], inside: Sequence[Amount]
) -> bool:
    """Tell whether a report's sentence gives the draft's figure without printing it: "19 percent" for "38, double the figure of 2022".

    It stands there by what it is of another or how far it is from it ("6,500 lower than in May"), or in two parts ("87 boys and
    94 girls"). A draft that keeps the comparison and not the figure compared has put its own in the place of that: `mine` are
    the words and figures of its sentence.
    """
    told, here = {w.folded for w in mine[0]}, [one for one in mine[1] if one.start != own.start]
    factors = {_FACTORS[w.folded]: w.folded for w in row if w.folded in _FACTORS}
    for base in inside:
        kept = any(one.value == base.value for one in here)
        for factor, word in factors.items():
            values = (base.value * factor, base.value / factor, *_by_part(base.value, 1 / factor, row))
            if (kept or word not in told) and any(_is(own.value, value) for value in values):
                return True
        for apart in inside:
            if apart is not base and _apart(row, apart) and (kept or all(one.value != apart.value for one in here)):
                values = _by_part(base.value, apart.value / _WHOLE, row) if apart.unit[:1] == ("percent",) else ()
                if any(_is(own.value, v) for v in (base.value + apart.value, base.value - apart.value, *values)):
                    return True
    return any(
        own.unit[:1] not in [one.unit[:1] for one in parts] and _is(own.value, sum(one.value for one in parts))
        for parts in _listed(row, inside)
    )


def summed(own: Amount, inside: Sequence[Amount]) -> bool:
    """Tell whether a figure may be the sum of two of a sentence, though nothing says so."""
    return any(_is(own.value, a.value + b.value) for a, b in combinations(inside, 2) if min(a.value, b.value) > 1)


def _listed(row: Sequence[Word], inside: Sequence[Amount]) -> Iterator[Sequence[Amount]]:
    """Yield the figures that a sentence tells in one list, from each to the last behind its "and": "12 men, 9 women and 4 children"."""
    for last in range(1, len(inside)):
        for first in range(last - 1, -1, -1):
            a, b = inside[first : first + 2]
            between = [w.folded for w in row if a.end <= w.start < b.start]
            if len(between) > _BESIDE or (first == last - 1 and "and" not in between):
                break
            yield inside[first : last + 1]


def _by_part(value: float, part: float, row: Sequence[Word]) -> tuple[float, ...]:
    """Return what a figure was before it grew or shrank by a part: "rose by a fifth to 12,000"."""
    if part >= 1 or not {w.folded for w in row} & (_BY | _MORE):
        return ()
    return (value / (1 + part), value / (1 - part), value * (1 + part), value * (1 - part))


def _apart(row: Sequence[Word], one: Amount) -> bool:
    """Tell whether a figure says how far apart two others are: "14,000 fewer than in April", "by 40", "three points wider than"."""
    ahead = [w.folded for w in row if w.start < one.first][-2:]
    behind = [w.folded for w in row if w.start >= one.end][: _BESIDE + 1]
    wider = any(a.endswith("er") and b == "than" for a, b in pairwise(behind))
    return bool(_BY & set(ahead)) or bool(_MORE & set(behind[:_BESIDE])) or wider


def _is(value: float, reckoned: float) -> bool:
    """Tell whether two values are the same, but for what reckoning with parts leaves."""
    return reckoned > 0 and abs(value - reckoned) <= 1e-6 * max(1.0, abs(value))


def beyond(row: Sequence[Word], own: Amount, theirs: Sequence[Word]) -> bool:
    """Tell whether a sentence tells what no longer holds past a bound: "above 40 the effect is gone" for "it works only below 40"."""
    beside = {w.folded for w in row if not own.first <= w.start < own.last}
    return bool(beside & listed("fails") - {w.folded for w in theirs})
