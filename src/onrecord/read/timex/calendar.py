"""Quarters, halves, seasons, fiscal years, holidays, decades and centuries.

Source: TIDES 2005, section 4.3 (seasons, quarters, holidays), 4.4 (decades, centuries).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.core.times import (
    coarsen,
    holiday,
    shift,
    shift_year,
    unit_of,
)
from onrecord.core.vocab import lexicon
from onrecord.read.timex.now import Now, Value, open_value
from onrecord.read.timex.parts import PRINTED, Found, counted, stated, steered, year_of
from onrecord.read.timex.rules import Hit
from onrecord.read.timex.words import alphabet

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month a season begins in, on the northern half of the earth."""


def quarter(hit: Hit, now: Now) -> Found:
    """The third quarter of 2030, Q1: without a year the last one closed, or the next one told as future."""
    number = (
        hit.word("QTR")[-1:]
        or hit.value("ORD")
        or "".join(c for c in hit.word("ORDD") if c.isdigit())
        or ("4" if hit.has("final", "last") else "")
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
    elif value > here:
        value = shift_year(value, -1) or value
    return Value("DATE", value, f"quarter without a year, seen from {now.seen_from}")


def this_quarter(hit: Hit, now: Now) -> Found:
    """The quarter, the latest quarter: the one talked of."""
    if now.period and unit_of(now.period) == "Q":
        return stated(now.period, f"the quarter named before: {now.period}")
    if not hit.has("latest") or hit.has("period"):
        return None
    return counted(shift(now.base, -1, "Q") if now.base else None, f"the last one closed, seen from {now.seen_from}")


def period_of_year(hit: Hit, now: Now) -> Found:
    """The 2030 period, last year's quarter, the quarter a year ago: the period talked of, in that year."""
    at = year_of(hit, now) or (coarsen(now.period, "Y") if now.period else None)
    if not hit.all("YEAR") and not hit.all("REL") and at:
        at = shift_year(at, -1)
    if at and now.period and unit_of(now.period) == "Q":
        return stated(at + now.period[4:], f"the period talked of ({now.period}), in {at}")
    return counted(at, PRINTED if hit.all("YEAR") else f"year seen from {now.seen_from}")


def same_of_year(hit: Hit, now: Now) -> Found:
    """The same month a year ago: the month named before, a year back."""
    unit = "D" if hit.has("day") else "W" if hit.has("week") else "M"
    for base in reversed(now.named or ((now.base,) if now.base else ())):
        at = coarsen(base, unit)
        if at:
            return counted(shift_year(at, -1), f"counted from {base} (printed before it)")
    return Value("DATE", None, "nothing to count from is printed before it")


def half(hit: Hit, now: Now) -> Found:
    """The second half of 2030, H2 2030, the first half of the year."""
    number = hit.word("HALFYEAR")[-1:] or hit.value("ORD") or hit.word("ORDD")[:1]
    number = number or ("2" if hit.has("last", "final", "latter") else "")
    at = year_of(hit, now)
    if at is None:
        at = coarsen(now.base, "Y") if now.base else "XXXX"
    return (
        stated(f"{at}-H{number}", PRINTED if hit.all("YEAR") else f"seen from {now.seen_from}")
        if number in ("1", "2")
        else None
    )


def season(hit: Hit, now: Now) -> Found:
    """Spring 2031, this summer, last winter."""
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


def fiscal_year(hit: Hit, _now: Now) -> Found:
    """Fiscal 2031: FY2031, not the calendar year."""
    at = hit.word("YEAR", 0)
    if hit.all("NN") or len(hit.all("YEAR")) > 1:
        short = hit.word("YEAR", 1) or (at[:2] or "20") + hit.word("NN")
        at = short
    return stated(f"FY{at}")


def fiscal_rel(_hit: Hit, _now: Now) -> Found:
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
        toward = steered(hit, now).toward
        behind, ahead = [d for d in days if d <= here], [d for d in days if d >= here]
        pick = (
            ahead[0]
            if toward == "future" or (toward is None and (ahead[0] - here).days < 60 and (here - behind[-1]).days > 60)
            else behind[-1]
        )
        return counted(pick.isoformat(), f"holiday ({rule}), seen from {now.seen_from}")
    found = holiday(rule, int(at or 1))
    return counted(found.isoformat() if found else None, f"holiday ({rule}) of {at}")


def holiday_week(_hit: Hit, _now: Now) -> Found:
    """Easter week, the Christmas weekend: before or after the day, which the words do not say."""
    return Value("DATE", None, "which days around a holiday are meant is not said")


def decade(hit: Hit, now: Now) -> Found:
    """The 1930s, the '90s, the sixties."""
    digits = hit.word("DECADE") if hit.last - hit.first > 1 or not hit.all("APOSDECADE") else ""
    return stated(digits[:3]) if digits else short_decade(hit, now)


def short_decade(hit: Hit, now: Now) -> Found:
    """The '90s, the sixties: of the last hundred years."""
    last = hit.row.lower[hit.last - 1]
    digit = hit.value("TENTHS") or next((c for c in last if c.isdigit()), "")
    if not digit:
        return None
    return Value(
        "DATE", ("19" if int(digit) > 3 or not now.base else "20") + digit, "decade printed without its century"
    )


def two_centuries(hit: Hit, _now: Now) -> Found:
    """The 15th and 16th centuries: both ends."""
    words = [hit.row.lower[span[0]] for span in sorted(hit.all("ORD") + hit.all("ORDD"))]
    numbers = [alphabet().values.get(("ORD", word)) or "".join(c for c in word if c.isdigit()) for word in words]
    fit = all(number and 1 < int(number) <= 30 for number in numbers)
    return tuple(stated(f"{int(number) - 1:02d}") for number in numbers) if fit else None


def century(hit: Hit, _now: Now) -> Found:
    """The 19th century: 18, the digits its years begin with."""
    number = hit.value("ORD") or "".join(c for c in hit.word("ORDD") if c.isdigit())
    if hit.all("TENS"):
        number = str(int(hit.value("TENS")) + int(number))
    return stated(f"{int(number) - 1:02d}") if number and 1 < int(number) <= 30 else None


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "quarter": quarter,
    "this_quarter": this_quarter,
    "same_of_year": same_of_year,
    "period_of_year": period_of_year,
    "holiday_week": holiday_week,
    "half": half,
    "season": season,
    "fiscal_year": fiscal_year,
    "fiscal_rel": fiscal_rel,
    "decade": decade,
    "two_centuries": two_centuries,
    "century": century,
    "holiday": holiday_day,
}
