"""Drafts come in as text, Markdown, HTML and DOCX, by offsets that hold, under limits."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.core.errors import OnrecordError, UnreadableInput
from onrecord.ingest import draft as drafts
from onrecord.ingest.docx import MAX_UNPACKED
from onrecord.ingest.markdown import blank_markup

STRINGS = [json.loads(line) for line in (Path(__file__).parent / "naughty.jsonl").read_text("ascii").splitlines()]
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body, *, head=""):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"{head}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# Port shut", "Port shut"),
        ("> Vel said **so**.", "Vel said so ."),
        ("- a [link](http://a.example/x_y) here", "a link here"),
        ("It may *not* close.[^1]", "It may not close."),
        ("`code` and ~~gone~~ and snake_case", "code and gone and snake_case"),
        ("“[The ministry] will sign,” he said", "“[The ministry] will sign,” he said"),
        ("<!-- note --> <b>Bold</b> move", "Bold move"),
        ("---\ntitle: x\n---\nBody", "Body"),
        ("| a | b |\n|---|---|", "a b"),
        ("[a]: http://a.example\n\nBody", "Body"),
    ],
)
def test_markdown_marks_become_blanks(marked, words):
    blanked = blank_markup(marked)
    assert len(blanked) == len(marked)
    assert " ".join(blanked.split()) == words


def test_the_furniture_of_an_html_draft_is_set_aside_and_short_lines_stay():
    page = ingest.draft_of_bytes(
        b"<html><head><title>Harbour plan</title></head><body><nav><a href='/'>Home</a></nav><header><h1>Harbour plan</h1></header>"
        b"<article><p>The harbour of Sallow may be closed to tankers by the autumn.</p><p>A short line</p><ul><li>Forty boats</li></ul>"
        b"<aside class='related'><h3>Related</h3><ul><li><a href='/a'>Five ferry stocks to watch</a></li></ul></aside></article>"
        b"<footer><p>All rights reserved.</p></footer></body></html>", name="a.html"
    )  # fmt: skip
    assert page.text.split("\n\n") == [
        "Harbour plan", "The harbour of Sallow may be closed to tankers by the autumn.", "A short line", "Forty boats",
    ]  # fmt: skip
    assert ingest.draft_of_bytes(b"<p>One.</p><p>Two</p>", name="a.html").text == "One.\n\nTwo"


def test_html_and_docx_give_their_paragraphs():
    page = ingest.draft_of_bytes(
        b"<html><body><h1>Port</h1><p>It may &amp; will close.</p></body></html>", name="a.html"
    )
    assert (page.text, page.form, page.lined) == ("Port\n\nIt may & will close.", "html", False)
    file = ingest.draft_of_bytes(
        docx("<w:p><w:r><w:t>It may</w:t></w:r><w:del><w:r><w:delText> not</w:delText></w:r></w:del>"
             "<w:ins><w:r><w:t xml:space='preserve'> close.</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p><w:r>"
             "<w:t>Cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), name="draft",
    )  # fmt: skip
    assert (file.text, file.form) == ("It may close.\n\nCell.", "docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.txt"), (b"  \n ", "a.txt"), (b"\x00\x01\x02", "a.txt"), (b"PK\x03\x04broken", "a.docx"), (b"words", "a.docx"),
        (b"%PDF-1.7", "a.pdf"), (b"***", "a.md"), (b"x" * (drafts.MAX_BYTES + 1), "a.txt"), (b"a " * 300_000, "a.txt"),
        (docx("<w:p/>"), "a.docx"), (docx("<w:p><w:r><w:t>a</w:r></w:p>"), "a.docx"),
        (docx("&x;", head='<!DOCTYPE d [<!ENTITY x "boom">]>'), "a.docx"),
        (docx("<w:p>" + "x" * MAX_UNPACKED + "</w:p>"), "a.docx"),
    ],
)  # fmt: skip
def test_what_is_no_draft_is_refused_with_its_name(data, name):
    with pytest.raises(UnreadableInput) as caught:
        ingest.draft_of_bytes(data, name=name)
    assert caught.value.where == name


def test_a_draft_that_is_not_there_is_told(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path, "a\0b"):
        with pytest.raises(OnrecordError):
            ingest.read_draft(path)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_naughty_strings_come_in_or_are_refused(form):
    for text in STRINGS:
        try:
            draft = ingest.draft_of_text(text, form=form)
        except OnrecordError as error:
            assert error.where
            continue
        assert len(draft.text) == len(draft.report.text)
        for block in draft.report.blocks:
            assert draft.anchor(block.start, block.end).holds_in(draft.text)
