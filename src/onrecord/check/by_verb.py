"""Conditions of a report that a draft loses where it has little but the verb: "he would resign" for "I will resign if ...".

Few words make a sentence like many; so the verb behind its auxiliary must stand under a condition wherever the reports have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.check.claims import AUXILIARIES
from onrecord.check.cues import has, is_month, listed
from onrecord.check.sides import Passage, Side
from onrecord.check.words import Word

LONG = 6
"""So many words at most follow the verb up to its condition."""
_CLASSES = ("will would 'll 'd shall", "can could", "may might")
_KIND = {word: kind for kind, line in enumerate(_CLASSES) for word in line.split()}
_BETWEEN = frozenset("be also then now only still soon again".split())
_MARK = re.compile(r"[.,;:!?“”\"()]")
_HANGING = frozenset("it he she they we i you that this which who there".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A verb behind its auxiliary: the words `[first, last)`, the kind of auxiliary, the verb, and where its clause ends."""

    first: int
    last: int
    kind: int
    verb: str
    end: int


def said(text: str, row: Sequence[Word]) -> Iterator[Said]:
    """Yield the verbs of a row that stand right behind "will", "can", "may" and the like."""
    for at, word in enumerate(row[:-1]):
        kind = _KIND.get(word.folded)
        if kind is None or is_month(tuple(row), at):
            continue
        verb = at + 1
        while verb < len(row) - 1 and row[verb].folded in _BETWEEN:
            verb += 1
        if row[verb].folded in AUXILIARIES | {"not"} or _MARK.search(text, word.end, row[verb].start):
            continue
        end = verb + 1
        while end < len(row) and not _MARK.search(text, row[end - 1].end, row[end].start):
            end += 1
        yield Said(at, verb + 1, kind, row[verb].stem or row[verb].folded, end)


def same_deed(draft: Side, passage: Passage, own: Said, side: Side, theirs: Passage, cue: int) -> bool:
    """Tell whether a verb of a draft stands in a passage of a report right before a condition that begins at word `cue`.

    What follows the verb in the draft must stand in the passage, names aside, and its subject in the passage or before it.
    """
    row = theirs.words
    deeds = [one for one in said(side.text, row) if one.last <= cue <= one.last + LONG]
    if not deeds or (deeds[-1].kind, deeds[-1].verb) != (own.kind, own.verb):
        return False
    if any(word.folded in AUXILIARIES - {"to", "be"} for word in row[deeds[-1].last : cue]):
        return False
    behind = {w.stem for w in passage.words[own.last : own.end] if w.stem and not w.capital}
    return behind <= theirs.stems and _subject_fits(draft, passage, own, side, theirs)


def _subject_fits(draft: Side, passage: Passage, own: Said, side: Side, theirs: Passage) -> bool:
    """Tell whether a verb's subject hangs on a sentence before, is a body's, or is told of by the passage or the one before it."""
    first = own.first
    while (
        first
        and passage.words[first - 1].folded not in listed("saying") | {"that"}
        and not _MARK.search(draft.text, passage.words[first - 1].end, passage.words[first].start)
    ):
        first -= 1
    subject = passage.words[first : own.first]
    if {w.folded for w in subject} & (_HANGING | listed("run")):
        return True
    before = side.passages[theirs.number - 1] if theirs.number else theirs
    told = {w.stem for w in subject if w.stem}
    return bool(told & (theirs.stems | before.stems))


def always_conditional(reports: Sequence[Side], own: Said) -> bool:
    """Tell whether every passage of the reports with a verb behind such an auxiliary has a condition."""
    return all(
        has(passage.words, "conditions")
        for side in reports
        for passage in side.passages
        for one in said(side.text, passage.words)
        if one.verb == own.verb
    )
