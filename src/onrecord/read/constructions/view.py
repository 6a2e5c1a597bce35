"""View: one predicate in its tree as a rule sees it, and how a construction puts it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.reading import Certainty, Modality, Polarity, Predicate
from onrecord.read.classes import class_of, words
from onrecord.read.grammar import Tree

MODALS = frozenset("will would may might could can should must shall 'll 'd wo ca".split())


@dataclass(frozen=True, slots=True)
class Put:
    """How a construction puts what stands under it, by which rule; None leaves a field as it is."""

    rule: str
    modality: Modality | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A predicate at word `at` of its tree as the network shows it; `lead` is the first that it is coordinated with."""

    tree: Tree
    at: int
    lead: int
    shown: Predicate

    @property
    def modality(self) -> Modality:
        """Return the modality that the network shows."""
        return self.shown.modality

    @property
    def base(self) -> str:
        """Return the relation of the first coordinated predicate to what governs it."""
        return self.tree.base(self.lead)

    @property
    def above(self) -> int:
        """Return the word that governs the first coordinated predicate, -1 for none."""
        return self.tree.heads[self.lead]

    @property
    def over(self) -> str:
        """Return that word as printed, empty for none."""
        return self.tree.word(self.above)

    @property
    def mark(self) -> str:
        """Return the word that opens the clause ("that", "whether", "to"), empty where none does."""
        return mark(self.tree, self.lead)

    @property
    def said(self) -> set[str]:
        """Return the auxiliaries of the predicate itself, as printed."""
        return said(self.tree, self.at)

    @property
    def to(self) -> int:
        """Return the "to" of an infinitive, 0 for none."""
        kids = (k for k in self.tree.kids[self.lead] if self.tree.base(k) in ("mark", "aux"))
        return next((k for k in kids if self.tree.words[k] == "to"), 0)


def view_of(tree: Tree, at: int, shown: Predicate) -> View:
    """Return the view of a predicate; what "but" joins begins anew."""
    lead = at
    for _ in range(len(tree)):
        if tree.base(lead) != "conj" or tree.heads[lead] < 0 or any(tree.words[k] == "but" for k in tree.kids[lead]):
            break
        lead = tree.heads[lead]
    return View(tree, at, lead, shown)


def mark(tree: Tree, at: int) -> str:
    """Return the word that opens a clause, empty where none does."""
    found = tree.kid(at, "mark")
    return tree.word(found) if found is not None else ""


def helpers(tree: Tree, at: int) -> list[int]:
    """Return the auxiliaries of a predicate, its copula too."""
    return tree.of(at, "aux", "cop")


def said(tree: Tree, at: int) -> set[str]:
    """Return the auxiliaries of a predicate, as printed."""
    return {tree.words[k] for k in helpers(tree, at)}


def listed(key: str) -> frozenset[str]:
    """Return the words of a list of constructions, as printed."""
    return words(key, "constructions")


def verbs(key: str) -> frozenset[str]:
    """Return every printed form of the verbs of a list of constructions."""
    return class_of(key, "constructions")
