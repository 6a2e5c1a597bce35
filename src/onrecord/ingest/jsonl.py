"""JSON lines: one report a line, with `text` and, where known, `url`, `publisher`, `published`, `title`, `name`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.core.errors import MalformedInput, OnrecordError
from onrecord.core.report import Given, Report
from onrecord.ingest.given import GivenByHand
from onrecord.ingest.masthead import Masthead
from onrecord.ingest.reports import build_report
from onrecord.ingest.text import MAX_BYTES, canonical, decode

TEXT_KEYS = ("text", "body", "content")
"""Keys under which a line may hold its text, in order of preference."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a report, or the error that says why there is none. Never both, never neither.

    `raw` are the bytes that the report was read from, as its `raw_sha256` hashes them.
    """

    name: str
    report: Report | None = None
    error: OnrecordError | None = None
    raw: bytes | None = None


def read_lines(lines: Iterator[bytes], *, name: str, given: GivenByHand) -> Iterator[Outcome]:
    """Read one report from each line that is not blank; a bad line never stops the next.

    Example:
        >>> lines = iter([b'{"text": "Ondria shut its port."}'])
        >>> [outcome.name for outcome in read_lines(lines, name="a.jsonl", given=GivenByHand())]
        ['a.jsonl line 1']
    """
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        where = f"{name} line {number}"
        try:
            yield Outcome(where, report=read_json_line(line, name=where, given=given), raw=line.rstrip(b"\r\n"))
        except OnrecordError as error:
            yield Outcome(where, error=error)


def read_json_line(line: bytes, *, name: str, given: GivenByHand) -> Report:
    """Read one line of JSON as a report; what is given by hand goes before what the line gives.

    Raises:
        MalformedInput: when the line is no JSON object with a text, or a value has the wrong type or form.
        UnreadableInput: when its text is blank, too large or not text.
    """
    if len(line) > MAX_BYTES:
        raise MalformedInput("the line is too large for one report", where=name, found=f"{len(line)} bytes",
                             expected=f"at most {MAX_BYTES} bytes")  # fmt: skip
    row = _object(decode(line, name=name).text, name)
    key = next((key for key in TEXT_KEYS if isinstance(row.get(key), str)), None)
    if key is None:
        raise MalformedInput("the line has no text", where=name, found=f"keys {', '.join(sorted(row)[:8]) or 'none'}",
                             expected='"text" with a string', next_step='write {"text": "…"} on each line')  # fmt: skip
    metadata = _metadata(row, name)
    text = canonical(row[key], name=name)
    raw = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
    return build_report(text, name=name, raw_sha256=raw, given=given, metadata=metadata, media_type="application/json")


def _object(text: str, name: str) -> dict[str, Any]:
    """Parse a JSON object, or refuse with the place where it breaks."""
    try:
        row = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        at = f"{error.msg} at character {error.pos}" if isinstance(error, json.JSONDecodeError) else "no JSON"
        raise MalformedInput("the line is not JSON", where=name, found=at, expected="one JSON object a line",
                             next_step="a plain text belongs in a .txt file") from error  # fmt: skip
    if not isinstance(row, dict):
        raise MalformedInput("the line is not a JSON object", where=name, found=type(row).__name__,
                             expected='{"text": "…"}')  # fmt: skip
    return row


def _metadata(row: dict[str, Any], name: str) -> Masthead:
    """Take what the line says about its report; each value must be a plain string."""
    found: dict[str, Given] = {}
    for key in ("url", "publisher", "title", "byline", "published"):
        value = row.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise MalformedInput(f"{key} is not a string", where=name, found=type(value).__name__, expected="a string")
        clean = canonical(value, name=f"{name}, {key}").strip()
        if key == "published":
            clean = clean[:10] if len(clean) > 10 and clean[10:11] in "T " else clean
            try:
                GivenByHand(published=clean)
            except MalformedInput as error:
                raise MalformedInput(error.what, where=name, found=error.found, expected=error.expected,
                                     next_step=error.next_step) from error  # fmt: skip
        found[key] = Given(clean, f"given in the JSON line: {key}")
    return Masthead(
        url=found.get("url"),
        publisher=found.get("publisher"),
        title=found.get("title"),
        byline=found.get("byline"),
        published=found.get("published"),
    )
