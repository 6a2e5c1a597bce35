"""JSON: a sheet as the documented contract `onrecord/reading/1`.

Silent fields are null. Keys stand in a fixed order, so that the same sheet gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Place, Quantity, Unsure
from onrecord.core.record import Field, LeftOpen, Link, Participant, Record, Sheet, Stated
from onrecord.core.report import Given, Report
from onrecord.core.times import Timex
from onrecord.export.contract import anchor_row, load_schema

SCHEMA = "onrecord/reading/1"
"""The name and version of the contract. A change that breaks readers of it raises the number."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract, as shipped."""
    return load_schema("reading.schema.json")


def to_dict(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as plain dictionaries and lists in the order of the contract."""
    return {
        "schema": SCHEMA,
        "report": _report(sheet),
        "entities": [
            {"id": e.id, "name": e.name, "type": e.type, "sense": e.sense, "why": e.why, "mentions": _anchors(e.mentions)}
            for e in sheet.entities
        ],
        "matters": [
            {"id": m.id, "label_anchor": anchor_row(m.label_anchor), "records": list(m.records), "why": m.why}
            for m in sheet.matters
        ],
        "tensions": [{"left": t.left, "right": t.right, "kind": t.kind} for t in sheet.tensions],
        "records": [_record(record) for record in sheet.records],
        "quotes": [
            {
                "parts": _anchors(q.parts), "source": _link(q.source) if q.source else None,
                "about": _participant(q.about), "cue": _maybe(q.cue), "wording": q.wording,
                "insertions": _anchors(q.insertions),
            }
            for q in sheet.quotes
        ],
        "gaps": [
            {"anchor": anchor_row(g.anchor), "about": g.about, "state": g.state, "holder": g.holder, "record": g.record}
            for g in sheet.gaps
        ],
        "questions": [
            {"id": q.id, "anchor": anchor_row(q.anchor), "chain": [_link(link) for link in q.chain]} for q in sheet.questions
        ],
        "support": [
            {
                "anchor": anchor_row(s.anchor), "note": s.note, "chain": [_link(link) for link in s.chain],
                "records": list(s.records),
            }
            for s in sheet.support
        ],
        "headline_claims": [
            {"anchor": anchor_row(h.anchor), "compared": h.compared, "record": h.record} for h in sheet.headline_claims
        ],
        "places": [_place(place) for place in sheet.places],
        "times": [_timex(timex) for timex in sheet.times],
        "quantities": [_quantity(quantity) for quantity in sheet.quantities],
        "by": list(sheet.by),
    }  # fmt: skip


def dump(sheet: Sheet, *, indent: int | None = 2) -> str:
    """Return a sheet as JSON text; `indent` None gives one line."""
    return json.dumps(to_dict(sheet), ensure_ascii=False, indent=indent)


def _report(sheet: Sheet) -> dict[str, Any]:
    """Return what is known of the report itself."""
    report: Report = sheet.report
    return {
        "id": report.id, "name": report.name, "text_sha256": report.text_sha256, "raw_sha256": report.raw_sha256,
        "url": _given(report.url), "publisher": _given(report.publisher), "title": _given(report.title),
        "byline": _given(report.byline), "dateline": _given(report.dateline), "published": _given(report.published),
        "kind": sheet.kind.value, "kind_shown": {"anchor": _maybe(sheet.kind.anchor), "why": sheet.kind.why},
        "language": {
            "code": report.language.code, "english": report.language.english,
            "confidence": round(report.language.confidence, 4),
        },
        "cut": _given(report.cut), "notes": list(report.notes), "left_out": list(report.left_out),
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end, "why": b.why} for b in report.blocks],
    }  # fmt: skip


def _record(record: Record) -> dict[str, Any]:
    """Return one record."""
    wording = record.wording
    return {
        "id": record.id, "number": record.number, "anchor": anchor_row(record.anchor), "evidence": _anchors(record.evidence),
        "chain": [_link(link) for link in record.chain],
        "wording": _participant(wording) if isinstance(wording, Participant) else wording, "quoted": record.quoted,
        "modality": record.modality, "sense": record.sense, "foretold": record.foretold,
        "condition": _maybe(record.condition), "imputed_to": _participant(record.imputed_to),
        "polarity": record.polarity, "certainty": record.certainty, "tense": record.tense,
        "background": record.background,
        "presupposed": {"anchor": anchor_row(record.presupposed.anchor), "holder": record.presupposed.holder}
        if record.presupposed else None,
        "cues": [{"for": cue.field, "value": cue.value, "anchor": anchor_row(cue.anchor)} for cue in record.cues],
        "event": {"type": record.event.type, "mode": record.event.mode, "contexts": list(record.event.contexts)}
        if record.event else None,
        "actor": [_party(who) for who in record.actor],
        "recipient": [_party(who) for who in record.recipient],
        "time": _field(record.time, "value"), "place": _field(record.place, "name"),
        "quantities": [_quantity(quantity) for quantity in record.quantities],
        "matter": record.matter,
        "stage": {"term": record.stage.term, "anchor": anchor_row(record.stage.anchor)} if record.stage else None,
        "question": record.question,
        "relations": [{"type": r.type, "to": r.to, "anchor": anchor_row(r.anchor)} for r in record.relations],
        "uncertain": [_unsure(entry) for entry in record.uncertain],
        "confidence": record.confidence, "by": list(record.by),
    }  # fmt: skip


def _anchors(anchors: Iterable[Anchor]) -> list[dict[str, Any]]:
    """Return several anchors."""
    return [anchor_row(anchor) for anchor in anchors]


def _maybe(anchor: Anchor | None) -> dict[str, Any] | None:
    """Return an anchor or null."""
    return anchor_row(anchor) if anchor else None


def _given(given: Given | None) -> dict[str, str] | None:
    """Return a given value with its basis, or null."""
    return {"value": given.value, "basis": given.basis} if given else None


def _participant(who: Participant | None) -> dict[str, Any] | None:
    """Return a participant, or null."""
    return {"name": who.name, "entity": who.entity, "anchor": anchor_row(who.anchor)} if who else None


def _party(who: Participant) -> dict[str, Any]:
    """Return who acts or is acted on, with country and sector, each with the words that show it, or null."""
    codes = {"country": who.country, "sector": who.sector}
    shown = {name: {"code": code.value, "why": code.why} if code else None for name, code in codes.items()}
    return {"name": who.name, "entity": who.entity, "anchor": anchor_row(who.anchor), **shown}


def _link(link: Link) -> dict[str, Any]:
    """Return one link of a chain."""
    return {
        "name": link.name, "entity": link.entity, "anchor": _maybe(link.anchor), "label": _maybe(link.label),
        "kind": link.kind, "named": link.named, "act": link.act, "route": link.route,
        "said_at": _field(link.said_at, "value"),
    }  # fmt: skip


def _field(field: Field[str], key: str) -> dict[str, Any]:
    """Return a field that may be stated, left open or silent; `key` names its value."""
    if isinstance(field, Stated):
        return {"state": "stated", key: field.value, "basis": field.basis, "anchor": anchor_row(field.anchor)}
    if isinstance(field, LeftOpen):
        return {"state": "left_open", key: None, "basis": None, "anchor": anchor_row(field.anchor)}
    return {"state": "silent", key: None, "basis": None, "anchor": None}


def _unsure(entry: Unsure) -> dict[str, Any]:
    """Return a field that the reader is not sure of."""
    return {"field": entry.field, "candidates": [{"value": c.value, "why": c.why} for c in entry.candidates]}


def _place(place: Place) -> dict[str, Any]:
    """Return a place."""
    return {
        "anchor": anchor_row(place.anchor), "name": place.name, "kind": place.kind, "country": place.country,
        "region": place.region, "geonames_id": place.geonames_id, "sense": place.sense, "why": place.why,
    }  # fmt: skip


def _timex(timex: Timex) -> dict[str, Any]:
    """Return a time expression."""
    return {
        "anchor": anchor_row(timex.anchor), "type": timex.type, "value": timex.value, "basis": timex.basis,
        "candidates": list(timex.candidates),
    }  # fmt: skip


def _quantity(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity."""
    return {
        "anchor": anchor_row(quantity.anchor), "value": quantity.value, "high": quantity.high, "bound": quantity.bound,
        "vague": quantity.vague, "unit": quantity.unit, "per": quantity.per, "of": quantity.of, "as_of": quantity.as_of,
        "part_of": quantity.part_of,
    }  # fmt: skip
