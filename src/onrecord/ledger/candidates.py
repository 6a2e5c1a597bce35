"""Candidates: the passages that a search looks at, newest first, from whichever index says most about its line.

Passage ids hold day, report and place, so that every index gives them in the order of the answer, one at a time; a
search ends as soon as it has enough. A candidate may fit or not; one that is left out never fits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from heapq import merge
from operator import itemgetter

from onrecord.core.roles import fold
from onrecord.ledger.passages import PLACES, first_id
from onrecord.ledger.query import Filter, Query, span_of, states

SCARCE = 2000
"""Words in more paragraphs than this are common: a name that is asked for too is then looked up first."""
MOST_NAMES = 500
"""Names that one value of `voice:` or `actor:` may stand for."""
FEW_NAMES = 8
"""A name that may be one of more than so many is not looked up for each candidate: the checks do it. Set by hand, 2026-11-30."""
FEW_REPORTS = 300
"""The passages of up to so many reports are looked up one report at a time."""
_TELLING = ("reviewed", "publisher", "event", "modality")
"""Fields by which candidates are found, the one that says most first."""
_COLUMNS = {"reviewed": "state", "event": "event", "modality": "modality"}
"""The column of a record, indexed with its passage, in which a field stands."""
_LAST = (1 << 63) - 1


def candidates(connection: sqlite3.Connection, query: Query, wanted: str) -> tuple[Iterator[int], bool]:
    """Return the passages to look at, newest first, and whether they are known to hold the words `wanted`."""
    bounds = _bounds(query)
    held = [f for f in query.filters if not f.absent]
    parties = [f for f in held if f.field in ("voice", "actor") and not is_publisher(f)]
    if wanted and not (parties and _is_common(connection, wanted)):
        too, values = _held_too(connection, held, "current_words.rowid")
        sql = f"SELECT rowid FROM current_words WHERE current_words MATCH ? AND rowid BETWEEN ? AND ?{too}"
        return _stream(connection, sql + " ORDER BY rowid DESC", wanted, *bounds, *values), True
    if parties:
        return _by_name(connection, parties[0], [f for f in held if f != parties[0]], bounds), False
    return _by_field(connection, held, bounds), False


def is_publisher(wanted: Filter) -> bool:
    """Tell whether a voice that is asked for is the page's own."""
    return wanted.field == "voice" and wanted.value.casefold() == "publisher"


def names(connection: sqlite3.Connection, value: str) -> list[int]:
    """Return the numbers of the listed names that hold these whole words, at most `MOST_NAMES`."""
    sql = "SELECT id FROM current_name WHERE folded LIKE ? ESCAPE '\\' ORDER BY id LIMIT ?"
    return [row[0] for row in connection.execute(sql, (like(value), MOST_NAMES))]


def events(connection: sqlite3.Connection, value: str) -> list[str]:
    """Return the event types of the records, with mode and context, that a value stands for, in order.

    Each is found by one step into the index, however many records bear it.
    """
    found = list[str]()
    sql = "SELECT min(event) FROM current_record WHERE event {} ? AND event < ?"
    row = connection.execute(sql.format(">="), (value, value + "!")).fetchone()
    while row[0] is not None:
        found.append(row[0])
        row = connection.execute(sql.format(">"), (row[0], value + "!")).fetchone()
    return found


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


def _by_name(
    connection: sqlite3.Connection, wanted: Filter, others: list[Filter], bounds: tuple[int, int]
) -> Iterator[int]:  # fmt: skip
    """Return the passages in which a name speaks or acts, of which an index knows that they have the others too."""
    too, values = _held_too(connection, others, "p.passage")
    sql = (
        "SELECT DISTINCT p.passage FROM current_party p WHERE p.name = ? AND p.role = ? AND p.passage BETWEEN ? AND ?"
        f"{too} ORDER BY p.passage DESC"
    )
    held = names(connection, wanted.value)
    return _joined([_stream(connection, sql, name, wanted.field, *bounds, *values) for name in held])


def _by_field(connection: sqlite3.Connection, held: list[Filter], bounds: tuple[int, int]) -> Iterator[int]:
    """Return the passages with a record whose state, event or modality fits, or else those of fitting publishers."""
    for wanted in sorted(held, key=lambda f: _TELLING.index(f.field) if f.field in _TELLING else len(_TELLING)):
        if values := _values(connection, wanted):
            too, more = _held_too(connection, [f for f in held if f != wanted], "r.passage")
            column = _COLUMNS[wanted.field]
            sql = (
                f"SELECT DISTINCT r.passage FROM current_record r WHERE r.{column} = ? AND r.passage BETWEEN ? AND ?"
                f"{too} ORDER BY r.passage DESC"
            )
            return _joined([_stream(connection, sql, value, *bounds, *more) for value in values])
        if wanted.field == "publisher" and (rows := _by_publisher(connection, wanted)) is not None:
            return rows
    return _stream(connection, "SELECT id FROM current_passage WHERE id BETWEEN ? AND ? ORDER BY id DESC", *bounds)


def _values(connection: sqlite3.Connection, wanted: Filter) -> list[str]:
    """Return the values of an indexed column that a field stands for, none where no index helps to find it."""
    if wanted.field == "event":
        return events(connection, wanted.value) or [wanted.value]
    if wanted.field == "modality":
        return [wanted.value]
    return list(states(wanted.value)) if wanted.field == "reviewed" and wanted.value != "no" else []


def _held_too(connection: sqlite3.Connection, others: list[Filter], passage: str) -> tuple[str, list[object]]:
    """Write that an index knows a passage, whose column is named, to have these fields; all others are left for later.

    One step into an index is some three times cheaper than the checks on a passage and its records.
    """
    text, bound = "", list[object]()
    for wanted in others:
        roles, where = list[str](), f"current_record o WHERE o.{_COLUMNS.get(wanted.field)}"
        if wanted.field in ("voice", "actor") and not is_publisher(wanted):
            roles, where = [wanted.field], "current_party o WHERE o.role = ? AND o.name"
        values = names(connection, wanted.value) if roles else _values(connection, wanted)
        if 0 < len(values) <= FEW_NAMES:
            text += f" AND EXISTS (SELECT 1 FROM {where} IN ({', '.join('?' * len(values))}) AND o.passage = {passage})"
            bound += [*roles, *values]
    return text, bound


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


def _stream(connection: sqlite3.Connection, sql: str, *values: object) -> Iterator[int]:
    """Yield the first column of a statement as it runs."""
    return map(itemgetter(0), connection.execute(sql, values))


def _joined(streams: list[Iterator[int]]) -> Iterator[int]:
    """Yield what any of several falling streams has, once, falling."""
    if len(streams) == 1:
        yield from streams[0]
        return
    last = -1
    for row in merge(*streams, reverse=True):
        if row != last:
            yield row
            last = row
