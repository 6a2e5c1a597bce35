"""Gaps, what a rule returns, and where the words of a finding begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.gaps.about import of_question, opening
from onrecord.read.grammar import ASKING, BE, Tree


@dataclass(frozen=True, slots=True)
class Open:
    """What one rule found: words `[first, last)`, what they leave open, in which state, and the word that leads."""

    first: int
    last: int
    about: tuple[GapAbout, ...]
    state: GapState
    at: int
    rule: str
    holder: int | None = None


Rule = Callable[[Tree, int], Open | None]
"""A rule: the sentence and the word that it begins at, to what it found."""


def asked_in(tree: Tree, top: int) -> list[GapAbout]:
    """Return what the question that stands as a subject, or first in the sentence, asks."""
    first = opening(tree, top)
    if first is not None and tree.words[first] != "when":
        return [of_question(tree, first)]
    found = [wh for wh in tree.subtree(top) if tree.words[wh] in ASKING and tree.words[wh] != "if"]
    low = tree.subtree(top)[0]
    return [of_question(tree, wh) for wh in found if wh - low <= 2][:1]


def start(tree: Tree, at: int) -> int:
    """Return where the words of an adjective begin: at the verb right before it."""
    return at - 1 if at and tree.words[at - 1] in BE | {"still", "yet", "as"} else at
