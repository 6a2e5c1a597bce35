"""From what a person names (files, folders, patterns, "-") to one outcome for each report in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from onrecord.core.errors import MissingInput, OnrecordError, UnreadableInput
from onrecord.core.report import Report
from onrecord.ingest.child import PageParser
from onrecord.ingest.given import GivenByHand
from onrecord.ingest.html import html_report, looks_like_html
from onrecord.ingest.jsonl import Outcome, read_lines
from onrecord.ingest.reports import text_bytes_report
from onrecord.ingest.text import MAX_BYTES, SAVE_AS_HTML

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
KNOWN_SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | LINE_SUFFIXES
NOT_YET = {".pdf": "a PDF file", ".warc": "a WARC archive", ".gz": "a packed file", ".zip": "a packed file",
           ".rss": "a feed", ".atom": "a feed", ".xml": "a feed or other XML", ".docx": "an office file",
           ".doc": "an office file", ".odt": "an office file", ".epub": "an e-book"}  # fmt: skip
_ADDRESS = ("http://", "https://", "ftp://")


def gather(
    inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None, given: GivenByHand | None = None
) -> Iterator[Outcome]:
    """Yield one outcome for each report in `inputs`, in the order given; a bad one never stops the rest.

    An input is a file, a folder (read with all below it, sorted, known suffixes only), a glob pattern, or "-" for
    `stdin`. A .jsonl or .ndjson file gives one outcome a line.

    Example:
        >>> [str(outcome.error) for outcome in gather(["nowhere.txt"])][0][:35]
        'there is no such file: nowhere.txt;'
    """
    with PageParser() as parser:
        reader = _Reader(stdin, given or GivenByHand(), parser)
        for item in inputs:
            try:
                for found in _expand(item):
                    yield from reader.outcomes(found)
            except OnrecordError as error:
                yield Outcome(_label(item), error=error)


def read_bytes(data: bytes, *, name: str, given: GivenByHand | None = None, media_type: str | None = None) -> Report:
    """Read the bytes of one report: HTML or plain text, by `media_type` where given, else by how they begin.

    Raises:
        UnreadableInput: when the bytes are no text or no page with words, or a limit was hit.
        MalformedInput: when the text holds half a character.
    """
    return _read(data, name=name, given=given or GivenByHand(), media_type=media_type, parser=None)


def _read(data: bytes, *, name: str, given: GivenByHand, media_type: str | None, parser: PageParser | None) -> Report:
    """Read the bytes of one report, with a page parser that may be used again."""
    kind = (media_type or "").split(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"} or (not kind and looks_like_html(data)):
        return html_report(data, name=name, given=given, parser=parser)
    if kind and not kind.startswith("text/"):
        raise UnreadableInput(
            "this kind of input is not yet read",
            where=name,
            found=kind,
            expected="text/plain or text/html",
            next_step=SAVE_AS_HTML,
        )
    return text_bytes_report(data, name=name, given=given)


def _label(item: str | Path) -> str:
    """Name an input as the person named it."""
    return "standard input" if str(item) == "-" else str(item)


def _expand(item: str | Path) -> Iterator[str | Path]:
    """Turn one input into files: itself, what a folder holds, or what a pattern matches.

    Raises:
        MissingInput: when there is nothing of that name, or nothing to read in it.
        UnreadableInput: for a web address.
    """
    text = str(item)
    if text == "-":
        yield "-"
        return
    if text.lower().startswith(_ADDRESS):
        raise UnreadableInput("web addresses are not yet read", where=text, next_step="save the page as HTML")
    if not text:
        raise MissingInput("an input has no name", found="an empty name", expected="a file, a folder, a pattern or -")
    path = Path(item)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise MissingInput("this is no name of a file", where=repr(text)[:120], found=str(error)[:80]) from error
    if is_folder:
        yield from _folder(path)
    elif exists:
        yield path
    else:
        yield from _pattern(text)


def _folder(path: Path) -> Iterator[Path]:
    """Yield the files below a folder that have a known suffix, sorted by path."""
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in KNOWN_SUFFIXES and file.is_file())
    if not found:
        raise MissingInput(
            "the folder holds nothing to read", where=str(path),
            found="no file with a known suffix", expected=", ".join(sorted(KNOWN_SUFFIXES)),
        )  # fmt: skip
    yield from found


def _pattern(text: str) -> Iterator[Path]:
    """Yield the files that a glob pattern matches, sorted."""
    if not has_magic(text):
        raise MissingInput(
            "there is no such file", where=text, next_step="check the name, or give a folder or a pattern"
        )
    found = sorted(Path(match) for match in glob(text, recursive=True) if Path(match).is_file())  # noqa: PTH207
    if not found:
        raise MissingInput("the pattern matches no file", where=text, next_step="check the pattern")
    yield from found


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading one file after the other shares: standard input, values given by hand, the page parser."""

    stdin: BinaryIO | None
    given: GivenByHand
    parser: PageParser

    def outcomes(self, item: str | Path) -> Iterator[Outcome]:
        """Yield the outcomes of one file or of standard input; a bad one is an outcome too."""
        name = _label(item)
        try:
            if item == "-":
                if self.stdin is None:
                    raise MissingInput("standard input was named but not given", where=name)
                yield self._outcome(self.stdin.read(MAX_BYTES + 1), name)
            else:
                yield from self._file(Path(item), name)
        except OnrecordError as error:
            yield Outcome(name, error=error)
        except OSError as error:
            found = error.strerror or type(error).__name__
            yield Outcome(
                name,
                error=UnreadableInput(
                    "the file cannot be opened", where=name, found=found, next_step="check that it may be read"
                ),
            )

    def _file(self, path: Path, name: str) -> Iterator[Outcome]:
        """Yield the outcomes of one file, by its suffix."""
        suffix = path.suffix.lower()
        if suffix in NOT_YET:
            raise UnreadableInput(
                "this kind of file is not yet read",
                where=name,
                found=NOT_YET[suffix],
                expected="text or HTML",
                next_step=SAVE_AS_HTML,
            )
        with path.open("rb") as file:
            if suffix in LINE_SUFFIXES:
                yield from _lines(file, name, self.given)
            else:
                yield self._outcome(file.read(MAX_BYTES + 1), name, html=suffix in HTML_SUFFIXES)

    def _outcome(self, data: bytes, name: str, *, html: bool = False) -> Outcome:
        """Read one report and turn its error, where there is one, into its outcome."""
        kind = "text/html" if html else None
        try:
            report = _read(data, name=name, given=self.given, media_type=kind, parser=self.parser)
            return Outcome(name, report, raw=data)
        except OnrecordError as error:
            return Outcome(name, error=error)


def _lines(file: BinaryIO, name: str, given: GivenByHand) -> Iterator[Outcome]:
    """Yield one outcome a line; a line over the limit is refused without being held in memory whole."""
    seen = False
    for outcome in read_lines(_bounded_lines(file), name=name, given=given):
        seen = True
        yield outcome
    if not seen:
        raise UnreadableInput(
            "there is nothing to read", where=name, found="no line", expected="one JSON object a line"
        )


def _bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines of at most the size limit and one byte; the rest of a longer line is passed over."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while line and not line.endswith(b"\n") and len(line) > MAX_BYTES:
            line = file.readline(MAX_BYTES + 1)
