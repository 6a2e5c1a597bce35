"""Whereabouts: which of the places printed with an event is the one where it is, and by what name.

The network hears what stands for a place; here the grammar chooses among several, completes the name, and looks for a
place in the subject where none is heard.

Source: gold guide, section 2 (place: the finest named); Universal Dependencies version 2.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Argument, Place, Predicate, Reading
from onrecord.core.vocab import lexicon
from onrecord.read.actors import is_form
from onrecord.read.clauses import case
from onrecord.read.grammar import Tree
from onrecord.read.places_again import WHERE, Told, words

THITHER = frozenset({"to", "into", "on", "onto", "towards"})
"""Prepositions that put a thing where it gets to, or on a street."""
NOT_THERE = frozenset({"government", "people", "body"})
"""Senses of a place name that put nothing anywhere, as in `record`."""
AWAY = frozenset("behind for unlike after towards out".split())
"""Prepositions under which a place is not where something is.

Set on 262 labelled articles, November 2026 (`python -m evaluation gold`): none of 12 places under them was right.
"""
CLAUSES = frozenset("advcl acl xcomp ccomp conj parataxis".split())
"""Relations under which another event is told."""


IN_FULL = frozenset({"place_with_its_noun", "place_named", "place_taken_up"})
"""Rules that give a place by its whole name, as `record` knows them."""
ROW = ("conj", "nmod:unmarked")
"""Relations in which the places of a row stand to the first."""
SEVERAL = 3
"""From how many places in a row none is where something happened."""
LYING = frozenset("located situated based held staged".split())
"""Participles that only tell where the thing before them is."""
AREAS = frozenset("area areas state states border".split())
"""Nouns behind the name of a place that is where they are, beside those of `regions_nouns.toml`."""


@cache
def _nouns(name: str) -> frozenset[str]:
    """Return one list of `regions_nouns.toml`."""
    return frozenset(lexicon("regions_nouns")[name])


class Spots:
    """The places of a reading by where they stand, and the names that the network takes for places."""

    def __init__(self, reading: Reading) -> None:
        self._places = [p for p in reading.places if p.sense not in NOT_THERE]
        self._starts = [p.anchor.start for p in self._places]
        named = [m.anchor for m in reading.mentions if m.type == "PLACE"]
        others = [p.anchor for p in reading.places if p.sense in ("people", "government")]
        self._others = Overlay(others, lambda a: [(a.start, a.end)])
        self._named = Overlay(named, lambda a: [(a.start, a.end)])
        self.told = Told(reading)

    def overlapping(self, anchor: Anchor) -> Anchor | None:
        """Return the first place that shares words with a stretch."""
        near = bisect_left(self._starts, anchor.start)
        rows: list[Place] = self._places[max(0, near - 1) : near + 1]
        return next((p.anchor for p in rows if p.anchor.overlaps(anchor)), None)

    def named(self, anchor: Anchor) -> Anchor | None:
        """Return the name of a place that shares words with a stretch, though no list of places has it."""
        if any(other.overlaps(anchor) for other in self._others.near(anchor.start, anchor.end)):
            return None
        return next((name for name in self._named.near(anchor.start, anchor.end) if name.overlaps(anchor)), None)

    def at(self, tree: Tree, word: int) -> Anchor | None:
        """Return the place that is named at a word, by its last word or by one that it governs as its name."""
        for here in (word, *tree.of(word, "flat", "appos", "compound")):
            stretch = tree.anchor(here, here + 1)
            near = bisect_left(self._starts, stretch.end) - 1
            if near >= 0 and self._places[near].anchor.overlaps(stretch):
                return self._places[near].anchor
        return None


def settle(tree: Tree, at: int, predicate: Predicate, spots: Spots) -> Predicate:
    """Return an event with the place where it is, of those heard with it: the nearest in the tree, in full."""
    told = [a for a in predicate.arguments if a.role == "place"]
    rows = [(a, spots.overlapping(a.anchor) or _named(tree, a, spots)) for a in told]
    rows = [(a, spot) for a, spot in rows if not _elsewhere(tree, at, spot or a.anchor, spots)]
    found = [a for a, spot in rows if not spot]
    if len(found) < len(rows):
        nearest = min((row for row in rows if row[1]), key=lambda row: _far(tree, at, row[1] or row[0].anchor))
        found.insert(0, _in_full(tree, nearest[0], nearest[1] or nearest[0].anchor, spots))
    elif found:
        named = [_of_noun(tree, a, spots) or spots.told.taken_up(tree, a, predicate) for a in found]
        found = [*(a for a in named if a is not None), *found]
    if found == told:
        return predicate
    by = " ".join(dict.fromkeys([predicate.by, *(a.rule for a in found if a.rule and a not in told)]))
    others = tuple(a for a in predicate.arguments if a.role != "place")
    return replace(predicate, arguments=(*others, *found), by=by)


def _elsewhere(tree: Tree, at: int, spot: Anchor, spots: Spots) -> bool:
    """Tell whether a place is where something else is: in a clause under the event, or under "for" or "behind"."""
    word = tree.place(spot)
    if word is None or case(tree, word) in AWAY:
        return word is not None
    if _of_several(tree, word, spots) or (case(tree, word) == "from" and _tells_whose(tree, at, word)):
        return True
    verb = tree.heads[word]
    lying = verb >= 0 and tree.word(verb) in LYING
    return in_another_clause(tree, at, word) and tree.base(verb) != "conj" and not lying


def _tells_whose(tree: Tree, at: int, word: int) -> bool:
    """Tell whether a word hangs on who the event is told of: "people from Karr died" elsewhere, "fire from Karr" is there.

    On 262 labelled articles, November 2026, none of 6 such places was right.
    """
    noun = tree.heads[word]
    return tree.base(word) == "nmod" and noun != at and (tree.base(noun) == "nsubj" or noun in tree.above(at))


def _of_several(tree: Tree, word: int, spots: Spots) -> bool:
    """Tell whether a place is one of three or more in a row: "in Karr, Telm and Ulmar" names no one place.

    On 262 labelled articles, November 2026, 4 of 14 such first places were right.
    """
    first = tree.heads[word] if tree.rels[word] in ROW else word
    row = [first, *(k for k in tree.kids[first] if tree.rels[k] in ROW)]
    return len(row) >= SEVERAL and sum(spots.at(tree, k) is not None for k in row) >= SEVERAL


def in_another_clause(tree: Tree, at: int, word: int) -> bool:
    """Tell whether a word hangs on the verb of a clause that neither is an event's own nor stands over it."""
    verb = tree.heads[word]
    if verb in (-1, at, *tree.above(at)) or tree.base(verb) not in CLAUSES:
        return False
    return not _same_event(tree, at, verb)


def _same_event(tree: Tree, at: int, clause: int) -> bool:
    """Tell whether a clause under an event tells of the event: of its noun, or of what went on ("while surfing")."""
    if tree.base(clause) == "acl":
        return tree.heads[clause] == at
    return tree.kid(clause, "nsubj") is None and any(tree.word(k) == "while" for k in tree.of(clause, "mark"))


def _far(tree: Tree, at: int, spot: Anchor) -> float:
    """Return how many steps of the tree part a place from an event; a name before another thing's noun is further."""
    word = tree.place(spot)
    if word is None:
        return float(len(tree))
    up, down = [at, *tree.above(at)], [word, *tree.above(word)]
    meeting = next((k for k in down if k in up), None)
    steps = float(len(up) + len(down)) if meeting is None else float(up.index(meeting) + down.index(meeting))
    aside = (
        tree.base(word) == "compound"
        and tree.word(tree.heads[word]) not in _nouns("after") | _nouns("facility") | AREAS
    )
    return steps + 1.5 if aside else steps


def _in_full(tree: Tree, told: Argument, spot: Anchor, spots: Spots) -> Argument:
    """Return the place by its whole name.

    Rule `place_with_its_noun`: "at the Karr hospital" is the hospital, "in the Karr region" the region, while "in the Karr district" is Karr.
    Rule `place_named`: "at the Mirren Ice Hall", which no list of places has but the network takes for a place's name, or
    whose last word shows it ("at the Orran Supreme Court"); of the latter 9 of 11 were right on 262 labelled articles, 29
    November 2026.
    """
    name = spots.named(spot)
    if told.rule:
        return told
    if spots.overlapping(spot) is None:
        return replace(told, anchor=spot, rule="place_named")
    word = tree.place(spot)
    head = tree.heads[word] if word is not None and tree.base(word) == "compound" else -1
    noun = tree.anchor(head, head + 1) if head >= 0 and tree.word(head) in _nouns("facility") else None
    end = name.end if name is not None and name.covers(spot) else spot.end
    if noun is not None and 0 <= noun.start - end <= 1 and not (name and name.covers(noun)):
        whole = Anchor.of(tree.reading.report.text, spot.start, noun.end)
        return replace(told, anchor=whole, rule="place_with_its_noun")
    return told if told.anchor.covers(spot) else replace(told, anchor=spot)


def _of_noun(tree: Tree, told: Argument, spots: Spots) -> Argument | None:
    """Return the place that a noun stands for, where its name follows: "in the state of Karr" is Karr."""
    at = tree.place(told.anchor)
    if at is None or tree.words[at] not in words("of_place"):
        return None
    names = [spots.at(tree, k) for k in tree.of(at, "nmod") if case(tree, k) == "of"]
    return next((replace(told, anchor=name) for name in names if name is not None), None)


def _named(tree: Tree, told: Argument, spots: Spots) -> Anchor | None:
    """Return the name of a place that no list has, where it stands under a preposition of place."""
    if told.rule:
        return None
    name = spots.named(told.anchor)
    word = tree.place(name or told.anchor)
    if word is None or case(tree, word) not in THITHER | WHERE:
        return None
    return name or _building(tree, word)


def _building(tree: Tree, word: int) -> Anchor | None:
    """Return the name of a building or road: a noun for one with a capitalised name before it ("Orra Town Hall")."""
    if tree.word(word) not in _nouns("building") | _nouns("facility"):
        return None
    first = word
    while first > 0 and tree.heads[first - 1] in range(first - 1, word + 1) and tree.printed(first - 1)[:1].isupper():
        first -= 1
    return tree.anchor(first, word + 1) if first < word else None


def _told_of(tree: Tree, at: int) -> int | None:
    """Return the subject of a verb, also from before "and" or "began to"; who decides or asks to do it is elsewhere."""
    while tree.kid(at, "nsubj") is None and tree.heads[at] >= 0:
        above = tree.heads[at]
        if tree.base(at) != "conj" and not (tree.base(at) == "xcomp" and is_form(tree, above, _raising())):
            return None
        at = above
    return tree.kid(at, "nsubj")


@cache
def _raising() -> tuple[str, ...]:
    """Return the verbs whose subject is the one of the verb under them."""
    return tuple(sorted(words("raises")))


def _within(tree: Tree, who: int) -> list[int]:
    """Return what a noun and what "of" counts out with it stand beside ("the latest round of talks in Doha")."""
    inner = [k for k in tree.of(who, "nmod") if case(tree, k) == "of"]
    return [k for noun in (who, *inner) for k in tree.of(noun, "nmod")]


def of_subject(tree: Tree, at: int, spots: Spots) -> Argument | None:
    """Return where an event is by where those are who it is told of.

    Rule `where_they_are`: "a woman in Karr has died", "clashes with police in Karr".
    """
    if tree.tags[at] == "VERB":
        who = _told_of(tree, at)
        things = _within(tree, who) if who is not None else []
    else:
        things = [k for thing in tree.of(at, "nmod") for k in tree.of(thing, "nmod")]
    for k in things:
        spot = spots.at(tree, k) if case(tree, k) in WHERE else None
        if spot is not None:
            return Argument("place", spot, rule="where_they_are")
    return None
