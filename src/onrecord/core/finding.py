"""What checking a draft against reports gives: sentence by sentence, what backs it and in what it differs.

Nothing here says what is true: a finding says that the draft's words differ from the report's words, and in what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.core.anchor import Anchor
from onrecord.core.draft import Draft
from onrecord.core.report import Report

FindingKind = Literal[
    "misquote", "cut", "joined", "mouth", "about", "hedge", "bound", "rate",
    "condition", "number", "date", "place", "name", "stage", "chain", "origin",
    "polarity", "actor",
]  # fmt: skip
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
Verdict = Literal["supported", "near", "differs", "absent"]


@dataclass(frozen=True, slots=True)
class Backing:
    """Words of a report that a sentence of the draft rests on.

    `report` is the report's place among those checked against, from 0; `paragraph` its ¶ there (0 for the headline);
    `record` the number of the record that stands in these words (r4 is 4), None where there is none.
    """

    report: int
    anchor: Anchor
    paragraph: int
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between the draft and a report.

    `sure` findings follow from the words alone; the others are suggestions to look at. `anchor` are the draft's words,
    `why` one line, `source` the report's words, and `mend` what to write in place of the draft's words, as text to paste;
    `mended` is the whole sentence with it. Both are empty where no small change mends the sentence.
    """

    kind: FindingKind
    sure: bool
    anchor: Anchor
    why: str
    source: Backing
    mend: str = ""
    mended: str = ""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence of a draft: supported by the reports, near to what they say, differing from them, or not in them."""

    anchor: Anchor
    paragraph: int
    verdict: Verdict
    backing: tuple[Backing, ...] = ()
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A draft checked against reports: every sentence in order, and plain notes on what could not be checked."""

    draft: Draft
    reports: tuple[Report, ...]
    sentences: tuple[CheckedSentence, ...]
    notes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all deterministic findings, in the order of the draft."""
        return tuple(finding for sentence in self.sentences for finding in sentence.findings)

    @property
    def suggestions(self) -> tuple[Finding, ...]:
        """Return all suggestions, in the order of the draft."""
        return tuple(finding for sentence in self.sentences for finding in sentence.suggestions)
