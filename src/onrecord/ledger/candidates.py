"""Candidates: the passages that a search looks at, newest first, from whichever index says most about its line.

Passage ids hold day, report and place, so that every index gives them in the order of the answer, one at a time; a
search ends as soon as it has enough. A candidate may fit or not; one that is left out never fits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from heapq import merge

from onrecord.core.roles import fold
from onrecord.ledger.passages import PLACES, first_id
from onrecord.ledger.query import Filter, Query, span_of, states

SCARCE = 2000
"""Words in more paragraphs than this are common: a name that is asked for too is then looked up first."""
MOST_NAMES = 500
"""Names that one value of `voice:` or `actor:` may stand for."""
FEW_REPORTS = 300
"""The passages of up to so many reports are looked up one report at a time."""
_TELLING = ("reviewed", "publisher", "event", "modality")
"""Fields by which candidates are found, the one that says most first."""
_LAST = (1 << 63) - 1


def candidates(connection: sqlite3.Connection, query: Query, wanted: str) -> tuple[Iterator[int], bool]:
    """Return the passages to look at, newest first, and whether they are known to hold the words `wanted`."""
    bounds = _bounds(query)
    held = [f for f in query.filters if not f.absent]
    parties = [f for f in held if f.field in ("voice", "actor") and not is_publisher(f)]
    if wanted and not (parties and _is_common(connection, wanted)):
        sql = (
            "SELECT rowid FROM current_words WHERE current_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
        )
        return _stream(connection, sql, wanted, *bounds), True
    if parties:
        rows = _by_name(connection, parties[0], bounds)
        for other in parties[1:]:
            rows = _both(rows, _by_name(connection, other, bounds))
        return rows, False
    return _by_field(connection, held, bounds), False


def is_publisher(wanted: Filter) -> bool:
    """Tell whether a voice that is asked for is the page's own."""
    return wanted.field == "voice" and wanted.value.casefold() == "publisher"


def names(connection: sqlite3.Connection, value: str) -> list[int]:
    """Return the numbers of the listed names that hold these whole words, at most `MOST_NAMES`."""
    sql = "SELECT id FROM current_name WHERE folded LIKE ? ESCAPE '\\' ORDER BY id LIMIT ?"
    return [row[0] for row in connection.execute(sql, (like(value), MOST_NAMES))]


def like(value: str) -> str:
    """Write a pattern that finds whole words of a folded name; a value without letters finds nothing.

    Example:
        >>> like("Adra  VEL")
        '% adra vel %'
    """
    folded = fold(value)
    return "% " + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + " %" if folded else "\x00"


def _bounds(query: Query) -> tuple[int, int]:
    """Return the first and last passage id that the dates of a line allow."""
    low, high = 0, _LAST
    for wanted in query.filters:
        if wanted.field != "date" or wanted.absent:
            continue
        if wanted.value == "none":
            high = min(high, first_id("", last=True))
        elif span := span_of(wanted.value):
            low = max(low, first_id(span[0]))
            high = min(high, first_id(span[1].rstrip("~"), last=True) if span[1].rstrip("~") else _LAST)
    return low, high + PLACES if high < _LAST else high


def _is_common(connection: sqlite3.Connection, wanted: str) -> bool:
    """Tell whether more passages than `SCARCE` hold the words."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM current_words WHERE current_words MATCH ? LIMIT ?)"
    return bool(connection.execute(sql, (wanted, SCARCE + 1)).fetchone()[0] > SCARCE)


def _by_name(connection: sqlite3.Connection, wanted: Filter, bounds: tuple[int, int]) -> Iterator[int]:
    """Return the passages in which a name speaks or acts."""
    sql = (
        "SELECT DISTINCT passage FROM current_party WHERE name = ? AND role = ? AND passage BETWEEN ? AND ?"
        " ORDER BY passage DESC"
    )
    return _joined([_stream(connection, sql, name, wanted.field, *bounds) for name in names(connection, wanted.value)])


def _by_field(connection: sqlite3.Connection, held: list[Filter], bounds: tuple[int, int]) -> Iterator[int]:
    """Return the passages with a record whose state, event or modality fits, or else those of fitting publishers."""
    for wanted in sorted(held, key=lambda f: _TELLING.index(f.field) if f.field in _TELLING else len(_TELLING)):
        if wanted.field == "reviewed" and wanted.value != "no":
            return _joined([_by_column(connection, "state", state, bounds) for state in states(wanted.value)])
        if wanted.field == "event":
            kinds = connection.execute(
                "SELECT DISTINCT event FROM current_record WHERE event >= ? AND event < ?",
                (wanted.value, wanted.value + "!"),
            ).fetchall()
            return _joined([_by_column(connection, "event", kind, bounds) for (kind,) in kinds])
        if wanted.field == "modality":
            return _by_column(connection, "modality", wanted.value, bounds)
        if wanted.field == "publisher" and (rows := _by_publisher(connection, wanted)) is not None:
            return rows
    return _stream(connection, "SELECT id FROM current_passage WHERE id BETWEEN ? AND ? ORDER BY id DESC", *bounds)


def _by_publisher(connection: sqlite3.Connection, wanted: Filter) -> Iterator[int] | None:
    """Return the passages of the reports of a publisher, or None where there are many reports."""
    values: tuple[str, ...] = ()
    where = "publisher IS NULL"
    if wanted.value.casefold() != "none":
        where, values = "publisher_folded LIKE ? ESCAPE '\\'", (like(wanted.value),)
    sql = f"SELECT report FROM current_report WHERE {where} LIMIT {FEW_REPORTS + 1:d}"
    reports = [row[0] for row in connection.execute(sql, values)]
    if len(reports) > FEW_REPORTS:
        return None
    sql = f"SELECT id FROM current_passage WHERE report IN ({', '.join('?' * len(reports))}) ORDER BY id DESC"
    return _stream(connection, sql, *reports)


def _by_column(connection: sqlite3.Connection, column: str, value: str, bounds: tuple[int, int]) -> Iterator[int]:
    """Return the passages with a record whose column has a value."""
    where = f"{column} = ? AND passage BETWEEN ? AND ?"
    sql = f"SELECT DISTINCT passage FROM current_record WHERE {where} ORDER BY passage DESC"
    return _stream(connection, sql, value, *bounds)


def _stream(connection: sqlite3.Connection, sql: str, *values: object) -> Iterator[int]:
    """Yield the first column of a statement as it runs."""
    yield from (row[0] for row in connection.execute(sql, values))


def _joined(streams: list[Iterator[int]]) -> Iterator[int]:
    """Yield what any of several falling streams has, once, falling."""
    last = -1
    for row in merge(*streams, reverse=True):
        if row != last:
            yield row
            last = row


def _both(one: Iterator[int], two: Iterator[int]) -> Iterator[int]:
    """Yield what two falling streams both have.

    Example:
        >>> list(_both(iter([9, 7, 4]), iter([8, 7, 4, 1])))
        [7, 4]
    """
    left, right = next(one, -1), next(two, -1)
    while left >= 0 and right >= 0:
        if left == right:
            yield left
            left, right = next(one, -1), next(two, -1)
        elif left > right:
            left = next(one, -1)
        else:
            right = next(two, -1)
