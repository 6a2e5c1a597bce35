"""Judgements: what people say of the record, signed and dated, never overwriting what was there.

A judgement names report, anchor and field, not a record's labels, so that it re-attaches after a better reading.
Source: nomenklatura's signed, superseding judgements; W3C Web Annotation, motivations "assessing" and "editing".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.core.anchor import Anchor
from onrecord.core.report import digest

Verdict = Literal["confirm", "reject", "amend", "add", "merge", "split", "furniture", "challenge", "undo"]
Fault = Literal["misread", "page_wrong", "not_part"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's word on one field of one stretch of one report.

    `fault` tells first of all whether the record misreads the page, the page is wrong, or the words are not part of
    the report. `value` is the proposed value where `verdict` is an amendment, else None. `seen` are the values on
    screen that a confirmation covers, as (field, value) pairs. `made_at` is UTC, ISO 8601 to the microsecond at finest, handed in
    by the caller. `undoes` names the judgement that an undo takes back.
    """

    report: str
    anchor: Anchor
    field: str
    verdict: Verdict
    signer: str
    made_at: str
    reason: str = ""
    value: str | None = None
    fault: Fault | None = None
    seen: tuple[tuple[str, str], ...] = ()
    undoes: str | None = None

    @property
    def id(self) -> str:
        """Return the judgement's identity: 16 hexadecimal digits over everything it says."""
        return digest(
            self.report, str(self.anchor.start), str(self.anchor.end), self.anchor.exact, self.field, self.verdict,
            self.signer, self.made_at, self.reason, self.value or "", self.fault or "", repr(self.seen),
            self.undoes or "",
        )  # fmt: skip
