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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.core.report import BLOCK_KINDS, READ_KINDS
from onrecord.core.vocab import terms

REPORTS = Path(__file__).parent / "reports"
HEADER = ("style", "publisher", "published", "kind", "name")
FLAGS = ("background", "foretold", "presupposed")
MARKS = {"“": "”", "‘": "’", '"': '"', "«": "»", "'": "'"}
SAME_WORDS = 7
"""How many words in a row two reports may not share."""
SET_PHRASES = ("to suggest a correction highlight the text and press ctrl enter",)
"""Page furniture that pages do share."""
VALUE = re.compile(
    r"(\d{3}[\dX]|\d\dXX|XXXX)(-(\d\d|XX))?(-(\d\d|XX))?(T(\d\d(:\d\d)?|MO|AF|EV|NI|DT)Z?)?"
    r"|(\d{4}|XXXX)-(W\d\d|WXX)(-(\d|WE))?(T(MO|AF|EV|NI|\d\d(:\d\d)?))?|(\d{4}|XXXX)-(SP|SU|FA|WI|Q[1-4]|H[12])"
    r"|T(\d\d(:\d\d)?|MO|AF|EV|NI)|P(T?(\d+(\.\d+)?|X)[YMWDHDSQ])+|(PAST|PRESENT|FUTURE)_REF"
)


class LabelFault(Exception):
    """A label that does not hold; the message says where, what was found and what was expected."""


@dataclass(slots=True)
class Paragraph:
    """One text line of a report with the label lines under it, as `(line number, letter, fields)`."""

    line: int
    kind: str
    start: int
    text: str
    labels: list[tuple[int, str, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """One `.report` file taken apart: its header, its canonical text and its paragraphs."""

    name: str
    header: dict[str, str]
    names: dict[str, str]
    text: str
    paragraphs: list[Paragraph]

    def fault(self, line: int, what: str) -> LabelFault:
        """Return a fault that names this file and `line`."""
        return LabelFault(f"{self.name}.report:{line}: {what}")


def take_apart(name: str, raw: str) -> Source:
    """Split the file into header, text and labels; the text is the file without header and label lines.

    Raises:
        LabelFault: on an unknown header key, an unknown block kind, or a label that stands over no text.
    """
    source = Source(name, {}, {}, "", [])
    lines, body, at = raw.split("\n"), [], 0
    while at < len(lines) and lines[at].strip():
        key, _, value = lines[at].partition(" ")
        if key not in HEADER:
            raise source.fault(at + 1, f"header: found {key!r}, expected one of {', '.join(HEADER)}")
        if key == "name":
            short, _, full = value.partition("=")
            source.names[short.strip()] = full.strip()
        else:
            source.header[key] = value.strip()
        at += 1
    for number, line in enumerate(lines[at:], start=at + 1):
        if line.startswith("  "):
            if not source.paragraphs:
                raise source.fault(number, "a label stands before any text")
            letter, _, rest = line.strip().partition(" ")
            source.paragraphs[-1].labels.append((number, letter, [part.strip() for part in rest.split("|")]))
        elif line.strip():
            mark = re.match(r"\[(\w+)\] ", line)
            kind, text = (mark[1], line[mark.end() :]) if mark else ("body", line)
            if kind not in BLOCK_KINDS:
                raise source.fault(number, f"block: found {kind!r}, expected one of {', '.join(BLOCK_KINDS)}")
            body.append(text)
            source.paragraphs.append(Paragraph(number, kind, 0, text))
        elif body and body[-1]:
            body.append("")
    source.text = "\n".join(body).strip("\n") + "\n"
    start = 0
    for paragraph in source.paragraphs:
        paragraph.start = source.text.index(paragraph.text, start)
        start = paragraph.start + len(paragraph.text)
    return source


@dataclass(slots=True)
class Compiler:
    """Turns one taken-apart report into its labels with offsets, checking each on the way."""

    source: Source
    records: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[dict[str, Any]] = field(default_factory=list)
    gaps: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    times: list[dict[str, Any]] = field(default_factory=list)
    quantities: list[dict[str, Any]] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=lambda: Paragraph(0, "body", 0, ""))
    line: int = 0

    def run(self) -> Compiler:
        """Compile all label lines, quotes first since they decide which anchors are quoted."""
        steps = {"q": self.quote, "p": self.part, "a": self.question, "g": self.gap, "t": self.time}
        steps |= {"n": self.quantity, "r": self.record}
        self.header()
        for letters in ("qp", "agtnr"):
            for self.paragraph in self.source.paragraphs:
                for self.line, letter, fields in self.paragraph.labels:
                    if letter not in steps:
                        raise self.fault(f"found label {letter!r}, expected one of {', '.join(steps)}")
                    if self.paragraph.kind not in READ_KINDS:
                        raise self.fault(f"a label under a {self.paragraph.kind}, expected body or notice")
                    if letter in letters:
                        steps[letter](*fields)
        for found in (self.records, self.gaps, self.times, self.quantities, self.questions):
            found.sort(key=lambda row: row["anchor"]["start"])
        self.quotes.sort(key=lambda row: row["parts"][0]["start"])
        self.twice()
        return self

    def fault(self, what: str) -> LabelFault:
        """Return a fault at the label being read."""
        return self.source.fault(self.line, what)

    def header(self) -> None:
        """Check that style, publisher, kind and published are there, and that published has a basis."""
        self.line = 1
        header = self.source.header
        missing = [key for key in ("style", "publisher", "published", "kind") if not header.get(key)]
        if missing:
            raise self.fault(f"header: {', '.join(missing)} missing")
        self.term("report_kind", header["kind"])
        if not re.fullmatch(r"(-|\d{4}(-\d\d){0,2}) \| \S.*", header["published"]):
            raise self.fault(f"published: found {header['published']!r}, expected 'YYYY-MM-DD | basis' or '- | why'")

    def twice(self) -> None:
        """Refuse two records whose anchors overlap and two times or quantities on the same words."""
        for label, found in (("record", self.records), ("time", self.times), ("quantity", self.quantities)):
            for one, other in zip(found, found[1:], strict=False):
                if other["anchor"]["start"] < one["anchor"]["end"]:
                    raise LabelFault(f"{self.source.name}.report: two {label} labels on {other['anchor']['exact']!r}")

    def find(self, words: str) -> dict[str, Any]:
        """Return the anchor of `words`, or of its n-th occurrence as `words#n`, in the paragraph.

        Raises:
            LabelFault: when it does not occur, or occurs more than once and no number is given.
        """
        words, _, nth = words.partition("#")
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words else r"(?!)"
        hits = [m.start() for m in re.finditer(pattern, self.paragraph.text)]
        if not hits or (nth and int(nth) > len(hits)):
            raise self.fault(f"found {words!r} {len(hits)} times in {self.paragraph.text[:40]!r}…")
        if len(hits) > 1 and not nth:
            raise self.fault(f"{words!r} occurs {len(hits)} times here, expected {words}#1 to #{len(hits)}")
        return self.anchor(self.paragraph.start + hits[int(nth or 1) - 1], len(words))

    def anchor(self, start: int, length: int) -> dict[str, Any]:
        """Return the JSON form of the stretch of text."""
        return {"start": start, "end": start + length, "exact": self.source.text[start : start + length]}

    def term(self, vocabulary: str, value: str) -> str:
        """Return `value` if the vocabulary knows it."""
        if value not in terms(vocabulary):
            raise self.fault(f"{vocabulary}: found {value!r}, expected one of {', '.join(terms(vocabulary))}")
        return value

    def name(self, given: str) -> str:
        """Return the full form of a name, which must be printed in the report or be `?`."""
        full = self.source.names.get(given, given)
        if full != "?" and not re.search(rf"(?<!\w){re.escape(plain(full))}(?!\w)", plain(self.source.text)):
            raise self.fault(f"name {full!r} is not printed in the report, expected a printed name or '?'")
        return full

    def listed(self, given: str, mark: str) -> list[str]:
        """Return the names between `mark`s."""
        return [self.name(part.strip()) for part in given.split(mark) if part.strip()]

    def when(self, value: str) -> str | None:
        """Return a time value, None for `-`."""
        if value in ("", "-"):
            return None
        if value != "OPEN" and not all(VALUE.fullmatch(part) for part in value.split("/")):
            raise self.fault(f"time: found {value!r}, expected a TIMEX3 value, OPEN or -")
        return value

    def quote(self, first: str, source: str, cue: str = "", about: str = "") -> None:
        """`q first words | source | cue | about`: the words run to the closing mark."""
        if cue:
            self.find(cue)
        row = {"parts": [self.inside(first)], "first": self.find(first), "source": self.name(source)}
        self.quotes.append(row | {"cue": cue.split("#")[0] or None, "about": self.name(about) if about else None})

    def part(self, first: str) -> None:
        """`p first words`: the quotation of the line before goes on here."""
        self.quotes[-1]["parts"].append(self.inside(first))

    def inside(self, first: str) -> dict[str, Any]:
        """Return the stretch from `first` to the closing mark (or the paragraph's end where the quote runs on)."""
        start, text = self.find(first)["start"], self.source.text
        close = MARKS.get(text[start - 1])
        if close is None:
            raise self.fault(f"{first!r}: found {text[start - 1]!r} before it, expected an opening quotation mark")
        stop = self.paragraph.start + len(self.paragraph.text)
        end = start
        while end < stop and not (text[end] == close and not (close in "’'" and text[end + 1 : end + 2].isalnum())):
            end += 1
        return self.anchor(start, end - start)

    def question(self, words: str, chain: str = "") -> None:
        """`a first ... last | chain`: an open question, whole sentence."""
        first, _, last = words.partition(" ... ")
        start, end = self.find(first)["start"], 0
        if last:
            end = self.source.text.find(last, start, self.paragraph.start + len(self.paragraph.text)) + len(last)
        else:
            end = start + len(first.partition("#")[0])
        found = self.anchor(start, end - start)
        if end <= start or "?" not in self.source.text[start : end + 2]:
            raise self.fault(f"question: found {found['exact']!r}, expected words that end in a question mark")
        self.questions.append({"anchor": found, "chain": self.listed(chain, " > ")})

    def gap(self, words: str, about: str, state: str, holder: str = "") -> None:
        """`g anchor | about | state | holder`: what the text says is open."""
        row = {"anchor": self.find(words), "about": self.term("gap_about", about)}
        self.gaps.append(row | {"state": self.term("gap_state", state), "holder": self.name(holder) if holder else None})

    def time(self, words: str, value: str) -> None:
        """`t words | value`: a time expression."""
        kind = "DURATION" if value.startswith("P") and "_" not in value else "DATE"
        kind = "TIME" if kind == "DATE" and "T" in value and "_" not in value else kind
        self.times.append({"anchor": self.find(words), "type": kind, "value": self.when(value)})

    def quantity(self, words: str, value: str, unit: str = "", per: str = "") -> None:
        """`n words | value bound | unit | per`: an amount; a range is written `low..high range`."""
        number, _, bound = value.partition(" ")
        low, _, high = number.partition("..")
        bound = self.term("bound", bound or "exact")
        if bool(high) != (bound == "range"):
            raise self.fault(f"quantity: found {value!r}, expected 'low..high range' or 'value bound'")
        found = {"anchor": self.find(words), "value": None if low == "-" else as_number(low), "bound": bound}
        self.quantities.append(found | {"high": as_number(high) if high else None, "unit": unit, "per": per or None})

    def record(self, words: str, chain: str, stance: str, event: str = "NONE", time: str = "", place: str = "") -> None:
        """`r anchor | chain | stance | event actor > recipient | time | place`: one claim."""
        anchor = self.find(words)
        if not 1 <= len(anchor["exact"].split()) <= 4:
            raise self.fault(f"anchor: found {anchor['exact']!r}, expected one to four words")
        kind, _, people = event.partition(" ")
        actor, _, recipient = f" {people} ".partition(" > ")
        inside = [q for q in self.quotes for p in q["parts"] if p["start"] <= anchor["start"] and anchor["end"] <= p["end"]]
        row = {"anchor": anchor, "chain": self.listed(chain, " > "), "quoted": bool(inside)}
        row |= {"wording": inside[0]["source"] if inside else "publisher"} | self.stance(stance)
        row |= {"event": self.term("event", kind), "actor": self.listed(actor, ";"), "recipient": self.listed(recipient, ";")}
        where = None if place in ("", "-") else "OPEN" if place == "OPEN" else self.name(place)
        self.records.append(row | {"time": self.when(time), "place": where})

    def stance(self, given: str) -> dict[str, Any]:
        """Read modality, polarity, certainty, sense and flags from the words of the stance field."""
        row: dict[str, Any] = {"modality": None, "polarity": "+", "certainty": None, "sense": None, "imputed_to": None}
        flags = set()
        for word in given.split():
            key, _, value = word.partition("=")
            if word in ("+", "-"):
                row["polarity"] = word
            elif key == "imputed":
                row["imputed_to"] = self.name(value.replace("_", " "))
            elif word in FLAGS:
                flags.add(word)
            elif word in terms("sense") and row["modality"] == "ready":
                row["sense"] = word
            elif row["modality"] is None:
                row["modality"] = self.term("modality", word)
            else:
                row["certainty"] = self.term("certainty", word)
        if row["modality"] is None or (row["modality"] == "possible" and row["certainty"] is None):
            raise self.fault(f"stance: found {given!r}, expected a modality (and for 'possible' a certainty)")
        if row["modality"] == "ready" and row["sense"] is None:
            raise self.fault(f"stance: found {given!r}, expected a sense: {', '.join(terms('sense'))}")
        if "foretold" in flags and row["modality"] != "planned":
            raise self.fault("stance: 'foretold' stands only beside 'planned'")
        row["certainty"] = row["certainty"] or "certain"
        return row | {flag: flag in flags for flag in FLAGS}


def plain(words: str) -> str:
    """Return `words` lower-cased with straight apostrophes and single spaces, to compare names."""
    return " ".join(words.lower().replace("’", "'").split())


def as_number(digits: str) -> int | float:
    """Return the number, whole where it is whole."""
    value = float(digits)
    return int(value) if value.is_integer() else value


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
    keep = ("chain", "quoted", "modality", "polarity", "certainty", "event", "actor", "recipient", "time", "place", "wording")
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
        except LabelFault as fault:
            faults.append(str(fault))
        except TypeError as fault:
            faults.append(f"{path.name}: a label has too few or too many fields: {fault}")
    return done, faults + shared(sources)


def outputs(done: Compiler) -> dict[str, str]:
    """Return the files that one report compiles to, by name."""
    body = json.dumps(contract(done), ensure_ascii=False, indent=1) + "\n"
    return {f"{done.source.name}.json": body, f"{done.source.name}.txt": done.source.text}


def blank(source: Source) -> str:
    """Return the report as a `.report` file without labels and names."""
    kept = [f"{key} {source.header[key]}" for key in HEADER if key in source.header]
    rows = [f"[{p.kind}] {p.text}" if p.kind != "body" else p.text for p in source.paragraphs]
    return "\n".join(kept) + "\n\n" + "\n\n".join(rows) + "\n"


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
    parser = argparse.ArgumentParser(prog="python -m training.compile_reports", description="Check and write the reports.")
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
        write(options.off, [
            {f"{r.source.name}.txt": r.source.text, f"{r.source.name}.off.json": json.dumps(offsets(r), ensure_ascii=False)}
            for r in done
        ])  # fmt: skip
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
