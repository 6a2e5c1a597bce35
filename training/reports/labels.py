"""Labels checked against the text they speak of, and turned into offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from onrecord.core.report import READ_KINDS
from onrecord.core.vocab import terms
from training.reports.source import LabelFault, Paragraph, Source, plain

FLAGS = ("background", "foretold", "presupposed")
TALKS = ("CONSULT", "COOPERATE")
MARKS = {"“": "”", "‘": "’", '"': '"', "«": "»", "'": "'"}
VALUE = re.compile(
    r"(\d{3}[\dX]|\d\dXX|XXXX)(-(\d\d|XX))?(-(\d\d|XX))?(T(\d\d(:\d\d)?|MO|AF|EV|NI|DT)Z?)?"
    r"|(\d{4}|XXXX)-(W\d\d|WXX)(-(\d|WE))?(T(MO|AF|EV|NI|\d\d(:\d\d)?))?|(\d{4}|XXXX)-(SP|SU|FA|WI|Q[1-4]|H[12])"
    r"|T(\d\d(:\d\d)?|MO|AF|EV|NI)|P(T?(\d+(\.\d+)?|X)[YMWDHDSQ])+|(PAST|PRESENT|FUTURE)_REF"
)


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
    faults: list[str] = field(default_factory=list)

    def run(self) -> Compiler:
        """Compile all label lines, quotes first since they decide which anchors are quoted."""
        steps = {"q": self.quote, "p": self.part, "a": self.question, "g": self.gap, "t": self.time}
        steps |= {"n": self.quantity, "r": self.record}
        self.header()
        rows = [(paragraph, *label) for paragraph in self.source.paragraphs for label in paragraph.labels]
        for letters in ("qp", "agtnr"):
            for row in rows:
                self.paragraph, self.line, letter, fields = row
                try:
                    if letter in letters:
                        steps[letter](*fields)
                    if letters == "qp":
                        self.belongs(letter, steps)
                except LabelFault as fault:
                    self.faults.append(str(fault))
                except TypeError:
                    self.faults.append(str(self.fault(f"label {letter!r}: {len(fields)} fields, too few or many")))
        for found in (self.records, self.gaps, self.times, self.quantities, self.questions):
            found.sort(key=lambda row: row["anchor"]["start"])
        self.quotes.sort(key=lambda row: row["parts"][0]["start"])
        if not self.faults:
            self.twice()
        return self

    def fault(self, what: str) -> LabelFault:
        """Return a fault at the label being read."""
        return self.source.fault(self.line, what)

    def belongs(self, letter: str, known: Iterable[str]) -> None:
        """Refuse an unknown letter, and a label under a block that carries none."""
        if letter not in known:
            raise self.fault(f"found label {letter!r}, expected one of {', '.join(known)}")
        if self.paragraph.kind not in READ_KINDS:
            raise self.fault(f"a label under a {self.paragraph.kind}, expected body or notice")

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
            for one, other in pairwise(found):
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
        self.gaps.append(
            row | {"state": self.term("gap_state", state), "holder": self.name(holder) if holder else None}
        )

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
        inside = [
            q for q in self.quotes for p in q["parts"] if p["start"] <= anchor["start"] and anchor["end"] <= p["end"]
        ]
        row = {"anchor": anchor, "chain": self.listed(chain, " > "), "quoted": bool(inside)}
        row |= {"wording": inside[0]["source"] if inside else "publisher"} | self.stance(stance)
        row |= {
            "event": self.term("event", kind),
            "actor": self.listed(actor, ";"),
            "recipient": self.listed(recipient, ";"),
        }
        where = None if place in ("", "-") else "OPEN" if place == "OPEN" else self.name(place)
        self.to_come(kind, row["modality"])
        self.records.append(row | {"time": self.when(time), "place": where})

    def to_come(self, kind: str, modality: str) -> None:
        """Hold to the guide: meetings and cooperation to come are AGREE, merely possible ones COOPERATE."""
        if kind in TALKS and modality in ("planned", "ready"):
            raise self.fault(f"event: found {kind} beside {modality}, expected AGREE")
        if kind == "AGREE" and modality in ("possible", "called_for", "asked"):
            raise self.fault(f"event: found AGREE beside {modality}, expected COOPERATE")

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


def as_number(digits: str) -> int | float:
    """Return the number, whole where it is whole."""
    value = float(digits)
    return int(value) if value.is_integer() else value
