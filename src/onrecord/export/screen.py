"""The first screen: what a page puts on record, for a person with one minute.

The order is fixed: kind and completeness of the page, its date and the basis, what was set aside; matters, the one with
most records first, each with its records firmest wording first; figures; forecasts; open, no reply, asked;
voices; unsure. A line that has nothing to show is left out.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

from onrecord.core.record import UNKNOWN_VOICE, Gap, Record, Sheet
from onrecord.core.vocab import terms
from onrecord.export import wording

NARROWEST = 80
MOST_LINES = 40
"""Most lines of the screen for a report of up to 2,000 words. Source: the first screen's contract in docs/reference."""
ROWS_A_MATTER = 5
MATTERS_SHOWN = 3
MARKS = '"“”«»„‟‘'
"""Marks that may open or close a quotation; an apostrophe alone opens none."""
BOLD, DIM, PLAIN = "\033[1m", "\033[2m", "\033[0m"
LABEL = 10
"""Columns of the labels of the lower half (FIGURES, OPEN, ...)."""


def first_screen(sheet: Sheet, *, width: int = NARROWEST, colour: bool = False) -> str:
    """Return the first screen of a sheet as plain text, `width` columns wide (80 at least), ending in a line end."""
    width = max(NARROWEST, width)
    below = [*_figures(sheet, width), *_forecasts(sheet, width), *_open(sheet, width), *_voices(sheet, width),
             *_unsure(sheet, width)]  # fmt: skip
    head = _head(sheet, width)
    room = MOST_LINES - len(head) - len(below)
    lines = [*head, *_matters(sheet, width, room), *below]
    return "\n".join(_styled(line, colour) for line in lines) + "\n"


def _styled(line: str, colour: bool) -> str:
    """Return a line with its first word bold and its paragraph marks dim, where colour is wanted."""
    if not colour or not line.strip():
        return line
    if not line.startswith(" "):
        head, blank, rest = line.partition("  ")
        return f"{BOLD}{head}{PLAIN}{blank}{rest}"
    return line.replace("¶", f"{DIM}¶") + PLAIN if "¶" in line else line


def _head(sheet: Sheet, width: int) -> list[str]:
    """Return kind, completeness, date with its basis, title, what was set aside, and how much is checked."""
    report = sheet.report
    name = wording.shown(report.publisher.value).upper() if report.publisher else "publisher not found"
    date = (
        f"{report.published.value} ({report.published.basis})" if report.published else "date not found by the reader"
    )
    kind = terms("report_kind")[sheet.kind.value].label
    whole = f"looks cut ({wording.shown(report.cut.basis)})" if report.cut else "whole"
    aside = sum(1 for block in report.blocks if block.kind == "furniture") + len(report.left_out)
    photos = sum(1 for block in report.blocks if block.kind == "caption")
    page = f"{len(report.paragraphs)} ¶, {whole}" + (
        f"; {photos} caption{'s' * (photos > 1)} not read" if photos else ""
    )
    lines = [_sides(f"{name}  {kind}", date, width)]
    title = f'"{wording.shown(report.title.value)}"' if report.title else "no headline found"
    lines += _sides_or_two(wording.clip(title, width), f"{page}; {aside} lines set aside", width)
    lines += [wording.clip(f"Note: {wording.shown(note)}", width) for note in report.notes[:2]]
    if not report.language.english and report.language.code != "und":
        lines.append(
            f"Language: {report.language.code}, not English. The rules read English only: no records were made."
        )
    unsure = f"{len(sheet.records)} records by machine, 0 checked; ? = unsure"
    lines += [*_sides_or_two("What the page says, not what is so.", unsure, width), ""]
    return lines


def _sides(left: str, right: str, width: int) -> str:
    """Return two texts on one line, the second flush right where it fits."""
    gap = max(2, width - len(left) - len(right))
    return wording.clip(left + " " * gap + right, width)


def _sides_or_two(left: str, right: str, width: int) -> list[str]:
    """Return two texts on one line where they fit, else on two."""
    if len(left) + len(right) + 2 <= width:
        return [_sides(left, right, width)]
    return [left, _sides("", right, width).rstrip() if len(right) <= width else wording.clip(right, width)]


def _matters(sheet: Sheet, width: int, room: int) -> list[str]:
    """Return the matters with their records, then the records that stand alone, within `room` lines."""
    by_id = {record.id: record for record in sheet.records}
    groups: list[tuple[str, list[Record]]] = []
    for matter in sheet.matters:
        label = wording.shown(matter.label_anchor.exact).upper()
        groups.append((label, [by_id[i] for i in matter.records]))
    alone = [r for r in sheet.records if r.matter is None and r.question is None]
    lines: list[str] = []
    left = room - (2 if alone else 0)
    for number, (label, records) in enumerate(groups[:MATTERS_SHOWN]):
        share = min(ROWS_A_MATTER, max(1, (left - len(lines) - 1)), len(records))
        if left - len(lines) < 2:
            break
        lines += _matter(sheet, f"{chr(65 + number)}  {label}", records, share, width)
    shown = sum(len(records) for _, records in groups[:MATTERS_SHOWN])
    rest = [r for _, records in groups[MATTERS_SHOWN:] for r in records] + alone
    if rest and room - len(lines) >= 2:
        label = "ALSO SAID" if shown else "SAID"
        lines += _matter(sheet, label, rest, min(len(rest), room - len(lines) - 2, ROWS_A_MATTER + 1), width)
    return lines


def _matter(sheet: Sheet, label: str, records: list[Record], most: int, width: int) -> list[str]:
    """Return one matter: its label and its records, firmest wording first."""
    told = [r for r in records if r.question is None]
    ordered = sorted(told, key=wording.firmness)
    # denied records are never cut off: they are what a reader in a hurry must not miss
    denied = [r for r in ordered if r.polarity == "-"][:2]
    kept = [r for r in ordered if r not in denied][: max(0, most - len(denied))] + denied
    more = len(told) - len(kept)
    note = "firmest wording first" + (f"; {more} more: --full" if more > 0 else "")
    return [_sides(label, note, width), *(_row(sheet, record, width) for record in kept)]


def _row(sheet: Sheet, record: Record, width: int) -> str:
    """Return one record: how it is put, on whose word, the printed words, and where."""
    at = wording.paragraph(sheet, record.anchor)
    mark = "?" if record.uncertain else " "
    who_width = 26 + (width - NARROWEST) // 3
    left = f"  {mark}{wording.put(record):<13.13} {_last_voice(record, who_width):<{who_width}} "
    words = wording.words(sheet, record, width - len(left) - 5)
    return f"{left}{words:<{width - len(left) - 5}} {at:>4}"


def _last_voice(record: Record, width: int) -> str:
    """Return the chain, shortened in its middle where it does not fit, never at its innermost voice's head."""
    whole = wording.voice(record)
    if len(whole) <= width or len(record.chain) < 2:
        return wording.clip(whole, width)
    return wording.clip(f"page > .. > {wording.voice(record).split(' > ')[-1]}", width)


def _figures(sheet: Sheet, width: int) -> list[str]:
    """Return the figures of the body with their bounds and rates, as printed."""
    shown = [
        f"{wording.clip(wording.shown(q.anchor.exact), 44)} {wording.paragraph(sheet, q.anchor)}"
        for q in sheet.quantities
        if wording.paragraph(sheet, q.anchor)
    ]
    return _labelled("FIGURES", " · ".join(dict.fromkeys(shown)), width, 2)


def _forecasts(sheet: Sheet, width: int) -> list[str]:
    """Return what is put as likely or foretold."""
    found = [r for r in sheet.records if r.foretold or (r.modality == "possible" and r.certainty == "probable")]
    shown = [f"{_short(r)} {wording.words(sheet, r, 34)} {wording.paragraph(sheet, r.anchor)}" for r in found]
    return _labelled("FORECASTS", " · ".join(shown), width, 2)


def _short(record: Record) -> str:
    """Return the innermost voice of a record."""
    name = record.chain[-1].name if record.chain else "page"
    return wording.clip("voice not found" if name == UNKNOWN_VOICE else name, 24) + ":"


def _open(sheet: Sheet, width: int) -> list[str]:
    """Return what the text says is open, who did not reply, and what is asked."""
    silent = ("no_reply", "declined")
    lines = _labelled("OPEN", _gap_list(sheet, (g for g in sheet.gaps if g.state not in silent)), width, 3)
    lines += _labelled("NO REPLY", _gap_list(sheet, (g for g in sheet.gaps if g.state in silent)), width, 1)
    asked = [
        f'"{wording.clip(wording.shown(q.anchor.exact), 60)}" {wording.paragraph(sheet, q.anchor)}'
        for q in sheet.questions
    ]
    return lines + _labelled("ASKED", " · ".join(asked), width, 3)


def _gap_list(sheet: Sheet, gaps: Iterable[Gap]) -> str:
    """Return gaps as what they are about and the words that say so; a cue with several is told once."""
    told: dict[tuple[int, str], list[str]] = {}
    for gap in gaps:
        key = (gap.anchor.start, f'"{wording.shown(gap.anchor.exact)}" {wording.paragraph(sheet, gap.anchor)}')
        told.setdefault(key, []).append(terms("gap_about")[gap.about].label)
    return " · ".join(f"{', '.join(dict.fromkeys(about))}: {words}" for (_, words), about in told.items())


def _voices(sheet: Sheet, width: int) -> list[str]:
    """Return how many records stand on each voice, and who is named without a quotation that the reader found.

    "Never in quotation marks" is said only of a page without any: everything else may have been missed.
    """
    counts: Counter[str] = Counter()
    for record in sheet.records:
        if record.question is None:
            counts["page" if not record.chain else _short(record)[:-1]] += 1
    shown = [f"{name} {count}" for name, count in sorted(counts.items(), key=lambda c: (c[0] != "page", -c[1], c[0]))]
    quoted = {q.source.name for q in sheet.quotes if q.source}
    spoken = {link.name for r in sheet.records for link in r.chain} | quoted
    silent = [
        e.name for e in sheet.entities
        if e.type == "PERSON" and e.name not in quoted and any(sheet.report.paragraph_at(m.start) for m in e.mentions)
    ]  # fmt: skip
    named = ", ".join(wording.shown(n) + (" (reported)" if n in spoken else "") for n in silent)
    return [
        *_labelled("VOICES", " · ".join(shown), width, 2),
        *_labelled("", f"named, {_unquoted(sheet)}: {named}" if named else "", width, 2),
    ]


def _unquoted(sheet: Sheet) -> str:
    """Return how it is said that nobody quotes a person: of the page where a search finds no mark, else of the reader."""
    printed = (sheet.report.text, *sheet.report.left_out)
    marked = any(mark in text for text in printed for mark in MARKS)
    return (
        "no quotation found by the reader" if marked or sheet.quotes or sheet.report.cut else "never in quotation marks"
    )


def _unsure(sheet: Sheet, width: int) -> list[str]:
    """Return how many records are marked unsure, and in which fields."""
    marked = [record for record in sheet.records if record.uncertain]
    fields = Counter(entry.field for record in marked for entry in record.uncertain)
    told = ", ".join(f"{field} {count}" for field, count in fields.most_common())
    text = f"{len(marked)} of {len(sheet.records)} records ({told})" if marked else ""
    return _labelled("UNSURE", text, width, 1)


def _labelled(label: str, text: str, width: int, most: int) -> list[str]:
    """Return a labelled stretch of text, wrapped to at most `most` lines; what is cut is said."""
    if not text:
        return []
    lines = textwrap.wrap(text, width - LABEL, break_long_words=True, break_on_hyphens=False)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = wording.clip(lines[-1], width - LABEL - 14).removesuffix("...").rstrip(" ·") + " .. more: --full"
    return [f"{label if not number else '':<{LABEL}}{line}" for number, line in enumerate(lines)]
