"""Pieces: which figures, words, signs and marks a stretch of text falls into, for reading amounts.

Reading amounts needs a finer cut than tokens: "€3.5bn" is a sign, a figure and a letter, "twenty-three" three pieces,
while "T-72" stays one word.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from onrecord.core.vocab import lexicon

Kind = Literal["sign", "minus", "figure", "word", "mark", "end"]


class Piece(NamedTuple):
    """One piece of text: its kind, offsets, words in lower case, and whether it touches the piece before it."""

    kind: Kind
    start: int
    end: int
    low: str
    glued: bool


SIGNS: dict[str, str] = {
    sign.replace(" ", ""): name for name, forms in lexicon("quantity_signs").items() for sign in forms
}
"""Signs and codes of currencies, without spaces inside, to the name of the currency."""

_PRINTED = sorted((sign for forms in lexicon("quantity_signs").values() for sign in forms), key=len, reverse=True)
_SIGN = "|".join(re.escape(sign).replace(r"\ ", r"[ \u00a0]") for sign in _PRINTED)
_FIRST = re.escape("".join(sorted({sign[0] for sign in _PRINTED})))

PIECE = re.compile(
    rf"""([mM]inus[-\s](?=[$€£¥]?\d))                                        # 1 minus, in words
    |([a-z][^\W_]*(?:[-‐‑'’][^\W_]+)*|["*=~]+)                          # 2 words and runs of marks
    |((?=[{_FIRST}])(?<![^\W_])(?:{_SIGN})(?=[ \u00a0]?[-−]?\.?\d))     # 3 signs and codes before a figure
    |(\d{{1,3}}(?:[,\u2009\u202f\u00a0]\d{{3}}){{1,6}}(?!\d)(?:\.\d+)?   # 4 4,000,000.50
        |\d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d)                        #   12,50,000
        |(?<![\d.,])[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,3}}(?!\w|[ ]\d|[.,:-]\d)  #   10 000
        |\d+(?:\.\d+)?
        |(?<![\w.])\.\d+)
    |((?:[A-Za-z]\.){{2,6}}|[^\W\d_][^\W_]*(?:[-‐‑'’][^\W_]+)*)         # 5 other words
    |((?<![\w)%°.,])[-−](?=[$€£¥]?\.?\d))                              # 6 minus, as a mark
    |([^\w\s]|_)                                                       # 7 marks""",
    re.VERBOSE,
)
KINDS: tuple[Kind, ...] = ("end", "minus", "word", "sign", "figure", "word", "minus", "mark")
LOOK_AHEAD = 8
PART = re.compile(r"[^\W_]+|[-‐‑]")


def _openers() -> frozenset[str]:
    """Return the words that, standing first in a hyphened word, make it a number ("twenty-three", "half-million")."""
    numbers = lexicon("quantity_numbers")
    return frozenset(
        word for key, words in numbers.items() if key.startswith(("cardinal_", "scale_")) for word in words
    ) | {"half", "a"}


OPENERS = _openers()


def _opens(low: str) -> bool:
    """Tell whether a hyphened word begins with a number or limits one ("twenty-three", "sub-7")."""
    first, _, rest = low.partition("-")
    return first in OPENERS or (first == "sub" and rest[:1].isdecimal())


def split_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of `text[start:end]`, closed by pieces of kind "end" so that looking ahead never leaves them.

    Example:
        >>> [p.low for p in split_pieces("Twenty-three T-72s cost €3.5bn.", 0, 31) if p.kind != "end"]
        ['twenty', '-', 'three', 't-72s', 'cost', '€', '3.5', 'bn', '.']
    """
    pieces: list[Piece] = []
    last, new = start, tuple.__new__
    for match in PIECE.finditer(text, start, end):
        first, stop = match.span()
        kind = KINDS[match.lastindex or 0]
        low = match[0].lower()
        if "-" in low and kind == "word" and _opens(low):
            for part in PART.finditer(text, first, stop):
                word = part[0].lower()
                pieces.append(
                    Piece(
                        "mark" if word in "-‐‑" else "figure" if word.isdecimal() else "word",
                        part.start(), part.end(), word, part.start() == last,
                    )
                )  # fmt: skip
                last = part.end()
            continue
        pieces.append(new(Piece, (kind, first, stop, low, first == last)))
        last = stop
    return pieces + [Piece("end", end, end, "", False)] * LOOK_AHEAD
