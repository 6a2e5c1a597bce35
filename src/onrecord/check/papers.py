"""Papers and meetings told firmer than they are: a letter of intent as a contract, an assent in principle as final, talks offered as held."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.check.align import Match
from onrecord.check.claims import Claim
from onrecord.check.cues import has, listed
from onrecord.check.reached import COMING
from onrecord.check.steps import CONDITIONAL, DENIED, MODAL, REACH, Step
from onrecord.check.words import Word

NEAR = 0.35
"""A passage that shares this part of a claim's weight speaks of the same matter."""
STRONG = 0.42
"""At this share a passage's lower step is the one that the draft's stands for, and that of a verb it does not have."""
LEAST = 0.25
"""So much is enough where both have somebody sign something."""
WANTED = 3
PAPER = 6
"""What is signed stands among so many words behind or before its verb."""
_FULL = frozenset("final full definitive unconditional".split())
_LACKING = frozenset("wait waits waiting need needs require requires required lacks depends hinges pending".split())
"""Words by which an assent is still to come."""
_SIGNED = frozenset("signed signs sign sealed".split())
_PAPERS = frozenset("contract deal agreement treaty accord pact lease order sale".split())
_LESSER = frozenset(
    "intent memorandum memoranda draft outline heads preliminary provisional understanding option declaration framework principle protocol".split()
)
"""Words for papers that bind nobody yet."""
_OFFERED = frozenset(
    "offered offers offer invited invites invitation proposed proposes proposal suggested suggests asked called".split()
)
_TALKS = frozenset("talks talk meeting meet meetings negotiations negotiate conciliation mediation".split())
_MET = frozenset("sit meet talk negotiate".split())
_ACCEPT = frozenset("accept accepts agree agrees takes offered invited".split())
_TAKEN = frozenset("accepted agreed confirmed arranged".split())


Further = tuple[Step, Match] | None


def binding(claim: Claim) -> Further:
    """Return that something is told as binding, or final, which the nearest passage has with "non-" before it."""
    for match in claim.matches[:2]:
        theirs = match.passage.words
        denied = {b.stem for a, b in pairwise(theirs) if a.folded == "non" and b.stem}
        for at, word in enumerate(claim.words):
            beside = {w.folded for w in claim.words[max(0, at - 3) : at + 4]}
            if match.share >= NEAR and word.stem in denied and not beside & (DENIED | {"non"}):
                return Step(max(0, at - 1), at + 1, "", done=True), match
    return None


def final(claim: Claim) -> Further:
    """Return that an assent is told as final which the nearest passage has "in principle", or so far."""
    if not claim.matches or claim.matches[0].share < STRONG:
        return None
    if any(has(claim.words, name) for name in ("partly", "sought")) or _LACKING & {w.folded for w in claim.words}:
        return None
    match, assent = claim.matches[0], listed("assent")
    theirs = match.passage.words
    beside = (theirs[max(0, n - WANTED) : n + 1 + WANTED] for n, w in enumerate(theirs) if w.folded in assent)
    if not any(has(near, "partly") for near in beside) or any(w.folded in _FULL for w in theirs):
        return None
    for at, (one, noun) in enumerate(pairwise(claim.words)):
        ahead = {w.folded for w in claim.words[max(0, at - REACH) : at]}
        if one.folded in _FULL and noun.folded in assent and not ahead & (DENIED | CONDITIONAL | MODAL | COMING):
            return Step(at, at + 2, "", done=True), match
    return None


def paper(claim: Claim, everything: Sequence[tuple[Word, ...]]) -> Further:
    """Return that a contract is told as signed where a near passage has only a lesser paper signed: "signed a letter of intent".

    None where any passage has a contract signed too, or the claim itself calls the paper a draft, or an outline.
    """
    said = {w.folded for w in claim.words}
    if said & (_LESSER | DENIED | CONDITIONAL) or any(
        _signed(row, _PAPERS) and not _signed(row, _LESSER) for row in everything
    ):
        return None
    span = _signed(claim.words, _PAPERS)
    near = (m for m in claim.matches[:3] if m.share >= LEAST and _signed(m.passage.words, _LESSER))
    match = next(near, None)
    return (Step(*span, "", done=True), match) if span and match else None


def _signed(row: Sequence[Word], papers: frozenset[str]) -> tuple[int, int] | None:
    """Return the words from "signed" to the paper that somebody has signed, or from a paper that is signed, None where there are none."""
    for at, word in enumerate(row):
        ahead = {w.folded for w in row[max(0, at - WANTED) : at]}
        if word.folded not in _SIGNED or ahead & (DENIED | MODAL | CONDITIONAL | {"will", "would", "to"}):
            continue
        behind = next((n for n in range(at + 1, min(len(row), at + PAPER)) if row[n].folded in papers), None)
        if behind is not None:
            return at, behind + 1
        before = next((n for n in range(max(0, at - WANTED), at) if row[n].folded in papers), None)
        if before is not None:
            return before, at + 1
    return None


def meeting(claim: Claim, everything: Sequence[tuple[Word, ...]]) -> Further:
    """Return that two sides are told as sure to meet where a near passage has one of them only offer talks, or invite the other.

    "They will sit down on Thursday" for "the yard has invited the union to a meeting on Thursday"; not where talks are agreed anywhere.
    """
    if any(
        {w.folded for w in row} & _TALKS and ({w.folded for w in row} & _TAKEN or _will_meet(row)) for row in everything
    ):
        return None
    span = _will_meet(claim.words)
    ahead = {w.folded for w in claim.words[: span[0]]} if span else set()
    if (
        span is None
        or _ACCEPT & {w.folded for w in claim.passage.words}
        or ahead & (CONDITIONAL | DENIED)
        or has(claim.words, "hedged")
    ):
        return None
    for match in claim.matches[:2]:
        row = match.passage.words
        offered = (n for n, w in enumerate(row) if w.folded in _OFFERED)
        if match.share >= NEAR and any({w.folded for w in row[n : n + PAPER + WANTED]} & _TALKS for n in offered):
            return Step(*span, "", done=False), match
    return None


def _will_meet(row: Sequence[Word]) -> tuple[int, int] | None:
    """Return the words of a "will meet", "will sit down", "will hold talks", None where there are none."""
    for at, (one, verb) in enumerate(pairwise(row)):
        if one.folded == "will" and verb.folded in _MET:
            return at, at + 2
        if one.folded == "will" and verb.folded == "hold" and {w.folded for w in row[at + 2 : at + 5]} & _TALKS:
            return at, at + 3
    return None
