"""Absence: whatever the reader misses, no screen says of the page that it lacks something which the text has.

Each labelled record is dropped in turn, as if the reader had missed it, and the screen is read: what it says is not
there must be worded as not found by the reader, or hold of the whole page. The labels are those of the training
reports, always, and of the open gold reports where their folder stands beside the project (ONRECORD_DEV).
"""

import json
import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import onrecord
from onrecord.export import screen

FOLDER = Path(__file__).resolve().parents[2] / "training" / "reports" / "json"
REPORTS = sorted(path.stem for path in FOLDER.glob("*.json"))[::3]
"""Every third report, for the time it takes; all of them held on 28 November 2026 (take the step of three away)."""
DEV = Path(os.environ.get("ONRECORD_DEV") or Path(__file__).resolve().parents[3] / "shared")
"""The folder with the gold reports, which are other people's texts and stand outside the project."""
CLOSED = re.compile(r"of the eleven \(([^)]*)\) are closed")
ABSENT = re.compile(r"\b(?:no|none|never|nobody|nothing|nowhere|not|without|lacks?|missing|absent)\b", re.IGNORECASE)
OF_THE_READER = (
    "publisher not found by the reader", "date not found by the reader", "headline not found by the reader",
    "What the page says, not what is so.",
    "no quotation found by the reader", "voice not found", "without closing punctuation", "not read", "kind not shown",
)  # fmt: skip
OF_A_RECORD = (
    "said not so",
    "will not",
    "not ready",
    "may not",
    "should not",
    "if, not",
    "NO REPLY",
    "no reply:",
    "not given",
)
QUOTED = re.compile(r'"[^"\n]*"?')
WIDE = 4000
"""Columns at which no line of a screen is cut or wrapped."""
PRINTED = re.compile(r"page > .*|^\S  .*firmest wording first.*|^(?:ALSO )?SAID .*|^(?:VOICES|FIGURES) .*")
"""Where a screen repeats words of the page without marks: voices, and what a matter is called."""
MARKS = '"“”«»„‟‘'


@cache
def labelled(name):
    """Return the text of a report, its labels, and the sheet that the plain steps make of it."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    labels = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return text, labels, onrecord.read_text(text, plain=True)


@cache
def open_gold():
    """Return the names of the gold reports that may be opened; their README names those that may not."""
    readme = DEV / "gold" / "README.md"
    closed = CLOSED.search(readme.read_text(encoding="utf-8")) if readme.exists() else None
    if closed is None:
        return ()
    shut = {name.strip() for name in closed[1].split(",")}
    names = {path.name.removesuffix(".off.json") for path in (DEV / "gold").glob("*.off.json")}
    return tuple(sorted(names - shut))


def without(sheet, start, end):
    """Return a sheet without the records on some words, and without what points to them."""
    gone = {r.id for r in sheet.records if r.anchor.start < end and start < r.anchor.end}
    matters = (replace(m, records=tuple(i for i in m.records if i not in gone)) for m in sheet.matters)
    return replace(
        sheet,
        records=tuple(r for r in sheet.records if r.id not in gone),
        matters=tuple(m for m in matters if m.records),
        tensions=tuple(t for t in sheet.tensions if not {t.left, t.right} & gone),
        quotes=tuple(q for q in sheet.quotes if not any(p.start <= start < p.end for p in q.parts)),
        headline_claims=(),
    )


def claims_of_absence(shown):
    """Return the lines of a screen that say something is not there, in the tool's own words."""
    return [line for line in shown.splitlines() if claims_absence(line)]


@cache
def claims_absence(line):
    """Tell whether a line of a screen says that something is not there; screens of one report share most lines."""
    own = PRINTED.sub("", QUOTED.sub("", line))
    for phrase in (*OF_THE_READER, *OF_A_RECORD):
        own = own.replace(phrase, "")
    return bool(ABSENT.search(own))


def refuted_claims(sheet, text, given):
    """Return the claims of absence on the screen of a sheet that the text refutes."""
    shown = screen.first_screen(sheet, width=WIDE)
    return [c for c in claims_of_absence(shown) if refuted(c, text) and c.strip() not in given]


def refuted(claim, text):
    """Tell whether a text refutes a claim of absence; one that nobody has thought of counts as refuted."""
    if "never in quotation marks" in claim:
        return any(mark in text for mark in MARKS)
    return True


@pytest.mark.parametrize("name", REPORTS)
def test_no_screen_claims_an_absence_that_the_text_refutes(name):
    text, labels, sheet = labelled(name)
    given = {line.strip() for line in text.splitlines()}
    for label in labels["records"]:
        start, end = label["anchor"]["start"], label["anchor"]["end"]
        assert refuted_claims(without(sheet, start, end), text, given) == [], label["anchor"]["exact"]


@pytest.mark.skipif(not open_gold(), reason="the gold reports stand outside the project (ONRECORD_DEV)")
def test_no_screen_claims_an_absence_that_an_open_gold_report_refutes():
    dropped = 0
    for name in open_gold():
        text = (DEV / "gold" / f"{name}.txt").read_text(encoding="utf-8")
        labels = json.loads((DEV / "gold" / f"{name}.off.json").read_text(encoding="utf-8"))
        sheet = onrecord.read_text(text)
        given = {line.strip() for line in text.splitlines()}
        for start, end in (label["span"] for label in labels["records"]):
            gone = without(sheet, start, end)
            dropped += gone.records != sheet.records
            assert refuted_claims(gone, text, given) == [], (name, text[start:end])
    assert dropped > 100


def test_a_claim_that_the_text_refutes_is_seen():
    assert refuted("          named, never in quotation marks: Aro Lindt", "“Yes,” Aro Lindt said.")
    assert not refuted("          named, never in quotation marks: Aro Lindt", "Aro Lindt agreed.")
    assert claims_of_absence("No date is given on the page.") == ["No date is given on the page."]
    assert claims_of_absence('OPEN      time: "no date" ¶2') == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Aro Lindt met the press in Telm on Monday.", "never in quotation marks: Aro Lindt"),
        ("Aro Lindt met the press. “We will go,” a guard said.", "no quotation found by the reader: Aro Lindt"),
    ],
)
def test_never_is_said_only_of_a_page_without_marks(text, said):
    shown = " ".join(screen.first_screen(onrecord.read_text(text, publisher="Herald")).split())
    assert said in shown
