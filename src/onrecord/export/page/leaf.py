"""The leaf: everything that one report page shows, as plain data, whoever kept it."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from onrecord.core.anchor import Anchor
from onrecord.core.record import UNKNOWN_VOICE, Record, Sheet

COLOURS = 7
"""Voices that have a colour of their own; the page's own voice is the first, further voices share the last."""
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Shown:
    """One record with where it stands with people: its state, its fields as read on a screen, and what was said of it.

    `out` marks a record that was rejected or set aside: it is listed, but not marked in the text.
    """

    record: Record
    state: str = "proposed"
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    out: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One judgement as a line: its words, what was said of them, by whom and when; `live` where it is in force."""

    id: str
    anchor: Anchor
    said: str
    signer: str
    made_at: str
    reason: str = ""
    live: bool = True
    orphan: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One text that was seen at the address of the page."""

    report: str
    title: str
    published: str
    here: bool


@dataclass(frozen=True)
class Leaf:
    """One report page: the sheet as it stands, its records, judgements, versions, and how much of it is checked.

    `aside` are stretches that a person has set aside as no part of the report.
    `sentences` are the stretches that records rest on, in text order: the units that the margin shows.
    """

    sheet: Sheet
    records: tuple[Shown, ...]
    counts: str
    said: tuple[Said, ...] = ()
    versions: tuple[Version, ...] = ()
    aside: tuple[Anchor, ...] = ()

    @classmethod
    def bare(cls, sheet: Sheet) -> Leaf:
        """Make the page of a sheet that nobody has judged."""
        number = len(sheet.records)
        return cls(sheet, tuple(Shown(record) for record in sheet.records), f"{number} records, 0 checked")

    @cached_property
    def sentences(self) -> tuple[Anchor, ...]:
        """Return stretches of evidence that do not overlap, in text order, the longest of overlapping ones."""
        kept: list[Anchor] = []
        found = {part for shown in self.records for part in shown.record.evidence}
        found |= {gap.anchor for gap in self.sheet.gaps} | {question.anchor for question in self.sheet.questions}
        for anchor in sorted(found, key=lambda a: (-(a.end - a.start), a.start)):
            at = bisect(kept, anchor.start, key=_start)  # what is kept lies side by side, in text order
            if (at == 0 or kept[at - 1].end <= anchor.start) and (at == len(kept) or anchor.end <= kept[at].start):
                kept.insert(at, anchor)
        return tuple(kept)

    @cached_property
    def voices(self) -> tuple[tuple[str, int], ...]:
        """Return each innermost voice with its number of records: the page first, then those with most records."""
        counts = Counter(voice_of(s.record) for s in self.records if not s.out and s.record.question is None)
        ordered = sorted(counts.items(), key=lambda c: (c[0] != PAGE, -c[1], c[0]))
        return tuple(ordered)

    def colour(self, record: Record) -> int:
        """Return the colour of a record's voice, from 0 (the page)."""
        return self.colour_of(voice_of(record))

    def colour_of(self, voice: str) -> int:
        """Return the colour of a voice, named as pages name it."""
        return self._colours.get(voice, COLOURS)

    @cached_property
    def _colours(self) -> dict[str, int]:
        """Return the colour of each voice that has records; the first is kept for the page, whether it speaks or not."""
        names = [name for name, _ in self.voices]
        first = 0 if PAGE in names else 1
        return {name: min(at, COLOURS) for at, name in enumerate(names, first)}

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset, from 0."""
        at = bisect(self.sentences, offset, key=_start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def sentences_in(self, start: int, end: int) -> list[tuple[int, Anchor]]:
        """Return the sentences that a stretch touches, each with its number."""
        first = max(0, bisect(self.sentences, start, key=_start) - 1)
        last = bisect_left(self.sentences, end, key=_start)
        return [(n, self.sentences[n]) for n in range(first, last) if self.sentences[n].end > start]


def _start(anchor: Anchor) -> int:
    """Return where an anchor starts, for finding it in a list in text order."""
    return anchor.start


def voice_of(record: Record) -> str:
    """Return the innermost voice of a record, as pages name it."""
    if not record.chain:
        return PAGE
    name = record.chain[-1].name
    return "voice not found" if name == UNKNOWN_VOICE else name
