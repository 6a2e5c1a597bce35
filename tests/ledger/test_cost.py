"""The benchmark of the ledger: what it costs to keep reports, how fast they are found, how large the file grows."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def measured(reports, bases):
    command = [sys.executable, "-m", "evaluation.ledger", "--reports", str(reports), "--bases", str(bases)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    assert found["reports"] == reports
    return found


def test_the_cost_of_a_few_reports():
    found = measured(40, 3)
    assert found["share"] < 0.4
    assert found["cpu_max_ms"] < 500
    assert found["bytes_per_report"] < 200_000
    assert found["memory_mib"]["40"] <= found["memory_mib"]["8"] + 10


@pytest.mark.slow
def test_the_cost_of_ten_thousand_reports():
    """The aims: keeping costs less than 15 % of adding, a search less than 100 ms, memory stays flat.

    All times are processor time, which a busy machine lengthens less than the clock's; the file is held to the
    stated size for each report of some 2,400 bytes of text.
    """
    found = measured(10_000, 30)
    assert found["share"] < 0.15
    assert found["cpu_max_ms"] < 100
    assert found["bytes_per_report"] < 110_000
    assert found["memory_mib"]["10000"] <= found["memory_mib"]["2000"] + 16
    assert found["growth"] < 1.5
