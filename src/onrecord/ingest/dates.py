"""Publication dates as pages print them: read into ISO form, as coarse as printed, never guessed."""

from __future__ import annotations

import re
from datetime import date

from onrecord.core.times import MONTHS, WEEKDAYS

_MONTH_NAMES = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NAMES |= {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTH_NAMES, key=len, reverse=True)) + r")\b\.?"
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?" + _MONTH + r",?\s(?P<year>\d{4})\b", re.I)
_MONTH_FIRST = re.compile(r"\b" + _MONTH + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})\b", re.I)
_ISO = re.compile(r"\b(?P<year>(?:19|20|21)\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)")
_DOTTED = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20|21)\d\d)\b")
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>(?:19|20|21)\d\d)\b")
_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20|21)\d\d)[-/]?(?P<month>0[1-9]|1[0-2]|[a-z]{3})(?:[-/]?(?P<day>[0-3]\d))?(?=[/\-_.?#]|\Z)", re.I
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DATE_WORDS = frozenset(
    (
        *MONTHS, *WEEKDAYS, *_MONTH_NAMES, *(day[:3] for day in WEEKDAYS),
        *"tues thur thurs wednes of at on in the by st nd rd th am pm a p m hrs hr hours h t z local time".split(),
        *"published updated update posted modified last date created originally first publication publish".split(),
        *"issued released filed added article story report edited revised uploaded page ago hour hours minute".split(),
        *"minutes min mins sec now today noon midnight gmt utc bst est edt cet cest pst pdt ist msk et".split(),
    )
)  # fmt: skip
_UPDATED = re.compile(r"(?:updated?|modified|edited|revised|amended|corrected|added)\b[^|·;/]*", re.I)


def find_day(text: str) -> str | None:
    """Read the first full date in `text` as an ISO day, or return None where there is none or it is ambiguous.

    Days and months in digits are read only when the order is plain: "13/02/2031" is, "04/05/2031" is not.

    Example:
        >>> find_day("Wed 12 Mar 2031 18.40"), find_day("June 3, 2031, 10:14"), find_day("4/5/2033 06:30")
        ('2031-03-12', '2031-06-03', None)
    """
    found = [(m.start(), m) for p in (_DAY_FIRST, _MONTH_FIRST, _ISO, _DOTTED, _SLASHED) for m in [p.search(text)] if m]
    for _, match in sorted(found, key=lambda pair: pair[0]):
        year, day = int(match["year"]), int(match["day"])
        month = _MONTH_NAMES.get(match["month"].lower().rstrip("."), 0) or int(match["month"])
        if match.re is _SLASHED and day <= 12 and month <= 12 and day != month:
            return None
        if match.re is _SLASHED and month > 12:
            day, month = month, day
        if value := _iso(year, month, day):
            return value
    return None


def find_published(text: str) -> str | None:
    """Read the day of publication in a date line, passing over the parts that speak of an update.

    Example:
        >>> find_published("Last updated: 4 June 2031 | Published: 3 June 2031")
        '2031-06-03'
        >>> find_published("Updated 4 June 2031") is None
        True
    """
    return find_day(_UPDATED.sub(" ", text))


def day_in_url(url: str) -> str | None:
    """Read a date out of the path of an address, as coarse as it stands there.

    Example:
        >>> day_in_url("https://herald.example/2031/06/reactor-story")
        '2031-06'
        >>> day_in_url("https://herald.example/news/475046/reactor") is None
        True
    """
    path = re.sub(r"\A[a-z]{2,8}://[^/]*", "", url[:2000])
    match = _URL_DAY.search(path)
    if not match:
        return None
    month = _MONTH_NAMES.get(match["month"].lower(), 0) if match["month"].isalpha() else int(match["month"])
    if not month:
        return None
    if match["day"]:
        return _iso(int(match["year"]), month, int(match["day"])) or f"{match['year']}-{month:02d}"
    return f"{match['year']}-{month:02d}"


def is_date_line(plain: str) -> bool:
    """Tell whether a line holds a date or time of day and words about publication, and nothing else.

    Example:
        >>> is_date_line("Updated: Oct. 19, 2033 at 6:10 a.m. BT"), is_date_line("May 3 was a good day")
        (True, False)
    """
    if len(plain) > 160 or not any(char.isdigit() for char in plain):
        return False
    words = _WORD.findall(plain)
    rest = [word for word in words if word.lower() not in _DATE_WORDS and not word.isdigit()]
    if rest and rest[0] == words[0]:
        return False
    rest = [word for word in rest if not (word.isupper() and 2 <= len(word) <= 4)]
    digits = sum(1 for word in words if word.isdigit())
    months = any(word.lower() in _MONTH_NAMES for word in words)
    numeric = find_day(plain) is not None or re.match(r"\D{0,40}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b", plain) is not None
    clock = re.search(r"\b\d{1,2}[:.]\d\d\b", plain) is not None
    return not rest and ((months and digits >= 1) or numeric or (clock and digits <= 3 and len(words) <= 6))


def weekday_fits(text: str, day: str) -> bool:
    """Tell whether a weekday printed in `text`, if any, is that of the ISO day `day`."""
    named = {word.lower()[:3] for word in _WORD.findall(text) if word.lower() in WEEKDAYS}
    return not named or WEEKDAYS[date.fromisoformat(day).weekday()][:3] in named


def _iso(year: int, month: int, day: int) -> str | None:
    """Write a day that exists as ISO, else return None."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
