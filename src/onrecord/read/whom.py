"""Whom: whom a pronoun or a description that takes part in an event means, by name, weighed over all that the page shows.

Rule `likely_means`. Each name in reach is weighed: how near and how often it is named, whether it is the voice or whom the
voice speaks for, whether it is the subject of a clause around, whether its type fits. Meaning nobody by name is weighed
beside them. The numbers are learned: one table for all kinds of phrase and one more for each kind.

Source: Grosz, Joshi & Weinstein 1995, Centering; Denis & Baldridge 2008, ranking with a score for no antecedent.
Learned by `python -m training.whom` on the labelled and the authored training reports, never on what is measured.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.anchor import Anchor
from onrecord.core.errors import WeightsError
from onrecord.core.reading import Argument, Mention, Sentence
from onrecord.read.coreference.traits import singular
from onrecord.read.described import listed
from onrecord.read.genders import is_other
from onrecord.read.grammar import Tree
from onrecord.read.marks import WEIGHTS
from onrecord.read.page import Page, voice_over
from onrecord.read.voice_words import voice_kinds

if TYPE_CHECKING:
    from onrecord.read.coreference.sources import Case, Weighing

FILE = WEIGHTS / "whom.json"
GROUPS = ("he", "it", "we", "body")
"""Kinds of phrase, each with numbers and a bar of its own."""
PRONOUNS: Mapping[str, str] = {
    "he": "he", "she": "he", "him": "he", "her": "he", "his": "he", "it": "it", "its": "it", "we": "we", "us": "we",
    "our": "we",
}  # fmt: skip
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
IN_REACH, MOST, BACK = 12, 80, 4
"""How many names before the phrase may be meant, how many mentions are looked through for them, and how many sentences
back a subject counts. By hand, November 2026."""
FITS: Mapping[str, tuple[str, ...]] = {
    "he": ("person",), "it": ("body", "country"), "we": ("body", "country"), "body": ("body",),
}  # fmt: skip
"""Sorts of names that a phrase of each kind may mean."""
BARRED: Mapping[str, tuple[str, ...]] = {
    "he": ("body", "country", "place"), "it": ("person", "place"), "we": ("place",), "body": ("person", "place"),
}  # fmt: skip
"""Sorts of names that a phrase of each kind never means as a party: towns only lie somewhere."""
SIGNS = (
    "chance", "means another", "this sentence", "sentence before", "two or three before", "sentences since",
    "last of its sort", "last named", "named next to last", "subject above", "subject before", "last subject", "voice",
    "speaks for", "country of voice", "outer voice", "person", "body", "country", "other place", "people", "other", "often",
    "most named body", "most named country", "most named person", "in a heading", "in the first sentence", "first subject",
    "publisher", "noun in its name", "noun beside its name", "sort fits", "same marks", "in the clause",
    "same part", "named only behind", "of several words", "named in this paragraph", "in this sentence's clause",
)  # fmt: skip
"""What speaks for a name, in order."""
NOBODY = (
    *GROUPS, "chance of none", "best chance", "quoted", "no voice", "near the top", "words of its own", "noun for a body",
    "noun for a person", "noun for a group", "plural",
)  # fmt: skip
"""What speaks for no name, in order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase: its group, where it stands, whom coreference takes it for, whose words it is in, and who is near.

    `voices` are the voice, whom it speaks for, its country and the voice over it; `above`, `before`, `last` and `first`
    the named subjects of the clauses above, of the sentence before, of the last sentence that has any, and of the first.
    `does` is the subject of its own verb, which a pronoun beside it never means ("She accused him").
    """

    group: str
    head: int
    number: int
    words: Anchor
    meant: tuple[int, float] | None
    voices: tuple[int | None, int | None, int | None, int | None]
    near: tuple[int, ...]
    above: tuple[int, ...]
    before: tuple[int, ...]
    last: tuple[int, ...]
    first: tuple[int, ...]
    does: int | None


class Names:
    """What one page shows of its names, by position, and the cases of its phrases."""

    def __init__(self, page: Page) -> None:
        self.page, self.reading = page, page.reading
        reading = page.reading
        self.order = [
            (bisect_left(page.starts, m.anchor.start), m.entity)
            for m in reading.mentions
            if not reading.entities[m.entity].described
        ]
        self.at = [token for token, _ in self.order]
        self.of: dict[int, list[int]] = {}
        for token, entity in self.order:
            self.of.setdefault(entity, []).append(token)
        self.sorts = {entity: self._sort(entity) for entity in self.of}
        often = Counter(entity for _, entity in self.order)
        self.most = {
            sort: max((e for e in self.of if self.sorts[e] == sort), key=lambda e: (often[e], -e), default=-1)
            for sort in ("body", "country", "person")
        }
        body = (n for n, s in enumerate(reading.sentences) if reading.report.blocks[s.block].kind in ("body", "notice"))
        self.top = next(body, 0)
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._beside: dict[int, frozenset[str]] = {}
        self._mentions: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            self._mentions.setdefault(mention.entity, []).append(mention)

    def case(self, sentence: Sentence, head: int) -> Case | None:
        """Return the case of the phrase that a word heads, None where it points to nothing or no name is in reach."""
        import numpy as np

        from onrecord.read.coreference.sources import Case

        group = self._group(sentence, head)
        if group is None:
            return None
        asked = self._asked(group, sentence, head)
        entities = tuple(self._in_reach(asked))
        if not entities:
            return None
        signs = np.array([list(self._signs(asked, entity)) for entity in entities], dtype=float)
        return Case(GROUPS.index(group), entities, signs, np.array(list(self._nobody(asked, sentence)), dtype=float))

    def _sort(self, entity: int) -> str:
        """Return what sort of thing a name names."""
        known = self.reading.entities[entity]
        if known.type == "PLACE":
            return "country" if self.page.affiliations.is_country(entity) else "place"
        return {"PERSON": "person", "ORGANIZATION": "body", "NATIONALITY": "people"}.get(known.type, "other")

    def _group(self, sentence: Sentence, head: int) -> str | None:
        """Return what kind of phrase a word heads, None of one that points to nothing."""
        tree = self.page.tree_of(sentence)
        at = head - tree.first
        word = tree.word(at)
        if word in PRONOUNS or tree.tags[at] not in ("NOUN", "PROPN"):
            return PRONOUNS.get(word)
        if word in listed("country") or word == "state":
            return None
        pointing = any(tree.word(k) in POINTING for k in tree.of(at, "det"))
        if not pointing or any(tree.first + k in self.page.covered for k in tree.subtree(at)):
            return None
        return "body" if voice_kinds().get(word) == "body" else None

    def _asked(self, group: str, sentence: Sentence, head: int) -> Asked:
        """Return what is known of a phrase."""
        reading, page = self.reading, self.page
        token = reading.tokens[head]
        words = Anchor.of(reading.report.text, token.start, token.end)
        found = page.resolver.resolve(words)
        meant = found if found is not None and not reading.entities[found[0]].described else None
        number, before = page.number_at(head), bisect_left(self.at, head)
        near = tuple(dict.fromkeys(e for _, e in reversed(self.order[max(0, before - MOST) : before])))[:IN_REACH]
        tree = page.tree_of(sentence)
        above = tuple(
            entity
            for a in tree.above(head - tree.first)
            for k in tree.of(a, "nsubj")
            if tree.first + k < head and (entity := self._at(tree.first + k)) is not None
        )
        told = [self._subjects_of(n) for n in range(number - 1, max(-1, number - 1 - BACK), -1)]
        return Asked(
            group, head, number, words, meant, self._voices(words), near, above, told[0] if told else (),
            next((row for row in told if row), ()), self._subjects_of(self.top), self._does(tree, head - tree.first),
        )  # fmt: skip

    def _does(self, tree: Tree, at: int) -> int | None:
        """Return who the subject of the verb that governs a word is, by name or by what coreference takes it for."""
        own = tree.kid(tree.heads[at], "nsubj") if tree.heads[at] >= 0 and tree.base(at) != "nsubj" else None
        if own is None or own == at:
            return None
        found = self._at(tree.first + own)
        meant = self.page.resolver.resolve(tree.anchor(own, own + 1)) if found is None else None
        return found if meant is None else meant[0]

    def _in_reach(self, asked: Asked) -> Iterator[int]:
        """Yield the names that a phrase may mean, each once."""
        meant = () if asked.meant is None else (asked.meant[0],)
        around = (*asked.above, *asked.before, *asked.last, *asked.first[:1])
        voices = (voice for voice in asked.voices if voice is not None)
        for entity in dict.fromkeys((*asked.near, *voices, *around, *self.most.values(), *meant)):
            if entity < 0 or entity == asked.does or self.reading.entities[entity].described:
                continue
            if is_other(self.page.genders, entity, asked.words.exact.lower()):
                continue
            if (self.sorts.get(entity) or self._sort(entity)) not in BARRED[asked.group]:
                yield entity

    def _voices(self, words: Anchor) -> tuple[int | None, int | None, int | None, int | None]:
        """Return the voice of some words, whom it speaks for, its country, and the voice over it."""
        page, reading = self.page, self.reading
        source = voice_over(page, Argument("", words))
        voice = source.entity if source is not None else None
        over = sorted((p.end - p.start, n, a.source.entity) for n, a, p in page.contents.over(words) if a.act)
        outer = over[1][2] if len(over) > 1 else None
        if voice is None or reading.entities[voice].described:
            return voice, None, None, outer
        if reading.entities[voice].type != "PERSON":
            return voice, None, page.affiliations.state(voice), outer
        return voice, page.affiliations.of(voice), page.affiliations.country(voice), outer

    def _subjects_of(self, number: int) -> tuple[int, ...]:
        """Return the named subjects of a sentence, those of main clauses first."""
        if number not in self._subjects:
            tree = self.page.tree_of(self.reading.sentences[number])
            subjects = [k for k in range(len(tree)) if tree.base(k) == "nsubj" and tree.heads[k] >= 0]
            rows = sorted(
                (tree.heads[tree.heads[k]] >= 0, k, self._at(tree.first + k)) for k in subjects if self._named(tree, k)
            )
            self._subjects[number] = tuple(entity for _, _, entity in rows if entity is not None)
        return self._subjects[number]

    def _named(self, tree: Tree, at: int) -> bool:
        """Tell whether a word stands in a name."""
        return self._at(tree.first + at) is not None

    def _at(self, token: int) -> int | None:
        """Return the entity named at a word."""
        number = self.page.covered.get(token)
        entity = None if number is None else self.reading.mentions[number].entity
        return None if entity is None or self.reading.entities[entity].described else entity

    def _nouns_beside(self, entity: int) -> frozenset[str]:
        """Return the nouns printed beside a name that tell what it is ("the carmaker Orra", "Orra is a carmaker")."""
        if entity not in self._beside:
            mentions = self._mentions.get(entity, ())
            self._beside[entity] = frozenset(word for mention in mentions for word in self._nouns_at(mention))
        return self._beside[entity]

    def _nouns_at(self, mention: Mention) -> Iterator[str]:
        """Yield the nouns that tell what is named, beside one naming."""
        if mention.role is not None:
            yield from (singular(word.lower()) for word in mention.role.exact.split())
        first = bisect_left(self.page.starts, mention.anchor.start)
        last = bisect_left(self.page.starts, mention.anchor.end)
        tree = self.page.tree_of(self.reading.sentences[self.page.number_at(first)])
        for at in range(first - tree.first, min(last - tree.first, len(tree))):
            head = tree.heads[at]
            if first <= head + tree.first < last:
                continue
            told = head >= 0 and tree.base(at) in ("appos", "flat", "compound", "amod", "nsubj")
            beside = [*([head] if told else []), *tree.of(at, "appos", "compound", "flat")]
            yield from (singular(tree.word(k)) for k in beside if tree.tags[k] == "NOUN")

    def _signs(self, asked: Asked, entity: int) -> Iterator[float]:
        """Yield what speaks for one name, as `SIGNS` lists it."""
        page, reading = self.page, self.reading
        own, head = self.of.get(entity, []), asked.head
        before = bisect_left(own, head)
        since = asked.number - page.number_at(own[before - 1]) if before else 9
        sort, name = self.sorts.get(entity) or self._sort(entity), reading.entities[entity].name
        alike = next((e for e in asked.near if self.sorts[e] == sort), None)
        noun = singular(reading.words(reading.tokens[head]).lower())
        last = own[before - 1] if before else None
        clause = self._in_clause(asked, own)
        yield asked.meant[1] if asked.meant and asked.meant[0] == entity else 0.0
        yield asked.meant is not None and asked.meant[0] != entity
        yield from (since == 0, since == 1, since in (2, 3), min(since, 9) / 9)
        yield from (alike == entity, asked.near[:1] == (entity,), asked.near[1:2] == (entity,))
        yield from (entity in asked.above, asked.before[:1] == (entity,), asked.last[:1] == (entity,))
        yield from (entity == voice for voice in asked.voices)
        yield from (sort == one for one in ("person", "body", "country", "place", "people", "other"))
        yield min(len(own), 6) / 6
        yield from (entity == self.most[one] for one in ("body", "country", "person"))
        numbers = [page.number_at(token) for token in own[:4]]
        yield from (any(n < self.top for n in numbers[:1]), self.top in numbers, asked.first[:1] == (entity,))
        publisher = reading.report.publisher
        yield publisher is not None and publisher.value.lower() == name.lower()
        yield from (noun in {singular(w.lower()) for w in name.split()}, noun in self._nouns_beside(entity))
        yield sort in FITS[asked.group]
        yield last is not None and page.quoted_alike(last, head)
        yield clause and asked.number >= 0
        yield last is not None and _part(reading.tokens[last].deprel) == _part(reading.tokens[head].deprel)
        yield from (not before, " " in name)
        block = reading.sentences[asked.number].block
        yield last is not None and reading.sentences[page.number_at(last)].block == block
        yield clause and since == 0

    def _in_clause(self, asked: Asked, own: Sequence[int]) -> bool:
        """Tell whether a name stands in the clause of a phrase too."""
        tree = self.page.tree_of(self.reading.sentences[asked.number])
        here = own[bisect_left(own, tree.first) : bisect_left(own, tree.first + len(tree))]
        verb = _clause(tree, asked.head - tree.first) if here else None
        return verb is not None and any(_clause(tree, token - tree.first) == verb for token in here)

    def _nobody(self, asked: Asked, sentence: Sentence) -> Iterator[float]:
        """Yield what speaks for no name, as `NOBODY` lists it."""
        tree = self.page.tree_of(sentence)
        at = asked.head - tree.first
        word = tree.word(at)
        kind = voice_kinds().get(word) or voice_kinds().get(singular(word))
        yield from (asked.group == group for group in GROUPS)
        yield from (asked.meant is None, asked.meant[1] if asked.meant else 0.0)
        yield bool(self.page.speech_over(asked.words.start))
        yield from (asked.voices[0] is None, asked.number - self.top < 3)
        yield bool(tree.of(at, "amod", "compound", "nmod", "nummod", "acl"))
        yield from (kind == "body", kind == "person", kind == "group", singular(word) != word)


def _part(relation: str) -> str:
    """Return a relation without its subtype."""
    return relation.partition(":")[0]


def _clause(tree: Tree, at: int) -> int | None:
    """Return the verb whose clause a word stands in."""
    return next((above for above in tree.above(at) if tree.tags[above] in ("VERB", "AUX")), None)


def names_of(page: Page) -> Names:
    """Return what a page shows of its names, worked out once."""
    if not page.names:
        page.names.append(Names(page))
    found: Names = page.names[0]
    return found


def likely(page: Page, sentence: Sentence, head: int) -> int | None:
    """Return the entity that the phrase which a word heads means, None where no name is likely enough. `likely_means`."""
    weighing = shipped()
    case = None if weighing is None else names_of(page).case(sentence, head)
    if weighing is None or case is None:
        return None
    from onrecord.read.coreference.sources import chances_of

    chances = chances_of(weighing, case)
    best = int(chances.argmax())
    return case.entities[best] if chances[best] >= weighing.bars[case.group] else None


@cache
def shipped(file: Path = FILE) -> Weighing | None:
    """Load the shipped numbers once; None where they are not installed.

    Raises:
        WeightsError: when the file was learned for other signs than this code works out.
    """
    if not file.is_file():
        return None
    import numpy as np

    from onrecord.read.coreference.sources import Weighing

    given = json.loads(file.read_text(encoding="utf-8"))
    learned = tuple(tuple(given.get(name, ())) for name in ("groups", "signs", "nobody"))
    if learned != (GROUPS, SIGNS, NOBODY):
        raise WeightsError(
            "the numbers of whom a phrase means were learned for other signs", where=str(file),
            expected=f"{len(GROUPS)} groups, {len(SIGNS)} signs", found=f"{len(learned[0])} groups, {len(learned[1])} signs",
            next_step="learn them again with python -m training.whom",
        )  # fmt: skip
    table = np.array(given["weights"], dtype=float)
    return Weighing(table, np.array(given["against"], dtype=float), given["bars"])
