"""`onrecord judge`, `undo`, `judgements` and `review`: what people say of the record of a ledger."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import FINE, SOME_NOT, at_ledger, now, opened, print_json, say, signed

if TYPE_CHECKING:
    from onrecord.ledger import ReportView

VERDICTS = ("confirm", "reject", "amend", "add", "merge", "split", "furniture", "challenge")


@click.command()
@click.argument("report")
@click.argument("verdict", type=click.Choice(VERDICTS))
@at_ledger
@signed
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
    "--rest",
    type=click.Choice(("quotation", "paragraph", "name")),
    help="Judge the rest along, where the same value is shown.",
)
def judge(
    report: str, verdict: Any, path: str, signer: str, number: int | None, words: str | None, start: int | None,
    field: str | None, value: str | None, fault: Any, reason: str, rest: Any,
) -> None:  # fmt: skip
    """Say of a record, name or block that it is right, wrong, missing, or how it should be."""
    from onrecord.core.judgement import Judgement

    fields = {"merge": "entity", "split": "entity", "furniture": "block"}
    with opened(path) as ledger:
        view = ledger.show(report)
        record, anchor = _target(view, number, words, start)
        said = Judgement(
            view.sheet.report.id,
            anchor,
            field or fields.get(verdict, "record"),
            verdict,
            signer,
            now(),
            reason,
            value,
            fault,
        )
        for made in ledger.judge(said, record=record, rest=rest):
            say(f"{made.id}  {made.verdict} {made.field} “{made.anchor.exact[:60]}”")
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
@at_ledger
@signed
@click.option("--reason", default="", help="Why.")
@click.option("--rest", is_flag=True, help="Take back what was judged along with it too.")
def undo(judgement: str, path: str, signer: str, reason: str, rest: bool) -> None:
    """Take back a judgement of one's own, by its id."""
    with opened(path) as ledger:
        for made in ledger.undo(judgement, signer=signer, made_at=now(), reason=reason, rest=rest):
            say(f"{made.id}  took back {made.undoes}")


@click.command()
@click.argument("report", required=False)
@at_ledger
@click.option("--training", is_flag=True, help="Print what is settled as rows to train on (JSONL).")
@click.option("--take", type=click.File("r", encoding="utf-8"), help="Take in Web Annotations from a file, or - .")
def judgements(report: str | None, path: str, training: bool, take: IO[str] | None) -> None:
    """Print judgements as W3C Web Annotations, or take such annotations in."""
    import json

    with opened(path, readonly=take is None) as ledger:
        if take is not None:
            try:
                document = json.load(take)
            except (ValueError, RecursionError) as error:
                raise click.UsageError(f"the file holds no JSON: {error}") from error
            states: Counter[str] = Counter()
            for taken in ledger.take_annotations(document):
                states[taken.state] += 1
                say(f"{taken.state:<10} {taken.annotation}  {taken.why}")
            raise SystemExit(SOME_NOT if states["refused"] + states["orphan"] else FINE)
        if training:
            for row in ledger.training_rows():
                click.echo(json.dumps(row, ensure_ascii=False, sort_keys=True))
            return
        print_json(ledger.annotations(report))


@click.command()
@click.argument("report", required=False)
@at_ledger
@signed
def review(report: str | None, path: str, signer: str) -> None:
    """Go through the records that nobody has checked, one key each."""
    from onrecord.ledger import Review

    with opened(path) as ledger:
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
            say(screen)
            shown = screen
        key = next(keys, "q")
        step = session.press(key, now())
        if step.line:
            say(f"-- {step.line}")
        if step.over:
            return not (key == "q" and not session.over)


def _keys() -> Iterator[str]:
    """Yield keys: pressed ones on a terminal, else the characters of standard input."""
    if sys.stdin is None:
        return
    if sys.stdin.isatty():
        while True:
            yield click.getchar()
    for line in sys.stdin:
        yield from line.rstrip("\n")


COMMANDS = (judge, undo, judgements, review)
"""The commands of people who judge."""
