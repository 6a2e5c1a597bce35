"""Lookup: what of a reading stands in which block and sentence, found by position instead of by search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, GapFound, Place, Quantity, QuestionFound, Quotation, Reading, Sentence
from onrecord.core.times import Timex

T = TypeVar("T")


class Lookup:
    """The attributions, quotations, questions and sentences of one reading, by where they stand.

    Nothing that is looked up here crosses the end of a block, so each block has its own short list.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._blocks = [block.start for block in reading.report.blocks]
        self._sentences = [sentence.start for sentence in reading.sentences]
        self._attributions = self._by_block(reading.attributions, lambda a: [part.start for part in a.content])
        self._quotations = self._by_block(enumerate(reading.quotations), lambda row: [row[1].start])
        self._questions = self._by_block(reading.questions, lambda q: [q.anchor.start])
        self._insertions = [insertion.start for insertion in reading.insertions]
        self._times = [timex.anchor.start for timex in reading.times]
        self._gaps = [gap.anchor.start for gap in reading.gaps]
        self._places = [place.anchor.start for place in reading.places]
        self._quantities = [quantity.anchor.start for quantity in reading.quantities]
        self.speaking = {index: a for a in reversed(reading.attributions) for index in a.quotations}

    def _by_block(self, rows: Iterable[T], starts: Callable[[T], Iterable[int]]) -> dict[int, list[T]]:
        """Return rows by the blocks they begin in."""
        found: dict[int, list[T]] = defaultdict(list)
        for row in rows:
            for block in dict.fromkeys(self._block(start) for start in starts(row)):
                found[block].append(row)
        return found

    def _block(self, offset: int) -> int:
        """Return the index of the block that begins last at or before an offset."""
        return bisect_right(self._blocks, offset) - 1

    def attributions(self, anchor: Anchor) -> list[Attribution]:
        """Return the attributions whose content holds an anchor."""
        near = self._attributions.get(self._block(anchor.start), [])
        return [a for a in near if any(part.covers(anchor) for part in a.content)]

    def quotation(self, anchor: Anchor) -> tuple[int, Quotation] | None:
        """Return the outer quotation of speech that holds an anchor, with its index."""
        for index, quotation in self._quotations.get(self._block(anchor.start), []):
            held = quotation.start <= anchor.start and anchor.end <= quotation.end
            if held and quotation.speech and not quotation.depth:
                return index, quotation
        return None

    def insertions(self, quotation: Quotation) -> list[Anchor]:
        """Return the bracketed insertions inside a quotation."""
        first = bisect_right(self._insertions, quotation.start)
        last = bisect_right(self._insertions, quotation.end)
        return list(self.reading.insertions[first:last])

    def times(self, evidence: Anchor) -> tuple[Timex, ...]:
        """Return the time expressions that begin inside a stretch."""
        return self.reading.times[bisect_left(self._times, evidence.start) : bisect_left(self._times, evidence.end)]

    def quantities(self, evidence: Anchor) -> tuple[Quantity, ...]:
        """Return the quantities that begin inside a stretch."""
        first, last = bisect_left(self._quantities, evidence.start), bisect_left(self._quantities, evidence.end)
        return self.reading.quantities[first:last]

    def gaps(self, evidence: Anchor) -> tuple[GapFound, ...]:
        """Return the gaps that begin inside a stretch."""
        return self.reading.gaps[bisect_left(self._gaps, evidence.start) : bisect_left(self._gaps, evidence.end)]

    def places(self, evidence: Anchor) -> tuple[Place, ...]:
        """Return the places that begin inside a stretch."""
        return self.reading.places[bisect_left(self._places, evidence.start) : bisect_left(self._places, evidence.end)]

    def question(self, anchor: Anchor) -> QuestionFound | None:
        """Return the question that holds an anchor."""
        near = self._questions.get(self._block(anchor.start), [])
        return next((q for q in near if q.anchor.covers(anchor)), None)

    def sentence(self, anchor: Anchor) -> Sentence:
        """Return the sentence an anchor begins in."""
        return self.reading.sentences[max(0, bisect_right(self._sentences, anchor.start) - 1)]
