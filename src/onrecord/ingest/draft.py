"""Drafts: one's own text, as plain text, Markdown, HTML or DOCX, taken in to be checked and never kept."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import BinaryIO

from onrecord.core.draft import Draft, DraftForm
from onrecord.core.errors import MissingInput, UnreadableInput
from onrecord.core.report import Block, Report
from onrecord.ingest.docx import docx_paragraphs
from onrecord.ingest.html import html_text, looks_like_html
from onrecord.ingest.language import detect_language
from onrecord.ingest.markdown import blank_markup
from onrecord.ingest.text import canonical, decode

MAX_BYTES = 5_000_000
"""The largest draft taken in, in bytes: a book of 100,000 words is 0.6 MB, with pictures in a DOCX file some MB."""
MAX_LETTERS = 500_000
"""The longest draft checked, in code points: some 80,000 words."""

_FORMS: dict[str, DraftForm] = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx",
}  # fmt: skip
_BLANK = re.compile(r"\n[ \t\u00a0]*\n")
_ITEM = re.compile(r"[ \t]{0,8}(?:[-*+\u2022]|\d{1,3}[.)])[ \t]|[ \t]{0,3}#{1,6}[ \t]")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def read_draft(path: str | Path, *, stdin: BinaryIO | None = None) -> Draft:
    """Read the draft at a path, or on standard input for "-"; the form goes by the suffix, then by how it begins.

    Raises:
        MissingInput: when there is no such file.
        UnreadableInput: when it is no text, or a limit was hit.
        MalformedInput: when it holds half a character.
    """
    name = "standard input" if str(path) == "-" else str(path)
    try:
        if str(path) == "-":
            if stdin is None:
                raise MissingInput("standard input was named but not given", where=name)
            data = stdin.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or str(error)
        raise MissingInput(
            "the draft cannot be opened", where=name[:120], found=found, next_step="check the name"
        ) from error
    return draft_of_bytes(data, name=name)


def draft_of_bytes(data: bytes, *, name: str, form: DraftForm | None = None) -> Draft:
    """Make a draft of bytes; without a `form` the name's suffix tells it, then how they begin; else they are plain text.

    Raises:
        UnreadableInput, MalformedInput: as `read_draft` says.
    """
    form = form or _FORMS.get(Path(name).suffix.lower())
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            "the draft is too large", where=name, found=f"more than {MAX_BYTES // 1_000_000} MB",
            expected=f"at most {MAX_BYTES // 1_000_000} MB", next_step="check a chapter at a time",
        )  # fmt: skip
    if form == "docx" or (form is None and data.startswith(b"PK\x03\x04")):
        return draft_of_text("\n\n".join(docx_paragraphs(data, name=name)), name=name, form="docx")
    if form == "html" or (form is None and looks_like_html(data)):
        return draft_of_text(html_text(data, name=name), name=name, form="html")
    return draft_of_text(decode(data, name=name).text, name=name, form=form or "text")


def draft_of_text(text: str, *, name: str = "draft", form: DraftForm = "text") -> Draft:
    r"""Make a draft of a text held in memory.

    Raises:
        UnreadableInput: when the text is blank, holds NUL characters, or is too long.
        MalformedInput: when it holds half a character.

    Example:
        >>> draft = draft_of_text("# Port\n\nIt **may** close.", form="markdown")
        >>> [draft.report.text[b.start : b.end] for b in draft.report.blocks]
        ['Port', 'It   may   close.']
    """
    clean = canonical(text, name=name)
    if len(clean) > MAX_LETTERS:
        raise UnreadableInput(
            "the draft is too long", where=name, found=f"{len(clean)} characters",
            expected=f"at most {MAX_LETTERS}", next_step="check a chapter at a time",
        )  # fmt: skip
    read = blank_markup(clean) if form == "markdown" else clean
    blocks = _blocks(read, clean)
    if not blocks:
        raise UnreadableInput("there is nothing to check", where=name, found="no words", expected="sentences")
    report = Report(
        name=name, text=read, raw_sha256=hashlib.sha256(clean.encode("utf-8")).hexdigest(), blocks=blocks,
        language=detect_language(read),
    )  # fmt: skip
    return Draft(report, clean, form)


def _blocks(read: str, given: str) -> tuple[Block, ...]:
    """Cut a draft into paragraphs at blank lines, list items, headings and lines that end a sentence before them."""
    found: list[Block] = []
    start = 0
    for end in (*_ends(read, given), len(read)):
        words = read[start:end]
        first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if first < last and any(char.isalnum() for char in read[first:last]):
            found.append(Block("body", first, last))
        start = end
    return tuple(found)


def _ends(read: str, given: str) -> list[int]:
    """Return where paragraphs end."""
    found = []
    at = read.find("\n")
    while at >= 0:
        line = read[read.rfind("\n", 0, at) + 1 : at]
        if (
            _BLANK.match(read, at)
            or _ITEM.match(given, at + 1)
            or _ENDED.search(line)
            or _ITEM.match(given, at - len(line))
        ):
            found.append(at)
        at = read.find("\n", at + 1)
    return found
