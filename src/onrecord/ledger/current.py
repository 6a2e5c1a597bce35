"""The current view as tables: what lists and searches read, worked out anew whenever a report's rows grow.

Everything here follows from the kept rows and can be built again at any time. A person printed without a public role
has no name here: blotted out of words and titles, no row as voice or actor; only a hash is kept, to answer a search plainly.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.core.record import PUBLISHER, Link, Participant, Sheet
from onrecord.core.report import Block, Report
from onrecord.core.roles import Parties, blot, blot_names, fold, kept_out, mark, public_names
from onrecord.ledger.fields import on_screen
from onrecord.ledger.fold import fold as fold_judgements
from onrecord.ledger.passages import PLACES, first_id
from onrecord.ledger.shelf import current_copy, current_reading, family, placed_on, sheet_of
from onrecord.ledger.view import RecordView, ReportView

RULES = 4
"""Version of the rules by which these tables are made; when it rises, a ledger rebuilds them on opening."""
UNSEARCHED = frozenset({"furniture", "byline"})
"""Kinds of block whose words are not searched."""
WITHHELD = "a person without a public role"
_PARTY = (
    "INSERT INTO current_party (record, role, place, name, passage)"
    " VALUES (?, ?, ?, (SELECT id FROM current_name WHERE folded = ?), ?)"
)


def refresh(connection: sqlite3.Connection, report: str, *, sheet: Sheet | None = None, fresh: bool = False) -> None:
    """Work out the current view of one report anew; `fresh` says that there is none yet."""
    if not fresh:
        forget(connection, report)
    copy = current_copy(connection, report)
    reading = current_reading(connection, copy)
    sheet = sheet or sheet_of(connection, reading)
    view = fold_judgements(sheet, placed_on(connection, report, sheet.report.text))
    # As merged, split and amended: a name that people took apart is still the name of a private person.
    parties = kept_out(replace(view.sheet, records=tuple(entry.record for entry in view.records)))
    passages = _write_passages(connection, view, parties)
    _write_records(connection, view, parties, passages)
    _write_report(connection, view, copy, reading, parties)
    connection.executemany(
        "INSERT OR IGNORE INTO current_unlisted (mark, report) VALUES (?, ?)",
        [(mark(name), report) for name in sorted(parties.names)],
    )


def refresh_family(
    connection: sqlite3.Connection, report: str, *, sheet: Sheet | None = None, fresh: bool = False
) -> None:
    """Work out the current view of a report, and of the other versions of its page where any of them is judged."""
    refresh(connection, report, sheet=sheet, fresh=fresh)
    others = [other for other in family(connection, report) if other != report]
    if others and _any_judged(connection, (report, *others)):
        for other in others:
            refresh(connection, other)


def rebuild(connection: sqlite3.Connection) -> None:
    """Build the current view of every report anew, inside the caller's transaction."""
    connection.execute("INSERT INTO current_words (current_words) VALUES ('delete-all')")
    for table in ("unlisted", "party", "name", "record", "passage", "report", "rules"):
        connection.execute(f"DELETE FROM current_{table}")
    for (report,) in connection.execute("SELECT id FROM report ORDER BY id").fetchall():
        refresh(connection, report, fresh=True)
    connection.execute("INSERT INTO current_rules (version) VALUES (?)", (RULES,))


def is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether the tables were made by these rules."""
    row = connection.execute("SELECT max(version) FROM current_rules").fetchone()
    return bool(row[0] == RULES)


def forget(connection: sqlite3.Connection, report: str) -> None:
    """Take one report out of the current view."""
    rows = connection.execute("SELECT id, words FROM current_passage WHERE report = ?", (report,)).fetchall()
    connection.executemany("INSERT INTO current_words (current_words, rowid, words) VALUES ('delete', ?, ?)", rows)
    names = connection.execute(
        "SELECT DISTINCT p.name FROM current_party p JOIN current_record r ON r.seq = p.record WHERE r.report = ?",
        (report,),
    ).fetchall()
    connection.execute(
        "DELETE FROM current_party WHERE record IN (SELECT seq FROM current_record WHERE report = ?)", (report,)
    )
    connection.executemany(
        "DELETE FROM current_name WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM current_party WHERE name = ?1)", names
    )
    for table in ("unlisted", "record", "passage", "report"):
        connection.execute(f"DELETE FROM current_{table} WHERE report = ?", (report,))


def voice_on_screen(view: RecordView, parties: Parties, public: frozenset[str]) -> str:
    """Write a record's chain with the names of persons without a public role withheld."""
    names = [WITHHELD if parties.hides(link, public) else link.name for link in view.record.chain]
    return " > ".join(names) or PUBLISHER


def _any_judged(connection: sqlite3.Connection, reports: Sequence[str]) -> bool:
    """Tell whether anybody judged one of these reports."""
    return any(
        connection.execute("SELECT 1 FROM judgement WHERE report = ? LIMIT 1", (report,)).fetchone()
        for report in reports
    )


def _write_passages(connection: sqlite3.Connection, view: ReportView, parties: Parties) -> list[tuple[int, Block]]:
    """Write the searched passages of a report and return them with their ids, in text order."""
    report = view.sheet.report
    base = _base(connection, report)
    numbers = {block: number for number, block in enumerate(report.paragraphs, 1)}
    blocks = list(_searched(view))
    if len(blocks) > PLACES:
        blocks[PLACES - 1 :] = [Block("body", blocks[PLACES - 1].start, blocks[-1].end)]
    rows, kept = [], []
    for place, block in enumerate(blocks):
        name = base + PLACES - 1 - place
        words = blot(report.text, block.start, block.end, parties.anchors)
        rows.append((name, report.id, numbers.get(block, 0), block.kind, block.start, block.end, words))
        kept.append((name, block))
    connection.executemany(
        'INSERT INTO current_passage (id, report, paragraph, kind, "start", "end", words) VALUES (?, ?, ?, ?, ?, ?, ?)',
        rows,
    )
    connection.executemany("INSERT INTO current_words (rowid, words) VALUES (?, ?)", [(r[0], r[6]) for r in rows])
    return kept


def _searched(view: ReportView) -> Iterator[Block]:
    """Yield the blocks whose words are searched; records that stand in none of them bring their own line along."""
    report = view.sheet.report
    blocks = [
        block for block in report.blocks
        if block.kind not in UNSEARCHED
        and not any(a.start <= block.start and block.end <= a.end for a in view.set_aside)
    ]  # fmt: skip
    if not report.blocks and report.text:
        blocks = [Block("body", 0, len(report.text))]
    for record in view.records:
        at = record.record.anchor.start
        if not any(block.start <= at < block.end for block in blocks):
            start = report.text.rfind("\n", 0, at) + 1
            end = report.text.find("\n", at)
            blocks.append(Block("body", start, len(report.text) if end < 0 else end))
    yield from sorted(set(blocks), key=lambda block: (block.start, block.end))


def _base(connection: sqlite3.Connection, report: Report) -> int:
    """Return the first passage id of a report; where another report has the same, the next room that is free."""
    base = first_id(report.published.value if report.published else "", report=report.id)
    while True:
        row = connection.execute(
            "SELECT report FROM current_passage WHERE id BETWEEN ? AND ? LIMIT 1", (base, base + PLACES - 1)
        ).fetchone()
        if row is None or row[0] == report.id:
            return base
        base += PLACES


def _write_records(
    connection: sqlite3.Connection, view: ReportView, parties: Parties, passages: Sequence[tuple[int, Block]]
) -> None:
    """Write the records of a report and who speaks and acts in them."""
    public = public_names(view.sheet, parties)
    report = view.sheet.report.id
    first = connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM current_record").fetchone()[0]
    rows: list[tuple[object, ...]] = []
    named: list[tuple[int, str, int, str, int]] = []
    for seq, shown in enumerate(view.records, first):
        record = shown.record
        passage = next((n for n, b in passages if b.start <= record.anchor.start < b.end), passages[-1][0])
        rows.append(
            (seq, record.id, report, record.number, passage, record.anchor.start, record.anchor.end, record.modality,
             record.polarity, on_screen(record, "event"), voice_on_screen(shown, parties, public),
             int(bool(record.chain)), shown.state)
        )  # fmt: skip
        sides: dict[str, Sequence[Link | Participant]] = {
            "voice": record.chain, "actor": record.actor, "recipient": record.recipient,
        }  # fmt: skip
        for role, held in sides.items():
            for place, party in enumerate(held):
                if not parties.hides(party, public) and (folded := fold(party.name)):
                    named.append((seq, role, place, f" {folded} ", passage))
    connection.executemany(
        'INSERT INTO current_record (seq, id, report, number, passage, "start", "end", modality, polarity, event,'
        " voice, sourced, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    names = sorted({(entry[3],) for entry in named})
    connection.executemany("INSERT OR IGNORE INTO current_name (folded) VALUES (?)", names)
    connection.executemany(_PARTY, named)


def _write_report(connection: sqlite3.Connection, view: ReportView, copy: str, reading: int, parties: Parties) -> None:
    """Write the line of the list of reports."""
    report, counts = view.sheet.report, view.counts
    title = blot_names(report.title.value, parties.names) if report.title else None
    publisher = report.publisher.value if report.publisher else None
    connection.execute(
        "INSERT INTO current_report (report, copy, reading, publisher, publisher_folded, title, url, published,"
        " records, checked, disputed, lapsed, out, orphans) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (report.id, copy, reading, publisher, f" {fold(publisher or '')} ", title,
         report.url and report.url.value, report.published and report.published.value, counts.records,
         counts.checked, counts.disputed, counts.lapsed, counts.out, len(view.orphans)),
    )  # fmt: skip
