"""JSON-LD: each record as a W3C Web Annotation with both selectors, the report by schema.org, its making by PROV.

One AnnotationPage a report, one JSON array over all. Positions count code points of the canonical text.
Source: W3C Web Annotation Data Model (selectors, bodies); schema.org (NewsArticle, Claim); PROV-O.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.core.record import Link, Record, Sheet
from onrecord.export.people import Discreet
from onrecord.export.rows import Options, Part, row

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"schema": "https://schema.org/", "prov": "http://www.w3.org/ns/prov#", "onrecord": "urn:onrecord:terms:"},
]
BODY = (
    "put", "modality", "sense", "foretold", "polarity", "certainty", "tense", "background", "voice_named", "act", "route",
    "wording", "quoted", "imputed_to", "event", "event_mode", "contexts", "actor", "recipient", "time_state", "time",
    "time_basis", "place_state", "place", "geonames_id", "quantities", "stage", "question", "support", "uncertain",
    "confidence", "paragraph",
)  # fmt: skip
"""The columns of a row that a body carries under `onrecord:`."""


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield one array with one page a report."""
    opened = False
    for sheet in sheets:
        text = json.dumps(page(sheet, options), ensure_ascii=False, indent=1)
        yield Part(((",\n" if opened else "[\n") + text).encode("utf-8", "replace"), rows=len(sheet.records))
        opened = True
    yield Part(b"\n]\n" if opened else b"[]\n")


def page(sheet: Sheet, options: Options) -> dict[str, Any]:
    """Return the annotations of one report."""
    people, report = Discreet.of(sheet), sheet.report
    about = {
        "id": _report(sheet), "type": "schema:NewsArticle",
        "schema:headline": people.line(report.title.value) if report.title else None,
        "schema:publisher": {"type": "schema:Organization", "schema:name": report.publisher.value}
        if report.publisher else None,
        "schema:datePublished": report.published.value if report.published else None,
        "schema:url": report.url.value if report.url else None, "schema:inLanguage": report.language.code,
        "schema:sha256": report.text_sha256,
    }  # fmt: skip
    return {
        "@context": CONTEXT, "id": f"urn:onrecord:page:{report.id}", "type": "AnnotationPage",
        "schema:about": {key: value for key, value in about.items() if value is not None},
        "items": [annotation(people, record, options) for record in sheet.records],
    }  # fmt: skip


def annotation(people: Discreet, record: Record, options: Options) -> dict[str, Any]:
    """Return one record as an annotation: its trigger as target, what is put on record as body."""
    report = _report(people.sheet)
    values = row(people, record, options)
    body = {f"onrecord:{key}": values[key] for key in BODY if values[key] not in (None, [])}
    if record.quoted:
        body["prov:wasQuotedFrom"] = {"id": report}
    return {
        "id": f"urn:onrecord:record:{record.id}", "type": "Annotation", "motivation": "describing",
        "target": {"source": report, "selector": _selectors(people, record)},
        "body": {
            "type": "schema:Claim", "schema:text": " ".join(values["evidence"]), "schema:appearance": {"id": report},
            "onrecord:chain": {"@list": [_voice(people, link) for link in record.chain]}, **body,
        },
        "prov:wasDerivedFrom": {"id": report},
        "prov:wasGeneratedBy": {
            "type": "prov:Activity", "prov:used": {"id": report}, "onrecord:steps": {"@list": list(record.by)},
            "prov:wasAssociatedWith": {"id": "urn:onrecord:reader", "type": "prov:SoftwareAgent", "schema:name": "onrecord"},
        },
    }  # fmt: skip


def _report(sheet: Sheet) -> str:
    """Return the name of a report as a URN."""
    return f"urn:onrecord:report:{sheet.report.id}"


def _voice(people: Discreet, link: Link) -> dict[str, Any]:
    """Return one voice of the chain."""
    kinds = {"person": "schema:Person", "body": "schema:Organization"}
    kind = "prov:Agent" if link.entity in people.parties.unclear else kinds.get(link.kind, "prov:Agent")
    return {"type": kind, "schema:name": people.name(link), "onrecord:act": link.act, "onrecord:route": link.route}


def _selectors(people: Discreet, record: Record) -> list[dict[str, Any]]:
    """Return both selectors of a trigger; its words are left out where they hold a name that is not shown."""
    before, after = people.around(record.anchor)
    quote = {"type": "TextQuoteSelector", "exact": record.anchor.exact, "prefix": before, "suffix": after}
    position = {"type": "TextPositionSelector", "start": record.anchor.start, "end": record.anchor.end}
    return [position] if people.covers(record.anchor) else [quote, position]
