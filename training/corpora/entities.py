"""Names from column files: BTC, WNUT 17, WikiGold, CrossNER politics, government documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.openness import open_names
from training.example import Example

CORE = {"per": "PERSON", "loc": "PLACE", "org": "ORGANIZATION"}
WNUT = {
    "person": "PERSON",
    "location": "PLACE",
    "group": "ORGANIZATION",
    "corporation": "ORGANIZATION",
    "product": "OTHER",
    "creative-work": "OTHER",
}
POLITICS = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORGANIZATION",
    "organisation": "ORGANIZATION",
    "location": "PLACE",
    "country": "PLACE",
    "event": "OTHER",
    "election": "OTHER",
    "misc": "OTHER",
}
FILES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("btc", "btc/a.conll", CORE),
    ("btc", "btc/b.conll", CORE),
    ("btc/news", "btc/e.conll", CORE),
    ("btc", "btc/f.conll", CORE),
    ("btc", "btc/h.conll", CORE),
    ("wnut17", "wnut17/train.conll", WNUT),
    ("wikigold", "wikigold/wikigold.conll", {**CORE}),
    ("politics", "crossner_politics/train.txt", POLITICS),
    ("government", "multiner_en/all.txt", CORE),
)
"""(corpus, file, types). BTC part g and every dev file are for measuring only.

WikiGold's MISC mixes nationalities and works: left open.
"""


def read_columns(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, labels) of a file with one word and its label a line and blank lines between sentences."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split()
        if len(cells) >= 2:
            words.append(cells[0])
            labels.append(cells[-1])
        elif not cells and words:
            yield words, labels
            words, labels = [], []


def read(data: Path) -> Iterator[Example]:
    """Yield sentences with the layer `names` only."""
    for corpus, name, types in FILES:
        for number, (words, labels) in enumerate(read_columns(data / "train" / name)):
            tags = open_names(labels, types)
            yield Example(corpus=f"names/{corpus}", doc=f"{name}:{number}", words=tuple(words), tags={"names": tags})
