"""Hits to values, in order: what each is seen from, and what was named before it.

Expressions outside speech come first, so that those inside can count from the speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.core.times import Timex, coarsen, parse_day, unit_of
from onrecord.read.timex import calendar, clock, counted, lengths, printed, relative
from onrecord.read.timex.now import Now, Value
from onrecord.read.timex.rules import Hit
from onrecord.read.timex.speech import Speech, is_date, said_when
from onrecord.read.timex.tense import toward
from onrecord.read.timex.words import Row

RULES = {
    **printed.RULES, **calendar.RULES, **relative.RULES, **counted.RULES,
    **lengths.RULES, **clock.RULES,
}  # fmt: skip
VAGUE = {"past": "PAST_REF", "bare_ago": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
DATELINE_END = re.compile(r"\s?\)?\s?(?:[(/,][^)/\n]{2,16}[)/]?)?\s?(?:[–—:|]|-\s|--)")
"""What follows the date of a dateline: a dash or colon, maybe after the agency in brackets."""
DATED = frozenset({"full_date", "iso_date"})
LONGER = frozenset({"P6M", "P9M", "P2Q", "P3Q"})
"""Lengths that end the talk of a quarter in a report of earnings: "a year earlier" then means the year before."""
PERIODS = frozenset({"quarter", "length", "stretch"})
KEEP = 6
"""How many dates named before an expression it may count from; a choice of ours."""
SAME_ISSUE = 7
"""How many days a page's date line and its date of publication may differ and still be one issue; a choice of ours."""
QUARTER_REACH = 8
"""Over how many expressions a quarter stays the one talked of; a choice of ours."""


@dataclass(slots=True)
class Trail:
    """What was named so far: dates (nearest last), the period talked of (a quarter, or its year), and dates outside speech by first word.

    `told_in` is the number of the sentence that states the last date in full, -1 where it does not.
    """

    named: tuple[str, ...] = ()
    period: str | None = None
    told_in: int = -1
    outside: dict[int, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def after(cls, before: Sequence[Timex], base: str | None = None) -> Trail:
        """Take up the trail of the expressions found earlier in the report, seen from `base`."""
        named = tuple(day for t in before[-2 * KEEP :] if t.type in ("DATE", "TIME") and (day := dated(t.value)))
        near = before[-QUARTER_REACH:]
        quarters = {t.value: n for n, t in enumerate(near) if t.value and unit_of(t.value) == "Q"}
        running = (coarsen(base, "Q") if base else None) or "9"
        period = max((q for q in quarters if q < running), default=min(quarters, default=None))
        if period and any(t.value in LONGER for t in near[quarters[period] :]):
            period = period[:4]
        return cls(named[-KEEP:], period)

    def name(self, value: str) -> None:
        """Add a date."""
        self.named = (*self.named, value)[-KEEP:]

    def talk_of(self, value: str | None, base: str | None) -> None:
        """Take a quarter as the period talked of; one that still runs or lies ahead only where none is talked of yet.

        After "nine months" the year of the quarter is talked of, no longer the quarter.
        """
        if value in LONGER and self.period:
            self.period = self.period[:4]
        if value is None or unit_of(value) != "Q":
            return
        running = coarsen(base, "Q") if base else None
        if running is None or value < running or self.period is None:
            self.period = value


def dated(value: str | None) -> str | None:
    """Return the day, month or year of a value, which may lack its year; None for anything else."""
    if value is None or not (is_date(value) or value.startswith("XXXX-")):
        return None
    return value.partition("T")[0]


def resolve_hits(
    hits: Sequence[Hit], now: Now, trail: Trail, speech: Sequence[Speech], bounds: Sequence[int]
) -> dict[int, tuple[Hit, tuple[Value, ...]]]:
    """Work out each hit, by number; hits whose numbers make no date are left out."""
    found: dict[int, tuple[Hit, tuple[Value, ...]]] = {}
    inside = stand_inside(hits, speech)
    for number, hit in enumerate(hits):
        if number not in inside and (values := _resolve(hit, now, trail, bounds)):
            found[number] = (hit, values)
    said: dict[int, str | None] = {}
    for number, stretch in inside.items():
        row = hits[number].row
        if stretch.start not in said:
            said[stretch.start] = stretch.said or said_when(row, stretch, trail.outside, bounds, speech)
        moment = said[stretch.start]
        seen = Now(moment.partition("T")[0], "the speaking") if moment else now
        quiet = Trail((*trail.named, *_named_before(number, found))[-KEEP:], trail.period)
        if values := _resolve(hits[number], seen, quiet, bounds):
            found[number] = (hits[number], values)
    return found


def stand_inside(hits: Sequence[Hit], speech: Sequence[Speech]) -> dict[int, Speech]:
    """Return, by number, the hits that stand in speech, and the stretch each stands in."""
    begins = [s.start for s in speech]
    found = {}
    for number, hit in enumerate(hits):
        offset = hit.row.starts[hit.first]
        at = bisect_right(begins, offset) - 1
        if at >= 0 and offset < speech[at].end:
            found[number] = speech[at]
    return found


def _named_before(number: int, found: dict[int, tuple[Hit, tuple[Value, ...]]]) -> list[str]:
    """Return the dates among the few expressions before hit `number`, nearest last."""
    near = [found[n] for n in range(max(0, number - KEEP), number) if n in found]
    return [day for _, values in near for value in values if (day := dated(value.value))]


def _resolve(hit: Hit, now: Now, trail: Trail, bounds: Sequence[int]) -> tuple[Value, ...]:
    """Work out one hit and remember what later ones may count from."""
    sentence = bisect_right(bounds, hit.row.starts[hit.first])
    seen = Now(
        now.base, now.why, toward(hit.row, hit.first, hit.last), trail.named, trail.told_in == sentence, trail.period
    )
    values = values_of(hit, seen)
    for value in values:
        day = dated(value.value) if value.type in ("DATE", "TIME") else None
        if day:
            trail.name(day)
            heads = value.value == now.base or (now.why == "dateline" and not trail.outside)
            trail.told_in = sentence if hit.rule in DATED and not heads else -1
            if is_date(value.value):
                trail.outside[hit.first] = (hit.last, value.value or "")
        if hit.rule in PERIODS:
            trail.talk_of(value.value, now.base)
            if hit.rule == "quarter" and value.value:
                trail.name(value.value)
    return values


def values_of(hit: Hit, now: Now) -> tuple[Value, ...]:
    """Return what a hit comes to; nothing where its numbers make no date."""
    if hit.rule in VAGUE:
        return (Value("DATE", VAGUE[hit.rule], "no date is given"),)
    value = RULES[hit.rule](hit, now)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _near(one: str, other: str) -> bool:
    """Tell whether two values are full days that lie no further apart than `SAME_ISSUE`."""
    days = parse_day(one), parse_day(other)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= SAME_ISSUE


def document_time(row: Row, hits: Sequence[Hit], published: str | None, date_line: str | None = None) -> Now:
    """Return what expressions count from: the date of publication, else a full date in the dateline.

    A date line of the page itself that is near the date of publication goes first: the words were written under it.
    A dateline is names and marks, a full date, maybe the agency, then a dash, bar or colon.
    """
    if date_line and published and _near(date_line, published[:10]):
        return Now(date_line, "date line" if date_line != published[:10] else "published")
    if published and unit_of(published[:10]) in ("D", "M", "Y"):
        return Now(published[:10], "published")
    if hits and hits[0].rule in DATED and hits[0].first < 9:
        hit = hits[0]
        names = all(row.capital(i) or not row.lower[i][0].isalpha() for i in range(hit.first))
        values = values_of(hit, Now(None)) if names and DATELINE_END.match(row.text, row.ends[hit.last - 1]) else ()
        if values and values[0].value:
            return Now(values[0].value, "dateline")
    return Now(None, "no document time")
