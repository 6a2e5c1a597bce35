"""Set the project up and run it, with nothing but Python 3.11 and a network for the first time.

    python3 bootstrap.py example     read the example report and print its first screen
    python3 bootstrap.py test        run the tests but the slow ones (further words go to pytest instead)

Both make `.venv` beside this file when it is not there, install the package into it, and install again when
pyproject.toml changed. What is being done is said on standard error.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
EXAMPLE = Path("examples") / "coastal-herald.txt"
OLDEST = (3, 11)
NEEDED_BY = {"example": "", "test": "dev"}
"""Commands, and the extra of the package that each needs."""
EVERYDAY = ("-n", "2", "--dist", "worksteal", "-m", "not slow and not browser")
"""How the tests run every day: in two processes, the one that is done first taking over from the other."""
UNKEPT = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, each of the many processes that the tests start compiles the package anew: a second each."""


class CannotGoOn(Exception):
    """Something is missing that this script cannot supply. The message says what, and what to do."""


def main(arguments):
    """Run the command that was asked for and return its exit code."""
    if not arguments or arguments[0] not in NEEDED_BY:
        sys.stderr.write(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    command, rest = arguments[0], arguments[1:]
    try:
        check_python()
        make_environment()
        install(NEEDED_BY[command])
    except CannotGoOn as error:
        sys.stderr.write(f"bootstrap: {error}\n")
        return 1
    if command == "test":
        os.environ.pop(UNKEPT, None)
        return run([PYTHON, "-m", "pytest", *(rest or EVERYDAY)])
    return run([BIN / "onrecord", "read", EXAMPLE])


def check_python():
    """Refuse a Python that is too old."""
    if sys.version_info < OLDEST:
        raise CannotGoOn(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}; "
            "run it as: python3.11 bootstrap.py ..."
        )


def make_environment():
    """Make `.venv`, or make it anew when its Python does not run."""
    if PYTHON.exists() and quiet([PYTHON, "-m", "pip", "--version"]).returncode == 0:
        return
    say(f"making .venv with Python {sys.version.split()[0]}")
    done = quiet([sys.executable, "-m", "venv", "--clear", VENV])
    if done.returncode or quiet([PYTHON, "-m", "pip", "--version"]).returncode:
        raise CannotGoOn(
            "no virtual environment could be made; the modules venv and pip are needed "
            "(on Debian and Ubuntu: apt install python3-venv)\n" + last_lines(done)
        )


def install(extra):
    """Install the package into `.venv` for changing in place, unless the same was installed before."""
    wanted = stamp(extra)
    written = VENV / "installed.txt"
    have = written.read_text(encoding="utf-8").split() if written.exists() else []
    if wanted in have:
        return
    what = f".[{extra}]" if extra else "."
    say(f"installing {what} (downloads the first time)")
    start = time.perf_counter()
    command = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-compile",
        "--editable",
        what,
    ]
    done = quiet(command)
    if done.returncode:
        raise CannotGoOn(why_not_installed(done))
    say(f"installed in {time.perf_counter() - start:.0f} s")
    kept = {wanted, stamp("")} | ({entry for entry in have if entry in (stamp(""), stamp("dev"))})
    written.write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")


def stamp(extra):
    """Name what an installation rests on: the extra, pyproject.toml and the Python in use."""
    total = hashlib.sha256((ROOT / "pyproject.toml").read_bytes().replace(b"\r\n", b"\n"))
    total.update(repr((extra, sys.version_info[:2])).encode())
    return total.hexdigest()


def why_not_installed(done):
    """Say in plain words why pip failed."""
    said = done.stdout + done.stderr
    unreachable = ("Name or service not known", "getaddrinfo", "NewConnectionError", "Network is unreachable",
                   "Temporary failure in name resolution", "Connection refused", "ConnectTimeout")  # fmt: skip
    if any(sign in said for sign in unreachable):
        return "the package index cannot be reached; a network is needed the first time\n" + last_lines(done)
    return "pip could not install the package\n" + last_lines(done)


def quiet(command):
    """Run a command without showing what it prints."""
    return subprocess.run(
        [str(part) for part in command], cwd=str(ROOT), capture_output=True,
        encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip


def run(command):
    """Run a command as if it had been typed here and return its exit code."""
    try:
        return subprocess.call([str(part) for part in command], cwd=str(ROOT))
    except OSError as error:
        sys.stderr.write(f"bootstrap: cannot run {command[0]}: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def say(what):
    """Tell on standard error what is being done."""
    sys.stderr.write(f"bootstrap: {what}\n")
    sys.stderr.flush()


def last_lines(done, count=8):
    """Return the last lines that a command printed."""
    return "\n".join((done.stdout + done.stderr).strip().splitlines()[-count:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
