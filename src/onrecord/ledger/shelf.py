"""The shelf: reports, sheets, judgements and logs taken out of the ledger again, as core's dataclasses."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.core.record import Record, Sheet
from onrecord.core.report import Report
from onrecord.ledger.attach import moved
from onrecord.ledger.fold import Placed, fold
from onrecord.ledger.intake import copy_of
from onrecord.ledger.rows import decode, from_json
from onrecord.ledger.view import Counts, ReportView

SHORTEST_ID = 4
"""An id may be cut to as few characters as this, where that is enough to tell it apart."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of reports: its head and how much of it is checked."""

    report: str
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None
    versions: int
    counts: Counts
    orphans: int = 0


@dataclass(frozen=True, slots=True)
class Logged:
    """One thing that happened: when, what (seen, read, a verdict, erased), to which report, and by whom."""

    at: str
    what: str
    report: str
    detail: str
    signer: str = ""


def full_id(connection: sqlite3.Connection, prefix: str) -> str:
    """Return the one report id that begins with `prefix`.

    Raises:
        LedgerError: when there is no such report, several, or when it was erased.
    """
    wanted = prefix.strip().lower()
    rows = connection.execute(
        "SELECT id FROM report WHERE id >= ? AND id < ? ORDER BY id LIMIT 3", (wanted, wanted + "g")
    ).fetchall()
    if len(rows) == 1 and len(wanted) >= SHORTEST_ID:
        return str(rows[0][0])
    tomb = connection.execute("SELECT signer, made_at, reason FROM tombstone WHERE report = ?", (wanted,)).fetchone()
    if tomb:
        raise LedgerError("this report was erased", where=wanted, found=f"by {tomb[0]} on {tomb[1]}: {tomb[2]}")
    if rows and len(wanted) >= SHORTEST_ID:
        raise LedgerError("an id fits several reports", found=wanted, expected="more of its characters")
    raise LedgerError(
        "no such report", found=prefix[:40] or "an empty id",
        expected=f"an id, or at least {SHORTEST_ID} characters of one", next_step="run `onrecord list`",
    )  # fmt: skip


def current_copy(connection: sqlite3.Connection, report: str) -> str:
    """Return the copy of a report that knows most of itself; among equals the one with the smallest id."""
    row = connection.execute("SELECT id FROM copy WHERE report = ? ORDER BY given DESC, id LIMIT 1", (report,))
    return str(row.fetchone()[0])


def current_reading(connection: sqlite3.Connection, copy: str) -> int:
    """Return the newest reading of a copy."""
    row = connection.execute(
        "SELECT seq FROM reading WHERE copy = ? ORDER BY rtrim(made_at, 'Z') DESC, key DESC LIMIT 1", (copy,)
    )
    return int(row.fetchone()[0])


def report_of(connection: sqlite3.Connection, copy: str) -> Report:
    """Put a report together again from one of its copies, under the first of its names in the alphabet."""
    row = connection.execute(
        "SELECT r.text, c.head, (SELECT min(name) FROM sighting WHERE copy = c.id)"
        " FROM copy c JOIN report r ON r.id = c.report WHERE c.id = ?",
        (copy,),
    ).fetchone()
    head: dict[str, Any] = json.loads(row[1])
    report: Report = decode({**head, "text": row[0], "name": row[2]}, Report)
    return report


def sheet_of(connection: sqlite3.Connection, reading: int) -> Sheet:
    """Put a sheet together again from one reading."""
    copy, rest = connection.execute("SELECT copy, sheet FROM reading WHERE seq = ?", (reading,)).fetchone()
    bodies = connection.execute("SELECT body FROM record WHERE reading = ? ORDER BY number", (reading,)).fetchall()
    bare: Sheet = decode({**json.loads(rest), "report": _STUB, "records": []}, Sheet)
    records = tuple(from_json(body, Record) for (body,) in bodies)
    return replace(bare, report=report_of(connection, copy), records=records)


_STUB: dict[str, Any] = {
    "name": "", "text": "", "raw_sha256": "", "blocks": [], "language": {"code": "", "english": False, "confidence": 0}
}  # fmt: skip


def raw_of(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return the bytes a copy came in, unpacked, or None where they were not kept."""
    row = connection.execute("SELECT packed FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
    return zlib.decompress(row[0]) if row else None


def has_reading(connection: sqlite3.Connection, report: Report, by: tuple[str, ...]) -> bool:
    """Tell whether this very copy of a report is kept, with its bytes and under this name, as read by these steps."""
    row = connection.execute(
        "SELECT 1 FROM reading r JOIN sighting s ON s.copy = r.copy WHERE r.copy = ? AND s.name = ? AND r.steps = ?"
        " AND EXISTS (SELECT 1 FROM raw WHERE sha256 = ?) LIMIT 1",
        (copy_of(report), report.name, json.dumps(list(by), ensure_ascii=False), report.raw_sha256),
    ).fetchone()
    return row is not None


def family(connection: sqlite3.Connection, report: str) -> tuple[str, ...]:
    """Return the ids of all versions of a page, the report itself among them, sorted."""
    rows = connection.execute(
        "SELECT id FROM report WHERE url = (SELECT url FROM report WHERE id = ?) ORDER BY id", (report,)
    ).fetchall()
    return tuple(str(row[0]) for row in rows) or (report,)


_COLUMNS = 'report, "start", "end", exact, field, verdict, signer, made_at, reason, value, fault, seen, undoes'


def judgements_of(connection: sqlite3.Connection, report: str | None = None) -> list[Judgement]:
    """Return the judgements on one report, or on all, in the order of the fold."""
    where, values = ("WHERE report = ?", (report,)) if report else ("", ())
    rows = connection.execute(f"SELECT {_COLUMNS} FROM judgement {where} ORDER BY rtrim(made_at, 'Z'), id", values)
    return [_judgement(row) for row in rows]


def judgement_of(connection: sqlite3.Connection, name: str) -> Judgement:
    """Return one judgement by its id.

    Raises:
        LedgerError: when there is no such judgement.
    """
    row = connection.execute(f"SELECT {_COLUMNS} FROM judgement WHERE id = ?", (name,)).fetchone()
    if row is None:
        raise LedgerError("no such judgement", found=name, next_step="run `onrecord log` to see their ids")
    return _judgement(row)


def placed_on(connection: sqlite3.Connection, report: str, text: str) -> list[Placed]:
    """Return the judgements on a report and on other versions of its page, each placed in this text if it can be."""
    placed = [Placed(j, j.anchor) for j in judgements_of(connection, report)]
    for other in family(connection, report):
        if other == report:
            continue
        judged = judgements_of(connection, other)
        if judged:
            old = connection.execute("SELECT text FROM report WHERE id = ?", (other,)).fetchone()[0]
            placed += [Placed(j, moved(old, j.anchor, text)) for j in judged]
    return placed


def view_of(connection: sqlite3.Connection, report: str) -> ReportView:
    """Return a report as it stands: its current copy and reading with the judgements folded in."""
    sheet = sheet_of(connection, current_reading(connection, current_copy(connection, report)))
    return fold(sheet, placed_on(connection, report, sheet.report.text))


def listing(connection: sqlite3.Connection) -> Iterator[Listed]:
    """Yield every report, newest first by the date it bears, those without a date last."""
    rows = connection.execute(
        "SELECT c.report, publisher, json_extract(k.head, '$.title.value'), published, url, records, checked, disputed,"
        " lapsed, out, orphans, (SELECT count(*) FROM report r WHERE r.url = c.url)"
        " FROM current_report c JOIN copy k ON k.id = c.copy ORDER BY published DESC, c.report"
    )
    for row in rows:
        yield Listed(*(*row[:5], row[11] or 1, Counts(*row[5:10]), row[10]))


def logged(connection: sqlite3.Connection, report: str | None = None) -> Iterator[Logged]:
    """Yield what happened, to one report or to all, oldest first."""
    where, values = ("WHERE report = ?", (report,)) if report else ("", ())
    rows = connection.execute(
        f"SELECT at, what, report, detail, signer FROM log {where}"
        " ORDER BY rtrim(at, 'Z'), CASE what WHEN 'seen' THEN 0 WHEN 'read' THEN 1 ELSE 2 END, what, detail",
        values,
    )
    for row in rows:
        yield Logged(*row)


def _judgement(row: tuple[Any, ...]) -> Judgement:
    """Make a judgement of a row."""
    seen = tuple((str(name), str(value)) for name, value in json.loads(row[11]))
    return Judgement(*(row[0], Anchor(row[1], row[2], row[3]), *row[4:11], seen, row[12]))
