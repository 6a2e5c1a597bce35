"""Sides: one number with its sign and unit, and how two of them make a range, a change or a ratio.

"$4 million to $5 million" is two sides and one range; "from 20 percent to 35 percent" after "rose" is two sides and a
change, so two amounts; "one in five" is two sides and a ratio.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.core.vocab import lexicon
from onrecord.read.quantities.numbers import CARDINALS, HYPHENS, Number, read_number
from onrecord.read.quantities.pieces import Piece
from onrecord.read.quantities.units import Measure, read_measure, read_rate, sign_name

WORDS = {key: frozenset(words) for key, words in lexicon("quantity_words").items()}
DASHES = frozenset("-‐‑–—")
SPREAD = frozenset(
    "range ranges ranging ranged vary varies varying varied between anywhere estimates estimated".split()
)
LOOSE_SIGNS = frozenset({"PS", "kn"})
Link = Literal["range", "change", "apart", "none"]


@dataclass(slots=True)
class Side:
    """One number with what belongs to it: index of its first piece and behind its last, value, unit.

    `digits` is the index of the number itself, behind any sign.
    """

    first: int
    digits: int
    end: int
    number: Number
    value: float
    measure: Measure | None


def read_side(text: str, pieces: Sequence[Piece], at: int) -> Side | None:
    """Read a number with sign and unit at piece `at`; None when none starts there."""
    index, factor, currency = at, 1, None
    for _ in range(3):
        piece = pieces[index]
        if piece.kind == "minus":
            factor = -1
        elif piece.kind == "sign" or (piece.low in ("$", "€", "£", "¥") and pieces[index + 1].kind == "minus"):
            currency = sign_name(text, piece)
        else:
            break
        index += 1
    number = read_number(text, pieces, index, money=currency is not None)
    if number is None:
        return None
    end, measure = number.end, None
    if currency is not None:
        sign = pieces[at]
        if text[sign.start : sign.end] in LOOSE_SIGNS and number.scale == 1 and not {",", "."} & set(pieces[index].low):
            return None
        measure = _money(text, pieces, end, currency)
    elif number.kind != "part":
        step = end + 1 if number.kind == "crowd" and pieces[end].low == "of" else end
        measure = read_measure(text, pieces, step, number)
    elif pieces[end].low == "of" and pieces[end + 1].low in ("a", "an", "one"):
        named = read_measure(text, pieces, end + 3, number) if text[pieces[end + 2].start].isupper() else None
        measure = named or read_measure(text, pieces, end + 2, number)
    if measure is not None:
        if measure.per is None and pieces[measure.end].low in ("/", "per"):
            rate = read_rate(text, pieces, measure.end, money=False, unit=True)
            measure = measure._replace(per=rate[0], end=rate[1]) if rate else measure
        end = measure.end
    return Side(at, index, end, number, factor * number.value, measure)


def _money(text: str, pieces: Sequence[Piece], end: int, currency: str) -> Measure:
    """Finish a sum that began with a sign: "$76 US", "$9.99 US dollars", "$20-million"."""
    after = text[pieces[end].start : pieces[end].end]
    if currency == "dollar" and after in ("US", "U.S.", "USD", "AUD", "CAD", "Canadian", "Australian"):
        name = {
            "AUD": "australian dollar",
            "CAD": "canadian dollar",
            "Canadian": "canadian dollar",
            "Australian": "australian dollar",
        }
        currency, end = name.get(after, "dollar"), end + 1
    if pieces[end].low in ("dollars", "dollar", "euros", "pounds", "sterling") and after:
        end += 1
    return Measure(currency, None, end, "money")


def link_sides(pieces: Sequence[Piece], left: Side, right: Side, joint: str) -> Link:
    """Tell how two sides joined by `joint` ("to", "and", "or", "-") go together.

    "none": they have nothing to do with each other; "apart": two amounts; "change": two amounts, from one to the other.
    """
    a, b = left.measure, right.measure
    if a and b and a.name != b.name:
        return "none"
    if (b and b.kind == "money" and pieces[right.first].kind == "sign" and not a) or right.number.kind in (
        "part",
        "crowd",
    ):
        return "none"
    if left.number.kind in ("part", "crowd", "vague") or right.number.kind == "vague":
        return "none"
    low, high = spread(left, right)
    before = pieces[left.first - 1].low if left.first else ""
    if joint == "or":
        return "range" if low < high <= max(3 * low, low + 3) else "none"
    if joint == "and":
        return "range" if low < high else "apart"
    if joint == "to" and a and not b and before != "from":
        return "none"
    near = {piece.low for piece in pieces[max(0, left.first - 12) : left.first]}
    if joint == "to":
        changed = near & WORDS["change"] and not near & SPREAD
        if before == "from" and (changed or high <= low) and pieces[right.end].low != "to":
            return "change"
        if before == "by" and changed and high > 3 * low:
            return "apart"
        if before in WORDS["change"] and before not in ("up", "down", "growth", "change", "increase"):
            return "apart"
    if high <= low:
        return "apart"
    return "range"


def spread(left: Side, right: Side) -> tuple[float, float]:
    """Return both ends of a range; a scale word after the second serves both ("4 to 5 million").

    Example: "$200 to $4 million" keeps 200, because 200 is more than 4.
    """
    low, number, other = left.value, left.number, right.number
    if number.scale == 1 and other.scale > 1 and number.value < other.raw:
        low = left.value * other.scale
        low = float(round(low)) if abs(low - round(low)) < 1e-6 * other.scale else low
    return low, right.value


def read_joint(pieces: Sequence[Piece], at: int, left: Side) -> tuple[str, int] | None:
    """Read what may join two sides at piece `at`: the joint and where the second side starts."""
    piece = pieces[at]
    if piece.low in DASHES:
        glued = piece.glued and pieces[at + 1].glued
        return (
            ("-", at + 1) if glued or (piece.low in "–—" and left.number.kind == "figure" and not piece.glued) else None
        )
    if piece.kind == "minus" and pieces[at + 1].kind in ("figure", "sign"):
        return "-", at + 1
    if piece.low == "to":
        step = 1 if pieces[at + 1].kind == "minus" else 0
        if pieces[at + 1].low in HYPHENS:
            step = 1
        return "to", at + 1 + step * (pieces[at + 1].low in HYPHENS)
    if piece.low == "or":
        return "or", at + 1
    if piece.low == "and" and left.first and pieces[left.first - 1].low in ("between", "somewhere between"):
        return "and", at + 1
    return None


def read_ratio(text: str, pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """Read "one in five", "7 out of 10", "two out of every three" at `at`: the share and where the words end."""
    over = _whole_number(text, pieces, at)
    if over is None:
        return None
    value, end = over
    hyphen = pieces[end].low in HYPHENS
    end += hyphen
    lows = [piece.low for piece in pieces[end : end + 3]]
    if lows[0] == "in" and lows[1] == "every":
        firm, end = True, end + 2
    elif lows == ["out", "of", "every"]:
        firm, end = True, end + 3
    elif lows[:2] == ["out", "of"] or lows[:2] == ["of", "every"]:
        firm, end = True, end + 2
    elif lows[0] == "in":
        firm, end = False, end + 1
    else:
        return None
    end += pieces[end].low in HYPHENS
    under = _whole_number(text, pieces, end)
    if under is None or under[0] <= value:
        return None
    if not firm:
        before = pieces[at - 1].low if at else ""
        round_base = under[0] in (10, 20, 100, 1000, 10000, 100000, 1e6)
        if (
            before in WORDS["doing"]
            or (value > 1 and under[0] > 10 and not round_base)
            or under[0] >= 1900 > value * 190
        ):
            return None if not round_base else (value / under[0], under[1])
        if value > 3 and not round_base:
            return None
    return value / under[0], under[1]


def _whole_number(text: str, pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """Read a plain whole number in words or figures, without a unit."""
    piece = pieces[at]
    if piece.kind != "figure" and piece.low not in CARDINALS and piece.low != "a":
        return None
    number = read_number(text, pieces, at)
    if number is None or number.value != int(number.value) or number.value < 1 or number.kind == "part":
        return None
    return number.value, number.end
