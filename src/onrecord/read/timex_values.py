"""What each rule's stretch comes to: dates, seen from the document time, the speaking or the date named before.

One function a rule of vocab/time_rules.toml; lengths, repetitions and clock times are in their own files.
Source: TimeML 1.2.1, section 2.2.2 (values); TIDES 2005, section 4 (partial dates, seasons, quarters, weekends).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.core.times import (
    WEEKDAYS,
    coarsen,
    holiday,
    parse_day,
    shift,
    shift_year,
    unit_of,
    weekday_near,
    years_that_fit,
)
from onrecord.core.vocab import lexicon
from onrecord.read.timex_now import Now, Value, open_value, pick_day, pick_month, pick_weekday, relative_year
from onrecord.read.timex_numbers import number_of, unit_code
from onrecord.read.timex_rules import Hit

Found = Value | tuple[Value, ...] | None
PRINTED = "printed"
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month a season begins in, on the northern half of the earth."""


def stated(value: str, basis: str = PRINTED) -> Value:
    """Return a DATE whose value is printed or follows from what is printed."""
    return Value("DATE", value, basis)


def counted(value: str | None, basis: str) -> Value:
    """Return a DATE counted from another date; open where it cannot be counted."""
    return Value("DATE", value, basis) if value else open_value()


def month_of(hit: Hit, number: int = 0) -> int | None:
    """Return the numbered month named in the hit."""
    names = sorted(hit.all("MONTH") + hit.all("MON3"))
    if number >= len(names):
        return None
    word = hit.row.lower[names[number][0]]
    return 1 + ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(word[:3])


def day_of(hit: Hit, number: int = 0) -> int | None:
    """Return the numbered day of the month in the hit, or None where it is no day."""
    spans = sorted(hit.all("DD") + hit.all("ORDD") + hit.all("ORD"))
    if number >= len(spans):
        return None
    word = hit.row.lower[spans[number][0]]
    digits = "".join(c for c in word if c.isdigit()) or hit.value("ORD")
    return int(digits) if digits and 1 <= int(digits) <= 31 else None


def weekday_of(hit: Hit) -> int | None:
    """Return the weekday named in the hit, 0 = Monday."""
    spans = hit.all("WEEKDAY") + hit.all("WD3")
    if not spans:
        return None
    return [day[:3] for day in WEEKDAYS].index(hit.row.lower[spans[0][0]][:3])


def year_of(hit: Hit, now: Now, number: int = 0) -> str | None:
    """Return the year the hit prints, in full or cut short, or names by "last", "this", "next"."""
    spans = hit.all("YEAR")
    if number < len(spans):
        return hit.row.lower[spans[number][0]]
    short = hit.word("APOSYEAR")
    if short:
        return ("19" if int(short[1:]) > 50 else "20") + short[1:]
    spoken = spoken_year(hit)
    if spoken:
        return spoken
    if hit.has("year", "year's") and hit.all("REL"):
        return relative_year(hit.word("REL", len(hit.all("REL")) - 1), now)
    return None


def spoken_year(hit: Hit) -> str | None:
    """Return a year written as it is spoken: "nineteen ninety-six", "two thousand and three"."""
    words = hit.row.lower[hit.first : hit.last]
    if "thousand" in words:
        number = number_of([*words[words.index("thousand") + 1 :]]) or 0
        return f"{2000 + int(number)}"
    head = next((i for i, w in enumerate(words) if w in ("nineteen", "eighteen", "twenty")), None)
    if head is None or head + 1 == len(words):
        return None
    tail = number_of(words[head + 1 :])
    return f"{ {'nineteen': 19, 'eighteen': 18, 'twenty': 20}[words[head]] }{int(tail):02d}" if tail else None


def iso_date(hit: Hit, now: Now) -> Found:
    """2031-05-03, 2031/05/03."""
    value = hit.word("ISO").replace("/", "-")
    return stated(value) if parse_day(value) else None


def week_number(hit: Hit, now: Now) -> Found:
    """Week 18 of 2031."""
    number = int(hit.row.lower[hit.first + 1])
    return stated(f"{hit.word('YEAR', len(hit.all('YEAR')) - 1)}-W{number:02d}") if 1 <= number <= 53 else None


def slash_date(hit: Hit, now: Now) -> Found:
    """13/05/2031: the only reading that fits; where both fit, the year alone."""
    a, b, year = hit.word("SLASH").replace(".", "/").split("/")
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    both = {f"{year}-{int(m):02d}-{int(d):02d}" for d, m in ((a, b), (b, a))}
    fit = tuple(sorted(value for value in both if parse_day(value)))
    if "." in hit.word("SLASH"):
        fit = tuple(v for v in fit if v == f"{year}-{int(b):02d}-{int(a):02d}")
    if len(fit) == 1:
        return stated(fit[0])
    return Value("DATE", year, "printed in figures that read as day and month both ways", fit) if fit else None


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
    return pick_day(month, day, weekday_of(hit), _steered(hit, now))


def _steered(hit: Hit, now: Now) -> Now:
    """Let "last" and "next" decide between past and future."""
    word = hit.word("REL") or hit.word("STEPREL")
    toward = {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(word)
    if toward is None:
        return now
    return Now(now.base, now.why, "past" if toward == "past" else "future", now.last, now.told, now.quarter)


def day_number(hit: Hit, now: Now) -> Found:
    """The 15th: a day of the document's month, or of the month before or after by tense."""
    day = day_of(hit)
    month = coarsen(now.base, "M") if now.base else None
    if day is None or month is None:
        return open_value() if day else None
    value = f"{month}-{day:02d}"
    if now.day and now.toward == "past" and value > now.day.isoformat():
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
    """From 3 May to 7 June 2031: the first end takes the year of the second."""
    year = year_of(hit, now)
    ends = []
    for number in (0, 1):
        month, day = month_of(hit, number), day_of(hit, number)
        if month is None or day is None or not parse_day(f"{year}-{month:02d}-{day:02d}"):
            return None
        ends.append(f"{year}-{month:02d}-{day:02d}")
    if ends[0] > ends[1]:
        ends[0] = shift_year(ends[0], -1) or ends[0]
    return stated(ends[0], "year taken from the other end"), stated(ends[1])


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
    if now.day and word in ("last", "past", "previous"):
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


def two_weekdays(hit: Hit, now: Now) -> Found:
    """From Monday to Friday: the second follows the first."""
    names = [WEEKDAYS.index(hit.row.lower[span[0]]) for span in hit.spans]
    first = pick_weekday(names[0], now)
    at = parse_day(first.value or "")
    second = weekday_near(at, names[1], "future").isoformat() if at else None
    return first, Value("DATE", second, f"the one after {at}" if at else first.basis)


def _day_in_week(week: str | None, day: int) -> str | None:
    """Return a day of an ISO week, 0 = Monday."""
    from datetime import date

    return date.fromisocalendar(int(week[:4]), int(week[6:8]), day + 1).isoformat() if week else None


def day_word(hit: Hit, now: Now) -> Found:
    """Today, yesterday, tomorrow, the day before yesterday."""
    step = int(hit.value("DEICTIC") or 0) if hit.all("DEICTIC") else (-2 if hit.has("yesterday") else 2)
    return counted(
        shift(now.base, step, "D") if now.base else None,
        f"{step:+d} days from {now.seen_from}" if step else f"the day of {now.seen_from}",
    )


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
    if (
        hit.word("REL") in ("last", "past")
        and now.base
        and unit_of(now.base) in ("D", "M")
        and number == int(now.base[5:7])
    ):
        return counted(shift(now.base, -12, "M"), f"the one before {now.seen_from}")
    return pick_month(number, _steered(hit, now))


def two_months(hit: Hit, now: Now) -> Found:
    """Between March and June 2031."""
    year, ends = year_of(hit, now), (month_of(hit, 0), month_of(hit, 1))
    if year is None or ends[0] is None or ends[1] is None:
        return None
    early = year if ends[0] <= ends[1] else shift_year(year, -1)
    return stated(f"{early}-{ends[0]:02d}", "year taken from the other end"), stated(f"{year}-{ends[1]:02d}")


def year(hit: Hit, now: Now) -> Found:
    """2031, late 2031, the year 2031."""
    return stated(year_of(hit, now) or "")


def two_years(hit: Hit, now: Now) -> Found:
    """2026-28: the end that is cut short takes its century from the other."""
    first = hit.word("YEAR")
    second = hit.word("YEAR", 1) or first[:2] + hit.word("NN")
    return stated(first), stated(
        second, PRINTED if hit.word("YEAR", 1) else "printed short; century from the other end"
    )


def decade(hit: Hit, now: Now) -> Found:
    """The 1930s, the '90s, the sixties."""
    digits = hit.word("DECADE")
    if digits:
        return stated(digits[:3])
    return None


def short_decade(hit: Hit, now: Now) -> Found:
    """The '90s, the sixties: of the last hundred years."""
    digit = hit.value("TENTHS") or next((c for c in hit.word("APOSDECADE") if c.isdigit()), "")
    if not digit:
        return None
    return Value(
        "DATE", ("19" if int(digit) > 3 or not now.base else "20") + digit, "decade printed without its century"
    )


def century(hit: Hit, now: Now) -> Found:
    """The 19th century: 18, the digits its years begin with."""
    number = hit.value("ORD") or "".join(c for c in hit.word("ORDD") if c.isdigit())
    if hit.all("TENS"):
        number = str(int(hit.value("TENS")) + int(number))
    return stated(f"{int(number) - 1:02d}") if number and 1 < int(number) <= 30 else None


def quarter(hit: Hit, now: Now) -> Found:
    """The third quarter of 2030, Q1: without a year the last one closed, or the next one told as future."""
    number = (
        hit.word("QTR")[-1:]
        or hit.value("ORD")
        or "".join(c for c in hit.word("ORDD") if c.isdigit())
        or ("4" if hit.has("final") else "")
    )
    if number not in ("1", "2", "3", "4"):
        return None
    at = year_of(hit, now)
    if at:
        return stated(f"{at}-Q{number}", PRINTED if hit.all("YEAR") else f"year from {now.seen_from}")
    here = coarsen(now.base, "Q") if now.base else None
    if here is None:
        return Value("DATE", f"XXXX-Q{number}", "printed without a year; no document time is given")
    value = f"{here[:4]}-Q{number}"
    if now.toward == "future":
        ahead = (int(number) - int(here[-1])) % 4
        value = shift(here, ahead if ahead <= 2 else ahead - 4, "Q") or value
    elif value > here or (value == here and now.toward == "past" and not _fiscal(hit)):
        value = shift_year(value, -1) or value
    return Value("DATE", value, f"quarter without a year, seen from {now.seen_from}")


def _fiscal(hit: Hit) -> bool:
    """Tell whether a quarter is a company's own: "fourth-quarter profit", "its fourth quarter", "ended Sept. 30"."""
    row = hit.row
    after = row.lower[hit.last] if hit.last < len(row.lower) else ""
    before = row.lower[hit.first - 1] if hit.first else ""
    return "-" in row.lower[hit.first : hit.last] or after == "ended" or before in ("its", "their") or hit.has("fiscal")


def half(hit: Hit, now: Now) -> Found:
    """The second half of 2030, H2 2030, the first half of the year."""
    number = hit.word("HALFYEAR")[-1:] or hit.value("ORD") or hit.word("ORDD")[:1]
    at = year_of(hit, now)
    if at is None:
        at = coarsen(now.base, "Y") if now.base else "XXXX"
    return (
        stated(f"{at}-H{number}", PRINTED if hit.all("YEAR") else f"seen from {now.seen_from}")
        if number in ("1", "2")
        else None
    )


def season(hit: Hit, now: Now) -> Found:
    """This summer, spring 2031, last winter."""
    code, word = hit.value("SEASON"), hit.word("REL") or hit.word("STEPREL")
    at = year_of(hit, now)
    if at:
        return stated(f"{at}-{code}", PRINTED if hit.all("YEAR") else f"year from {now.seen_from}")
    if now.base is None or unit_of(now.base) not in ("D", "M"):
        return (
            Value("DATE", f"XXXX-{code}", "printed without a year; no document time is given")
            if not word
            else open_value()
        )
    months = int(now.base[:4]) * 12 + int(now.base[5:7]) - SEASON_START[code]
    latest, since = divmod(months, 12)
    running = since < 3
    toward = {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(word, now.toward)
    step = {"last": -1 if running else 0, "next": 1}.get(word, 0 if running or toward != "future" else 1)
    if word == "this" and not running:
        step = 0 if since < 8 and toward != "future" else 1
    return counted(
        f"{latest + step:04d}-{code}", f"season seen from {now.seen_from}; a winter goes by the year it begins in"
    )


def fiscal_year(hit: Hit, now: Now) -> Found:
    """Fiscal 2031: FY2031, not the calendar year."""
    at = hit.word("YEAR", 0)
    if hit.all("NN") or len(hit.all("YEAR")) > 1:
        short = hit.word("YEAR", 1) or (at[:2] or "20") + hit.word("NN")
        at = short
    return stated(f"FY{at}")


def fiscal_rel(hit: Hit, now: Now) -> Found:
    """The next fiscal year: which one depends on whose, so the year stays open."""
    return Value("DATE", None, "a fiscal year begins when its owner says; the page does not fix it")


def holiday_day(hit: Hit, now: Now) -> Found:
    """New Year's Eve, Good Friday: by the rule of the holiday and the nearest year that fits the tense."""
    span = hit.all("HOLIDAY")[0]
    words = (
        " ".join(hit.row.lower[slice(*span)])
        .replace(" 's", "'s")
        .replace(" .", ".")
        .replace("s '", "s'")
        .replace("’", "'")
        .replace(" - ", "-")
    )
    rule = next(
        (key for key, names in lexicon("time_holidays").items() if words in {n.replace(" - ", "-") for n in names}),
        "open",
    )
    if rule == "open":
        return Value("DATE", None, "a holiday whose day differs from country to country")
    at = year_of(hit, now)
    if at is None and now.base is None:
        return Value(
            "DATE", f"XXXX-{rule}" if len(rule) == 5 else None, "a holiday without a year; no document time is given"
        )
    if at is None and now.base:
        around = int(now.base[:4])
        days = [d for y in (around - 1, around, around + 1) if (d := holiday(rule, y))]
        here = now.day or days[1]
        toward = _steered(hit, now).toward
        behind, ahead = [d for d in days if d <= here], [d for d in days if d >= here]
        pick = (
            ahead[0]
            if toward == "future" or (toward is None and (ahead[0] - here).days < 60 and (here - behind[-1]).days > 60)
            else behind[-1]
        )
        return counted(pick.isoformat(), f"holiday ({rule}), seen from {now.seen_from}")
    found = holiday(rule, int(at or 1))
    return counted(found.isoformat() if found else None, f"holiday ({rule}) of {at}")


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
    if word in ("previous", "preceding") and now.last and (value := shift(now.last, -1, unit)):
        return counted(value, f"counted from {now.last} (printed before it)")
    return counted(
        shift(now.base, step, unit) if now.base else None,
        f"{step:+d} seen from {now.seen_from}" if step else f"the one of {now.seen_from}",
    )


def this_quarter(hit: Hit, now: Now) -> Found:
    """The quarter, the latest quarter: the one talked of."""
    if now.quarter:
        return stated(now.quarter, f"the quarter named before: {now.quarter}")
    if not hit.has("latest") or hit.has("period"):
        return None
    return counted(shift(now.base, -1, "Q") if now.base else None, f"the last one closed, seen from {now.seen_from}")


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
    "iso_date": iso_date, "week_number": week_number, "slash_date": slash_date, "full_date": full_date, "month_day": month_day,
    "day_number": day_number, "week_of": week_of, "weekday_number": weekday_number, "day_then_day": day_then_day, "two_days": two_days,
    "weekday": weekday, "two_weekdays": two_weekdays, "day_word": day_word, "month": month, "two_months": two_months, "year": year,
    "two_years": two_years, "decade": lambda hit, now: decade(hit, now) or short_decade(hit, now), "century": century,
    "quarter": quarter, "half": half, "season": season, "fiscal_year": fiscal_year, "fiscal_rel": fiscal_rel,
    "holiday": holiday_day, "weekend": weekend, "relative": relative, "this_quarter": this_quarter, "part_of_now": part_of_now, "ago": ago,
    "from_now": from_now,
}  # fmt: skip
