"""The desk: the only module that knows every stage.

It wires ingest, read, record and export into the verbs that the command line, Python and the pages share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord import ingest, record
from onrecord.core.actors import KnownActor
from onrecord.core.correction import Correction, Suggestion
from onrecord.core.errors import MissingInput, OnrecordError, UnreadableInput
from onrecord.core.judgement import Judgement
from onrecord.core.reading import Reading, Sentence, Token
from onrecord.core.record import Sheet
from onrecord.core.report import Block, Language, Report
from onrecord.core.vocab import terms
from onrecord.export import html, json, listing, markdown, page, screen
from onrecord.ledger import Ledger, RecordView, correcting, queue
from onrecord.ledger import Outcome as Kept
from onrecord.ledger.fields import ON_SCREEN, on_screen
from onrecord.ledger.fold import in_force
from onrecord.ledger.rereading import Reread
from onrecord.ledger.view import OUT
from onrecord.read import read as read_text_of
from onrecord.read import steps, steps_over

if TYPE_CHECKING:
    import pandas


PAGE_SCRIPTS = page.SCRIPTS
"""The scripts of a report page, in the order in which they must run; `page_asset` gives each."""
Ruling = queue.Ruling
"""What the owner may say of a suggestion."""
page_asset = page.asset
page_model = page.model
page_file = page.single_file
page_parts = page.parts


@dataclass(frozen=True, slots=True)
class ReadSheet(Sheet):
    """A sheet with the ways to show it: print it for the first screen, or turn it into other forms.

    Example:
        >>> sheet = read_text("Ondria closed its border on Monday, the foreign ministry said.", publisher="Herald")
        >>> [(r.anchor.exact, [link.name for link in r.chain]) for r in sheet.records]
        [('closed', ['foreign ministry'])]
    """

    def __str__(self) -> str:
        """Return the first screen, 80 columns, without colour."""
        return screen.first_screen(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the sheet as the documented JSON contract."""
        return json.to_dict(self)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the sheet as JSON text; `indent` None gives one line."""
        return json.dump(self, indent=indent)

    def to_full(self) -> str:
        """Return every record with its evidence as plain text."""
        return listing.full(self)

    def to_markdown(self) -> str:
        """Return the first screen as Markdown with numbered verbatim footnotes."""
        return markdown.brief(self)

    def _repr_html_(self) -> str:
        """Return the first screen as escaped HTML for notebooks."""
        return html.fragment(self)

    def to_page(self) -> str:
        """Return the report page as one HTML file that works from disk, with marks, switches and Ctrl + Enter."""
        return page.single_file(page.Leaf.bare(self))

    def to_pandas(self) -> pandas.DataFrame:
        """Return the records as a pandas table, one row a record.

        Raises:
            OnrecordError: when pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise OnrecordError(
                "cannot make a table", found="no pandas", expected="pandas", next_step="pip install 'onrecord[pandas]'"
            ) from error
        return pandas.DataFrame([listing.row(self, r) for r in self.records], columns=list(listing.COLUMNS))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one thing that was to be read: a sheet, or the error that says why not."""

    name: str
    sheet: ReadSheet | None
    error: OnrecordError | None


def read(
    source: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    plain: bool = False,
    actors: str | Path | None = None,
) -> ReadSheet:
    """Read the one report at a path: plain text or HTML.

    `published` is a day such as "2031-06-03" (or a coarser "2031-06"), `publisher` a name; what is given by hand
    is kept with that basis and stands over what the page prints. `plain` reads by rules alone, without the network:
    faster and in less memory, with fewer records. `actors` is a CSV file that gives parties their country and sector.

    Raises:
        MissingInput: when there is no such file, or the path holds more than one report.
        UnreadableInput: when the file is no text that can be trusted.
        MalformedInput: when `published` is no date, or a line of `actors` is wrong.
    """
    results = list(read_many([source], published=published, publisher=publisher, url=url, plain=plain, actors=actors))
    if len(results) != 1:
        raise MissingInput(
            "not one report", where=str(source), found=f"{len(results)} reports", expected="one",
            next_step="use onrecord.read_many")  # fmt: skip
    if results[0].error is not None:
        raise results[0].error
    assert results[0].sheet is not None
    return results[0].sheet


def read_many(
    sources: Sequence[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    stdin: BinaryIO | None = None,
    plain: bool = False,
    actors: str | Path | None = None,
    begun: Callable[[str], object] = str,
) -> Iterator[Result]:
    """Read files, folders, patterns and JSONL files, one result a report; a bad report never stops the rest.

    `actors` is a CSV file that gives parties their country and sector. `begun` is told each report's name before it is read.

    Raises:
        MalformedInput: when `published` is no date, or a line of `actors` is wrong.
    """
    given = ingest.GivenByHand(published=published, publisher=publisher, url=url)
    known = ingest.read_actors(actors)
    for outcome in ingest.gather(sources, stdin=stdin, given=given):
        if outcome.report is None:
            yield Result(outcome.name, None, outcome.error)
            continue
        begun(outcome.name)
        try:
            yield Result(outcome.name, read_report(outcome.report, plain=plain, actors=known), None)
        except OnrecordError as error:
            yield Result(outcome.name, None, error)


def read_text(
    text: str,
    *,
    name: str = "text",
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    plain: bool = False,
    actors: str | Path | None = None,
) -> ReadSheet:
    """Read one report from a text held in memory; `actors` is a CSV file that gives parties their country and sector.

    Raises:
        UnreadableInput: when the text holds nothing to read.
        MalformedInput: when `published` is no date, or a line of `actors` is wrong.
    """
    given = ingest.GivenByHand(published=published, publisher=publisher, url=url)
    return read_report(ingest.read_text(text, name=name, given=given), plain=plain, actors=ingest.read_actors(actors))


def read_report(report: Report, *, plain: bool = False, actors: Sequence[KnownActor] = ()) -> ReadSheet:
    """Put a report that was taken in on record; `plain` reads it by rules alone, `actors` are parties made known."""
    sheet = record.put_on_record(read_text_of(report, steps(plain=plain)), actors)
    return ReadSheet(**{field.name: getattr(sheet, field.name) for field in fields(Sheet)})


def read_tokens(
    sentences: Sequence[Sequence[str]], *, predicates: Sequence[Sequence[int]] | None = None, before: str = ""
) -> Reading:
    """Read sentences that are already split into words, for measuring against gold tokens and for training.

    The text of the reading is the words joined by blanks, a line a sentence; its tokens are the words given.
    `predicates` are the words of each sentence of which the network is asked what it says itself: with them the layer
    `propositions` is filled. `before` names a step that is not run, nor are those after it.
    """
    text = "\n".join(" ".join(words) for words in sentences)
    tokens: list[Token] = []
    marked: list[Sentence] = []
    blocks: list[Block] = []
    at = 0
    for number, words in enumerate(sentences):
        first = len(tokens)
        for word in words:
            tokens.append(Token(at, at + len(word)))
            at += len(word) + 1
        blocks.append(Block("body", tokens[first].start if words else at, at - 1))
        marked.append(Sentence(blocks[-1].start, at - 1, first, len(tokens), number))
    report = Report("tokens", text, "", tuple(blocks), Language("en", True, 1.0))
    reading = Reading(report, tuple(tokens), tuple(marked), filled=frozenset({"tokens", "sentences"}))
    for step in steps(predicates=predicates):
        if step.name == before:
            break
        if step.name != "tokens":
            reading = step(reading)
    return replace(reading, by=("given tokens", *reading.by))


def open_ledger(path: str | Path, *, readonly: bool = False, make: bool = True) -> Ledger:
    """Open the ledger at a path, making it where there is none, unless `make` is False.

    `readonly` opens one that is there and never writes to it.

    Raises:
        LedgerError: when the file is missing, is no ledger, is damaged, or comes from a newer onrecord.
    """
    return Ledger.open(path, readonly=readonly, make=make)


def add_to_ledger(
    ledger: Ledger,
    sources: Sequence[str | Path],
    *,
    seen_at: str,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Kept]:
    """Read reports and keep each with its bytes, one outcome a report; a bad report never stops the rest.

    What is kept already, as read by the same steps, is not read again. `seen_at` is UTC, ISO 8601.

    Raises:
        LedgerError: when the ledger's file itself fails.
        MalformedInput: when `published` is no date.
    """
    given = ingest.GivenByHand(published=published, publisher=publisher, url=url)
    for outcome in ingest.gather(sources, stdin=stdin, given=given):
        report = outcome.report
        if report is None:
            yield Kept(outcome.name, "unreadable", "", str(outcome.error))
            continue
        if ledger.has(report, _labels(report)):
            yield Kept(report.name, "unchanged", report.id)
            continue
        try:
            sheet = _read_alone(report)
        except OnrecordError as error:
            yield Kept(report.name, "unreadable", report.id, str(error))
            continue
        yield from ledger.add_all([(sheet, outcome.raw)], seen_at=seen_at)


def reread_ledger(ledger: Ledger, reports: Sequence[str] | None, *, made_at: str) -> Iterator[Reread]:
    """Read reports of a ledger again (all where `reports` is None) and yield what became of each.

    Judgements re-attach to the new reading; what no longer attaches is listed as an orphan.

    Raises:
        LedgerError: when the ledger's file itself fails.
    """
    return ledger.reread(_read_alone, reports, made_at=made_at)


def add_bytes(
    ledger: Ledger,
    data: bytes,
    *,
    name: str,
    seen_at: str,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Kept:
    """Read one report from bytes held in memory (text or HTML) and keep it; return what became of it.

    Raises:
        LedgerError: when the ledger's file itself fails.
        MalformedInput: when `published` is no date.
    """
    given = ingest.GivenByHand(published=published, publisher=publisher, url=url)
    try:
        report = ingest.read_bytes(data, name=name, given=given)
    except OnrecordError as error:
        return Kept(name, "unreadable", "", str(error))
    if ledger.has(report, _labels(report)):
        return Kept(report.name, "unchanged", report.id)
    try:
        sheet = _read_alone(report)
    except OnrecordError as error:
        return Kept(name, "unreadable", report.id, str(error))
    return next(iter(ledger.add_all([(sheet, data)], seen_at=seen_at)))


def correct(ledger: Ledger, correction: Correction, *, signer: str, made_at: str) -> tuple[Judgement, ...]:
    """Keep a correction as judgements of `signer`.

    Raises:
        LedgerError: when it cannot stand in the report.
    """
    return correcting.correct(ledger, correction, signer=signer, made_at=made_at)


def suggest(ledger: Ledger, suggestion: Suggestion) -> tuple[queue.Queued, bool]:
    """Put a reader's suggestion in the queue, and say whether it is new.

    Raises:
        LedgerError: when it is too long, its words do not stand in the report, or the queue is full.
    """
    return queue.suggest(ledger, suggestion)


def suggestions(ledger: Ledger) -> tuple[queue.Queued, ...]:
    """Return the suggestions of readers, oldest first, each with where it stands."""
    return queue.queue(ledger)


def rule(ledger: Ledger, name: str, ruling: queue.Ruling, *, signer: str, made_at: str) -> queue.Queued:
    """Accept or reject a suggestion, or take the last ruling on it back.

    Raises:
        LedgerError: when there is no such suggestion, or it cannot be ruled so now.
    """
    return queue.rule(ledger, name, ruling, signer=signer, made_at=made_at)


def leaf(ledger: Ledger, report: str) -> page.Leaf:
    """Return everything that the page of one report shows, with what people said of it.

    Raises:
        LedgerError: when there is no such report.
    """
    view = ledger.show(report)
    here = view.sheet.report.id
    judged = ledger.judgements(here)
    live = {judgement.id for judgement in in_force(judged)}
    lines = [_line(j, live=j.id in live) for j in judged if j.verdict != "undo"]
    astray = {orphan.judgement.id: orphan.why for orphan in view.orphans}
    lines = [replace(entry, orphan=astray.pop(entry.id, "")) for entry in lines]
    lines += [_line(o.judgement, live=True, orphan=o.why) for o in view.orphans if o.judgement.id in astray]
    heads = {listed.report: listed for listed in ledger.list()} if len(ledger.versions(here)) > 1 else {}
    versions = tuple(
        page.Version(
            name,
            heads[name].title or "headline not found by the reader",
            heads[name].published or "date not found by the reader",
            name == here,
        )
        for name in ledger.versions(here)
        if name in heads
    )
    return page.Leaf(
        view.sheet, tuple(_shown(entry) for entry in view.records), str(view.counts), tuple(lines), versions,
        view.set_aside,
    )  # fmt: skip


def _shown(entry: RecordView) -> page.Shown:
    """Return one record as pages show it: where it stands, and who holds what of it."""
    notes = []
    for field in entry.fields:
        if field.state not in ("confirmed", "proposed"):
            held = [
                f"{o.judgement.signer}: {'not ' * o.denies}{_worded(field.name, o.value)}"
                for o in (*field.opinions, *field.lapsed)
            ]
            machine = _worded(field.name, field.machine) if field.machine else "nothing"
            notes.append(
                f"{_FIELDS.get(field.name, field.name)} {field.state}; by machine: {machine}; {'; '.join(held)}"
            )
    for remark in entry.remarks:
        notes.append(f"{remark.signer}: {correcting.SAID.get(remark.fault or '', 'challenged')}: {remark.reason}")
    fields = tuple((name, on_screen(entry.record, name)) for name in ON_SCREEN)
    return page.Shown(entry.record, entry.state, fields, tuple(notes), entry.state in OUT)


_FIELDS = {"modality": "firmness", "chain": "voice", "quantities": "figure"}
"""Fields that pages call by another word."""


def _worded(field: str, value: str) -> str:
    """Return a value as pages print it."""
    return terms("modality")[value].label if field == "modality" and value in terms("modality") else value


def said(judgement: Judgement) -> str:
    """Return what a judgement says, in a few words."""
    field, value = _FIELDS.get(judgement.field, judgement.field), judgement.value or ""
    if judgement.verdict == "reject":
        return correcting.SAID[judgement.fault or "misread"] + (f": {field}" if field != "record" else "")
    if judgement.verdict == "amend":
        return f"{field}: {_worded(judgement.field, value)}"
    plain = {"confirm": "right", "add": "a record was missing", "furniture": "not part of the report"}
    return plain.get(judgement.verdict, f"{judgement.verdict} {value}".rstrip())


def _line(judgement: Judgement, *, live: bool, orphan: str = "") -> page.Said:
    """Return one judgement as a line of a page."""
    j = judgement
    return page.Said(j.id, j.anchor, said(j), j.signer, j.made_at, j.reason, live, orphan)


def _labels(report: Report) -> tuple[str, ...]:
    """Return the steps and versions by which this installation reads a report, as a sheet has them in `by`."""
    return (*(step.label for step in steps_over(report, steps())), record.STEP_NAME)


def _read_alone(report: Report) -> ReadSheet:
    """Read one report of many: a reader that breaks on it is told of this report, and never stops the rest.

    Raises:
        UnreadableInput: when the reader breaks.
    """
    try:
        return read_report(report)
    except OnrecordError:
        raise
    except Exception as error:
        raise UnreadableInput(
            "the reader broke on this report", where=report.name, found=f"{type(error).__name__}: {error}",
            expected="a reading of any text", next_step="leave it out, and tell the maintainers") from error  # fmt: skip
