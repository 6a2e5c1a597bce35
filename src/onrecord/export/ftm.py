"""FollowTheMoney: entities a line, as its documented schema has them: what is put as done is an Event, the rest a Note.

Written without the library. An Article stands for the report; parties are LegalEntity, Person or Organization. Dropped,
for want of a property: evidence offsets, cues, uncertainty. Source: followthemoney, schema folder (MIT), November 2026.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.core.record import Link, Participant, Record, Sheet
from onrecord.core.report import digest
from onrecord.core.times import days_of
from onrecord.export import wording
from onrecord.export.coding import code
from onrecord.export.people import Discreet
from onrecord.export.places import country_of, place_of
from onrecord.export.rows import Options, Part
from onrecord.export.table import clean

SCHEMATA = {"PERSON": "Person", "ORGANIZATION": "Organization"}


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield the entities of each report, one a line: the article, the parties, then one entity for each record."""
    for sheet in sheets:
        people = Discreet.of(sheet)
        made = [_article(people), *_parties(people)]
        made += [_record(people, record, options) for record in sheet.records]
        text = "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in made)
        yield Part(text.encode("utf-8", "replace"), rows=len(sheet.records))


def _entity(key: str, schema: str, **properties: str | Iterable[str]) -> dict[str, Any]:
    """Return an entity: properties are lists of texts on one line; those without a value are left out."""
    kept = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else list(value)
        cleaned = [clean(text) for text in values if text.strip()]
        if cleaned:
            kept[name] = cleaned
    return {"id": key, "schema": schema, "properties": kept}


def _article(people: Discreet) -> dict[str, Any]:
    """Return the report."""
    report = people.sheet.report
    title = people.line(report.title.value) if report.title else "report without a headline"
    return _entity(
        f"onrecord-{report.id}", "Article", name=title, title=title,
        publisher=report.publisher.value if report.publisher else "",
        publishedAt=report.published.value if report.published else "",
        sourceUrl=report.url.value if report.url else "",
    )  # fmt: skip


def _key(people: Discreet, party: Link | Participant) -> str:
    """Return the id of a party: one for each entity of a report, or for each name where no entity is known."""
    return f"onrecord-{digest('party', people.sheet.report.id, party.entity or people.name(party))}"


def _parties(people: Discreet) -> list[dict[str, Any]]:
    """Return every actor, recipient and voice that is named, once; persons without a public role get no entity."""
    types = {e.id: e.type for e in people.sheet.entities if e.id not in people.parties.unclear}
    found: dict[str, dict[str, Any]] = {}
    for record in people.sheet.records:
        parties: tuple[Link | Participant, ...] = (*record.actor, *record.recipient, *record.chain)
        for party in parties:
            if people.hides(party) or (isinstance(party, Link) and not party.anchor):
                continue
            country = country_of(people.sheet, party).lower() if isinstance(party, Participant) else ""
            schema = SCHEMATA.get(types.get(party.entity or "", ""), "LegalEntity")
            entity = _entity(_key(people, party), schema, name=people.name(party), country=country)
            found.setdefault(entity["id"], entity)
    return [entity for _, entity in sorted(found.items())]


def _record(people: Discreet, record: Record, options: Options) -> dict[str, Any]:
    """Return one record: an Event where it is put as done, else a Note that says how it is put."""
    sheet, coding = people.sheet, code(people.sheet, record)
    article = f"onrecord-{sheet.report.id}"
    parties = [_key(people, who) for who in (*record.actor, *record.recipient) if not people.hides(who)]
    words = " ".join(extract.text for extract in people.evidence(record, full_text=options.full_text))
    put = f"{wording.put(record)}, {people.voice(record)}: “{people.words(record.anchor)}”"
    key, url = f"onrecord-{record.id}", sheet.report.url.value if sheet.report.url else ""
    if not coding.type:
        return _entity(key, "Note", name=f"{put} ({coding.rule})", description=words, entity=article, sourceUrl=url)
    place = place_of(sheet, record)
    stated = coding.date.value if days_of(coding.date.value)[0] else ""
    return _entity(
        key, "Event", name=f"{coding.type}: {people.words(record.anchor)}", summary=put, description=words, date=stated,
        startDate="" if stated else coding.date.first, endDate="" if stated else coding.date.last,
        notes=f"{coding.rule}; date {coding.date.basis}" + "".join(f"; {mode}" for mode in coding.auxiliary),
        location=place.name if place else "", country=(place.country or "").lower() if place else "",
        involved=dict.fromkeys(parties), proof=article, recordId=record.id, sourceUrl=url,
    )  # fmt: skip
