"""Words made comparable: folded, cut to their stems, and common ones left aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.core.vocab import lexicon

_WORD = re.compile(r"\d+(?:[.,]\d+)*|['’](?:d|ll)\b|[^\W\d_]+(?:[’'](?!(?:d|ll)\b)[^\W\d_]+)*")
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement", "ments", "ment", "ingly", "edly", "ings",
    "ives", "ive", "ions", "ion", "ing", "ies", "ied", "ers", "als", "ed", "es", "er", "al", "ly", "y", "s", "e",
)  # fmt: skip
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(),
        2,
    )
} | {word: str(10 * number) for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALES = frozenset("million billion trillion".split())
"""Words with an ending that is none: a million is no mill."""
SHORTEST = 3
"""No ending is cut off a word so far that fewer letters are left."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: offsets, folded form, stem ("" for a common word), and whether it begins with a capital."""

    start: int
    end: int
    folded: str
    stem: str
    capital: bool


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of a stretch of text; figures count as words, marks do not.

    Example:
        >>> [word.stem for word in words("The closures, Vel’s plan: 1,200 jobs")]
        ['', 'clos', 'vel', 'plan', '1200', 'job']
    """
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        folded = fold(match[0])
        found.append(Word(match.start(), match.end(), folded, stem(folded), match[0][0].isupper()))
    return tuple(found)


def content(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of a stretch that are not common ones."""
    return tuple(word for word in words(text, start, end) if word.stem)


@lru_cache(100_000)
def fold(word: str) -> str:
    """Return a word in lower case, without accents, without the mark of possession.

    Example:
        >>> fold("Ondria’s"), fold("1,200"), fold("don't")
        ('ondria', '1200', "don't")
    """
    plain = unicodedata.normalize("NFKD", word).replace("’", "'").lower()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    if plain[:1].isdigit():
        return plain.replace(",", "")
    return plain.removesuffix("'s").removesuffix("'")


@lru_cache(100_000)
def stem(folded: str) -> str:
    """Return the stem of a folded word, one stem for words that news uses for each other, "" for a common word.

    Example:
        >>> stem("shutting") == stem("closed"), stem("the")
        (True, '')
    """
    if folded in _common():
        return ""
    if folded in _NUMBERS:
        return _NUMBERS[folded]
    if folded.removesuffix("s") in _SCALES:
        return folded.removesuffix("s")
    base = _bases().get(folded, folded)
    return _alike().get(bare(base), bare(base))


def root(folded: str) -> str:
    """Return the stem of a folded word by itself, common words too, no other word put in its place.

    Example:
        >>> root("fell"), root("lower"), root("before")
        ('fal', 'low', 'befor')
    """
    return bare(_bases().get(folded, folded))


def bare(folded: str) -> str:
    """Cut the ending off a folded word."""
    if folded[:1].isdigit():
        return folded
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST:
            folded = folded[: -len(ending)]
            break
    if len(folded) > SHORTEST and folded[-1] == folded[-2] and folded[-1] not in "aeiou":
        folded = folded[:-1]
    return folded[:-1] if len(folded) > SHORTEST and folded[-1] in "ei" else folded


@cache
def _common() -> frozenset[str]:
    """Load the common words."""
    return frozenset(lexicon("check_words")["common"])


@cache
def _bases() -> dict[str, str]:
    """Load irregular forms of verbs with their base forms; what is a base form itself stays, as "lay" beside "laid"."""
    known = lexicon("irregular")
    return {form: base for base, forms in known.items() for form in forms if form not in known}


@cache
def _alike() -> dict[str, str]:
    """Load the words used for each other: each stem with the one that stands for its set."""
    found: dict[str, str] = {}
    for line in lexicon("check_words")["alike"]:
        stems = [bare(word) for word in line.split()]
        fresh = [one for one in stems if one not in found]
        for one in fresh:
            found[one] = fresh[0]
    return found
