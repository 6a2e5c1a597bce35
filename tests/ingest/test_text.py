"""From bytes to canonical text."""

import pytest

from onrecord import ingest
from onrecord.core.errors import MalformedInput, UnreadableInput
from onrecord.ingest.text import MAX_BYTES, MAX_CHARACTERS, canonical, decode

STORY = "Ondria shut its only port on Monday. “Nobody was hurt,” the harbour office said – and closed the café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode_give_the_same_text(encoding):
    assert ingest.read_bytes(STORY.encode(encoding), name="a.txt").text == STORY


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read_with_a_note(mark):
    report = ingest.read_bytes(STORY.encode(mark), name="a.txt")
    assert report.text == STORY
    assert any("no byte order mark" in note for note in report.notes)


def test_line_ends_become_lf_and_nothing_else_changes():
    text = "\ufeffOne.\r\nTwo.\rThree\u2028still three.\u00a0\t \x0bFour.\n"
    assert canonical(text, name="a") == "One.\nTwo.\nThree\u2028still three.\u00a0\t \x0bFour.\n"


def test_windows_bytes_are_read_with_a_note():
    report = ingest.read_bytes(STORY.encode("windows-1252"), name="a.txt")
    assert report.text == STORY
    assert "not UTF-8; read as windows-1252" in report.notes


def test_few_broken_bytes_are_replaced_and_counted():
    data = (STORY * 20).encode("utf-8").replace("é".encode(), b"\xc3", 1)
    decoded = decode(data, name="a.txt")
    assert decoded.text.count("\ufffd") == 1
    assert decoded.notes == ("1 broken UTF-8 sequence could not be decoded and stand as U+FFFD",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "there is nothing to read: a.txt: found 0 bytes"),
        (b" \n\t\r\n ", "found white space only"),
        (b"%PDF-1.7 ...", "found a PDF file"),
        (b"\x89PNG\r\n", "found a PNG picture"),
        (b"PK\x03\x04rest", "found a ZIP or office file"),
        (bytes(range(256)) * 4, "NUL bytes"),
        (b"One\x00two", "found 1 NUL bytes, the first at 3"),
        (b"\x81\x8d\x8f" * 30, "not text in any encoding tried"),
        (b"\xff\xfe\x41", "do not fit their byte order mark"),
        (b"a" * (MAX_BYTES + 1), "found more than 10 MB, expected at most 10 MB"),
        (
            b"a " * (MAX_CHARACTERS // 2 + 1),
            "too long for one report: a.txt: found 1,500,002 characters, expected at most 1,500,000",
        ),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_what_was_found(data, words):
    with pytest.raises(UnreadableInput) as caught:
        ingest.read_bytes(data, name="a.txt")
    assert words in str(caught.value)
    assert "a.txt" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "error"), [("a\ud800b", MalformedInput), ("a\x00b", UnreadableInput), ("  \n", UnreadableInput)]
)
def test_text_that_no_file_could_hold_is_refused(text, error):
    with pytest.raises(error):
        ingest.read_text(text)


def test_lone_surrogate_is_named_with_its_place():
    with pytest.raises(MalformedInput, match=r"half a character .*U\+DC00 at character 4"):
        ingest.read_text("Port\udc00 shut")


def test_bidi_and_zero_width_characters_stay_and_are_noted():
    text = "Ondria\u202e shut\u200b its\u2066 only port on Monday."
    report = ingest.read_text(text)
    assert report.text == text
    assert "2 bidirectional control characters stand in the text" in report.notes
    assert "1 zero-width character stands in the text" in report.notes
