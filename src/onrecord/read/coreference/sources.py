"""Sources: whom an attribution means whose source is a pronoun, a role or "the report".

What the rules of attribution take it for, what the ranker says and what the page shows of each name in reach (how often,
how near, whether it has spoken, whether kind and gender fit) are weighed together, also against meaning nobody by name.
Where one name is likely enough (a bar for each kind of phrase) the source becomes that name. Where it is not, what the
rules took it for stays, and is shown as unsure.

Learned by `python -m training.coreference` on OntoGUM, the labelled and the authored reports, never on what is measured.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.core.reading import Attribution, Candidate, Entity, Reading, Source, Unsure
from onrecord.core.vocab import lexicon
from onrecord.read.coreference.traits import KINDS, TYPES, Page, Traits, role_words, singular
from onrecord.read.voice_words import voice_kinds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float64]

SIGNS = (
    "chance", "log chance", "share", "likeliest", "as attributed", "both", "kind fits", "kind unknown", "person", "body",
    "sentences since", "this sentence", "the sentence before", "last speaker", "speaker before", "has spoken", "often",
    "not named before", "head in its name", "head in its roles", "words in both", "gender fits", "last named",
    "of several words", "speaks here", "most named", "told by an I", "most named person", "named at the top",
    "person at the top, told by an I", "most named person, outside marks, told by an I",
)  # fmt: skip
"""What speaks for a name, in order; each counts once for all kinds of phrase and once more for the kind at hand."""
NOBODY = (
    "any", "he or she", "it or they", "definite", "first or second person", "bare", "chance of no name", "best chance",
    "told by an I", "in quotation marks", "near the top", "has words of its own",
)  # fmt: skip
"""What speaks for no name."""
GROUPS: tuple[tuple[str, ...], ...] = (
    ("he", "she"), ("it", "they", "this"), ("definite", "shown", "possessed"), ("i", "we", "you"), ("bare", "a", "name"),
)  # fmt: skip
"""Kinds of phrase (`traits.KINDS`) that are weighed alike and share a bar."""
IN_REACH, SPEAKERS = 6, 2
"""How many names before the phrase, and how many earlier speakers, may be meant beside those the ranker gives."""
MOST_STEPS = 60
"""How many mentions, or attributions, are looked through for them. By hand, November 2026."""
NO_PERSON = ("ORGANIZATION", "PLACE", "NATIONALITY")
NO_ONE = 0.1
"""A noun that means a person less often than this among the nouns that were learned means none. By hand, 2026-11-30."""
TOLD_BY_AN_I = 0.01
"""Share of "I", "me" and "my" outside quotation marks from which on a page is told in the first person."""
OVERRULES = 0.75
"""Probability from which on another name takes the place of the one that the rules of attribution found; below it theirs
stays, sure or not. By hand, November 2026."""
LEAST_OF_RULE = 0.2
"""Probability from which the name that the rules of attribution found is shown without doubt, though the bar is not reached.
Set on the open gold and the held-out reports, 28 November 2026: all 16 such names of the open gold were right."""
LEAST_NAMED, TOP = 2, 3
"""How often, and in how many first sentences, the body is named that "the company" means. Set on labelled news that no rule was
made on, November 2026; redo with `python -m evaluation gold`."""
KIND_OF: Mapping[str, str] = {"PERSON": "person", "ORGANIZATION": "body", "PLACE": "body"}


SPOKEN_OF = frozenset({"he", "she", "they", "it"})
"""Pronouns that stand for the speaker before them, however that one was told."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The learned numbers: `signs` float64 [1 + groups, SIGNS], `nobody` float64 [NOBODY], a bar for each group."""

    signs: Row
    nobody: Row
    bars: Sequence[float]


@dataclass(frozen=True, slots=True)
class Case:
    """A source that is no name: its group, the names it may mean (entities) with their signs, and those for nobody."""

    group: int
    entities: tuple[int, ...]
    signs: Row
    nobody: Row


class Names:
    """The names of one report by position: who is named, who has spoken, and what each is called."""

    def __init__(self, page: Page, rows: Sequence[Traits], likely: Sequence[Mapping[int, float]]) -> None:
        reading = self.reading = page.reading
        self.page, self.rows, self.likely = page, rows, likely
        self.sentences = [sentence.first for sentence in reading.sentences]
        self.order = [(bisect_left(page.starts, m.anchor.start), m.entity) for m in reading.mentions]
        self.at = [token for token, _ in self.order]
        self.of: dict[int, list[int]] = defaultdict(list)
        for token, entity in self.order:
            self.of[entity].append(token)
        self.roles = role_words(reading)
        people = [len(found) for entity, found in self.of.items() if reading.entities[entity].type == "PERSON"]
        self.most, self.most_person = max(map(len, self.of.values()), default=0), max(people, default=0)
        self.starts = [mention.anchor.start for mention in reading.mentions]
        spoken = sorted(
            (bisect_left(page.starts, a.source.anchor.start), a.source.entity)
            for a in reading.attributions
            if a.act and a.source.anchor and a.source.entity is not None and self.named(a.source)
        )
        self.spoken, self.spoke_at = [entity for _, entity in spoken], [token for token, _ in spoken]
        self.first_said: dict[int, int] = {}
        for token, entity in spoken:
            self.first_said.setdefault(entity, token)
        mine = sum(
            word in ("i", "my", "me") and page.quoted.get(token, -1) < 0 for token, word in enumerate(page.words)
        )
        self.told = mine / max(1, len(page.words)) > TOLD_BY_AN_I

    def named(self, source: Source) -> bool:
        """Tell whether a source is printed as a name: a mention stands in it."""
        if source.anchor is None:
            return False
        near = bisect_left(self.starts, source.anchor.end)
        return any(m.anchor.overlaps(source.anchor) for m in self.reading.mentions[max(0, near - 4) : near])

    def sentence(self, token: int) -> int:
        """Return the sentence that a token stands in."""
        return bisect_right(self.sentences, token) - 1

    def most_named_body(self, number: int) -> int | None:
        """Return the body that "the company" or "the agency" means: the one the page named most before it, from the top on.

        Rule `most_named_body`: named twice or more, more often than any other body, and first in its first sentences.
        """
        row = self.rows[number]
        if not self.is_bare(number) or row.head not in lexicon("reporting")["body_anaphor"]:
            return None
        before = Counter(e for at, e in self.order[: bisect_left(self.at, row.phrase.first)])
        bodies = [(n, e) for e, n in before.items() if self.reading.entities[e].type == "ORGANIZATION"]
        most = sorted(bodies, reverse=True)[:2]
        if not most or most[0][0] < LEAST_NAMED or (len(most) > 1 and most[0][0] == most[1][0]):
            return None
        return most[0][1] if self.sentence(self.of[most[0][1]][0]) < TOP else None

    def is_bare(self, number: int) -> bool:
        """Tell whether a phrase is "the" and a noun alone ("the president"): a page that says so has told who he is."""
        row = self.rows[number]
        return KINDS[row.kind] == "definite" and not row.content

    def case(self, number: int, taken: int | None) -> Case:
        """Return the case of phrase `number`, which the rules of attribution take for the entity `taken`."""
        row = self.rows[number]
        group = group_of(row)
        chances = {entity: chance for entity, chance in self.likely[number].items() if entity >= 0}
        begins = bisect_left(self.at, row.phrase.first)
        near = _distinct([e for _, e in self.order[max(0, begins - MOST_STEPS) : begins]], IN_REACH)
        before = bisect_left(self.spoke_at, row.phrase.head)
        speakers = _distinct(self.spoken[max(0, before - MOST_STEPS) : before], SPEAKERS)
        fits = sorted({*chances, *near, *speakers, *(() if taken is None else (taken,))})
        fits = [entity for entity in fits if not self.reading.entities[entity].described]
        signs = [self._signs(row, entity, chances, taken, near, speakers) for entity in fits]
        return Case(
            group, tuple(fits), np.array(signs, dtype=float).reshape(len(fits), len(SIGNS)), self._nobody(row, chances)
        )

    def can_be(self, number: int, case: Case) -> NDArray[np.bool_]:
        """Tell which names of a case a phrase can mean: "he" and "she" mean no body or place, "it" and "the treasury" no person."""
        row = self.rows[number]
        types = [self.reading.entities[entity].type for entity in case.entities]
        person = dict(zip(TYPES, row.types, strict=False)).get("person", 0.0)
        thing = (any(row.types) and person < NO_ONE) or voice_kinds().get(row.head) == "body"
        barred = {"he": NO_PERSON, "she": NO_PERSON, "it": ("PERSON",)}.get(
            KINDS[row.kind], ("PERSON",) if thing else ()
        )
        return np.array([named not in barred for named in types], dtype=bool)

    def _signs(
        self, row: Traits, entity: int, chances: Mapping[int, float], taken: int | None, near: Sequence[int],
        speakers: Sequence[int],
    ) -> list[float]:  # fmt: skip
        """Return what speaks for one name, as `SIGNS` lists it."""
        known: Entity = self.reading.entities[entity]
        chance, best = chances.get(entity, 0.0), max(chances, key=lambda e: chances[e]) if chances else None
        person, body = known.type == "PERSON", known.type in ("ORGANIZATION", "PLACE", "NATIONALITY")
        means = dict(zip(TYPES, row.types, strict=False))
        kind_fits = means.get("person", 0.0) if person else means.get("organization", 0.0) + means.get("place", 0.0)
        own = self.of.get(entity, [])
        before = bisect_left(own, row.phrase.first)
        gap = self.sentence(row.phrase.head) - self.sentence(own[before - 1]) if before else 9
        top, words = bool(own) and self.sentence(own[0]) <= 1, {singular(w.lower()) for w in known.name.split()}
        roles, gender = self.roles.get(entity, frozenset()), self.page.genders.get(entity, 0)
        often = len(own)
        return [
            chance, float(np.log(chance + 0.02)), chance / sum(chances.values()) if chances else 0.0, entity == best,
            entity == taken, entity == taken == best, kind_fits if person or body else 0.3, known.type == "OTHER", person,
            body, min(gap, 9) / 9, gap == 0, gap == 1, speakers[:1] == [entity], speakers[1:2] == [entity],
            self.first_said.get(entity, row.phrase.head) < row.phrase.head, min(often, 6) / 6, not before,
            row.head in words, row.head in roles, bool(set(row.content) & (words | roles)), 0 < gender == row.gender,
            near[:1] == [entity], " " in known.name, row.quotation >= 0 and entity == row.speaker, often == self.most,
            self.told, person and often == self.most_person, top, person and top and self.told,
            person and often == self.most_person and row.quotation < 0 and self.told,
        ]  # fmt: skip

    def _nobody(self, row: Traits, chances: Mapping[int, float]) -> Row:
        """Return what speaks for no name, as `NOBODY` lists it."""
        group = group_of(row)
        return np.array(
            [
                1.0, *(float(group == number) for number in range(len(GROUPS))), 1 - sum(chances.values()),
                max(chances.values(), default=0.0), self.told, row.quotation >= 0, row.phrase.sentence < 3,
                bool(row.content),
            ],
            dtype=float,
        )  # fmt: skip


def group_of(row: Traits) -> int:
    """Return the number of the group of `GROUPS` that a phrase belongs to."""
    return next(number for number, kinds in enumerate(GROUPS) if KINDS[row.kind] in kinds)


def _distinct(entities: Sequence[int], most: int) -> list[int]:
    """Return the last entities of a row, the last first, each once."""
    return list(dict.fromkeys(reversed(entities)))[:most]


def chances_of(weighing: Weighing, case: Case) -> Row:
    """Return how likely each name of a case is meant; what is missing to 1 is for nobody."""
    scores = case.signs @ (weighing.signs[0] + weighing.signs[1 + case.group])
    every = np.r_[case.nobody @ weighing.nobody, scores]
    every = np.exp(every - every.max())
    found: Row = every[1:] / every.sum()
    return found


def phrase_at(page: Page, reading: Reading, source: Source) -> int | None:
    """Return the phrase that heads the words of a source, None where there is none."""
    if source.anchor is None:
        return None
    first = bisect_left(page.starts, source.anchor.start)
    last = bisect_left(page.starts, source.anchor.end)
    inside = [at for at in range(first, last) if at in page.heads]
    tops = [at for at in inside if not first <= reading.tokens[at].head < last]
    return page.heads[tops[0]] if tops else page.heads[inside[-1]] if inside else None


def settle(names: Names, weighing: Weighing) -> tuple[tuple[Attribution, ...], dict[int, tuple[int, float]]]:
    """Return the attributions with their sources settled, and (entity, probability) of each phrase that got a name."""
    settled: list[Attribution] = []
    means: dict[int, tuple[int, float]] = {}
    told: dict[str, int] = {}
    for attribution in names.reading.attributions:
        source = attribution.source
        if source.entity is None and source.name in told and source.anchor and source.anchor.exact.lower() in SPOKEN_OF:
            # "the minister told ...": who the minister is, "he" is too
            settled.append(replace(attribution, source=_as_named(names.reading, source, told[source.name])))
            continue
        phrase = None if names.named(source) else phrase_at(names.page, names.reading, source)
        case = None if phrase is None else names.case(phrase, source.entity)
        if phrase is None or case is None or not case.entities:
            settled.append(attribution)
            continue
        chances = chances_of(weighing, case) * names.can_be(phrase, case)
        best = int(chances.argmax())
        if source.entity in case.entities and chances[best] < OVERRULES:
            best = case.entities.index(source.entity)
        if chances[best] >= weighing.bars[case.group]:
            means[phrase] = case.entities[best], float(chances[best])
            told[source.name] = case.entities[best]
            settled.append(replace(attribution, source=_as_named(names.reading, source, case.entities[best])))
        else:
            own = float(chances[best]) if case.entities[best] == source.entity else 0.0
            body = names.most_named_body(phrase) if source.entity is None else None
            if body is not None:
                told[source.name] = body
                settled.append(_doubted(replace(attribution, source=_as_named(names.reading, source, body))))
                continue
            open_role = source.entity is None and source.kind == "person" and names.is_bare(phrase)
            settled.append(attribution if own >= LEAST_OF_RULE else _doubted(attribution, open_role))
    return tuple(settled), means


def _as_named(reading: Reading, source: Source, entity: int) -> Source:
    """Return a source under the name that it means, at its own words."""
    if source.entity == entity:
        return source
    known = reading.entities[entity]
    return replace(source, name=known.name, entity=entity, kind=KIND_OF.get(known.type, "unknown"), named=True)


def _doubted(attribution: Attribution, open_role: bool = False) -> Attribution:
    """Return an attribution whose source, told by rule alone or by a role that no name was found for, is shown as unsure."""
    source = attribution.source
    if (
        (source.entity is None and not open_role)
        or source.anchor is None
        or any(u.field == "source" for u in attribution.unsure)
    ):
        return attribution
    printed = Candidate(" ".join(source.anchor.exact.split()), "as printed")
    fits = () if source.entity is None else (Candidate(source.name, "the last speaker that fits"),)
    doubt = Unsure("source", (*fits, printed))
    return replace(attribution, unsure=(*attribution.unsure, doubt))
