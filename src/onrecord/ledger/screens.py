"""Screens: a report as it stands, and what a search found, as plain lines for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ledger.fields import on_screen
from onrecord.ledger.search import Hit
from onrecord.ledger.view import RecordView, ReportView

WIDEST = 400
"""Code points of a paragraph that a search prints."""


def report_lines(view: ReportView) -> Iterator[str]:
    """Write a report as it stands, a line at a time."""
    report = view.sheet.report
    head = [given.value for given in (report.publisher, report.published, report.title, report.url) if given]
    yield f"{report.id}  {'  '.join(head)}"
    yield f"What the page says, not what is so. {view.counts}"
    for entry in view.records:
        yield from _record_lines(view, entry)
    for anchor in view.set_aside:
        yield f"set aside: “{anchor.exact[:60]}”"
    for remark in view.remarks:
        yield f"challenged by {remark.signer}: “{remark.anchor.exact[:60]}” {remark.value}: {remark.reason}"
    for judgement in view.disputed:
        yield f"disputed: {judgement.signer} says {judgement.verdict} of “{judgement.anchor.exact[:60]}”"
    for orphan in view.orphans:
        judgement = orphan.judgement
        yield f"without a place: {judgement.signer}, {judgement.verdict} “{judgement.anchor.exact[:60]}”: {orphan.why}"


def _record_lines(view: ReportView, entry: RecordView) -> Iterator[str]:
    """Write one record, and under it what people hold of its fields."""
    record = entry.record
    place = view.sheet.report.paragraph_at(record.anchor.start)
    sign = "denied " if record.polarity == "-" else ""
    words = f"r{record.number:<3} ¶{place:<3} {entry.state:<10} {sign}{record.modality:<11} “{record.anchor.exact}”"
    yield f"{words}  page > {on_screen(record, 'chain')}" if record.chain else f"{words}  page"
    for field in entry.fields:
        if field.state in ("confirmed", "proposed"):
            continue
        held = [
            f"{o.judgement.signer}: {'not ' if o.denies else ''}{o.value}" for o in (*field.opinions, *field.lapsed)
        ]
        yield f"      {field.name} {field.state}; by machine: {field.machine or 'nothing'}; {'; '.join(held)}"
    for remark in entry.remarks:
        yield f"      {remark.signer}, {remark.fault or remark.verdict}: {remark.value or ''} {remark.reason}"


def hit_lines(hit: Hit) -> Iterator[str]:
    """Write one paragraph with the words looked for marked, and the records that fit."""
    where = f"¶{hit.paragraph}" if hit.paragraph else hit.kind
    yield f"{hit.report}  {hit.published or 'date not found'}  {hit.publisher or 'publisher not found'}  {where}"
    parts, at = [], 0
    for start, end in hit.marks:
        if start >= at:
            parts += [hit.words[at:start], "[[", hit.words[start:end], "]]"]
            at = end
    words = "".join((*parts, hit.words[at:])).replace("\n", " ")
    yield f"  {words if len(words) <= WIDEST else words[:WIDEST] + ' …'}"
    for record in hit.records:
        sign = "denied " if record.polarity == "-" else ""
        yield f"    r{record.number} “{record.exact}”  {sign}{record.modality}  {record.voice}  ({record.state})"
