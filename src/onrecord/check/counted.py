"""Figures that count within another: "eight in ten", "its third strike in seven years"; and figures that have changed places.

They stand beside the amounts: what they are a part of must be the same in the draft and in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.align import Aligner
from onrecord.check.amounts import Amount, number_of
from onrecord.check.rewritten import lowered
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.words import Word
from onrecord.core.finding import Finding

NEAR = 0.35
"""A passage with this part of a sentence's weight is the one that its share is held against."""
TAIL = 7
"""What dates or places a figure stands among so many words behind it."""
SWAPPED = 0.2
"""A figure with its digits in another order needs words around it of this likeness only."""
_ORDINALS = {word: n for n, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_STOP = re.compile(r"[.,;:!?“”\"()]")


def counted(table: Table, aligner: Aligner, passage: Passage) -> Iterator[Finding]:
    """Yield where a share, or the how-manieth time, is another one than in a passage about the same thing."""
    for own, whole in _shares(passage.words):
        best = next((m for m in aligner.matches(passage.stems, most=1) if m.share >= NEAR), None)
        theirs = [(w, all_) for w, all_ in _shares(best.passage.words) if all_ == whole] if best else []
        if best and len(theirs) == 1 and number_of(theirs[0][0]) != number_of(own):
            yield _finding(table, own, best.side, theirs[0][0])
    for own, frame in _times(passage.words):
        found = [
            (at, p, word)
            for at, side in enumerate(table.reports)
            for p in side.passages
            for word, other in _times(p.words)
            if other == frame
        ]
        at, p, word = found[0] if len(found) == 1 else (0, passage, own)
        shared = {stem for stem in passage.stems & p.stems if not stem[0].isdigit()} - set(frame)
        if shared and word.folded != own.folded:
            yield _finding(table, own, at, word)


def _shares(row: Sequence[Word]) -> Iterator[tuple[Word, float]]:
    """Yield the first figure of each share told in two, with the second: "more than eight in ten"."""
    for at, word in enumerate(row[:-2]):
        if (many := number_of(word)) is None or row[at + 1].folded not in ("in", "out"):
            continue
        last = next((n for n in range(at + 2, min(len(row), at + 4)) if row[n].folded not in ("of", "every")), at + 2)
        whole = number_of(row[last]) if last < len(row) else None
        if whole is not None and many < whole:
            yield word, whole


def _times(row: Sequence[Word]) -> Iterator[tuple[Word, tuple[str, str]]]:
    """Yield how-manieth something is in so long a time, with that time: "the third freeze in seven years"."""
    for at, word in enumerate(row):
        behind = [w.folded for w in row[at + 1 : at + 4]]
        last = at + 1 + (behind.index("in") if "in" in behind else len(row))
        if word.folded in _ORDINALS and last + 2 < len(row) and number_of(row[last + 1]) is not None:
            yield word, (row[last + 1].stem, row[last + 2].stem)


def _finding(table: Table, own: Word, at: int, other: Word) -> Finding:
    """Make the finding."""
    source = table.reports[at].backing(at, other.start, other.end)
    mend = lowered(table.reports[at].text[other.start : other.end])
    return table.finding("number", (own.start, own.end), source, "the figure is another one", mend=mend)


def changed_places(mine: frozenset[str], same: frozenset[str], fellow: frozenset[str]) -> bool:
    """Tell whether a figure of the draft has the date or place of another figure than its own in the report.

    "4.8 percent in August" for "4.1 percent in August, against 4.8 percent in July".
    """
    return bool(same and mine & fellow and not mine & same)


def tail(side: Side, passage: Passage, amount: Amount, others: Sequence[Amount]) -> frozenset[str]:
    """Return the folded words with capitals right behind a figure, up to a mark or the next figure."""
    stops = {one.start for one in others}
    found: set[str] = set()
    behind = [w for w in passage.words if w.start >= amount.end][:TAIL]
    end = amount.end
    for word in behind:
        if word.start in stops or _STOP.search(side.text, end, word.start):
            break
        end = word.end
        found |= {word.folded} if word.capital else set()
    return frozenset(found)


def telltale(value: float) -> bool:
    """Tell whether a figure is so odd that it hardly stands twice for two things: two digits that are no noughts."""
    return len(f"{value:.0f}".rstrip("0")) > 1


def slipped(mine: float, other: float) -> bool:
    """Tell whether two whole figures of two digits and more are one with digits swapped, one digit another, or a nought more."""
    a, b = f"{mine:.0f}", f"{other:.0f}"
    if telltale(mine) and mine == int(mine) and {a, b} in ({a, f"{a}0"}, {b, f"{b}0"}):
        return True
    if len(a) != len(b) or len(a.rstrip("0")) < 2 or mine != int(mine):
        return False
    apart = sum(x != y for x, y in zip(a, b, strict=True))
    return sorted(a) == sorted(b) or (apart == 1 and len(a) > 1)


def swapped(mine: float, other: float) -> bool:
    """Tell whether two whole figures of three digits and more are one with digits swapped, whatever they count: "830" for "803"."""
    a, b = f"{mine:.0f}", f"{other:.0f}"
    return a != b and len(a) > 2 and sorted(a) == sorted(b) and mine == int(mine) and other == int(other)
