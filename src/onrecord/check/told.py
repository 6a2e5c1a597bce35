"""The amounts of a text where they stand: each with its passage and the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.check.amounts import Amount, amounts
from onrecord.check.sides import Passage, Side

WINDOW = 8
"""So many words on either side of a figure tell what it is a figure of."""


@dataclass(frozen=True, slots=True)
class Told:
    """An amount in its passage, with the stems around it."""

    side: int
    passage: Passage
    amount: Amount
    around: frozenset[str]


def amounts_of(side: Side, passage: Passage) -> tuple[Amount, ...]:
    """Return the amounts of a passage; dates and clock times are none."""
    dates = [(t.anchor.start, t.anchor.end) for t in side.reading.times if t.type in ("DATE", "TIME")]
    near = [span for span in dates if span[0] < passage.end and passage.start < span[1]]
    return amounts(side.text, passage.words, near)


def told(at: int, side: Side, passage: Passage) -> Iterator[Told]:
    """Yield the amounts of a passage with the words around each."""
    for amount in amounts_of(side, passage):
        here = next(i for i, w in enumerate(passage.words) if w.start == amount.start)
        near = passage.words[max(0, here - WINDOW) : here + WINDOW + 1]
        own = [w for w in passage.words if amount.start <= w.start < amount.end]
        yield Told(at, passage, amount, frozenset(w.stem for w in near if w.stem and w not in own))
