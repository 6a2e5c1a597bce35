"""What teachers say of every sentence: probabilities of every layer, for a small network to learn from.

Source: Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network; the mean of several teachers as there.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.batching import Item, Lesson, collate, load, of_one_length, tensors
from training.model import LARGE, SMALL, Reader, arc_scores, relation_scores

PAIRS = {"roles": ("predicate", "record"), "voice": ("cue",), "party": ("record",)}
"""The word layers that say for which words the teachers tell the others' roles, voices and parties."""
LEAST = 0.1
"""Least probability of those layers; set by hand, 29 November 2026 (about twice as many words as the runtime asks for)."""
BATCH_PIECES = 6000


def layout(model: Reader, sets: Mapping[str, Sequence[str]]) -> dict[str, slice]:
    """Return where each word layer stands in `Lesson.words`; `factuality` is last."""
    places, start = {}, 0
    for name in (*model.plain, *model.record):
        places[name] = slice(start, start + len(sets[name]))
        start += len(sets[name])
    return places | {"factuality": slice(start, start + 1)}


@torch.no_grad()
def said(models: Sequence[tuple[Reader, float]], batch: Any, sets: Mapping[str, Sequence[str]]) -> dict[str, Tensor]:
    """Return the weighted mean of what the models say of a batch: `words`, `arcs`, `best`, `rel`, `NAME rows`, `NAME`."""
    shares = [share for _, share in models]
    words = [model.words(batch.pieces, batch.shapes, batch.first, batch.last) for model, _ in models]
    whole = []
    for (model, _), vectors in zip(models, words, strict=True):
        scores = model.labels(vectors)
        flat = [torch.softmax(scores[name], -1) for name in (*model.plain, *model.record)]
        whole.append(torch.cat([*flat, scores["factuality"][..., None]], -1))
    out = {"words": mean(whole, shares)}
    closed = ~torch.cat([torch.ones_like(batch.there[:, :1]), batch.there], 1)
    rooted = [model.with_root(vectors) for (model, _), vectors in zip(models, words, strict=True)]
    arcs = []
    for (model, _), vectors in zip(models, rooted, strict=True):
        scores = arc_scores(model, vectors)
        arcs.append(torch.softmax(scores.masked_fill(closed[:, None], -1e4), -1))
    out["arcs"] = mean(arcs, shares)
    out["best"] = best = out["arcs"].argmax(-1)
    relations = []
    for (model, _), vectors in zip(models, rooted, strict=True):
        relations.append(torch.softmax(relation_scores(model, vectors, best), -1))
    out["rel"] = mean(relations, shares)
    places = layout(models[0][0], sets)
    for kind, layers in PAIRS.items():
        yes = torch.stack([out["words"][..., places[layer]][..., 1] for layer in layers]).amax(0)
        rows = torch.nonzero((yes >= LEAST) & batch.there)
        found = []
        for (model, _), vectors in zip(models, words, strict=True):
            pair = model.pair(kind)
            left, right = pair.sides(vectors)
            found.append(torch.softmax(pair.some(left[rows[:, 0], rows[:, 1]], right[rows[:, 0]]), 1))
        out |= {f"{kind} rows": rows, kind: mean(found, shares)}
    return out


def mean(found: Sequence[Tensor], shares: Sequence[float]) -> Tensor:
    """Return the mean of equal tensors, weighted."""
    total: Tensor = sum(one * share for one, share in zip(found, shares, strict=True)) / sum(shares)  # type: ignore[assignment]
    return total


def parted(found: Mapping[str, Tensor], items: Sequence[Item]) -> Iterator[Lesson]:
    """Yield the lesson of each sentence of a batch."""
    plain = {k: v.cpu().numpy() for k, v in ((k, v.half() if v.is_floating_point() else v) for k, v in found.items())}
    for at, item in enumerate(items):
        size = len(item.first)
        pairs = {}
        for kind in PAIRS:
            mine = plain[f"{kind} rows"][:, 0] == at
            rows = plain[f"{kind} rows"][mine, 1].astype(np.int16)
            pairs[kind] = (rows, np.ascontiguousarray(plain[kind][mine][:, :, :size]))
        yield Lesson(
            words=np.ascontiguousarray(plain["words"][at, :size]),
            arcs=np.ascontiguousarray(plain["arcs"][at, :size, : size + 1]),
            best=plain["best"][at, :size].astype(np.int16),
            rel=np.ascontiguousarray(plain["rel"][at, :size]),
            pairs=pairs,
        )


def taught(
    models: Sequence[tuple[Reader, float]], items: Sequence[Item], sets: Mapping[str, Sequence[str]], device: str
) -> list[Lesson]:
    """Return the lesson of every example, in their order."""
    out: list[Lesson | None] = [None] * len(items)
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces))
    for group in of_one_length([items[i] for i in order], BATCH_PIECES):
        places, order = order[: len(group)], order[len(group) :]
        batch = tensors(collate(group, ()), device)
        for place, lesson in zip(places, parted(said(models, batch, sets), group), strict=True):
            out[place] = lesson
    return [lesson for lesson in out if lesson is not None]


def reader_of(state: Mapping[str, Tensor], sets: Mapping[str, Sequence[str]], device: str) -> Reader:
    """Return the network whose state is given, large or small as it is, ready to read."""
    size = LARGE if state["root"].shape[0] == LARGE.width else SMALL
    model = Reader(sets, size)
    model.load_state_dict({k: v.float() for k, v in state.items()})
    return model.to(device).eval()


def main() -> None:
    """Write what the mean of several checkpoints says of every packed example."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--packed", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument(
        "--shares", type=float, nargs="+", help="the share of each in the mean; one each where not given"
    )
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    header, items = load(given.packed / "data.jsonl.xz", given.packed)
    models = [
        reader_of(torch.load(path, map_location="cpu", weights_only=True)["model"], header["sets"], given.device)
        for path in given.teachers
    ]
    found = taught(
        list(zip(models, given.shares or [1.0] * len(models), strict=True)), items, header["sets"], given.device
    )
    places = {k: (v.start, v.stop) for k, v in layout(models[0], header["sets"]).items()}
    with given.out.open("wb") as out:
        pickle.dump({"layout": places, "lessons": found}, out, protocol=5)
    print(json.dumps({"sentences": len(found), "layout": places}))


if __name__ == "__main__":
    main()
