"""Stand-ins: names that the network has no word of its own for are read as names that it knows.

A name cut into several pieces ("Vel-mor-a") means nothing to the network, yet its pieces sway what it says of the words
around it. So each word of such a name is read as one short name that people and places alike bear, whoever is meant.
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

NAME, CAPITALS = "Jordan", "NBC"
"""What a word of a name, and one in capitals, is read as: each one piece. Of seven tried on the dev gold they differ by less
than a report's worth, 28 November 2026; redo with `python -m evaluation gold`. With names as printed: modality .696,
grave 21.3 per 100 instead of .720 and 19.9; event type .404 instead of .385; the other figures within .02."""
DAY, MONTH = "Monday", "June"
"""What every weekday and every month is read as: which one it is tells nothing of what is said of it."""
LEAST_PIECES = 2
"""Least pieces of a name that is read as another. With 1 event types lose .02 on the same reports."""
OPENING = "“\"«‘'[(—–-:•"
"""Marks behind which a sentence, or words that begin as one does, may begin."""

PLAIN_ENDINGS = ("ing", "ly", "ed", "ers", "ors", "ists", "ions", "ments", "ness", "ity", "ants", "ents", "als", "ics")
"""How a word that begins a sentence ends where it is more likely a common word than a name."""


def stand_in(sentences: Sequence[Sequence[str]], pieces: Callable[[str], int]) -> list[list[str]]:
    """Return the sentences of a report, given as words, with stand-ins for unknown names; `pieces` counts a word's.

    Example:
        >>> stand_in([["Then", "Velmora", "thanked", "Velmora", "and", "Tarsk"]], len)[0]
        ['Then', 'Jordan', 'thanked', 'Jordan', 'and', 'Jordan']
    """
    inner = frozenset(word for words in sentences for word in words[1:] if begins_name(word))
    lower = frozenset(word for words in sentences for word in words if word[:1].islower())
    return [_of_sentence(words, inner, lower, pieces) for words in sentences]


def _of_sentence(
    words: Sequence[str], inner: frozenset[str], lower: frozenset[str], pieces: Callable[[str], int]
) -> list[str]:
    """Return the words of one sentence with its unknown names replaced."""
    out = list(words)
    for at, word in enumerate(words):
        if word[:1].isupper() and word.lower() in WEEKDAYS:
            out[at] = DAY
        elif word[:1].isupper() and word.lower() in MONTHS and (at or word.lower() not in ("may", "march")):
            out[at] = MONTH
        if not begins_name(word) or word.lower() in lower or word.lower() in _common() or word.lower() in forms():
            continue
        begins = at == 0 or words[at - 1] in OPENING
        alone = word not in inner and not (at + 1 < len(words) and begins_name(words[at + 1]))
        if begins and alone and word.lower().endswith(PLAIN_ENDINGS):
            continue
        if pieces(word) >= LEAST_PIECES:
            out[at] = CAPITALS if word.isupper() and len(word) > 1 else NAME
    return out


@cache
def _common() -> frozenset[str]:
    """Return the words that are printed with capitals without being names of their own."""
    return title_words() | role_words() | body_words() | FUNCTION_WORDS | frozenset(MONTHS) | frozenset(WEEKDAYS)
