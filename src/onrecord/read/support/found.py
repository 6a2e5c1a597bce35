"""Support, what a rule returns, and when nouns name a claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.reading import SupportKind
from onrecord.read.classes import words
from onrecord.read.grammar import Tree

LIST = "support_cues"


@dataclass(frozen=True, slots=True)
class Note:
    """What one rule found: words `[first, last)`, the note, the word that leads and the rule's name."""

    first: int
    last: int
    note: SupportKind
    at: int
    rule: str


Rule = Callable[[Tree, int], Note | None]
"""A rule: the sentence and the word that it begins at, to what it found."""


def claims(tree: Tree, nouns: list[int]) -> bool:
    """Tell whether one of several nouns names a claim or what carries one."""
    known = words("claim", LIST) | words("document", LIST)
    return any(tree.words[_meant(tree, n)] in known or kept_off(tree, n) for n in nouns)


def kept_off(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is itself called alleged, so that it stands for a claim ("the alleged plot")."""
    return any(
        tree.words[k] in ("alleged", "supposed", "purported", "reported", "so-called") for k in tree.of(noun, "amod")
    )


def _meant(tree: Tree, noun: int) -> int:
    """Return the noun that a relative pronoun stands for, the noun itself where it is none."""
    verb = tree.heads[noun]
    if (
        tree.words[noun] in ("that", "which", "who")
        and verb >= 0
        and tree.base(verb) == "acl"
        and tree.heads[verb] >= 0
    ):
        return tree.heads[verb]
    return noun


def things_of(tree: Tree, at: int) -> list[int]:
    """Return objects and passive subject of a verb, with what a relative clause stands on."""
    passive = tree.passive(at)
    found = [*tree.of(at, "obj"), *([passive] if passive is not None else [])]
    return [*found, tree.heads[at]] if tree.base(at) == "acl" and tree.heads[at] >= 0 else found
