"""Readings of short invented texts, for the tables of the reading tests."""

from onrecord.core.reading import Reading
from onrecord.core.report import Block, Language, Report
from onrecord.read import PLAIN


def report_of(text: str) -> Report:
    """Make a report of a text: every line a body block."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("body", at, at + len(line)))
        at += len(line) + 1
    return Report("test", text, "0" * 64, tuple(blocks), Language("en", True, 1.0))


def reading_of(text: str) -> Reading:
    """Run the plain steps over a text."""
    reading = Reading(report_of(text))
    for step in PLAIN:
        reading = step(reading)
    return reading
