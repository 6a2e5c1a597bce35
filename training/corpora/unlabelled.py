"""Sentences of news and encyclopedias without a layer of ours: teachers say what they read in them (`training.lessons`).

FactAppeal's train sentences, GENEVA's train sentences, and QANom's train sentences from Wikipedia. A run without lessons
learns nothing from them and leaves them out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.read.tokens import tokenize
from training.corpora.wikinews import joined
from training.example import Example


def sentences(data: Path) -> Iterator[tuple[str, str]]:
    """Yield (corpus, sentence) of each text once."""
    with (data / "train/factappeal/train.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield "plain/factappeal", row["sentence"]
    with (data / "train/geneva/geneva_union.jsonl").open(encoding="utf-8") as lines:
        for found in map(json.loads, lines):
            if found["split"] == "train":
                yield "plain/geneva", joined(found["sentence"])
    with (data / "train/qanom/train.csv").open(encoding="utf-8", newline="") as rows:
        wiki = {r["qasrl_id"]: r["sentence"] for r in csv.DictReader(rows) if ":wikinews:" not in r["qasrl_id"]}
    for text in wiki.values():
        yield "plain/qanom", joined(text)


def read(data: Path) -> Iterator[Example]:
    """Yield each sentence with no layer at all."""
    for number, (corpus, text) in enumerate(dict.fromkeys(sentences(data))):
        line = " ".join(text.split())
        words = tuple(line[t.start : t.end] for t in tokenize(line, 0, len(line)))
        yield Example(corpus=corpus, doc=str(number), words=words)
