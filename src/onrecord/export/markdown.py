"""Markdown: the first screen's content with numbered footnotes that hold the verbatim words, to paste."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.record import Record, Sheet
from onrecord.core.vocab import terms
from onrecord.export import wording

SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#+|~!"})


def escape(text: str) -> str:
    r"""Return text on one line in which nothing reads as Markdown or HTML.

    Example:
        >>> escape("a *bold* <b>")
        'a \\*bold\\* \\<b\\>'
    """
    return " ".join(text.split()).translate(SPECIAL)


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
    """Return a brief of a sheet: matters and records, figures, open questions, each with a verbatim footnote."""
    notes, report = _Notes(sheet), sheet.report
    title = escape(report.title.value) if report.title else "Report without a headline"
    facts = [terms("report_kind")[sheet.kind.value].label]
    facts += [escape(g.value) + f" ({escape(g.basis)})" for g in (report.publisher, report.published) if g]
    lines = [
        f"# {title}",
        "",
        " · ".join(facts),
        "",
        "What the page says, not what is so. Records by machine, unchecked.",
    ]
    if report.cut:
        lines += ["", f"The page looks cut: {escape(report.cut.basis)}."]
    lines += _groups(sheet, notes)
    for label, rows in (("Figures", [q.anchor for q in sheet.quantities]), ("Open", [g.anchor for g in sheet.gaps]),
                        ("Asked", [q.anchor for q in sheet.questions])):  # fmt: skip
        shown = [anchor for anchor in dict.fromkeys(rows) if report.paragraph_at(anchor.start)]
        if shown:
            lines += [
                "",
                f"## {label}",
                "",
                *(f"- “{escape(a.exact)}” {notes.mark(_sentence(sheet, a))}" for a in shown),
            ]
    return "\n".join([*lines, "", *notes.lines()]) + "\n"


def _groups(sheet: Sheet, notes: _Notes) -> list[str]:
    """Return the matters and the records that stand alone."""
    by_id = {record.id: record for record in sheet.records}
    groups = [(escape(m.label_anchor.exact).capitalize(), [by_id[i] for i in m.records]) for m in sheet.matters]
    groups.append(("Also said" if groups else "Said", [r for r in sheet.records if r.matter is None]))
    lines: list[str] = []
    for label, records in groups:
        told = sorted((r for r in records if r.question is None), key=wording.firmness)
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
