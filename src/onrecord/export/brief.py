"""Brief: reports as Markdown, one list item a record with a numbered footnote that holds its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.core.record import Record, Sheet
from onrecord.core.vocab import terms
from onrecord.export import wording
from onrecord.export.markdown import escape
from onrecord.export.people import LEFT_OUT, Discreet
from onrecord.export.rows import Options, Part
from onrecord.export.table import clean


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield a brief of each report; footnotes are numbered by report and record, so that briefs can be joined."""
    for number, sheet in enumerate(sheets, 1):
        people = Discreet.of(sheet)
        text = ("\n" if number > 1 else "") + "\n".join(_lines(people, number, options)) + "\n"
        yield Part(text.encode("utf-8", "replace"), rows=len(sheet.records))


def _plain(text: str) -> str:
    """Return text on one line in which nothing reads as Markdown, HTML or a terminal's code."""
    return escape(clean(text))


def _lines(people: Discreet, number: int, options: Options) -> Iterator[str]:
    """Yield the lines of one brief: title, page, records by matter with the firmest wording first, footnotes."""
    sheet, report = people.sheet, people.sheet.report
    title = people.line(report.title.value) if report.title else "Headline not found by the reader"
    facts = [terms("report_kind")[sheet.kind.value].label]
    facts += [f"{_plain(given.value)}" for given in (report.publisher, report.published, report.url) if given]
    yield from (f"# {_plain(title)}", "", " · ".join(facts), "")
    yield "What the page says, not what is so. Records by machine, unchecked."
    if people.parties.anchors:
        yield _plain(LEFT_OUT)
    by_id = {record.id: record for record in sheet.records}
    groups = [(people.words(m.label_anchor), [by_id[i] for i in m.records]) for m in sheet.matters]
    held = {record.id for _, records in groups for record in records}
    groups.append(("Also said" if groups else "Said", [r for r in sheet.records if r.id not in held and not _asked(r)]))
    groups.append(("Asked", [r for r in sheet.records if r.id not in held and _asked(r)]))
    for label, records in groups:
        if records:
            yield from ("", f"## {_plain(label)}", "")
            yield from (_item(people, number, record) for record in wording.firmest_first(records))
    yield ""
    for record in sheet.records:
        yield _footnote(people, number, record, options)


def _asked(record: Record) -> bool:
    """Tell whether a record stands in a question, so that it is listed apart from claims."""
    return record.question is not None or record.modality == "asked"


def _mark(number: int, record: Record) -> str:
    """Return the mark of a record's footnote."""
    return f"[^{number}-r{record.number}]"


def _item(people: Discreet, number: int, record: Record) -> str:
    """Return one record as a list item."""
    unsure = " (?)" if record.uncertain else ""
    words = _plain(people.words(record.anchor))
    return f"- **{wording.put(record)}**{unsure}, {_plain(people.voice(record))}: “{words}” {_mark(number, record)}"


def _footnote(people: Discreet, number: int, record: Record, options: Options) -> str:
    """Return the footnote of a record: paragraph and words."""
    extracts = people.evidence(record, full_text=options.full_text)
    words = " ".join(f"“{_plain(extract.text)}”" for extract in extracts)
    return f"{_mark(number, record)}: {wording.paragraph(people.sheet, record.anchor) or 'outside the body'}: {words}"
