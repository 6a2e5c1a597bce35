"""Report kind: news, analysis, opinion and so on, with the words that show it.

A label of the page counts first (in its head, for a release in its last lines too), then its shape: dated entries of a
live page, questions and answers of an interview, a first person who argues. The words or the first of them are the
anchor. Whoever speaks outermost follows from the kind elsewhere; here the kind and its words are given, no more.

Source: design of the record, section 3 (report kind); genres of news after Bell 1991, The Language of News Media.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, ReportKind, Step
from onrecord.core.report import Block, Report

SHOWN = (
    ("live", re.compile(r"\b(?:Live updates?|LIVE|Live blog|Live:|[Aa]s it happen(?:s|ed)|[Nn]ewest entries first|Refresh for more)\b")),
    ("interview", re.compile(r"\b(?:Interview|INTERVIEW|Q&A|Transcript|spoke to [A-Z]\w+ [A-Z]\w+|talks to [A-Z]\w+ [A-Z]\w+)(?!\w)")),
    ("opinion", re.compile(r"^(?:Opinion|OPINION|Op-Ed|Comment(?:ary)?|Column|Editorial|EDITORIAL|Leader|Viewpoint|Letters? to the editor)\b")),
    ("analysis", re.compile(r"\b(?:Analysis|ANALYSIS|Explainer|EXPLAINER|Explained:|Backgrounder|News analysis|What we know|questions about)\b")),
    ("release", re.compile(
        r"\b(?:Press [Rr]elease|PRESS RELEASE|News release|[Ff]or (?:immediate )?(?:release|use)|FOR IMMEDIATE RELEASE|Joint [Ss]tatement|"
        r"Statement (?:by|of|regarding|on)\b|/ Statement /|Check against delivery|Briefing notes?|Incident [Nn]ote|INCIDENT NOTE|"
        r"Issued (?:by|under|on behalf)|Communications Unit|Press (?:office|service|department)|Communiqu[eé]|COMMUNIQU[EÉ]|"
        r"Ministry of [\w ,]{3,60}\| News)"
    )),
)  # fmt: skip
"""Labels of a page's head, by kind, in the order in which they count. Set by hand, November 2026, on the open reports of
`training/reports`; a label in running text is none."""
TAIL = re.compile(
    r"^(?:Ends?\b|ENDS\b|Notes? (?:to|for) editors|Media (?:enquiries|inquiries|contact)|Press (?:contact|enquiries|desk)|Annex:|"
    r"Contact:|For further information|Forward-looking statements|This announcement is|The next (?:note|bulletin) )"
)
"""How the last lines of a release begin."""
CLOCK = re.compile(r"^(?:\[?)\d{1,2}[.:h]\d{2}\b")
LABELLED = re.compile(r"^(?:Q|A|[A-Z][A-Z.’' -]{2,40}):\s")
FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
LONGEST_LABEL = 140
"""Most characters of a line that may be a label."""
ENTRIES, TURNS, FIRSTS, LAST_LINES = 3, 4, 3, 4
"""Least dated entries of a live page, labelled turns of an interview, first persons of an opinion; lines of the end that are
looked at. Set by hand, November 2026, on the same reports."""


def find_kind(reading: Reading) -> Reading:
    """Fill the report kind: by a label of the page, else by its shape."""
    report = reading.report
    for found in (_notice(report), _shape(report), _label(report), _tail(report), _argued(reading)):
        if found is not None:
            return replace(reading, kind=found)
    if report.dateline is not None or any(a.cue for a in reading.attributions):
        why = "dateline" if report.dateline is not None else "attributed statements"
        return replace(reading, kind=ReportKind("news", None, why))
    return reading


def _notice(report: Report) -> ReportKind | None:
    """Return the kind of a page that is a correction and nothing else."""
    if not report.paragraphs or any(block.kind != "notice" for block in report.paragraphs):
        return None
    first = report.paragraphs[0]
    return ReportKind("notice", Anchor.of(report.text, first.start, first.end), "notice alone")


def _head(report: Report) -> Iterator[Block]:
    """Yield the lines above the running text: the first long paragraph ends them."""
    for block in report.blocks:
        if block.kind == "body" and block.end - block.start > LONGEST_LABEL:
            return
        if block.end - block.start <= LONGEST_LABEL:
            yield block


def _label(report: Report) -> ReportKind | None:
    """Return the kind that a label in the head names, the first kind of `SHOWN` that any line has."""
    lines = [(block, report.text[block.start : block.end]) for block in _head(report)]
    for kind, shown in SHOWN:
        for block, words in lines:
            match = shown.search(words)
            if match:
                start = block.start + match.start()
                return ReportKind(kind, Anchor.of(report.text, start, start + len(match[0])), "label of the page")
    return None


def _tail(report: Report) -> ReportKind | None:
    """Return release where the page ends as one does ("Ends", "Notes to editors", "Media enquiries")."""
    for block in report.blocks[-LAST_LINES:]:
        match = TAIL.match(report.text[block.start : block.end])
        if match:
            return ReportKind(
                "release", Anchor.of(report.text, block.start, block.start + len(match[0])), "end of a release"
            )
    return None


def _shape(report: Report) -> ReportKind | None:
    """Return live or interview where the lines begin with times or with who speaks."""
    starts = [
        (block, report.text[block.start : block.start + 48]) for block in report.blocks if block.kind != "furniture"
    ]
    dated = [(block, match) for block, words in starts if (match := CLOCK.match(words))]
    if len(dated) >= ENTRIES:
        block, match = dated[0]
        return ReportKind(
            "live", Anchor.of(report.text, block.start, block.start + len(match[0])), "entries by the clock"
        )
    turns = [(block, match[0].rstrip()) for block, words in starts if (match := LABELLED.match(words))]
    speakers = Counter(label for _, label in turns)
    if len(turns) >= TURNS and sum(count > 1 for count in speakers.values()) >= 2:
        block, label = turns[0]
        return ReportKind(
            "interview", Anchor.of(report.text, block.start, block.start + len(label)), "questions and answers"
        )
    return None


def _argued(reading: Reading) -> ReportKind | None:
    """Return opinion where the page itself says I, outside quotation marks, without a dateline."""
    report = reading.report
    if report.dateline is not None:
        return None
    inside = [(q.start, q.end) for q in reading.quotations]
    firsts = [
        block.start + match.start()
        for block in report.paragraphs
        for match in FIRST_PERSON.finditer(report.text[block.start : block.end])
        if not any(start <= block.start + match.start() < end for start, end in inside)
    ]
    if len(firsts) < FIRSTS:
        return None
    end = firsts[0] + len(FIRST_PERSON.match(report.text, firsts[0])[0])  # type: ignore[index]
    return ReportKind("opinion", Anchor.of(report.text, firsts[0], end), "a first person argues")


STEP = Step("kind", "2", frozenset({"attributions", "quotations"}), frozenset({"kind"}), find_kind)
