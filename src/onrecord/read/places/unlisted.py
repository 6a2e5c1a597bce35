"""Unlisted names: words that their surroundings show to name a place, though no gazetteer lists it.

Nouns of settlements, divisions, landforms and waters beside a name show it ("the village of Ostra", "Ostra district",
"Ostra River", "Ostra, a town"), and so does a country or region after a comma ("in Ostra, Texas"). Such names are kept
without a match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.places.keys import key
from onrecord.read.places.known import known, large_region
from onrecord.read.places.lists import LOCATIVE, never, next_words, printed_shorts, word_set

WORDS = {table: frozenset(words) for table, words in lexicon("regions_nouns").items()}
APPOSED = 4
"""How many words behind "X, a" are looked at for the noun of a settlement ("Ostra, a small farming town")."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Where such a name ends: the first word behind it."""

    last: int


def unlisted(words: Sequence[str], at: int, first: int, end: int) -> Unlisted | None:
    """Return the unlisted place name that begins at word `at` of the sentence `[first, end)`, or None.

    Example:
        >>> unlisted("They fished in the Ostra River .".split(), 4, 0, 7)
        Unlisted(last=6)
        >>> unlisted("They left the village of Ostra .".split(), 5, 0, 7)
        Unlisted(last=6)
    """
    if not _bare(words[at]) and words[at] not in WORDS["feature_before"]:
        return None
    if at - 2 >= first and words[at - 1] == "of" and words[at - 2].lower() in WORDS["before_of"]:
        return Unlisted(_run(words, at, min(at + 3, end)))
    if words[at] in WORDS["feature_before"]:
        whole = at + 1 < end and _bare(words[at + 1]) and not _capital(words, at + 2, end)
        return Unlisted(at + 2) if whole else None
    for last in (at + 1, at + 2):
        if last < end and words[last] in WORDS["feature"] and all(_bare(word) for word in words[at:last]):
            dotted = words[last] == "Twp" and words[last + 1 : last + 2] == ["."]
            return None if _capital(words, last + 1, end) else Unlisted(last + 1 + dotted)
    last = _run(words, at, min(at + 3, end))
    return Unlisted(last) if last < end and _beside(words, at, last, first, end) else None


def _beside(words: Sequence[str], at: int, last: int, first: int, end: int) -> bool:
    """Tell whether a lower-case noun, an apposition or a qualifier beside the name `[at, last)` shows it to be a place's."""
    before = words[at - 1].lower() if at > first else ""
    if words[last] in WORDS["after"] and (before in LOCATIVE or before in WORDS["lead"]):
        return True
    if before in WORDS["apposed"] and at - 1 > first and not _capital(words, at - 2, end):
        return True
    if words[last] != "," or last + 2 >= end:
        return False
    if words[last + 1] in ("a", "an", "the"):
        return any(
            words[index] in WORDS["settlement"] and words[index + 1] in WORDS["goes_on"]
            for index in range(last + 2, min(end - 1, last + 2 + APPOSED))
        )
    return before in LOCATIVE and _area(words, last + 1, end)


def _area(words: Sequence[str], at: int, end: int) -> bool:
    """Tell whether a country, a large region or the short form of one begins at word `at`."""
    if words[at] in printed_shorts() or (words[at] + ".") in printed_shorts():
        return True
    for last in range(min(at + 3, end), at, -1):
        places = known(" ".join(words[at:last]))[1] if _capital(words, at, end) else ()
        if places and (places[0].level == "country" or large_region(places)):
            return True
    return False


def _run(words: Sequence[str], at: int, end: int) -> int:
    """Return where the run of words that may be a name ends."""
    last = at + 1
    while last < end and _bare(words[last]):
        last += 1
    return last


@cache
def _other_words() -> frozenset[str]:
    """Return the capitalised words that are no proper part of a place's name."""
    return never() | word_set("roles", "given") | next_words()


def _bare(word: str) -> bool:
    """Tell whether a word may be the proper part of a place's name."""
    if not word[:1].isupper() or len(word) < 3 or word.isupper() or word in _other_words():
        return False
    return word.lower() not in word_set("regions_not", "function") and bool(key(word))


def _capital(words: Sequence[str], at: int, end: int) -> bool:
    """Tell whether the word at `at` goes on the name, being capitalised."""
    return at < end and words[at][:1].isupper()
