r"""PETRARCH's dictionaries of actors and agents, turned into the lines of a file of actors.

An actor dictionary gives a pattern, its synonyms (`+`) and codes with days (`[CODE >20010101]`, `[CODE 900101-921231]`); an agent
dictionary gives nouns with a code that is put behind (`[~GOV]`) or before (`[NGO~]`) that of the actor, with plurals in braces
and sets of words (`!PERSON!`). The first three letters of a code are the country where they are ISO 3166-1 alpha-3, one of
PLOVER's or stand in capitals in an actor dictionary; the first further three that are a sector of PLOVER, or that CAMEO calls
otherwise, are the sector. What cannot be taken over is told, never guessed.

Source: PETRARCH 1 documentation; CAMEO codebook, chapter 3 (actor codes); PLOVER 2.0 manual, notes on sectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.core.actors import KnownActor
from onrecord.core.times import parse_day
from onrecord.core.vocab import terms
from onrecord.ingest.side import read_side_file

CODE = re.compile(r"\[\s*([^\]\s<>]+)\s*(?:([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?\s*\]")
ENTRY = re.compile(r"([^\[{]*)(\{[^}]*\})?")
RENAMED = {"MED": "JRN", "HLH": "MED", "INS": "REB"}
"""CAMEO's letters for what PLOVER calls otherwise: its MED are media, HLH health, INS insurgents. Source: PLOVER 2.0 manual, note 4."""
CENTURY = 30
"""Two-digit years below this are of this century. The documentation does not say; November 2026."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A dictionary as lines of a file of actors, and what could not be taken over: where, and why."""

    actors: tuple[KnownActor, ...]
    left_out: tuple[str, ...]


def convert_dictionary(path: Path) -> Converted:
    """Turn the actor or agent dictionary at a path into lines of a file of actors.

    Raises:
        MissingInput: when there is no such file.
        UnreadableInput: when it is too large or no UTF-8.
    """
    return convert(read_side_file(path), path.name)


def convert(text: str, name: str = "dictionary") -> Converted:
    r"""Turn the text of an actor or agent dictionary that is called `name` into lines of a file of actors.

    Example:
        >>> made = convert("ONDRIA [XON]\n+ONDRIAN\nSELA_VORN [XONGOV >20290101]\n[XONELI]\n")
        >>> [(a.pattern, a.country, a.sector, a.since) for a in made.actors]
        [('Ondria', 'XON', '', ''), ('Ondrian', 'XON', '', ''), ('Sela Vorn', 'XON', 'GOV', '2029-01-01'), ('Sela Vorn', 'XON', 'ELI', '')]
    """
    found: list[KnownActor] = []
    out: list[str] = []
    sets = {
        m[1]: [w.strip() for w in m[2].split(",")] for m in re.finditer(r"^(!\w+!)\s*=\s*(.*)$", text, re.MULTILINE)
    }
    for group in _groups(text):
        where = f"{name}, line {group[0][0]}"
        patterns = [form for _, line in group for form in _patterns(line, sets)]
        codes = [match for _, line in group for match in CODE.finditer(line)]
        for match in codes:
            made = _coded(match)
            if isinstance(made, str):
                out.append(f"{where}: {made}")
                continue
            found += [KnownActor(pattern, *made, where) for pattern in patterns]
        if not patterns or not codes:
            out.append(f"{where}: {'no code' if patterns else 'no pattern'}")
    return Converted(tuple(found), tuple(out))


def _groups(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield each entry: its pattern, synonyms and codes, as numbered lines without comments."""
    bare = re.sub(r"<!--.*?-->", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    group: list[tuple[int, str]] = []
    for number, line in enumerate(bare.splitlines(), 1):
        kept = line.split("#")[0].split(";")[0].rstrip()
        if not kept.strip() or re.match(r"!\w+!\s*=", kept):
            continue
        if group and not kept.startswith(("+", " ", "\t", "[")):
            yield group
            group = []
        group.append((number, kept.strip()))
    if group:
        yield group


def _patterns(line: str, sets: Mapping[str, list[str]]) -> list[str]:
    """Return the patterns of one line, with the plural of an agent."""
    match = ENTRY.match(line)
    pattern = (match[1] if match else "").strip().lstrip("+").strip()
    if not pattern or match is None:
        return []
    marker = re.search(r"!\w+!", pattern)
    forms = [pattern.replace(marker[0], f" {word} ") for word in sets.get(marker[0], ())] if marker else [pattern]
    agent = "~" in line
    plurals = [match[2].strip("{} ")] if match[2] else [f"{form.strip(' _')}S" for form in forms] if agent else []
    words = (form.replace("_", " ").split() for form in (*forms, *plurals))
    return [" ".join(word.capitalize() for word in form) for form in words if form]


def _coded(match: re.Match[str]) -> tuple[str, str, str, str] | str:
    """Return country, sector, first and last day of a code, or why it cannot be taken over."""
    code, side, day, first, last = match.groups()
    since, until = (_day(day if side == ">" else first), _day(day if side == "<" else last))
    if since is None or until is None:
        return f"no day in {match[0]}"
    agent = "~" in code
    letters = re.findall(r"[A-Z]{3}", code.replace("~", "").upper())
    country = "" if agent or not letters else letters[0]
    sector = next((s for s in (RENAMED.get(x, x) for x in letters[0 if agent else 1 :]) if s in terms("sector")), "")
    if not country and not sector:
        return f"no country or sector of PLOVER in {match[0]}"
    return country, sector, since, until


def _day(digits: str | None) -> str | None:
    """Return an ISO day of YYMMDD or YYYYMMDD, empty for nothing, None for what is no day."""
    if not digits:
        return ""
    full = digits if len(digits) == 8 else f"{'20' if int(digits[:2]) < CENTURY else '19'}{digits}"
    day = f"{full[:4]}-{full[4:6]}-{full[6:]}"
    return day if len(full) == 8 and parse_day(day) else None
