"""Time expressions as a report prints them: TIMEX3 type and value, and how the value was worked out.

Values stay as coarse as the text: "2031", "2031-06", "XXXX-03-13" where no year is given, "P3D", "PRESENT_REF".
Source: TimeML 1.2.1 annotation guidelines, section 2.2 (TIMEX3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.core.anchor import Anchor

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
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
