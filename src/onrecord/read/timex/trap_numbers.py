"""Numbers that look like years, days and clock times and are none: counts, addresses, cases, verses, scores.

"1990 tonnes", "Flight 1945", "Room 1815", "Ezra 10:30", "in March 13 people died".
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.read.timex.around import Around, listed, opens_sentence
from onrecord.read.timex.rules import Hit
from onrecord.read.timex.words import Row, alphabet

MAY_TOUCH = frozenset({*",.;:!?)]”’\"'-–—/»…", "'s", "’s"})
"""What may touch a year from behind."""
BEFORE_YEAR = frozenset({"(", "[", ",", "-", "–", "—", ";", ":", "/", "'s", "’s", "“", "‘", '"', "`"})
COUNTING = frozenset({"of", "to", "from", "for", "by", "and", "or", "than", "after", "with", "at", "between", "over"})
YEARLY = frozenset({"elections", "was", "is", "has", "levels", "as", "figures", "polls", "games", "floods", "protests"})
YEAR_VERBS = frozenset({"was", "saw", "brought", "will", "marked", "ended", "began"})
"""Verbs that a year at the head of a sentence may have: "2030 saw two strikes"."""
CURRENCY = frozenset("$€£¥")
YEARS = ("1200", "2150")
"""Four digits between these two may be a bare year; others need a month or "the year" beside them."""


def year_trap(hit: Hit, near: Around) -> bool:
    """Trap four digits that count or name something."""
    row, first = hit.row, hit.first
    if hit.last - first > 1:
        spoken = not hit.all("YEAR") and any(row.capital(i) for i in range(first + 1, hit.last))
        return spoken or _glued(row, first)
    if near.before in listed("event_before") or (near.joined and near.after in listed("event_before")):
        return _glued(row, first)
    if hit.all("APOSYEAR"):
        return False
    if _glued(row, first) or (near.after and row.tight(hit.last) and near.after not in MAY_TOUCH):
        return True
    if not YEARS[0] <= row.lower[first] <= YEARS[1] or near.before in listed("number_before") - listed("year_before"):
        return True
    if near.after in listed("counted_after") and near.joined:
        return True
    if near.after_dash and near.after2 in listed("counted_joined"):
        return True
    if near.before == "." and near.before2 in listed("number_mark"):
        return True
    if near.before == "of" and near.before2 in listed("counted_before"):
        return True
    return _loose(hit, near)


def _loose(hit: Hit, near: Around) -> bool:
    """Trap a bare year that nothing before it announces."""
    plural = near.after_small and near.after.endswith("s")
    if near.before in listed("year_before"):
        address = near.before == "at" and near.name_joined
        return address or (plural and near.before in COUNTING and near.after not in YEARLY)
    if opens_sentence(hit.row, hit.first):
        return (near.after_small and near.after not in YEAR_VERBS) or (near.before in BEFORE_YEAR and plural)
    if near.before in BEFORE_YEAR:
        return plural or (near.name_joined and near.before not in ("'s", "’s", "(", "“", '"', "/"))
    return True


def two_years_trap(hit: Hit, near: Around) -> bool:
    """Trap scores, case numbers and counts that look like a range of years."""
    row = hit.row
    first, second = row.lower[hit.spans[0][1] - 1], row.lower[hit.last - 1]
    sure = {"his", "her", "their", "is", "was", "with", "than", "over", "all", "these", "those"}
    return (
        near.before in listed("number_before") - sure
        or _glued(row, hit.first)
        or not _later(first, second)
        or not YEARS[0] <= first <= YEARS[1]
        or (near.joined and near.after in listed("counted_after"))
    )


def _glued(row: Row, index: int) -> bool:
    """Tell whether a number is glued to what stands before it: "MAR-3", "A1990", "$2031"."""
    if not index or not row.tight(index):
        return False
    before = row.lower[index - 1]
    if before[-1].isalnum() or before in "#$€£¥№":
        return True
    joins = before in "-–." and row.tight(index - 1)
    return joins and row.lower[index - 2] not in ("mid", "early", "late", "pre", "post")


def _later(first: str, second: str) -> bool:
    """Tell whether the second year of a range, maybe cut short, comes after the first."""
    whole = second if len(second) == 4 else first[:2] + second
    return first.isdigit() and whole.isdigit() and int(whole) > int(first)


def month_day_trap(hit: Hit, near: Around) -> bool:
    """Trap "in March 13 people died": a month and a count."""
    row = hit.row
    ends_in_number = row.lower[hit.last - 1].isdigit()
    counts = near.after in listed("counted_after") and near.joined
    return ends_in_number and (counts or (near.before in ("in", "since") and near.after_small))


def clock_trap(hit: Hit, near: Around) -> bool:
    """Trap figures that are no clock time: verses, scores, odds."""
    row, time = hit.row, hit.word("CLOCK")
    if hit.all("NOON"):
        return (
            (row.capital(hit.first) and not opens_sentence(row, hit.first))
            or near.after in listed("compounds")
            or near.after_dash
        )
    if not time:
        return False
    hour, minute = time.replace(".", ":").split(":")[:2]
    if int(hour) > 24 or int(minute) > 59:
        return True
    if hit.all("AMPM") or hit.all("ZONE"):
        return False
    if near.before_name or (len(hit.spans) == 1 and near.before == "to" and _verse(row, hit.first - 1)):
        return True
    beside = alphabet().classes["WEEKDAY"] | alphabet().classes["YEAR"]
    announced = near.before in listed("clock_before") or (hit.first > 0 and row.symbols[hit.first - 1] in beside)
    return not announced and not opens_sentence(row, hit.first)


def _verse(row: Row, index: int) -> bool:
    """Tell whether the figures before word `index` follow a name ("Ezra 10:30 to 10:44")."""
    return index > 1 and row.symbols[index - 2] in alphabet().classes["CAP"]


def slash_trap(hit: Hit, near: Around) -> bool:
    """Trap dotted or slashed figures that fit no date, and versions ("version 10.3.31")."""
    figures = hit.word("SLASH")
    parts = figures.replace(".", "/").replace("-", "/").split("/")
    day, month = int(parts[0]), int(parts[1])
    short = "." in figures and len(parts[2]) < 4
    numbered = near.before in listed("number_before") - {"is", "was"} or near.before2 in listed("number_mark")
    return short or numbered or not 1 <= min(day, month) <= 12 or not 1 <= max(day, month) <= 31


def decade_trap(hit: Hit, _near: Around) -> bool:
    """Trap temperatures and scores "in the 30s"."""
    row = hit.row
    short = bool(hit.all("APOSDECADE") or hit.all("TENTHS"))
    return short and not listed("no_decade").isdisjoint(row.lower[max(0, hit.first - 6) : hit.last + 3])


def iso_trap(_hit: Hit, near: Around) -> bool:
    """Trap part numbers that look like dates: "part no. 2031-05-03"."""
    return near.before in listed("number_before") - {"is", "was"} or near.before2 in listed("number_mark")


def half_trap(hit: Hit, near: Around) -> bool:
    """Trap "H1 visas": a half year without its year needs a preposition."""
    loose = bool(hit.all("HALFYEAR")) and not hit.all("YEAR")
    return loose and (near.after_small or near.before not in ("in", "for", "during", "of", "by", "since"))


def quarter_trap(hit: Hit, near: Around) -> bool:
    """Trap the quarters of a match or a city ("the fourth quarter of the game") and models ("the Audi Q3")."""
    model = bool(hit.all("QTR")) and not hit.all("YEAR") and near.before_name
    counted = near.after == "of" and not (near.after2[:1].isdigit() or near.after2 in CURRENCY)
    return model or counted or (near.name_joined and hit.row.capital(hit.last - 1))


NUMBER_CHECKS: dict[str, Callable[[Hit, Around], bool]] = {
    "year": year_trap, "two_years": two_years_trap, "month_day": month_day_trap, "clock": clock_trap,
    "two_clocks": clock_trap, "slash_date": slash_trap, "decade": decade_trap, "quarter": quarter_trap,
    "half": half_trap, "iso_date": iso_trap,
}  # fmt: skip
