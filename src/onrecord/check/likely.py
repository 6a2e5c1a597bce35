"""When the loss of a hedge is only likely: the draft may keep it in another way, or tell another deed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from onrecord.check.align import Match
from onrecord.check.amounts import is_number
from onrecord.check.claims import Claim, is_verb, past_form
from onrecord.check.cues import Cue, has, listed
from onrecord.check.sides import Table
from onrecord.check.words import Word
from onrecord.core.vocab import lexicon

WEAK = 0.4
"""A passage with less of a claim's weight is that claim's only where the draft has the very word behind the hedge."""
BESIDE = 8
"""So many words around the draft's verb may tell how it is meant."""
AGAIN = 0.6
"""A passage with this part of what the nearest shares may be the one that the draft rests on."""
_PROSPECTS = frozenset("may might could".split())
_PERFECT = frozenset("has have had".split())
_NAMING = frozenset("known nicknamed dubbed".split())
"""Verbs by which a clause only tells what somebody is called."""
_NOW = frozenset("is are was were".split())
_SETTLING = frozenset("is are was were be been being going due about set has have had agreed decided".split())
"""Behind these "to" and a verb tell what is settled."""
_TO_COME = frozenset("will would shall".split())
_OF_SUBJECTS = frozenset("likely probable possible".split())
"""Hedges of a subject, behind its "is"."""
_PASSIVELY = frozenset("heard called put holds".split())
"""Verbs of saying that are as often something else."""
_TAKING = frozenset("take takes took hold holds judge judges judged deem deems deemed".split())
_VALUING = frozenset("prices priced values valued".split())
"""Verbs by which somebody only gives a guess of a sum."""
AKIN = 4
"""Stems of a noun and its verb have so many letters in common at least."""
SUBJECT = 6
"""So many words before "is likely" its subject may have."""


def weighed(
    table: Table,
    claim: Claim,
    match: Match,
    cue: Cue,
    after: Sequence[Word],
    hits: Sequence[Word],
    span: tuple[int, int],
) -> Literal["lost", "likely", "step"]:
    """Tell whether a hedge of a passage is lost in the draft's words `span`, only likely so, or told as done: "has cleared it".

    What only may, might or could be goes a step too far where the draft tells it as done.
    """
    return "likely" if _kept(table, claim, match, cue, after, hits, span) else stepped(claim, match, cue, span)


def stepped(claim: Claim, match: Match, cue: Cue, span: tuple[int, int]) -> Literal["lost", "likely", "step"]:
    """Tell whether the draft's words `span` tell what is hedged as sure, as likely done, or as done."""
    if not _another_step(claim, match, cue, span):
        return "lost"
    row = [w.folded for w in claim.words[span[0] : span[1]]]
    done = len(row) > 1 and row[0] in _PERFECT - {"had"} and (row[1] == "been" or past_form(row[1]))
    return "step" if cue.phrase in _PROSPECTS and done else "likely"


def _kept(
    table: Table,
    claim: Claim,
    match: Match,
    cue: Cue,
    after: Sequence[Word],
    hits: Sequence[Word],
    span: tuple[int, int],
) -> bool:
    """Tell whether the draft may keep a hedge in another way, or tell of something else."""
    return (
        _intended(claim, match, span)
        or _conditional(claim, cue)
        or claim.words[span[1] - 1].folded in _NAMING
        or _taken(claim, span)
        or _subordinate(claim, span)
        or _only_is(claim, match, cue, span)
        or _attributive(table, claim, span)
        or _only_told(table, claim, span)
        or _of_another(claim, match, cue)
        or _touched(table, claim, match, after, hits)
        or _plain_too(claim, match, {w.stem for w in hits})
    )


def _intended(claim: Claim, match: Match, span: tuple[int, int]) -> bool:
    """Tell whether only the draft tells of a plan or an aim: "intends to sell" for "may sell" is another fault, if one."""
    near = claim.words[max(0, span[0] - BESIDE) : span[1] + BESIDE]
    return has(near, "aims") and not has(match.passage.words, "aims")


def _conditional(claim: Claim, cue: Cue) -> bool:
    """Tell whether a draft has "only" and "would" for a "could": "only a poor crop would bring it in"."""
    here = {w.folded for w in claim.words}
    return cue.phrase in _PROSPECTS and {"only", "would"} <= here


def _another_step(claim: Claim, match: Match, cue: Cue, span: tuple[int, int]) -> bool:
    """Tell whether what "may" be is told as done or under way: "sold", "has been sold", "are being freed" go a step too far.

    So does "has called" for "is likely to call", or for a call that is likely; of "has probably called" it is the hedge that is lost.
    """
    theirs = match.passage.words
    row = [w.folded for w in claim.words[span[0] : span[1] + 1]]
    if cue.phrase not in _PROSPECTS:
        beside = {w.folded for w in theirs[max(0, cue.first - 2) : cue.last + 2]}
        return row[0] in _PERFECT - {"had"} and not beside & _PERFECT and _ahead(theirs, cue)
    if theirs[cue.last : cue.last + 1] and theirs[cue.last].folded == "have":
        return False
    talked = {w.folded for w in theirs[cue.last : cue.last + 2]} & listed("talking_over")
    if talked and set(row) & listed("settling"):
        return True  # "will settle the matter" for "may discuss the matter"
    done = row[0] not in _TO_COME and any(a in _PERFECT and (b == "been" or past_form(b)) for a, b in pairwise(row))
    bare = (
        span[1] - span[0] == 1
        and past_form(row[0])
        and row[0] not in {*lexicon("irregular"), *(w.folded for w in theirs)}
    )
    return done or bare or any(a in _NOW and b == "being" for a, b in pairwise(row))


def _ahead(row: Sequence[Word], cue: Cue) -> bool:
    """Tell whether a hedge stands over what is still to come: "likely to call", "will probably call", "a call is likely"."""
    behind = [w.folded for w in row[cue.last : cue.last + 1]]
    to_come = (
        cue.phrase.endswith((" to", " exclude", " rule out"))
        or behind == ["to"]
        or (cue.first and row[cue.first - 1].folded in _TO_COME)
    )
    noun = cue.phrase in _OF_SUBJECTS and not (behind and past_form(behind[0]))
    return bool(to_come) or noun


def _taken(claim: Claim, span: tuple[int, int]) -> bool:
    """Tell whether the draft has somebody take a thing to be so, which puts it less than sure: "takes the roof to be unsafe"."""
    row = [w.folded for w in claim.words[max(0, span[0] - BESIDE) : span[1] + BESIDE]]
    at = next((n for n, word in enumerate(row) if word in _TAKING), len(row))
    return any((a, b) == ("to", "be") for a, b in pairwise(row[at:]))


def _subordinate(claim: Claim, span: tuple[int, int]) -> bool:
    """Tell whether the draft has the verb only under another one or a noun, which may put it as open: "room to leave", "sees it closing".

    Not behind a form of "be", "has" or "going": "is to leave", "is closing", "goes on closing".
    """
    row = [w.folded for w in claim.words[max(0, span[0] - 2) : span[1]]]
    ahead, group = row[: min(2, span[0])], row[min(2, span[0]) :]
    if group[:1] == ["to"] and len(group) == 2:
        return not set(ahead) & _SETTLING
    return len(group) == 1 and group[0].endswith("ing") and not set(ahead) & (_SETTLING | _PERFECT | {"on", "will"})


def _only_is(claim: Claim, match: Match, cue: Cue, span: tuple[int, int]) -> bool:
    """Tell whether the draft has but an "is" or "has" where another verb is hedged: "shutting on Mondays is one way to save"."""
    behind = {w.folded for w in match.passage.words[cue.last : cue.last + 2]}
    alone = span[1] - span[0] == 1 and claim.words[span[0]].folded in _NOW | _PERFECT
    alone = alone and not any(w.folded.endswith("ing") for w in claim.words[span[1] : span[1] + 1])
    return alone and cue.phrase in _PROSPECTS and not behind & {"be", "have", "only", "also", "not"}


def _attributive(table: Table, claim: Claim, span: tuple[int, int]) -> bool:
    """Tell whether the draft has the verb only as a word before a noun: "detained over burnt ballots" puts little as sure."""
    at = table.draft.token_at(claim.words[span[0]].start)
    return span[1] - span[0] == 1 and at >= 0 and table.draft.reading.tokens[at].deprel == "amod"


def _only_told(table: Table, claim: Claim, span: tuple[int, int]) -> bool:
    """Tell whether the draft's one verb is one of saying or valuing, so that it puts nothing as sure: "warned of a flood"."""
    verbs = [w.folded for w in claim.words[slice(*span)] if is_verb(table, w)]
    return bool(verbs) and set(verbs) <= (listed("saying") | _VALUING) - _PASSIVELY


def _of_another(claim: Claim, match: Match, cue: Cue) -> bool:
    """Tell whether what is likely is a subject that the draft does not have: "a ruling was possible at the sitting on 3 May"."""
    row = match.passage.words
    if cue.phrase not in _OF_SUBJECTS or not cue.first or row[cue.first - 1].folded not in _NOW | {"be"}:
        return False
    if [w.folded for w in row[cue.last : cue.last + 1]] in (["to"], ["that"]):
        return False
    subject = [
        w for w in row[max(0, cue.first - SUBJECT) : cue.first - 1] if w.stem and w.folded not in listed("saying")
    ]
    return bool(subject) and not any(_akin(a.stem, b.stem) for a in subject for b in claim.words if b.stem)


def _akin(one: str, other: str) -> bool:
    """Tell whether two stems are one, or of one family as "decision" and "decide" are."""
    return one == other or (len(one) > AKIN and one[:AKIN] == other[:AKIN])


def _touched(table: Table, claim: Claim, match: Match, after: Sequence[Word], hits: Sequence[Word]) -> bool:
    """Tell whether a claim has but a little of what follows a hedge: one noun of several words, or nothing near to it."""
    if len(after) < 2 or after[0] in hits:
        return False
    if match.share < WEAK:
        return True
    verbs = {w.stem for w in claim.words if is_verb(table, w)}
    return len(hits) == 1 and not is_number(hits[0]) and hits[0].stem not in verbs


def _plain_too(claim: Claim, match: Match, stems: set[str]) -> bool:
    """Tell whether another passage near to the claim has the same words without a hedge."""
    return any(
        stems <= other.passage.stems and other.share >= AGAIN * match.share and not has(other.passage.words, "hedges")
        for other in claim.matches
        if other.passage is not match.passage
    )
