"""The gazetteer: what places GeoNames knows under a name, without coordinates.

The names lie in one sorted block of bytes (see `gazetteer/build.py` for its form), unpacked when the first name is
looked up: 8 MB of memory and about 50 ms, once. Looking a name up is a search by halves.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Level = Literal["country", "region", "county", "city", "wide"]
_LEVELS: dict[str, Level] = {"c": "city", "r": "region", "d": "county"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that bears a name: level, country (ISO 3166 alpha-2), first-level region (GeoNames code), GeoNames id.

    `rank` is ten times the decimal logarithm of the population, 0 where that is not known.
    """

    level: Level
    country: str
    region: str
    rank: int
    id: int


@cache
def _block() -> bytes:
    """Return the sorted lines of the gazetteer, with a line end before the first."""
    return gzip.decompress((files("onrecord.read") / "gazetteer" / "names.tsv.gz").read_bytes())


def _line_from(key: bytes) -> int:
    """Return where the first line that is not before `key` begins."""
    block = _block()
    low, high = 0, len(block) - 1
    while low < high:
        middle = (low + high) // 2
        start = block.rfind(b"\n", 0, middle + 1) + 1
        end = block.find(b"\n", start)
        if block[start:end] < key:
            low = end
        else:
            high = start - 1
    return low + 1


@lru_cache(maxsize=16384)
def entries(key: str) -> tuple[Entry, ...]:
    """Return every place known under the name whose key this is (see `places.keys.key`), largest first.

    Example:
        >>> [(e.country, e.level) for e in entries("minsk")][0]
        ('BY', 'city')
    """
    wanted = key.encode("utf-8") + b"\t"
    at = _line_from(wanted)
    block = _block()
    if not block.startswith(wanted, at):
        return ()
    packed = block[at + len(wanted) : block.find(b"\n", at)].decode("ascii").split(";")
    return tuple(sorted((_unpack(cell) for cell in packed), key=lambda e: (-e.rank, e.level, e.id)))


def _unpack(cell: str) -> Entry:
    """Read one packed entry."""
    code, rank, number = cell.split(".")
    return Entry(_LEVELS[code[0]], code[1:3], code[3:], int(rank), int(number, 36))


@lru_cache(maxsize=16384)
def longest(first: str) -> int:
    """Return how many words a name beginning with the word `first` may have: 0, 1, or 6 where there are longer ones."""
    block = _block()
    word = first.encode("utf-8")
    at = _line_from(word)
    alone = block.startswith(word + b"\t", at)
    at = _line_from(word + b" ")
    return 6 if block.startswith(word + b" ", at) else int(alone)


@cache
def region_names() -> dict[tuple[str, str], tuple[int, str]]:
    """Return id and name of each first-level region, by country and region code."""
    rows = {}
    for line in (files("onrecord.read") / "gazetteer" / "regions.tsv").read_text(encoding="utf-8").splitlines():
        code, number, name = line.split("\t")
        rows[(code[:2], code[2:])] = (int(number, 36), name)
    return rows


@cache
def country_rows() -> dict[str, tuple[int, int]]:
    """Return id and rank of each country, by ISO 3166 alpha-2 code."""
    rows = {}
    for line in (files("onrecord.read") / "gazetteer" / "countries.tsv").read_text(encoding="utf-8").splitlines():
        code, number, rank, _, _ = line.split("\t")
        rows[code] = (int(number, 36), int(rank))
    return rows
