"""Known names: every place that a printed name may stand for."""

from __future__ import annotations

from functools import lru_cache

from onrecord.read.places.countries import country_names, region_aliases, town_aliases, wide_areas
from onrecord.read.places.gazetteer import Entry, entries
from onrecord.read.places.keys import key

LARGE = frozenset({"US", "CA", "AU", "IN", "GB", "RU", "CN", "BR", "MX", "DE", "NG", "PK", "UA", "ZA"})
"""Countries whose first-level regions English-language news names without the country."""


def large_region(places: tuple[Entry, ...]) -> bool:
    """Tell whether a first-level region that news names alone bears the name, and no larger town."""
    regions = [entry for entry in places if entry.level == "region" and entry.country in LARGE]
    return bool(regions) and all(entry.level != "city" or entry.rank < 55 for entry in places)


@lru_cache(maxsize=16384)
def known(name: str) -> tuple[str, tuple[Entry, ...]]:
    """Return the key of a printed name and every place it may stand for; countries and wide areas stand first."""
    plain = key(name)
    if plain.startswith("the "):
        plain = plain if any(entry.rank >= 50 for entry in entries(plain)) else plain[4:]
    found = country_names().get(plain, ()) + wide_areas().get(plain, ()) + region_aliases().get(plain, ())
    if found and _shouted(name, plain):
        return plain, ()
    cities = entries(plain) or town_aliases().get(plain, ())
    if found and found[0].level == "country":
        cities = tuple(entry for entry in cities if entry.country != found[0].country)
    return plain, found + tuple(entry for entry in cities if entry not in found)


def _shouted(name: str, plain: str) -> bool:
    """Tell whether a name of a few letters is one only in capitals ("US", "UAE") and is printed otherwise."""
    letters = name.replace(".", "").replace(" ", "")
    return len(plain.replace(" ", "")) <= 3 and not letters.isupper()
