"""Re-DocRED: names in encyclopedia articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.core.vocab import lexicon
from training.example import Example

TYPES = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "PLACE", "MISC": "OTHER"}
"""Its times and numbers are no names."""


def peoples() -> frozenset[str]:
    """Return the words for peoples (`Danish`), which the corpus calls places."""
    return frozenset(word for words in lexicon("demonyms").values() for word in words)


def label(edge: str, kind: str, people: bool) -> str:
    """Return the label of one word; a people counts as a nationality, and works may hold nationalities too."""
    if people and kind in ("PLACE", "OTHER"):
        return f"{edge}-NATIONALITY"
    return f"{edge}-{kind}"


def read(data: Path) -> Iterator[Example]:
    """Yield the sentences of every article with the layer `names`."""
    known = peoples()
    for name in ("dev_revised.json", "test_revised.json"):
        for article in json.loads((data / "train/re_docred" / name).read_text(encoding="utf-8")):
            labels = [["O"] * len(sentence) for sentence in article["sents"]]
            for mention in (m for entity in article["vertexSet"] for m in entity):
                kind, row = TYPES.get(mention["type"]), labels[mention["sent_id"]]
                low, high = mention["pos"]
                if kind is None or any(row[i] != "O" for i in range(low, high)):
                    continue
                words = article["sents"][mention["sent_id"]][low:high]
                people = len(words) == 1 and words[0] in known
                row[low:high] = [label("I" if i else "B", kind, people) for i in range(high - low)]
            for words, tags in zip(article["sents"], labels, strict=True):
                if words:
                    yield Example(
                        corpus="names/docred", doc=article["title"], words=tuple(words), tags={"names": tuple(tags)}
                    )
