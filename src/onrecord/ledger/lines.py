"""Lines: the whole ledger as canonical JSON, one report a line, so that two ledgers can be held against each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.core.judgement import Judgement
from onrecord.core.record import Record, Sheet
from onrecord.ledger.rows import encode
from onrecord.ledger.view import ReportView


def report_line(view: ReportView, judgements: Sequence[Judgement], sightings: Sequence[tuple[str, str]] | None) -> str:
    """Write one report as it stands, with its judgements; `sightings` are None where times and names are left out."""
    sheet: dict[str, Any] = encode(view.sheet, Sheet)
    del sheet["report"]["name"], sheet["records"]
    said = [judgement_row(judgement, times=sightings is not None) for judgement in judgements]
    row: dict[str, Any] = {
        "schema": "onrecord/ledger/1",
        "id": view.sheet.report.id,
        **sheet,
        "records": [
            {
                **encode(entry.record, Record),
                "state": entry.state,
                "judged": {
                    field.name: {"state": field.state, "machine": field.machine, "held": _held(field.opinions)}
                    for field in entry.fields
                },
            }
            for entry in view.records
        ],
        "judgements": said if sightings is not None else sorted(said, key=_canonical),
        "orphans": sorted(orphan.judgement.id for orphan in view.orphans),
    }
    if sightings is not None:
        row["sightings"] = [{"name": name, "seen_at": seen_at} for name, seen_at in sightings]
    return _canonical(row)


def judgement_row(judgement: Judgement, *, times: bool) -> dict[str, Any]:
    """Write one judgement as a row; without `times` neither its moment nor the id that holds it."""
    row: dict[str, Any] = encode(judgement, Judgement)
    if times:
        row["id"] = judgement.id
    else:
        del row["made_at"]
    return row


def _held(opinions: Sequence[Any]) -> list[dict[str, Any]]:
    """Write who holds what of a field."""
    return sorted(
        ({"signer": o.judgement.signer, "value": o.value, "denies": o.denies} for o in opinions), key=_canonical
    )


def _canonical(row: Any) -> str:
    """Write JSON in the ledger's one form."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
