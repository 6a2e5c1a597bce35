"""Wording: how surfaces say what is on record, in the same few words everywhere.

`actual` prints as "said as done" or "said to hold". Nothing here says that anything is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.record import UNKNOWN_VOICE, Link, Record, Sheet
from onrecord.core.vocab import lexicon, terms

FIRMEST_FIRST = ("actual", "planned", "ready", "possible", "called_for", "conditional", "asked")
NEGATIVE = {
    "actual": "said not so", "planned": "will not", "ready": "not ready", "possible": "may not",
    "called_for": "should not", "conditional": "if, not", "asked": "asked",
}  # fmt: skip
EDGES = " ,;:.–—-'\"”"
"""Marks that a short quotation of the page does not end in."""


def firmness(record: Record) -> tuple[bool, int, int]:
    """Return the key that sorts records firmest wording first, denied ones last, else in text order."""
    return (record.polarity == "-", FIRMEST_FIRST.index(record.modality), record.number)


def firmest_first(records: Iterable[Record]) -> list[Record]:
    """Return the records of one matter firmest wording first; of those put equally firmly, the furthest stage first.

    Stages order only what stands on one ladder; a record whose words give none comes after those that do.
    """
    listed = list(records)
    rank = _ranks(frozenset(record.stage.term for record in listed if record.stage))

    def key(record: Record) -> tuple[bool, int, int, int]:
        denied, put, number = firmness(record)
        return (denied, put, -rank.get(record.stage.term, -1) if record.stage else 1, number)

    return sorted(listed, key=key)


@cache
def _ranks(found: frozenset[str]) -> Mapping[str, int]:
    """Return where these stages stand on the first ladder that has them all; nothing where no ladder has."""
    for name in lexicon("stage_words")["ladders"]:
        steps = [step for step in lexicon(f"ladder_{name}") if step != "nouns"]
        if found and found <= set(steps):
            return {step: number for number, step in enumerate(steps)}
    return {}


def not_found(sheet: Sheet, what: str) -> str:
    """Return how it is said that something was not found: of the reader only, never of the page.

    A page that looks cut may have had it in the part that is missing, so there it is only said not to have been read.
    """
    return f"{what} not read" if sheet.report.cut else f"{what} not found by the reader"


def put(record: Record) -> str:
    """Return how a record is put, in the words that surfaces use."""
    if record.polarity == "-":
        denied = bool(record.chain) and record.chain[-1].act == "denies"
        return "denied" if denied else NEGATIVE[record.modality]
    if record.modality == "actual":
        label = "said to hold" if record.tense == "present" else terms("modality")["actual"].label
    else:
        label = terms("modality")[record.modality].label
    return f"{label}, if" if record.condition and record.modality != "conditional" else label


def voice(record: Record) -> str:
    """Return on whose word a record stands, from the page inwards."""
    return " > ".join(("page", *(_name(link) for link in record.chain)))


def _name(link: Link) -> str:
    """Return how one voice is shown; one that nobody could be found for says so."""
    return "voice not found" if link.name == UNKNOWN_VOICE else link.name


def paragraph(sheet: Sheet, anchor: Anchor) -> str:
    """Return the paragraph mark of an anchor, empty for words outside numbered paragraphs."""
    number = sheet.report.paragraph_at(anchor.start)
    return f"¶{number}" if number else ""


def words(sheet: Sheet, record: Record, width: int) -> str:
    """Return the printed words around a record's anchor, cut at words to `width` characters, in quotation marks."""
    evidence = record.evidence[0]
    text = sheet.report.text
    cues = [c.anchor.start for c in record.cues if evidence.start <= c.anchor.start <= record.anchor.start]
    first = min([record.anchor.start, *cues])
    room = max(8, width - 2)
    if record.anchor.end - first > room - 4:
        first = record.anchor.start
    last = record.anchor.end
    while last < evidence.end and not (text[last].isspace() and last - first >= room - 3):
        last += 1
        if last - first > room - 3:
            back = text.rfind(" ", record.anchor.end, last)
            last = back if back > 0 else record.anchor.end
            break
    cut = text[first:last].rstrip(EDGES)
    return f'"{shown(cut)}"'


_SINGLE = {ord(c): "'" for c in '"“”«»„‟'}


def shown(text: str) -> str:
    """Return printed words on one line: line ends and control characters become single blanks.

    Quotation marks inside are made single, so that the outer marks are ours and theirs never mix.
    """
    line = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(line.split()).translate(_SINGLE)


def clip(text: str, width: int) -> str:
    """Return `text` cut to `width` characters, with three dots where something was cut.

    Example:
        >>> clip("a senior official of the ministry", 20)
        'a senior official...'
    """
    if len(text) <= width:
        return text
    room = max(1, width - 3)
    cut = text[:room]
    if not text[room].isspace() and cut.rfind(" ") > room // 2:
        cut = cut[: cut.rfind(" ")]
    return f"{cut}..."
