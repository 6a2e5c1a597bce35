"""Places by the slot in which they stand: behind the same noun and preposition, from one place to another, before "where"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.check.align import Aligner, Match
from onrecord.check.cues import listed
from onrecord.check.sides import Side
from onrecord.check.words import stem
from onrecord.core.vocab import lexicon

if TYPE_CHECKING:
    from onrecord.check.places import Run

ALIGNED = 0.55
"""So much of the draft's sentence is in a passage whose place stands behind the same noun."""
FULL, ELSEWHERE = 0.8, 0.45
"""Where the reports have that noun with the draft's place too, FULL of the sentence is in the passage with the other one, and
ELSEWHERE of that at most in any that has the draft's."""
BEHIND = 9
"""So many words behind a place may say in what it lies: "in Corr, the largest town of Hale"."""
BY_NOUN, TWICE = 8, 2.0
"""So many words on either side of a place behind a noun are of the paragraph of the other place TWICE as much as of its own."""
NEAR = 0.4
"""A passage with so much of a sentence tells of the same way from one place to another."""
STRONG = frozenset(
    "in at near off outside inside around through via within above below across beyond between towards toward left leave leaving leaves "
    "reached entered visit visits visited crossed".split()
)
"""Words behind which a name is a place."""
SIDES = frozenset("side bank shore".split())
"""Nouns behind a name that lies on one side of something: "the Hale side"."""
_FAR = frozenset("away far afield".split())
_TO = frozenset("to for towards toward into reached entered reaches".split())
_FROM = frozenset("from leaving left leave leaves".split())
_WHERE = re.compile(r",? where ([^.;“”\"]{8,160})")

Theirs = Sequence[tuple[int, "Run"]]


def far_as(run: Run) -> bool:
    """Tell whether a name says how far something goes: "as far away as Hale"."""
    return run.before == "as" and run.head in _FAR


def slot(run: Run) -> tuple[str, str]:
    """Return the two words that put a name in its slot, "sank off", "village of" or "the ... side", empty where there are none."""
    if run.before == "the" and run.after in SIDES:
        return "the", run.after
    if far_as(run) or (run.before == "of" and run.head in lexicon("check_cues")["places"]):
        return run.head, run.before
    return (stem(run.noun) or run.noun, run.before) if run.noun and run.before in STRONG else ("", "")


def same_slot(aligner: Aligner, theirs: Theirs, own: Run, *, state: bool) -> tuple[int, Run] | None:
    """Return the place that the nearest passage has behind the same two words, the draft's own standing elsewhere.

    "It sank off Hale" against "it sank off Corr on its way from Hale": no report has the draft's name in that slot. Where one has
    ("the crossing at Hale" too), the whole sentence must be of the other's passage, and next to nothing of the draft's.
    """
    best = _nearest(aligner, own, ALIGNED)
    key = slot(own)
    if not key[0] or not best:
        return None
    same = [(at, r) for at, r in theirs if slot(r) == key]
    here = [(at, r) for at, r in same if at == best.side and r.passage.number == best.passage.number]
    named = {w.folded for w in own.passage.words}
    if len(here) != 1 or named & set(here[0][1].folded):
        return None
    inside = any(own.folded == r.folded for at, r in theirs if r.passage is best.passage)
    mine = [r for _, r in same if set(own.folded) & set(r.folded)]
    if not mine and (own.after in SIDES or inside):
        return None if key[1] != "of" and holds(own, here[0][1]) else here[0]
    known = [r for _, r in theirs if own.folded == r.folded and r.before in STRONG | {"of", "from", "to"}]
    if state or not known or inside or best.share < (FULL if mine else ALIGNED):
        return None
    stems = own.passage.stems - {w.stem for w in own.words}
    whole = aligner.total(stems & best.passage.stems) or 1.0
    if len({r.folded for _, r in same}) > len({r.folded for r in mine}) + 1 or _holds(own, here[0][1], theirs):
        return None
    rivals = [r for _, r in theirs if set(own.folded) & set(r.folded) and r.passage.paragraph]
    return None if any(aligner.total(stems & r.passage.stems) > ELSEWHERE * whole for r in rivals) else here[0]


def turned(aligner: Aligner, theirs: Theirs, own: Run, mine: Sequence[Run]) -> tuple[int, Run] | None:
    """Return the place from or to which the nearest passage has somebody go, where the draft has another end of that way.

    "He flies to Hale from Corr" against "to Corr from Hale", and "came to Corr from Tarn" against "to Corr from Hale".
    """
    best = _nearest(aligner, own, NEAR)
    row = [w.folded for w in own.passage.words]
    if not best or not own.before or own.before not in _TO | _FROM or listed("both_ways") & set(row):
        return None
    here = [(at, r) for at, r in theirs if at == best.side and r.passage.number == best.passage.number]
    side = _FROM if own.before in _FROM else _TO
    back = _TO if side is _FROM else _FROM
    ends = [(at, r) for at, r in here if r.before in side and r.folded != own.folded]
    partner = [r for r in mine if r is not own and r.before in back]
    if len(ends) != 1 or len(partner) != 1:
        return None
    again = any(r.folded == own.folded and r.before in side for _, r in theirs)
    if again:
        return None
    if any(r.folded == own.folded and r.before in back for _, r in here):
        return ends[0] if ends[0][1].folded == partner[0].folded and side is _TO else None
    known = any(r.folded == own.folded and r.before in STRONG | _TO | {"of"} for _, r in theirs)
    other = any(r.folded == partner[0].folded and r.before in back | {"in", "at"} for _, r in here)
    moves = bool(listed("moved") & set(row)) and own.before == "from"
    return ends[0] if known and other and moves and not set(ends[0][1].folded) & set(row) else None


def where_it(aligner: Aligner, sides: Sequence[Side], theirs: Theirs, own: Run) -> tuple[int, Run] | None:
    """Return the place of which the nearest passage says "where", where the draft has it elsewhere in that passage.

    "He flies to Hale from Corr, where he will open a mill" against "he will open a mill in Hale".
    """
    best = _nearest(aligner, own, NEAR)
    if not best or own.before not in ("in", "at", "near", "outside"):
        return None
    here = [(at, r) for at, r in theirs if at == best.side and r.passage.number == best.passage.number]
    capitals = {w.stem for w in own.passage.words if w.capital and w is not own.passage.words[0]} | {
        w.stem for w in own.words
    }
    told = own.passage.stems - capitals - {w.stem for _, r in here for w in r.words}
    for at, run in here:
        clause = _WHERE.match(sides[at].text, run.words[-1].end)
        if not clause or run.folded == own.folded or not told:
            continue
        inside = {w.stem for w in run.passage.words if clause.start() <= w.start < clause.end()}
        elsewhere = any(
            r.folded == own.folded and not clause.start() <= r.words[0].start < clause.end() for _, r in here
        )
        named = {w.folded for w in own.passage.words} & set(run.folded)
        if elsewhere and not named and len(told) > 1 and aligner.total(told & inside) >= FULL * aligner.total(told):
            return at, run
    return None


def by_noun(aligner: Aligner, sides: Sequence[Side], theirs: Theirs, own: Run, noun: str) -> tuple[int, Run] | None:
    """Return the one place that the reports set behind a noun, where the draft sets another of their places behind it.

    "A seam under the bypass at Hale" against "beneath the bypass at Corr" and "the pits at Hale": no report tells of that noun in one
    sentence with the draft's place, what the draft has near it is of the other's paragraph, and little of it stands by the draft's.
    """
    found = [(at, r) for at, r in theirs if stem(r.noun) == noun and r.passage.paragraph]
    if len({r.folded for _, r in found}) != 1 or found[0][1].folded == own.folded:
        return None
    at, run = found[0]
    mine = [(a, r) for a, r in theirs if set(own.folded) & set(r.folded) and r.passage.paragraph]
    named = {w.folded for w in own.passage.words} & set(run.folded)
    if (
        not mine
        or named
        or any(noun in r.passage.stems for _, r in mine)
        or _holds(own, run, theirs)
        or holds(own, run)
    ):
        return None
    if any(r.passage.paragraph == run.passage.paragraph for a, r in mine if a == at) or not all(
        r.before in STRONG | {"of", "from", "to"} and r.head not in lexicon("check_cues")["places"] for _, r in mine
    ):
        return None
    row = own.passage.words
    here = row.index(own.words[0])
    beside = (*row[max(0, here - BY_NOUN) : here], *row[here + len(own.words) : here + len(own.words) + BY_NOUN])
    near = {w.stem for w in beside if w.stem} - {noun}

    def shared(a: int, one: Run) -> float:
        told = {s for p in sides[a].passages if p.paragraph == one.passage.paragraph for s in p.stems}
        return aligner.total(near & told)

    return (at, run) if shared(at, run) > TWICE * max(shared(a, r) for a, r in mine) else None


def holds(own: Run, run: Run) -> bool:
    """Tell whether a report says that one place lies in the draft's: "in Corr, the largest town of the county of Hale"."""
    row = run.passage.words
    at = row.index(run.words[-1]) + 1
    folded = [w.folded for w in row[at : at + BEHIND]]
    if own.folded[0] not in folded:
        return False
    between = folded[: folded.index(own.folded[0])]
    return bool(set(between) & set(lexicon("check_cues")["places"])) and between[-1] in ("of", "in", "the")


def _nearest(aligner: Aligner, own: Run, least: float) -> Match | None:
    """Return the passage nearest to a name's sentence, the name aside."""
    best = next(iter(aligner.matches(own.passage.stems - {w.stem for w in own.words}, most=1)), None)
    return best if best and best.share >= least else None


def _holds(own: Run, run: Run, theirs: Theirs) -> bool:
    """Tell whether one of two places may lie in the other: the reports set them side by side, "in Hale, Corr" or "Hale in Corr"."""
    region = lexicon("check_cues")["places"]
    for _, one in theirs:
        if one.folded == own.folded and slot(own)[1] != "of" and {one.head, one.after} & set(region) - listed("towns"):
            return True  # "in the county of Hale": what is in a town of it is in Hale too
        row = one.passage.words
        at = row.index(one.words[-1]) + 1
        behind = [w.folded for w in row[at : at + 3]]
        other = own.folded if one.folded == run.folded else run.folded if one.folded == own.folded else ()
        if other and other[0] in behind:
            return True
    return False
