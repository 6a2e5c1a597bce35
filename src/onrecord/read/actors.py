"""Actors: who does what a predicate names, read off the grammar where the network names nobody.

Each rule is named in the predicate's `by`. A thing acts only as the name of somebody or something, or as a word for
people or a body; "the claim" and "this" do nothing.

Source: Universal Dependencies version 2 (nsubj, obl:agent, acl, xcomp); gold guide, section 2 (actor); Huddleston and
Pullum, The Cambridge Grammar of the English Language, chapter 14 (who an infinitive without a subject is said of).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Predicate
from onrecord.read.clauses import case
from onrecord.read.described import is_deed, is_person, listed
from onrecord.read.event_frames import verbs_listed
from onrecord.read.grammar import Tree
from onrecord.read.verbs import forms, inflect

VERBAL = frozenset({"VERB", "AUX"})
SHARING = frozenset({"conj", "advcl", "parataxis"})
"""Relations over which a verb without a subject shares that of the verb it hangs on."""
RELATIVE = frozenset({"who", "which", "that"})
PROMISE = frozenset({"promise", "promised", "promises", "promising", "threaten", "threatened", "vow", "vowed"})
"""Verbs whose object is not who is to do what follows ("promised the union to pay"). Source: Pullum, chapter 14."""
CALLING = ("call", "rely", "prevail")
TELLING = (
    *CALLING,
    *"urge ask tell order press invite beg warn force compel request instruct encourage help allow enable".split(),
)
"""Verbs whose object is who is to do what follows, however the clause hangs on them; under "on" with the first three."""
UNDERGOING = ("receive", "face", "suffer", "call", "join", "attend", "announce", "declare", "hail")
"""Carriers whose subject does not do what their object names."""
OWNING_UP = ("admit", "confess")
"""Verbs whose subject says that he did what their object names ("Ondria admitted the attack")."""
MINDED = frozenset("aim fear hope hopes intent intention object purpose view".split())
"""What whoever acts has in mind with it: "sold it in the hope of ending the strike", "closed it for fear of angering Ondria"."""
NAMING = ("call", "describe", "label", "term", "brand", "deem", "dub")
"""Verbs whose object is what the word behind it is said of ("called the raid brutal")."""
LEAVE = frozenset("approval blessing clearance consent go-ahead leave licence license nod permission".split())
"""What is given to whoever is then to act ("received the council's blessing to build")."""
GETTING = ("receive", "get", "obtain", "win", "secure", "have", "gain", "seek", "await")
CHARGING = frozenset({"of", "for", "from"})
"""Words before what an object is said to do ("blamed the union for closing the port", "kept it from closing")."""
FIRST_PERSON = frozenset({"i", "we"})
PRINTED = frozenset({"done_by", "told_to_act", "meant_to_act", "owner_acts"})
"""Rules that see who acts printed as such, whomever else the network marks: of 34 such marked instead 5 were right, on 262
articles of Wikinews, 29 November 2026; redo with `python -m evaluation gold` (actor)."""
FARTHEST = 6
"""Most steps up the tree on the way to a subject. By hand, on the tests, 2026-11."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Who the grammar shows to act: by which rule, in which words; `first_person` where that is "I" or "we"."""

    rule: str
    words: tuple[Anchor, ...]
    first_person: bool


def shown_actor(tree: Tree, predicate: Predicate) -> Shown | None:
    """Return who the grammar of its sentence shows to act in a predicate, None where it shows nobody."""
    at = tree.place(predicate.anchor) if tree.parsed else None
    shown = acting(tree, at) if at is not None else None
    if shown is None:
        return None
    rule, heads = shown
    return Shown(rule, tuple(_words(tree, head) for head in heads), tree.word(heads[0]) in FIRST_PERSON)


def acting(tree: Tree, at: int) -> tuple[str, list[int]] | None:
    """Return who does what word `at` names, the heads of their phrases, with the rule that found them."""
    verbal = tree.tags[at] in VERBAL or tree.kid(at, "cop") is not None or tree.kid(at, "nsubj") is not None
    rows = _of_verb(tree, at) if verbal or tree.tags[at] == "ADJ" else _of_noun(tree, at)
    if not verbal and _is_said_beside(tree, at):
        rows = chain(rows, _of_verb(tree, at))
    rule, head = next(rows, ("", -1))
    return (rule, [*tree.joined(head), *_along(tree, head, at)]) if rule else None


def _along(tree: Tree, subject: int, at: int) -> list[int]:
    """Return those who act along with a subject before its verb ("Ondria, together with Marlesh, has closed the strait").

    Source: Huddleston and Pullum 2002, chapter 15, section 2.9 ("as well as", "together with" and their like).
    """
    found: list[int] = []
    for with_ in range(subject + 1, at):
        if tree.rels[with_] == "case" and (
            tree.word(with_) == "alongside"
            or (tree.word(with_) == "with" and tree.word(with_ - 1) in ("together", "along"))
        ):
            found += tree.joined(tree.heads[with_])
    return [k for k in found if subject < k < at]


def _is_said_beside(tree: Tree, at: int) -> bool:
    """Tell whether a noun is said of something beside another one ("the raid was a crime and a breach of the truce")."""
    above = tree.heads[at]
    return above >= 0 and tree.base(at) == "conj" and tree.kid(above, "cop") is not None


def _of_verb(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Yield who does what a verb names."""
    feeling = _feeling(tree, at)
    if feeling is not None or _is_passive(tree, at):
        yield from (("is_of_a_mind", feeling),) if feeling is not None else _done_by(tree, at)
        return
    here = at
    for _ in range(FARTHEST):
        own = _own_subject(tree, here)
        if own is not None:
            if tree.word(own) in RELATIVE and tree.base(here) == "acl":
                head = tree.heads[here]
                yield "relative_acts", _people_of(tree, head) if tree.word(own) == "who" else head
            else:
                yield "subject_acts", own
            return
        above, rel = tree.heads[here], tree.base(here)
        meant = _meant_to_act(tree, here)
        if meant is not None:
            yield meant
            return
        if above < 0:
            return
        if _is_left_to_another(tree, here, above, rel):
            rows = _left_to(tree, here, above)
            if rows is not None:
                yield from rows
                return
        elif rel == "acl":
            rows, governed = _behind_noun(tree, here, above)
            yield from rows
            if governed is None:
                return
            here = governed
            continue
        elif rel == "advcl" and _charged(tree, here):
            charged = _undergoing(tree, above) if _is_passive(tree, above) else tree.kid(above, "obj")
            if charged is not None and charged < here:
                yield ("said_to_act" if _is_passive(tree, above) else "told_to_act"), charged
                return
            if _is_passive(tree, above):
                return
        elif rel in SHARING and _is_passive(tree, above):
            own = _undergoing(tree, above)
            if own is not None and _acts_beside(tree, above, here, rel):
                yield "said_to_act", own
                return
            if rel == "conj":
                return
        elif rel not in SHARING:
            return
        here = above


def _left_to(tree: Tree, at: int, above: int) -> list[tuple[str, int]] | None:
    """Return who is said to do what a clause names by the verb over it, None where that verb leaves it to its own subject."""
    told = tree.kid(above, "obj", "iobj") or _called_on(tree, above)
    before = told is not None and told < at
    if told is not None and before and is_form(tree, above, NAMING) and not _is_bare(tree, at):
        return [("said_of_it", told)]
    if told is not None and _is_past(tree, at):
        return []
    if told is not None and before and not is_deed(tree.word(told)) and tree.word(above) not in PROMISE:
        return [("told_to_act", told)]
    if _is_passive(tree, above):
        own = _undergoing(tree, above)
        return [] if own is None or _is_participle(tree, at) else [("said_to_act", own)]
    return None


def _people_of(tree: Tree, at: int) -> int:
    """Return whom "who" takes up: the nearest noun for people over the one that it is hung on, that one where none is.

    "Its rivals in the contest who had tried to stop it": contests do not try.
    """
    here = at
    while tree.tags[here] == "NOUN" and not is_person(tree.word(here)) and tree.base(here) == "nmod":
        here = tree.heads[here]
    return here if here == at or is_person(tree.word(here)) or tree.tags[here] == "PROPN" else at


def _behind_noun(tree: Tree, at: int, noun: int) -> tuple[list[tuple[str, int]], int | None]:
    """Return who does what a clause behind a noun names, and the word whose subject is asked next, None where none is."""
    if not any(tree.word(k) == "to" for k in tree.of(at, "mark")):
        if not tree.word(at).endswith("ing"):
            return [], None
        minded = (
            tree.word(noun) in MINDED
            and case(tree, noun) in ("in", "for", "with")
            and tree.kid(noun, "nmod:poss") is None
        )
        return ([], tree.heads[noun]) if minded else ([("noun_acts", noun)], None)
    rows, governed = [*_asked(tree, noun, at), *_of_noun(tree, noun)], tree.heads[noun]
    if tree.word(noun) in LEAVE and tree.base(noun) == "obj" and is_form(tree, governed, GETTING):
        return [], governed  # whoever gets leave acts, not whose leave it is
    if tree.kid(noun, "cop") is not None:
        return rows, noun
    if tree.base(noun) == "obj" and _is_passive(tree, governed):
        own = _undergoing(tree, governed)
        return (rows if own is None else [*rows, ("said_to_act", own)]), None
    asks = tree.base(noun) in ("obj", "obl", "nsubj", "xcomp", "ccomp") and governed >= 0
    return rows, governed if asks else None


def _done_by(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Yield by whom a passive is done."""
    by = next((k for k in tree.of(at, "obl") if any(tree.word(c) == "by" for c in tree.of(k, "case"))), None)
    if by is not None:
        yield "done_by", by


def _feeling(tree: Tree, at: int) -> int | None:
    """Return whose mind a participle tells ("we are alarmed by the strikes"), None where it tells what is done.

    Rule `is_of_a_mind`: whatever moves them is no party, and they are. "The miners were moved" tells no mind, "I was moved" does.
    """
    if tree.word(at) not in listed("of_mind") | listed("felt"):
        return None
    own = tree.passive(at)
    if own is None or (tree.word(at) in listed("felt") and tree.word(own) not in FIRST_PERSON):
        return None
    return None if tree.word(own) in RELATIVE else own


def _undergoing(tree: Tree, at: int) -> int | None:
    """Return what a passive is said of, over "and" ("were held and told to stay") and through "which" and "who" too."""
    own = tree.passive(at)
    if own is None and tree.base(at) == "conj" and tree.kid(at, "obj", "nsubj") is None:
        own = tree.passive(tree.heads[at])
    if own is not None and tree.word(own) in RELATIVE and tree.base(tree.heads[own]) == "acl":
        return tree.heads[tree.heads[own]]
    return own


def _asked(tree: Tree, at: int, clause: int) -> Iterator[tuple[str, int]]:
    """Yield who a noun of asking tells to act, between it and what is to be done ("the order to the militia to leave")."""
    if tree.word(at) in listed("asking"):
        told = (k for k in tree.of(at, "nmod") if at < k < clause and case(tree, k) in ("to", "on"))
        yield from (("told_to_act", k) for k in told)


def _own_subject(tree: Tree, at: int) -> int | None:
    """Return the subject of a verb, or the one that hangs on its auxiliary ("the wages it had withheld")."""
    places = (at, *(k for k in tree.of(at, "aux") if k < at))
    return next((k for place in places for k in tree.kids[place] if tree.rels[k] in ("nsubj", "nsubj:outer")), None)


def _is_left_to_another(tree: Tree, at: int, above: int, rel: str) -> bool:
    """Tell whether the verb over a clause without a subject says who is to do what the clause names."""
    return (
        rel == "xcomp" or (rel == "ccomp" and _is_bare(tree, at)) or (rel == "advcl" and is_form(tree, above, TELLING))
    )


def _is_participle(tree: Tree, at: int) -> bool:
    """Tell whether a word is a bare past participle: those "reported killed" do nothing."""
    return tree.tags[at] == "VERB" and tree.kid(at, "mark") is None and not tree.word(at).endswith("ing")


def _is_past(tree: Tree, at: int) -> bool:
    """Tell whether a word can only be a past participle: in "plans to have him jailed" he jails nobody, in "to let him go" he goes."""
    form = forms().get(tree.word(at))
    past = tree.word(at).endswith("ed") if form is None else form.shapes <= {"past", "part"}
    return past and _is_participle(tree, at)


def _is_bare(tree: Tree, at: int) -> bool:
    """Tell whether a clause is an infinitive, or has "having": without a subject it shares that of the verb over it."""
    to = any(tree.word(k) == "to" for k in tree.of(at, "mark"))
    return to or any(tree.word(k) == "having" for k in tree.of(at, "aux"))


def _meant_to_act(tree: Tree, at: int) -> tuple[str, int] | None:
    """Return for whom, or by whose means, an infinitive is to be done, None where neither is printed before it.

    Rule `meant_to_act`: "it is time for Ondria to pay"; "the boats are used by the militia to carry arms".
    """
    to = next((k for k in tree.of(at, "mark") if tree.word(k) == "to"), 0)
    before = next((k for k in tree.of(at, "mark") if tree.word(k) == "for" and k < to), None)
    if before is not None:
        head = next((k for k in range(before + 1, to) if not before < tree.heads[k] < to), None)
        return None if head is None else ("meant_to_act", head)
    who = to - 1
    while to and 0 <= who < to and tree.kid(who, "case", "mark") is None:
        who = tree.heads[who]
    if not to or not 0 <= who < to or tree.tags[who] not in ("NOUN", "PROPN", "PRON"):
        return None
    by = tree.word(k) if (k := tree.kid(who, "case", "mark")) is not None else ""
    used = by == "by" and tree.heads[who] == tree.heads[at] and _is_passive(tree, tree.heads[at])
    return ("meant_to_act", who) if by == "for" or used else None


def _charged(tree: Tree, at: int) -> bool:
    """Tell whether a clause names what somebody is charged with, kept from or known for ("accused Ondria of arming rebels")."""
    return tree.word(at).endswith("ing") and any(tree.word(k) in CHARGING for k in tree.of(at, "mark", "case"))


def _acts_beside(tree: Tree, above: int, at: int, rel: str) -> bool:
    """Tell whether what a passive is said of does what a verb beside it names: "was filmed leaving", "was held and sued the bank".

    A clause behind a comma tells what came of it ("was hit, sending the car off"), and behind "and" only a verb with an
    object or a helper is surely no passive itself.
    """
    if rel == "conj":
        form = forms().get(tree.word(at))
        present = form is not None and not form.shapes & {"past", "part"} and tree.tags[at] == "VERB"
        return present or tree.kid(at, "obj", "ccomp") is not None or any(tree.rels[k] == "aux" for k in tree.kids[at])
    marks = [tree.word(k) for k in tree.of(at, "mark", "case")]
    apart = "," in tree.words[min(above, at) : max(above, at)]
    return not apart and tree.word(at).endswith("ing") and not any(mark in ("by", "for", "to") for mark in marks)


def _called_on(tree: Tree, at: int) -> int | None:
    """Return who is called on ("called on the militia to leave")."""
    on = (k for k in tree.of(at, "obl") if any(tree.word(c) in ("on", "upon") for c in tree.of(k, "case")))
    return next(on, None) if is_form(tree, at, CALLING) else None


def is_form(tree: Tree, at: int, verbs: tuple[str, ...]) -> bool:
    """Tell whether a word is a form of one of some verbs."""
    return tree.word(at) in _forms(verbs)


@cache
def _forms(verbs: tuple[str, ...]) -> frozenset[str]:
    """Return all forms of some verbs."""
    return frozenset(form for verb in verbs for form, _ in inflect(verb))


def _carries(tree: Tree, at: int) -> bool:
    """Tell whether a verb's subject does what its object names ("launched an attack", "providing an apology")."""
    return tree.word(at) in verbs_listed("carriers") and not is_form(tree, at, UNDERGOING)


def _does_its_object(tree: Tree, at: int) -> bool:
    """Tell whether a verb's subject does, did or is to do what its object names ("launched an attack", "admitted it", "promised help")."""
    return _carries(tree, at) or is_form(tree, at, OWNING_UP) or tree.word(at) in PROMISE


def _is_passive(tree: Tree, at: int) -> bool:
    """Tell whether a verb stands in the passive, or is a participle on its own behind a noun."""
    if any(tree.rels[k] in ("nsubj:pass", "aux:pass", "csubj:pass") for k in tree.kids[at]):
        return True
    alone = tree.base(at) == "acl" and tree.kid(at, "nsubj", "mark") is None and not tree.word(at).endswith("ing")
    return alone and tree.tags[at] == "VERB" and tree.kid(at, "aux") is None


def _of_noun(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Yield who does what a noun names: who owns it, by whom it is, or the name right before it."""
    own = next((k for k in tree.kids[at] if tree.rels[k] == "nmod:poss"), None)
    if own is not None:
        yield "owner_acts", own
    by = next((k for k in tree.of(at, "nmod", "obl") if any(tree.word(c) == "by" for c in tree.of(k, "case"))), None)
    if by is not None:
        yield "done_by", by
    if tree.word(at) in listed("own_deed"):
        yield from (("of_acts", k) for k in tree.of(at, "nmod") if case(tree, k) == "of")
    before = next((k for k in tree.of(at, "amod", "compound") if k < at and tree.printed(k)[:1].isupper()), None)
    if before is not None:
        yield "name_before_acts", before
    above = tree.heads[at]
    if above < 0:
        return
    if tree.base(at) == "conj":
        yield from _of_noun(tree, above)
    elif tree.base(at) in ("obj", "xcomp") and _does_its_object(tree, above):
        yield from (("carrier_acts", head) for _, head in _of_verb(tree, above))


def _words(tree: Tree, head: int) -> Anchor:
    """Return a noun with what stands before it in its phrase."""
    first = min(k for k in tree.subtree(head) if k <= head)
    return tree.anchor(first, head + 1)
