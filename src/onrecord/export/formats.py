"""Formats: every form that `onrecord export` writes, by name, and the writing of it into files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from onrecord.core.errors import OnrecordError
from onrecord.core.record import Sheet
from onrecord.export import brief, cameo, csv, ftm, html_page, jsonl, jsonld, parquet, plover, polecat
from onrecord.export.rows import Options, Part


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, how its files end, what it is, and whether it has a second file (`rest`)."""

    name: str
    suffix: str
    about: str
    write: Callable[[Iterable[Sheet], Options], Iterator[Part]]
    rest: bool = False


FORMATS = {
    form.name: form
    for form in (
        Format("jsonl", ".jsonl", "one record a line, every column", jsonl.write),
        Format("csv", ".csv", "one record a row, safe to open in a spreadsheet", csv.write),
        Format("parquet", ".parquet", "one record a row, typed (needs the extra `arrow`)", parquet.write),
        Format("jsonld", ".jsonld", "W3C Web Annotations with schema.org and PROV", jsonld.write),
        Format("plover", ".jsonl", "PLOVER 2.0 JSON, one record a line", plover.write),
        Format("polecat", ".tsv", "POLECAT's 40 columns, and ours", polecat.write, rest=True),
        Format("cameo", ".tsv", "the 20 columns of ICEWS with CAMEO root codes, and ours", cameo.write, rest=True),
        Format("ftm", ".ftm.json", "FollowTheMoney entities, one a line", ftm.write),
        Format("markdown", ".md", "a brief with footnoted evidence", brief.write),
        Format("html", ".html", "one self-contained page with highlights", html_page.write),
    )
}
"""Every format by name."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records went into the main file and into the second one."""

    rows: int
    rest: int


def export_sheets(
    form: str, sheets: Iterable[Sheet], *, full_text: bool = False, formulas: bool = False
) -> Iterator[Part]:
    """Write sheets in one of the FORMATS, piece by piece; a record is never left out.

    `full_text` brings all evidence along, not 40 words a record; `formulas` leaves cells that a spreadsheet would take
    for a formula as they are.

    Raises:
        OnrecordError: when there is no such format, or a library it needs is not installed.

    Example:
        >>> import onrecord
        >>> sheet = onrecord.read_text("Ondria closed its border, the ministry said.", plain=True)
        >>> sum(part.rows for part in export_sheets("csv", [sheet])) == len(sheet.records)
        True
    """
    if form not in FORMATS:
        raise OnrecordError("no such format", found=form, expected=f"one of {', '.join(FORMATS)}")
    return FORMATS[form].write(sheets, Options(full_text, formulas))


def rest_path(path: Path) -> Path:
    """Return where the second file of a coder's export goes.

    Example:
        >>> rest_path(Path("events.tsv")).name
        'events.rest.tsv'
    """
    return path.with_name(f"{path.stem}.rest{path.suffix}")


def save_export(parts: Iterable[Part], path: str | Path, *, rest: bool = False) -> Counts:
    """Write an export into a file, and the rest beside it where the format has one; return how many records went where.

    It is written beside and takes the old file's place at the end: where anything fails on the way, in writing or in
    making `parts`, the old files are as they were.

    Raises:
        OnrecordError: when a file cannot be written.
    """
    rows = held = 0
    path = Path(path)
    try:
        with ExitStack() as files:
            main = files.enter_context(_replacing(path))
            second = files.enter_context(_replacing(rest_path(path))) if rest else None
            for part in parts:
                main.write(part.main)
                if second:
                    second.write(part.rest)
                rows, held = rows + part.rows, held + part.rest_rows
    except OSError as error:
        raise OnrecordError("cannot write an export", where=str(path), found=error.strerror or str(error)) from error
    return Counts(rows, held)


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file beside `path` that takes its place when all went well; what is no plain file is written as it is."""
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    if path.exists():
        path.open("r+b").close()  # a file that may not be written is not replaced either
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            yield file
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
