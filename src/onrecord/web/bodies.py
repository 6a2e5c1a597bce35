"""Bodies: what a request sends, taken apart and refused where it is not what it should be."""

from __future__ import annotations

import json
from typing import Any

from onrecord.web.errors import WebError


def parsed(body: bytes) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        WebError: 400.
    """
    try:
        row = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise WebError(400, "the body is no JSON") from None
    if not isinstance(row, dict):
        raise WebError(400, "the body is no JSON object")
    return row


def text_of(row: dict[str, Any], key: str) -> str:
    """Return a text of an object, empty where there is none; half a character is refused.

    Raises:
        WebError: 422.
    """
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WebError(422, f"{key} is no text")
    if any("\ud800" <= char <= "\udfff" for char in value) or "\0" in value:
        raise WebError(422, f"{key} holds half a character or NUL")
    return value
