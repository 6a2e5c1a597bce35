"""The text as published, with records, gaps, questions, figures and quotations marked in it.

The characters inside `.w` elements are those of the report's blocks, one for one, so that a browser's selection can be
counted back into the report. `data-at` is where a block starts in UTF-16 units, which is what browsers count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from html import escape
from itertools import pairwise

from onrecord.core.anchor import Anchor, convert_offset
from onrecord.core.overlay import Overlay
from onrecord.core.record import Record
from onrecord.core.report import READ_KINDS, Block
from onrecord.export import wording
from onrecord.export.page.leaf import Leaf

Marked = tuple[Anchor, str, Record | None]
"""One stretch that is marked: where, the key that lists and scripts call it by, and its record where it has one."""
_TAGS = {"headline": "h2", "subhead": "h3"}
_HASHES = re.compile(r"\A#{1,6}[ \t]+")
"""The mark of a heading in Markdown, which is not shown, but stands there to be counted."""
_LABELS = {
    "furniture": "set aside",
    "notice": "notice",
    "caption": "caption",
    "byline": "byline",
    "dateline": "dateline",
}


def text_html(leaf: Leaf) -> str:
    """Return the report's blocks as HTML, in page order, every character of the report escaped."""
    items, lines, seen = _items(leaf), [], set[str]()
    here: list[Marked] = []
    number = at = behind = done = 0
    text = leaf.sheet.report.text
    for block in leaf.sheet.report.blocks:
        stretch = text[behind : block.start]
        at += convert_offset(stretch, len(stretch), source="code_point", target="utf16")
        behind = block.start
        number += block.kind in READ_KINDS
        reached = bisect_left(items, block.end, lo=done, key=lambda item: item[0].start)
        here, done = [item for item in (*here, *items[done:reached]) if item[0].end > block.start], reached
        inner = _inner(leaf, block, here, seen)
        lines.append(_block(block, number if block.kind in READ_KINDS else 0, at, inner))
    return "\n".join(lines)


def _block(block: Block, number: int, at: int, inner: str) -> str:
    """Return one block: its paragraph mark, its label where it is no paragraph, and its words."""
    tag = _TAGS.get(block.kind, "p")
    label = _LABELS.get(block.kind, "")
    mark = (
        f'<button class="pn" type="button" id="p{number}" aria-label="Select paragraph {number}">¶{number}</button>'
        if number
        else f'<span class="pn" aria-hidden="true">{label}</span>'
    )
    kind = f'<span class="kind">{label}</span>' if label and number else ""
    if block.kind in _TAGS:
        inner = _HASHES.sub(r"<span hidden>\g<0></span>", inner)
    return (
        f'<div class="b {block.kind}">{mark}{kind}<{tag} class="w" dir="auto" data-at="{at}" data-p="{number}"'
        f">{inner}</{tag}></div>"
    )


def _items(leaf: Leaf) -> list[Marked]:
    """Return every stretch that is marked, with its key (r5, g1, q2, f3, u1), in text order; x is set aside."""
    sheet = leaf.sheet
    found: list[Marked] = [(s.record.anchor, f"r{s.record.number}", s.record) for s in leaf.records if not s.out]
    keyed: tuple[tuple[str, Iterable[Anchor]], ...] = (
        ("g", (gap.anchor for gap in sheet.gaps)),
        ("q", (question.anchor for question in sheet.questions)),
        ("f", (quantity.anchor for quantity in sheet.quantities)),
        ("n", (note.anchor for note in sheet.support)),
        ("x", leaf.aside),
    )
    for letter, anchors in keyed:
        found += [(anchor, f"{letter}{number}", None) for number, anchor in enumerate(anchors, 1)]
    found += [(said.anchor, f"j{number}", None) for number, said in enumerate(leaf.said, 1) if not said.orphan]
    for number, quote in enumerate(sheet.quotes, 1):
        found += [(part, f"u{number}", None) for part in quote.parts]
    return sorted(found, key=lambda item: (item[0].start, item[0].end, item[1]))


def _inner(leaf: Leaf, block: Block, here: list[Marked], seen: set[str]) -> str:
    """Return the words of a block with its sentences and the marks that reach into it."""
    sentences = leaf.sentences_in(block.start, block.end)
    cuts = {block.start, block.end}
    for anchor in (*(item[0] for item in here), *(sentence for _, sentence in sentences)):
        cuts |= {max(anchor.start, block.start), min(anchor.end, block.end)}
    edges = sorted(cuts)
    marked = Overlay(here, lambda item: [(item[0].start, item[0].end)])
    printed = Overlay(sentences, lambda row: [(row[1].start, row[1].end)])
    parts: list[str] = []
    open_sentence: int | None = None
    for start, end in pairwise(edges):
        inside = next((n for n, s in printed.near(start, end) if s.start <= start < s.end), None)
        if inside != open_sentence:
            parts += ["</span>"] if open_sentence is not None else []
            parts += [f'<span class="s" data-s="{inside}">'] if inside is not None else []
            open_sentence = inside
        parts.append(_piece(leaf, leaf.sheet.report.text[start:end], marked, (start, end), seen))
    return "".join(parts) + ("</span>" if open_sentence is not None else "")


def _piece(
    leaf: Leaf,
    words: str,
    marked: Overlay[Marked],
    place: tuple[int, int],
    seen: set[str],
) -> str:
    """Return one stretch in which the same marks hold throughout."""
    covering = [item for item in marked.near(*place) if item[0].start <= place[0] and place[1] <= item[0].end]
    if not covering:
        return escape(words)
    keys = " ".join(key for _, key, _ in covering)
    records = [record for _, _, record in covering if record is not None]
    if not records:
        kinds = " ".join(sorted({f"k-{key[0]}" for _, key, _ in covering}))
        return f'<span class="{kinds}" data-i="{keys}">{escape(words)}</span>'
    first, fresh = records[0], [r for r in records if f"r{r.number}" not in seen]
    seen |= {f"r{r.number}" for r in records}
    classes = f"r v{leaf.colour(first)} m-{first.modality}" + (" neg" if first.polarity == "-" else "")
    named = (
        f' id="r{fresh[0].number}" role="button" tabindex="-1" aria-label="{escape(_spoken(fresh, words))}"'
        if fresh
        else ""
    )
    return f'<span class="{classes}" data-i="{keys}"{named}>{escape(words)}</span>'


def _spoken(records: list[Record], words: str) -> str:
    """Return what a screen reader says of a marked word: the word, how it is put, and on whose word."""
    said = "; ".join(f"{wording.put(record)}, {wording.voice(record).replace(' > ', ', ')}" for record in records)
    return f"{' '.join(words.split())}: {said}"
