"""A checked draft for people, 80 columns: each sentence with what backs it, each finding with the change that mends it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from onrecord.core.finding import Backing, Check, CheckedSentence, Finding
from onrecord.core.vocab import terms
from onrecord.export.wording import clip, shown

WIDTH = 80
LABEL = 19
"""Columns of the kind of a finding; the longest label has 17."""


def screen(check: Check) -> str:
    """Return the check as plain text, ending in a line end."""
    lines = [*_head(check), ""]
    for sentence in check.sentences:
        lines += _sentence(check, sentence)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def place(check: Check, sentence: CheckedSentence) -> str:
    """Return where a sentence stands: its line in a file that has lines, else its paragraph."""
    if check.draft.lined:
        return f"line {check.draft.text.count(chr(10), 0, sentence.anchor.start) + 1}"
    return f"¶{sentence.paragraph}"


def name(check: Check, backing: Backing) -> str:
    """Return a report's name and the paragraph of the words, as people call them."""
    given = check.reports[backing.report].name.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{shown(given)} ¶{backing.paragraph}" if backing.paragraph else f"{shown(given)} headline"


def _head(check: Check) -> list[str]:
    """Return how many sentences are supported, near, differ and are absent, and the notes."""
    counts = {verdict: sum(s.verdict == verdict for s in check.sentences) for verdict in terms("check_verdict")}
    reports = f"{len(check.reports)} report{'s' * (len(check.reports) != 1)}"
    found = len(check.findings)
    lines = [
        clip(f"{shown(check.draft.report.name)} against {reports}: {len(check.sentences)} sentences", WIDTH),
        f"{counts['supported']} supported, {counts['near']} near, {counts['differs']} differ, "
        f"{counts['absent']} not in these reports; "
        f"{found} finding{'s' * (found != 1)}, {len(check.suggestions)} to look at",
        "What the reports say, not what is so.",
    ]  # fmt: skip
    for note in check.notes:
        lines += textwrap.wrap(f"Note: {shown(note)}", WIDTH)
    return lines


def _sentence(check: Check, sentence: CheckedSentence) -> Iterator[str]:
    """Yield the lines of one sentence."""
    label = terms("check_verdict")[sentence.verdict].label
    if sentence.findings:
        label += " in " + ", ".join(dict.fromkeys(finding.kind for finding in sentence.findings))
    elif sentence.backing:
        first = sentence.backing[0]
        record = f" r{first.record}" if first.record else ""
        label += f": {name(check, first)}{record}"
    yield clip(f"{place(check, sentence)}  {label}", WIDTH)
    yield clip(f'  "{shown(sentence.anchor.exact)}"', WIDTH)
    for finding in (*sentence.findings, *sentence.suggestions):
        yield from _finding(check, finding)
    yield ""


def _finding(check: Check, finding: Finding) -> Iterator[str]:
    """Yield the lines of one finding: kind and words, why, the report's words, the change."""
    label = terms("check_kind")[finding.kind].label.upper()
    kind = label if finding.sure else f"look: {label.lower()}"
    yield clip(f'  {kind:<{LABEL}} "{shown(finding.anchor.exact)}"', WIDTH)
    indent = " " * (LABEL + 3)
    yield from textwrap.wrap(finding.why, WIDTH, initial_indent=indent, subsequent_indent=indent)
    said = f'{name(check, finding.source)}: "{shown(finding.source.anchor.exact)}"'
    yield from textwrap.wrap(said, WIDTH, initial_indent=indent, subsequent_indent=indent)
    if finding.mend:
        yield from textwrap.wrap(
            f"write: {' '.join(finding.mend.split())}", WIDTH, initial_indent=indent, subsequent_indent=indent + "  "
        )
