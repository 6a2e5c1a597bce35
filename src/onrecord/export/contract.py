"""Contract: what every JSON contract of the package shares, its shipped schema and how it writes an anchor."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from onrecord.core.anchor import Anchor


def load_schema(file: str) -> dict[str, Any]:
    """Return a JSON Schema as shipped, by the name of its file ("reading.schema.json")."""
    loaded: dict[str, Any] = json.loads((files("onrecord.export") / file).read_text(encoding="utf-8"))
    return loaded


def anchor_row(anchor: Anchor) -> dict[str, Any]:
    """Return an anchor as every contract writes it: code points from 0, the end exclusive, and the exact words.

    Example:
        >>> anchor_row(Anchor(0, 6, "Ondria"))
        {'start': 0, 'end': 6, 'exact': 'Ondria'}
    """
    return {"start": anchor.start, "end": anchor.end, "exact": anchor.exact}
