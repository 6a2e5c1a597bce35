"""Contents: what is put forward where, found by position: the attributions whose content covers some words."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Attribution, Reading


class Contents:
    """The contents of a reading's attributions by where they stand."""

    def __init__(self, reading: Reading) -> None:
        rows = (
            (number, attribution, part)
            for number, attribution in enumerate(reading.attributions)
            for part in attribution.content
        )
        self._held: Overlay[tuple[int, Attribution, Anchor]] = Overlay(rows, lambda row: [(row[2].start, row[2].end)])

    def over(self, words: Anchor) -> list[tuple[int, Attribution, Anchor]]:
        """Return (number, attribution, content) of each content that covers some words, in the reading's order."""
        return [row for row in self._held.near(words.start, words.end) if row[2].covers(words)]
