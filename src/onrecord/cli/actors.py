"""`onrecord actors`: PETRARCH dictionaries of actors and agents as the table that `--actors` reads."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.read import NONE_READ, OK
from onrecord.core.errors import OnrecordError


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="DICTIONARY...")
def actors(paths: tuple[str, ...]) -> None:
    """Turn PETRARCH dictionaries of actors and agents into the table that --actors reads.

    The table is printed as CSV; entries without a country or sector of PLOVER are told on standard error and left out.
    """
    from onrecord.ingest.actor_file import table
    from onrecord.ingest.petrarch import convert_dictionary

    try:
        made = [convert_dictionary(Path(path)) for path in paths]
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        raise SystemExit(NONE_READ) from error
    known = [actor for each in made for actor in each.actors]
    left_out = [line for each in made for line in each.left_out]
    click.echo(table(known).encode("utf-8"), nl=False)
    for line in left_out:
        click.echo(f"left out: {line}", err=True)
    click.echo(f"{len(known)} lines, {len(left_out)} entries left out", err=True)
    raise SystemExit(OK)
