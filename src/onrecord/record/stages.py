"""Stages: the step on its ladder that the words of a record give, with the anchor of those words.

Ladders are data (`vocab/ladder_*.toml`). The record's own noun, else its matter's, says which ladder it is on; a
record about no noun has no stage. Rules, in the order they are asked:
`own_word` the predicate is the step's word and is put as done ("approved the plant"); a denial gives the side state
`denied`. `cue_word` words over the predicate give it ("ready to build", "agreed to supply") and are not negated.
`noun_state` a word before the noun gives it ("the proposed plant").
If, will, would, blessing and decided are wordings and give no step; so do base forms ("met to sign").

Source: design of the record (stage). The order is a convention, never arithmetic; nothing is joined across voices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.core.errors import VocabularyError
from onrecord.core.record import Record, Stage
from onrecord.core.vocab import lexicon
from onrecord.record.nouns import Noun, canonical
from onrecord.record.phrases import words

CUED_MODALITIES = {"willing": ("ready",), "ready": ("ready",), "proposed": ("planned",), "planned": ("planned",),
                   "agreed": ("planned",)}  # fmt: skip
"""The modalities under which cue words may give a step: the words must be those that put the record so."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one kind of matter, lowest first, the nouns that go up it and the words that give each step."""

    name: str
    nouns: frozenset[str]
    steps: tuple[str, ...]
    side: tuple[str, ...]
    forms: Mapping[str, str]
    """The step that each printed form gives."""

    def rank(self, term: str) -> int:
        """Return where a step stands: its place on the ladder, side states behind all steps.

        Raises:
            ValueError: when the ladder has no such step.
        """
        return (*self.steps, *self.side).index(term)


@cache
def ladder(name: str) -> Ladder:
    """Load a ladder and check it: nouns first, side states last, no word in two steps.

    Raises:
        VocabularyError: when the file breaks these rules.

    Example:
        >>> ladder("truce").steps[:3]
        ('willing', 'ready', 'proposed')
    """
    lists = lexicon(f"ladder_{name}")
    keys, side = tuple(lists), lexicon("stage_words")["side"]
    forms = {form: step for step, row in lists.items() if step != "nouns" for form in row}
    told = sum(len(row) for step, row in lists.items() if step != "nouns")
    if keys[0] != "nouns" or keys[-len(side) :] != side or len(forms) != told:
        raise VocabularyError(
            "a ladder breaks its rules", where=f"vocab/ladder_{name}.toml", found=", ".join(keys),
            expected=f"nouns first, {', '.join(side)} last, each word in one step",
        )  # fmt: skip
    nouns = frozenset(canonical(noun) for noun in lists["nouns"])
    return Ladder(name, nouns, keys[1 : -len(side)], side, forms)


def ladder_of(heads: Sequence[str]) -> Ladder | None:
    """Return the ladder of the first noun that any ladder names, None where no ladder names one."""
    for head in heads:
        for name in lexicon("stage_words")["ladders"]:
            if head in ladder(name).nouns:
                return ladder(name)
    return None


def find_stages(
    records: Sequence[Record], nouns: Mapping[str, tuple[Noun, ...]], heads: Mapping[str, str]
) -> tuple[Record, ...]:
    """Fill the stage of every record whose words give one; `heads` names the head noun of each matter."""
    return tuple(replace(r, stage=_stage(r, nouns.get(r.id, ()), heads.get(r.matter or ""))) for r in records)


def ladder_for(nouns: Sequence[Noun], head: str | None) -> tuple[Ladder, frozenset[str]] | None:
    """Return the ladder of a record with the steps it may give; None where the record is about no noun."""
    own = [noun.head for noun in nouns]
    if not own and head is None:
        return None
    found = ladder_of([*([head] if head else []), *own])
    if found is not None:
        return found, frozenset((*found.steps, *found.side))
    wide = ladder(lexicon("stage_words")["wide"][0])
    return wide, words("stage_words", "narrow")


def _stage(record: Record, nouns: Sequence[Noun], head: str | None) -> Stage | None:
    """Return the step that the words of one record give."""
    chosen = ladder_for(nouns, head)
    if chosen is None or record.modality == "asked":
        return None
    found, allowed = chosen
    stage = _own_word(record, found) or _cue_word(record, found) or _noun_state(nouns, found)
    return stage if stage is not None and stage.term in allowed else None


def _own_word(record: Record, found: Ladder) -> Stage | None:
    """Give the step that the predicate itself names, where it is put as done; the side state of a denial."""
    if record.polarity == "-":
        return _denied(record)
    term = found.forms.get(_plain(record.anchor.exact))
    done = record.modality == "actual" and record.tense != "future"
    return Stage(term, record.anchor) if term and done and term not in ("willing", "ready") else None


def _denied(record: Record) -> Stage | None:
    """Give `denied` where a voice denies, in a word of its own or in a cue."""
    denial = next((c.anchor for c in record.cues if c.field == "polarity" and _denies(c.anchor.exact)), None)
    return Stage("denied", denial) if denial else None


def _denies(cue: str) -> bool:
    """Tell whether a cue of negation is a word of denial, not a plain "not"."""
    return _plain(cue) in words("ladder_plan", "denied")


def _cue_word(record: Record, found: Ladder) -> Stage | None:
    """Give the step that the words over the predicate name, where they are what puts the record so."""
    if record.polarity == "-":
        return None
    for cue in record.cues:
        term = found.forms.get(_plain(cue.anchor.exact))
        if cue.field == "modality" and term and record.modality in CUED_MODALITIES.get(term, ()):
            return Stage(term, cue.anchor)
    return None


def _noun_state(nouns: Sequence[Noun], found: Ladder) -> Stage | None:
    """Give the step that a word before the record's noun names ("the planned plant")."""
    for noun in nouns:
        for state in noun.states:
            term = found.forms.get(_plain(state.exact))
            if term in words("stage_words", "adjectival"):
                return Stage(term, state)
    return None


def _plain(printed: str) -> str:
    """Return words on one line in lower case."""
    return re.sub(r"\s+", " ", printed.lower()).strip()
