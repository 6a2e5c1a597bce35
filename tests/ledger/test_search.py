"""One line of search: understood, safe on any string, limited, and silent about private persons."""

import json
import sqlite3
import time
from itertools import combinations
from pathlib import Path

import pytest
from pages import HERALD, NOON, generated, herald

from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger import Ledger
from onrecord.ledger.candidates import events
from onrecord.ledger.query import parse, span_of

SET = Path(__file__).resolve().parents[2] / "evaluation" / "sets" / "searches" / "searches.jsonl"
SEARCHES = [json.loads(line) for line in SET.read_text("ascii").splitlines()]
ORDINARY = [row for row in SEARCHES if row["kind"] == "ordinary"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A ledger with the page of the Herald and sixty generated reports."""
    with Ledger.open(tmp_path_factory.mktemp("search") / "onrecord.db") as ledger:
        ledger.add(herald(url="https://herald.example/a"), HERALD.encode(), seen_at=NOON)
        for number in range(60):
            ledger.add(*generated(number), seen_at=NOON)
        yield ledger


def understood(line):
    """What a line was taken to mean, in the words of the authored set."""
    query, found = parse(line), {}
    for term in query.terms:
        key = "not" if term.absent else "phrases" if term.phrase else "words"
        found.setdefault(key, []).append(term.words + ("*" if term.prefix else ""))
    for wanted in query.filters:
        found.setdefault(("-" if wanted.absent else "") + wanted.field, []).append(wanted.value)
    return found


def folded(means):
    """Terms compare without case, and with blanks for underscores."""
    settled = ("modality", "event", "date", "reviewed", "unsourced")
    return {
        key: [v.lower().replace(" ", "_") for v in values] if key.lstrip("-") in settled else values
        for key, values in means.items()
    }


@pytest.mark.parametrize("row", ORDINARY, ids=[row["id"] for row in ORDINARY])
def test_an_ordinary_line_means_what_it_should(row):
    assert folded(understood(row["query"])) == folded(row["means"])


def test_the_set_is_whole():
    assert len(SEARCHES) == 300
    assert len(ORDINARY) == 100


@pytest.mark.parametrize("row", SEARCHES, ids=[row["id"] for row in SEARCHES])
def test_no_line_fails_or_changes_anything(filled, row):
    before = filled._rows("SELECT total_changes(), (SELECT count(*) FROM report), (SELECT count(*) FROM judgement)")
    start = time.process_time()
    found = filled.search(row["query"], limit=3)
    assert time.process_time() - start < 0.5
    assert found.total >= len(found.hits) or found.more
    assert (
        filled._rows("SELECT total_changes(), (SELECT count(*) FROM report), (SELECT count(*) FROM judgement)")
        == before
    )


HITS = [
    ("inspectors", 3), ('"will let inspectors return"', 2), ("will let inspectors", 2), ("inspectors -ona", 2), ("sign* publisher:herald", 1),
    ("nothing -signed", 1), ('voice:"Adra Vel" publisher:herald', 2), ("voice:vel publisher:herald", 2),
    ("voice:ona publisher:herald", 1), ("voice:publisher publisher:herald", 1), ("unsourced: publisher:herald", 1),
    ("unsourced:no publisher:herald", 4), ("actor:marlesh publisher:herald", 1), ("event:reject publisher:herald", 1),
    ("modality:planned publisher:herald", 2), ("-modality:planned publisher:herald", 2), ("publisher:herald", 6),
    ("date:2031-06-03 publisher:herald", 6), ("date:2030 publisher:herald", 0), ("date:>=2031-06-04 publisher:herald", 0),
    ("date:2031-06-01..2031-06-30 publisher:herald", 6), ("date:<2031-06-04 publisher:herald", 6), ("date:none", 0),
    ("reviewed:no publisher:herald", 4), ("reviewed:yes", 0), ("advertisement", 0), ("unclear pays", 1),     ("modality:banana", 0), ("event:reject event:consult", 0), ("voice:ona voice:vel publisher:herald", 1),
]  # fmt: skip


@pytest.mark.parametrize(("line", "total"), HITS)
def test_a_line_finds_what_it_should(filled, line, total):
    found = filled.search(line, limit=100)
    assert (found.total, found.more) == (total, False), [hit.words for hit in found.hits]


def test_results_show_the_words_as_printed(filled):
    hit, _ = filled.search('"will let inspectors return" modality:planned').hits
    assert [hit.words[start:end] for start, end in hit.marks] == ["will let inspectors return"]
    assert HERALD[hit.start : hit.end] == hit.words
    assert hit.paragraph == 1
    assert [(record.exact, record.voice) for record in hit.records] == [("will let", "Adra Vel")]


def test_newest_first_and_pages_that_join(filled):
    whole = filled.search("told", limit=500)
    dates = [hit.published for hit in whole.hits]
    assert dates == sorted(dates, reverse=True)
    pages = [hit for after in range(0, whole.total, 7) for hit in filled.search("told", limit=7, after=after).hits]
    assert pages == list(whole.hits)


def test_common_words_with_rare_records_find_the_same(filled, monkeypatch):
    expected = filled.search("told voice:haden modality:ready", limit=500)
    monkeypatch.setattr("onrecord.ledger.candidates.SCARCE", 1)
    assert filled.search("told voice:haden modality:ready", limit=500) == expected
    assert expected.total > 0


FIELDS = ("voice:vel", "voice:publisher", "actor:marlesh", "actor:ondria", "event:consult", "event:reject",
          "modality:planned", "modality:possible", "reviewed:no", "unsourced:")  # fmt: skip


@pytest.mark.parametrize(("one", "two"), list(combinations(FIELDS, 2)))
@pytest.mark.parametrize("few", [8, 0], ids=["by the indexes", "by the checks"])
def test_two_fields_find_the_paragraphs_of_which_one_record_has_both(filled, monkeypatch, one, two, few):
    monkeypatch.setattr("onrecord.ledger.candidates.FEW_NAMES", few)
    alone = [
        {record.id for hit in filled.search(line, limit=500).hits for record in hit.records} for line in (one, two)
    ]
    found = filled.search(f"{one} {two}", limit=500)
    assert not found.more
    assert {record.id for hit in found.hits for record in hit.records} == alone[0] & alone[1]
    assert all(hit.records for hit in found.hits)


def test_a_type_of_event_stands_for_its_modes_and_contexts(filled):
    kinds = {row[0] for row in filled._rows("SELECT DISTINCT event FROM current_record")}
    assert events(filled._connection, "CONSULT") == sorted(k for k in kinds if k.split()[0] == "CONSULT")
    assert events(filled._connection, "CONSUL") == []


def test_a_search_is_broken_off_after_its_steps(filled):
    with pytest.raises(LedgerError, match="took too long"):
        filled.search("told", steps=1000)


def test_a_search_is_broken_off_when_it_is_told_to(filled):
    with pytest.raises(LedgerError, match="took too long"):
        filled.search("told modality:planned", stop=lambda: True)
    assert filled.search("told").total > 0


@pytest.mark.parametrize(
    "line", ['voice:"Lena Dorr"', "voice:dorr", "actor:dorr", "Dorr", '"Lena Dorr"', "lena dorr sirens"]
)
def test_no_line_collects_a_person_without_a_public_role(filled, line):
    found = filled.search(line)
    assert found.hits == ()
    assert "without a public role" in found.notes[0]


def test_the_words_around_a_private_person_are_found(filled):
    (hit,) = filled.search("sirens").hits
    assert "Lena Dorr" in hit.words
    assert hit.records[0].voice == "a person without a public role"


def test_a_private_name_is_nowhere_in_the_index(filled):
    tables = ("current_passage", "current_name", "current_record", "current_unlisted", "current_report")
    for table in tables:
        assert "dorr" not in str(filled._rows(f"SELECT * FROM {table}")).lower(), table
    raw = sqlite3.connect(filled.path)
    raw.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'current_words', 'row')")
    assert raw.execute("SELECT count(*) FROM temp.terms WHERE term IN ('dorr', 'lena')").fetchone()[0] == 0
    assert raw.execute("SELECT count(*) FROM temp.terms WHERE term = 'vel'").fetchone()[0] == 1
    raw.close()


def test_rejected_records_are_found_only_when_asked_for(ledger):
    sheet = herald()
    ledger.add(sheet, seen_at=NOON)
    denied = next(r for r in sheet.records if r.anchor.exact == "denied")
    ledger.judge(Judgement(sheet.report.id, denied.anchor, "record", "reject", "ann", NOON, "no", fault="misread"))
    assert ledger.search("unsourced:").total == 0
    assert ledger.search("unsourced: reviewed:rejected").total == 1
    assert [r.exact for hit in ledger.search("marlesh").hits for r in hit.records] == ["signed"]


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2031", ("2031", "2031~")), ("2031-06..", ("2031-06", "~")), ("..2031", ("", "2031~")), (">2031", ("2031~", "~")),
        ("<2031", ("", "2030~")), ("<=2031-06", ("", "2031-06~")), ("20311", None), ("2031-13", None), ("", None), ("..", None),
        ("2031-6", None), ("२०३१", None), ("2031-06-03-01", None),
    ],
)  # fmt: skip
def test_a_date_is_a_span(value, span):
    assert span_of(value) == span


def test_nothing_ranks_persons_or_publishers(filled):
    columns = filled._rows("SELECT name FROM pragma_table_info('current_report')")
    assert not {name for (name,) in columns} & {"score", "rank", "reliability", "risk", "truth"}
