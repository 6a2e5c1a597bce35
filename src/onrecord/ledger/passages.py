"""Passage ids: 63 bits that hold day, report and place, so that the order of ids is the order of publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

PLACES = 4096
"""Room for this many passages of one report; all further blocks together are the last."""
REPORT_BITS = 34
DAY_BITS = 17
FIRST_DAY = date(1800, 1, 1)
"""Day 1; day 0 is no date. 17 bits reach to the year 2158; later days count as the last."""


def first_id(published: str, *, report: str = "", last: bool = False) -> int:
    """Return the first passage id of a report that bears a date; a partial date counts as its first day.

    Without a report: the first id of the day, or with `last` the room of the last report of the last day of the date.

    Example:
        >>> first_id("2031-06") == first_id("2031-06-01") < first_id("2031-06", last=True) < first_id("2031-07")
        True
    """
    low = int(report, 16) >> (64 - REPORT_BITS) if report else (1 << REPORT_BITS) - 1 if last else 0
    return ((_day(published, last=last) << REPORT_BITS) | low) * PLACES


def _day(published: str, *, last: bool) -> int:
    """Return the number of a day, 0 where none is given; of a partial date its first day, or its last."""
    parts = published[:10].split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
        month = month or (12 if last else 1)
        length = monthrange(year, month)[1]
        day = min(day, length) or (length if last else 1)
        since = (date(year, month, day) - FIRST_DAY).days + 1
    except (ValueError, IndexError):
        return 0
    return min(max(0, since), (1 << DAY_BITS) - 1)
