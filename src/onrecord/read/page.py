"""Page: the words of a report by position, for those who ask who takes part in what it says.

Which mention covers a word, which sentence and tree it stands in, whose words it is part of, and where a noun's phrase begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from onrecord.core.anchor import Anchor
from onrecord.core.coreference import Resolver
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Argument, Mention, Predicate, Quotation, Reading, Sentence, Source
from onrecord.core.vocab import lexicon
from onrecord.read.affiliations import Affiliations
from onrecord.read.contents import Contents
from onrecord.read.genders import shown
from onrecord.read.grammar import Tree
from onrecord.read.voice_words import voice_kinds

PHRASE = frozenset({"amod", "compound", "nummod", "nmod:poss", "flat"})
NOUN_BEHIND = re.compile(r"\)?[ ]([a-z]{3,20})\b")
"""A noun right behind a name, or behind its short form in brackets."""
MOST_WORDS = 5
"""Most words of the phrase that stands for an unnamed participant. By hand on the gold guide's examples, 2026-11."""


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a reading by position: where tokens start, and which mention covers a token.

    `bodies` gives the entities that have a noun for a body in their name, `speech` the quotations that are speech by place;
    `names` holds what `whom` works out of the names once it is asked; `genders` who is shown as "he" or "she".
    """

    reading: Reading
    starts: list[int]
    covered: dict[int, int]
    resolver: Resolver
    contents: Contents
    affiliations: Affiliations
    trees: dict[int, Tree]
    firsts: list[int]
    bodies: dict[str, list[int]]
    speech: Overlay[Quotation]
    names: list[Any]
    genders: dict[int, int]

    def tree(self, predicate: Predicate) -> Tree:
        """Return the tree of a predicate's sentence, built once."""
        return self._tree(predicate.sentence)

    def tree_of(self, sentence: Sentence) -> Tree:
        """Return the tree of a sentence, built once."""
        return self._tree(self.number_of(sentence))

    def _tree(self, number: int) -> Tree:
        """Return the tree of the sentence of one number, built once."""
        tree = self.trees.get(number)
        if tree is None:
            tree = self.trees[number] = Tree(self.reading, self.reading.sentences[number])
        return tree

    def number_of(self, sentence: Sentence) -> int:
        """Return which sentence of the report one is."""
        return self.number_at(sentence.first)

    def quoted_alike(self, before: int, at: int) -> bool:
        """Tell whether a word that stands in quotation marks has another one inside the same marks."""
        start, other = self.starts[at], self.starts[before]
        inside = [quotation.inside for quotation in self.speech_over(start)]
        return all(part.start <= other < part.end for part in inside)

    def speech_over(self, start: int) -> list[Quotation]:
        """Return the quotations of speech that hold an offset."""
        return [q for q in self.speech.near(start, start + 1) if q.inside.start <= start < q.inside.end]

    def called(self, noun: str) -> int | None:
        """Return the one body of the report that has a noun in its name ("the bank" of "Orra Bank")."""
        fits = self.bodies.get(noun, [])
        return fits[0] if len(fits) == 1 else None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that cover words which begin within `[start, end)`, in order."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        numbers = dict.fromkeys(self.covered[k] for k in range(first, last) if k in self.covered)
        return [self.reading.mentions[number] for number in numbers]

    def number_at(self, token: int) -> int:
        """Return the sentence that a token stands in."""
        return bisect_right(self.firsts, token) - 1


def page_of(reading: Reading) -> Page:
    """Return a reading with its words by position."""
    starts = [token.start for token in reading.tokens]
    covered: dict[int, int] = {}
    for number, mention in enumerate(reading.mentions):
        first = bisect_right(starts, mention.anchor.start) - 1
        while first < len(starts) and starts[first] < mention.anchor.end:
            covered[first] = number
            first += 1
    return Page(
        reading,
        starts,
        covered,
        Resolver(reading.corefers),
        Contents(reading),
        Affiliations(reading),
        {},
        [s.first for s in reading.sentences],
        _bodies(reading),
        Overlay((q for q in reading.quotations if q.speech), lambda q: [(q.inside.start, q.inside.end)]),
        [],
        shown(reading, reading.attributions),
    )


def _bodies(reading: Reading) -> dict[str, list[int]]:
    """Return the entities, named in several words, by each noun for a body in their name, or else right behind it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, entity in enumerate(reading.entities):
        words = entity.name.lower().split()
        if entity.type in ("ORGANIZATION", "OTHER") and not entity.described and len(words) > 1:
            for word in dict.fromkeys(words):
                if voice_kinds().get(word) == "body":
                    found[word].append(number)
    return _called_behind(reading) | dict(found)


def _called_behind(reading: Reading) -> dict[str, list[int]]:
    """Return the bodies by the noun that tells what they are right behind their name: "alliance" of "the Orra (OR) alliance"."""
    called = frozenset(lexicon("parties")["is_a"])
    found: dict[str, list[int]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.type not in ("ORGANIZATION", "OTHER") or reading.entities[mention.entity].described:
            continue
        behind = NOUN_BEHIND.match(reading.report.text, mention.anchor.end)
        if behind and behind[1] in called and mention.entity not in found[behind[1]]:
            found[behind[1]].append(mention.entity)
    return dict(found)


def voice_over(page: Page, argument: Argument) -> Source | None:
    """Return whose words an argument stands in: the innermost voice of its sentence's words."""
    holding = [
        (attribution.kind == "according_to", part.end - part.start, number)
        for number, attribution, part in page.contents.over(argument.anchor)
        if attribution.act
    ]
    if not holding:
        return None
    attribution = page.reading.attributions[min(holding)[2]]
    return attribution.about or attribution.source


def phrase_of(reading: Reading, head: int, first: int) -> Anchor:
    """Return a noun with the adjectives and nouns right before it that belong to it, without its article."""
    at = head
    while at > 0 and head - at < MOST_WORDS - 1:
        before = reading.tokens[at - 1]
        counts = before.deprel == "nummod" and before.head == head
        if before.deprel not in PHRASE or not at - 1 < before.head <= head or not (at > first or counts):
            break
        at -= 1
    if (
        at > 1
        and reading.tokens[at - 2].upos == "NUM"
        and reading.report.text[reading.tokens[at - 2].end : reading.tokens[at].start] == "-"
    ):
        at -= 2  # "13-month-old boy"
    return Anchor.of(reading.report.text, reading.tokens[at].start, reading.tokens[head].end)
