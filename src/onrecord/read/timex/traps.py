"""What looks like a time expression and is none: names, verbs, counts, verses.

"The Sunday Times", "May Kirova", "thousands march", "a day labourer", "Nordel Today". Numbers that are no dates have
their own file (read/timex/trap_numbers.py).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.read.timex.around import Around, listed, opens_sentence
from onrecord.read.timex.rules import Hit
from onrecord.read.timex.trap_numbers import NUMBER_CHECKS
from onrecord.read.timex.words import alphabet

WITH_CAPITALS = frozenset(
    {"full_date", "iso_date", "holiday", "two_clocks", "fiscal_year", "quarter", "half", "century", "spelled_date"}
)
EACH = frozenset({"every", "each", "daily", "any", "weekdays"})
VAGUE_COUNTS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens"})
QUOTES = frozenset('“”"«»‘’`')


def part_of_name(hit: Hit) -> bool:
    """Tell whether a hit is part of a name, so that none of its words is a time: "the July 4 Party"."""
    near = Around.of(hit)
    if near.name_joined and near.after in listed("name_after"):
        return True
    if hit.rule == "year" and near.name_joined and near.after != "the" and near.after2 in listed("name_after"):
        return True
    if near.joined and near.after in listed("office_after") and hit.rule in ("weekday", "part_of_weekday"):
        return True
    if near.before in listed("title_before") and hit.rule in ("month", "weekday", "month_day", "season"):
        return True
    return _quoted_title(hit, near) or _capitals(hit, near)


def trapped(hit: Hit) -> bool:
    """Tell whether the words of a hit are no time expression where they stand; a part of them may still be one."""
    check = CHECKS.get(hit.rule) or NUMBER_CHECKS.get(hit.rule)
    return check is not None and check(hit, Around.of(hit))


def _quoted_title(hit: Hit, near: Around) -> bool:
    """Tell whether quotation marks hold the expression and nothing else: “Yesterday”, "This Week"."""
    closing = near.after2 if near.after in (",", ".") else near.after
    if near.before not in QUOTES or closing not in QUOTES or not near.before or not closing:
        return False
    return hit.row.capital(hit.first) or hit.row.lower[hit.first][0].isdigit()


def _capitals(hit: Hit, near: Around) -> bool:
    """Tell whether words that need no capital have one inside a sentence: "Nordel Today", "the Seven Years War"."""
    row = hit.row
    if hit.rule in WITH_CAPITALS:
        return False
    plain = [
        i
        for i in range(hit.first, hit.last)
        if row.lower[i].isalpha() and len(row.lower[i]) > 2 and row.lower[i] not in alphabet().capital
        and row.symbols[i] not in alphabet().classes["ZONE"]
    ]  # fmt: skip
    capitals = [i for i in plain if row.capital(i)]
    calendar = any(row.lower[i] in alphabet().capital for i in range(hit.first, hit.last))
    if calendar or not capitals or all(row.text[row.starts[i] : row.ends[i]].isupper() for i in capitals):
        return False
    inside = [i for i in capitals if not opens_sentence(row, i)]
    if hit.last - hit.first == 1:
        return bool(inside) or (hit.rule == "rate_word" and near.name_joined)
    return len(inside) == len(plain) or (hit.rule in ("length", "stretch") and bool(inside))


def _month(hit: Hit, near: Around) -> bool:
    """Trap a lone name of a month that is a verb, an adjective or a name."""
    row, first = hit.row, hit.first
    if hit.last - first > 1:
        return False
    if row.symbols[first] in alphabet().classes["MON3"]:
        return near.after_name or near.after_small
    doubtful = row.lower[first] in listed("month_doubtful")
    if near.after_name and doubtful and near.before not in listed("month_sure"):
        return True
    if row.lower[first] in row.surnames and doubtful and near.before not in listed("month_sure"):
        return True
    if near.after in (",", "and") and row.symbols[first + 2 : first + 3] in alphabet().classes["MONTH"]:
        return False
    if near.before in listed("month_before") or near.before in ("-", "–", "(", "/"):
        return False
    if near.before in ("the", "a") and near.after_small:
        return False
    if near.before_name:
        return True
    return near.after_name or (doubtful and near.after not in ("'s", "’s"))


def _weekday(hit: Hit, near: Around) -> bool:
    """Trap a weekday inside a name: "Bloody Sunday", "Black Friday"."""
    if hit.all("WD3") and (near.after_name or (near.after_small and near.joined)):
        return True
    if near.before == "a" and hit.last - hit.first == 1 and not near.after_small:
        return True
    if near.before in ("but", "except") and not EACH.isdisjoint(hit.row.lower[max(0, hit.first - 4) : hit.first]):
        return True
    alone = near.after_name and near.joined and hit.last - hit.first == 1
    if alone and (opens_sentence(hit.row, hit.first) or near.before in listed("person_before")):
        return True
    return near.before in listed("nickname_before") and hit.row.capital(hit.first - 1)


def _season(hit: Hit, near: Around) -> bool:
    """Trap a season that is a first name or part of a name: "by Summer Olsen"."""
    return near.name_joined and not any(hit.row.lower[i][0].isdigit() for i in range(hit.first, hit.last))


def _holiday(hit: Hit, near: Around) -> bool:
    """Trap a holiday in small letters, inside a longer name ("Easter Island"), or in a compound ("Christmas tree")."""
    row = hit.row
    span = (hit.all("HOLIDAY") or [(hit.first, hit.last)])[0]
    small = any(not row.capital(i) for i in range(*span) if row.lower[i].isalpha() and row.lower[i] not in ("s", "of"))
    return small or (near.name_joined and near.after_name) or near.after in listed("compounds")


def _length(hit: Hit, near: Around) -> bool:
    """Trap "a second hearing", "a day labourer", "a quarter of the crop"; "a year" needs a word of length before it."""
    row = hit.row
    unit, quantity = row.lower[hit.last - 1], row.lower[hit.first]
    article = quantity in ("a", "an", "the", "another")
    if near.after in listed("compounds") and near.joined and (article or "-" not in row.lower[hit.first : hit.last]):
        return True
    if row.symbols[hit.first] in alphabet().classes["YEAR"] and "1900" <= quantity <= "2100":
        return True
    if unit in ("quarter", "quarters") and not hit.all("AFTERUNIT"):
        return True
    singular = row.symbols[hit.last - 1] in alphabet().classes["UNIT1"]
    if unit in ("second", "minute", "weekend") and singular and "-" not in row.lower[hit.first : hit.last]:
        return (article and near.after_small) or unit != "minute" or not (article or quantity in ("one", "1", "half"))
    if (quantity == "many" and near.before == "as") or (quantity == "some" and unit == "day"):
        return True
    if quantity == "one" and unit in ("day", "night") and near.before not in listed("length_before"):
        return "-" not in row.lower[hit.first : hit.last]
    if hit.last - hit.first == 2 and quantity in ("a", "an"):
        loose = near.before not in listed("length_before") and near.after not in ("before", "after")
        return loose or near.after_dash or (near.after_small and near.before not in ("for", "in", "within", "than"))
    return near.before in ("$", "€", "£", "¥")


def _bare_units(hit: Hit, near: Around) -> bool:
    """Trap the minutes of a meeting, "after hours", "for seconds"."""
    unit, later = hit.row.lower[hit.first], near.after in ("later", "earlier")
    if unit == "minutes":
        return near.after == "of" or not (later or near.before in ("in", "within", "after", "for", "just"))
    if unit == "seconds" and near.before == "for":
        return True
    return unit == "hours" and near.before == "after" and near.after != "of"


def _every(hit: Hit, near: Around) -> bool:
    """Trap "every second voter"."""
    return hit.row.lower[hit.last - 1] == "second" and near.after_small


def _vague(_hit: Hit, near: Around) -> bool:
    """Trap "the here and now", "now-defunct", "soon-to-be", "too soon"."""
    return near.after_dash or near.before == "too" or (near.before == "and" and near.before2 == "here")


def _rate(hit: Hit, near: Around) -> bool:
    """Trap "a day" that is no rate: it needs a number not far before it."""
    row, first = hit.row, hit.first
    if row.lower[first] == "per" or hit.has("times", "once", "twice", "thrice"):
        return False
    if row.lower[first] not in ("a", "an"):
        return not (first > 1 and row.lower[first - 1] == "/" and row.tight(first))
    if near.after in listed("compounds") or near.after_dash:
        return True
    if row.lower[first + 1] in ("second", "quarter") and near.after not in ("", ".", ","):
        return True
    classes = alphabet().classes
    numbers = classes["NUMBER"] | classes["SMALL"] | classes["TEEN"] | classes["BIG"] | classes["TENS"]
    near_by = slice(max(0, first - 5), first)
    counted = any(s in numbers for s in row.symbols[near_by]) or not VAGUE_COUNTS.isdisjoint(row.lower[near_by])
    return near.before in listed("no_rate_before") or not counted or near.before in (",", ";", ".")


def _rate_word(hit: Hit, near: Around) -> bool:
    """Trap papers ("the weekly said", "an independent daily.") and quarterly dividends."""
    row, first = hit.row, hit.first
    if row.lower[first] == "quarterly" and near.after in listed("quarterly_things"):
        return True
    if row.lower[first] not in ("daily", "weekly", "monthly", "quarterly", "nightly"):
        return False
    article = {"the", "a", "an", "another"} & set(row.lower[max(0, first - 2) : first])
    return bool(article) and (near.after in listed("papers_say") or near.name_joined or near.after in ("", ".", ","))


def _part(_hit: Hit, near: Around) -> bool:
    """Trap parts of a day in names and compounds: "at Dawn Kessler's", "an overnight success"."""
    return near.after_name or near.after in listed("compounds")


def _this_day(hit: Hit, near: Around) -> bool:
    """Trap "the issue of the day", "at the end of the day": a day needs its start, or a first or last thing of it."""
    row, first = hit.row, hit.first
    part = near.before2 in listed("day_parts")
    counted = first > 2 and (
        row.lower[first - 3] in listed("day_order") or row.symbols[first - 3] in alphabet().classes["ORD"]
    )
    return near.name_joined or not (part or counted)


def _while(hit: Hit, near: Around) -> bool:
    """Trap "once in a while"."""
    return near.before in ("in", "every", "worth") and hit.has("while")


CHECKS: dict[str, Callable[[Hit, Around], bool]] = {
    "month": _month, "weekday": _weekday, "season": _season, "holiday": _holiday, "length": _length, "rate": _rate,
    "rate_word": _rate_word, "part_of_today": _part, "part_alone": _part, "while": _while, "present": _vague,
    "future": _vague,
    "bare_units": _bare_units,
    "every": _every,
    "this_day": _this_day,
}  # fmt: skip
