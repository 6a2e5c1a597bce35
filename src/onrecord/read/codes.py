"""Codes: the country and the sector of those who act or are acted on, by the words that the page prints for them.

A country shows in its name, in the word for its people, in a town, or in "the country" where one country alone was named
before it. A sector shows in a role or a body. A person has those of the description printed with the name. Each code
says which words show it; what no word shows stays empty.

Source: PLOVER 2.0 manual, Actors; ISO 3166-1. Two countries in one phrase, or a sector's word that something unlisted follows, give none.
Measured on the actor texts of the codebook's example records: see `docs/reference/codes.md`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord.core.actors import Code
from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Argument, Mention, Place, Reading, Step
from onrecord.core.vocab import lexicon
from onrecord.read.code_words import country_in, sector_in

PARTIES = frozenset({"agent", "recipient"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "DET"})
THE_COUNTRY = frozenset(
    f"{start} {noun}" for start in ("the", "this") for noun in ("country", "nation", "republic", "kingdom")
)
LONGEST = 12
"""Most words of the phrase in which a party's codes are looked for. By hand, on the tests, November 2026."""


def find_codes(reading: Reading) -> Reading:
    """Give the parties of every predicate their country and sector where the page shows them."""
    coder = _Coder(reading)
    predicates = tuple(
        replace(p, arguments=tuple(coder.coded(a) if a.role in PARTIES else a for a in p.arguments))
        for p in reading.predicates
    )
    return replace(reading, predicates=predicates)


class _Coder:
    """Looks up the codes of the parties of one report."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tokens = [token.start for token in reading.tokens]
        self._sentences = [sentence.start for sentence in reading.sentences]
        self._places = Overlay(reading.places, lambda place: [(place.anchor.start, place.anchor.end)])
        self._over = Overlay(reading.mentions, lambda mention: [(mention.anchor.start, mention.anchor.end)])
        self._mentions: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            self._mentions.setdefault(mention.entity, []).append(mention)
        self._of_entity: dict[int, tuple[Code | None, Code | None]] = {}

    def coded(self, argument: Argument) -> Argument:
        """Return a party with the codes that its own words show, what they leave open by the name it stands for."""
        country, sector = self._of_words(argument)
        if argument.entity is not None and not (country and sector):
            if argument.entity not in self._of_entity:
                self._of_entity[argument.entity] = self._named(argument.entity)
            named = self._of_entity[argument.entity]
            country, sector = country or named[0], sector or named[1]
        return replace(argument, country=country, sector=sector)

    def _of_words(self, argument: Argument) -> tuple[Code | None, Code | None]:
        """Return the codes that the phrase of a party shows where it stands."""
        phrase = self._phrase(argument.anchor)
        place = self._place(argument.anchor)
        person = argument.entity is not None and self._reading.entities[argument.entity].type == "PERSON"
        named = (
            place is None
            and person
            and any(
                m.entity == argument.entity and m.anchor.overlaps(argument.anchor)
                for m in self._over.near(argument.anchor.start, argument.anchor.end)
            )
        )
        words = self._reading.report.text[phrase.start : argument.anchor.start] if named else phrase.exact
        sector = sector_in(words)
        country = country_in(words) or (None if named else self._there(phrase)) or self._context(phrase)
        if place is not None and place.sense == "government" and country_in(place.anchor.exact) is None:
            sector = sector or Code("GOV", f"the government that sits in {place.name}: {place.why}")
        return country, sector

    def _named(self, entity: int) -> tuple[Code | None, Code | None]:
        """Return the codes that the name of an entity, or what is printed with a person's name, shows."""
        known = self._reading.entities[entity]
        if known.type != "PERSON":
            country = country_in(known.name) or next(filter(None, map(self._there, self._anchors(entity))), None)
            return country, sector_in(known.name)
        countries, sectors = [], []
        for words in self._descriptions(entity):
            countries.append(country_in(words))
            sectors.append(sector_in(words))
        return next(filter(None, countries), None), next(filter(None, sectors), None)

    def _anchors(self, entity: int) -> Iterator[Anchor]:
        """Yield where an entity is named."""
        yield from (mention.anchor for mention in self._mentions.get(entity, ()))

    def _descriptions(self, entity: int) -> Iterator[str]:
        """Yield what the page prints right before a person's name, and behind it between commas, in text order."""
        text = self._reading.report.text
        for mention in self._mentions.get(entity, ()):
            before = self._phrase(mention.anchor)
            start = min(before.start, mention.role.start if mention.role else before.start)
            if start < mention.anchor.start:
                yield text[start : mention.anchor.start]
            elif mention.role is not None:
                yield mention.role.exact
            yield self._behind(mention.anchor.end)
            yield self._apart_before(mention.anchor)

    def _apart_before(self, name: Anchor) -> str:
        """Return the description before a name that stands between commas ("The head of the port, Sela Vorn, said")."""
        tokens, words = self._reading.tokens, self._reading.words
        at, after = bisect_left(self._tokens, name.start) - 1, bisect_left(self._tokens, name.end)
        if at < 1 or after >= len(tokens) or words(tokens[at]) != "," or words(tokens[after]) != ",":
            return ""
        first = at
        while first > 0 and at - first < LONGEST and self._describes(first - 1):
            first -= 1
        return self._reading.report.text[tokens[first].start : tokens[at].start] if first < at else ""

    def _describes(self, at: int, *, of: bool = True) -> bool:
        """Tell whether a token may stand in a description."""
        token = self._reading.tokens[at]
        return token.upos in NOMINAL or self._reading.words(token) in (("of", "'s", "’s") if of else ("'s", "’s"))

    def _behind(self, end: int) -> str:
        """Return the description between a comma behind a name and what ends it ("Sela Vorn, the foreign minister, said")."""
        tokens, words = self._reading.tokens, self._reading.words
        at = bisect_left(self._tokens, end)
        if at >= len(tokens) or words(tokens[at]) != ",":
            return ""
        last = at + 1
        while last < len(tokens) and last - at <= LONGEST and self._describes(last):
            last += 1
        if last == at + 1 or last >= len(tokens) or words(tokens[last]) not in (",", ".", ";", "who"):
            return ""
        return self._reading.report.text[tokens[at + 1].start : tokens[last - 1].end]

    def _phrase(self, anchor: Anchor) -> Anchor:
        """Return the noun phrase around the words of a party: what stands before it, and what "of" adds behind."""
        reading, tokens = self._reading, self._reading.tokens
        first = last = bisect_right(self._tokens, anchor.start) - 1
        holds = bisect_right(self._sentences, anchor.start) - 1
        if holds < 0 or anchor.start >= reading.sentences[holds].end:
            return anchor
        sentence = reading.sentences[holds]
        while first > sentence.first and last - first < LONGEST and self._describes(first - 1, of=False):
            first -= 1
            if tokens[first].upos == "DET":
                break
        end = bisect_left(self._tokens, anchor.end)
        if end < sentence.last and reading.words(tokens[end]) == "of":
            end += 1
            while end < sentence.last and tokens[end].upos in NOMINAL:
                end += 1
        stop = max(anchor.end, tokens[end - 1].end if end else anchor.end)
        return Anchor.of(reading.report.text, tokens[first].start, stop)

    def _place(self, anchor: Anchor) -> Place | None:
        """Return the resolved place that a party's words are."""
        words = anchor.exact.removeprefix("the ").removeprefix("The ")
        return next(
            (
                p
                for p in self._places.near(anchor.start, anchor.end)
                if p.anchor.overlaps(anchor) and p.anchor.exact == words
            ),
            None,
        )

    def _there(self, phrase: Anchor) -> Code | None:
        """Return the country of the one town or region that a phrase names."""
        near = self._places.near(phrase.start, phrase.end)
        inside = [
            p
            for p in near
            if phrase.covers(p.anchor) and p.country and p.sense != "people" and not self._in_firm(p.anchor)
        ]
        codes = {p.country for p in inside}
        if len(codes) != 1:
            return None
        place = inside[0]
        letters = lexicon("country_codes").get(place.country or "", ("",))[0]
        return Code(letters, f"{place.name}, {place.kind}: {place.why}") if letters else None

    def _in_firm(self, place: Anchor) -> bool:
        """Tell whether the name of a town is a word of a firm's name, which tells nothing of where it is ("Milan Textiles").

        Rule `named_like_a_town`: a body whose name has a word of a public sector is of its town ("the Milan police").
        """
        for mention in self._over.near(place.start, place.end):
            known = self._reading.entities[mention.entity]
            if (
                mention.anchor.covers(place)
                and mention.type in ("ORGANIZATION", "OTHER")
                and len(known.name.split()) > 1
            ):
                return sector_in(known.name) is None
        return False

    def _context(self, phrase: Anchor) -> Code | None:
        """Return the one country named before "the country" in its paragraph. Rule `the_country`."""
        if phrase.exact.lower() not in THE_COUNTRY:
            return None
        block = next((b for b in self._reading.report.blocks if b.start <= phrase.start < b.end), None)
        if block is None:
            return None
        before = self._reading.report.text[block.start : phrase.start]
        found = country_in(before, anywhere=True)
        return Code(found.value, f"“{phrase.exact}”: the one country named before it, {found.why}") if found else None


STEP = Step(
    "codes",
    "1",
    frozenset({"tokens", "sentences", "mentions", "predicates", "places"}),
    frozenset({"predicates"}),
    find_codes,
)
