"""Which passages of the reports a sentence of the draft is about, by the rare words that they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.check.sides import Passage, Side

AGAIN = 0.8
"""A passage with this part of the weight of what is shared says the same."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of a report beside a sentence of the draft.

    `shared` are the stems in both; `share` is their part of the draft sentence's weight, 0 to 1.
    """

    side: int
    passage: Passage
    shared: frozenset[str]
    share: float


@dataclass(frozen=True)
class Aligner:
    """The passages of all reports, indexed by stem."""

    reports: Sequence[Side]

    @cached_property
    def _index(self) -> dict[str, list[tuple[int, int]]]:
        """Return where each stem stands: report and number of the passage."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, side in enumerate(self.reports):
            for passage in side.passages:
                for one in passage.stems:
                    found[one].append((at, passage.number))
        return dict(found)

    @cached_property
    def _many(self) -> int:
        """Return the number of passages."""
        return sum(len(side.passages) for side in self.reports)

    def weight(self, stem: str) -> float:
        """Return how telling a stem is: 1 for one in every passage, more for a rare one, most for one in none."""
        return 1.0 + math.log((self._many + 1) / (len(self._index.get(stem, ())) + 1))

    def knows(self, stem: str) -> bool:
        """Tell whether a passage has a stem."""
        return stem in self._index

    def total(self, stems: Iterable[str]) -> float:
        """Return the weight of some stems together."""
        return sum(self.weight(one) for one in stems)

    def matches(self, stems: frozenset[str], *, most: int = 4) -> tuple[Match, ...]:
        """Return the passages that share most with some stems, the nearest first."""
        scores: Counter[tuple[int, int]] = Counter()
        for one in sorted(stems):
            for where in self._index.get(one, ()):
                scores[where] += self.weight(one)  # type: ignore[assignment]
        whole = self.total(stems) or 1.0
        best = sorted(scores, key=lambda where: (-scores[where], where))[:most]
        found = []
        for side, number in best:
            passage = self.reports[side].passages[number]
            found.append(Match(side, passage, stems & passage.stems, scores[side, number] / whole))
        return tuple(found)

    def again(self, shared: frozenset[str], *, but: Collection[tuple[int, int]]) -> Iterator[Passage]:
        """Yield the passages of the bodies that say nearly all of some stems too, those named by report and number left out."""
        for number, side in enumerate(self.reports):
            for passage in side.passages:
                told = passage.paragraph and (number, passage.number) not in but
                if told and self.total(shared & passage.stems) >= AGAIN * self.total(shared):
                    yield passage
