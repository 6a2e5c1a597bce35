"""From the bytes of a web page to a Report; the parsing itself runs in a child process under limits."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from onrecord.core.errors import UnreadableInput
from onrecord.core.report import Report
from onrecord.ingest.child import PageParser
from onrecord.ingest.given import GivenByHand
from onrecord.ingest.html_blocks import PageBlock, page_blocks
from onrecord.ingest.html_masthead import page_masthead
from onrecord.ingest.html_select import select, without_furniture
from onrecord.ingest.reports import Page, build_report
from onrecord.ingest.text import SAVE_AS_HTML, canonical, decode

MAX_TAGS = 100_000
"""A page with this many tags or more is refused unread: heavy news pages have 20,000; 1.6 million empty paragraphs
keep the extractor busy for 20 s (November 2026)."""

MAX_ATTRIBUTES = 3_000
"""One tag with more attributes than this is refused unread: parsers compare each attribute with each other."""

SNIFFED = 4_096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(
    rb"\A\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([a-zA-Z0-9_.-]{2,40})", re.IGNORECASE
)
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
_TAGS = (b"<html", b"<head", b"<body", b"<div", b"<p>", b"<p ", b"<article", b"<main", b"<section", b"<table", b"<h1")


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes begin like a web page.

    Example:
        >>> looks_like_html(b"  <!doctype html><p>One"), looks_like_html(b"<3 from Vestra")
        (True, False)
    """
    head = data[:SNIFFED].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith(_OPENINGS) or (head.startswith(b"<") and any(tag in head for tag in _TAGS))


def html_report(data: bytes, *, name: str, given: GivenByHand, parser: PageParser | None = None) -> Report:
    """Read a web page. With a `parser` at hand its child process is used again, else one is started and ended.

    Raises:
        UnreadableInput: when the bytes are no text, a limit is hit, or no words of a report can be told.
    """
    decoded = decode(data, name=name, declared=_declared(data))
    text = canonical(decoded.text, name=name)
    _refuse_bombs(text, name)
    if parser is not None:
        found = parser.parse(text.encode("utf-8"), name=name)
    else:
        with PageParser() as once:
            found = once.parse(text.encode("utf-8"), name=name)
    metadata = page_masthead(found)
    blocks = page_blocks(found)
    chosen = select(blocks, title=metadata.title.value if metadata.title else None)
    if not any(is_kept for _, is_kept in chosen.blocks):
        _refuse_empty(blocks, name)
    kept, hints = _join([block for block, is_kept in chosen.blocks if is_kept])
    visible = tuple((block.text, is_kept) for block, is_kept in chosen.blocks)
    return build_report(
        canonical(kept, name=name), name=name, raw_sha256=hashlib.sha256(data).hexdigest(), given=given,
        notes=decoded.notes, metadata=metadata, page=Page(hints, visible), media_type="text/html",
    )  # fmt: skip


def html_text(data: bytes, *, name: str) -> str:
    """Return the visible text of a web page but its furniture, a block a paragraph: what its author wrote.

    Raises:
        UnreadableInput: when the bytes are no text, a limit is hit, or nothing is visible.
    """
    text = canonical(decode(data, name=name, declared=_declared(data)).text, name=name)
    _refuse_bombs(text, name)
    with PageParser() as once:
        found = once.parse(text.encode("utf-8"), name=name)
    blocks = page_blocks(found)
    if not blocks:
        _refuse_empty(blocks, name)
    title = page_masthead(found).title
    return _join(without_furniture(blocks, title=title.value if title else None))[0]


def _join(blocks: Sequence[PageBlock]) -> tuple[str, dict[int, str]]:
    """Join blocks into a text, each set off by a blank line, and say what mark-up calls them, by offset."""
    parts: list[str] = []
    hints: dict[int, str] = {}
    offset = 0
    for block in blocks:
        if block.hint:
            hints[offset] = block.hint
        parts.append(block.text)
        offset += len(block.text) + 2
    return "\n\n".join(parts), hints


def _declared(data: bytes) -> str | None:
    """Return the charset that the page names, where it names one."""
    found = _CHARSET.search(data[:SNIFFED]) or _XML_CHARSET.search(data[:SNIFFED])
    return found[1].decode("ascii") if found else None


def _refuse_bombs(text: str, name: str) -> None:
    """Refuse pages that are known to keep parsers busy without end, before any parser sees them."""
    tags = text.count("<")
    if tags >= MAX_TAGS:
        raise UnreadableInput("the page has too many tags", where=name, found=f"limit: {tags} tags",
                              expected=f"fewer than {MAX_TAGS}", next_step=SAVE_AS_HTML)  # fmt: skip
    for tag in text.split("<")[1:]:
        if len(tag) < MAX_ATTRIBUTES * 2:
            continue
        count = len(_QUOTED.sub("", tag.split(">", 1)[0]).split())
        if count > MAX_ATTRIBUTES:
            raise UnreadableInput("a tag has too many attributes", where=name, found=f"limit: {count} attributes",
                                  expected=f"at most {MAX_ATTRIBUTES}", next_step=SAVE_AS_HTML)  # fmt: skip


def _refuse_empty(blocks: Sequence[Any], name: str) -> None:
    """Say why a page gives no text: it has none, or none that reads like a report."""
    letters = sum(len(block.text) for block in blocks)
    found = f"{letters} characters of text, none of them like a report" if letters else "no visible text"
    raise UnreadableInput("unreadable: no report can be told on the page", where=name, found=found, expected="paragraphs of text",
                          next_step="if a script fills the page, save it once the browser shows it")  # fmt: skip
