"""Settings: what one running server is told, and the one clock that its judgements are dated by."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onrecord.web.limits import Limits


class Clock:
    """A clock that never gives the same moment twice, so that the order of judgements is the order of their making."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now, self._last, self._lock = now, datetime.min.replace(tzinfo=UTC), threading.Lock()

    def __call__(self) -> str:
        """Return this moment in UTC, to the microsecond, or a microsecond after the last one given."""
        with self._lock:
            self._last = max(self._now(), self._last + timedelta(microseconds=1))
            return self._last.isoformat()


@dataclass(frozen=True)
class Settings:
    """What one server is told.

    `signer` signs what the owner judges. With `readers`, others may read and suggest: then both tokens are set, and
    nobody is let in without one; else there are none, and the server answers on this machine alone.
    """

    ledger: Path
    signer: str
    readers: bool = False
    owner_token: str = ""
    reader_token: str = ""
    host: str = "127.0.0.1"
    clock: Callable[[], str] = field(default_factory=Clock)
    limits: Limits = field(default_factory=Limits)
    checks: Limits = field(default_factory=Limits)
    reading: threading.Lock = field(default_factory=threading.Lock)
    """Held while a report is read, so that two uploads never run the network at once."""
