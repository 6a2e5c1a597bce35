"""Citations: one record's words with publisher, title, date, address, day of access and ¶, in four forms.

A citation quotes the page as printed. What the page does not give is left out, never made up; a voice of which the
reader is not sure is marked so.
Source: CSL-JSON schema of the Citation Style Language project; RIS as reference managers read it (TY, TI, T2, DA, UR).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from onrecord.core.errors import MalformedInput, OnrecordError
from onrecord.core.record import Record, Sheet
from onrecord.core.times import MONTHS, parse_day, unit_of
from onrecord.export import wording
from onrecord.export.markdown import escape
from onrecord.export.people import MOST_WORDS, window
from onrecord.export.table import clean

Style = Literal["text", "markdown", "csl", "ris"]
_LINK = re.compile(r"https?://[\w\-.~:/?#@!$&'()*+,;=%]+", re.ASCII)
UNSURE = " (unsure)"
"""What is written behind a voice of which the reader is not sure, where the screen has "?"."""
STYLES: tuple[Style, ...] = get_args(Style)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation gives of one record; `words` are the printed ones, `voice` is on whose word they stand (or `UNSURE`)."""

    key: str
    publisher: str
    author: str
    title: str
    date: str
    url: str
    accessed: str
    paragraph: str
    voice: str
    words: str
    language: str


def cite(sheet: Sheet, record: str, *, style: Style = "text", accessed: str = "", full_text: bool = False) -> str:
    """Return a citation of a record, called by its number ("r4", "4") or id; `accessed` is the day the page was seen.

    Raises:
        OnrecordError: when no record is called so, or there is no such style.
        MalformedInput: when `accessed` is no day.
    """
    if accessed and not parse_day(accessed):
        raise MalformedInput("no day of access", found=accessed, expected="a day such as 2031-06-03")
    if style not in STYLES:
        raise OnrecordError("no such style", found=style, expected=f"one of {', '.join(STYLES)}")
    return render(citation(sheet, find(sheet, record), accessed=accessed, full_text=full_text), style)


def find(sheet: Sheet, record: str) -> Record:
    """Return a record by its number ("r4" or "4") or by its id, or the beginning of one.

    Raises:
        OnrecordError: when no record, or more than one, is called so.
    """
    wanted = record.strip().lower()
    found = [r for r in sheet.records if wanted in (f"r{r.number}", str(r.number))]
    if not found and len(wanted) >= 4:
        found = [r for r in sheet.records if r.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    numbers = f"r1 to r{len(sheet.records)}" if sheet.records else "no records on this page"
    raise OnrecordError(
        "no one record of that name", where=sheet.report.name, found=record, expected=numbers,
        next_step="onrecord read --full lists the records",
    )  # fmt: skip


def citation(sheet: Sheet, record: Record, *, accessed: str = "", full_text: bool = False) -> Citation:
    """Return what is to be cited; `accessed` is an ISO day, `full_text` quotes all evidence, not 40 words of it."""
    return _of_record(_of_page(sheet, accessed), sheet, record, full_text=full_text)


def citations(sheet: Sheet, records: Iterable[Record]) -> Iterator[Citation]:
    """Yield what is to be cited of many records of one page, without a day of access."""
    page = _of_page(sheet, "")
    for record in records:
        yield _of_record(page, sheet, record, full_text=False)


def _of_page(sheet: Sheet, accessed: str) -> Citation:
    """Return what all citations of a page share."""
    report = sheet.report
    given = {name: clean(value.value).strip() if (value := getattr(report, name)) else "" for name in
             ("publisher", "byline", "title", "published", "url")}  # fmt: skip
    return Citation(
        report.id, given["publisher"], given["byline"], given["title"], given["published"], given["url"], accessed,
        "", "", "", report.language.code,
    )  # fmt: skip


def _of_record(page: Citation, sheet: Sheet, record: Record, *, full_text: bool) -> Citation:
    """Return the citation of one record of a page."""
    return replace(
        page,
        key=f"{page.key}-r{record.number}",
        paragraph=wording.paragraph(sheet, record.anchor),
        voice=clean(wording.voice(record)) + (UNSURE if any(e.field == "chain" for e in record.uncertain) else ""),
        words=_quoted(sheet, record, full_text=full_text),
    )


def _quoted(sheet: Sheet, record: Record, *, full_text: bool) -> str:
    """Return the printed words around a record's anchor, cut to 40, on one line."""
    text = sheet.report.text
    stretch = next((e for e in record.evidence if e.covers(record.anchor)), record.evidence[0])
    start, end = stretch.start, stretch.end
    if not full_text:
        start, end, _ = window(text, stretch, record.anchor, MOST_WORDS)
    left, right = "…" if start > stretch.start else "", "…" if end < stretch.end else ""
    return left + " ".join(clean(text[start:end]).split()) + right


def render(cited: Citation, style: Style) -> str:
    """Return a citation in one of the four forms, ending in a line end."""
    return {"text": _text, "markdown": _markdown, "csl": _csl, "ris": _ris}[style](cited)


def _said(cited: Citation) -> list[str]:
    """Return the parts of a citation in words, without the quoted words, what is missing left out."""
    title = f"“{_single(cited.title)}”" if cited.title else ""
    accessed = f"accessed {_day(cited.accessed)}" if cited.accessed else ""
    return [part for part in (cited.author, title, cited.publisher, _day(cited.date), cited.url, accessed,
                              cited.paragraph) if part]  # fmt: skip


def _single(text: str) -> str:
    """Return text whose double quotation marks are single, so that the outer ones are ours."""
    return text.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})


def _text(cited: Citation) -> str:
    """Return a citation as one line of text."""
    return f"{', '.join(_said(cited))}: “{_single(cited.words)}” (on the word of: {cited.voice})\n"


def _markdown(cited: Citation) -> str:
    """Return a citation as a Markdown footnote with its mark."""
    url = f"<{cited.url}>" if _LINK.fullmatch(cited.url) else escape(cited.url)
    parts = [url if part == cited.url else escape(part) for part in _said(cited)]
    words = f"“{escape(_single(cited.words))}” (on the word of: {escape(cited.voice)})"
    return f"[^{cited.key}]\n\n[^{cited.key}]: {', '.join(parts)}: {words}\n"


def _csl(cited: Citation) -> str:
    """Return a citation as CSL-JSON: an array of one item."""
    item: dict[str, Any] = {"id": cited.key, "type": "article-newspaper"}
    if cited.author:
        item["author"] = [{"literal": cited.author}]
    named = {"title": cited.title, "container-title": cited.publisher, "URL": cited.url, "language": cited.language}
    item |= {key: value for key, value in named.items() if value}
    for key, value in (("issued", cited.date), ("accessed", cited.accessed)):
        if unit_of(value) in ("D", "M", "Y"):
            item[key] = {"date-parts": [[int(part) for part in value.split("-")]]}
    if cited.paragraph:
        item["locator"] = cited.paragraph
    item["note"] = f"“{_single(cited.words)}” (on the word of: {cited.voice})"
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _ris(cited: Citation) -> str:
    """Return a citation as RIS, for reference managers."""
    dated = unit_of(cited.date) in ("D", "M", "Y")
    parts = [*cited.date.split("-"), "", ""] if dated else []
    fields = [
        ("TY", "NEWS"), ("ID", cited.key), ("AU", cited.author), ("TI", cited.title), ("T2", cited.publisher),
        ("PY", parts[0] if dated else ""), ("DA", f"{parts[0]}/{parts[1]}/{parts[2]}/" if dated else ""),
        ("UR", cited.url), ("Y2", cited.accessed.replace("-", "/") + "/" if cited.accessed else ""),
        ("SP", cited.paragraph), ("LA", cited.language),
        ("N1", f"“{_single(cited.words)}” (on the word of: {cited.voice})"),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - \n"


def _day(value: str) -> str:
    """Return a date as a person writes it; what is no day, month or year is kept as it is.

    Example:
        >>> _day("2031-06-03"), _day("2031-06"), _day("")
        ('3 June 2031', 'June 2031', '')
    """
    if unit_of(value) not in ("D", "M"):
        return value
    year, month, *day = value.split("-")
    return " ".join([*(str(int(d)) for d in day), MONTHS[int(month) - 1].capitalize(), year])
