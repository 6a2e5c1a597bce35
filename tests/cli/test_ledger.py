"""The ledger as a person meets it: what is printed, what is said when it cannot be, exit codes.

The reader is the real one, but for its network, which takes long to load.
"""

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.ledger import Ledger
from onrecord.read import PLAIN

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"
OLDER = sorted((Path(__file__).parents[1] / "ledger" / "fixtures").glob("version-*.db.gz"))
PAGES = {
    "a.txt": "Ondria closed its port on Monday, the harbour ministry said.",
    "b.txt": "“We will reopen the port,” Harbour Minister Adra Vel said on Tuesday. It is unclear who pays.",
    "c.txt": "Marlesh denied that it had signed anything. Lena Dorr, a neighbour, said she heard sirens.",
    "d.html": '<html><head><link rel="canonical" href="https://herald.example/d"></head><body><article><h1>Mine shut</h1>'
    "<p>Kestria shut the northern mine on Monday, the energy ministry said, and gave no reason.</p></article></body></html>",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, with four pages in `in`."""
    (tmp_path / "in").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_SIGNER", "ann")
    monkeypatch.setattr("onrecord.desk.steps", lambda **how: PLAIN)
    return tmp_path


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, list(arguments), input=stdin)


COMMAND = """
from onrecord import desk
from onrecord.cli import main
from onrecord.read import PLAIN
desk.steps = lambda **how: PLAIN
main()
"""


def process(*arguments, **how):
    command = [sys.executable, "-c", COMMAND, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"], ["show", "abcd"], ["search", "x"], ["log"], ["verify"], ["reread"], ["judgements"], ["review"],
        ["erase", "abcd", "--reason", "x", "--yes"], ["undo", "x"], ["judge", "abcd", "confirm", "--record", "1"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_nothing_but_add_makes_a_ledger(folder, arguments):
    done = run(*arguments)
    assert done.exit_code == 2
    assert "there is no ledger" in done.stderr
    assert not list(folder.glob("onrecord.db*"))


def test_a_folder_is_added_and_added_again(folder):
    first = run("add", "in")
    assert first.exit_code == 0
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["added"] * 4
    assert first.stderr.startswith("4 added; the ledger holds ")
    again = run("add", "in")
    assert again.exit_code == 0
    assert again.stderr.startswith("4 unchanged; ")
    assert run("list").stderr.startswith("4 reports; ")
    assert run("verify").stderr == "4 reports, nothing wrong\n"


def test_the_reader_as_it_is_installed_is_the_one_that_adds(folder, monkeypatch):
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert run("add", "in/a.txt").exit_code == 0
    monkeypatch.setattr("onrecord.desk.read_report", lambda report, **how: pytest.fail("read again"))
    assert run("add", "in/a.txt").stdout.startswith("unchanged")


def test_what_is_kept_is_not_read_again(folder, monkeypatch):
    run("add", "in")
    monkeypatch.setattr("onrecord.desk.read_report", lambda report, **how: pytest.fail("read again"))
    assert run("add", "in").stderr.startswith("4 unchanged; ")


def test_new_weights_are_noticed_by_add_and_reread(folder, monkeypatch):
    run("add", "in/a.txt")
    newer = (replace(PLAIN[0], version=f"{PLAIN[0].version}+0123abcd"), *PLAIN[1:])
    monkeypatch.setattr("onrecord.desk.steps", lambda **how: newer)
    assert run("reread").stderr.startswith("1 read again")
    assert run("reread").stderr.startswith("1 unchanged")
    assert run("add", "in/a.txt").stdout.startswith("unchanged")
    monkeypatch.setattr("onrecord.desk.steps", lambda **how: PLAIN)
    assert run("add", "in/b.txt", "in/a.txt").stdout.split()[0] == "added"


def test_what_is_given_by_hand_later_is_another_copy(folder):
    run("add", "in/a.txt")
    done = run("add", "--published", "2031-06-03", "in/a.txt")
    assert done.stdout.startswith("another copy")
    assert "2031-06-03" in run("list").stdout


def test_the_same_page_with_a_new_text_is_a_new_version_and_keeps_its_judgements(folder):
    name = run("add", "in/d.html").stdout.split()[1]
    assert run("judge", name, "confirm", "--record", "1").exit_code == 0
    page = folder / "in" / "d.html"
    page.write_text(PAGES["d.html"].replace("gave no reason", "gave no reason for that"), encoding="utf-8")
    done = run("add", "in/d.html")
    assert done.stdout.startswith("new version")
    assert "2 versions" in run("list").stdout
    assert "1 checked" in run("show", done.stdout.split()[2]).stdout


def test_broken_files_are_told_one_by_one_and_never_stop_the_rest(folder):
    (folder / "in" / "e.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "in" / "f.txt").touch()
    (folder / "in" / "g.jsonl").write_text('{"nothing": 1}\nno json\n{"text": "Tarsk opened a road."}\n')
    done = run("add", "in", "nowhere.txt")
    assert done.exit_code == 1
    assert done.stdout.count("unreadable") == 5
    assert done.stderr.splitlines()[-1].startswith("5 added, 5 unreadable; ")


def test_a_reader_that_breaks_on_one_report_is_told_of_that_one(folder, monkeypatch):
    from onrecord import desk

    real = desk.read_report

    def breaking(report, **how):
        if report.name.endswith("b.txt"):
            raise KeyError("a step")
        return real(report, **how)

    monkeypatch.setattr(desk, "read_report", breaking)
    done = run("add", "in")
    assert done.exit_code == 1
    assert "the reader broke on this report: " in done.stderr
    assert done.stderr.splitlines()[-1].startswith("3 added, 1 unreadable; ")


def test_a_file_that_fails_half_way_is_told_with_what_was_done(folder, monkeypatch):
    real, left = Ledger._writing, [2]

    def failing(self):
        left[0] -= 1
        if left[0] < 0:
            self._connection.execute("PRAGMA max_page_count = 1")
            self._connection.execute("PRAGMA max_page_count = 1")
        return real(self)

    run("add", "in/a.txt")
    monkeypatch.setattr(Ledger, "_writing", failing)
    for number in range(40):
        (folder / "in" / f"long{number}.txt").write_text((PAGES["b.txt"] + f" Word{number}. ") * 40, encoding="utf-8")
    done = run("add", "in")
    assert done.exit_code == 1
    assert "there is no room for the ledger" in done.stderr
    assert "broken off; what is finished stays" in done.stderr.splitlines()[-1]
    monkeypatch.undo()
    assert run("verify", "--ledger", str(folder / "onrecord.db")).exit_code == 0


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_ctrl_c_ends_with_counts_and_the_same_command_goes_on(folder):
    for number in range(60):
        (folder / "in" / f"more{number:02}.txt").write_text(PAGES["b.txt"] + f" Word{number}.", encoding="utf-8")
    adding = process("add", "in", env={**os.environ, "PYTHONUNBUFFERED": "1"})
    adding.stdout.readline()
    adding.send_signal(signal.SIGINT)
    out, err = adding.communicate(timeout=120)
    assert adding.returncode == 130, err
    assert "Traceback" not in err
    assert err.splitlines()[-1].endswith("stopped; what is finished stays, and the same command goes on from there")
    assert run("verify").exit_code == 0
    done = run("add", "in")
    assert done.exit_code == 0
    assert done.stdout.count("unchanged") >= 1 + out.count("added")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_progress_goes_to_the_terminal_and_outcomes_to_the_pipe(folder):
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", COMMAND, "add", "in", "nowhere.txt"]
    with (folder / "out.txt").open("wb") as out:
        adding = subprocess.Popen(command, stdout=out, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert adding.wait(timeout=60) == 1
    assert b"5 reports" in shown
    assert b"there is no such file: nowhere.txt" in shown
    assert b"4 added, 1 unreadable" in shown
    lines = (folder / "out.txt").read_text("utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["added"] * 4 + ["unreadable"]


def test_one_process_or_four_and_any_order_give_the_same_bytes(folder):
    for number in range(8):
        (folder / "in" / f"more{number}.txt").write_text(PAGES["b.txt"] + f" Word{number}.", encoding="utf-8")
    names = sorted(str(file) for file in (folder / "in").iterdir())
    assert run("add", "--ledger", "one.db", *names).exit_code == 0
    assert run("add", "--ledger", "back.db", *reversed(names)).exit_code == 0
    crowd = [process("add", "--ledger", "four.db", *names[start::4], *names[:2]) for start in range(4)]
    for adding in crowd:
        _, err = adding.communicate(timeout=120)
        assert adding.returncode == 0, err
    written = set()
    for file in ("one.db", "back.db", "four.db"):
        with Ledger.open(folder / file, readonly=True) as ledger:
            written.add("\n".join(ledger.lines()))
    assert len(written) == 1


@pytest.mark.parametrize("file", OLDER, ids=[file.name[:9] for file in OLDER])
def test_a_ledger_of_an_older_onrecord_is_listed_and_searched(folder, file):
    (folder / "onrecord.db").write_bytes(gzip.decompress(file.read_bytes()))
    assert run("list").stderr.startswith("4 reports; ")
    assert run("search", '"will let inspectors return"').exit_code == 0


def test_verify_lists_what_is_damaged_with_code_one(folder):
    run("add", "in")
    raw = sqlite3.connect(folder / "onrecord.db")
    root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record'").fetchone()[0]
    size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.close()
    content = bytearray((folder / "onrecord.db").read_bytes())
    content[(root - 1) * size : root * size] = b"\xff" * size
    (folder / "onrecord.db").write_bytes(content)
    done = run("verify")
    assert done.exit_code == 1
    assert "the file is damaged" in done.stdout
    assert done.stderr.endswith("things wrong\n")


def test_no_line_finds_what_a_private_person_says_and_counts_say_how_much_is_checked(folder):
    run("add", "in")
    for line in ("Dorr", "voice:Dorr", 'voice:"Lena Dorr"', "actor:dorr", "DORR"):
        done = run("search", line)
        assert done.exit_code == 1, line
        assert "without a public role" in done.stderr
    found = run("search", "voice:vel")
    assert found.exit_code == 0
    assert found.stderr.startswith("1 paragraph; shown here: ")
    assert "0 checked" in found.stderr
    assert json.loads(run("search", "--json", "voice:vel").stdout)["counts"]["checked"] == 0


def test_a_review_of_the_example_takes_one_key_each_and_undoes(folder):
    run("add", str(EXAMPLE))
    done = run("review", stdin="yyfcv2psxu")
    assert done.exit_code == 0
    said = [line[3:] for line in done.stdout.splitlines() if line.startswith("-- ")]
    assert said[:2] == ["right", "right"]
    assert "wrong firmness: called_for" in said
    assert any(line.startswith("wrong voice: ") for line in said)
    assert said[-1] == "taken back"
    assert "5 checked" in done.stderr


def test_a_judgement_is_made_shown_exported_taken_back(folder):
    name = run("add", str(EXAMPLE)).stdout.split()[1]
    made = run(
        "judge", name, "amend", "--record", "1", "--field", "modality", "--value", "ready", "--fault", "misread",
        "--reason", "only willing",
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    assert "amended" in run("show", name).stdout
    assert json.loads(run("judgements", "--training").stdout.splitlines()[0])["value"] == "ready"
    assert run("judgements").stdout.count('"type": "Annotation"') == 1
    assert run("undo", made.stdout.split()[0]).exit_code == 0
    assert "amended" not in run("show", name).stdout


def test_erase_leaves_no_word_and_a_key_of_the_environment_signs(folder, monkeypatch):
    monkeypatch.setenv("ONRECORD_KEY", "secret")
    run("add", "in")
    name = next(row["report"] for row in json.loads(run("list", "--json").stdout)
                if "sirens" in run("show", row["report"], "--json").stdout)  # fmt: skip
    done = run("erase", name, "--reason", "court order 7/31", "--yes")
    assert done.exit_code == 0
    assert "hmac-sha256" in done.stdout
    for file in folder.glob("onrecord.db*"):
        assert b"sirens" not in file.read_bytes()
    assert run("verify").exit_code == 0
    assert run("verify", "--key", "other").exit_code == 1
    assert "refused" in run("add", "in/c.txt").stdout
