"""The file format of a labelled report: header, text, and label lines under the paragraph they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.core.report import BLOCK_KINDS

HEADER = ("style", "publisher", "published", "kind", "name")


class LabelFault(Exception):
    """A label that does not hold; the message says where, what was found and what was expected."""


@dataclass(slots=True)
class Paragraph:
    """One text line of a report with the label lines under it, as `(line number, letter, fields)`."""

    line: int
    kind: str
    start: int
    text: str
    labels: list[tuple[int, str, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """One `.report` file taken apart: its header, its canonical text and its paragraphs."""

    name: str
    header: dict[str, str]
    names: dict[str, str]
    text: str
    paragraphs: list[Paragraph]

    def fault(self, line: int, what: str) -> LabelFault:
        """Return a fault that names this file and `line`."""
        return LabelFault(f"{self.name}.report:{line}: {what}")


def take_apart(name: str, raw: str) -> Source:
    """Split the file into header, text and labels; the text is the file without header and label lines.

    Raises:
        LabelFault: on an unknown header key, an unknown block kind, or a label that stands over no text.
    """
    source = Source(name, {}, {}, "", [])
    lines, body, at = raw.split("\n"), [], 0
    while at < len(lines) and lines[at].strip():
        key, _, value = lines[at].partition(" ")
        if key not in HEADER:
            raise source.fault(at + 1, f"header: found {key!r}, expected one of {', '.join(HEADER)}")
        if key == "name":
            short, _, full = value.partition("=")
            source.names[short.strip()] = full.strip()
        else:
            source.header[key] = value.strip()
        at += 1
    for number, line in enumerate(lines[at:], start=at + 1):
        if line.startswith("  "):
            if not source.paragraphs:
                raise source.fault(number, "a label stands before any text")
            letter, _, rest = line.strip().partition(" ")
            source.paragraphs[-1].labels.append((number, letter, [part.strip() for part in rest.split("|")]))
        elif line.strip():
            mark = re.match(r"\[(\w+)\] ", line)
            kind, text = (mark[1], line[mark.end() :]) if mark else ("body", line)
            if kind not in BLOCK_KINDS:
                raise source.fault(number, f"block: found {kind!r}, expected one of {', '.join(BLOCK_KINDS)}")
            body.append(text)
            source.paragraphs.append(Paragraph(number, kind, 0, text))
        elif body and body[-1]:
            body.append("")
    source.text = "\n".join(body).strip("\n") + "\n"
    start = 0
    for paragraph in source.paragraphs:
        paragraph.start = source.text.index(paragraph.text, start)
        start = paragraph.start + len(paragraph.text)
    return source


def plain(words: str) -> str:
    """Return `words` lower-cased with straight apostrophes and single spaces, to compare names."""
    return " ".join(words.lower().replace("’", "'").split())
