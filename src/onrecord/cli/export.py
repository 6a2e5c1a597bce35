"""`onrecord export`: records in the forms other programs read, and `onrecord audit`: how precise they are, by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import standard_input
from onrecord.cli.progress import begun
from onrecord.cli.read import NONE_READ, OK, SOME_UNREAD
from onrecord.core.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.desk import ReadSheet
    from onrecord.export.rows import Part

NAMES = ("jsonl", "csv", "parquet", "jsonld", "plover", "polecat", "cameo", "ftm", "markdown", "html")
"""The formats, written down here so that --help needs none of them."""
published = click.option(
    "--published", metavar="YYYY-MM-DD", help="The day the reports were published, where you know it."
)
publisher = click.option("--publisher", metavar="NAME", help="Who published the reports, where you know it.")
url = click.option("--url", metavar="URL", help="Where the report stood, where you know it.")
plain = click.option("--plain", is_flag=True, help="Read by rules alone, without the network: faster, fewer records.")
actors = click.option(
    "--actors", metavar="FILE.csv", help="Give parties the country and sector that this table has for them."
)
full_text = click.option("--full-text", is_flag=True, help="Bring all evidence along, not 40 words a record.")


class Reading:
    """The reports of one command as they are read: yields their sheets, tells of those that cannot be read.

    Where it is not `aloud` what cannot be read is kept in `errors`, for the command to tell.
    """

    def __init__(self, paths: tuple[str, ...], given: dict[str, Any], *, aloud: bool = True) -> None:
        self.paths, self.given, self.done, self.failed, self.aloud = paths, given, 0, 0, aloud
        self.errors: list[OnrecordError] = []

    def __iter__(self) -> Iterator[ReadSheet]:
        """Yield each sheet as it is read."""
        from onrecord import desk

        stdin = standard_input(self.paths)
        for result in desk.read_many(self.paths, stdin=stdin, begun=begun(self.paths), **self.given):
            if result.sheet is None:
                self.failed += 1
                if self.aloud:
                    click.echo(f"onrecord: {result.error}", err=True)
                elif result.error is not None:
                    self.errors.append(result.error)
                continue
            self.done += 1
            yield result.sheet

    @property
    def code(self) -> int:
        """Return the exit code: all read, some not, none."""
        return NONE_READ if not self.done else SOME_UNREAD if self.failed else OK


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(NAMES))
@click.argument("paths", nargs=-1, required=True, metavar="REPORT...")
@click.option("--out", metavar="FILE", help="Write into this file; a coder's second file goes beside it.")
@click.option("--rest", is_flag=True, help="Print the second file of polecat and cameo: what is not put as done.")
@click.option("--formulas", is_flag=True, help="Leave cells that a spreadsheet would take for a formula as they are.")
@full_text
@published
@publisher
@url
@plain
@actors
def export(
    form: str, paths: tuple[str, ...], out: str | None, *, rest: bool, formulas: bool, full_text: bool, **given: Any
) -> None:
    """Write what reports put on record in a form that other programs read.

    FORMAT is jsonl, csv, parquet, jsonld, plover, polecat, cameo, ftm, markdown or html. Persons whom a report prints
    without a public role appear by description, not by name.
    """
    from onrecord.export.formats import FORMATS, export_sheets, save_export

    reading = Reading(paths, given)
    try:
        parts = export_sheets(form, reading, full_text=full_text, formulas=formulas)
        has_rest = FORMATS[form].rest
        if rest and not has_rest:
            raise click.UsageError(f"{form} has no second file: every record stands in the one")
        if rest and out:
            raise click.UsageError("--rest prints the second file, and --out writes both; give one of them")
        if out:
            counts = save_export(_where_any_is_read(parts, reading, out), Path(out), rest=has_rest)
            rows, held = counts.rows, counts.rest
        else:
            rows, held = _print(parts, rest=rest)
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE_READ) from error
    click.echo(_told(rows, held, out, has_rest=has_rest, rest=rest), err=True)
    raise SystemExit(reading.code)


def _where_any_is_read(parts: Iterable[Part], reading: Reading, out: str) -> Iterator[Part]:
    """Yield the pieces of an export, and fail at its end where no report was read, so that an old file is not lost."""
    yield from parts
    if reading.code == NONE_READ:
        raise OnrecordError("nothing is written", where=out, found="no report that could be read")


def _print(parts: Iterable[Any], *, rest: bool) -> tuple[int, int]:
    """Print one of the two files as bytes and return how many records went into each."""
    rows = held = 0
    for part in parts:
        click.echo(part.rest if rest else part.main, nl=False)
        rows, held = rows + part.rows, held + part.rest_rows
    return rows, held


def _told(rows: int, held: int, out: str | None, *, has_rest: bool, rest: bool) -> str:
    """Return what went where, so that no record is passed over in silence."""
    if not has_rest:
        return f"{rows} records"
    where = "in the second file" if out else "printed" if rest else "not printed: --rest prints them"
    return f"{rows + held} records: {rows} carry a type, {held} are not put as done or have no type ({where})"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="REPORT...")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Draw N records into a sheet to code by hand.")
@click.option("--seed", default="1", show_default=True, help="Draw other records with another seed.")
@click.option("--coded", metavar="FILE", help="Read a filled sheet back and print the precision of each field.")
@published
@publisher
@url
@plain
def audit(paths: tuple[str, ...], sample: int | None, seed: str, coded: str | None, **given: Any) -> None:
    """Draw records for blind coding by hand, or score a sheet that was coded.

    The sheet is CSV; it shows the words of each record and an empty cell for each field. Leave a cell empty to pass over
    it, write ? where you cannot tell.
    """
    from onrecord.export import audit as audits
    from onrecord.ingest.side import read_side_file

    if (sample is None) == (coded is None):
        raise click.UsageError("give either --sample N, to draw a sheet, or --coded FILE, to score one")
    reading = Reading(paths, given)
    try:
        sheets = list(reading)
        if sample is not None:
            shown = audits.blank(sheets, sample, seed=seed)
            drawn = min(sample, sum(len(sheet.records) for sheet in sheets))
            click.echo(f"{drawn} of {sum(len(sheet.records) for sheet in sheets)} records drawn, seed {seed}", err=True)
        else:
            shown = audits.report(audits.score(sheets, read_side_file(Path(str(coded)))))
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE_READ) from error
    click.echo(shown.encode("utf-8"), nl=False)
    raise SystemExit(reading.code)
