"""Training rows: what people settled about the record, as JSON objects from which a reader can learn.

Only what stands is given: nothing that was taken back, superseded, lapsed, disputed or orphaned, and nothing about what
the page itself gets wrong. Neither times nor (unless asked for) signers come along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.ledger.fields import WHOLE, on_screen
from onrecord.ledger.view import RecordView, ReportView

SCHEMA = "onrecord/training/1"


def rows(view: ReportView, *, signers: bool = False) -> Iterator[dict[str, Any]]:
    """Yield one row per settled field, one per record that people rejected or added, and one per block set aside."""
    for entry in view.records:
        yield from _record_rows(view, entry, signers=signers)
    report = view.sheet.report
    for anchor in view.set_aside:
        yield {
            "schema": SCHEMA, "report": report.id, "text_sha256": report.text_sha256, "field": "block",
            "start": anchor.start, "end": anchor.end, "exact": anchor.exact, "value": "furniture",
        }  # fmt: skip


def _record_rows(view: ReportView, entry: RecordView, *, signers: bool) -> Iterator[dict[str, Any]]:
    """Yield the rows of one record."""
    if entry.state == "rejected" or (entry.added_by and entry.state != "disputed"):
        value = "no record" if entry.state == "rejected" else "record"
        people = sorted({judgement.signer for judgement in entry.judged})
        yield _row(view, entry, WHOLE, value, None if entry.added_by else "record", people if signers else None)
    if entry.state in ("rejected", "set_aside"):
        return
    for field in entry.fields:
        if field.state in ("confirmed", "amended"):
            people = sorted({opinion.judgement.signer for opinion in field.opinions})
            value = on_screen(entry.record, field.name)
            yield _row(view, entry, field.name, value, field.machine, people if signers else None)


def _row(
    view: ReportView, entry: RecordView, field: str, value: str, machine: str | None, signers: list[str] | None
) -> dict[str, Any]:
    """Write one row: the words, the paragraph around them, the field, the settled value and the reader's own."""
    report, anchor = view.sheet.report, entry.record.anchor
    block = next((b for b in report.blocks if b.start <= anchor.start < b.end), None)
    start, end = (block.start, block.end) if block else (0, len(report.text))
    row: dict[str, Any] = {
        "schema": SCHEMA, "report": report.id, "text_sha256": report.text_sha256, "start": anchor.start,
        "end": anchor.end, "exact": anchor.exact,
        "around": report.text[start:end], "around_start": start, "field": field, "value": value,
        "machine": machine,
    }  # fmt: skip
    return row if signers is None else {**row, "signers": signers}
