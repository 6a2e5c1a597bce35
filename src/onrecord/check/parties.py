"""Who does what a verb says and to whom, by the tree, passives and participles turned round: "the man beaten by Orme"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.check.clauses import DEEP, Clauses
from onrecord.check.sides import Passage, Side

_RELATIVE = frozenset("who which that".split())
_SHARING = ("conj", "xcomp", "advcl", "ccomp", "acl", "obl")
"""Relations by which a verb without a subject of its own has that of the verb or noun above it."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The stems of who does something and of whom or what it is done to; empty where nobody is told but by a pronoun."""

    who: frozenset[str]
    whom: frozenset[str]


def parties(side: Side, passage: Passage, at: int) -> Parties:
    """Return who does what a verb says and to whom; `at` is the verb's number among the tokens."""
    clauses, tokens = Clauses(side), side.reading.tokens

    def stems(heads: tuple[int, ...]) -> frozenset[str]:
        held = frozenset().union(*(clauses.within(n, but=at) for n in heads))
        whose = frozenset().union(*(clauses.all_below(n) for n in held if tokens[n].deprel == "nmod:poss"))
        return clauses.stems(held - whose, passage)  # "Lind's spokesman": the spokesman

    done = clauses.below(at, "obj")
    described = tokens[at].deprel.startswith("acl") and tokens[at].head >= 0
    participle = described and not done and not clauses.word(at).endswith("ing")
    if clauses.below(at, "nsubj:pass") or (participle and not clauses.below(at, "nsubj")):
        by = tuple(
            n for n in clauses.below(at, "obl") if any(clauses.word(c) == "by" for c in clauses.below(n, "case"))
        )
        return Parties(stems(by), stems(clauses.below(at, "nsubj:pass") or (tokens[at].head,)))
    return Parties(stems(_subject(clauses, at)), stems(done))


def _subject(clauses: Clauses, at: int) -> tuple[int, ...]:
    """Return the heads of the subject of a verb: its own, the verb's above it, or the noun that it describes."""
    tokens = clauses.side.reading.tokens
    for _ in range(DEEP):
        subjects = clauses.below(at, "nsubj")
        if subjects and not (len(subjects) == 1 and clauses.word(subjects[0]) in _RELATIVE):
            return subjects
        if tokens[at].head < 0 or not tokens[at].deprel.startswith(_SHARING):
            return ()
        if tokens[at].deprel.startswith("acl"):
            return (tokens[at].head,)
        at = tokens[at].head
    return ()
