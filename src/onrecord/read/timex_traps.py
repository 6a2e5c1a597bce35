"""What looks like a time expression and is none: names, verbs, counts, verses.

"The Sunday Times", "May Kirova", "thousands march", "1990 tonnes", "Ezra 10:30", "Flight 1945".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.timex_rules import Hit
from onrecord.read.timex_words import Row, alphabet

OPENING = frozenset('.!?:;“"«‘`—–•([')
MONTH_SURE = frozenset({"in", "since", "until", "last", "next", "this", "during"})
CLOSING = frozenset('”"»')
NAMED_RULES = frozenset({"full_date", "iso_date", "holiday", "clock", "two_clocks", "fiscal_year", "quarter", "half"})
CLOCK_BEFORE = frozenset(
    "at by around before after until till from to between since about and shortly on , ( today yesterday tomorrow".split()
)
RATE_NOT_BEFORE = frozenset(
    "in for within after over than nearly almost about half of once every each to at on by with from during not is was "
    "just only into through until before quite such what as and or but spent take took takes lasted last".split()
)
LENGTH_BEFORE = frozenset(
    "in for within after over than nearly almost about around roughly approximately under least most just only took "
    "take takes taken taking spent spend spends lasted last lasting lasts every into through during half up by of "
    "another to barely exactly and or some once not whole full".split()
)


@cache
def _words(name: str) -> frozenset[str]:
    """Return one list of vocab/time_traps.toml as a set."""
    return frozenset(lexicon("time_traps")[name])


def opens_sentence(row: Row, index: int) -> bool:
    """Tell whether word `index` stands first in a sentence, a line or a quotation."""
    if index == 0:
        return True
    gap = row.text[row.ends[index - 1] : row.starts[index]]
    return row.lower[index - 1] in OPENING or "\n" in gap


def trapped(hit: Hit) -> bool:
    """Tell whether the words of a hit are no time expression where they stand."""
    row, first, last = hit.row, hit.first, hit.last
    after = row.lower[last] if last < len(row.lower) else ""
    before = row.lower[first - 1] if first else ""
    joined = last < len(row.lower) and row.text[row.ends[last - 1] : row.starts[last]] in (" ", "-", "\u00a0")
    if joined and row.capital(last) and after in _words("name_after"):
        return True
    if joined and after in _words("office_after") and hit.rule in ("weekday", "part_of_weekday"):
        return True
    if before in _words("title_before") and hit.rule in ("month", "weekday", "month_day"):
        return True
    if last - first == 1 and hit.rule not in NAMED_RULES and _capital_inside(hit):
        return True
    if _title(hit):
        return True
    check = CHECKS.get(hit.rule)
    return check is not None and check(hit, before, after)


def _capital_inside(hit: Hit) -> bool:
    """Tell whether a single word that needs no capital has one in the middle of a sentence ("Nordel Today")."""
    row, first = hit.row, hit.first
    word = row.lower[first]
    if not row.capital(first) or word in alphabet().capital:
        return False
    if opens_sentence(row, first):
        return hit.rule == "rate_word" and row.capital(first + 1)
    return not row.text[row.starts[first] : row.ends[first]].isupper() or len(word) < 3


def _title(hit: Hit) -> bool:
    """Tell whether an expression of several words is a title: all its words have capitals ("This Week")."""
    row = hit.row
    if hit.rule not in ("relative", "part_of_today", "rate_word", "every") or hit.last - hit.first < 2:
        return False
    if not all(row.capital(i) for i in range(hit.first, hit.last)):
        return False
    after = row.lower[hit.last] if hit.last < len(row.lower) else ""
    return not opens_sentence(row, hit.first) or after in CLOSING


def _month(hit: Hit, before: str, after: str) -> bool:
    """Trap a lone name of a month that is a verb, an adjective or a first name."""
    row, first, last = hit.row, hit.first, hit.last
    if last - first > 1 or hit.row.symbols[first] in alphabet().classes["MON3"]:
        return False
    word = row.lower[first]
    named = last < len(row.lower) and row.capital(last) and row.symbols[last] in alphabet().classes["CAP"]
    if named and word in _words("month_doubtful") and before not in MONTH_SURE:
        return True
    if before in _words("month_before") or before in ("-", "–", "(", "/"):
        return False
    if before and row.capital(first - 1) and row.symbols[first - 1] in alphabet().classes["CAP"]:
        return True
    return named or (word in _words("month_doubtful") and after not in ("'s", "’s"))


def _weekday(hit: Hit, before: str, after: str) -> bool:
    """Trap a weekday inside a name: "Bloody Sunday", "Black Friday"."""
    return before in ("bloody", "black", "super", "cyber", "fat", "easter") and hit.row.capital(hit.first - 1)


def _month_day(hit: Hit, before: str, after: str) -> bool:
    """Trap "in March 13 people died": a month and a count."""
    word_after = hit.last < len(hit.row.symbols) and hit.row.symbols[hit.last] in alphabet().classes["LOW"]
    ends_in_number = hit.row.lower[hit.last - 1].isdigit()
    return before in ("in", "since") and ends_in_number and word_after and hit.row.lower[hit.first] != "early"


def _year(hit: Hit, before: str, after: str) -> bool:
    """Trap four digits that count or name something: "1990 tonnes", "Room 1815"."""
    row, first, last = hit.row, hit.first, hit.last
    letters = alphabet()
    year = row.lower[last - 1]
    if hit.rule == "two_years":
        first_year = row.lower[hit.spans[0][1] - 1]
        return (
            before in _words("number_before") - {"his", "her", "their", "is", "was", "with", "than"}
            or _glued(row, first)
            or _not_later(first_year, row.lower[last - 1])
        )
    if last - first > 1:
        return False
    if _glued(row, first) or (last < len(row.lower) and row.tight(last) and after not in _marks_after()):
        return True
    if not "1200" <= year <= "2150" or before in _words("number_before") - _words("year_before"):
        return True
    if before in "$€£¥#№" and before:
        return True
    name_follows = row.capital(last) if last < len(row.lower) else False
    plural = (
        bool(after) and row.symbols[last] in letters.classes["LOW"] and after.endswith("s")
        if last < len(row.lower)
        else False
    )
    if before in _words("year_before"):
        counted = plural and before in ("of", "to", "from", "for", "by", "and", "or", "than", "after", "with", "at")
        return counted and after not in ("elections", "was", "is", "has", "levels", "as", "figures")
    if before in ("(", "[", ",", "-", "–", "—", ";", ":", "/", "'s", "’s", "“", "‘", '"', "`", "."):
        return plural or (
            (name_follows and before not in ("'s", "’s", "(", "“", '"', "/")) and not opens_sentence(row, first)
        )
    if first == 0 or opens_sentence(row, first):
        return plural or (last < len(row.lower) and row.symbols[last] in letters.classes["LOW"])
    return True


def _marks_after() -> frozenset[str]:
    """Return the marks that may touch a year from behind."""
    return frozenset(",.;:!?)]”’\"'-–—/'s’s…»")


def _glued(row: Row, index: int) -> bool:
    """Tell whether a number is glued to a word before it: "MAR-3", "Mi-2031", "A1990"."""
    if not index or not row.tight(index):
        return False
    before = row.lower[index - 1]
    if before[-1].isalnum():
        return True
    return (
        before in "-–#$€£¥."
        and row.tight(index - 1)
        and row.lower[index - 2] not in ("mid", "early", "late", "pre", "post")
    )


def _not_later(first: str, second: str) -> bool:
    """Tell whether the second year of a range does not come after the first."""
    whole = second if len(second) == 4 else first[:2] + second
    return not first.isdigit() or not whole.isdigit() or int(whole) <= int(first)


def _clock(hit: Hit, before: str, after: str) -> bool:
    """Trap figures that are no clock time: verses, scores, race times."""
    row, time = hit.row, hit.word("CLOCK")
    if not time:
        return bool(hit.all("YEAR")) and not "00" <= hit.word("YEAR")[:2] < "25"
    hour, minute = time.replace(".", ":").split(":")[:2]
    if int(hour) > 24 or int(minute) > 59:
        return True
    if hit.all("AMPM") or hit.all("ZONE") or len(hit.spans) > 1:
        return False
    beside = (
        row.symbols[hit.first - 1] in alphabet().classes["WEEKDAY"] | alphabet().classes["YEAR"] if hit.first else False
    )
    return before not in CLOCK_BEFORE and not beside and not opens_sentence(row, hit.first)


def _length(hit: Hit, before: str, after: str) -> bool:
    """Trap "a second hearing", "a quarter of the crop", "day" in "pay day"; "a year" only after a word of length."""
    row = hit.row
    unit, quantity = row.lower[hit.last - 1], row.lower[hit.first]
    if quantity in ("a", "an") and unit in ("second", "minute") and after not in ("", ".", ",", "and", "or", "later"):
        return True
    if row.symbols[hit.first] in alphabet().classes["YEAR"] and "1900" <= quantity <= "2100":
        return True
    if quantity == "one" and unit in ("day", "night") and before not in LENGTH_BEFORE:
        return True
    if unit in ("quarter", "quarters") and not hit.all("AFTERUNIT"):
        return True
    if unit in ("second", "weekend") and hit.last - hit.first < 3:
        return True
    if hit.last - hit.first == 2 and quantity in ("a", "an"):
        return before not in LENGTH_BEFORE or (
            hit.last < len(row.lower)
            and row.symbols[hit.last] in alphabet().classes["LOW"]
            and before not in ("for", "in", "within", "than")
        )
    return before in "$€£¥" and bool(before)


def _rate(hit: Hit, before: str, after: str) -> bool:
    """Trap "a day" that is no rate: it needs a number or "times" not far before it."""
    row, first = hit.row, hit.first
    if row.lower[first] in ("per", "once", "twice", "thrice") or hit.has("times", "once", "twice"):
        return False
    if row.lower[first] not in ("a", "an"):
        return not (first > 1 and row.lower[first - 1] == "/" and row.tight(first))
    numbers = (
        alphabet().classes["NUMBER"]
        | alphabet().classes["SMALL"]
        | alphabet().classes["TEEN"]
        | alphabet().classes["BIG"]
        | alphabet().classes["TENS"]
    )
    near = any(symbol in numbers for symbol in row.symbols[max(0, first - 5) : first])
    if row.lower[first + 1] in ("second", "quarter") and after not in ("", ".", ","):
        return True
    return before in RATE_NOT_BEFORE or not near or before in (",", ";", ".")


def _holiday(hit: Hit, before: str, after: str) -> bool:
    """Trap a holiday in small letters or inside a longer name ("Easter Island")."""
    row = hit.row
    span = (hit.all("HOLIDAY") or [(hit.first, hit.last)])[0]
    small = any(not row.capital(i) for i in range(*span) if row.lower[i].isalpha() and row.lower[i] not in ("s", "of"))
    follows = hit.last < len(row.lower) and row.symbols[hit.last] in alphabet().classes["CAP"] and row.capital(hit.last)
    return small or (
        follows
        and not row.text[row.ends[hit.last - 1] : row.starts[hit.last]].strip(" ")
        and row.lower[hit.last] not in ("will", "on")
    )


def _slash(hit: Hit, before: str, after: str) -> bool:
    """Trap dotted or slashed figures that fit no date."""
    parts = hit.word("SLASH").replace(".", "/").split("/")
    day, month = int(parts[0]), int(parts[1])
    dotted_short = "." in hit.word("SLASH") and len(parts[2]) < 4
    return dotted_short or not 1 <= min(day, month) <= 12 or not 1 <= max(day, month) <= 31


CHECKS: dict[str, Callable[[Hit, str, str], bool]] = {
    "month": _month, "weekday": _weekday, "month_day": _month_day, "year": _year, "two_years": _year, "clock": _clock,
    "two_clocks": _clock, "length": _length, "rate": _rate, "holiday": _holiday, "slash_date": _slash,
}  # fmt: skip
