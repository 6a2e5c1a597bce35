"""The visible blocks of a web page with what its mark-up says about each: pure values, no parser needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.core.vocab import lexicon

_SPLIT = re.compile(r"[^a-z0-9]+|(?<=[a-z])(?=[A-Z])", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Element:
    """One element that holds visible text: its tag, its parent's index (-1 at the root), and its names as words."""

    parent: int
    tag: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One visible block: its text, the element it stands in, and what mark-up and extraction say of it.

    `path` lists its elements from the block outwards. `linked` is the share of its characters inside links. `kept`
    tells that the extractor counts it as content. `hint` is a block kind that mark-up names, or "".
    """

    text: str
    path: tuple[int, ...]
    linked: float = 0.0
    kept: bool = False
    hint: str = ""
    tag: str = ""
    article: int = -1
    """The innermost article or main element around it, -1 where there is none."""
    junk: tuple[int, ...] = ()
    """Those of its elements whose tag or names are those of page furniture."""


def page_blocks(found: Mapping[str, Any]) -> tuple[PageBlock, ...]:
    """Turn what the child found into blocks."""
    elements = [Element(parent, tag, _words(names)) for parent, tag, names in found["elements"]]
    lines = [_folded(line) for line in found["kept"]]
    whole, exact = "\n".join(lines), frozenset(lines)
    blocks = []
    for row in found["blocks"]:
        path = _path(elements, row["at"])
        blocks.append(PageBlock(
            text=row["text"], path=path, linked=row["linked"], kept=_is_kept(row["text"], whole, exact),
            hint=_hint(elements, path, row), tag=elements[path[0]].tag,
            article=next((at for at in path if elements[at].tag in {"article", "main"}), -1),
            junk=tuple(at for at in path if _is_junk(elements[at])),
        ))  # fmt: skip
    return tuple(blocks)


def _path(elements: Sequence[Element], at: int) -> tuple[int, ...]:
    """List an element and all that hold it, innermost first."""
    path = []
    while at >= 0:
        path.append(at)
        at = elements[at].parent
    return tuple(path)


def _words(names: str) -> frozenset[str]:
    """Split class names and the like into lower-case words, and keep the whole names too."""
    whole = names.lower().split()
    parts = [part.lower() for part in _SPLIT.split(_CAMEL.sub(" ", names)) if part]
    return frozenset(whole) | frozenset(parts)


def _is_junk(element: Element) -> bool:
    """Tell whether an element's tag or names are those of page furniture."""
    tags, names = _junk()
    return element.tag in tags or bool(element.names & names)


def _junk() -> tuple[frozenset[str], frozenset[str]]:
    """Load the tags and names of page furniture."""
    words = lexicon("ingest_markup")
    return frozenset(words["furniture_tags"]), frozenset(words["furniture_names"])


def _hint(elements: Sequence[Element], path: Sequence[int], row: Mapping[str, Any]) -> str:
    """Name the block kind that mark-up gives: by tag first, then by the names of the nearest elements."""
    tag = elements[path[0]].tag
    words = lexicon("ingest_markup")
    near = [elements[at] for at in path[:3]]
    if any(element.tag == "figcaption" or element.names & set(words["caption_names"]) for element in near):
        return "caption"
    if any(element.names & set(words["byline_names"]) for element in near[:2]):
        return "byline"
    if any(element.tag == "h1" for element in near):
        return "headline"
    if any(element.names & set(words["standfirst_names"]) for element in near[:2]):
        return "standfirst"
    if any(element.tag in {"h2", "h3", "h4", "h5", "h6"} for element in near) or (row["bold"] and tag in {"p", "div"}):
        return "subhead"
    if tag in {"li", "dd", "tr", "td", "th"}:
        return "item"
    return "quiet" if row["quiet"] else ""


def _folded(text: str) -> str:
    """Fold text for comparison: letters and digits only, lower case."""
    return "".join(char for char in text.lower() if char.isalnum())


def _is_kept(text: str, whole: str, exact: frozenset[str]) -> bool:
    """Tell whether the extractor kept a block's words: as a line of its own, or, when long, inside one."""
    folded = _folded(text)
    return bool(folded) and (folded in exact or (len(folded) >= 25 and folded in whole))
