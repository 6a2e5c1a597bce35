"""Phrases found in a passage's words: hedges, conditions, steps, and the words that they govern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.check.words import Word
from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.core.vocab import lexicon

OPINION = frozenset(
    "think thinks believe believes believed thought reckon reckons reckoned suppose supposes assume assumes estimate estimates".split()
)
"""Verbs of opinion: one that gives back another is no hedge beside it."""
_WHEN = frozenset(("if", "once", "as soon as", "only when", "only once", "when", "until"))
"""Conditions that "when" may give back."""
_SURE = frozenset("will going".split())
_PERHAPS = frozenset("may might".split())
_FIRMER_THAN = {"set to": {"could", "possibly", "possible"}, "can": {"likely", "probably"}}
"""Phrases that give back another, and are firmer than "may" and than some more: what can be need not be likely."""
_IS = frozenset("is are was were be".split())
_ABSOLUTE = frozenset(("willing", "agreeing", "consenting"))
_WEIGHING = frozenset("weigh weighs weighed weighing".split())
_TEMPORAL = frozenset("after when".split())
STACKED = 8
"""Two hedges so near, and in one clause, stand over the same thing: "did not rule out that the rota may change"."""
_PARTING = frozenset("and but or while though although who which where if unless once because said says".split())
"""Words at which what stands under a hedge ends."""
_DENIED = frozenset("not cannot no never nothing nobody neither nor".split())
_BOUNDING = frozenset("fewer less more earlier later sooner".split())


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of single words of the vocabulary: `listed("places")`.

    Raises:
        KeyError: when the vocabulary has no such list.
    """
    return frozenset(lexicon("check_cues")[name])


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase in a row of words: its words `[first, last)`."""

    first: int
    last: int
    phrase: str


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Load a list of phrases by first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("check_cues")[name]:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=lambda p: -len(p))) for first, parts in found.items()}


def cues(row: tuple[Word, ...], name: str) -> Iterator[Cue]:
    """Yield the phrases of a list in a row of words, in order, none overlapping another."""
    phrases = _phrases(name)
    at = 0
    while at < len(row):
        hit = next(
            (p for p in phrases.get(row[at].folded, ()) if tuple(w.folded for w in row[at : at + len(p)]) == p), None
        )  # fmt: skip
        if hit and not is_month(row, at):
            yield Cue(at, at + len(hit), " ".join(hit))
            at += len(hit)
        else:
            at += 1


def is_month(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether "may" is the month here: it has its capital inside the sentence, or beside a figure."""
    if row[at].folded != "may" or not row[at].capital:
        return False
    beside = [w.folded[0].isdigit() for w in (*row[max(0, at - 1) : at], *row[at + 1 : at + 2])]
    return at > 0 or any(beside)


def has(row: tuple[Word, ...], name: str) -> bool:
    """Tell whether a row of words holds a phrase of a list."""
    return next(cues(row, name), None) is not None


def gives_back(own: tuple[Word, ...], theirs: tuple[Word, ...], name: str, cue: Cue) -> bool:
    """Tell whether a row has a phrase of a list that may stand for a cue of another row.

    A phrase that the other row has elsewhere too stands for that one, not for the cue, but where both hedge the same thing.
    """
    stacked = _stacked(theirs, cue) if name == "hedged" else (cue,)
    inside = {at for one in stacked for at in range(one.first, one.last)}
    elsewhere = {w.folded for at, w in enumerate(theirs) if at not in inside}
    if name == "conditional" and any(
        a.folded in _ABSOLUTE and b.folded != "to" for a, b in pairwise((*own[1:], *own[:1]))
    ):
        return True  # "the regulator willing, it starts in May"
    if elsewhere & OPINION:
        elsewhere |= OPINION
    return any(
        not set(found.phrase.split()) <= elsewhere
        and not _of_time(own, found)
        and not (found.phrase in _WEIGHING and "words" in {w.folded for w in own[found.last : found.last + 2]})
        and not (found.phrase == "when" and cue.phrase not in _WHEN)
        and not firmer(own, found, cue)
        for found in cues(own, name)
    )


def _stacked(row: tuple[Word, ...], cue: Cue) -> tuple[Cue, ...]:
    """Return a hedge with those that stand over the same thing: "could not rule out that it may", "may possibly"."""

    def near(other: Cue) -> bool:
        between = row[min(cue.last, other.last) : max(cue.first, other.first)]
        relative = bool(between) and between[-1].folded == "that"  # "may hold a gate that could help"
        return len(between) <= STACKED and not relative and not {w.folded for w in between} & _PARTING

    return tuple(other for other in cues(row, "hedges") if other == cue or near(other))


def firmer(row: tuple[Word, ...], found: Cue, cue: Cue) -> bool:
    """Tell whether a phrase says a thing firmer than a cue: "can" for "may", "it will, thinks Vel" for "it may, Vel said".

    Whose view it is tells the verb of opinion; how sure he is of it, the "will".
    """
    if found.phrase in _FIRMER_THAN:
        return cue.phrase in _PERHAPS | _FIRMER_THAN[found.phrase]
    if found.phrase == "certain" and cue.phrase in ("likely", "probable", "possible"):
        return found.first > 0 and row[found.first - 1].folded in _IS  # "approval was certain"
    return found.phrase in OPINION and cue.phrase not in OPINION and any(w.folded in _SURE for w in row)


def _of_time(row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether "after" and the like only go with a date: "after 30 June"."""
    behind = row[cue.last].folded if cue.last < len(row) else ""
    return cue.phrase in _TEMPORAL and (behind[:1].isdigit() or behind in (*MONTHS, *WEEKDAYS))


def denied(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether one row of words denies something and the other nothing; "no fewer than" denies nothing."""

    def denies(row: Sequence[Word]) -> bool:
        return any(a.folded in _DENIED and b.folded not in _BOUNDING for a, b in pairwise(row))

    return denies(mine) and not denies(theirs)
