"""CAMEO-style rows: the twenty columns of ICEWS, tab-separated, with CAMEO root codes.

PLOVER joins what CAMEO keeps apart. Where a type has several roots, the trigger's own word decides, or the row goes to
the second file: no code is guessed. Statements (01) are never written: PLOVER has no type for them.

Source: PLOVER 2.0 manual, crosswalk from CAMEO; CAMEO scale (Goldstein values of the root codes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.core.record import Participant, Record, Sheet
from onrecord.export import coders
from onrecord.export.coding import Coding
from onrecord.export.people import Discreet
from onrecord.export.places import country_name, country_named, place_of
from onrecord.export.rows import Options, Part

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
"""The columns of ICEWS, in its order."""
ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17",
}  # fmt: skip
"""The one CAMEO root of each PLOVER type that has one by the manual's crosswalk. ACCUSE (09, 11) and ASSAULT (18, 19, 20)
have several; so has REQUEST, for CAMEO keeps an appeal (02) from a demand (10)."""
GOLDSTEIN = {
    "02": 3.0, "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0, "10": -5.0, "11": -2.0, "12": -4.0,
    "13": -6.0, "14": -6.5, "15": -7.2, "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0,
}  # fmt: skip
BY_WORD = {
    "ACCUSE": {
        "09": "investigat probe inquir", "11": "accus condemn critic denounc blam complain charg disapprov deplor object",
    },
    "REQUEST": {"02": "urg appeal ask request plead invit call", "10": "demand insist order"},
    "ASSAULT": {
        "18": "abduct kidnap hijack tortur rape beat assassinat stabb", "19": "shell bombard airstrik clash fight fought battl",
    },
}  # fmt: skip
"""Beginnings of trigger words that decide between roots; set by hand after the roots' names, November 2026."""


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield both tables: coded events, and the records that carry no code."""
    return coders.write(COLUMNS, standard, sheets, options)


def root(coding: Coding, words: str) -> str:
    """Return the CAMEO root code of a coded type with its trigger's words, or nothing where none is certain."""
    if coding.type in ROOTS or not coding.type:
        return ROOTS.get(coding.type, "")
    for candidate, stems in BY_WORD[coding.type].items():
        if any(word.lower().startswith(tuple(stems.split())) for word in words.split()):
            return candidate
    return ""


def standard(people: Discreet, record: Record, coding: Coding) -> list[Any]:
    """Return the twenty columns of one record; without a code those that would tell a deed stay empty."""
    report, chosen = people.sheet.report, root(coding, record.anchor.exact)
    place = place_of(people.sheet, record)
    return [
        f"{report.id}-{record.id}", coding.date.value if chosen else "", *_party(people, record.actor),
        people.words(record.anchor) if chosen else "", chosen, GOLDSTEIN.get(chosen, ""),
        *_party(people, record.recipient), report.id, report.paragraph_at(record.anchor.start),
        report.publisher.value if report.publisher else "", place.name if place and place.kind == "city" else "", "",
        place.region if place else "", country_name(place.country if place else None), "", "",
    ]  # fmt: skip


def _party(people: Discreet, parties: Sequence[Participant]) -> list[str]:
    """Return name, sectors and country of sources or targets."""
    names = ";".join(people.name(who).replace(";", ",") for who in parties)
    countries = (country_named(who.country.value if who.country else "") for who in parties)
    return [names, coders.sectors(parties), coders.joined(countries)]
