"""Offsets convert both ways between code points and UTF-16 units, and anchors hold, on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.anchor import Anchor, convert_offset
from onrecord.core.errors import AnchorError

TEXT = st.text(alphabet=st.sampled_from("aé “”’«»\u00a0\u200f\u202e\ufeff🛳💬𝔸\n界\u0301"), min_size=1, max_size=40)


@given(TEXT, st.data())
def test_code_points_to_utf16_and_back(text, data):
    offset = data.draw(st.integers(0, len(text)))
    units = convert_offset(text, offset, source="code_point", target="utf16")
    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert convert_offset(text, units, source="utf16", target="code_point") == offset


@given(TEXT, st.data())
def test_utf16_to_code_points_and_back(text, data):
    total = len(text.encode("utf-16-le")) // 2
    units = data.draw(st.integers(0, total))
    whole = {len(text[:i].encode("utf-16-le")) // 2 for i in range(len(text) + 1)}
    if units not in whole:
        with pytest.raises(AnchorError):
            convert_offset(text, units, source="utf16", target="code_point")
        return
    offset = convert_offset(text, units, source="utf16", target="code_point")
    assert convert_offset(text, offset, source="code_point", target="utf16") == units


@given(TEXT, st.data())
def test_an_anchor_holds_in_its_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchor.of(text, start, end)
    assert anchor.holds_in(text)
    assert anchor.exact.encode("utf-16-le") == text.encode("utf-16-le")[
        2 * convert_offset(text, start, source="code_point", target="utf16") :
        2 * convert_offset(text, end, source="code_point", target="utf16")
    ]  # fmt: skip
