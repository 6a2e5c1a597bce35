"""Report kind: news, analysis, opinion and so on, with the words that show it."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, ReportKind, Step

SHOWN = (
    ("opinion", re.compile(r"\b(?:Opinion|Op-Ed|Comment(?:ary)?|Column|Editorial|Leader|Viewpoint|Letters? to the editor)\b")),
    ("analysis", re.compile(r"\b(?:Analysis|Explainer|Explained|Backgrounder|News analysis)\b", re.IGNORECASE)),
    ("interview", re.compile(r"\b(?:Interview|Q&A)\b")),
    ("release", re.compile(r"\b(?:Press [Rr]elease|PRESS RELEASE|For immediate release|FOR IMMEDIATE RELEASE|News release)\b")),
    ("live", re.compile(r"\b(?:Live updates?|LIVE|Live blog|As it happened|Live:)")),
)  # fmt: skip
DATED = re.compile(r"\b\d{1,2}[.:]\d{2}\b")


def find_kind(reading: Reading) -> Reading:
    """Fill the report kind: by a label outside the body, else by the shape of the page."""
    report = reading.report
    for block in report.blocks:
        words = report.text[block.start : block.end]
        if block.kind == "body" or len(words) > 90:
            continue
        for kind, shown in SHOWN:
            match = shown.match(words) or (shown.search(words) if block.kind == "headline" else None)
            if match:
                start = block.start + match.start()
                anchor = Anchor.of(report.text, start, start + len(match[0]))
                return replace(reading, kind=ReportKind(kind, anchor, "label outside the body"))
    if report.paragraphs and all(block.kind == "notice" for block in report.paragraphs):
        first = report.paragraphs[0]
        return replace(
            reading, kind=ReportKind("notice", Anchor.of(report.text, first.start, first.end), "notice alone")
        )
    if report.dateline is not None or any(a.cue for a in reading.attributions):
        why = "dateline" if report.dateline is not None else "attributed statements"
        return replace(reading, kind=ReportKind("news", None, why))
    return reading


STEP = Step("kind", "1", frozenset({"attributions"}), frozenset({"kind"}), find_kind)
