"""Task `drafts`: what checking a draft against its reports finds, on the authored set, halves apart."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import onrecord
from evaluation import folders
from evaluation.outcome import MissingInput, Outcome, Score
from onrecord import checking

KINDS = (
    "misquote", "cut", "joined", "mouth", "about", "hedge", "bound", "rate",
    "condition", "number", "date", "place", "name", "stage", "chain", "origin",
)  # fmt: skip
PROTOCOL = (
    "sets/drafts: deterministic findings against labelled faults; right = the same kind, and the words overlap by a word in the "
    "same sentence, one to one; by place: the kind aside; sentences: a sentence with any finding against one with any fault; "
    "grave false alarms: findings on drafts without any fault, a thousand words of theirs; suggestions do not count"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A fault or a finding: its kind, and its words by offset in the draft."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One draft: faults and findings, the sentences with their labels and the verdicts given, its words."""

    faults: tuple[Marked, ...]
    findings: tuple[Marked, ...]
    sentences: tuple[tuple[int, int, str, str], ...]
    words: int


def measure(data: Path | None) -> Outcome:
    """Check every draft against its reports and score what was found, each half by itself."""
    folder = folders.SETS / "drafts" if data is None or folders.is_dev(data) else data
    scores: dict[str, Score] = {}
    count = 0
    for half in folders.HALVES:
        files = sorted((folder / half).glob("*.json"))
        if not files:
            raise MissingInput(f"no drafts in {folder / half}")
        cases = [case(json.loads(file.read_text(encoding="utf-8")), folder / "reports") for file in files]
        scores |= {f"{name}, {half}": score for name, score in score_all(cases).items()}
        count += len(files)
    return Outcome(count, PROTOCOL, scores, (folder,))


def case(row: Mapping[str, Any], reports: Path) -> Case:
    """Check one draft."""
    against = [_prepared(reports / f"{name}.txt") for name in row["reports"]]
    found = onrecord.check_text(row["draft"], against=against, form=row["format"])
    return compare(row, [Marked(f.kind, f.anchor.start, f.anchor.end) for f in found.findings],
                   [(s.anchor.start, s.anchor.end, s.verdict) for s in found.sentences])  # fmt: skip


@cache
def _prepared(path: Path) -> Any:
    """Read a report once for all drafts about it."""
    return checking.prepare(path)


def compare(row: Mapping[str, Any], findings: Sequence[Marked], verdicts: Sequence[tuple[int, int, str]] = ()) -> Case:
    """Lay the labels of a draft beside what was found.

    Raises:
        MissingInput: when a labelled sentence or fault does not stand in the draft.
    """
    text, at = row["draft"], 0
    faults: list[Marked] = []
    sentences: list[tuple[int, int, str, str]] = []
    for sentence in row["sentences"]:
        start = text.find(sentence["exact"], at)
        if start < 0:
            raise MissingInput(f"{row['id']}: a sentence is not in the draft")
        at = start + len(sentence["exact"])
        for fault in sentence["faults"]:
            first = text.find(fault["exact"], start, at)
            if first < 0:
                raise MissingInput(f"{row['id']}: the words of a fault are not in their sentence")
            faults.append(Marked(fault["kind"], first, first + len(fault["exact"])))
        shared = [(min(at, end) - max(start, begin), verdict) for begin, end, verdict in verdicts]
        sentences.append((start, at, sentence["label"], max(shared, default=(0, "absent"))[1]))
    return Case(tuple(faults), tuple(findings), tuple(sentences), len(text.split()))


def score_all(cases: Sequence[Case]) -> dict[str, Score]:
    """Score all drafts of a half.

    Example:
        >>> one = Case((Marked("date", 0, 4),), (Marked("date", 2, 6),), ((0, 9, "differs", "differs"),), 2)
        >>> score_all([one])["findings"]
        Score(p=1.0, r=1.0, f1=1.0, n=1)
    """
    right, placed, found, gold = Counter[str](), 0, Counter[str](), Counter[str]()
    for one in cases:
        right.update(kind for kind in (fault.kind for fault, _ in pairs(one, same_kind=True)))
        placed += len(pairs(one, same_kind=False))
        found.update(finding.kind for finding in one.findings)
        gold.update(fault.kind for fault in one.faults)
    sound = [one for one in cases if not one.faults]
    words = sum(one.words for one in sound)
    alarms = sum(len(one.findings) for one in sound)
    return {
        "findings": Score.of_counts(right.total(), found.total(), gold.total()),
        "findings by place": Score.of_counts(placed, found.total(), gold.total()),
        "sentences": _sentences(cases),
        "grave false alarms a 1,000 words": Score.of_value(1000 * alarms / words if words else 0.0, words),
        "verdict": Score.of_share(
            sum(gold == given for one in cases for *_, gold, given in one.sentences), sum(len(one.sentences) for one in cases)
        ),
        "called supported": _supported(cases),
        **{kind: Score.of_counts(right[kind], found[kind], gold[kind]) for kind in KINDS},
    }  # fmt: skip


def pairs(one: Case, *, same_kind: bool) -> list[tuple[Marked, Marked]]:
    """Pair each fault with a finding that shares words with it inside one sentence, none taken twice."""
    taken: list[tuple[Marked, Marked]] = []
    left = list(one.findings)
    for fault in one.faults:
        fits = [
            f for f in left if f.start < fault.end and fault.start < f.end and (f.kind == fault.kind or not same_kind)
        ]
        if fits:
            taken.append((fault, fits[0]))
            left.remove(fits[0])
    return taken


def _supported(cases: Sequence[Case]) -> Score:
    """Score the sentences that are called supported against those that are labelled so."""
    called = [gold for one in cases for *_, gold, given in one.sentences if given == "supported"]
    labelled = sum(gold == "supported" for one in cases for *_, gold, _ in one.sentences)
    return Score.of_counts(called.count("supported"), len(called), labelled)


def _sentences(cases: Sequence[Case]) -> Score:
    """Score sentences, whatever the kind: those with a finding against those with a fault."""
    right = predicted = gold = 0
    for one in cases:
        for start, end, *_ in one.sentences:
            has = any(f.start < end and start < f.end for f in one.findings)
            should = any(f.start < end and start < f.end for f in one.faults)
            right, predicted, gold = right + (has and should), predicted + has, gold + should
    return Score.of_counts(right, predicted, gold)
