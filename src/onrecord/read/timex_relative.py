"""Dates seen from the document time or the speaking: weekdays, yesterday, last month, three days ago.

Source: TimeML 1.2.1, section 2.2.2; TIDES 2005, section 4.2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from onrecord.core.times import (
    WEEKDAYS,
    coarsen,
    holiday,
    parse_day,
    shift,
    shift_year,
    weekday_near,
)
from onrecord.read.timex_now import Now, Value, open_value, pick_month, pick_weekday
from onrecord.read.timex_numbers import number_of, unit_code
from onrecord.read.timex_parts import Found, counted, month_of, stated, weekday_of
from onrecord.read.timex_rules import Hit


def weekday(hit: Hit, now: Now) -> Found:
    """Monday, last Friday, Tuesday of next week."""
    day = weekday_of(hit)
    if day is None:
        return None
    if hit.has("week") and now.base:
        step = {"last": -1, "next": 1}.get(hit.word("REL", len(hit.all("REL")) - 1), 0)
        week = shift(now.base, step, "W")
        at = _day_in_week(week, day)
        return counted(at, f"{WEEKDAYS[day].capitalize()} of the week named, seen from {now.seen_from}")
    word = hit.word("REL") or hit.word("STEPREL")
    if word in ("previous", "preceding", "following", "ensuing") and now.last and (at_day := parse_day(now.last)):
        back = word in ("previous", "preceding")
        moved = weekday_near(
            parse_day(shift(now.last, -1, "D") or "") or at_day if back else at_day, day, "past" if back else "future"
        )
        return counted(moved.isoformat(), f"counted from {now.last} (printed before it)")
    if word == "this" and now.toward is None:
        return pick_weekday(day, replace(now, toward="future"))
    if now.day and (word in ("last", "past", "previous") or hit.has("last")):
        yesterday = parse_day(shift(now.day.isoformat(), -1, "D") or "")
        return counted(
            weekday_near(yesterday or now.day, day, "past").isoformat(),
            f"last {WEEKDAYS[day].capitalize()}, seen from {now.seen_from}",
        )
    if now.day and word in ("next", "coming", "upcoming", "following"):
        return counted(
            weekday_near(now.day, day, "future").isoformat(),
            f"next {WEEKDAYS[day].capitalize()}, seen from {now.seen_from}",
        )
    return pick_weekday(day, now)


def nth_weekday(hit: Hit, now: Now) -> Found:
    """The first Monday of June 2031, the last Friday in May: by the calendar."""
    day, month = weekday_of(hit), month_of(hit)
    if day is None or month is None:
        return None
    inside = pick_month(month, now) if not hit.all("YEAR") else stated(f"{hit.word('YEAR')}-{month:02d}")
    number = hit.value("ORD") or "-1"
    if not inside.value or inside.value.startswith("XXXX") or int(number) > 4:
        return inside
    found = holiday(f"{month:02d}-{day + 1}-{number}", int(inside.value[:4]))
    return counted(found.isoformat() if found else None, f"by the calendar; {inside.basis}")


def two_weekdays(hit: Hit, now: Now) -> Found:
    """From Monday to Friday: the second follows the first."""
    names = [WEEKDAYS.index(hit.row.lower[span[0]]) for span in hit.spans]
    first = pick_weekday(names[0], now)
    at = parse_day(first.value or "")
    second = weekday_near(at, names[1], "future").isoformat() if at else None
    return first, Value("DATE", second, f"the one after {at}" if at else first.basis)


def _day_in_week(week: str | None, day: int) -> str | None:
    """Return a day of an ISO week, 0 = Monday."""
    return date.fromisocalendar(int(week[:4]), int(week[6:8]), day + 1).isoformat() if week else None


def day_word(hit: Hit, now: Now) -> Found:
    """Today, yesterday, tomorrow, the day before yesterday."""
    step = int(hit.value("DEICTIC") or 0) if hit.all("DEICTIC") else (-2 if hit.has("yesterday") else 2)
    return counted(
        shift(now.base, step, "D") if now.base else None,
        f"{step:+d} days from {now.seen_from}" if step else f"the day of {now.seen_from}",
    )


def weekend(hit: Hit, now: Now) -> Found:
    """The weekend, last weekend, next weekend."""
    week = coarsen(now.base, "W") if now.base else None
    if week is None or now.day is None:
        return open_value()
    word = hit.word("REL") or hit.word("STEPREL")
    step = 0
    if word in ("last", "past", "previous") or (word == "" and now.toward != "future"):
        step = -1 if now.day.weekday() < 5 or (word == "last" and now.day.weekday() < 5) else (0 if word == "" else -1)
    elif word in ("next", "following"):
        step = 1
    elif word == "this" and now.toward == "past" and now.day.weekday() < 2:
        step = -1
    return counted(f"{shift(week, step, 'W')}-WE", f"weekend seen from {now.seen_from}")


def relative(hit: Hit, now: Now) -> Found:
    """Last year, this month, next week, earlier this month; the end of last year."""
    if hit.has("before", "after"):
        step = -2 if hit.has("before") else 2
        word = "last" if step < 0 else "next"
    else:
        word = hit.word("REL") or "latest"
        step = {
            "last": -1,
            "past": -1,
            "previous": -1,
            "preceding": -1,
            "latest": -1,
            "next": 1,
            "coming": 1,
            "upcoming": 1,
        }.get(word, 0)
    unit = unit_code(next(w for w in reversed(hit.row.lower[: hit.last]) if unit_code(w)))
    told_on = word == "next" and hit.has("the") and now.last and (now.base is None or now.toward == "past")
    if told_on and (value := shift(now.last or "", 1, unit)):
        return counted(value, f"counted from {now.last} (printed before it)")
    if word in ("previous", "preceding") and now.last and (value := shift(now.last, -1, unit)):
        return counted(value, f"counted from {now.last} (printed before it)")
    return counted(
        shift(now.base, step, unit) if now.base else None,
        f"{step:+d} seen from {now.seen_from}" if step else f"the one of {now.seen_from}",
    )


def part_of_now(hit: Hit, now: Now) -> Found:
    """The end of the year, year-end: the year (month, week) of the moment it is seen from."""
    unit = unit_code(next(w for w in reversed(hit.row.lower[: hit.last]) if unit_code(w)))
    return counted(coarsen(now.base, unit) if now.base else None, f"the one of {now.seen_from}")


def ago(hit: Hit, now: Now) -> Found:
    """Three days ago: as coarse as its unit; without a number it is only past."""
    where = hit.row.lower[hit.first : hit.last]
    unit = unit_code(next(w for w in where if unit_code(w)))
    number = number_of([w for w in where if w not in ("ago", "-")]) if hit.all("QTY") else 1.0
    return _back(number, unit, -1, now, past=True)


def _back(number: float | None, unit: str, sign: int, now: Now, *, past: bool) -> Value:
    """Count a length back or forward from the base; vague lengths stay vague."""
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if number is None:
        return Value("DATE", vague, "no number is given")
    if unit in ("H", "T", "S"):
        return (
            Value("TIME", None, "shorter than a day: not counted")
            if now.base is None
            else Value("DATE", vague, "shorter than a day")
        )
    if past and unit == "Y" and number == 1 and now.quarter:
        return counted(shift_year(now.quarter, sign), f"the quarter talked of ({now.quarter}), a year back")
    factor, unit = {
        "E": (10, "Y"),
        "C": (100, "Y"),
        "F": (2, "W"),
        "N": (1, "D"),
        "WE": (1, "WE"),
        "ML": (1000, "Y"),
    }.get(unit, (1, unit))
    if number != int(number):
        factor, unit = {"Y": (12, "M"), "W": (7, "D")}.get(unit, (1, unit))
        factor *= 1
    if now.base is None:
        return open_value()
    return counted(
        shift(now.base, sign * round(number * factor), unit), f"{sign * number:+g} {unit} from {now.seen_from}"
    )


def from_now(hit: Hit, now: Now) -> Found:
    """Two weeks from now, in three years' time."""
    where = hit.row.lower[hit.first : hit.last]
    unit = unit_code(next(w for w in where if unit_code(w)))
    return _back(
        number_of([w for w in where if w not in ("from", "now", "today", "time", "'s", "'", "’")]),
        unit,
        1,
        now,
        past=False,
    )


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "weekday": weekday,
    "nth_weekday": nth_weekday,
    "two_weekdays": two_weekdays,
    "day_word": day_word,
    "weekend": weekend,
    "relative": relative,
    "part_of_now": part_of_now,
    "ago": ago,
    "from_now": from_now,
}
