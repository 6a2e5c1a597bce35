"""Gap words: which state an adjective names, and what a gap about a noun is about.

Source: `vocab/gaps.toml` and `vocab/gap_nouns.toml`; gold guide, section 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.core.reading import GapAbout
from onrecord.core.vocab import lexicon
from onrecord.read.classes import plurals

ADJECTIVES = ("unknown", "undisclosed", "undecided", "unverified", "no_reply")
TOPICS: tuple[GapAbout, ...] = ("time", "place", "number", "identity", "cause", "terms", "kind", "outcome")


@cache
def adjectives() -> Mapping[str, str]:
    """Return by adjective the state that it names."""
    return MappingProxyType({word: state for state in ADJECTIVES for word in lexicon("gaps")[f"adj_{state}"]})


@cache
def topics() -> Mapping[str, GapAbout]:
    """Return by noun, plurals too, what a gap about it is about; the first list that has it counts."""
    found: dict[str, GapAbout] = {}
    for topic in TOPICS:
        for noun in lexicon("gap_nouns")[topic]:
            for form in (noun, *plurals(noun)):
                found.setdefault(form, topic)
    return MappingProxyType(found)
