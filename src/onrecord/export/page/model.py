"""The model: what the scripts of a report page know of its records, as JSON."""

from __future__ import annotations

import json
from typing import Any

from onrecord.core.record import LeftOpen, Participant, Record, Silent, Stated
from onrecord.core.vocab import terms
from onrecord.export import wording
from onrecord.export.cite import citations, render
from onrecord.export.page.leaf import Leaf, Shown, voice_of

SCHEMA = "onrecord/page/1"
"""The name and version of this form, as docs/reference/web.md describes it."""


def model(leaf: Leaf) -> dict[str, Any]:
    """Return a report page as plain dictionaries and lists: head, records, gaps, judgements, versions."""
    report = leaf.sheet.report
    given = {name: getattr(report, name) for name in ("title", "publisher", "published", "url", "byline")}
    return {
        "schema": SCHEMA,
        "report": {
            "id": report.id,
            "name": report.name,
            **{name: value.value if value else None for name, value in given.items()},
            "paragraphs": len(report.paragraphs),
            "counts": leaf.counts,
        },
        "records": [
            _record(leaf, shown, render(cited, "text").strip())
            for shown, cited in zip(leaf.records, citations(leaf.sheet, (s.record for s in leaf.records)), strict=True)
        ],
        "gaps": [
            {
                "about": terms("gap_about")[gap.about].label, "state": terms("gap_state")[gap.state].label,
                "words": gap.anchor.exact, "sentence": leaf.sentence_at(gap.anchor.start),
            }
            for gap in leaf.sheet.gaps
        ],
        "sentences": [s.exact for s in leaf.sentences],
        "chains": _chains(leaf),
        "judgements": [
            {"id": s.id, "said": s.said, "words": s.anchor.exact, "signer": s.signer, "made_at": s.made_at,
             "reason": s.reason, "in_force": s.live, "orphan": s.orphan or None}
            for s in leaf.said
        ],
        "versions": [
            {"report": v.report, "title": v.title, "published": v.published, "here": v.here} for v in leaf.versions
        ],
    }  # fmt: skip


def to_script(value: object) -> str:
    """Return a value as JSON that can stand inside a script element: nothing in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _chains(leaf: Leaf) -> list[str]:
    """Return the chains that the page shows, for choosing another one, the publisher's own voice first."""
    shown = [dict(s.fields).get("chain", "") for s in leaf.records]
    return list(dict.fromkeys(("publisher", *filter(None, shown))))


def _record(leaf: Leaf, shown: Shown, cited: str) -> dict[str, Any]:
    """Return one record as the margin shows it."""
    record, sheet = shown.record, leaf.sheet
    return {
        "number": record.number, "id": record.id, "words": record.anchor.exact, "put": wording.put(record),
        "modality": record.modality, "denied": record.polarity == "-", "voice": voice_of(record),
        "colour": leaf.colour(record), "chain": wording.voice(record).split(" > "),
        "paragraph": sheet.report.paragraph_at(record.anchor.start), "sentence": leaf.sentence_at(record.anchor.start),
        "state": shown.state, "out": shown.out, "rows": _rows(record), "fields": dict(shown.fields),
        "notes": list(shown.notes), "cite": cited,
    }  # fmt: skip


def _rows(record: Record) -> list[list[str]]:
    """Return the fields of a record that have something to say, as pairs of a label and plain words."""
    rows = [
        ("in quotation marks", record.wording.name if isinstance(record.wording, Participant) else "", record.quoted),
        ("kind of act", _event(record), record.event is not None and record.event.type != "NONE"),
        ("who", "; ".join(who.name for who in record.actor), bool(record.actor)),
        ("to whom", "; ".join(who.name for who in record.recipient), bool(record.recipient)),
        ("when", _stated(record.time), not isinstance(record.time, Silent)),
        ("where", _stated(record.place), not isinstance(record.place, Silent)),
        ("not found", " and ".join(_silent(record)) + " (by the reader)", bool(_silent(record))),
        ("figures", "; ".join(f"“{q.anchor.exact}”" for q in record.quantities), bool(record.quantities)),
        ("on condition", record.condition.exact if record.condition else "", record.condition is not None),
        ("imputed to", record.imputed_to.name if record.imputed_to else "", record.imputed_to is not None),
        ("taken for granted", record.presupposed.anchor.exact if record.presupposed else "", bool(record.presupposed)),
        ("step", f"{record.stage.term} (“{record.stage.anchor.exact}”)" if record.stage else "", bool(record.stage)),
        ("certainty", terms("certainty")[record.certainty].label, record.certainty != "certain"),
        ("shown by", "; ".join(f"“{cue.anchor.exact}”" for cue in record.cues), bool(record.cues)),
        ("unsure", "; ".join(_unsure(record)), bool(record.uncertain)),
    ]
    return [[label, value or "voice not found"] for label, value, there in rows if there]


def _event(record: Record) -> str:
    """Return the kind of act in words, with its code."""
    if record.event is None:
        return ""
    return f"{terms('event')[record.event.type].label} ({record.event.type})"


def _stated(value: object) -> str:
    """Return a field that may be stated, left open or silent, with the words it rests on."""
    if isinstance(value, Stated):
        basis = "" if value.basis == "printed" else f", {value.basis}"
        return f"{value.value} (“{value.anchor.exact}”{basis})"
    return f"left open: “{value.anchor.exact}”" if isinstance(value, LeftOpen) else ""


def _silent(record: Record) -> list[str]:
    """Return what of time and place the reader found no word for; the page may still have one."""
    fields = (("time", record.time), ("place", record.place))
    return [name for name, value in fields if isinstance(value, Silent)]


def _unsure(record: Record) -> list[str]:
    """Return the fields that the reader is not sure of, each with what else it may be."""
    return [
        f"{entry.field}: {' or '.join(candidate.value for candidate in entry.candidates)}?"
        for entry in record.uncertain
    ]
