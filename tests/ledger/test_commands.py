"""The commands, with a desk of three functions standing in for the reader."""

import json
import sys
from types import ModuleType

import pytest
from click.testing import CliRunner
from pages import HERALD, NOON, generated, herald

from onrecord.cli import judging
from onrecord.cli import ledger as commands
from onrecord.core.errors import UnreadableInput
from onrecord.ledger import Ledger, Outcome

ID = herald().report.id


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command on a ledger of its own; the desk reads four made-up paths."""
    pages = {"herald.txt": (herald(), HERALD.encode()), "one": generated(1), "two": generated(2)}

    def add_to_ledger(ledger, paths, *, seen_at, **given):
        assert set(given) == {"published", "publisher", "url", "stdin"}
        for name in paths:
            if name in pages:
                yield ledger.add(*pages[name], seen_at=seen_at)
            else:
                yield Outcome(name, "unreadable", "", str(UnreadableInput("no words", where=name)))

    desk = ModuleType("onrecord.desk")
    desk.open_ledger = lambda path, **how: Ledger.open(path, **how)
    desk.add_to_ledger = add_to_ledger
    desk.reread_ledger = lambda ledger, reports, *, made_at: ledger.reread(
        lambda report: ledger.sheet(report.id), reports, made_at=made_at
    )
    monkeypatch.setitem(sys.modules, "onrecord.desk", desk)
    monkeypatch.setenv("ONRECORD_LEDGER", str(tmp_path / "onrecord.db"))
    monkeypatch.setenv("ONRECORD_SIGNER", "ann")
    known = {command.name: command for command in (*commands.COMMANDS, *judging.COMMANDS)}

    def call(name, *arguments, stdin=None):
        return CliRunner().invoke(known[name], list(arguments), input=stdin)

    return call


@pytest.fixture
def filled(run):
    """The same, with the page of the Herald in it."""
    assert run("add", "herald.txt").exit_code == 0
    return run


def test_add_tells_each_outcome_and_ends_with_counts(run):
    first = run("add", "herald.txt", "one", "herald.txt")
    assert first.exit_code == 0
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["added", "added", "unchanged"]
    assert first.stderr == "2 added, 1 unchanged; the ledger holds 14 records, 0 checked\n"


@pytest.mark.parametrize(("paths", "code"), [(["one"], 0), (["one", "none"], 1), (["none"], 2), (["none", "nil"], 2)])
def test_add_leaves_with_the_code_that_says_how_it_went(run, paths, code):
    done = run("add", *paths)
    assert done.exit_code == code
    assert ("no words" in done.stderr) is (code > 0)


@pytest.mark.parametrize(
    "name",
    ["list", "show", "search", "log", "verify", "reread", "erase", "judge", "undo", "review", "judgements", "add"],
)
def test_every_command_explains_itself(run, name):
    assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize(("name", "arguments"), [("list", []), ("show", ["abcd"]), ("search", ["x"]), ("log", [])])
def test_a_ledger_that_is_not_there_is_told(run, name, arguments):
    done = run(name, *arguments)
    assert done.exit_code == 2
    assert "there is no ledger" in done.stderr


def test_list_show_and_log(filled):
    assert ID in filled("list").stdout
    assert json.loads(filled("list", "--json").stdout)[0]["counts"]["records"] == 6
    shown = filled("show", ID[:5]).stdout
    assert "6 records, 0 checked" in shown
    assert "r1   ¶1   proposed   planned     “will let”  page > Adra Vel" in shown
    assert json.loads(filled("show", ID, "--json").stdout)["id"] == ID
    assert [line.split()[1] for line in filled("log", ID).stdout.splitlines()] == ["seen", "read"]
    assert filled("show", "ffff").exit_code == 2


def test_search_shows_the_words(filled):
    done = filled("search", '"will let"', "voice:ONA")
    assert done.exit_code == 0
    assert "[[will let]] inspectors" in done.stdout
    assert done.stderr == "1 paragraph; shown here: 2 records, 0 checked\n"
    assert filled("search", "nowhere").exit_code == 1
    assert "public role" in filled("search", "voice:dorr").stderr
    assert json.loads(filled("search", "--json", "reactor").stdout)["total"] == 2


def test_judge_undo_and_judgements(filled):
    made = filled(
        "judge",
        ID,
        "amend",
        "--record",
        "1",
        "--field",
        "modality",
        "--value",
        "ready",
        "--fault",
        "misread",
        "--reason",
        "let",
    )
    assert made.exit_code == 0, made.stderr
    assert made.stderr == "6 records, 1 checked\n"
    shown = filled("show", ID).stdout
    assert "amended    ready" in shown
    assert "modality amended; by machine: planned; ann: ready" in shown
    document = filled("judgements").stdout
    assert json.loads(document)["total"] == 1
    assert json.loads(filled("judgements", "--training").stdout)["value"] == "ready"
    assert filled("undo", made.stdout.split()[0]).exit_code == 0
    assert filled("judgements", "--take", "-", stdin=document).stdout.startswith("unchanged")
    assert filled("judgements", "--take", "-", stdin="{").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["confirm"], ["confirm", "--record", "99"], ["confirm", "--words", "nowhere printed"], ["confirm", "--words", "said"],
        ["reject", "--record", "1", "--reason", "x"], ["dance", "--record", "1"],
    ],
)  # fmt: skip
def test_a_judgement_that_cannot_be_made_ends_with_code_two(filled, arguments):
    assert filled("judge", ID, *arguments).exit_code == 2


def test_words_can_be_named_instead_of_a_record(filled):
    start = str(HERALD.index("Lena Dorr, who"))
    words = "Lena Dorr, who lives beside the plant, said she heard sirens. Dorr said nobody came."
    done = filled("judge", ID, "furniture", "--words", words, "--start", start, "--reason", "a caption")
    assert done.exit_code == 0, done.stderr
    assert "set_aside" in filled("show", ID).stdout


def test_review_runs_on_a_pipe(filled):
    done = filled("review", stdin="yfrs\npuq")
    assert done.exit_code == 0
    assert "-- right" in done.stdout
    assert "-- wrong firmness: ready" in done.stdout
    assert "-- taken back" in done.stdout
    assert done.stderr.strip().endswith("6 records, 2 checked")


def test_review_ends_with_its_input(filled):
    assert filled("review", stdin="").exit_code == 0
    assert filled("review", ID, stdin="yyyyyyyyyy").stderr.strip().endswith("6 records, 6 checked")


def test_verify_reread_and_erase(filled):
    assert filled("verify").stderr == "1 report, nothing wrong\n"
    assert filled("reread").stdout.startswith("unchanged")
    assert filled("erase", ID, "--reason", "order", stdin="n\n").exit_code == 2
    done = filled("erase", ID, "--reason", "order", "--yes")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"erased {ID}")
    assert filled("add", "herald.txt").exit_code == 2
    assert filled("erase", ID, "--reason", "order", "--yes").exit_code == 0


def test_no_character_steers_the_terminal(run, monkeypatch, capsys):
    commands.say("a\x1b[31mb\u202ec\x00d\te\nf")
    assert capsys.readouterr().out == "a\ufffd[31mb\ufffdc\ufffdd\te\nf\n"
    assert NOON
