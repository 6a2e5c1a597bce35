"""Errors of the web: one shape, whatever went wrong, as JSON or as a page.

{"error": {"status": 404, "code": "not_found", "message": "no such report: found abcd, expected an id; ..."}}
"""

from __future__ import annotations

from typing import Any

CODES = {
    400: "bad_request", 401: "no_token", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 409: "conflict",
    413: "too_large", 415: "wrong_type", 422: "refused", 429: "too_many", 500: "broken", 503: "busy",
}  # fmt: skip
"""The code that stands for each status."""


class WebError(Exception):
    """Something that a request cannot have, with its HTTP status; `wait` is how many seconds to wait, where that helps."""

    def __init__(self, status: int, message: str, *, wait: int = 0) -> None:
        self.status, self.message, self.wait = status, message, wait
        super().__init__(message)

    @property
    def body(self) -> dict[str, Any]:
        """Return the one error shape."""
        return {"error": {"status": self.status, "code": CODES.get(self.status, "error"), "message": self.message}}
