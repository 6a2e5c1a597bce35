"""The two sides of a check: the draft and each report as read, cut into passages that can be laid beside each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.check.fitted import fitted
from onrecord.check.words import Word, words
from onrecord.core.anchor import Anchor
from onrecord.core.draft import Draft
from onrecord.core.finding import Backing, Finding, FindingKind
from onrecord.core.reading import Quotation, Reading
from onrecord.core.record import Record, Sheet

if TYPE_CHECKING:
    from onrecord.check.places import Run


ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "er", "ers", "ns", "ans", "ians", "s")
"""Endings by which names of places become adjectives and names of people."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a text: its offsets, paragraph, words, and the stems of those that are not common."""

    number: int
    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
    stems: frozenset[str]

    def holds(self, offset: int) -> bool:
        """Tell whether an offset lies in the passage."""
        return self.start <= offset < self.end


@dataclass(frozen=True)
class Side:
    """One text as read: its reading and what it puts on record."""

    reading: Reading
    sheet: Sheet

    @property
    def text(self) -> str:
        """Return the text that was read."""
        return self.reading.report.text

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the sentences in text order, the headline's with them."""
        found = []
        for number, sentence in enumerate(self.reading.sentences):
            inside = words(self.text, sentence.start, sentence.end)
            stems = frozenset(word.stem for word in inside if word.stem)
            at = self.reading.report.paragraph_at(sentence.start)
            found.append(Passage(number, sentence.start, sentence.end, at, inside, stems))
        return tuple(found)

    @cached_property
    def names(self) -> dict[int, tuple[Run, ...]]:
        """Return what was found of names so far, by number of the passage; `names.runs` fills it."""
        return {}

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Return the outer quotations in text order."""
        return tuple(q for q in self.reading.quotations if q.depth == 0)

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the folded words of the names that the reader found."""
        return frozenset(word.folded for m in self.reading.mentions for word in words(m.anchor.exact))

    @cached_property
    def voices(self) -> frozenset[str]:
        """Return the stems of the names of all who speak."""
        spoken = {link.name for record in self.sheet.records for link in record.chain}
        return frozenset(word.stem for name in spoken for word in words(name) if word.capital and word.stem)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return every folded word of the text."""
        return frozenset(word.folded for word in words(self.text))

    def quotation_at(self, offset: int) -> int | None:
        """Return the number of the quotation that holds an offset."""
        for number, quotation in enumerate(self.quotations):
            if quotation.start <= offset < quotation.end:
                return number
        return None

    @cached_property
    def _starts(self) -> list[int]:
        """Return where the tokens begin."""
        return [token.start for token in self.reading.tokens]

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        """Return the tokens that hang on each token, in order; -1 has the roots."""
        found: dict[int, list[int]] = {}
        for at, token in enumerate(self.reading.tokens):
            found.setdefault(token.head, []).append(at)
        return {at: tuple(below) for at, below in found.items()}

    def tokens_in(self, start: int, end: int) -> range:
        """Return the numbers of the tokens that begin within code points `[start, end)`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, max(start, end)))

    def token_at(self, start: int) -> int:
        """Return the number of the token that begins at a code point, -1 where none does."""
        return next(iter(self.tokens_in(start, start + 1)), -1)

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds an offset."""
        at = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        return self.passages[at] if at >= 0 and self.passages[at].holds(offset) else None

    def records_in(self, start: int, end: int) -> tuple[Record, ...]:
        """Return the records whose anchors stand in a stretch."""
        return tuple(r for r in self.sheet.records if start <= r.anchor.start < end)

    def backing(self, side: int, start: int, end: int) -> Backing:
        """Pin words of this text as those a draft is held against; `side` is the report's place."""
        report = self.reading.report
        inside = self.records_in(start, end)
        return Backing(
            side, Anchor.of(report.text, start, end), report.paragraph_at(start), inside[0].number if inside else None
        )


@dataclass(frozen=True)
class Table:
    """A draft and the reports it is held against, laid on one table."""

    given: Draft
    draft: Side
    reports: Sequence[Side]

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Return every folded word of all reports, with those of their mastheads."""
        found: set[str] = set()
        for side in self.reports:
            found |= side.vocabulary
            report = side.reading.report
            for given in (report.publisher, report.title, report.byline, report.dateline):
                found |= {word.folded for word in words(given.value)} if given else set()
        return frozenset(found)

    def derived(self, word: Word) -> bool:
        """Tell whether a name is only made of one in the reports by an ending, "Brennian" of "Brennia", and not in them itself."""
        if not word.capital or word.folded in self.everywhere:
            return False
        bases = (
            word.folded.removesuffix(e)
            for e in ENDINGS[:6]
            if len(word.folded) - len(e) > 3 and word.folded.endswith(e)
        )
        return any(base in self.everywhere for base in bases)

    def finding(
        self, kind: FindingKind, own: tuple[int, int], source: Backing, why: str, *, mend: str = "", sure: bool = True
    ) -> Finding:
        """Make a finding on words of the draft, with the sentence as it reads once mended."""
        anchor = self.given.anchor(*own)
        passage = self.draft.passage_at(own[0])
        mended = ""
        if mend and passage:
            text = self.given.text
            last = self.draft.passage_at(own[1] - 1) or passage
            mend = fitted(text, passage.start, own, last.end, mend)
            mended = f"{text[passage.start : own[0]]}{mend}{text[own[1] : last.end]}" if mend else ""
        return Finding(kind, sure, anchor, why, source, mend, mended)
