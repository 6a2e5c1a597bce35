"""Check: a draft held against the reports it rests on, sentence by sentence.

`check(draft, side, reports)` lays a draft as read beside its reports as read. It compares words with words: nothing here says
what is true. Findings follow from the words alone; what is only likely is a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from onrecord.check.align import Aligner
from onrecord.check.chains import Chains
from onrecord.check.cited import Quoted
from onrecord.check.claims import claims
from onrecord.check.conditions import Conditions
from onrecord.check.days import days
from onrecord.check.figures import Figures
from onrecord.check.firmness import Firmness
from onrecord.check.heard import Heard
from onrecord.check.lists import listed_places
from onrecord.check.names import Names
from onrecord.check.origins import Origins
from onrecord.check.owners import Owners
from onrecord.check.provisos import Provisos
from onrecord.check.quoting import quoting
from onrecord.check.sides import Side, Table
from onrecord.check.silent import Silent
from onrecord.check.stages import Stages
from onrecord.check.verdicts import verdicts
from onrecord.check.voices import Voices
from onrecord.core.draft import Draft
from onrecord.core.finding import Check, Finding

__all__ = ["STEP_NAME", "Side", "check"]
STEP_NAME = "check/1"


def check(draft: Draft, side: Side, reports: Sequence[Side]) -> Check:
    """Hold a draft, read as `side`, against reports; findings stand in the order of the draft."""
    table = Table(draft, side, tuple(reports))
    aligner = Aligner(table.reports)
    quoted = Quoted(table, aligner)
    heard = Heard(table, aligner, quoted)
    voiced = list(Voices(heard).findings())
    found = [
        *quoting(table, aligner, quoted),
        *Figures(table, aligner, quoted).findings(),
        *days(table, aligner, quoted),
        *Names(table, aligner, quoted).findings(),
        *listed_places(table, aligner),
        *voiced,
        *Silent(heard).findings({table.draft.passage_at(f.anchor.start) for f in voiced if f.sure}),
        *Chains(heard).findings(),
        *Origins(heard).findings(),
        *_put(table, aligner, quoted),
    ]
    found += Owners(table, aligner, quoted).findings(found)
    return Check(
        draft, tuple(one.reading.report for one in table.reports), verdicts(table, aligner, _settled(table, found)),
        notes=_notes(table), by=(*side.reading.by, STEP_NAME),
    )  # fmt: skip


def _put(table: Table, aligner: Aligner, quoted: Quoted) -> Iterator[Finding]:
    """Yield how firmly claims are put against the reports: a step too far, else a hedge lost; a condition lost."""
    firmness, provisos = Firmness(table, aligner), Provisos(table, aligner)
    for claim in claims(table, aligner, quoted):
        stage = list(Stages(table, aligner).findings(claim))
        conditions = [*Conditions(table, aligner).findings(claim)] or [*provisos.lost(claim)]
        lost = [*firmness.findings(claim), *conditions]
        if any(f.kind == "hedge" and f.sure for f in lost) and any(_to_come(f.anchor.exact) for f in stage):
            stage = []
        yield from stage
        yield from (f for f in lost if not (stage and f.kind in ("hedge", "stage")))


def _to_come(words: str) -> bool:
    """Tell whether words put something as coming or going on, not as done: "will close", "is forming"."""
    return " will " in f" {words} " or words.endswith("ing")


_PUT = ("stage", "condition", "hedge", "chain")
"""Kinds that rest on how a sentence is put, the surest first: one a sentence, and where a finding of another kind stands none."""
_HELD = frozenset(("misquote", "joined", "origin", "bound", "number", "date", "about"))
"""Kinds that compare word with word, or whole reports: they stand whatever else a sentence differs in."""
_SPELT = 0.74
"""A name with this part of the report's letters in the same order is a spelling of it, and as sure."""


def _settled(table: Table, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings with those that another one in their sentence makes doubtful as suggestions.

    A sentence that differs in one thing seldom does in two, what differs makes it less sure which passage is meant, and it is
    checked again once mended. A hedge or a rate beside a bound stays: "may reach up to 40 a day" loses all of them at once.
    What is quoted is held word by word, so a cut stays too, and a name or a day that differs leaves a condition as sure.
    """
    kept: list[Finding] = []
    known: dict[tuple[str, int, int], Finding] = {}
    for one in sorted(found, key=lambda one: not one.sure):  # of two alike the sure one stays
        known.setdefault((one.kind, one.anchor.start, one.anchor.end), one)
    found = list(known.values())
    for passage in table.draft.passages:
        inside = [one for one in found if passage.holds(one.anchor.start)]
        quoted = [one for one in inside if one.kind == "misquote" and one.sure]
        inside = [one for one in inside if one.kind != "name" or not any(q.anchor.overlaps(one.anchor) for q in quoted)]
        sure = [one for one in inside if one.sure]
        joined = any(
            f.kind == "joined" and f.anchor.start < passage.end and passage.start < f.anchor.end for f in found
        )
        for one in inside:
            left = [f for f in sure if f.kind not in _FACTS] if _quotes(table, one) else sure
            kept.append(replace(one, sure=one.sure and not _doubtful(one, left, joined=joined)))
    return kept


_FACTS = frozenset(("date", "number", "bound"))
"""Kinds that leave it as sure whose words a quotation has: it is known by its own words."""


def _quotes(table: Table, one: Finding) -> bool:
    """Tell whether a finding is of another voice right beside a quotation, so that the passage is known by the words quoted."""
    text = table.given.text
    ahead, behind = text[: one.anchor.start].rstrip(), text[one.anchor.end :].lstrip(" :,")
    return one.kind == "mouth" and (ahead.endswith(('"', "”")) or behind.startswith(('"', "“")))


_BESIDE = {"bound", "hedge", "rate"}
"""Kinds of which one sentence may well lose two at once."""


_QUOTED = {"misquote", "joined", "origin", "about"}
"""Kinds beside which a quotation is not known to be cut."""


def _doubtful(one: Finding, sure: Sequence[Finding], *, joined: bool) -> bool:
    """Tell whether the findings of a sentence leave one of them in doubt."""
    kinds = {other.kind for other in sure}
    if one.kind == "cut":
        return bool(kinds & _QUOTED)
    if one.kind == "hedge":
        return "stage" in kinds
    if one.kind == "condition":
        kinds -= {"name", "cut", "date"}
    if one.kind in ("rate", "mouth"):
        kinds -= {"origin"}  # what outlets the words come from leaves a figure and a voice as sure
    if one.kind == "chain":
        kinds -= {"place", "name", "number", "date"}  # a slip in a fact leaves it as sure who told it
    if one.kind == "stage":
        kinds -= {"rate"}  # a slip in a name, or in what is quoted, leaves it as sure which passage is meant
    if kinds <= {"bound", "hedge"} or (one.kind in _BESIDE and kinds <= _BESIDE):
        return False
    if one.kind in _PUT:
        first = min((_PUT.index(kind) for kind in kinds if kind in _PUT), default=-1)
        return bool(kinds - set(_PUT)) or _PUT.index(one.kind) != first
    if joined and one.kind in ("mouth", "about"):
        return True
    spelt = one.kind == "name" and SequenceMatcher(None, one.anchor.exact, one.mend).ratio() >= _SPELT
    return bool(kinds & _HELD) and one.kind not in _HELD and not spelt


def _notes(table: Table) -> tuple[str, ...]:
    """Say which texts are in another language, where only quotations can be held against each other."""
    found = []
    for report in (table.draft.reading.report, *(side.reading.report for side in table.reports)):
        if not report.language.english and report.language.code != "und":
            found.append(
                f"{report.name} seems to be in another language than English: only its quotations were compared"
            )
    return tuple(found)
