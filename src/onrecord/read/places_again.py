"""Places again: the place told before that "there", "the country" or "this town" takes up.

Source: gold guide, section 2 (place: as named); Halliday & Hasan, Cohesion in English, chapter 2 (reference).
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Place, Predicate, Reading
from onrecord.core.vocab import lexicon
from onrecord.read.grammar import Tree
from onrecord.read.places.countries import country_code

SENTENCES_BACK = 1
"""How many sentences back a place is still taken up. Set on 262 labelled articles, November 2026."""
BEFORE = 12
"""Characters before a place's name that hold the preposition it stands under."""
WHERE = frozenset("in at near inside outside across throughout around aboard within".split())
"""Prepositions that put a thing somewhere."""
KINDS = ("country", "region", "city")
"""Kinds of place that a noun takes up."""


@cache
def words(table: str) -> frozenset[str]:
    """Return one list of `whereabouts.toml`."""
    return frozenset(lexicon("whereabouts")[table])


class Told:
    """The places of a reading in the order in which they are told."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = [p for p in reading.places if p.sense != "body" or p.kind == "country"]
        self._starts = [p.anchor.start for p in self._places]

    def taken_up(self, tree: Tree, told: Argument, predicate: Predicate) -> Argument | None:
        """Return the place that the words for one take up, None where they take up none.

        Rule `place_taken_up`: "40 cases were found in Ulmar. Two people died in the country"; "there"; "his country" of
        whom an act is told as a country's.
        """
        at = tree.place(told.anchor)
        if at is None:
            return None
        near = self._near(tree.anchor(at, at + 1).start, predicate.sentence)
        if tree.words[at] == "there":
            found = self._last_spot(near)
        elif any(tree.word(k) in words("owning") for k in tree.of(at, "nmod")):
            found = self._own(tree, at, predicate)
        else:
            found = self._last_of_kind(tree, at, near)
        return Argument("place", found, rule="place_taken_up") if found is not None else None

    def _last_of_kind(self, tree: Tree, at: int, near: list[Place]) -> Anchor | None:
        """Return the one place of the kind that a noun with "the" or "this" names, in its sentence or the one before."""
        kind = next((k for k in KINDS if tree.words[at] in words(k)), None)
        if kind is None or not any(tree.word(k) in words("pointing") for k in tree.of(at, "det", "nmod")):
            return None
        rows = [p for p in near if p.kind == kind and p.sense != "people"] or [p for p in near if p.kind == kind]
        here = [p for p in rows if p.anchor.start >= tree.sentence.start] or rows
        same = {(p.country, p.region, "" if kind == "country" else p.name) for p in here}
        return self._printed(here[-1]) if len(same) == 1 else None

    def _own(self, tree: Tree, at: int, predicate: Predicate) -> Anchor | None:
        """Return the country that acts or is acted on, where one's own is meant."""
        if tree.words[at] not in words("country"):
            return None
        entities = self._reading.entities
        parties = [a for a in predicate.arguments if a.role in ("agent", "recipient") and a.entity is not None]
        codes = [code for a in parties if (code := country_code(entities[a.entity or 0].name))]
        return self._by_code(codes[0]) if codes else None

    def _last_spot(self, near: list[Place]) -> Anchor | None:
        """Return where the last thing told is that is put somewhere: of "at Telm in Ulmar" Telm."""
        text, found = self._reading.report.text, None
        for place in reversed(near):
            lead = text[max(0, place.anchor.start - BEFORE) : place.anchor.start].lower().split()
            put = bool(WHERE.intersection(lead[-2:] if lead[-1:] == ["the"] else lead[-1:])) and place.sense not in (
                "people",
                "government",
            )
            if found is not None and text[place.anchor.end : found.start].strip() not in WHERE:
                return found
            if put:
                found = place.anchor
            elif found is not None:
                return found if place.sense in ("people", "government") else place.anchor
        return found

    def _near(self, before: int, sentence: int) -> list[Place]:
        """Return the places told before a point, from the sentence before on."""
        since = self._reading.sentences[max(0, sentence - SENTENCES_BACK)].start
        return self._places[bisect_left(self._starts, since) : bisect_left(self._starts, before)]

    def _printed(self, place: Place) -> Anchor | None:
        """Return a place's own name, where only the word for its people stands near."""
        if place.sense != "people":
            return place.anchor
        return self._by_code(place.country or "") if place.kind == "country" else None

    def _by_code(self, code: str) -> Anchor | None:
        """Return the first name of a country in the text."""
        named = (p for p in self._places if p.kind == "country" and p.sense != "people" and p.country == code)
        return next((p.anchor for p in named), None)
