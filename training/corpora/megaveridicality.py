"""MegaVeridicality: whether `X verb-ed that p` commits its reader to p, for 500 verbs in bare sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.example import Example


def read(data: Path) -> Iterator[Example]:
    """Yield every sentence with the factuality of its embedded predicate, -3 to 3."""
    path = data / "train/megaveridicality/mv2-all/train.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = tuple(row["text"].split())
        scores: list[float | None] = [None] * len(words)
        for target in row["targets"]:
            scores[target["span1"][0]] = float(target["label"])
        yield Example(corpus="megaveridicality", doc=row["uID"], words=words, scores=tuple(scores))
