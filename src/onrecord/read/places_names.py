"""Names of places: which words of a sentence may name a place, and which only look as if they did.

A stretch of capitalised words is a possible place name when a gazetteer or a vocabulary knows it. Words around it then
speak for a place ("in", "near", "X, Texas") or against it: a given name or a title before, the head of a body's name
or an unknown capitalised word after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.core.reading import Mention, Reading
from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.core.vocab import lexicon
from onrecord.read.places_countries import (
    capital_names,
    country_names,
    demonyms,
    region_aliases,
    region_shorts,
    town_aliases,
    wide_areas,
)
from onrecord.read.places_gazetteer import Entry, entries, longest
from onrecord.read.places_keys import key
from onrecord.read.places_words import hyphenated, take_apart
from onrecord.read.verbs import forms

MAX_TOKENS = 8
"""The longest name looked for, in tokens ("Democratic Republic of the Congo" has five, with points it may have eight)."""
INNER = frozenset(
    "of the and de la le les del du des da do dos das di au aux sur en upon on by y am al el es ed e i & d ' ’ 's ’s . - ‐ ‑ under".split()
)
LOCATIVE = frozenset(
    "in near at from to around outside inside across throughout toward towards into via between through for within "
    "over off leaving visiting visited entered reached left".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central greater metro metropolitan downtown uptown upper lower mid inner "
    "outer old historic rural suburban occupied north-east north-west south-east south-west south-eastern south-western "
    "north-eastern north-western midtown former".split()
)
REGION_NOUNS = frozenset("region oblast province state governorate krai prefecture voivodeship canton".split())
FEATURES = frozenset(
    "River Lake Creek Mountain Mountains Valley Canyon Sea Bay Gulf Falls Forest Desert Island Islands".split()
)
STREETS = frozenset(
    "Street St Road Rd Avenue Ave Drive Dr Lane Ln Boulevard Blvd Highway Hwy Parkway Way Court Pike Turnpike Interstate Route Circle Place".split()
)


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


@cache
def _list(name: str, table: str) -> frozenset[str]:
    """Return one word list as a set."""
    return frozenset(lexicon(name)[table])


@cache
def _titles() -> frozenset[str]:
    """Return the words for ranks and offices that stand before a person's name."""
    tables = lexicon("roles")
    return frozenset(word for table in ("title", "state", "military", "work") for word in tables[table])


@cache
def _never() -> frozenset[str]:
    """Return single words that are never taken for a town, however they are printed."""
    return _list("regions_not", "word") | frozenset(word.capitalize() for word in (*MONTHS, *WEEKDAYS))


@cache
def _next_words() -> frozenset[str]:
    """Return the words that may follow a place name without changing that it is one."""
    return _list("bodies", "seated") | _list("bodies", "office") | _titles()


def known(name: str) -> tuple[str, tuple[Entry, ...]]:
    """Return the key of a printed name and every place it may stand for; countries and wide areas stand first."""
    plain = key(name)
    if plain.startswith("the "):
        plain = plain if entries(plain) else plain[4:]
    found = country_names().get(plain, ()) + wide_areas().get(plain, ()) + region_aliases().get(plain, ())
    if found and _shouted(name, plain):
        return plain, ()
    cities = entries(plain) or town_aliases().get(plain, ())
    if found and found[0].level == "country":
        cities = tuple(entry for entry in cities if entry.country != found[0].country)
    return plain, found + tuple(entry for entry in cities if entry not in found)


def _shouted(name: str, plain: str) -> bool:
    """Tell whether a name of a few letters is one only in capitals ("US", "UAE") and is printed otherwise."""
    letters = name.replace(".", "").replace(" ", "")
    return len(plain.replace(" ", "")) <= 3 and not letters.isupper()


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
        self.surnames: set[str] = set()
        self.people, self.bodies = _spans(reading.mentions, "PERSON"), _spans(reading.mentions, "ORGANIZATION")

    def find(self) -> list[Found]:
        """Return the possible place names of the report in order."""
        found: list[Found] = []
        for number, (first, last) in enumerate(self.split.sentences):
            found += self._sentence(number, first, last)
        return [one for one in found if not self._surname(one)]

    def _sentence(self, number: int, first: int, last: int) -> list[Found]:
        """Return the possible place names of one sentence."""
        long = [word for word in self.words[first:last] if len(word) > 3 and word.isalpha()]
        titled = len(long) > 2 and sum(word[:1].isupper() for word in long) > 0.7 * len(long)
        scope = Scope(number, first, last, titled, _before_counties(self.words, first, last))
        found, at = [], first
        while at < last:
            one = self._at(at, scope) if self.words[at][:1].isupper() else None
            if one is not None:
                found.append(one)
            at = one.last if one is not None else at + 1
        return found

    def _at(self, at: int, scope: Scope) -> Found | None:
        """Return the longest possible place name that begins with the word at `at`, if it may be one."""
        for last, name in self._stretches(at, scope.last):
            short = self._short(name, at, scope)
            if short:
                return Found(at, last, name, key(name), short, scope.number, located=True, short=True)
            plain, places = known(name)
            if name.startswith(("The ", "THE ")) and not plain.startswith("the "):
                continue
            if plain in WITH_ARTICLE and (at == scope.first or self.words[at - 1].lower() != "the"):
                continue
            if at in scope.counties and last == at + 1:
                places = entries(plain + " county") or places
            if self._of_council(plain, last, scope):
                continue
            code = demonyms().get(plain)
            if code and not (places and places[0].level == "country"):
                return Found(at, last, name, plain, _people(code), scope.number, people=True)
            if places:
                return self._judge(at, last, name, plain, places, scope)
        return None

    def _of_council(self, plain: str, last: int, scope: Scope) -> bool:
        """Tell whether the "City" that ends a name belongs to what follows ("Dublin City Council")."""
        if not plain.endswith(" city") or last >= scope.last or self.words[last] not in _list("bodies", "seated"):
            return False
        same = {entry.id for entry in entries(plain)[:1]}
        return any(entry.id in same for entry in entries(plain.removesuffix(" city")))

    def _short(self, name: str, at: int, scope: Scope) -> tuple[Entry, ...]:
        """Return the region that a name stands for as a short form: after a comma, or with its points ("Fla.")."""
        found = region_shorts().get(name.replace(".", "").replace(" ", ""))
        if not found or name.replace(" ", "") not in _printed_shorts():
            return ()
        comma = at > scope.first and self.words[at - 1] in (",", "(", "-")
        return found if comma or "." in name or name in ALONE else ()

    def _stretches(self, at: int, end: int) -> list[tuple[int, str]]:
        """Return the stretches of words from `at` that may be one name, longest first."""
        first = key(self.words[at])
        most = max(longest(first) if first else 0, 6 if first in _first_words() else 0)
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
            if name[-1] != "." or name.replace(" ", "") in _printed_shorts() or name[-2:-1].isupper()
        ]

    def _district(self, at: int, end: int) -> bool:
        """Tell whether the word at `at` is the comma of "Washington, D.C."."""
        return self.words[at] == "," and at + 1 < end and self.words[at + 1] in ("D.C.", "DC")

    def _judge(
        self, at: int, last: int, name: str, plain: str, places: tuple[Entry, ...], scope: Scope
    ) -> Found | None:
        """Weigh the words around a possible name and return it, or None where it is no place."""
        before = self.words[at - 1] if at > scope.first else ""
        strong = places[0].level in ("country", "wide") or plain in region_aliases() or _large_region(places)
        located = self._located(at, last, before, scope)
        if self._qualifier_follows(last, scope) and self.words[at - 1] not in _titles():
            return Found(at, last, name, plain, places, scope.number, located=True)
        if self._ordinary(at, last, plain, scope, located=located, strong=strong):
            return None
        if before == "of" and self.words[at - 2] in _list("bodies", "of_name_only") and at - 2 >= scope.first:
            return None
        firm = strong or (last - at > 1 and (places[0].level == "county" or places[0].rank >= 40))
        if self._person(at, last, scope, strong=firm, located=located):
            return None
        inside = self._inside(at, last, places, scope, strong=strong)
        if inside is None:
            return None
        return Found(at, last, name, plain, places, scope.number, located, inside, weak=not (located or strong))

    def _qualifier_follows(self, last: int, scope: Scope) -> bool:
        """Tell whether a comma and a short form or a large region come next ("Paris, Tex.")."""
        if last + 1 >= scope.last or self.words[last] != ",":
            return False
        after = self.words[last + 1]
        dotted = after + "." if last + 2 < scope.last and self.words[last + 2] == "." else after
        if dotted in _printed_shorts() or after in _printed_shorts():
            return True
        return after[:1].isupper() and _large_region(known(after)[1])

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
        if last - at > 1:
            return False
        word = self.words[at]
        if word in _never() or (word.lower() in _list("regions_not", "function") and not (word.isupper() and strong)):
            return True
        if len(plain) < 3 and not strong:
            return True
        if strong and not (at == scope.first and word.lower() in self.lower):
            return False
        ordinary = word.lower() in self.lower or word.lower() in forms() or word in _next_words()
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
        if before in _list("roles", "given") and not scope.titled and not (before in _place_givens() and strong):
            verdict = True
        elif before in _titles():
            verdict = not strong or before in _list("roles", "title")
        elif len(before) == 1 and before.isupper() and before not in "AI":
            verdict = dotted
        else:
            unknown = before[:1].isupper() and not self._fits_before(at, scope)
            verdict = unknown and not dotted and not strong and not scope.titled
        if verdict and not located:
            self.surnames.add(name)
        return verdict

    def _fits_before(self, at: int, scope: Scope) -> bool:
        """Tell whether the capitalised word before a name leaves it a place's name."""
        before = self.words[at - 1]
        if (
            before.lower() in _list("regions_not", "function")
            or before.lower() in DIRECTIONS
            or before in _next_words()
        ):
            return True
        if before.lower() in forms() and at - 1 == scope.first:
            return True
        if key(before) in demonyms():
            return True
        return bool(known(before)[1]) and before not in _list("roles", "given")

    def _inside(self, at: int, last: int, places: tuple[Entry, ...], scope: Scope, *, strong: bool) -> bool | None:
        """Tell by the capitalised words after a name whether it stands inside a body's name; None where it is no place."""
        after = self.words[last] if last < scope.last else ""
        if after in ("el", "al", "bin", "de", "du", "von", "van") and last + 1 < scope.last:
            return None if self.words[last + 1][:1].isupper() and not strong else False
        if not after[:1].isupper() or scope.titled:
            return False
        run = []
        for word in self.words[last : min(last + 6, scope.last)]:
            if not (word[:1].isupper() or word in ("of", "and", "for", "&", "'s", "’s")):
                break
            run.append(word)
        if (
            run[0] in _list("bodies", "name_only")
            or run[-1] in _list("bodies", "name_only")
            and run[0] not in _next_words()
        ):
            return None
        if not strong and ((run[0] in STREETS and last == at + 1) or run[0] in FEATURES):
            return None
        if run[0] in _list("bodies", "seated") or run[0].lower() in REGION_NOUNS:
            return True
        if self._fits_after(at, last, scope, strong=strong, places=places):
            return False
        return True if any(word in _list("bodies", "seated") for word in run) else None

    def _fits_after(self, at: int, last: int, scope: Scope, *, strong: bool, places: tuple[Entry, ...]) -> bool:
        """Tell whether the capitalised word after a name leaves it a place's name."""
        after = self.words[last]
        if strong or after in _next_words() or after.lower() in DIRECTIONS or key(after) in demonyms():
            return True
        if self.words[at] in _list("roles", "given"):
            return False
        return bool(known(after)[1]) and places[0].rank >= 40

    def _surname(self, one: Found) -> bool:
        """Tell whether a one-word name is elsewhere in the report the last word of a person's name."""
        if one.last - one.first > 1 or one.people or one.located or one.places[0].level == "country":
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


@cache
def _printed_shorts() -> frozenset[str]:
    """Return the short forms of regions as they are printed, without spaces."""
    return frozenset(name.replace(" ", "") for names in lexicon("regions_short").values() for name in names)


WITH_ARTICLE = frozenset({"states", "emirates"})
"""Names of countries that are names only after "the"."""
ALONE = frozenset({"NSW", "PEI", "NWT"})
"""Short forms without points that stand for a region without a comma before them."""
DASHES = frozenset({"—", "–", "-", "--", "(", ","})


PLACE_NOUNS = frozenset(
    "city town village state province region county district port capital suburb outskirts borough township republic "
    "island north south east west part parts residents people streets area mayor governor resident".split()
)


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of names of countries, regions and wide areas that have more than one word."""
    names = (*country_names(), *region_aliases(), *wide_areas(), *region_shorts())
    return frozenset(name.split()[0] for name in names if " " in name) | frozenset(
        {"the", "w", "n", "s", "u", "p", "d"}
    )


@cache
def _place_givens() -> frozenset[str]:
    """Return the given names that are also names of countries or regions."""
    return frozenset(
        name for name in _list("roles", "given") if key(name) in country_names() or key(name) in region_aliases()
    )


LARGE = frozenset({"US", "CA", "AU", "IN", "GB", "RU", "CN", "BR", "MX", "DE", "NG", "PK", "UA", "ZA"})
"""Countries whose first-level regions English-language news names without the country."""


def _large_region(places: tuple[Entry, ...]) -> bool:
    """Tell whether a first-level region that news names alone bears the name, and no larger town."""
    regions = [entry for entry in places if entry.level == "region" and entry.country in LARGE]
    return bool(regions) and all(entry.level != "city" or entry.rank < 55 for entry in places)


def _spans(mentions: tuple[Mention, ...], kind: str) -> tuple[tuple[int, int], ...]:
    """Return where mentions of one type stand."""
    return tuple((mention.anchor.start, mention.anchor.end) for mention in mentions if mention.type == kind)
