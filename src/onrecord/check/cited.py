"""Where the draft's quotations stand in the reports: word for word, or nearly so.

Compared are words alone: kinds of marks, dashes and spaces, capitals and commas do not count, and words that a report splits
by "she said" are one quotation. `[…]` in the draft stands for any few words, `…` for an omission.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from onrecord.check.align import Aligner
from onrecord.check.sides import Side, Table
from onrecord.check.words import Word, words
from onrecord.core.reading import Quotation

_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|…|\.(?:\s?\.){2,3}|(?P<put>\[[^\[\]]{1,80}\])")
NEAR = 0.5
"""Words that hold at least this part of a quotation's weight make another stretch its nearest one."""
ROW, MOST = 5, 0.75
"""So many words in a row, and this part of all words, are the same quotation however telling the word is that differs."""
FEWEST = 3
"""A nearest stretch shares at least so many words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words in quotation marks of one paragraph of a report, in one row; or, as `plain`, all its words."""

    side: int
    words: tuple[Word, ...]
    quotations: tuple[int, ...]
    plain: bool = False

    @property
    def row(self) -> str:
        """Return the folded words with blanks around each."""
        return f" {' '.join(word.folded for word in self.words)} "


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a draft's quotation without omission, and where it stands in a report (None: nowhere).

    `first` and `last` are the source's words in `spoken`, last excluded; `share` is 1 for the same words. `omitted` tells
    that an omission stands before it.
    """

    own: tuple[Word, ...]
    omitted: bool
    spoken: Spoken | None = None
    first: int = 0
    last: int = 0
    share: float = 0.0

    @property
    def exact(self) -> bool:
        """Tell whether the report has the same words."""
        return self.spoken is not None and self.share == 1.0


@dataclass(frozen=True, slots=True)
class Cited:
    """One quotation of the draft with its pieces; `open_ended` tells that it ends in an omission mark."""

    quotation: Quotation
    pieces: tuple[Piece, ...]
    open_ended: bool


@dataclass(frozen=True)
class Quoted:
    """All that the reports have in quotation marks, and all their words, to find a draft's quotations in."""

    table: Table
    aligner: Aligner

    @cached_property
    def _rows(self) -> tuple[Spoken, ...]:
        """Return the quoted words of each paragraph, then all words of each paragraph."""
        quoted: list[Spoken] = []
        plain: list[Spoken] = []
        for at, side in enumerate(self.table.reports):
            for block in side.reading.report.blocks:
                if block.kind == "furniture":
                    continue
                spoken = _spoken(at, side, block.start, block.end)
                quoted += [spoken] if spoken.words else []
                inside = words(side.text, block.start, block.end)
                plain.append(Spoken(at, inside, tuple(-1 for _ in inside), plain=True))
        return (*quoted, *plain)

    @cached_property
    def _strings(self) -> tuple[str, ...]:
        """Return the rows as strings."""
        return tuple(row.row for row in self._rows)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Return the draft's quotations of two words and more, each with where it stands."""
        found = []
        for quotation in self.table.draft.quotations:
            pieces = tuple(self._place(piece) for piece in _pieces(self.table.draft.text, quotation))
            if sum(len(piece.own) for piece in pieces) > 1:
                tail = self.table.draft.text[quotation.inside.start : quotation.inside.end].rstrip(" ,")
                found.append(
                    Cited(quotation, pieces, tail.endswith(("…", "...", "]")) and bool(_CUT.search(tail[-6:])))
                )
        return tuple(found)

    def _place(self, piece: Piece) -> Piece:
        """Find where a piece stands: the same words in quotation marks, then anywhere, then the nearest in marks."""
        sought = f" {' '.join(word.folded for word in piece.own)} "
        for spoken, row in zip(self._rows, self._strings, strict=True):
            at = row.find(sought)
            if at >= 0:
                first = row.count(" ", 0, at)
                return Piece(piece.own, piece.omitted, spoken, first, first + len(piece.own), 1.0)
        return max(self._near(piece), key=lambda found: found.share, default=piece)

    def _near(self, piece: Piece) -> Iterator[Piece]:
        """Yield the nearest stretches in quotation marks that share enough."""
        own = [word.folded for word in piece.own]
        stems = {word.stem for word in piece.own if word.stem}
        whole = sum(map(self._weight, piece.own)) or 1.0
        for spoken in self._rows:
            rows = any(f" {' '.join(own[n : n + ROW])} " in spoken.row for n in range(len(own) - ROW + 1))
            if not spoken.plain and (twin := _twin(own, spoken)) is not None:
                yield Piece(piece.own, piece.omitted, spoken, twin, twin + len(own), NEAR)
            if spoken.plain or not (rows or stems.intersection(word.stem for word in spoken.words)):
                continue
            matcher = SequenceMatcher(None, own, [word.folded for word in spoken.words], autojunk=False)
            blocks = _compact([block for block in matcher.get_matching_blocks() if block.size])
            many = sum(block.size for block in blocks)
            share = sum(self._weight(piece.own[i]) for b in blocks for i in range(b.a, b.a + b.size)) / whole
            if many >= ROW and max(b.size for b in blocks) >= ROW and many >= MOST * len(own):
                share = max(share, NEAR)
            if many >= FEWEST and share >= NEAR:
                first = max(0, blocks[0].b - blocks[0].a)
                after = len(own) - blocks[-1].a - blocks[-1].size
                last = min(len(spoken.words), blocks[-1].b + blocks[-1].size + after)
                yield Piece(piece.own, piece.omitted, spoken, first, last, min(share, 0.999))

    def _weight(self, word: Word) -> float:
        """Return how telling a word is; common words tell little."""
        return self.aligner.weight(word.stem) if word.stem else 0.5


def _twin(own: Sequence[str], spoken: Spoken) -> int | None:
    """Return where a short quotation stands that differs in one word from this one: "tired but well", "tired and well"."""
    for number in sorted(set(spoken.quotations)) if len(own) == FEWEST else ():
        first = spoken.quotations.index(number)
        theirs = [w for w, n in zip(spoken.words, spoken.quotations, strict=True) if n == number]
        same = [w for w, mine in zip(theirs, own, strict=False) if w.folded == mine]
        if len(theirs) == len(own) == len(same) + 1 and any(w.stem for w in same):
            return first
    return None


def _compact(blocks: Sequence[SequenceMatcher.Match]) -> list[SequenceMatcher.Match]:  # type: ignore[name-defined]
    """Leave out matching blocks at the edges that stand far from the rest: words shared by chance."""
    kept = list(blocks)
    while len(kept) > 1 and kept[0].size <= 2 and kept[1].b - kept[0].b - kept[0].size > 4:
        kept.pop(0)
    while len(kept) > 1 and kept[-1].size <= 2 and kept[-1].b - kept[-2].b - kept[-2].size > 4:
        kept.pop()
    return kept


def _spoken(at: int, side: Side, start: int, end: int) -> Spoken:
    """Return the quoted words of one paragraph in a row."""
    row: list[Word] = []
    numbers: list[int] = []
    for number, quotation in enumerate(side.quotations):
        if start <= quotation.start < end:
            inside = words(side.text, quotation.inside.start, quotation.inside.end)
            row += inside
            numbers += [number] * len(inside)
    return Spoken(at, tuple(row), tuple(numbers))


def _pieces(text: str, quotation: Quotation) -> Iterator[Piece]:
    """Cut a quotation at its omissions and insertions."""
    start, omitted = quotation.inside.start, False
    for found in (*_CUT.finditer(text, start, quotation.inside.end), None):
        end = found.start() if found else quotation.inside.end
        own = words(text, start, end)
        if own:
            yield Piece(own, omitted)
            omitted = False
        if found:
            omitted = omitted or found["put"] is None
            start = found.end()
