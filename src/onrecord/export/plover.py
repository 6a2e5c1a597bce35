"""PLOVER 2.0 JSON: one record a line, with its evidence; `has_event` is false for what is not put as done.

Fields beyond PLOVER's own stand under `onrecord`, as the manual invites. Source: PLOVER 2.0 manual, chapter Data Fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.core.record import Participant, Record, Sheet
from onrecord.export import wording
from onrecord.export.coding import Coding, code
from onrecord.export.people import Discreet
from onrecord.export.places import country_name, place_of, three_letters
from onrecord.export.rows import Options, Part

CODER = "onrecord"
CODEBOOK = "PLOVER 2.0"
RESOLUTION = {"country": 1, "region": 2, "city": 4, "other": None}
"""How close a place is, 1 (country) to 5: as far as the words go, a district or an address is never given."""


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield one line of JSON a record, in text order; none is left out."""
    for sheet in sheets:
        people = Discreet.of(sheet)
        entries = [entry(people, record, options) for record in sheet.records]
        text = "".join(json.dumps(made, ensure_ascii=False) + "\n" for made in entries)
        yield Part(text.encode("utf-8", "replace"), rows=len(entries))


def entry(people: Discreet, record: Record, options: Options) -> dict[str, Any]:
    """Return one record as PLOVER has it, with what PLOVER has no field for under `onrecord`."""
    sheet, coding = people.sheet, code(people.sheet, record)
    evidence = people.evidence(record, full_text=options.full_text)
    report, done = sheet.report, bool(coding.type)
    mode = [coding.mode] if coding.mode else []
    return {
        "id": f"{report.id}_{record.id}", "has_event": done, "date": coding.date.value,
        "enddate": coding.date.last if coding.date.first != coding.date.last else "",
        "actor": [_entity(people, who) for who in record.actor], "recipient": [_entity(people, w) for w in record.recipient],
        "event": [coding.type] if done else [], "event_loc": _location(sheet, record),
        "event_text": [people.words(record.anchor)] if done else [], "quad_code": coding.quad, "event_scale": coding.score,
        "mode": mode + list(coding.auxiliary if done else ()),
        "context": list(record.event.contexts) if done and record.event else [],
        "link": [], "text": " ".join(extract.text for extract in evidence),
        "text_info": {
            "sequence": report.paragraph_at(record.anchor.start),
            "start": record.anchor.start, "end": record.anchor.end, "text_story": report.id,
        },
        "cite_info": {
            "corpus": "", "citation": "", "url": report.url.value if report.url else "",
            "title": people.line(report.title.value) if report.title else "", "language": report.language.code,
            "publication": report.publisher.value if report.publisher else "", "coder": CODER, "codebook": CODEBOOK,
            "version": "; ".join(sheet.by),
        },
        "coder": CODER, "comment": coding.rule, "onrecord": _beyond(people, record, coding),
    }  # fmt: skip


def _entity(people: Discreet, who: Participant) -> dict[str, str]:
    """Return a party: the country and the sector that its words show, empty where they show none, and the words."""
    country, sector = (code.value if code else "" for code in (who.country, who.sector))
    return {"code": country, "sector": sector, "entity_text": people.name(who)}


def _location(sheet: Sheet, record: Record) -> dict[str, Any]:
    """Return where a record is set, as coarse as printed; coordinates are never given."""
    place = place_of(sheet, record)
    if place is None:
        return {}
    return {
        "extracted_place": place.anchor.exact, "resolved_place": place.name, "geonameid": place.geonames_id,
        "lat": None, "lon": None, "city": place.name if place.kind == "city" else "", "province": place.region or "",
        "country": country_name(place.country), "country_code": three_letters(place.country),
        "resolution": RESOLUTION[place.kind],
    }  # fmt: skip


def _beyond(people: Discreet, record: Record, coding: Coding) -> dict[str, Any]:
    """Return what PLOVER has no field for: how it is put, on whose word, in whose words, and how the date is known."""
    return {
        "rule": coding.rule, "named_type": coding.named, "auxiliary_modes": list(coding.auxiliary),
        "put": wording.put(record), "modality": record.modality, "polarity": record.polarity,
        "certainty": record.certainty, "background": record.background,
        "chain": ["page", *(people.name(link) for link in record.chain)], "wording": people.wording(record),
        "quoted": record.quoted, "date_first": coding.date.first, "date_last": coding.date.last,
        "date_basis": coding.date.basis, "uncertain": [entry.field for entry in record.uncertain],
    }  # fmt: skip
