"""Listing: every record with its evidence, as plain text or as one row a record."""

from __future__ import annotations

from typing import Any

from onrecord.core.record import LeftOpen, Participant, Record, Sheet, Stated
from onrecord.export import screen, wording

COLUMNS = (
    "number", "id", "paragraph", "anchor", "put", "modality", "polarity", "certainty", "chain", "wording", "quoted",
    "event", "actor", "recipient", "time", "place", "matter", "question", "unsure", "evidence",
)  # fmt: skip
"""The columns of a table of records, in order."""


def row(sheet: Sheet, record: Record) -> dict[str, Any]:
    """Return one record as a flat row with the keys of COLUMNS."""
    words = record.wording
    return {
        "number": record.number, "id": record.id, "paragraph": sheet.report.paragraph_at(record.anchor.start),
        "anchor": record.anchor.exact, "put": wording.put(record), "modality": record.modality,
        "polarity": record.polarity, "certainty": record.certainty, "chain": wording.voice(record),
        "wording": words.name if isinstance(words, Participant) else words, "quoted": record.quoted,
        "event": record.event.type if record.event else "NONE", "actor": "; ".join(a.name for a in record.actor),
        "recipient": "; ".join(a.name for a in record.recipient), "time": _value(record.time),
        "place": _value(record.place), "matter": record.matter or "", "question": record.question or "",
        "unsure": ", ".join(entry.field for entry in record.uncertain),
        "evidence": record.evidence[0].exact if record.evidence else "",
    }  # fmt: skip


def _value(field: object) -> str:
    """Return a stated value, "OPEN" where the text leaves it open, else nothing."""
    if isinstance(field, Stated):
        return str(field.value)
    return "OPEN" if isinstance(field, LeftOpen) else ""


def full(sheet: Sheet, *, width: int = screen.NARROWEST) -> str:
    """Return every record with its evidence, then quotes, gaps, questions and support notes, in text order."""
    lines = [line.rstrip() for line in screen.first_screen(sheet, width=width).splitlines()[:4]]
    for record in sheet.records:
        lines += ["", *_entry(sheet, record)]
    for label, rows in _beside(sheet):
        if rows:
            lines += ["", label, *(f"  {line}" for line in rows)]
    return "\n".join(lines) + "\n"


def _entry(sheet: Sheet, record: Record) -> list[str]:
    """Return the lines of one record."""
    data = row(sheet, record)
    unsure = f"   ? {data['unsure']}" if data["unsure"] else ""
    lines = [f'r{record.number}  {data["put"]}: "{wording.shown(record.anchor.exact)}"  {data["chain"]}{unsure}']
    detail = [f"{key} {data[key]}" for key in ("actor", "recipient", "time", "place") if data[key]]
    detail += [f"event {data['event']}"] if data["event"] != "NONE" else []
    detail += [f"in quotation marks: {data['wording']}"] if record.quoted else []
    detail += [f'cue "{wording.shown(cue.anchor.exact)}" ({cue.value})' for cue in record.cues]
    if detail:
        lines.append("    " + "; ".join(detail))
    at = wording.paragraph(sheet, record.anchor)
    return [*lines, *(f'    {at} "{wording.shown(part.exact)}"' for part in record.evidence)]


def _beside(sheet: Sheet) -> list[tuple[str, list[str]]]:
    """Return the lists that stand beside the records, each with its label."""
    at = wording.paragraph
    quotes = [
        f"{at(sheet, q.parts[0])} {q.source.name if q.source else 'voice not found'}"
        f"{f' about {q.about.name}' if q.about else ''}: "
        + " ".join(f'"{wording.shown(part.exact)}"' for part in q.parts)
        for q in sheet.quotes
    ]
    gaps = [f'{at(sheet, g.anchor)} {g.about}, {g.state}: "{wording.shown(g.anchor.exact)}"' for g in sheet.gaps]
    questions = [f'{at(sheet, q.anchor)} "{wording.shown(q.anchor.exact)}"' for q in sheet.questions]
    support = [f'{at(sheet, s.anchor)} {s.note}: "{wording.shown(s.anchor.exact)}"' for s in sheet.support]
    figures = [f'{at(sheet, q.anchor)} "{wording.shown(q.anchor.exact)}"' for q in sheet.quantities]
    times = [f'{at(sheet, t.anchor)} "{wording.shown(t.anchor.exact)}" {t.value or "not fixed"}' for t in sheet.times]
    aside = [wording.shown(sheet.report.text[b.start : b.end]) for b in sheet.report.blocks if b.kind == "furniture"]
    return [
        ("QUOTES", quotes), ("OPEN", gaps), ("ASKED", questions), ("BACKING", support), ("FIGURES", figures),
        ("TIMES", times), ("SET ASIDE", [*aside, *(wording.shown(text) for text in sheet.report.left_out)]),
    ]  # fmt: skip
