"""The project's own training reports about invented countries, labelled in the JSON contract (`training/reports`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.read.tokens import split_sentences, tokenize
from training.corpora import parties
from training.corpora.record_labels import anchored, layers, scores
from training.example import Example

REPORTS = Path(__file__).resolve().parent.parent / "reports" / "json"


def record(row: dict[str, Any]) -> dict[str, Any]:
    """Return a record of the JSON contract with the keys of `record_labels`."""
    event = (row.get("event") or {}).get("type") or "NONE"
    named = {k: [link["name"] for link in row.get(k) or ()] for k in ("chain", "actor", "recipient")}
    time, place = row.get("time") or {}, row.get("place") or {}
    fixed = {"time": time.get("value"), "place": place.get("name")}
    return {**row, **named, **fixed, "span": [row["anchor"]["start"], row["anchor"]["end"]], "event": event}


def read(_data: Path) -> Iterator[Example]:
    """Yield the body sentences of every authored report, read from beside this package, with the record layers."""
    for path in sorted(REPORTS.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        records = [record(r) for r in labels["records"]]
        times = [((t["anchor"]["start"], t["anchor"]["end"]), t["value"]) for t in labels.get("times", ())]
        for block in labels["report"]["blocks"]:
            if block["kind"] not in ("body", "notice"):
                continue
            for low, high in split_sentences(text, block["start"], block["end"]):
                spans = [(t.start, t.end) for t in tokenize(text, low, high)]
                words = tuple(text[a:b] for a, b in spans)
                if words:
                    tags = {k: tuple(v) for k, v in layers(words, spans, records).items()}
                    found = parties.pairs(words, spans, anchored(words, spans, records), times)
                    yield Example(
                        corpus="authored", doc=path.stem, words=words, tags=tags, pairs=found, scores=scores(tags)
                    )
