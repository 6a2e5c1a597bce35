"""Learn the coreference ranker from OntoGUM, on what the shipped network reads in its documents.

    python -m training.coreference --data DATA --out src/onrecord/weights/coreference.json

Numpy alone, fixed seed, one thread; needs no accelerator. To be run again whenever the network's weights change. `--tune`
leaves a part of the documents out, prints their figures and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import zlib
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.neural import clusters
from onrecord.core.reading import Reading
from onrecord.desk import read_tokens
from onrecord.read.coreference import linking, pairs, ranker, sources
from onrecord.read.coreference.phrases import phrases
from onrecord.read.coreference.traits import KINDS, TYPES, Nouns, Page, Traits, singular, traits
from training import sources as source_lessons
from training.corpora import ontogum

HIDDEN, ROUNDS, RATE, DECAY = 32, 6, 2e-3, 1e-5
DROPPED, UNLABELLED = 0.3, 0.2
"""Share of hidden units, and of labels, left out at random. Set on the documents of `tuning`, 28 November 2026."""
LEAST = (8, 4)
"""A label counts when it was seen this often, in this many documents."""
LEAN = -1.0
"""Set where CoNLL F1 was best on the documents of `tuning`, 28 November 2026 (`--tune` prints the curve)."""
BAR = 0.6
"""Probability from which on others may build on what a phrase means. Set 28 November 2026 on chains' ends (`python -m
evaluation coref`): at .5 they were right in 11 of 13 cases, at .6 in 9 of 9, of 37."""
LEANS = (-1.5, -1.0, -0.75, -0.5, -0.25, 0.0)


Arrays = dict[str, np.ndarray]


@dataclass(slots=True)
class Lesson:
    """One document as arrays: candidates, pair features, kinds of each pair and the right answers (alone first).

    `labels` are the label numbers of all phrases one after the other, `owners` the phrase that each belongs to.
    """

    rows: list[Traits]
    candidates: np.ndarray
    features: np.ndarray
    kinds: np.ndarray
    right: np.ndarray
    gold: list[clusters.Chain]
    labels: np.ndarray
    owners: np.ndarray


def tuning(name: str) -> bool:
    """Say whether a training document is left out under `--tune`: a quarter of the news-like ones."""
    news = name.split("_")[1] in ("news", "interview", "court", "speech")
    return news and zlib.crc32(name.encode()) % 4 == 0


def reading_of(document: ontogum.Document) -> Reading:
    """Read a document of given words, with the steps that coreference rests on alone."""
    return read_tokens(document.sentences, before="coreference")


def nouns_of(documents: Iterable[ontogum.Document]) -> dict[str, list[int]]:
    """Return, of each common noun and each ending of one, the ninths in which it means each of `TYPES`."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        words = document.words
        for kind, head in document.entities:
            if head < len(words) and document.upos[head] == "NOUN" and words[head].isascii():
                word = words[head].lower()
                counts[singular(word)][kind] += 1
                counts["-" + word[-3:]][kind] += 1
    return {
        word: [round(9 * seen[kind] / seen.total()) for kind in TYPES]
        for word, seen in sorted(counts.items())
        if seen.total() >= (8 if word.startswith("-") else 2)
    }


def shares(nouns: Mapping[str, Sequence[int]]) -> Nouns:
    """Return the shares of each noun as the ranker reads them."""
    return {word: [ninths / 9 for ninths in row] for word, row in nouns.items()}


def lesson(document: ontogum.Document, reading: Reading, nouns: Nouns) -> Lesson:
    """Make the arrays of one document; its labels are not numbered yet."""
    found = phrases(reading)
    rows = traits(Page(reading, found, nouns), found)
    columns = pairs.Columns(reading, rows)
    candidates = pairs.candidates(columns)
    chain_of = {span: number for number, spans in enumerate(document.chains) for span in spans}
    chain = np.array([chain_of.get((p.first, p.last), -1) for p in found])
    before = np.maximum(candidates, 0)
    same = (chain[:, None] == chain[before]) & (chain[:, None] >= 0) & (candidates >= 0)
    return Lesson(
        rows,
        candidates,
        pairs.features(columns, np.arange(len(rows)), candidates).astype(np.float16),
        columns.kind[:, None] * len(KINDS) + columns.kind[before],
        np.concatenate([~same.any(1)[:, None], same], axis=1),
        clusters.chains(document.chains),
        np.zeros(0, dtype=np.int64),
        np.zeros(0, dtype=np.int64),
    )


def known_labels(lessons: Sequence[Lesson]) -> list[str]:
    """Return the labels that were seen often enough, sorted."""
    total = Counter(label for one in lessons for row in one.rows for label in row.labels)
    spread = Counter(label for one in lessons for label in {label for row in one.rows for label in row.labels})
    return sorted(label for label in total if total[label] >= LEAST[0] and spread[label] >= LEAST[1])


def number(lessons: Sequence[Lesson], labels: Sequence[str]) -> None:
    """Number the labels of each document."""
    known = {label: place for place, label in enumerate(labels)}
    for one in lessons:
        rows = ranker.numbered([row.labels for row in one.rows], known)
        one.labels = np.array([place for row in rows for place in row], dtype=np.int64)
        one.owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])


def start(labels: int, seed: int = 0) -> Arrays:
    """Return small random weights."""
    random = np.random.default_rng(seed)

    def small(*shape: int, by: float) -> np.ndarray:
        return (random.standard_normal(shape) * by).astype(np.float32)

    tables = {name: small(labels, HIDDEN, by=0.05) for name in ("pointing", "pointed", "alone")}
    biases = {name: np.full(HIDDEN, 0.1, np.float32) for name in ("bias", "alone_bias")}
    return tables | biases | {
        "pair": small(len(pairs.FEATURES), HIDDEN, by=0.2), "kinds": small(len(KINDS) ** 2, HIDDEN, by=0.05),
        "out": small(HIDDEN, by=0.2), "alone_out": small(HIDDEN, by=0.2),
    }  # fmt: skip


def gathered(places: np.ndarray, rows: np.ndarray, size: int) -> np.ndarray:
    """Sum rows by their places, float32 [size, H]."""
    out = np.zeros((size, rows.shape[1]), dtype=np.float32)
    if len(places):
        order = np.argsort(places, kind="stable")
        ordered = places[order]
        edges = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        out[ordered[edges]] = np.add.reduceat(rows[order], edges, axis=0)
    return out


def slopes(w: Arrays, one: Lesson, random: np.random.Generator) -> Arrays:
    """Return the gradient of one document's loss: the log-probability of all right answers of each phrase together."""
    keep = random.random(len(one.labels)) > UNLABELLED
    labels, owners, n = one.labels[keep], one.owners[keep], len(one.rows)
    before, features = np.maximum(one.candidates, 0), one.features.astype(np.float32)
    pointing, pointed, alone = (
        gathered(owners, w[k][labels], n) / np.float32(1 - UNLABELLED) for k in ("pointing", "pointed", "alone")
    )
    hidden = (pointing + w["bias"])[:, None] + pointed[before] + features @ w["pair"] + w["kinds"][one.kinds]
    lone = alone + w["alone_bias"]
    open_, open_lone = (
        (x > 0) * (random.random(x.shape, dtype=np.float32) > DROPPED) / np.float32(1 - DROPPED) for x in (hidden, lone)
    )
    hidden, lone = hidden * open_, lone * open_lone
    scores = np.where(one.candidates >= 0, hidden @ w["out"], np.float32(-1e9))
    every = np.concatenate([(lone @ w["alone_out"])[:, None], scores], axis=1)
    chance = np.exp(every - every.max(1, keepdims=True))
    chance /= chance.sum(1, keepdims=True)
    right = chance * one.right
    error = (0.03 * (chance - right / (right.sum(1, keepdims=True) + 1e-9))).astype(np.float32)
    below_lone = error[:, :1] * w["alone_out"] * open_lone
    below = error[:, 1:, None] * w["out"] * open_
    flat, size = below.reshape(-1, HIDDEN), len(w["pointing"])
    to_pointing, to_pointed = below.sum(1), gathered(before.ravel(), flat, n)
    return {
        "out": np.einsum("nk,nkh->h", error[:, 1:], hidden, optimize=True), "alone_out": lone.T @ error[:, 0],
        "bias": to_pointing.sum(0), "alone_bias": below_lone.sum(0),
        "pair": features.reshape(-1, features.shape[-1]).T @ flat,
        "kinds": gathered(one.kinds.ravel(), flat, len(w["kinds"])),
        "pointing": gathered(labels, to_pointing[owners] / np.float32(1 - UNLABELLED), size),
        "pointed": gathered(labels, to_pointed[owners] / np.float32(1 - UNLABELLED), size),
        "alone": gathered(labels, below_lone[owners] / np.float32(1 - UNLABELLED), size),
    }  # fmt: skip


def learn(lessons: Sequence[Lesson], labels: int, *, seed: int = 0) -> Arrays:
    """Learn the weights by Adam with a falling rate; what is kept is their running mean over the later rounds."""
    w = start(labels, seed)
    first, second = ({k: np.zeros_like(v) for k, v in w.items()} for _ in range(2))
    kept = {k: v.copy() for k, v in w.items()}
    random, step, steps = np.random.default_rng(seed), 0, ROUNDS * len(lessons)
    for _ in range(ROUNDS):
        for place in random.permutation(len(lessons)):
            step += 1
            rate = RATE * (1 - step / steps)
            for key, slope in slopes(w, lessons[place], random).items():
                slope += DECAY * w[key]
                first[key] += 0.1 * (slope - first[key])
                second[key] += 0.01 * (slope * slope - second[key])
                move = first[key] / (1 - 0.9**step) / (np.sqrt(second[key] / (1 - 0.99**step)) + 1e-8)
                w[key] -= (rate * move).astype(np.float32)
            if step % 10 == 0:
                share = 0.1 if step > steps // 3 else 1.0
                for key in kept:
                    kept[key] += share * (w[key] - kept[key])
    return kept


def packed(array: np.ndarray) -> dict[str, Any]:
    """Return an array as whole numbers -127 to 127 with one scale, in base 64."""
    scale = float(np.abs(array).max()) / 127 or 1.0
    whole = np.clip(np.round(array / scale), -127, 127).astype(np.int8)
    return {"shape": list(array.shape), "scale": scale, "int8": b64encode(whole.tobytes()).decode()}


def scored(weights: ranker.Weights, documents: Sequence[tuple[ontogum.Document, Reading]], lean: float) -> str:
    """Return the figures of documents at one lean, as a line."""
    out = []
    for document, reading in documents:
        found = phrases(reading)
        rows = traits(Page(reading, found, weights.nouns), found)
        candidates, chances = ranker.rank(weights, pairs.Columns(reading, rows))
        groups = linking.chains(rows, linking.joined(candidates, chances, lean)).values()
        ours = clusters.chains([(found[at].first, found[at].last) for at in members] for members in groups)
        out.append((clusters.chains(document.chains), ours))
    scores = clusters.conll(out)
    return f"lean {lean}: " + ", ".join(f"{k} {v.p:.3f} {v.r:.3f} {v.f1:.3f}" for k, v in scores.items())


Read = list[tuple[ontogum.Document, Reading]]
UNSET = sources.Weighing(np.zeros((1 + len(sources.GROUPS), len(sources.SIGNS))), np.zeros(len(sources.NOBODY)), ())


def ranked(documents: Read) -> tuple[ranker.Weights, dict[str, list[int]]]:
    """Learn a ranker from documents; return it with its nouns in ninths, sources not weighed yet."""
    nouns = nouns_of(document for document, _ in documents)
    lessons = [lesson(document, reading, shares(nouns)) for document, reading in documents]
    labels = known_labels(lessons)
    number(lessons, labels)
    arrays = learn(lessons, len(labels))
    known = {label: place for place, label in enumerate(labels)}
    return ranker.Weights(known, shares(nouns), arrays, LEAN, BAR, UNSET), nouns


def unseen(documents: Read) -> dict[str, tuple[ontogum.Document, Reading, ranker.Weights]]:
    """Return each document with a ranker learned without it and its fold."""
    fold = [zlib.crc32(document.name.encode()) % source_lessons.RANKERS for document, _ in documents]
    out = {}
    for left in range(source_lessons.RANKERS):
        weights, _ = ranked([pair for pair, own in zip(documents, fold, strict=True) if own != left])
        out |= {d.name: (d, r, weights) for (d, r), own in zip(documents, fold, strict=True) if own == left}
    return out


def given(weights: ranker.Weights, nouns: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Return learned numbers as the shipped file has them."""
    weighed = weights.sources
    return {
        "features": pairs.FEATURES, "kinds": KINDS, "signs": sources.SIGNS, "nobody": sources.NOBODY, "lean": LEAN,
        "bar": BAR, "nouns": {word: "".join(map(str, row)) for word, row in nouns.items()},
        "labels": list(weights.labels), "arrays": {name: packed(weights.arrays[name]) for name in ranker.ARRAYS},
        "sources": {
            "signs": weighed.signs.round(3).tolist(), "nobody": weighed.nobody.round(3).tolist(), "bars": weighed.bars,
        },
    }  # fmt: skip


def main() -> None:
    """Read the documents, learn, and write the numbers (or print the figures of the documents left out)."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("ONRECORD_TRAIN"))
    parser.add_argument("--out", type=Path, default=ranker.FILE)
    parser.add_argument("--tune", action="store_true", help="leave documents out, print their figures, write nothing")
    parser.add_argument("--most", type=int, help="most documents to learn from, to try the recipe")
    options = parser.parse_args()
    documents = [(document, reading_of(document)) for document in list(ontogum.read(options.data))[: options.most]]
    if options.tune:
        held = [pair for pair in documents if tuning(pair[0].name)]
        weights, _ = ranked([pair for pair in documents if not tuning(pair[0].name)])
        for lean in LEANS:
            print(scored(weights, held, lean))
        return
    print(f"{len(documents)} documents read", flush=True)
    weights, nouns = ranked(documents)
    print("ranked", flush=True)
    weighed, curve = source_lessons.weigh(source_lessons.lessons(options.data, weights, unseen(documents)))
    print(curve)
    row = given(replace(weights, sources=weighed), nouns)
    options.out.write_text(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(documents)} documents, {len(weights.labels)} labels, {options.out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
