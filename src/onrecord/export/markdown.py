"""Markdown: the first screen's content with numbered footnotes that hold the verbatim words, to paste."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.record import Record, Sheet
from onrecord.core.vocab import terms
from onrecord.export import screen, wording

SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#+|~!"})


def escape(text: str) -> str:
    r"""Return text on one line in which nothing reads as Markdown or HTML, steers a terminal or turns its direction.

    Example:
        >>> escape("a *bold* <b>")
        'a \\*bold\\* \\<b\\>'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()).translate(SPECIAL)


class _Notes:
    """The footnotes of one brief, numbered as they are asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.numbers: dict[Anchor, int] = {}

    def mark(self, anchor: Anchor) -> str:
        """Return the mark of the footnote that holds these words."""
        return f"[^{self.numbers.setdefault(anchor, len(self.numbers) + 1)}]"

    def lines(self) -> list[str]:
        """Return the footnotes: paragraph and verbatim words."""
        return [
            f"[^{number}]: {wording.paragraph(self.sheet, anchor) or 'outside the body'}: “{escape(anchor.exact)}”"
            for anchor, number in self.numbers.items()
        ]


def brief(sheet: Sheet) -> str:
    """Return the first screen as Markdown, in the same order, each record and list with a verbatim footnote."""
    notes = _Notes(sheet)
    lines = [*_head(sheet), *_groups(sheet, notes)]
    lines += _list("Mind", [escape(line) for line in screen.warnings(sheet)])
    lines += _list("Figures", _anchored(notes, [q.anchor for q in sheet.quantities]))
    lines += _list("Forecasts", [_line(record, notes)[2:] for record in screen.foretold(sheet)])
    silent = {gap.anchor for gap in sheet.gaps if gap.state in screen.NO_REPLY}
    lines += _list("Open", _anchored(notes, [gap.anchor for gap in sheet.gaps if gap.anchor not in silent]))
    lines += _list("No reply", _anchored(notes, [gap.anchor for gap in sheet.gaps if gap.anchor in silent]))
    lines += _list("Asked", _anchored(notes, [question.anchor for question in sheet.questions]))
    heard = [escape(" · ".join(screen.voices(sheet))), escape(screen.unquoted(sheet))]
    lines += _list("Voices", [line for line in heard if line])
    lines += _list("Unsure", [escape(screen.unsure(sheet))] if screen.unsure(sheet) else [])
    return "\n".join([*lines, "", *notes.lines()]) + "\n"


def _head(sheet: Sheet) -> list[str]:
    """Return title, kind, publisher, date, how much was read, and how much of it is checked."""
    report = sheet.report
    title = report.title.value if report.title else wording.not_found(sheet, "headline")
    facts = [terms("report_kind")[sheet.kind.value].label]
    for what, given in (("publisher", report.publisher), ("date", report.published)):
        facts.append(f"{given.value} ({given.basis})" if given else wording.not_found(sheet, what))
    checked = f"{screen.made(sheet)}, 0 checked; (?) = unsure."
    return [
        f"# {escape(title)}", "", " · ".join(escape(fact) for fact in (*facts, screen.extent(sheet))), "",
        f"What the page says, not what is so. {checked}",
        *(line for note in report.notes for line in ("", f"Note: {escape(note)}")),
    ]  # fmt: skip


def _list(label: str, items: list[str]) -> list[str]:
    """Return a heading with its items; nothing where there are none."""
    return ["", f"## {label}", "", *(f"- {item}" for item in items)] if items else []


def _anchored(notes: _Notes, anchors: list[Anchor]) -> list[str]:
    """Return the words of anchors in numbered paragraphs, each with the footnote of its paragraph."""
    report = notes.sheet.report
    shown = [anchor for anchor in dict.fromkeys(anchors) if report.paragraph_at(anchor.start)]
    return [f"“{escape(anchor.exact)}” {notes.mark(_sentence(notes.sheet, anchor))}" for anchor in shown]


def _groups(sheet: Sheet, notes: _Notes) -> list[str]:
    """Return the matters and the records that stand alone."""
    by_id = {record.id: record for record in sheet.records}
    groups = [(escape(m.label_anchor.exact).capitalize(), [by_id[i] for i in m.records]) for m in sheet.matters]
    groups.append(("Also said" if groups else "Said", [r for r in sheet.records if r.matter is None]))
    lines: list[str] = []
    for label, records in groups:
        told = wording.firmest_first(r for r in records if r.question is None)
        if told:
            lines += ["", f"## {label}", "", *(_line(r, notes) for r in told)]
    return lines


def _line(record: Record, notes: _Notes) -> str:
    """Return one record as a list item."""
    unsure = " (?)" if record.uncertain else ""
    return (
        f"- **{wording.put(record)}**{unsure}, {escape(wording.voice(record))}: "
        f"“{escape(record.anchor.exact)}” {notes.mark(record.evidence[0])}"
    )


def _sentence(sheet: Sheet, anchor: Anchor) -> Anchor:
    """Return the paragraph that holds an anchor, as the words a footnote shows."""
    number = sheet.report.paragraph_at(anchor.start)
    block = sheet.report.paragraphs[number - 1]
    return Anchor.of(sheet.report.text, block.start, block.end)
