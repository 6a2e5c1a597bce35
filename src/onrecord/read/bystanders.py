"""Bystanders: whom the network takes for who acts, and who only stands near what happens.

Rules, by the names they have in `by`: `before_its_noun`, `own_subject_acts` and `shown_alone`; each is told at its function.

Source: Universal Dependencies version 2 (compound, amod, nsubj); gold guide, section 2 (actor).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.core.reading import Argument, Predicate
from onrecord.read.actors import PRINTED, Shown
from onrecord.read.clauses import case, people
from onrecord.read.described import can_act, listed
from onrecord.read.grammar import Tree
from onrecord.read.page import Page

BEFORE = frozenset({"compound", "amod"})
WITH = frozenset({"with", "along", "alongside", "between"})
ACTING_WITH = WITH | {"by"}
"""Prepositions under which somebody acts beside a thing, or in a passive."""
RELATIVE = frozenset({"which", "that"})
"""Words for the noun before a clause."""
Named = Callable[[Argument], list[Argument]]


def without_bystanders(page: Page, predicate: Predicate, shown: Shown | None, named: Named) -> Predicate:
    """Return a predicate without those who act only by where they stand; `named` tells whom words stand for."""
    tree = page.tree(predicate)
    at = tree.place(predicate.anchor)
    if at is None or not tree.parsed:
        return predicate
    heads = {tree.place(words) for words in shown.words} if shown is not None else set()
    event = predicate.event not in ("", "NONE")
    kept: list[Argument] = []
    rules: list[str] = []
    for argument in predicate.arguments:
        place = tree.place(argument.anchor) if argument.role == "agent" else None
        noun = None if place is None else _noun_behind(page, tree, place, at)
        if place is not None and noun is not None:
            rules.append("before_its_noun")
            others = [other for other in predicate.arguments if other != argument]
            acts = noun in heads or (tree.heads[noun] == at and tree.base(noun) == "nsubj")
            if acts and not any(_inside(tree, other, noun) for other in others):
                first = min(k for k in tree.subtree(noun) if k <= noun)
                told = named(Argument("agent", tree.anchor(first, noun + 1)))
                kept += [one for one in told if can_act(page, one)]
        elif place is not None and _other_acts(page, tree, place, at, event=event):
            rules.append("own_subject_acts")
        else:
            kept.append(argument)
    if not rules:
        return predicate
    by = " ".join(dict.fromkeys((*predicate.by.split(), *rules)))
    return replace(predicate, arguments=tuple(dict.fromkeys(kept)), by=by)


def _noun_behind(page: Page, tree: Tree, place: int, at: int) -> int | None:
    """Return the noun that a name only stands before, None where it is no such name or the noun is what happens.

    Rule `before_its_noun`: in "Orra shares rose" Orra does nothing, in "Orra miners left" the miners do. Of 34 such names of
    the network 5 acted on 262 articles of Wikinews, the held-out reports and the open gold, 29 November 2026; redo with
    `python -m evaluation gold` (actor).
    """
    if tree.base(place) == "conj" and tree.heads[place] >= 0 and tree.base(tree.heads[place]) in BEFORE:
        place = tree.heads[place]
    noun = tree.heads[place]
    own = page.covered.get(tree.first + place)
    if own is None or tree.base(place) not in BEFORE or noun <= place or noun == at or at in tree.subtree(noun):
        return None
    other = page.covered.get(tree.first + noun)
    mentions = page.reading.mentions
    same = other is not None and mentions[other].entity == mentions[own].entity
    return None if same or tree.word(noun) in listed("stands_for") else noun


def _inside(tree: Tree, argument: Argument, noun: int) -> bool:
    """Tell whether somebody else who acts stands in a noun's phrase."""
    place = tree.place(argument.anchor) if argument.role == "agent" else None
    return place is not None and (place == noun or noun in tree.above(place))


def _somebody(page: Page, tree: Tree, noun: int) -> bool:
    """Tell whether a noun is somebody's name or a word for people or a body."""
    return tree.first + noun in page.covered or tree.word(noun) in people() or tree.word(noun) in listed("acting")


def _other_acts(page: Page, tree: Tree, place: int, at: int, *, event: bool) -> bool:
    """Tell whether a verb's own subject acts, or a passive has one, and a word stands outside its phrase.

    Rule `own_subject_acts`: in "Dan Orr left when the wall collapsed" the wall does; in "Dan Orr said that talks were opened"
    nobody is told to open them, but behind "by". With "which" it is the noun before it. A pronoun may be anybody. Of 53 such
    actors in a state of affairs 9 were right, and of 26 in a passive 5, counted and redone as above.
    """
    own = tree.kid(at, "nsubj")
    above = tuple(tree.above(place))
    if own is None or own == place or own in above:
        return False
    passive = tree.rels[own] == "nsubj:pass"
    if at in above and (passive or tree.tags[at] == "NOUN"):
        return False
    if tree.word(own) in RELATIVE and tree.base(at) == "acl" and not (event or passive):
        return tree.heads[at] != place and tree.heads[at] not in above
    if tree.tags[own] not in ("NOUN", "PROPN") and not (passive and tree.word(own) == "it"):
        return False
    if (_somebody(page, tree, own) and (passive or at in above)) or (event and not passive):
        return False
    first = place
    while tree.base(first) == "conj" and tree.heads[first] >= 0:
        first = tree.heads[first]
    return case(tree, first) not in ACTING_WITH


def shown_alone(page: Page, predicate: Predicate, shown: Shown, told: list[Argument]) -> Predicate:
    """Return a predicate without those who only stand in the phrase, or in another clause, beside the one shown to act.

    Rule `shown_alone`: in "the Telm port chief Sela Vorn asked" the port asks nothing. In a state of affairs nobody
    acts beside the one shown who is not joined to them: of 70 such of the network on 262 articles of Wikinews 11 were
    right, 29 November 2026; redo with `python -m evaluation gold` (actor).
    """
    tree = page.tree(predicate)
    heads = [
        k for words in shown.words if (k := tree.place(words)) is not None and tree.word(k) not in listed("officials")
    ]
    places = [tree.place(one.anchor) for one in predicate.arguments]
    both = shown.rule == "subject_acts" and any(k in heads for k in places if k is not None)
    state = predicate.event in ("", "NONE")
    alone = (state or shown.rule in PRINTED) and any(stands_under(tree, k, heads) for k in places if k is not None)
    beside = [
        one
        for one, place in zip(predicate.arguments, places, strict=True)
        if one.role == "agent"
        and place is not None
        and (_aside(tree, place, heads, elsewhere=both) or (alone and not _joins(tree, place, heads)))
    ]
    if not beside or len(told) == len(beside):
        return predicate
    arguments = tuple(one for one in predicate.arguments if one not in beside)
    return replace(predicate, arguments=arguments, by=f"{predicate.by} shown_alone")


def stands_under(tree: Tree, place: int, heads: list[int]) -> bool:
    """Tell whether a word stands in one of some phrases, by their heads."""
    return place in heads or any(above in heads for above in tree.above(place))


def _joins(tree: Tree, place: int, heads: list[int]) -> bool:
    """Tell whether a word stands in the phrase of one shown to act, or is joined to somebody, by "and" or "with"."""
    return stands_under(tree, place, heads) or tree.base(place) == "conj" or case(tree, place) in WITH


def _aside(tree: Tree, place: int, heads: list[int], *, elsewhere: bool) -> bool:
    """Tell whether a word stands inside the phrase of one shown to act, owns something, or, `elsewhere`, has its own verb."""
    if place in heads:
        return False
    way = [place]
    for above in tree.above(place):
        if above in heads:
            return not any(tree.base(k) in ("conj", "appos", "flat") for k in way[-1:])
        way.append(above)
    return tree.rels[place] == "nmod:poss" or (elsewhere and tree.base(place) == "nsubj")
