"""The ledger: one file that keeps reports, what was read in them, and what people say of the record.

    with Ledger.open("onrecord.db") as ledger:
        outcome = ledger.add(sheet, raw, seen_at="2031-06-03T12:00:00Z")
        for hit in ledger.search('"will let inspectors" modality:planned').hits:
            print(hit.paragraph, hit.words)

Each method is one verb of the command line. Clock values come in as strings; nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.core.correction import Rest
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.core.record import Sheet
from onrecord.core.report import Report
from onrecord.ledger import annotating, current, erasing, frames, shelf, training, verifying
from onrecord.ledger.erasing import Tombstone
from onrecord.ledger.intake import Outcome, check_raw, keep, parts_of, refuse_erased
from onrecord.ledger.judging import apart, instant, made_whole, spread, write
from onrecord.ledger.lines import report_line
from onrecord.ledger.opened import Opened
from onrecord.ledger.rereading import Reread, reread
from onrecord.ledger.search import STEPS, Found, search
from onrecord.ledger.view import Counts, Orphan, ReportView


class Ledger(Opened):
    """An open ledger; use it in a `with` statement, or `close` it."""

    # -- reports ------------------------------------------------------------------------------------------------

    def add(self, sheet: Sheet, raw: bytes | None = None, *, seen_at: str) -> Outcome:
        """Keep one report with its sheet and its bytes; adding the same again changes nothing.

        Raises:
            LedgerError: when the sheet cannot be kept, the report was erased, or the file cannot be written.
        """
        moment, parts = instant(seen_at), parts_of(sheet)
        check_raw(sheet.report, raw)
        with self._writing():
            refuse_erased(self._connection, sheet.report)
            state = keep(self._connection, parts, raw, moment)
            if state != "unchanged":
                fresh = state in ("added", "new_version")
                copy = shelf.current_copy(self._connection, sheet.report.id)
                current.refresh_family(
                    self._connection,
                    sheet.report.id,
                    sheet=sheet if fresh and copy == parts.copy else None,
                    fresh=fresh,
                )
        return Outcome(sheet.report.name, state, sheet.report.id)

    def add_all(self, items: Iterable[tuple[Sheet, bytes | None]], *, seen_at: str) -> Iterator[Outcome]:
        """Keep many reports, one transaction each, and yield what became of each; a bad one never stops the rest."""
        for sheet, raw in items:
            try:
                yield self.add(sheet, raw, seen_at=seen_at)
            except LedgerError as error:
                if error.__cause__ is not None:  # the file itself fails, so the next one would too
                    raise
                yield Outcome(sheet.report.name, "refused", sheet.report.id, str(error))

    def has(self, report: Report, by: tuple[str, ...]) -> bool:
        """Tell whether this copy of a report is kept as read by these steps, so that it need not be read again."""
        with self._told():
            return shelf.has_reading(self._connection, report, by)

    def list(self) -> tuple[shelf.Listed, ...]:
        """List the reports, newest first by the date they bear, each with how much of it is checked."""
        with self._told():
            return tuple(shelf.listing(self._connection))

    def counts(self) -> Counts:
        """Count the records of all reports, and how many of them are checked."""
        return sum((listed.counts for listed in self.list()), Counts())

    def full_id(self, report: str) -> str:
        """Return the full id of a report from its beginning.

        Raises:
            LedgerError: when there is no such report, or several.
        """
        with self._told():
            return shelf.full_id(self._connection, report)

    def show(self, report: str) -> ReportView:
        """Return a report as it stands, with everything that people said of it folded in.

        Raises:
            LedgerError: when there is no such report.
        """
        with self._told():
            return shelf.view_of(self._connection, shelf.full_id(self._connection, report))

    def sheet(self, report: str) -> Sheet:
        """Return the sheet of a report as the reader made it, without judgements.

        Raises:
            LedgerError: when there is no such report.
        """
        with self._told():
            copy = shelf.current_copy(self._connection, shelf.full_id(self._connection, report))
            return shelf.sheet_of(self._connection, shelf.current_reading(self._connection, copy))

    def raw(self, report: str) -> bytes | None:
        """Return the bytes that the current copy of a report came in, or None where they were not kept.

        Raises:
            LedgerError: when there is no such report.
        """
        sha256 = self.sheet(report).report.raw_sha256
        with self._told():
            return shelf.raw_of(self._connection, sha256)

    def versions(self, report: str) -> tuple[str, ...]:
        """Return the ids of all reports with the URL of this one, itself among them, sorted."""
        with self._told():
            return shelf.family(self._connection, shelf.full_id(self._connection, report))

    def reports_at(self, address: str) -> tuple[str, ...]:
        """Return the ids of the reports at a URL, sorted, or the one that `urn:onrecord:report:` and its id name."""
        name = address.removeprefix("urn:onrecord:report:")
        rows = self._rows("SELECT id FROM report WHERE url = ? OR id = ? ORDER BY id", (address, name))
        return tuple(row[0] for row in rows)

    def log(self, report: str | None = None) -> tuple[shelf.Logged, ...]:
        """Return what happened, to one report or to all, oldest first."""
        with self._told():
            chosen = shelf.full_id(self._connection, report) if report else None
            return tuple(shelf.logged(self._connection, chosen))

    def search(
        self, line: str, *, limit: int = 20, after: int = 0, steps: int = STEPS,
        stop: Callable[[], bool] | None = None, among: Collection[str] | None = None,
    ) -> Found:  # fmt: skip
        """Answer one line of search (`onrecord.ledger.query` tells the language); any text is a valid line.

        `after` hits are passed over; with `among`, only these reports are searched. The search ends after `steps`, or
        as soon as `stop()` says so.

        Raises:
            LedgerError: when the search was broken off.
        """
        with self._told():
            return search(self._connection, line, limit=limit, after=after, steps=steps, stop=stop, among=among)

    # -- judgements ---------------------------------------------------------------------------------------------

    def judge(
        self, judgement: Judgement, *, record: str | None = None, rest: Rest | None = None
    ) -> tuple[Judgement, ...]:
        """Keep what a person says, after checking it against the report; return the rows, spread ones after the first.

        `record` names one of several records on one stretch; `rest` spreads to the quotation or the report.

        Raises:
            LedgerError: when the judgement is unsigned, has no reason or value, or is about nothing in the report.
        """
        with self._writing():
            view = shelf.view_of(self._connection, shelf.full_id(self._connection, judgement.report))
            judgement = replace(judgement, report=view.sheet.report.id)
            first = apart(self._connection, made_whole(self._connection, view, judgement, record=record))
            made = (first, *(spread(view, first, rest) if rest else ()))
            for entry in made:
                write(self._connection, entry)
            current.refresh_family(self._connection, first.report)
        return made

    def undo(
        self, name: str, *, signer: str, made_at: str, reason: str = "", rest: bool = False
    ) -> tuple[Judgement, ...]:
        """Take back a judgement of one's own; with `rest`, also those that were made along with it.

        Raises:
            LedgerError: when there is no such judgement, or another person signed it.
        """
        with self._writing():
            target = shelf.judgement_of(self._connection, name)
            held = [target]
            if rest:
                along = shelf.judgements_of(self._connection, target.report)
                held += [j for j in along if ("#with", target.id) in j.seen]
            made = []
            for each in held:
                bare = Judgement(each.report, each.anchor, each.field, "undo", signer, made_at, reason, undoes=each.id)
                made.append(made_whole(self._connection, shelf.view_of(self._connection, each.report), bare))
                write(self._connection, made[-1])
            current.refresh_family(self._connection, target.report)
        return tuple(made)

    def judgements(self, report: str | None = None) -> tuple[Judgement, ...]:
        """Return the judgements on one report, or on all, in the order of the fold, those taken back too."""
        with self._told():
            chosen = shelf.full_id(self._connection, report) if report else None
            return tuple(shelf.judgements_of(self._connection, chosen))

    def orphans(self) -> tuple[tuple[str, Orphan], ...]:
        """Return every judgement that no longer attaches, with the report on which it does not."""
        found = []
        for listed in self.list():
            if listed.orphans:
                found += [(listed.report, orphan) for orphan in self.show(listed.report).orphans]
        return tuple(found)

    def keep_judgement(self, judgement: Judgement) -> bool:
        """Keep a judgement that was made elsewhere, as it is; say whether it is new.

        Raises:
            LedgerError: when its words do not stand in the report.
        """
        with self._writing():
            text = self._text(judgement.report)
            if not judgement.anchor.holds_in(text):
                raise LedgerError(
                    "these words do not stand there", where=judgement.report, found=judgement.anchor.exact
                )
            new = write(self._connection, replace(judgement, made_at=instant(judgement.made_at)))
            if new:
                current.refresh_family(self._connection, judgement.report)
        return new

    def annotations(self, report: str | None = None, *, times: bool = True) -> dict[str, Any]:
        """Return judgements as one W3C Web Annotation collection (JSON-LD)."""
        held = self.judgements(report)
        sql = "SELECT text, url FROM report WHERE id = ?"
        pages = {name: self._rows(sql, (name,))[0] for name in {judgement.report for judgement in held}}
        return annotating.collection(held, {name: (row[0], row[1]) for name, row in pages.items()}, times=times)

    def take_annotations(self, document: object) -> tuple[annotating.Taken, ...]:
        """Take in Web Annotations and return what became of each: added, unchanged, orphan or refused, and why.

        Those that another program made come in as challenges, which stand beside the record and change nothing.

        Raises:
            LedgerError: when the document is no annotation, page, collection or list of annotations.
        """
        return tuple(annotating.take(self, document))

    def training_rows(self, *, signers: bool = False) -> Iterator[dict[str, Any]]:
        """Yield what people settled, as rows to train a reader on: undisputed, not lapsed, about the record."""
        for listed in self.list():
            yield from training.rows(self.show(listed.report), signers=signers)

    # -- upkeep -------------------------------------------------------------------------------------------------

    def reread(
        self, read: Callable[[Report], Sheet], reports: Iterable[str] | None = None, *, made_at: str
    ) -> Iterator[Reread]:
        """Read reports again with `read` and yield what became of each, with the judgements that no longer attach.

        Raises:
            LedgerError: when a named report is not there, or the file cannot be written.
        """
        yield from reread(self, read, reports, made_at=instant(made_at))

    def verify(self, key: bytes | None = None) -> Iterator[verifying.Finding]:
        """Hash everything and find every quotation again, hold the current view to its rows; yield what is wrong.

        A ledger that is open for reading only is checked without its current view.
        """
        with self._told():
            yield from verifying.verify(self._connection, key)
        if self.readonly:
            return
        with self._told():
            yield from verifying.guarded(self._verify_current(), "the current view")

    def _verify_current(self) -> Iterator[verifying.Finding]:
        """Hold word index and lists against the rows; what is worked out for that is taken back."""
        connection = self._connection
        with self._taken_back():
            yield from tuple(verifying.verify_words(connection))
        for (report,) in connection.execute("SELECT id FROM report ORDER BY id").fetchall():
            with self._taken_back():
                found = verifying.verify_current(connection, report)
                yield from tuple(verifying.guarded(found, f"current view of report {report}"))

    def erase(self, report: str, *, reason: str, signer: str, made_at: str, key: bytes | None = None) -> Tombstone:
        """Remove the words, bytes, judgements and index of a report and leave a signed tombstone.

        Erasing an erased report finishes what another open process held up, and returns its tombstone.

        Raises:
            LedgerError: when there is no such report, reason or signer, or another process still has the file open.
        """
        old = next((stone for stone in self.tombstones() if stone.report == report.strip().lower()), None)
        if old is None:
            with self._told():
                self._connection.execute("PRAGMA secure_delete = ON")
            with self._writing():
                chosen = shelf.full_id(self._connection, report)
                others = [other for other in shelf.family(self._connection, chosen) if other != chosen]
                old = erasing.bury(
                    self._connection, chosen, reason=reason, signer=signer, made_at=instant(made_at), key=key
                )
                for other in others:
                    current.refresh(self._connection, other)
        with self._told():
            erasing.scrub(self._connection)
        return old

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return what is left of erased reports."""
        with self._told():
            return erasing.tombstones(self._connection)

    def rebuild(self) -> None:
        """Build the current view (lists and search) anew from the rows."""
        self._rebuild(always=True)

    # -- ways out -----------------------------------------------------------------------------------------------

    def lines(self, *, times: bool = False, judged: bool = True) -> Iterator[str]:
        """Yield one line of canonical JSON per report, by id: the same ledger gives the same bytes, however it grew.

        Names and times of sightings, and times of judgements, come along only with `times`.
        """
        for (report,) in self._rows("SELECT id FROM report ORDER BY id"):
            yield self.line(report, times=times, judged=judged)

    def line(self, report: str, *, times: bool = False, judged: bool = True) -> str:
        """Return the line of one report, as `lines` gives it.

        Raises:
            LedgerError: when there is no such report.
        """
        view = self.show(report)
        name = view.sheet.report.id
        sightings = self._rows(
            "SELECT s.name, s.seen_at FROM sighting s JOIN copy c ON c.id = s.copy WHERE c.report = ? ORDER BY 1, 2",
            (name,),
        )
        return report_line(view, self.judgements(name) if judged else (), sightings if times else None)

    def rows(self, line: str = "") -> Iterator[dict[str, Any]]:
        """Yield the records as flat rows, all of them or those that a line of search finds."""
        yield from frames.rows(self, line)

    def to_pandas(self, line: str = "") -> Any:
        """Return the records as a pandas DataFrame.

        Raises:
            LedgerError: when pandas is not installed.
        """
        return frames.to_pandas(self, line)

    def to_arrow(self, line: str = "") -> Any:
        """Return the records as a pyarrow Table.

        Raises:
            LedgerError: when pyarrow is not installed.
        """
        return frames.to_arrow(self, line)
