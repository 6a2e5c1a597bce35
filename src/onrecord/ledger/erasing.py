"""Erasing: the one exception to "nothing is deleted" (a court order, a withdrawn story, a source in danger).

Words, bytes, index and judgements of a report go; a signed tombstone stays, so that the report is not taken in again.
Afterwards the file is rewritten, so that no free page or log keeps the words. Copies of the file made before (backups,
exports) are out of reach, and so are blocks that a file system or disk has put aside.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from dataclasses import dataclass
from typing import Literal

from onrecord.core.errors import LedgerError
from onrecord.ledger.current import forget

Scheme = Literal["sha256", "hmac-sha256"]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an erased report: hashes, the reason, who erased it and when, and a signature over all that.

    The signature is SHA-256 over the other fields, or HMAC-SHA-256 with the key that was handed in.
    """

    report: str
    text_sha256: str
    raw_sha256: tuple[str, ...]
    reason: str
    signer: str
    made_at: str
    scheme: Scheme
    signature: str

    def holds(self, key: bytes | None = None) -> bool | None:
        """Tell whether the signature fits; None where it takes a key that was not handed in."""
        if self.scheme == "hmac-sha256" and key is None:
            return None
        return hmac.compare_digest(self.signature, signature(self, key if self.scheme == "hmac-sha256" else None))


def signature(stone: Tombstone, key: bytes | None) -> str:
    """Sign the fields of a tombstone, with a key where there is one."""
    said = json.dumps(
        [stone.report, stone.text_sha256, list(stone.raw_sha256), stone.reason, stone.signer, stone.made_at],
        ensure_ascii=False,
    ).encode()
    return hmac.new(key, said, "sha256").hexdigest() if key else hashlib.sha256(said).hexdigest()


def bury(
    connection: sqlite3.Connection, report: str, *, reason: str, signer: str, made_at: str, key: bytes | None
) -> Tombstone:
    """Delete the rows of a report and put up its tombstone, inside the caller's transaction.

    Raises:
        LedgerError: when no reason or signer is given.
    """
    if not reason.strip() or not signer.strip():
        raise LedgerError("erasing needs a reason and a signer", where=report, next_step="say --reason and --signer")
    (text_sha256,) = connection.execute("SELECT text_sha256 FROM report WHERE id = ?", (report,)).fetchone()
    rows = connection.execute("SELECT DISTINCT raw_sha256 FROM copy WHERE report = ? ORDER BY 1", (report,)).fetchall()
    raws = tuple(row[0] for row in rows)
    scheme: Scheme = "hmac-sha256" if key else "sha256"
    bare = Tombstone(report, text_sha256, raws, reason.strip(), signer.strip(), made_at, scheme, "")
    stone = Tombstone(report, text_sha256, raws, bare.reason, bare.signer, made_at, scheme, signature(bare, key))
    _delete(connection, report, raws)
    connection.execute(
        "INSERT INTO tombstone (report, text_sha256, raw_sha256, reason, signer, made_at, scheme, signature)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (report, text_sha256, json.dumps(raws), stone.reason, stone.signer, made_at, scheme, stone.signature),
    )
    return stone


def scrub(connection: sqlite3.Connection) -> None:
    """Rewrite index and file so that no deleted word is left in them.

    Raises:
        LedgerError: when another process has the ledger open, so that the old pages cannot be dropped yet.
    """
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("INSERT INTO current_words (current_words) VALUES ('rebuild')")
    connection.execute("INSERT INTO current_words (current_words) VALUES ('optimize')")
    for _ in range(2):  # once for what is there, once for what VACUUM itself writes
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise LedgerError(
                "the report is erased, but old pages are still in use", found="another process with the ledger open",
                next_step="close it and run the same `erase` again to finish",
            )  # fmt: skip


def tombstones(connection: sqlite3.Connection) -> tuple[Tombstone, ...]:
    """Return all tombstones, by id."""
    rows = connection.execute(
        "SELECT report, text_sha256, raw_sha256, reason, signer, made_at, scheme, signature FROM tombstone"
        " ORDER BY report"
    )
    return tuple(Tombstone(r[0], r[1], tuple(json.loads(r[2])), *r[3:]) for r in rows)


def _delete(connection: sqlite3.Connection, report: str, raws: tuple[str, ...]) -> None:
    """Delete every row of a report, children first; bytes that another report came in too stay with that one."""
    forget(connection, report)
    connection.execute("INSERT INTO erasing (report) VALUES (?)", (report,))
    copies = "SELECT id FROM copy WHERE report = ?"
    connection.execute(
        f"DELETE FROM record WHERE reading IN (SELECT seq FROM reading WHERE copy IN ({copies}))", (report,)
    )
    connection.execute(f"DELETE FROM reading WHERE copy IN ({copies})", (report,))
    connection.execute(f"DELETE FROM sighting WHERE copy IN ({copies})", (report,))
    connection.execute("DELETE FROM copy WHERE report = ?", (report,))
    connection.executemany(
        "DELETE FROM raw WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM copy WHERE raw_sha256 = ?1)",
        [(r,) for r in raws],
    )
    connection.execute("DELETE FROM judgement WHERE report = ?", (report,))
    connection.execute("DELETE FROM ruling WHERE suggestion IN (SELECT id FROM suggestion WHERE report = ?)", (report,))
    connection.execute("DELETE FROM suggestion WHERE report = ?", (report,))
    connection.execute("DELETE FROM report WHERE id = ?", (report,))
    connection.execute("DELETE FROM erasing")
