"""The command line: the desk's verbs as commands. Heavy parts are imported only when a command runs."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, BinaryIO, TypeVar

import click

NOTHING_DONE = 2
"""The exit code where nothing was done, or not all of it could be said."""
COMMANDS = {
    "actors": "onrecord.cli.actors:actors",
    "add": "onrecord.cli.ledger:add",
    "audit": "onrecord.cli.export:audit",
    "check": "onrecord.cli.check:check",
    "cite": "onrecord.cli.cite:cite",
    "erase": "onrecord.cli.ledger:erase",
    "export": "onrecord.cli.export:export",
    "judge": "onrecord.cli.judging:judge",
    "judgements": "onrecord.cli.judging:judgements",
    "list": "onrecord.cli.ledger:list_",
    "log": "onrecord.cli.ledger:log",
    "read": "onrecord.cli.read:read",
    "reread": "onrecord.cli.ledger:reread",
    "review": "onrecord.cli.judging:review",
    "schema": "onrecord.cli.read:schema",
    "search": "onrecord.cli.ledger:search",
    "serve": "onrecord.cli.serve:serve",
    "show": "onrecord.cli.ledger:show",
    "terms": "onrecord.cli.read:terms",
    "undo": "onrecord.cli.judging:undo",
    "verify": "onrecord.cli.ledger:verify",
}
"""Each command and where it lives. A command's module is imported when the command, or its help, is asked for."""
SHORT = {
    "actors": "Turn PETRARCH dictionaries into a table of actors.",
    "add": "Read reports and keep them in a ledger.",
    "audit": "Draw records for coding by hand; score them.",
    "check": "Check a draft against the reports it rests on.",
    "cite": "Print a citation of one record.",
    "export": "Write records in other programs' forms.",
    "erase": "Remove a report's words from a ledger for good.",
    "judge": "Confirm, reject or amend what is on record.",
    "judgements": "Print judgements, or take them in.",
    "list": "List the reports of a ledger.",
    "log": "Tell what happened to a report, or to all.",
    "reread": "Read the reports of a ledger again.",
    "review": "Judge records one by one, one key each.",
    "search": "Search a ledger by words, voices, dates and more.",
    "serve": "Show a ledger as pages in a browser.",
    "show": "Show a report of a ledger as it stands.",
    "undo": "Take a judgement back.",
    "verify": "Hash and find everything in a ledger again.",
    "read": "Read a report and print what it puts on record.",
    "schema": "Print the JSON Schema of the output of --json.",
    "terms": "Explain the words that onrecord uses.",
}


class _Lazy(click.Group):
    """A group whose commands are imported one by one, so that --help starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the one command that is asked for."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; where the system refuses a read or a write, say so in one line, never by a traceback."""
        if sys.stdout is None:  # closed before the start: `onrecord ... >&-`
            click.echo("onrecord: standard output is closed; there is nowhere to print", err=True)
            raise SystemExit(NOTHING_DONE)
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read has gone; click ends quietly
                raise
            named = f": {error.filename}" if error.filename else ""
            click.echo(f"onrecord: the system refused to go on{named}: {error.strerror or error}", err=True)
            raise SystemExit(NOTHING_DONE) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from their short texts, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SHORT[name]) for name in self.list_commands(ctx)])


C = TypeVar("C", bound=Callable[..., Any])


def forms(**told: str) -> Callable[[C], C]:
    """Give a command one switch for each form of its output, with what is told of it; `one_form` takes them back."""

    def give(command: C) -> C:
        for name, text in reversed(told.items()):
            command = click.option(f"--{name}", f"as_{name}", is_flag=True, help=text)(command)
        return command

    return give


def one_form(given: dict[str, Any]) -> str | None:
    """Take the switches of `forms` out of what was given and return the one that was set, None where none was.

    Raises:
        UsageError: when two were set, so that neither wins in silence.

    Example:
        >>> given = {"as_json": True, "as_full": False, "plain": True}
        >>> one_form(given), given
        ('json', {'plain': True})
    """
    asked = [name[3:] for name in [*given] if name.startswith("as_") and given.pop(name)]
    if len(asked) > 1:
        raise click.UsageError(
            f"{' and '.join(f'--{name}' for name in asked)} are {len(asked)} forms; give one of them"
        )
    return asked[0] if asked else None


def standard_input(paths: Sequence[str]) -> BinaryIO | None:
    """Return standard input where `-` is among the paths and it is open."""
    return sys.stdin.buffer if "-" in paths and sys.stdin is not None else None


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
def main() -> None:
    """Read news reports and keep a ledger of what they put on record."""
