"""Clauses: one word that names an event in its tree, and what stands in each place beside it.

A clause tells whether the conditions of an event frame hold: who does it, to what, with which particles and complements.

Source: Universal Dependencies version 2 (nsubj, obj, obl, nmod, acl, xcomp).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.event_frames import Frame, Slot, plural, word_class
from onrecord.read.grammar import Tree

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december today yesterday tomorrow week month year day night morning evening afternoon weekend".split()
)
"""Words under whose preposition nothing but a time stands."""
RELATIVE = frozenset({"who", "whom", "which", "that"})


@cache
def people() -> frozenset[str]:
    """Return the nouns, printed in any number, for people and bodies that can act."""
    voices = lexicon("voices")
    nouns = [noun for kind in ("person", "body", "group") for noun in voices[kind]]
    return frozenset({*nouns, *(plural(noun) for noun in nouns), *word_class("acting")})


class Clause:
    """One predicate in its tree: what stands in each place beside it."""

    def __init__(self, tree: Tree, at: int, named: frozenset[int]) -> None:
        self.tree, self.at, self.named = tree, at, named
        self.objects = tuple(objects(tree, at))
        self._near: frozenset[str] | None = None

    @property
    def token(self) -> int:
        """Return the place of the predicate among all tokens."""
        return self.tree.first + self.at

    @property
    def near(self) -> frozenset[str]:
        """Return the words that hang on the predicate, and their prepositions and marks."""
        if self._near is None:
            tree, at = self.tree, self.at
            after = tree.word(at + 1)
            when = tree.base(at + 1) == "case" and tree.word(tree.heads[at + 1]) in TIMES if after else False
            found = set() if when else {after}
            for kid in tree.kids[at]:
                if tree.base(kid) == "case" or (tree.base(kid) == "mark" and tree.word(kid) == "to"):
                    continue
                found.add(tree.word(kid))
                if tree.word(kid) not in TIMES:
                    found |= {tree.word(k) for k in tree.kids[kid] if tree.base(k) in ("case", "mark", "fixed")}
            self._near = frozenset(found)
        return self._near

    def holds(self, frame: Frame) -> bool:
        """Tell whether every condition of a frame holds here."""
        tree, at = self.tree, self.at
        if not all(word in self.near for word in frame.beside):
            return False
        if frame.object is not None and not self._fits(frame.object, self.objects):
            return False
        if frame.modifier is not None and not self._fits(frame.modifier, tree.of(at, "amod", "compound", "nmod")):
            return False
        if frame.subject is not None and not self._fits(frame.subject, counted(tree, doers(tree, at))):
            return False
        if frame.context is not None and not frame.context.words.intersection(tree.words):
            return False
        return frame.complement is None or self._fits(frame.complement, _complements(tree, at))

    def _fits(self, slot: Slot, places: Iterable[int]) -> bool:
        """Tell whether one of several words may fill a slot."""
        return any(slot.any or self.tree.words[i] in slot.words or (slot.actor and self._acts(i)) for i in places)

    def _acts(self, at: int) -> bool:
        """Tell whether a word is a name, a person's pronoun or a noun for people or a body."""
        tree = self.tree
        return (
            tree.first + at in self.named
            or (tree.tags[at] == "PROPN" and tree.words[at][:1].isalpha() and "$" not in tree.words[at])
            or tree.words[at] in people()
            or (
                tree.tags[at] == "PRON"
                and tree.words[at] in ("him", "her", "them", "us", "me", "he", "she", "they", "who")
            )
        )


def doers(tree: Tree, at: int) -> list[int]:
    """Return the heads of those who do what a verb names: its subject, or after "by" where it is passive."""
    passive = tree.passive(at)
    if passive is not None or _reduced(tree, at):
        hanging = tree.of(at, "obl", "obj", "xcomp")
        below = [*hanging, *(k for h in hanging for k in tree.of(h, "nmod", "obl"))]
        return [j for k in below if case(tree, k) == "by" for j in tree.joined(k)]
    subject = tree.subject(at)
    return tree.joined(subject) if subject is not None else []


def _reduced(tree: Tree, at: int) -> bool:
    """Tell whether a participle stands behind the noun that it is done to ("sanctions imposed by")."""
    return tree.rels[at] == "acl" and not tree.word(at).endswith("ing") and tree.tags[at] == "VERB"


def case(tree: Tree, at: int) -> str:
    """Return the preposition of a word, empty where it has none."""
    found = tree.kid(at, "case")
    return tree.word(found) if found is not None else ""


def objects(tree: Tree, at: int) -> list[int]:
    """Return the heads of what a verb is done to, coordinated ones and what "of" counts out too."""
    found = [j for k in tree.of(at, "obj", "iobj") if tree.word(k) not in RELATIVE for j in tree.joined(k)]
    found += [k for k in tree.of(at, "xcomp") if tree.tags[k] == "NOUN"]
    passive = tree.passive(at)
    if passive is not None:
        led = tree.word(passive) in RELATIVE and tree.base(at) == "acl"
        found += [tree.heads[at]] if led else tree.joined(passive)
    if not found and tree.base(at) == "acl" and tree.tags[at] == "VERB":
        subject = tree.kid(at, "nsubj")
        if _reduced(tree, at) or (subject is not None and tree.word(subject) not in RELATIVE):
            found = [tree.heads[at]]
    if not found:
        shared = [k for k in (tree.heads[at] if tree.base(at) == "conj" else -1, *tree.of(at, "conj")) if k >= 0]
        found = [k for s in shared if tree.tags[s] == "VERB" for k in tree.of(s, "obj") if k > max(at, s)]
    return counted(tree, found)


def counted(tree: Tree, heads: list[int]) -> list[int]:
    """Return some words with what "of" counts out ("dozens of envoys")."""
    return [*heads, *(k for head in heads for k in tree.of(head, "nmod") if case(tree, k) == "of")]


def _complements(tree: Tree, at: int) -> list[int]:
    """Return the heads of what else hangs on a predicate, and what hangs on those under a preposition."""
    found = [j for k in tree.of(at, "obl", "nmod", "xcomp", "ccomp", "advcl") for j in tree.joined(k)]
    return [*found, *(k for f in found for k in tree.of(f, "obj", "nmod"))]
