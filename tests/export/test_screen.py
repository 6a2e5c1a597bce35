"""The first screen and the other forms in which a sheet is shown."""

import csv
import json
from pathlib import Path

import jsonschema
import pytest

import onrecord
from onrecord.export import html, listing, markdown, screen, wording
from onrecord.export.json import schema

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"


@pytest.fixture(scope="module")
def sheet():
    return onrecord.read(EXAMPLE)


def test_screen_is_at_most_forty_lines_of_eighty_columns(sheet):
    lines = screen.first_screen(sheet).splitlines()
    assert len(lines) <= screen.MOST_LINES
    assert max(map(len, lines)) <= 80


def test_screen_of_a_long_report_is_one_page():
    body = EXAMPLE.read_text(encoding="utf-8").split("TELM", 1)[1]
    long = "\n\n".join(body for _ in range(8))
    assert len(long.split()) > 1800
    lines = screen.first_screen(onrecord.read_text(long)).splitlines()
    assert len(lines) <= screen.MOST_LINES


def test_screen_keeps_its_order(sheet):
    text = screen.first_screen(sheet)
    labels = ["What the page says", "firmest wording first", "OPEN", "NO REPLY", "ASKED", "VOICES", "UNSURE"]
    places = [text.index(label) for label in labels]
    assert places == sorted(places)


def test_screen_puts_firmest_first_and_denied_last(sheet):
    order = sorted(sheet.records, key=wording.firmness)
    polarities = [record.polarity for record in order]
    assert polarities == sorted(polarities)
    put = [wording.FIRMEST_FIRST.index(r.modality) for r in order if r.polarity == "+"]
    assert put == sorted(put)


def test_screen_has_colour_only_when_asked(sheet):
    assert "\033[" not in screen.first_screen(sheet)
    assert "\033[" in screen.first_screen(sheet, colour=True)


def test_control_characters_of_a_page_never_reach_the_screen():
    hostile = "\x1b[31mOndria closed\x07 the port\x9b2J today,” said Marta Ilves.\u202e"
    text = screen.first_screen(onrecord.read_text(hostile))
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_json_fits_the_shipped_schema(sheet):
    jsonschema.validate(sheet.to_dict(), schema())
    assert json.loads(sheet.to_json()) == sheet.to_dict()


def test_json_is_the_same_bytes_twice():
    assert onrecord.read(EXAMPLE).to_json() == onrecord.read(EXAMPLE).to_json()


def test_full_listing_has_every_record_with_its_evidence(sheet):
    text = listing.full(sheet)
    for record in sheet.records:
        assert f"r{record.number}  " in text
        assert wording.shown(record.evidence[0].exact) in text


def test_markdown_footnotes_are_verbatim(sheet):
    text = markdown.brief(sheet)
    notes = [line for line in text.splitlines() if line.startswith("[^")]
    marks = {part.split("]")[0] for part in text.split("[^")[1:]}
    assert len(notes) == len(marks)
    body = " ".join(sheet.report.text.split())
    for note in notes:
        exact = note.split("“", 1)[1].rsplit("”", 1)[0].replace("\\", "")
        assert exact in body


def test_html_escapes_what_the_page_prints():
    found = html.fragment(onrecord.read_text("Ondria closed the port.", publisher="<script>alert(1)</script>"))
    assert "<script>" not in found
    assert "&lt;SCRIPT&gt;" in found


def test_pandas_table_has_a_row_for_each_record(sheet):
    pandas = pytest.importorskip("pandas")
    table = sheet.to_pandas()
    assert isinstance(table, pandas.DataFrame)
    assert list(table.columns) == list(listing.COLUMNS)
    assert len(table) == len(sheet.records)


def test_rows_can_be_written_as_csv(sheet, tmp_path):
    target = tmp_path / "records.csv"
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, listing.COLUMNS)
        writer.writeheader()
        writer.writerows(listing.row(sheet, record) for record in sheet.records)
    assert target.stat().st_size > 0


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [("short", 10, "short"), ("a senior official of the ministry", 20, "a senior official...")],
)
def test_clip_cuts_at_words(text, width, cut):
    assert wording.clip(text, width) == cut
