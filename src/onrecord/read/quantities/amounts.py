"""Amounts: which amounts one sentence prints, put together from numbers, units, counts and bounds.

The reader goes through the pieces from left to right once; each number becomes a draft or is left out as a trap.
"""

from __future__ import annotations

from functools import cached_property

from onrecord.core.reading import Bound
from onrecord.read.quantities.bounds import bound_after, bound_before
from onrecord.read.quantities.counts import WORDS, Counted, noun_phrase, numbered_whole, read_counted, read_whole
from onrecord.read.quantities.draft import Draft, inherit
from onrecord.read.quantities.numbers import DETERMINERS, FOLDS, HYPHENS, STARTERS, Number
from onrecord.read.quantities.pieces import Piece
from onrecord.read.quantities.sides import Side, link_sides, read_joint, read_ratio, read_side, spread
from onrecord.read.quantities.traps import (
    idiom_pieces,
    is_address,
    is_age,
    is_date,
    is_joined,
    is_name,
    is_score,
    skips,
)
from onrecord.read.quantities.units import RATE, read_rate, singular

RATIO_WORDS = frozenset(("in", "out", "of", *HYPHENS))
COMPARED = frozenset("as more less fewer larger bigger higher greater smaller faster better".split())


class AmountReader:
    """Reads the pieces of one sentence from left to right into drafts of amounts."""

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self.text, self.pieces = text, pieces
        self.idioms = idiom_pieces(pieces)
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Return the drafts of the sentence, in order."""
        at = 0
        while self.pieces[at].kind != "end":
            piece = self.pieces[at]
            if at in self.idioms:
                at += 1
            elif piece.kind == "figure" and (beyond := skips(self.pieces, at)):
                at = beyond
            elif piece.kind in ("figure", "sign", "minus") or piece.low in STARTERS:
                at = max(at + 1, self._amount(at))
            elif piece.low in ("twice", "thrice") or piece.low in FOLDS:
                at = max(at + 1, self._multiple(at))
            else:
                at += 1
        inherit(self.drafts, self.pieces)
        return self.drafts

    @cached_property
    def titled(self) -> bool:
        """Whether the sentence is printed with capitals word by word, as some headlines are."""
        words = [p for p in self.pieces if p.kind == "word" and p.end - p.start > 3]
        return len(words) > 3 and sum(self.text[p.start].isupper() for p in words) > 0.6 * len(words)

    def _amount(self, at: int) -> int:
        """Read what starts at `at` into a draft, if it is an amount; return where to read on."""
        left = read_side(self.text, self.pieces, at)
        if left and left.measure is None and self.pieces[left.end].low in RATIO_WORDS:
            ratio = read_ratio(self.text, self.pieces, at)
            if ratio:
                return self._share(at, *ratio)
        if left is None or left.digits in self.idioms:
            return at + 1
        joint = read_joint(self.pieces, left.end, left)
        if joint:
            right = self._right(joint[1])
            if right:
                link = link_sides(self.pieces, left, right, joint[0])
                if link == "range":
                    return self._range(left, right, joint[0])
                if link == "apart" and joint[0] == "-" and left.measure is None:
                    return right.end
                if link == "change" and left.measure is None:
                    left.measure = right.measure
                    left.value, _ = spread(left, right)
                    left.end = left.number.end
                if link == "apart" and joint[0] == "to" and left.measure is None and self._scored(left, right):
                    return right.end
        if self._trapped(left):
            return left.end
        return self._plain(left)

    def _right(self, at: int) -> Side | None:
        """Read the second side of a range at `at`, unless it is part of something else."""
        piece = self.pieces[at]
        if piece.kind == "figure" and skips(self.pieces, at):
            return None
        if piece.low in ("a", "an", "several", "few") or at in self.idioms:
            return None
        return read_side(self.text, self.pieces, at)

    def _scored(self, left: Side, right: Side) -> bool:
        """Tell whether two falling numbers joined by "to" are a score or a vote."""
        counted = right.measure is not None
        return not counted and bool({p.low for p in self.pieces[max(0, left.first - 8) : left.first]} & WORDS["score"])

    def _trapped(self, side: Side) -> bool:
        """Tell whether the number of a side is a name, a date, an age or an address."""
        text, pieces, number = self.text, self.pieces, side.number
        if side.measure is not None and (side.measure.kind != "measure" or side.number.scale > 1):
            return False
        at, end = side.digits, side.number.end
        if side.measure is not None:
            return is_name(text, pieces, at, end, number, titled=self.titled) and pieces[at].kind != "figure"
        if number.kind in ("crowd", "vague"):
            return False
        glued = pieces[end].glued and pieces[end].kind == "word" and pieces[at].kind == "figure"
        if glued and pieces[end].low != "plus":
            return True
        return (
            is_name(text, pieces, at, end, number, titled=self.titled)
            or is_date(text, pieces, at, end, number)
            or is_age(text, pieces, at, end, number)
            or (number.kind == "figure" and is_address(text, pieces, end))
        )

    def _plain(self, side: Side) -> int:
        """Make a draft of one side: its bound, its unit, its rate, its whole."""
        if side.measure is None and self.pieces[side.first].low in ("-", "−"):
            if side.first and is_joined(self.text, self.pieces, side.first):
                return side.end
            if not side.first:
                side.first, side.value = side.digits, side.number.value
        draft = Draft(side.first, side.end, side.digits, side.value)
        number = side.number
        draft.vague = number.kind in ("crowd", "vague")
        if draft.vague:
            draft.bound = "at_least"
        if number.kind == "part" and side.measure is None:
            return self._part(draft, side)
        return self._finish(draft, side)

    def _range(self, left: Side, right: Side, joint: str) -> int:
        """Make a draft of two sides that are the ends of one range."""
        text, pieces = self.text, self.pieces
        low, high = spread(left, right)
        if left.measure is None and right.measure is None:
            if is_date(text, pieces, right.digits, right.number.end, right.number) or self._trapped(left):
                return right.end
            if joint == "-" and is_address(text, pieces, right.end):
                return right.end
            counted = read_counted(text, pieces, right.end, right.number)
            if joint == "-" and is_score(pieces, left.first, right.end, low, high, counted.name is not None):
                return right.end
        draft = Draft(left.first, right.end, left.digits, low, high, "range")
        if right.measure is None and left.measure is not None:
            right.measure = left.measure
        return self._finish(draft, right)

    def _finish(self, draft: Draft, side: Side) -> int:
        """Fill unit, rate, whole and bound of a draft that ends with `side`, and keep it if it is an amount."""
        text, pieces = self.text, self.pieces
        after = bound_after(pieces, draft.end)
        limit = after.bound if after else None
        if after:
            draft.end = after.at
        if side.measure is None and not self._count(draft, side.number):
            return draft.end
        if side.measure is not None:
            self._measured(draft, side)
            if side.measure.name == "degree" and text[pieces[draft.end].start : pieces[draft.end].end] in (
                "N",
                "S",
                "E",
                "W",
            ):
                return draft.end
        rate = read_rate(
            text,
            pieces,
            draft.end,
            money=bool(side.measure and side.measure.kind == "money"),
            unit=draft.unit is not None,
        )
        if rate:
            draft.per, draft.end = rate
        if (
            limit is None
            and (after := bound_after(pieces, draft.end))
            and pieces[draft.end].low not in ("+", "plus", "odd")
        ):
            limit, draft.end = after.bound, after.at
        self._limit(draft, limit)
        self.drafts.append(draft)
        return draft.end

    def _count(self, draft: Draft, number: Number) -> bool:
        """Read the thing counted into the draft; False when the number turns out to count a time or nothing at all."""
        text, pieces = self.text, self.pieces
        at = draft.end
        if numbered := numbered_whole(text, pieces, at):
            draft.part_of, draft.unit = numbered, numbered.split()[-1]
            return number.value != 1 or number.kind != "word"
        if draft.digits and pieces[draft.digits - 1].low == "magnitude":
            draft.unit = "magnitude"
            return True
        if pieces[at].low == "of" and number.kind not in ("part",):
            step = at + 2 if pieces[at + 1].low in DETERMINERS else at + 1
            if number.kind == "crowd" or step > at + 1:
                counted = read_counted(text, pieces, step, number)
                if counted.time:
                    draft.end = counted.end
                    return False
                if step > at + 1 and number.value == 1:
                    return False
                draft.unit = counted.name
                if counted.name is not None:
                    if step > at + 1:
                        draft.part_of = text[pieces[at + 1].start : pieces[counted.end - 1].end]
                    draft.end = counted.end
                return self._printed(draft, number, counted)
            if pieces[at + 1].low in ("them", "us", "whom", "which", "you"):
                return not (number.value == 1 and number.kind == "word")
        counted = read_counted(text, pieces, at, number)
        if counted.time:
            draft.end = counted.end
            return False
        draft.unit = counted.name
        if counted.name is not None:
            draft.end = counted.end
            if counted.name.lower() in ("times", "fold"):
                self._compare(draft)
        elif pieces[at].low in HYPHENS and pieces[at].glued:
            if pieces[at + 1].low == "fold":
                draft.unit = "times"
            draft.end = max(counted.end, at)
        return self._printed(draft, number, counted)

    def _printed(self, draft: Draft, number: Number, counted: Counted) -> bool:
        """Tell whether a count without a unit, or of one thing, is an amount at all."""
        pieces = self.pieces
        piece = pieces[draft.digits]
        before = pieces[draft.digits - 1].low if draft.digits else ""
        if number.value == 1 and piece.low == "one":
            return (
                draft.unit is not None and before not in WORDS["one_before"]
                and pieces[draft.digits + 1].low not in WORDS["one_after"]
            )  # fmt: skip
        if before == "the" and draft.digits > 1 and pieces[draft.digits - 2].low == "between" and number.kind == "word":
            return False
        if piece.low == "zero":
            return draft.unit is not None and before not in ("ground", "net", "below", "above", "from")
        if draft.unit is None and number.kind == "word" and number.value <= 12:
            return before not in ("the", "these", "those", "other", "all") and not (before == "or" and not self.drafts)
        if piece.low == "scores" and draft.unit is None:
            return before not in ("the", "their", "his", "her", "its") and pieces[draft.end].low in (
                "killed",
                "injured",
                "were",
                "feared",
                "hurt",
                "dead",
                "more",
            )
        if number.kind == "crowd" and draft.unit is None and before in ("the", "their", "by", "in"):
            return before in ("the",) and pieces[draft.end].low == "of"
        return counted is not None

    def _compare(self, draft: Draft) -> None:
        """Take in what a multiple compares: "four times | as large", "three times | more"."""
        pieces = self.pieces
        if pieces[draft.end].low == "as" and pieces[draft.end + 1].kind == "word":
            draft.end += 2
        elif pieces[draft.end].low in COMPARED and pieces[draft.end].low not in ("the", "that", "its", "their", "what"):
            draft.end += 1

    def _measured(self, draft: Draft, side: Side) -> None:
        """Read unit, rate, substance and whole of a measure, share or sum into the draft."""
        text, pieces, measure = self.text, self.pieces, side.measure
        assert measure is not None
        draft.unit, draft.per, draft.measured = measure.name, measure.per, True
        draft.share = measure.kind == "share"
        whole = read_whole(text, pieces, draft.end)
        if whole is None:
            if measure.name == "percent":
                draft.part_of = numbered_whole(text, pieces, draft.end)
            return
        if measure.name == "percent":
            draft.part_of, draft.end = whole.name, whole.end
        elif measure.kind == "measure" and pieces[whole.start].low not in RATE:
            draft.of, draft.end = whole.name, whole.end

    def _part(self, draft: Draft, side: Side) -> int:
        """Finish a part of a whole: "more than half of the fleet", "two-thirds of voters"."""
        text, pieces = self.text, self.pieces
        whole = read_whole(text, pieces, draft.end)
        after = pieces[draft.end]
        if whole is None and after.low in DETERMINERS:
            whole = noun_phrase(text, pieces, draft.end)
        if whole is not None and whole.name is not None:
            head = pieces[whole.end - 1].low
            if head in WORDS["time"] or singular(head) in RATE:
                return whole.end
            draft.part_of, draft.end = whole.name, whole.end
        elif numbered := numbered_whole(text, pieces, draft.end):
            draft.part_of = numbered
        elif (
            (pieces[side.first].low == "half" and not self._stands_alone(side))
            or after.low in WORDS["time"]
            or (after.low in HYPHENS and pieces[draft.end + 1].low in WORDS["time"])
        ):
            return side.end
        self._limit(draft, None)
        self.drafts.append(draft)
        return draft.end

    def _stands_alone(self, side: Side) -> bool:
        """Tell whether a bare "half" is a share ("about half were children"), not a part of a name or a game."""
        before = self.pieces[side.first - 1].low if side.first else ""
        after = self.pieces[side.end]
        if after.low in ("were", "are", "have", "had", "said", "was", "is"):
            return before not in ("first", "second", "other", "a", "the", "each", "this", "that")
        limit = bound_before(self.pieces, side.first)
        return (limit is not None or before == "by") and (after.kind in ("mark", "end") or after.low in WORDS["stop"])

    def _share(self, at: int, value: float, end: int) -> int:
        """Finish a ratio: "one in five households"."""
        text, pieces = self.text, self.pieces
        counted = read_counted(text, pieces, end + (pieces[end].low == "of"), Number(2, end, 2, 1, "word"))
        if counted.time or (pieces[at].low == "a" and pieces[at + 1].low != "in"):
            return end
        draft = Draft(at, end, at, value)
        if counted.name is not None:
            draft.part_of, draft.end = counted.name, counted.end
        self._limit(draft, None)
        self.drafts.append(draft)
        return draft.end

    def _multiple(self, at: int) -> int:
        """Read "twice as many", "double the", "tenfold" into a draft."""
        pieces, low = self.pieces, self.pieces[at].low
        after = pieces[at + 1].low
        value = {"twice": 2.0, "thrice": 3.0}.get(low) or FOLDS[low]
        if at in self.idioms or (
            low in FOLDS and not low.endswith("fold") and after not in ("the", "its", "their", "that", "what")
        ):
            return at + 1
        if after == "as" and not self._likens(at + 2):
            return at + 1
        draft = Draft(at, at + 1, at, value, unit="times")
        self._compare(draft)
        rate = read_rate(self.text, pieces, draft.end, money=False, unit=True)
        if rate:
            draft.per, draft.end = rate
        self._limit(draft, None)
        self.drafts.append(draft)
        return draft.end

    def _likens(self, at: int) -> bool:
        """Tell whether the word after "twice as" is what is compared ("as many"), not a new clause ("as Karst won")."""
        piece = self.pieces[at]
        return piece.kind == "word" and self.text[piece.start].islower() and piece.low not in WORDS["stop"]

    def _limit(self, draft: Draft, after: Bound | None) -> None:
        """Give the draft its bound from the words before it (they join the anchor) or from those behind it."""
        pieces = self.pieces
        before = bound_before(pieces, draft.first, measured=draft.unit is not None)
        if draft.bound == "range":
            if draft.first and pieces[draft.first - 1].low in ("between", "from"):
                draft.first -= 1
            elif before:
                draft.first = before.at
        elif before:
            draft.bound, draft.first = before.bound, before.at
        elif after:
            draft.bound = after
