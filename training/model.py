"""The network: one small encoder whose word vectors serve every head."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.read.pieces import SHAPES

WIDTH, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
"""MiniLM-L6-H384."""
ARC, PAIR, RECORD = 256, 96, 192
"""Widths of the arc space, of the other pair spaces and of the record head's hidden layer; set by hand, not tuned."""
RECORD_LAYERS = ("record", "modality", "polarity", "certainty", "tense", "attributed", "event")


class Layer(nn.Module):
    """One transformer layer with normalisation after each half, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_a, self.norm_b = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return float32 [B, T, WIDTH]; `mask` is float32 [B, 1, 1, T], 0 or very negative."""
        batch, size, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm_a(x + self.drop(self.out(mixed)))
        out: Tensor = self.norm_b(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Word pieces and the shapes of their words into vectors.

    The piece vectors of the base encoder stay as they are; the shape vectors start at zero.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.pieces.weight.requires_grad_(False)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Return float32 [B, T, WIDTH] of int64 [B, T] pieces (0 = padding) and shapes."""
        places = self.positions.weight[: pieces.shape[1]]
        x = self.norm(self.pieces(pieces) + self.shapes(shapes) + places + self.kind)
        mask = (pieces == 0).to(x.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        out: Tensor = x
        return out


class Bilinear(nn.Module):
    """Scores every label for a governing word and another word.

    Source: Dozat and Manning 2017, Deep biaffine attention for neural dependency parsing, section 2.
    """

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.labels = labels
        self.left, self.right = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.middle = nn.Parameter(torch.zeros(width + 1, labels * (width + 1)))

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return both views of the words, float32 [B, W, width + 1], the last place being 1."""
        one = torch.ones_like(words[..., :1])
        return tuple(torch.cat([functional.gelu(side(words)), one], -1) for side in (self.left, self.right))  # type: ignore[return-value]

    def some(self, left: Tensor, right: Tensor) -> Tensor:
        """Return float32 [N, labels, W] for governors [N, width + 1] and words [N, W, width + 1]."""
        turned = (left @ self.middle).view(left.shape[0], self.labels, -1)
        return turned @ right.transpose(1, 2)

    def all(self, words: Tensor) -> Tensor:
        """Return float32 [B, W, labels, W] for every governor and every word."""
        left, right = self.sides(words)
        batch, size, wide = left.shape
        turned = (left @ self.middle).reshape(batch, size * self.labels, wide)
        return (turned @ right.transpose(1, 2)).reshape(batch, size, self.labels, size)


class Reader(nn.Module):
    """The encoder with all its heads; `sets` maps layers to their labels."""

    def __init__(self, sets: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.root = nn.Parameter(torch.zeros(WIDTH))
        plain = [n for n in sets if n not in ("rel", "roles", "voice", "party", *RECORD_LAYERS)]
        self.plain = nn.ModuleDict({n: nn.Linear(WIDTH, len(sets[n])) for n in plain})
        self.record_hidden, self.fact_hidden = nn.Linear(WIDTH, RECORD), nn.Linear(WIDTH, RECORD)
        self.record = nn.ModuleDict({n: nn.Linear(RECORD, len(sets[n])) for n in RECORD_LAYERS})
        self.factuality = nn.Linear(RECORD, 1)
        self.arcs = Bilinear(ARC, 1)
        self.pairs = nn.ModuleDict({n: Bilinear(PAIR, len(sets[n])) for n in ("rel", "roles", "voice", "party")})
        self.drop = nn.Dropout(0.15)

    def words(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return word vectors, float32 [B, W, WIDTH]: the mean of a word's first and last piece.

        While training, the encoder works in bfloat16 (twice as fast on processors that have it); elsewhere in float32.
        """
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            x = self.encoder(pieces, shapes)
        x = x.float()

        def at(index: Tensor) -> Tensor:
            return torch.gather(x, 1, index[..., None].expand(-1, -1, WIDTH))

        out: Tensor = self.drop((at(first) + at(last)) * 0.5)
        return out

    def labels(self, words: Tensor) -> dict[str, Tensor]:
        """Return the scores of every word layer, float32 [B, W, labels], and `factuality` [B, W]."""
        out = {name: head(words) for name, head in self.plain.items()}
        hidden = self.drop(functional.gelu(self.record_hidden(words)))
        out |= {name: head(hidden) for name, head in self.record.items()}
        hidden = self.drop(functional.gelu(self.fact_hidden(words)))
        out["factuality"] = self.factuality(hidden).squeeze(-1)
        return out

    def pair(self, kind: str) -> Bilinear:
        """Return the head that scores pairs of words: `rel`, `roles`, `voice` or `party`."""
        return cast(Bilinear, self.pairs[kind])

    def with_root(self, words: Tensor) -> Tensor:
        """Return the words with the root before them, float32 [B, W + 1, WIDTH]."""
        return torch.cat([self.root.expand(words.shape[0], 1, WIDTH), words], 1)


def load_base(encoder: Encoder, base: Mapping[str, Tensor]) -> None:
    """Fill the encoder with the base encoder's weights."""
    state = {
        "pieces.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "kind": base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
        "shapes.weight": encoder.shapes.weight.detach(),
    }
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm_a": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm_b": "output.LayerNorm",
    }  # fmt: skip
    for i in range(LAYERS):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{i}.{ours}.{part}"] = base[f"encoder.layer.{i}.{theirs}.{part}"]
    encoder.load_state_dict({k: v.float() for k, v in state.items()})
