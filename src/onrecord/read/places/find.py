"""Places: the countries, first-level regions and towns that a report names, and how it names them.

Every row keeps the name as printed and is as coarse as printed. `sense` tells how the name is used:

- "country", "city": the place itself, by the words around it;
- "government": the government that sits there speaks, acts or is addressed ("Minsk and Moscow ratified");
- "people": a word for a people ("Belarusian"), which is no place, kept for its country;
- "body": part of the name of a body or building seated there ("Kursk Regional Court");
- "": nothing shows which.

`why` gives the reason for what was chosen and for the sense. There are no coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Place, PlaceKind, Reading, Step
from onrecord.core.report import Report
from onrecord.read.places.countries import capital_names, country_names, region_label
from onrecord.read.places.found import Found
from onrecord.read.places.gazetteer import Entry
from onrecord.read.places.known import known
from onrecord.read.places.names import Finder
from onrecord.read.places.resolve import Choice, resolve
from onrecord.read.places.sense import sense
from onrecord.read.places.words import Words

KINDS: dict[str, PlaceKind] = {
    "country": "country", "region": "region", "county": "region", "city": "city", "wide": "other",
}  # fmt: skip
NOT_WHERE = frozenset({"government", "people", "body"})
"""Senses in which a name does not say where something is."""
_SUFFIX = {"uk": "GB"}
_NO_COUNTRY = frozenset(
    {"tv", "me", "io", "co", "fm", "ai", "cc", "to", "ws", "ly", "is", "am", "gg", "eu", "so", "sh"}
)


def find_places(reading: Reading) -> Reading:
    """Fill the places of a report."""
    finder = Finder(reading)
    found = finder.find()
    choices = resolve(found, finder.words, home(reading.report))
    rows = (_place(reading.report, one, choice, finder.split) for one, choice in zip(found, choices, strict=True))
    return replace(reading, places=tuple(rows))


def home(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Return what is known of where the publisher sits: (the words that tell it, country, region or empty).

    The end of the address tells the country ("lakeshore.example.ca"); the publisher's name tells a place it bears,
    if it names a first-level region or a country.
    """
    rows = []
    if report.url is not None:
        host = urlsplit(report.url.value).hostname or ""
        end = host.rpartition(".")[2]
        code = _SUFFIX.get(end, end.upper())
        if len(end) == 2 and end not in _NO_COUNTRY and any(code == e[0].country for e in country_names().values()):
            rows.append((f"the publisher’s address (.{end})", code, ""))
    if report.publisher is not None:
        rows += _named_after(report.publisher.value)
    return tuple(rows)


def _named_after(publisher: str) -> list[tuple[str, str, str]]:
    """Return the regions and countries whose names stand in a publisher's name."""
    words = publisher.split()
    rows = []
    for first in range(len(words)):
        for last in range(min(len(words), first + 3), first, -1):
            _, places = known(" ".join(words[first:last]))
            if places and places[0].level in ("country", "region"):
                rows.append((f"the publisher’s name ({publisher})", places[0].country, places[0].region))
                break
    return rows


def _place(report: Report, one: Found, choice: Choice, split: Words) -> Place:
    """Return the row for one name."""
    anchor = Anchor.of(report.text, split.spans[one.first][0], split.spans[one.last - 1][1])
    meant, shown = _sense(one, choice.entry, split.words)
    why = f"{choice.why}; {shown}" if shown else choice.why
    entry = choice.entry
    if entry is None:
        country, region = choice.shared
        label = region_label(country, region) if region else None
        return Place(anchor, one.name, "other", country or None, label, None, meant, why)
    label = region_label(entry.country, entry.region) if entry.region else None
    return Place(anchor, one.name, KINDS[entry.level], entry.country or None, label, entry.id or None, meant, why)


def _sense(one: Found, entry: Entry | None, words: Sequence[str]) -> tuple[str, str]:
    """Return how a name is used, with the words that show it."""
    if one.people:
        return "people", ""
    if one.inside:
        after = words[one.last] if one.last < len(words) else ""
        shown = (
            f"{one.name} {after}" if after[:1].isupper() else f"{' '.join(words[one.first - 2 : one.first])} {one.name}"
        )
        return "body", f"in the name of a body or building: “{shown}”"
    capital = entry is not None and entry.level == "city" and capital_names().get(one.key) == entry.country
    if capital or (entry is not None and entry.level == "country"):
        return sense(words, one.first, one.last, capital=capital)
    return "", ""


STEP = Step("places", "1", frozenset({"tokens", "sentences"}), frozenset({"places"}), find_places)
