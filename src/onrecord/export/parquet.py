"""Parquet: one record a row, typed, with the columns of `rows`; lists stay lists. Needs the extra `arrow`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from onrecord.core.errors import OnrecordError
from onrecord.core.record import Sheet
from onrecord.export.rows import COLUMNS, Options, Part, rows


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield one Parquet file with every record.

    Raises:
        OnrecordError: when pyarrow is not installed.
    """
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise OnrecordError(
            "cannot write Parquet", found="no pyarrow", next_step="pip install 'onrecord[arrow]'"
        ) from error
    kinds = {"str": arrow.string(), "int": arrow.int64(), "float": arrow.float64(), "bool": arrow.bool_(),
             "list": arrow.list_(arrow.string())}  # fmt: skip
    schema = arrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    listed = [row for group in rows(sheets, options) for row in group]
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(listed, schema=schema), out)
    yield Part(out.getvalue(), rows=len(listed))
