"""The two: which names "the two countries", "both sides" or "both" mean, where the page joins two of a fitting kind.

Rule `the_two_named`: in "Ondria and Marlesh signed. The two countries will trade" Ondria and Marlesh will. The two names joined
last by "and", in the sentence or the four before it, are meant; of two people with a country each, "the two countries" are
these. `the_two_who_met`, `to_the_other` and `need_of_both` are told at their functions.

Source: gold guide, section 2 (fullest printed form); Huddleston and Pullum, The Cambridge Grammar of the English Language,
chapter 17 (definite descriptions take up what was named).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.core.reading import Argument, Predicate, Sentence
from onrecord.read.described import listed
from onrecord.read.grammar import Tree
from onrecord.read.page import Page
from onrecord.read.parties import MUTUAL

BACK = 4
"""How many sentences back two names may have been joined. By hand, November 2026."""
BEFORE = frozenset("the these those both two their".split())
"""What may stand before a noun for two that were named: each of them alone, or with "two"."""
TOGETHER = frozenset({"AGREE", "COOPERATE"})
BODIES = ("PLACE", "ORGANIZATION", "NATIONALITY")


def the_two(page: Page, sentence: Sentence, head: int) -> list[int]:
    """Return the two entities that a word for two means, none where the page joins no two that fit."""
    tree = page.tree_of(sentence)
    at = head - tree.first
    kinds = _kinds(tree, at)
    if not kinds:
        return []
    for own, before in _joined(page, sentence, at):
        if not page.quoted_alike(own, head):
            continue
        found = _fitting(page, before, kinds, countries=tree.word(at) in listed("two_countries"))
        if found:
            return found
    return []


def with_those_who_met(page: Page, predicate: Predicate, before: list[Predicate]) -> Predicate:
    """Return a predicate in which "the two sides" act with those who met, or dealt with each other, last before it.

    Rule `the_two_who_met`: in "Ondria's envoy met Sela Vorn. Both sides signed a plan" these two signed.
    """
    acting = [a for a in predicate.arguments if a.role == "agent"]
    if len(acting) != 1 or acting[0].entity is not None:
        return predicate
    tree = page.tree(predicate)
    at = tree.place(acting[0].anchor)
    last = next((p for p in reversed(before) if p.event in MUTUAL and _agents(p)), None)
    if at is None or last is None or predicate.sentence - last.sentence > BACK or tree.word(at) in ("both", "two"):
        return predicate
    kinds, two = _kinds(tree, at), [a.entity for a in _agents(last) if a.entity is not None]
    if not kinds or len(two) != 2 or len(_agents(last)) != 2:
        return predicate
    found = _fitting(page, two, kinds, countries=tree.word(at) in listed("two_countries"))
    if not found:
        return predicate
    both = (replace(acting[0], entity=entity) for entity in found)
    kept = (a for a in predicate.arguments if a.role != "agent")
    return replace(predicate, arguments=(*both, *kept), by=f"{predicate.by} the_two_who_met")


def with_the_other(page: Page, predicate: Predicate, before: list[Predicate]) -> Predicate:
    """Return what one of two who met offers, or says is needed, as the deed of their countries.

    Rule `to_the_other`: in "Ondria's envoy met Marlesh's. He declared readiness to transfer arms" Ondria would, to Marlesh. Rule
    `need_of_both`: who "stressed the need to speed up joint work" there speaks of both. Source: gold guide, section 2, example of
    the agency's report.
    """
    acting = _agents(predicate)
    last = next((p for p in reversed(before) if p.event in MUTUAL and len(_agents(p)) == 2), None)
    if len(acting) != 1 or last is None or predicate.sentence - last.sentence > BACK:
        return predicate
    own = {a.entity: _country(page, a.entity) for a in _agents(last)}
    if len(own) != 2 or None in own.values() or len(set(own.values())) != 2:
        return predicate
    side = _country(page, acting[0].entity)
    if side not in own.values():
        return predicate
    others = [a for a in predicate.arguments if a.role == "recipient"]
    if "official_offers" in predicate.by.split() and not others:
        other = next(a for a in _agents(last) if own[a.entity] != side)
        told = replace(other, role="recipient", entity=own[other.entity])
        return replace(predicate, arguments=(*predicate.arguments, told), by=f"{predicate.by} to_the_other")
    if predicate.modality == "called_for" and predicate.event in TOGETHER and _needed(page, predicate):
        both = (replace(acting[0], entity=country) for country in own.values())
        kept = (a for a in predicate.arguments if a.role != "agent")
        return replace(predicate, arguments=(*both, *kept), by=f"{predicate.by} need_of_both")
    return predicate


def _country(page: Page, entity: int | None) -> int | None:
    """Return the country that somebody is, acts for, or serves in a body of ("the head of Ondria's Trade Council")."""
    if entity is None:
        return None
    if page.affiliations.is_country(entity):
        return entity
    body = page.affiliations.of(entity)
    country = page.affiliations.country(entity)
    return page.affiliations.state(body) if country is None and body is not None else country


def _needed(page: Page, predicate: Predicate) -> bool:
    """Tell whether a deed stands under a noun for what is needed ("the importance of building a road")."""
    tree = page.tree(predicate)
    at = tree.place(predicate.anchor)
    return at is not None and any(tree.word(k) in listed("needed") for k in tree.above(at))


def _agents(predicate: Predicate) -> list[Argument]:
    """Return who acts in a predicate."""
    return [a for a in predicate.arguments if a.role == "agent"]


def _kinds(tree: Tree, at: int) -> tuple[str, ...]:
    """Return which kinds of names a word for two takes up, none where it is no such word."""
    word = tree.word(at)
    own = [k for k in tree.kids[at] if k < at and tree.rels[k] not in ("case", "punct")]
    if word in ("both", "two") and tree.base(at) in ("nsubj", "obl", "nmod") and tree.tags[at] != "PRON":
        alone = all(tree.word(k) == "the" for k in own) and (word == "both" or bool(own))
        return ("PERSON", *BODIES) if alone else ()
    if word == "both" and tree.tags[at] == "PRON" and not own:
        return ("PERSON", *BODIES)
    words = {tree.word(k) for k in own}
    if not words or not words <= BEFORE or not words & {"both", "two"} or words == {"two"}:
        return ()
    if word in listed("two_people"):
        return ("PERSON",)
    sides = word in listed("two_sides") or word in listed("two_countries")
    return ("PERSON", *BODIES) if sides else ()


def _joined(page: Page, sentence: Sentence, at: int) -> Iterator[tuple[int, list[int]]]:
    """Yield the pairs of names joined before a word, the last first: the first word of a pair, and its entities."""
    number = page.number_of(sentence)
    for back in range(min(BACK, number) + 1):
        own = page.reading.sentences[number - back]
        tree = page.tree_of(own)
        last = at if back == 0 else len(tree)
        for k in range(last - 1, -1, -1):
            if tree.base(k) == "conj" or not tree.of(k, "conj"):
                continue
            row = tree.joined(k)
            numbers = [page.covered.get(tree.first + j) for j in row]
            if len(row) == 2 and row[1] < last and None not in numbers:
                yield tree.first + k, [page.reading.mentions[m].entity for m in numbers if m is not None]


def _fitting(page: Page, pair: list[int], kinds: tuple[str, ...], *, countries: bool) -> list[int]:
    """Return a pair of entities that are of some kinds, peoples and leaders as their countries where these are asked for."""
    found: list[int] = []
    for number in pair:
        known = page.reading.entities[number]
        country = number if page.affiliations.is_country(number) else page.affiliations.of_people(known.name)
        if countries and known.type == "PERSON":
            country = page.affiliations.country(number)
        if countries or known.type == "NATIONALITY":
            if country is None:
                return []
            found.append(country)
        elif known.type in kinds:
            found.append(number)
    return found if len(set(found)) == 2 else []
