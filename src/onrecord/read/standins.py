"""Stand-ins: names that the network has no word of its own for are read as names that it knows.

A name cut into several pieces ("Vel-mor-a") means nothing to the network, yet its pieces sway what it says of the words
around it. So each such name of a sentence is read as one of a few short names, the same word always as the same.
Who is named then changes nothing but the name. Names in one piece are read as printed: what is known of them stays.

Source: unknown words read as one class (Bahl, Jelinek and Mercer 1983).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.read.mentions import FUNCTION_WORDS, body_words, role_words, title_words
from onrecord.read.tokens import begins_name
from onrecord.read.verbs import forms

NAMES = ("Washington", "Houston", "Dallas", "Scott", "Douglas", "Carter")
CAPITALS = ("ABC", "CBS", "NBC")
"""What names, and names in capitals, are read as: each one piece. Chosen among seven lists on the dev gold, 28 November
2026; redo with `python -m evaluation gold`. Without: chain, attributed .830, modality .698, grave 20.9 per 100; with:
.851, .738, 18.5; the other figures stay or rise."""
LEAST_PIECES = 2
"""Least pieces of a name that is read as another. With 1 event types lose .02 on the same reports."""
OPENING = "“\"«‘'[(—–-:•"
"""Marks behind which a sentence, or words that begin as one does, may begin."""


def stand_in(sentences: Sequence[Sequence[str]], pieces: Callable[[str], int]) -> list[list[str]]:
    """Return the sentences of a report, given as words, with stand-ins for unknown names; `pieces` counts a word's.

    Example:
        >>> stand_in([["Then", "Velmora", "thanked", "Velmora", "and", "Tarsk"]], len)[0]
        ['Then', 'Kim', 'thanked', 'Kim', 'and', 'Singh']
    """
    inner = frozenset(word for words in sentences for word in words[1:] if begins_name(word))
    lower = frozenset(word for words in sentences for word in words if word[:1].islower())
    return [_of_sentence(words, inner, lower, pieces) for words in sentences]


def _of_sentence(
    words: Sequence[str], inner: frozenset[str], lower: frozenset[str], pieces: Callable[[str], int]
) -> list[str]:
    """Return the words of one sentence with its unknown names replaced."""
    out, taken = list(words), dict[str, int]()
    for at, word in enumerate(words):
        if not begins_name(word) or word.lower() in lower or word.lower() in _common() or word.lower() in forms():
            continue
        begins = at == 0 or words[at - 1] in OPENING
        if begins and word not in inner and not (at + 1 < len(words) and begins_name(words[at + 1])):
            continue
        if pieces(word) >= LEAST_PIECES:
            known = CAPITALS if word.isupper() and len(word) > 1 else NAMES
            out[at] = known[taken.setdefault(word, len(taken)) % len(known)]
    return out


@cache
def _common() -> frozenset[str]:
    """Return the words that are printed with capitals without being names of their own."""
    return title_words() | role_words() | body_words() | FUNCTION_WORDS | frozenset(MONTHS) | frozenset(WEEKDAYS)
