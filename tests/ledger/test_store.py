"""Adding, reading back, versions, order, processes, reading again."""

import hashlib
import random
import re
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path

import pytest
from pages import HERALD, NOON, at, generated, herald, numbered, record_of, report_of

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError, UnreadableInput
from onrecord.core.judgement import Judgement
from onrecord.core.reading import ReportKind
from onrecord.core.record import Sheet
from onrecord.ledger import Ledger
from onrecord.ledger.connection import newest

URL = "https://herald.example/telm"


def bare(text, **head):
    return Sheet(report_of(text, **head), ReportKind("news"), (), by=("record/1",))


def lines(ledger):
    return "\n".join(ledger.lines())


def test_a_report_comes_back_as_it_was_given(ledger):
    sheet = herald(url=URL, title="Telm")
    outcome = ledger.add(sheet, HERALD.encode(), seen_at=NOON)
    assert (outcome.state, outcome.report, outcome.name) == ("added", sheet.report.id, "herald.txt")
    assert ledger.sheet(sheet.report.id[:6]) == sheet
    assert ledger.raw(sheet.report.id) == HERALD.encode()
    assert ledger.show(sheet.report.id).sheet == sheet
    assert str(ledger.list()[0].counts) == "6 records, 0 checked"


@dataclass(frozen=True, slots=True)
class ShownSheet(Sheet):
    """A sheet with more ways to show itself, as the desk hands in."""


def test_a_sheet_of_a_kind_of_its_own_is_kept_as_a_sheet(ledger):
    plain = herald()
    shown = ShownSheet(**{field.name: getattr(plain, field.name) for field in fields(Sheet)})
    ledger.add(shown, HERALD.encode(), seen_at=NOON)
    assert ledger.sheet(plain.report.id) == plain
    assert ledger.add(plain, HERALD.encode(), seen_at=NOON).state == "unchanged"


def test_adding_twice_changes_nothing(ledger, path):
    sheet = herald()
    ledger.add(sheet, HERALD.encode(), seen_at=NOON)
    with sqlite3.connect(path) as raw:
        before = list(raw.iterdump())
    assert ledger.add(sheet, HERALD.encode(), seen_at="2032-01-01T00:00:00Z").state == "unchanged"
    with sqlite3.connect(path) as raw:
        assert list(raw.iterdump()) == before


@pytest.mark.parametrize(
    "text", ["a\x00b\n\nc", "\ufeffa", "a\u202eb\u2066", "💬" * 50, "e\u0301\u2028x", "\n\n\n", " ", "a\tb"]
)
def test_odd_texts_come_back(ledger, text):
    sheet = bare(text)
    ledger.add(sheet, text.encode(), seen_at=NOON)
    assert ledger.sheet(sheet.report.id) == sheet
    assert list(ledger.verify()) == []


def test_an_empty_text_and_a_report_without_head_are_kept(ledger):
    sheet = bare("", publisher=None, published=None)
    ledger.add(sheet, b"", seen_at=NOON)
    assert ledger.sheet(sheet.report.id) == sheet
    assert ledger.list()[0].publisher is None


def test_the_same_url_with_a_new_text_is_a_new_version(ledger):
    one, two = herald(url=URL), herald(url=URL, text=HERALD.replace("on Tuesday", "on Tuesday evening"))
    assert ledger.add(one, seen_at=NOON).state == "added"
    assert ledger.add(two, seen_at=NOON).state == "new_version"
    assert ledger.versions(one.report.id) == tuple(sorted((one.report.id, two.report.id)))
    assert ledger.list()[0].versions == 2


def test_another_copy_of_a_report_adds_what_it_knows(ledger):
    poor, rich = herald(published=None), herald(title="Telm", name="b.txt")
    assert poor.report.id == rich.report.id
    assert ledger.add(poor, seen_at=NOON).state == "added"
    assert ledger.add(rich, seen_at=NOON).state == "another_copy"
    assert ledger.sheet(rich.report.id) == rich
    assert ledger.add(poor, seen_at=NOON).state == "unchanged"
    assert ledger.list()[0].published == "2031-06-03"


def test_bytes_that_are_not_the_reports_are_refused(ledger):
    with pytest.raises(LedgerError, match="not the report's"):
        ledger.add(herald(), b"other", seen_at=NOON)
    assert ledger.list() == ()


def test_an_anchor_that_does_not_hold_is_refused(ledger):
    sheet = herald()
    wrong = replace(sheet, records=(replace(sheet.records[0], evidence=(Anchor(0, 3, "xyz"),)), *sheet.records[1:]))
    with pytest.raises(LedgerError, match="anchor does not hold"):
        ledger.add(wrong, seen_at=NOON)
    twice = replace(sheet, records=(sheet.records[0], sheet.records[0]))
    with pytest.raises(LedgerError, match="one id"):
        ledger.add(twice, seen_at=NOON)
    assert ledger.list() == ()


def test_one_bad_report_never_stops_the_rest(ledger):
    good = [generated(number) for number in range(3)]
    bad = (replace(good[1][0], records=good[1][0].records[:1] * 2), None)
    states = [outcome.state for outcome in ledger.add_all([good[0], bad, good[2]], seen_at=NOON)]
    assert states == ["added", "refused", "added"]


@pytest.mark.parametrize("moment", ["", "yesterday", "2031-06-03", "2031-06-03T12:00:00"])
def test_a_moment_without_its_offset_is_refused(ledger, moment):
    with pytest.raises(LedgerError, match="not a moment"):
        ledger.add(herald(), seen_at=moment)


@pytest.mark.parametrize("name", ["", "0", "zzzz", "0000000000000000", "%", "' OR 1=1 --"])
def test_an_unknown_report_is_told_plainly(ledger, name):
    ledger.add(herald(), seen_at=NOON)
    with pytest.raises(LedgerError, match="no such report"):
        ledger.show(name)


def test_any_order_gives_the_same_bytes(tmp_path):
    pages = [generated(number) for number in range(12)]
    texts = [HERALD, HERALD.replace("Tuesday", "Tuesday night"), HERALD.replace("sirens", "a siren")]
    pages += [(herald(url=URL, text=text, name=f"{n}.txt"), text.encode()) for n, text in enumerate(texts)]
    pages += [(herald(published=None), None), (herald(title="T"), None)]
    said = Judgement(
        pages[12][0].report.id, at(HERALD, "denied"), "modality", "amend", "ann", NOON, "why", "planned", "misread"
    )
    exports = set()
    for shuffle in range(6):
        random.Random(shuffle).shuffle(pages)
        with Ledger.open(tmp_path / f"{shuffle}.db") as ledger:
            for number, (sheet, raw) in enumerate(pages):
                ledger.add(sheet, raw, seen_at=f"2031-06-03T12:00:{number:02}Z")
                if sheet.report.id == said.report and number % 2:
                    ledger.judge(said)
            ledger.judge(said)
            exports.add(lines(ledger))
            assert list(ledger.verify()) == []
    assert len(exports) == 1
    assert "herald.txt" not in exports.pop()


WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pages import generated, NOON
from onrecord.ledger import Ledger
with Ledger.open(sys.argv[2]) as ledger:
    for number in map(int, sys.argv[3].split(",")):
        print(ledger.add(*generated(number), seen_at=NOON).state, flush=True)
"""


def writer(path, numbers):
    command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(path), ",".join(map(str, numbers))]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_processes_give_the_same_bytes_as_one(tmp_path):
    numbers = list(range(24))
    with Ledger.open(tmp_path / "one.db") as one:
        for number in numbers:
            one.add(*generated(number), seen_at=NOON)
        expected = lines(one)
    crowd = [writer(tmp_path / "four.db", numbers[start::4] + numbers[:6]) for start in range(4)]
    for process in crowd:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert len(out.split()) == 12
    with Ledger.open(tmp_path / "four.db") as four:
        assert lines(four) == expected
        assert list(four.verify()) == []


def test_a_ledger_can_be_opened_for_reading_only(path):
    with Ledger.open(path) as ledger:
        ledger.add(herald(), seen_at=NOON)
    with Ledger.open(path, readonly=True) as ledger:
        assert len(ledger.list()) == 1
        assert ledger.search("inspectors").total == 3
        assert list(ledger.verify()) == []
        with pytest.raises(LedgerError, match="reading only"):
            ledger.add(herald(), seen_at=NOON)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE report SET text = 'x'", "DELETE FROM report", "DELETE FROM record", "UPDATE record SET body = '{}'",
        "DELETE FROM judgement", "UPDATE judgement SET signer = 'eve'", "DELETE FROM raw", "UPDATE sighting SET name = 'x'",
        "DELETE FROM reading", "UPDATE copy SET given = 0", "DELETE FROM copy", "DELETE FROM sighting",
    ],
)  # fmt: skip
def test_rows_are_never_changed_or_deleted(ledger, path, sql):
    sheet = herald()
    ledger.add(sheet, HERALD.encode(), seen_at=NOON)
    ledger.judge(Judgement(sheet.report.id, at(HERALD, "denied"), "record", "confirm", "ann", NOON))
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        raw.execute(sql)
    raw.close()


def test_a_better_reading_becomes_current_and_keeps_the_old_one(ledger, path):
    sheet = herald()
    ledger.add(sheet, seen_at=NOON)
    better = replace(sheet, records=sheet.records[:2], by=("record/2",), tensions=())

    def read(report):
        return replace(better, report=report)

    done = list(ledger.reread(read, made_at="2031-06-04T00:00:00Z"))
    assert [entry.outcome.state for entry in done] == ["read_again"]
    assert ledger.sheet(sheet.report.id).records == better.records
    assert [entry.outcome.state for entry in ledger.reread(read, made_at="2031-06-05T00:00:00Z")] == ["unchanged"]
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM record").fetchone()[0] == 8


def test_a_reader_that_fails_leaves_the_report_as_it_was(ledger):
    sheet = herald()
    ledger.add(sheet, seen_at=NOON)

    def fail(report):
        raise UnreadableInput("no words", where=report.name)

    (done,) = ledger.reread(fail, made_at=NOON)
    assert done.outcome.state == "unreadable"
    assert ledger.sheet(sheet.report.id) == sheet


def test_the_log_tells_what_happened_in_order(ledger):
    sheet = herald()
    ledger.add(sheet, seen_at=NOON)
    ledger.judge(Judgement(sheet.report.id, at(HERALD, "denied"), "record", "confirm", "ann", "2031-06-04T00:00:00Z"))
    assert [entry.what for entry in ledger.log(sheet.report.id)] == ["seen", "read", "confirm"]


def test_the_newest_reading_is_current_within_one_second_too(ledger):
    sheet = herald()
    ledger.add(sheet, seen_at=NOON)
    for number in range(1, 6):
        newer = replace(sheet, by=(*sheet.by, f"better/{number}"))
        ledger.add(newer, seen_at=NOON.replace("Z", f".{number:06d}Z"))
        assert ledger.sheet(sheet.report.id).by == newer.by


def test_the_file_is_what_the_design_says_of_it(ledger, path):
    ledger.add(herald(), HERALD.encode(), seen_at=NOON)
    ledger.judge(Judgement(herald().report.id, at(HERALD, "denied"), "record", "confirm", "ann", NOON))
    assert ledger._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert raw.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"ONRD", "big")
        assert raw.execute("PRAGMA user_version").fetchone()[0] == newest()
        tables = raw.execute("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
        loose = [
            name for name, kind, strict in tables if kind == "table" and not strict and not name.startswith("sqlite_")
        ]
        assert loose == []
        (words,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'current_words'").fetchone()
        assert "fts5" in words
        packed, size = raw.execute("SELECT length(packed), size FROM raw").fetchone()
        assert packed < size == len(HERALD.encode())
        held = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {"raw", "report", "copy", "sighting", "reading", "record", "judgement", "tombstone"} <= held


def test_every_verb_of_the_command_line_is_one_of_the_ledger():
    for verb in ("add", "list", "show", "search", "log", "verify", "reread", "erase", "judge", "undo", "judgements"):
        assert callable(getattr(Ledger, verb)), verb


def test_no_list_counts_or_orders_by_who_speaks_or_publishes(ledger, path):
    """Counts stand beside reports alone; a line of search is never ranked, and no view gathers a name's records."""
    ledger.add(herald(), seen_at=NOON)
    with sqlite3.connect(path) as raw:
        for name, sql in raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"):
            order = sql.upper().rpartition("ORDER BY")[2] if "ORDER BY" in sql.upper() else ""
            assert not {"VOICE", "PUBLISHER", "SIGNER"} & set(re.findall(r"[A-Z_]+", order)), name
            groups = re.findall(r"GROUP BY ([A-Za-z._]+)", sql)
            assert set(groups) <= {"url", "k.report"}, name


def test_views_answer_to_their_names(ledger, path):
    ledger.add(herald(), seen_at=NOON)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM records").fetchone()[0] == 6
        assert raw.execute("SELECT count(*) FROM reports").fetchone()[0] == 1
        assert raw.execute("SELECT count(*) FROM versions").fetchone()[0] == 0
        assert raw.execute("SELECT count(*) FROM log").fetchone()[0] == 2
        assert "Dorr" not in str(raw.execute("SELECT * FROM records").fetchall())


def test_reports_without_blocks_and_records_outside_them_are_searched(ledger):
    text = "Kestria closed the mine. Marlesh opened a road."
    report = replace(report_of(text), blocks=())
    sheet = Sheet(report, ReportKind("news"), numbered(report, [record_of(at(text, "closed"))]), by=("record/1",))
    ledger.add(sheet, seen_at=NOON)
    assert ledger.search("mine").hits[0].records[0].exact == "closed"
    furniture = herald()
    outside = numbered(furniture.report, [record_of(at(HERALD, "Advertisement"))])
    ledger.add(
        replace(furniture, records=outside, tensions=(), matters=(), support=(), headline_claims=()), seen_at=NOON
    )
    assert ledger.search("advertisement").total == 1
    assert list(ledger.verify()) == []


def test_reports_too_long_for_their_ids_are_kept_whole(ledger):
    text = "\n\n".join(f"Line {number} of the page." for number in range(4200))
    ledger.add(bare(text), seen_at=NOON)
    assert ledger.search('"line 4199"').total == 1


def test_the_file_names_itself(path):
    Ledger.open(path).close()
    assert path.read_bytes()[68:72] == b"ONRD"
    assert hashlib.sha256(b"").hexdigest()
