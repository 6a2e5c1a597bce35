"""Numbers: what number some pieces of text print, in figures or in words.

"Half a million", "two and a half", "several hundred", "two-thirds" and "3.5bn" are numbers here; what they count is
another question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.core.vocab import lexicon
from onrecord.read.quantities.pieces import Piece

NumberKind = Literal["figure", "word", "vague", "crowd", "part"]
HYPHENS = frozenset("-‐‑")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}


def _table(prefix: str) -> dict[str, float]:
    """Return word to value for the lists of the vocabulary whose name starts with `prefix`."""
    rows = lexicon("quantity_numbers")
    return {word: float(key[len(prefix) :]) for key, words in rows.items() if key.startswith(prefix) for word in words}


CARDINALS = _table("cardinal_")
SCALES = _table("scale_")
LETTERS = _table("letter_")
CROWDS = _table("crowd_")
PARTS = _table("part_")
FOLDS = _table("fold_")
GROUPS = {"pair": 2.0, "trio": 3.0, "quartet": 4.0}
PAIRED = frozenset(
    "scissors trousers glasses jeans shoes gloves socks boots eyes hands shorts binoculars tights".split()
)
LEANS = frozenset("than about nearly almost roughly around over by to under approximately just".split())
LEANS_ON = frozenset("to in and or since from on over after this last".split())
DETERMINERS = frozenset(
    {"the", "its", "their", "his", "her", "our", "my", "your", "this", "that", "all", "these", "those"}
)
STARTERS = frozenset(
    {*CARDINALS, *CROWDS, *GLYPHS, "a", "an", "half", "several", "couple", "few", "handful", "million"}
)


class Number(NamedTuple):
    """A number as printed: its value, where it ends (index of the next piece), and how it is put.

    `raw` is the value before a scale word ("4" of "4 million"), `scale` what the scale word multiplies by (1 without).
    `kind` tells figures and words from vague words, crowds ("dozens") and parts ("two-thirds").
    """

    value: float
    end: int
    raw: float
    scale: float
    kind: NumberKind


def read_number(text: str, pieces: Sequence[Piece], at: int, *, money: bool = False) -> Number | None:
    """Read the number that starts at piece `at`, or return None when none starts there.

    `money` tells that a currency sign stands before it: a letter "m" is then a million.
    """
    piece = pieces[at]
    if piece.kind == "figure":
        return _figure(text, pieces, at, money)
    if piece.kind != "word" or piece.low not in STARTERS:
        return None
    return _part(pieces, at) or _vague(pieces, at) or _words(pieces, at)


def _figure(text: str, pieces: Sequence[Piece], at: int, money: bool) -> Number:
    """Read a number in figures with the fraction and the scale words behind it."""
    low = pieces[at].low
    value = float("".join(char for char in low if char.isdecimal() or char == "."))
    end = at + 1
    if pieces[end].low in GLYPHS:
        value, end = value + GLYPHS[pieces[end].low], end + 1
    elif (
        pieces[end].low in ("/", "⁄")
        and pieces[end].glued
        and pieces[end + 1].kind == "figure"
        and pieces[end + 1].glued
    ):
        below = float(pieces[end + 1].low.replace(",", ""))
        if pieces[end + 2].low == "of" and below > value:
            return Number(value / below, end + 2, value / below, 1, "part")
    elif power := _power(pieces, end):
        return Number(value * power[0], power[1], value, power[0], "figure")
    elif _lows(pieces, end, 3) == ("and", "a", "half"):
        value, end = value + 0.5, end + 3
    scale, end = _scale(text, pieces, end, money)
    return Number(_product(value, scale), end, value, scale, "figure")


def _power(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """Read a power of ten at `at` ("×10−30", "x 10^6", "×10⁸"): what it multiplies by and where it ends."""
    if pieces[at].low not in ("×", "x", "*") or pieces[at + 1].low != "10":
        return None
    at += 2
    if pieces[at].glued and pieces[at].low.translate(RAISED) != pieces[at].low:
        low = pieces[at].low.translate(RAISED)
        sign, digits = (low, pieces[at + 1].low.translate(RAISED)) if low in ("-", "+") else ("", low)
        at += 2 if sign else 1
    else:
        at += pieces[at].low == "^"
        sign = pieces[at].low if pieces[at].low in ("-", "−") else ""
        at += bool(sign)
        digits = pieces[at].low if pieces[at].kind == "figure" and (sign or pieces[at - 1].low == "^") else ""
        at += 1
    if not digits.isdecimal() or len(digits) > 2:
        return None
    return 10.0 ** (-int(digits) if sign in ("-", "−") else int(digits)), at


def _product(value: float, scale: float) -> float:
    """Multiply without the dust of binary fractions ("4.1 million" is 4,100,000)."""
    product = value * scale
    return float(round(product)) if scale > 1 and abs(product - round(product)) < 1e-6 * scale else product


def _scale(text: str, pieces: Sequence[Piece], end: int, money: bool) -> tuple[float, int]:
    """Read the scale words or letters at `end`: their product and where they end."""
    scale = 1.0
    piece = pieces[end]
    printed = text[piece.start : piece.end]
    if piece.kind == "word" and printed in LETTERS and _letter_counts(pieces, end, printed, money):
        return LETTERS[printed], end + 1
    for _ in range(3):
        step = 1 if pieces[end].low in HYPHENS and pieces[end].glued else 0
        word = pieces[end + step]
        if word.low not in SCALES or (step and not word.glued):
            break
        scale, end = scale * SCALES[word.low], end + step + 1
    return scale, end


def _letter_counts(pieces: Sequence[Piece], end: int, printed: str, money: bool) -> bool:
    """Tell whether the letter after a figure is a scale ("70m passengers", "$8m"), not a unit ("37m long", "5 b")."""
    if printed in ("bn", "mn", "mln", "tn", "trn", "Bn", "BN"):
        return True
    if money:
        return pieces[end].glued or printed in ("m", "M", "b", "B")
    if not pieces[end].glued or printed in ("T", "B", "b"):
        return False
    after = pieces[end + 1]
    if printed == "m":
        return after.kind == "word" and after.low not in NO_MILLION and not after.glued
    return printed != "K" or after.kind == "word"


NO_MILLION = frozenset(
    "long tall deep wide high above below from of away to off and or in at by underwater mark thick apart down up "
    "south north east west behind for on with before after when while as the a an is are was were radius distance "
    "into under over freestyle butterfly hurdles sprint relay race world final depth waves wave tower".split()
)


def _words(pieces: Sequence[Piece], at: int) -> Number | None:
    """Read a number in words: "two hundred and fifty", "half a million", "a dozen", "twenty-three"."""
    first = pieces[at].low
    if first == "million":
        if pieces[at + 1].low in HYPHENS and pieces[at + 1].glued:
            return Number(1e6, at + 1, 1, 1e6, "word")
        return None
    if first in ("a", "an"):
        if pieces[at + 1].low not in SCALES:
            return None
        scale, end = _scale("", pieces, at + 1, False)
        return Number(scale, end, 1, scale, "word")
    if first == "half":
        step = 1 if pieces[at + 1].low in ("a", *HYPHENS) else 0
        if pieces[at + 1 + step].low not in SCALES:
            return None
        scale, end = _scale("", pieces, at + 1 + step, False)
        return Number(0.5 * scale, end, 0.5, scale, "word")
    if first in GLYPHS:
        scale, end = _scale("", pieces, at + 1, False)
        return Number(GLYPHS[first] * scale, end, GLYPHS[first], scale, "word")
    if first not in CARDINALS:
        return None
    return _cardinal(pieces, at)


def _cardinal(pieces: Sequence[Piece], at: int) -> Number:
    """Read a run of number words by adding tens and units and multiplying by scale words."""
    total, current, end, last = 0.0, CARDINALS[pieces[at].low], at + 1, CARDINALS[pieces[at].low]
    scale, raw = 1.0, current
    while True:
        step = 1 if pieces[end].low in HYPHENS and pieces[end].glued else 0
        joined = pieces[end].low == "and" and scale > 1
        word = pieces[end + step] if step else pieces[end + 1] if joined else pieces[end]
        low = word.low
        if joined and (low not in CARDINALS or CARDINALS[low] >= 100 or last < 100):
            break
        if low in CARDINALS and low != "zero":
            value = CARDINALS[low]
            if not (20 <= last <= 90 and value < 10) and last < 100:
                break
            current, last = current + value, value
        elif low in SCALES and not joined:
            factor = SCALES[low]
            if factor >= 1000:
                total, current = total + current * factor, 0.0
                if current == 0 and last == factor:
                    break
            elif current >= 100 or joined:
                break
            else:
                current *= factor
            scale, last = scale * factor, factor
        else:
            break
        end += 1 + step + joined
    value = total + current
    if _lows(pieces, end, 3) == ("and", "a", "half"):
        after, beyond = _scale("", pieces, end + 3, False)
        return Number((value + 0.5) * after, beyond, value + 0.5, after, "word")
    return Number(value, end, raw if scale > 1 else value, scale, "word")


def _vague(pieces: Sequence[Piece], at: int) -> Number | None:
    """Read words that give no number: "several hundred", "a couple of", "tens of thousands", "dozens"."""
    low = pieces[at].low
    if low in CROWDS:
        value, end = CROWDS[low], at + 1
        if pieces[end].low == "of" and pieces[end + 1].low in CROWDS and CROWDS[pieces[end + 1].low] > value:
            value, end = value * CROWDS[pieces[end + 1].low], end + 2
        return Number(value, end, value, 1, "crowd")
    step = 0
    if low in ("a", "an"):
        step, low = 1, pieces[at + 1].low
    if (low == "several" and not step) or (low == "few" and step):
        base = 3.0
    elif low == "couple" and (step or pieces[at + 1].low == "of"):
        base = 2.0
    elif low == "handful" and step:
        base = 3.0
    elif low == "score" and step and pieces[at + 2].low == "of":
        return Number(20, at + 2, 20, 1, "word")
    elif low in GROUPS and step and pieces[at + 2].low == "of" and pieces[at + 3].low not in PAIRED:
        return Number(GROUPS[low], at + 2, GROUPS[low], 1, "word")
    else:
        return None
    of = low == "couple" and pieces[at + step + 1].low == "of" and pieces[at + step + 2].low in SCALES
    scale, end = _scale("", pieces, at + step + 1 + of, False)
    if scale == 1 and pieces[end].low in CROWDS:
        scale, end = CROWDS[pieces[end].low], end + 1
    return Number(base * scale, end, base, scale, "crowd" if low in ("couple", "handful") else "vague")


def _part(pieces: Sequence[Piece], at: int) -> Number | None:
    """Read a part of a whole: "two-thirds", "a quarter of", "half of", "half the"."""
    low = pieces[at].low
    after = pieces[at + 1]
    if low == "half":
        if after.low == "of" or after.low in DETERMINERS:
            return Number(0.5, at + 1, 0.5, 1, "part")
        if after.low in ("a", "an"):
            return None if pieces[at + 2].low in SCALES else Number(0.5, at + 2, 0.5, 1, "word")
        return None if after.low in SCALES or after.low in HYPHENS else Number(0.5, at + 1, 0.5, 1, "part")
    over = 1.0 if low in ("a", "an") else CARDINALS.get(low, 0)
    if not 1 <= over <= 9:
        return None
    hyphen = 1 if after.low in HYPHENS and after.glued else 0
    word = pieces[at + 1 + hyphen]
    under = PARTS.get(word.low)
    if under is None or under <= over:
        return None
    end = at + 2 + hyphen
    plural = word.low.endswith(("s", "halves"))
    if plural != (over > 1):
        return None
    leaned = at > 0 and pieces[at - 1].low in LEANS and (pieces[end].kind != "word" or pieces[end].low in LEANS_ON)
    firm = leaned or pieces[end].low == "of" or bool(hyphen) or (plural and under in (3, 4, 5))
    if not firm or (under == 4 and plural and not hyphen and pieces[end].low != "of" and over != 3):
        return None
    if _lows(pieces, end, 2) in (("of", "a"), ("of", "an")) and pieces[end + 2].low in SCALES:
        scale, beyond = _scale("", pieces, end + 2, False)
        return Number(over / under * scale, beyond, over / under, scale, "word")
    return Number(over / under, end, over / under, 1, "part")


def _lows(pieces: Sequence[Piece], at: int, count: int) -> tuple[str, ...]:
    """Return the lower-cased words of up to `count` pieces from `at`."""
    return tuple(piece.low for piece in pieces[at : at + count])
