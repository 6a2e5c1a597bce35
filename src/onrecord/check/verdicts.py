"""What each sentence of the draft is to the reports: supported, differing, or not in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.check.align import Aligner, Match
from onrecord.check.sides import Passage, Table
from onrecord.core.finding import Backing, CheckedSentence, Finding

SUPPORTS = 0.45
"""A passage that shares this part of a sentence's weight supports it; two passages may do so together."""
FEWEST = 2
"""Fewer shared stems support nothing."""


def verdicts(table: Table, aligner: Aligner, findings: Sequence[Finding]) -> tuple[CheckedSentence, ...]:
    """Return every sentence of the draft with its verdict, what backs it, and what was found in it."""
    return tuple(_checked(table, aligner, passage, _inside(findings, passage)) for passage in table.draft.passages)


def _inside(findings: Iterable[Finding], passage: Passage) -> list[Finding]:
    """Return the findings whose words begin in a passage, in text order."""
    inside = [finding for finding in findings if passage.holds(finding.anchor.start)]
    return sorted(inside, key=lambda finding: (finding.anchor.start, finding.kind))


def _checked(table: Table, aligner: Aligner, passage: Passage, found: list[Finding]) -> CheckedSentence:
    """Return one sentence with its verdict."""
    sure = tuple(finding for finding in found if finding.sure)
    unsure = tuple(finding for finding in found if not finding.sure)
    backing = _backing(table, aligner, passage)
    verdict = "differs" if sure else "supported" if backing else "absent"
    anchor = table.given.anchor(passage.start, passage.end)
    return CheckedSentence(anchor, passage.paragraph, verdict, backing, sure, unsure)  # type: ignore[arg-type]


def _backing(table: Table, aligner: Aligner, passage: Passage) -> tuple[Backing, ...]:
    """Return the passages that support a sentence, the nearest first; none where they share too little."""
    matches = aligner.matches(passage.stems, most=3)
    if not matches:
        return ()
    chosen: list[Match] = [matches[0]]
    covered = set(matches[0].shared)
    for match in matches[1:]:
        if aligner.total(match.shared - covered) >= 0.15 * aligner.total(passage.stems):
            chosen.append(match)
            covered |= match.shared
    whole = aligner.total(passage.stems) or 1.0
    if len(covered) < FEWEST or aligner.total(covered) < SUPPORTS * whole:
        return ()
    return tuple(table.reports[m.side].backing(m.side, m.passage.start, m.passage.end) for m in chosen)
