"""Presupposed, what a rule returns, and the word lists that the rules share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.verbs import inflect

LONGEST = 4
"""Most words of an anchor, as for gaps. Source: gold guide, section 5."""
LIST = "presupposed"
PERSONAL = frozenset("his her its their our my your".split())
DEFINITE = frozenset({"the", "this", "that", "these", "those"}) | PERSONAL


@dataclass(frozen=True, slots=True)
class Taken:
    """What one rule found: words `[first, last)`, the word of the act, and the rule's name."""

    first: int
    last: int
    act: int
    rule: str


@cache
def forms_of(key: str) -> frozenset[str]:
    """Return every printed form of the verbs of one list; "weak" are the factives that only count when not in sight."""
    lemmas = ("see", "know", "learn", "find out", "remember", "recall", "mind") if key == "weak" else lexicon(LIST)[key]
    found = {form for lemma in lemmas for form, _ in inflect(lemma.split()[0])}
    # re- verbs of irregular bases: retake, retook, retaken
    found |= {
        f"re{form}"
        for lemma in lemmas
        if lemma[:2] == "re" and lemma[2:] in lexicon("irregular")
        for form, _ in inflect(lemma[2:])
    }
    return frozenset(found)
