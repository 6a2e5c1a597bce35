"""A date as printed, and whether it stands in a report where its words in the draft do: told of the same thing, or only of the telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.check.align import Aligner, Match
from onrecord.check.figures import LARGE
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.spoken import STRICT
from onrecord.check.told import amounts_of
from onrecord.check.words import fold, stem
from onrecord.core.times import MONTHS, WEEKDAYS, Timex, parse_day

WEEK = 7
WINDOW = 6
"""So many words on either side of a date tell best what it is the date of."""
_LED = re.compile(r"(?:next|last|this)\s", re.IGNORECASE)
"""A word by which a day needs no "on" before it: "last Friday"."""
_REPORTING = frozenset("reported reports quoted cited heard".split())
SAID = re.compile(r"\d|" + "|".join((*MONTHS, *WEEKDAYS)))
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|o[’']clock)|\b\d{1,2}[.:]\d\d\b")
_VALUE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?$")
BOUNDARY = frozenset("by until till before after from since".split())
"""Words before a weekday by which it is no day of telling: "the answer comes by Friday, she said"."""
NEAR = 5
"""So many telling words on either side of a date are those it is told with."""
_LEANING = frozenset("it they he she this these".split())
"""First words by which a sentence goes on with the one before it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as the text gives it: year, month and day ("" where not), and the weekday where it is printed."""

    timex: Timex
    year: str
    month: str
    day: str
    weekday: str

    @property
    def grain(self) -> str:
        """Return how fine the date is: a day, a month, a year."""
        return "day" if self.day else "month" if self.month else "year"

    def agrees(self, other: Day) -> bool:
        """Tell whether two dates may be the same: no part that both give differs."""
        if self.weekday and other.weekday and self.weekday == other.weekday and not (self.printed and other.printed):
            return True
        if self.falls_on(other) or other.falls_on(self):
            return True
        pairs = [(self.month, other.month), (self.day, other.day)]
        if (self.dated and other.dated) or (self.grain != other.grain and "year" in (self.grain, other.grain)):
            pairs.append((self.year, other.year))
        return all(not a or not b or a == b for a, b in pairs)

    def falls_on(self, other: Day) -> bool:
        """Tell whether a printed day is within a week of what a bare weekday was read as: on which side of it is a guess."""
        own, bare = parse_day(self.timex.value or ""), parse_day(other.timex.value or "")
        if not (self.printed and own and bare and other.weekday) or other.printed:
            return False
        return WEEKDAYS[own.weekday()] == other.weekday and abs((own - bare).days) <= WEEK

    @property
    def dated(self) -> bool:
        """Tell whether a year is printed."""
        return re.search(r"\b\d{4}\b", self.timex.anchor.exact) is not None

    @property
    def printed(self) -> bool:
        """Tell whether a day of the month is printed, not only a weekday, or a clock time with one: "7am on Monday"."""
        words = _CLOCK.sub("", self.timex.anchor.exact.lower())
        return bool(re.search(r"\d", words)) or any(m in words for m in MONTHS)


def day_of(timex: Timex) -> Day | None:
    """Return a time expression as a date, None for lengths, rates, and what has no place in a calendar."""
    match = _VALUE.match(timex.value or "") if timex.type in ("DATE", "TIME") else None
    if match is None or not SAID.search(timex.anchor.exact.lower()):
        return None
    year = "" if match["year"] == "XXXX" else match["year"]
    words = timex.anchor.exact.lower()
    named = next((name for name in WEEKDAYS if name in words), "")
    full = parse_day("-".join((year, match["month"] or "", match["day"] or ""))) if year else None
    weekday = named or (WEEKDAYS[full.weekday()] if full and not re.search(r"\d", words) else "")
    return Day(timex, year, match["month"] or "", match["day"] or "", weekday)


def of_saying(side: Side, day: Day) -> bool:
    """Tell whether a weekday is that of a verb of saying: "told the paper on Monday" dates the telling, not what is told."""
    ahead = side.text[max(0, day.timex.anchor.start - 8) : day.timex.anchor.start].lower().split()
    if day.printed or set(ahead[-1:]) & BOUNDARY:
        return False
    tokens = side.reading.tokens
    at = side.tokens_in(day.timex.anchor.start, len(side.text)).start
    inside = day.timex.anchor.end
    while 0 <= at < len(tokens) and day.timex.anchor.start <= tokens[at].start < inside:
        at = tokens[at].head
    return 0 <= at < len(tokens) and fold(side.text[tokens[at].start : tokens[at].end]) in STRICT | _REPORTING


def by_figure(table: Table, own: Day, match: Match, theirs: list[list[Day]]) -> bool:
    """Tell whether a figure of a sentence stands beside its date elsewhere, and not in the passage that has another date.

    "Some 43,000 rode in July" is told of "in July it carried 43,100", however much it shares with "on 19 August 61,000 rode".
    """
    passage = table.draft.passage_at(own.timex.anchor.start)
    mine = [one for one in amounts_of(table.draft, passage) if one.value >= LARGE] if passage else []
    if any(one.near(other) for one in mine for other in amounts_of(table.reports[match.side], match.passage)):
        return False
    homes = [
        (side, home)
        for side, found in zip(table.reports, theirs, strict=True)
        for day in found
        if own.agrees(day) and own.grain == day.grain and (home := side.passage_at(day.timex.anchor.start))
    ]
    return any(one.near(other) for one in mine for side, home in homes for other in amounts_of(side, home))


def homes(table: Table, own: Day, theirs: list[list[Day]]) -> Iterator[tuple[int, Passage, Day]]:
    """Yield where the reports have a date of the draft: the report, the passage, and the date there."""
    for at, found in enumerate(theirs):
        for day in found:
            home = table.reports[at].passage_at(day.timex.anchor.start)
            if home and own.grain == day.grain and own.agrees(day):
                yield at, home, day


def at_home(table: Table, aligner: Aligner, own: Day, other: tuple[Match, Day], theirs: list[list[Day]]) -> bool:
    """Tell whether the words near a date of the draft are those near it in a report, rather than those of the passage it is held against.

    A sentence that merges several facts shares most with the passage of another one: "a ferry, the Tern, is due on Thursday" is told of
    "the Tern is on its way. It should arrive on Thursday", however much else of its sentence is of the passage with "on Wednesday".
    The verb that a date hangs on decides for the passage that alone has it, or has it with the draft's own date; the same "since" or
    "from" before both for the other.
    """
    match, day = other
    passage = table.draft.passage_at(own.timex.anchor.start)
    if passage is None:
        return False
    near = _near(table.draft, passage, own)
    verb, ahead = _verb(table.draft, own), _ahead(table.draft, own)
    here = aligner.total(near & match.passage.stems)
    for at, home, twin in homes(table, own, theirs):
        side = table.reports[at]
        if of_saying(side, twin) or _telling(side, twin) or home is match.passage:
            continue
        led = home.stems | (side.passages[home.number - 1].stems if home.number and _leans(home) else frozenset())
        there = aligner.total(near & led)
        same = ahead in BOUNDARY and ahead == _ahead(side, twin) != _ahead(table.reports[match.side], day)
        alone = bool(verb) and verb in match.passage.stems and verb not in home.stems
        if verb and verb == _verb(side, twin) and verb not in match.passage.stems:
            return True  # "will open on 1 April" of "we will open the gates on 1 April", whatever else the other passage has
        if there and not alone and (there >= here or same):
            return True
    return False


def in_its_place(side: Side, own: Day, other: Day) -> str:
    """Return another date as it stands in the place of the draft's, "" where what goes before it does not fit: "in 14 July"."""
    ahead = side.text[max(0, own.timex.anchor.start - 8) : own.timex.anchor.start].lower().split()
    if own.grain == other.grain:
        led, theirs = (_LED.match(one.timex.anchor.exact) for one in (own, other))
        if led and not theirs and own.grain == "day":
            return f"on {other.timex.anchor.exact}" if ahead[-1:] != ["on"] else other.timex.anchor.exact
        return other.timex.anchor.exact[theirs.end() :] if theirs and ahead[-1:] == ["on"] else other.timex.anchor.exact
    if own.grain == "month" and other.month and ahead[-1:] == ["in"]:
        year = f" {other.year}" if own.dated and other.year else ""
        return f"{MONTHS[int(other.month) - 1].capitalize()}{year}"
    return "" if set(ahead[-1:]) & {"in", "on", "at"} else other.timex.anchor.exact


def _near(side: Side, passage: Passage, day: Day) -> frozenset[str]:
    """Return the NEAR stems right before a date and as many behind it, up to a semicolon."""
    rest = [w for w in passage.words if w.stem and not day.timex.anchor.start <= w.start < day.timex.anchor.end]
    here = sum(w.start < day.timex.anchor.start for w in rest)
    beside = (*rest[max(0, here - NEAR) : here], *rest[here : here + NEAR])
    spans = ((w, sorted((w.start, day.timex.anchor.start))) for w in beside)
    return frozenset(w.stem for w, (first, last) in spans if ";" not in side.text[first:last])


def _telling(side: Side, day: Day) -> bool:
    """Tell whether a date stands right behind a verb of saying, printed or not: "reported on 21 October"."""
    ahead = side.text[max(0, day.timex.anchor.start - 20) : day.timex.anchor.start].lower().split()
    return bool(ahead) and ahead[-1 - (ahead[-1] == "on" and len(ahead) > 1)] in STRICT | _REPORTING


def _leans(passage: Passage) -> bool:
    """Tell whether a sentence goes on with the one before by its first word: "It is due on Thursday"."""
    return passage.words[0].folded in _LEANING


def _ahead(side: Side, day: Day) -> str:
    """Return the folded word right before a date, or its own first where it has a preposition: "since", "on"."""
    first = day.timex.anchor.exact.lower().split()[0]
    if first in BOUNDARY | {"on", "in", "at"}:
        return first
    return (side.text[max(0, day.timex.anchor.start - 20) : day.timex.anchor.start].lower().split() or [""])[-1]


def _verb(side: Side, day: Day) -> str:
    """Return the stem of the verb that a date hangs on, "" where that is a common one."""
    tokens, anchor = side.reading.tokens, day.timex.anchor
    at = next(iter(side.tokens_in(anchor.start, anchor.end)), -1)
    while 0 <= at < len(tokens) and (
        anchor.start <= tokens[at].start < anchor.end or tokens[at].upos not in ("VERB", "")
    ):
        at = tokens[at].head
    return stem(fold(side.text[tokens[at].start : tokens[at].end])) if 0 <= at < len(tokens) else ""
