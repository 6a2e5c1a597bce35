"""Open gold of attributions beside PolNeAR: GUM's discourse relations, EWT's reporting verbs, QA-SRL's questions.

None of the three marks every attribution of its texts (PropBank verbs of reporting alone; one verb a sentence), so what
the reader finds beyond them counts against its precision: only recall compares between sets.

Source: GUM (annotations CC BY 4.0); PropBank on EWT (CC BY-SA 4.0); QA-SRL Gold Standard (MIT).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation.neural.parse import conllu
from evaluation.sentences import gum_files

Span = tuple[int, int]
Document = tuple[list[list[str]], list[tuple[list[Span], list[Span]]]]
"""Sentences of words, and (source, content) of each attribution as stretches of words from the start."""
RELATIONS, REPORTING, QUESTIONS = (
    "data/train/gum_attribution/train_dev.jsonl", "data/train/ewt_reporting/train_dev.jsonl",
    "data/train/qasrl_gs_reporting/dev.jsonl",
)  # fmt: skip


def documents(dev: Path) -> dict[str, list[Document]]:
    """Return the documents of each set by its name."""
    return {"gum": list(gum(dev)), "ewt reporting": list(ewt(dev)), "qasrl": list(questions(dev))}


def gum(dev: Path) -> Iterator[Document]:
    """Yield the news and interviews for measuring; the source is the whole source clause ("he said")."""
    rows = {row["doc"]: row["attributions"] for row in lines(dev / RELATIONS)}
    for path in gum_files(dev):
        relations = rows.get(path.stem, ())
        yield (
            [list(tree.words) for tree in conllu(path)],
            [([(a, b) for a, b in row["source_clause"]], [(a, b) for a, b in row["content"]]) for row in relations],
        )


def ewt(dev: Path) -> Iterator[Document]:
    """Yield the dev sentences with a verb of reporting, a document a sentence: ARG0 the source, ARG1 the content."""
    rows = [row for row in lines(dev / REPORTING) if row["split"] == "dev"]
    for _, group in groupby(rows, key=lambda row: row["sent"]):
        found = list(group)
        yield [found[0]["tokens"]], [pair for row in found if (pair := _arguments(row["spans"]))[1]]


def _arguments(spans: Sequence[tuple[str, int, int]]) -> tuple[list[Span], list[Span]]:
    """Return the stretches of ARG0 and of ARG1."""
    return [(a, b) for role, a, b in spans if role == "ARG0"], [(a, b) for role, a, b in spans if role == "ARG1"]


def questions(dev: Path) -> Iterator[Document]:
    """Yield the sentences with a verb of reporting: who does it is the source, what is done the content.

    Of several answers the longest is taken; a passive question asks the other way round.
    """
    by_sentence: dict[tuple[str, ...], list[tuple[list[Span], list[Span]]]] = defaultdict(list)
    for row in lines(dev / QUESTIONS):
        source, content = _answer(row["qa"], "who"), _answer(row["qa"], "what")
        if content:
            by_sentence[tuple(row["tokens"])].append((source, content))
    for words, pairs in by_sentence.items():
        yield [list(words)], pairs


def _answer(asked: Sequence[Mapping[str, Any]], word: str) -> list[Span]:
    """Return the longest answer to the questions that begin with a word and are not passive."""
    fits = [tuple(r) for row in asked if row["wh"] == word and row["passive"] == "False" for r in row["ranges"]]
    return [max(fits, key=lambda span: span[1] - span[0])] if fits else []  # type: ignore[list-item]


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
