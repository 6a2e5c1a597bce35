"""The connection: one SQLite file opened as a ledger, its version brought up to date, its errors told in plain words.

A ledger is told by `application_id`, its version by `user_version`; `migrations/NNNN.sql` makes version NNNN of the one
before. Every write happens in one transaction that takes the write lock first: a killed process leaves whole reports.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.core.errors import LedgerError

APPLICATION_ID = 0x4F4E5244
"""The four bytes "ONRD", by which the file command and this module know a ledger."""
BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""
LOCK_TRIES = 3
"""How often the write lock is asked for, each time for `busy_seconds`."""
OLDER = "the ledger comes from an older onrecord"
"""What is said of a ledger that only opening for writing brings up to date."""
_HEADER = b"SQLite format 3\x00"
_HELP = {
    sqlite3.SQLITE_BUSY: ("the ledger is in use", "another process is writing", "wait, then try again"),
    sqlite3.SQLITE_LOCKED: ("the ledger is in use", "another process is writing", "wait, then try again"),
    sqlite3.SQLITE_READONLY: (
        "the ledger cannot be written", "no permission to write", "give write permission, or copy it",
    ),
    sqlite3.SQLITE_FULL: (
        "there is no room for the ledger", "a full disk or a size limit", "free some space; no half report is kept",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed under the ledger", "a read or write that failed",
        "check space, limits and the disk; nothing half-written is kept",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the ledger is damaged", "a page that makes no sense",
        "restore a copy; `onrecord verify` tells what is damaged",
    ),
    sqlite3.SQLITE_NOTADB: ("the file is no ledger", "something that is no SQLite file", "name another file"),
    sqlite3.SQLITE_CANTOPEN: (
        "the ledger cannot be opened", "no such file or folder, or a folder that cannot be written",
        "check the path and its permissions, or name another file",
    ),
    sqlite3.SQLITE_INTERRUPT: ("the search took too long", "more work than its limit", "name rarer words or a date"),
    sqlite3.SQLITE_TOOBIG: ("a value is too large for the ledger", "more than a gigabyte", "leave the report out"),
}  # fmt: skip


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a `LedgerError` that says what, where, what was found and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) or 0
        what, found, step = _HELP.get(code & 0xFF, ("the ledger cannot do this", "", "run `onrecord verify`"))
        detail = f"{found} ({error})" if found else str(error)
        raise LedgerError(what, where=str(path), found=detail, next_step=step) from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            "a value cannot be kept", where=str(path), found=f"a lone surrogate ({error.reason})",
            expected="whole characters",
        ) from None  # fmt: skip


def connect(path: Path, *, readonly: bool, make: bool, busy_seconds: float) -> sqlite3.Connection:
    """Open `path` as a ledger; where there is none, make it if `make` says so and it is not only to be read.

    Raises:
        LedgerError: when the file is missing, is something else, is damaged, or comes from a newer version.
    """
    _look_at(path, make=make and not readonly)
    with told(path):
        connection = _open(path, readonly=readonly, busy_seconds=busy_seconds)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            _check_origin(connection, path)
            if readonly:
                connection.execute("PRAGMA query_only = ON")
                if _version(connection) < newest():
                    raise _older(path, _version(connection))
            else:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Hold one write transaction: all of what is done inside is kept, or nothing.

    Raises:
        LedgerError: when the lock cannot be had, or the disk refuses.
    """
    with told(path):
        for left in reversed(range(LOCK_TRIES)):
            try:
                connection.execute("BEGIN IMMEDIATE")
                break
            except sqlite3.OperationalError as error:
                code = getattr(error, "sqlite_errorcode", 0) & 0xFF
                if not left or code not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def limited(connection: sqlite3.Connection, stop: Callable[[], bool] | None, steps: int) -> Iterator[None]:
    """Break off a statement after about `steps` steps of SQLite's machine, or as soon as `stop()` says so."""
    spent = 0

    def over() -> bool:
        nonlocal spent
        spent += 1000
        return spent > steps or (stop is not None and stop())

    connection.set_progress_handler(over, 1000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def migrate(connection: sqlite3.Connection, path: Path, *, up_to: int | None = None) -> None:
    """Bring a ledger to version `up_to` (the newest, where none is named), each step in its own transaction.

    Raises:
        LedgerError: when the ledger comes from a newer version than this one.
    """
    target = newest() if up_to is None else up_to
    while _version(connection) < target:
        with writing(connection, path):
            version = _version(connection)
            if version >= target:  # another process was faster
                break
            for statement in _statements(version + 1):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1:d}")


def newest() -> int:
    """Return the newest version that this package can make."""
    return max(int(entry.name[:4]) for entry in _folder().iterdir() if entry.name.endswith(".sql"))


def _folder() -> Traversable:
    """Return the folder of the migrations inside the package."""
    return files("onrecord.ledger") / "migrations"


def _statements(version: int) -> Iterator[str]:
    """Yield the statements of one migration."""
    held = ""
    for line in (_folder() / f"{version:04d}.sql").read_text(encoding="utf-8").splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _version(connection: sqlite3.Connection) -> int:
    """Return the version the file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _open(path: Path, *, readonly: bool, busy_seconds: float) -> sqlite3.Connection:
    """Open the file; where it lies on a medium that cannot be written, read it as it is."""
    place = path.absolute().as_uri()
    flags = ("mode=ro", "mode=ro&immutable=1") if readonly else ("mode=rwc",)
    for last, flag in zip((len(flags) == 1, True), flags, strict=False):
        connection = sqlite3.connect(
            f"{place}?{flag}", uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError as error:
            connection.close()
            code = error.sqlite_errorcode & 0xFF
            if last or code not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _wal(path).exists():
                raise
        except BaseException:
            connection.close()
            raise
    raise AssertionError("the loop returns or raises")


def _wal(path: Path) -> Path:
    """Return the path of the write-ahead log that belongs to a ledger."""
    return path.with_name(path.name + "-wal")


def _look_at(path: Path, *, make: bool) -> None:
    """Refuse what is plainly no ledger before SQLite sees it."""
    if path.is_dir():
        raise LedgerError("the ledger cannot be opened", where=str(path), found="a folder", expected="a file")
    if not path.exists():
        if not make:
            raise LedgerError("there is no ledger", where=str(path), next_step="make one with `onrecord add`")
        if not path.absolute().parent.is_dir():
            raise LedgerError("the ledger cannot be made", where=str(path), found="no such folder")
        if not os.access(path.absolute().parent, os.W_OK | os.X_OK):
            raise LedgerError(
                "the ledger cannot be made", where=str(path), found="a folder that cannot be written",
                next_step="name a file elsewhere, with --ledger on the command line",
            )  # fmt: skip
        return
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise LedgerError("the ledger cannot be opened", where=str(path), found=str(error.strerror)) from None
    if head and head != _HEADER:
        raise LedgerError(
            "the file is no ledger", where=str(path), found=f"{head[:15]!r} at its start", expected="an SQLite file",
            next_step="name another file, or restore a copy",
        )  # fmt: skip


def _check_origin(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another application's file, and a ledger from the future."""
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if found != APPLICATION_ID and (tables or found):
        raise LedgerError(
            "the file is no ledger", where=str(path), found=f"application id {found} and {tables} tables",
            expected=f"application id {APPLICATION_ID}", next_step="name another file",
        )  # fmt: skip
    if _version(connection) > newest():
        raise LedgerError(
            "the ledger comes from a newer onrecord", where=str(path), found=f"version {_version(connection)}",
            expected=f"at most {newest()}", next_step="install the newer onrecord; nothing was changed",
        )  # fmt: skip


def _older(path: Path, version: int) -> LedgerError:
    """Say that an older ledger cannot be brought up to date while it is only read."""
    return LedgerError(
        OLDER, where=str(path), found=f"version {version}",
        expected=f"version {newest()}", next_step="open it once for writing, as `onrecord verify` does",
    )  # fmt: skip
