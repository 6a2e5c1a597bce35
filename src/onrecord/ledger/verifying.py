"""Verifying: every hash made again, every quotation found again, every table held against the rows it follows from."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.core.errors import LedgerError
from onrecord.core.record import record_id
from onrecord.ledger.current import refresh
from onrecord.ledger.erasing import tombstones
from onrecord.ledger.intake import Parts, anchors_of, parts_of
from onrecord.ledger.shelf import judgements_of, raw_of, report_of, sheet_of

_CURRENT = {
    "report": "SELECT * FROM current_report WHERE report = ?",
    "passage": "SELECT * FROM current_passage WHERE report = ? ORDER BY id",
    "record": "SELECT id, number, passage, modality, polarity, event, voice, sourced, state FROM current_record"
    " WHERE report = ? ORDER BY id",
    "party": "SELECT r.id, y.role, y.place, n.folded FROM current_party y JOIN current_record r ON r.seq = y.record"
    " JOIN current_name n ON n.id = y.name WHERE r.report = ? ORDER BY r.id, y.role, y.place",
    "unlisted": "SELECT mark FROM current_unlisted WHERE report = ? ORDER BY mark",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be: what, where, and what was found and expected."""

    what: str
    where: str
    found: str = ""
    expected: str = ""


def verify(connection: sqlite3.Connection, key: bytes | None = None) -> Iterator[Finding]:
    """Yield everything that is wrong; nothing where the ledger is whole.

    `key` is the one that tombstones were signed with, where there is one.
    """
    yield from guarded(_file(connection), "file")
    yield from guarded(_raws(connection), "table raw")
    yield from guarded(_reports(connection), "table report")
    yield from guarded(_tombstones(connection, key), "table tombstone")


def guarded(findings: Iterator[Finding], where: str) -> Iterator[Finding]:
    """Yield findings; where a damaged page ends the search for them, yield that as one, so that the rest is checked."""
    try:
        yield from findings
    except sqlite3.DatabaseError as error:
        if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
        yield Finding("the file is damaged", where, str(error), "pages that can be read")


def verify_words(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield whether the word index fits the passages it was made from."""
    try:
        connection.execute("INSERT INTO current_words (current_words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield Finding("the word index does not fit its passages", "current_words", str(error))


def verify_current(connection: sqlite3.Connection, report: str) -> Iterator[Finding]:
    """Yield where the current view of one report is not what its rows give.

    Works the view out anew inside the caller's transaction, which the caller takes back.
    """
    before = {name: connection.execute(sql, (report,)).fetchall() for name, sql in _CURRENT.items()}
    try:
        refresh(connection, report)
    except (LedgerError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
        yield Finding("the current view cannot be worked out", report, str(error))
        return
    for name, sql in _CURRENT.items():
        if connection.execute(sql, (report,)).fetchall() != before[name]:
            yield Finding(f"current_{name} is not what the rows give", report)


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Check the file as SQLite sees it."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("the file is damaged", "file", line, "ok")
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("a row points nowhere", f"table {row[0]}, row {row[1]}", expected=f"a row of {row[2]}")
    if connection.execute("SELECT count(*) FROM erasing").fetchone()[0]:
        yield Finding("an erasure was left open", "table erasing")


def _reports(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Check every report."""
    for (report,) in connection.execute("SELECT id FROM report ORDER BY id").fetchall():
        yield from guarded(_report(connection, report), f"report {report}")


def _tombstones(connection: sqlite3.Connection, key: bytes | None) -> Iterator[Finding]:
    """Check the signature of every tombstone, and that its report is gone."""
    for stone in tombstones(connection):
        if stone.holds(key) is False:
            yield Finding("a tombstone's signature does not fit", stone.report)
        if connection.execute("SELECT 1 FROM report WHERE id = ?", (stone.report,)).fetchone():
            yield Finding("an erased report is there", stone.report)


def _raws(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Hash all raw bytes again."""
    for (sha256,) in connection.execute("SELECT sha256 FROM raw ORDER BY sha256").fetchall():
        try:
            found = hashlib.sha256(raw_of(connection, sha256) or b"").hexdigest()
        except zlib.error as error:
            found = f"bytes that do not unpack ({error})"
        if found != sha256:
            yield Finding("raw bytes are not what they were", f"raw {sha256[:16]}", found[:40], sha256[:40])


def _report(connection: sqlite3.Connection, report: str) -> Iterator[Finding]:
    """Check one report with its copies, readings and judgements."""
    text, sha256 = connection.execute("SELECT text, text_sha256 FROM report WHERE id = ?", (report,)).fetchone()
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        yield Finding("the text is not what it was", report)
    for (copy,) in connection.execute("SELECT id FROM copy WHERE report = ? ORDER BY id", (report,)).fetchall():
        try:
            whole = report_of(connection, copy)
            if whole.id != report:
                yield Finding("the id does not fit text, publisher and URL", report, whole.id, report)
            if any(not 0 <= block.start <= block.end <= len(text) for block in whole.blocks):
                yield Finding("a block lies outside the text", f"copy {copy}")
            for (reading,) in connection.execute("SELECT seq FROM reading WHERE copy = ?", (copy,)).fetchall():
                yield from _reading(connection, copy, reading)
        except (LedgerError, ValueError, KeyError, TypeError) as error:
            yield Finding("a row cannot be read", f"report {report}, copy {copy}", str(error))
    judged = judgements_of(connection, report)
    for judgement in judged:
        if not judgement.anchor.holds_in(text):
            yield Finding(
                "a judged quotation is not found", f"judgement {judgement.id}", expected=judgement.anchor.exact
            )
    kept = {row[0] for row in connection.execute("SELECT id FROM judgement WHERE report = ?", (report,))}
    for name in sorted(kept ^ {judgement.id for judgement in judged}):
        yield Finding("a judgement's id does not fit what it says", f"judgement {name}")


def _reading(connection: sqlite3.Connection, copy: str, reading: int) -> Iterator[Finding]:
    """Check one reading: its hash, its keys, and that every anchor holds."""
    where = f"report copy {copy}, reading {reading}"
    sheet = sheet_of(connection, reading)
    text = sheet.report.text
    for anchor in anchors_of(sheet):
        if not anchor.holds_in(text):
            yield Finding("a quotation is not found", where, repr(text[anchor.start : anchor.end]), repr(anchor.exact))
            return
    parts: Parts = parts_of(replace(sheet, report=replace(sheet.report)))
    row = connection.execute("SELECT copy, id, key, sheet_sha256 FROM reading WHERE seq = ?", (reading,)).fetchone()
    if row != (parts.copy, parts.reading, parts.key, parts.sheet_sha256):
        yield Finding("a reading is not what it was", where, str(row), f"{parts.copy}, {parts.key}")
    columns = connection.execute(
        'SELECT id, "start", "end", exact FROM record WHERE reading = ? ORDER BY number', (reading,)
    ).fetchall()
    if columns != [(r.id, r.anchor.start, r.anchor.end, r.anchor.exact) for r in sheet.records]:
        yield Finding("a record's columns do not fit its body", where)
    seen: Counter[tuple[int, int]] = Counter()
    for record in sheet.records:
        spot = (record.anchor.start, record.anchor.end)
        if record.id != record_id(sheet.report.id, record.anchor, seen[spot]):
            yield Finding("a record's id does not fit its anchor", f"{where}, r{record.number}", record.id)
        seen[spot] += 1
