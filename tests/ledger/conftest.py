"""Fresh ledgers for each test."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from onrecord.ledger import Ledger


@pytest.fixture
def path(tmp_path):
    """Where a ledger may be made."""
    return tmp_path / "onrecord.db"


@pytest.fixture
def ledger(path):
    """An empty ledger."""
    with Ledger.open(path) as opened:
        yield opened
