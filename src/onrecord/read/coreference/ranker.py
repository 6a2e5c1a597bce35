"""Ranker: which earlier phrase, if any, each phrase points to; a small network over labels and pair features.

Scores of one phrase: that it stands for itself, and that it points to each candidate; their softmax is the probability.
The hidden layer adds what the phrase shows, what the candidate shows, what the pair shows and their two kinds.

Source: mention ranking (Denis & Baldridge 2008; Durrett & Klein 2013), the loss of Lee et al. 2017.
Learned by `python -m training.coreference`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.core.errors import WeightsError
from onrecord.read.coreference.pairs import FEATURES, Columns, candidates, features
from onrecord.read.coreference.sources import GROUPS, NOBODY, SIGNS, Weighing
from onrecord.read.coreference.traits import KINDS, Nouns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

FILE = Path(__file__).resolve().parents[2] / "weights" / "coreference.json"
CHUNK = 256
"""How many phrases are ranked at once: bounds the memory whatever the length of the text."""
ARRAYS = ("pointing", "pointed", "alone", "pair", "kinds", "bias", "out", "alone_bias", "alone_out")


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned numbers. `labels` numbers the labels of a phrase, `nouns` is what common nouns mean.

    Arrays, float32, H hidden units: `pointing`, `pointed`, `alone` [labels, H]; `pair` [features, H]; `kinds`
    [kinds * kinds, H]; `bias`, `out`, `alone_bias`, `alone_out` [H]. `lean` is added to the log-probability of
    standing alone; `bar` is the probability from which on others may build on what a phrase means. `sources` weighs
    whom the source of an attribution means.
    """

    labels: Mapping[str, int]
    nouns: Nouns
    arrays: Mapping[str, Floats]
    lean: float
    bar: float
    sources: Weighing


@cache
def shipped(file: Path = FILE) -> Weights:
    """Load the shipped numbers once.

    Raises:
        WeightsError: when the file was learned for other features than this code works out.
    """
    given = json.loads(file.read_text(encoding="utf-8"))
    learned = tuple(tuple(given.get(name, ())) for name in ("features", "kinds", "signs", "nobody"))
    if learned != (FEATURES, KINDS, SIGNS, NOBODY) or len(given["sources"]["bars"]) != len(GROUPS):
        raise WeightsError(
            "the coreference weights were learned for other features", where=str(file),
            expected=f"{len(FEATURES)} + {len(SIGNS)} features", found=f"{len(learned[0])} + {len(learned[2])} features",
            next_step="learn them again with python -m training.coreference",
        )  # fmt: skip
    arrays = {name: unpacked(given["arrays"][name]) for name in ARRAYS}
    labels = {label: number for number, label in enumerate(given["labels"])}
    nouns = {noun: [share / 9 for share in map(int, row)] for noun, row in given["nouns"].items()}
    weighed = given["sources"]
    sources = Weighing(np.array(weighed["signs"]), np.array(weighed["nobody"]), weighed["bars"])
    return Weights(labels, nouns, arrays, given["lean"], given["bar"], sources)


def unpacked(row: Mapping[str, object]) -> Floats:
    """Return an array from whole numbers -127 to 127 in base 64, with its shape and their one scale."""
    from base64 import b64decode

    shape = tuple(row["shape"])  # type: ignore[arg-type,var-annotated]
    whole = np.frombuffer(b64decode(str(row["int8"])), dtype=np.int8).reshape(shape)
    scaled: Floats = whole.astype(np.float32) * np.float32(str(row["scale"]))
    return scaled


def numbered(labels: Sequence[Sequence[str]], known: Mapping[str, int]) -> list[list[int]]:
    """Return the numbers of the labels of each phrase; unknown labels are left out."""
    return [[known[label] for label in row if label in known] for row in labels]


def summed(rows: Sequence[Sequence[int]], table: Floats) -> Floats:
    """Return for each phrase the sum of its labels' rows, float32 [phrases, H]."""
    out = np.zeros((len(rows), table.shape[1]), dtype=np.float32)
    sizes = np.array([len(row) for row in rows], dtype=np.int64)
    told = sizes > 0
    if told.any():
        starts = (np.cumsum(sizes) - sizes)[told]
        out[told] = np.add.reduceat(table[[label for row in rows for label in row]], starts, axis=0)
    return out


def rank(weights: Weights, columns: Columns) -> tuple[Ints, Floats]:
    """Return for each phrase its candidates and the probability of each; what is missing to 1 is for itself.

    Shapes: int64 and float32 [phrases, candidates].
    """
    w = weights.arrays
    labels = numbered([t.labels for t in columns.rows], weights.labels)
    cand = candidates(columns)
    pointing, pointed = summed(labels, w["pointing"]) + w["bias"], summed(labels, w["pointed"])
    alone = np.maximum(summed(labels, w["alone"]) + w["alone_bias"], 0) @ w["alone_out"]
    chances = np.zeros(cand.shape, dtype=np.float32)
    for start in range(0, len(columns.rows), CHUNK):
        rows = np.arange(start, min(start + CHUNK, len(columns.rows)))
        chosen = cand[rows]
        given = features(columns, rows, chosen)
        size = len(KINDS)
        kinds = columns.kind[rows][:, None] * size + columns.kind[np.maximum(chosen, 0)]
        hidden = pointing[rows][:, None] + pointed[np.maximum(chosen, 0)] + given @ w["pair"] + w["kinds"][kinds]
        scores = np.maximum(hidden, 0) @ w["out"]
        scores = np.where(chosen >= 0, scores, np.float32(-1e9))
        every = np.concatenate([alone[rows][:, None], scores], axis=1)
        every = np.exp(every - every.max(1, keepdims=True))
        chances[rows] = (every / every.sum(1, keepdims=True))[:, 1:]
    return cand, chances
