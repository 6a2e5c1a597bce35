"""What becomes of a command when a stream is closed, full, or nobody reads on: one plain line, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"
COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()", "read", "--plain"]


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
    ],
    ids=["no input", "no output", "no messages"],
)
def test_a_closed_stream_is_told(line, code, says):
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_under_the_output_is_told():
    done = shell(f'"$@" {EXAMPLE} > /dev/full')
    assert done.returncode == 2
    assert "the system refused to go on" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["", "--full", "--json", "--jsonl", "--markdown"])
def test_nobody_reads_on(form, tmp_path):
    text = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / "long.txt").write_text("\n\n".join([text] * 3), encoding="utf-8")
    done = shell(f'"$@" {form} {tmp_path / "long.txt"} | head -c 1 > /dev/null')
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
