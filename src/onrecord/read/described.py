"""Described: how somebody who takes part is described: the noun of a phrase, what it counts, whose name stands beside it.

Rules, by the names they have in `by`: `officials_act_for`, `name_behind_title` and `in_the_title`; the phrase itself has no rule.

Source: Universal Dependencies version 2 (nmod, appos, flat); gold guide, section 2 (actor, recipient).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Mention, Predicate, Sentence
from onrecord.core.vocab import lexicon
from onrecord.read.clauses import case, people
from onrecord.read.coreference.traits import singular
from onrecord.read.grammar import Tree
from onrecord.read.page import PHRASE, Page, phrase_of
from onrecord.read.voice_words import voice_kinds

MOST_OF = 5
"""Most words from a noun to the end of the "of" that belongs to its phrase. By hand on the labelled training reports, 44
of whose descriptions have it and 5 leave it off, November 2026; redo with `python -m evaluation gold` (actor)."""
NAME_REACH = 9
"""Most words from a description to the name that follows it. By hand, on the tests, 2026-11."""
AGED = ("year-old", "month-old")
"""Endings of what people are called by their age ("the 71-year-old")."""
ACTING_ENDS = ("sers", "ters", "ners", "ders", "kers", "pers", "gers", "bers", "mers", "lers", "vers", "cers", "yers",
               "tors", "ists", "men", "woman", "sman", "ees", *AGED)  # fmt: skip
"""Endings of nouns for people. By hand, on the labelled training reports, November 2026."""


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of `vocab/parties.toml`."""
    return frozenset(lexicon("parties")[key])


@cache
def idle_verbs() -> tuple[str, ...]:
    """Return the verbs that do nothing to their object, in order."""
    return tuple(sorted(listed("having")))


def phrase(page: Page, sentence: Sentence, head: int, first: int) -> Anchor:
    """Return the words that describe somebody: a noun with what stands right before it and the "of" right behind it.

    "The people of Ondria" are no "people": what they are of tells who is meant.
    """
    words = phrase_of(page.reading, head, first)
    tree = page.tree_of(sentence)
    at = head - tree.first
    of = next((k for k in tree.of(at, "nmod") if tree.word(at + 1) == "of" and at + 1 in tree.of(k, "case")), None)
    if of is None or not 0 < of - at <= MOST_OF or "NUM" in tree.tags[at : of + 1]:
        return words
    return Anchor.of(page.reading.report.text, words.start, page.reading.tokens[tree.first + of].end)


def noun_of(described: Argument) -> str:
    """Return the noun of a description, in lower case: "minister" of "Minister of Ports"."""
    return described.anchor.exact.partition(" of ")[0].split()[-1].lower()


def can_act(page: Page, argument: Argument) -> bool:
    """Tell whether a participant can act: a named person, body or country, or a word for people or a body."""
    if argument.entity is not None:
        acts = page.reading.entities[argument.entity].type in ("PERSON", "ORGANIZATION", "PLACE")
        return acts or page.affiliations.is_country(argument.entity)
    noun = noun_of(argument)
    return noun in people() or noun in listed("acting") or noun in listed("somebody") or noun.endswith(ACTING_ENDS)


def is_person(noun: str) -> bool:
    """Tell whether a noun, in any number, is a word for people, not for a body or what people man or live in."""
    kinds = voice_kinds()
    known = noun in people() or noun in listed("acting") or noun.endswith(AGED)
    return known and noun not in listed("manned") and "body" not in (kinds.get(noun), kinds.get(singular(noun)))


def can_undergo(page: Page, argument: Argument) -> bool:
    """Tell whether something can be done to a participant: whoever can act, and what stands for those who hold it."""
    return can_act(page, argument) or (argument.entity is None and noun_of(argument) in listed("undergoing"))


def is_place(page: Page, one: Argument) -> bool:
    """Tell whether somebody is told by the name of a place or people: where nobody acts, that mostly tells where it is.

    Of 20 such on 335 articles of Wikinews, the held-out reports and the open gold 2 were right, 2026-11-30; redo with
    `python -m evaluation gold` (recipient).
    """
    return one.entity is not None and page.reading.entities[one.entity].type in ("PLACE", "NATIONALITY")


def is_ground(one: Argument, kind: str) -> bool:
    """Tell whether a description is of ground or a building, which is no party of what is done there ("sealed off the area").

    Of 9 such under these types on 335 articles of Wikinews, the held-out reports and the open gold none was right, 2026-11-30;
    redo with `python -m evaluation gold` (recipient).
    """
    return kind in ("COERCE", "CONSULT", "AID") and one.entity is None and noun_of(one) in listed("ground")


def is_deed(noun: str) -> bool:
    """Tell whether a noun, in any number, names what somebody does."""
    if noun in people():
        return False
    endings = tuple(word[1:] for word in listed("deed") if word.startswith("-"))
    return any(form in listed("deed") or form.endswith(endings) for form in (noun, noun.removesuffix("s")))


def counted(page: Page, sentence: Sentence, head: int) -> int | None:
    """Return the noun that a word only counts: "miners" of "hundreds of miners"; "all of it" counts no noun."""
    tree = page.tree_of(sentence)
    at = head - tree.first
    if tree.word(at) not in listed("counting") and tree.tags[at] != "NUM":
        return None
    of = (
        k
        for k in tree.of(at, "nmod")
        if k > at and tree.tags[k] in ("NOUN", "PROPN") and any(tree.word(c) == "of" for c in tree.of(k, "case"))
    )
    return next((tree.first + k for k in of), None)


def naming(page: Page, sentence: Sentence, head: int) -> int | None:
    """Return the mention that a noun stands in, or that names what the noun describes ("the broker Orra Bank").

    Behind a comma it names it where it is of the noun's kind ("a trader at the quay, Mira Oss, ..."); behind "particularly" it
    is one of them.
    """
    if head in page.covered:
        return page.covered[head]
    kind = voice_kinds().get(page.reading.words(page.reading.tokens[head]).lower())
    for at in range(head + 1, min(sentence.last, head + NAME_REACH)):
        token = page.reading.tokens[at]
        if token.head == head and token.deprel in ("flat", "appos") and at in page.covered:
            behind = page.reading.words(page.reading.tokens[at - 1])
            type_ = page.reading.mentions[page.covered[at]].type
            if behind.lower() in listed("above_all"):
                return None
            if token.deprel == "flat" or behind != ",":
                return page.covered[at] if type_ in ("PERSON", "ORGANIZATION") else None
            if (kind, type_) in (("person", "PERSON"), ("body", "ORGANIZATION")):
                return page.covered[at]
    return None


def governor(page: Page, at: int) -> int:
    """Return the noun that a word before it describes, where an argument was cut off before its noun ("the Ondrian").

    A pronoun stands for somebody itself: who owns "his death" is he. A title stands for whom it is printed before ("the
    minister Sela Vorn").
    """
    tokens = page.reading.tokens
    cut = PHRASE - {"nmod:poss"} | {"nmod:desc"}
    while tokens[at].deprel in cut and tokens[at].head > at and page.covered.get(at) is None:
        at = tokens[at].head
    return at


def bare_definite(page: Page, sentence: Sentence, head: int) -> bool:
    """Tell whether a noun stands with "the" and nothing else before it, or, as a subject in the singular, with no article.

    Some English leaves the article out ("party would contest the polls").
    """
    tree = page.tree_of(sentence)
    at = head - tree.first
    own = [k for k in tree.kids[at] if k < at]
    bare = tree.rels[at] == "nsubj" and singular(tree.word(at)) == tree.word(at)
    return (bare or len(own) > 0) and all(tree.word(k) == "the" or tree.rels[k] == "case" for k in own)


def members(page: Page, sentence: Sentence, head: int) -> list[Mention]:
    """Return the countries and bodies that "officials from X and Y" act for, not where they are ("officials in X"). Rule `officials_act_for`.

    Source: gold guide, the example ("Officials from Iran and Belarus met").
    """
    tree = page.tree_of(sentence)
    if tree.word(head - tree.first) not in listed("officials"):
        return []
    owned = [k for k in tree.of(head - tree.first, "nmod") if tree.first + k in page.covered and case(tree, k) != "in"]
    joined = [j for k in owned for j in tree.joined(k)]
    sent = any(case(tree, k) == "from" for k in owned)
    inside = [page.covered[tree.first + k] for k in joined if tree.first + k in page.covered]
    return [m for m in map(page.reading.mentions.__getitem__, inside) if sent or m.type in ("PLACE", "ORGANIZATION")]


def behind_title(page: Page, described: Argument) -> Argument | None:
    """Return the person whose name follows a description at once ("Ondrian President" before Sela Vorn).

    Rule `name_behind_title`.
    """
    after = bisect_right(page.starts, described.anchor.end)
    if after < len(page.starts) and after in page.covered:
        mention = page.reading.mentions[page.covered[after]]
        if mention.type == "PERSON" and 0 <= page.starts[after] - described.anchor.end <= 1:
            return Argument("", mention.anchor, mention.entity, "name_behind_title")
    return None


def without_titles(page: Page, predicate: Predicate) -> Predicate:
    """Return a predicate without bodies and places that only stand in the description of a person who acts in it.

    Rule `in_the_title`: in "Dan Orr, head of the Telm Port Authority, met Sela Vorn" the authority meets nobody. Of 5 such of
    the network on 262 articles of Wikinews, the held-out reports and the open gold none was right, 29 November 2026; redo with
    `python -m evaluation gold` (actor).
    """
    tree = page.tree(predicate)
    places = {a: tree.place(a.anchor) for a in predicate.arguments if a.role == "agent" and a.entity is not None}
    types = {a: page.reading.entities[a.entity].type for a in places if a.entity is not None}
    people_at = {place for a, place in places.items() if types[a] == "PERSON" and place is not None}
    at = tree.place(predicate.anchor)
    own = {at, *tree.above(at)} if at is not None else set()
    inside = {
        a
        for a, place in places.items()
        if types[a] in ("ORGANIZATION", "PLACE") and place is not None and place not in own
        and _describes(tree, place, people_at)
    }  # fmt: skip
    if not inside:
        return predicate
    arguments = tuple(a for a in predicate.arguments if a not in inside)
    return replace(predicate, arguments=arguments, by=f"{predicate.by} in_the_title")


def _describes(tree: Tree, place: int, people_at: set[int]) -> bool:
    """Tell whether a word stands in the phrase of one of some people, joined to nobody there by "and"."""
    for here in (place, *tree.above(place)):
        if here in people_at:
            return here != place
        if tree.base(here) == "conj":
            return False
    return False
