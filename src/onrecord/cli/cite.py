"""`onrecord cite`: one record as a citation with its words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from onrecord.cli.export import Reading, full_text, plain, published, publisher, url
from onrecord.cli.read import NONE_READ
from onrecord.core.errors import OnrecordError

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

    reading = Reading((report,), given)
    day = datetime.now(UTC).date().isoformat() if accessed == "today" else accessed or ""
    try:
        sheets = list(reading)
        if len(sheets) != 1:
            raise SystemExit(NONE_READ)
        shown = cited(sheets[0], record, style=style, accessed=day, full_text=full_text)
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE_READ) from error
    click.echo(shown.encode("utf-8"), nl=False)
