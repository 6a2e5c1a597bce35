"""Files of actors: what printed words stand for, as a table that a person wrote.

The table is CSV in UTF-8 with the columns pattern, code, sector, from and until; only `pattern` must be there.

Source: PLOVER 2.0 manual, Actors.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from onrecord.core.actors import KnownActor
from onrecord.core.errors import MalformedInput
from onrecord.core.times import parse_day
from onrecord.core.vocab import terms
from onrecord.ingest.side import read_side_file

COLUMNS = ("pattern", "code", "sector", "from", "until")
"""The columns of a file of actors, in the order in which it is written."""
NEXT = "mend the line; docs/reference/codes.md has the columns"


def read_actors(path: str | Path | None) -> tuple[KnownActor, ...]:
    """Return the lines of a file of actors, in its order; none where no file is given.

    Raises:
        MissingInput: when there is no such file.
        UnreadableInput: when it is too large or no UTF-8.
        MalformedInput: when the columns or a line are wrong; names the line.
    """
    return parse_actors(read_side_file(Path(path)), Path(path).name) if path else ()


def parse_actors(text: str, name: str = "actors.csv") -> tuple[KnownActor, ...]:
    r"""Read the text of a file of actors that is called `name`.

    Raises:
        MalformedInput: when the columns or a line are wrong; names the line.

    Example:
        >>> parse_actors("pattern,code,sector\nFree Telm Front,XON,REB\n")[0].sector
        'REB'
    """
    rows = csv.reader(io.StringIO(text), strict=True)
    found: list[KnownActor] = []
    columns: list[str] = []
    try:
        for cells in rows:
            cells = [cell.strip() for cell in cells]
            where = f"{name}, line {rows.line_num}"
            if not any(cells) or (not columns and cells[0].startswith("#")):
                continue
            if not columns:
                columns = _columns(cells, where)
            elif len(cells) != len(columns):
                raise _wrong(where, f"{len(cells)} cells", f"{len(columns)}, as in the first line")
            else:
                found.append(_actor(dict(zip(columns, cells, strict=True)), where))
    except csv.Error as error:
        raise _wrong(f"{name}, line {rows.line_num}", str(error), "CSV") from error
    if not columns:
        raise _wrong(name, "no line", f"a first line {','.join(COLUMNS)}")
    return tuple(found)


def _columns(cells: list[str], where: str) -> list[str]:
    """Return the names of the columns."""
    columns = [cell.lower() for cell in cells]
    if "pattern" not in columns or not set(columns) <= set(COLUMNS) or len(set(columns)) != len(columns):
        raise _wrong(where, f"columns “{','.join(cells)}”", f"pattern, with any of {', '.join(COLUMNS[1:])}")
    return columns


def _actor(cells: dict[str, str], where: str) -> KnownActor:
    """Return one line, checked."""
    pattern, country, sector, since, until = (cells.get(name, "") for name in COLUMNS)
    if not any(character.isalnum() for character in pattern):
        raise _wrong(where, f"pattern “{pattern}”", "the words as reports print them")
    if country and not re.fullmatch(r"[A-Z]{3}", country):
        raise _wrong(
            where, f"code “{country}”", "three capital letters (ISO 3166-1 alpha-3, or one of PLOVER's such as IGO)"
        )
    if sector and sector not in terms("sector"):
        raise _wrong(where, f"sector “{sector}”", f"one of {', '.join(terms('sector'))}")
    if not country and not sector:
        raise _wrong(where, "neither code nor sector", "at least one of them")
    for day in filter(None, (since, until)):
        if parse_day(day) is None:
            raise _wrong(where, f"day “{day}”", "a day such as 2031-06-03")
    if since and until and since > until:
        raise _wrong(where, f"from {since} until {until}", "an end that is not before the beginning")
    return KnownActor(pattern, country, sector, since, until, where)


def _wrong(where: str, found: str, expected: str) -> MalformedInput:
    """Return the error of a file of actors."""
    return MalformedInput("a file of actors is wrong", where=where, found=found, expected=expected, next_step=NEXT)


def table(actors: Iterable[KnownActor]) -> str:
    """Return actors as the text of a file of actors."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((a.pattern, a.country, a.sector, a.since, a.until) for a in actors)
    return out.getvalue()
