"""`onrecord cite`: one record as a citation with its words."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.export import Reading, full_text, plain, published, publisher, url
from onrecord.cli.read import NONE_READ
from onrecord.core.errors import MissingInput, OnrecordError

if TYPE_CHECKING:
    from onrecord.desk import ReadSheet

STYLES = ("text", "markdown", "csl", "ris")
"""The forms of a citation, written down here so that --help needs none of them."""


@click.command()
@click.argument("report", metavar="REPORT")
@click.argument("record", metavar="RECORD")
@click.option("--style", type=click.Choice(STYLES), default="text", show_default=True, help="How to write it.")
@click.option("--accessed", metavar="YYYY-MM-DD", help="The day you saw the page; today stands for this day.")
@full_text
@published
@publisher
@url
@plain
def cite(report: str, record: str, style: Any, accessed: str | None, *, full_text: bool, **given: Any) -> None:
    """Print a citation of one record: publisher, title, date, address, day of access, ¶ and the printed words.

    RECORD is the number that `onrecord read --full` prints (r4), or the record's id.
    """
    from onrecord.export.cite import cite as cited

    reading = Reading((report,), given, aloud=False)
    day = datetime.now(UTC).date().isoformat() if accessed == "today" else accessed or ""
    try:
        shown = cited(_only(reading, report), record, style=style, accessed=day, full_text=full_text)
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE_READ) from error
    click.echo(shown.encode("utf-8"), nl=False)


def _only(reading: Reading, named: str) -> ReadSheet:
    """Return the one sheet of what is cited from; what could not be read beside it is counted in one line.

    Raises:
        OnrecordError: when no report can be read, with why the first cannot, or as soon as there is a second one.
    """
    sheets = list(islice(reading, 2))
    many = len(reading.errors)
    if len(sheets) > 1:
        raise MissingInput(
            "a citation is of one report", where=named, found="several", expected="one",
            next_step="name the file that holds it",
        )  # fmt: skip
    if not sheets:
        if many > 1:
            click.echo(f"onrecord: {many} reports of {named} cannot be read; the first of them:", err=True)
        raise reading.errors[0]
    if many:
        click.echo(f"onrecord: {many} others of {named} cannot be read; `onrecord read` tells why", err=True)
    return sheets[0]
