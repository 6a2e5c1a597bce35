"""Names of places: which words of a sentence may name a place, and which only look as if they did.

A stretch of capitalised words is a possible place name when a gazetteer or a vocabulary knows it. Words around it then
speak for a place ("in", "near", "X, Texas") or against it: a given name or a title before, the head of a body's name
or an unknown capitalised word after.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.core.reading import Reading
from onrecord.core.vocab import lexicon
from onrecord.read.places.countries import capital_names, country_names, demonyms, region_people, region_shorts
from onrecord.read.places.found import Found, Scope
from onrecord.read.places.gazetteer import Entry, entries, longest
from onrecord.read.places.judge import Judge
from onrecord.read.places.keys import key
from onrecord.read.places.known import known, large_region
from onrecord.read.places.lists import (
    ALONE,
    FACILITIES,
    INNER,
    LOCATIVE,
    MAX_TOKENS,
    WITH_ARTICLE,
    first_words,
    never,
    printed_shorts,
    word_set,
)
from onrecord.read.places.unlisted import unlisted
from onrecord.read.places.words import hyphenated, take_apart
from onrecord.read.tokens import begins_name


class Finder:
    """Finds the possible place names of one report."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        named = {mention.anchor.exact for mention in reading.mentions if _capitals(mention.anchor.exact)}
        whole = (word for word in hyphenated(reading) if known(word)[1] or (word in named and not _joined_places(word)))
        self.split = take_apart(reading, frozenset(whole))
        self.words = self.split.words
        self.lower = frozenset(word for word in self.words if word[:1].islower())
        firsts = {first for first, _ in self.split.sentences}
        self.inner = frozenset(word for at, word in enumerate(self.words) if word[:1].isupper() and at not in firsts)
        self.full = _in_full(self.words)
        self.counties = not self.lower.isdisjoint(("counties", "parishes"))
        self.judge = Judge(self.words, self.lower, self.inner)
        self.shown: frozenset[str] = frozenset()
        self.mentions = tuple(sorted(reading.mentions, key=lambda mention: mention.anchor.start))
        self.starts = [mention.anchor.start for mention in self.mentions]

    def find(self) -> list[Found]:
        """Return the possible place names of the report in order."""
        found: list[Found] = []
        for number, (first, last) in enumerate(self.split.sentences):
            found += self._sentence(number, first, last)
        self.shown = frozenset(one.key for one in found if one.located and one.places and not one.people)
        checked = [self._by_mention(one) for one in found if not self._surname(one)]
        kept = [one for one in checked if one is not None]
        taken = {at for one in kept for at in range(one.first, one.last)}
        kept += [
            one for one in self.judge.refused if one.key in self.shown and taken.isdisjoint(range(one.first, one.last))
        ]
        taken |= {at for one in kept for at in range(one.first, one.last)}
        kept += self._by_type(taken)
        taken |= {at for one in kept for at in range(one.first, one.last)}
        return sorted([*kept, *self._again(kept, taken)], key=lambda one: one.first)

    def _by_type(self, taken: set[int]) -> Iterator[Found]:
        """Yield what the step before takes for a place's name and nothing here has found, facilities aside."""
        starts = [start for start, _ in self.split.spans]
        bounds = [first for first, _ in self.split.sentences]
        for mention in self.mentions:
            first, last = bisect_left(starts, mention.anchor.start), bisect_left(starts, mention.anchor.end)
            name = " ".join(mention.anchor.exact.split())
            bare = mention.type == "PLACE" and name[:1].isupper() and name not in never()
            if not bare or first >= last or not taken.isdisjoint(range(first, last)):
                continue
            plain, places = known(name)
            if places or name.split()[-1].lower() not in FACILITIES:
                number = bisect_right(bounds, first) - 1
                yield Found(first, last, name, plain, places, number, located=True)

    def _again(self, found: Sequence[Found], taken: set[int]) -> Iterator[Found]:
        """Yield the later namings of one word of places that no gazetteer lists."""
        unlisted_names = {one.name: one for one in found if not one.places and " " not in one.name}
        sentences = enumerate(self.split.sentences) if unlisted_names else ()
        for number, (first, last) in sentences:
            for at in range(first, last):
                one = unlisted_names.get(self.words[at])
                alone = at + 1 >= last or not self.words[at + 1][:1].isupper()
                before = self.words[at - 1] if at > first else ""
                if one is not None and at not in taken and alone and not before[:1].isupper():
                    yield replace(one, first=at, last=at + 1, sentence=number)

    def _by_mention(self, one: Found) -> Found | None:
        """Weigh a name against the mention it stands in: a person is no place, and a body only bears its name."""
        start, stop = self.split.spans[one.first][0], self.split.spans[one.last - 1][1]
        at = bisect_right(self.starts, start) - 1
        mention = self.mentions[at] if at >= 0 else None
        level = one.places[0].level if one.places else "wide"
        if mention is None or mention.anchor.end < stop or one.people or level in ("country", "wide"):
            return one
        whole = (mention.anchor.start, mention.anchor.end) == (start, stop)
        of = one.inside or self.words[one.first - 1] == "of"
        if one.key in self.shown and (whole or mention.type != "PERSON"):
            return one
        large = one.last - one.first > 1 or large_region(one.places) or one.key in capital_names() or one.short
        if mention.type == "PLACE":
            return replace(one, located=True)
        if mention.type == "PERSON" and not of:
            return one if (whole and (large or one.located)) or (large and start == mention.anchor.start) else None
        if mention.type == "ORGANIZATION" and mention.anchor.start < start and not of:
            return one if large else None
        return one

    def _sentence(self, number: int, first: int, last: int) -> list[Found]:
        """Return the possible place names of one sentence."""
        long = [word for word in self.words[first:last] if len(word) > 3 and word.isalpha()]
        ended = self.words[last - 1] in (".", "?", "!", "”", '"')
        share = sum(word[:1].isupper() for word in long) / max(1, len(long))
        titled = len(long) > 2 and share > (0.79 if ended else 0.7)
        scope = Scope(
            number, first, last, titled, _before_counties(self.words, first, last) if self.counties else frozenset()
        )
        found, at = [], first
        while at < last:
            one = self._at(at, scope) if self.words[at][:1].isupper() else None
            if one is not None:
                found.append(one)
            at = one.last if one is not None else max(at + 1, self.judge.resume)
        return found

    def _at(self, at: int, scope: Scope) -> Found | None:
        """Return the longest possible place name that begins with the word at `at`, if it may be one."""
        for last, name in self._stretches(at, scope.last):
            short = self._short(name, at, scope)
            if short:
                return Found(at, last, name, key(name), short, scope.number, located=True, short=True)
            plain, places = known(name.replace(",", ""))
            if name.startswith(("The ", "THE ")) and not plain.startswith("the "):
                continue
            if plain in WITH_ARTICLE and not self._with_article(at, last, scope):
                continue
            if at in scope.counties and last == at + 1:
                counties = entries(plain + " county")
                if counties:
                    return Found(at, last, name, plain, counties, scope.number, located=True)
            if self._of_council(plain, last, scope):
                continue
            code = demonyms().get(plain)
            people = _people(code) if code else region_people().get(plain)
            if people and not (places and places[0].level == "country"):
                return Found(at, last, name, plain, people, scope.number, people=True)
            places += self._counties(plain, at, bool(places))
            if places:
                return self.judge.weigh(at, last, name, plain, places, scope) or self._unknown(at, scope)
        return self._unknown(at, scope)

    def _counties(self, plain: str, at: int, listed: bool) -> tuple[Entry, ...]:
        """Return the counties that a short name stands for: those the report names in full, or that it places.

        "Adams" stands for Adams County where the report prints that too; a name that is no town's stands for a county
        also after "in" and the like, and after the letter of a party ("D-Adams").
        """
        seat = at > 1 and self.words[at - 1] == "-" and self.words[at - 2] in ("D", "R")
        placed = not listed and at > 0 and (seat or self.words[at - 1].lower() in LOCATIVE)
        if plain not in self.full and not placed:
            return ()
        return entries(plain + " county") or entries(plain + " parish")

    def _unknown(self, at: int, scope: Scope) -> Found | None:
        """Return a name that only the words beside it show to be a place's ("the village of Ostra", "Ostra River")."""
        one = unlisted(self.words, at, scope.first, scope.last)
        if one is None or scope.titled:
            return None
        start, stop = self.split.spans[at][0], self.split.spans[one.last - 1][1]
        name = " ".join(self.text[start:stop].split())
        return Found(at, one.last, name, key(name), (), scope.number, located=True)

    def _with_article(self, at: int, last: int, scope: Scope) -> bool:
        """Tell whether a name stands after "the" and before no further name ("the States")."""
        alone = last >= scope.last or not self.words[last][:1].isupper()
        return alone and at > scope.first and self.words[at - 1].lower() == "the"

    def _of_council(self, plain: str, last: int, scope: Scope) -> bool:
        """Tell whether the "City" that ends a name belongs to what follows ("Dublin City Council")."""
        if not plain.endswith(" city") or last >= scope.last or self.words[last] not in word_set("bodies", "seated"):
            return False
        same = {entry.id for entry in entries(plain)[:1]}
        return any(entry.id in same for entry in entries(plain.removesuffix(" city")))

    def _short(self, name: str, at: int, scope: Scope) -> tuple[Entry, ...]:
        """Return the region that a name stands for as a short form: after a comma, or with its points ("Fla.")."""
        found = region_shorts().get(name.replace(".", "").replace(" ", ""))
        if not found or printed_shorts().isdisjoint((name.replace(" ", ""), name + ".")):
            return ()
        comma = at > scope.first and self.words[at - 1] in (",", "(", "-")
        return found if comma or "." in name or name in ALONE else ()

    def _stretches(self, at: int, end: int) -> list[tuple[int, str]]:
        """Return the stretches of words from `at` that may be one name, longest first."""
        first = key(self.words[at])
        most = max(longest(first) if first else 0, 6 if first in first_words() else 0)
        start = self.split.spans[at][0]
        ends = []
        for last in range(at + 1, min(at + (MAX_TOKENS if most > 1 else 2), end) + 1):
            word = self.words[last - 1]
            if last > at + 1 and not (begins_name(word) or word.lower() in INNER):
                break
            stop = self.split.spans[last - 1][1]
            if begins_name(word):
                ends.append((last, " ".join(self.text[start:stop].split())))
                if last < end and self.words[last] == "." and self.split.spans[last][0] == stop and stop - start < 7:
                    ends.append((last + 1, " ".join(self.text[start : stop + 1].split())))
        return [
            (last, name)
            for last, name in ends[::-1]
            if name[-1] != "." or name.replace(" ", "") in printed_shorts() or name.count(".") > 1
        ]

    def _surname(self, one: Found) -> bool:
        """Tell whether a one-word name is elsewhere in the report the last word of a person's name."""
        if one.last - one.first > 1 or one.people or one.located or not one.places or one.places[0].level == "country":
            return False
        return (
            one.key not in capital_names()
            and one.key not in self.shown
            and self.words[one.first] in self.judge.surnames
        )


def _capitals(word: str) -> bool:
    """Tell whether every part of a word with a hyphen begins with a capital."""
    return all(part[:1].isupper() for part in re.split("[-‐‑]", word))


def _joined_places(word: str) -> bool:
    """Tell whether a hyphen joins places that are known each by itself ("Lagos-Accra")."""
    return all(known(part)[1] for part in re.split("[-‐‑]", word))


def _people(code: str) -> tuple[Entry, ...]:
    """Return the country of a word for a people."""
    return country_names()[key(lexicon("countries")[code][0])]


def _before_counties(words: Sequence[str], first: int, last: int) -> frozenset[int]:
    """Return the words of lists that end in "counties" ("Adams, Butler and Clay counties")."""
    found: set[int] = set()
    for at in range(first, last):
        if words[at].lower() in ("counties", "parishes"):
            back = at - 1
            while back >= first and (words[back][:1].isupper() or words[back] in (",", "and", "or")):
                found.add(back)
                back -= 1
    return frozenset(found)


def _in_full(words: Sequence[str]) -> frozenset[str]:
    """Return the keys of the names that stand before "County" or "Parish", of one word and of two."""
    found = set()
    for at, word in enumerate(words):
        if word in ("County", "Parish"):
            found |= {key(" ".join(words[max(0, at - count) : at])) for count in (1, 2)}
    return frozenset(found)
