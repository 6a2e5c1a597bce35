"""Counts: which things a number counts, read from the words behind it without a parser.

The noun ends at the first plural ("900 stone houses | collapsed"); where no plural comes before a word that cannot
belong to a noun phrase, what is left is judged word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.core.vocab import lexicon
from onrecord.read.quantities.numbers import CARDINALS, CROWDS, DETERMINERS, HYPHENS, SCALES, Number, read_number
from onrecord.read.quantities.pieces import Piece
from onrecord.read.verbs import forms

WORDS = {key: frozenset(words) for key, words in lexicon("quantity_words").items()}
STOP, PLURAL, NOT_PLURAL = WORDS["stop"], WORDS["plural"], WORDS["not_plural"]
TIME, SKIP, STANDING, MODIFIERS = WORDS["time"], WORDS["skip"], WORDS["standing"], WORDS["plural_modifier"]
NUMBERS = frozenset({*CARDINALS, *CROWDS, *SCALES, "several"})
OBJECTS = frozenset("it the a an that this his her its their him them us me these those".split())
CLITICS = ("'d", "’d", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'m", "’m")
LONGEST = 7
"""The most words of a thing counted: "six new high-speed diesel patrol boats"."""


class Counted(NamedTuple):
    """The thing counted: its words, where they start and end (indexes of pieces), and whether it is a time.

    `name` is None where nothing that can be counted is printed.
    """

    name: str | None
    start: int
    end: int
    time: bool = False


def is_plural(low: str) -> bool:
    """Tell whether a lower-cased word looks like a plural noun.

    Example:
        >>> [is_plural(word) for word in ("houses", "people", "famous", "F-16s".lower(), "glass")]
        [True, True, False, True, False]
    """
    if low in PLURAL:
        return True
    if low in NOT_PLURAL or len(low) < 3:
        return False
    if low.endswith(("'s", "’s", "ss", "us", "is", "-s")):
        return False
    if low.endswith("s"):
        return True
    last = low.rpartition("-")[2]
    return last != low and last in PLURAL


def read_counted(text: str, pieces: Sequence[Piece], at: int, number: Number) -> Counted:
    """Read the thing counted from piece `at`, right behind the number."""
    piece = pieces[at]
    if piece.low in HYPHENS and piece.glued:
        return _hyphened(text, pieces, at + 1)
    while pieces[at].low in SKIP:
        at += 1
    words: list[int] = []
    head = -1
    for index in range(at, min(at + LONGEST, len(pieces))):
        piece = pieces[index]
        if not _belongs(pieces, index, at):
            break
        words.append(index)
        if piece.kind == "figure" and pieces[index + 1].glued:
            head = index + 1
            break
        if piece.low == "times":
            head = index
            break
        if piece.low in TIME:
            if head < 0 or index == at:
                return Counted(None, at, index + 1, time=True)
            break
        if number.value == 1 and number.kind != "crowd":
            if index > at and _is_verb(piece.low):
                words.pop()
                break
            continue
        if is_plural(piece.low):
            head = index
            follower = pieces[index + 1]
            if not (piece.low in MODIFIERS and _belongs(pieces, index + 1, at) and _noun_like(follower.low)) and not (
                is_plural(follower.low) and _belongs(pieces, index + 1, at) and not _is_verb(follower.low)
                and pieces[index + 2].low not in OBJECTS
            ):  # fmt: skip
                break
        elif head >= 0 and not is_plural(pieces[index + 1].low):
            words.pop()
            break
    return _settle(text, pieces, at, words, head, number)


def _noun_like(low: str) -> bool:
    """Tell whether a word may be the noun after a modifier such as "arms" or "women"."""
    return is_plural(low) and not _is_verb(low)


def _belongs(pieces: Sequence[Piece], index: int, first: int) -> bool:
    """Tell whether piece `index` can stand inside the noun phrase that starts at `first`."""
    piece = pieces[index]
    if piece.kind == "figure":
        after = pieces[index + 1]
        return (after.glued and after.low == "s") or (index > first and after.kind == "word" and not after.glued)
    if piece.low in ("and", "or", "&") and index > first:
        return _joins(pieces, index, first)
    if piece.low in CARDINALS:
        return False
    return piece.kind == "word" and piece.low not in STOP and not piece.low.endswith(CLITICS)


def _joins(pieces: Sequence[Piece], index: int, first: int) -> bool:
    """Tell whether "and" at `index` joins two adjectives before one plural ("regional and international | forces")."""
    before, after, beyond = pieces[index - 1].low, pieces[index + 1], pieces[index + 2]
    if is_plural(before) or before in STANDING or after.kind != "word" or after.low in STOP or after.low in NUMBERS:
        return False
    if is_plural(after.low) or after.low in STANDING or not is_plural(beyond.low) or beyond.kind != "word":
        return False
    return not any(_is_verb(piece.low) and not piece.low.endswith("ed") for piece in pieces[first : index + 2])


def _is_verb(low: str) -> bool:
    """Tell whether a word is a finite verb form of the vocabulary, or ends like a past form."""
    form = forms().get(low)
    return bool(form and form.shapes & {"past", "s", "part"})


def _settle(text: str, pieces: Sequence[Piece], at: int, words: list[int], head: int, number: Number) -> Counted:
    """Decide what is counted, given the words of the phrase and the index of the plural found (-1 for none)."""
    if head >= 0:
        return _made(text, pieces, at, head + 1)
    if not words:
        return Counted(None, at, at)
    first = pieces[at].low
    if pieces[at].kind == "figure" and pieces[at + 1].low == "s":
        return _made(text, pieces, at, at + 2)
    if first in STANDING:
        return _made(text, pieces, at, at + 1)
    if number.value == 1 and number.kind != "crowd":
        if _is_verb(first) or first.endswith("ly"):
            return Counted(None, at, at)
        return _made(text, pieces, at, words[-1] + 1)
    form = forms().get(first)
    if (form and form.shapes - {"base"}) or first.endswith(("ly", "ed", "ing")):
        return Counted(None, at, at)
    if len(words) == 1 and form and not first.endswith("s"):
        return Counted(None, at, at)
    return _made(text, pieces, at, at + 1)


def _made(text: str, pieces: Sequence[Piece], start: int, end: int) -> Counted:
    """Make the counted thing of pieces `start` to `end`."""
    return Counted(" ".join(text[pieces[start].start : pieces[end - 1].end].split()), start, end)


def _hyphened(text: str, pieces: Sequence[Piece], at: int) -> Counted:
    """Read what is hyphenated to the number: "15-member", "five-year", "600-strong"."""
    piece = pieces[at]
    if piece.kind != "word" or not piece.glued:
        return Counted(None, at - 1, at - 1)
    if piece.low.startswith("to-") and piece.low.rpartition("-")[2] in TIME:
        return Counted(None, at, at + 1, time=True)
    low = piece.low.partition("-")[0]
    if low in TIME or piece.low in TIME:
        return Counted(None, at, at + 1, time=True)
    if piece.low in ("strong", "odd", "plus", "some", "fold"):
        return Counted(None, at, at + 1)
    return Counted(low if low != piece.low else text[piece.start : piece.end], at, at + 1)


def read_whole(text: str, pieces: Sequence[Piece], at: int) -> Counted | None:
    """Read the words after "of" at `at` up to where their noun phrase ends; None when there are none.

    Determiners stay ("of the fleet" gives "the fleet"); pronouns alone ("of them", "of which") give nothing.
    """
    if pieces[at].low != "of":
        return None
    return noun_phrase(text, pieces, at + 1)


def noun_phrase(text: str, pieces: Sequence[Piece], at: int) -> Counted | None:
    """Read a noun phrase of up to `LONGEST` words at `at`, with its determiner."""
    start = at
    if pieces[at].low in ("all", "both"):
        at += 1
    if pieces[at].low in (
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "these",
        "those",
        "a",
        "an",
        "my",
        "all",
        "your",
    ):
        at += 1
    if pieces[at].kind == "figure" or pieces[at].low in NUMBERS:
        return None
    end = at
    while end < min(at + LONGEST, len(pieces)):
        piece = pieces[end]
        if end > at and (piece.kind == "figure" or piece.low in NUMBERS):
            break
        if piece.kind not in ("word", "figure") and not (piece.kind == "mark" and piece.low == "&" and end > at):
            break
        if piece.low in STOP or (end > at and _is_verb(piece.low) and not is_plural(pieces[end + 1].low)):
            break
        end += 1
        if is_plural(piece.low) and not is_plural(pieces[end].low):
            break
    if end == at:
        return None
    return _made(text, pieces, start, end)


def numbered_whole(text: str, pieces: Sequence[Piece], at: int) -> str | None:
    """Return a whole that begins with a number of its own ("half | of the 20 ships"), which is read by itself."""
    first = at + 1 + (pieces[at + 1].low in DETERMINERS)
    number = read_number(text, pieces, first) if pieces[at].low == "of" else None
    if number is None:
        return None
    counted = read_counted(text, pieces, number.end, number)
    return None if counted.name is None else text[pieces[at + 1].start : pieces[counted.end - 1].end]
