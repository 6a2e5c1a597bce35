"""How many texts are generated: 100 by default, 10,000 with HYPOTHESIS_PROFILE=ci.

With HYPOTHESIS_PARTS=2 each of two processes draws half of them; texts are drawn at random, so they are not the same.
"""

import ast
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[2]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("onrecord", max_examples=100, deadline=None, suppress_health_check=SLOW, derandomize=True)
PARTS = int(os.environ.get("HYPOTHESIS_PARTS", "1"))
settings.register_profile("onrecord-ci", max_examples=10_000 // PARTS, deadline=None, suppress_health_check=SLOW)
settings.load_profile("onrecord-ci" if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else "onrecord")


@pytest.fixture(scope="session")
def root():
    """The root of the checkout."""
    return ROOT


@cache
def parsed(file):
    """Return the text of a source file and its tree, which several scans walk."""
    source = file.read_text(encoding="utf-8")
    return source, ast.parse(source)


@pytest.fixture(scope="session")
def sources():
    """What gives the text and the tree of a source file, each parsed once."""
    return parsed


@pytest.fixture(scope="session")
def package(root):
    """The folder of the package."""
    return root / "src" / "onrecord"


@pytest.fixture(scope="session")
def dev():
    """The folder with data/, gold/ and seed/, which not every machine has."""
    named = os.environ.get("ONRECORD_DEV")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "seed" / "report.txt").is_file():
        pytest.skip("no dev folder: ONRECORD_DEV, or ../shared")
    return folder
