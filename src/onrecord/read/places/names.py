"""Names of places: which words of a sentence may name a place, and which only look as if they did.

A stretch of capitalised words is a possible place name when a gazetteer or a vocabulary knows it. Words around it then
speak for a place ("in", "near", "X, Texas") or against it: a given name or a title before, the head of a body's name
or an unknown capitalised word after.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.core.reading import Reading
from onrecord.core.vocab import lexicon
from onrecord.read.places.countries import capital_names, country_names, demonyms, region_aliases, region_shorts
from onrecord.read.places.gazetteer import Entry, entries, longest
from onrecord.read.places.keys import key
from onrecord.read.places.known import known, large_region
from onrecord.read.places.lists import (
    ALONE,
    DASHES,
    DIRECTIONS,
    FEATURES,
    INNER,
    LOCATIVE,
    MAX_TOKENS,
    PLACE_NOUNS,
    REGION_NOUNS,
    SETTLEMENTS,
    STREETS,
    WITH_ARTICLE,
    first_words,
    never,
    next_words,
    place_givens,
    printed_shorts,
    titles,
    word_set,
)
from onrecord.read.places.words import hyphenated, take_apart
from onrecord.read.verbs import forms


@dataclass(frozen=True, slots=True)
class Found:
    """A possible place name: its tokens `[first, last)`, the places it may stand for, and what its surroundings say.

    `located` is True where the words before place something there. `inside` is True where the name is part of the
    name of a body or building seated there. `people` is True for a word for people. `weak` marks a name without
    any sign but its capital letter. `short` marks a short form ("Tex.").
    """

    first: int
    last: int
    name: str
    key: str
    places: tuple[Entry, ...]
    sentence: int
    located: bool = False
    inside: bool = False
    people: bool = False
    weak: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The sentence in which a name is sought: its number, its words `[first, last)`, and how it is printed.

    `titled` is True for a heading with capitals throughout; `counties` are the words of a list of counties.
    """

    number: int
    first: int
    last: int
    titled: bool
    counties: frozenset[int]


class Finder:
    """Finds the possible place names of one report."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        self.split = take_apart(reading, frozenset(word for word in hyphenated(reading) if known(word)[1]))
        self.words = self.split.words
        self.lower = frozenset(word for word in self.words if word[:1].islower())
        firsts = {first for first, _ in self.split.sentences}
        self.inner = frozenset(word for at, word in enumerate(self.words) if word[:1].isupper() and at not in firsts)
        self.counties = not self.lower.isdisjoint(("counties", "parishes"))
        self.surnames: set[str] = set()
        self.resume = 0
        self.mentions = tuple(sorted(reading.mentions, key=lambda mention: mention.anchor.start))
        self.starts = [mention.anchor.start for mention in self.mentions]

    def find(self) -> list[Found]:
        """Return the possible place names of the report in order."""
        found: list[Found] = []
        for number, (first, last) in enumerate(self.split.sentences):
            found += self._sentence(number, first, last)
        checked = (self._by_mention(one) for one in found if not self._surname(one))
        return [one for one in checked if one is not None]

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
            at = one.last if one is not None else max(at + 1, self.resume)
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
            if code and not (places and places[0].level == "country"):
                return Found(at, last, name, plain, _people(code), scope.number, people=True)
            if places:
                return self._judge(at, last, name, plain, places, scope) or self._unknown(at, scope)
        return self._unknown(at, scope)

    def _unknown(self, at: int, scope: Scope) -> Found | None:
        """Return a name that only the words before it show to be a place's ("the village of Ostra")."""
        if at - 2 < scope.first or self.words[at - 1] != "of" or self.words[at - 2].lower() not in SETTLEMENTS:
            return None
        last = at + 1
        while last < min(at + 3, scope.last) and self.words[last][:1].isupper():
            last += 1
        name = " ".join(self.text[self.split.spans[at][0] : self.split.spans[last - 1][1]].split())
        return Found(at, last, name, key(name), (), scope.number, located=True)

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
            if last > at + 1 and not (word[:1].isupper() or word.lower() in INNER or self._district(last - 1, end)):
                break
            stop = self.split.spans[last - 1][1]
            if word[:1].isupper():
                ends.append((last, " ".join(self.text[start:stop].split())))
                if last < end and self.words[last] == "." and self.split.spans[last][0] == stop and stop - start < 7:
                    ends.append((last + 1, " ".join(self.text[start : stop + 1].split())))
        return [
            (last, name)
            for last, name in ends[::-1]
            if name[-1] != "." or name.replace(" ", "") in printed_shorts() or name.count(".") > 1
        ]

    def _district(self, at: int, end: int) -> bool:
        """Tell whether the word at `at` is the comma of "Washington, D.C."."""
        return self.words[at] == "," and at + 1 < end and self.words[at + 1] in ("D.C.", "DC")

    def _judge(
        self, at: int, last: int, name: str, plain: str, places: tuple[Entry, ...], scope: Scope
    ) -> Found | None:
        """Weigh the words around a possible name and return it, or None where it is no place."""
        before = self.words[at - 1] if at > scope.first else ""
        strong = places[0].level in ("country", "wide") or plain in region_aliases() or large_region(places)
        located = self._located(at, last, before, scope)
        if self._qualifier_follows(last, scope) and self.words[at - 1] not in titles():
            return Found(at, last, name, plain, places, scope.number, located=True)
        if self._ordinary(at, last, plain, scope, located=located, strong=strong):
            return None
        if before == "of" and self.words[at - 2] in word_set("bodies", "of_name_only") and at - 2 >= scope.first:
            return None
        firm = strong or (last - at > 1 and (places[0].level == "county" or places[0].rank >= 40))
        if self._person(at, last, scope, strong=firm, located=located):
            return None
        if self._given_name(at, last, scope):
            return None
        inside = self._inside(at, last, places, scope, strong=strong)
        if inside is None:
            return None
        inside = inside or self._seat_of(at, scope)
        return Found(at, last, name, plain, places, scope.number, located, inside, weak=not (located or strong))

    def _seat_of(self, at: int, scope: Scope) -> bool:
        """Tell whether a name ends the name of a body seated there ("University of Minsk")."""
        head = self.words[at - 2] if at - 2 >= scope.first and self.words[at - 1] == "of" else ""
        return head[:1].isupper() and head in word_set("bodies", "seated") and head.lower() not in PLACE_NOUNS

    def _qualifier_follows(self, last: int, scope: Scope) -> bool:
        """Tell whether a comma and a short form or a large region come next ("Paris, Tex.")."""
        if last + 1 >= scope.last or self.words[last] != ",":
            return False
        after = self.words[last + 1]
        dotted = after + "." if last + 2 < scope.last and self.words[last + 2] == "." else after
        if dotted in printed_shorts() or after in printed_shorts():
            return True
        return after[:1].isupper() and large_region(known(after)[1])

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
        if at == scope.first and not (located or strong or word in self.inner) and known(word)[1][0].rank < 48:
            return True
        if word in never() or (word.lower() in word_set("regions_not", "function") and not (word.isupper() and strong)):
            return True
        if len(plain) < 3 and not strong:
            return True
        if strong and not (at == scope.first and word.lower() in self.lower):
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

    def _surname(self, one: Found) -> bool:
        """Tell whether a one-word name is elsewhere in the report the last word of a person's name."""
        if one.last - one.first > 1 or one.people or one.located or not one.places or one.places[0].level == "country":
            return False
        return one.key not in capital_names() and self.words[one.first] in self.surnames


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
