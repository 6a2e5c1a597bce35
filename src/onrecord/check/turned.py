"""Conditions that a draft turns into their opposite: "whether or not anybody appeals" for "if nobody appeals".

A sentence that says that a thing comes about whatever else happens is held against a passage that makes it conditional, and one
that has a condition against a passage that says that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.align import Match
from onrecord.check.claims import Claim
from onrecord.check.cues import cues, has
from onrecord.check.sides import Table
from onrecord.check.words import Word
from onrecord.core.finding import Finding

NEAR = 0.35
"""A passage with this part of a claim's weight is about the same thing."""
_ONLY = ("only if", "only when", "only once", "unless", "provided that", "on condition that")
_STOP = re.compile(r"[.,;:!?“”\"]")
_OR_NO = re.compile(r"\b(?P<what>[a-z]+) or no (?P=what)\b|\bwhether [^.,;:!?]{1,60} or not\b")


def turned(table: Table, claim: Claim) -> Iterator[Finding]:
    """Yield the finding that a claim has a condition turned into its opposite."""
    for match in claim.matches[:2]:
        if match.share < NEAR:
            return
        theirs = match.passage.words
        here, there = _regardless(table.draft.text, claim.words), _regardless(table.reports[match.side].text, theirs)
        span = _end(table, claim, here) if here is not None and there is None else None
        if span and has(theirs, "conditions") and _same(claim.words[here:], theirs):
            yield _finding(table, match, span)
            return
        only = next((cue.first for cue in cues(claim.words, "strict") if cue.phrase in _ONLY), None)
        span = _end(table, claim, only) if only is not None and here is None and there is not None else None
        if span and not has(theirs, "conditions") and _same(claim.words[only:], theirs):
            yield _finding(table, match, span)
            return


def _regardless(text: str, row: tuple[Word, ...]) -> int | None:
    """Return where a row says that something is so whatever happens, None where it does not."""
    found = next(cues(row, "regardless"), None)
    if found:
        return found.first
    said = _OR_NO.search(text, row[0].start, row[-1].end)  # "strike or no strike", "whether it rains or not"
    return next((n for n, word in enumerate(row) if said and word.start >= said.start()), None)


def _same(clause: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Tell whether a clause has a telling word of a passage: the same thing is made a condition, or none."""
    return bool({w.stem for w in clause if w.stem} & {w.stem for w in theirs if w.stem})


def _end(table: Table, claim: Claim, first: int) -> tuple[int, int] | None:
    """Return the offsets of a clause up to the next mark, None where nothing follows."""
    row, last = claim.words, first
    while last + 1 < len(row) and not _STOP.search(table.draft.text, row[last].end, row[last + 1].start):
        last += 1
    return (row[first].start, row[last].end) if last > first else None


def _finding(table: Table, match: Match, span: tuple[int, int]) -> Finding:
    """Make the finding."""
    source = table.reports[match.side].backing(match.side, match.passage.start, match.passage.end)
    return table.finding("condition", span, source, "the report has the condition the other way")
