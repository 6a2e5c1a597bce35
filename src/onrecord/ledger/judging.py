"""Judging: what a person says is checked against the report before it becomes a row, and spread where that is asked.

Every judgement is signed and dated; every one but a confirmation and an undo has a reason. A rejection or amendment
says first of all whether the record misreads the page, the page is wrong, or the words are not part of the report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onrecord.core.anchor import Anchor
from onrecord.core.correction import Rest
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.core.record import Record
from onrecord.ledger.attach import owner
from onrecord.ledger.fields import BLOCK, ENTITY, WHOLE, judged_fields, on_screen, with_value
from onrecord.ledger.fold import MARK, WITH, amended, covered, mark_of
from onrecord.ledger.shelf import judgement_of
from onrecord.ledger.view import ReportView

_FIELDS = {"add": (WHOLE,), "merge": (ENTITY,), "split": (ENTITY,), "furniture": (BLOCK,)}
_VALUED = {"amend": "a value", "add": "a JSON object of fields", "merge": "a name", "challenge": "a source"}


def instant(text: str) -> str:
    """Return a moment in the one form that the ledger keeps: UTC, to the microsecond, whole seconds without a fraction.

    Such moments sort as their texts do once the Z is taken off (`fold.order`).

    Raises:
        LedgerError: when the text is no moment, or does not say its offset from UTC.

    Example:
        >>> instant("2031-06-03T14:00:00+02:00")
        '2031-06-03T12:00:00Z'
        >>> instant("2031-06-03T12:00:00.25Z")
        '2031-06-03T12:00:00.250000Z'
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise LedgerError("not a moment", found=text[:40], expected="an ISO date and time in UTC, 2031-06-03T12:00:00Z")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def later(moment: str) -> str:
    """Return the moment a microsecond after one that `instant` gave.

    Example:
        >>> later("2031-06-03T12:00:00Z")
        '2031-06-03T12:00:00.000001Z'
    """
    return instant((datetime.fromisoformat(moment) + timedelta(microseconds=1)).isoformat())


def apart(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Return a judgement dated after all that its signer said of this report at the very same moment.

    So what one person says in one second, or under one date given by hand, keeps the order in which it was said.
    Saying again what was said at that moment is the same judgement.
    """
    rows = connection.execute(
        "SELECT made_at, id FROM judgement WHERE report = ? AND signer = ? AND made_at >= ?",
        (judgement.report, judgement.signer, judgement.made_at.removesuffix("Z")),
    ).fetchall()
    moments, names = {row[0] for row in rows}, {row[1] for row in rows}
    while judgement.made_at in moments and judgement.id not in names:
        judgement = replace(judgement, made_at=later(judgement.made_at))
    return judgement


def made_whole(
    connection: sqlite3.Connection, view: ReportView, judgement: Judgement, *, record: str | None = None
) -> Judgement:
    """Check a judgement against its report, and fill in what was seen; `record` names one of several on a stretch.

    Raises:
        LedgerError: when it is unsigned, undated, without its reason or value, about nothing, or cannot stand.
    """
    judgement = replace(judgement, made_at=instant(judgement.made_at), signer=judgement.signer.strip())
    if not judgement.signer:
        raise LedgerError("a judgement is not signed", expected="a signer", next_step="say who judges with --signer")
    if judgement.verdict == "undo":
        return _undo(connection, judgement)
    _check_words(view, judgement)
    if judgement.verdict in _FIELDS or judgement.field in (ENTITY, BLOCK):
        return _check_kind(view, judgement)
    shown = record_at(view, judgement.anchor, record)
    if shown is None:
        if judgement.verdict == "challenge":
            return judgement
        raise LedgerError(
            "no record stands at these words", where=view.sheet.report.id, found=judgement.anchor.exact[:60],
            expected="the words of one record", next_step="use `add` for a record that is missed",
        )  # fmt: skip
    if judgement.verdict == "amend":
        with_value(view.sheet, shown, judgement.field, judgement.value or "")
    elif judgement.field != WHOLE:
        on_screen(shown, judgement.field)
    return _with_seen(view, judgement, shown)


def spread(view: ReportView, judgement: Judgement, rest: Rest) -> Iterator[Judgement]:
    """Yield the same judgement on every other record that shows the same value, in the quotation, the paragraph or the report.

    Raises:
        LedgerError: when the judgement is not about one field of a record that stands in a quotation.
    """
    first = record_at(view, judgement.anchor, None, dict(judgement.seen).get(MARK))
    if (
        judgement.verdict not in ("amend", "reject", "confirm")
        or judgement.field not in judged_fields()
        or first is None
    ):
        raise LedgerError("only a judgement on one field can be spread", found=f"{judgement.verdict} {judgement.field}")
    held = [quote for quote in view.sheet.quotes if any(part.covers(judgement.anchor) for part in quote.parts)]
    if rest == "quotation" and not held:
        raise LedgerError("these words stand in no quotation", where=view.sheet.report.id, found=judgement.anchor.exact)
    shown = on_screen(first, judgement.field)
    blocks = [b for b in view.sheet.report.blocks if b.start <= judgement.anchor.start < b.end]
    for other in (entry.record for entry in view.records):
        inside = {
            "quotation": any(part.covers(other.anchor) for quote in held for part in quote.parts),
            "paragraph": any(b.start <= other.anchor.start < b.end for b in blocks),
            "name": True,
        }
        if other.id != first.id and on_screen(other, judgement.field) == shown and inside[rest]:
            bare = replace(judgement, anchor=other.anchor, seen=((WITH, judgement.id),))
            yield _with_seen(view, bare, other)


def record_at(view: ReportView, anchor: Anchor, record: str | None, mark: str | None = None) -> Record | None:
    """Return the record at these words: the one, or the one of several that the id or the mark names."""
    records = [entry.record for entry in view.records]
    anchors = sorted({entry.anchor for entry in records})
    nearest = owner(anchor, anchors)
    if nearest is None:
        return None
    held = [entry for entry in records if entry.anchor == anchors[nearest]]
    if record is not None:
        held = [entry for entry in held if entry.id == record]
    elif mark is not None:
        held = [entry for entry in held if mark_of(records, entry) == mark]
    return held[0] if len(held) == 1 else None


def write(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """Write one judgement; say whether it is new."""
    row = (
        judgement.id, judgement.report, judgement.anchor.start, judgement.anchor.end, judgement.anchor.exact,
        judgement.field, judgement.verdict, judgement.signer, judgement.made_at, judgement.reason, judgement.value,
        judgement.fault, json.dumps(judgement.seen, ensure_ascii=False), judgement.undoes,
    )  # fmt: skip
    done = connection.execute(
        'INSERT OR IGNORE INTO judgement (id, report, "start", "end", exact, field, verdict, signer, made_at, reason,'
        f" value, fault, seen, undoes) VALUES ({', '.join('?' * 14)})",
        row,
    )
    return done.rowcount > 0


def _undo(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Check that an undo takes back a judgement of its own signer; it stands at the same words."""
    target = judgement_of(connection, judgement.undoes or "")
    if target.signer != judgement.signer:
        raise LedgerError(
            "only the signer takes a judgement back", where=target.id, found=judgement.signer, expected=target.signer,
            next_step="make a judgement of your own; where they differ both are shown",
        )  # fmt: skip
    return replace(judgement, report=target.report, anchor=target.anchor, field=target.field)


def _check_words(view: ReportView, judgement: Judgement) -> None:
    """Refuse a judgement whose anchor, reason, value or fault is not as it must be."""
    text, anchor = view.sheet.report.text, judgement.anchor
    if not (anchor.holds_in(text) and anchor.start < anchor.end):
        raise LedgerError(
            "these words do not stand there", where=f"{judgement.report} [{anchor.start}:{anchor.end}]",
            found=repr(text[anchor.start : anchor.end][:60]), expected=repr(anchor.exact[:60]),
        )  # fmt: skip
    if judgement.verdict != "confirm" and not judgement.reason.strip():
        raise LedgerError("a judgement has no reason", found=judgement.verdict, next_step="say why with --reason")
    if judgement.verdict in _VALUED and not (judgement.value or "").strip():
        raise LedgerError("a judgement has no value", found=judgement.verdict, expected=_VALUED[judgement.verdict])
    if judgement.verdict in ("reject", "amend") and judgement.fault is None:
        raise LedgerError(
            "a judgement does not say what is wrong", found=judgement.verdict,
            expected="misread (the record misreads the page), page_wrong or not_part", next_step="say it with --fault",
        )  # fmt: skip


def _check_kind(view: ReportView, judgement: Judgement) -> Judgement:
    """Check a judgement on names, on furniture, or on a record that is missed."""
    allowed = _FIELDS.get(judgement.verdict)
    if allowed and judgement.field not in allowed:
        raise LedgerError("not a field for this verdict", found=judgement.field, expected=allowed[0])
    if judgement.verdict == "amend":
        raise LedgerError("names and blocks are not amended", found=judgement.field, expected="merge, split, furniture")
    if judgement.verdict == "add":
        _check_added(view, judgement)
    if judgement.verdict in ("merge", "split"):
        _check_name(view, judgement)
    return judgement


def _check_added(view: ReportView, judgement: Judgement) -> None:
    """Refuse an added record that is too long, or that has values which cannot stand."""
    if not 1 <= len(judgement.anchor.exact.split()) <= 4:
        raise LedgerError("a record is pinned to one to four words", found=judgement.anchor.exact[:60])
    bare = Record("", 0, judgement.anchor, (judgement.anchor,), (), "publisher", False, "actual", "+", "certain", ())
    for field, text in amended(judgement).items():
        bare = with_value(view.sheet, bare, field, text)
    rivals = [entry for entry in view.records if entry.record.anchor == judgement.anchor]
    if len(rivals) > 1:
        raise LedgerError("several records stand at these words", found=judgement.anchor.exact, next_step="amend one")


def _check_name(view: ReportView, judgement: Judgement) -> None:
    """Refuse a merge or split that is about no name of the report."""
    entities = view.sheet.entities
    if not any(m.overlaps(judgement.anchor) for entity in entities for m in entity.mentions):
        raise LedgerError("no name stands at these words", where=judgement.report, found=judgement.anchor.exact[:60])
    names = {entity.name for entity in entities} | {m.exact for entity in entities for m in entity.mentions}
    if judgement.verdict == "merge" and judgement.value not in names:
        raise LedgerError("no such name in the report", found=judgement.value or "", expected="a name as it is printed")


def _with_seen(view: ReportView, judgement: Judgement, shown: Record) -> Judgement:
    """Fill in the values on screen that a judgement covers, and what tells its record from others on the stretch."""
    kept = tuple(pair for pair in judgement.seen if pair[0] in judged_fields())
    if judgement.verdict in ("confirm", "reject"):
        kept = kept or covered(shown, judgement.field)
    others = tuple(pair for pair in judgement.seen if pair[0] == WITH)
    mark = mark_of([entry.record for entry in view.records], shown)
    marks = ((MARK, mark),) if mark else ()
    return replace(judgement, anchor=shown.anchor, seen=kept + others + marks)
