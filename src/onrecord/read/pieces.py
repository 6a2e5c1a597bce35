"""Words into word pieces: what the network is fed.

Shared by the runtime and by the training recipes, so that both cut and shape words alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MOST_WORDS, MOST_PIECES, MOST_TOTAL = 120, 8, 500
"""Words read at once, pieces read of one word, pieces read at once (the encoder has 512 places)."""
SQUARES = 30_000
"""Bound on sentences times words squared in one batch: keeps the pair scores under 20 MB."""
MOST_SENTENCES = 32
CLS, SEP, UNKNOWN = 101, 102, 100
PLAIN = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`´", "'") | {"–": "-", "—": "-", "‐": "-", "‑": "-", "…": "."}
)
BRACKETS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
SHAPES = ("other", "lower", "Title", "T", "UPPER", "mixedCase", "digits", "digits+letters", "mark", "U.S.")


def plain(word: str) -> str:
    """Return a word with typographic marks written plainly, as the network was trained on them."""
    return BRACKETS.get(word, word).translate(PLAIN)


@lru_cache(maxsize=50_000)
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


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence short enough to be read at once, with the pieces of its words."""

    sentence: int
    start: int
    words: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]


class Cutter:
    """Cuts words into pieces and long sentences into parts, remembering the pieces of each word.

    `tokenizer` is a `tokenizers.Tokenizer` without padding and truncation.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    def parts(self, number: int, words: Sequence[str]) -> Iterator[Part]:
        """Cut a sentence into parts short enough to be read at once, if it can be after a mark."""
        start = 0
        while start < len(words):
            end, total = start, 0
            pieces: list[tuple[int, ...]] = []
            while end < len(words) and end - start < MOST_WORDS:
                of_word = self.pieces(words[end])
                if total + len(of_word) > MOST_TOTAL:
                    break
                total += len(of_word)
                pieces.append(of_word)
                end += 1
            if end < len(words):
                marks = [
                    i for i in range(max(start + 1, end - 40), end) if words[i] in (",", ";", ":", ".", "-", "—", "–")
                ]
                end = marks[-1] + 1 if marks else end
            yield Part(number, start, tuple(words[start:end]), tuple(pieces[: end - start]))
            start = end

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the pieces of one word, at least one."""
        found = self._known.get(word)
        if found is None:
            ids = self._tokenizer.encode(plain(word[:200]), add_special_tokens=False).ids[:MOST_PIECES]
            found = tuple(ids) or (UNKNOWN,)
            if len(self._known) < 50_000:
                self._known[word] = found
        return found


def inside(indices: Sequence[int], part: Part) -> list[int]:
    """Return the indices that fall into a part, counted from its start."""
    return [i - part.start for i in indices if part.start <= i < part.start + len(part.words)]


def batches(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Group parts that come in order of length so that each batch stays within `SQUARES` and is little padded."""
    batch: list[Part] = []
    for part in parts:
        size = len(part.words)
        full = (len(batch) + 1) * size**2 > SQUARES or len(batch) >= MOST_SENTENCES
        if batch and (full or size > len(batch[0].words) * 1.3 + 2):
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def feed(batch: Sequence[Part], wanted: Sequence[Sequence[int]] | None = None) -> dict[str, Any]:
    """Return the network's inputs for one batch.

    Int64 `pieces` and `shapes` [B, T], `first` and `last` piece of each word [B, W]; bool `there` [B, W] and `ask`,
    true for the words of `wanted`.
    """
    import numpy as np

    wide = max(sum(map(len, p.pieces)) for p in batch) + 2
    words = max(len(p.words) for p in batch)
    pieces, shapes = np.zeros((len(batch), wide), np.int64), np.zeros((len(batch), wide), np.int64)
    first, last = np.zeros((len(batch), words), np.int64), np.zeros((len(batch), words), np.int64)
    for row, part in enumerate(batch):
        flat, shaped = [CLS], [0]
        for at, (word, ids) in enumerate(zip(part.words, part.pieces, strict=True)):
            first[row, at], last[row, at] = len(flat), len(flat) + len(ids) - 1
            flat += ids
            shaped += [shape_of(word)] * len(ids)
        pieces[row, : len(flat) + 1] = [*flat, SEP]
        shapes[row, : len(shaped)] = shaped
    there = first > 0
    ask = np.zeros_like(there)
    for row, indices in enumerate(wanted or ()):
        ask[row, list(indices)] = True
    return {"ask": ask, "pieces": pieces, "shapes": shapes, "first": first, "last": last, "there": there}
