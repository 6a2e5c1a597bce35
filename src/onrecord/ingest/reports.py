"""From text to Report: canonical text, blocks, masthead, language, notes, in one place for every way in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from onrecord.core.report import READ_KINDS, Block, Language, Report
from onrecord.ingest.blocks import mark_blocks
from onrecord.ingest.completeness import find_cut, open_paragraphs
from onrecord.ingest.given import GivenByHand, by_hand
from onrecord.ingest.language import detect_language
from onrecord.ingest.masthead import Masthead, printed_masthead
from onrecord.ingest.text import canonical, decode, oddities

NO_METADATA = Masthead()


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
    hints: Mapping[int, str] | None = None,
    left_out: tuple[str, ...] = (),
    media_type: Literal["text/plain", "text/html", "application/json"] = "text/plain",
) -> Report:
    """Put a report together from its canonical text.

    `metadata` is what the page's mark-up says; values given by hand go first, then these, then what is printed.
    """
    blocks = mark_blocks(text, title=metadata.title.value if metadata.title else None, hints=hints)
    byhand = Masthead(by_hand(given.url), by_hand(given.publisher), published=by_hand(given.published))
    masthead = byhand.over(metadata).over(printed_masthead(text, blocks))
    language = detect_language(_sample(text, blocks))
    return Report(
        name=name, text=text, raw_sha256=raw_sha256, blocks=blocks, language=language, media_type=media_type,
        url=masthead.url, publisher=masthead.publisher, title=masthead.title, byline=masthead.byline,
        dateline=masthead.dateline, published=masthead.published, left_out=left_out,
        notes=notes + oddities(text) + masthead.notes + _on_language(language) + open_paragraphs(text, blocks),
        cut=find_cut(text, blocks),
    )  # fmt: skip


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
