"""From the bytes of a web page to a Report; the parsing itself runs in a child process under limits."""

from __future__ import annotations

from onrecord.core.errors import UnreadableInput
from onrecord.core.report import Report
from onrecord.ingest.given import GivenByHand

HEAD = 2048


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes begin like a web page.

    Example:
        >>> looks_like_html(b"  <!doctype html><p>One")
        True
    """
    head = data[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) and b"<" in head or (
        head.startswith(b"<") and any(tag in head for tag in (b"<html", b"<head", b"<body", b"<div", b"<p", b"<article"))
    )


def html_report(data: bytes, *, name: str, given: GivenByHand) -> Report:
    raise UnreadableInput("web pages are not yet read", where=name, next_step="copy the text into a .txt file")
