"""Times counted from a date in the text: "three days later", "the same day", "the following month"."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.core.times import TimexType, coarsen, shift, shift_year, unit_of
from onrecord.read.timex.now import Now, Value
from onrecord.read.timex.numbers import COUNTED_IN, duration, number_of, unit_code
from onrecord.read.timex.parts import Found
from onrecord.read.timex.rules import Hit

BACK = frozenset({"earlier", "before", "previously", "beforehand", "ago"})
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}


def counted(hit: Hit, now: Now) -> Found:
    """Three days later, a year earlier: from the date printed before; a length where there is none."""
    where = hit.row.lower[hit.first : hit.last]
    unit = unit_code(next(w for w in where if unit_code(w)))
    number = number_of([w for w in where if w not in BACK]) if hit.all("QTY") else 1.0
    sign = -1 if hit.has(*BACK) else 1
    if number is None or unit in "HTS":
        return Value("DURATION", duration(number, unit), "a length; nothing to count from")
    if unit == "Y" and now.period:
        return Value("DATE", shift_year(now.period, sign * int(number)), f"the period talked of ({now.period})")
    if now.last is None:
        return Value("DURATION", duration(number, unit), "a length; no date is printed before it")
    factor, code = COUNTED_IN.get(unit, (1, unit))
    for base in reversed(now.named):
        value = step(base, sign * round(number * factor), code)
        if value:
            return Value("DATE", value, f"counted from {base} (printed before it)")
    return Value("DURATION", duration(number, unit), f"a length; {now.last} is too coarse to count from")


def step(value: str, count: int, unit: str) -> str | None:
    """Move a value that may lack its year: "XXXX-03-13" and a day gives "XXXX-03-14"."""
    if not value.startswith("XXXX-"):
        return shift(value, count, unit)
    moved = {shift(year + value[4:], count, unit) for year in ("2000", "2001")}
    ends = {v[4:] if v else None for v in moved}
    years = {v[:4] if v else None for v in moved}
    end = next(iter(ends))
    return f"XXXX{end}" if len(ends) == 1 and end and years == {"2000", "2001"} else None


def stepped(hit: Hit, now: Now) -> Found:
    """The same day, the day before, the following month: one unit from the date printed before."""
    words = hit.matched
    name = next((w for w in words if unit_code(w) or w in PARTS), "")
    back = hit.has("previous", "preceding", "prior", "before")
    sign = (
        0
        if hit.has("same", "very") or (hit.has("that") and not hit.has("next", "following", "before", "after"))
        else (-1 if back else 1)
    )
    unit = "D" if name in PARTS else unit_code(name)
    if unit == "N":
        unit = "D"
    kind: TimexType = "TIME" if name in PARTS else "DATE"
    if not now.named and hit.row.lower[hit.first] == "that":
        return None
    for base in reversed(now.named or ((now.base,) if now.base and sign == 0 else ())):
        same = base.startswith("XXXX") and sign == 0 and unit == "D" and len(base) == 10
        value = base if same else step(base, sign, unit)
        if value:
            return Value(kind, value + PARTS.get(name, ""), f"counted from {base} (printed before it)")
    return Value(kind, None, "no date to count from is printed before it")


def nth_day(hit: Hit, now: Now) -> Found:
    """Today is the eighth day of the siege; Monday, day five of the siege: the day printed beside it, else now."""
    row, beside = hit.row, hit.first - hit.match.start() - hit.shift
    if beside > 1 and now.last:
        return Value("DATE", now.last, f"the day printed beside it: {now.last}")
    if row.lower[hit.first - 1] == "is" and hit.first > 1 and row.lower[hit.first - 2] not in ("today", "it", "this"):
        return None
    return Value("DATE", now.base, f"the day of {now.seen_from}") if now.day else None


def this_day(_hit: Hit, now: Now) -> Found:
    """The last match of the day, the start of the day: the day printed before, else the document's own."""
    told = next((base for base in reversed(now.named) if unit_of(base) == "D"), None)
    if told:
        return Value("DATE", told, f"the day printed before: {told}")
    return Value("DATE", now.base, f"the day of {now.seen_from}") if now.day else None


def at_time(_hit: Hit, now: Now) -> Found:
    """At the time, at that time: the date printed before, or only past."""
    if now.last and unit_of(now.last):
        return Value("DATE", coarsen(now.last, unit_of(now.last) or "D"), f"the date printed before: {now.last}")
    return Value("DATE", "PAST_REF", "no date is printed before it")


RULES: dict[str, Callable[[Hit, Now], Found]] = {
    "counted": counted, "stepped": stepped, "nth_day": nth_day, "this_day": this_day, "at_time": at_time,
}  # fmt: skip
