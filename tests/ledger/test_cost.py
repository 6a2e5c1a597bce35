"""The benchmark of the ledger, on a few reports: it runs, and the ledger stays cheap, fast and small."""

import json
import subprocess
import sys
from pathlib import Path


def test_the_cost_of_a_few_reports():
    command = [sys.executable, "-m", "evaluation.ledger", "--reports", "40", "--bases", "3"]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["reports"] == 40
    assert found["share"] < 0.4
    assert found["max_ms"] < 500
    assert found["bytes_per_report"] < 200_000
    assert found["memory_mib"]["40"] <= found["memory_mib"]["8"] + 10
