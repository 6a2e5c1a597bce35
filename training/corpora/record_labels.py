"""Reports labelled by the guide: which words carry a record, how firmly and on whose word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.read.tokens import split_sentences, tokenize
from training.corpora import parties
from training.example import Example

LIGHT = frozenset(
    "to be been being is are was were am has have had having will would can could may might must should shall not n't "
    "n’t do does did the a an of in on at for by it its their his her up out off down".split()
)
"""Words of an anchor that cannot be the word it turns on."""

HELD_OUT = 5
"""One report in this many, by the hash of its name, is never trained on."""


def held_out(name: str) -> bool:
    """Say whether a report belongs to the fifth that is for measuring."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def body_lines(text: str, blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the lines that may carry records: all but headings, captions, bylines and furniture."""
    aside = {b["line"] for b in blocks if b["kind"] != "notice"}
    position = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and number not in aside:
            yield position, position + len(line)
        position += len(line) + 1


def sentences(text: str, labels: Mapping[str, Any]) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
    """Yield (words, their offsets) of each sentence of the body."""
    for start, end in body_lines(text, labels["blocks"]):
        for low, high in split_sentences(text, start, end):
            spans = [(t.start, t.end) for t in tokenize(text, low, high)]
            if spans:
                yield [text[a:b] for a, b in spans], spans


def pivot(words: Sequence[str], inside: Sequence[int]) -> int:
    """Return the word an anchor turns on: its first that is not a function word."""
    return next((i for i in inside if words[i].lower() not in LIGHT), inside[0])


def anchored(
    words: Sequence[str], spans: Sequence[tuple[int, int]], records: Sequence[Mapping[str, Any]]
) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the records of one sentence, each with the word its anchor turns on."""
    out = []
    for row in records:
        inside = [i for i, (a, b) in enumerate(spans) if a < row["span"][1] and b > row["span"][0]]
        if inside:
            out.append((pivot(words, inside), row))
    return out


def layers(
    words: Sequence[str], spans: Sequence[tuple[int, int]], records: Sequence[Mapping[str, Any]]
) -> Mapping[str, list[str | None]]:
    """Return the record layers of one sentence; the other words of a longer anchor carry no label."""
    size = len(words)
    record: list[str | None] = ["NO"] * size
    fields: dict[str, list[str | None]] = {
        k: [None] * size for k in ("modality", "polarity", "certainty", "attributed", "event")
    }
    for row in records:
        inside = [i for i, (a, b) in enumerate(spans) if a < row["span"][1] and b > row["span"][0]]
        if not inside:
            continue
        at = pivot(words, inside)
        for i in inside:
            if record[i] != "YES":
                record[i] = None
        record[at] = "YES"
        for field in ("modality", "polarity", "certainty", "event"):
            fields[field][at] = row[field]
        fields["attributed"][at] = "YES" if row["chain"] else "NO"
    return {"record": record, **fields}


FIRM = {
    "actual": 3.0, "planned": 1.6, "ready": 0.9, "called_for": 0.6, "possible": 0.8, "conditional": 0.4, "asked": 0.2,
}  # fmt: skip
"""How surely a record happened or will, -3 to 3, by its modality. Set by hand after the scale of Lee et al. 2015
(3 certainly did, 0 does not say, -3 certainly did not), 28 November 2026."""
SHARE = {"certain": 1.0, "probable": 0.6, "possible": 0.4}


def firmness(row: Mapping[str, Any]) -> float:
    """Return how surely the event of a record happened or will, -3 to 3."""
    score = FIRM[row["modality"]] * (SHARE[row["certainty"]] if row["modality"] == "actual" else 1.0)
    return -max(score, 1.0) if row["polarity"] == "-" and row["modality"] != "asked" else score


def scores(tags: Mapping[str, Sequence[str | None]]) -> tuple[float | None, ...]:
    """Return the factuality of each word that carries a record."""
    rows = zip(*(tags[k] for k in ("modality", "polarity", "certainty")), strict=True)
    return tuple(firmness({"modality": m, "polarity": p, "certainty": c}) if m in FIRM else None for m, p, c in rows)


def documents(data: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (name, text, labels) of every labelled report."""
    for path in sorted((data / "train/record_labels").glob("*.off.json")):
        name = path.name.removesuffix(".off.json")
        text = path.with_name(f"{name}.txt").read_bytes().decode("utf-8")
        yield name, text, json.loads(path.read_text(encoding="utf-8"))


def examples(name: str, text: str, labels: Mapping[str, Any], corpus: str = "records") -> Iterator[Example]:
    """Yield the body sentences of one report with the record layers, as examples of `corpus`."""
    times = [(tuple(t["span"]), t["value"]) for t in labels["times"]]
    for words, spans in sentences(text, labels):
        found = parties.pairs(words, spans, anchored(words, spans, labels["records"]), times)
        tags = {k: tuple(v) for k, v in layers(words, spans, labels["records"]).items()}
        yield Example(corpus=corpus, doc=name, words=tuple(words), tags=tags, pairs=found, scores=scores(tags))


def read(data: Path) -> Iterator[Example]:
    """Yield the sentences of the reports that may be trained on."""
    for name, text, labels in documents(data):
        if not held_out(name):
            yield from examples(name, text, labels)
