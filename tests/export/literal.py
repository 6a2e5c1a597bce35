"""Sheets made from literals: a text in which the words of each record are given, so that exports are tested alone."""

from onrecord.core.anchor import Anchor
from onrecord.core.reading import ReportKind
from onrecord.core.record import Event, Link, Participant, Record, Sheet, record_id
from onrecord.core.report import Block, Given, Language, Report


def report(text, *, publisher="Coastal Herald", title="Ondria shuts its port", published="2031-06-03", url=None):
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("body", at, at + len(paragraph)))
        at += len(paragraph) + 2
    given = {"publisher": publisher, "title": title, "published": published, "url": url}
    known = {name: Given(value, "printed") for name, value in given.items() if value}
    return Report("page.txt", text, "00", tuple(blocks), Language("en", True, 1.0), **known)


def anchor(text, words, number=0):
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Anchor.of(text, start, start + len(words))


def party(text, words, number=0):
    return Participant(words, None, anchor(text, words, number))


def voice(text, words, **more):
    return Link(words, None, anchor(text, words), **more)


def record(page, number, words, *, event="CONSULT", **more):
    """A record of the words given, put as done by the page unless said otherwise; its evidence is its paragraph."""
    text = page.text
    at = words if isinstance(words, Anchor) else anchor(text, words)
    block = next(b for b in page.blocks if b.start <= at.start < b.end)
    values = {
        "id": record_id(page.id, at, number), "number": number, "anchor": at,
        "evidence": (Anchor.of(text, block.start, block.end),), "chain": (), "wording": "publisher", "quoted": False,
        "modality": "actual", "polarity": "+", "certainty": "certain", "by": ("by hand",),
        "event": Event(event) if event else None,
    }  # fmt: skip
    return Record(**{**values, **more})


def sheet(page, *records, **more):
    return Sheet(page, ReportKind("news"), records, by=("by hand",), **more)
