"""The project's own training reports about invented countries, labelled in the JSON contract (`training/reports`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.read.tokens import split_sentences, tokenize
from training.corpora.record_labels import layers, scores
from training.example import Example

REPORTS = Path(__file__).resolve().parent.parent / "reports" / "json"


def record(row: dict[str, Any]) -> dict[str, Any]:
    """Return a record of the JSON contract with the keys of `record_labels`."""
    event = (row.get("event") or {}).get("type") or "NONE"
    return {**row, "span": [row["anchor"]["start"], row["anchor"]["end"]], "event": event}


def read(_data: Path) -> Iterator[Example]:
    """Yield the body sentences of every authored report, read from beside this package, with the record layers."""
    for path in sorted(REPORTS.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        records = [record(r) for r in labels["records"]]
        for block in labels["report"]["blocks"]:
            if block["kind"] not in ("body", "notice"):
                continue
            for low, high in split_sentences(text, block["start"], block["end"]):
                spans = [(t.start, t.end) for t in tokenize(text, low, high)]
                words = tuple(text[a:b] for a, b in spans)
                if words:
                    tags = {k: tuple(v) for k, v in layers(words, spans, records).items()}
                    yield Example(corpus="authored", doc=path.stem, words=words, tags=tags, scores=scores(tags))
