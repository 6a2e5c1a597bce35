"""Mishaps: whether a report tells of illness, an accident or the weather, where nobody is attacked.

Words of harm ("killed", "hit", "warned of") have the same shape there as in a report of violence; what the report speaks of
tells them apart.

Source: PLOVER 2.0 codebook, ASSAULT and THREATEN (acts of one side against another).
"""

from __future__ import annotations

from functools import cache

from onrecord.core.reading import Reading
from onrecord.core.vocab import lexicon
from onrecord.read.grammar import Tree

LEAST_WORDS = 2
"""How many words for mishaps a report must have to be about one. Set on 262 labelled articles of Wikinews, November 2026 (there,
of 52 assaults shown in such reports 5 were right); redo with `python -m evaluation gold` (event type)."""


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words of one kind."""
    return frozenset(lexicon("mishap")[kind])


def tells_of_mishap(reading: Reading) -> bool:
    """Tell whether a report has more words for mishaps than for violence."""
    words = [reading.words(token).lower() for token in reading.tokens]
    mishaps = sum(word in _words("mishap") for word in words)
    return mishaps >= LEAST_WORDS and mishaps > sum(word in _words("violence") for word in words)


def beside_violence(tree: Tree, at: int) -> bool:
    """Tell whether the sentence of a word has another word for violence."""
    return any(word in _words("violence") for place, word in enumerate(tree.words) if place != at)
