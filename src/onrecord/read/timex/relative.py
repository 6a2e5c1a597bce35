"""Dates seen from the document time or the speaking: weekdays, yesterday, last month, three days ago.

Source: TimeML 1.2.1, section 2.2.2; TIDES 2005, section 4.2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.core.times import (
    WEEKDAYS,
    coarsen,
    holiday,
    parse_day,
    shift,
    shift_year,
    weekday_near,
)
from onrecord.read.timex.now import Now, Value, open_value, pick_month, pick_weekday
from onrecord.read.timex.numbers import COUNTED_IN, TIME_UNITS, number_of, unit_code
from onrecord.read.timex.parts import Found, counted, month_of, stated, weekday_of
from onrecord.read.timex.rules import Hit

WEEK = timedelta(days=7)


def weekday(hit: Hit, now: Now) -> Found:
    """Monday, last Friday, this Saturday, Tuesday of next week, the following Monday."""
    day = weekday_of(hit)
    if day is None:
        return None
    name, word = WEEKDAYS[day].capitalize(), hit.word("REL") or hit.word("STEPREL")
    if hit.has("week") and now.base:
        step = int(hit.value("REL", len(hit.all("REL")) - 1) or 0)
        return counted(_day_in_week(shift(now.base, step, "W"), day), f"{name} of the week named, {now.seen_from}")
    told = parse_day(now.last or "")
    if told and not word and hit.row.lower[hit.first] in ("that", "the"):
        found = told if told.weekday() == day else weekday_near(told, day, "future")
        return counted(found.isoformat(), f"counted from {told} (printed before it)")
    if told and (hit.all("STEPREL") or word in ("previous", "preceding")):
        back = word in ("previous", "preceding", "prior")
        return counted(_beside(told, day, back=back), f"counted from {told} (printed before it)")
    if word == "this" and now.toward is None:
        return pick_weekday(day, replace(now, toward="future"))
    step = -1 if hit.has("last") else int(hit.value("REL") or hit.value("STEPREL") or 0)
    if now.day and step:
        return counted(_beside(now.day, day, back=step < 0), f"{word} {name}, seen from {now.seen_from}")
    return pick_weekday(day, now)


def _beside(day: date, weekday: int, *, back: bool) -> str:
    """Return the nearest such weekday strictly before or after a day."""
    found = weekday_near(day, weekday, "future")
    return (found - timedelta(days=14 if found - day == WEEK else 7) if back else found).isoformat()


def weekday_counted(hit: Hit, now: Now) -> Found:
    """Tuesday week, the Friday before last, a week on Monday, three Mondays ago, a week ago on Tuesday."""
    plural = hit.word("WEEKDAYS")
    day = WEEKDAYS.index(plural[:-1]) if plural else weekday_of(hit)
    if day is None or now.day is None:
        return open_value()
    number = int(number_of(_number_words(hit)) or 1) if hit.has("ago") else 1
    basis = f"counted in weeks from {now.seen_from}"
    if hit.has("ago") and not plural:
        return counted(_day_in_week(shift(now.day.isoformat(), -number, "W"), day), basis)
    if hit.has("ago", "last"):
        last = date.fromisoformat(_beside(now.day, day, back=True))
        return counted((last - WEEK * (number - 1 if plural else 1)).isoformat(), basis)
    return counted((weekday_near(now.day, day, "future") + WEEK).isoformat(), basis)


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
    """The weekend, last weekend, next weekend: a week's Saturday and Sunday, the last one unless told as future."""
    week = coarsen(now.base, "W") if now.base else None
    if week is None or now.day is None:
        return open_value()
    word, running = hit.word("REL") or hit.word("STEPREL"), now.day.weekday() > 4
    step = int(hit.value("REL") or hit.value("STEPREL") or 0)
    if not word and now.toward != "future" and not running:
        step = -1
    if word == "this" and now.toward == "past" and now.day.weekday() < 2:
        step = -1
    return counted(f"{shift(week, step, 'W')}-WE", f"weekend seen from {now.seen_from}")


def relative(hit: Hit, now: Now) -> Found:
    """Last year, this month, next week, earlier this month; the end of last year."""
    word, step = hit.word("REL"), int(hit.value("REL") or 0)
    if hit.has("before", "after"):
        word, step = "", -2 if hit.has("before") else 2
    unit = unit_named(hit)
    told_on = word == "next" and hit.has("the") and (now.base is None or now.toward == "past")
    if now.last and (told_on or word in ("previous", "preceding")) and (value := shift(now.last, step, unit)):
        return counted(value, f"counted from {now.last} (printed before it)")
    basis = f"{step:+d} seen from {now.seen_from}" if step else f"the one of {now.seen_from}"
    return counted(shift(now.base, step, unit) if now.base else None, basis)


def part_of_now(hit: Hit, now: Now) -> Found:
    """The end of the year, year-end: the year (month, week) of the moment it is seen from."""
    return counted(coarsen(now.base, unit_named(hit)) if now.base else None, f"the one of {now.seen_from}")


def unit_named(hit: Hit) -> str:
    """Return the code of the last unit word of the hit, Y where there is none."""
    return next((code for w in reversed(hit.row.lower[hit.first : hit.last]) if (code := unit_code(w))), "Y")


def ago(hit: Hit, now: Now) -> Found:
    """Three days ago: as coarse as its unit; without a number it is only past."""
    number = number_of(_number_words(hit)) if hit.all("QTY") or hit.all("NUM") else 1.0
    unit = unit_named(hit)
    if hit.has("today") and number and now.day:
        return counted(shift_year(now.day.isoformat(), -int(number)), f"{number:g} years back from {now.seen_from}")
    if unit == "Y" and number == 1 and now.period:
        return counted(shift_year(now.period, -1), f"the period talked of ({now.period}), a year back")
    return _moved(number, unit, -1, now)


def from_now(hit: Hit, now: Now) -> Found:
    """Two weeks from now, in three years' time."""
    return _moved(number_of(_number_words(hit)), unit_named(hit), 1, now)


def _number_words(hit: Hit) -> list[str]:
    """Return the words of a length without those that tell where it counts from."""
    return [w for w in hit.row.lower[hit.first : hit.last] if w not in ("ago", "-", "from", "now", "today", "time")]


def _moved(number: float | None, unit: str, sign: int, now: Now) -> Value:
    """Count a length back or forward from the base; vague lengths and hours stay vague."""
    if number is None or unit in TIME_UNITS:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", "no day can be counted")
    factor, unit = COUNTED_IN.get(unit, (1, unit))
    if number != int(number):
        factor, unit = {"Y": (12, "M"), "W": (7, "D")}.get(unit, (factor, unit))
    if now.base is None:
        return open_value()
    value = shift(now.base, sign * round(number * factor), unit)
    return counted(value, f"{sign * number:+g} {unit} from {now.seen_from}")


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "weekday": weekday,
    "weekday_counted": weekday_counted,
    "nth_weekday": nth_weekday,
    "two_weekdays": two_weekdays,
    "day_word": day_word,
    "weekend": weekend,
    "relative": relative,
    "part_of_now": part_of_now,
    "ago": ago,
    "from_now": from_now,
}
