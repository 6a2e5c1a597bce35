"""A clock time and the day it belongs to: one expression side by side, one value in one sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from onrecord.read.timex.now import Value
from onrecord.read.timex.words import Row

Printed = tuple[int, int, Value]
"""First word, end of the last word, value."""
PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI)")
HOUR = re.compile(r"T(\d\d)(:\d\d(?::\d\d)?)")
BESIDE = frozenset({(), ("on",), (",",), ("at",), ("of",), (")",), (")", "on"), ("today",)})
BOTH = frozenset({("and",), ("to",), ("-",), ("–",), ("until",), ("till",), ("(",), ("or",)})


def join_clocks(row: Row, found: Sequence[Printed], bounds: Sequence[int]) -> list[Printed]:
    """Give each clock time its day: the one beside it, else the only day its sentence names.

    Side by side or joined by "on" the two become one expression; both ends of a range take the day.
    """
    out: list[Printed] = []
    for first, last, value in found:
        before = out[-1] if out else None
        if before and row.lower[before[1] : first] in BESIDE:
            joined = _joined(before[2], value)
            if joined:
                out[-1] = (before[0], last, joined)
                if len(out) > 1 and row.lower[out[-2][1] : before[0]] in BOTH and joined.value and is_clock(out[-2][2]):
                    day = joined.value.partition("T")[0]
                    out[-2] = (*out[-2][:2], with_day(out[-2][2], day, joined.basis))
                continue
        out.append((first, last, value))
    return _same_sentence(row, out, bounds)


def is_clock(value: Value) -> bool:
    """Tell whether a value is a time of day without a day."""
    return value.type == "TIME" and (value.value or "").startswith("T")


def with_day(clock: Value, day: str, basis: str) -> Value:
    """Put a day before a time of day."""
    return Value("TIME", f"{day}{clock.value}", basis)


def _joined(one: Value, other: Value) -> Value | None:
    """Return the time that a clock time and a day side by side come to, or None where they are not such a pair."""
    clock, day = (one, other) if is_clock(one) else (other, one)
    part = PART.fullmatch(day.value or "") if day.type == "TIME" else None
    if part and is_clock(clock) and clock.value and (hour := HOUR.fullmatch(clock.value)):
        late = part[2] != "MO" and 0 < int(hour[1]) < 12 and (part[2] != "NI" or int(hour[1]) > 5)
        told = f"T{int(hour[1]) + 12}{hour[2]}" if late else clock.value
        return Value("TIME", part[1] + told, f"printed; the day and its half: {day.basis}")
    if not is_clock(clock) or day.type != "DATE" or not (day.value is None or len(day.value) == 10):
        return None
    basis = f"printed; the day: {day.basis}"
    return with_day(clock, day.value, basis) if day.value else Value("TIME", None, basis)


def _same_sentence(row: Row, found: list[Printed], bounds: Sequence[int]) -> list[Printed]:
    """Give a lone clock time the day of its sentence where the sentence names exactly one."""
    days: dict[int, set[str]] = defaultdict(set)
    for first, _, value in found:
        if value.value and value.type in ("DATE", "TIME") and value.value[4:5] == "-" and len(value.value) >= 10:
            days[bisect_right(bounds, row.starts[first])].add(value.value.partition("T")[0])
    out = []
    for first, last, value in found:
        named = days.get(bisect_right(bounds, row.starts[first]), set())
        if is_clock(value) and len(named) == 1:
            day = next(iter(named))
            value = with_day(value, day, f"printed; the day: {day}, the only one of the sentence")
        out.append((first, last, value))
    return out
