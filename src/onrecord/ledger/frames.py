"""Frames: records as flat rows for pandas, Arrow and spreadsheets, with persons without a public role withheld."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import LedgerError
from onrecord.core.record import Link, Participant, Record
from onrecord.core.roles import Parties, kept_out, public_names
from onrecord.ledger.current import WITHHELD
from onrecord.ledger.fields import on_screen
from onrecord.ledger.view import OUT, RecordView, ReportView

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger

COLUMNS = (
    "report", "publisher", "published", "url", "title", "record", "number", "paragraph", "start", "end", "words",
    "voice", "modality", "polarity", "certainty", "tense", "event", "actor", "recipient", "time", "place", "quoted",
    "state",
)  # fmt: skip
"""The columns of a row, in order."""
PAGE = 200
"""Hits of a search fetched at a time."""


def rows(ledger: Ledger, line: str = "") -> Iterator[dict[str, Any]]:
    """Yield the records in force as flat rows: all, or those that a line of search finds."""
    if not line.strip():
        for listed in ledger.list():
            yield from report_rows(ledger.show(listed.report))
        return
    after, wanted = 0, dict[str, set[str]]()
    while True:
        found = ledger.search(line, limit=PAGE, after=after)
        for hit in found.hits:
            wanted.setdefault(hit.report, set()).update(record.id for record in hit.records)
        after += PAGE
        if len(found.hits) < PAGE:
            break
    for report, records in wanted.items():
        yield from (row for row in report_rows(ledger.show(report)) if row["record"] in records)


def report_rows(view: ReportView) -> Iterator[dict[str, Any]]:
    """Yield the records of one report as flat rows."""
    parties = kept_out(view.sheet)
    public = public_names(view.sheet, parties)
    for entry in view.records:
        if entry.state not in OUT:
            yield dict(zip(COLUMNS, _cells(view, entry, parties, public), strict=True))


def to_pandas(ledger: Ledger, line: str = "") -> Any:
    """Return rows as a pandas DataFrame."""
    return _library("pandas").DataFrame(list(rows(ledger, line)), columns=list(COLUMNS))


def to_arrow(ledger: Ledger, line: str = "") -> Any:
    """Return rows as a pyarrow Table; every column keeps its type on an empty ledger too."""
    arrow = _library("pyarrow")
    numbers = {"number", "paragraph", "start", "end"}
    kinds = {name: arrow.int64() if name in numbers else arrow.string() for name in COLUMNS}
    schema = arrow.schema([(name, arrow.bool_() if name == "quoted" else kind) for name, kind in kinds.items()])
    return arrow.Table.from_pylist(list(rows(ledger, line)), schema=schema)


def _cells(view: ReportView, entry: RecordView, parties: Parties, public: frozenset[str]) -> tuple[Any, ...]:
    """Return the cells of one record, in the order of `COLUMNS`."""
    report, record = view.sheet.report, entry.record

    def names(held: tuple[Link, ...] | tuple[Participant, ...], between: str) -> str:
        return between.join(WITHHELD if parties.hides(party, public) else party.name for party in held)

    return (
        report.id, report.publisher and report.publisher.value, report.published and report.published.value,
        report.url and report.url.value, report.title and report.title.value, record.id, record.number,
        report.paragraph_at(record.anchor.start), record.anchor.start, record.anchor.end, record.anchor.exact,
        names(record.chain, " > ") or "publisher", record.modality, record.polarity, record.certainty, record.tense,
        on_screen(record, "event"), names(record.actor, "; "), names(record.recipient, "; "), _field(record, "time"),
        _field(record, "place"), record.quoted, entry.state,
    )  # fmt: skip


def _field(record: Record, name: str) -> str:
    """Write a time or place: the value, "left open", or "silent"."""
    return on_screen(record, name)


_EXTRA = {"pandas": "pandas", "pyarrow": "arrow"}
"""The extra of the package that brings each library."""


def _library(name: str) -> Any:
    """Load a library that is not needed otherwise.

    Raises:
        LedgerError: when it is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise LedgerError(f"{name} is not installed", next_step=f"pip install 'onrecord[{_EXTRA[name]}]'") from None
