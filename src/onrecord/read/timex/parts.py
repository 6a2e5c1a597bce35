"""Parts of a hit: the month, day, weekday and year it names, and ready-made values.

Shared by the files that work out dates.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.times import MONTHS, WEEKDAYS, coarsen
from onrecord.read.timex.now import Now, Value, open_value, relative_year
from onrecord.read.timex.numbers import number_of
from onrecord.read.timex.rules import Hit

Found = Value | tuple[Value, ...] | None
"""What a rule's function returns: one value, one for each end of a range, or None where the words make no date."""
PRINTED = "printed"
SPOKEN = {"nineteen": 19, "eighteen": 18, "twenty": 20}
MONTH_STARTS = tuple(name[:3] for name in MONTHS)


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
    return 1 + MONTH_STARTS.index(word[:3])


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
    if hit.has("year") and hit.has("that", "same"):
        return coarsen(now.last, "Y") if now.last else None
    if hit.has("year", "year's") and hit.all("REL"):
        return relative_year(hit.word("REL", len(hit.all("REL")) - 1), now)
    return None


def spoken_year(hit: Hit) -> str | None:
    """Return a year written as it is spoken: "nineteen ninety-six", "two thousand and three"."""
    words = hit.row.lower[hit.first : hit.last]
    if "thousand" in words:
        number = number_of([*words[words.index("thousand") + 1 :]]) or 0
        return f"{2000 + int(number)}"
    head = next((i for i, w in enumerate(words) if w in SPOKEN), None)
    if head is None or head + 1 == len(words):
        return None
    tail = number_of(words[head + 1 :])
    return f"{SPOKEN[words[head]]}{int(tail):02d}" if tail else None


def steered(hit: Hit, now: Now) -> Now:
    """Let "last" and "next" decide between past and future."""
    word = hit.word("REL") or hit.word("STEPREL")
    if word in ("last", "past"):
        return replace(now, toward="past")
    return replace(now, toward="future") if word in ("next", "coming") else now
