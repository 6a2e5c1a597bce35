"""Reporting clauses set aside: the words before and behind a cue without who says it between commas."""

from __future__ import annotations

from itertools import pairwise

from onrecord.check.cues import listed
from onrecord.check.words import Word

LONG, NEAR = 12, 4
"""A clause has at most so many telling words; a reporting clause between commas so many words."""
_EITHER = frozenset("account view words figures counts reckoning put puts holds sees heard called calls".split())
_THINKING = frozenset("think believe expect reckon reckons suppose".split())
_RELATIVE = frozenset("who whom whose which where".split())


def saying_verbs() -> frozenset[str]:
    """Return the verbs of saying, without words that are as often something else: "a public account", "to be heard"."""
    return (listed("saying") | _THINKING) - _EITHER


def without_aside(text: str, behind: list[Word]) -> list[Word]:
    """Return the words behind a cue without a reporting clause between commas: "probably be gone, she warned, by May"."""
    commas = [n for n in range(1, min(len(behind), LONG)) if "," in text[behind[n - 1].end : behind[n].start]][:2]
    if len(commas) < 2 or commas[1] - commas[0] > NEAR:
        return behind
    said = {word.folded for word in behind[commas[0] : commas[1]]} & saying_verbs()
    return [*behind[: commas[0]], *behind[commas[1] :]] if said else behind


def told_aside(text: str, ahead: list[Word], *, relative: bool = True) -> list[Word]:
    """Return the words before a cue, nearest first, without what stands aside between commas.

    That is a reporting clause, "the offer, she said, seemed", or a `relative` one: "Vel, whom he met in Lask, will probably".
    """
    for many, (word, before) in enumerate(pairwise(ahead[: LONG + 1]), 1):
        if "," in text[before.end : word.start]:
            said = many <= NEAR and {w.folded for w in ahead[:many]} & saying_verbs()
            aside = relative and {w.folded for w in ahead[max(0, many - 2) : many]} & _RELATIVE
            return ahead[many:] if said or aside else ahead
    return ahead
