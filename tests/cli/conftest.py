import json
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def naughty():
    """The naughty strings that every way in meets."""
    file = Path(__file__).parents[1] / "ingest" / "naughty.jsonl"
    return [json.loads(line) for line in file.read_text("ascii").splitlines()]
