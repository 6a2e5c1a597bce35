"""Clock times and parts of a day: TIME. UTC and GMT give Z, local time gives no zone; a time without a day stays so.

Source: TimeML 1.2.1, section 2.2.2; TIDES 2005, section 4.3 (TMO, TAF, TEV, TNI).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.core.times import shift
from onrecord.read.timex.now import Now, Value
from onrecord.read.timex.parts import Found
from onrecord.read.timex.printed import full_date, month_day
from onrecord.read.timex.relative import weekday
from onrecord.read.timex.rules import Hit

NIGHTLY = frozenset({"MO", "AF", "EV", "NI", "DT"})


def clock_value(words: str, half: str, zone: str) -> str | None:
    """Return "T18:45" for figures, "am" or "pm", and a zone; None for no time of day.

    Example:
        >>> clock_value("6.45", "pm", ""), clock_value("09:30", "", "gmt"), clock_value("3", "p.m.", "")
        ('T18:45', 'T09:30Z', 'T15:00')
    """
    parts = words.replace(".", ":").split(":")
    if len(parts) == 1 and len(words) == 4:
        parts = [words[:2], words[2:]]
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    second = f":{parts[2]}" if len(parts) > 2 else ""
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}{second}{'Z' if zone in ('gmt', 'utc') else ''}"


def clock(hit: Hit, _now: Now) -> Found:
    """3 p.m., 09:30 GMT, noon: a time of day; the day beside it is joined later."""
    if hit.all("NOON"):
        return Value("TIME", f"T{hit.value('NOON')}", "printed; no day is given")
    half = hit.word("AMPM")
    figure = (
        hit.word("CLOCK")
        or hit.word("DD")
        or hit.value("SMALL")
        or hit.value("TEEN")
        or hit.word("YEAR")
        or hit.word("HM")
    )
    if hit.all("PART"):
        half = "am" if hit.value("PART") == "MO" else "pm"
    value = clock_value(figure, half, hit.word("ZONE"))
    return Value("TIME", value, "printed; no day is given") if value else None


def clock_words(hit: Hit, _now: Now) -> Found:
    """Half past two, a quarter to six: as figures, without a half of the day."""
    hour = int(hit.word("DD") or hit.value("SMALL") or hit.value("TEEN"))
    minute = 30 if hit.has("half") else 15 if hit.has("past") else -15
    at = hour * 60 + minute
    return Value("TIME", f"T{at // 60:02d}:{at % 60:02d}", "printed; no day is given") if 0 < hour < 13 else None


def two_clocks(hit: Hit, _now: Now) -> Found:
    """Between 9 and 11 a.m.: the end that is cut short takes its half of the day from the other."""
    halves, zone = [hit.word("AMPM", n) for n in range(len(hit.all("AMPM")))], hit.word("ZONE")
    figures = [hit.row.lower[span[0]] for span in hit.spans]
    first = clock_value(figures[0], halves[0] if halves else "", zone)
    second = clock_value(figures[1], halves[-1] if halves else "", zone)
    if first is None or second is None:
        return None
    return tuple(Value("TIME", value, "printed; no day is given") for value in (first, second))


def part_of_weekday(hit: Hit, now: Now) -> Found:
    """Monday morning, the night of Friday."""
    return _with_part(hit, weekday(hit, now))


def part_of_date(hit: Hit, now: Now) -> Found:
    """The morning of 4 May, June 3 evening."""
    return _with_part(hit, full_date(hit, now) if hit.all("YEAR") else month_day(hit, now))


def _with_part(hit: Hit, day: Found) -> Found:
    """Join a day with the part of it that is printed."""
    if not isinstance(day, Value):
        return None
    part = hit.value("PART") or "NI"
    return Value("TIME", f"{day.value}T{part}" if day.value else None, day.basis, day.candidates)


def part_of_today(hit: Hit, now: Now) -> Found:
    """Last night, this morning, tonight, overnight: the night belongs to the evening it began."""
    part = hit.value("PART") or "NI"
    past = hit.has("last", "yesterday") or (hit.has("overnight") and now.toward != "future")
    step = -1 if past else 1 if hit.has("tomorrow") else 0
    day = shift(now.base, step, "D") if now.base else None
    if day is None:
        return Value("TIME", None, "not fixed: no document time is given")
    return Value("TIME", f"{day}T{part}", f"{part} of the day {step:+d} from {now.seen_from}")


def part_alone(hit: Hit, _now: Now) -> Found:
    """In the morning, at dawn: of a day that is not said."""
    return Value("TIME", f"T{hit.value('PART')}", "printed; no day is given")


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "clock": clock, "clock_words": clock_words, "two_clocks": two_clocks, "part_of_weekday": part_of_weekday, "part_of_date": part_of_date,
    "part_of_today": part_of_today, "part_alone": part_alone,
}  # fmt: skip
