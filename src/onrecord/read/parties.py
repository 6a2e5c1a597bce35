"""Parties: the heads of the phrases that say to or against whom an event is, and who takes part in it, read off the tree.

A recipient is the object, the phrase under a preposition that the event's type takes, who is named within the thing there or
acted on, or who must act before it ends. Those with whom one meets, agrees or works act too.

Source: Universal Dependencies version 2; gold guide, section 2 (actor, recipient); PLOVER 2.0 codebook, actors and recipients.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.core.reading import Argument, Predicate
from onrecord.read.actors import is_form
from onrecord.read.clauses import case, doers, objects, people
from onrecord.read.described import idle_verbs, listed
from onrecord.read.event_frames import word_class
from onrecord.read.grammar import Tree

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose parties under "with" and "between" act as well. Source: gold guide, section 2 (actor)."""
TAKES = {
    "AGREE": "to", "CONSULT": "to", "SUPPORT": "to for of towards toward behind", "COOPERATE": "to",
    "CONCEDE": "to of on against for", "RETREAT": "to from of in", "AID": "to for in", "REQUEST": "to on upon from of with",
    "ACCUSE": "against into of on at over about by", "REJECT": "to from of with", "THREATEN": "against to of",
    "PROTEST": "against at outside over in", "SANCTION": "on against from to with of in", "COERCE": "on against of from in",
    "MOBILIZE": "to against in on along near into around", "ASSAULT": "on against at with of in",
}  # fmt: skip
"""The prepositions under which a type's recipient stands. Set by hand on the codebook's definitions and the training reports,
November 2026; redo with `python -m evaluation gold` (recipient)."""
WITHIN = {
    "MOBILIZE": frozenset({"for", "at"}),
    "PROTEST": frozenset({"for", "about"}),
    "AID": frozenset({"of", "along", "at"}),
}
"""Prepositions under which a recipient of a type is only named within a thing ("troops for a war with Ondria")."""
AGAINST = frozenset({"against"})
"""The preposition that names an opponent before any other does."""
AWAITING = frozenset({"CONCEDE", "RETREAT", "THREATEN", "PROTEST", "SANCTION", "COERCE"})
"""Types that are done, or go on, until somebody else does what is wanted of him."""
NOUN_ONLY = frozenset({"of", "in", "by"})
"""Prepositions that give a recipient only in the absence of any other."""
BETWEEN = frozenset({"with", "between", "alongside"})
GIVEN = frozenset({"AID", "RETREAT"})
"""Types of what is given, or given back, to somebody."""
FIRST = frozenset({"to", "for"})
"""Prepositions before which even an object gives way: who is sent to somebody is not whom it is done for."""
BELOW = "SANCTION"
"""The type whose prepositions are tried for what is agreed or refused to be done: those of most types are among them."""
JOINT = ("meet", "met", "discuss", "negotiat", "consult", "debat", "hold", "held", "attend", "exchang")
"""Beginnings of verbs of meeting whose object is no host or guest."""
DECLARING = ("announce", "declare", "proclaim")
"""Verbs whose subject does what their object names, where that is done by saying so."""
DECLARED = frozenset({"CONCEDE", "RETREAT", "COERCE", "SANCTION"})
"""Types of what is done by declaring it: a ceasefire, a curfew, a suspension."""
GIFTS = frozenset({"AID", "SUPPORT"})
"""Types of what can be got."""
GETTING = ("receive", "get", "obtain", "win", "secure", "accept")
"""Verbs whose subject is given what their object names."""
IF = frozenset({"if"})
"""The mark before what whoever is threatened is not to do."""
UNTIL = frozenset({"until", "till", "unless"})
"""The marks before what somebody is to do before an act ends."""
PASSING = frozenset({"iobj", "nmod", "obj", "obl"})
"""Relations in another phrase or clause by which somebody is no party of what a noun names."""
NOT_UNDERGONE = frozenset({"", "NONE", "MOBILIZE", *MUTUAL})
"""Types of what is done together or with one's own, and none."""
MOST_STEPS = 2
"""Most steps up the tree from a recipient of what is no event of a known type: of those farther the network names more wrong ones
than right ones. Set on 262 labelled articles of Wikinews, 29 November 2026; redo with `python -m evaluation gold` (recipient)."""
HELPING = ("help", "assist", "support", "aid", "house", "protect", "feed", "shelter")
"""Verbs for what something is given for."""
INNER = frozenset({"nmod", "compound", "amod"})
"""Relations of whoever is named within a thing."""
WITHIN_IT = INNER | {"conj", "appos", "flat", "acl", "obj", "obl"}
"""Relations by which a word of a thing's phrase hangs on another."""
Acts = Callable[[int], bool]


def partners(tree: Tree, at: int, kind: str) -> list[int]:
    """Return those with whom something mutual is done: they act in it too."""
    if kind not in MUTUAL:
        return []
    carrier = tree.heads[at]
    places = [at, carrier] if tree.base(at) == "obj" and carrier >= 0 and tree.tags[carrier] == "VERB" else [at]
    return [j for place in places for k in _under(tree, place, BETWEEN) for j in tree.joined(k)]


def between(tree: Tree, at: int) -> list[int]:
    """Return those between whom what a noun names is ("tension between the port and the union")."""
    if tree.tags[at] != "NOUN":
        return []
    return [j for k in tree.of(at, "nmod", "obl") if case(tree, k) == "between" for j in tree.joined(k)]


def recipients(tree: Tree, at: int, kind: str, acts: Acts) -> list[int]:
    """Return the heads of those to or against whom the act is; `acts` tells who can be a party."""
    return next((found for found in _ranked(tree, at, kind, acts) if found), [])


def _ranked(tree: Tree, at: int, kind: str, acts: Acts) -> Iterator[list[int]]:
    """Yield those to or against whom the act may be, the surest first: some list may be empty."""
    taken = [k for k in objects(tree, at) if tree.base(k) != "xcomp"] if tree.tags[at] == "VERB" else []
    yield [k for k in tree.of(at, "iobj") if acts(k)]  # "promised us help"
    takes = frozenset(TAKES.get(kind, "").split())
    if kind == "AID" and not any(acts(k) for k in taken):
        yield _helped(tree, at, taken, acts)
    if kind in GIVEN:
        yield _under_any(tree, at, taken, takes & FIRST, acts)
    if kind not in MUTUAL or (kind == "CONSULT" and not tree.word(at).startswith(JOINT)):
        yield [k for k in taken if acts(k) and not _own(tree, k, kind) and not _condition(tree, k)]
    yield _under_any(tree, at, taken, takes & AGAINST, acts)
    yield _within(tree, at, taken, takes & AGAINST, acts)
    for allowed in (takes - NOUN_ONLY, takes & NOUN_ONLY):
        yield _under_any(tree, at, taken, allowed, acts)
    if kind == "REQUEST":
        yield [s for k in tree.of(at, "ccomp", "xcomp") for s in tree.of(k, "nsubj") if acts(s)]
    carrier = _carrier(tree, at, taken)
    if carrier is not None:
        for allowed in (takes - NOUN_ONLY, takes & NOUN_ONLY):
            yield [k for k in _under_any(tree, carrier, [], allowed, acts) if k != at]
    yield _said_of_it(tree, at, acts)
    if kind not in MUTUAL:
        yield _within(tree, at, taken, takes | WITHIN.get(kind, frozenset()), acts)
    if kind != "COOPERATE":  # what stands within joint work, or between two sides, is theirs who act
        things = [k for k in taken if kind != "CONSULT" or tree.rels[k] != "nsubj:pass"]
        yield [k for k in _inside(tree, things, acts) if kind not in MUTUAL or case(tree, k) != "between"]
    below = tree.kid(at, "xcomp") if kind in ("AGREE", "REJECT", "THREATEN") else None
    if below is not None:
        yield recipients(tree, below, BELOW, acts)
    if kind in AWAITING:
        yield _awaited(tree, at, kind, acts)


def _helped(tree: Tree, at: int, taken: list[int], acts: Acts) -> list[int]:
    """Return whom something is given to help ("sent pumps to help the miners")."""
    ends = [k for place in (at, *taken) for k in tree.of(place, "advcl", "acl", "xcomp") if is_form(tree, k, HELPING)]
    to = (k for k in ends if any(tree.word(m) == "to" for m in tree.of(k, "mark")))
    return [j for k in to for o in tree.of(k, "obj") for j in tree.joined(o) if acts(j)]


def _said_of_it(tree: Tree, at: int, acts: Acts) -> list[int]:
    """Return whom a deed is done against by what is said of it ("the strike was the third by Ondria against Marlesh")."""
    above = tree.heads[at]
    if above < 0 or tree.base(at) != "nsubj" or tree.kid(above, "cop") is None:
        return []
    places = (above, *tree.of(above, "nmod", "obl"))
    return [k for place in places for k in _under(tree, place, AGAINST) if acts(k)]


def _carrier(tree: Tree, at: int, taken: list[int]) -> int | None:
    """Return the verb that a noun without objects of its own stands under, None where there is none."""
    above = tree.heads[at]
    under = not taken and tree.base(at) in ("obj", "obl") and above >= 0 and tree.tags[above] == "VERB"
    return above if under else None


def declarers(tree: Tree, at: int, kind: str) -> list[int]:
    """Return who declares what a noun names, and so does it. Rule `declarer_acts`."""
    verb = tree.heads[at]
    if kind not in DECLARED or tree.base(at) != "obj" or verb < 0 or not is_form(tree, verb, DECLARING):
        return []
    return doers(tree, verb)


def beside_the_point(tree: Tree, place: int, at: int, way: list[str], *, event: bool) -> bool:
    """Tell whether a word, `way` from a predicate, only tells what, where or meanwhile: no recipient stands so.

    Rule `beside_the_point`: before a noun, as part of its name ("the Ondria road"); the object of a clause beside ("closed the
    port, leaving Ondria"); the subject of a verb that acts on its object, or of a clause behind a passive ("was held until Ondria
    paid"). Where it is no event: where it is ("in Ondria"), whom a noun is for ("a home for Ondrians"), the object of a verb
    that does nothing to it ("joined the Ondria club"), another phrase than the noun for it, or far from it; the name of a thing
    ("its satellite, Ondra-2"); another clause than the noun that it is told of ("Ondria mourned when the port was closed"). Of 90
    whom the network named so on 262 labelled articles of Wikinews 10 were right, November 2026; of 17 whom a noun is for, and 12
    to whom a verb does nothing, 4 and none on 335 of them, 2026-11-30; redo with `python -m evaluation gold` (recipient).
    """
    away, last = (way[0], way[1]) if way and way[0] == "away" else ("", way[0] if way else "")
    if last == "compound" or (event and way == ["nsubj"] and _acts_on(tree, at)):
        return True
    if event and way == ["nsubj", "advcl"] and place > at and tree.passive(at) is not None:
        return True
    if not event and ((last in ("obl", "nmod") and case(tree, place) == "in") or _is_idle(tree, place, at, way)):
        return True
    if not event and not away and (len(way) > MOST_STEPS or way == ["nmod", "obl"]):
        return True
    noun = tree.heads[place]
    if not event and last == "appos" and noun >= 0 and tree.tags[noun] == "NOUN" and not _acts(tree.word(noun)):
        return True
    if away and not event:
        return (tree.tags[at] == "NOUN" and last in PASSING) or _told_of_another(tree, at)
    return way == ["obj", "advcl"]


def _is_idle(tree: Tree, place: int, at: int, way: list[str]) -> bool:
    """Tell whether a verb does nothing to its object ("joined the union") or whose it is ("belongs to"), or a noun is "for" somebody."""
    if way == ["obl"]:
        return is_form(tree, at, ("belong",))
    if way == ["nmod"]:
        return case(tree, place) == "for"
    return way == ["obj"] and is_form(tree, at, idle_verbs())


def _acts(noun: str) -> bool:
    """Tell whether a noun is for people, a body or somebody else who acts."""
    return noun in people() or noun in listed("acting")


def _acts_on(tree: Tree, at: int) -> bool:
    """Tell whether the subject of a verb does something to its object."""
    return tree.tags[at] == "VERB" and tree.passive(at) is None and tree.kid(at, "obj") is not None


def _told_of_another(tree: Tree, at: int) -> bool:
    """Tell whether a predicate has a noun for a subject of its own; a number alone takes up the noun before it."""
    own = tree.kid(at, "nsubj")
    return own is not None and tree.tags[own] in ("NOUN", "PROPN")


def undergone(tree: Tree, predicate: Predicate) -> Predicate:
    """Return a deed to whose passive subject it is done, where the network takes him for who acts.

    Rule `undergone`: in "the Ondrians were criticised" they criticise nobody. What is mutual or moved ("troops were deployed") stays. Of
    16 such subjects on 262 labelled articles of Wikinews 10 were recipients and one acted, November 2026; redo as above.
    """
    at = tree.place(predicate.anchor)
    if at is None or predicate.event in NOT_UNDERGONE or not tree.parsed:
        return predicate
    passive = next((k for k in tree.kids[at] if tree.rels[k] == "nsubj:pass"), None)
    same = (
        () if passive is None else (passive, *tree.of(passive, "appos", "flat"))
    )  # "the minister, Dan Orr, was criticised"
    if not any(a.role == "agent" and tree.place(a.anchor) in same for a in predicate.arguments):
        return predicate
    known = any(a.role == "recipient" for a in predicate.arguments)
    found: list[Argument] = []
    for argument in predicate.arguments:
        if argument.role == "agent" and tree.place(argument.anchor) in same:
            found += [] if known else [replace(argument, role="recipient")]
        else:
            found.append(argument)
    return replace(predicate, arguments=tuple(found), by=f"{predicate.by} undergone")


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
    if any(tree.word(thing) in people() for thing in things):
        return None
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
    if kind == "MOBILIZE" or (kind == "AID" and tree.word(at) in word_class("forces")):
        return True
    own = any(tree.rels[k] == "nmod:poss" and tree.tags[k] == "PRON" for k in tree.kids[at])
    return kind == "RETREAT" and (own or tree.word(at) in word_class("forces"))


def _under_any(tree: Tree, at: int, taken: list[int], allowed: frozenset[str], acts: Acts) -> list[int]:
    """Return those who can be a party under some prepositions of a word or of its objects."""
    found = [j for k in _under(tree, at, allowed) for j in tree.joined(k) if acts(j)]
    found += [j for o in taken for k in _under(tree, o, allowed) for j in tree.joined(k) if acts(j)]
    return list(dict.fromkeys(found))


def _inside(tree: Tree, things: list[int], acts: Acts) -> list[int]:
    """Return who owns, or is named in, the things that are acted on ("the ministry's plan"), an opponent first."""
    found = [k for thing in things for k in _inner(tree, thing) if acts(k)]
    return sorted(found, key=lambda k: case(tree, k) not in AGAINST)[:1]


def _inner(tree: Tree, thing: int) -> list[int]:
    """Return the words of a thing's phrase below it, in order, without clauses about it and where something is done.

    What is done to it by participles counts ("threats made by the ministry", "a formula for settling a dispute with Orra").
    """
    found: list[int] = []
    todo = list(tree.kids[thing])
    while todo and len(found) < len(tree):
        at = todo.pop()
        if tree.base(at) in WITHIN_IT and tree.rels[at] != "acl:relcl" and not _only_where(tree, at):
            found.append(at)
            todo += tree.kids[at]
    return sorted(k for k in found if tree.base(k) in INNER)


def _only_where(tree: Tree, at: int) -> bool:
    """Tell whether a phrase in a clause tells where or when."""
    return tree.rels[at] == "obl" and case(tree, at) in ("in", "at", "from", "on", "during", "after", "before", "")


def _condition(tree: Tree, at: int) -> bool:
    """Tell whether "state" is a condition, no body ("declared a state of emergency"), or "movement" is one of things."""
    return tree.word(at) in ("state", "movement") and any(case(tree, k) == "of" for k in tree.of(at, "nmod"))


def _awaited(tree: Tree, at: int, kind: str, acts: Acts) -> list[int]:
    """Return who is to act before something ends or is left undone ("will not end the strike until the firm pays")."""
    marks = UNTIL | IF if kind == "THREATEN" else UNTIL
    said = [at, *tree.of(at, "ccomp", "xcomp", "acl")]
    clauses = [k for s in said for k in tree.of(s, "advcl") if any(tree.word(m) in marks for m in tree.of(k, "mark"))]
    return [k for clause in clauses for k in tree.of(clause, "nsubj") if acts(k)]


def _within(tree: Tree, at: int, taken: list[int], allowed: frozenset[str], acts: Acts) -> list[int]:
    """Return whose is, or who is named in, what stands under some prepositions ("an attack on a base of the militia")."""
    carrier = _carrier(tree, at, taken)
    done = [k for k in tree.of(at, "obl") if not acts(k) and case(tree, k) == "on"] if tree.tags[at] == "VERB" else []
    for place in (at, *taken, *done, *(() if carrier is None else (carrier,))):
        found = _inside(tree, [k for k in _under(tree, place, allowed) if k != at], acts)
        if found:
            return found
    return []


def _under(tree: Tree, at: int, prepositions: frozenset[str]) -> list[int]:
    """Return the heads that hang on a word under one of some prepositions."""
    return [k for k in tree.of(at, "obl", "nmod", "iobj") if case(tree, k) in prepositions]
