"""The desk's verbs for drafts: a draft and its reports are read by the same steps, and held against each other.

This module stands beside the desk: it knows ingest, check and export, and asks the desk's reader for the rest. Drafts are
never kept: nothing here writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, BinaryIO

from onrecord import ingest, record
from onrecord.check import Side
from onrecord.check import check as hold_against
from onrecord.core.draft import Draft, DraftForm
from onrecord.core.errors import MissingInput, OnrecordError, UnreadableInput
from onrecord.core.finding import Check
from onrecord.core.record import Sheet
from onrecord.core.report import Report
from onrecord.export import checked, checked_json, sarif
from onrecord.read import read as read_text_of
from onrecord.read import steps

Against = str | Path | Sheet | Side
"""A report to check against: a path, a sheet that was read before, or what `prepare` gave."""


@dataclass(frozen=True, slots=True)
class CheckedDraft(Check):
    """A checked draft with the ways to show it; `unread` are the errors of reports that could not be read.

    Example:
        >>> import onrecord
        >>> sheet = onrecord.read_text("Ondria may close its port in June, Adra Vel, the mayor, said.")
        >>> [(f.kind, f.anchor.exact) for f in check_text("Ondria will close its port in June.", against=[sheet]).findings]
        [('hedge', 'will close')]
    """

    unread: tuple[OnrecordError, ...] = ()

    def __str__(self) -> str:
        """Return the check for people, 80 columns."""
        return checked.screen(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the check as the documented JSON contract."""
        return checked_json.to_dict(self)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the check as JSON text; `indent` None gives one line."""
        return checked_json.dump(self, indent=indent)

    def to_sarif(self) -> str:
        """Return the check as SARIF 2.1.0 text."""
        return sarif.dump(self)


def check(
    draft: str | Path,
    *,
    against: Sequence[Against],
    stdin: BinaryIO | None = None,
    plain: bool = False,
    begun: Callable[[str], object] = str,
) -> CheckedDraft:
    """Check the draft at a path against the reports it rests on, given as paths or as sheets read before.

    The draft is text, Markdown, HTML or DOCX, and is never kept. A report that cannot be read is told in `unread`; the
    draft is checked against the others. `plain` reads by rules alone, without the network. `begun` is told the name of each
    report before it is read.

    Raises:
        MissingInput: when there is no such draft, or no report is named.
        UnreadableInput: when the draft is no text, or no report can be read.
        MalformedInput: when the draft holds half a character.
    """
    return _checked(ingest.read_draft(draft, stdin=stdin), against, stdin=stdin, plain=plain, begun=begun)


def check_text(
    text: str, *, against: Sequence[Against], form: DraftForm = "text", name: str = "draft", plain: bool = False
) -> CheckedDraft:
    """Check a draft held in memory; `form` is "text" or "markdown". Otherwise as `check`.

    Raises:
        MissingInput, UnreadableInput, MalformedInput: as `check` says.
    """
    return _checked(ingest.draft_of_text(text, name=name, form=form), against, plain=plain)


def check_bytes(data: bytes, *, name: str, against: Sequence[Against], plain: bool = False) -> CheckedDraft:
    """Check a draft that came as bytes, such as an upload; its form goes by the name's suffix, then by how it begins.

    Raises:
        MissingInput, UnreadableInput, MalformedInput: as `check` says.
    """
    return _checked(ingest.draft_of_bytes(data, name=name), against, plain=plain)


def prepare(report: str | Path | Sheet, *, plain: bool = False) -> Side:
    """Read a report once, so that many drafts can be checked against it.

    Raises:
        MissingInput, UnreadableInput: when there is not one report to read.
    """
    if isinstance(report, Sheet):
        return _side(report.report, plain=plain)
    outcomes = list(ingest.gather([report]))
    if len(outcomes) != 1:
        raise MissingInput("not one report", where=str(report), found=f"{len(outcomes)} reports", expected="one")
    if outcomes[0].report is None:
        raise outcomes[0].error or UnreadableInput("cannot be read", where=outcomes[0].name)
    return _side(outcomes[0].report, plain=plain)


def _checked(
    draft: Draft,
    against: Sequence[Against],
    *,
    stdin: BinaryIO | None = None,
    plain: bool = False,
    begun: Callable[[str], object] = str,
) -> CheckedDraft:
    """Read a draft by the same steps as its reports, and check it; weekdays count from the first report's day."""
    sides: list[Side] = []
    unread: list[OnrecordError] = []
    for given in against:
        if isinstance(given, Side):
            sides.append(given)
            continue
        known = [ingest.Outcome(given.report.name, given.report)] if isinstance(given, Sheet) else []
        for outcome in known if isinstance(given, Sheet) else ingest.gather([given], stdin=stdin):
            if outcome.report is None:
                unread.append(outcome.error or UnreadableInput("cannot be read", where=outcome.name))
            else:
                begun(outcome.name)
                sides.append(_side(outcome.report, plain=plain))
    if not sides:
        if unread:
            raise unread[0]
        raise MissingInput("no report to check against", where=draft.report.name, next_step="name one with --against")
    dated = replace(draft.report, published=sides[0].sheet.report.published)
    found = hold_against(draft, _side(dated, plain=plain), sides)
    return CheckedDraft(**{field.name: getattr(found, field.name) for field in fields(Check)}, unread=tuple(unread))


def _side(report: Report, *, plain: bool) -> Side:
    """Read one text for checking: its reading, and what it puts on record."""
    reading = read_text_of(report, steps(plain=plain))
    return Side(reading, record.put_on_record(reading))
