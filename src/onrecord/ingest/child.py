"""Running the page parser in a child process: started when first needed, used again, ended when it is late."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from onrecord.core.errors import UnreadableInput


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost. Ordinary pages need .05 to .5 s and 150 MB; the hostile ones of
    docs/reference/ingest.md never end (set November 2026: `pytest tests/ingest/test_html_hostile.py`).
    """

    cpu_seconds: int = 20
    wall_seconds: float = 40.0
    memory_bytes: int = 2_000_000_000


ORDINARY = Limits()
_LOST = (BrokenPipeError, ConnectionError, OSError, ValueError)


class PageParser:
    """A child process that parses pages, one at a time; a context manager.

    The child is started with the first page and again after it was ended. Nothing is shared between pages but the
    loaded libraries.
    """

    def __init__(self, limits: Limits = ORDINARY) -> None:
        self.limits = limits
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PageParser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def parse(self, html: bytes, *, name: str) -> dict[str, Any]:
        """Return what the child found on a page given as UTF-8 HTML.

        Raises:
            UnreadableInput: when the child was ended by a limit, or could not parse the page.
        """
        child = self._child = self._child or self._start()
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self.limits.wall_seconds, end)
        timer.daemon = True
        timer.start()
        try:
            payload = _exchange(child, html)
        finally:
            timer.cancel()
        if payload is None:
            reason = f"more than {self.limits.wall_seconds:g} s" if late.is_set() else self._why_ended()
            self.close()
            raise _over_limit(name, reason)
        answer: dict[str, Any] = json.loads(payload)
        if "error" in answer:
            self.close()
            if str(answer["error"]).startswith("limit"):
                raise _over_limit(name, str(answer["error"])[7:])
            raise UnreadableInput("the page cannot be parsed", where=name, found=str(answer["error"]),
                                  expected="HTML", next_step="copy its text into a .txt file")  # fmt: skip
        return answer

    def close(self) -> None:
        """End the child, where there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        child.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the child with the same interpreter; the working folder is kept off its import path."""
        command = [sys.executable, "-P", "-W", "ignore", "-m", "onrecord.ingest.html_child"]
        command += [str(self.limits.cpu_seconds), str(self.limits.memory_bytes)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def _why_ended(self) -> str:
        """Say how the child ended."""
        code = self._child.wait() if self._child else 0
        return f"more than {self.limits.cpu_seconds} s of processor time, or a crash of the parser (exit status {code})"


def _exchange(child: subprocess.Popen[bytes], html: bytes) -> bytes | None:
    """Send one frame and read one, or return None when the child is gone."""
    if child.stdin is None or child.stdout is None:
        return None
    try:
        child.stdin.write(len(html).to_bytes(8, "big") + html)
        child.stdin.flush()
        head = child.stdout.read(8)
        if len(head) < 8:
            return None
        size = int.from_bytes(head, "big")
        payload = child.stdout.read(size)
    except _LOST:
        return None
    return payload if len(payload) == size else None


def _over_limit(name: str, reason: str) -> UnreadableInput:
    """Say that a page hit a limit."""
    return UnreadableInput("the page hit a limit while it was parsed", where=name, found=f"limit: {reason}",
                           expected="an ordinary page", next_step="copy its text into a .txt file")  # fmt: skip
