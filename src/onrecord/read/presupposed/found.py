"""Presupposed, what a rule returns, and the word lists that the rules share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.grammar import Tree
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


Rule = Callable[[Tree, int], Taken | None]
"""A rule: the sentence and the word that it begins at, to what it takes for granted."""


@cache
def _irregular_pasts() -> frozenset[str]:
    """Return the past forms of irregular verbs."""
    rows = lexicon("irregular").values()
    return frozenset(form for row in rows for form in row[: max(1, len(row) - 1)])


def is_past(word: str) -> bool:
    """Tell whether a printed verb may be a past form ("sank", "burst", "closed")."""
    return word.endswith("ed") or word in _irregular_pasts()


@cache
def forms_of(key: str) -> frozenset[str]:
    """Return every printed form of the verbs of one list; "weak" are the factives that only count when not in sight."""
    lemmas = ("see", "know", "learn", "find out", "remember", "recall", "mind") if key == "weak" else lexicon(LIST)[key]
    found = {form for lemma in lemmas for form, _ in inflect(lemma.split()[0])}
    # verbs with a prefix before an irregular base: retake, retook, retaken; uphold, upheld
    found |= {
        f"{prefix}{form}"
        for lemma in lemmas
        for prefix in ("re", "up", "over", "under", "with", "out", "un")
        if lemma.startswith(prefix) and lemma[len(prefix) :] in lexicon("irregular")
        for form, _ in inflect(lemma[len(prefix) :])
    }
    return frozenset(found)
