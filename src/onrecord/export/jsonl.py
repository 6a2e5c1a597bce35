"""JSONL: one record a line, as a flat object with the columns of `rows`, texts verbatim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from onrecord.core.record import Sheet
from onrecord.export.rows import Options, Part, rows


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield one line of JSON a record."""
    for listed in rows(sheets, options):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in listed)
        yield Part(text.encode("utf-8", "replace"), rows=len(listed))
