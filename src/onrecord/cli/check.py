"""`onrecord check`: a draft against the reports it rests on."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.cli import forms, one_form
from onrecord.cli.progress import begun
from onrecord.core.errors import OnrecordError

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing found; deterministic findings; the draft or a report could not be read, or the call was wrong."""


@click.command()
@click.argument("draft", metavar="DRAFT")
@click.argument("more", nargs=-1, metavar="[REPORT]...")
@click.option(
    "--against", multiple=True, required=True, metavar="REPORT...", help="The reports that the draft rests on."
)
@forms(
    json="Print the documented JSON (onrecord/check/1).",
    sarif="Print SARIF 2.1.0, for editors and build servers.",
)
@click.option("--plain", is_flag=True, help="Read by rules alone, without the network: faster, fewer findings.")
def check(draft: str, more: tuple[str, ...], against: tuple[str, ...], *, plain: bool, **given: Any) -> None:
    """Check a draft against the reports it rests on, sentence by sentence.

    DRAFT is text, Markdown, HTML or DOCX, or - for standard input. Exit code 0: nothing found; 1: words that differ from the
    reports; 2: something could not be read. The draft is never kept. Nothing here says what is true.
    """
    from onrecord import checking
    from onrecord.cli.read import _speak_utf8

    _speak_utf8()
    form = one_form(given)
    stdin = sys.stdin.buffer if "-" in (draft, *against, *more) else None
    try:
        done = checking.check(
            draft, against=[*against, *more], stdin=stdin, plain=plain, begun=begun([*against, *more])
        )
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(FAILED) from error
    for why in done.unread:
        click.echo(f"onrecord: {why}", err=True)
    shown = {"json": done.to_json, "sarif": done.to_sarif}.get(form or "", done.__str__)()
    click.echo(shown.encode("utf-8"), nl=False)
    raise SystemExit(FAILED if done.unread else FOUND if done.findings else CLEAN)
