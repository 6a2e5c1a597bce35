"""The first screen: what a page puts on record, for a person with one minute.

The order is fixed: kind and completeness of the page, its date and the basis, what was set aside; matters, the one with
most records first, each with its records firmest wording first; what the headline makes firmer or leaves without its
voice, and records that rub; figures; forecasts; open, no reply, asked; voices; unsure. A line that has nothing to show is left out.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.record import UNKNOWN_VOICE, Gap, Record, Sheet
from onrecord.core.vocab import terms
from onrecord.export import wording

NARROWEST = 80
MOST_LINES = 40
"""Most lines of the screen for a report of up to 2,000 words. Source: the first screen's contract in docs/reference."""
ROWS_A_MATTER = 5
MATTERS_SHOWN = 3
REACH = 48
"""Most code points between a silence and what was asked for: "did not respond to several written questions"."""
MARKS = '"“”«»„‟‘'
"""Marks that may open or close a quotation; an apostrophe alone opens none."""
BOLD, DIM, PLAIN = "\033[1m", "\033[2m", "\033[0m"
HEADLINE = {"firmer": "The headline is firmer", "source_dropped": "The headline names no voice"}
"""What a headline may do to what the page says, and how it is told; a claim that the reader did not find again is not."""
NO_REPLY = ("no_reply", "declined")
"""The states of a gap that say that somebody was asked and gave no answer."""
ASKED = re.compile(r"requests?|questions?|quer(?:y|ies)|calls?|e-?mails?|messages?|comments?", re.IGNORECASE)
"""What a newsroom sends for an answer, and what it wants."""
FOR_COMMENT = re.compile(r"(?:\s[\w'’]{1,30}){0,4}\sfor (?:an? |further )?comment\b")
"""What stands behind a verb or noun of asking, up to four words on: "approached the ministry for comment"."""
LABEL = 10
"""Columns of the labels of the lower half (FIGURES, OPEN, ...)."""


def first_screen(sheet: Sheet, *, width: int = NARROWEST, colour: bool = False) -> str:
    """Return the first screen of a sheet as plain text, `width` columns wide (80 at least), ending in a line end."""
    width = max(NARROWEST, width)
    below = [wording.clip(f"  ! {line}", width) for line in warnings(sheet)]
    for part in (_figures, _forecasts, _open, _voices, _unsure):
        below += part(sheet, width)
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
    name = wording.shown(report.publisher.value).upper() if report.publisher else wording.not_found(sheet, "publisher")
    date = (
        f"{report.published.value} ({report.published.basis})" if report.published else wording.not_found(sheet, "date")
    )
    kind = terms("report_kind")[sheet.kind.value].label
    lines = _sides_or_two(f"{wording.clip(name, width - len(kind) - 2)}  {kind}", date, width)
    title = f'"{wording.shown(report.title.value)}"' if report.title else wording.not_found(sheet, "headline")
    lines += _sides_or_two(wording.clip(title, width), extent(sheet), width)
    lines += [wording.clip(f"Note: {wording.shown(note)}", width) for note in report.notes[:2]]
    if not report.language.english and report.language.code != "und":
        lines.append(
            f"Language: {report.language.code}, not English. The rules read English only: no records were made."
        )
    unsure = f"{made(sheet)}, 0 checked; ? = unsure"
    lines += [*_sides_or_two("What the page says, not what is so.", unsure, width), ""]
    return lines


def made(sheet: Sheet) -> str:
    """Return how many records were made by machine."""
    return f"{len(sheet.records)} record{'s' * (len(sheet.records) != 1)} by machine"


def extent(sheet: Sheet) -> str:
    """Return how much of the page was read: paragraphs, whether it looks cut, captions, what was set aside."""
    report = sheet.report
    whole = f"looks cut ({wording.shown(report.cut.basis)})" if report.cut else "whole"
    photos = sum(1 for block in report.blocks if block.kind == "caption")
    captions = f"; {photos} caption{'s' * (photos > 1)} not read" if photos else ""
    aside = sum(1 for block in report.blocks if block.kind == "furniture") + len(report.left_out)
    return f"{len(report.paragraphs)} ¶, {whole}{captions}; {aside} line{'s' * (aside != 1)} set aside"


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
    by_id = {record.id: record for record in sheet.records if record.question is None}
    groups = [(m.label_anchor, [by_id[i] for i in m.records if i in by_id]) for m in sheet.matters]
    rest = [r for r in by_id.values() if r.matter is None]
    rank = weight(sheet)
    left = room - (2 if rest else 0)
    lines: list[str] = []
    told = 0
    for label_anchor, records in (group for group in groups if group[1]):
        if told == MATTERS_SHOWN or left - len(lines) < 2 or all(rank[r.id] == 2 for r in records):
            rest += records
            continue
        label = f"{chr(65 + told)}  {wording.shown(label_anchor.exact).upper()}"
        lines += _matter(sheet, label, records, rank, min(ROWS_A_MATTER, left - len(lines) - 1), width)
        told += 1
    if rest and room - len(lines) >= 2:
        lines += _matter(sheet, "ALSO SAID" if told else "SAID", rest, rank, room - len(lines) - 1, width)
    return lines


def weight(sheet: Sheet) -> dict[str, int]:
    """Return by record what the screen keeps first: 0 the news, 1 all else; 2, what the newsroom asked, it leaves out.

    The news is what the headline claims and what the first paragraph says: a report puts what it is about there, however
    weakly it words it. Who did not reply, and who asked not to be named, is told below the records.
    Source: the inverted pyramid of news writing; the first screen's contract in docs/reference.
    """
    body = next((block for block in sheet.report.paragraphs if block.kind == "body"), None)
    claimed = {claim.record for claim in sheet.headline_claims}
    silences = Overlay(
        (gap for gap in sheet.gaps if gap.state in NO_REPLY or _unnamed(gap)),
        lambda gap: [(max(0, gap.anchor.start - REACH), gap.anchor.end + REACH)],
    )
    rank = {}
    for record in sheet.records:
        at = record.anchor
        leads = record.id in claimed or (body is not None and body.start <= at.start < body.end)
        asked = FOR_COMMENT.match(sheet.report.text, at.end) is not None
        asked = asked or any(_of_the_asking(sheet.report.text, gap, at) for gap in silences.near(at.start, at.end))
        rank[record.id] = 2 if asked else 0 if leads else 1
    return rank


def _unnamed(gap: Gap) -> bool:
    """Tell whether a gap is a source's own wish: "asked not to be identified"; not "did not name the buyer"."""
    return gap.about == "identity" and gap.state in ("undisclosed", "declined") and "to be" in gap.anchor.exact


def _of_the_asking(text: str, gap: Gap, anchor: Anchor) -> bool:
    """Tell whether words stand in those of a silence, end them ("to be | named"), or are what was asked beside them."""
    if gap.anchor.covers(anchor) or (_unnamed(gap) and gap.anchor.end + 1 == anchor.start):
        return True
    between = text[min(gap.anchor.end, anchor.end) : max(gap.anchor.start, anchor.start)]
    near = len(between) <= REACH and "." not in between and "\n" not in between
    return near and ASKED.fullmatch(anchor.exact) is not None


def _matter(
    sheet: Sheet, label: str, records: list[Record], rank: Mapping[str, int], most: int, width: int
) -> list[str]:
    """Return one matter: its label and at most `most` of its records by `rank`, firmest wording first."""
    ordered = wording.firmest_first(records)
    # two denied records are never cut off: they are what a reader in a hurry must not miss
    kept = {r.id for r in [r for r in ordered if r.polarity == "-" and rank[r.id] < 2][: min(2, most)]}
    for record in sorted((r for r in ordered if rank[r.id] < 2), key=lambda r: rank[r.id]):
        if len(kept) < most:
            kept.add(record.id)
    more = len(ordered) - len(kept)
    note = "firmest wording first" + (f"; {more} more: --full" if more else "")
    return [_sides(wording.clip(label, width - len(note) - 2), note, width),
            *(_row(sheet, record, width) for record in ordered if record.id in kept)]  # fmt: skip


def _row(sheet: Sheet, record: Record, width: int) -> str:
    """Return one record: how it is put, on whose word, the printed words, and where."""
    at = wording.paragraph(sheet, record.anchor)
    mark = "?" if record.uncertain else " "
    who_width = 26 + (width - NARROWEST) // 3
    left = f"  {mark}{wording.put(record):<13.13} {_last_voice(record, who_width):<{who_width}} "
    words = wording.words(sheet, record, width - len(left) - 5)
    return f"{left}{words:<{width - len(left) - 5}} {at:>4}"


def _last_voice(record: Record, width: int) -> str:
    """Return the chain; where it does not fit, persons known by name by the last of it, then without its middle."""
    whole = wording.voice(record)
    if len(whole) <= width:
        return whole
    short = ["page", *(link.name.split()[-1] if link.kind == "person" and link.named else wording.shown(link.name)
                       for link in record.chain)]  # fmt: skip
    told = " > ".join("voice not found" if name == UNKNOWN_VOICE else name for name in short)
    if len(told) <= width:
        return told
    return wording.clip(f"page > .. > {told.split(' > ')[-1]}" if len(record.chain) > 1 else told, width)


def warnings(sheet: Sheet) -> list[str]:
    """Return what a reader of the headline alone would get wrong, then records that rub; two lines of each at most."""
    by_id = {record.id: record for record in sheet.records}
    told = []
    for claim in sheet.headline_claims:
        record = by_id.get(claim.record or "")
        if record is None or claim.compared not in HEADLINE:
            continue
        said = f"{_short(record)} {wording.put(record)} {wording.paragraph(sheet, record.anchor)}".rstrip()
        told.append(f'{HEADLINE[claim.compared]}: "{wording.shown(claim.anchor.exact)}"; on the page {said}')
    rubs = []
    for tension in sheet.tensions:
        sides = [f'{_short(r)} "{wording.shown(r.anchor.exact)}" {wording.paragraph(sheet, r.anchor)}'.rstrip()
                 for r in (by_id[tension.left], by_id[tension.right])]  # fmt: skip
        rubs.append(f"{terms('tension')[tension.kind].label}: {' / '.join(sides)}")
    return [*told[:2], *rubs[:2]]


def _figures(sheet: Sheet, width: int) -> list[str]:
    """Return the figures of the body with their bounds and rates, as printed."""
    shown = [
        f"{wording.clip(wording.shown(q.anchor.exact), 44)} {wording.paragraph(sheet, q.anchor)}"
        for q in sheet.quantities
        if wording.paragraph(sheet, q.anchor)
    ]
    return _labelled("FIGURES", " · ".join(dict.fromkeys(shown)), width, 2)


def _forecasts(sheet: Sheet, width: int) -> list[str]:
    """Return what is put as likely or foretold, with whose word it is."""
    shown = [f"{_short(r)} {wording.words(sheet, r, 34)} {wording.paragraph(sheet, r.anchor)}" for r in foretold(sheet)]
    return _labelled("FORECASTS", " · ".join(shown), width, 2)


def foretold(sheet: Sheet) -> list[Record]:
    """Return the records that are put as likely or foretold; what is only thought to have been so is no forecast."""
    likely = [r for r in sheet.records if r.modality == "possible" and r.certainty == "probable" and r.tense != "past"]
    return [r for r in sheet.records if r.foretold or r in likely]


def _short(record: Record) -> str:
    """Return the innermost voice of a record."""
    name = record.chain[-1].name if record.chain else "page"
    return wording.clip("voice not found" if name == UNKNOWN_VOICE else name, 24) + ":"


def _open(sheet: Sheet, width: int) -> list[str]:
    """Return what the text says is open, who did not reply, and what is asked."""
    lines = _labelled("OPEN", _gap_list(sheet, (g for g in sheet.gaps if g.state not in NO_REPLY)), width, 3)
    lines += _labelled("NO REPLY", _gap_list(sheet, (g for g in sheet.gaps if g.state in NO_REPLY)), width, 2)
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
    """Return how many records stand on each voice, then who is named without a quotation."""
    return [
        *_labelled("VOICES", " · ".join(voices(sheet)), width, 2),
        *_labelled("", unquoted(sheet), width, 2),
    ]


def voices(sheet: Sheet) -> list[str]:
    """Return each voice with the number of records on its word, the page first, then the most heard."""
    counts: Counter[str] = Counter()
    for record in sheet.records:
        if record.question is None:
            counts["page" if not record.chain else _short(record)[:-1]] += 1
    return [f"{name} {count}" for name, count in sorted(counts.items(), key=lambda c: (c[0] != "page", -c[1], c[0]))]


def unquoted(sheet: Sheet) -> str:
    """Return who is named without a quotation that the reader found; nothing where there is nobody.

    "Never in quotation marks" is said only of a page without any: everything else may have been missed.
    """
    quoted = {q.source.name for q in sheet.quotes if q.source}
    spoken = {link.name for r in sheet.records for link in r.chain} | quoted
    silent = [
        e.name for e in sheet.entities
        if e.type == "PERSON" and e.name not in quoted and any(sheet.report.paragraph_at(m.start) for m in e.mentions)
    ]  # fmt: skip
    named = ", ".join(wording.shown(n) + (" (reported)" if n in spoken else "") for n in silent)
    return f"named{_unquoted(sheet)}: {named}" if named else ""


def _unquoted(sheet: Sheet) -> str:
    """Return how it is said that nobody quotes a person: of the page where a search finds no mark, else of the reader.

    Of a page that looks cut nothing is said: the quotation may stand in the part that is missing.
    """
    if sheet.report.cut:
        return ""
    printed = (sheet.report.text, *sheet.report.left_out)
    marked = any(mark in text for text in printed for mark in MARKS)
    return ", no quotation found by the reader" if marked or sheet.quotes else ", never in quotation marks"


def _unsure(sheet: Sheet, width: int) -> list[str]:
    """Return the last line."""
    return _labelled("UNSURE", unsure(sheet), width, 1)


def unsure(sheet: Sheet) -> str:
    """Return how many records are marked unsure, and in which fields; nothing where none is."""
    marked = [record for record in sheet.records if record.uncertain]
    fields = Counter(entry.field for record in marked for entry in record.uncertain)
    told = ", ".join(f"{field} {count}" for field, count in fields.most_common())
    return f"{len(marked)} of {len(sheet.records)} records ({told})" if marked else ""


def _labelled(label: str, text: str, width: int, most: int) -> list[str]:
    """Return a labelled stretch of text, wrapped to at most `most` lines; what is cut is said."""
    if not text:
        return []
    lines = textwrap.wrap(text, width - LABEL, break_long_words=True, break_on_hyphens=False)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = wording.clip(lines[-1], width - LABEL - 14).removesuffix("...").rstrip(" ·") + " .. more: --full"
    return [f"{label if not number else '':<{LABEL}}{line}" for number, line in enumerate(lines)]
