"""Progress: on a terminal, a line for each of many reports as its reading begins, so that a slow one has a name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

LINES = (".jsonl", ".ndjson")
"""Files that hold many reports, a line each."""


def on_terminal() -> bool:
    """Tell whether messages go to a terminal; a standard error that is closed is none."""
    return sys.stderr is not None and sys.stderr.isatty()


def begun(paths: Sequence[str]) -> Callable[[str], object]:
    """Return what is called with the name of each report before it is read.

    It prints a line on standard error where that is a terminal and the paths may hold several reports; else it does nothing.
    """
    if not on_terminal() or not _several(paths):
        return str
    from onrecord.export.wording import shown

    return lambda name: click.echo(f"reading {shown(name)}", err=True)


def _several(paths: Sequence[str]) -> bool:
    """Tell whether paths may hold more than one report: two of them, a folder, a pattern, or lines of JSON."""
    if len(paths) != 1:
        return True
    path = Path(paths[0])
    return paths[0] != "-" and (path.suffix.lower() in LINES or not path.is_file())
