"""The amounts of a text where they stand: each with its passage and the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

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


def end_of_range(side: Side, own: Told, others: Iterable[Told]) -> bool:
    """Tell whether a figure is an end of a range that a report's figure of the same thing lies in: "between 5 and 6 percent" for 5.6."""
    ranged = any(word.folded == "between" for word in own.passage.words)
    for low, high in pairwise(amounts_of(side, own.passage) if ranged else ()):
        if own.amount not in (low, high) or low.value >= high.value:
            continue
        ahead = side.text[max(own.passage.start, low.first - 9) : low.first].lower().split()
        between = side.text[low.end : high.first].lower().split()
        if ahead[-1:] == ["between"] and between[-1:] == ["and"]:
            return any(
                low.value <= other.amount.value <= high.value and set(high.unit[:1]) == set(other.amount.unit[:1])
                for other in others
            )
    return False
