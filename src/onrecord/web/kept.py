"""Kept: what was drawn from the ledger, held until the ledger changes.

A page is a function of the ledger, of its address and of who asks; so as long as nobody writes to the file, the same
answer is given again. Whether somebody wrote is told by SQLite (`Ledger.state`), whatever process it was.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from starlette.responses import Response

from onrecord import desk

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of answers that are held at once; beyond, the one asked for longest ago is let go."""


class Kept:
    """Answers drawn from one ledger file, by a key that says everything they depend on beside it."""

    def __init__(self, path: Path, most: int = MOST_BYTES) -> None:
        self._path, self._most, self._lock = path, most, threading.Lock()
        self._held: OrderedDict[Hashable, Response] = OrderedDict()
        self._watch: Any = None
        self._state: tuple[int, ...] = ()

    def __del__(self) -> None:
        """Close the connection that watches the file."""
        if self._watch is not None:
            self._watch.close()

    def of(self, key: Hashable, draw: Callable[[], Response]) -> Response:
        """Return what `draw` gives, drawn anew only when the ledger has changed since the last time.

        Raises:
            LedgerError: when the ledger cannot be opened.
        """
        with self._lock:
            before = self._now()
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        drawn = draw()
        with self._lock:
            if self._now() == before:  # nobody wrote while it was drawn
                self._held[key] = drawn
                while sum(len(answer.body) for answer in self._held.values()) > self._most:
                    self._held.popitem(last=False)
        return drawn

    def _now(self) -> tuple[int, ...]:
        """Return the state of the file, after letting go of everything that was drawn from another one."""
        try:
            place = self._path.stat()
        except OSError:
            place = None
        file = (place.st_dev, place.st_ino) if place else ()
        if self._watch is None or file != self._state[:2]:
            if self._watch is not None:
                self._watch.close()
            self._watch, self._state = None, ()
            self._watch = desk.open_ledger(self._path, readonly=True)
        state = (*file, self._watch.state())
        if state != self._state:
            self._held.clear()
            self._state = state
        return state
