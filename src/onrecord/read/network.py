"""Runs the shipped network."""

from __future__ import annotations

PLAIN = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`´", "'") | {"–": "-", "—": "-", "‐": "-", "‑": "-", "…": "."}
)
BRACKETS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
MOST_PIECES = 8
"""Pieces of one word beyond this many are not read (addresses, long numbers)."""
SHAPES = ("other", "lower", "Title", "T", "UPPER", "mixedCase", "digits", "digits+letters", "mark", "U.S.")


def plain(word: str) -> str:
    """Return a word with typographic marks written plainly, as the network was trained on them."""
    return BRACKETS.get(word, word).translate(PLAIN)


def shape_of(word: str) -> int:
    """Return the number of a word's shape in `SHAPES`: the case information that the uncased pieces lack.

    Example:
        >>> [SHAPES[shape_of(w)] for w in ("told", "Minsk", "TASS", "2,000", "(", "U.S.")]
        ['lower', 'Title', 'UPPER', 'digits', 'mark', 'U.S.']
    """
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return 6 if digits else 8 if word and not any(c.isalnum() for c in word) else 0
    if digits:
        return 7
    if all(c.islower() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 9 if "." in word else 3 if len(letters) == 1 else 4
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return 2
    return 5 if any(c.isupper() for c in letters) else 0
