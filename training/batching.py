"""Examples into batches: word pieces counted once, batches of one length, labels padded with "unknown"."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

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


@dataclass(frozen=True, slots=True)
class Item:
    """One example with its word pieces: `first` and `last` are piece positions of each word, CLS being 0."""

    row: dict[str, Any]
    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples; labels are -1 (names: 0) where unknown.

    `pieces`, `shapes` int64 [B, T]; `first`, `last` int64 [B, W]; `there` bool [B, W]; `tags` int64 [B, W] by layer;
    `heads` int64 [B, W], 0 the root; `pairs` (example, word, int64 [N, W]) by kind; `scores` float32 [B, W],
    NaN unknown.
    """

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    there: Tensor
    tags: dict[str, Tensor]
    heads: Tensor
    pairs: dict[str, tuple[Tensor, Tensor, Tensor]]
    scores: Tensor


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


def load(path: Path, tokenizer: Tokenizer) -> tuple[dict[str, Any], list[Item]]:
    """Return the header of a packed data file and its examples."""
    pieces = Pieces(tokenizer)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        header: dict[str, Any] = json.loads(next(lines))
        return header, [pieces.item(json.loads(line)) for line in lines]


def pad(rows: Sequence[Sequence[float] | NDArray[np.int64]], width: int, fill: float, dtype: torch.dtype) -> Tensor:
    """Return rows of unequal length as one tensor."""
    out = torch.full((len(rows), width), fill, dtype=dtype)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.as_tensor(np.asarray(row), dtype=dtype)
    return out


def collate(items: Sequence[Item], layers: Sequence[str]) -> Batch:
    """Return the batch of some examples with the given word layers (`rel` among them)."""
    wide, words = max(len(i.pieces) for i in items), max(len(i.first) for i in items)

    def whole(name: str, width: int) -> Tensor:
        return pad([getattr(i, name) for i in items], width, 0, torch.int64)

    tags = {}
    for layer in layers:
        if any(layer in i.row["t"] for i in items):
            unknown = 0 if layer == "names" else -1
            tags[layer] = pad([i.row["t"].get(layer, []) for i in items], words, unknown, torch.int64)
    pairs = {}
    for kind in ("roles", "voice", "party"):
        found = [(b, at, labels) for b, i in enumerate(items) for at, labels in i.row.get("p", {}).get(kind, ())]
        if found:
            where = torch.tensor([(b, at) for b, at, _ in found])
            pairs[kind] = (where[:, 0], where[:, 1], pad([labels for *_, labels in found], words, -1, torch.int64))
    scores = [[float("nan") if s is None else s for s in i.row.get("s", ())] for i in items]
    return Batch(
        pieces=whole("pieces", wide),
        shapes=whole("shapes", wide),
        first=whole("first", words),
        last=whole("last", words),
        there=pad([np.ones(len(i.first), dtype=np.int64) for i in items], words, 0, torch.int64).bool(),
        tags=tags,
        heads=pad([i.row.get("h", []) for i in items], words, -1, torch.int64),
        pairs=pairs,
        scores=pad(scores, words, float("nan"), torch.float32),
    )


def chosen(items: Sequence[Item], rng: random.Random, passes: Mapping[str, float]) -> list[Item]:
    """Return the examples of one round: each as often as `passes` says, a broken rest by chance."""
    out: list[Item] = []
    for item in items:
        times = passes.get(item.row["c"], 1.0)
        out += [item] * (int(times) + (rng.random() < times % 1))
    return out


def batches(
    items: Sequence[Item],
    layers: Sequence[str],
    seed: int,
    *,
    passes: Mapping[str, float],
    pieces: int,
    skip: int = 0,
) -> Iterator[tuple[int, Batch | None]]:
    """Yield (number, batch) of one round: examples of about one length, at most `pieces` pieces with padding.

    The first `skip` batches come as None: a run that resumes has seen them.
    """
    rng = random.Random(seed)
    order = sorted(chosen(items, rng, passes), key=lambda i: len(i.pieces) + rng.random() * 3)
    groups: list[list[Item]] = [[]]
    for item in order:
        if groups[-1] and len(item.pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    for number, group in enumerate(groups):
        yield number, None if number < skip else collate(group, layers)
