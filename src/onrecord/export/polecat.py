"""POLECAT: its 40 columns, tab-separated, filled only with what the page says; coordinates are always empty.

Left empty because no page prints them: COW numbers, Wikipedia identifiers, districts, coordinates, feature
types. Source: header of the weekly POLECAT files (Harvard Dataverse); PLOVER 2.0 for types, quad categories and scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.core.record import Participant, Record, Sheet, Stated
from onrecord.export import coders
from onrecord.export.coding import Coding
from onrecord.export.people import Discreet
from onrecord.export.places import country_name, place_of
from onrecord.export.rows import Options, Part

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""POLECAT's columns, in its order."""


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield both tables: coded events, and the records that carry no type in a coder's columns."""
    return coders.write(COLUMNS, standard, sheets, options)


def standard(people: Discreet, record: Record, coding: Coding) -> list[Any]:
    """Return the 40 columns of one record; without a coded type those that would tell a deed stay empty."""
    report = people.sheet.report
    modes = [coding.mode] if coding.mode else []
    suffix = f"_{coding.type}" if coding.type else ""
    told = [
        f"{report.id}-{record.id}{suffix}", coding.date.value if coding.type else "", coding.type,
        ";".join([*modes, *coding.auxiliary]) if coding.type else "", coding.score, coding.quad,
        ";".join(record.event.contexts) if coding.type and record.event else "",
    ]  # fmt: skip
    place = place_of(people.sheet, record)
    raw = record.place.anchor.exact if isinstance(record.place, Stated) else ""
    city = place.name if place and place.kind == "city" else ""
    where = [
        place.name if place else "", city, "", place.region if place else "", country_name(place.country if place else None),
        "", "", place.geonames_id if place else "", people.line(raw), "",
    ]  # fmt: skip
    page = [
        report.publisher.value if report.publisher else "", report.published.value if report.published else "",
        coders.names(people, "PERSON"), coders.names(people, "ORGANIZATION"), coders.names(people, "PLACE"),
        report.language.code, "; ".join(people.sheet.by),
    ]  # fmt: skip
    return [*told, *_party(people, record.actor), *_party(people, record.recipient), *where, *page]


def _party(people: Discreet, parties: Sequence[Participant]) -> list[Any]:
    """Return the eight columns of actors or recipients: name, country, sector, and the words as printed."""
    names = ";".join(people.name(who).replace(";", ",") for who in parties)
    countries, sectors = coders.countries(parties), coders.sectors(parties)
    raw = [people.name(who) if people.hides(who) else people.words(who.anchor) for who in parties]
    return [
        names,
        countries,
        "",
        sectors.split(";")[0],
        sectors,
        "",
        ";".join(text.replace(";", ",") for text in raw),
        "",
    ]
