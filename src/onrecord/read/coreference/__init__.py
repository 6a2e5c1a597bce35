"""Coreference: which pronouns, roles and descriptions ("the minister", "both sides") mean which entity.

One question a file: `phrases` (what may mean something), `traits` (what each shows), `pairs` (what speaks for two),
`ranker` (how likely), `linking` (chains and entities), `sources` (whom an attribution means). Runs on the network's
parse; the layer stays empty where there is no parse or the learned numbers are not installed. Names keep their
mentions; nothing here changes them.

Known gaps: English only; events ("This") are no entities; a phrase looks back only so far (`pairs.NEAREST`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.core.anchor import Anchor
from onrecord.core.coreference import Coreference, Resolver
from onrecord.core.reading import Entity, Reading, Step
from onrecord.read.coreference.phrases import Phrase, phrases
from onrecord.read.marks import WEIGHTS, mark_of_file

if TYPE_CHECKING:
    from onrecord.read.coreference.ranker import Weights
    from onrecord.read.coreference.traits import Traits

__all__ = ["STEP", "find_corefers", "resolve"]


def find_corefers(reading: Reading) -> Reading:
    """Fill the phrases that mean one entity; entities known by description alone are added at the end.

    Sources of attributions that are pronouns or descriptions become the names they mean where that is likely enough.
    """
    from onrecord.read.coreference import ranker

    if not ranker.FILE.is_file() or not any(token.upos for token in reading.tokens):
        return reading
    return link(reading, ranker.shipped())


def link(reading: Reading, weights: Weights) -> Reading:
    """Fill the phrases that mean one entity, and settle the sources that are no names, with these weights."""
    from onrecord.read import genders
    from onrecord.read.coreference import linking, pairs, ranker, sources, traits

    found = phrases(reading)
    if not found:
        return reading
    page = traits.Page(reading, found, weights.nouns)
    rows = traits.traits(page, found)
    candidates, chances = ranker.rank(weights, pairs.Columns(reading, rows))
    likely = linking.likelihoods(rows, candidates, chances, weights.lean)
    attributions, means = sources.settle(sources.Names(page, rows, likely), weights.sources)
    entities, out, known = list(reading.entities), list[Coreference](), genders.shown(reading, attributions)
    chains = linking.chains(rows, linking.joined(candidates, chances, weights.lean))
    for key, members in sorted(
        linking.moved(chains, {at: entity for at, (entity, _) in means.items()}).items(), reverse=True
    ):
        entity = key
        if key < 0:
            entity = len(entities)
            name = _described(reading, rows[linking.label_of(rows, members)].phrase)
            entities.append(Entity(name, linking.type_of(rows, members), described=True))
        for at in members:
            own = key >= 0 and rows[at].entity == key
            if at not in means and genders.is_other(known, entity, page.words[rows[at].phrase.head]):
                continue
            row = _row(reading, rows[at], entity, 1.0 if own else likely[at].get(key, 0.0), weights.bar)
            out.append(
                replace(row, probability=round(means[at][1], 3), sure=True, rule="source") if at in means else row
            )
    out.sort(key=lambda row: (row.anchor.start, -row.anchor.end))
    return replace(reading, corefers=tuple(out), entities=tuple(entities), attributions=attributions)


def _row(reading: Reading, row: Traits, entity: int, probability: float, bar: float) -> Coreference:
    """Return one phrase with the entity it means."""
    phrase = row.phrase
    token = reading.tokens[phrase.head]
    head = Anchor.of(reading.report.text, token.start, token.end)
    chance = round(min(1.0, probability), 3)
    return Coreference(phrase.anchor(reading), head, entity, phrase.form, chance, chance >= bar)


def _described(reading: Reading, phrase: Phrase) -> str:
    """Return a phrase up to its head, on one line."""
    tokens = reading.tokens
    return " ".join(reading.report.text[tokens[phrase.first].start : tokens[phrase.core - 1].end].split())


def resolve(reading: Reading, anchor: Anchor) -> tuple[int, float] | None:
    """Return the entity that the words of `anchor` mean and how likely, None where they are known to mean none.

    For many questions of one reading build `onrecord.core.coreference.Resolver` once and ask that.
    """
    return Resolver(reading.corefers).resolve(anchor)


STEP = Step(
    "coreference", f"2+{mark_of_file(WEIGHTS / 'coreference.json')}",
    frozenset({"tokens", "sentences", "quotations", "mentions", "entities", "attributions"}),
    frozenset({"corefers", "entities", "attributions"}), find_corefers,
)  # fmt: skip
