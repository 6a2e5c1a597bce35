"""The losses of a batch: each layer counts only words whose label is known."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from training.batching import Batch
from training.model import Reader, arc_scores, relation_scores

WEIGHTS = {
    "upos": 0.5, "names": 1.0, "predicate": 0.5, "cue": 0.6, "record": 2.0, "modality": 2.0,
    "polarity": 1.0, "certainty": 1.0, "tense": 0.3, "attributed": 0.7, "event": 0.7,
    "factuality": 0.6, "arcs": 1.0, "rel": 0.8, "roles": 1.0, "voice": 1.0, "party": 1.5,
}  # fmt: skip
"""How much each layer counts; set by hand, 23 November 2026, the record head first."""
EVEN = 40
"""Known words that a layer's mean is smoothed with, so that a batch with one label does not shout."""
BALANCE = {
    "modality": (0.6, 1.1, 2.2, 1.6, 1.7, 2.2, 3.0),
    "polarity": (0.9, 2.5),
    "certainty": (0.9, 2.5, 2.5),
}
"""Weights of labels: about the inverse fourth root to square root of their share in the training labels."""


def even(total: Tensor, known: Tensor | int) -> Tensor:
    """Return a sum over known words as a smoothed mean."""
    return total / (known + EVEN)


def label_losses(scores: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Return the losses of the word layers in the batch."""
    out: dict[str, Tensor] = {}
    for layer, gold in batch.tags.items():
        if layer == "rel":
            continue
        logits = scores[layer]
        if layer == "names":
            bits = torch.arange(logits.shape[-1], device=logits.device)
            allowed = (gold[..., None] >> bits) & 1 == 1
            known = gold > 0
            free = torch.logsumexp(logits.masked_fill(~allowed, -1e4), -1)
            loss = (torch.logsumexp(logits, -1) - free)[known].sum()
            out[layer] = even(loss, known.sum())
            continue
        weight = torch.tensor(BALANCE[layer], device=logits.device) if layer in BALANCE else None
        flat = functional.cross_entropy(
            logits.flatten(0, 1), gold.flatten(), weight=weight, ignore_index=-1, reduction="sum", label_smoothing=0.03
        )
        out[layer] = even(flat, (gold >= 0).sum())
    known = ~torch.isnan(batch.scores)
    if known.any():
        loss = functional.smooth_l1_loss(scores["factuality"][known], batch.scores[known], reduction="sum")
        out["factuality"] = even(loss, known.sum())
    return out


def tree_losses(model: Reader, words: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Return the losses of arcs and relations over the sentences that have a tree."""
    rows = (batch.heads >= 0).any(1).nonzero().squeeze(1)
    if not len(rows):
        return {}
    heads, there = batch.heads[rows], batch.there[rows]
    words = model.with_root(words[rows])
    scores = arc_scores(model, words)
    closed = torch.cat([torch.ones_like(there[:, :1]), there], 1)
    scores = scores.masked_fill(~closed[:, None, :], -1e4)
    arcs = functional.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=-1, reduction="sum")
    known = heads >= 0
    pair = model.pair("rel")
    left, right = pair.sides(words)
    chosen = torch.gather(right, 1, heads.clamp(min=0)[..., None].expand(-1, -1, right.shape[-1]))
    relation = pair.some(left[:, 1:][known], chosen[known][:, None]).squeeze(-1)
    rel = functional.cross_entropy(relation, batch.tags["rel"][rows][known], ignore_index=-1, reduction="sum")
    return {"arcs": even(arcs, known.sum()), "rel": even(rel, known.sum())}


def pair_losses(model: Reader, words: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Return the losses of roles and voices for the gold predicates and cues."""
    out = {}
    for kind, (rows, at, gold) in batch.pairs.items():
        pair = model.pair(kind)
        left, right = pair.sides(words)
        scores = pair.some(left[rows, at], right[rows])
        loss = functional.cross_entropy(scores, gold, ignore_index=-1, reduction="sum")
        out[kind] = even(loss, (gold >= 0).sum()) * 3
    return out


SOFT = 0.6
"""How much of a loss is against the teachers' word where they give one, the rest against the labels. Set by hand, 29 November 2026."""
ABOUT = {
    "tense": ("predicate", "record"), "factuality": ("predicate", "record"), "modality": ("record",), "polarity": ("record",),
    "certainty": ("record",), "attributed": ("record",), "event": ("record",),
}  # fmt: skip
"""Layers that mean something on some words only: each word counts as much as the teachers think it one of those."""


def soft_losses(
    model: Reader, words: Tensor, scores: dict[str, Tensor], batch: Batch, places: Mapping[str, tuple[int, int]]
) -> dict[str, Tensor]:
    """Return the cross entropies against what the teachers say, each word of the batch counted in every layer."""
    soft = batch.soft
    said = {name: soft["words"][..., slice(*place)].float() for name, place in places.items()}
    there = batch.there.float()
    weight = {
        name: there * torch.stack([said[other][..., 1] for other in layers]).amax(0) for name, layers in ABOUT.items()
    }
    out: dict[str, Tensor] = {}
    for name, share in said.items():
        counted = weight.get(name, there)
        if name == "factuality":
            loss = functional.smooth_l1_loss(scores[name], share[..., 0], reduction="none")
        else:
            loss = -(share * torch.log_softmax(scores[name], -1)).sum(-1)
        out[name] = (loss * counted).sum() / (counted.sum() + EVEN)
    rooted = model.with_root(words)
    arcs = arc_scores(model, rooted)
    closed = ~torch.cat([torch.ones_like(batch.there[:, :1]), batch.there], 1)
    arcs = torch.log_softmax(arcs.masked_fill(closed[:, None], -1e4), -1)
    count = there.sum() + EVEN
    out["arcs"] = -(soft["arcs"].float() * arcs).sum() / count
    relations = torch.log_softmax(relation_scores(model, rooted, soft["best"]), -1)
    out["rel"] = -(soft["rel"].float() * relations * there[..., None]).sum() / count
    for kind in ("roles", "voice", "party"):
        if kind in soft:
            rows, at, share = soft[kind]
            pair = model.pair(kind)
            left, right = pair.sides(words)
            found = torch.log_softmax(pair.some(left[rows, at], right[rows]), 1)
            out[kind] = -3 * (share.float() * found).sum() / (there[rows].sum() + EVEN)
    return out


def losses(model: Reader, batch: Batch, places: Mapping[str, tuple[int, int]] | None = None) -> dict[str, Tensor]:
    """Return every loss of a batch, unweighted; `places` says where the teachers' layers stand, where there are teachers."""
    words = model.words(batch.pieces, batch.shapes, batch.first, batch.last)
    scores = model.labels(words)
    found = label_losses(scores, batch) | tree_losses(model, words, batch) | pair_losses(model, words, batch)
    if not batch.soft or places is None:
        return found
    found = {name: loss * (1 - SOFT) for name, loss in found.items()}
    for name, loss in soft_losses(model, words, scores, batch, places).items():
        found[name] = loss * SOFT + found.get(name, 0.0)
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the losses."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum()
