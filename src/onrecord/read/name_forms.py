"""Name forms: which shorter names stand for which fuller ones that share no last word with them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.reading import EntityType
from onrecord.core.vocab import lexicon

Row = tuple[Anchor, EntityType, Anchor | None]
"""A name where it is printed, its type, and the role before it."""
INITIAL = re.compile(r"(?:^|[ .])[A-Z]$")
"""The end of a name that ends in an initial."""
BEHIND_INITIAL = re.compile(r"\. ?([A-Z][\w’'-]+)")
"""The dot of an initial and the word behind it, which begins with a capital."""
JOINERS = frozenset({"of", "for", "de", "del", "la", "van", "von", "bin", "al", "el", "der", "da", "dos", "di", "the"})
INSIDE = JOINERS | {
    "and",
    "on",
    "in",
    "to",
    "at",
    "&",
    "from",
    "-",
    "'s",
    "’s",
    "against",
    "with",
    "du",
    "des",
    "y",
    "e",
}
"""Words in lower case that may stand inside a name."""
FIRM = frozenset(
    "inc inc. corp corp. corporation company co co. ltd ltd. limited plc llc ag sa se nv group holdings holding motor "
    "motors lines air airlines airways bank newspaper daily party".split()
)
"""Words that a body's full name has after the name by which it goes."""


def whole_initials(text: str, rows: list[Row], words: frozenset[str], opening: frozenset[int]) -> list[Row]:
    """Return names in order, those parted behind an initial made whole ("Dan A" and "Orr" of "Dan A. Orr").

    Rule `initial_within_a_name`: what follows is a name, or one word that is none of the ordinary `words` behind a name of two words or
    more, and stands in the same sentence (`opening` has where sentences begin).

    Example:
        >>> text = "Dan A. Orr left."
        >>> rows = [(Anchor.of(text, 0, 5), "OTHER", None), (Anchor.of(text, 7, 10), "PERSON", None)]
        >>> [(row[0].exact, row[1]) for row in whole_initials(text, rows, frozenset(), frozenset())]
        [('Dan A. Orr', 'PERSON')]
    """
    found: list[Row] = []
    for row in sorted(rows, key=lambda row: row[0].start):
        before = found[-1] if found else None
        goes_on = before is not None and row[0].start not in opening and INITIAL.search(before[0].exact)
        if before is not None and goes_on and text[before[0].end : row[0].start] in (". ", "."):
            found[-1] = (Anchor.of(text, before[0].start, row[0].end), row[1], before[2])
            continue
        behind = BEHIND_INITIAL.match(text, row[0].end)
        several = behind and behind.start(1) not in opening and " " in row[0].exact and INITIAL.search(row[0].exact)
        if behind and several and behind[1].lower() not in words | {r[0].exact.split()[0].lower() for r in rows}:
            row = (Anchor.of(text, row[0].start, behind.end()), "PERSON", row[2])
        found.append(row)
    return found


@cache
def _countries() -> dict[str, str]:
    """Return the code of the country that each name, in lower case, is of."""
    return {name.lower().removeprefix("the "): code for code, names in lexicon("countries").items() for name in names}


def other_forms(groups: list[str]) -> list[tuple[str, str]]:
    """Return (shorter, fuller) of names in two forms that share no last word.

    Rules: two names of one country; initials in capitals of one name alone; a body's name without "Company" and its like.
    """
    found: list[tuple[str, str]] = []
    by_code: dict[str, list[str]] = defaultdict(list)
    by_initials, firms = _by_initials(groups), _by_short_name(groups)
    for group in groups:
        if group in _countries():
            by_code[_countries()[group]].append(group)
        parts = group.split()
        if len(parts) == 1:
            initials = by_initials.get(group, []) if len(group) > 1 else []
            found += (
                [(group, initials[0])] if len(initials) == 1 and not by_code.get(_countries().get(group, "")) else []
            )
        longer = firms.get(group, [])
        found += [(group, longer[0])] if len(longer) == 1 else []
    for names in by_code.values():
        fullest = max(names, key=lambda name: (len(name), name))
        found += [(name, fullest) for name in names if name != fullest]
    return found


def first_name_of(name: str, groups: list[str], people: set[str]) -> str | None:
    """Return the one person whose full name begins with a name of one word ("Sela" of Sela Vorn). Rule `first_name_alone`."""
    fits = [group for group in groups if group in people and group != name]
    return fits[0] if len(fits) == 1 else None


def body_of(noun: str, ending: list[str], begins: list[str]) -> str | None:
    """Return the one body that a noun for a body names with a capital ("the Ministry" of the Ministry of Ports)."""
    fits = [*ending, *(group for group in begins if group.startswith(f"{noun} of "))]
    return fits[0] if len(fits) == 1 else None


def fuller(name: str, groups: list[str], people: set[str]) -> str | None:
    """Return the one fuller name that this one shortens, of those that end in the same word; None where two would fit."""
    parts = name.split()
    fits = [
        group
        for group in groups
        if group != name and set(parts) <= set(group.split())
        and (len(parts) > 1 or group in people or len(group.split()) == 2)
    ]  # fmt: skip
    return fits[0] if len(set(fits)) == 1 else None


def _by_initials(groups: list[str]) -> dict[str, list[str]]:
    """Return the names of several words by their initials."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        if len(group.split()) > 1:
            for short in _initials(group):
                found[short].append(group)
    return found


def _by_short_name(groups: list[str]) -> dict[str, list[str]]:
    """Return the names of bodies by what is left of them without the words of `FIRM` at their end."""
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        words = group.split(" ")
        while len(words) > 1 and words[-1] in FIRM:
            words = words[:-1]
            found[" ".join(words)].append(group)
    return found


def _initials(name: str) -> set[str]:
    """Return the initials of a name, with and without its small words, and a short first word whole (UKAB of UK Air Board)."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    big = [word for word in words if word not in INSIDE]
    whole = {big[0] + "".join(word[0] for word in big[1:])} if len(big) > 2 and len(big[0]) == 2 else set()
    return {"".join(word[0] for word in words), "".join(word[0] for word in big), *whole}
