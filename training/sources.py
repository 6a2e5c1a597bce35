"""Learn whom the source of an attribution means (`onrecord.read.coreference.sources`), and set a bar for each kind.

Lessons: sources that are no names in OntoGUM's news, interviews, speeches, court and lives, in the labelled reports that
may be trained on, and in the authored reports. OntoGUM's are worked out with rankers that have not seen the document.
The bars are set on left-out documents of all three; `curve` prints what was measured on them. Numpy, fixed seed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.neural import ends, parse
from onrecord.core.reading import Reading
from onrecord.ingest import read_text
from onrecord.read import TRAINED
from onrecord.read.coreference import linking, pairs, ranker, sources
from onrecord.read.coreference.phrases import phrases
from onrecord.read.coreference.traits import Page, traits
from training.corpora import authored, gum, ontogum, record_labels

GENRES = ("news", "interview", "court", "speech", "bio")
RANKERS, FOLDS, STEPS, RATE, SHRINK = 2, 4, 400, 0.03, 3.0
"""Set on left-out documents, 28 November 2026: `SHRINK` 1 and 10 were no better."""
COMMON = 0.3
"""Share of `SHRINK` on the numbers that all kinds of phrase share."""
SURE, NEVER_SURE = 0.55, 0.9
"""Bars: one for all kinds of phrase, and one that "I", "we" and "you" hardly reach, for they were right in two cases of
five only. Set on left-out reports, 28 November 2026: precision .86 at recall .56 there; `curve` prints all bars by kind."""
BARS = tuple(round(0.4 + 0.05 * step, 2) for step in range(12))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One source: its document and case, which of its names are right, and whether gold has a name for it."""

    document: str
    case: sources.Case
    right: np.ndarray
    named: bool


def names_of(reading: Reading, weights: ranker.Weights) -> sources.Names:
    """Return the names of a reading with what a ranker says of its phrases."""
    found = phrases(reading)
    page = Page(reading, found, weights.nouns)
    rows = traits(page, found)
    candidates, chances = ranker.rank(weights, pairs.Columns(reading, rows))
    return sources.Names(page, rows, linking.likelihoods(rows, candidates, chances, weights.lean))


def read_before(name: str, text: str) -> Reading:
    """Read a text with the steps that come before the step of a name."""
    reading = Reading(read_text(text))
    for step in TRAINED:
        if step.name == name:
            break
        reading = step(reading)
    return reading


def of_document(
    data: Path, document: ontogum.Document, reading: Reading, weights: ranker.Weights, relations: Sequence[Any]
) -> Iterator[Lesson]:
    """Yield the lessons of one document of OntoGUM."""
    path = next((data / "train/gum").glob(f"*/dep/*/{document.name}.conllu"))
    gold = ends.named(parse.conllu(path), document.chains, relations)
    names = names_of(reading, weights)
    spoken = {}
    for attribution in reading.attributions:
        phrase = sources.phrase_at(names.page, reading, attribution.source)
        if phrase is not None and attribution.act:
            spoken[names.rows[phrase].phrase.head] = attribution.source
    called = {at for of in names.of.values() for at in of} | gold.proper
    for head in sorted((gold.sources | set(spoken)) - called):
        source, phrase = spoken.get(head), names.page.heads.get(head)
        if phrase is None or (source is not None and names.named(source)):
            continue
        case = names.case(phrase, source.entity if source else None)
        wanted = gold.name(head)
        right = [bool(wanted & _words(reading, names, entity)) for entity in case.entities]
        yield Lesson(document.name, case, np.array(right, dtype=bool), bool(wanted))


def _words(reading: Reading, names: sources.Names, entity: int) -> set[int]:
    """Return the words of all mentions of an entity."""
    starts = names.page.starts
    found: set[int] = set()
    for mention in reading.mentions:
        if mention.entity == entity:
            first, end = np.searchsorted(starts, [mention.anchor.start, mention.anchor.end])
            found |= set(range(int(first), int(end)))
    return found


def of_report(name: str, text: str, labels: Mapping[str, Any], weights: ranker.Weights) -> Iterator[Lesson]:
    """Yield the lessons of one labelled report."""
    reading = read_before("coreference", text)
    names = names_of(reading, weights)
    for row, attribution in ends.held(reading, labels):
        phrase = sources.phrase_at(names.page, reading, attribution.source)
        if phrase is not None:
            case = names.case(phrase, attribution.source.entity)
            right = [row.meant is not None and ends.same(row.meant, reading.entities[e].name) for e in case.entities]
            yield Lesson(name, case, np.array(right, dtype=bool), row.meant is not None)


def lessons(
    data: Path, weights: ranker.Weights, left_out: Mapping[str, tuple[Any, Reading, ranker.Weights]]
) -> list[Lesson]:
    """Return all lessons; `left_out` gives of each OntoGUM document a ranker that has not seen it."""
    relations = gum.attributions(data)
    found: list[Lesson] = []
    for name, (document, reading, other) in sorted(left_out.items()):
        if document.genre in GENRES:
            found += of_document(data, document, reading, other, relations.get(name, ()))
    for name, text, labels in record_labels.documents(data):
        if not record_labels.held_out(name) and not name.startswith("gum_"):
            found += of_report(name, text, labels, weights)
    for path in sorted(authored.REPORTS.glob("*.json")):
        rows = [authored.record(row) for row in json.loads(path.read_text(encoding="utf-8"))["records"]]
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        found += of_report(path.stem, text, {"records": rows}, weights)
    return [lesson for lesson in found if lesson.case.entities]


def learn(given: Sequence[Lesson], groups: int = len(sources.GROUPS)) -> sources.Weighing:
    """Learn the numbers by Adam on the log-probability of all right answers together; bars are not set yet."""
    wide, alone = given[0].case.signs.shape[1], len(given[0].case.nobody)
    most = max(len(lesson.case.entities) for lesson in given)
    signs = np.zeros((len(given), most, wide))
    right, there = (np.zeros((len(given), 1 + most), dtype=bool) for _ in range(2))
    there[:, 0] = True
    for at, lesson in enumerate(given):
        size = len(lesson.case.entities)
        signs[at, :size], there[at, 1 : 1 + size] = lesson.case.signs, True
        right[at, 0], right[at, 1 : 1 + size] = not lesson.right.any(), lesson.right
    nobody = np.array([lesson.case.nobody for lesson in given])
    group = np.array([lesson.case.group for lesson in given])
    member = np.eye(groups)[group]
    numbers = np.zeros((1 + groups) * wide + alone)
    shrink = np.full(len(numbers), SHRINK)
    shrink[:wide] = shrink[(1 + groups) * wide :] = SHRINK * COMMON
    first, second = np.zeros_like(numbers), np.zeros_like(numbers)
    for step in range(1, STEPS + 1):
        table = numbers[: (1 + groups) * wide].reshape(1 + groups, wide)
        scores = np.einsum("nkd,nd->nk", signs, table[0] + table[1 + group])
        every = np.concatenate([(nobody @ numbers[(1 + groups) * wide :])[:, None], scores], axis=1)
        every = np.where(there, np.exp(every - every.max(1, keepdims=True)), 0)
        every /= every.sum(1, keepdims=True)
        share = every * right
        error = every - share / np.maximum(share.sum(1, keepdims=True), 1e-12)
        pull = np.einsum("nk,nkd->nd", error[:, 1:], signs)
        slope = np.concatenate([pull.sum(0), (member.T @ pull).ravel(), error[:, 0] @ nobody])
        slope = (slope + shrink * numbers) / len(given)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        numbers = numbers - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    table = numbers[: (1 + groups) * wide].reshape(1 + groups, wide)
    return sources.Weighing(table, numbers[(1 + groups) * wide :], ())


def best(weighing: sources.Weighing, lesson: Lesson) -> tuple[float, bool]:
    """Return the likeliest name's probability, and whether it is right."""
    chances = sources.chances_of(weighing, lesson.case)
    at = int(chances.argmax())
    return float(chances[at]), bool(lesson.right[at])


def left_out_answers(given: Sequence[Lesson], groups: int = len(sources.GROUPS)) -> list[tuple[Lesson, float, bool]]:
    """Return the best name of every lesson, by numbers learned without its document."""
    fold = [zlib.crc32(lesson.document.encode()) % FOLDS for lesson in given]
    out: list[tuple[Lesson, float, bool]] = []
    for number in range(FOLDS):
        weighing = learn([lesson for lesson, own in zip(given, fold, strict=True) if own != number], groups)
        out += [(lesson, *best(weighing, lesson)) for lesson, own in zip(given, fold, strict=True) if own == number]
    return out


def weigh(given: Sequence[Lesson]) -> tuple[sources.Weighing, str]:
    """Return the numbers with their bars, and the curve on left-out documents as lines."""
    bars = tuple(NEVER_SURE if "i" in kinds else SURE for kinds in sources.GROUPS)
    return replace_bars(learn(given), bars), curve(left_out_answers(given), bars)


def replace_bars(weighing: sources.Weighing, bars: Sequence[float]) -> sources.Weighing:
    """Return the numbers with these bars."""
    return sources.Weighing(weighing.signs, weighing.nobody, tuple(bars))


def curve(
    answers: Sequence[tuple[Lesson, float, bool]],
    bars: Sequence[float],
    groups: Sequence[Sequence[str]] = sources.GROUPS,
    tried: Sequence[float] = BARS[::2],
) -> str:
    """Return precision, recall and names given at each bar tried, by group, as a Markdown table."""
    lines = ["| kind | named | bar | " + " | ".join(map(str, tried)) + " |", "|---" * (3 + len(tried)) + "|"]
    for group, kinds in enumerate(groups):
        rows = [row for row in answers if row[0].case.group == group]
        wanted = sum(lesson.named for lesson, *_ in rows)
        cells = []
        for bar in tried:
            kept = [right for _, chance, right in rows if chance >= bar]
            cells.append(f"{sum(kept) / max(1, len(kept)):.2f} / {sum(kept) / max(1, wanted):.2f} ({len(kept)})")
        lines.append(f"| {', '.join(kinds)} | {wanted} | {bars[group]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
