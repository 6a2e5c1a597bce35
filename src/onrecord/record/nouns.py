"""Nouns: the noun phrases beside a predicate that say what it is about, with their modifiers, place and owner.

The head nouns are the predicate's `theme` arguments. A phrase runs left over plain words to a word that ends it, and
right over "of" and a place. Where parts of speech are known they decide; else the closed words do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Predicate, Reading, Sentence
from onrecord.core.vocab import lexicon
from onrecord.record.phrases import singular, words

How = Literal["a", "the", "another", "bare"]
MOST_BEFORE = 4
"""Most modifiers of a head noun. Set by hand on the tests of matters, 2026-11."""
MODIFYING = frozenset({"NOUN", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class Noun:
    """One naming of a thing: singular head, plain modifiers, and what else tells which thing is meant.

    `how` is the kind of determiner; `owner` a name before 's; `place` a named place ("in Karr") of the phrase, else of
    the record; `states` are words of the phrase that say how far the thing has come ("planned"), as printed.
    """

    head: str
    modifiers: frozenset[str]
    anchor: Anchor
    how: How = "bare"
    owner: str | None = None
    place: str | None = None
    place_printed: bool = False
    parties: frozenset[str] = frozenset()
    states: tuple[Anchor, ...] = ()


@cache
def _synonyms() -> dict[str, str]:
    """Return every word or phrase that has a synonym, with the form that stands for it."""
    rows = [row for key, row in lexicon("matter_words").items() if key.startswith("same_")]
    return {word: row[0] for row in rows for word in row}


def canonical(noun: str) -> str:
    """Return the form under which a noun is compared: lower-cased, singular, its synonyms as one.

    Example:
        >>> canonical("Factories"), canonical("ceasefires"), canonical("unmanned aerial vehicles")
        ('plant', 'ceasefire', 'drone')
    """
    one = singular(noun.lower())
    return _synonyms().get(one, one)


@cache
def _people() -> frozenset[str]:
    """Return the nouns for people, who take part in matters and are none; troops that are sent or pulled out may be one."""
    voices = lexicon("voices")
    named = {canonical(noun) for kind in ("person", "group") for noun in voices[kind]}
    return frozenset(named) - words("matter_words", "moved")


class Nouns:
    """The noun phrases of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._at = {token.start: index for index, token in enumerate(reading.tokens)}
        self._names = {m.anchor.start: reading.entities[m.entity].name for m in reading.mentions}
        self._ends = {m.anchor.end: reading.entities[m.entity].name for m in reading.mentions}
        self._places = {p.anchor.start: p.anchor for p in reading.places}
        self._tagged = any(token.upos for token in reading.tokens)

    def of(self, predicate: Predicate, parties: frozenset[str], place: str | None) -> tuple[Noun, ...]:
        """Return the noun phrases that a predicate is about, in the order of its arguments."""
        sentence = self.reading.sentences[predicate.sentence]
        found: dict[int, Noun] = {}
        for argument in predicate.arguments:
            index = self._at.get(argument.anchor.start)
            if argument.role != "theme" or index is None or not self._is_noun(index):
                continue
            noun = self._phrase(index, sentence, predicate.anchor, parties, place)
            if noun.head not in words("matter_words", "not_matter") and noun.head not in _people():
                found.setdefault(noun.anchor.end, noun)
        return tuple(found.values())

    def headings(self, heads: set[str]) -> Iterator[Noun]:
        """Yield the noun phrases of headings whose heads the body has too: they name, and carry no record."""
        blocks = self.reading.report.blocks
        for sentence in self.reading.sentences:
            if blocks[sentence.block].kind not in ("headline", "subhead"):
                continue
            for index in range(sentence.first, sentence.last):
                word = self._word(index)
                if word.islower() and canonical(word) in heads:
                    yield self._phrase(index, sentence, None, frozenset(), None)

    def _word(self, index: int) -> str:
        return self.reading.words(self.reading.tokens[index])

    def _is_noun(self, index: int) -> bool:
        """Tell whether a head is a noun, where parts of speech are known."""
        return not self._tagged or self.reading.tokens[index].upos in ("NOUN", "PROPN", "")

    def _phrase(
        self, head: int, sentence: Sentence, predicate: Anchor | None, parties: frozenset[str], place: str | None
    ) -> Noun:
        """Return the noun phrase around a head noun."""
        first = self._first(head, sentence, predicate)
        before = list(range(first, head))
        how, owner = self._determiner(first, sentence, before)
        last = head + 1
        modifiers = self._plain(before)
        if last < sentence.last and self._word(last) == "of":
            last, behind = self._behind(last + 1, sentence)
            modifiers |= behind
        dropped = words("matter_words", "dropped")
        states = tuple(self._anchor(i, i + 1) for i in before if self._word(i).lower() in dropped)
        there, end = self._place_behind(last, sentence)
        one = self._joined(before, head)
        return Noun(
            one,
            frozenset(m for m in modifiers if m not in dropped and m != one),
            self._anchor(self._label_from(first, head), end or last),
            how,
            owner,
            there or place,
            there is not None,
            parties,
            states,
        )

    def _joined(self, before: list[int], head: int) -> str:
        """Return the head, or what it makes with the words before it ("unmanned aerial vehicle")."""
        for start in range(max(0, len(before) - 2), len(before)):
            whole = " ".join(self._word(i).lower() for i in [*before[start:], head])
            if canonical(whole) in _synonyms().values():
                return canonical(whole)
        return canonical(self._word(head))

    def _first(self, head: int, sentence: Sentence, predicate: Anchor | None) -> int:
        """Return where the words before a head that belong to it begin."""
        at = head
        while at > sentence.first and head - at < MOST_BEFORE:
            token = self.reading.tokens[at - 1]
            word = self._word(at - 1)
            if predicate is not None and token.start < predicate.end and predicate.start < token.end:
                break
            if word.lower() in words("matter_words", "closed") or not word.replace("-", "").isalpha():
                break
            if not self._tagged and at - 2 >= sentence.first and self._word(at - 2).lower() == "to":
                break
            if (
                self._tagged and token.upos not in MODIFYING and word.lower() not in words("matter_words", "dropped")
            ) or (word.lower().endswith("ly") and not self._tagged):
                break
            at -= 1
        return at

    def _label_from(self, first: int, head: int) -> int:
        """Return the first word of a phrase that says which thing it is."""
        skipped = words("matter_words", "dropped") | words("matter_words", "another")
        while first < head and self._word(first).lower() in skipped:
            first += 1
        return first

    def _determiner(self, first: int, sentence: Sentence, before: list[int]) -> tuple[How, str | None]:
        """Return the kind of determiner of a phrase, and the name that owns it."""
        lower = [self._word(i).lower() for i in before]
        word = self._word(first - 1).lower() if first > sentence.first else ""
        if word in words("matter_words", "another") or set(lower) & words("matter_words", "another"):
            return "another", None
        if word in ("'s", "’s", "'", "’") or word.endswith(("'s", "’s")):
            start = self.reading.tokens[first - 1].start
            end = self.reading.tokens[first - 1].end
            return "the", self._ends.get(start) or self._ends.get(end) or self._ends.get(end - 2)
        if word in words("matter_words", "definite"):
            return "the", None
        return ("a", None) if word in words("matter_words", "indefinite") else ("bare", None)

    def _plain(self, indices: list[int]) -> frozenset[str]:
        """Return the modifiers among some words: lower-case ones, compared as nouns are."""
        another = words("matter_words", "another")
        found = {canonical(w) for w in map(self._word, indices) if w.islower() and w not in another}
        whole = " ".join(self._word(i).lower() for i in indices)
        joined = canonical(whole)
        return frozenset({joined}) if joined in _synonyms().values() and len(indices) > 1 else frozenset(found)

    def _behind(self, at: int, sentence: Sentence) -> tuple[int, frozenset[str]]:
        """Return where the phrase behind "of" ends, and its words as modifiers."""
        start = at
        while at < sentence.last and self._word(at).lower() in ("the", "a", "an", "its", "their", "another"):
            at += 1
        inner: list[int] = []
        while at < sentence.last and len(inner) < MOST_BEFORE:
            word = self._word(at)
            plain = word.islower() and word.replace("-", "").isalpha()
            if not plain or word in words("matter_words", "closed"):
                break
            inner.append(at)
            at += 1
        return (at, self._plain(inner)) if inner else (start - 1, frozenset())

    def _place_behind(self, at: int, sentence: Sentence) -> tuple[str | None, int]:
        """Return the named place right behind a phrase ("in Karr") and where it ends, as a token index."""
        if at + 1 < sentence.last and self._word(at).lower() in words("matter_words", "place_words"):
            start = self.reading.tokens[at + 1].start
            place = self._places.get(start)
            name = place.exact if place else self._names.get(start)
            if name:
                end = place.end if place else self.reading.tokens[at + 1].end
                last = next((i + 1 for i in range(at + 1, sentence.last) if self.reading.tokens[i].end >= end), at + 2)
                return self._names.get(start, name), last
        return None, 0

    def _anchor(self, first: int, last: int) -> Anchor:
        tokens = self.reading.tokens
        return Anchor.of(self.reading.report.text, tokens[first].start, tokens[last - 1].end)
