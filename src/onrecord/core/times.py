"""Time expressions as a report prints them: TIMEX3 type and value, and how the value was worked out.

Values stay as coarse as the text: "2031", "2031-06", "XXXX-03-13" where no year is given, "P3D", "PRESENT_REF".
Source: TimeML 1.2.1 annotation guidelines, section 2.2 (TIMEX3).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.core.anchor import Anchor

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


Toward = Literal["past", "future"]
_FORMS = (
    ("D", re.compile(r"\d{4}-\d\d-\d\d")), ("M", re.compile(r"\d{4}-\d\d")), ("Y", re.compile(r"\d{4}")),
    ("W", re.compile(r"\d{4}-W\d\d")), ("WE", re.compile(r"\d{4}-W\d\d-WE")), ("Q", re.compile(r"\d{4}-Q[1-4]")),
    ("H", re.compile(r"\d{4}-H[12]")), ("S", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")), ("E", re.compile(r"\d{3}")),
    ("C", re.compile(r"\d\d")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: its words, TIMEX3 type, value and the basis of the value.

    `value` is None where the text does not fix it. `basis` says how it was worked out ("printed", "Thursday before
    2031-03-14 (published)"); `candidates` are values the words would fit, never chosen among.
    """

    anchor: Anchor
    type: TimexType
    value: str | None
    basis: str = ""
    candidates: tuple[str, ...] = ()


def parse_day(text: str) -> date | None:
    """Read a full ISO day such as "2031-06-03", or return None when `text` is no full day.

    Example:
        >>> parse_day("2031-06-03")
        datetime.date(2031, 6, 3)
        >>> parse_day("2031-06") is None
        True
    """
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def years_that_fit(month: int, day: int, weekday: int, *, first: int, last: int) -> tuple[int, ...]:
    """Return the years in which a month and day fall on a weekday (0 = Monday), between two years, both included.

    Example:
        >>> years_that_fit(3, 13, 3, first=2020, last=2032)
        (2025, 2031)
    """
    found = []
    for year in range(first, last + 1):
        try:
            if date(year, month, day).weekday() == weekday:
                found.append(year)
        except ValueError:
            continue
    return tuple(found)


def unit_of(value: str) -> str | None:
    """Return how coarse a value is: D day, M month, Y year, W week, WE weekend, Q quarter, H half year, S season,
    E decade, C century; None for anything else ("PAST_REF", "P3D", "XXXX-06").

    Example:
        >>> unit_of("2031-06"), unit_of("2031-Q2"), unit_of("XXXX-06")
        ('M', 'Q', None)
    """
    return next((unit for unit, form in _FORMS if form.fullmatch(value)), None)


def coarsen(value: str, unit: str) -> str | None:
    """Return the month, quarter, year ... that holds `value`, or None where the value does not tell.

    Example:
        >>> coarsen("2031-06-03", "Q"), coarsen("2031-06-03", "W"), coarsen("2031", "M")
        ('2031-Q2', '2031-W23', None)
    """
    have, day = unit_of(value), parse_day(value)
    if have == unit:
        return value
    if have is None or have == "C":
        return None
    if unit == "W":
        if day is None:
            return value[:8] if have == "WE" else None
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit in ("Q", "H", "M") and have in ("D", "M"):
        month = int(value[5:7])
        number = {"Q": f"Q{(month + 2) // 3}", "H": f"H{1 + month // 7}", "M": value[5:7]}[unit]
        return f"{value[:4]}-{number}"
    if unit == "H" and have == "Q":
        return f"{value[:4]}-H{1 + int(value[-1]) // 3}"
    length = {"Y": 4, "E": 3, "C": 2}.get(unit, 9)
    return value[:length] if length <= (3 if have == "E" else 4) else None


def shift(value: str, count: int, unit: str) -> str | None:
    """Move `value` by a number of units and return the result, as coarse as the unit; None where it cannot be told.

    Example:
        >>> shift("2031-05-08", -10, "D"), shift("2030-12-27", 1, "M"), shift("2031", -1, "M")
        ('2031-04-28', '2031-01', None)
    """
    at = coarsen(value, unit)
    if at is None:
        return None
    try:
        if unit == "D":
            return (date.fromisoformat(at) + timedelta(days=count)).isoformat()
        if unit in ("W", "WE"):
            monday = date.fromisocalendar(int(at[:4]), int(at[6:8]), 1) + timedelta(weeks=count)
            year, week, _ = monday.isocalendar()
            return f"{year:04d}-W{week:02d}" + at[8:]
        if unit in ("M", "Q", "H"):
            size, mark = {"M": (12, ""), "Q": (4, "Q"), "H": (2, "H")}[unit]
            total = int(at[:4]) * size + int(at[5:].lstrip("QH")) - 1 + count
            number = f"{total % size + 1:02d}" if unit == "M" else f"{mark}{total % size + 1}"
            return f"{total // size:04d}-{number}" if 0 < total // size < 10000 else None
        if unit == "S":
            return shift_year(at, count)
        digits = {"Y": 4, "E": 3, "C": 2}[unit]
        moved = int(at) + count
        return f"{moved:0{digits}d}" if 0 <= moved < 10**digits else None
    except (ValueError, OverflowError):
        return None


def shift_year(value: str, count: int) -> str | None:
    """Move the year of a value and keep the rest, so that a quarter stays a quarter; None for a day that is not there.

    Example:
        >>> shift_year("2031-Q3", -1), shift_year("2032-02-29", -1)
        ('2030-Q3', None)
    """
    year = int(value[:4]) + count
    moved = f"{year:04d}{value[4:]}"
    return moved if 0 < year < 10000 and (len(value) != 10 or unit_of(value) != "D" or parse_day(moved)) else None


def weekday_near(day: date, weekday: int, toward: Toward) -> date:
    """Return the last such weekday (0 = Monday) up to and including `day`, or the next one after it.

    Example:
        >>> weekday_near(date(2031, 5, 8), 0, "past"), weekday_near(date(2031, 5, 8), 0, "future")
        (datetime.date(2031, 5, 5), datetime.date(2031, 5, 12))
    """
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back) if toward == "past" else day + timedelta(days=7 - back)


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches.

    Example:
        >>> easter(2025)
        datetime.date(2025, 4, 20)

    Source: Meeus, Astronomical Algorithms, chapter 8 (the Meeus/Jones/Butcher rule).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    month = (h + rest - 7 * m + 90) // 25
    return date(year, month, (h + rest - 7 * m + 33 * month + 19) % 32)


def holiday(rule: str, year: int) -> date | None:
    """Return the day on which a holiday falls in a year, or None for a rule without a computable day.

    Rules: "MM-DD"; "MM-WD-N", the Nth weekday WD (1 = Monday) of month MM, N = -1 for the last; "easter+N".

    Example:
        >>> holiday("11-4-4", 2031), holiday("easter-2", 2025), holiday("open", 2031)
        (datetime.date(2031, 11, 27), datetime.date(2025, 4, 18), None)
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    fixed = re.fullmatch(r"(\d\d)-(\d\d)", rule)
    if fixed:
        return date(year, int(fixed[1]), int(fixed[2]))
    nth = re.fullmatch(r"(\d\d)-([1-7])-(-1|[1-5])", rule)
    if not nth:
        return None
    month, weekday, number = int(nth[1]), int(nth[2]) - 1, int(nth[3])
    if number < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return weekday_near(following - timedelta(days=1), weekday, "past")
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def days_of(value: str) -> tuple[str, str]:
    """Return the first and last day of a TIMEX3 date, both empty where it fixes none.

    Example:
        >>> days_of("2031-06"), days_of("2031-W23"), days_of("PAST_REF")
        (('2031-06-01', '2031-06-30'), ('2031-06-02', '2031-06-08'), ('', ''))
    """
    unit = unit_of(value)
    try:
        if unit == "D":
            return (value, value) if parse_day(value) else ("", "")
        if unit in ("W", "WE"):
            monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
            first, last = (
                (monday + timedelta(5), monday + timedelta(6)) if unit == "WE" else (monday, monday + timedelta(6))
            )
            return first.isoformat(), last.isoformat()
        spans = {"M": 1, "Q": 3, "H": 6, "Y": 12}
        if unit not in spans:
            return "", ""
        number = 1 if unit == "Y" else int(value[5:].lstrip("QH"))
        begin = (number - 1) * spans[unit] + 1
        end = begin + spans[unit] - 1
        year = int(value[:4])
        return (date(year, begin, 1).isoformat(), date(year, end, calendar.monthrange(year, end)[1]).isoformat())
    except ValueError:
        return "", ""
