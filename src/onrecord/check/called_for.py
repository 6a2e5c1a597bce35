"""Deeds told as sure to come, or as done, of what the reports have somebody only call for, ask for or wish: "will pay", "will get a bonus".

It goes by what the reader recorded of the report's verb, or of the noun that the verb of the draft has for its object.
"""

from __future__ import annotations

from functools import cache

from onrecord.check.align import Match
from onrecord.check.cues import listed
from onrecord.check.fulfilled import clause_stems, folded_at
from onrecord.check.sides import Side, Table
from onrecord.check.words import Word, stem

_OPEN = frozenset(("called_for", "ready"))
"""What the reader records of what somebody asks for, proposes, wants or hopes for."""
_SURE = frozenset(("actual", "planned"))
_OBJECT = frozenset("obj nsubj:pass".split())
_BOUND = frozenset(("must", "shall"))
_OBLIGED = frozenset(("have", "need"))
FEWEST = 2
"""So many words of the clause stand in the report's passage too, beside the deed."""


def only_called_for(table: Table, word: Word, match: Match) -> bool:
    """Tell whether a passage has the deed of a verb of the draft, or its object, as only called for, and no report has it as sure."""
    draft, side, passage = table.draft, table.reports[match.side], match.passage
    at = draft.token_at(word.start)
    if at < 0:
        return False
    verb = stem(folded_at(draft, at))
    objects = {
        stem(folded_at(draft, n))
        for n in draft.children.get(at, ())
        if draft.reading.tokens[n].deprel in _OBJECT and draft.reading.tokens[n].upos == "NOUN"
    } - {""}
    mine = clause_stems(draft, at)
    if not verb or folded_at(draft, at) in unsettling() or len(mine & passage.stems) < FEWEST:
        return False
    if not any(_called_for(side, record.anchor.start, verb, objects) for record in side.records_in(passage.start, passage.end)
               if record.modality in _OPEN and record.polarity == "+"):  # fmt: skip
        return False
    return not any(
        record.modality in _SURE and record.polarity == "+" and _same(report, record.anchor.start, verb, objects, mine)
        for report in table.reports
        for record in report.sheet.records
    )


def _called_for(side: Side, start: int, verb: str, objects: set[str]) -> bool:
    """Tell whether a deed on record is the draft's: its verb, or a noun, or the object of the verb, that the draft's verb has too."""
    at = side.token_at(start)
    if at < 0:
        return False
    tokens = side.reading.tokens
    if tokens[at].upos == "NOUN":
        return stem(folded_at(side, at)) in objects
    if any(folded_at(side, n) in _BOUND for n in side.children.get(at, ()) if tokens[n].deprel.startswith("aux")):
        return False  # what must be done "is to" be done
    if tokens[at].deprel == "xcomp" and tokens[tokens[at].head].lemma in _OBLIGED:
        return False
    return stem(folded_at(side, at)) == verb or bool(objects & _objects(side, at))


def _same(side: Side, start: int, verb: str, objects: set[str], mine: frozenset[str]) -> bool:
    """Tell whether a deed on record as sure is the draft's: its verb with a word beside it, or its object under a verb of its own."""
    at = side.token_at(start)
    if at < 0 or folded_at(side, at) in unsettling():
        return False
    clause = clause_stems(side, at)
    return (stem(folded_at(side, at)) == verb and bool(clause & mine - {verb})) or bool(objects & _objects(side, at))


def _objects(side: Side, at: int) -> set[str]:
    """Return the stems of what a verb is done to."""
    tokens = side.reading.tokens
    return {stem(folded_at(side, n)) for n in side.children.get(at, ()) if tokens[n].deprel in _OBJECT} - {""}


@cache
def unsettling() -> frozenset[str]:
    """Return the verbs by which a thing is only asked for, prepared, discussed or decided on."""
    names = ("asked_for", "talking_over", "preparing", "drafting", "sought", "resolved", "saying", "open_to_come")
    return frozenset().union(*(listed(name) for name in names))
