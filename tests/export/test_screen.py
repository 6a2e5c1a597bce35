"""The first screen and the other forms in which a sheet is shown."""

import csv
import json
import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import jsonschema
import literal
import lxml.html
import pytest

import onrecord
from onrecord.core.errors import OnrecordError
from onrecord.core.record import Gap, HeadlineClaim, Link, Matter, Stage, Tension
from onrecord.export import html, listing, markdown, screen, wording
from onrecord.export.json import schema

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"


REPORTS = Path(__file__).resolve().parents[2] / "training" / "reports" / "json"
LONG = ["example", "four times", *sorted(path.stem for path in REPORTS.glob("*.txt"))[::6]]


@cache
def read_once(name):
    """The sheet of a report of ours by rules alone; the example four times over has some 2,000 words."""
    if name in ("example", "four times"):
        text = EXAMPLE.read_text(encoding="utf-8")
        return onrecord.read_text(text if name == "example" else "\n\n".join([text] * 4), plain=True)
    return onrecord.read(REPORTS / f"{name}.txt", plain=True)


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


def put_differently(page):
    """Records of one matter with every modality, in the order in which a text might put them."""
    told = (("may close", "possible", "+"), ("denied", "actual", "-"), ("if", "conditional", "+"), ("closed", "actual", "+"),
            ("should close", "called_for", "+"), ("ready to close", "ready", "+"), ("will close", "planned", "+"))  # fmt: skip
    return [
        literal.record(page, n, words, modality=m, polarity=p, matter="m1") for n, (words, m, p) in enumerate(told, 1)
    ]


PORT = literal.report(
    "It may close, denied it, if so, closed, should close, is ready to close, and will close the port."
)


def of_one_matter(records, **more):
    matter = Matter("m1", literal.anchor(PORT.text, "port"), tuple(r.id for r in records), "by hand")
    return literal.sheet(PORT, *records, matters=(matter,), **more)


def test_rows_of_a_matter_run_from_done_to_denied():
    text = screen.first_screen(of_one_matter(put_differently(PORT)))
    rows = [
        line[3:16].strip() for line in text.splitlines() if "page" in line and "¶1" in line and line.startswith("   ")
    ]
    assert rows == ["said as done", "will", "ready", "possible", "said not so"]
    assert "firmest wording first; 2 more: --full" in text
    order = [r.modality for r in wording.firmest_first(put_differently(PORT))]
    assert order == ["actual", "planned", "ready", "possible", "called_for", "conditional", "actual"]


def test_of_records_put_alike_the_furthest_stage_comes_first():
    page = literal.report("It proposed, approved and signed the treaty, and spoke.")
    told = [literal.record(page, n, words) for n, words in enumerate(("spoke", "proposed", "signed", "approved"), 1)]
    told = [replace(r, stage=Stage(r.anchor.exact, r.anchor)) if r.anchor.exact != "spoke" else r for r in told]
    assert [r.anchor.exact for r in wording.firmest_first(told)] == ["signed", "approved", "proposed", "spoke"]
    odd = [*told, replace(told[1], stage=Stage("convicted", told[1].anchor))]
    assert [r.number for r in wording.firmest_first(odd)] == [1, 2, 2, 3, 4], "no ladder has them all: text order"


def test_what_a_headline_drops_and_what_rubs_stands_under_the_matters():
    ready, denied = literal.record(PORT, 1, "ready to close", modality="ready", chain=(literal.voice(PORT.text, "It"),)), (
        literal.record(PORT, 2, "denied", polarity="-"))  # fmt: skip
    claims = [
        HeadlineClaim(literal.anchor(PORT.text, "closed"), how, ready.id)
        for how in ("firmer", "source_dropped", "same")
    ]
    sheet = of_one_matter(
        [ready, denied], headline_claims=tuple(claims), tensions=(Tension(ready.id, denied.id, "polarity"),)
    )
    told = [line.strip() for line in screen.first_screen(sheet, width=120).splitlines() if line.startswith("  ! ")]
    assert told == [
        '! The headline is firmer: "closed"; on the page It: ready ¶1',
        '! The headline names no voice: "closed"; on the page It: ready ¶1',
        '! one denies: It: "ready to close" ¶1 / page: "denied" ¶1',
    ]
    assert "The headline is firmer" in markdown.brief(sheet)


def test_questions_are_asked_and_never_among_claims():
    text = "Will Marlesh reopen the border? Nobody said. Ondria closed the port."
    sheet = onrecord.read_text(text, publisher="Herald", plain=True)
    lines = screen.first_screen(sheet).splitlines()
    asked = next(n for n, line in enumerate(lines) if line.startswith("ASKED"))
    assert "Will Marlesh reopen the border?" in lines[asked]
    assert not any("reopen" in line for line in lines[:asked])


@pytest.mark.parametrize(
    ("tail", "said"),
    [("", " not found by the reader"), ("\n\nSubscribe to read more of this story", " not read")],
)
def test_what_was_not_found_is_said_of_the_reader_and_of_a_cut_page_not_even_that(tail, said):
    sheet = onrecord.read_text(f"Ondria closed the port, Adra Vel, the minister, said. It rained.{tail}", plain=True)
    assert bool(sheet.report.cut) == bool(tail)
    for text in (screen.first_screen(sheet), markdown.brief(sheet)):
        for what in ("publisher", "date", "headline"):
            assert what + said in text.replace("\\", "")
        assert ("not found by the reader" in text) != bool(tail)
        assert not (tail and ("never in quotation marks" in text or "no quotation" in text))


@pytest.mark.parametrize("width", [0, 79, 80, 81, 100, 120, 200])
@pytest.mark.parametrize("name", LONG)
def test_screen_fits_whatever_the_width_and_the_report(name, width):
    lines = screen.first_screen(read_once(name), width=width).splitlines()
    assert len(lines) <= screen.MOST_LINES
    assert max(map(len, lines)) <= max(80, width)


def test_free_lines_show_more_records(sheet):
    lines = screen.first_screen(sheet).splitlines()
    assert len(lines) <= screen.MOST_LINES
    more = sum(int(n) for n in re.findall(r"wording first; (\d+) more: --full", "\n".join(lines)))
    assert more <= list(screen.weight(sheet).values()).count(2) or len(lines) == screen.MOST_LINES


def rows(page, *records, **more):
    """The records on the screen of a page, each by its printed words."""
    lines = screen.first_screen(literal.sheet(page, *records, **more)).splitlines()
    return [line.split('"')[1] for line in lines if re.match(r"  [ ?][a-z]", line) and '"' in line]


def test_what_the_first_paragraph_and_the_headline_say_is_never_cut_off_however_weakly_it_is_put():
    filler = [f"It bought {name}." for name in (f"ship{n}" for n in range(60))]
    page = literal.report("\n\n".join(["Marlesh may close Telm.", "It is open.", *filler, "It could sell the mine."]))
    told = [literal.record(page, 1, "close", modality="possible"), literal.record(page, 2, "open")]
    told += [literal.record(page, n, literal.anchor(page.text, "bought", n - 3)) for n in range(3, 63)]
    told += [literal.record(page, 63, "sell", modality="possible")]
    assert [words[:5] for words in rows(page, *told) if words[:6] != "bought"] == ["open", "close"]
    claim = HeadlineClaim(literal.anchor(page.text, "mine"), "firmer", told[-1].id)
    assert [w[:5] for w in rows(page, *told, headline_claims=(claim,)) if w[:6] != "bought"] == [
        "open",
        "close",
        "sell ",
    ]


@pytest.mark.parametrize(
    ("text", "words", "gap", "shown"),
    [
        ("The ministry did not respond to a request for comment.", "request", ("did not respond", "no_reply", "other"), False),
        ("The ministry did not respond to a request for comment.", "respond", ("did not respond", "no_reply", "other"), False),
        ("The firm did not reply to several written questions.", "questions", ("did not reply", "no_reply", "other"), False),
        ("Calls to the shipping firm went unanswered.", "Calls", ("unanswered", "no_reply", "other"), False),
        ("The council was approached for comment.", "approached", None, False),
        ("The Herald has asked the mayor of Telm for comment.", "asked", None, False),
        ("An aide asked not to be named.", "asked", ("asked not to be", "undisclosed", "identity"), False),
        ("An aide asked not to be named.", "named", ("asked not to be", "undisclosed", "identity"), False),
        ("Two envoys declined to be identified.", "identified", ("declined to be", "declined", "identity"), False),
        ("An aide asked not to be named because the ship sank.", "sank", ("asked not to be", "undisclosed", "identity"), True),
        ("The firm did not name the buyer.", "name", ("did not name", "undisclosed", "identity"), True),
        ("Marlesh made a request for aid.", "request", None, True),
        ("The firm declined to comment. Questions led to a raid.", "Questions", ("declined to comment", "declined", "other"), True),
        ("It is not known who made the calls.", "calls", ("is not known", "unknown", "identity"), True),
        ("The senator was fined for comments on the vote.", "fined", None, True),
        ("No decision has been made.", "decision", ("No decision", "undecided", "outcome"), True),
    ],
)  # fmt: skip
def test_what_the_newsroom_asked_and_who_would_not_be_named_is_no_news(text, words, gap, shown):
    page = literal.report(text)
    gaps = (Gap(literal.anchor(text, gap[0]), gap[2], gap[1]),) if gap else ()
    assert bool(rows(page, literal.record(page, 1, words), gaps=gaps)) == shown


@pytest.mark.parametrize(
    ("tense", "foretold", "shown"), [("future", False, True), ("present", False, True), ("past", False, False),
                                     ("past", True, True), (None, False, True)],
)  # fmt: skip
def test_a_forecast_is_of_what_is_to_come(tense, foretold, shown):
    page = literal.report("Experts think the mine was probably flooded.")
    record = literal.record(
        page, 1, "flooded", modality="possible", certainty="probable", tense=tense, foretold=foretold
    )
    sheet = literal.sheet(page, record)
    assert ("FORECASTS" in screen.first_screen(sheet)) == shown == ("## Forecasts" in markdown.brief(sheet))


def test_a_voice_that_does_not_fit_keeps_its_last_name():
    text = "“We closed the port,” Marta Ilves-Anderlund said, according to the news agency ONA Meridian."
    assert "Ilves-Anderlund " in screen.first_screen(onrecord.read_text(text))


def test_no_captions_are_passed_over_in_silence():
    text = "Port shut\n\nOndria closed the port on Monday.\n\nThe port at dawn. Photo: Ana Lorca/ONA\n\nIt rained all day long, she said."
    assert "1 caption not read" in screen.first_screen(onrecord.read_text(text, plain=True))


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


def test_a_notebook_shows_the_screen_and_every_record(sheet):
    found = lxml.html.fragment_fromstring(sheet._repr_html_(), create_parent="div")
    assert found.find("pre").text_content() == screen.first_screen(sheet)
    rows = [[cell.text_content() for cell in row] for row in found.iter("tr")][1:]
    order = sorted(sheet.records, key=wording.firmness)
    assert [row[0] for row in rows] == [f"r{record.number}" for record in order]
    assert {element.tag for element in found.iter()} <= {"div", "pre", "table", "tbody", "tr", "th", "td", "bdi"}


def test_a_table_without_pandas_says_how_to_get_it(sheet, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[pandas\]'"):
        sheet.to_pandas()


def test_pandas_table_has_a_row_for_each_record(sheet):
    pandas = pytest.importorskip("pandas")
    table = sheet.to_pandas()
    assert isinstance(table, pandas.DataFrame)
    assert list(table.columns) == list(listing.COLUMNS)
    assert len(table) == len(sheet.records)
    assert list(table.anchor) == [record.anchor.exact for record in sheet.records]
    assert set(table.columns[table.isna().any()]) == set()
    assert list(
        onrecord.read_text("Die Grenze von Ondria ist seit Montag geschlossen, sagte er.").to_pandas().columns
    ) == (list(table.columns))


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


@pytest.mark.parametrize(
    ("name", "named", "shown"),
    [
        ("Aurelia Constantine Montgomery", True, "page > Montgomery"),
        ("spokeswoman for Telm Harbour Bank", False, "page > spokeswoman for..."),
    ],
)
def test_a_long_voice_is_shortened_to_its_last_name_only_where_it_has_one(name, named, shown):
    link = Link(name, None, None, kind="person", named=named)
    text = screen.first_screen(literal.sheet(PORT, literal.record(PORT, 1, "port", chain=(link,))))
    assert shown in text
