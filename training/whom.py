"""Learn whom a pronoun or a description that takes part means (`onrecord.read.whom`), and print the curve of its bars.

    python -m training.whom --data DATA --out src/onrecord/weights/whom.json

Lessons: the phrases that the network or the grammar takes for an actor or recipient, in the labelled reports that may be
trained on and in the authored reports. A label that names nobody is a lesson too: the phrase means nobody then. To be run
after `training.coreference`. Numpy, fixed seed, one thread, two minutes.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.neural import ends
from onrecord.core.reading import Predicate
from onrecord.read import whom
from onrecord.read.actors import acting
from onrecord.read.coreference.sources import Weighing
from onrecord.read.page import Page, page_of
from training.corpora import authored, record_labels
from training.sources import Lesson, curve, learn, left_out_answers, read_before

BARS: Mapping[str, float] = {"he": 0.4, "it": 0.4, "we": 0.6, "body": 0.5}
"""Least probability at which a phrase of each kind is told by a name. A pronoun that is not is told by nobody, so that a
name right in two cases of five is better than none; a noun stands for itself. Set on left-out documents of both sets and
the held-out reports (actor F1), 29 November 2026; the curve is printed."""
TRIED = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
ROLES = {"agent": "actor", "recipient": "recipient"}


def lessons(data: Path, most: int | None = None) -> Iterator[Lesson]:
    """Yield the lessons of the labelled and the authored reports, of `most` of each at most."""
    seen = (document for document in record_labels.documents(data) if not record_labels.held_out(document[0]))
    for name, text, labels in islice(seen, most):
        yield from of_report(name, text, labels["records"])
    for path in islice(sorted(authored.REPORTS.glob("*.json")), most):
        records = json.loads(path.read_text(encoding="utf-8"))["records"]
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        yield from of_report(path.stem, text, [authored.record(row) for row in records])


def of_report(name: str, text: str, records: list[dict[str, Any]]) -> Iterator[Lesson]:
    """Yield the lessons of one report."""
    reading = read_before("participants", text)
    page = page_of(reading)
    names = whom.names_of(page)
    anchors = {tuple(row["span"]): row for row in records}
    for predicate in reading.predicates:
        inside = (predicate.anchor.start, predicate.anchor.end)
        row = next((r for span, r in anchors.items() if span[0] < inside[1] and inside[0] < span[1]), None)
        if row is None:
            continue
        for role, head in heads(page, predicate):
            wanted = row[ROLES[role]]
            if head in page.covered or (role == "recipient" and not wanted):
                continue
            case = names.case(reading.sentences[predicate.sentence], head)
            if case is None:
                continue
            right = [any(ends.same(one, reading.entities[e].name) for one in wanted) for e in case.entities]
            yield Lesson(name, case, np.array(right, dtype=bool), any(right))


def heads(page: Page, predicate: Predicate) -> Iterator[tuple[str, int]]:
    """Yield the role and the head word of each phrase that network or grammar takes for a party, each once."""
    tree = page.tree(predicate)
    at = tree.place(predicate.anchor)
    shown = acting(tree, at) if at is not None else None
    found = {("agent", head) for head in (shown[1] if shown else ())}
    for argument in predicate.arguments:
        place = tree.place(argument.anchor) if argument.role in ROLES else None
        found |= {(argument.role, j) for j in tree.joined(place)} if place is not None else set()
    yield from ((role, tree.first + head) for role, head in sorted(found))


def given(weighed: Weighing) -> dict[str, Any]:
    """Return learned numbers as the shipped file has them."""
    return {
        "groups": whom.GROUPS, "signs": whom.SIGNS, "nobody": whom.NOBODY, "bars": [BARS[group] for group in whom.GROUPS],
        "weights": weighed.signs.round(3).tolist(), "against": weighed.nobody.round(3).tolist(),
    }  # fmt: skip


def main() -> None:
    """Read the reports, learn, print the curve on documents left out, and write the numbers."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("ONRECORD_TRAIN"))
    parser.add_argument("--out", type=Path, default=whom.FILE)
    parser.add_argument("--most", type=int, help="most reports of each set to learn from, to try the recipe")
    options = parser.parse_args()
    found = list(lessons(options.data, options.most))
    groups = len(whom.GROUPS)
    bars = [BARS[group] for group in whom.GROUPS]
    print(curve(left_out_answers(found, groups), bars, [(group,) for group in whom.GROUPS], TRIED))
    row = given(learn(found, groups))
    options.out.write_text(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(found)} lessons, {options.out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
