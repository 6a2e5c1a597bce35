"""Countries, first-level regions and wider areas by the names that news prints, and the words for their people."""

from __future__ import annotations

from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.places.gazetteer import Entry, country_rows, entries, region_names
from onrecord.read.places.keys import key

CONTINENT_IDS = {
    "africa": 6255146, "asia": 6255147, "europe": 6255148, "north america": 6255149, "south america": 6255150,
    "oceania": 6255151, "antarctica": 6255152,
}  # fmt: skip


@cache
def country_names() -> dict[str, tuple[Entry, ...]]:
    """Return the country that each name stands for, by key."""
    rows = country_rows()
    found: dict[str, tuple[Entry, ...]] = {}
    for code, names in lexicon("countries").items():
        number, rank = rows[code]
        for name in names:
            entry = Entry("country", code, "", rank, number)
            known = found.get(_key(name), ())
            found[_key(name)] = known if entry in known else tuple(sorted((*known, entry), key=lambda e: -e.rank))
    return found


@cache
def region_aliases() -> dict[str, tuple[Entry, ...]]:
    """Return the first-level regions that the further names of `vocab/regions.toml` stand for, by key."""
    return _regions("regions")


@cache
def region_shorts() -> dict[str, tuple[Entry, ...]]:
    """Return the first-level regions that short forms stand for ("Tex.", "N.S.W.", "CA"), by their printed words."""
    found: dict[str, tuple[Entry, ...]] = {}
    for code, names in lexicon("regions_short").items():
        for name in names:
            found[name.replace(".", "").replace(" ", "")] = (_region(code),)
    return found


@cache
def wide_areas() -> dict[str, tuple[Entry, ...]]:
    """Return the areas that are wider than a country or cut across its parts, by key."""
    found: dict[str, tuple[Entry, ...]] = {}
    for table, names in lexicon("regions_wide").items():
        for name in names:
            found[_key(name)] = (
                Entry("wide", table if table.isupper() else "", "", 0, CONTINENT_IDS.get(_key(name), 0)),
            )
    return found


@cache
def town_aliases() -> dict[str, tuple[Entry, ...]]:
    """Return the towns that colloquial names stand for, by key."""
    towns = lexicon("regions_towns").items()
    return {key(name): entries(key(town))[:1] for town, names in towns for name in names}


@cache
def signs() -> dict[str, str]:
    """Return the country in whose news a word of public life is printed, by the printed word."""
    return {word: code for code, words in lexicon("regions_signs").items() for word in words}


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return the words that only American (US) or only British (GB) spelling prints so."""
    return {code: frozenset(words) for code, words in lexicon("regions_spelling").items()}


@cache
def demonyms() -> dict[str, str]:
    """Return the country code for each word for a country's people, singular or plural, by key.

    Example:
        >>> demonyms()["belarusians"]
        'BY'
    """
    found = {}
    for code, words in lexicon("demonyms").items():
        for word in words:
            found[key(word)] = code
            plural = word[:-3] + "men" if word.endswith("man") and word not in ("German", "Oman") else word + "s"
            found.setdefault(key(plural), code)
    return found


def country_code(word: str) -> str | None:
    """Return the code of the country that a word alone names: by its name, or by the word for its people.

    Example:
        >>> country_code("the Netherlands"), country_code("Belarusian"), country_code("Ondria")
        ('NL', 'BY', None)
    """
    named = country_names().get(_key(word))
    return named[0].country if named else demonyms().get(key(word))


@cache
def region_people() -> dict[str, tuple[Entry, ...]]:
    """Return the first-level region or wider area for each word for its people, singular or plural, by key.

    Example:
        >>> [(entry.country, entry.region) for entry in region_people()["ohioans"]]
        [('US', 'OH')]
    """
    found = {}
    for area, words in lexicon("regions_people").items():
        place = wide_areas()[key(area)] if key(area) in wide_areas() else (_region(area),)
        found.update({key(word + end): place for word in words for end in ("", "s")})
    return found


@cache
def capital_names() -> dict[str, str]:
    """Return the country whose government sits in the capital of that name, by key."""
    return {_key(name): code for code, names in lexicon("capitals").items() for name in names}


def is_capital(name: str) -> bool:
    """Tell whether a name is that of a capital, which may stand for its government."""
    return _key(name) in capital_names()


def is_region(name: str) -> bool:
    """Tell whether a name is one of a first-level region or a wider area that news prints alone ("Catalonia", "Africa")."""
    return _key(name) in region_aliases() or _key(name) in wide_areas()


def region_label(country: str, region: str) -> str | None:
    """Return the name of a first-level region, or None where GeoNames has none under that code."""
    row = region_names().get((country, region))
    return row[1] if row else None


def country_label(code: str) -> str:
    """Return the first name of a country."""
    return lexicon("countries")[code][0] if code else "no one country"


def _regions(table: str) -> dict[str, tuple[Entry, ...]]:
    """Return the regions of one vocabulary file by key."""
    found: dict[str, tuple[Entry, ...]] = {}
    for code, names in lexicon(table).items():
        for name in names:
            if _region(code) not in found.get(_key(name), ()):
                found[_key(name)] = (*found.get(_key(name), ()), _region(code))
    return found


def _region(code: str) -> Entry:
    """Return the entry of a first-level region."""
    number, _ = region_names()[(code[:2], code[2:])]
    return Entry("region", code[:2], code[2:], 0, number)


def _key(name: str) -> str:
    """Return the key of a name without its article."""
    return key(name).removeprefix("the ")
