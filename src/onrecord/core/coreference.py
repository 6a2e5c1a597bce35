"""Coreference: which phrases of a report are taken to mean which entity, and looking one of them up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.core.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Coreference:
    """A phrase of the text and the entity that it is taken to mean.

    `anchor` is the whole phrase, `head` its one word that counts ("minister"). `entity` is an index into the reading's
    entities. `probability` (0 to 1) is the reader's; `sure` tells that it reached the bar from which on others may
    build on it. A name that means the entity it is listed under has the probability 1. `rule` says what decided.
    """

    anchor: Anchor
    head: Anchor
    entity: int
    form: Literal["pronoun", "name", "nominal"]
    probability: float
    sure: bool
    rule: str = "ranker"


class Resolver:
    """Finds the entity that a stretch of text means; built once for a report, by position."""

    def __init__(self, found: Sequence[Coreference]) -> None:
        self._rows = sorted(found, key=lambda row: (row.head.start, row.anchor.start))
        self._starts = [row.head.start for row in self._rows]

    def resolve(self, anchor: Anchor) -> tuple[int, float] | None:
        """Return the entity that the words of `anchor` mean and the probability, None where no phrase is known.

        The phrase is the one whose head stands within `anchor` and whose edges are nearest to it.
        """
        first = bisect_left(self._starts, anchor.start)
        last = bisect_left(self._starts, anchor.end)
        fits = self._rows[first:last]
        if not fits:
            return None
        best = min(
            fits, key=lambda r: (abs(r.anchor.start - anchor.start) + abs(r.anchor.end - anchor.end), r.head.start)
        )
        return best.entity, best.probability
