"""The network: one small encoder whose word vectors serve every head."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.read.pieces import SHAPES


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is; `buckets` of relative distances, 0 where it knows places alone."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    vocabulary: int
    buckets: int = 0


SMALL = Size(384, 6, 12, 1536, 512, 30522)
"""MiniLM-L6-H384: what is shipped."""
LARGE = Size(768, 12, 12, 3072, 512, 30522, buckets=32)
"""MPNet-base, its vectors in the order of the small one's word pieces (`pack.large_base`): only teaches."""
FURTHEST = 128
"""Distance in pieces from which on all share a bucket. Source: Song et al. 2020, MPNet, as T5 (Raffel et al. 2020, section 2.1)."""
ARC, PAIR, RECORD = 256, 96, 192
"""Widths of the arc space, of the other pair spaces and of the record head's hidden layer; set by hand, not tuned."""
RECORD_LAYERS = ("record", "modality", "polarity", "certainty", "tense", "attributed", "event")


class Layer(nn.Module):
    """One transformer layer with normalisation after each half, as in BERT."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        wide, self.heads = size.width, size.heads
        self.query, self.key, self.value, self.out = (nn.Linear(wide, wide) for _ in range(4))
        self.up, self.down = nn.Linear(wide, size.inner), nn.Linear(size.inner, wide)
        self.norm_a, self.norm_b = nn.LayerNorm(wide, eps=1e-12), nn.LayerNorm(wide, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return float32 [B, T, width]; `mask` is added to the scores: 0 or very negative, and what distances give."""
        batch, size, wide = x.shape
        each = wide // self.heads

        def split(y: Tensor) -> Tensor:
            return y.view(batch, size, self.heads, each).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(each) + mask, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, size, wide)
        x = self.norm_a(x + self.drop(self.out(mixed)))
        out: Tensor = self.norm_b(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Word pieces and the shapes of their words into vectors.

    The piece vectors of the base encoder stay as they are; the shape vectors start at zero.
    """

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        self.pieces.weight.requires_grad_(False)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(len(SHAPES), size.width)
        nn.init.zeros_(self.shapes.weight)
        self.kind = nn.Parameter(torch.zeros(size.width))
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.distances = nn.Embedding(size.buckets, size.heads) if size.buckets else None

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Return float32 [B, T, width] of int64 [B, T] pieces (0 = padding) and shapes."""
        places = self.positions.weight[: pieces.shape[1]]
        x = self.norm(self.pieces(pieces) + self.shapes(shapes) + places + self.kind)
        mask = (pieces == 0).to(x.dtype)[:, None, None, :] * -1e4
        if self.distances is not None:
            mask = mask + self.distances(
                buckets(pieces.shape[1], self.distances.num_embeddings, pieces.device)
            ).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, mask)
        out: Tensor = x
        return out


def buckets(size: int, count: int, device: torch.device) -> Tensor:
    """Return the bucket of the distance from each piece to each other, int64 [size, size].

    Half the buckets look back, half ahead; in each half the near distances have one each, the far ones share by logarithm.
    Source: as `FURTHEST`.
    """
    places = torch.arange(size, device=device)
    away = places[:, None] - places[None, :]
    half, near = count // 2, count // 4
    far = near + (torch.log(away.abs().clamp(min=1) / near) / math.log(FURTHEST / near) * (half - near)).long()
    return (away < 0).long() * half + torch.where(away.abs() < near, away.abs(), far.clamp(max=half - 1))


class Bilinear(nn.Module):
    """Scores every label for a governing word and another word.

    Source: Dozat and Manning 2017, Deep biaffine attention for neural dependency parsing, section 2.
    """

    def __init__(self, wide: int, width: int, labels: int) -> None:
        super().__init__()
        self.labels = labels
        self.left, self.right = nn.Linear(wide, width), nn.Linear(wide, width)
        self.middle = nn.Parameter(torch.zeros(width + 1, labels * (width + 1)))

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return both views of the words, float32 [B, W, width + 1], the last place being 1."""
        one = torch.ones_like(words[..., :1])
        return tuple(torch.cat([functional.gelu(side(words)), one], -1) for side in (self.left, self.right))  # type: ignore[return-value]

    def some(self, left: Tensor, right: Tensor) -> Tensor:
        """Return float32 [N, labels, W] for governors [N, width + 1] and words [N, W, width + 1]."""
        turned = (left @ self.middle).view(left.shape[0], self.labels, right.shape[-1])
        return turned @ right.transpose(1, 2)

    def all(self, words: Tensor) -> Tensor:
        """Return float32 [B, W, labels, W] for every governor and every word."""
        left, right = self.sides(words)
        batch, size, wide = left.shape
        turned = (left @ self.middle).reshape(batch, size * self.labels, wide)
        return (turned @ right.transpose(1, 2)).reshape(batch, size, self.labels, size)


class Reader(nn.Module):
    """The encoder with all its heads; `sets` maps layers to their labels."""

    def __init__(self, sets: Mapping[str, Sequence[str]], size: Size = SMALL) -> None:
        super().__init__()
        self.size, wide = size, size.width
        self.encoder = Encoder(size)
        self.root = nn.Parameter(torch.zeros(wide))
        plain = [n for n in sets if n not in ("rel", "roles", "voice", "party", *RECORD_LAYERS)]
        self.plain = nn.ModuleDict({n: nn.Linear(wide, len(sets[n])) for n in plain})
        self.record_hidden, self.fact_hidden = nn.Linear(wide, RECORD), nn.Linear(wide, RECORD)
        self.record = nn.ModuleDict({n: nn.Linear(RECORD, len(sets[n])) for n in RECORD_LAYERS})
        self.factuality = nn.Linear(RECORD, 1)
        self.arcs = Bilinear(wide, ARC, 1)
        self.pairs = nn.ModuleDict({n: Bilinear(wide, PAIR, len(sets[n])) for n in ("rel", "roles", "voice", "party")})
        self.drop = nn.Dropout(0.15)

    def words(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return word vectors, float32 [B, W, width]: the mean of a word's first and last piece.

        While training, the encoder works in bfloat16 (twice as fast on processors that have it); elsewhere in float32.
        """
        with torch.autocast(pieces.device.type, dtype=torch.bfloat16, enabled=self.training):
            x = self.encoder(pieces, shapes)
        x = x.float()

        def at(index: Tensor) -> Tensor:
            return torch.gather(x, 1, index[..., None].expand(-1, -1, x.shape[-1]))

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
        """Return the words with the root before them, float32 [B, W + 1, width]."""
        return torch.cat([self.root.expand(words.shape[0], 1, words.shape[-1]), words], 1)


def arc_scores(model: Reader, rooted: Tensor) -> Tensor:
    """Return the scores of each head for each word, float32 [B, W, W + 1], of words with the root before them."""
    left, right = model.arcs.sides(rooted)
    scores: Tensor = (left[:, 1:] @ model.arcs.middle) @ right.transpose(1, 2)
    return scores


def relation_scores(model: Reader, rooted: Tensor, heads: Tensor) -> Tensor:
    """Return the scores of the relations of each word to a given head, float32 [B, W, R]."""
    pair = model.pair("rel")
    left, right = pair.sides(rooted)
    chosen = torch.gather(right, 1, heads[..., None].expand(-1, -1, right.shape[-1]))
    batch, words, wide = chosen.shape
    flat = pair.some(left[:, 1:].reshape(-1, wide), chosen.reshape(-1, 1, wide))
    return flat.reshape(batch, words, -1)


def load_base(encoder: Encoder, base: Mapping[str, Tensor]) -> None:
    """Fill the encoder with the base encoder's weights, as `pack` writes them."""
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
    for i in range(len(encoder.layers)):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{i}.{ours}.{part}"] = base[f"encoder.layer.{i}.{theirs}.{part}"]
    if encoder.distances is not None:
        state["distances.weight"] = base["encoder.relative_attention_bias.weight"]
    encoder.load_state_dict({k: v.float() for k, v in state.items()})
