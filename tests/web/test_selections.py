"""500 random selections in a real browser: its offsets, converted, are the code points that were chosen."""

import random
from dataclasses import replace

import pytest
from pages import record_of, report_of
from selecting import SELECT, place

from onrecord.core.anchor import Anchor, convert_offset
from onrecord.core.reading import ReportKind
from onrecord.core.record import Sheet, record_id

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PIECES = ("port", "closed", "💩", "👩‍🚒", "🇦🇧", "café", "cafe\u0301", "مَرْحَبًا", "שָׁלוֹם", "한국어", "北京", "naïve", "\u00a0", "\u202bرسالة\u202c",
          "a\u0301\u0302\u0303", "𝒳𝒴", "<b>", "&amp;", "“we”", "two  blanks", "\ttab", "\u200b", "ﬀ", "İ", "💬💬")  # fmt: skip
MANY = 500


def odd_sheet(seed):
    """A report of odd characters with marks on random words of it."""
    chance = random.Random(seed)
    paragraphs = [" ".join(chance.choice(PIECES) for _ in range(40)) + " end." for _ in range(12)]
    text = "Head 💩 line\n\n" + "\n\n".join(paragraphs) + "\n"
    report = report_of(text, name="odd.txt")
    records = []
    for _ in range(60):
        block = chance.choice(report.blocks[1:])
        start = chance.randrange(block.start, block.end - 4)
        anchor = Anchor.of(text, start, start + chance.randrange(1, 5))
        if all(not anchor.overlaps(other.anchor) for other in records):
            records.append(record_of(anchor, evidence=(Anchor.of(text, block.start, block.end),)))
    records.sort(key=lambda r: r.anchor)
    numbered = tuple(replace(r, id=record_id(report.id, r.anchor, 0), number=n) for n, r in enumerate(records, 1))
    return Sheet(report, ReportKind("news"), numbered, by=("record/1",))


def chosen(sheet, chance):
    """Choose a stretch whose ends lie inside blocks and are no blanks."""
    text = sheet.report.text
    while True:
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((1, 2, 5, 20, 80, 400)))
        inside = [any(b.start <= at < b.end for b in sheet.report.blocks) for at in (start, end - 1)]
        if all(inside) and text[start:end].strip():
            return start, end


def test_offsets_of_500_selections_are_the_code_points_that_were_chosen(serving, page):
    sheet = odd_sheet(7)
    text = sheet.report.text
    site = serving([(sheet, text.encode())])
    page.goto(f"{site.url}/reports/{site.report}")
    chance = random.Random(11)
    asked = [chosen(sheet, chance) for _ in range(MANY)]
    ends = [[place(sheet, start), place(sheet, end, end=True)] for start, end in asked]
    script = f"(all) => {{ const select = {SELECT}; return all.map((one) => {{ select(one); return window.onrecord.words.selected(); }}); }}"
    found = page.evaluate(script, ends)
    assert len(found) == MANY
    wrong = []
    for (start, end), said in zip(asked, found, strict=True):
        got = tuple(convert_offset(text, said[key], source="utf16", target="code_point") for key in ("start", "end"))
        if got != (start, end) or "".join(said["exact"].split()) != "".join(text[start:end].split()):
            wrong.append((start, end, got))
    assert wrong == []


def test_records_at_a_selection_are_those_whose_words_it_touches(serving, page):
    sheet = odd_sheet(3)
    site = serving([(sheet, sheet.report.text.encode())])
    page.goto(f"{site.url}/reports/{site.report}")
    chance = random.Random(5)
    asked = [chosen(sheet, chance) for _ in range(200)]
    ends = [[place(sheet, start), place(sheet, end, end=True)] for start, end in asked]
    script = f"(all) => {{ const select = {SELECT}; return all.map((one) => {{ select(one); return window.onrecord.words.selected().records; }}); }}"
    for (start, end), said in zip(asked, page.evaluate(script, ends), strict=True):
        wanted = [r.number for r in sheet.records if r.anchor.start < end and start < r.anchor.end]
        assert sorted(said) == wanted


def test_what_the_server_keeps_is_what_was_selected(serving, page):
    sheet = odd_sheet(9)
    text = sheet.report.text
    site = serving([(sheet, text.encode())])
    page.goto(f"{site.url}/reports/{site.report}")
    chance = random.Random(2)
    for _ in range(20):
        start, end = chosen(sheet, chance)
        page.evaluate(SELECT, [place(sheet, start), place(sheet, end, end=True)])
        row = {**page.evaluate("() => window.onrecord.words.selected()"), "record": None, "fault": "page_wrong", "kind": "whole",
               "value": "", "comment": "odd", "rest": None}  # fmt: skip
        done = site.post(f"/reports/{site.report}/corrections", row)
        assert done.status == 201, (text[start:end], done.json)
        anchor = done.json["anchor"]
        assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
        assert text[start:end].strip() in anchor["exact"] and len(anchor["exact"]) <= end - start + 12
