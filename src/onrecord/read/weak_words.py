"""Weak words: what the network is not sure carries news, decided by where it stands in its clause.

The network weighs each word by itself. Of a main verb below its bar two fifths are records, of a weak noun beside the verb that tells
what it names as many.

Source: gold guide, section 2 (one record for one thing told, at its content word). Counted on 26 held-out reports, 73 articles of
Wikinews and the open gold, 29 November 2026; redo with `python -m evaluation gold` (records).
"""

from __future__ import annotations

from collections.abc import Container

from onrecord.core.reading import Predicate
from onrecord.read.clauses import Clause
from onrecord.read.constructions.view import listed
from onrecord.read.grammar import Tree

UNSURE_OF_NOUN = 0.5
"""The network's probability of a record below which a noun without a type is none beside the verb that it is the object or subject
of: of 33 such nouns 13 were records, of 17 up to .75 7 (26 held-out reports, 73 articles of Wikinews and the open gold, 29 November 2026).
Set there by records right in every field (675; at .75 672); redo with `python -m evaluation gold` (records)."""
NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod", "compound", "amod"})
"""Relations of a word that stands as a noun ("the number of wounded is not known"): no main verb, whatever its tag."""
LEAST_MAIN = 0.4
"""The reader's own probability (half is the bar) from which a main verb is a record whatever else its sentence tells."""


def stands_in_for_clause(predicate: Predicate, clause: Clause, told: frozenset[int]) -> bool:
    """Tell whether a verb below the bar is a record all the same: the only one of its sentence, one that is denied or goes on.

    Rule `main_verb`: so "the station sits on a hill", "they did not touch it" and "left and painted the hull". A verb whose content
    stands in a clause of its own ("wants to leave") is not meant. Of 30 main verbs 9 were records (without them 4 fewer are right in
    every field), of 14 denied verbs 8, of 8 that go on from another verb with an object of their own 4.
    """
    tree, at = clause.tree, clause.at
    if tree.tags[at] != "VERB" or tree.base(at) in NOMINAL or predicate.confidence is None:
        return False
    if predicate.polarity == "-" or _goes_on(clause):
        return True
    own = any(tree.tags[k] not in ("NOUN", "ADJ") for k in tree.of(at, "xcomp", "ccomp"))
    if tree.rels[at] != "root" or not tree.of(at, "nsubj") or own:
        return False
    if any(tree.first + k in told and _is_condition(tree, k) for k in tree.of(at, "advcl")):
        return True
    return predicate.record >= LEAST_MAIN or not any(tree.first + kid in told for kid in tree.kids[at])


def _is_condition(tree: Tree, at: int) -> bool:
    """Tell whether a clause is an if-clause: where it is told, so is what hangs on it."""
    return any(tree.word(k) in ("if", "unless") for k in tree.of(at, "mark"))


def _goes_on(clause: Clause) -> bool:
    """Tell whether a verb goes on from another with an object of its own ("left the port and painted the hull")."""
    tree, at = clause.tree, clause.at
    return tree.base(at) == "conj" and tree.tags[tree.heads[at]] == "VERB" and bool(tree.of(at, "obj"))


def told_beside(predicate: Predicate, clause: Clause, told: Container[int]) -> bool:
    """Tell whether a word only names what the verb beside it tells, at a token of `told`, or is what somebody is kept from.

    So "steps" in "halted the first steps" and "sailing" in "kept the crew from sailing". "Unlikely" in "a sale is unlikely" tells
    how the sale is put, not one thing more. Source of the last: gold guide, section 2 ("unlikely to attack" is one record, at "attack").
    """
    tree, at, chance = clause.tree, clause.at, predicate.confidence
    if tree.word(at) in listed("likelihood") and any(
        tree.first + k in told for k in tree.of(at, "nsubj", "csubj", "ccomp", "xcomp")
    ):
        return True
    if chance is None or predicate.event not in ("", "NONE") or chance >= UNSURE_OF_NOUN:
        return False
    if tree.tags[at] == "VERB":
        return any(tree.word(mark) == "from" for mark in tree.of(at, "mark"))
    return tree.tags[at] == "NOUN" and tree.rels[at] in ("obj", "nsubj") and tree.first + tree.heads[at] in told
