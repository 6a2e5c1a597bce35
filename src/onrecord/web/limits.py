"""Limits: how many suggestions one address may send, counted in memory and forgotten after a day."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

from starlette.requests import Request

from onrecord.web.errors import WebError

ALLOWED = ((5, 300), (15, 1800), (30, 86400))
"""Suggestions and the seconds in which one address may send that many. Source: the limits of the Mistape widget."""
MOST_ADDRESSES = 10_000
"""Addresses that are counted at once; beyond, the one seen longest ago is forgotten."""


class Limits:
    """What each address has sent in the last day."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._sent, self._lock = clock, defaultdict[str, deque[float]](deque), threading.Lock()

    def refused(self, address: str) -> int:
        """Count one more from an address; return 0 where it is let through, else the seconds to wait.

        What is refused is not counted.
        """
        now = self._clock()
        with self._lock:
            sent = self._sent[address]
            while sent and now - sent[0] >= ALLOWED[-1][1]:
                sent.popleft()
            waits = [_wait(sent, now, most, seconds) for most, seconds in ALLOWED]
            if max(waits) <= 0:
                sent.append(now)
                if len(self._sent) > MOST_ADDRESSES:
                    del self._sent[min(self._sent, key=lambda a: self._sent[a][-1] if self._sent[a] else 0.0)]
                return 0
            return int(max(waits)) + 1


def count(request: Request, limits: Limits) -> None:
    """Count what one address sends; what a proxy says of addresses behind it is not believed.

    Raises:
        WebError: 429.
    """
    wait = limits.refused(request.client.host if request.client else "unknown")
    if wait:
        raise WebError(429, f"too many of these; try again in {-(-wait // 60)} minutes", wait=wait)


def _wait(sent: deque[float], now: float, most: int, seconds: int) -> float:
    """Return how long an address must wait until one limit lets it through again."""
    recent = [at for at in sent if now - at < seconds]
    return recent[-most] + seconds - now if len(recent) >= most else 0.0
