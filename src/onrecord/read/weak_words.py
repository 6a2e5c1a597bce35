"""Weak words: what the network is not sure carries news, decided by where it stands in its clause.

The network weighs each word by itself. Of a main verb below its bar about half are records; of two words that tell one thing the
weaker is hardly ever one.

Source: gold guide, section 2 (one record for one thing told, at its content word). Counted on 262 labelled articles, 26 held-out
reports and the open gold, November 2026; redo with `python -m evaluation gold` (records).
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.core.reading import Predicate
from onrecord.read.clauses import Clause
from onrecord.read.grammar import Tree

UNSURE_OF_NOUN = 0.75
"""Probability of a record below which a noun without a type is none beside the verb that it is the object or subject of: of 97
such nouns 29 were records."""
UNSURE_OF_WORD = 0.5
"""The same for a noun that describes, and for one beside a likelier word of its own phrase: of 40 such nouns 5 were records."""
NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod", "compound", "amod"})
"""Relations of a word that stands as a noun ("the number of wounded is not known"): no main verb, whatever its tag."""
LEAST_MAIN = 0.4
"""The reader's own probability (half is the bar) from which a main verb is a record whatever else its sentence tells: 16 of 30."""


def stands_in_for_clause(predicate: Predicate, clause: Clause, told: frozenset[int]) -> bool:
    """Tell whether a verb below the bar is a record all the same: the only one of its sentence, one that is denied or goes on.

    Rule `main_verb`: so "the station sits on a hill", "they did not touch it" and "left and painted the hull". A verb whose content
    stands in a clause of its own ("wants to leave") is not meant. Of 78 main verbs with nothing told below them 41 were records, of
    65 denied verbs 34, of 30 that go on from another verb with an object of their own 19.
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


def told_beside(predicate: Predicate, clause: Clause, chances: Mapping[int, float]) -> bool:
    """Tell whether a word only names, or describes, what another word of its clause tells; `chances` are of the words told.

    So "steps" in "halted the first steps", "group" in "the armed group", "area" in "an area of growth", "port"
    in "which is a port", and "sailing" in "kept the crew from sailing".
    """
    tree, at, chance = clause.tree, clause.at, predicate.confidence
    if chance is None or predicate.event not in ("", "NONE") or chance >= UNSURE_OF_NOUN:
        return False
    if tree.tags[at] == "VERB":
        return any(tree.word(mark) == "from" for mark in tree.of(at, "mark"))
    if tree.tags[at] != "NOUN":
        return False
    if tree.rels[at] in ("obj", "nsubj") and tree.first + tree.heads[at] in chances:
        return True
    if chance >= UNSURE_OF_WORD:
        return False
    likelier = any(chances.get(tree.first + kid, 0.0) > chance for kid in tree.of(at, "amod", "nmod"))
    return likelier or tree.rels[at] in ("acl:relcl", "xcomp")
