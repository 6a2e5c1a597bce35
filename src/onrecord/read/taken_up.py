"""Taken up: who a pronoun stands for where neither coreference nor the page's names tell it.

Rule `takes_up_the_subject`: "Orra Bank cut 40 posts. It may close two branches." The subjects of the clauses above it are
asked first, then those of the sentence before. "They" takes up several: those that "and" joins, people named in the plural
or a word for a group ("The miners walked out. They want their pay."), and, where nobody like that is near, one body or
a country, as its team or government ("Ondria scored first. They led from then on."). "The company" and its like, where no
name tells them, take up one body by name. "Them" to whom something is done mostly are what the sentence before acted on, so nobody
is taken up there: of seven such one was right (335 articles of Wikinews and the labelled reports, 2026-11-30; redo as below).
What stands beside a subject is not asked: of nine such that fitted two were meant (262 articles of Wikinews, 29 November
2026; redo with `python -m evaluation gold`, actor).

Source: Grosz, Joshi & Weinstein 1995, Centering: subjects are taken up before anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Predicate, Sentence
from onrecord.read.coreference.traits import singular
from onrecord.read.described import can_act, is_person, noun_of
from onrecord.read.genders import is_other, of_pronoun, of_words
from onrecord.read.grammar import Tree
from onrecord.read.page import Page
from onrecord.read.voice_words import voice_kinds

SUBJECT = {"it": "it", "he": "he", "she": "she", "they": "they", "them": "they", "their": "they"}
"""Pronouns that take up a subject, by the form that they have as a subject."""
TYPES: dict[str, tuple[str, ...]] = {
    "it": ("ORGANIZATION", "PLACE"), "he": ("PERSON",), "she": ("PERSON",), "they": ("ORGANIZATION", "PLACE"),
}  # fmt: skip
SINGLED = frozenset({"one", "another", "other", "third"})
"""Words for one of several told of before ("one said", "the other said")."""
SPEAKS_FOR = "spokes"
"""How the words begin for who speaks of others ("a spokesman said he was arrested")."""
Namer = Callable[[Page, Sentence, Argument], list[Argument]]


def subject_before(page: Page, sentence: Sentence, argument: Argument, head: int, namer: Namer) -> list[Argument]:
    """Return who the pronoun at a word takes up, as `namer` names them, the nearest subject of a fitting kind."""
    tree = page.tree_of(sentence)
    word = SUBJECT.get(tree.word(head - tree.first), "it")
    several: list[Argument] = []
    for own, other, at in _places(page, sentence, head, word):
        before = other.word(at)
        if other.first + at == head or not page.quoted_alike(other.first + at, head):
            continue
        if before in SUBJECT or other.tags[at] == "PRON":
            if SUBJECT.get(before) != word:
                continue
            told = namer(page, own, Argument(argument.role, _phrase(other, at)))
            return _as_meant(argument, told)
        told = namer(page, own, Argument(argument.role, _phrase(other, at)))
        if not told:
            continue
        if word == "they":
            if _are_several(page, other, at, told):
                return _as_meant(argument, told)
            if not several and all(_may_be(page, word, one) for one in told):
                several = told
        elif all(_may_be(page, word, one) for one in told):
            return _as_meant(argument, told)
    return _as_meant(argument, several)


def by_its_pronoun(page: Page, tree: Tree, predicate: Predicate, role: str, found: list[Argument]) -> Argument | None:
    """Return the subject of a predicate where it is "he" or "she" and the network gives a name that is of the other gender.

    Rule `of_the_other_gender`: in "Penrow said he had taken it", where Penrow is "she", it is somebody else.
    """
    at = tree.place(predicate.anchor)
    own = tree.subject(at) if at is not None else None
    if own is None or role not in ("agent", "recipient"):
        return None
    wrong = any(one.entity is not None and is_other(page.genders, one.entity, tree.word(own)) for one in found)
    return Argument(role, tree.anchor(own, own + 1)) if wrong else None


def newcomer_above(
    page: Page, sentence: Sentence, argument: Argument, head: int, namer: Namer
) -> list[Argument] | None:
    """Return whom "he" or "she" means where its own sentence brings somebody new as the subject over it, None elsewhere.

    Rule `takes_up_the_newcomer`: in "a docker, who left because he was unpaid, ..." it is the docker, whoever was named before,
    and in "another said she had burned it" nobody named before. What a newcomer reports in a main clause may be of
    somebody else ("a spokesman said he was arrested"), and a name that stands between may be meant as well.
    Source: Grosz, Joshi & Weinstein 1995 (the subject is taken up first); Prince 1981 (a new entity is told by "a").
    """
    tree = page.tree_of(sentence)
    at = head - tree.first
    if tree.word(at) not in ("he", "she") or tree.base(at) != "nsubj" or not page.quoted_alike(tree.first, head):
        return None
    clause = tree.heads[at]
    reported = False
    for above in tree.above(clause) if clause >= 0 else ():
        subjects = [k for k in tree.of(above, "nsubj") if k < at]
        reported = reported or (tree.base(clause) == "ccomp" and not any(tree.word(k) == "who" for k in subjects))
        found = next((k for k in subjects if tree.word(k) != "who"), None)
        if found is not None:
            own = tree.word(found) in SINGLED
            new = own or any(tree.word(k) in ("a", "an", "another") for k in tree.of(found, "det"))
            between = any(k + tree.first in page.covered for k in range(found, at))
            if not new or between or (reported and not own):
                return None
            told = [] if own else namer(page, sentence, Argument(argument.role, _phrase(tree, found)))
            fits = [one for one in told if one.entity is None and _may_be(page, tree.word(at), one)]
            return _as_meant(argument, fits, "takes_up_the_newcomer") if own or fits else None
        clause = above
    return None


def _places(page: Page, sentence: Sentence, head: int, word: str) -> Iterator[tuple[Sentence, Tree, int]]:
    """Yield the places that a pronoun may take up, the likeliest first: subjects above it, subjects of the sentence before."""
    tree = page.tree_of(sentence)
    at = head - tree.first
    own = () if tree.base(at) == "nsubj" else tree.of(tree.heads[at], "nsubj")
    yield from ((sentence, tree, k) for a in tree.above(at) for k in tree.of(a, "nsubj") if k < at and k not in own)
    if word == "they":
        yield from ((sentence, tree, k) for k in range(at) if tree.rels[k] == "obl:agent")
    number = page.number_of(sentence)
    if number == 0:
        return
    before = page.reading.sentences[number - 1]
    other = page.tree_of(before)
    subjects = [k for k in range(len(other)) if other.base(k) == "nsubj"]
    yield from ((before, other, k) for k in subjects if other.heads[other.heads[k]] < 0)
    if word == "they":
        yield from ((before, other, k) for k in subjects if other.heads[other.heads[k]] >= 0)
        yield from ((before, other, k) for k in range(len(other)) if other.rels[k] == "obl:agent")


def _phrase(tree: Tree, at: int) -> Anchor:
    """Return a noun with what stands before it in its phrase."""
    return tree.anchor(min(k for k in tree.subtree(at) if k <= at), at + 1)


def _are_several(page: Page, tree: Tree, at: int, told: list[Argument]) -> bool:
    """Tell whether "they" may be those at a word: joined by "and", people in the plural, or a group."""
    if len(told) > 1:
        return all(can_act(page, one) for one in told)
    if told[0].entity is not None and not page.reading.entities[told[0].entity].described:
        return False
    word = tree.word(at)
    plural = singular(word) != word or voice_kinds().get(word) == "group"
    return plural and can_act(page, replace(told[0], entity=None))


def _may_be(page: Page, word: str, told: Argument) -> bool:
    """Tell whether a pronoun may stand for somebody: by the type of a name, or by what a noun is a word for."""
    if told.entity is not None and not page.reading.entities[told.entity].described:
        fits = page.reading.entities[told.entity].type in TYPES[word]
        return fits and not is_other(page.genders, told.entity, word)
    noun = noun_of(told)
    if word in ("he", "she"):
        if of_words([noun]) - {of_pronoun(word)} or noun.startswith(SPEAKS_FOR):
            return False
        return is_person(noun) and singular(noun) == noun and voice_kinds().get(noun) != "group"
    return voice_kinds().get(noun) == {"it": "body", "they": "group"}[word]


def _as_meant(argument: Argument, told: list[Argument], rule: str = "takes_up_the_subject") -> list[Argument]:
    """Return those taken up as what the pronoun stands for; descriptions keep their own words."""
    return [replace(one, anchor=argument.anchor if one.entity is not None else one.anchor, rule=rule) for one in told]
