"""States: which names that no table knows are of countries, told by what the page says they have.

Rules: `has_a_people`, a word for its people is printed before a noun ("Ondria", "the Ondrian envoy"); `has_a_government`,
what only a state has stands behind its name ("Ondria's foreign minister"). A name of several words is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading
from onrecord.core.vocab import lexicon

NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})
BETWEEN = 3
"""Most words between a name and what it has ("Ondria's chief trade negotiator")."""
ONE_WORD = re.compile(r"[^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*(?<=....)")
"""A name of one word, of four letters or more."""


@cache
def state_bodies() -> frozenset[str]:
    """Return the nouns for bodies of a state, whose people speak for the country."""
    return frozenset(lexicon("parties")["state_body"])


@cache
def of_a_state() -> frozenset[str]:
    """Return the nouns for what only a state has."""
    return state_bodies() | frozenset(lexicon("parties")["of_a_state"])


def states(reading: Reading, names: Sequence[Anchor]) -> frozenset[str]:
    """Return, in lower case, the names of one word that the page shows to be of states."""
    words = [reading.words(token) for token in reading.tokens]
    nominal = [token.upos in NOMINAL for token in reading.tokens]
    after = {token.end: number + 1 for number, token in enumerate(reading.tokens)}
    peoples = {
        words[at - 1]
        for at in range(1, len(words))
        if nominal[at] and words[at].islower() and words[at - 1][:1].isupper()
    }
    found = set()
    for anchor in names:
        name, behind = anchor.exact, after.get(anchor.end)
        if behind is None or not ONE_WORD.fullmatch(name):
            continue
        if any(people in peoples for people in _peoples(name)) or _governs(words, nominal, behind):
            found.add(name.lower())
    return frozenset(found)


def _peoples(name: str) -> tuple[str, ...]:
    """Return the words that a country's people would be called by.

    Example:
        >>> _peoples("Ondria")
        ('Ondrian',)
    """
    if name.endswith(("ia", "ea", "oa", "ua")):
        return (f"{name}n",)
    if name.endswith("a"):
        return f"{name}n", f"{name[:-1]}ian"
    return (f"{name}ian",) if name[-1:] not in "eiouy" else ()


def _governs(words: Sequence[str], nominal: Sequence[bool], at: int) -> bool:
    """Tell whether the sign of the owner and something that only a state has stand at and behind a word."""
    if words[at : at + 1] not in (["'s"], ["’s"]):
        return False
    for place in range(at + 1, min(len(words), at + 2 + BETWEEN)):
        if words[place] in of_a_state():
            return True
        if not nominal[place]:
            return False
    return False
