"""Classes of words that rules rest on, looked up by their printed form: verbs by class, plain words with plurals.

The classes stand in the vocabulary (`gaps`, `gap_nouns`, `support_cues`, `presupposed`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.core.vocab import lexicon
from onrecord.read.verbs import inflect


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a printed verb form: its base form, the words that belong to it, and its class."""

    lemma: str
    rest: tuple[str, ...]
    family: str


@cache
def verbs(name: str = "gaps", prefix: str = "verb_") -> Mapping[str, tuple[Verb, ...]]:
    """Return by printed form the classes of verb that it may belong to, verbs of several words first."""
    found: dict[str, list[Verb]] = {}
    for key, lemmas in lexicon(name).items():
        if not key.startswith(prefix):
            continue
        for lemma in lemmas:
            head, *rest = lemma.split()
            for form in dict.fromkeys(form for form, _ in inflect(head)):
                found.setdefault(form, []).append(Verb(head, tuple(rest), key.removeprefix(prefix)))
    return MappingProxyType({form: tuple(sorted(rows, key=lambda v: -len(v.rest))) for form, rows in found.items()})


@cache
def class_of(key: str, name: str = "gaps") -> frozenset[str]:
    """Return every printed form of the verbs of one class (their first words)."""
    return frozenset(form for lemma in lexicon(name)[key] for form, _ in inflect(lemma.split()[0]))


@cache
def words(key: str, name: str = "gaps") -> frozenset[str]:
    """Return the words of one class, with regular plurals."""
    return frozenset(lexicon(name)[key]) | frozenset(plural for word in lexicon(name)[key] for plural in plurals(word))


def plurals(noun: str) -> tuple[str, ...]:
    """Return the regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return (noun[:-1] + "ies",)
    return (noun + "es",) if noun.endswith(("s", "x", "ch", "sh")) else (noun + "s",)
