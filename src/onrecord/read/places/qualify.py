"""Qualifiers: what the words beside a name leave of the places it may stand for ("Paris, Tex.", "Kursk region")."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.read.places.found import Found
from onrecord.read.places.gazetteer import Entry
from onrecord.read.places.known import LARGE
from onrecord.read.places.lists import REGION_NOUNS


def qualified(found: Sequence[Found], words: Sequence[str]) -> dict[int, tuple[str, tuple[Entry, ...]]]:
    """Return, for names that a qualifier follows ("X, Texas"), both as printed and the candidates in it."""
    result: dict[int, tuple[str, tuple[Entry, ...]]] = {}
    for index, (one, after) in enumerate(itertools.pairwise(found)):
        gap = "".join(words[one.last : after.first])
        if gap not in (",", "(", "") or after.people or one.people or one.sentence != after.sentence:
            continue
        if gap == "" and not after.short and after.places[0].level not in ("country", "region"):
            continue
        inside = tuple(place for place in one.places if any(_lies_in(place, area) for area in after.places))
        if inside and _in_list(index, found, words):
            continue
        if inside and one.places[0].level not in ("country", "wide"):
            areas = [area for area in after.places if area.level != "city" and any(_lies_in(p, area) for p in inside)]
            top = {area.level for area in areas}
            if "country" in top:
                inside = (
                    tuple(p for p in inside if any(_lies_in(p, a) for a in areas if a.level == "country")) or inside
                )
            result[index] = (f"{one.name}, {after.name}", inside)
        elif gap == "," and one.places[0].level in ("city", "county") and one.places[0].rank < 58:
            area = strong_region(after)
            if area is not None and strong_region(one) is None:
                result[index] = (f"{one.name}, {after.name}", (Entry("wide", area.country, area.region, 0, 0),))
    return result


def _in_list(index: int, found: Sequence[Found], words: Sequence[str]) -> bool:
    """Tell whether a name that may be a region stands in a list of regions ("Utah, Washington, Ohio and Iowa")."""
    one, after = found[index], found[index + 1]
    if after.short or not any(place.level == "region" for place in one.places):
        return False
    return any(_beside(here, other, found, words) for here, other in ((index, index - 1), (index + 1, index + 2)))


def areas_around(inside: Sequence[Entry], areas: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the areas in which the largest of the qualified candidates lies, the smallest kind of area only."""
    best = max(inside, key=lambda place: place.rank, default=None)
    around = [area for area in areas if best is not None and _lies_in(best, area)]
    regions = tuple(area for area in around if area.level == "region")
    return regions or tuple(around)


def _lies_in(place: Entry, area: Entry) -> bool:
    """Tell whether a place lies in a larger one, as far as country and first-level region tell."""
    if area.level == "country":
        return place.level not in ("country", "wide") and place.country == area.country
    if area.level == "region" or area.level == "county":
        same = (place.country, place.region) == (area.country, area.region)
        return same and place.level in ("city", "county") and place.level != area.level
    return False


def narrow(index: int, found: Sequence[Found], words: Sequence[str]) -> tuple[Entry, ...]:
    """Return the candidates of a name that the words beside it leave ("Kursk region", "Ohio, New York and Indiana")."""
    one = found[index]
    after = words[one.last] if one.last < len(words) else ""
    before = [word.lower() for word in words[max(0, one.first - 2) : one.first]]
    levels = {place.level for place in one.places}
    named = after == "State" and "region" not in levels
    if (after.lower() in REGION_NOUNS and not named) or before in (
        ["state", "of"],
        ["province", "of"],
        ["region", "of"],
        ["governor", "of"],
    ):
        regions = tuple(place for place in one.places if place.level in ("region", "county"))
        if regions or after.lower() in ("state", "region") or "country" in levels:
            return regions or one.places
        return tuple(place for place in one.places if place.level == "wide")
    if before in (["city", "of"], ["town", "of"], ["village", "of"]):
        return tuple(place for place in one.places if place.level == "city") or one.places
    if "region" in levels and len(levels) > 1:
        regions = tuple(place for place in one.places if place.level == "region")
        if after.rstrip(".") in STATE_OFFICES or any(
            _beside(index, other, found, words) for other in (index - 1, index + 1)
        ):
            return regions
    return one.places


STATE_OFFICES = frozenset({"Governor", "Gov", "Legislature", "Senate"})
"""Words after a name that make it a first-level region where it may be one ("New York Governor")."""


def _beside(index: int, other: int, found: Sequence[Found], words: Sequence[str]) -> bool:
    """Tell whether the name at `other` stands in a list with the one at `index` and both may be regions."""
    if not 0 <= other < len(found) or found[index].sentence != found[other].sentence:
        return False
    left, right = (found[index], found[other]) if index < other else (found[other], found[index])
    gap = tuple(words[left.last : right.first])
    if gap not in ((",",), ("and",), ("or",), (",", "and"), (",", "or"), ("to",)) or found[other].people:
        return False
    if gap == (",",) and not any(place.level == "region" for place in left.places):
        return False
    first = found[other].places[0]
    return strong_region(found[other]) is not None and any(
        place.level == "region" and place.country == first.country for place in found[index].places
    )


def strong_region(one: Found) -> Entry | None:
    """Return the region that a name means by itself, or None."""
    if one.short:
        return one.places[0]
    region = next((place for place in one.places if place.level == "region" and place.country in LARGE), None)
    if region is None or one.places[0].level == "country":
        return None
    return region if all(place.level != "city" or place.rank < 55 for place in one.places) else None
