"""Whether a page looks whole: the words that show it was cut, and paragraphs that end without closing punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.core.report import READ_KINDS, Block, Given
from onrecord.core.vocab import lexicon
from onrecord.ingest.lines import Line, make_line

MAX_OPEN_NOTES = 5
"""So many paragraphs without closing punctuation are noted one by one; more are only counted."""


def find_cut(text: str, blocks: Sequence[Block], *, left_out: Sequence[str] = ()) -> Given | None:
    """Return the words that show that the page is not whole, with their basis, or None where nothing shows it.

    Words of a paywall count only after the last paragraph: further up they belong to other stories. `left_out` is
    what stands below the text of a web page; there only plain words of a paywall count.

    Example:
        >>> text = "The port of Telm stayed shut on Monday, the"
        >>> find_cut(text, (Block("body", 0, len(text)),)).basis
        'paragraph 1 ends in mid-sentence'
    """
    numbered = [block for block in blocks if block.kind in READ_KINDS]
    if not numbered:
        return None
    below = [
        text[block.start : block.end]
        for block in blocks
        if block.kind == "furniture" and block.start > numbered[-1].start
        if block.why not in _OTHER_STORIES or (block is blocks[-1] and block.why == "related stories")
    ]
    for words, phrases in (*((w, _paywall("paywall")) for w in below), *((w, _paywall("plain")) for w in left_out)):
        line = make_line(words, 0, len(words))
        if line.words <= 25 and any(line.norm.startswith(phrase) or f" {phrase}" in line.norm for phrase in phrases):
            return Given(line.plain, "words of a paywall after the last paragraph")
    bodies = [block for block in numbered if block.kind == "body"]
    last = make_line(text, bodies[-1].start, bodies[-1].end) if bodies else None
    if last is not None and _unfinished(last):
        return Given(last.plain[-40:].strip(), f"paragraph {numbered.index(bodies[-1]) + 1} ends in mid-sentence")
    return None


def open_paragraphs(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Note each numbered paragraph that ends without closing punctuation; list items and lead-ins are passed over.

    Example:
        >>> text = "The port stayed shut on Monday morning"
        >>> open_paragraphs(text, (Block("body", 0, len(text)),))
        ('paragraph 1 ends without closing punctuation',)
    """
    numbered = [block for block in blocks if block.kind in READ_KINDS]
    lines = [make_line(text, block.start, block.end) for block in numbered]
    ends = [n for n, line in enumerate(lines, 1) if line.words >= 5 and not line.closed and not line.bullet
            and line.plain[-1:] not in ":;,"]  # fmt: skip
    if len(ends) > MAX_OPEN_NOTES:
        return (f"{len(ends)} paragraphs end without closing punctuation",)
    return tuple(f"paragraph {number} ends without closing punctuation" for number in ends)


_OTHER_STORIES = frozenset({"related stories", "title told twice", "advertisement"})


def _unfinished(line: Line) -> bool:
    """Tell whether a paragraph breaks off: an ellipsis, a comma, or a word after which no sentence ends."""
    ending = line.plain.rstrip(" \t\u00a0")
    if ending.endswith(("…", "...", "[…]", "[...]", "…]")):
        return True
    if line.closed or line.bullet or line.words < 5:
        return False
    word = ending.split(" ")[-1].lower()
    return ending[-1:] in ",–—-(" or word in lexicon("ingest_cut")["unfinished"]


@cache
def _paywall(name: str) -> tuple[str, ...]:
    """Load the words of paywalls."""
    return lexicon("ingest_cut")[name]
