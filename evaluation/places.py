"""Task `place`: toponyms resolved to the country, first-level region or city that is printed, on LGL and GeoVirus.

Coordinates stay inside this scorer. Source: LGL (Lieberman et al. 2010), GeoVirus (Gritta et al. 2018).
"""

from __future__ import annotations

import importlib
import re
import urllib.parse
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.gazetteer import Area, Gazetteer, fold, load
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.pairing import pairs

PROTOCOL = (
    "LGL: gold with a geonameid; right = the same id, or its country or first-level region named where nothing finer "
    "is resolved ('or same region' also takes another place of that region). GeoVirus: countries, continents and "
    "first-level regions by name, other names within 161 km. Missed names are wrong; country right where gold has one"
)
NEAR_KM = 161.0
STEPS = ("tokens", "network", "mentions", "places")
"""Steps on which places rest. Reading with these alone is less work; `reader` checks that it changes nothing."""
CHECKED = 12
"""How many texts of each corpus, evenly spaced, are read in full as well."""
CONTINENTS = frozenset("africa|antarctica|asia|europe|north america|south america|oceania|australia".split("|"))
SCORED = ("anchor", "name", "kind", "country", "region", "geonames_id")
"""What the scorer looks at in a place."""
Row = dict[str, Any]


def measure(data: Path | None) -> Outcome:
    """Score places on LGL and GeoVirus, each and pooled."""
    files = _files(folders.base(data))
    gazetteer = _gazetteer(_tables(data))
    scores: dict[str, Score] = {}
    verdicts: dict[str, list[Row]] = {}
    count = 0
    for name, file in files.items():
        rows = folders.read_lines(file)
        read = reader([row["text"] for row in rows])
        judge = judge_by_id if name == "LGL" else judge_by_name
        verdicts[name] = [
            judge(gold, predicted, gazetteer)
            for row in rows
            for gold, predicted in align(row["toponyms"], read(row["text"]))
        ]
        count += len(rows)
    for name, found in {**verdicts, "pooled": [v for part in verdicts.values() for v in part]}.items():
        scores.update({f"{name} {part}": score for part, score in shares(found).items()})
    return Outcome(count, PROTOCOL, scores, tuple(files.values()))


def reader(texts: Sequence[str]) -> Callable[[str], list[Row]]:
    """Return how to read the places of these texts: with `STEPS` alone where that gives what a full reading gives.

    A sample of the texts is read both ways; where one differs, all texts are read in full.
    """
    sample = texts[:: max(1, len(texts) // CHECKED)]
    return read_short if all(read_short(text) == read_full(text) for text in sample) else read_full


def read_full(text: str) -> list[Row]:
    """Read a text with every step and return its places as the JSON contract has them, without what is not scored."""
    return [{key: row.get(key) for key in SCORED} for row in asking.rows(asking.read_text(text), "places")]


def read_short(text: str) -> list[Row]:
    """Read a text with `STEPS` alone and return its places in the same form."""
    ingest, stage = importlib.import_module("onrecord.ingest"), importlib.import_module("onrecord.read")
    chosen = tuple(step for step in stage.steps() if step.name in STEPS)
    found = stage.read(ingest.read_text(text), chosen).places
    rows = [{key: getattr(place, key) for key in SCORED} for place in found]
    return [{**row, "anchor": {key: getattr(row["anchor"], key) for key in ("start", "end", "exact")}} for row in rows]


def align(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[Row, Row | None]]:
    """Give each gold toponym the predicted place that overlaps it most, or None."""
    found = dict(pairs([(g["start"], g["end"]) for g in gold], [asking.span(p["anchor"]) for p in predicted]))
    return [(row, predicted[found[i]] if i in found else None) for i, row in enumerate(gold)]


def shares(verdicts: Sequence[Row]) -> dict[str, Score]:
    """Score each verdict as a share; None means that the gold does not say and is left out."""
    scores = {}
    for key in ("right", "or same region", "country"):
        known = [verdict[key] for verdict in verdicts if verdict.get(key) is not None]
        if known:
            scores[key] = Score.of_share(sum(known), len(known))
    return scores


def judge_by_id(gold: Row, predicted: Row | None, gazetteer: Gazetteer) -> Row:
    """Judge an LGL toponym: by GeoNames id, or its country or first-level region named."""
    if not gold.get("geonameid"):
        return {}
    wanted = gold_area(gold, gazetteer)
    if predicted is None:
        return {"right": False, "or same region": False, "country": _known(wanted.country, None)}
    have = area(predicted, gazetteer)
    same_id = str(predicted.get("geonames_id")) == str(gold["geonameid"])
    same_region = wanted.region is not None and have.region == wanted.region
    coarse = predicted["kind"] != "city"
    named = coarse and (same_region or (have.region is None and have.country is not None
                                        and have.country == wanted.country))  # fmt: skip
    return {
        "right": same_id or named,
        "or same region": same_id or named or same_region,
        "country": _known(wanted.country, have.country),
    }


def judge_by_name(gold: Row, predicted: Row | None, gazetteer: Gazetteer) -> Row:
    """Judge a GeoVirus toponym: areas by name, other names by distance."""
    title = wiki_title(gold)
    plain = re.sub(r"\s*\(.*\)$", "", title)
    aside = title[len(plain) :]
    where = gazetteer.nearest(gold["lat"], gold["lon"])
    continent = fold(plain) in CONTINENTS and gazetteer.country(plain) is None
    country = gazetteer.country(plain) if not re.search("state|province|region", aside) else None
    wanted_country = None if continent else country or where.country
    have = area(predicted, gazetteer) if predicted else Area(None)
    verdict = {"country": _known(wanted_country, have.country)}
    if predicted is None:
        return {**verdict, "right": False}
    if continent:
        return {**verdict, "right": fold(predicted["name"]) == fold(plain)}
    if country:
        return {**verdict, "right": predicted["kind"] == "country" and have.country == country}
    by_region = (
        predicted["kind"] == "region"
        and have.country == where.country
        and have.region is not None
        and have.region == gazetteer.region(where.country, plain)
    )
    distance = gazetteer.distance(predicted.get("geonames_id"), gold["lat"], gold["lon"])
    return {**verdict, "right": by_region or (distance is not None and distance <= NEAR_KM)}


def area(predicted: Row, gazetteer: Gazetteer) -> Area:
    """Return where a predicted place lies, from the names it gives; for a city without them from its id."""
    country = gazetteer.country(predicted.get("country"))
    if country is None and predicted["kind"] == "country":
        country = gazetteer.country(predicted.get("name"))
    region = gazetteer.region(country, predicted.get("region"))
    if region is None and predicted["kind"] == "region":
        region = gazetteer.region(country, predicted.get("name"))
    listed = gazetteer.areas.get(int(predicted.get("geonames_id") or 0))
    if listed is None:
        return Area(country, region)
    return Area(country or listed.country, region or listed.region)


def gold_area(gold: Row, gazetteer: Gazetteer) -> Area:
    """Return where an LGL toponym lies: by its id, else by the names of its country and region."""
    listed = gazetteer.areas.get(int(gold["geonameid"]))
    if listed is not None:
        return listed
    country = gazetteer.country(gold.get("country"))
    return Area(country, gazetteer.region(country, gold.get("admin1")))


def wiki_title(gold: Row) -> str:
    """Return the title of the encyclopedia page a toponym is linked to, else its words.

    Example:
        >>> wiki_title({"wiki": "https://en.wikipedia.org/wiki/Georgia_(country)", "text": "Georgia"})
        'Georgia (country)'
    """
    page = urllib.parse.unquote((gold.get("wiki") or "").rsplit("/", 1)[-1]).replace("_", " ")
    return page or str(gold["text"])


def _known(wanted: str | None, have: str | None) -> bool | None:
    """Compare two countries; None where the gold has none."""
    return None if wanted is None else wanted == have


def _files(path: Path) -> dict[str, Path]:
    """Return the files to score by corpus."""
    if folders.is_dev(path):
        path = folders.standing(path / "data")
        return {
            "LGL": folders.standing(path / "dev_only" / "place" / "lgl.jsonl"),
            "GeoVirus": folders.standing(path / "train" / "place" / "geovirus.jsonl"),
        }
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise MissingInput(f"no labelled places: {path} holds no JSONL")
    return {"GeoVirus" if "geovirus" in file.stem.lower() else "LGL": file for file in files}


def _tables(data: Path | None) -> Path:
    """Return the folder with the GeoNames tables."""
    dev = data if data is not None and folders.is_dev(data) else folders.dev_folder()
    if dev is None:
        raise MissingInput("places are scored with the GeoNames tables of the dev folder: name it in ONRECORD_DEV")
    return folders.standing(dev / "data" / "train" / "place" / "geonames")


@cache
def _gazetteer(tables: Path) -> Gazetteer:
    """Load the tables once."""
    return load(tables)
