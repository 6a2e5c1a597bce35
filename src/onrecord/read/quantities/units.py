"""Units: what stands behind a number as measure, money or rate, by its printed form.

Names are full, singular and in British spelling ("kilometre", "dollar", "percent"); rates are split off
("km/h" is kilometre per hour). Source: conventions of the authored set of hard phrases and of NewsQuant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.core.vocab import lexicon
from onrecord.read.quantities.numbers import HYPHENS, Number
from onrecord.read.quantities.pieces import SIGNS, Piece, split_pieces

MeasureKind = Literal["share", "measure", "money"]
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class Measure(NamedTuple):
    """A unit of measure or money: its name, the base of a rate inside it, where it ends and its kind."""

    name: str
    per: str | None
    end: int
    kind: MeasureKind


def _phrases(vocabulary: str, *, lower: bool) -> Phrases:
    """Return first word to (further words, name) for a vocabulary file of units, longest first."""
    found: Phrases = {}
    for name, forms in lexicon(vocabulary).items():
        for form in forms:
            pieces = [p for p in split_pieces(form, 0, len(form)) if p.kind != "end"]
            words = tuple(p.low if lower else form[p.start : p.end] for p in pieces)
            found.setdefault(words[0], []).append((words[1:], name))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


MEASURES = _phrases("quantity_units", lower=True)
SYMBOLS = _phrases("quantity_symbols", lower=False)
CURRENCIES = _phrases("quantity_currencies", lower=True)
WORDS = {key: frozenset(words) for key, words in lexicon("quantity_words").items()}
RATE = WORDS["rate"]
RATE_ADVERBS = dict(row.split(";") for row in lexicon("quantity_words")["rate_adverb"])
SHARES = frozenset({"percent", "percentage point", "basis point"})
SPELLED = {
    "litre": "litre", "liter": "litre", "kg": "kilogram", "kilo": "kilogram", "kilogramme": "kilogram", "sec": "second",
    "meter": "metre", "kilometer": "kilometre", "hr": "hour", "h": "hour", "s": "second", "min": "minute", "yr": "year",
    "d": "day", "annum": "year", "mo": "month", "hrs": "hour",
}  # fmt: skip
MASS_CUES = frozenset(
    "weigh weighs weighed weighing weight heavy bomb bombs mass bag bags meat fish lost gained".split()
)


def singular(word: str) -> str:
    """Return the singular of a plural noun by its ending.

    Known gap: irregular plurals stay as they are.

    Example:
        >>> [singular(word) for word in ("ships", "cities", "boxes", "glasses", "gas")]
        ['ship', 'city', 'box', 'glass', 'gas']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def read_measure(text: str, pieces: Sequence[Piece], at: int, number: Number) -> Measure | None:
    """Read the unit of measure or money at piece `at`, right behind `number`; None when none stands there.

    A hyphen before it is stepped over ("300-kilometre"), and so is what is hyphenated behind it ("mile-long").
    """
    piece = pieces[at]
    if piece.low in HYPHENS and piece.glued and pieces[at + 1].glued:
        at, piece = at + 1, pieces[at + 1]
    found = _longest(MEASURES, pieces, at)
    if found:
        return _measure(*found)
    money = _currency(text, pieces, at, number)
    if money:
        return money
    symbol = _symbol(text, pieces, at)
    if symbol and (piece.glued or pieces[at - 1].kind == "figure") and _is_symbol(text, pieces, at, symbol[1], number):
        return _measure(*symbol)
    if piece.kind == "word" and "-" in piece.low:
        return _compound(piece.low, at)
    return None


def _measure(name: str, end: int) -> Measure:
    """Make a measure of a stored name, splitting off its rate."""
    unit, _, per = name.partition(" per ")
    return Measure(unit, per or None, end, "share" if unit in SHARES else "measure")


def _longest(table: Phrases, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """Return the name of the longest phrase of `table` at `at` and where it ends."""
    for rest, name in table.get(pieces[at].low, ()):
        if all(pieces[at + 1 + k].low == word for k, word in enumerate(rest)):
            return name, at + 1 + len(rest)
    return None


def _symbol(text: str, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """Return the name of the longest symbol printed at `at` and where it ends."""
    for rest, name in SYMBOLS.get(text[pieces[at].start : pieces[at].end], ()):
        if all(text[pieces[at + 1 + k].start : pieces[at + 1 + k].end] == word for k, word in enumerate(rest)):
            return name, at + 1 + len(rest)
    return None


def _is_symbol(text: str, pieces: Sequence[Piece], at: int, end: int, number: Number) -> bool:
    """Tell whether a letter behind a number is a unit: "5 W" and "12 C" are, "Row 5 A" and "20 t-shirts" are not."""
    piece, after = pieces[at], pieces[end]
    if end - at > 1 or len(piece.low) > 1 or not piece.low.isalpha():
        return True
    if number.kind != "figure" or (after.glued and (after.low in HYPHENS or after.kind in ("figure", "word"))):
        return False
    printed = text[piece.start : piece.end]
    if printed in ("K", "c"):
        return piece.glued and printed == "c"
    return piece.glued or printed not in ("A", "l", "t") or after.kind in ("mark", "end")


def _currency(text: str, pieces: Sequence[Piece], at: int, number: Number) -> Measure | None:
    """Read a currency at `at`: a name, an adjective and a name, a code or a sign."""
    piece = pieces[at]
    found = _longest(CURRENCIES, pieces, at)
    if found:
        return Measure(found[0], None, found[1], "money")
    if piece.low in ("pound", "pounds"):
        return _pound(pieces, at, number)
    printed = text[piece.start : piece.end]
    if (
        piece.kind in ("word", "mark", "sign")
        and printed in SIGNS
        and (len(printed) > 2 or piece.glued or printed == "kn")
    ):
        if printed in ("TRY", "NIS", "SAR", "PS", "RM", "Rs"):
            return None
        return Measure(SIGNS[printed], None, at + 1, "money")
    after = _longest(CURRENCIES, pieces, at + 1) if piece.kind == "word" and printed[:1].isupper() else None
    if after and "." not in printed:
        return Measure(f"{piece.low} {after[0]}", None, after[1], "money")
    if pieces[at + 1].low in ("pound", "pounds") and printed[:1].isupper() and piece.kind == "word":
        return Measure(f"{piece.low} pound", None, at + 2, "money")
    return None


def _pound(pieces: Sequence[Piece], at: int, number: Number) -> Measure:
    """Decide between the pound of weight and the pound of money.

    Known gap: a small sum in pounds without "sterling", "worth" or the like is read as a weight.
    """
    near = {piece.low for piece in pieces[max(0, at - 12) : at + 6]}
    hyphen = pieces[at - 1].low in HYPHENS
    if (number.scale >= 1e6 and not near & MASS_CUES) or near & {
        "worth",
        "cost",
        "costs",
        "paid",
        "fine",
        "fined",
        "pay",
        "price",
    }:
        name: str = "pound sterling"
    else:
        name = "pound-mass" if near & MASS_CUES or hyphen or number.scale < 1e6 else "pound sterling"
    return Measure(name, None, at + 1, "money" if name == "pound sterling" else "measure")


def _compound(low: str, at: int) -> Measure | None:
    """Read a unit inside a hyphened word: "mile-long", "percent-owned", "barrel-a-day"."""
    first, _, rest = low.partition("-")
    rows = [name for words, name in (*MEASURES.get(first, ()), *CURRENCIES.get(first, ())) if not words]
    if not rows:
        return None
    unit = _measure(rows[0], at + 1)
    kind: MeasureKind = "money" if first in CURRENCIES else unit.kind
    base = rest.removeprefix("a-").removeprefix("an-").removeprefix("per-")
    return Measure(unit.name, base if base != rest else unit.per, at + 1, kind)


def sign_name(text: str, piece: Piece) -> str:
    """Return the name of the currency whose sign or code `piece` is."""
    return SIGNS["".join(text[piece.start : piece.end].split())]


def read_rate(text: str, pieces: Sequence[Piece], at: int, *, money: bool, unit: bool) -> tuple[str, int] | None:
    """Read the base of a rate at `at` ("per year", "a barrel", "/h", "annually"), with where it ends.

    `money` allows things that are bought one by one after "a"; `unit` tells that a unit stands before, which allows
    measures after "a" ("80 korals a barrel").
    """
    piece = pieces[at]
    after = pieces[at + 1]
    if piece.low == "per" and after.kind in ("word", "figure"):
        return _base(text, pieces, at + 1)
    if piece.low == "/" and piece.glued and after.glued and after.kind == "word" and unit:
        return _base(text, pieces, at + 1)
    if piece.low in ("a", "an", "each", "every") and after.kind == "word":
        if after.low in RATE and pieces[at + 2].low in ("earlier", "ago", "later", "before", "after", "from"):
            return None
        sold = any(not rest for rest, _ in MEASURES.get(after.low, ())) and unit
        if after.low in RATE or (money and after.low in WORDS["rate_money"]) or sold:
            return SPELLED.get(after.low, after.low), at + 2
        return None
    if piece.low in RATE_ADVERBS and unit:
        return RATE_ADVERBS[piece.low], at + 1
    if piece.low in HYPHENS and piece.glued and after.low.startswith("a-") and after.glued:
        return after.low[2:], at + 2
    return None


def _base(text: str, pieces: Sequence[Piece], at: int) -> tuple[str, int] | None:
    """Read what stands after "per" or a slash: a unit of measure, a number of things, or a word."""
    piece = pieces[at]
    if piece.kind == "figure":
        if pieces[at + 1].kind != "word":
            return None
        return f"{text[piece.start : piece.end]} {pieces[at + 1].low}", at + 2
    for found in (_longest(MEASURES, pieces, at), _symbol(text, pieces, at)):
        if found and piece.low not in ("h", "s", "d", "m", "min"):
            return found
    if piece.low in WORDS["stop"]:
        return None
    return SPELLED.get(piece.low, singular(piece.low)), at + 1
