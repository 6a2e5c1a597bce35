"""The leaf: everything that one report page shows, as plain data, whoever kept it."""

from __future__ import annotations

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

    `sentences` are the stretches that records rest on, in text order: the units that the margin shows.
    """

    sheet: Sheet
    records: tuple[Shown, ...]
    counts: str
    said: tuple[Said, ...] = ()
    versions: tuple[Version, ...] = ()

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
            if not any(anchor.overlaps(other) for other in kept):
                kept.append(anchor)
        return tuple(sorted(kept))

    @cached_property
    def voices(self) -> tuple[tuple[str, int], ...]:
        """Return each innermost voice with its number of records: the page first, then those with most records."""
        counts = Counter(voice_of(s.record) for s in self.records if not s.out and s.record.question is None)
        ordered = sorted(counts.items(), key=lambda c: (c[0] != PAGE, -c[1], c[0]))
        return tuple(ordered)

    def colour(self, record: Record) -> int:
        """Return the colour of a record's voice, from 0 (the page)."""
        names = [name for name, _ in self.voices]
        voice = voice_of(record)
        at = names.index(voice) if voice in names else len(names)
        return min(at if PAGE in names else at + 1, COLOURS)

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset, from 0."""
        return next((n for n, a in enumerate(self.sentences) if a.start <= offset < a.end), None)


def voice_of(record: Record) -> str:
    """Return the innermost voice of a record, as pages name it."""
    if not record.chain:
        return PAGE
    name = record.chain[-1].name
    return "voice not found" if name == UNKNOWN_VOICE else name
