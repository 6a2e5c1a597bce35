"""How well page furniture is told from the report, and mastheads read, on the authored page layouts.

    python -m evaluation.layouts [--data FOLDER] [--show] [--json]

Protocol. Text: each non-blank line has the kind of the block that covers more than half of it. Web pages: a gold
furniture string is right when it stands in no block of another kind than furniture; a gold content string is kept when
it stands in such a block. "furniture lines" counts furniture alone, "furniture or caption" both (as the gold scorer
does). Gold author lines count for neither. "body kept" is the share of gold body and notice lines that stand in a
block that is not furniture; "content kept" that of every gold kind but furniture and author lines. "body read" is the
share of gold body lines that stand in a numbered paragraph. Masthead: the share of printed values found; a value given
where none is printed is wrong. `--show` lists what went wrong, in the open half only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.folders import HALVES, SETS
from evaluation.outcome import MissingInput, Score
from onrecord import ingest
from onrecord.core.report import Report

FORMS = ("text", "html")
ASIDE = frozenset({"furniture"})
FIELDS = ("headline", "byline", "publisher", "dateline", "published")
_MARK = re.compile(r"\A(?:[-–•*·]|\(?\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold line or string: its page, words and gold kind, and the kind it was given ("" where it was left out)."""

    page: str
    words: str
    gold: str
    given: str


def measure(folder: Path, form: str) -> dict[str, Score]:
    """Score every page of one half in one form ("text" or "html")."""
    judged, fields = judge_folder(folder, form)
    scores = {
        "furniture lines": _furniture([line for line in judged if line.gold != "byline"], ASIDE),
        "body kept": _share(judged, {"body", "notice"}, lambda given: given not in {"furniture", ""}),
        "content kept": _share(judged, {"body", "notice", "headline", "subhead", "caption", "dateline"},
                               lambda given: given not in {"furniture", ""}),
        "body read": _share(judged, {"body", "notice"}, lambda given: given in {"body", "notice"}),
        "headings": _furniture(judged, {"headline", "subhead"}),
        "notices": _furniture(judged, {"notice"}),
    }  # fmt: skip
    if form == "text":
        scores["furniture or caption"] = _furniture(judged, {"furniture", "caption"})
    for name in FIELDS:
        right = [ok for field, ok, _ in fields if field == name]
        scores[f"masthead {name}"] = Score.of_share(sum(right), len(right))
    cut = [ok for field, ok, _ in fields if field == "cut"]
    return scores | {"cut pages": Score.of_share(sum(cut), len(cut))}


def judge_folder(folder: Path, form: str) -> tuple[list[Judged], list[tuple[str, bool, str]]]:
    """Read every page of a folder and set it against its gold; fields come as (name, right, what was given)."""
    judged: list[Judged] = []
    fields: list[tuple[str, bool, str]] = []
    gold_files = sorted(folder.glob("*.json"))
    pages = [file.with_suffix(".txt" if form == "text" else ".html") for file in gold_files]
    for gold_file, page, outcome in zip(gold_files, pages, ingest.gather(pages), strict=True):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        report = outcome.report
        if report is None:
            raise MissingInput(f"{page.name}: {outcome.error}")
        judged += _judge_text(report, gold, page.stem) if form == "text" else _judge_html(report, gold, page.stem)
        fields += list(_judge_fields(report, gold, page.stem))
    return judged, fields


def _judge_text(report: Report, gold: dict[str, Any], page: str) -> Iterator[Judged]:
    """Give each gold line the kind of the block that covers more than half of it."""
    kinds = {row["line"]: row["kind"] for row in gold["text"]}
    offset = 0
    for number, line in enumerate(report.text.split("\n"), 1):
        start, end = offset, offset + len(line)
        offset = end + 1
        if number not in kinds:
            continue
        given = [block.kind for block in report.blocks
                 if (min(end, block.end) - max(start, block.start)) * 2 > len(line.strip())]  # fmt: skip
        yield Judged(page, line.strip(), kinds[number], given[0] if given else "")


def _judge_html(report: Report, gold: dict[str, Any], page: str) -> Iterator[Judged]:
    """Look for each gold string among the blocks that are kept as content."""
    kept = [(_plain(report.text[b.start : b.end]), b.kind) for b in report.blocks if b.kind not in ASIDE]
    content = [_plain(row["text"]) for row in gold["html"] if row["kind"] != "furniture"]
    seen: Counter[str] = Counter()
    for row in gold["html"]:
        words = _plain(row["text"])
        if row["kind"] == "furniture":
            equal = sum(text == words for text, _ in kept) - content.count(words)
            inside = sum(words in text for text, _ in kept) - sum(words in text for text in content)
            wrong = equal > 0 or (len(words.split()) >= 4 and inside > 0)
            yield Judged(page, words, "furniture", "body" if wrong else "furniture")
            continue
        hits = sorted((kind for text, kind in kept if words in text), key=lambda kind: kind != row["kind"])
        seen[words] += 1
        yield Judged(page, words, row["kind"], hits[0] if len(hits) >= seen[words] else "")


def _judge_fields(report: Report, gold: dict[str, Any], page: str) -> Iterator[tuple[str, bool, str]]:
    """Compare the masthead with what the page prints."""
    given = {"headline": report.title, "byline": report.byline, "publisher": report.publisher,
             "dateline": report.dateline, "published": report.published}  # fmt: skip
    for name, value in given.items():
        shown = value.value if value else ""
        one, two = _letters(gold[name] or ""), _letters(shown)
        right = one == two if name in {"published", "headline"} or not one or not two else one in two or two in one
        yield name, right, f"{page}: gold {gold[name]!r}, given {shown!r} ({value.basis if value else 'nowhere'})"
    yield "cut", bool(gold["cut"]) == (report.cut is not None), f"{page}: gold {gold['cut']}, given {report.cut}"


def _furniture(judged: Sequence[Judged], kinds: set[str] | frozenset[str]) -> Score:
    """Score a group of kinds; a string left out of a page counts as furniture."""
    gold = [line for line in judged if line.gold in kinds]
    predicted = [line for line in judged if (line.given or "furniture") in kinds]
    return Score.of_counts(sum(line.gold in kinds for line in predicted), len(predicted), len(gold))


def _share(judged: Sequence[Judged], kinds: set[str], right: Any) -> Score:
    """Score the share of gold lines of some kinds whose given kind is right."""
    gold = [line for line in judged if line.gold in kinds]
    return Score.of_share(sum(bool(right(line.given)) for line in gold), len(gold))


def _plain(text: str) -> str:
    """Collapse white space and take a list mark off."""
    return _MARK.sub("", " ".join(text.split()))


def _letters(text: str) -> str:
    """Fold a masthead value for comparison."""
    return "".join(char for char in re.sub(r"\A(?:by|the)\s", "", text.lower()) if char.isalnum())


def _wrong(line: Judged) -> bool:
    """Tell whether a line counts against one of the two aims."""
    aside = (line.given or "furniture") == "furniture"
    return line.gold != "byline" and aside != (line.gold == "furniture")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of both halves in both forms."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.layouts", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=SETS / "layouts")
    parser.add_argument("--show", action="store_true", help="list what went wrong in the open half")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    for half in HALVES:
        for form in FORMS:
            scores = measure(options.data / half, form)
            if options.json:
                rows = {name: {"p": s.p, "r": s.r, "f1": s.f1, "n": s.n} for name, s in scores.items()}
                print(json.dumps({"half": half, "form": form, "scores": rows}))
                continue
            print(f"== {half} half, {form}")
            for name, s in scores.items():
                print(f"   {name:22s} P {s.p:.3f}  R {s.r:.3f}  F1 {s.f1:.3f}   (n {s.n})")
            if options.show and half == "open":
                judged, fields = judge_folder(options.data / half, form)
                for line in filter(_wrong, judged):
                    print(f"   ! {line.page}: {line.gold} given {line.given or 'left out'}: {line.words[:110]}")
                for name, ok, what in fields:
                    if not ok:
                        print(f"   ! {name}: {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
