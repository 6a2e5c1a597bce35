"""Contents: what is put forward where, found by position: the attributions whose content covers some words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Reading


class Contents:
    """The contents of a reading's attributions by the block in which they begin; none crosses the end of its block."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = [block.start for block in reading.report.blocks]
        self._held: dict[int, list[tuple[int, Attribution, Anchor]]] = defaultdict(list)
        for number, attribution in enumerate(reading.attributions):
            for part in attribution.content:
                self._held[self._block(part.start)].append((number, attribution, part))

    def _block(self, offset: int) -> int:
        """Return the block that begins last at or before an offset."""
        return bisect_right(self._blocks, offset) - 1

    def over(self, words: Anchor) -> list[tuple[int, Attribution, Anchor]]:
        """Return (number, attribution, content) of each content that covers some words, in the reading's order."""
        return [row for row in self._held.get(self._block(words.start), ()) if row[2].covers(words)]
