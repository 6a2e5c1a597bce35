"""Parties: the heads of the phrases that say to or against whom an event is, and who takes part in it, read off the tree.

A recipient is the object, the
phrase under a preposition that the event's type takes, or who owns or stands in the thing that is acted on. Those with whom
one meets, agrees or works act too.

Source: Universal Dependencies version 2; gold guide, section 2 (actor, recipient); PLOVER 2.0 codebook, actors and recipients.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.read.actors import is_form
from onrecord.read.event_frames import word_class
from onrecord.read.event_types import case, objects
from onrecord.read.grammar import Tree

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose parties under "with" and "between" act as well. Source: gold guide, section 2 (actor)."""
TAKES = {
    "AGREE": "to", "CONSULT": "to", "SUPPORT": "to for of towards toward behind", "COOPERATE": "to",
    "CONCEDE": "to from of on against for in", "RETREAT": "to from of in", "AID": "to for in", "REQUEST": "to on upon from of with",
    "ACCUSE": "against into of on at over about by", "REJECT": "to from of with", "THREATEN": "against to of",
    "PROTEST": "against at outside over in", "SANCTION": "on against from to with of in", "COERCE": "on against of from in",
    "MOBILIZE": "to against in on along near into around", "ASSAULT": "on against at with of in",
}  # fmt: skip
"""The prepositions under which a type's recipient stands. Set by hand on the codebook's definitions and the training reports,
November 2026; redo with `python -m evaluation gold` (recipient)."""
NOUN_ONLY = frozenset({"of", "in", "by"})
"""Prepositions that give a recipient only in the absence of any other."""
BETWEEN = frozenset({"with", "between", "alongside"})
FIRST = frozenset({"to", "for"})
"""Prepositions before which even an object gives way: who is sent to somebody is not whom it is done for."""
BELOW = "SANCTION"
"""The type whose prepositions are tried for what is agreed or refused to be done: those of most types are among them."""
JOINT = ("meet", "met", "discuss", "negotiat", "consult", "debat", "hold", "held", "attend", "exchang")
"""Beginnings of verbs of meeting whose object is no host or guest."""
GIFTS = frozenset({"AID", "SUPPORT"})
"""Types of what can be got."""
GETTING = ("receive", "get", "obtain", "win", "secure", "accept")
"""Verbs whose subject is given what their object names."""
INNER = frozenset({"nmod", "compound", "amod"})
Acts = Callable[[int], bool]


def partners(tree: Tree, at: int, kind: str) -> list[int]:
    """Return those with whom something mutual is done: they act in it too."""
    if kind not in MUTUAL:
        return []
    carrier = tree.heads[at]
    places = [at, carrier] if tree.base(at) == "obj" and carrier >= 0 and tree.tags[carrier] == "VERB" else [at]
    return [j for place in places for k in _under(tree, place, BETWEEN) for j in tree.joined(k)]


def recipients(tree: Tree, at: int, kind: str, acts: Acts) -> list[int]:
    """Return the heads of those to or against whom the act is; `acts` tells who can be a party."""
    taken = objects(tree, at) if tree.tags[at] == "VERB" else []
    direct = [k for k in taken if acts(k) and not _own(tree, k, kind)]
    if kind in MUTUAL and (kind != "CONSULT" or tree.word(at).startswith(JOINT)):
        direct = []
    takes = frozenset(TAKES.get(kind, "").split())
    first = _under_any(tree, at, taken, takes & FIRST, acts) if kind == "AID" else []
    if first or direct:
        return first or direct
    for allowed in (takes - NOUN_ONLY, takes & NOUN_ONLY):
        found = _under_any(tree, at, taken, allowed, acts)
        if found:
            return found
    if kind == "REQUEST":
        asked = [s for k in tree.of(at, "ccomp", "xcomp") for s in tree.of(k, "nsubj") if acts(s)]
        if asked:
            return asked
    carrier = tree.heads[at]
    if not taken and tree.base(at) in ("obj", "obl") and carrier >= 0 and tree.tags[carrier] == "VERB":
        for allowed in (takes - NOUN_ONLY, takes & NOUN_ONLY):
            found = [k for k in _under_any(tree, carrier, [], allowed, acts) if k != at]
            if found:
                return found
    below = tree.kid(at, "xcomp") if kind in ("AGREE", "REJECT", "THREATEN") else None
    return _inside(tree, taken, acts) or (recipients(tree, below, BELOW, acts) if below is not None else [])


def received(tree: Tree, at: int) -> tuple[list[int], list[int]] | None:
    """Return (who gives, who gets) where a gift is told from the side of who gets it, None where it is not.

    Rule `gets_it`: in "the port received aid from Ondria" Ondria gives and the port gets; in "won Ondria's blessing" too.
    """
    verb = at
    if tree.base(verb) == "conj" and tree.tags[verb] == "NOUN":
        verb = tree.heads[verb]
    if tree.base(verb) == "obj" and tree.tags[verb] == "NOUN":
        verb = tree.heads[verb]
    if verb < 0 or not is_form(tree, verb, GETTING) or tree.tags[verb] != "VERB" or tree.passive(verb) is not None:
        return None
    getting = tree.subject(verb)
    if getting is None:
        return None
    things = [at] if at != verb else tree.of(verb, "obj")
    givers = [j for place in (verb, *things) for k in _under(tree, place, frozenset({"from"})) for j in tree.joined(k)]
    givers = givers or [k for thing in things for k in tree.of(thing, "nmod") if tree.rels[k] == "nmod:poss"]
    givers = givers or [
        k for thing in things for k in tree.of(_first(tree, thing), "nmod") if tree.rels[k] == "nmod:poss"
    ]
    return givers, tree.joined(getting)


def _first(tree: Tree, at: int) -> int:
    """Return the noun that one joined to it by "and" stands beside."""
    return tree.heads[at] if tree.base(at) == "conj" else at


def _own(tree: Tree, at: int, kind: str) -> bool:
    """Tell whether what is moved is the mover's own ("withdrew its troops")."""
    if kind == "MOBILIZE":
        return True
    own = any(tree.rels[k] == "nmod:poss" and tree.tags[k] == "PRON" for k in tree.kids[at])
    return kind == "RETREAT" and (own or tree.word(at) in word_class("forces"))


def _under_any(tree: Tree, at: int, taken: list[int], allowed: frozenset[str], acts: Acts) -> list[int]:
    """Return those who can be a party under some prepositions of a word or of its objects."""
    found = [j for k in _under(tree, at, allowed) for j in tree.joined(k) if acts(j)]
    found += [j for o in taken for k in _under(tree, o, allowed) for j in tree.joined(k) if acts(j)]
    return list(dict.fromkeys(found))


def _inside(tree: Tree, things: list[int], acts: Acts) -> list[int]:
    """Return who owns, or is named in, the things that are acted on ("the ministry's plan")."""
    return [k for thing in things for k in tree.subtree(thing) if k != thing and tree.base(k) in INNER and acts(k)][:1]


def _under(tree: Tree, at: int, prepositions: frozenset[str]) -> list[int]:
    """Return the heads that hang on a word under one of some prepositions."""
    return [k for k in tree.of(at, "obl", "nmod", "iobj") if case(tree, k) in prepositions]
