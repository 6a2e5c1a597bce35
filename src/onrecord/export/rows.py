"""Rows: one record as one flat row, for JSONL, CSV and Parquet, with persons without a public role by description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.core.reading import Quantity
from onrecord.core.record import Field, LeftOpen, Participant, Record, Sheet, Stated
from onrecord.export import wording
from onrecord.export.people import Discreet
from onrecord.export.places import place_of

COLUMNS = {
    "report": "str", "publisher": "str", "published": "str", "published_basis": "str", "title": "str", "url": "str",
    "report_kind": "str", "language": "str", "record": "str", "number": "int", "paragraph": "int", "start": "int",
    "end": "int", "anchor": "str", "put": "str", "modality": "str", "sense": "str", "foretold": "bool",
    "condition": "str", "polarity": "str", "certainty": "str", "tense": "str", "background": "bool",
    "presupposed": "str", "presupposed_by": "str", "chain": "list", "voice_named": "str", "act": "str", "route": "str",
    "said_at": "str", "wording": "str", "quoted": "bool", "imputed_to": "str", "event": "str", "event_mode": "str",
    "contexts": "list", "actor": "list", "recipient": "list", "time_state": "str", "time": "str", "time_basis": "str",
    "place_state": "str", "place": "str", "place_country": "str", "geonames_id": "int", "quantities": "list",
    "matter": "str", "stage": "str", "question": "str", "support": "list", "relations": "list", "uncertain": "list",
    "confidence": "float", "evidence": "list", "evidence_start": "int", "evidence_end": "int", "cues": "list",
    "by": "list",
}  # fmt: skip
"""The columns in order, each with the kind of its values."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asked of an export.

    `full_text` brings all evidence along, not 40 words a record; `formulas` leaves cells that a spreadsheet would take
    for a formula as they are.
    """

    full_text: bool = False
    formulas: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an export: bytes for the main file and for the second one, and how many records went into each."""

    main: bytes = b""
    rest: bytes = b""
    rows: int = 0
    rest_rows: int = 0


def rows(sheets: Iterable[Sheet], options: Options) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each sheet, one row a record, with the keys of COLUMNS."""
    for sheet in sheets:
        people = Discreet.of(sheet)
        yield [row(people, record, options) for record in sheet.records]


def row(people: Discreet, record: Record, options: Options) -> dict[str, Any]:
    """Return one record as a flat row; lists stay lists, what is not there is None or an empty list."""
    evidence = people.evidence(record, full_text=options.full_text)
    values = {
        **_page(people), **_place(people, record), **_voices(people, record),
        "record": record.id, "number": record.number,
        "paragraph": people.sheet.report.paragraph_at(record.anchor.start), "start": record.anchor.start,
        "end": record.anchor.end, "anchor": people.words(record.anchor), "put": wording.put(record),
        "modality": record.modality, "sense": record.sense, "foretold": record.foretold,
        "condition": people.words(record.condition) or None, "polarity": record.polarity, "certainty": record.certainty,
        "tense": record.tense, "background": record.background,
        "presupposed": people.words(record.presupposed.anchor) if record.presupposed else None,
        "presupposed_by": people.line(record.presupposed.holder) if record.presupposed else None,
        "event": record.event.type if record.event else None, "event_mode": record.event.mode if record.event else None,
        "contexts": list(record.event.contexts) if record.event else [],
        "actor": [people.name(who) for who in record.actor], "recipient": [people.name(who) for who in record.recipient],
        "time_state": _state(record.time), "time": _stated(record.time),
        "time_basis": record.time.basis if isinstance(record.time, Stated) else None,
        "quantities": [quantity(people, amount) for amount in record.quantities], "matter": record.matter,
        "stage": record.stage.term if record.stage else None, "question": record.question,
        "support": [note.note for note in people.sheet.support if record.id in note.records],
        "relations": [f"{relation.type} {relation.to}" for relation in record.relations],
        "uncertain": [entry.field for entry in record.uncertain], "confidence": record.confidence,
        "evidence": [extract.text for extract in evidence],
        "evidence_start": evidence[0].start if evidence else None,
        "evidence_end": evidence[-1].end if evidence else None,
        "cues": [f"{cue.field} {cue.value}: {people.words(cue.anchor)}" for cue in record.cues], "by": list(record.by),
    }  # fmt: skip
    return {name: values[name] for name in COLUMNS}


def _page(people: Discreet) -> dict[str, Any]:
    """Return what a row says of the report."""
    report = people.sheet.report
    return {
        "report": report.id, "publisher": report.publisher.value if report.publisher else None,
        "published": report.published.value if report.published else None,
        "published_basis": report.published.basis if report.published else None,
        "title": people.line(report.title.value) if report.title else None,
        "url": report.url.value if report.url else None, "report_kind": people.sheet.kind.value,
        "language": report.language.code,
    }  # fmt: skip


def _voices(people: Discreet, record: Record) -> dict[str, Any]:
    """Return on whose word a record stands and whose words are printed."""
    inner = record.chain[-1] if record.chain else None
    return {
        "chain": ["page", *(people.name(link) for link in record.chain)],
        "voice_named": ("named" if inner.named else "described") if inner else "publisher",
        "act": inner.act if inner else "says", "route": inner.route if inner else "said",
        "said_at": _stated(inner.said_at) if inner else None, "wording": people.wording(record), "quoted": record.quoted,
        "imputed_to": people.name(record.imputed_to) if isinstance(record.imputed_to, Participant) else None,
    }  # fmt: skip


def _place(people: Discreet, record: Record) -> dict[str, Any]:
    """Return where a record is set, as printed."""
    place = place_of(people.sheet, record)
    return {
        "place_state": _state(record.place), "place": _stated(record.place),
        "place_country": place.country if place else None, "geonames_id": place.geonames_id if place else None,
    }  # fmt: skip


def _state(field: Field[str]) -> str:
    """Return how a field is filled."""
    return "stated" if isinstance(field, Stated) else "left_open" if isinstance(field, LeftOpen) else "silent"


def _stated(field: Field[str]) -> str | None:
    """Return the value of a field where the text states one."""
    return field.value if isinstance(field, Stated) else None


def quantity(people: Discreet, amount: Quantity) -> str:
    """Return an amount on one line: the printed words, then value, bound, unit and rate as read."""
    value = "?" if amount.value is None else f"{amount.value:g}"
    high = f" to {amount.high:g}" if amount.high is not None else ""
    rate = f" per {amount.per}" if amount.per else ""
    unit = f" {amount.unit}" if amount.unit else ""
    return f"{people.words(amount.anchor)} = {amount.bound} {value}{high}{unit}{rate}"
