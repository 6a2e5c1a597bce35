"""Task `names`: names of persons, organisations and places on EWT dev, re3d dev and the news tweets of BTC.

Source: Universal NER on EWT (CC BY-SA 4.0); re3d (licences by folder); Broad Twitter Corpus part g (CC BY 4.0).
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import Outcome, Score

PROTOCOL = (
    "gold tokens (re3d: raw text, by the reader's own words); a name counts when its first word, last word and type are "
    "right; types a corpus lacks are left out"
)
KINDS = ("PERSON", "ORGANIZATION", "PLACE")
Name = tuple[str, int, int]
"""Type, first word, word after the last."""
SHORT = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "PLACE"}


def measure(data: Path | None) -> Outcome:
    """Score the reader's mentions on EWT dev and on the tweets by news media."""
    dev, count = folders.base(data), 0
    scores: dict[str, Score] = {}
    for part, gold in (("ewt", ewt(dev)), ("btc news", btc(dev))):
        found: list[list[Name]] = []
        for _, sentences in groupby(gold, key=lambda row: row[2]):
            found += mentioned([words for words, *_ in sentences])
        scores |= {f"{part}, {name}": value for name, value in score([g for _, g, _ in gold], found).items()}
        count += len(gold)
    held = list(re3d(dev))
    read = [named_in(text, spans) for text, spans in held]
    scores |= {f"re3d, {name}": value for name, value in score([g for g, _ in read], [f for _, f in read]).items()}
    count += len(held)
    return Outcome(count, PROTOCOL, scores, (dev / "data/train/ewt_merged/dev.jsonl", dev / "data/train/btc/g.conll"))


def mentioned(sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
    """Return the names that the reader mentions in each sentence of one document."""
    reading = asking.read_tokens(sentences)
    found: list[list[Name]] = []
    for sentence in reading.sentences:
        tokens = reading.tokens[sentence.first : sentence.last]
        here = [m for m in reading.mentions if sentence.start <= m.anchor.start < sentence.end]
        found.append([])
        for mention in here:
            at = [i for i, t in enumerate(tokens) if t.start < mention.anchor.end and t.end > mention.anchor.start]
            if at:
                found[-1].append((mention.type, at[0], at[-1] + 1))
    return found


TYPES = {"Person": "PERSON", "Organisation": "ORGANIZATION", "Location": "PLACE"}


def re3d(dev: Path) -> Iterator[tuple[str, list[Name]]]:
    """Yield (text, names by offsets) of the re3d documents for measuring.

    A span is a name only where a word of it is capitalised: re3d also marks "the government", which we do not. Where
    spans nest, the one that begins first and is longest stands.
    """
    held = set(json.loads((dev / "data/splits.json").read_text(encoding="utf-8"))["re3d_dev"])
    for folder in sorted(path for path in (dev / "data/train/re3d").iterdir() if path.is_dir()):
        found: dict[str, list[Name]] = defaultdict(list)
        for row in _rows(folder / "entities.jsonl"):
            if row["type"] in TYPES:
                found[row["documentId"]].append((TYPES[row["type"]], row["begin"], row["end"]))
        for row in _rows(folder / "documents.jsonl"):
            if row["_id"] in held:
                kept: list[Name] = []
                for name in sorted(found[row["_id"]], key=lambda n: (n[1], -n[2])):
                    capital = any(word[:1].isupper() for word in row["text"][name[1] : name[2]].split())
                    if capital and (not kept or name[1] >= kept[-1][2]):
                        kept.append(name)
                yield row["text"], kept


def _rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def named_in(text: str, gold: Sequence[Name]) -> tuple[list[Name], list[Name]]:
    """Read a text and return gold and found names by the words of the reading that they touch."""
    reading = asking.reading(text)
    starts, ends = [token.start for token in reading.tokens], [token.end for token in reading.tokens]

    def by_words(kind: str, start: int, end: int) -> Name:
        return kind, bisect_right(ends, start), bisect_left(starts, end)

    return [by_words(*name) for name in gold], [
        by_words(m.type, m.anchor.start, m.anchor.end) for m in reading.mentions
    ]


def spans(labels: Sequence[str]) -> list[Name]:
    """Return the names of one sentence from BIO labels; `B-O`, a slip of an early EWT release, is no name.

    Example:
        >>> spans(["B-PER", "I-PER", "O", "B-O", "B-LOC"])
        [('PERSON', 0, 2), ('PLACE', 4, 5)]
    """
    out: list[Name] = []
    for at, label in enumerate(labels):
        kind = SHORT.get(label[2:])
        if kind is None:
            continue
        if label[0] == "I" and out and out[-1][2] == at and out[-1][0] == kind:
            out[-1] = (kind, out[-1][1], at + 1)
        else:
            out.append((kind, at, at + 1))
    return out


def ewt(dev: Path) -> list[tuple[list[str], list[Name], str]]:
    """Return (words, names, document) of EWT dev."""
    rows = map(json.loads, (dev / "data/train/ewt_merged/dev.jsonl").read_text(encoding="utf-8").splitlines())
    return [(row["tok"], spans(row["ner"]), row["doc"]) for row in rows if row.get("ner")]


def btc(dev: Path) -> list[tuple[list[str], list[Name], str]]:
    """Return (words, names, number) of the tweets by news media; each tweet is a document."""
    out = []
    for block in (dev / "data/train/btc/g.conll").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            out.append(([r[0] for r in rows], spans([r[-1].strip() for r in rows]), str(len(out))))
    return out


def score(
    gold: Sequence[Sequence[Name]], predicted: Sequence[Sequence[Name]], *, kinds: Collection[str] = KINDS
) -> dict[str, Score]:
    """Score names over all sentences, together and by type."""
    out = {}
    for name, wanted in (("names", set(kinds)), *((k, {k}) for k in kinds)):
        pairs = [
            ({n for n in g if n[0] in wanted}, {n for n in p if n[0] in wanted})
            for g, p in zip(gold, predicted, strict=True)
        ]
        right = sum(len(g & p) for g, p in pairs)
        out[name] = Score.of_counts(right, sum(len(p) for _, p in pairs), sum(len(g) for g, _ in pairs))
    return out
