"""Deeds that a draft tells as done to what a report has somebody only prepare, weigh or discuss.

"Vel has made an offer" for "Vel is preparing an offer": the verbs differ by a step, what they are done to is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check.claims import past_form
from onrecord.check.cues import cues, has, listed
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
_GIVEN = frozenset("given granted awarded getting".split())
"""Behind these stands what is given, before them whom to."""
_NO_SUBJECT = frozenset("the a an of by its their his her this that these those and or with to".split())
_AUXILIARY_ONLY = frozenset("called given getting asked offered sent".split())
"""Forms that are too often something else where no auxiliary stands before them."""
_LONG = {"left_open": 7, "drafting": 7, "asked_for": 7, "completing": 7, "submitting": 7}
"""Of these what is done to stands among so many words: "drafted a bid for 2 million crowns from the fund"."""
_CALLED = frozenset("for on it him her them".split())
_FURTHER = frozenset(("completing", "submitting"))
_ABOVE = {
    "talking_over": ("making", "settling", "completing", "submitting"), "preparing": ("making", "settling", "completing"),
    "left_open": ("making", "settling", "completing", "submitting"),
    "drafting": ("making", "settling", "completing", "submitting"), "asked_for": ("settling", "completing"),
}  # fmt: skip
"""What goes further than each list of lower steps: who only asks for a thing or proposes it may have handed that in."""
_UNDONE = DENIED | MODAL | CONDITIONAL | {"to"}
_AGAIN = 2
"""So many words of the deed and its object in common make it the same deed, however little else is shared."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of one of the lists: the list, its words `[first, last)`, the stems of what it is done to, whether "will" helps it."""

    name: str
    phrase: str
    first: int
    last: int
    object_: frozenset[str]
    will: bool = False


def overdone(
    row: tuple[Word, ...], theirs: tuple[Word, ...], everything: Sequence[tuple[Word, ...]], *, near: bool
) -> Step | None:
    """Return the step of a row that goes further than another row does with the same object, None where there is none.

    `everything` are all rows of the reports: where one of them has the object as done too, nothing is overdone. `near` tells
    that the two rows speak of one matter by all else that they share.
    """
    mine = f" {' '.join(w.folded for w in row)} "
    lower = [one for one in _lower(theirs) if f" {one.phrase} " not in mine]
    for own in _upper(row):
        at = own.first
        if _told(theirs, row[own.last - 1].stem):
            continue
        for one in lower:
            told = _subject(row, at) if one.phrase in _OPEN else _object(row, at, own.last, _LONG.get(own.name, OBJECT))
            if own.name not in _ABOVE[one.name] or (one.phrase in _OPEN and own.phrase not in _BEGUN):
                continue
            shared = {stem for stem in told & one.object_ if not stem[0].isdigit()}
            if not shared or (own.will and one.name != "talking_over") or not (near or len(shared) >= _AGAIN):
                continue
            above = {*_ABOVE["asked_for"], own.name}
            if not any(
                _done_to(other, shared | (one.object_ if own.name in _FURTHER else set()), above)
                for other in everything
            ):
                return Step(_group(row, at), own.last, row[own.last - 1].stem, done=True)
    return None


def _upper(row: tuple[Word, ...]) -> Iterator[Deed]:
    """Yield the verbs of a row that tell something as made, settled, handed in or done."""
    for name in ("settling", "making", "completing", "submitting"):
        for cue in cues(row, name):
            at = cue.first
            ahead = {w.folded for w in row[max(0, at - AHEAD) : at]}
            behind = [w.folded for w in row[cue.last : cue.last + 2]]
            to_do = behind[:1] == ["to"] and not set(behind) & (listed("talking_over") | _TALK)
            if cue.phrase == "agreed" and not to_do and not set(behind[:1]) & _A:
                continue  # "agreed to discuss it"
            if cue.phrase == "called" and set(behind[:1]) & _CALLED and row[at - 1].folded not in _PASSIVE:
                continue  # "has called for a cap"
            aside = any(has(row[max(0, at - OBJECT) : at], one) for one in ("ready", "hedged", "unrealised"))
            if aside or ahead & _UNDONE or waits(row, at) or ("will" in ahead and name != "settling"):
                continue
            if name in _FURTHER and not _finite(row, at):
                continue
            yield Deed(name, cue.phrase, at, cue.last, frozenset(), "will" in ahead)


def _told(row: tuple[Word, ...], verb: str) -> bool:
    """Tell whether a row tells a verb as done itself, of whatever it may be."""
    return any(
        word.stem == verb and past_form(word.folded) and not {w.folded for w in row[max(0, at - AHEAD) : at]} & _UNDONE
        for at, word in enumerate(row)
        if verb
    )


def _finite(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a form is a verb of a clause: an auxiliary before it, or a subject, no "the", "of" or "by"."""
    return _group(row, at) < at or (
        at > 0 and row[at - 1].folded not in _NO_SUBJECT and row[at].folded not in _AUXILIARY_ONLY
    )


def _lower(row: tuple[Word, ...]) -> Iterator[Deed]:
    """Yield the verbs of a row that only prepare, propose, ask for or discuss, each with what it is done to."""
    for name in ("preparing", "drafting", "asked_for", "talking_over", "left_open"):
        for cue in cues(row, name):
            if not {w.folded for w in row[max(0, cue.first - AHEAD) : cue.first]} & DENIED:
                yield Deed(
                    name,
                    cue.phrase,
                    cue.first,
                    cue.last,
                    frozenset(_object(row, cue.first, cue.last, _LONG.get(name, OBJECT))),
                )
    for at, (link, word) in enumerate(pairwise(row), 1):
        if link.folded in BEING and word.folded in _OPEN:
            yield Deed("preparing", word.folded, at, at + 1, frozenset(_subject(row, at)))


def _subject(row: tuple[Word, ...], at: int) -> set[str]:
    """Return the stems of what a verb or "possible" is told of."""
    return {w.stem for w in row[max(0, at - 2 * OBJECT) : at] if w.stem}


def _object(row: tuple[Word, ...], first: int, last: int, reach: int = OBJECT) -> set[str]:
    """Return the stems of what a verb is done to: the words behind it, before it in the passive; of what is given both."""
    passive = first and row[first - 1].folded in _PASSIVE and not row[first].folded.endswith("ing")
    beside = row[max(0, first - 2 * OBJECT) : first] if passive else row[last : last + reach]
    if row[last - 1].folded in _GIVEN:
        beside = (*row[max(0, first - OBJECT) : first], *row[last : last + reach])
    if row[first].folded == "in":
        beside = row[first + 1 : last + reach]  # "in talks on a venture"
    return {w.stem for w in beside if w.stem}


def _done_to(row: tuple[Word, ...], object_: Collection[str], names: Collection[str]) -> bool:
    """Tell whether a row has something done to an object, by a verb of some lists."""
    return any(
        set(object_) & _object(row, cue.first, cue.last)
        for name in names
        for cue in cues(row, name)
        if not {w.folded for w in row[max(0, cue.first - AHEAD) : cue.first]} & _UNDONE
        and (name not in _FURTHER or _finite(row, cue.first))
    )


def _group(row: tuple[Word, ...], at: int) -> int:
    """Return where the verb group of a verb begins: "has made", "is holding", "will settle"."""
    while at and row[at - 1].folded in DOING | BEING | _PASSIVE | {"will", "already", "now"}:
        at -= 1
    return at
