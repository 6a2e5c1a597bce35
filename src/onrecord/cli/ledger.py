"""`onrecord add`, `list`, `show`, `search`, `judge`, `review` and the other verbs of a ledger."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import standard_input
from onrecord.core.errors import LedgerError, OnrecordError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Outcome, Reread

FINE, SOME_NOT, NONE, STOPPED = 0, 1, 2, 130
"""Exit codes: all went well; some did not, or something is wrong with the ledger; nothing was done; stopped by Ctrl-C."""
SEARCH_SECONDS = 5.0
"""How long a search may take."""
at_ledger = click.option(
    "--ledger", "path", envvar="ONRECORD_LEDGER", default="onrecord.db", show_default=True, show_envvar=True,
    metavar="FILE", help="The ledger file.",
)  # fmt: skip
json_too = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
signed = click.option("--signer", envvar="ONRECORD_SIGNER", required=True, show_envvar=True, help="Who signs.")


def now() -> str:
    """Return this moment in UTC, to the microsecond: what is judged in one second keeps its order."""
    return datetime.now(UTC).isoformat()


@contextmanager
def opened(path: str, *, readonly: bool = False, make: bool = False) -> Iterator[Ledger]:
    """Open a ledger for one command, made where `make` says so; an error ends the command with its message and code 2.

    A ledger of an older onrecord is brought up to date first, where it may be written.
    """
    desk = import_module("onrecord.desk")
    try:
        if readonly and os.access(path, os.W_OK) and _is_older(path):
            desk.open_ledger(Path(path), make=False).close()
        with desk.open_ledger(Path(path), readonly=readonly, make=make) as ledger:
            yield ledger
    except OnrecordError as error:
        _tell(error)
        raise SystemExit(NONE) from error


def _is_older(path: str) -> bool:
    """Tell whether a ledger has to be brought up to date before it can be read."""
    from onrecord.ledger.connection import OLDER

    try:
        import_module("onrecord.desk").open_ledger(Path(path), readonly=True).close()
    except LedgerError as error:
        return error.what == OLDER
    return False


def _many(number: int, noun: str) -> str:
    """Write a number of things.

    Example:
        >>> _many(1, "report"), _many(2, "report")
        ('1 report', '2 reports')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tell(error: OnrecordError) -> None:
    """Print an error as a person reads it."""
    click.echo(f"onrecord: {error}", err=True)


def say(text: str, *, err: bool = False) -> None:
    """Print a line without characters that steer a terminal or turn the direction of its text."""
    click.echo(_safe(text), err=err)


_UNSAFE = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F),
    "\N{REPLACEMENT CHARACTER}",
)


def _safe(text: str) -> str:
    """Replace characters that steer a terminal or turn the direction of its text."""
    return text.translate(_UNSAFE)


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@at_ledger
@click.option("--published", metavar="YYYY-MM-DD", help="The day the reports were published, where you know it.")
@click.option("--publisher", metavar="NAME", help="Who published the reports, where you know it.")
@click.option("--url", metavar="URL", help="Where the report stood, where you know it.")
def add(paths: tuple[str, ...], path: str, published: str | None, publisher: str | None, url: str | None) -> None:
    """Read reports and keep them in the ledger; adding the same again changes nothing."""
    stdin = standard_input(paths)
    with opened(path, make=True) as ledger:
        outcomes = import_module("onrecord.desk").add_to_ledger(
            ledger, paths, seen_at=now(), published=published, publisher=publisher, url=url, stdin=stdin
        )
        _go_through(outcomes, _outcome_lines, lambda: f"; the ledger holds {ledger.counts()}")


def _outcome_lines(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    """Yield the state of one report, its line, and why it was not kept."""
    line = f"{outcome.state.replace('_', ' '):<12} {outcome.report or '-':<16} {outcome.name}"
    yield outcome.state, line, f"             {outcome.why}" if outcome.why else ""


def _go_through(
    outcomes: Iterator[Any], lines: Callable[[Any], Iterator[tuple[str, str, str]]], more: Callable[[], str]
) -> None:
    """Print each outcome as it comes, then the counts; leave with the code that says how it went.

    Where a person or the file itself stops it, what was done until then stays, and is counted.
    """
    states: Counter[str] = Counter()
    stopped = ""
    try:
        with _progress() as tell:
            for outcome in outcomes:
                for state, line, why in lines(outcome):
                    states[state] += bool(state)
                    tell(line, why, states.total())
    except KeyboardInterrupt:
        stopped = "stopped; what is finished stays, and the same command goes on from there"
    except OnrecordError as error:
        _tell(error)
        if not states:
            raise SystemExit(NONE) from error
        stopped = "broken off; what is finished stays, and the same command goes on from there"
    bad = states["unreadable"] + states["refused"]
    said = ", ".join(f"{number} {state.replace('_', ' ')}" for state, number in sorted(states.items())) or "no reports"
    click.echo(said + (f"; {stopped}" if stopped else more()), err=True)
    if stopped.startswith("stopped"):
        raise SystemExit(STOPPED)
    raise SystemExit(NONE if bad == states.total() else SOME_NOT if bad or stopped else FINE)


@contextmanager
def _progress() -> Iterator[Callable[[str, str, int], None]]:
    """Yield how to print a line (and on standard error, why) with the number of reports that are done.

    On a terminal the number stands below the lines while they go by.
    """
    if not sys.stderr.isatty():

        def plainly(line: str, why: str, done: int) -> None:  # noqa: ARG001
            say(line)
            if why:
                say(why, err=True)

        yield plainly
        return
    rich: Any = import_module("rich.progress")
    console = import_module("rich.console").Console(stderr=True)
    columns = (rich.SpinnerColumn(), rich.TextColumn("{task.completed} reports"), rich.TimeElapsedColumn())
    # What is printed goes round the display by hand: rich would send standard output to the terminal, past a pipe.
    bar = rich.Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar as progress:
        task = progress.add_task("", total=None)

        def above(line: str, why: str, done: int) -> None:
            lines = [why] if why else []
            if sys.stdout.isatty():
                lines.insert(0, line)
            else:
                say(line)
            for text in lines:
                console.print(_safe(text), markup=False, highlight=False, emoji=False, soft_wrap=True)
            progress.update(task, completed=done)

        yield above


@click.command(name="list")
@at_ledger
@json_too
def list_(path: str, as_json: bool) -> None:
    """List the reports, newest first, each with how much of it is checked."""
    from dataclasses import asdict

    with opened(path, readonly=True) as ledger:
        rows = ledger.list()
        if as_json:
            print_json([asdict(row) for row in rows])
            return
        for row in rows:
            extra = (f", {row.versions} versions" if row.versions > 1 else "") + (
                f", {row.orphans} judgements without a place" if row.orphans else ""
            )
            say(
                f"{row.report}  {row.published or 'date not found':<10}  "
                f"{row.publisher or 'publisher not found'}  {row.title or 'headline not found'}"
            )
            say(f"                  {row.counts}{extra}")
        click.echo(f"{_many(len(rows), 'report')}; {ledger.counts()}", err=True)


@click.command()
@click.argument("report")
@at_ledger
@json_too
def show(report: str, path: str, as_json: bool) -> None:
    """Show a report as it stands, with what people said of it. REPORT is an id, or its beginning."""
    with opened(path, readonly=True) as ledger:
        if as_json:
            click.echo(ledger.line(report))
            return
        from onrecord.ledger.screens import report_lines

        view = ledger.show(report)
        for line in report_lines(view):
            say(line)


@click.command()
@click.argument("line", nargs=-1, required=True)
@at_ledger
@json_too
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many paragraphs to print."
)
@click.option("--after", default=0, type=click.IntRange(0), help="How many paragraphs to pass over.")
def search(line: tuple[str, ...], path: str, as_json: bool, limit: int, after: int) -> None:
    """Find words, phrases and fields: reactor "will let" voice:ONA modality:planned date:2031-06 unsourced:

    Newest first; the paragraphs are printed with the words looked for in [[ ]].
    """
    from dataclasses import asdict

    end = time.monotonic() + SEARCH_SECONDS
    with opened(path, readonly=True) as ledger:
        found = ledger.search(" ".join(line), limit=limit, after=after, stop=lambda: time.monotonic() > end)
    shown = found.counts
    if as_json:
        print_json({**asdict(found), "counts": asdict(shown)})
    else:
        from onrecord.ledger.screens import hit_lines

        for hit in found.hits:
            say("\n".join(hit_lines(hit)))
    for note in found.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(f"{'more than ' if found.more else ''}{_many(found.total, 'paragraph')}; shown here: {shown}", err=True)
    raise SystemExit(FINE if found.hits else SOME_NOT)


@click.command()
@click.argument("report", required=False)
@at_ledger
def log(report: str | None, path: str) -> None:
    """Print what happened, to one report or to all, oldest first."""
    with opened(path, readonly=True) as ledger:
        for entry in ledger.log(report):
            say(
                f"{entry.at[:19]}Z  {entry.what:<9}  {entry.report}  {entry.detail}"
                + (f"  {entry.signer}" * bool(entry.signer))
            )


@click.command()
@at_ledger
@click.option("--key", envvar="ONRECORD_KEY", show_envvar=True, help="The key that tombstones were signed with.")
def verify(path: str, key: str | None) -> None:
    """Hash everything again and find every quotation again; say what is wrong.

    A ledger that cannot be written is checked all the same, but for its lists and its word index.
    """
    with opened(path, readonly=not os.access(path, os.W_OK)) as ledger:
        number = 0
        for finding in ledger.verify(key.encode() if key else None):
            number += 1
            detail = ", ".join(
                f"{word} {said}" for word, said in (("found", finding.found), ("expected", finding.expected)) if said
            )
            say(": ".join(part for part in (finding.what, finding.where, detail) if part))
        said = f"{number} things wrong" if number else f"{_many(len(ledger.list()), 'report')}, nothing wrong"
    click.echo(said, err=True)
    raise SystemExit(SOME_NOT if number else FINE)


@click.command()
@click.argument("reports", nargs=-1)
@at_ledger
def reread(reports: tuple[str, ...], path: str) -> None:
    """Read reports again (all, where none is named); judgements re-attach, and what does not is listed."""
    with opened(path) as ledger:
        done = import_module("onrecord.desk").reread_ledger(ledger, list(reports) or None, made_at=now())
        _go_through(done, _reread_lines, lambda: f"; the ledger holds {ledger.counts()}")


def _reread_lines(done: Reread) -> Iterator[tuple[str, str, str]]:
    """Yield the state of one report, its line, why it was not read; then what lapsed and what lost its place."""
    outcome = done.outcome
    why = f"             {outcome.why}" if outcome.why else ""
    yield outcome.state, f"{outcome.state.replace('_', ' '):<12} {outcome.report}  {done.counts}", why
    for view in done.lapsed:
        yield "", f"             lapsed: r{view.record.number} “{view.record.anchor.exact}”", ""
    for orphan in done.orphans:
        judgement = orphan.judgement
        yield "", f"             without a place: {judgement.verdict} “{judgement.anchor.exact[:60]}”: {orphan.why}", ""


@click.command()
@click.argument("report")
@at_ledger
@signed
@click.option("--reason", required=True, help="Why the report is erased. It stays, so name no erased words.")
@click.option("--key", envvar="ONRECORD_KEY", show_envvar=True, help="Sign the tombstone with this key.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(report: str, path: str, signer: str, reason: str, key: str | None, yes: bool) -> None:
    """Remove a report's words, bytes, judgements and index for good; a signed tombstone stays."""
    with opened(path) as ledger:
        if not yes and not click.confirm(f"Erase {report} for good?", err=True):
            raise SystemExit(NONE)
        buried = {stone.report for stone in ledger.tombstones()}
        others = () if report.strip().lower() in buried else ledger.versions(report)
        stone = ledger.erase(report, reason=reason, signer=signer, made_at=now(), key=key.encode() if key else None)
        say(f"erased {stone.report} on {stone.made_at}, signed {stone.signer}, {stone.scheme} {stone.signature[:16]}")
        left = [other for other in others if other != stone.report]
        if left:
            say(f"other versions of the page are still there: {', '.join(left)}")


COMMANDS = (add, list_, show, search, log, verify, reread, erase)
"""The commands that keep, show and tend a ledger."""
