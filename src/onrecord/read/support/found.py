"""Support, what a rule returns, and when nouns name a claim."""

from __future__ import annotations

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


def claims(tree: Tree, nouns: list[int]) -> bool:
    """Tell whether one of several nouns names a claim or what carries one."""
    return any(tree.words[n] in words("claim", LIST) or tree.words[n] in words("document", LIST) for n in nouns)


def things_of(tree: Tree, at: int) -> list[int]:
    """Return objects and passive subject of a verb, with what a relative clause stands on."""
    passive = tree.passive(at)
    found = [*tree.of(at, "obj"), *([passive] if passive is not None else [])]
    return [*found, tree.heads[at]] if tree.base(at) == "acl" and tree.heads[at] >= 0 else found
