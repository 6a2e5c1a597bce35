"""Amounts as printed: the figure, what bounds it, what it is a rate of, and the words that it counts.

Both sides of a check are read by the same few rules, so that two ways of printing one amount come out the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from onrecord.check.numbered import BEHIND, bounds_nothing, is_denied, is_label, is_paper, vaguely
from onrecord.check.words import Word
from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.core.vocab import lexicon

BoundGroup = Literal["exact", "about", "most", "least"]
PERIODS = frozenset("hour day week month year minute second quarter night fortnight season shift decade".split())
"""Rates of time; other rates are of things ("per head")."""
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: float(i) for i, word in enumerate(_ONES.split())} | {
    word: 10.0 * i for i, word in enumerate(_TENS.split(), 2)
}
_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "dozen": 12.0,
}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1, "two-thirds": 2 / 3}
_BEFORE_PARTS = frozenset("a one by of to about than least most nearly almost".split())
_ORDINALS = {
    "thirds": 3,
    "quarters": 4,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenths": 10,
}
"""Plurals by which a figure in letters is a share: "four-fifths", "two thirds"."""
_POINTS = 2.0
"""A share in letters may be so many points off one in percent: "four-fifths" for 81 percent."""
_OFF = 0.1
"""A figure made round may be so much off."""
_WHOLE = frozenset("of the its their all his her".split())
"""Words behind "half" by which it is a share of something: "half of the traffic"."""
_HUNDRED = 100.0
_CLOSED = frozenset(
    "by on at since until from with before after because while if unless although though which who that when where "
    "is are was were has have had will would could may might can must should said".split()
)
"""Words behind which nothing is counted any more: "had climbed to 321 by Friday night"."""
_TIMES = {"twice": 2.0, "thrice": 3.0}
_GROUPS: dict[str, BoundGroup] = {
    "about": "about", "at_most": "most", "less_than": "most", "at_least": "least", "more_than": "least", "exact": "exact",
    "after_at_least": "least", "after_more_than": "least", "after_at_most": "most", "after_about": "about",
}  # fmt: skip
_TURNED: dict[str, BoundGroup] = {"more_than": "most", "less_than": "least"}
"""Bounds that a denial turns round: "does not bear more than 20 tonnes"."""
_PERIODS = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "minute": "minute", "second": "second",
            "quarter": "quarter", "night": "night", "annum": "year", "fortnight": "fortnight", "season": "season", "shift": "shift",
            "decade": "decade"}  # fmt: skip
_LY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "annual": "year",
       "nightly": "night", "fortnightly": "fortnight", "quarterly": "quarter"}  # fmt: skip
_MEASURES = "tonne|ton|barrel|kilo|kilogram|litre|liter|head|hectare|acre|bushel|crate|sack|kilometre|mile|metre|bag|household|passenger"
_BEHIND = (
    "at|in|on|by|for|from|to|and|but|through|via|between|across|along|over|under|into|there|here|when|while|if|as|with|during|since|"
    "until|before|after|than|or|against|of|because|so|amid|despite|without|beyond|around|only|not|just|who|which|that|according|said|"
    "says|say|where|is|are|was|were|will|would|has|have|had|can|could|may|might"
)
"""Words that show that a rate by an adverb has ended, so that it is no adjective ("its biggest daily gain")."""
_FOLLOWS = r"(?=[.,;:!?”\"]|\s+(?:" + _BEHIND + r")\b|\s*$)"
_AFTER = "".join(rf"(?<!\b{word}\s)" for word in "after before within half than for".split())
"""No rate begins behind these: "by 40 votes after a night of threats"."""
_NO_RATE = (
    r"(?!\s+(?:of (?:the )?[a-z]+s\b|ago|later|earlier|before|after|old|long|or(?!\s+(?:more|so|less|above)\b))\b)"
)
_RATE = re.compile(
    r"\b(?!a\s+(?:second|quarter)\b(?:(?!" + _FOLLOWS + r")|\s+of\b))"
    r"(?:(?:(?P<each>per|each|every)|" + _AFTER + r"an?|in a|in every)[\s-]+(?:(?:single|working|calendar)\s+)?(?P<period>" + "|".join(_PERIODS) + r")|"
    r"(?-i:per\s+(?P<other>(?!cent\b)[a-z]{3,20}))|(?:a|each|every)\s+(?P<measure>" + _MEASURES + r")|"
    r"(?<=\btimes )(?:an?|each|every)\s+(?P<thing>[a-z]{3,20})|(?P<ly>" + "|".join(_LY) + r")"
    + _FOLLOWS + r")(?![\w’'])(?(each)" + _NO_RATE.replace("before|after|", "") + "|" + _NO_RATE + ")", re.IGNORECASE,
)  # fmt: skip
_AT_RATE = re.compile(
    r"\s{1,3}an?\s{1,3}(?P<period>" + "|".join(_PERIODS) + r")(?P<other>)(?P<measure>)(?P<thing>)(?P<ly>)\b"
)
"""A rate right behind a figure with "at" before it, whatever follows: "at 1,100 an hour before the cut"."""
_EVERY = re.compile(
    r"\b(?:(?:each|every|by the)\s+(?P<period>" + "|".join(_PERIODS) + r")|(?P<again>" + "|".join(_PERIODS) + r")\s+(?:after|in,?\s+)\s*(?P=again))\b",
    re.IGNORECASE,
)  # fmt: skip
_SIGNS = {"h": "hour", "hr": "hour", "hour": "hour", "kph": "hour", "mph": "hour", "s": "second", "sec": "second", "min": "minute",
          "minute": "minute", "d": "day", "day": "day", "week": "week", "month": "month", "yr": "year", "year": "year"}  # fmt: skip
_SIGNED = re.compile(
    r"[\s-]?(?:[a-z]{1,15}\.?\s?(?P<rate>/\s?(?P<sign>" + "|".join(sign for sign in _SIGNS if not sign.endswith("ph"))
    + r"))|(?P<speed>[km]ph))\b", re.IGNORECASE,
)  # fmt: skip
"""A rate by a sign right behind its figure: "185 km/h", "40 mph"."""
_MONEY = re.compile(r"[€£$]$|(?<![A-Za-z])[A-Z]{2,3}$")
_SIGNED_UNITS = "kg|km|cm|mm|ml|ha|ft|lb|lbs|kW|MW|GW|kWh|MWh|GWh|TWh|mph|kph|tn|bn|m|t"
_FIGURE = re.compile(
    r"(?:(?<![\w.:/-])|(?<=\b[A-Z]{2})(?=[\d.,]+\s?(?:m|bn|million|billion)\b)|(?<=\b[A-Z]{3})(?=[\d.,]+\s?(?:m|bn|million|billion)\b))"
    r"\d+(?:,\d{3})*(?:\.\d+)?(?:(?![\w:/])(?!\.\d)|(?=(?:" + _SIGNED_UNITS + r")\b(?!/)))"
)
"""A figure in digits: alone, with the sign of a unit right behind it ("640kg"), or of a currency before it ("RG34.8 million")."""
_REACHES = (
    "of|is|was|at|to|be|average|averages|averaged|reach|reaches|reached|total|totals|totalled|exceed|exceeds|exceeded"
)
_SPANS = {
    "2 week": "fortnight",
    "7 day": "week",
    "24 hour": "day",
    "30 day": "month",
    "60 minute": "hour",
    "12 month": "year",
    "3 month": "quarter",
    "10 year": "decade",
}
"""Periods told by a number of shorter ones."""
_SPANNED = re.compile(
    r"\b(?:per|each|every|in(?=\s24\shours))\s+(?P<many>\d{1,3}|other|second|third|" + "|".join(_ONES.split()[2:13]) + r")\s+(?P<period>"
    + "|".join(_PERIODS) + r")s?(?![\w’'])", re.IGNORECASE,
)  # fmt: skip
"""A rate of more than one period: "200 days every two years", "a boat every other week"."""
_NTH = {"other": 2.0, "second": 2.0, "third": 3.0}
_PLUS = re.compile(r"\+|[-‑]plus\b")
"""A sign of more right behind a figure: "400+ people", "the 400-plus members"."""
_NEXT_BOUND = re.compile(
    r" (?=at (?:least|most) (?:\d|"
    + "|".join((*_NUMBERS, *WEEKDAYS, *MONTHS))
    + r"|next|tomorrow|noon|midnight|the end))"
)
_PARTED = re.compile(r"[.;:!?”\"(]")
_FRONTED = re.compile(
    r"\b(?P<ly>" + "|".join(_LY) + r"|(?:day|week|month|year|hour)['’]s)(?:\s+(?:[\w-]+\s+){1,4}?(?:" + _REACHES + r"))?"
    r"\s+(?:[\w-]+\s+){0,3}[€$£]?$", re.IGNORECASE,
)  # fmt: skip
"""A rate told by an adjective before its figure: "an annual loss of at least 40 million"."""
OF_TEN = 4
"""The two figures of such a share stand so many words apart at most: "two wells in every five"."""
_OUT_OF = re.compile(r"in(?: every)?|(?:\b[a-z]{1,20} )?out of(?: every)?|\b[a-z]{1,20} in every")
REACH = 10
"""A rate stands at most so many words behind its figure."""
_SET = re.compile(r"\b(?:cap|ceiling|limit|maximum|minimum)\b")
"""Bounds that are themselves the figure, so that it is not rounded: "puts the cap at 15,000"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount: the offsets of its figure, of all its words, its value, bound and rate, the stems counted, and a currency's sign."""

    start: int
    end: int
    first: int
    last: int
    value: float
    bound: BoundGroup
    bound_words: str
    per: str
    per_words: tuple[int, int] | None
    unit: tuple[str, ...]
    money: str = ""

    def near(self, other: Amount) -> bool:
        """Tell whether two values are the same, or one is the other made round and said to be so."""
        if abs(self.value - other.value) <= 1e-9 * max(1.0, abs(self.value)):
            return True
        if (self.value < 1) != (other.value < 1) and "percent" in (*self.unit, *other.unit):
            mine, theirs = (one.value * _HUNDRED if one.value < 1 else one.value for one in (self, other))
            return abs(mine - theirs) <= _POINTS
        if self.bound == "exact" or not other.value or _SET.search(self.bound_words):
            return False
        apart = (other.value - self.value) / abs(other.value)
        far = vaguely(self.value) or _OFF  # "over 300" for 350
        low, high = {"about": (-_OFF, _OFF), "least": (0.0, far), "most": (-_OFF, 0.0)}[self.bound]
        return low <= apart <= high


def amounts(text: str, inside: tuple[Word, ...], skipped: Iterable[tuple[int, int]]) -> tuple[Amount, ...]:
    """Return the amounts of one sentence; those in `skipped` stretches (dates, clock times) are none."""
    kept: list[Amount] = []
    stretches = tuple(skipped)
    at = 0
    while at < len(inside):
        value, many = _value(text, inside, at)
        if (
            many
            and not _of_ten(inside, at)
            and not is_label(text, inside, at)
            and not any(inside[at].start < end and start < inside[at + many - 1].end for start, end in stretches)
        ):
            kept.append(_amount(text, inside, at, at + many, value))
        at += max(many, 1)
    return tuple(kept)


def _of_ten(inside: tuple[Word, ...], at: int) -> bool:
    """Tell whether a figure in letters is of a share told in two, "two in five", "one out of ten": it counts nothing."""
    row = [word.folded for word in inside[max(0, at - OF_TEN) : at + OF_TEN + 1]]
    here = min(at, OF_TEN)
    return any(
        here in (a, b) and row[a] in _NUMBERS and row[b] in _NUMBERS and _OUT_OF.fullmatch(" ".join(row[a + 1 : b]))
        for a in range(len(row)) for b in range(a + 2, min(len(row), a + OF_TEN + 1))
    )  # fmt: skip


def number_of(word: Word) -> float | None:
    """Return the value of a word that is a figure alone, None for other words."""
    if word.folded.isdigit():
        return float(word.folded)
    return _NUMBERS.get(word.folded)


def is_number(word: Word) -> bool:
    """Tell whether a word is a figure, in digits or in letters."""
    return word.folded[0].isdigit() or word.folded in _NUMBERS or word.folded in _SCALES


def paces(text: str, inside: tuple[Word, ...]) -> dict[str, tuple[int, int]]:
    """Return how often something is told to happen without a figure, "daily" or "every week", with the words' offsets."""
    found = {_LY[word.folded]: (word.start, word.end) for at, word in enumerate(inside)
             if word.folded in _LY and not (at and (word.capital or (inside[at - 1].folded == "the" and is_paper(inside[at + 1 :]))))}  # fmt: skip
    if inside:
        for match in _EVERY.finditer(text, inside[0].start, inside[-1].end):
            found[_PERIODS[(match["period"] or match["again"]).lower()]] = match.span()
    return found


def _value(text: str, inside: tuple[Word, ...], at: int) -> tuple[float, int]:
    """Return the value of the figure that begins at a word, and how many words it has (0: none begins here)."""
    word = inside[at]
    before = inside[at - 1].folded if at else ""
    following = inside[at + 1].folded if at + 1 < len(inside) else ""
    if word.folded in _PARTS and before in _BEFORE_PARTS:
        return _PARTS[word.folded], 1
    if word.folded == "half" and following in _WHOLE and before not in ("and", "first", "second", "other"):
        return _PARTS["half"], 1
    if word.folded in _NUMBERS and following in _ORDINALS and 1 <= _NUMBERS[word.folded] < _ORDINALS[following]:
        return _NUMBERS[word.folded] / _ORDINALS[following], 2
    if word.folded in _TIMES:
        return _TIMES[word.folded], 1
    if word.folded[0].isdigit():
        figure = _FIGURE.match(text, word.start)
        if figure is None or figure.end() != word.end:
            return 0.0, 0
        value, many = float(word.folded), 1
    elif word.folded in _NUMBERS and not (word.folded == "one" and following not in _SCALES):
        value, many = _NUMBERS[word.folded], 1
        if word.folded in _TENS.split() and following in _ONES.split()[1:10] and text[word.end] in "- ":
            value, many = value + _NUMBERS[following], 2
    elif word.folded in ("hundred", "thousand", "million", "billion", "dozen") and before in ("a", "half"):
        half = "half" in (before, inside[at - 2].folded if at > 1 else "")  # "half a dozen"
        value, many = _SCALES[word.folded] * (0.5 if half else 1.0), 1
    else:
        return 0.0, 0
    if [w.folded for w in inside[at + many : at + many + 3]] == ["and", "a", "half"]:
        value, many = value + 0.5, many + 3
    while (
        at + many < len(inside)
        and inside[at + many].folded in _SCALES
        and not text.startswith("/", inside[at + many].end)  # "30 m/s"
    ):
        value *= _SCALES[inside[at + many].folded]
        many += 1
    more = _value(text, inside, at + many + 1) if _and(inside, at + many) and value >= _HUNDRED else (0.0, 0)
    if more[1] and not inside[at + many + 1].folded[0].isdigit() and 0 < more[0] < _HUNDRED:
        return value + more[0], many + 1 + more[1]
    scale = _SCALES.get(inside[at + many + more[1]].folded, 0.0) if more[1] else 0.0
    if scale > _HUNDRED and value < scale and 0 < more[0] / scale < _HUNDRED:
        return (value + more[0] / scale) * scale, many + 1 + more[1]  # "a hundred and thirty thousand"
    return value, many


def _many(folded: str) -> float:
    """Return of how many periods a rate is: "every two years", "every other week"."""
    return _NTH.get(folded) or _NUMBERS.get(folded) or float(folded)


def _and(inside: tuple[Word, ...], at: int) -> bool:
    """Tell whether a figure may go on in words behind an "and": "a hundred and nine"."""
    return at + 1 < len(inside) and inside[at].folded == "and" and inside[at - 1].folded in ("hundred", "thousand")


def _amount(text: str, inside: tuple[Word, ...], at: int, after: int, value: float) -> Amount:
    """Put one amount together from the words around its figure."""
    start, end = inside[at].start, inside[after - 1].end
    unit = tuple(_unit(text, inside, after)) if inside[at].folded not in _TIMES else ()
    money = _MONEY.search(text, max(0, start - 3), start)
    bound, words, first = _bound(text, inside, at, after, unit)
    per, span = _per(text, inside, start, after)
    last = max([end, *(w.end for w in inside[after : after + 2] if w.stem in unit[:2] and w.stem)])
    return Amount(start, end, first, last, value, bound, words, per, span, unit, money[0] if money else "")


def _unit(text: str, inside: tuple[Word, ...], after: int) -> Iterator[str]:
    """Yield the stems that follow a figure up to the next mark: what it counts."""
    if after < len(inside) and text[inside[after - 1].end : inside[after].start].strip().startswith(
        ("%", "€", "$", "£")
    ):
        yield "percent"
    end = inside[after - 1].end
    for word in inside[after : after + 5]:
        joined = word is inside[after] and word.folded in ("and", "but")
        if joined or word.folded in _CLOSED or re.search(r"[.,;:!?”\"]", text[end : word.start]):
            return
        end = word.end
        if word.folded in _NUMBERS and inside[after].folded not in ("of", word.folded):
            return  # "19 percent eight years ago", but "four of the town's eleven halls"
        if word.folded in ("cent", "percent"):
            yield "percent"
        elif (word.stem and not word.folded[0].isdigit() and word.folded not in _PERIODS) or (
            word.folded in _PERIODS and word is inside[after]
        ):
            yield word.stem


def _bound(
    text: str, inside: tuple[Word, ...], at: int, after: int, unit: tuple[str, ...]
) -> tuple[BoundGroup, str, int]:
    """Return the bound of a figure with its words and where they begin."""
    if inside[at].folded in _PARTS and at and inside[at - 1].folded == "a":
        at -= 1
    if at and inside[at - 1].folded in ("ad", "bc"):
        at -= 1  # "around AD 840"
    while at and inside[at].folded in ("a", *_SCALES) and inside[at - 1].folded in ("a", "half"):
        at -= 1  # "more than a dozen", "over half a million"
    before = " ".join(w.folded for w in inside[max(0, at - 5) : at])
    for phrase, group in _phrases_ahead().get(before.rpartition(" ")[2], ()):
        if not (f" {before}").endswith(f" {phrase}"):
            continue
        ahead = before.removesuffix(phrase).split()[-1:]
        if bounds_nothing(phrase, ahead, unit):
            continue
        first = inside[at - len(phrase.split())].start
        if group == "about" and (stricter := _bound_behind(text, inside, after)) and stricter[0] in ("most", "least"):
            return *stricter, first  # "some 30 men at most"
        told = _TURNED.get(group) if is_denied(text, inside, at - len(phrase.split())) else None
        return told or _GROUPS[group], text[first : inside[at - 1].end], first
    group_words = _bound_behind(text, inside, after)
    return (*group_words, inside[at].start) if group_words else ("exact", "", inside[at].start)


def _bound_behind(text: str, inside: tuple[Word, ...], after: int) -> tuple[BoundGroup, str] | None:
    """Return the bound that stands behind a figure with its words, None where there is none."""
    if _PLUS.match(text, inside[after - 1].end):
        return "least", "more than"
    behind = " ".join(w.folded for w in inside[after : after + 11])
    behind = _NEXT_BOUND.split(behind)[0]
    for phrase, group, standing in _phrases_behind():
        if phrase in behind and standing.match(behind):
            return _GROUPS[group], phrase
    return None


@cache
def _phrases_ahead() -> dict[str, list[tuple[str, str]]]:
    """Return the words of bounds that stand before a figure, by the last of them."""
    rows = [row for row in _phrases() if not row[1].startswith("after")]
    return {last: [r for r in rows if f" {r[0]}".endswith(f" {last}")] for last in {r[0].split()[-1] for r in rows}}


@cache
def _phrases_behind() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return the words of bounds that stand behind a figure, with what finds them there."""
    return tuple(
        (phrase, group, re.compile(rf"(?:[a-z]\w* ){{0,{BEHIND.get(phrase.split()[0], 4)}}}{re.escape(phrase)}\b"
                                   + (r"(?! \d)" if phrase == "give or take" else "")))
        for phrase, group in _phrases() if group.startswith("after")
    )  # fmt: skip


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Load the words of bounds, the longest first, folded as words are."""
    found: set[tuple[str, str]] = set()
    for name, phrases in (*lexicon("quantity_bounds").items(), *lexicon("check_bounds").items()):
        if name in _GROUPS:
            folded = (" ".join(re.findall(r"[a-z]+", phrase.lower())) for phrase in phrases)
            found |= {(phrase, name) for phrase in folded if phrase and phrase not in ("c", "ca", "plus", "max")}
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry)))


def _per(text: str, inside: tuple[Word, ...], figure: int, after: int) -> tuple[str, tuple[int, int] | None]:
    """Return the period that a figure is a rate of, with its words; `figure` is where the figure begins."""
    start = inside[after - 1].end
    if signed := _SIGNED.match(text, start):
        return _SIGNS[(signed["sign"] or signed["speed"]).lower()], signed.span("rate" if signed["sign"] else "speed")
    ahead = inside[after : after + REACH]
    stop = ahead[-1].end if ahead else start
    for before, word in pairwise(inside[after - 1 : after + REACH]):
        spans = before.folded in ("every", "each", "per", "in")  # "every 2 years"
        if (word.folded[0].isdigit() and not spans) or word.folded in ("and", "but", "while", "with"):
            stop = word.start
            break
    if (spanned := _SPANNED.search(text, start, stop)) and not _PARTED.search(text, start, spanned.start()):
        told = f"{_many(spanned['many'].lower()):.0f} {_PERIODS[spanned['period'].lower()]}"
        return _SPANS.get(told, told), spanned.span()
    at_once = _AT_RATE.match(text, start) if text[max(0, figure - 3) : figure].lower() == "at " else None
    match = at_once or _RATE.search(text, start, stop)
    if match and match["period"] is None and match["ly"] is None:  # "2 litres per square metre a day", "per head daily"
        match = next((m for m in _RATE.finditer(text, match.end(), stop) if m["period"] or m["ly"]), match)
    if match is None and (fronted := _EVERY.search(text, inside[0].start, start)):
        return _PERIODS[(fronted["period"] or fronted["again"]).lower()], fronted.span()
    if match is None and (adjective := _FRONTED.search(text[:figure], inside[0].start)):
        told = adjective["ly"].lower()
        return _LY.get(told, "") or _PERIODS[told[:-2]], adjective.span("ly")
    if match is None or _PARTED.search(text, start, match.start()):
        return "", None
    period = (match["period"] or "").lower()
    return _PERIODS.get(period, "") or (match["other"] or match["measure"] or match["thing"] or "").lower() or _LY.get(
        (match["ly"] or "").lower(), ""
    ), match.span()
