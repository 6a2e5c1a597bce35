"""The made-up pages of the ledger's tests, for tests of the nouns too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "ledger"))
