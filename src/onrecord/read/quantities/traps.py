"""Traps: which numbers count nothing, being names, dates, times, ages, scores, ranks, addresses or idioms."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.vocab import lexicon
from onrecord.read.quantities.counts import SKIP, STANDING, STOP, is_plural
from onrecord.read.quantities.numbers import CARDINALS, FOLDS, HYPHENS, PARTS, SCALES, Number
from onrecord.read.quantities.pieces import Piece, split_pieces
from onrecord.read.verbs import forms

WORDS = {key: frozenset(words) for key, words in lexicon("quantity_words").items()}
LABEL, LABEL_WEAK, MONTH, STREET = WORDS["label"], WORDS["label_weak"], WORDS["month"], WORDS["street"]
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "s", "ers", "er"})
CLOCK_ENDS = frozenset(
    {
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "a.m",
        "p.m",
        "gmt",
        "o'clock",
        "o’clock",
        "hrs",
        "utc",
        "cet",
        "est",
        "b.c.",
        "bc",
        "ad",
        "a.d.",
        "bce",
    }
)
DASHES = frozenset("-‐‑–—/:.+")


def _idioms() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Return for every number word of an idiom its place in the idiom and the words of the idiom."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in lexicon("quantity_words")["idiom"]:
        words = tuple(p.low for p in split_pieces(phrase, 0, len(phrase)) if p.kind != "end")
        key = next((k for k, word in enumerate(words) if word in NUMBER_WORDS), 0)
        found.setdefault(words[key], []).append((key, words))
    return found


NUMBER_WORDS = frozenset({*CARDINALS, *SCALES, *PARTS, *FOLDS, "9", "24", "7", "50"})
IDIOMS = _idioms()


def idiom_pieces(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the indexes of the pieces that stand inside an idiom."""
    inside: set[int] = set()
    for index, piece in enumerate(pieces):
        for key, words in IDIOMS.get(piece.low, ()):
            start = index - key
            if start >= 0 and tuple(p.low for p in pieces[start : start + len(words)]) == words:
                inside.update(range(start, start + len(words)))
    return frozenset(inside)


def figure_run(pieces: Sequence[Piece], at: int) -> int:
    """Return where the run of figures joined by hyphens, slashes, colons, points or spaces from `at` ends.

    A run of one figure ends at `at + 1`.
    """
    end = at + 1
    while True:
        step = 1 if pieces[end].low in DASHES and pieces[end].glued else 0
        if pieces[end + step].kind != "figure" or (step and not pieces[end + 1].glued):
            return end
        end += step + 1


def skips(pieces: Sequence[Piece], at: int) -> int:
    """Return where to read on when the figure at `at` belongs to no amount by its very form, else 0.

    Telephone numbers, formations, versions, dates and clock times in figures, ordinals, decades, numbers of notes.
    """
    piece = pieces[at]
    end = figure_run(pieces, at)
    count = sum(p.kind == "figure" for p in pieces[at:end])
    after = pieces[end]
    if count >= 3 or (piece.low[0] == "0" and piece.low.isdecimal() and len(piece.low) > 1):
        return end
    if count == 2:
        link = pieces[at + 1]
        second = pieces[end - 1]
        if link.low in (":", ".", "+") or (second.low[0] == "0" and len(second.low) > 1 and "." not in second.low):
            return end
        if link.low == "/" and pieces[end].low != "of":
            return end
    if after.glued and after.kind == "word" and (after.low in ORDINAL_ENDS or after.low in CLOCK_ENDS) and count == 1:
        return end + 1
    if after.low in ("a", "p") and pieces[end + 1].low == "." and pieces[end + 2].low == "m" and pieces[end + 2].glued:
        return end + 3
    if after.low in CLOCK_ENDS or (after.low == "." and after.glued and pieces[end + 1].kind == "figure"):
        return end + 1
    if at and pieces[at - 1].low in ("#", "№", "'", "’", "‘") and piece.glued and (after.glued or len(piece.low) == 2):
        return end
    if (
        at
        and pieces[at - 1].low in ("[", "(")
        and after.low in ("]", ")")
        and (pieces[at - 1].low == "[" or len(piece.low) < 3)
    ):
        return end
    if at == 0 and after.low in (".", ")") and after.glued and pieces[end + 1].kind != "end":
        return end
    return 0


def is_name(text: str, pieces: Sequence[Piece], at: int, end: int, number: Number, *, titled: bool) -> bool:
    """Tell whether the number at `at` is part of a name or a rank: "Article 5", "Boeing 737", "Group of Seven".

    `end` is the index behind the number; `titled` tells that the sentence is printed in capitals word by word.
    """
    counted = _counts_something(pieces, end)
    before = pieces[at - 1] if at else pieces[-1]
    capital = any(c.isupper() for c in text[before.start : before.end]) and not before.low.endswith(("'s", "’s"))
    figure = number.kind == "figure" and number.scale == 1 and not {",", " "} & set(pieces[at].low)
    if _is_labelled(text, pieces, at, number, counted=counted, capital=capital):
        return True
    if figure and pieces[at].low in WORDS["model"] and not counted and pieces[end].low != "-":
        return True
    if before.low in WORDS["rank_before"] and number.scale == 1 and not counted and number.kind == "word":
        return pieces[end].kind != "word" or pieces[end].low in STOP
    if before.glued and before.low in HYPHENS and at > 1 and pieces[at - 2].kind == "word" and pieces[at].glued:
        return pieces[at - 2].low != "sub"
    if figure and not titled and _between_names(text, pieces, at, end):
        return True
    if figure and capital and before.kind == "word" and at:
        return not counted and before.low not in MONTH and not _opens(pieces, at - 1) and before.low not in forms()
    after = pieces[end]
    proper = after.kind == "word" and text[after.start].isupper()
    if figure and proper and not titled and not counted and after.low not in STANDING and after.low not in MONTH:
        return not any(is_plural(p.low) for p in pieces[end : end + 5])
    if number.kind == "word" and text[pieces[at].start].isupper() and not titled and not _opens(pieces, at):
        return proper or capital or before.low in ("the", "of")
    return False


def _between_names(text: str, pieces: Sequence[Piece], at: int, end: int) -> bool:
    """Tell whether capitalised words stand on both sides of a figure, two before it ("the Orvan Note 20 Ultra")."""
    around = (*pieces[max(0, at - 2) : at], pieces[end])
    named = all(p.kind == "word" and text[p.start].isupper() for p in around)
    return at > 1 and named and not pieces[end].glued and pieces[end].low not in MONTH


def _is_labelled(text: str, pieces: Sequence[Piece], at: int, number: Number, *, counted: bool, capital: bool) -> bool:
    """Tell whether the word before a number makes a name or a rank of it ("Chapter 7", "the Group of Seven")."""
    if not at:
        return False
    before = pieces[at - 1]
    plain = number.kind == "figure" or capital
    if before.low in LABEL and not (before.low in ("no", "mark", "page", "stage") and counted and not capital):
        return not counted or plain
    if before.low in LABEL_WEAK and plain and number.scale == 1 and (not counted or capital):
        return True
    if before.low == "." and at > 1 and pieces[at - 2].low in ("no", "nos", "art", "sec", "fig", "vol", "ch", "p"):
        return before.glued
    own = text[pieces[at].start]
    phrase = f"{pieces[at - 2].low} {before.low}" if at > 1 else ""
    if phrase in WORDS["name_before"] and (own.isupper() or own.isdecimal()) and not counted:
        return True
    if before.low in WORDS["name_before"] and number.scale == 1 and (capital or before.low in ("top", "p", "sp")):
        return before.low != "top" or not counted
    return False


def _opens(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether piece `at` opens a sentence or a quotation, so that its capital says nothing."""
    return at == 0 or pieces[at - 1].low in (
        '"',
        "“",
        "‘",
        "'",
        ":",
        ".",
        "?",
        "!",
        "(",
        "—",
        "–",
        "-",
        "•",
        "*",
        "«",
        "„",
    )


def _counts_something(pieces: Sequence[Piece], end: int) -> bool:
    """Tell whether a plural noun or a percent sign stands right behind the number or one word later."""
    if pieces[end].low in SKIP:
        end += 1
    if pieces[end].low in HYPHENS and pieces[end].glued and pieces[end + 1].kind == "word":
        return True
    if pieces[end].kind == "figure" and pieces[end + 1].glued and pieces[end + 1].low == "s":
        return True
    return (
        is_plural(pieces[end].low)
        or pieces[end].low in ("%", "percent", "per")
        or (pieces[end].kind == "word" and is_plural(pieces[end + 1].low))
    )


def is_date(text: str, pieces: Sequence[Piece], at: int, end: int, number: Number) -> bool:
    """Tell whether the number at `at` is a year, a day of a month or a clock time."""
    if number.kind != "figure":
        return False
    before = pieces[at - 1] if at else pieces[-1]
    after = pieces[end]
    if ((after.low in MONTH and after.low != "may") or text[after.start : after.end] == "May") and number.value <= 31:
        return True
    if after.low == "of" and pieces[end + 1].low in MONTH:
        return True
    if before.low == "." and before.glued and at > 1 and pieces[at - 2].low in MONTH:
        before = pieces[at - 2]
    if before.low in MONTH and text[before.start : before.end][:1].isupper() and number.scale == 1:
        return number.value <= 31 or 1000 <= number.value < 2200
    if before.low in (",", ".") and at > 1 and 1000 <= number.value < 2200 and "," not in pieces[at].low:
        near = {p.low for p in pieces[max(0, at - 4) : at]}
        if near & MONTH:
            return True
    if (
        len(pieces[at].low) != 4
        or not pieces[at].low.isdecimal()
        or number.scale != 1
        or not 1000 <= number.value < 2200
    ):
        return False
    if 1900 <= number.value < 2100 and before.low in WORDS["year_before"]:
        return True
    if before.low in ("'s", "’s", "-") or before.low.endswith(("'s", "’s")):
        return True
    if (
        1900 <= number.value < 2100
        and before.kind == "word"
        and text[before.start].isupper()
        and before.low not in forms()
    ):
        return True
    return not is_plural(after.low) and not (number.value < 1900 and after.kind == "word")


def is_age(text: str, pieces: Sequence[Piece], at: int, end: int, number: Number) -> bool:
    """Tell whether the number at `at` is an age: "Ann Sol, 45, said", "aged 12", "people over 65"."""
    if number.kind == "part" or number.scale > 1 or not at:
        return False
    before, after = pieces[at - 1], pieces[end]
    if before.low in WORDS["age_before"]:
        return True
    if before.low == "of" and at > 1 and pieces[at - 2].low in ("age", "ages"):
        return True
    if before.low in ("under", "over", "above", "below") and at > 1 and pieces[at - 2].low in WORDS["aged_who"]:
        return after.kind != "word" or after.low in (
            "and",
            "in",
            "are",
            "were",
            "is",
            "from",
            "who",
            "to",
            "at",
            "s",
            "have",
            "will",
        )
    if (
        before.low == ","
        and at > 1
        and number.value < 115
        and number.kind == "figure"
        and after.low in (",", ".", ")", ";")
    ):
        name = pieces[at - 2]
        return name.kind == "word" and text[name.start].isupper() and number.value == int(number.value)
    return False


def is_score(pieces: Sequence[Piece], at: int, end: int, low: float, high: float, counted: bool) -> bool:
    """Tell whether two numbers joined by a hyphen or "to" are a score, a vote or odds rather than a range."""
    if high <= low:
        return True
    if counted:
        return False
    near = {piece.low for piece in pieces[max(0, at - 8) : end + 4]}
    return bool(near & WORDS["score"])


def is_address(text: str, pieces: Sequence[Piece], end: int) -> bool:
    """Tell whether the words behind a figure make it the number of a house: "22 Sarn Road", "9 E 71st St", "5 Ave Orn"."""
    for index in range(end, end + 5):
        piece = pieces[index]
        if piece.kind == "figure" and index > end and pieces[index + 1].low in ORDINAL_ENDS and pieces[index + 1].glued:
            continue
        if piece.glued and piece.low in ORDINAL_ENDS and index > end:
            continue
        if piece.kind != "word" or not text[piece.start].isupper():
            return False
        if piece.low in STREET:
            after = pieces[index + 1]
            return index > end or (after.kind == "word" and text[after.start].isupper())
    return False


def is_joined(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a hyphen before a figure belongs to the word before it ("COVID -19")."""
    before = pieces[at - 1]
    return before.kind == "word" and text[before.start].isupper()
