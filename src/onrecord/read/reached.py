"""Reached: whom a request, a threat or a charge reaches, told from the side of whoever gets or answers it.

Rule `put_to_who_answers`: in "Orra Bank did not respond to a request for comment" the bank asks nobody: the request is put to it. Rule
`sent_from`: in "the council received threats from the miners" the miners threaten, the council is threatened. Whom the page
does not name stays unnamed.

Source: PLOVER 2.0 codebook, actors and recipients; FrameNet (Communication_response: the Speaker is the Addressee of the trigger).
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.reading import Predicate
from onrecord.read.actors import is_form
from onrecord.read.bystanders import stands_under
from onrecord.read.clauses import case
from onrecord.read.described import can_act, is_place
from onrecord.read.grammar import Tree
from onrecord.read.naming import named_at
from onrecord.read.page import Page
from onrecord.read.parties import GIFTS, received
from onrecord.read.together import party

ANSWERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "NONE", ""})
"""Types of what one side alone does to another, and none."""
ANSWERING = ("respond", "reply", "answer", "reject", "decline", "refuse", "ignore", "grant", "acknowledge", "comply", "deny", "dismiss",
             "heed", "rebuff", "agree", "bow", "yield")  # fmt: skip
"""Verbs whose subject somebody else has asked, accused or threatened."""
GETTING = ("receive", "get", "face", "draw", "field", "attract")
"""Verbs whose subject has from somebody what their object names."""
REACHING = frozenset({"REQUEST", "ACCUSE", "THREATEN"})


def answered(tree: Tree, at: int, kind: str) -> list[int]:
    """Return the heads of those who answer what a noun names: it was put to them."""
    verb = tree.heads[at]
    if kind not in REACHING or tree.tags[at] != "NOUN" or verb < 0 or not is_form(tree, verb, ANSWERING):
        return []
    under = tree.base(at) == "obj" or (tree.base(at) == "obl" and case(tree, at) in ("to", "with"))
    own = tree.subject(verb) if under and tree.passive(verb) is None else None
    return tree.joined(own) if own is not None else []


def sent(tree: Tree, at: int, kind: str) -> tuple[list[int], list[int]] | None:
    """Return (from whom, who gets it) of what somebody has from another, None where no "from" tells it."""
    if kind not in ANSWERED:
        return None
    noun = tree.tags[at] == "NOUN" and tree.base(at) == "obj"
    verb = tree.heads[at] if noun else at
    if verb < 0 or tree.tags[verb] != "VERB" or not is_form(tree, verb, GETTING) or tree.passive(verb) is not None:
        return None
    things = [at] if noun else tree.of(verb, "obj")
    places = (k for place in (verb, *things) for k in tree.of(place, "obl", "nmod") if case(tree, k) == "from")
    givers = [j for k in places if tree.tags[k] in ("NOUN", "PROPN", "PRON") for j in tree.joined(k)]
    getting = tree.subject(verb)
    behind = [k for thing in things for k in range(thing + 2, len(tree)) if tree.word(thing + 1) == "from"][:1]
    givers = givers or [k for k in behind if tree.tags[k] == "PROPN"]  # however a sum behind it is parsed
    return (givers, tree.joined(getting)) if things and givers and getting is not None else None


def as_reached(page: Page, tree: Tree, predicate: Predicate, at: int) -> Predicate | None:
    """Return an event told from the side of whom it reaches, with who does it and to whom; None where it is not told so.

    Rules `gets_it` (of gifts, see `parties.received`), `sent_from` and `put_to_who_answers`.
    """
    if heads := answered(tree, at, predicate.event):
        return _put_to(page, tree, predicate, heads)
    gift = predicate.event in GIFTS
    sides = received(tree, at) if gift else sent(tree, at, predicate.event)
    if sides is None:
        return None
    giving, getting = named_at(page, tree, sides[0], "agent"), named_at(page, tree, sides[1], "recipient")
    if not gift:
        state = predicate.event in ("", "NONE")
        giving = [a for a in giving if (a.entity is not None or can_act(page, a)) and not (state and is_place(page, a))]
        getting = [one for one in getting if can_act(page, one)]
        if not giving:
            return None
    kept = (a for a in predicate.arguments if a.role not in ("agent", "recipient"))
    rule = "gets_it" if gift else "sent_from"
    return replace(predicate, arguments=(*dict.fromkeys((*giving, *getting)), *kept), by=f"{predicate.by} {rule}")


def _put_to(page: Page, tree: Tree, predicate: Predicate, heads: list[int]) -> Predicate:
    """Return a request or the like with those who answer it as to whom it is put, not as who makes it."""
    asked = [one for one in named_at(page, tree, heads, "recipient") if can_act(page, one)]
    them = {party(one) for one in asked}
    places = {one: tree.place(one.anchor) for one in predicate.arguments if one.role == "agent"}
    wrong = {one for one, k in places.items() if party(one) in them or (k is not None and stands_under(tree, k, heads))}
    acting = {party(one) for one in places if one not in wrong}
    kept = [a for a in predicate.arguments if a not in wrong and not (a.role == "recipient" and party(a) in acting)]
    new = [] if any(one.role == "recipient" for one in kept) else asked
    return replace(predicate, arguments=(*new, *kept), by=f"{predicate.by} put_to_who_answers")
