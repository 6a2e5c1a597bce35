"""Kills, faults, full disks, locks, strangers' files: a clear error each, and nothing lost."""

import contextlib
import gzip
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from pages import HERALD, NOON, at, generated, herald

from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger import Ledger
from onrecord.ledger.connection import newest

HERE = Path(__file__).parent
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals and limits")
CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from pages import generated, NOON
from onrecord.core.errors import LedgerError
from onrecord.ledger import Ledger
try:
    with Ledger.open(sys.argv[2]) as ledger:
        for number in range(int(sys.argv[3]), int(sys.argv[4])):
            print(ledger.add(*generated(number), seen_at=NOON).report, flush=True)
except LedgerError as error:
    print("told:", error, flush=True)
    raise SystemExit(3)
"""


def child(path, first, last, **more):
    command = [sys.executable, "-c", CHILD, str(HERE), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def check_whole(path, finished):
    """No half report, no finished one lost, nothing damaged; `finished` are ids that were said to be added."""
    with Ledger.open(path) as ledger:
        assert list(ledger.verify()) == []
        kept = {listed.report for listed in ledger.list()}
        assert set(finished) <= kept
        assert all(listed.counts.records == 8 for listed in ledger.list())
        return kept


@contextlib.contextmanager
def forked(path, first, last):
    """Add reports in a process of its own, forked off this one; yield its id and a pipe of the ids it has added."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reading)
            with Ledger.open(path) as ledger:
                for number in range(first, last):
                    os.write(writing, ledger.add(*generated(number), seen_at=NOON).report.encode() + b"\n")
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        yield child, pipe


def kill_once(path, first, chance, *, warm):
    """Kill one process while it adds, or (not `warm`) anywhere from its start on; return the ids it said were added.

    A warm one is killed somewhere in the report after the one to twelve that it said it had kept, however slow the
    machine: at a random part of the time that the last one took.
    """
    with forked(path, first, first + 400) as (child, pipe):
        said, start = b"", time.monotonic()
        for _ in range(chance.randint(1, 12) if warm else 0):
            start = time.monotonic()
            said += pipe.readline()
        time.sleep(chance.random() * (min(time.monotonic() - start, 0.5) if warm else 0.12))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        said += pipe.read()
    assert os.WIFSIGNALED(status), f"the process ended by itself, with {status}"
    return {line for line in said.decode().split() if len(line) == 16}


def kill_at_random(path, rounds, seed):
    """Kill `rounds` processes one after the other, a fresh ledger after each twenty; return the reports kept."""
    chance, total = random.Random(seed), 0
    for number in range(rounds):
        if number % 20 == 0:
            finished, at = set(), path.with_name(f"{number}.db")
        finished |= kill_once(at, number % 5 * 400, chance, warm=number % 4)
        if not at.exists():
            assert not finished
            continue
        raw = sqlite3.connect(at)
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if raw.execute("PRAGMA user_version").fetchone()[0] == newest():
            kept = {row[0] for row in raw.execute("SELECT report FROM current_report WHERE records = 8")}
            assert {row[0] for row in raw.execute("SELECT id FROM report")} == kept
            assert finished <= kept
        else:
            assert not finished
        raw.close()
        if number % 20 == 19 or number == rounds - 1:
            total += len(check_whole(at, finished))
    return total


@POSIX
def test_killed_at_random_points_every_finished_report_is_whole(path):
    """Eight kills; the two hundred run with `pytest tests/ledger -m slow`."""
    kill_at_random(path, 8, 1)
    with Ledger.open(path.with_name("0.db")) as ledger:
        assert ledger.add(*generated(9000), seen_at=NOON).fine


@POSIX
@pytest.mark.slow
def test_two_hundred_kills(path):
    """200 kills at random points of adding."""
    assert kill_at_random(path, 200, 2) > 200


class Failing:
    """A connection that fails at the n-th statement, as a disk would."""

    def __init__(self, connection, fail_at):
        self._inner, self._left, self.failed = connection, fail_at, False

    def _count(self, sql):
        self._left -= 1
        if self._left == 0 and not sql.startswith("ROLLBACK"):
            self.failed = True
            raise sqlite3.OperationalError("disk I/O error")

    def execute(self, sql, *values):
        self._count(sql)
        return self._inner.execute(sql, *values)

    def executemany(self, sql, *values):
        self._count(sql)
        return self._inner.executemany(sql, *values)

    def __getattr__(self, name):
        return getattr(self._inner, name)


def test_a_fault_at_every_statement_leaves_all_or_nothing(path):
    with Ledger.open(path) as ledger:
        ledger.add(*generated(0), seen_at=NOON)
        before = list(ledger.lines())
        real, at_statement, failed = ledger._connection, 0, True
        while failed:
            at_statement += 1
            ledger._connection = Failing(real, at_statement)
            with contextlib.suppress(LedgerError, sqlite3.OperationalError):
                ledger.add(*generated(1), seen_at=NOON)
            failed = ledger._connection.failed
            ledger._connection = real
            assert not real.in_transaction
            if failed:
                assert list(ledger.lines()) == before
        assert at_statement > 15
        assert len(ledger.list()) == 2
        assert list(ledger.verify()) == []


def test_a_full_disk_at_every_page_leaves_all_or_nothing(path):
    with Ledger.open(path) as ledger:
        ledger.add(*generated(0), seen_at=NOON)
        before, told = list(ledger.lines()), 0
        used = ledger._rows("PRAGMA page_count")[0][0]
        for pages in range(used, used + 200):
            ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
            try:
                ledger.add(*generated(1), seen_at=NOON)
                break
            except LedgerError as error:
                assert "no room" in str(error)
                assert "free some space" in error.next_step
                told += 1
                assert list(ledger.lines()) == before
        assert told > 3
        assert list(ledger.verify()) == []


@POSIX
def test_a_size_limit_of_the_system_is_told_and_nothing_is_lost(path):
    import resource

    with Ledger.open(path) as ledger:
        ledger.add(*generated(0), seen_at=NOON)
    full = shutil.copy(path, path.with_name("full.db"))

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000,) * 2)

    process = child(full, 1, 40, preexec_fn=limit)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 3, err
    assert "told: the disk failed under the ledger" in out or "told: there is no room" in out
    check_whole(full, [line for line in out.split("\n") if len(line) == 16])


SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>
static long left = -2, failed = 0;
long faults(void) { return failed; }
static int failing(int fd) {
  char link[64], name[512]; ssize_t n;
  if (left == -2) left = getenv("FAIL_AT") ? atol(getenv("FAIL_AT")) : -1;
  if (left < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink(link, name, sizeof name - 1);
  if (n < 0) return 0;
  name[n] = 0;
  if (!strstr(name, ".db")) return 0;
  if (--left > 0) return 0;
  failed++;
  left = getenv("FAIL_ON") ? 1 : -1;  /* a full disk stays full */
  errno = getenv("FAIL_ON") ? ENOSPC : EIO;
  return 1;
}
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  return failing(fd) ? -1 : real(fd, b, n, o);
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite");
  return failing(fd) ? -1 : real(fd, b, n, o);
}
int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  return failing(fd) ? -1 : real(fd);
}
int ftruncate64(int fd, off64_t n) {
  static int (*real)(int, off64_t);
  if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
  return failing(fd) ? -1 : real(fd, n);
}
"""


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """A small library that makes the n-th write to a ledger fail, built with the machine's own compiler."""
    compiler = shutil.which("cc")
    if not compiler or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and a C compiler")
    folder = tmp_path_factory.mktemp("shim")
    (folder / "shim.c").write_text(
        "#include <stdio.h>\n#include <string.h>\n" + SHIM.replace("#define _GNU_SOURCE\n", "")
    )
    made = subprocess.run(
        [compiler, "-D_GNU_SOURCE", "-shared", "-fPIC", "-o", "shim.so", "shim.c", "-ldl"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"the compiler refuses: {made.stderr[:200]!r}")
    return folder / "shim.so"


SERVER = """
import ctypes, os, sys
sys.path.insert(0, sys.argv[1])
from pages import generated, NOON
from onrecord.core.errors import LedgerError
from onrecord.ledger import Ledger

def add_two(path):
    try:
        with Ledger.open(path) as ledger:
            for report in (1, 2):
                print(ledger.add(*generated(report), seen_at=NOON).report, flush=True)
    except LedgerError as error:
        print("told:", error, flush=True)

for order in sys.stdin:
    number, path = order.split(None, 1)
    child = os.fork()
    if not child:
        os.environ["FAIL_AT"] = number
        try:
            add_two(path.strip())
        except BaseException as error:
            print("broke:", repr(error), flush=True)
        print("faults", ctypes.CDLL(None).faults(), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def said_by(server):
    """Return what the server said of one order, but for its last line, and the number of faults that this one tells."""
    said = [server.stdout.readline().strip()]
    while said[-1] and not said[-1].startswith("faults "):
        said.append(server.stdout.readline().strip())
    return said[:-1], int(said[-1].removeprefix("faults "))


def fail_writes(path, shim, step, **how):
    """Fail every `step`-th write of adding to a copy of a ledger until none is left; return how many failed."""
    with Ledger.open(path) as ledger:
        first = ledger.add(*generated(0), seen_at=NOON).report
    environment = {**os.environ, "LD_PRELOAD": str(shim), **how}
    command = [sys.executable, "-c", SERVER, str(HERE)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    with server:
        at_write, faults = 0, 1
        while faults:
            at_write += step
            copy = Path(shutil.copy(path, path.with_name("copy.db")))
            server.stdin.write(f"{at_write} {copy}\n")
            server.stdin.flush()
            said, faults = said_by(server)
            finished = [line for line in said if len(line) == 16]
            assert len(finished) == 2 or said[-1].startswith("told: "), said
            check_whole(copy, [first, *finished])
            for leftover in copy.parent.glob("copy.db*"):
                leftover.unlink()
        server.stdin.close()
    assert len(finished) == 2
    return at_write // step - 1


@pytest.mark.slow
@pytest.mark.parametrize("how", [{}, {"FAIL_ON": "1"}], ids=["one fault", "full from there on"])
def test_a_fault_at_the_nth_write_of_the_disk(path, shim, how):
    """Every write and sync of adding two reports fails, one after the other, each in a process of its own."""
    assert fail_writes(path, shim, 1, **how) > 30


@pytest.mark.parametrize("how", [{}, {"FAIL_ON": "1"}], ids=["one fault", "full from there on"])
def test_a_fault_at_some_writes_of_the_disk(path, shim, how):
    """Every thirteenth write; each single one runs with `pytest tests/ledger -m slow`."""
    assert fail_writes(path, shim, 13, **how) >= 2


def test_a_locked_ledger_is_told(path):
    Ledger.open(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Ledger.open(path, busy_seconds=0.05) as ledger, pytest.raises(LedgerError, match="in use"):
        ledger.add(herald(), seen_at=NOON)
    holder.execute("ROLLBACK")
    holder.close()
    with Ledger.open(path) as ledger:
        assert ledger.add(herald(), seen_at=NOON).state == "added"


def test_two_writers_wait_for_each_other(path):
    Ledger.open(path).close()
    crowd = [child(path, first, first + 10) for first in (0, 5)]
    ids = [process.communicate(timeout=60)[0].split() for process in crowd]
    assert [process.returncode for process in crowd] == [0, 0]
    assert check_whole(path, ids[0] + ids[1]) == set(ids[0] + ids[1])


def as_nobody(work):
    """Run `work` in a process without privileges, and return what it returned, as text."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os.write(writing, str(work()).encode())
        except BaseException as error:
            os.write(writing, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def sealed():
    """A ledger of one report in a folder that everybody may read and nobody may write."""
    folder = Path(tempfile.mkdtemp())
    file = folder / "onrecord.db"
    with Ledger.open(file) as ledger:
        ledger.add(*generated(0), seen_at=NOON)
    file.chmod(0o444)
    folder.chmod(0o555)
    yield file
    folder.chmod(0o755)
    file.chmod(0o644)
    check_whole(file, [])
    shutil.rmtree(folder)


@POSIX
def test_a_file_that_may_not_be_written_is_told(sealed):
    def add():
        with Ledger.open(sealed) as ledger:
            ledger.add(*generated(1), seen_at=NOON)

    said = as_nobody(add)
    assert said.startswith("LedgerError: the ledger cannot be")
    assert "permission" in said or "path" in said


@POSIX
def test_a_folder_that_may_not_be_written_is_told(sealed):
    said = as_nobody(lambda: Ledger.open(sealed.with_name("other.db")))
    assert said.startswith("LedgerError: the ledger cannot be made: ")
    assert "other.db: found a folder that cannot be written; name a file elsewhere, with --ledger" in said


@POSIX
def test_a_file_that_may_not_be_written_is_read_searched_and_verified(sealed):
    def look():
        with Ledger.open(sealed, readonly=True) as ledger:
            return len(ledger.list()), ledger.search("told").total, list(ledger.verify())

    assert as_nobody(look) == "(1, 8, [])"


STRANGERS = {
    "text": (b"To whom it may concern, this is a letter and no ledger.", "no ledger"),
    "newer": (None, "newer onrecord"),
    "other application": (None, "no ledger"),
    "a database without a name": (None, "no ledger"),
}


@pytest.mark.parametrize("kind", STRANGERS)
@pytest.mark.parametrize("readonly", [True, False])
def test_a_strangers_file_is_told_and_left_alone(path, kind, readonly):
    content, told = STRANGERS[kind]
    if content:
        path.write_bytes(content)
    elif kind == "newer":
        Ledger.open(path).close()
        with sqlite3.connect(path) as raw:
            raw.execute(f"PRAGMA user_version = {newest() + 1}")
    else:
        with sqlite3.connect(path) as raw:
            raw.execute("CREATE TABLE t (a)")
            raw.execute(f"PRAGMA application_id = {7 if kind == 'other application' else 0}")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=told) as error:
        Ledger.open(path, readonly=readonly)
    assert error.value.next_step
    assert path.read_bytes() == before


def test_a_missing_ledger_a_folder_and_a_missing_folder_are_told(tmp_path):
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open(tmp_path / "none.db", readonly=True)
    with pytest.raises(LedgerError, match="a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="no such folder"):
        Ledger.open(tmp_path / "none" / "onrecord.db")


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.add(herald(), seen_at=NOON).state == "added"


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_told_or_found(path, seed):
    with Ledger.open(path) as ledger:
        for number in range(6):
            ledger.add(*generated(number), seen_at=NOON)
        whole = list(ledger.lines())
    chance, content = random.Random(seed), bytearray(path.read_bytes())
    start = chance.randrange(100, len(content) - 5000)
    content[start : start + 4096] = chance.randbytes(4096)
    path.write_bytes(content)
    try:
        with Ledger.open(path) as ledger:
            assert list(ledger.verify()) or list(ledger.lines()) == whole
    except LedgerError as error:
        assert (
            "damaged" in str(error) or "cannot" in str(error) or "no ledger" in str(error) or "does not" in str(error)
        )


def test_verify_lists_what_is_damaged_and_checks_the_rest(path):
    with Ledger.open(path) as ledger:
        for number in range(6):
            ledger.add(*generated(number), seen_at=NOON)
    raw = sqlite3.connect(path)
    roots = dict(raw.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage"))
    size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.execute("UPDATE current_report SET checked = 99")
    raw.commit()
    raw.close()
    content = bytearray(path.read_bytes())
    for table in ("record", "raw"):
        start = (roots[table] - 1) * size
        content[start : start + size] = b"\xff" * size
    path.write_bytes(content)
    with Ledger.open(path) as ledger:
        found = list(ledger.verify())
    damaged = {finding.where for finding in found if finding.what == "the file is damaged"}
    assert "file" in damaged
    assert sum(where.startswith("report ") for where in damaged) == 6
    assert all(finding.what for finding in found)


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\x00" * 200, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_only_begins_like_a_ledger_is_told(path, content):
    path.write_bytes(content)
    with pytest.raises(LedgerError):
        Ledger.open(path)


VERSIONS = sorted(HERE.glob("fixtures/version-*.db.gz"))


def test_every_version_has_its_fixture():
    assert [int(file.name[8:-6]) for file in VERSIONS] == list(range(1, newest() + 1))


@pytest.mark.parametrize("file", VERSIONS, ids=[file.name[:9] for file in VERSIONS])
def test_an_older_ledger_is_brought_up_to_date_with_nothing_lost(path, file):
    path.write_bytes(gzip.decompress(file.read_bytes()))
    older = int(file.name[8:-6]) < newest()
    if older:
        with pytest.raises(LedgerError, match="older onrecord"):
            Ledger.open(path, readonly=True)
    with Ledger.open(path) as ledger:
        assert list(ledger.verify()) == []
        assert len(ledger.list()) == 4
        assert ledger.search('"will let inspectors return"').total == 2
        (page,) = [listed for listed in ledger.list() if listed.publisher == "Coastal Herald"]
        assert ledger.raw(page.report) == HERALD.encode()
        assert ledger.sheet(page.report) == herald(url="https://herald.example/1")
        version = int(file.name[8:-6])
        assert [j.verdict for j in ledger.judgements()] == ["reject", "confirm"][: (version >= 2) + (version >= 6)]
        assert ledger.add(*generated(7), seen_at=NOON).state == "added"
        ledger.judge(Judgement(page.report, at(HERALD, "denied"), "record", "confirm", "bob", NOON))


def test_a_migration_that_fails_half_way_changes_nothing(path, monkeypatch):
    path.write_bytes(gzip.decompress(VERSIONS[0].read_bytes()))
    from onrecord.ledger import connection

    real = connection._statements

    def failing(version):
        for number, statement in enumerate(real(version)):
            if version == 2 and number == 3:
                raise sqlite3.OperationalError("disk I/O error")
            yield statement

    monkeypatch.setattr(connection, "_statements", failing)
    with pytest.raises(LedgerError):
        Ledger.open(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == 1
        assert not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'judgement'").fetchone()
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        assert len(ledger.list()) == 4
