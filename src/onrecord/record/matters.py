"""Matters: which records speak of one thing. In this version by a shared head noun only, with that reason.

A matter needs two records. A record whose nouns nobody shares stands alone, and its matter is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Predicate
from onrecord.core.record import Matter, Record
from onrecord.core.report import digest

LEAST_RECORDS = 2


def group(records: Sequence[Record], predicates: Sequence[Predicate]) -> tuple[tuple[Record, ...], tuple[Matter, ...]]:
    """Group records by the head noun that most of them share; `predicates` stand in the order of `records`.

    Returns the records with their matter filled, and the matters, the one with most records first.
    """
    nouns = [_nouns(predicate) for predicate in predicates]
    counts = Counter(noun for row in nouns for noun in row)
    members: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(nouns):
        shared = [noun for noun in row if counts[noun] >= LEAST_RECORDS]
        if shared:
            members[max(shared, key=lambda noun: (counts[noun], -list(row).index(noun)))].append(number)
    grouped = list(records)
    matters: list[Matter] = []
    for noun, numbers in members.items():
        if len(numbers) < LEAST_RECORDS:
            continue
        ids = tuple(records[number].id for number in numbers)
        matter = Matter(digest(noun, *ids), nouns[numbers[0]][noun], ids, f"shared head noun: {noun}")
        matters.append(matter)
        for number in numbers:
            grouped[number] = replace(records[number], matter=matter.id)
    ordered = sorted(matters, key=lambda m: (-len(m.records), m.label_anchor.start))
    return tuple(grouped), tuple(ordered)


def _nouns(predicate: Predicate) -> dict[str, Anchor]:
    """Return the head nouns beside a predicate by their singular form."""
    return {singular(a.anchor.exact.lower()): a.anchor for a in reversed(predicate.arguments) if a.role == "theme"}


def singular(noun: str) -> str:
    """Return the singular of a regular English noun.

    Example:
        >>> [singular(noun) for noun in ("plants", "parties", "talks", "crisis", "boxes")]
        ['plant', 'party', 'talk', 'crisis', 'box']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("xes", "ches", "shes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun
