"""Printed dates, in full or in part: 13 March 2031, March 13, 3 to 7 May, 2026-28.

One function a rule of vocab/time_rules.toml.
Source: TimeML 1.2.1, section 2.2.2 (values); TIDES 2005, section 4.1 (partial dates).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.core.times import (
    WEEKDAYS,
    coarsen,
    parse_day,
    shift,
    shift_year,
    unit_of,
    years_that_fit,
)
from onrecord.read.timex.now import Now, Value, open_value, pick_day, pick_month
from onrecord.read.timex.parts import PRINTED, Found, counted, day_of, month_of, stated, steered, weekday_of, year_of
from onrecord.read.timex.rules import Hit


def iso_date(hit: Hit, _now: Now) -> Found:
    """2031-05-03, 2031/05/03."""
    day, clock = hit.word("ISO")[:10].replace("/", "-").replace(".", "-"), hit.word("ISO")[10:].upper()
    if not parse_day(day):
        return None
    return Value("TIME", day + clock, PRINTED) if clock else stated(day)


def week_number(hit: Hit, _now: Now) -> Found:
    """Week 18 of 2031."""
    number = int(hit.row.lower[hit.first + 1])
    return stated(f"{hit.word('YEAR', len(hit.all('YEAR')) - 1)}-W{number:02d}") if 1 <= number <= 53 else None


def slash_date(hit: Hit, _now: Now) -> Found:
    """13/05/2031: the only reading that fits; where both fit, the year alone."""
    a, b, year = hit.word("SLASH").replace(".", "/").replace("-", "/").split("/")
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    both = {f"{year}-{int(m):02d}-{int(d):02d}" for d, m in ((a, b), (b, a))}
    fit = tuple(sorted(value for value in both if parse_day(value)))
    if len(fit) == 1:
        return stated(fit[0])
    return Value("DATE", year, "printed in figures that read as day and month both ways", fit) if fit else None


def spelled_date(hit: Hit, now: Now) -> Found:
    """The third day of May, this 3rd day of May 2031."""
    return full_date(hit, now) if hit.all("YEAR") else month_day(hit, now)


def full_date(hit: Hit, now: Now) -> Found:
    """Thursday, 13 March 2025: printed; the weekday beside it is checked."""
    month, day, year = month_of(hit), day_of(hit), year_of(hit, now)
    if year is None and (short := hit.word("NN", len(hit.all("NN")) - 1)):
        year = ("19" if int(short) > 50 else "20") + short
    value = f"{year}-{month:02d}-{day:02d}" if month and day else ""
    at, weekday = parse_day(value), weekday_of(hit)
    if at is None:
        return None
    if weekday is not None and weekday != at.weekday():
        fit = years_that_fit(at.month, at.day, weekday, first=at.year - 6, last=at.year + 6)
        others = tuple(f"{y:04d}{value[4:]}" for y in fit)
        return Value(
            "DATE",
            value,
            f"printed; {WEEKDAYS[weekday].capitalize()} does not agree: it is a {WEEKDAYS[at.weekday()].capitalize()}",
            others,
        )
    return stated(value, PRINTED if weekday is None else "printed; the weekday agrees")


def month_day(hit: Hit, now: Now) -> Found:
    """March 13: the year that fits the weekday or the tense; without a document time the year stays open."""
    month, day = month_of(hit), day_of(hit)
    if month is None or day is None or not parse_day(f"2000-{month:02d}-{day:02d}"):
        return None
    year = year_of(hit, now)
    if year:
        return stated(f"{year}-{month:02d}-{day:02d}", f"year from {now.seen_from}")
    if now.told and now.last and weekday_of(hit) is None:
        at = f"{now.last[:4]}-{month:02d}-{day:02d}"
        return counted(at if parse_day(at) else None, f"year of {now.last} (printed before it in the sentence)")
    return pick_day(month, day, weekday_of(hit), steered(hit, now))


def day_number(hit: Hit, now: Now) -> Found:
    """The 15th: a day of the document's month, or of the month before or after by tense."""
    day = day_of(hit)
    month = coarsen(now.base, "M") if now.base else None
    if day is None or month is None:
        return open_value() if day else None
    value = f"{month}-{day:02d}"
    if hit.all("REL"):
        value = f"{shift(month, int(hit.value('REL')), 'M')}-{day:02d}"
    elif now.day and now.toward == "past" and value > now.day.isoformat():
        value = f"{shift(month, -1, 'M')}-{day:02d}"
    elif now.day and now.toward == "future" and value < now.day.isoformat():
        value = f"{shift(month, 1, 'M')}-{day:02d}"
    return counted(value if parse_day(value) else None, f"day of the month, seen from {now.seen_from}")


def weekday_number(hit: Hit, now: Now) -> Found:
    """Friday the 13th: the nearest month where both agree."""
    day, weekday = day_of(hit), weekday_of(hit)
    if now.base is None or day is None:
        return open_value()
    order = (0, -1, 1, -2, 2) if now.toward != "future" else (0, 1, 2, -1)
    for step in order:
        at = parse_day(f"{shift(now.base, step, 'M')}-{day:02d}")
        if at and at.weekday() == weekday:
            return counted(at.isoformat(), f"the nearest month in which they agree, seen from {now.seen_from}")
    return open_value()


def week_of(hit: Hit, now: Now) -> Found:
    """The week of 5 May: the week that holds the day."""
    day = full_date(hit, now) if hit.all("YEAR") else month_day(hit, now)
    week = coarsen(day.value, "W") if isinstance(day, Value) and day.value else None
    return Value("DATE", week, day.basis if isinstance(day, Value) else "the day is not fixed")


def day_then_day(hit: Hit, now: Now) -> Found:
    """3 to 7 May, June 3-7: both ends take month and year of the fuller one."""
    month, days, year = month_of(hit), (day_of(hit, 0), day_of(hit, 1)), year_of(hit, now)
    if month is None or None in days:
        return None
    if year:
        values = [f"{year}-{month:02d}-{day:02d}" for day in days]
        return tuple(stated(v) for v in values) if all(parse_day(v) for v in values) else None
    first = pick_day(month, days[0] or 1, weekday_of(hit), now)
    second = first.value[:8] + f"{days[1]:02d}" if first.value else None
    return first, Value("DATE", second, first.basis)


def two_days(hit: Hit, now: Now) -> Found:
    """From 3 May to 7 June 2031: the first end takes the year of the second; without a year the second is chosen first."""
    year = year_of(hit, now)
    if year is None:
        return _two_open_days(hit, now)
    ends = []
    for number in (0, 1):
        month, day = month_of(hit, number), day_of(hit, number)
        if month is None or day is None or not parse_day(f"{year}-{month:02d}-{day:02d}"):
            return None
        ends.append(f"{year}-{month:02d}-{day:02d}")
    if ends[0] > ends[1]:
        ends[0] = shift_year(ends[0], -1) or ends[0]
    return stated(ends[0], "year taken from the other end"), stated(ends[1])


def _two_open_days(hit: Hit, now: Now) -> Found:
    """Work out both ends of a range of days without a year: the second by the tense, the first before it."""
    ends = [(month_of(hit, n), day_of(hit, n)) for n in (0, 1)]
    if any(month is None or day is None or not parse_day(f"2000-{month:02d}-{day:02d}") for month, day in ends):
        return None
    second = pick_day(ends[1][0] or 1, ends[1][1] or 1, None, now)
    first = f"{(second.value or '')[:4]}-{ends[0][0]:02d}-{ends[0][1]:02d}"
    if not first.startswith("XXXX") and first > (second.value or ""):
        first = shift_year(first, -1) or first
    return Value("DATE", first, f"before the other end; {second.basis}"), second


def month(hit: Hit, now: Now) -> Found:
    """May, late May, last May, May 2031, May of last year."""
    number = month_of(hit)
    if number is None:
        return None
    year = year_of(hit, now)
    if year:
        printed = bool(hit.all("YEAR") or hit.all("APOSYEAR"))
        return stated(f"{year}-{number:02d}", PRINTED if printed else f"year from {now.seen_from}")
    if hit.has("year"):
        return open_value()
    if now.told and now.last and not hit.all("REL"):
        return counted(f"{now.last[:4]}-{number:02d}", f"year of {now.last} (printed before it in the sentence)")
    if (
        hit.word("REL") in ("last", "past")
        and now.base
        and unit_of(now.base) in ("D", "M")
        and number == int(now.base[5:7])
    ):
        return counted(shift(now.base, -12, "M"), f"the one before {now.seen_from}")
    return pick_month(number, steered(hit, now))


def two_months(hit: Hit, now: Now) -> Found:
    """Between March and June 2031, between March and June."""
    year, ends = year_of(hit, now), (month_of(hit, 0), month_of(hit, 1))
    if ends[0] is None or ends[1] is None:
        return None
    if year is None:
        second = pick_month(ends[1], now)
        at = (second.value or "")[:4]
        if ends[0] > ends[1] and at != "XXXX":
            at = shift_year(at, -1) or at
        return Value("DATE", f"{at}-{ends[0]:02d}", f"before the other end; {second.basis}"), second
    early = year if ends[0] <= ends[1] else shift_year(year, -1)
    return stated(f"{early}-{ends[0]:02d}", "year taken from the other end"), stated(f"{year}-{ends[1]:02d}")


def year(hit: Hit, now: Now) -> Found:
    """2031, late 2031, the year 2031."""
    return stated(year_of(hit, now) or "")


def two_years(hit: Hit, _now: Now) -> Found:
    """2026-28: the end that is cut short takes its century from the other."""
    first = hit.word("YEAR")
    second = hit.word("YEAR", 1) or first[:2] + hit.word("NN")
    return stated(first), stated(
        second, PRINTED if hit.word("YEAR", 1) else "printed short; century from the other end"
    )


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "iso_date": iso_date,
    "week_number": week_number,
    "slash_date": slash_date,
    "spelled_date": spelled_date,
    "full_date": full_date,
    "month_day": month_day,
    "day_number": day_number,
    "weekday_number": weekday_number,
    "week_of": week_of,
    "day_then_day": day_then_day,
    "two_days": two_days,
    "month": month,
    "two_months": two_months,
    "year": year,
    "two_years": two_years,
}
