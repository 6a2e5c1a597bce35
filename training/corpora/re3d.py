"""re3d: names in defence and security reporting, from character offsets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.read.tokens import split_sentences, tokenize
from training.example import Example

TYPES = {
    "Person": "PERSON",
    "Organisation": "ORGANIZATION",
    "Location": "PLACE",
    "Nationality": "NATIONALITY",
    "MilitaryPlatform": "OTHER",
    "Weapon": "OTHER",
    "Vehicle": "OTHER",
    "DocumentReference": "OTHER",
}


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def sentences(text: str, spans: list[tuple[int, int, str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, BIO labels) of each sentence; where spans nest, the one that begins first and is longest stands.

    A span counts as a name only when a word of it is capitalised: re3d also marks `the government`, which we do not.
    """
    position = 0
    for block in text.split("\n"):
        for start, end in split_sentences(text, position, position + len(block)):
            tokens = tokenize(text, start, end)
            labels = ["O"] * len(tokens)
            for first, last, kind in sorted(spans, key=lambda s: (s[0], -s[1])):
                inside = [i for i, t in enumerate(tokens) if t.start < last and t.end > first]
                named = any(text[tokens[i].start].isupper() for i in inside)
                if inside and named and all(labels[i] == "O" for i in inside):
                    labels[inside[0]] = f"B-{kind}"
                    for i in inside[1:]:
                        labels[i] = f"I-{kind}"
            if tokens:
                yield [text[t.start : t.end] for t in tokens], labels
        position += len(block) + 1


def documents(data: Path, *, measuring: bool) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """Yield (id, text, typed spans) of the documents for training, or of those for measuring."""
    held = set(json.loads((data / "splits.json").read_text(encoding="utf-8"))["re3d_dev"])
    for folder in sorted((data / "train/re3d").iterdir()):
        if not folder.is_dir():
            continue
        entities: dict[str, list[tuple[int, int, str]]] = {}
        for row in lines(folder / "entities.jsonl"):
            if row["type"] in TYPES:
                entities.setdefault(row["documentId"], []).append((row["begin"], row["end"], TYPES[row["type"]]))
        for row in lines(folder / "documents.jsonl"):
            if (row["_id"] in held) == measuring:
                yield row["_id"], row["text"], entities.get(row["_id"], [])


def read(data: Path) -> Iterator[Example]:
    """Yield training sentences with the layer `names`; other kinds of names are not annotated and stay open."""
    for doc, text, spans in documents(data, measuring=False):
        for words, labels in sentences(text, spans):
            tags = tuple("O|B-OTHER|I-OTHER" if label == "O" else label for label in labels)
            yield Example(corpus="re3d", doc=doc, words=tuple(words), tags={"names": tags})
