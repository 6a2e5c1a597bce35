"""The visible text of a parsed page, block by block in page order. Runs in the child process only.

The walk is iterative: depth of nesting costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary "
    "table tbody tfoot thead tr ul".split()
)
UNSEEN_TAGS = frozenset(
    "script style noscript template head title meta link iframe object embed audio video canvas svg math select option "
    "textarea datalist map area base param source track frame frameset noframes input applet".split()
)
BREAKS = BLOCK_TAGS | {"td", "th", "br"}
"""Elements before and after which a new line begins."""

MAX_CELLS = 40
MAX_CELL = 30
"""A row whose cells hold at most so many words each is one line; rows with longer cells only lay a page out."""

_BOX_IN_CELL = frozenset("h1 h2 h3 h4 h5 h6 ul ol table blockquote section article figure".split())
_UNSEEN_STYLE = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_ASCII_SPACE = re.compile(r"[ \t\n\r\f]+")
_NAMING = (
    "class",
    "id",
    "role",
    "itemprop",
    "rel",
    "aria-label",
    "data-component",
    "data-testid",
    "data-type",
    "data-module",
)
MAX_DEPTH = 400
"""Elements nested deeper than this make no page: news pages stay below 60."""

MAX_NAMES = 300
"""So many code points of an element's class, id and role are handed on; longer ones are utility classes."""


@dataclass(slots=True)
class Walked:
    """What the walk found: elements as (parent index, tag, names), and blocks with the element they stand in."""

    elements: list[tuple[int, str, str]] = field(default_factory=list)
    blocks: list[dict[str, Any]] = field(default_factory=list)


class Walker:
    """Collects the visible blocks of one page."""

    def __init__(self) -> None:
        self.found = Walked()
        self.stack: list[int] = []
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.time = ""
        self.inline: list[str] = []
        self.row: list[int] = []

    def walk(self, root: etree._Element) -> Walked:
        """Go through the tree once, in page order."""
        hidden = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "end":
                if hidden:
                    hidden -= 1
                    if not hidden:
                        self.text(element.tail)
                    continue
                self.close(element)
                self.text(element.tail if element is not root else None)
            elif event == "start":
                if hidden or _unseen(element):
                    hidden += 1
                    continue
                self.open(element)
                self.text(element.text)
            elif not hidden:
                self.text(element.tail)
        self.flush()
        return self.found

    def open(self, element: etree._Element) -> None:
        """Enter an element: blocks end the line so far, links and times are counted.

        Raises:
            RecursionError: when elements are nested deeper than `MAX_DEPTH`.
        """
        if len(self.stack) > MAX_DEPTH:
            raise RecursionError(f"more than {MAX_DEPTH} elements deep")
        tag = _tag(element)
        if self.row:
            self.parts.append("\t" if tag in {"td", "th"} and self.parts else " " if tag in BREAKS else "")
        elif tag in BREAKS:
            self.flush()
        if tag == "tr" and not self.row and _is_row(element):
            self.row.append(len(self.stack))
        parent = self.stack[-1] if self.stack else -1
        self.found.elements.append((parent, tag, _names(element)))
        self.stack.append(len(self.found.elements) - 1)
        self.links += tag == "a"
        if tag == "time" and element.get("datetime"):
            self.time = element.get("datetime", "")[:40]

    def close(self, element: etree._Element) -> None:
        """Leave an element."""
        tag = _tag(element)
        if tag in BREAKS and (not self.row or self.row[-1] == len(self.stack) - 1):
            self.flush()
        self.stack.pop()
        if self.row and self.row[-1] == len(self.stack):
            self.row.pop()
        self.links -= tag == "a"

    def text(self, words: str | None) -> None:
        """Add text to the line so far."""
        if words:
            self.parts.append(words)
            if self.links > 0:
                self.linked += len(words.strip())
            if words.strip() and len(self.inline) < 40 and self.stack:
                self.inline.append(self.found.elements[self.stack[-1]][1])

    def flush(self) -> None:
        """End the line so far and keep it when it has words."""
        line = "\t".join(" ".join(_ASCII_SPACE.sub(" ", cell).split(" ")).strip() for cell in self._cells())
        line = line.strip()
        if line and not line.isspace():
            self.found.blocks.append({
                "text": line,
                "at": self._box(),
                "linked": round(min(1.0, self.linked / len(line)), 3),
                "time": self.time,
                "bold": bool(self.inline) and set(self.inline) <= {"b", "strong"},
                "quiet": bool(self.inline) and set(self.inline) <= {"em", "i", "small"},
            })  # fmt: skip
        self.parts, self.linked, self.time, self.inline = [], 0, "", []

    def _cells(self) -> list[str]:
        """Return the line so far as cells of a table row, or as one cell."""
        return "".join(self.parts).split("\t") if self.row else ["".join(self.parts)]

    def _box(self) -> int:
        """Return the element the line stands in."""
        return self.stack[-1] if self.stack else 0


def _tag(element: etree._Element) -> str:
    """Return an element's name in lower case, without its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def _is_row(row: etree._Element) -> bool:
    """Tell whether a table row is one line of data: two cells or more, each short and without boxes of its own."""
    cells = [cell for cell in row if _tag(cell) in {"td", "th"}]
    if len(cells) < 2 or len(cells) > MAX_CELLS:
        return False
    for cell in cells:
        inner = [_tag(element) for element in cell.iter()]
        if _BOX_IN_CELL.intersection(inner) or inner.count("p") > 1 or inner.count("br") > 2:
            return False
        if sum(len(words.split()) for words in cell.itertext()) > MAX_CELL:
            return False
    return True


def _names(element: etree._Element) -> str:
    """Return what an element is called by its page: class, id, role and the like."""
    return " ".join(value for key in _NAMING if (value := element.get(key)))[:MAX_NAMES]


def _unseen(element: etree._Element) -> bool:
    """Tell whether a browser shows nothing of an element."""
    tag = _tag(element)
    if tag in UNSEEN_TAGS or element.get("hidden") is not None:
        return True
    if tag == "dialog" and element.get("open") is None:
        return True
    style = element.get("style")
    return bool(style and _UNSEEN_STYLE.search(style[:500]))
