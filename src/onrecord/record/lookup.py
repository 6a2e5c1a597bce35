"""Lookup: what of a reading stands in which block and sentence, found by position instead of by search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import (
    Attribution,
    GapFound,
    Mention,
    Place,
    Quantity,
    QuestionFound,
    Quotation,
    Reading,
    Sentence,
)
from onrecord.core.times import Timex


class Lookup:
    """The attributions, quotations, questions and sentences of one reading, by where they stand."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._sentences = [sentence.start for sentence in reading.sentences]
        self._attributions = Overlay(reading.attributions, lambda a: [(part.start, part.end) for part in a.content])
        self._quotations = Overlay(enumerate(reading.quotations), lambda row: [(row[1].start, row[1].end)])
        self._questions = Overlay(reading.questions, lambda q: [(q.anchor.start, q.anchor.end)])
        self._mentions = Overlay(reading.mentions, lambda m: [(m.anchor.start, m.anchor.end)])
        self._insertions = [insertion.start for insertion in reading.insertions]
        self._times = [timex.anchor.start for timex in reading.times]
        self._gaps = [gap.anchor.start for gap in reading.gaps]
        self._places = [place.anchor.start for place in reading.places]
        self._quantities = [quantity.anchor.start for quantity in reading.quantities]
        self.speaking = {index: a for a in reversed(reading.attributions) for index in a.quotations}

    def attributions(self, anchor: Anchor) -> list[Attribution]:
        """Return the attributions whose content holds an anchor."""
        near = self._attributions.near(anchor.start, anchor.end)
        return [a for a in near if any(part.covers(anchor) for part in a.content)]

    def quotation(self, anchor: Anchor) -> tuple[int, Quotation] | None:
        """Return the outer quotation of speech that holds an anchor, with its index."""
        for index, quotation in self._quotations.near(anchor.start, anchor.end):
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
        near = self._questions.near(anchor.start, anchor.end)
        return next((q for q in near if q.anchor.covers(anchor)), None)

    def mention(self, anchor: Anchor) -> Mention | None:
        """Return the first mention that shares words with an anchor."""
        return next((m for m in self._mentions.near(anchor.start, anchor.end) if m.anchor.overlaps(anchor)), None)

    def sentence(self, anchor: Anchor) -> Sentence:
        """Return the sentence an anchor begins in."""
        return self.reading.sentences[max(0, bisect_right(self._sentences, anchor.start) - 1)]
