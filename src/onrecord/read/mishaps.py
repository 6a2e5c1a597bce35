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


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words of one kind."""
    return frozenset(lexicon("mishap")[kind])


def tells_of_mishap(reading: Reading) -> bool:
    """Tell whether a report has words for mishaps, and as many as for violence.

    Of 52 assaults shown in such reports 5 were right, and of 9 more where the words are as many or the mishap has one word only 1
    (262 labelled articles of Wikinews, 29 November 2026; redo with `python -m evaluation gold`, event type).
    """
    words = [reading.words(token).lower() for token in reading.tokens]
    mishaps = sum(word in _words("mishap") for word in words)
    return mishaps > 0 and mishaps >= sum(word in _words("violence") for word in words)


def beside_violence(tree: Tree, at: int) -> bool:
    """Tell whether a word is itself one for violence that somebody means ("shot down"), or its sentence has another for violence."""
    if tree.words[at] in _words("meant"):
        return True
    return any(word in _words("violence") for place, word in enumerate(tree.words) if place != at)
