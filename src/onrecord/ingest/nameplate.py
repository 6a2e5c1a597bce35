"""The nameplate: a publisher's name at the head of a page, taken only where the page bears it out further down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.core.report import Block, Given
from onrecord.ingest.dates import find_day

MAX_WORDS = 6
"""A nameplate has at most so many words."""

LEAST_SHORT = 4
"""A short form ("the Herald") has at least so many letters."""

HEAD_RULES = frozenset({"above the headline", "label at the head"})
"""Rules for lines of the head that say nothing of furniture themselves."""

_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "&", "in", "on"})
_HOST = re.compile(
    r"(?:https?://|www\.|@)(?:www\.)?([a-z0-9.-]{4,100})|\b([a-z0-9-]{4,60}\.(?:com|org|net|news|example)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|&")


def line_number(text: str, offset: int) -> int:
    """Return the 1-based number of the line in which `offset` stands."""
    return text.count("\n", 0, offset) + 1


def name_at_head(text: str, blocks: Sequence[Block]) -> Given | None:
    r"""Return a name that has a line to itself above the headline and that the page says again.

    It says it again in full, in any other line but the headline; in short, as "the Herald" for "Coastal Herald"; or in
    an address, as "coastalherald.example".
    A name of one word has to be said twice again.

    Example:
        >>> text = "COASTAL HERALD\nPort shut\nPlans seen by the Herald name no day."
        >>> blocks = (Block("furniture", 0, 14, "above the headline"), Block("headline", 15, 24, ""), Block("body", 25, 63, ""))
        >>> name_at_head(text, blocks)
        Given(value='COASTAL HERALD', basis='printed on line 1 and again on line 3')
    """
    title = next((block.start for block in blocks if block.kind in {"headline", "body"}), 0)
    found: list[tuple[int, int, str, int]] = []
    for block in blocks:
        name = " ".join(text[block.start : block.end].split())
        if block.start >= title or block.kind != "furniture" or block.why not in HEAD_RULES or not could_be_name(name):
            continue
        again = _said_again(text, blocks, block, name)
        if len(again) >= (2 if len(name.split()) == 1 else 1):
            found.append((-len(again), block.start, name, again[0]))
    if not found:
        return None
    _, start, name, where = min(found)
    one, two = line_number(text, start), line_number(text, where)
    return Given(name, f"printed on line {one} and again on line {two}")


def could_be_name(line: str) -> bool:
    """Tell whether a line could be a publisher's name: few words, each with a capital, and no figures.

    Example:
        >>> [could_be_name(line) for line in ("The Loom and Lathe", "Read by the coast since 1911", "Log in", "Herald")]
        [True, False, False, True]
    """
    words = line.split()
    if not 1 <= len(words) <= MAX_WORDS or len(line) < LEAST_SHORT or find_day(line) or any(c.isdigit() for c in line):
        return False
    if line[-1:] in ".!?:;," or not all(_WORD.fullmatch(word) for word in words):
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL for word in words) and words[-1].lower() not in _SMALL


def _said_again(text: str, blocks: Sequence[Block], nameplate: Block, name: str) -> list[int]:
    """Return where other blocks than the headline say the name: in full, or in short behind "the"."""
    words = [word for word in name.split() if word.lower() not in {"the", "a"}]
    full = re.compile(rf"(?<!\w){r'[ ]'.join(map(re.escape, words))}(?!\w)", re.IGNORECASE)
    last = words[-1].title() if words[-1].isupper() else words[-1]
    short = re.compile(rf"\b(?:the|The) {re.escape(last)}(?![\w’'-]*[ ][^\W\d_a-z])(?!\w)")
    places = []
    for block in blocks:
        if block is nameplate or block.kind == "headline" or block.why in {"menu", "navigation", "page metadata"}:
            continue
        said = full.search(text, block.start, block.end)
        if said is None and len(words) > 1 and len(last) >= LEAST_SHORT:
            said = short.search(text, block.start, block.end)
        if said is not None or any(_letters("".join(words)) in _letters(host) for host in _hosts(text, block)):
            places.append(block.start)
    return places


def _hosts(text: str, block: Block) -> list[str]:
    """Return the hosts of the addresses in a block of furniture."""
    if block.kind not in {"furniture", "notice"}:
        return []
    return [match[1] or match[2] for match in _HOST.finditer(text, block.start, block.end)]


def _letters(text: str) -> str:
    """Fold a name or a host for comparison."""
    return "".join(char for char in text.lower() if char.isalnum())
