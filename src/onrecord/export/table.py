"""Tables of text: cells that no spreadsheet takes for a formula, and reading them back.

Control characters, line ends and characters that turn the direction of text become blanks in a cell. Values of a list
are joined by " | ", a bar inside one becomes "¦". A cell that begins like a formula, or with an apostrophe, gets an
apostrophe in front, which `read_back` takes off again.

Source: OWASP, CSV injection (=, +, -, @, tab, carriage return, and their full-width forms).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

JOIN = " | "
_FORMULA = re.compile(r"\A\s*+[=+\-@＝＋－＠'|%]")
_PLAIN = re.compile(r"[+-]|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
"""What begins like a formula and is none: the signs of polarity, and numbers."""


def clean(text: str) -> str:
    r"""Return text on one line, without characters that steer a terminal or turn its direction.

    Example:
        >>> clean("a\tb\u202e")
        'a b '
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def cell(value: Any, *, formulas: bool = False) -> str:
    """Return a value as the text of one cell.

    Example:
        >>> cell("=1+1"), cell("-"), cell(["a|b", "c"]), cell(True), cell(None)
        ("'=1+1", '-', 'a¦b | c', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    text = JOIN.join(clean(str(v)).replace("|", "¦") for v in value) if isinstance(value, list) else clean(str(value))
    return text if formulas or not _FORMULA.match(text) or _PLAIN.fullmatch(text) else f"'{text}"


def lines(rows: Iterable[Sequence[Any]], *, delimiter: str = ",", formulas: bool = False) -> bytes:
    """Return rows as delimited text in UTF-8, one line a row, cells quoted where they must be (RFC 4180, line ends LF)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([[cell(value, formulas=formulas) for value in row] for row in rows])
    return out.getvalue().encode("utf-8", "replace")


def read_back(text: str, *, delimiter: str = ",", formulas: bool = False) -> list[dict[str, str]]:
    """Return the rows of a table that `lines` wrote under a header, each cell as it was before it was made safe."""
    found = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [{k: (v or "") if formulas else (v or "").removeprefix("'") for k, v in row.items() if k} for row in found]
