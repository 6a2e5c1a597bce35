"""The file in other people's hands: named views, and a word index that browsers of SQLite files find by themselves."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from pages import HERALD, NOON, at, generated, herald

from onrecord.core.judgement import Judgement

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "ledger.md"
URL = "https://herald.example/telm"
SHEET = herald(url=URL, title="Lena Dorr hears sirens")
NEWER = herald(url=URL, title="LENA DORR hears sirens", text=HERALD.replace("on Tuesday", "on Tuesday evening"))
VIEWS = {
    "reports": ["published", "publisher", "title", "records", "checked", "disputed", "lapsed", "set_aside", "orphans", "url",
                "report"],
    "records": ["published", "publisher", "paragraph", "record", "words", "voice", "modality", "polarity", "event", "state",
                "around", "report", "passage", "id"],
    "versions": ["url", "first_seen", "title", "records", "checked", "report"],
    "sightings": ["seen_at", "name", "publisher", "title", "report"],
    "erased": ["made_at", "signer", "reason", "report", "scheme", "signature"],
    "log": ["at", "what", "report", "detail", "signer"],
}  # fmt: skip


@pytest.fixture
def raw(ledger, path):
    """The file of a ledger with two versions of a page, judged, another report, and one erased; opened by SQLite alone."""
    ledger.add(SHEET, HERALD.encode(), seen_at=NOON)
    ledger.add(NEWER, seen_at="2031-06-04T12:00:00Z")
    ledger.judge(Judgement(SHEET.report.id, at(HERALD, "denied"), "record", "confirm", "ann", NOON))
    ledger.judge(Judgement(SHEET.report.id, at(HERALD, "Lena Dorr"), "entity", "split", "ann", NOON, "two of them"))
    ledger.add(*generated(1), seen_at=NOON)
    gone = generated(2)[0]
    ledger.add(gone, seen_at=NOON)
    ledger.erase(gone.report.id, reason="court order", signer="ann", made_at=NOON)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_the_columns_it_is_documented_with(raw, view):
    rows = raw.execute(f"SELECT * FROM {view}")
    assert [column[0] for column in rows.description] == VIEWS[view]
    assert rows.fetchall()


def test_every_view_is_documented(raw):
    page = DOCS.read_text("utf-8")
    for (view,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'view'"):
        assert f"`{view}`" in page, view


def test_records_read_well(raw):
    row = dict(
        zip(
            VIEWS["records"],
            raw.execute("SELECT * FROM records WHERE words = 'denied' AND report = ?", (SHEET.report.id,)).fetchone(),
            strict=True,
        )
    )
    assert (row["voice"], row["modality"], row["event"], row["state"]) == (
        "publisher", "actual", "REJECT deny military", "confirmed",
    )  # fmt: skip
    assert row["around"].startswith("Marlesh denied")


def test_versions_stand_in_the_order_in_which_they_were_seen(raw):
    assert [row[0] for row in raw.execute("SELECT report FROM versions")] == [SHEET.report.id, NEWER.report.id]


def test_no_view_and_no_list_names_a_private_person(raw):
    for view in VIEWS:
        assert "dorr" not in str(raw.execute(f"SELECT * FROM {view}").fetchall()).lower(), view
    for (table,) in raw.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'current%' AND sql LIKE 'CREATE TABLE%'"
    ):
        assert "dorr" not in str(raw.execute(f"SELECT * FROM {table}").fetchall()).lower(), table


def test_the_list_keeps_titles_as_printed(ledger):
    ledger.add(SHEET, seen_at=NOON)
    assert ledger.list()[0].title == "Lena Dorr hears sirens"


def test_the_word_index_is_found_as_datasette_finds_it(raw):
    """The query by which Datasette 0.65 and sqlite-utils look for the index of a table."""
    (found,) = raw.execute(
        "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"current_passage\"%'"
    )
    assert found == ("current_words",)
    rows = raw.execute(
        "SELECT words FROM records WHERE passage IN (SELECT rowid FROM current_words WHERE current_words MATCH 'marlesh')"
        " AND report = ?", (SHEET.report.id,),
    ).fetchall()  # fmt: skip
    assert ("denied",) in rows


def test_verify_holds_a_migrated_and_a_new_index_alike(ledger):
    ledger.add(replace(SHEET, tensions=()), seen_at=NOON)
    assert list(ledger.verify()) == []
