"""DOCX drafts: the paragraphs of a word processor's file, by the standard library's ZIP reader and a closed XML parser.

Read are the body's paragraphs, those in tables too, with tracked insertions; tracked deletions, comments, headers, footers
and notes are not.
Source: ECMA-376 part 1, sections 17.3 (paragraphs and runs) and 17.13.5 (tracked changes).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from onrecord.core.errors import UnreadableInput

if TYPE_CHECKING:
    from lxml import etree

MAX_UNPACKED = 20_000_000
"""The most bytes of XML unpacked from one file: a draft of 100,000 words unpacks to about 6 MB."""
MAX_MEMBERS = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_UNREAD = frozenset(("del", "moveFrom", "instrText", "delText"))
_PLAIN = "save it as .txt or .md, or copy its text"


def docx_paragraphs(data: bytes, *, name: str) -> tuple[str, ...]:
    """Return the paragraphs of a DOCX file that hold words.

    Raises:
        UnreadableInput: when it is no DOCX file, is damaged or locked, or unpacks to more than the limit.
    """
    from lxml import etree

    xml = _document(data, name)
    if b"<!DOCTYPE" in xml[:2000] or b"<!ENTITY" in xml:
        raise UnreadableInput(
            "the file declares entities, which no word processor writes", where=name, next_step=_PLAIN
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(
            "the words of the file cannot be read", where=name, found=f"broken XML: {str(error)[:80]}", next_step=_PLAIN
        ) from error
    words = (_words(paragraph) for paragraph in root.iter(f"{_W}p", f"{_STRICT}p"))
    return tuple(text for text in words if text.strip())


def _document(data: bytes, name: str) -> bytes:
    """Unpack the part that holds the body, no further than the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if len(packed.infolist()) > MAX_MEMBERS:
                raise UnreadableInput("the file holds too many parts", where=name, expected=f"at most {MAX_MEMBERS}")
            with packed.open(packed.getinfo("word/document.xml")) as part:
                xml = part.read(MAX_UNPACKED + 1)
    except KeyError as error:
        raise UnreadableInput(
            "this is no DOCX file", where=name, found="a packed file without word/document.xml", expected="DOCX, text, "
            "Markdown or HTML", next_step=_PLAIN,
        ) from error  # fmt: skip
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableInput(
            "the DOCX file cannot be unpacked", where=name, found=str(error)[:80] or type(error).__name__,
            next_step=_PLAIN,
        ) from error  # fmt: skip
    if len(xml) > MAX_UNPACKED:
        raise UnreadableInput(
            "the DOCX file unpacks to too much", where=name, found=f"more than {MAX_UNPACKED // 1_000_000} MB",
            expected=f"at most {MAX_UNPACKED // 1_000_000} MB", next_step="check a chapter at a time",
        )  # fmt: skip
    return xml


def _words(paragraph: etree._Element) -> str:
    """Return the words of one paragraph; those of a text box inside it are paragraphs of their own."""
    from lxml import etree

    parts: list[str] = []
    for element in paragraph.iter():
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if tag not in {"t", "tab", "br", "cr", "noBreakHyphen"} or _is_elsewhere(element, paragraph):
            continue
        parts.append({"t": element.text or "", "noBreakHyphen": "-"}.get(tag, " "))
    return " ".join("".join(parts).replace("\n", " ").split(" ")).strip()


def _is_elsewhere(element: etree._Element, paragraph: etree._Element) -> bool:
    """Tell whether a run stands in a tracked deletion, or in a paragraph inside this one."""
    from lxml import etree

    for above in element.iterancestors():
        if above is paragraph:
            return False
        if isinstance(above.tag, str) and etree.QName(above).localname in {*_UNREAD, "p"}:
            return True
    return False
