"""The scorer of page layouts lies beside the package, at the root of the checkout."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def dev_folder():
    """The folder with seed/ and gold/, where there is one."""
    folder = Path(os.environ.get("ONRECORD_DEV") or ROOT.parent / "shared")
    if not (folder / "seed" / "report.txt").is_file():
        pytest.skip("no dev folder: set ONRECORD_DEV to the folder that holds seed/ and gold/")
    return folder
