"""Quantities: which amounts a report prints, how they are limited, and what they count or measure.

Dates, clock times, durations, ages, ordinals, scores, votes and names with numbers in them are no quantities.
Vague words ("dozens") keep the least that they can mean. Everything printed stays as it is printed: nothing is
converted, added up or carried over from another sentence.

Source: guide of the hand-made gold, section 7; conventions of the authored set of hard phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Quantity, Reading, Step
from onrecord.read.quantities.amounts import AmountReader
from onrecord.read.quantities.numbers import FOLDS, PARTS, SCALES, STARTERS
from onrecord.read.quantities.pieces import split_pieces
from onrecord.read.quantities.traps import WORDS
from onrecord.read.quantities.units import RATE

KINDS = frozenset({"body", "notice", "headline", "subhead", "caption"})
"""Kinds of block whose amounts are read."""
DIGIT = re.compile(r"\d|[½¼¾⅓⅔]")
LETTERS = re.compile(r"[a-z]+")
TRIGGERS = frozenset({*STARTERS, *SCALES, *PARTS, *FOLDS, "twice", "thrice"} - {"a", "an"})
AS_OF = re.compile(r"\bas (?:of|at) ((?:\w+[.,]? ?){1,4})", re.IGNORECASE)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow noon midnight now".split()
)
WHEN = frozenset("the end start middle of late early last this next mid morning evening afternoon night".split())


def find_quantities(text: str, start: int, end: int, *, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the amounts printed in `text[start:end]`, one sentence or headline, in order.

    `taken` are stretches (start, end) that are something else, such as times: a number inside one is left out, unless
    it is all of the stretch and a unit of measure or money follows ("the 1,520 sq m plot").

    Example:
        >>> [(q.anchor.exact, q.value, q.bound, q.unit, q.per) for q in
        ...  find_quantities("Karst will buy up to 100,000 drones per year.", 0, 45)]
        [('up to 100,000 drones per year', 100000.0, 'at_most', 'drones', 'year')]
    """
    if not DIGIT.search(text, start, end) and TRIGGERS.isdisjoint(LETTERS.findall(text[start:end].lower())):
        return ()
    pieces = split_pieces(text, start, end)
    drafts = AmountReader(text, pieces).read()
    as_of = _as_of(text, start, end)
    found = []
    for draft in drafts:
        place = pieces[draft.digits]
        if any(first < place.end and place.start < last for first, last in taken) and not (
            draft.measured and (place.start, place.end) in taken
        ):
            continue
        anchor = Anchor.of(text, pieces[draft.first].start, pieces[draft.end - 1].end)
        found.append(
            Quantity(
                anchor, draft.value, draft.high, draft.bound, draft.vague, draft.unit, draft.per, draft.of, as_of,
                draft.part_of,
            )
        )  # fmt: skip
    return tuple(found)


def _as_of(text: str, start: int, end: int) -> str | None:
    """Return the words after "as of" in a sentence, such as "March 3", or None."""
    match = AS_OF.search(text, start, end)
    if not match:
        return None
    kept: list[str] = []
    for word in match[1].split():
        low = word.lower().strip(".,")
        dated = low.isdecimal() or low in WORDS["month"] or low in DAYS or (kept and low in RATE) or low in WHEN
        if not dated:
            break
        kept.append(word.strip(".,"))
        if word.endswith((".", ",")) and low not in WORDS["month"] and not (low.isdecimal() and len(low) < 3):
            break
    return " ".join(kept) or None


def run(reading: Reading) -> Reading:
    """Fill the amounts of every block that is read; numbers inside times already found are left out."""
    taken = (
        sorted((timex.anchor.start, timex.anchor.end) for timex in reading.times) if "times" in reading.filled else []
    )
    starts = [first for first, _ in taken]
    found: list[Quantity] = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind in KINDS:
            inside = taken[max(0, bisect_right(starts, sentence.start) - 1) : bisect_right(starts, sentence.end)]
            found += find_quantities(reading.report.text, sentence.start, sentence.end, taken=inside)
    return replace(reading, quantities=tuple(found))


STEP = Step("quantities", "1", frozenset({"tokens", "sentences"}), frozenset({"quantities"}), run)
