"""`onrecord add`, `list`, `show`, `search`, `judge`, `review` and the other verbs of a ledger."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from onrecord.core.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, ReportView

FINE, SOME_NOT, NONE = 0, 1, 2
"""Exit codes: all went well; some did not, or something is wrong with the ledger; nothing was done."""
SEARCH_SECONDS = 5.0
"""How long a search may take."""
_at = click.option(
    "--ledger", "path", envvar="ONRECORD_LEDGER", default="onrecord.db", show_default=True, show_envvar=True,
    metavar="FILE", help="The ledger file.",
)  # fmt: skip
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_signer = click.option("--signer", envvar="ONRECORD_SIGNER", required=True, show_envvar=True, help="Who signs.")


def _now() -> str:
    """Return this moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


@contextmanager
def _opened(path: str, *, readonly: bool = False) -> Iterator[Ledger]:
    """Open a ledger for one command; an error ends the command with its message and code 2."""
    try:
        with import_module("onrecord.desk").open_ledger(Path(path), readonly=readonly) as ledger:
            yield ledger
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE) from error


def _say(text: str) -> None:
    """Print a line without characters that steer a terminal or turn the direction of its text."""
    unsafe = {
        *range(9),
        *range(11, 32),
        *range(127, 160),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200E,
        0x200F,
    }
    click.echo(text.translate(dict.fromkeys(unsafe, "\N{REPLACEMENT CHARACTER}")))


def _print_json(value: object) -> None:
    """Print a value as indented JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_at
@click.option("--published", metavar="YYYY-MM-DD", help="The day the reports were published, where you know it.")
@click.option("--publisher", metavar="NAME", help="Who published the reports, where you know it.")
@click.option("--url", metavar="URL", help="Where the report stood, where you know it.")
def add(paths: tuple[str, ...], path: str, published: str | None, publisher: str | None, url: str | None) -> None:
    """Read reports and keep them in the ledger; adding the same again changes nothing."""
    stdin = sys.stdin.buffer if "-" in paths else None
    counts: Counter[str] = Counter()
    with _opened(path) as ledger, _progress() as tick:
        outcomes = import_module("onrecord.desk").add_to_ledger(
            ledger, paths, seen_at=_now(), published=published, publisher=publisher, url=url, stdin=stdin
        )
        for outcome in outcomes:
            counts[outcome.state] += 1
            tick(sum(counts.values()))
            _say(f"{outcome.state.replace('_', ' '):<12} {outcome.report or '-':<16} {outcome.name}")
            if outcome.why:
                click.echo(f"             {outcome.why}", err=True)
        total = ledger.counts()
    _end(counts, f"; the ledger holds {total}")


def _end(counts: Counter[str], more: str = "") -> None:
    """Print how many reports ended how, and leave with the code that says so."""
    bad = counts["unreadable"] + counts["refused"]
    said = ", ".join(f"{number} {state.replace('_', ' ')}" for state, number in sorted(counts.items()))
    click.echo((said or "no reports") + more, err=True)
    raise SystemExit(FINE if counts and not bad else NONE if bad == sum(counts.values()) else SOME_NOT)


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Show how many reports are done, on standard error, where that is a terminal and rich is installed."""
    try:
        rich = import_module("rich.progress") if sys.stderr.isatty() else None
    except ImportError:
        rich = None
    if rich is None:
        yield lambda done: None  # noqa: ARG005
        return
    console = import_module("rich.console").Console(stderr=True)
    columns = (rich.SpinnerColumn(), rich.TextColumn("{task.completed} reports"), rich.TimeElapsedColumn())
    with rich.Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("add", total=None)
        yield lambda done: progress.update(task, completed=done)


@click.command(name="list")
@_at
@_json
def list_(path: str, as_json: bool) -> None:
    """List the reports, newest first, each with how much of it is checked."""
    from dataclasses import asdict

    with _opened(path, readonly=True) as ledger:
        rows = ledger.list()
        if as_json:
            _print_json([asdict(row) for row in rows])
            return
        for row in rows:
            extra = (f", {row.versions} versions" if row.versions > 1 else "") + (
                f", {row.orphans} judgements without a place" if row.orphans else ""
            )
            _say(f"{row.report}  {row.published or 'no date':<10}  {row.publisher or '-'}  {row.title or ''}")
            _say(f"                  {row.counts}{extra}")
        click.echo(f"{len(rows)} reports; {ledger.counts()}", err=True)


@click.command()
@click.argument("report")
@_at
@_json
def show(report: str, path: str, as_json: bool) -> None:
    """Show a report as it stands, with what people said of it. REPORT is an id, or its beginning."""
    with _opened(path, readonly=True) as ledger:
        if as_json:
            click.echo(ledger.line(report))
            return
        from onrecord.ledger.screens import report_lines

        view = ledger.show(report)
        for line in report_lines(view):
            _say(line)


@click.command()
@click.argument("line", nargs=-1, required=True)
@_at
@_json
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
    with _opened(path, readonly=True) as ledger:
        found = ledger.search(" ".join(line), limit=limit, after=after, stop=lambda: time.monotonic() > end)
    if as_json:
        _print_json(asdict(found))
    else:
        from onrecord.ledger.screens import hit_lines

        for hit in found.hits:
            _say("\n".join(hit_lines(hit)))
    for note in found.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(f"{'more than ' if found.more else ''}{found.total} paragraphs", err=True)
    raise SystemExit(FINE if found.hits else SOME_NOT)


@click.command()
@click.argument("report", required=False)
@_at
def log(report: str | None, path: str) -> None:
    """Print what happened, to one report or to all, oldest first."""
    with _opened(path, readonly=True) as ledger:
        for entry in ledger.log(report):
            _say(
                f"{entry.at}  {entry.what:<9}  {entry.report}  {entry.detail}"
                + (f"  {entry.signer}" * bool(entry.signer))
            )


@click.command()
@_at
@click.option("--key", help="The key that tombstones were signed with.")
def verify(path: str, key: str | None) -> None:
    """Hash everything again and find every quotation again; say what is wrong."""
    with _opened(path) as ledger:
        number = 0
        for finding in ledger.verify(key.encode() if key else None):
            number += 1
            detail = ", ".join(
                f"{word} {said}" for word, said in (("found", finding.found), ("expected", finding.expected)) if said
            )
            _say(": ".join(part for part in (finding.what, finding.where, detail) if part))
        reports = len(ledger.list())
    click.echo(f"{reports} reports, {number} things wrong", err=True)
    raise SystemExit(SOME_NOT if number else FINE)


@click.command()
@click.argument("reports", nargs=-1)
@_at
def reread(reports: tuple[str, ...], path: str) -> None:
    """Read reports again (all, where none is named); judgements re-attach, and what does not is listed."""
    counts: Counter[str] = Counter()
    with _opened(path) as ledger, _progress() as tick:
        for done in import_module("onrecord.desk").reread_ledger(ledger, list(reports) or None, made_at=_now()):
            counts[done.outcome.state] += 1
            tick(sum(counts.values()))
            _say(f"{done.outcome.state.replace('_', ' '):<12} {done.outcome.report}  {done.counts}")
            for view in done.lapsed:
                _say(f"             lapsed: r{view.record.number} “{view.record.anchor.exact}”")
            for orphan in done.orphans:
                _say(f"             without a place: {orphan.judgement.verdict} “{orphan.judgement.anchor.exact[:60]}”")
            if done.outcome.why:
                click.echo(f"             {done.outcome.why}", err=True)
    _end(counts)


@click.command()
@click.argument("report")
@_at
@_signer
@click.option("--reason", required=True, help="Why the report is erased. It stays, so name no erased words.")
@click.option("--key", help="Sign the tombstone with this key.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(report: str, path: str, signer: str, reason: str, key: str | None, yes: bool) -> None:
    """Remove a report's words, bytes, judgements and index for good; a signed tombstone stays."""
    with _opened(path) as ledger:
        if not yes and not click.confirm(f"Erase {report} for good?", err=True):
            raise SystemExit(NONE)
        buried = {stone.report for stone in ledger.tombstones()}
        others = () if report.strip().lower() in buried else ledger.versions(report)
        stone = ledger.erase(report, reason=reason, signer=signer, made_at=_now(), key=key.encode() if key else None)
        _say(f"erased {stone.report} on {stone.made_at}, signed {stone.signer}, {stone.scheme} {stone.signature[:16]}")
        left = [other for other in others if other != stone.report]
        if left:
            _say(f"other versions of the page are still there: {', '.join(left)}")


VERDICTS = ("confirm", "reject", "amend", "add", "merge", "split", "furniture", "challenge")


@click.command()
@click.argument("report")
@click.argument("verdict", type=click.Choice(VERDICTS))
@_at
@_signer
@click.option("--record", "number", type=int, metavar="N", help="The number of the record, as `show` prints it.")
@click.option("--words", help="The words it is about, as printed, where it is no record.")
@click.option("--start", type=int, help="Where those words begin, where they are printed more than once.")
@click.option("--field", help="The field it is about; the whole record where none is named.")
@click.option("--value", help="The right value, the other name, the source, or an added record as JSON.")
@click.option(
    "--fault",
    type=click.Choice(("misread", "page_wrong", "not_part")),
    help="What is wrong: the record misreads the page, the page is wrong, or the words are no part of the report.",
)
@click.option("--reason", default="", help="Why.")
@click.option(
    "--rest", type=click.Choice(("quotation", "name")), help="Judge the rest along, where the same value is shown."
)
def judge(
    report: str, verdict: Any, path: str, signer: str, number: int | None, words: str | None, start: int | None,
    field: str | None, value: str | None, fault: Any, reason: str, rest: Any,
) -> None:  # fmt: skip
    """Say of a record, name or block that it is right, wrong, missing, or how it should be."""
    from onrecord.core.judgement import Judgement

    fields = {"merge": "entity", "split": "entity", "furniture": "block"}
    with _opened(path) as ledger:
        view = ledger.show(report)
        record, anchor = _target(view, number, words, start)
        said = Judgement(
            view.sheet.report.id,
            anchor,
            field or fields.get(verdict, "record"),
            verdict,
            signer,
            _now(),
            reason,
            value,
            fault,
        )
        for made in ledger.judge(said, record=record, rest=rest):
            _say(f"{made.id}  {made.verdict} {made.field} “{made.anchor.exact[:60]}”")
        click.echo(str(ledger.show(report).counts), err=True)


def _target(view: ReportView, number: int | None, words: str | None, start: int | None) -> tuple[str | None, Any]:
    """Return the record and the words that a judgement is about."""
    from onrecord.ledger.attach import located

    if number is not None:
        entry = next((entry for entry in view.records if entry.record.number == number), None)
        if entry is None:
            raise click.UsageError(f"no record r{number} in this report")
        return entry.record.id, entry.record.anchor
    anchor = located(view.sheet.report.text, words or "", start=start)
    if anchor is None:
        raise click.UsageError("name a --record, or --words that stand in the report once (else say their --start)")
    return None, anchor


@click.command()
@click.argument("judgement")
@_at
@_signer
@click.option("--reason", default="", help="Why.")
@click.option("--rest", is_flag=True, help="Take back what was judged along with it too.")
def undo(judgement: str, path: str, signer: str, reason: str, rest: bool) -> None:
    """Take back a judgement of one's own, by its id."""
    with _opened(path) as ledger:
        for made in ledger.undo(judgement, signer=signer, made_at=_now(), reason=reason, rest=rest):
            _say(f"{made.id}  took back {made.undoes}")


@click.command()
@click.argument("report", required=False)
@_at
@click.option("--training", is_flag=True, help="Print what is settled as rows to train on (JSONL).")
@click.option("--take", type=click.File("r", encoding="utf-8"), help="Take in Web Annotations from a file, or - .")
def judgements(report: str | None, path: str, training: bool, take: IO[str] | None) -> None:
    """Print judgements as W3C Web Annotations, or take such annotations in."""
    import json

    with _opened(path, readonly=take is None) as ledger:
        if take is not None:
            try:
                document = json.load(take)
            except (ValueError, RecursionError) as error:
                raise click.UsageError(f"the file holds no JSON: {error}") from error
            states: Counter[str] = Counter()
            for taken in ledger.take_annotations(document):
                states[taken.state] += 1
                _say(f"{taken.state:<10} {taken.annotation}  {taken.why}")
            raise SystemExit(SOME_NOT if states["refused"] + states["orphan"] else FINE)
        if training:
            for row in ledger.training_rows():
                click.echo(json.dumps(row, ensure_ascii=False, sort_keys=True))
            return
        _print_json(ledger.annotations(report))


@click.command()
@click.argument("report", required=False)
@_at
@_signer
def review(report: str | None, path: str, signer: str) -> None:
    """Go through the records that nobody has checked, one key each."""
    from onrecord.ledger import Review

    with _opened(path) as ledger:
        chosen = (
            [report] if report else [row.report for row in ledger.list() if row.counts.checked < row.counts.records]
        )
        keys = _keys()
        for name in chosen:
            session = Review(
                ledger.show(name), signer, lambda said, record: ledger.judge(said, record=record)[0].id,
                lambda undone, moment: ledger.undo(undone, signer=signer, made_at=moment),
            )  # fmt: skip
            if not session.over and not _run(session, keys):
                break
        click.echo(str(ledger.counts()), err=True)


def _run(session: Any, keys: Iterator[str]) -> bool:
    """Run one session; return False where the person stopped."""
    shown = ""
    while True:
        screen = session.screen()
        if screen != shown:
            _say(screen)
            shown = screen
        key = next(keys, "q")
        step = session.press(key, _now())
        if step.line:
            _say(f"-- {step.line}")
        if step.over:
            return not (key == "q" and not session.over)


def _keys() -> Iterator[str]:
    """Yield keys: pressed ones on a terminal, else the characters of standard input."""
    if sys.stdin.isatty():
        while True:
            yield click.getchar()
    for line in sys.stdin:
        yield from line.rstrip("\n")


COMMANDS = (add, list_, show, search, log, verify, reread, erase, judge, undo, judgements, review)
"""The commands of a ledger."""
