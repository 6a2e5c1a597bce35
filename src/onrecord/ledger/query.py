"""The query: one line of search, taken apart into words, phrases and fields. Any line is one; nothing here is SQL.

reactor inspect*            words, all of them, anywhere in one paragraph; a star for any ending
"will let inspectors"       a phrase, in “any” «marks»
-border  -"up to"  -voice:ONA   must not be there
voice:ONA  voice:"Adra Vel"  voice:publisher   who speaks, at any place of the chain
actor:Ondria                who acts
event:agree                 PLOVER type (agree, consult, ... none)
modality:planned            actual planned ready called_for possible conditional asked
date:2031-06  date:2031-06-01..2031-06-30  date:>=2031  date:none     the date the report bears
publisher:herald  publisher:none
reviewed:yes|no|proposed|partly|confirmed|amended|questioned|rejected|set_aside|disputed|lapsed
unsourced:                  on no voice but the publisher's (unsourced:no for the rest)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from onrecord.core.vocab import terms
from onrecord.ledger.view import CHECKED, State

FIELDS = ("voice", "actor", "event", "modality", "date", "publisher", "reviewed", "unsourced")
LONGEST = 2000
"""Code points of a line that are looked at; the rest is left out, with a note."""
MOST_TERMS = 32
"""Terms of a line that are looked for; the rest is left out, with a note."""
_OPEN = {'"': '"“”', "“": '”“"', "”": '”"', "„": '“”"', "«": "»", "»": "«»"}
_YES_NO = {"yes": "yes", "no": "no", "true": "yes", "false": "no", "1": "yes", "0": "no"}


@dataclass(frozen=True, slots=True)
class Term:
    """Words to look for: one word, or a phrase; with `prefix`, any ending will do; `absent` where they must not be."""

    words: str
    phrase: bool = False
    prefix: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and the value it must have, or with `absent` must not have."""

    field: str
    value: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A line of search taken apart; `notes` say in plain words what was not understood or left out.

    `impossible` is True where a field was given a value that it can never have: nothing is found then.
    """

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    notes: tuple[str, ...] = ()
    impossible: bool = False


def parse(line: str) -> Query:
    """Take a line of search apart. Never fails: what makes no sense is left out, with a note.

    Example:
        >>> [term.words for term in parse('reactor voice:ONA "up to"').terms]
        ['reactor', 'up to']
    """
    found = _Found()
    if len(line) > LONGEST:
        found.notes.append(f"only the first {LONGEST} characters were looked at")
    _scan(_clean(line[:LONGEST]), found)
    if len(found.terms) + len(found.filters) > MOST_TERMS:
        found.notes.append(f"only the first {MOST_TERMS} terms were looked for")
    kept = found.filters[:MOST_TERMS]
    return Query(
        tuple(found.terms[: MOST_TERMS - len(kept)]), tuple(kept), tuple(dict.fromkeys(found.notes)), found.impossible
    )


class _Found:
    """What a scan has found so far."""

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.filters: list[Filter] = []
        self.notes: list[str] = []
        self.impossible = False

    def word(self, words: str, *, phrase: bool, absent: bool) -> None:
        """Take in a word or phrase, unless there is nothing in it to look for."""
        prefix = not phrase and words.endswith("*")
        words = words.rstrip("*") if prefix else words
        if any(char.isalnum() for char in words):
            term = Term(words, phrase, prefix, absent)
            self.terms += [term] if term not in self.terms else []
        elif words.strip():
            self.notes.append(f"nothing to look for in {words[:20]!r}")

    def field(self, field: str, value: str, *, absent: bool) -> None:
        """Take in a field and its value, or say what values it may have."""
        value = " ".join(value.split())
        settled = _settled(field, value)
        if settled is None:
            self.impossible = self.impossible or not absent
            self.notes.append(f"{field}: {_EXPECTED.get(field) or _terms(field)}; {value[:40]!r} is none of them")
        elif settled:
            wanted = Filter(field, settled, absent)
            self.filters += [wanted] if wanted not in self.filters else []
        else:
            self.notes.append(f"{field}: was left empty")


def _clean(line: str) -> str:
    """Make control characters and halves of characters into spaces."""
    return "".join(" " if c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c <= "\udfff" else c for c in line)


def _scan(line: str, found: _Found) -> None:
    """Go through a line once, from left to right."""
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        absent = line[at] == "-" and at + 1 < len(line) and not line[at + 1].isspace()
        at += absent
        if line[at] in _OPEN:
            words, at = _marked(line, at)
            found.word(words, phrase=True, absent=absent)
            continue
        end = _word_end(line, at)
        word = line[at:end]
        name, colon, rest = word.partition(":")
        if colon and name.lower() in FIELDS:
            at = _field(line, at + len(name) + 1, name.lower(), found, absent=absent)
        else:
            for part in (name, rest) if colon else (word,):
                found.word(part, phrase=False, absent=absent)
            at = end


def _field(line: str, at: int, field: str, found: _Found, *, absent: bool) -> int:
    """Read the value of a field that begins at `at`; return where the line goes on."""
    start = at
    while at < len(line) and line[at].isspace():
        at += 1
    apart = at > start or at >= len(line)
    if at < len(line) and line[at] in _OPEN and not (apart and field == "unsourced"):
        value, end = _marked(line, at)
    else:
        end = _word_end(line, at)
        value = line[at:end]
    if apart and field in ("unsourced", "reviewed"):
        if not value or value.lower() not in (*_YES_NO, *get_args(State)):
            value, end = "yes", start
    elif apart and (value.startswith("-") or (value.partition(":")[0].lower() in FIELDS and ":" in value)):
        value, end = "", start
    found.field(field, value, absent=absent)
    return end


def _marked(line: str, at: int) -> tuple[str, int]:
    """Return the words between the mark at `at` and the one that closes it (or the end), and where the line goes on."""
    closing = _OPEN[line[at]]
    end = next((place for place in range(at + 1, len(line)) if line[place] in closing), len(line))
    return line[at + 1 : end], end + 1


def _word_end(line: str, at: int) -> int:
    """Return where the word that begins at `at` ends: at a space or a quotation mark."""
    while at < len(line) and not line[at].isspace() and line[at] not in '"“”„«»':
        at += 1
    return at


def _settled(field: str, value: str) -> str | None:
    """Return the value in the form it is compared in, "" where it is empty, None where it can never be."""
    low = value.lower()
    if field == "unsourced":
        return _YES_NO.get(low or "yes")
    if field == "reviewed":
        return low if low in ("yes", "no") else (low.replace(" ", "_") if _is_state(low) else None)
    if field == "modality":
        return "" if not low else low.replace(" ", "_") if low.replace(" ", "_") in terms("modality") else None
    if field == "event":
        return "" if not low else low.upper() if low.upper() in terms("event") else None
    if field == "date":
        return "" if not low else low if low == "none" or span_of(low) else None
    return value


def _is_state(low: str) -> bool:
    """Tell whether a word is a state of a record."""
    return low.replace(" ", "_") in get_args(State) or not low


_EXPECTED = {
    "date": "wants a year, month, day, a range 2031-06..2031-07, a bound >=2031, or none",
    "reviewed": f"wants yes, no, {', '.join(get_args(State))}",
    "unsourced": "wants yes or no",
}


def _terms(field: str) -> str:
    """Say which values a field may have."""
    return "wants one of " + ", ".join(sorted(term.lower() for term in terms(field)))


def states(value: str) -> tuple[str, ...]:
    """Return the states of a record that a `reviewed:` value means."""
    if value in ("yes", "no"):
        return tuple(state for state in get_args(State) if (state in CHECKED) == (value == "yes"))
    return (value,)


def span_of(value: str) -> tuple[str, str] | None:
    """Return the first and last text of a date that a `date:` value allows, both included; None where it is no date.

    Example:
        >>> span_of("2031-06")
        ('2031-06', '2031-06~')
    """
    for sign in (">=", "<=", ">", "<"):
        if value.startswith(sign):
            day = value[len(sign) :]
            if not _is_date(day):
                return None
            return {">=": (day, "~"), "<=": ("", day + "~"), ">": (day + "~", "~"), "<": ("", day[:-1] + _before(day))}[
                sign
            ]
    first, dots, last = value.partition("..")
    if dots:
        fine = (first or last) and (not first or _is_date(first)) and (not last or _is_date(last))
        return (first, (last or "") + "~") if fine else None
    return (value, value + "~") if _is_date(value) else None


def _before(day: str) -> str:
    """Return what sorts right before the last character of a date and everything that begins with it."""
    return chr(ord(day[-1]) - 1) + "~"


def _is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day in ISO form."""
    parts = text.split("-")
    if (
        not all(part.isascii() and part.isdigit() for part in parts)
        or [len(p) for p in parts] != [4, 2, 2][: len(parts)]
    ):
        return False
    return len(parts) <= 3 and all(1 <= int(p) <= top for p, top in zip(parts[1:], (12, 31), strict=False))
