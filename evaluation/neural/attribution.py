"""Task `attribution`: who is the source of what, linked, on whole reports (PolNeAR dev) and on three open sets.

Source: PolNeAR 1.0 (Newell et al. 2018), brat files; dev split, measured on only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.neural import attributions_open
from evaluation.outcome import Outcome, Score

PROTOCOL = (
    "whole articles, the first annotator by file name; contents pair one to one, greedily by Jaccard over alphanumeric "
    "tokens; `content` pairs at .5 or more, `linked` asks for a source that shares a token as well (or none on both "
    "sides), `exact` for the same tokens, `exact, linked` for both; the same on open gold of given words: GUM's relations "
    "(14 news and interviews; the source is the clause that names it), EWT's reporting verbs (dev) and QA-SRL's reporting "
    "verbs, which mark some attributions of their texts only, so that p says little there"
)
TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution by character offsets: the stretches of its source and of its content."""

    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def measure(data: Path | None) -> Outcome:
    """Read every PolNeAR article as a report and score the attributions of its reading."""
    dev = folders.base(data)
    articles = polnear(dev)
    found = [(text, gold, attributed(asking.reading(text))) for text, gold in articles]
    files = sorted((dev / "data/dev_only/polnear/dev").rglob("*.txt"))
    scores, count = score(found), len(articles)
    for name, documents in attributions_open.documents(dev).items():
        scores |= {f"{name}, {measure}": value for measure, value in score([_given(*row) for row in documents]).items()}
        count += len(documents)
    open_files = (attributions_open.RELATIONS, attributions_open.REPORTING, attributions_open.QUESTIONS)
    return Outcome(count, PROTOCOL, scores, (*files, *(dev / name for name in open_files)))


def _given(
    sentences: Sequence[Sequence[str]], pairs: Sequence[tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]]]
) -> tuple[str, list[Attributed], list[Attributed]]:
    """Return text, gold and found attributions of a document of given words."""
    reading = asking.read_tokens(sentences)

    def offsets(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((reading.tokens[a].start, reading.tokens[b - 1].end) for a, b in spans if a < b)

    gold = [Attributed(offsets(source), offsets(content)) for source, content in pairs]
    return reading.report.text, gold, attributed(reading)


def attributed(reading: Any) -> list[Attributed]:
    """Return the attributions of a reading by offsets."""
    return [
        Attributed(
            ((a.source.anchor.start, a.source.anchor.end),) if a.source.anchor else (),
            tuple((part.start, part.end) for part in a.content),
        )
        for a in reading.attributions
    ]


def polnear(dev: Path) -> list[tuple[str, list[Attributed]]]:
    """Return (text, attributions) of every article once."""
    folder = dev / "data/dev_only/polnear/dev"
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    out = []
    for name, path in chosen.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        out.append((text, brat(path.read_text(encoding="utf-8"))))
    return out


def brat(annotations: str) -> list[Attributed]:
    """Return the attributions of one brat file that have a content."""
    marks: dict[str, tuple[tuple[int, int], ...]] = {}
    out = []
    for line in annotations.splitlines():
        cells = line.split("\t")
        if cells[0].startswith("T"):
            where = cells[1].split(" ", 1)[1]
            marks[cells[0]] = tuple((int(a), int(b)) for a, b in (p.split() for p in where.split(";")))
    for line in annotations.splitlines():
        cells = line.split("\t")
        if cells[0].startswith("E"):
            parts = [part.split(":") for part in cells[1].split()]
            source = tuple(s for role, at in parts if role.startswith("Source") for s in marks[at])
            content = tuple(s for role, at in parts if role.startswith("Content") for s in marks[at])
            if content:
                out.append(Attributed(source, content))
    return out


def tokens(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the alphanumeric tokens of a text."""
    return [m.span() for m in TOKEN.finditer(text)]


def inside(words: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the numbers of the tokens that overlap the stretches."""
    return frozenset(i for i, (a, b) in enumerate(words) if any(a < end and b > start for start, end in stretches))


def score(articles: Sequence[tuple[str, Sequence[Attributed], Sequence[Attributed]]]) -> dict[str, Score]:
    """Score (text, gold, predicted) of all articles."""
    right = dict.fromkeys(("content", "linked", "exact", "exact, linked"), 0)
    there = found = 0
    for text, gold, predicted in articles:
        words = tokens(text)
        left = [(inside(words, g.source), inside(words, g.content)) for g in gold]
        ours = [(inside(words, p.source), inside(words, p.content)) for p in predicted]
        there, found = there + len(left), found + len(ours)
        for same, linked in paired(left, ours):
            right["content"] += 1
            right["linked"] += linked
            right["exact"] += same
            right["exact, linked"] += same and linked
    return {name: Score.of_counts(n, found, there) for name, n in right.items()}


def paired(
    gold: Sequence[tuple[frozenset[int], frozenset[int]]], predicted: Sequence[tuple[frozenset[int], frozenset[int]]]
) -> list[tuple[bool, bool]]:
    """Return (same content, linked source) of each pair of contents whose Jaccard is one half or more."""
    likeness = []
    for i, (_, g) in enumerate(gold):
        for j, (_, p) in enumerate(predicted):
            shared = len(g & p)
            if shared and shared * 2 >= len(g | p):
                likeness.append((shared / len(g | p), -i, -j))
    used_gold: set[int] = set()
    used: set[int] = set()
    out = []
    for value, i, j in sorted(likeness, reverse=True):
        if i in used_gold or j in used:
            continue
        used_gold.add(i)
        used.add(j)
        source, other = gold[-i][0], predicted[-j][0]
        out.append((value == 1.0, bool(source & other) or (not source and not other)))
    return out
