"""Affiliations: the body or country that a person is printed as speaking for.

A person's printed description ("the Ondrian leader Sela Vorn", "Sela Vorn, who heads the port of Telm") names a country,
by its name or the word for its people, or a body. The nearest to the name counts; a body before a country.

Source: gold guide, section 2 ("we" in the mouth of an official is the body or country); starting report, close reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Mention, Reading
from onrecord.read.mentions import role_words
from onrecord.read.places.countries import country_code
from onrecord.read.states import state_bodies, states
from onrecord.read.voice_words import voice_kinds

BEFORE = 14
"""Most words of a description beside a name. By hand, on the tests, 2026-11."""
SHORT = 6
"""Most words of a description that stands alone for a voice. Set as above."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"})
JOINING = frozenset({"of", "for", "and", "the", "a", "'s", "’s", "-", "’", "at", "in", ".", "(", ")"})
OF_A_STATE = frozenset({"minister", "secretary", "senator", "mayor"})
"""Roles of people who speak for a state or a town whatever name stands beside them."""

BEHIND = frozenset({"of", "for", "at", "in"})
"""Words behind the noun of a description."""
OF_A_BODY = frozenset({"of", "from", "at"})
"""Words between a name and the body that somebody speaks for."""
NO_LONGER = frozenset({"former", "ex", "retired", "late", "past"})
"""Words for who speaks for a body or country no more."""


class Affiliations:
    """Looks up whom the people of one report speak for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._countries = {
            code: number
            for number, entity in reversed(list(enumerate(reading.entities)))
            if entity.type == "PLACE" and (code := country_code(entity.name))
        }
        self._starts = [mention.anchor.start for mention in reading.mentions]
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            self._mentions[mention.entity].append(mention)
        self._sources: dict[int, dict[Anchor, None]] = defaultdict(dict)
        for source in (attribution.source for attribution in reading.attributions):
            if source.entity is not None and source.anchor is not None:
                self._sources[source.entity][source.anchor] = None
        self._people = {m.anchor.end - len(m.anchor.exact.split()[-1]) for m in reading.mentions if m.type == "PERSON"}
        self._tokens = [token.start for token in reading.tokens]
        self._sentences = {sentence.first for sentence in reading.sentences}
        self._of: dict[int, int | None] = {}
        self._states: frozenset[str] | None = None

    def of(self, person: int) -> int | None:
        """Return the entity that a person speaks for, None where the page prints none."""
        if person not in self._of:
            self._of[person] = self._find(person)
        return self._of[person]

    def country(self, person: int) -> int | None:
        """Return the country that a person speaks for, None where the page prints none."""
        found = self.of(person)
        return found if found is not None and self._reading.entities[found].type == "PLACE" else None

    def of_people(self, word: str) -> int | None:
        """Return the country whose people a word names, None where the page does not print the country."""
        return self._countries.get(country_code(word) or "")

    def state(self, body: int) -> int | None:
        """Return the country that owns a body by its name ("Ondria's Foreign Ministry"), or that the body is."""
        name = self._reading.entities[body].name
        owner = re.split(r"['’]s? | ", name, maxsplit=1)[0]
        codes = (country_code(words) for words in (name, owner))
        return next((self._countries[code] for code in codes if code in self._countries), None)

    def is_country(self, place: int) -> bool:
        """Tell whether a place is a country: by its name, or by what the page says it has."""
        name = self._reading.entities[place].name
        if self._states is None:
            self._states = states(self._reading, [mention.anchor for mention in self._reading.mentions])
        return bool(country_code(name)) or name.lower() in self._states

    def _find(self, person: int) -> int | None:
        """Return what stands in the descriptions of a person: a body first, then a country."""
        own = self._mentions.get(person, [])
        stretches = [*(s for mention in own for s in self._descriptions(mention)), *self._as_voice(person)]
        words = [word for stretch, _ in stretches for word in re.split(r"(?:['’]s?)?[\s,]+", stretch.exact)]
        codes = (country_code(word) for word in words if word[:1].isupper())
        country = next((self._countries[code] for code in codes if code in self._countries), None)
        for kind in ("ORGANIZATION", "PLACE", "OTHER"):
            for stretch, step in stretches:
                inside = [m for m in self._inside(stretch) if m.entity != person and m.type == kind][::step]
                if inside and country is not None and _of_state(inside[0].anchor.exact):
                    return country
                if inside:
                    return self._entity(inside[0])
        if country is not None:
            return country
        body = self._sent_by(person)
        return body if body is not None else self._employer(person, stretches)

    def _sent_by(self, person: int) -> int | None:
        """Return the body right behind a name and "of", "from" or "at" ("Dan Orr of the Telm Port Union said")."""
        tokens, words = self._reading.tokens, self._reading.words
        for mention in self._mentions.get(person, ()):
            at = bisect_left(self._tokens, mention.anchor.end)
            if at + 2 >= len(tokens) or words(tokens[at]) not in OF_A_BODY:
                continue
            first = tokens[at + 2 if words(tokens[at + 1]).lower() == "the" else at + 1].start
            number = bisect_left(self._starts, tokens[at + 1].start)
            behind = self._reading.mentions[number] if number < len(self._starts) else None
            if behind is not None and behind.anchor.start <= first and behind.type == "ORGANIZATION":
                return self._entity(behind)
        return None

    def owner(self, person: int) -> int | None:
        """Return the body or country whose a person is printed as, without a role ("Ondria's Sela Vorn")."""
        for mention in self._mentions.get(person, ()):
            name = bisect_left(self._tokens, mention.anchor.start)
            mark = self._reading.tokens[name - 1] if name else None
            before = bisect_left(self._starts, mention.anchor.start) - 1
            if mark is None or before < 0 or self._reading.words(mark) not in ("'s", "’s"):
                continue
            owner = self._reading.mentions[before]
            if owner.anchor.end == mark.start and (owner.type == "ORGANIZATION" or self.is_country(owner.entity)):
                return self._entity(owner)
        return None

    def _employer(self, person: int, stretches: list[tuple[Anchor, int]]) -> int | None:
        """Return the name taken for a person's that stands before a role as its owner ("Orra's spokesman"), or behind "of".

        People with a title of their own ("Dr Orr's spokesman") and ministers, who are of a state, are left alone.
        """
        for stretch, _ in stretches:
            for m in self._inside(stretch):
                before = stretch.exact[: m.anchor.start - stretch.start].split()
                led = before[-1:] == ["of"] or not before
                roles = set(re.split(r"[\s’'-]+", m.anchor.exact.lower())) & role_words()
                titled = any(o.role is not None for o in self._mentions[m.entity])
                state = OF_A_STATE & set(stretch.exact.lower().split())
                if m.type == "PERSON" and m.entity != person and led and not roles and not titled and not state:
                    return m.entity
        return None

    def _entity(self, mention: Mention) -> int:
        """Return the entity that a mention in a description stands for, a country under its own name."""
        code = country_code(mention.anchor.exact)
        return self._countries.get(code, mention.entity) if code else mention.entity

    def _descriptions(self, mention: Mention) -> list[tuple[Anchor, int]]:
        """Return the stretches that describe a person, before and behind a name, with the way to read them from it."""
        beside = ((self._before(mention), -1), (self._behind(mention), 1))
        return [(stretch, step) for stretch, step in beside if stretch is not None and self._tells_a_role(stretch)]

    def _tells_a_role(self, stretch: Anchor) -> bool:
        """Tell whether some words tell a role that somebody has now."""
        words = set(re.split(r"[\s’'-]+", stretch.exact.lower()))
        return bool(words & role_words()) and not words & NO_LONGER

    def _as_voice(self, person: int) -> list[tuple[Anchor, int]]:
        """Return the descriptions by which a person is quoted without the name ("the veteran OP leader said")."""
        short = (anchor for anchor in self._sources.get(person, ()) if len(anchor.exact.split()) <= SHORT)
        return [(anchor, -1) for anchor in short if self._tells_a_role(anchor)]

    def _inside(self, stretch: Anchor) -> list[Mention]:
        """Return the mentions within a stretch of text, in order."""
        first = bisect_left(self._starts, stretch.start)
        last = bisect_left(self._starts, stretch.end)
        return [m for m in self._reading.mentions[first:last] if m.anchor.end <= stretch.end]

    def _before(self, mention: Mention) -> Anchor | None:
        """Return the noun phrase that ends where a name begins, or at the comma before it."""
        tokens, words = self._reading.tokens, self._reading.words
        name = bisect_left(self._tokens, (mention.role or mention.anchor).start)
        apart = name > 1 and words(tokens[name - 1]) == ","
        last = first = name - 1 if apart else name
        while first > 0 and last - first < BEFORE and first not in self._sentences:
            before = tokens[first - 1]
            if before.upos not in NOMINAL and words(before).lower() not in JOINING:
                break
            if before.start in self._people and words(tokens[first]).lower() in ("and", ","):
                break
            first -= 1
        end = tokens[last - 1].end if last > first else 0
        if mention.role is not None and last == name:
            end = mention.role.end
        if not end or tokens[first].start >= end or (apart and not self._of_one(first, last)):
            return mention.role
        return Anchor.of(self._reading.report.text, tokens[first].start, end)

    def _of_one(self, first: int, last: int) -> bool:
        """Tell whether some words describe one person: "a trader at the quay", not "the Ondrian miners"."""
        words = [self._reading.words(token).lower() for token in self._reading.tokens[first:last]]
        ends = next((at for at, word in enumerate(words) if at and word in BEHIND), len(words))
        return voice_kinds().get(words[ends - 1]) == "person"

    def _behind(self, mention: Mention) -> Anchor | None:
        """Return the noun phrase behind a name and a comma ("Sela Vorn, head of the port of Telm, ...")."""
        tokens, words = self._reading.tokens, self._reading.words
        at = bisect_left(self._tokens, mention.anchor.end)
        if at >= len(tokens) or words(tokens[at]) != ",":
            return None
        last = first = at + 1
        while last < len(tokens) and last - first < BEFORE:
            here, word = tokens[last], words(tokens[last]).lower()
            lone = word == "," and last - first == 1
            if not lone and here.upos not in NOMINAL and word not in JOINING:
                break
            last += 1
        return Anchor.of(self._reading.report.text, tokens[first].start, tokens[last - 1].end) if last > first else None


def _of_state(body: str) -> bool:
    """Tell whether a body is one of a state by its name: "the Defence Ministry", "the State Military Committee"."""
    words = body.lower().split()
    return words[0] == "state" or bool(state_bodies() & set(words))
