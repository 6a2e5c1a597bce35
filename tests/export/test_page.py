"""The report page: the words of the report, one for one, with marks around them and nothing of the report as markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.core.anchor import convert_offset
from onrecord.core.record import Sheet
from onrecord.core.report import Block, Language, Report
from onrecord.desk import read_text
from onrecord.export import page
from onrecord.export.page.model import to_script
from onrecord.export.page.text import text_html

REPORT = """Port to reopen

Ondria will reopen the Telm port on Monday, President Aro Lindt said. “We are ready to talk,” Lindt told ONA.

It is unclear who pays. Will Marlesh open its border?

Advertisement
"""


class Words(HTMLParser):
    """The words inside `.w` elements, by where they say that they start; and every element that was made."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.tags, self._open = {}, set(), None

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        attrs = dict(attrs)
        if "data-at" in attrs:
            self._open = (tag, int(attrs["data-at"]))
            self.blocks[self._open[1]] = ""

    def handle_endtag(self, tag):
        if self._open and tag == self._open[0]:
            self._open = None

    def handle_data(self, data):
        if self._open:
            self.blocks[self._open[1]] += data


def words_of(html):
    parser = Words()
    parser.feed(html)
    parser.close()
    return parser


def check_words(sheet):
    text = sheet.report.text
    found = words_of(text_html(page.Leaf.bare(sheet)))
    wanted = {
        convert_offset(text, block.start, source="code_point", target="utf16"): text[block.start : block.end]
        for block in sheet.report.blocks
    }
    assert found.blocks == wanted
    return found


def test_every_block_stands_word_for_word_where_it_says():
    found = check_words(read_text(REPORT, publisher="Herald", plain=True))
    assert found.tags <= {"div", "button", "span", "p", "h2", "h3"}


def test_marks_of_markdown_are_hidden_in_headings_and_stay_in_the_text():
    lines = ["# Ondria shuts its only port after boats strike pier", "Ondria shut its only port on Monday, officials said.",
             "## What the treaty says", "The treaty asks for notice in writing, the ministry said. It gave no day."]  # fmt: skip
    sheet = read_text("\n\n".join(lines), plain=True)
    check_words(sheet)
    shown = text_html(page.Leaf.bare(sheet))
    assert sheet.report.title.value == lines[0][2:] and sheet.report.text.startswith("# ")
    assert shown.count("<span hidden># </span>") == 1 and shown.count("<span hidden>## </span>") == 1
    assert f'<h1 dir="auto">{lines[0][2:]}</h1>' in sheet.to_page()


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n\x85\u2028\u2029"), min_size=1, max_size=40)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_any_characters_stand_as_they_were(lines):
    text, blocks = "", []
    for line in lines:
        blocks.append(Block("body", len(text), len(text) + len(line)))
        text += line + "\n\n"
    report = Report("x", text, "", tuple(blocks), Language("en", True, 1.0))
    from onrecord.core.reading import ReportKind

    check_words(Sheet(report, ReportKind("news"), ()))


def test_records_carry_voice_firmness_and_a_spoken_name():
    html = text_html(page.Leaf.bare(read_text(REPORT, publisher="Herald")))
    marks = re.findall(
        r'<span class="r v\d m-(\w+)[^"]*" data-i="([^"]+)" id="r\d+" role="button" tabindex="-1" aria-label="([^"]+)"',
        html,
    )
    assert marks and any(modality == "planned" for modality, _, _ in marks)
    assert any("Aro Lindt" in spoken for _, _, spoken in marks)
    assert 'class="b furniture"' in html and 'aria-label="Select paragraph 1"' in html


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028", "&lt;"])
def test_json_inside_a_script_element_cannot_end_it(words):
    said = to_script({"words": words})
    assert "<" not in said and ">" not in said and "&" not in said and "\u2028" not in said
    import json

    assert json.loads(said) == {"words": words}


def test_the_single_file_holds_all_and_fetches_nothing():
    html = read_text(REPORT, publisher="Herald", plain=True).to_page()
    assert html.startswith("<!doctype html>") and "default-src 'none'" in html
    assert not re.search(r'(?:src|href)="(?!#|mailto:)[^"]', html)
    assert html.count("sha256-") == len(page.SCRIPTS) + len(page.STYLES)
    assert html == read_text(REPORT, publisher="Herald", plain=True).to_page()


def test_scripts_hold_nothing_that_ends_their_element_and_ask_no_other_place():
    for name in page.SCRIPTS:
        script = page.asset(name)
        assert "</script" not in script.lower() and "<!--" not in script
        assert "http:" not in script and "https:" not in script and "innerHTML" not in script and "eval(" not in script


def test_a_report_without_records_has_a_page():
    assert (
        "No records."
        in onrecord.read_text("Der Hafen bleibt zu, und niemand sagt, warum das so ist.", plain=True).to_page()
    )
