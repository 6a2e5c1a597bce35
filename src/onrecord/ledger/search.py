"""Search: a query answered from the current view, newest report first, with the words as the report prints them.

A hit is a paragraph, with those of its records that fit. All words and phrases must stand in the paragraph; all fields
must fit one record of it. Hits come in the order of the dates that reports bear; nothing is ranked.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.core.roles import fold, mark
from onrecord.ledger.candidates import candidates, events, is_publisher, like, names
from onrecord.ledger.connection import limited
from onrecord.ledger.query import Filter, Query, Term, parse, span_of, states
from onrecord.ledger.view import OUT, Counts, State, counted

COUNTED = 500
"""Hits are counted up to this many; beyond, the answer is "more than"."""
STEPS = 30_000_000
"""Steps of SQLite's machine that one search may take: about a second on the slow core it was set on."""
CHUNK = 200
"""Candidates that one statement checks."""
_BETWEEN = "AND rowid BETWEEN ? AND ?"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class HitRecord:
    """One record of a hit: its number in the report, the words it is pinned to, whose word it is, how firmly put."""

    id: str
    number: int
    start: int
    end: int
    exact: str
    voice: str
    modality: str
    polarity: str
    event: str
    state: State


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph: where it stands, its words as printed, where the words looked for are in it, and its records.

    `start` and `end` are offsets in the report; `marks` are offsets in `words`.
    """

    report: str
    publisher: str | None
    published: str | None
    title: str | None
    paragraph: int
    kind: str
    start: int
    end: int
    words: str
    marks: tuple[tuple[int, int], ...]
    records: tuple[HitRecord, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: hits, how many paragraphs there are (`more` where counting stopped), and plain notes."""

    hits: tuple[Hit, ...]
    total: int
    more: bool
    notes: tuple[str, ...]

    @property
    def counts(self) -> Counts:
        """Count the records of these hits, and how many of them people have checked."""
        return counted([record.state for hit in self.hits for record in hit.records])


def search(
    connection: sqlite3.Connection, line: str, *, limit: int = 20, after: int = 0, steps: int = STEPS,
    stop: Callable[[], bool] | None = None, among: Collection[str] | None = None,
) -> Found:  # fmt: skip
    """Answer one line of search; `after` hits are passed over. Breaks off after `steps`, or when `stop()` says so.

    With `among`, only paragraphs of these reports are found and counted.

    Raises:
        sqlite3.OperationalError: "interrupted", when the limit was reached; the ledger tells it as a `LedgerError`.
    """
    query = parse(line)
    notes = list(query.notes)
    limit, after = max(0, min(limit, COUNTED)), max(0, after)
    with limited(connection, stop, steps):
        notes += _kept_private(connection, query)
        if query.impossible or not (query.terms or query.filters):
            return Found((), 0, False, tuple(notes or ["nothing was asked"]))
        ids = _passages(connection, query, max(COUNTED, after + limit) + 1, among)
        shown = ids[after : after + limit]
        hits = tuple(_hit(connection, name, query) for name in shown)
    return Found(hits, min(len(ids), max(COUNTED, after + limit)), len(ids) > max(COUNTED, after + limit), tuple(notes))


def _passages(
    connection: sqlite3.Connection, query: Query, most: int, among: Collection[str] | None
) -> list[int]:  # fmt: skip
    """Return up to `most` passages that fit, newest first: candidates from the best index, then all conditions."""
    wanted, unwanted = _expressions(query.terms)
    checks, values = _checks(connection, query)
    rows, holds_words = candidates(connection, query, wanted)
    found: list[int] = []
    while chunk := list(islice(rows, CHUNK)):
        sql = f"SELECT p.id, p.report FROM current_passage p WHERE p.id IN ({', '.join('?' * len(chunk))}){checks}"
        bound: list[object] = [*chunk, *values]
        if wanted and not holds_words:
            sql += f" AND p.id IN (SELECT rowid FROM current_words WHERE current_words MATCH ? {_BETWEEN})"
            bound += [wanted, chunk[-1], chunk[0]]
        if unwanted:
            sql += f" AND p.id NOT IN (SELECT rowid FROM current_words WHERE current_words MATCH ? {_BETWEEN})"
            bound += [unwanted, chunk[-1], chunk[0]]
        fit = connection.execute(sql + " ORDER BY p.id DESC", bound)
        found += [name for name, report in fit if among is None or report in among]
        if len(found) >= most:
            break
    return found[:most]


def _checks(connection: sqlite3.Connection, query: Query) -> tuple[str, list[object]]:
    """Write every condition on a passage but its words."""
    records, values = _conditions(connection, [f for f in query.filters if f.field not in _HEADS])
    heads, head_values = _heads([f for f in query.filters if f.field in _HEADS])
    exists = f" AND EXISTS (SELECT 1 FROM current_record r WHERE r.passage = p.id AND {records})" if records else ""
    return exists + heads, [*values, *head_values]


def _expressions(terms: Sequence[Term]) -> tuple[str, str]:
    """Write the index's expressions for words that must and must not be there; each word stands in quotation marks."""
    texts = [(term.absent, '"' + term.words.replace('"', " ") + '"' + ("*" if term.prefix else "")) for term in terms]
    wanted = " AND ".join(text for absent, text in texts if not absent)
    return wanted, " OR ".join(text for absent, text in texts if absent)


_HEADS = frozenset({"date", "publisher"})


def _conditions(connection: sqlite3.Connection, filters: Sequence[Filter]) -> tuple[str, list[object]]:
    """Write the conditions on one record; records that are out of the view only show where their state is asked for."""
    parts: list[str] = []
    values: list[object] = []
    for wanted in filters:
        text, bound = _condition(connection, wanted)
        parts.append(f"NOT ({text})" if wanted.absent else text)
        values += bound
    if parts and not any(f.field == "reviewed" and not f.absent for f in filters):
        parts.append(_IN_VIEW)
    return " AND ".join(parts), values


_IN_VIEW = "r.state NOT IN (" + ", ".join(f"'{state}'" for state in sorted(OUT)) + ")"


def _condition(connection: sqlite3.Connection, wanted: Filter) -> tuple[str, list[object]]:
    """Write the condition of one field on a record."""
    field, value = wanted.field, wanted.value
    if is_publisher(wanted):
        return "r.sourced = 0", []
    if field in ("voice", "actor"):
        held = names(connection, value)
        inside = f"y.record = r.seq AND y.role = ? AND +y.name IN ({', '.join('?' * len(held))})"
        return f"EXISTS (SELECT 1 FROM current_party y WHERE {inside})", [field, *held]
    if field == "event":
        # Equal to one of few, not from here to there: so the index on event and passage answers by itself.
        kinds = events(connection, value)
        return f"r.event IN ({', '.join('?' * len(kinds))})", [*kinds]
    if field == "modality":
        return "r.modality = ?", [value]
    if field == "unsourced":
        return "r.sourced = ?", [0 if value == "yes" else 1]
    meant = states(value)
    return f"r.state IN ({', '.join('?' * len(meant))})", [*meant]


def _heads(filters: Sequence[Filter]) -> tuple[str, list[object]]:
    """Write the conditions on the report of a passage."""
    text, values = "", list[object]()
    for wanted in filters:
        word = "NOT EXISTS" if wanted.absent else "EXISTS"
        if wanted.value.casefold() == "none":
            inside = f"c.{'published' if wanted.field == 'date' else 'publisher'} IS NULL"
        elif wanted.field == "publisher":
            inside = "c.publisher_folded LIKE ? ESCAPE '\\'"
            values.append(like(wanted.value))
        else:
            inside = "c.published >= ? AND c.published <= ?"
            values += span_of(wanted.value) or ("~", "")
        text += f" AND {word} (SELECT 1 FROM current_report c WHERE c.report = p.report AND {inside})"
    return text, values


def _kept_private(connection: sqlite3.Connection, query: Query) -> Iterator[str]:
    """Say plainly where a line names a person who is printed without a public role."""
    asked = [wanted.value for wanted in query.filters if wanted.field in ("voice", "actor")]
    words = fold(" ".join(term.words for term in query.terms if not term.absent)).split()[:64]
    asked += [" ".join(words[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(words) - size + 1)]
    for name in dict.fromkeys(asked):
        row = connection.execute("SELECT 1 FROM current_unlisted WHERE mark = ? LIMIT 1", (mark(name),)).fetchone()
        if row:
            yield (
                f"“{name}” is printed without a public role; what is said by or of such a person is not collected"
                " across reports. The words stand in the reports themselves."
            )


def _hit(connection: sqlite3.Connection, passage: int, query: Query) -> Hit:
    """Fetch one passage with its words as printed and the records that fit."""
    row = connection.execute(
        'SELECT p.report, c.publisher, c.published, c.title, p.paragraph, p.kind, p."start", p."end", t.text'
        " FROM current_passage p JOIN current_report c ON c.report = p.report JOIN report t ON t.id = p.report"
        " WHERE p.id = ?",
        (passage,),
    ).fetchone()
    text = row[8]
    fit, values = _conditions(connection, [f for f in query.filters if f.field not in _HEADS])
    rows = connection.execute(
        'SELECT r.id, r.number, r."start", r."end", r.voice, r.modality, r.polarity, r.event, r.state'
        f" FROM current_record r WHERE r.passage = ? AND {fit or _IN_VIEW} ORDER BY r.number",
        (passage, *values),
    )
    records = tuple(HitRecord(*(*r[:4], text[r[2] : r[3]], *r[4:])) for r in rows)
    words = text[row[6] : row[7]]
    return Hit(*(*row[:8], words, _marks(words, query.terms), records))


def _marks(words: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where the words looked for stand in a passage."""
    tokens = [(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(words)]
    found: set[tuple[int, int]] = set()
    for term in terms:
        wanted = fold(term.words).split()
        if term.absent or not wanted:
            continue
        for at in range(len(tokens) - len(wanted) + 1):
            held = [token for token, _, _ in tokens[at : at + len(wanted)]]
            last = held[-1].startswith(wanted[-1]) if term.prefix else held[-1] == wanted[-1]
            if held[:-1] == wanted[:-1] and last:
                found.add((tokens[at][1], tokens[at + len(wanted) - 1][2]))
    return tuple(sorted(found))
