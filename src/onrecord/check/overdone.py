"""Deeds that a draft tells as done to what a report has somebody only prepare, weigh or discuss.

"Vel has made an offer" for "Vel is preparing an offer": the verbs differ by a step, what they are done to is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.check.cues import cues, has
from onrecord.check.heard import listed
from onrecord.check.steps import BEING, CONDITIONAL, DENIED, DOING, MODAL, Step, waits
from onrecord.check.words import Word

OBJECT = 4
"""What a verb is done to stands among so many words behind it, or before it in the passive."""
AHEAD = 3
_OPEN = frozenset("possible conceivable envisaged mooted".split())
"""What is so told has not come about."""
_A = frozenset("a an the its their his her".split())
_TALK = frozenset("talk meet negotiate consult look reconsider review continue keep hold seek try work".split())
"""What is agreed to by these verbs settles nothing."""
_IT = frozenset("it this that".split())
_BEGUN = frozenset("begun began started opened".split())
_PASSIVE = frozenset("be been being is are was were".split())
_UNDONE = DENIED | MODAL | CONDITIONAL | {"to"}
_AGAIN = 2
"""So many words of the deed and its object in common make it the same deed, however little else is shared."""


def overdone(
    row: tuple[Word, ...], theirs: tuple[Word, ...], everything: Sequence[tuple[Word, ...]], *, near: bool
) -> Step | None:
    """Return the step of a row that goes further than another row does with the same object, None where there is none.

    `everything` are all rows of the reports: where one of them has the object as done too, nothing is overdone. `near` tells
    that the two rows speak of one matter by all else that they share.
    """
    lower = [(phrase, object_) for phrase, object_ in _lower(theirs) if phrase not in {w.folded for w in row}]
    for at, word in enumerate(row):
        settles = word.folded in listed("settling")
        if not (settles or word.folded in listed("making")):
            continue
        ahead = {w.folded for w in row[max(0, at - AHEAD) : at]}
        behind = [w.folded for w in row[at + 1 : at + 3]]
        to_do = behind[:1] == ["to"] and not set(behind) & (listed("talking_over") | _TALK)
        if word.folded == "agreed" and not to_do and not set(behind[:1]) & _A:
            continue  # "agreed to discuss it"
        aside = any(has(row[max(0, at - OBJECT) : at], name) for name in ("ready", "hedged", "unrealised"))
        if aside or ahead & _UNDONE or waits(row, at) or ("will" in ahead and not settles):
            continue
        object_ = _object(row, at, at + 1)
        for phrase, other in lower:
            told = _subject(row, at) if phrase in _OPEN else object_
            if phrase in _OPEN and word.folded not in _BEGUN:
                continue
            shared = {one for one in told & other if not one[0].isdigit()}
            talked = phrase in listed("talking_over")
            if not shared or ("will" in ahead and not talked) or not (near or len(shared) >= _AGAIN):
                continue
            if not any(_done_to(one, shared) for one in everything):
                return Step(_group(row, at), at + 1, word.stem, done=True)
    return None


def _lower(row: tuple[Word, ...]) -> Iterator[tuple[str, set[str]]]:
    """Yield the verbs of a row that only prepare or discuss, each with what it is done to."""
    for name in ("preparing", "talking_over"):
        for cue in cues(row, name):
            if not {w.folded for w in row[max(0, cue.first - AHEAD) : cue.first]} & DENIED:
                yield cue.phrase, _object(row, cue.first, cue.last)
    for at, (link, word) in enumerate(pairwise(row), 1):
        if link.folded in BEING and word.folded in _OPEN:
            yield word.folded, _subject(row, at)


def _subject(row: tuple[Word, ...], at: int) -> set[str]:
    """Return the stems of what a verb or "possible" is told of."""
    return {w.stem for w in row[max(0, at - 2 * OBJECT) : at] if w.stem}


def _object(row: tuple[Word, ...], first: int, last: int) -> set[str]:
    """Return the stems of what a verb is done to: the words behind it, before it in the passive."""
    passive = first and row[first - 1].folded in _PASSIVE and not row[first].folded.endswith("ing")
    beside = row[max(0, first - 2 * OBJECT) : first] if passive else row[last : last + OBJECT]
    return {w.stem for w in beside if w.stem}


def _done_to(row: tuple[Word, ...], object_: set[str]) -> bool:
    """Tell whether a row has something done to an object."""
    return any(
        word.folded in listed("making") | listed("settling") and object_ & _object(row, at, at + 1)
        for at, word in enumerate(row)
        if not {w.folded for w in row[max(0, at - AHEAD) : at]} & _UNDONE
    )


def _group(row: tuple[Word, ...], at: int) -> int:
    """Return where the verb group of a verb begins: "has made", "is holding", "will settle"."""
    while at and row[at - 1].folded in DOING | BEING | _PASSIVE | {"will", "already", "now"}:
        at -= 1
    return at
