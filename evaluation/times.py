"""Task `time`: time expressions and their values, on news corpora, GUM dates and the authored hard cases.

Source: TempEval-3 (UzZaman et al. 2013, section 4): relaxed F1 of expressions times the accuracy of the value on
those that match.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.pairing import Span, locate, pairs

PROTOCOL = (
    "TempEval-3: one-to-one overlap gives the relaxed F1, times value accuracy on the matched gives value F1 (carried "
    "in p, r and f1), pooled over corpora; GUM dates: gold dates with a value whose value is the same ('as TEI dates' takes "
    "XXXX-10 for --10 and lets a part of the day go); hard cases: every expression with type and value and nothing "
    "else; published = the document time"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as compared: where it stands, TIMEX3 type and value (None where nothing fixes it)."""

    span: Span
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its document time and its labelled time expressions."""

    text: str
    published: str | None
    gold: tuple[Expression, ...]


def measure(data: Path | None) -> Outcome:
    """Score times on what `data` names, or on the dev corpora and the authored cases."""
    if data is not None and not folders.is_dev(data):
        return _measure_file(folders.base(data))
    scores: dict[str, Score] = {}
    files: list[Path] = []
    count = 0
    dev = data or folders.dev_folder()
    if dev is not None:
        corpora = news_corpora(dev)
        read = {name: [(doc.gold, predict(doc)) for doc in docs] for name, (docs, _) in corpora.items()}
        pooled = [pair for found in read.values() for pair in found]
        for name, found in {"pooled": pooled, **read}.items():
            scores.update({f"{name} {part}": score for part, score in tempeval(found).items()})
        dates, gum = gum_dates(dev)
        found_dates = [(doc.gold, predict(doc)) for doc in dates]
        scores["GUM dates value"] = value_share(found_dates, same=str.__eq__)
        scores["GUM dates value, as TEI dates"] = value_share(found_dates, same=same_day)
        files += [file for _, used in corpora.values() for file in used] + gum
        count += len(pooled) + len(dates)
    for half, file in folders.set_files("times", None).items():
        rows = folders.read_lines(file)
        scores[f"hard cases, {half}"] = cases_right((case(row), predict(case(row))) for row in rows)
        files.append(file)
        count += len(rows)
    return Outcome(count, PROTOCOL, scores, tuple(files))


def tempeval(found: Sequence[tuple[Sequence[Expression], Sequence[Expression]]]) -> dict[str, Score]:
    """Score gold against predicted expressions, over all texts: relaxed, value accuracy, value F1."""
    matched = right = typed = 0
    for gold, predicted in found:
        for i, j in pairs([g.span for g in gold], [p.span for p in predicted]):
            matched += 1
            right += gold[i].value == predicted[j].value
            typed += gold[i].type == predicted[j].type
    gold_total = sum(len(gold) for gold, _ in found)
    relaxed = Score.of_counts(matched, sum(len(predicted) for _, predicted in found), gold_total)
    return {
        "relaxed": relaxed,
        "value accuracy": Score.of_share(right, matched),
        "type accuracy": Score.of_share(typed, matched),
        "value F1": Score.of_value(relaxed.f1 * (right / matched if matched else 0.0), gold_total),
    }


def value_share(
    found: Sequence[tuple[Sequence[Expression], Sequence[Expression]]], *, same: Callable[[str, str], bool]
) -> Score:
    """Score the share of gold expressions with a value that is the same as the one predicted on overlapping words."""
    right = total = 0
    for gold, predicted in found:
        matched = dict(pairs([g.span for g in gold], [p.span for p in predicted]))
        for i, expected in enumerate(gold):
            if expected.value is not None:
                total += 1
                value = predicted[matched[i]].value if i in matched else None
                right += value is not None and same(expected.value, value)
    return Score.of_share(right, total)


def same_day(gold: str, predicted: str) -> bool:
    """Tell whether a TIMEX3 value is GUM's date: GUM writes TEI dates, `--10` for XXXX-10, without parts of a day.

    Source: TEI P5 guidelines, att.datable.w3c.

    Example:
        >>> same_day("--10", "XXXX-10"), same_day("2019-05-02", "2019-05-02TAF"), same_day("2019-05", "2019")
        (True, True, False)
    """
    wanted = "XXXX-" + gold[2:] if gold.startswith("--") else gold
    return wanted == (predicted if "T" in wanted else predicted.split("T")[0])


def cases_right(found: Iterable[tuple[Document, Sequence[Expression]]]) -> Score:
    """Score whole cases: every expected expression with type and value, and nothing else."""
    verdicts = [case_right(document.gold, predicted) for document, predicted in found]
    return Score.of_share(sum(verdicts), len(verdicts))


def case_right(gold: Sequence[Expression], predicted: Sequence[Expression]) -> bool:
    """Tell whether the predicted expressions are the expected ones."""
    matched = pairs([g.span for g in gold], [p.span for p in predicted])
    return len(matched) == len(gold) == len(predicted) and all(
        (gold[i].type, gold[i].value) == (predicted[j].type, predicted[j].value) for i, j in matched
    )


def predict(document: Document) -> list[Expression]:
    """Return the time expressions that the reader finds in a document."""
    rows = asking.rows_on_words(
        document.text, "times", published=document.published[:10] if document.published else None
    )
    return [Expression(asking.span(row["anchor"]), row["type"], row.get("value")) for row in rows]


def case(row: dict[str, Any]) -> Document:
    """Take one line of the authored set as a document."""
    gold = (Expression(locate(row["text"], e["exact"], e["n"]), e["type"], e["value"]) for e in row["expect"])
    return Document(row["text"], row["published"], tuple(gold))


def document(row: dict[str, Any]) -> Document:
    """Take one line of a corpus (text, dct, timexes) as a document."""
    gold = (Expression((t["start"], t["end"]), t["type"], t.get("value")) for t in row["timexes"])
    return Document(row["text"], row.get("dct"), tuple(gold))


def news_corpora(dev: Path) -> dict[str, tuple[list[Document], list[Path]]]:
    """Return MEANTIME (its measuring documents), TimeBank and AQUAINT, each with its files."""
    splits = json.loads(folders.standing(dev / "data" / "splits.json").read_text(encoding="utf-8"))
    numbers = {name.split("_")[0] for name in splits["meantime_dev"]}
    meantime = folders.standing(dev / "data" / "train" / "time" / "meantime_timex.jsonl")
    rows = [row for row in folders.read_lines(meantime) if row["id"].split("_")[0] in numbers]
    found = {"MEANTIME": ([document(row) for row in rows], [meantime])}
    for name in ("TimeBank", "AQUAINT"):
        file = folders.standing(dev / "data" / "dev_only" / "time" / f"{name.lower()}.jsonl")
        found[name] = ([document(row) for row in folders.read_lines(file)], [file])
    return found


def gum_dates(dev: Path) -> tuple[list[Document], list[Path]]:
    """Return the GUM news and interview documents for measuring, with their dated expressions."""
    splits = json.loads(folders.standing(dev / "data" / "splits.json").read_text(encoding="utf-8"))
    dev_names = {file.stem for file in (dev / "data" / "train" / "gum").rglob("dep/dev/*.conllu")}
    names = dev_names | set(splits["gum_extra_dev"])
    file = folders.standing(dev / "data" / "train" / "time" / "gum_dates_by.jsonl")
    rows = (row for row in folders.read_lines(file) if row["genre"] in {"news", "interview"} and row["id"] in names)
    return [document(row) for row in rows], [file]


def _measure_file(data: Path) -> Outcome:
    """Score one corpus file, one authored file, or a folder of them."""
    files = sorted(data.glob("*.jsonl")) if data.is_dir() else [data]
    scores: dict[str, Score] = {}
    corpora: list[tuple[Sequence[Expression], Sequence[Expression]]] = []
    count = 0
    for file in files:
        rows = folders.read_lines(file)
        if rows and "timexes" in rows[0]:
            corpora += [(doc.gold, predict(doc)) for doc in map(document, rows)]
        elif rows and "expect" in rows[0]:
            scores[f"hard cases, {file.stem}"] = cases_right((case(row), predict(case(row))) for row in rows)
        count += len(rows)
    if corpora:
        scores.update({f"pooled {part}": score for part, score in tempeval(corpora).items()})
    if not scores:
        raise MissingInput(f"no labelled times: {data} holds no JSONL with timexes or expect")
    return Outcome(count, PROTOCOL, scores, tuple(files))
