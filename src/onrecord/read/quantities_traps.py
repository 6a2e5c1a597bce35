"""Traps: which numbers count nothing, being names, dates, times, ages, scores, ranks, addresses or idioms."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.vocab import lexicon
from onrecord.read.quantities_counts import SKIP, STANDING, STOP, is_plural
from onrecord.read.quantities_numbers import HYPHENS, Number
from onrecord.read.quantities_pieces import Piece, split_pieces
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


def _idioms() -> dict[str, list[tuple[str, ...]]]:
    """Return first word to the further words of every idiom."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("quantity_words")["idiom"]:
        words = tuple(p.low for p in split_pieces(phrase, 0, len(phrase)) if p.kind != "end")
        found.setdefault(words[0], []).append(words)
    return found


IDIOMS = _idioms()


def idiom_pieces(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the indexes of the pieces that stand inside an idiom."""
    inside: set[int] = set()
    for index, piece in enumerate(pieces):
        for words in IDIOMS.get(piece.low, ()):
            if all(pieces[index + k].low == word for k, word in enumerate(words) if index + k < len(pieces)):
                inside.update(range(index, index + len(words)))
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


def skips(text: str, pieces: Sequence[Piece], at: int) -> int:
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
        if link.low == "/" and not (pieces[end].low == "of"):
            return end
    if after.glued and after.kind == "word" and (after.low in ORDINAL_ENDS or after.low in CLOCK_ENDS) and count == 1:
        return end + 1
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


def is_name(text: str, pieces: Sequence[Piece], at: int, end: int, number: Number, titled: bool) -> bool:
    """Tell whether the number at `at` is part of a name or a rank: "Article 5", "Boeing 737", "Group of Seven".

    `end` is the index behind the number; `titled` tells that the sentence is printed in capitals word by word.
    """
    if not at:
        return False
    before = pieces[at - 1]
    printed = text[before.start : before.end]
    capital = any(char.isupper() for char in printed) and not before.low.endswith(("'s", "’s"))
    counted = _counts_something(pieces, end)
    if pieces[at].low in WORDS["model"] and not counted and pieces[end].low != "-":
        return True
    if before.low in WORDS["rank_before"] and number.scale == 1 and not counted and number.kind == "word":
        return pieces[end].kind != "word" or pieces[end].low in STOP
    if (
        before.kind == "word"
        and before.low in LABEL
        and not (before.low in ("no", "mark", "page", "stage") and counted and not capital)
    ):
        return not counted or capital or number.kind == "figure"
    if before.low in LABEL_WEAK and (number.kind == "figure" or capital) and number.scale == 1 and not counted:
        return True
    if (
        before.low in ("no.", ".")
        and pieces[at - 2].low in ("no", "nos", "art", "sec", "fig", "vol", "ch", "p")
        and at > 1
    ):
        return pieces[at - 1].glued
    if before.glued and before.low in HYPHENS and at > 1 and pieces[at - 2].kind == "word":
        return pieces[at - 1].glued and pieces[at].glued and pieces[at - 2].low not in ("minus",)
    phrase = f"{pieces[at - 2].low} {before.low}" if at > 1 else ""
    own = text[pieces[at].start]
    if phrase in WORDS["name_before"] and (own.isupper() or own.isdecimal()) and not counted:
        return True
    if (
        before.low in WORDS["name_before"]
        and (capital or before.low == "top" or before.low == "p")
        and number.scale == 1
    ):
        return before.low != "top" or not counted
    if (
        number.kind == "figure"
        and capital
        and before.kind == "word"
        and "," not in pieces[at].low
        and number.scale == 1
    ):
        return (
            not counted and before.low not in MONTH and not _opens(text, pieces, at - 1) and before.low not in forms()
        )
    after = pieces[end]
    if number.kind == "figure" and "," not in pieces[at].low and number.scale == 1 and not titled and not counted:
        proper = after.kind == "word" and text[after.start].isupper() and after.low not in STANDING
        if proper and not any(is_plural(p.low) for p in pieces[end : end + 5]) and after.low not in MONTH:
            return True
    if number.kind == "word" and own.isupper() and not titled and not _opens(text, pieces, at):
        return text[after.start : after.end][:1].isupper() or capital or before.low in ("the", "of")
    return False


def _opens(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether piece `at` opens a sentence, a quotation or a line after a colon, so that its capital says nothing."""
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
    if (after.low in MONTH and after.low != "may" or text[after.start : after.end] == "May") and number.value <= 31:
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
    return not is_plural(after.low) and not (1900 > number.value and after.kind == "word")


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
    """Tell whether the words behind a figure make it the number of a house: "22 Sarn Road"."""
    for index in range(end, end + 4):
        piece = pieces[index]
        if piece.kind != "word" or not text[piece.start].isupper():
            return False
        if piece.low in STREET:
            return index > end
    return False
