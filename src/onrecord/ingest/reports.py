"""From text to Report: canonical text, blocks, masthead, language, notes, in one place for every way in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.core.report import READ_KINDS, Block, Language, Report
from onrecord.ingest.blocks import mark_blocks
from onrecord.ingest.completeness import find_cut, open_paragraphs
from onrecord.ingest.given import GivenByHand, by_hand
from onrecord.ingest.language import detect_language
from onrecord.ingest.masthead import Masthead, printed_masthead
from onrecord.ingest.settle import settle
from onrecord.ingest.text import canonical, decode, oddities, refuse_by_length

NO_METADATA = Masthead()


@dataclass(frozen=True, slots=True)
class Page:
    """A web page beside its text: what mark-up calls blocks of the text, by offset, and all visible blocks.

    `visible` gives each visible block in page order with whether it is part of the text.
    """

    hints: Mapping[int, str]
    visible: tuple[tuple[str, bool], ...]


def text_report(text: str, *, name: str, given: GivenByHand) -> Report:
    """Make a report of a text held in memory; its raw bytes are its UTF-8 form.

    Raises:
        UnreadableInput, MalformedInput: as `canonical` says.
    """
    clean = canonical(text, name=name)
    raw = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return build_report(clean, name=name, raw_sha256=raw, given=given)


def text_bytes_report(data: bytes, *, name: str, given: GivenByHand) -> Report:
    """Make a report of the bytes of a plain text file.

    Raises:
        UnreadableInput, MalformedInput: as `decode` and `canonical` say.
    """
    decoded = decode(data, name=name)
    clean = canonical(decoded.text, name=name)
    raw = hashlib.sha256(data).hexdigest()
    return build_report(clean, name=name, raw_sha256=raw, given=given, notes=decoded.notes)


def build_report(
    text: str,
    *,
    name: str,
    raw_sha256: str,
    given: GivenByHand,
    notes: tuple[str, ...] = (),
    metadata: Masthead = NO_METADATA,
    page: Page | None = None,
    media_type: Literal["text/plain", "text/html", "application/json"] = "text/plain",
) -> Report:
    """Put a report together from its canonical text.

    `metadata` is what came with the text. Values given by hand go first, then metadata, then what is printed; on a web
    page what is printed goes before metadata where people edit what is printed with more care.

    Raises:
        UnreadableInput: when the text is longer than one report can be.
    """
    refuse_by_length(text, name=name)
    hints = page.hints if page else None
    blocks = mark_blocks(text, title=metadata.title.value if metadata.title else None, hints=hints)
    byhand = Masthead(by_hand(given.url), by_hand(given.publisher), published=by_hand(given.published))
    found = metadata.over(printed_masthead(text, blocks)) if page is None else page_masthead(page, blocks, metadata)
    masthead = byhand.over(found)
    language = detect_language(_sample(text, blocks))
    return Report(
        name=name, text=text, raw_sha256=raw_sha256, blocks=blocks, language=language, media_type=media_type,
        url=masthead.url, publisher=masthead.publisher, title=masthead.title, byline=masthead.byline,
        dateline=masthead.dateline, published=masthead.published,
        left_out=tuple(words for words, kept in page.visible if not kept) if page else (),
        notes=notes + oddities(text) + masthead.notes + _on_language(language) + open_paragraphs(text, blocks),
        cut=find_cut(text, blocks, left_out=_below(page)),
    )  # fmt: skip


def page_masthead(page: Page, blocks: Sequence[Block], metadata: Masthead) -> Masthead:
    """Read what is printed anywhere on a web page and settle it with the page's metadata."""
    parts: list[str] = []
    marked: list[Block] = []
    offset, kinds = 0, iter(blocks)
    for words, kept in page.visible:
        block = next(kinds, None) if kept else None
        kind, why = (block.kind, block.why) if block else ("furniture", "left out")
        marked.append(Block(kind, offset, offset + len(words), why))
        parts.append(words)
        offset += len(words) + 2
    return settle(printed_masthead("\n\n".join(parts), marked), metadata)


def _below(page: Page | None) -> tuple[str, ...]:
    """Return the visible blocks of a web page that stand below its text."""
    below: list[str] = []
    for words, kept in page.visible if page else ():
        if kept:
            below.clear()
        else:
            below.append(words)
    return tuple(below)


def _sample(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the paragraphs of the report, or the whole text where there are none."""
    return "\n".join(text[block.start : block.end] for block in blocks if block.kind in READ_KINDS) or text


def _on_language(language: Language) -> tuple[str, ...]:
    """Say in a plain sentence when the text is not English or its language is undecided."""
    if language.english:
        return ()
    if language.code == "und":
        return ("the language could not be told",)
    return (f"the text seems to be in another language than English ({language.code})",)
