"""HTML page: reports with their records as one plain file, words highlighted, without script and without a request.

Every character that comes from a page is escaped; the page forbids itself to load anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from onrecord.core.record import Record, Sheet
from onrecord.core.vocab import terms
from onrecord.export import wording
from onrecord.export.people import LEFT_OUT, Discreet, Extract
from onrecord.export.rows import Options, Part
from onrecord.export.table import clean

STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.5rem;line-height:1.2}h2{font-size:1.1rem}blockquote{margin:.25rem 0 .25rem 1rem;color:#333}"
    "li{margin:0 0 1rem}mark{background:#ffe08a;color:#000;padding:0 .1em}p.page{white-space:pre-wrap}"
    ".how{font-weight:bold}.meta{color:#555}a{color:#0b4f9e}"
    "@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}blockquote,.meta{color:#bbb}a{color:#9cc7ff}}"
)
HEAD = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<link rel="icon" href="data:,">\n'
    f"<title>On record</title>\n<style>{STYLE}</style></head><body>\n"
)
"""The head of the page."""


def write(sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield one page with a section for each report."""
    yield Part(HEAD.replace("; style-src", "; img-src data:; style-src").encode())
    for number, sheet in enumerate(sheets, 1):
        text = "\n".join(_section(Discreet.of(sheet), number, options)) + "\n"
        yield Part(text.encode("utf-8", "replace"), rows=len(sheet.records))
    yield Part(b"</body></html>\n")


def _safe(text: str) -> str:
    """Return text escaped for HTML, without characters that turn its direction."""
    return escape("".join(c if c == "\n" else clean(c) for c in text))


def _section(people: Discreet, number: int, options: Options) -> Iterator[str]:
    """Yield one report: its title, its records in text order with their words, its text where that is asked for."""
    sheet, report = people.sheet, people.sheet.report
    title = people.line(report.title.value) if report.title else "Headline not found by the reader"
    facts = [terms("report_kind")[sheet.kind.value].label]
    facts += [given.value for given in (report.publisher, report.published, report.url) if given]
    yield f'<article id="p{number}"><h1><bdi>{_safe(title)}</bdi></h1>'
    yield f'<p class="meta">{" · ".join(f"<bdi>{_safe(fact)}</bdi>" for fact in facts)}</p>'
    yield f"<p>What the page says, not what is so. {len(sheet.records)} records by machine, unchecked; ? = unsure.</p>"
    if people.parties.anchors:
        yield f"<p>{LEFT_OUT}</p>"
    yield "<ol>"
    for record in sheet.records:
        yield _item(people, number, record, options)
    yield "</ol>"
    if options.full_text:
        yield "<h2>The text, with the words of the records highlighted</h2>"
        yield f'<p class="page" dir="auto">{_highlighted(people, number)}</p>'
    yield "</article>"


def _item(people: Discreet, number: int, record: Record, options: Options) -> str:
    """Return one record with its evidence, its own words highlighted."""
    unsure = " ?" if record.uncertain else ""
    at = wording.paragraph(people.sheet, record.anchor)
    quotes = "".join(
        f'<blockquote dir="auto">{_marked(people, record, extract)}</blockquote>'
        for extract in people.evidence(record, full_text=options.full_text)
    )
    return (
        f'<li id="p{number}r{record.number}"><span class="how">{_safe(wording.put(record))}</span>{unsure}, '
        f'<bdi>{_safe(people.voice(record))}</bdi> <span class="meta">{at}</span>{quotes}</li>'
    )


def _marked(people: Discreet, record: Record, extract: Extract) -> str:
    """Return an extract with the record's own words highlighted, where it holds them."""
    start, end = record.anchor.start, record.anchor.end
    if not extract.start <= start < end <= extract.end:
        return _safe(extract.text)
    shown = people.text(extract.start, extract.end)
    left = "…" if extract.text.startswith("…") and not shown.startswith("…") else ""
    right = "…" if extract.text.endswith("…") and not shown.endswith("…") else ""
    before, after = people.text(extract.start, start), people.text(end, extract.end)
    return f"{left}{_safe(before)}<mark>{_safe(people.text(start, end))}</mark>{_safe(after)}{right}"


def _highlighted(people: Discreet, number: int) -> str:
    """Return the whole text with every record's words highlighted, each linked to its record."""
    parts, at = [], 0
    for record in sorted(people.sheet.records, key=lambda r: (r.anchor.start, -r.anchor.end)):
        if record.anchor.start < at:
            continue
        parts.append(_safe(people.text(at, record.anchor.start)))
        words = _safe(people.text(record.anchor.start, record.anchor.end))
        parts.append(f'<a href="#p{number}r{record.number}"><mark>{words}</mark></a>')
        at = record.anchor.end
    return "".join([*parts, _safe(people.text(at, len(people.sheet.report.text)))])
