"""Examples into batches: word pieces counted once, batches of one length, labels padded with "unknown"."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.read.pieces import MOST_PIECES, plain, shape_of

CLS, SEP, MASK, UNKNOWN = 101, 102, 103, 100

EARLY = {
    "ewt": 1.0, "ewt/joined": 1.0,
    "gum/news": 2.0, "gum/interview": 2.0, "gum/speech": 1.5, "gum/court": 1.5, "gum/bio": 0.7, "gum/academic": 0.5,
    "gum/textbook": 0.5, "gum/voyage": 0.5, "gum/conversation": 0.2, "gum/vlog": 0.2, "meantime": 2.0, "re3d": 2.0, "records": 0.0, "authored": 0.0,
    "wikinews": 0.0, "plover": 0.0, "megaveridicality": 0.3, "names/docred": 0.25, "names/btc": 0.15, "names/btc/news": 1.0,
    "names/government": 0.2, "names/wikigold": 0.5, "names/wnut17": 0.2,
}  # fmt: skip
"""How often a round reads each corpus (1 where not named): news more, talk and tweets less. By hand, 28 Nov 2026."""
LATE = EARLY | {
    "ewt": 0.6, "gum/news": 1.0, "gum/interview": 1.0, "gum/speech": 0.7, "gum/court": 0.7, "meantime": 1.0,
    "re3d": 1.5, "records": 3.0, "authored": 2.5, "wikinews": 2.0, "plover": 1.0, "names/docred": 0.15, "names/btc": 0.1,
    "names/government": 0.1, "names/wikigold": 0.3, "names/wnut17": 0.1,
}  # fmt: skip
"""The same in the later part of a run, in which the labelled reports are read."""


Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the teachers say of one sentence of W words.

    `words` [W, L] the probabilities of the word layers side by side and, last, factuality; `arcs` [W, W + 1] of each head,
    `best` int16 [W] the likeliest and `rel` [W, R] the relations to it; `pairs` by kind: int16 [N] governing words and [N, labels, W].
    """

    words: Half
    arcs: Half
    best: NDArray[np.int16]
    rel: Half
    pairs: dict[str, tuple[NDArray[np.int16], Half]]


@dataclass(frozen=True, slots=True)
class Item:
    """One example with its word pieces: `first` and `last` are piece positions of each word, CLS being 0.

    `lesson` is what teachers say of it (`training.lessons`).
    """

    row: dict[str, Any]
    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    lesson: Lesson | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays of some examples, numpy as `collate` makes them, tensors from `tensors` on; labels are -1 (names: 0) where unknown.

    `pieces`, `shapes` int64 [B, T]; `first`, `last` int64 [B, W]; `there` bool [B, W]; `tags` int64 [B, W] by layer;
    `heads` int64 [B, W], 0 the root; `pairs` (example, word, int64 [N, W]) by kind; `scores` float32 [B, W],
    NaN unknown; `soft` what teachers say, by the names of `lessons.Lesson`, floats of 16 bits: words [B, W, L], arcs [B, W, W + 1],
    best int64 [B, W], rel [B, W, R], and by kind (example, word, [N, labels, W]).
    """

    pieces: Any
    shapes: Any
    first: Any
    last: Any
    there: Any
    tags: dict[str, Any]
    heads: Any
    pairs: dict[str, tuple[Any, Any, Any]]
    scores: Any
    soft: dict[str, Any]


def tensors(batch: Batch, device: str) -> Batch:
    """Return the batch as tensors on a device."""

    def there(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: there(v) for k, v in value.items()}
        if isinstance(value, tuple):
            return tuple(there(v) for v in value)
        return torch.from_numpy(value).to(device, non_blocking=True)

    return Batch(*(there(getattr(batch, f.name)) for f in fields(batch)))


class Pieces:
    """Cuts words into pieces, remembering each word."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """Return the pieces of one word, at least one and at most `MOST_PIECES`."""
        found = self._known.get(word)
        if found is None:
            ids = self._tokenizer.encode(plain(word), add_special_tokens=False).ids[:MOST_PIECES]
            found = self._known[word] = ids or [UNKNOWN]
        return found

    def item(self, row: dict[str, Any]) -> Item:
        """Return an example with its pieces between CLS and SEP."""
        pieces, shapes, first, last = [CLS], [0], [], []
        for word in row["w"]:
            ids = self.of(word)
            first.append(len(pieces))
            pieces += ids
            shapes += [shape_of(word)] * len(ids)
            last.append(len(pieces) - 1)
        return Item(row, *(np.array(a, dtype=np.int64) for a in ([*pieces, SEP], [*shapes, 0], first, last)))


def load(path: Path, packed: Path) -> tuple[dict[str, Any], list[Item]]:
    """Return the header of a packed data file and its examples, cut into the pieces of the tokenizer in `packed`."""
    tokenizer = Tokenizer.from_file(str(packed / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = Pieces(tokenizer)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        header: dict[str, Any] = json.loads(next(lines))
        return header, [pieces.item(json.loads(line)) for line in lines]


def pad(rows: Sequence[Any], shape: tuple[int, ...], fill: float, dtype: Any) -> NDArray[Any]:
    """Return arrays of unequal shapes as one array, the rest filled."""
    out = np.full((len(rows), *shape), fill, dtype=dtype)
    for i, row in enumerate(rows):
        array = np.asarray(row, dtype=dtype)
        if array.size:
            out[(i, *(slice(size) for size in array.shape))] = array
    return out


def collate(items: Sequence[Item], layers: Sequence[str]) -> Batch:
    """Return the batch of some examples with the given word layers (`rel` among them)."""
    wide, words = max(len(i.pieces) for i in items), max(len(i.first) for i in items)

    def whole(name: str, width: int) -> NDArray[Any]:
        return pad([getattr(i, name) for i in items], (width,), 0, np.int64)

    tags = {}
    for layer in layers:
        if any(layer in i.row["t"] for i in items):
            unknown = 0 if layer == "names" else -1
            tags[layer] = pad([i.row["t"].get(layer, []) for i in items], (words,), unknown, np.int64)
    pairs = {}
    for kind in ("roles", "voice", "party"):
        found = [(b, at, labels) for b, i in enumerate(items) for at, labels in i.row.get("p", {}).get(kind, ())]
        if found:
            where = np.array([(b, at) for b, at, _ in found])
            labelled = pad([labels for *_, labels in found], (words,), -1, np.int64)
            pairs[kind] = (where[:, 0].copy(), where[:, 1].copy(), labelled)
    scores = [[float("nan") if s is None else s for s in i.row.get("s", ())] for i in items]
    return Batch(
        pieces=whole("pieces", wide),
        shapes=whole("shapes", wide),
        first=whole("first", words),
        last=whole("last", words),
        there=pad([np.ones(len(i.first), dtype=np.int64) for i in items], (words,), 0, np.int64).astype(bool),
        tags=tags,
        heads=pad([i.row.get("h", []) for i in items], (words,), -1, np.int64),
        pairs=pairs,
        scores=pad(scores, (words,), float("nan"), np.float32),
        soft=softly([i.lesson for i in items if i.lesson], words) if items[0].lesson else {},
    )


def softly(lessons: Sequence[Lesson], words: int) -> dict[str, Any]:
    """Return what the teachers say of the sentences of a batch of so many words, padded with zeros."""
    half = np.float16
    out: dict[str, Any] = {
        "words": pad([i.words for i in lessons], (words, lessons[0].words.shape[1]), 0, half),
        "arcs": pad([i.arcs for i in lessons], (words, words + 1), 0, half),
        "best": pad([i.best for i in lessons], (words,), 0, np.int64),
        "rel": pad([i.rel for i in lessons], (words, lessons[0].rel.shape[1]), 0, half),
    }
    for kind in lessons[0].pairs:
        rows = [(b, at) for b, i in enumerate(lessons) for at in i.pairs[kind][0]]
        if rows:
            said = [one for i in lessons for one in i.pairs[kind][1]]
            where = np.array(rows, dtype=np.int64)
            out[kind] = (where[:, 0].copy(), where[:, 1].copy(), pad(said, (said[0].shape[0], words), 0, half))
    return out


def chosen(items: Sequence[Item], rng: random.Random, passes: Mapping[str, float]) -> list[Item]:
    """Return the examples of one round: each as often as `passes` says, a broken rest by chance."""
    out: list[Item] = []
    for item in items:
        times = passes.get(item.row["c"], 1.0)
        out += [item] * (int(times) + (rng.random() < times % 1))
    return out


def of_one_length(order: Sequence[Item], pieces: int) -> list[list[Item]]:
    """Return examples sorted by length in groups of at most `pieces` pieces with padding."""
    groups: list[list[Item]] = [[]]
    for item in order:
        if groups[-1] and len(item.pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(item)
    return groups


def grouped(items: Sequence[Item], seed: int, *, passes: Mapping[str, float], pieces: int) -> list[list[Item]]:
    """Return the batches of one round, shuffled: examples of about one length, at most `pieces` pieces with padding."""
    rng = random.Random(seed)
    order = sorted(chosen(items, rng, passes), key=lambda i: len(i.pieces) + rng.random() * 3)
    groups = of_one_length(order, pieces)
    rng.shuffle(groups)
    return groups
