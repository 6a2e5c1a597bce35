"""Judging: whether the words around a possible place name leave it one.

Words before and after speak for a place ("in", "near", "X, Texas") or against it: a given name or a title before, the
head of a body's name or an unknown capitalised word after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.places.countries import country_names, demonyms, region_aliases
from onrecord.read.places.found import Found, Scope
from onrecord.read.places.gazetteer import Entry
from onrecord.read.places.keys import key
from onrecord.read.places.known import LARGE, known, large_region
from onrecord.read.places.lists import (
    DASHES,
    DIRECTIONS,
    FEATURES,
    LOCATIVE,
    PLACE_NOUNS,
    REGION_NOUNS,
    STREETS,
    WITH_ARTICLE,
    never,
    next_words,
    place_givens,
    printed_shorts,
    titles,
    word_set,
)
from onrecord.read.verbs import forms


class Judge:
    """Weighs the possible place names of one report, and keeps the surnames that it meets.

    `lower` are the words printed in lower case, `inner` those printed with a capital inside a sentence. `refused` are
    the names that nothing in their sentence shows to be places. `resume` is where to read on behind what a name turned
    out to be part of.
    """

    def __init__(self, words: Sequence[str], lower: frozenset[str], inner: frozenset[str]) -> None:
        self.words, self.lower, self.inner = words, lower, inner
        self.surnames: set[str] = set()
        self.refused: list[Found] = []
        self.resume = 0

    def weigh(self, at: int, last: int, name: str, plain: str, places: tuple[Entry, ...], scope: Scope) -> Found | None:
        """Weigh the words around a possible name and return it, or None where it is no place."""
        before = self.words[at - 1] if at > scope.first else ""
        strong = places[0].level in ("country", "wide") or plain in region_aliases() or large_region(places)
        located = self._located(at, last, before, scope)
        one = Found(at, last, name, plain, places, scope.number, located, weak=not (located or strong))
        if self._qualifier_follows(last, places, scope) and self.words[at - 1] not in titles():
            return replace(one, located=True, weak=False)
        if self._ordinary(at, last, plain, scope, located=located, strong=strong):
            self._refuse(one)
            return None
        if before == "of" and self.words[at - 2] in word_set("bodies", "of_name_only") and at - 2 >= scope.first:
            return None
        firm = strong or (last - at > 1 and (places[0].level == "county" or places[0].rank >= 40))
        if self._person(at, last, scope, strong=firm, located=located):
            return None
        if self._given_name(at, last, scope):
            if before.lower() == "the":
                self._refuse(replace(one, inside=True))
            return None
        if self._bears(at, last, places, scope, strong=strong):
            return replace(one, inside=True, silent=True)
        inside = self._inside(at, last, places, scope, strong=strong)
        if inside is None:
            self._refuse(replace(one, inside=True))
            return None
        return replace(one, inside=inside or self._seat_of(at, scope))

    def _refuse(self, one: Found) -> None:
        """Keep a name that nothing in its sentence shows to be a place: the rest of the report may."""
        if self.words[one.first] not in never() and one.last - one.first < 4 and len(one.key) > 3:
            self.refused.append(replace(one, weak=True, located=False))

    def _bears(self, at: int, last: int, places: tuple[Entry, ...], scope: Scope, *, strong: bool) -> bool:
        """Tell whether a name stands in that of a newspaper, team or orchestra ("the Sarn Daily News")."""
        end = last
        while end < min(last + 4, scope.last) and self.words[end][:1].isupper():
            end += 1
        bearing = word_set("bodies", "bearing")
        if end == last or scope.titled or not (self.words[end - 1] in bearing or self.words[last] in bearing):
            return False
        if any(word in word_set("bodies", "seated") for word in self.words[last:end]):
            return False
        self.resume = end
        return strong or (places[0].rank >= 40 and self.words[at] not in word_set("roles", "given"))

    def _seat_of(self, at: int, scope: Scope) -> bool:
        """Tell whether a name ends the name of a body seated there ("University of Minsk")."""
        head = self.words[at - 2] if at - 2 >= scope.first and self.words[at - 1] == "of" else ""
        return head[:1].isupper() and head in word_set("bodies", "seated") and head.lower() not in PLACE_NOUNS

    def _qualifier_follows(self, last: int, places: tuple[Entry, ...], scope: Scope) -> bool:
        """Tell whether a comma and a short form or a large region come next ("Paris, Tex.")."""
        if last + 1 >= scope.last or self.words[last] != ",":
            return False
        after = self.words[last + 1]
        dotted = after + "." if last + 2 < scope.last and self.words[last + 2] == "." else after
        if dotted in printed_shorts() or after in printed_shorts():
            return True
        if not after[:1].isupper():
            return False
        ends = range(last + 2, min(last + 4, scope.last) + 1)
        areas = {
            area for end in ends for area in known(" ".join(self.words[last + 1 : end]))[1] if area.level == "region"
        }
        around = {(area.country, area.region) for area in areas if area.country in LARGE}
        return any((place.country, place.region) in around for place in places if place.level in ("city", "county"))

    def _located(self, at: int, last: int, before: str, scope: Scope) -> bool:
        """Tell whether the words before (or the form of a dateline) say that something is there."""
        if before.lower() in LOCATIVE or before.lower() in DIRECTIONS:
            return True
        if before == "of" and at - 2 >= scope.first and self.words[at - 2].lower() in PLACE_NOUNS:
            return True
        after = self.words[last] if last < scope.last else ""
        return at == scope.first and after in DASHES and self.words[at].isupper()

    def _ordinary(self, at: int, last: int, plain: str, scope: Scope, *, located: bool, strong: bool) -> bool:
        """Tell whether a single word is an ordinary one that begins a sentence or is printed with a capital."""
        if plain in WITH_ARTICLE:
            return False
        if last - at > 1:
            return " ".join(self.words[at:last]) in never()
        word = self.words[at]
        if word.isupper() and len(word) < 6 and not (strong or located or scope.titled):
            return True
        if at == scope.first and word in word_set("regions_not", "initial"):
            return True
        if (
            at == scope.first
            and not (located or strong or word in self.inner)
            and all(place.rank < 48 for place in known(word)[1])
        ):
            return True
        if word in never() or (word.lower() in word_set("regions_not", "function") and not (word.isupper() and strong)):
            return True
        if len(plain) < 3 and not strong:
            return True
        shouted = word.isupper() and len(word) > 1 and not scope.titled
        if strong and (shouted or not (at == scope.first and word.lower() in self.lower)):
            return False
        ordinary = word.lower() in self.lower or word.lower() in forms() or word in next_words()
        return ordinary and not (located and self.words[at - 1].lower() in ("in", "near"))

    def _person(self, at: int, last: int, scope: Scope, *, strong: bool, located: bool) -> bool:
        """Tell whether the name is a person's, by the words before it."""
        if at == scope.first:
            return False
        before, name = self.words[at - 1], self.words[last - 1]
        dotted = before == "." and at - 2 >= scope.first
        if dotted:
            before = self.words[at - 2]
            if len(before) > 4:
                return False
        if before in word_set("roles", "given") and not scope.titled and not (before in place_givens() and strong):
            verdict = True
        elif before in titles():
            verdict = not strong or before in word_set("roles", "title")
        elif len(before) == 1 and before.isupper() and before not in "AI":
            verdict = dotted
        else:
            unknown = before[:1].isupper() and not self._fits_before(at, scope)
            verdict = unknown and not dotted and not strong and not scope.titled
        if verdict and not located:
            self.surnames.add(name)
        return verdict

    def _given_name(self, at: int, last: int, scope: Scope) -> bool:
        """Tell whether a one-word name is the given name of the person whose surname follows."""
        if last - at > 1 or self.words[at] not in word_set("roles", "given") or last >= scope.last:
            return False
        after = self.words[last]
        if not after[:1].isupper() or after in next_words() or after.lower() in DIRECTIONS | REGION_NOUNS:
            return False
        if after in word_set("bodies", "name_only") or key(after) in demonyms() or key(after) in country_names():
            return False
        self.surnames.add(after)
        self.resume = last + 1
        return True

    def _fits_before(self, at: int, scope: Scope) -> bool:
        """Tell whether the capitalised word before a name leaves it a place's name."""
        before = self.words[at - 1]
        if (
            before.lower() in word_set("regions_not", "function")
            or before.lower() in DIRECTIONS
            or before in next_words()
        ):
            return True
        if before.lower() in forms() and at - 1 == scope.first:
            return True
        if key(before) in demonyms():
            return True
        return bool(known(before)[1]) and before not in word_set("roles", "given")

    def _inside(self, at: int, last: int, places: tuple[Entry, ...], scope: Scope, *, strong: bool) -> bool | None:
        """Tell by the words after a name whether it stands inside a body's name; None where it is no place."""
        after = self.words[last] if last < scope.last else ""
        if after in ("el", "al", "bin", "de", "du", "von", "van") and last + 1 < scope.last:
            return None if self.words[last + 1][:1].isupper() and not strong else False
        if not after[:1].isupper() or scope.titled:
            return False
        run = []
        for word in self.words[last : min(last + 6, scope.last)]:
            if not (word[:1].isupper() or word in ("of", "for", "&", "'s", "’s")):
                break
            run.append(word)
        bearers = word_set("bodies", "name_only")
        if run[0] in bearers or (run[-1] in bearers and run[0] not in next_words()):
            self.resume = last + len(run)
            return None
        if not strong and ((run[0] in STREETS and last == at + 1) or run[0] in FEATURES):
            return None
        if places[0].level == "county" and last - at > 1:
            return True
        if run[0] in word_set("bodies", "seated") or run[0].lower() in REGION_NOUNS:
            return True
        if self._fits_after(at, last, strong=strong, places=places):
            return False
        return True if any(word in word_set("bodies", "seated") for word in run) else None

    def _fits_after(self, at: int, last: int, *, strong: bool, places: tuple[Entry, ...]) -> bool:
        """Tell whether the capitalised word after a name leaves it a place's name."""
        after = self.words[last]
        if strong or after in next_words() or after.lower() in DIRECTIONS or key(after) in demonyms():
            return True
        if self.words[at] in word_set("roles", "given"):
            return False
        return bool(known(after)[1]) and places[0].rank >= 40
