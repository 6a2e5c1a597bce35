"""Reading again: every report, or some, through a better reader; judgements re-attach, and what does not is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.core.errors import LedgerError, OnrecordError
from onrecord.core.record import Sheet
from onrecord.core.report import Report
from onrecord.ledger.intake import Outcome
from onrecord.ledger.view import Counts, Orphan, RecordView

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger

NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one report that was read again.

    `orphans` are judgements that attach to nothing now, `lapsed` the records whose confirmation or rejection no longer
    covers what is on screen.
    """

    outcome: Outcome
    orphans: tuple[Orphan, ...] = ()
    lapsed: tuple[RecordView, ...] = ()
    counts: Counts = NOTHING


def reread(
    ledger: Ledger, read: Callable[[Report], Sheet], reports: Iterable[str] | None, *, made_at: str
) -> Iterator[Reread]:
    """Read reports again and yield what became of each; one that cannot be read stays as it was."""
    for name in [listed.report for listed in ledger.list()] if reports is None else reports:
        report = ledger.sheet(name).report
        try:
            sheet = read(report)
            if replace(sheet.report, name=report.name) != report:
                raise LedgerError("another report came back", where=report.id, found=sheet.report.id)
            outcome = replace(ledger.add(replace(sheet, report=report), seen_at=made_at), name=report.name)
        except OnrecordError as error:
            if isinstance(error, LedgerError) and error.__cause__ is not None:  # the file itself fails
                raise
            outcome = Outcome(report.name, "unreadable", report.id, str(error))
        after = ledger.show(report.id)
        lapsed = tuple(view for view in after.records if view.state == "lapsed")
        yield Reread(outcome, after.orphans, lapsed, after.counts)
