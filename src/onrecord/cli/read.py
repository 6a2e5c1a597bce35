"""`onrecord read`: what a report puts on record, as a screen, a listing, Markdown or JSON."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import forms, one_form, standard_input
from onrecord.cli.progress import begun, on_terminal
from onrecord.core.errors import IngestError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.desk import ReadSheet, Result

OK, SOME_UNREAD, NONE_READ = 0, 1, 2
"""Exit codes: every report read; some not read; none read, or the call itself was wrong."""
ALONE = {"json": "use --jsonl, one line each", "page": "name them one by one"}
"""The forms that hold one report, and what to do where there are several."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@forms(
    full="List every record with its evidence.",
    markdown="Print a brief with numbered verbatim footnotes.",
    json="Print the documented JSON of one report.",
    jsonl="Print one line of JSON for each of many reports.",
    page="Print the report page as one HTML file that works from disk.",
)
@click.option("--published", metavar="YYYY-MM-DD", help="The day the report was published, where you know it.")
@click.option("--publisher", metavar="NAME", help="Who published the report, where you know it.")
@click.option("--url", metavar="URL", help="Where the report stood, where you know it.")
@click.option("--plain", is_flag=True, help="Read by rules alone, without the network: faster, fewer records.")
@click.option("--actors", metavar="FILE.csv", help="Give parties the country and sector that this table has for them.")
def read(paths: tuple[str, ...], **given: Any) -> None:
    """Read reports and print what they put on record.

    PATH is a text or HTML file, a folder, a pattern, a JSONL file with one report a line, or - for standard input.
    """
    from onrecord import desk

    _speak_utf8()
    form = one_form(given)
    stdin = standard_input(paths)
    try:
        tell = str if form == "jsonl" else begun(paths)
        results = desk.read_many(paths, stdin=stdin, begun=tell, **given)
        raise SystemExit(_print_all(_one(results, form) if form in ALONE else results, form))
    except (IngestError, _SeveralReports) as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE_READ) from error


class _SeveralReports(Exception):
    """A form that holds one report was asked of more than one; its argument is the form."""

    def __str__(self) -> str:
        return f"--{self.args[0]} prints one report, and there are several; {ALONE[self.args[0]]}"


def _one(results: Iterator[Result], form: str) -> Iterator[Result]:
    """Pass on the result where there is only one, so that standard output is one document or nothing.

    Raises:
        _SeveralReports: when there is a second one.
    """
    first = next(results, None)
    if next(results, None) is not None:
        raise _SeveralReports(form)
    if first is not None:
        yield first


def _print_all(results: Iterator[Result], form: str | None) -> int:
    """Print each result as it comes and return the exit code."""
    done = failed = 0
    for result in results:
        if result.sheet is None:
            failed += 1
            click.echo(f"onrecord: {result.error}", err=True)
            continue
        if done and form in (None, "full", "markdown"):
            click.echo("")
        click.echo(_shown(result.sheet, form), nl=False)
        done += 1
        if form == "jsonl" and on_terminal():
            click.echo(f"\r{done + failed} read, {failed} not", nl=False, err=True)
    if form == "jsonl" and done + failed > 1:
        click.echo(f"{chr(13) if on_terminal() else ''}{done} read, {failed} not read", err=True)
    if not done:
        return NONE_READ
    return SOME_UNREAD if failed else OK


def _shown(sheet: ReadSheet, form: str | None) -> str:
    """Return a sheet in the form asked for, ending in a line end."""
    if form == "json":
        return sheet.to_json() + "\n"
    if form == "jsonl":
        return sheet.to_json(indent=None) + "\n"
    if form == "markdown":
        return sheet.to_markdown()
    if form == "full":
        return sheet.to_full()
    if form == "page":
        return sheet.to_page()
    from onrecord.export.screen import NARROWEST, first_screen

    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((NARROWEST, 24)).columns if terminal else NARROWEST
    return first_screen(sheet, width=min(width, 120), colour=terminal and "NO_COLOR" not in os.environ)


def _speak_utf8() -> None:
    """Write UTF-8 and plain line ends on every system, so that no page's words are mangled and the bytes are the same."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


@click.command()
def schema() -> None:
    """Print the JSON Schema of the output of --json."""
    import json

    from onrecord.export.json import schema as shipped

    click.echo(json.dumps(shipped(), indent=2, ensure_ascii=False))


@click.command()
@click.argument("vocabulary", required=False)
def terms(vocabulary: str | None) -> None:
    """Explain the words that onrecord uses: every list, or one of them."""
    from onrecord.core.errors import VocabularyError
    from onrecord.core.vocab import names
    from onrecord.core.vocab import terms as load

    _speak_utf8()
    if vocabulary is not None and vocabulary not in names():
        raise click.UsageError(f"no such list: {vocabulary}; expected one of {', '.join(names())}")
    for name in [vocabulary] if vocabulary else names():
        try:
            listed = load(name)
        except VocabularyError:
            continue
        click.echo(f"{name}\n" + "".join(f"  {t.id:<14} {t.label:<16} {t.means}\n" for t in listed.values()))
