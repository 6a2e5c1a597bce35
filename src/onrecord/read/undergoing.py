"""Undergoing: to whom something is done that is no event of a known type, read off the tree.

Rules, by the names they have in `by`: `happens_to`, `done_to_people`, `harmed_or_treated`, `ravaged`, `of_its_sovereignty` and
`victory_over`. Each counts only where the network names no recipient.

Source: Universal Dependencies version 2 (nsubj:pass, obj, nmod:poss); gold guide, section 2 (recipient).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument
from onrecord.read.actors import is_form
from onrecord.read.clauses import case
from onrecord.read.described import idle_verbs, is_person, listed, noun_of
from onrecord.read.grammar import Tree
from onrecord.read.page import Page

OVER = frozenset({"over", "against"})
"""Prepositions under which a noun for a victory or a step has its opponent."""
POINTING = frozenset("the this that these those".split())
MORE = frozenset({"more", "others"})
"""Words for further people behind a number ("injuring seven more")."""


def undergoing(tree: Tree, at: int, *, event: bool, acted: bool) -> Iterator[tuple[str, list[int]]]:
    """Yield the heads of those to whom a state of affairs may be done with the rule that tells so; to an event's, of further people.

    `acted` tells whether somebody acts in it.
    """
    if event:
        further = [k for k in tree.of(at, "obj", "advmod") if tree.word(k) in MORE]
        yield "harmed_or_treated", further if _befalls(tree, at) else []
        return
    if tree.tags[at] == "VERB":
        if tree.word(at) not in listed("of_mind") and tree.word(at) not in listed("of_a_thing"):
            own = [k for k in tree.kids[at] if tree.rels[k] == "nsubj:pass"]
            yield "happens_to", [j for k in own or _shared(tree, at) for j in tree.joined(k)]
        if acted and not is_form(tree, at, idle_verbs()):
            yield "done_to_people", [j for k in tree.of(at, "obj") for j in tree.joined(k)]
        if _befalls(tree, at):
            yield "harmed_or_treated", [j for k in tree.of(at, "obj") for j in tree.joined(k)]
        if is_form(tree, at, tuple(sorted(listed("ravaging")))):
            yield "ravaged", [k for k in tree.kids[at] if tree.rels[k] in ("obj", "nsubj:pass")]
    things = [k for k in tree.of(at, "obj", "nmod") if tree.base(k) == "obj" or case(tree, k) == "of"]
    owned = [k for thing in things if tree.word(thing) in listed("sovereign") for k in tree.of(thing, "nmod")]
    yield "of_its_sovereignty", [k for k in owned if tree.rels[k] == "nmod:poss" or case(tree, k) == "of"]
    if tree.tags[at] == "NOUN":
        yield "victory_over", [j for k in tree.of(at, "nmod") if case(tree, k) in OVER for j in tree.joined(k)]


def _shared(tree: Tree, at: int) -> list[int]:
    """Return the subject that a passive shares over "and" ("she was treated and then flown out", "he fell and was found")."""
    above = tree.heads[at]
    if tree.base(at) != "conj" or tree.tags[above] != "VERB" or tree.kid(at, "nsubj", "obj") is not None:
        return []
    own = tree.of(above, "nsubj")
    passive = any(tree.rels[k] == "aux:pass" for k in tree.kids[at])
    return own if passive or any(tree.rels[k] == "nsubj:pass" for k in own) else []


def whole(tree: Tree, head: int) -> Anchor:
    """Return a noun with what stands before it in its phrase ("three elderly men")."""
    first = head
    while first > 0 and tree.heads[first - 1] == head and tree.base(first - 1) in ("amod", "compound", "nummod"):
        first -= 1
    return tree.anchor(first, head + 1)


def undergoes(page: Page, tree: Tree, rule: str, head: int, told: Argument) -> bool:
    """Tell whether something is done to somebody whom a rule of `undergoing` shows.

    Rule `happens_to`: in "three men were diagnosed" it is done to the men, and in "she was awarded" to her; to people by
    name or told of anew, not to bodies and things. Of 38 so told on 262 articles of Wikinews 23 were right and 3 where there is none,
    November 2026; redo with `python -m evaluation gold` (recipient). Rule `done_to_people`: so it is to people who are the object of
    whoever acts ("the clinic hired two nurses", "the mayor thanked Sela Vorn"); of 10 so told on the open gold, the held-out reports and 73
    articles of Wikinews 8 were right, 29 November 2026. Rule `harmed_or_treated`: to people in any words ("infected the boy",
    "injuring seven more"). Rule `ravaged`: to a country, as in
    "Ondria was devastated by floods". Rule `of_its_sovereignty`: in "a breach of Ondria's sovereignty" to Ondria. Rule
    `victory_over`: in "a victory over its rivals" to them.
    """
    if told.entity is not None:
        kind = page.reading.entities[told.entity].type
        if rule in ("happens_to", "done_to_people", "harmed_or_treated"):
            return kind == "PERSON"
        named = kind in ("PERSON", "ORGANIZATION") and rule != "ravaged"
        return named or page.affiliations.is_country(told.entity)
    if rule in ("of_its_sovereignty", "ravaged"):
        return False
    if rule == "harmed_or_treated" and tree.word(head) in MORE:
        return any(tree.tags[k] == "NUM" for k in tree.kids[head])
    again = any(tree.word(k) in POINTING for k in tree.of(head, "det"))
    return is_person(noun_of(told)) and not (again and rule == "happens_to")


def _befalls(tree: Tree, at: int) -> bool:
    """Tell whether a verb tells what befalls somebody's body, or of care for it."""
    return is_form(tree, at, tuple(sorted(listed("befalling"))))
