"""Correcting: what a reader says in a correction, turned into judgements of the person who signs it.

A correction of a whole record rejects it, one of a field amends it where a value is proposed and else rejects the
value. Words without a record become furniture, a missed record, or a challenge, which stands beside and changes nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.core.correction import Correction, Kind
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement, Verdict
from onrecord.core.record import Record
from onrecord.ledger.fields import BLOCK, WHOLE

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger

FIELD: dict[Kind, str] = {
    "voice": "chain", "firmness": "modality", "polarity": "polarity", "time": "time", "figure": "quantities",
    "actor": "actor",
}  # fmt: skip
"""The field of a record that each kind of correction is about; the other kinds are about the record as a whole."""
SAID = {
    "misread": "the record misreads the page", "page_wrong": "the page is wrong", "not_part": "not part of the report",
}  # fmt: skip
KIND_SAID: dict[Kind, str] = {
    "words": "wrong words", "voice": "wrong voice", "firmness": "wrong firmness", "polarity": "wrong polarity",
    "time": "wrong time", "figure": "wrong figure", "actor": "wrong actor", "missing": "missing", "duplicate": "said twice",
}  # fmt: skip


def correct(ledger: Ledger, correction: Correction, *, signer: str, made_at: str) -> tuple[Judgement, ...]:
    """Keep a correction as judgements of `signer`, and return them, those on the rest after the first.

    Raises:
        LedgerError: when the correction cannot stand in the report.
    """
    correction.checked()
    record = _record(ledger, correction)
    judgement = judgement_of(correction, record, signer=signer, made_at=made_at)
    if correction.rest and (judgement.field not in FIELD.values() or record is None):
        raise LedgerError(
            "only a correction of one field can cover the rest", where=correction.report, found=correction.kind,
            expected=", ".join(FIELD),
        )  # fmt: skip
    return ledger.judge(judgement, record=record.id if record else None, rest=correction.rest)


def judgement_of(correction: Correction, record: Record | None, *, signer: str, made_at: str) -> Judgement:
    """Turn a correction into the judgement it asks for; `record` is the one it is about."""
    verdict, field, value = _asked(correction, record)
    return Judgement(
        correction.report, record.anchor if record and verdict != "furniture" else correction.anchor, field, verdict,
        signer, made_at, "" if verdict == "confirm" else _reason(correction, verdict), value,
        None if verdict in ("confirm", "furniture", "add") else correction.fault,
    )  # fmt: skip


def _asked(correction: Correction, record: Record | None) -> tuple[Verdict, str, str | None]:
    """Return verdict, field and value that a correction asks for."""
    kind, value = correction.kind, correction.value.strip()
    if kind == "right":
        return "confirm", WHOLE, None
    if kind == "missing":
        return "add", WHOLE, _fields_of_missing(value)
    if record is None and correction.fault == "not_part":
        return "furniture", BLOCK, None
    if record is None or kind == "other":
        return "challenge", WHOLE, value or SAID[correction.fault]
    if correction.fault == "page_wrong" or kind not in FIELD:
        return "reject", WHOLE, None
    if kind == "polarity":
        return "amend", "polarity", value or ("-" if record.polarity == "+" else "+")
    if not value or (kind == "figure" and value[:1] != "["):
        return "reject", FIELD[kind], None
    return "amend", FIELD[kind], value


def _fields_of_missing(value: str) -> str:
    """Return the fields of a record that was missed: as JSON where that was given, else the typed words are its voice."""
    if value.startswith("{"):
        return value
    return json.dumps({"modality": "actual", **({"chain": value} if value else {})}, ensure_ascii=False)


def _reason(correction: Correction, verdict: Verdict) -> str:
    """Return the reason of a judgement: the comment, or else what the reader chose; what no field can hold is added."""
    said = correction.comment.strip() or KIND_SAID.get(correction.kind, SAID[correction.fault])
    unsaid = correction.value.strip() and verdict in ("reject", "furniture")
    return f"{said}; proposed: {correction.value.strip()}" if unsaid else said


def _record(ledger: Ledger, correction: Correction) -> Record | None:
    """Return the record that a correction names.

    Raises:
        LedgerError: when the report has no such record.
    """
    if correction.record is None or correction.kind == "missing":
        return None
    for entry in ledger.show(correction.report).records:
        if entry.record.id == correction.record:
            return entry.record
    raise LedgerError(
        "no such record in this report", where=correction.report, found=correction.record[:40],
        next_step="load the page again; it may have been read anew",
    )  # fmt: skip
