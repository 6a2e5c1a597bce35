"""CSV: one record a row, with the columns of `rows`, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.core.record import Sheet
from onrecord.export import table
from onrecord.export.rows import COLUMNS, Options, Part, rows


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield the header, then one row a record."""
    yield Part(table.lines([list(COLUMNS)]))
    for listed in rows(sheets, options):
        yield Part(table.lines((list(row.values()) for row in listed), formulas=options.formulas), rows=len(listed))
