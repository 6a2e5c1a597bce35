"""An open ledger file: opening, closing, transactions, and the few statements that several verbs share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.core.errors import LedgerError
from onrecord.ledger import current
from onrecord.ledger.connection import BUSY_SECONDS, connect, told, writing


class Opened:
    """What every verb of a ledger needs: the path, the connection, and errors told in plain words."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, readonly: bool) -> None:
        self.path, self.readonly, self._connection = path, readonly, connection

    @classmethod
    def open(
        cls, path: str | Path, *, readonly: bool = False, make: bool = True, busy_seconds: float = BUSY_SECONDS
    ) -> Self:
        """Open the ledger at `path`, making it where there is none, unless `make` is False.

        `readonly` opens one that is there and never writes to it.

        Raises:
            LedgerError: when the file is missing, is no ledger, is damaged, or comes from a newer onrecord.
        """
        place = Path(path)
        ledger = cls(place, connect(place, readonly=readonly, make=make, busy_seconds=busy_seconds), readonly=readonly)
        try:
            if not readonly and not ledger._is_current():
                ledger._rebuild(always=False)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def state(self) -> int:
        """Return a number that is another one after any other connection has written to the file."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def __enter__(self) -> Self:
        """Give the ledger to a `with` statement."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file at the end of a `with` statement."""
        self.close()

    def _rebuild(self, *, always: bool) -> None:
        """Build the current view anew; where it need not be done, only if no other process was faster."""
        with self._writing():
            if always or not self._is_current():
                current.rebuild(self._connection)

    def _text(self, report: str) -> str:
        """Return the canonical text of a report."""
        rows = self._rows("SELECT text FROM report WHERE id = ?", (report,))
        if not rows:
            raise LedgerError("no such report", found=report)
        return str(rows[0][0])

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Run one fixed statement and return its rows."""
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    def _is_current(self) -> bool:
        with self._told():
            return current.is_current(self._connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell SQLite's errors in plain words."""
        with told(self.path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold one write transaction.

        Raises:
            LedgerError: when the ledger was opened for reading only.
        """
        if self.readonly:
            raise LedgerError(
                "the ledger is open for reading only", where=str(self.path), next_step="open it for writing"
            )
        with writing(self._connection, self.path):
            yield

    @contextmanager
    def _taken_back(self) -> Iterator[None]:
        """Hold a write transaction and take it back at the end."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
