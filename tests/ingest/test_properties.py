"""What holds of every text: canonical rule, and blocks that cover it in order without overlap."""

import hashlib
import os

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest.blocks import mark_blocks
from onrecord.ingest.given import GivenByHand
from onrecord.ingest.html_blocks import PageBlock
from onrecord.ingest.html_select import select
from onrecord.ingest.lines import split_lines
from onrecord.ingest.reports import text_bytes_report
from onrecord.ingest.text import canonical

EXAMPLES = int(os.environ.get("ONRECORD_EXAMPLES", "150"))
"""Generated texts for each property; CI may ask for more."""

PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", "\u00a0", "\u2028", "\u202e", "\u2066", "\u200b", "“", "”", "‘", "’", '"', "'", "«", "»",
     "🛥", "𝒶", "e\u0301", " ", ". ", ", ", ": ", "• ", "1. ", "Advertisement", "Read more", "By Marta Ilves", "3 June 2031",
     "Ondria shut its port.", "said", "Nobody was hurt, the office said on Monday.", "Photo: Jo Brask", "A title of a story",
     "Correction: an earlier version was wrong.", "VESTRA, June 3 (ONA) –", "© 2031 Herald", "Share", "Most read", "\t"]
)  # fmt: skip
TEXTS = st.lists(
    PIECES | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12), max_size=40
).map("".join)


def assert_covers(text, blocks):
    end = 0
    for block in blocks:
        assert block.start >= end
        assert not text[end : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        end = block.end
    assert not text[end:].strip()


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS)
def test_canonical_text_changes_line_ends_and_nothing_else(text):
    if text.strip() and not text.removeprefix("\ufeff").isspace() and text != "\ufeff":
        clean = canonical(text, name="a")
        assert clean == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        assert canonical(clean, name="a") == clean or clean.startswith("\ufeff")


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS)
def test_blocks_cover_every_stretch_in_order_without_overlap(text):
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    assert_covers(clean, mark_blocks(clean))
    assert_covers(clean, split_lines(clean))


@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(TEXTS)
def test_report_keeps_its_raw_hash_and_true_paragraphs(text):
    data = text.encode("utf-8")
    if not text.removeprefix("\ufeff").strip() or data.startswith((b"PK\x03\x04", b"%PDF", b"GIF8")):
        return
    report = text_bytes_report(data, name="a", given=GivenByHand())
    assert report.raw_sha256 == hashlib.sha256(data).hexdigest()
    assert report == text_bytes_report(data, name="a", given=GivenByHand())
    assert_covers(report.text, report.blocks)


@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.booleans(), st.floats(0, 1), st.integers(1, 4)), max_size=12))
def test_selection_keeps_order_and_loses_no_block(rows):
    blocks = [PageBlock(text, (at, 0), linked=linked, kept=kept) for text, kept, linked, at in rows if text.strip()]
    chosen = select(blocks, title=None).blocks
    assert [block for block, _ in chosen] == blocks
