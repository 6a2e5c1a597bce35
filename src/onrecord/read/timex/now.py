"""From where a time expression is seen: the document time or the speaking, past or future, the date named before.

Also the choice of a year, month or day that an expression leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.times import (
    MONTHS,
    WEEKDAYS,
    TimexType,
    Toward,
    coarsen,
    parse_day,
    shift_year,
    unit_of,
    weekday_near,
    years_that_fit,
)

CANDIDATE_YEARS = (2000, 2040)
"""Years tried for a weekday and date without a document time; a choice of ours, no calibration."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression comes to: TIMEX3 type and value, how it was worked out, values it would fit."""

    type: TimexType
    value: str | None
    basis: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Now:
    """From where an expression is seen.

    `base` is the moment counted from (a day, or a partial date), None where nothing gives one; `why` names it
    ("published"). `toward` is what the nearest verb says: past, future, or None where there is none. `named` are
    the values of the dates named before, the nearest last; `told` is True where the last is stated in full in the
    same sentence, so that a bare weekday follows it. `period` is the quarter talked of nearby, or its year.
    """

    base: str | None
    why: str = "published"
    toward: Toward | None = None
    named: tuple[str, ...] = ()
    told: bool = False
    period: str | None = None

    @property
    def last(self) -> str | None:
        """Return the value of the date named last, or None."""
        return self.named[-1] if self.named else None

    @property
    def day(self) -> date | None:
        """Return the base as a full day, or None where it is coarser."""
        return parse_day(self.base) if self.base else None

    @property
    def seen_from(self) -> str:
        """Return the base in words: "2031-05-08 (published)"."""
        return f"{self.base} ({self.why})" if self.base else "nothing: no document time"


def open_value(kind: TimexType = "DATE") -> Value:
    """Return the value of an expression that nothing fixes."""
    return Value(kind, None, "not fixed: no document time is given")


def pick_weekday(weekday: int, now: Now) -> Value:
    """Choose the day a bare weekday names: the last one told as past, the next one told as future."""
    name = WEEKDAYS[weekday].capitalize()
    told = parse_day(now.last) if now.told and now.last else None
    if told:
        found = weekday_near(told, weekday, "future")
        return Value("DATE", found.isoformat(), f"{name} after {told} (printed before it)")
    day = now.day
    if day is None:
        return open_value()
    toward = now.toward or "past"
    found = weekday_near(day, weekday, toward)
    if toward == "future" and (found - day).days == 7 and now.why in ("published", "date line"):
        found = day
    way = "on" if found == day else "before" if found < day else "after"
    return Value("DATE", found.isoformat(), f"{name} {way} {now.seen_from}")


def pick_month(month: int, now: Now, year_from: int | None = None) -> Value:
    """Choose the year of a month printed without one: the nearest that fits the tense."""
    if year_from is not None:
        return Value("DATE", f"{year_from:04d}-{month:02d}", "year taken from the other end of the range")
    if now.base is None:
        return Value("DATE", f"XXXX-{month:02d}", "printed without a year; no document time is given")
    year = nearest_year(now.base, month, None, now.toward)
    return Value("DATE", f"{year:04d}-{month:02d}", _year_basis(MONTHS[month - 1].capitalize(), now))


def pick_day(month: int, day: int, weekday: int | None, now: Now) -> Value:
    """Choose the year of a month and day printed without one; a weekday beside them must fit the year.

    Without a document time the year stays open, and the years that the weekday fits are its candidates.
    """
    partial = f"XXXX-{month:02d}-{day:02d}"
    if now.base is None:
        years = (
            years_that_fit(month, day, weekday, first=CANDIDATE_YEARS[0], last=CANDIDATE_YEARS[1])
            if weekday is not None
            else ()
        )
        basis = "printed without a year; no document time is given"
        if weekday is not None:
            first, last = CANDIDATE_YEARS
            basis += f"; {WEEKDAYS[weekday].capitalize()} fits the candidates, seen from {first} to {last}"
        return Value("DATE", partial, basis, tuple(f"{y:04d}{partial[4:]}" for y in years))
    around = int(now.base[:4])
    basis = _year_basis(f"{day} {MONTHS[month - 1].capitalize()}", now)
    if weekday is not None:
        fit = years_that_fit(month, day, weekday, first=around - 1, last=around + 1)
        if fit:
            return Value(
                "DATE",
                f"{fit[0]:04d}{partial[4:]}",
                f"the year near {now.seen_from} in which it is a {WEEKDAYS[weekday].capitalize()}",
            )
        basis += f"; {WEEKDAYS[weekday].capitalize()} does not agree"
    value = f"{nearest_year(now.base, month, day, now.toward):04d}{partial[4:]}"
    return Value("DATE", value if parse_day(value) else partial, basis)


def nearest_year(base: str, month: int, day: int | None, toward: Toward | None) -> int:
    """Return the year that puts a month (and day) nearest to the base on the side of the tense.

    Without a tense the nearer one is chosen, the one behind where both are as near.
    """
    year = int(base[:4])
    if unit_of(base) not in ("D", "M"):
        return year
    here = (int(base[5:7]), int(base[8:10]) if day is not None and len(base) == 10 else 0)
    there = (month, (day or 0) if here[1] else 0)
    behind = year if there <= here else year - 1
    ahead = year if there >= here else year + 1
    if toward == "past":
        return behind
    if toward == "future":
        return ahead
    wait = (ahead - year) * 12 + month - here[0]
    return ahead if wait < (year - behind) * 12 + here[0] - month else behind


def _year_basis(what: str, now: Now) -> str:
    """Say how the year was chosen."""
    side = {"past": "told as past", "future": "told as future", None: "nearest"}[now.toward]
    return f"{what} without a year, {side}, seen from {now.seen_from}"


def relative_year(word: str, now: Now) -> str | None:
    """Return the year that "last", "this" or "next" names, seen from the base."""
    steps = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "upcoming": 1}
    at = coarsen(now.base, "Y") if now.base else None
    return shift_year(at, steps.get(word, 0)) if at else None
