"""Check the labelled training reports and write them as JSON, with offsets.

A report is one file `training/reports/NAME.report`: the text as printed, with indented label lines under the paragraph
they speak of. `training/reports/README.md` describes the format. Two things come out: the JSON contract of the reader
with the text beside it (`json/NAME.json`, `json/NAME.txt`), and on request the `.off.json` form that the scorer reads.

    python -m training.compile_reports                  check all, write json/
    python -m training.compile_reports --check          check only
    python -m training.compile_reports --off FOLDER     also write NAME.txt and NAME.off.json into FOLDER
    python -m training.compile_reports --blank NAME     print one report without its labels, to label it a second time
    python -m training.compile_reports --count          print how many labels of each kind there are
    python -m training.compile_reports --from FOLDER    read the .report files of another folder

Nothing is written unless every label of every report holds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.reports.labels import FLAGS, Compiler
from training.reports.source import HEADER, LabelFault, Source, plain, take_apart

REPORTS = Path(__file__).parent / "reports"
SAME_WORDS = 7
"""How many words in a row two reports may not share."""
SET_PHRASES = ("to suggest a correction highlight the text and press ctrl enter",)
"""Page furniture that pages do share."""


def published(source: Source) -> dict[str, str | None]:
    """Return the value and basis of the publication date."""
    value, _, basis = source.header["published"].partition(" | ")
    return {"value": None if value == "-" else value, "basis": basis}


def contract(done: Compiler) -> dict[str, Any]:
    """Return the labels in the reader's JSON contract; what is not labelled is left out."""
    source, text = done.source, done.source.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = [{"kind": p.kind, "start": p.start, "end": p.start + len(p.text)} for p in source.paragraphs]
    report = {"id": digest[:16], "text_sha256": digest, "publisher": source.header["publisher"]}
    title = next((p.text for p in source.paragraphs if p.kind == "headline"), None)
    report |= {"kind": source.header["kind"], "language": "en", "title": title, "published": published(source)}
    records = []
    for number, row in enumerate(done.records, start=1):
        time, place = stated(row["time"], "value"), stated(row["place"], "name")
        event = None if row["event"] == "NONE" else {"type": row["event"]}
        shown = {"id": f"r{number}", "evidence": [row["anchor"]], "event": event, "time": time, "place": place}
        shown |= {"wording": row["wording"] if row["wording"] == "publisher" else {"name": row["wording"]}}
        shown |= {"imputed_to": {"name": row["imputed_to"]} if row["imputed_to"] else None}
        shown |= {key: [{"name": name} for name in row[key]] for key in ("chain", "actor", "recipient")}
        records.append(row | shown)
    quotes = []
    for row in done.quotes:
        about = {"name": row["about"]} if row["about"] else None
        quotes.append({"parts": row["parts"], "source": {"name": row["source"]}, "about": about, "cue": row["cue"]})
    out = {"schema": "onrecord/reading/1", "style": source.header["style"], "report": report | {"blocks": blocks}}
    out |= {"records": records, "quotes": quotes, "gaps": done.gaps, "times": done.times, "quantities": done.quantities}
    questions = [{"id": f"q{number}"} | row for number, row in enumerate(done.questions, start=1)]
    return out | {"questions": questions}


def stated(value: str | None, key: str) -> dict[str, str]:
    """Return the contract's form of a field that may be stated, left open or silent."""
    if value is None:
        return {"state": "silent"}
    return {"state": "left_open"} if value == "OPEN" else {"state": "stated", key: value}


def offsets(done: Compiler) -> dict[str, Any]:
    """Return the labels in the `.off.json` form of the gold."""
    source = done.source
    lines = {start: number for number, start in enumerate(line_starts(source.text), start=1)}
    blocks = [{"line": lines[p.start], "kind": p.kind} for p in source.paragraphs if p.kind != "body"]
    keep = (
        "chain",
        "quoted",
        "modality",
        "polarity",
        "certainty",
        "event",
        "actor",
        "recipient",
        "time",
        "place",
        "wording",
    )
    records = [{"span": span(row)} | {key: row[key] for key in keep} for row in done.records]
    quotes = [
        {"start": span({"anchor": q["first"]}), "source": q["source"], "cue": q["cue"], "end": q["parts"][0]["end"]}
        for q in done.quotes
    ]
    out = {"id": source.name, "sha256": hashlib.sha256(source.text.encode()).hexdigest()}
    out |= {"published": published(source)["value"], "blocks": blocks, "records": records, "quotes": quotes}
    out["questions"] = [{"span": span(row), "chain": row["chain"]} for row in done.questions]
    out["gaps"] = [{"span": span(row), "about": row["about"]} for row in done.gaps]
    out["times"] = [{"span": span(row), "value": row["value"]} for row in done.times]
    sized = ("value", "bound", "high", "unit", "per")
    out["quantities"] = [{"span": span(row)} | {key: row[key] for key in sized} for row in done.quantities]
    return out


def span(row: Mapping[str, Any]) -> list[int]:
    """Return the start and end of a label's anchor."""
    return [row["anchor"]["start"], row["anchor"]["end"]]


def line_starts(text: str) -> Iterator[int]:
    """Yield the offset at which each line starts."""
    at = 0
    for line in text.split("\n"):
        yield at
        at += len(line) + 1


def shared(sources: list[Source]) -> list[str]:
    """Return a fault for each run of seven words that two reports share, set phrases aside."""
    seen: dict[tuple[str, ...], str] = {}
    faults = []
    for source in sources:
        words = re.findall(r"\w+(?:['’]\w+)*", plain(source.text))
        for at in range(len(words) - SAME_WORDS + 1):
            run = tuple(words[at : at + SAME_WORDS])
            if seen.setdefault(run, source.name) != source.name and " ".join(run) not in " | ".join(SET_PHRASES):
                faults.append(f"{seen[run]} and {source.name} share {' '.join(run)!r}")
    return faults


def compile_all(folder: Path) -> tuple[list[Compiler], list[str]]:
    """Compile every report of `folder`; return those that hold and the faults of the others."""
    done, faults, sources = [], [], []
    for path in sorted(folder.glob("*.report")):
        try:
            sources.append(take_apart(path.stem, path.read_text(encoding="utf-8")))
            done.append(Compiler(sources[-1]).run())
            faults += done[-1].faults
        except LabelFault as fault:
            faults.append(str(fault))
    return done, faults + shared(sources)


def outputs(done: Compiler) -> dict[str, str]:
    """Return the files that one report compiles to, by name."""
    body = json.dumps(contract(done), ensure_ascii=False, indent=1) + "\n"
    return {f"{done.source.name}.json": body, f"{done.source.name}.txt": done.source.text}


def gold_files(done: Compiler) -> dict[str, str]:
    """Return the text and the `.off.json` of one report, by file name."""
    body = json.dumps(offsets(done), ensure_ascii=False)
    return {f"{done.source.name}.txt": done.source.text, f"{done.source.name}.off.json": body}


def blank(source: Source) -> str:
    """Return the report as a `.report` file without labels and names."""
    kept = [f"{key} {source.header[key]}" for key in HEADER if key in source.header]
    marks = {p.start: f"[{p.kind}] " for p in source.paragraphs if p.kind != "body"}
    lines = source.text.split("\n")
    rows = [marks.get(start, "") + line for start, line in zip(line_starts(source.text), lines, strict=True)]
    return "\n".join(kept) + "\n\n" + "\n".join(rows)


def count(done: list[Compiler]) -> str:
    """Return how many labels there are, by kind, modality and event type."""
    rows = [row for report in done for row in report.records]
    lines = [f"{len(done)} reports, {sum(len(r.source.text.split()) for r in done)} words, {len(rows)} records"]
    for key in ("modality", "polarity", "certainty", "event", "sense"):
        found = Counter(str(row[key]) for row in rows)
        lines.append(f"{key}: " + ", ".join(f"{value} {number}" for value, number in found.most_common()))
    depth = Counter(len(row["chain"]) for row in rows)
    lines.append("chain length: " + ", ".join(f"{length} {number}" for length, number in sorted(depth.items())))
    lines.append(f"in quotation marks: {sum(row['quoted'] for row in rows)}")
    for flag in FLAGS:
        lines.append(f"{flag}: {sum(row[flag] for row in rows)}")
    for key in ("quotes", "gaps", "questions", "times", "quantities"):
        lines.append(f"{key}: {sum(len(getattr(report, key)) for report in done)}")
    styles = Counter(report.source.header["style"] for report in done)
    lines.append("styles: " + ", ".join(f"{style} {number}" for style, number in styles.most_common()))
    return "\n".join(lines)


def main(given: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 when a label does not hold."""
    parser = argparse.ArgumentParser(
        prog="python -m training.compile_reports", description="Check and write the reports."
    )
    parser.add_argument("--from", dest="folder", type=Path, default=REPORTS, help="folder of .report files")
    parser.add_argument("--check", action="store_true", help="check only, write nothing")
    parser.add_argument("--count", action="store_true", help="print how many labels of each kind there are")
    parser.add_argument("--off", type=Path, help="also write NAME.txt and NAME.off.json into this folder")
    parser.add_argument("--blank", metavar="NAME", help="print one report without its labels")
    options = parser.parse_args(given)
    if options.blank:
        path = options.folder / f"{options.blank}.report"
        print(blank(take_apart(options.blank, path.read_text(encoding="utf-8"))), end="")
        return 0
    done, faults = compile_all(options.folder)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    if not options.check:
        write(options.folder / "json", [outputs(report) for report in done])
    if options.off:
        write(options.off, [gold_files(report) for report in done])
    print(count(done) if options.count else f"{len(done)} reports hold, {sum(len(r.records) for r in done)} records")
    return 0


def write(folder: Path, files: list[dict[str, str]]) -> None:
    """Write the files into `folder`, UTF-8 with LF line ends."""
    folder.mkdir(parents=True, exist_ok=True)
    for found in files:
        for name, body in found.items():
            (folder / name).write_text(body, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
