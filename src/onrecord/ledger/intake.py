"""Intake: one sheet and the bytes behind it become rows, all in one transaction, or none.

What came is kept apart from how it came. A report is its text, publisher and URL; a copy is one way it came (bytes,
date, blocks, notes); a sighting is where a copy was seen first; a reading is what named steps found in a copy. Each row
is found again by a hash over what it says, so adding twice, or in another order, adds nothing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, Literal

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.record import Record, Sheet
from onrecord.core.report import Report, digest
from onrecord.ledger.rows import CANONICAL, encode, field_names

State = Literal["added", "unchanged", "new_version", "another_copy", "read_again", "unreadable", "refused"]
"""What became of one report: `unreadable` and `refused` (erased before) kept nothing; the others are in the ledger."""
GIVEN = ("url", "publisher", "title", "byline", "dateline", "published")
"""What a copy may know of itself; the copy that knows most is the current one."""
PACKING = 6
"""zlib level for raw bytes; 9 saved under 1 % more on generated pages and took twice as long."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report that was to be added or read again: its name, its state, its id, and why."""

    name: str
    state: State
    report: str = ""
    why: str = ""

    @property
    def fine(self) -> bool:
        """Tell whether the report is in the ledger now."""
        return self.state not in ("unreadable", "refused")


@dataclass(frozen=True, slots=True)
class Parts:
    """A sheet taken apart into what the tables hold, ready to be written."""

    report: Report
    copy: str
    head: str
    given: int
    reading: str
    key: str
    steps: str
    sheet: str
    sheet_sha256: str
    records: tuple[tuple[Record, str], ...]


def parts_of(sheet: Sheet) -> Parts:
    """Take a sheet apart, after checking that it can be kept.

    Raises:
        LedgerError: when an anchor does not hold in the text, two records share an id, or a value cannot be kept.
    """
    report = sheet.report
    _check(sheet)
    rest = encode(sheet, Sheet)
    copy, head = _copy(report, rest.pop("report"))
    bodies = rest.pop("records")
    body = _canonical(rest)
    records = tuple((record, _canonical(row)) for record, row in zip(sheet.records, bodies, strict=True))
    sha = hashlib.sha256("\n".join((body, *(text for _, text in records))).encode()).hexdigest()
    return Parts(
        report, copy, head, sum(getattr(report, name) is not None for name in GIVEN), digest(report.id, *sheet.by),
        digest(copy, *sheet.by, sha), json.dumps(list(sheet.by), ensure_ascii=False), body, sha, records,
    )  # fmt: skip


def copy_of(report: Report) -> str:
    """Return the id of the copy that a report is: what it says of itself, and the bytes it came in."""
    return _copy(report, encode(report, Report))[0]


def _copy(report: Report, row: dict[str, Any]) -> tuple[str, str]:
    """Return the id and the head of the copy of a report that was encoded as `row`."""
    head = _canonical({name: value for name, value in row.items() if name not in ("text", "name")})
    return digest(report.id, head), head


def keep(connection: sqlite3.Connection, parts: Parts, raw: bytes | None, made_at: str) -> State:
    """Write the rows of one report that are not there yet, inside the caller's transaction; say what was new."""
    report = parts.report
    version = _keep_report(connection, report)
    if raw is not None:
        connection.execute(
            "INSERT OR IGNORE INTO raw (sha256, size, packed) VALUES (?, ?, ?)",
            (report.raw_sha256, len(raw), zlib.compress(raw, PACKING)),
        )
    copied = connection.execute(
        "INSERT OR IGNORE INTO copy (id, report, raw_sha256, given, head) VALUES (?, ?, ?, ?, ?)",
        (parts.copy, report.id, report.raw_sha256, parts.given, parts.head),
    ).rowcount
    connection.execute(
        "INSERT OR IGNORE INTO sighting (copy, name, seen_at) VALUES (?, ?, ?)", (parts.copy, report.name, made_at)
    )
    read = _keep_reading(connection, parts, made_at)
    if version:
        return version
    return "another_copy" if copied else "read_again" if read else "unchanged"


def check_raw(report: Report, raw: bytes | None) -> None:
    """Refuse bytes that are not those the report was read from.

    Raises:
        LedgerError: when their hash is another one.
    """
    if raw is not None and (found := hashlib.sha256(raw).hexdigest()) != report.raw_sha256:
        raise LedgerError(
            "these bytes are not the report's", where=report.name, found=f"hash {found[:16]}…",
            expected=f"{report.raw_sha256[:16]}…", next_step="hand in the bytes it was read from",
        )  # fmt: skip


def refuse_erased(connection: sqlite3.Connection, report: Report) -> None:
    """Refuse a report that was erased: by its id, by its text, and by the bytes it came in.

    Raises:
        LedgerError: when there is a tombstone for it.
    """
    row = connection.execute(
        "SELECT reason, signer, made_at FROM tombstone WHERE report = ? OR text_sha256 = ?"
        " OR EXISTS (SELECT 1 FROM json_each(raw_sha256) WHERE value = ?)",
        (report.id, report.text_sha256, report.raw_sha256),
    ).fetchone()
    if row:
        raise LedgerError(
            "this report was erased and is not taken in again", where=report.id,
            found=f"a tombstone of {row[2]} signed by {row[1]}: {row[0]}", next_step="leave it out",
        )  # fmt: skip


def anchors_of(value: object) -> Iterator[Anchor]:
    """Yield every anchor inside a core value, at any depth, in no settled order."""
    waiting = [value]
    while waiting:
        held: Any = waiting.pop()
        kind: Any = type(held)
        if kind is Anchor:
            yield held
        elif kind is tuple or kind is frozenset:
            waiting.extend(held)
        elif kind not in _BARE:
            waiting.extend(getattr(held, name) for name in _names_of(kind))


_BARE = frozenset({str, int, float, bool, type(None), Report})
"""Types without anchors inside."""


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    """Return the names of a dataclass's fields that may hold an anchor, none for any other type."""
    return field_names(kind, Anchor) if is_dataclass(kind) else ()


def _keep_report(connection: sqlite3.Connection, report: Report) -> State | None:
    """Write the report itself; say whether it is new, a new version of a page, or there already."""
    url = report.url.value if report.url else None
    new = connection.execute(
        "INSERT OR IGNORE INTO report (id, text_sha256, publisher, url, text) VALUES (?, ?, ?, ?, ?)",
        (report.id, report.text_sha256, report.publisher.value if report.publisher else None, url, report.text),
    ).rowcount
    if not new:
        return None
    older = connection.execute("SELECT 1 FROM report WHERE url = ? AND id <> ? LIMIT 1", (url, report.id)).fetchone()
    return "new_version" if older else "added"


def _keep_reading(connection: sqlite3.Connection, parts: Parts, made_at: str) -> bool:
    """Write a reading and its records; say whether it is new."""
    done = connection.execute(
        "INSERT OR IGNORE INTO reading (key, id, copy, made_at, steps, sheet_sha256, sheet)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (parts.key, parts.reading, parts.copy, made_at, parts.steps, parts.sheet_sha256, parts.sheet),
    )
    if not done.rowcount:
        return False
    connection.executemany(
        'INSERT INTO record (reading, number, id, "start", "end", exact, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [
            (done.lastrowid, place, r.id, r.anchor.start, r.anchor.end, r.anchor.exact, text)
            for place, (r, text) in enumerate(parts.records, 1)
        ],
    )
    return True


def _check(sheet: Sheet) -> None:
    """Refuse a sheet whose anchors do not hold, or whose records cannot be told apart."""
    text = sheet.report.text
    for anchor in anchors_of(sheet):
        if not anchor.holds_in(text) or anchor.start >= anchor.end:
            raise LedgerError(
                "an anchor does not hold", where=f"{sheet.report.name} [{anchor.start}:{anchor.end}]",
                found=repr(text[anchor.start : anchor.end][:60]), expected=repr(anchor.exact[:60]),
                next_step="the report was not added; tell the maintainers which reader made it",
            )  # fmt: skip
    ids = [record.id for record in sheet.records]
    if len(set(ids)) < len(ids):
        twice = next(name for name in ids if ids.count(name) > 1)
        raise LedgerError("two records have one id", where=sheet.report.name, found=twice, expected="each id once")


def _canonical(row: dict[str, Any]) -> str:
    """Write JSON in the ledger's one form.

    Raises:
        LedgerError: when a number is not finite or a character is half of one.
    """
    try:
        text = CANONICAL.encode(row)
        text.encode()
    except ValueError as error:
        raise LedgerError(
            "a value cannot be kept", found=str(error), expected="finite numbers, whole characters"
        ) from None
    return text
