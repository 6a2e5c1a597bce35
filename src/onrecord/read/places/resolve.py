"""Which place a name means: the words that qualify it, the other places of the report, and how large each place is.

Each name has candidates. A qualifier ("Paris, Tex.") leaves those that lie in it, for every later naming too. Then
every candidate is scored: how large the place is, how many other names of the report lie in the same region and
country, and whether the publisher sits there. The best candidate wins if something speaks for it; if nothing does and
several are alike, only what all of them share is kept.

Source: the spatial minimality and one-sense-per-discourse heuristics of Leidner (2007), Toponym Resolution in Text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.places.countries import (
    capital_names,
    country_label,
    country_names,
    region_aliases,
    region_label,
    signs,
    spellings,
)
from onrecord.read.places.found import Found
from onrecord.read.places.gazetteer import Entry
from onrecord.read.places.known import LARGE
from onrecord.read.places.qualify import areas_around, narrow, qualified
from onrecord.read.places.votes import MOST, Votes

REGION_WEIGHT, COUNTRY_WEIGHT = 3.5, 4.0
"""How many powers of ten of population the same region and the same country are worth.
Set on LGL and GeoVirus, November 2026 (`python -m evaluation place`); flat between 2.5 and 4."""
CLEAR, ABROAD = 1.0, 0.5
"""The lead in score (powers of ten of population) that parts two places of one country, and of two. Set as above."""
SPELLED = 0.4
"""What American or British spelling says for the United States or Britain. Set as above."""
ONE_SCENE = 0.75
"""The share of a report's places that makes the country they lie in the one of the report. Set as above."""
UNDECIDED = "no match: nothing chooses"
LEVEL_PRIOR = {"country": 10.0, "wide": 8.0, "region": 5.0, "county": 2.0, "city": 0.0}
LARGE_REGION = 8.0
"""What a first-level region of a country in `LARGE` counts for, as a power of ten of population."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was resolved to and why; `entry` is None where nothing was chosen.

    `shared` then tells what all candidates have in common: (country, region), either empty.
    """

    entry: Entry | None
    why: str
    shared: tuple[str, str] = ("", "")


def resolve(found: Sequence[Found], words: Sequence[str], home: Sequence[tuple[str, str, str]] = ()) -> list[Choice]:
    """Return the choice for each name found, in order.

    `home` lists what is known of the publisher: (words that tell it, country, region or empty).
    """
    known = [one for one in found if one.places]
    resolved, scene = _resolve(known, words, home)
    chosen = iter(resolved)
    choices = [next(chosen) if one.places else None for one in found]
    result = []
    for index, choice in enumerate(choices):
        after = choices[index + 1] if index + 1 < len(found) else None
        result.append(choice or _unmatched(found[index], after, found[index + 1 : index + 2], words, scene))
    return result


def _unmatched(
    one: Found, after: Choice | None, following: Sequence[Found], words: Sequence[str], scene: str
) -> Choice:
    """Keep, for a name no gazetteer knows, the country or region printed after its comma, else the report's country."""
    area = after.entry if after is not None else None
    if area is None or area.level not in ("country", "region") or words[one.last : following[0].first] != (",",):
        return _in_scene(Choice(None, "no match: no place of that name is known"), scene)
    why = f"no match: no place of that name is known, the text says “{one.name}, {following[0].name}”"
    return Choice(None, why, (area.country, area.region))


def _resolve(
    found: Sequence[Found], words: Sequence[str], home: Sequence[tuple[str, str, str]]
) -> tuple[list[Choice], str]:
    """Return the choice for each name that has candidates, in order, and the one country of the report or nothing."""
    by_words = qualified(found, words)
    narrowed = [narrow(index, found, words) for index in range(len(found))]
    for index, (_, inside) in list(by_words.items()):
        areas = areas_around(inside, found[index + 1].places)
        if areas and len(found[index + 1].places) > 1:
            narrowed[index + 1] = areas
    placed = {one.key for one in found if one.located}
    votes = _votes(found, narrowed, by_words, home, words)
    result = _pass(found, narrowed, by_words, votes, placed)
    scene = _scene(found, result)
    return [_in_scene(choice, scene) for choice in result], scene


def _scene(found: Sequence[Found], choices: Sequence[Choice]) -> str:
    """Return the country in which nearly all places of the report lie, or nothing; a name counts once."""
    placed = {
        one.key: choice.entry.country
        for one, choice in zip(found, choices, strict=True)
        if choice.entry is not None and choice.entry.country and not one.silent
    }
    (top, count), *_ = Counter(placed.values()).most_common(1) or [("", 0)]
    return (
        top if count >= ONE_SCENE * len(placed) and (count > 1 or not placed.keys().isdisjoint(country_names())) else ""
    )


def _in_scene(choice: Choice, scene: str) -> Choice:
    """Give a name without a match the one country in which the other places of the report lie."""
    if not scene or choice.entry is not None or choice.shared != ("", "") or choice.why.startswith(UNDECIDED):
        return choice
    return Choice(None, f"{choice.why}; the other places of this report lie in {country_label(scene)}", (scene, ""))


def _pass(
    found: Sequence[Found],
    narrowed: Sequence[tuple[Entry, ...]],
    by_words: dict[int, tuple[str, tuple[Entry, ...]]],
    votes: Votes,
    placed: set[str],
) -> list[Choice]:
    """Choose for each name; namings of one name with the same candidates go together."""
    choices: dict[tuple[str, int, int], Choice] = {}
    qualified_keys = {found[index].key: by for index, by in reversed(list(by_words.items()))}
    result = []
    for index, one in enumerate(found):
        places = narrowed[index]
        known = (one.key, len(places), places[0].id if places else 0)
        if known not in choices:
            by = by_words.get(index) or qualified_keys.get(one.key)
            choices[known] = _choose(replace(one, located=one.key in placed), places, votes, by)
        result.append(choices[known])
    return result


def _votes(
    found: Sequence[Found],
    narrowed: Sequence[tuple[Entry, ...]],
    by_words: dict[int, tuple[str, tuple[Entry, ...]]],
    home: Sequence[tuple[str, str, str]],
    printed: Sequence[str],
) -> Votes:
    """Collect what each name says about where the report plays."""
    votes = Votes()
    for words, country, region in home:
        votes.add(words, country, region, 1.5)
    for word in sorted({word for word in printed if word in signs()}):
        votes.add(f"“{word}”", signs()[word], "", 0.6)
    for country, spelled in spellings().items():
        if shown := sorted(spelled.intersection(printed)):
            votes.add(f"the spelling “{shown[0]}”", country, "", SPELLED)
    for index, one in enumerate(found):
        if one.silent:
            continue
        if index in by_words and by_words[index][1]:
            for place in by_words[index][1][:1]:
                votes.add(one.key, place.country, place.region, 1.0)
            continue
        places = narrowed[index]
        if not places:
            continue
        top = _prior(one, places[0])
        level = places[0].level
        if level == "country":
            if len(places) == 1:
                votes.named.add(places[0].country)
            votes.add(one.key, places[0].country, "", 0.7 if one.people else 1.0)
        if one.short or (level == "region" and places[0].country in LARGE) or one.places[0].level == "region":
            votes.add(one.key, places[0].country, places[0].region, 1.0)
        elif level in ("city", "county", "region"):
            _share(votes, one, places, top)
        for place in () if one.key in capital_names() else places[1:]:
            if place.level == "region" and place.country in LARGE:
                votes.add(one.key, place.country, place.region, 0.6)
    return votes


def _share(votes: Votes, one: Found, places: tuple[Entry, ...], top: float) -> None:
    """Let an ambiguous name speak for each region it may lie in: the fewer there are, the louder."""
    areas: Counter[tuple[str, str]] = Counter()
    for place in places:
        areas[(place.country, place.region)] += 1
    sure = len(areas) == 1 and places[0].rank >= 50
    loud = 1.0 if sure else 0.5 if one.weak else 0.8
    for country, region in areas:
        votes.add(one.key, country, region, loud / len(areas) ** 0.5)
    if len({country for country, _ in areas}) == 1:
        votes.add(one.key, places[0].country, "", loud)
    if top >= 6.0 and places[0].level == "city" and capital_names().get(one.key) == places[0].country:
        votes.add(one.key, places[0].country, "", 0.3)
    elif top >= 6.0 and places[0].level == "city":
        votes.add(one.key, places[0].country, places[0].region, 0.4)
        votes.add(one.key, places[0].country, "", 0.8)


def _prior(one: Found, place: Entry) -> float:
    """Return how likely a place is meant by size alone, as a power of ten of population."""
    if place.level == "region":
        base = LARGE_REGION if place.country in LARGE else LEVEL_PRIOR["region"]
        if place.country in ("US", "CA", "AU") and one.key not in ("new york", "washington"):
            return base
        if one.key in region_aliases() and place in region_aliases()[one.key]:
            base = LARGE_REGION
        town = max((p.rank for p in one.places if p.level == "city" and p.country == place.country), default=0)
        return base if town < 55 or one.short else min(base, 5.0)
    if place.level == "county":
        if place.country in ("GB", "IE"):
            return 5.0
        return 4.0 if len(one.key.split()) > 1 else LEVEL_PRIOR["county"]
    if place.level == "city":
        return place.rank / 10
    return LEVEL_PRIOR[place.level] + place.rank / 1000


def _local(one: Found, places: tuple[Entry, ...], votes: Votes) -> bool:
    """Tell whether a report with a name of both a country and a town plays around the town and names no country."""
    towns = {place.country for place in places if place.level not in ("country", "wide")}
    others = {code for code in votes.countries if votes.country(code, one.key) >= 0.5}
    near = any(
        votes.region(place.country, place.region, one.key) >= 0.5 or votes.country(place.country, one.key) >= 0.9
        for place in places
        if place.level not in ("country", "wide")
    )
    return near and not votes.named and others <= towns


def _large_first(one: Found, places: tuple[Entry, ...], votes: Votes) -> tuple[tuple[Entry, ...], str]:
    """Keep countries and wide areas before towns that bear their names, or after them in a report from such a town."""
    level = places[0].level
    if level == "wide" and places[0].country and not votes.country(places[0].country, one.key):
        elsewhere = tuple(p for p in places[1:] if p.level == "region" and votes.country(p.country, one.key) >= 0.5)
        return elsewhere or places, ""
    if level not in ("country", "wide") or one.key == "georgia":
        return places, ""
    if _local(one, places, votes):
        towns = tuple(place for place in places if place.level not in ("country", "wide"))
        return towns, "the town rather than the country: the report is local and names no country"
    kept = tuple(place for place in places if place.level == level)
    return kept, f"the {'country' if level == 'country' else 'area'} rather than a town of that name"


def _choose(one: Found, places: tuple[Entry, ...], votes: Votes, by: tuple[str, tuple[Entry, ...]] | None) -> Choice:
    """Choose among the candidates of one name, with the reason."""
    if by is not None and by[1] and by[1][0].level == "wide":
        area = by[1][0]
        return Choice(
            None, f"no match: no {one.name} is known there, the text says “{by[0]}”", (area.country, area.region)
        )
    if by is not None and by[1]:
        best = max(by[1], key=lambda place: (_prior(one, place), -place.id))
        return Choice(best, f"the text says “{by[0]}”")
    if one.people:
        return Choice(places[0], f"word for the people of {_named(places[0])}, not a place")
    if not places:
        return Choice(None, "no match: no region of that name is known")
    if len(places) == 1:
        return _only(one, places[0], votes)
    places, reason = _large_first(one, places, votes)
    if len(places) == 1:
        return Choice(places[0], reason or "only place of that name that fits this report")
    scored = sorted(((_score(one, place, votes), place) for place in places), key=lambda row: (-row[0], row[1].id))
    return _among(one, scored, votes)


def _only(one: Found, place: Entry, votes: Votes) -> Choice:
    """Take the only candidate, unless it is a small town that nothing else in the report speaks for."""
    whole = place.level == "county" and " " in one.key
    if place.level in ("country", "wide", "region") or place.rank >= 45 or whole:
        return Choice(place, "only place of that name")
    if one.located and not any(votes.country(code, one.key) >= 1.0 for code in votes.countries):
        return Choice(place, "only place of that name")
    if votes.country(place.country, one.key) > 0:
        return Choice(place, "only place of that name")
    return Choice(None, f"no match: the only place of that name is a small one in {country_label(place.country)}")


def _score(one: Found, place: Entry, votes: Votes) -> float:
    """Return the score of a candidate: its size and what the rest of the report says for it."""
    region = min(MOST, votes.region(place.country, place.region, one.key))
    region *= (region / max(votes.loudest(place.country, one.key), 1.0)) ** 0.5
    if place.country == "GB":
        region *= 0.3
    country = min(MOST, votes.country(place.country, one.key) * 0.7)
    if place.level in ("country", "wide"):
        region = 0.0
    seat = 0.0
    if place.level == "city" and place.rank >= 45 and capital_names().get(one.key) == place.country:
        abroad = max((votes.country(code, one.key) for code in votes.countries if code != place.country), default=0.0)
        seat = 1.5 if country > 0 or abroad < SPELLED else 0.0
    return _prior(one, place) + seat + REGION_WEIGHT * region + COUNTRY_WEIGHT * country


def _among(one: Found, scored: list[tuple[float, Entry]], votes: Votes) -> Choice:
    """Choose the best of several candidates, or what they share where nothing parts them."""
    first, best = scored[0]
    size = f"of {len(scored)} of that name"
    if best.level in ("country", "wide"):
        return Choice(best, f"the {'country' if best.level == 'country' else 'area'} rather than another {size}")
    here = (best.country, best.region)
    rivals = [row for row in scored[1:] if row[1].level == best.level or (row[1].country, row[1].region) != here]
    if not rivals:
        return Choice(best, "the town rather than the region named after it" if best.level == "city" else "the region")
    second, other = rivals[0]
    near = [name for name in votes.regions.get(here, {}) if name != one.key]
    land = [name for name in votes.countries.get(best.country, {}) if name != one.key]
    nearer = votes.region(*here, one.key) > votes.region(other.country, other.region, one.key)
    if near and best.region and nearer:
        return Choice(best, f"same region as {_some(near)} in this report")
    if land and votes.country(best.country, one.key) > votes.country(other.country, one.key):
        return Choice(best, f"same country as {_some(land)} in this report")
    lead = CLEAR if other.country == best.country else ABROAD
    if first - second >= lead or _prior(one, best) - _prior(one, other) >= lead:
        return Choice(best, f"largest {size}")
    rest = [place for score, place in rivals if first - score < (CLEAR if place.country == best.country else ABROAD)]
    return _undecided([best, *rest], size)


def _undecided(close: list[Entry], size: str) -> Choice:
    """Keep what all close candidates share, and name them."""
    countries = {place.country for place in close}
    regions = {(place.country, place.region) for place in close}
    shared = (close[0].country if len(countries) == 1 else "", close[0].region if len(regions) == 1 else "")
    labels = "; ".join(dict.fromkeys(_label(place) for place in close[:4]))
    more = f" and {len(close) - 4} more" if len(close) > 4 else ""
    return Choice(None, f"{UNDECIDED} {size} ({labels}{more})", shared)


def _label(place: Entry) -> str:
    """Return region and country of a place in words."""
    region = region_label(place.country, place.region) if place.level != "region" else None
    return f"{region}, {country_label(place.country)}" if region else country_label(place.country)


def _named(place: Entry) -> str:
    """Return the name of a country or a first-level region, or "an area of" its country for a wider one."""
    if place.level == "wide":
        return f"an area of {country_label(place.country)}" if place.country else "an area of several countries"
    return (region_label(place.country, place.region) if place.region else None) or country_label(place.country)


def _some(names: list[str]) -> str:
    """Return up to two names in words."""
    shown = [name.title() if name.islower() else name for name in sorted(names)[:2]]
    return " and ".join(shown)
