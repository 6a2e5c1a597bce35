"""Marks of weights: a few digits that change when learned numbers do, so that a step's version tells which it ran with.

Reading again compares versions of steps: without a mark, a ledger would not notice that better weights were installed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parent.parent / "weights"
DIGITS = 8
"""Hexadecimal digits of a mark: enough to tell the weights of all releases apart."""
DECIDES = ("sha256", "labels", "layout", "constants")
"""The parts of `meta.json` that decide what is read: hashes of the files, label sets, their places, bars."""
NONE = "none"
"""The mark where there are no weights, or none that can be read."""


def mark_of_network(folder: Path = WEIGHTS) -> str:
    """Return the mark of a network's weights: over the hashes, labels and bars that `meta.json` gives, not its figures."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        decides = [meta[part] for part in DECIDES]
    except (OSError, ValueError, KeyError, TypeError):
        return NONE
    return _digits(json.dumps(decides, sort_keys=True).encode())


def mark_of_file(file: Path) -> str:
    """Return the mark of one file of learned numbers; line ends do not matter."""
    try:
        return _digits(file.read_bytes().replace(b"\r\n", b"\n"))
    except OSError:
        return NONE


def _digits(data: bytes) -> str:
    """Return the first digits of a hash."""
    return hashlib.sha256(data).hexdigest()[:DIGITS]
