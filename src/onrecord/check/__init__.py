"""Check: a draft held against the reports it rests on, sentence by sentence.

`check(draft, side, reports)` lays a draft as read beside its reports as read. It compares words with words: nothing here says
what is true. Findings follow from the words alone; what is only likely is a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.check.align import Aligner
from onrecord.check.chains import Chains
from onrecord.check.cited import Quoted
from onrecord.check.claims import claims
from onrecord.check.days import days
from onrecord.check.figures import Figures
from onrecord.check.firmness import Firmness
from onrecord.check.heard import Heard
from onrecord.check.names import Names
from onrecord.check.origins import Origins
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
        *voiced,
        *Silent(heard).findings({table.draft.passage_at(f.anchor.start) for f in voiced if f.sure}),
        *Chains(heard).findings(),
        *Origins(heard).findings(),
        *_put(table, aligner, quoted),
    ]
    return Check(
        draft, tuple(one.reading.report for one in table.reports), verdicts(table, aligner, _settled(table, found)),
        notes=_notes(table), by=(*side.reading.by, STEP_NAME),
    )  # fmt: skip


def _put(table: Table, aligner: Aligner, quoted: Quoted) -> Iterator[Finding]:
    """Yield how firmly claims are put against the reports: a step too far, else a hedge lost; a condition lost."""
    for claim in claims(table, aligner, quoted):
        stage = list(Stages(table, aligner).findings(claim))
        lost = list(Firmness(table, aligner).findings(claim))
        if any(f.kind == "hedge" and f.sure for f in lost) and any(" will " in f" {f.anchor.exact} " for f in stage):
            stage = []
        yield from stage
        yield from (f for f in lost if not (stage and f.kind == "hedge"))


_PUT = ("stage", "condition", "hedge", "chain")
"""Kinds that rest on how a sentence is put, the surest first: one a sentence, and where a finding of another kind stands none."""


def _settled(table: Table, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings with at most one on how a sentence is put, and none beside a finding of another kind.

    The others become suggestions: a sentence that differs in one thing seldom does in two, and is checked again once mended.
    A hedge beside a bound stays: "may reach up to 40" loses both at once.
    """
    kept: list[Finding] = []
    for passage in table.draft.passages:
        inside = [one for one in found if passage.holds(one.anchor.start)]
        sure = [one.kind for one in inside if one.sure]
        first = min((_PUT.index(kind) for kind in sure if kind in _PUT), default=-1)
        other = any(kind not in _PUT for kind in sure)
        both = set(sure) <= {"bound", "hedge"}
        for one in inside:
            soft = one.kind in _PUT and (other or _PUT.index(one.kind) != first) and not both
            kept.append(replace(one, sure=False) if soft else one)
    return kept


def _notes(table: Table) -> tuple[str, ...]:
    """Say which texts are in another language, where only quotations can be held against each other."""
    found = []
    for report in (table.draft.reading.report, *(side.reading.report for side in table.reports)):
        if not report.language.english and report.language.code != "und":
            found.append(
                f"{report.name} seems to be in another language than English: only its quotations were compared"
            )
    return tuple(found)
