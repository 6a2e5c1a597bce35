"""Actor codes by PETRARCH dictionaries, for the task `petrarch` only.

Source: PETRARCH 1 documentation, "Actor dictionary" and "Agent dictionary" (patterns in capitals, `_` for a fixed
space, `[CODE]`, `+SYNONYM`, `[CODE < date]`, `[~CODE]` and `[CODE~]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

CODES = re.compile(r"\[\s*([^\]\s<>]+?)\s*(?:([<>])\s*(\d+)|\s(\d+)\s*-\s*(\d+))?\s*\]")


@dataclass(frozen=True, slots=True)
class Code:
    """One code with the span of days it holds for, as YYYYMMDD ("" where open)."""

    code: str
    since: str = ""
    until: str = ""

    def holds(self, day: str) -> bool:
        """Tell whether the code holds on a day (YYYYMMDD)."""
        return (not self.since or day >= self.since) and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """Actors and agents by pattern: words in capitals, longest pattern first when looked up."""

    actors: dict[tuple[str, ...], tuple[Code, ...]]
    agents: dict[tuple[str, ...], str]

    def code(self, name: str, day: str) -> str | None:
        """Return the code of a noun phrase on a day: the actor's, with the agent's where one is named, or None."""
        words = tuple(re.findall(r"[A-Z0-9.-]+", re.sub(r"'S?\b|’S?\b", "", name.upper())))
        actor = next((code.code for code in _first(words, self.actors) or () if code.holds(day)), None)
        agent = _first(words, self.agents)
        if agent is None:
            return actor
        return agent.replace("~", actor or "")


def parse_actors(text: str) -> dict[tuple[str, ...], tuple[Code, ...]]:
    r"""Read an actor dictionary: a pattern, its synonyms and their codes form a group.

    Example:
        >>> parse_actors("ULMAR [ULM]\n+ULMARIAN\n")[("ULMARIAN",)][0].code
        'ULM'
    """
    found: dict[tuple[str, ...], tuple[Code, ...]] = {}
    for group in _groups(text):
        codes = tuple(_code(match) for line in group for match in CODES.finditer(line))
        for line in group:
            words = _words(line.split("[")[0].strip().lstrip("+"))
            if words and codes:
                found[words] = codes
    return found


def parse_agents(text: str) -> dict[tuple[str, ...], str]:
    """Read an agent dictionary; plurals are the listed ones or end in S.

    Example:
        >>> sorted(parse_agents("ENVOY [~GOV]"))
        [('ENVOY',), ('ENVOYS',)]
    """
    found: dict[tuple[str, ...], str] = {}
    sets = {m[1]: [w.strip() for w in m[2].split(",")] for m in re.finditer(r"(![A-Z]+!) = (.*)", text)}
    for line in _lines(text):
        match = re.match(r"([^\[{]+?)\s*(\{[^}]*\})?\s*\[\s*([^\]\s]+)\s*\]", line)
        if match is None:
            continue
        for pattern in _substituted(match[1].strip(), sets):
            plurals = [match[2].strip("{} ")] if match[2] else [pattern + "S"]
            for form in (pattern, *filter(None, plurals)):
                found[_words(form)] = match[3]
    return found


def load(folder: Path) -> Dictionaries:
    """Read the two validation dictionaries of a folder."""
    actors = (folder / "PETR.Validate.actors.txt").read_text(encoding="utf-8")
    agents = (folder / "PETR.Validate.agents.txt").read_text(encoding="utf-8")
    return Dictionaries(parse_actors(actors), parse_agents(agents))


def _first(words: tuple[str, ...], patterns: Mapping[tuple[str, ...], T]) -> T | None:
    """Return what the longest pattern in `words` stands for, the leftmost of equal length."""
    for size in range(min(len(words), max(map(len, patterns), default=0)), 0, -1):
        for start in range(len(words) - size + 1):
            if words[start : start + size] in patterns:
                return patterns[words[start : start + size]]
    return None


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a dictionary without comments."""
    for line in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).splitlines():
        bare = line.split("#")[0].rstrip()
        if bare.strip():
            yield bare


def _groups(text: str) -> Iterator[list[str]]:
    """Yield the lines of each entry: a pattern, then synonyms and indented codes."""
    group: list[str] = []
    for line in _lines(text):
        if not line.startswith(("+", " ", "\t")) and group:
            yield group
            group = []
        group.append(line.strip())
    if group:
        yield group


def _words(pattern: str) -> tuple[str, ...]:
    """Split a pattern into its words."""
    return tuple(pattern.replace("_", " ").split())


def _code(match: re.Match[str]) -> Code:
    """Take one code with its days."""
    code, side, day, first, last = match.groups()
    if side:
        return Code(code, since=_day(day) if side == ">" else "", until=_day(day) if side == "<" else "")
    return Code(code, since=_day(first), until=_day(last))


def _day(day: str | None) -> str:
    """Bring a day to YYYYMMDD; six digits lie in the last century."""
    return f"19{day}" if day and len(day) == 6 else day or ""


def _substituted(pattern: str, sets: Mapping[str, list[str]]) -> list[str]:
    """Fill in a set of words such as !PERSON! where a pattern names one."""
    marker = re.search(r"![A-Z]+!", pattern)
    if marker is None:
        return [pattern]
    return [pattern.replace(marker[0], word) for word in sets.get(marker[0], [])]
