"""Erasing removes every trace of the words; verifying finds every change."""

import json
import sqlite3
from dataclasses import replace

import pytest
from pages import HERALD, NOON, at, generated, herald

from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger import Ledger

SECRET = "Quillbrack"
TEXT = HERALD.replace("sirens", f"sirens near {SECRET}") + "\nZanthorpe " * 400
SHEET = herald(text=TEXT, url="https://herald.example/telm")
ERASE = {"reason": "court order 7/31", "signer": "ann", "made_at": NOON}


@pytest.fixture
def full(ledger):
    """A ledger with the page to be erased, judged, between others."""
    ledger.add(*generated(1), seen_at=NOON)
    ledger.add(SHEET, TEXT.encode(), seen_at=NOON)
    ledger.judge(
        Judgement(
            SHEET.report.id, at(TEXT, "heard"), "record", "reject", "ann", NOON, f"about {SECRET}", fault="misread"
        )
    )
    ledger.add(*generated(2), seen_at=NOON)
    return ledger


def traces(path, words):
    """Which files of a ledger hold the words, plainly or in the word index."""
    found = [
        file.name for file in path.parent.glob(path.name + "*") if words.lower().encode() in file.read_bytes().lower()
    ]
    raw = sqlite3.connect(path)
    raw.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'current_words', 'row')")
    found += [row[0] for row in raw.execute("SELECT term FROM temp.terms WHERE term = ?", (words.lower(),))]
    raw.close()
    return found


def test_no_trace_of_the_words_is_left(full, path):
    assert traces(path, SECRET)
    stone = full.erase(SHEET.report.id, **ERASE)
    for words in (SECRET, "Zanthorpe", "Nothing has been signed", "heard sirens", "court order"):
        assert traces(path, words) == ([path.name] if words == "court order" else []), words
    assert stone.holds()
    assert list(full.verify()) == []
    assert len(full.list()) == 2
    assert full.search(SECRET).hits == ()
    assert full.judgements() == ()
    assert full.search("told").total > 0
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone()[0] == 0


def test_an_erased_report_is_not_taken_in_again(full):
    full.erase(SHEET.report.id, **ERASE)
    for sheet, raw in ((SHEET, TEXT.encode()), (herald(text=TEXT, publisher="Another"), None)):
        with pytest.raises(LedgerError, match="was erased") as told:
            full.add(sheet, raw, seen_at=NOON)
        assert "court order 7/31" in str(told.value)
    with pytest.raises(LedgerError, match="was erased"):
        full.show(SHEET.report.id)


def test_a_tombstone_is_signed_with_a_key_where_there_is_one(full):
    stone = full.erase(SHEET.report.id, **ERASE, key=b"secret")
    assert (stone.holds(b"secret"), stone.holds(b"other"), stone.holds()) == (True, False, None)
    assert not replace(stone, reason="none").holds(b"secret")
    assert list(full.verify(b"secret")) == []
    assert [finding.what for finding in full.verify(b"other")] == ["a tombstone's signature does not fit"]


def test_erasing_twice_finishes_and_gives_the_same_tombstone(full):
    stone = full.erase(SHEET.report.id, **ERASE)
    assert full.erase(SHEET.report.id, **ERASE) == stone
    assert full.tombstones() == (stone,)


@pytest.mark.parametrize(
    ("more", "told"), [({"reason": " "}, "reason"), ({"signer": ""}, "signer"), ({"made_at": "now"}, "moment")]
)
def test_erasing_without_reason_signer_or_moment_is_refused(full, more, told):
    with pytest.raises(LedgerError, match=told):
        full.erase(SHEET.report.id, **{**ERASE, **more})
    assert len(full.list()) == 3
    assert list(full.verify()) == []


def test_bytes_shared_with_another_report_stay_with_it(ledger):
    other = herald(publisher="Kestrel Post")
    ledger.add(herald(), HERALD.encode(), seen_at=NOON)
    ledger.add(other, HERALD.encode(), seen_at=NOON)
    ledger.erase(herald().report.id, **ERASE)
    assert ledger.raw(other.report.id) == HERALD.encode()


def test_an_open_reader_holds_up_the_end_of_erasing_and_is_told(full, path):
    full._connection.execute("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM report").fetchone()
    with pytest.raises(LedgerError, match="in use"):
        full.erase(SHEET.report.id, **ERASE)
    reader.close()
    full.erase(SHEET.report.id, **ERASE)
    assert traces(path, SECRET) == []


def test_other_versions_lose_what_was_carried_over(full):
    text = TEXT.replace("nobody came", "nobody helped")
    newer = herald(text=text, url="https://herald.example/telm")
    full.add(newer, seen_at=NOON)
    assert {listed.report: listed.counts.out for listed in full.list()}[newer.report.id] == 1
    full.erase(SHEET.report.id, **ERASE)
    assert {listed.report: listed.counts.out for listed in full.list()}[newer.report.id] == 0
    assert list(full.verify()) == []


TAMPERED = [
    ("UPDATE report SET text = replace(text, 'sirens', 'whales')", "the text is not what it was"),
    ("UPDATE raw SET packed = x'00'", "raw bytes are not what they were"),
    ("""UPDATE record SET body = replace(body, '"planned"', '"ready"')""", "a reading is not what it was"),
    ("UPDATE record SET exact = 'x' WHERE number = 1", "a record's columns do not fit its body"),
    ("UPDATE record SET body = '{}' WHERE number = 1", "a row cannot be read"),
    ("UPDATE judgement SET signer = 'eve'", "a judgement's id does not fit what it says"),
    ("UPDATE judgement SET exact = 'x'", "a judged quotation is not found"),
    ("UPDATE reading SET steps = '[]'", None),
    ("""UPDATE copy SET head = replace(head, '2031-06-03', '2031-06-04')""", "a reading is not what it was"),
    ("UPDATE current_record SET modality = 'ready'", "current_record is not what the rows give"),
    ("DELETE FROM current_party", "current_party is not what the rows give"),
    ("UPDATE current_report SET checked = 99", "current_report is not what the rows give"),
    ("UPDATE current_passage SET words = 'x' WHERE kind = 'headline'", "the word index does not fit its passages"),
    ("INSERT INTO erasing VALUES ('x')", "an erasure was left open"),
]


@pytest.mark.parametrize(("sql", "what"), [pair for pair in TAMPERED if pair[1]])
def test_verify_finds_what_was_tampered_with(full, path, sql, what):
    raw = sqlite3.connect(path, isolation_level=None)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute(sql)
    raw.close()
    assert what in {finding.what for finding in full.verify()}


def test_verify_changes_nothing(full):
    before = list(full.lines(times=True))
    assert list(full.verify()) == []
    assert list(full.lines(times=True)) == before
    assert json.loads(before[0])["schema"] == "onrecord/ledger/1"


def test_a_rebuilt_view_is_the_same(full, tmp_path):
    before = full.search("told", limit=100)
    full.rebuild()
    assert full.search("told", limit=100) == before
    assert list(full.verify()) == []
    assert isinstance(full, Ledger)
