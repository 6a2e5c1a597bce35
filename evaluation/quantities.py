"""Task `quantity`: amounts with value, bound and unit, on NewsQuant and on the authored hard cases.

Source: NewsQuant (Almasian et al. 2023, CQE); unit names compared against its `unit` and `normalized_unit`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.pairing import locate, pairs

PROTOCOL = (
    "NewsQuant: per sentence, multiset of values (a range needs both ends), unit equal to `unit` or `normalized_unit` "
    "(case, number and plural aside; a rate joined by 'per'), change not scored; 'with durations' also counts the "
    "lengths and ages that the reader keeps among times; hard cases: every quantity with value, high, bound, vague, "
    "unit and per, and nothing else"
)
Row = dict[str, Any]
Amount = tuple[tuple[float, ...], frozenset[str]]
"""One amount as compared: its value or both ends of its range, lowest first, and the names its unit goes by."""


def measure(data: Path | None) -> Outcome:
    """Score quantities on NewsQuant and on the authored cases, or on what `data` names."""
    scores: dict[str, Score] = {}
    files: list[Path] = []
    count = 0
    newsquant, cases = _files(data)
    for file in newsquant:
        rows = json.loads(file.read_text(encoding="utf-8"))
        found = [(row["quantities"], asking.answer_on_words(row["text"], "quantities", "times")) for row in rows]
        scores.update(newsquant_scores(found))
        files.append(file)
        count += len(rows)
    for half, file in cases.items():
        lines = folders.read_lines(file)
        found_cases = [(expected(row), asking.rows_on_words(row["text"], "quantities")) for row in lines]
        scores[f"hard cases, {half}"] = Score.of_share(sum(case_right(*pair) for pair in found_cases), len(lines))
        files.append(file)
        count += len(lines)
    return Outcome(count, PROTOCOL, scores, tuple(files))


def newsquant_scores(found: Sequence[tuple[Sequence[Row], Row]]) -> dict[str, Score]:
    """Score NewsQuant sentences: labelled quantities against the reader's answer."""
    gold = [[gold_amount(row) for row in rows] for rows, _ in found]
    alone = [[amount(row) for row in asking.rows(answer, "quantities") if row["value"] is not None]
             for _, answer in found]  # fmt: skip
    joined = [own + [a for row in answer.get("times", ()) if (a := duration(row)) is not None]
              for own, (_, answer) in zip(alone, found, strict=True)]  # fmt: skip
    scores = {}
    for label, predicted in (("", alone), (" with durations", joined)):
        scores[f"value{label}"] = multiset(gold, predicted, same=same_value)
        scores[f"value + unit{label}"] = multiset(
            gold, predicted, same=lambda g, p: same_value(g, p) and bool(g[1] & p[1])
        )
    return scores


def multiset(
    gold: Sequence[Sequence[Amount]], predicted: Sequence[Sequence[Amount]], *, same: Callable[[Amount, Amount], bool]
) -> Score:
    """Score amounts per sentence as multisets, each used once."""
    right = 0
    for expected_here, found_here in zip(gold, predicted, strict=True):
        left = list(found_here)
        for wanted in expected_here:
            hit = next((i for i, have in enumerate(left) if same(wanted, have)), None)
            if hit is not None:
                left.pop(hit)
                right += 1
    return Score.of_counts(right, sum(map(len, predicted)), sum(map(len, gold)))


def same_value(gold: Amount, predicted: Amount) -> bool:
    """Tell whether two amounts have the same value or the same ends."""
    return len(gold[0]) == len(predicted[0]) and all(
        math.isclose(g, p, rel_tol=1e-4, abs_tol=1e-9) for g, p in zip(gold[0], predicted[0], strict=True)
    )


def gold_amount(row: Row) -> Amount:
    """Take one NewsQuant label.

    Example:
        >>> gold_amount({"value": "252.0-287.0", "unit": "miles", "normalized_unit": "mile"})
        ((252.0, 287.0), frozenset({'mile'}))
    """
    ends = re.fullmatch(r"\s*(-?[\d.]+(?:[eE][+-]?\d+)?)\s*-\s*(-?[\d.]+(?:[eE][+-]?\d+)?)\s*", str(row["value"]))
    values = [float(ends[1]), float(ends[2])] if ends else [float(row["value"])]
    return tuple(sorted(values)), frozenset(unit_name(row[key]) for key in ("unit", "normalized_unit"))


def amount(row: Row) -> Amount:
    """Take one quantity of the reader's answer; a rate goes by its unit alone and by "unit per base"."""
    values = [row["value"]] if row.get("high") is None else [row["value"], row["high"]]
    unit, per = row.get("unit"), row.get("per")
    names = {unit_name(unit), unit_name(f"{unit or ''} per {per}")} if per else {unit_name(unit)}
    return tuple(sorted(float(value) for value in values)), frozenset(names)


UNIT_LETTERS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def duration(row: Row) -> Amount | None:
    """Take a time expression of one plain length ("P5Y") as an amount, else None.

    Example:
        >>> duration({"type": "DURATION", "value": "P5Y"})
        ((5.0,), frozenset({'year'}))
    """
    plain = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", str(row.get("value"))) if row["type"] == "DURATION" else None
    if plain is None:
        return None
    return (float(plain[2]),), frozenset({UNIT_LETTERS.get(plain[1] + plain[3], "")})


def unit_name(unit: str | None) -> str:
    """Bring a unit to one form: lower case, singular, percent as "percentage"; nothing is "".

    Example:
        >>> unit_name("per cent"), unit_name("Stone Houses"), unit_name("-")
        ('percentage', 'stone house', '')
    """
    name = " ".join((unit or "").lower().replace("per cent", "percent").split()).strip("- ")
    name = " ".join(singular(word) for word in name.split())
    return {"percent": "percentage", "%": "percentage", "us dollar": "dollar"}.get(name, name)


def singular(word: str) -> str:
    """Bring a plural noun to the singular by its ending.

    Example:
        >>> [singular(w) for w in ("ferries", "boxes", "tonnes", "glass", "people", "men")]
        ['ferry', 'box', 'tonne', 'glass', 'person', 'man']
    """
    odd = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "yen": "yen"}
    if word in odd:
        return odd[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def expected(row: Row) -> list[Row]:
    """Return the expected quantities of an authored case, each with the offsets of its words."""
    return [{**wanted, "span": locate(row["text"], wanted["exact"], wanted["n"])} for wanted in row["expect"]]


def case_right(gold: Sequence[Row], predicted: Sequence[Row]) -> bool:
    """Tell whether the predicted quantities are the expected ones, in every scored field."""
    matched = pairs([row["span"] for row in gold], [asking.span(row["anchor"]) for row in predicted])
    return len(matched) == len(gold) == len(predicted) and all(same_fields(gold[i], predicted[j]) for i, j in matched)


def same_fields(gold: Row, predicted: Row) -> bool:
    """Compare value, high, bound, vague, unit and per of two quantities; values to three decimals."""
    numbers = all(_close(gold[key], predicted.get(key)) for key in ("value", "high"))
    bound = gold["bound"] == (predicted.get("bound") or "exact")
    units = all(_plain(gold[key]) == _plain(predicted.get(key)) for key in ("unit", "per"))
    return numbers and bound and units and bool(gold["vague"]) == bool(predicted.get("vague"))


def _plain(unit: str | None) -> str:
    """Bring a unit of an authored case to lower case and singular."""
    return " ".join(singular(word) for word in (unit or "").lower().split())


def _close(gold: float | None, predicted: float | None) -> bool:
    """Compare two numbers to three decimals, or to one in ten thousand where they are large."""
    if gold is None or predicted is None:
        return gold is predicted
    return math.isclose(gold, predicted, rel_tol=1e-4, abs_tol=5e-4)


def _files(data: Path | None) -> tuple[Iterable[Path], dict[str, Path]]:
    """Return the NewsQuant files and the halves of the authored set to score."""
    if data is not None and not folders.is_dev(data):
        path = folders.base(data)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        cases = {file.stem: file for file in files if file.suffix == ".jsonl"}
        newsquant = [file for file in files if file.suffix == ".json"]
        if not cases and not newsquant:
            raise MissingInput(f"no labelled quantities: {path} holds neither JSON nor JSONL files")
        return newsquant, cases
    dev = data or folders.dev_folder()
    newsquant = [folders.standing(dev / "data" / "dev_only" / "quantity" / "newsquant_dev.json")] if dev else []
    return newsquant, folders.set_files("quantities", None)
