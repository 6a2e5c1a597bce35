"""What becomes of a command when a stream is closed, full, or nobody reads on: one plain line, never a traceback."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"
COMMAND = [sys.executable, "-m", "onrecord", "read", "--plain"]


def shell(line, **how):
    """Run the command in a POSIX shell: `$@` is the command itself."""
    if os.name != "posix":
        pytest.skip("the streams are closed by a POSIX shell")
    return subprocess.run(
        ["sh", "-c", line, "sh", *COMMAND], capture_output=True, text=True, encoding="utf-8", check=False, **how
    )


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ('"$@" - <&-', 2, "standard input was named but not given"),
        (f'"$@" {EXAMPLE} >&-', 2, "standard output is closed"),
        (f'"$@" {EXAMPLE} 2>&-', 0, ""),
        (f'"$@" --jsonl {EXAMPLE} {EXAMPLE} 2>&-', 0, ""),
    ],
    ids=["no input", "no output", "no messages", "no messages of many"],
)
def test_a_closed_stream_is_told(line, code, says):
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("command", "what", "lines"),
    [
        (("read",), ".", 2), (("read",), "a.txt", 0), (("read",), "*.txt", 2), (("read", "--full"), "lines.jsonl", 1),
        (("read", "--jsonl"), ".", 0), (("export", "csv"), ".", 2), (("audit", "--sample", "1"), ".", 2),
        (("check", "a.txt", "--against"), ".", 2), (("check", "a.txt", "--against"), "b.txt", 0),
    ],
)  # fmt: skip
def test_a_terminal_is_told_which_of_many_reports_is_read(tmp_path, monkeypatch, capsys, command, what, lines):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ondria shut its port.", encoding="utf-8")
    if what.endswith("jsonl"):
        (tmp_path / what).write_text('{"text": "Ondria shut its port."}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for error, told in ((Terminal(), lines), (io.StringIO(), 0)):
        monkeypatch.setattr("sys.stderr", error)
        with pytest.raises(SystemExit):
            main([*command, what, "--plain"])
        assert error.getvalue().count("reading ") == told
    assert "reading " not in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_under_the_output_is_told():
    done = shell(f'"$@" {EXAMPLE} > /dev/full')
    assert done.returncode == 2
    assert "the system refused to go on" in done.stderr
    assert "Traceback" not in done.stderr


ONE_LETTER_EACH = """
import os, sys
from onrecord import read_text
from onrecord.cli import main
read_text("Ondria shut its port.", plain=True)
for form in sys.argv[2:]:
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(theirs, 1)
        os.close(ours)
        os.close(theirs)
        sys.argv = ["onrecord", "read", "--plain", *form.split(), sys.argv[1]]
        main()
        sys.exit()
    os.close(theirs)
    print(form, len(os.read(ours, 1)), flush=True)
    os.close(ours)
    os.waitpid(child, 0)
"""
"""Runs the command once for each form, as a process that ends by itself, and reads a single letter of what it prints."""


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_nobody_reads_on(tmp_path):
    text = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / "long.txt").write_text("\n\n".join([text] * 3), encoding="utf-8")
    forms = ["", "--full", "--json", "--jsonl", "--markdown"]
    command = [sys.executable, "-c", ONE_LETTER_EACH, str(tmp_path / "long.txt"), *forms]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.split("\n") == [*(f"{form} 1" for form in forms), ""]
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_another_encoding_of_the_terminal_loses_no_word(tmp_path):
    (tmp_path / "a.txt").write_text(
        "“Nobody was hurt – not one,” Zoë Çelik, the mayor, said on Monday.", encoding="utf-8"
    )
    how = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run([*COMMAND, "--full", str(tmp_path / "a.txt")], capture_output=True, check=False, env=how)
    assert done.returncode == 0
    assert "Zoë Çelik" in done.stdout.decode("utf-8")
