"""Lengths of time, ages, repetitions and rates: DURATION and SET.

Source: TimeML 1.2.1, sections 2.2.3 (DURATION) and 2.2.4 (SET).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.core.times import WEEKDAYS
from onrecord.read.timex.now import Now, Value
from onrecord.read.timex.numbers import duration, number_of, unit_code
from onrecord.read.timex.parts import Found, day_of, month_of
from onrecord.read.timex.rules import Hit

PRINTED = "printed"
WEEKDAY_STARTS = tuple(day[:3] for day in WEEKDAYS)
PARTS = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "DT": "TDT"}


def words_of(hit: Hit, number: int = 0) -> list[str]:
    """Return the lower-cased words of the numbered expression."""
    return list(hit.row.lower[slice(*hit.spans[number])])


def unit_in(words: list[str]) -> str:
    """Return the code of the last unit word, with "yearlong" and "year-old" read as their unit."""
    found = [unit_code(w) or unit_code(w.removesuffix("long")) for w in words]
    return next((code for code in reversed(found) if code), "Y")


def length(hit: Hit, _now: Now) -> Found:
    """Two weeks, a 10-day, half an hour, two and a half years."""
    words = words_of(hit)
    if words[:2] == ["a", "quarter"] or words[:2] == ["three", "quarters"]:
        return Value("DURATION", "PT15M" if words[0] == "a" else "PT45M", PRINTED)
    if words[-1].endswith("long") or not (hit.all("QTY") or hit.all("NUM") or hit.all("VAGUENUM")):
        return Value("DURATION", duration(0.5 if "half" in words else 1.0, unit_in(words)), PRINTED)
    return Value("DURATION", duration(number_of(words), unit_in(words)), PRINTED)


def two_lengths(hit: Hit, _now: Now) -> Found:
    """Two to three weeks: the first borrows the unit."""
    unit = unit_in(words_of(hit, 1))
    return tuple(Value("DURATION", duration(number_of(words_of(hit, n)), unit), PRINTED) for n in (0, 1))


def stretch(hit: Hit, _now: Now) -> Found:
    """The past two years, the first three days, the last few weeks."""
    words = words_of(hit)
    number = number_of(hit.row.lower[slice(*hit.all("QTY")[0])]) if hit.all("QTY") else None
    return Value("DURATION", duration(number, unit_in(words)), PRINTED)


def stretch_of_one(hit: Hit, _now: Now) -> Found:
    """The past year: one unit long."""
    return Value("DURATION", duration(1.0, unit_in(words_of(hit))), PRINTED)


def year_ended(hit: Hit, _now: Now) -> Found:
    """The year ended March 31: a length that the date beside it closes."""
    return Value("DURATION", "P6M" if "half" in words_of(hit) else "P1Y", PRINTED)


def bare_units(hit: Hit, _now: Now) -> Found:
    """For years: of no given number."""
    return Value("DURATION", duration(None, unit_in(words_of(hit))), "no number is given")


def age(hit: Hit, _now: Now) -> Found:
    """45-year-old, aged nine: the length of a life."""
    number = number_of(hit.row.lower[slice(*hit.all("NUM")[0])])
    unit = unit_in(words_of(hit)) if hit.all("UNIT") or hit.all("UNITS") else "Y"
    return Value("DURATION", duration(number, unit), "printed as an age")


def some_while(_hit: Hit, _now: Now) -> Found:
    """A long time: a length of no given unit."""
    return Value("DURATION", "PXX", "no unit is given")


def every(hit: Hit, _now: Now) -> Found:
    """Every day, every four years, every other week."""
    words = words_of(hit)
    number = 2.0 if "other" in words else number_of(words[1:-1]) or (float(hit.value("ORD") or 1))
    return Value("SET", duration(None if "few" in words else number, unit_in(words)), PRINTED)


def every_weekday(hit: Hit, _now: Now) -> Found:
    """Every Tuesday, Mondays, Sunday nights, Monday and Tuesday nights."""
    spans = hit.all("WEEKDAYS") or hit.all("WEEKDAY")
    days = [1 + WEEKDAY_STARTS.index(hit.row.lower[span[0]][:3]) for span in spans]
    part = PARTS.get(hit.value("PART") or hit.value("PARTS"), "")
    return tuple(Value("SET", f"XXXX-WXX-{day}{part}", PRINTED) for day in days)


def monthly_weekday(_hit: Hit, _now: Now) -> Found:
    """The first Monday of every month."""
    return Value("SET", "P1M", PRINTED)


def every_part(hit: Hit, _now: Now) -> Found:
    """Each July, every summer, every morning, every 3 May."""
    month, day = month_of(hit), day_of(hit)
    if month:
        return Value("SET", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), PRINTED)
    if hit.all("SEASON"):
        return Value("SET", f"XXXX-{hit.value('SEASON')}", PRINTED)
    if hit.all("PART"):
        return Value("SET", f"XXXX-XX-XX{PARTS[hit.value('PART')]}", PRINTED)
    return Value("SET", "P1Y", PRINTED)


def rate(hit: Hit, _now: Now) -> Found:
    """Per year, a day, twice a week: the length that the rate counts in."""
    words = words_of(hit)
    at = max((words.index(w) for w in ("a", "an", "per", "each", "every") if w in words), default=0)
    between = number_of(words[at + 1 : -1]) if len(words) - at > 2 else 1.0
    return Value("SET", duration(between, unit_in(words)), PRINTED)


def rate_word(hit: Hit, _now: Now) -> Found:
    """Daily, annual, quarterly, bi-weekly, semi-annual."""
    code = hit.value("RATE")
    number, unit = (float(code[:-1]), code[-1]) if len(code) > 1 else (1.0, code)
    if hit.has("bi"):
        number *= 2
    elif hit.has("semi") and unit == "Y":
        number, unit = 6.0, "M"
    return Value("SET", duration(number, unit), PRINTED)


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "length": length,
    "two_lengths": two_lengths,
    "stretch": stretch,
    "stretch_of_one": stretch_of_one,
    "year_ended": year_ended,
    "bare_units": bare_units,
    "age": age,
    "while": some_while,
    "every": every,
    "every_weekday": every_weekday,
    "monthly_weekday": monthly_weekday,
    "every_part": every_part,
    "rate": rate,
    "rate_word": rate_word,
}
