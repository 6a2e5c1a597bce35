"""Columns that every coder's table gets beside its standard ones, and the pair of files a coder's export is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from onrecord.core.record import Participant, Record, Sheet
from onrecord.export import table, wording
from onrecord.export.coding import Coding, code
from onrecord.export.people import Discreet
from onrecord.export.rows import Options, Part

EXTRA = (
    "Rule", "Named Type", "Modality", "Polarity", "Certainty", "Put", "Auxiliary Modes", "Chain", "Wording", "Quoted",
    "Date First", "Date Last", "Date Basis", "Stated Time", "Report", "Record", "Paragraph", "Start", "End", "Trigger",
    "Evidence", "Uncertain",
)  # fmt: skip
"""The columns of ours, after the standard ones, in the first file and in the second."""
Row = Callable[[Discreet, Record, Coding], list[Any]]


def write(columns: tuple[str, ...], standard: Row, sheets: Iterable[Sheet], options: Options) -> Iterator[Part]:
    """Yield both tables, tab-separated: rows that carry a type, and in the second file the rest without one.

    `standard` returns the standard columns of a row; a row whose type column comes back empty goes to the second file.
    """
    header = table.lines([[*columns, *EXTRA]], delimiter="\t")
    yield Part(header, header)
    kind = next(columns.index(name) for name in ("Event Type", "CAMEO Code") if name in columns)
    for sheet in sheets:
        people = Discreet.of(sheet)
        main: list[list[Any]] = []
        rest: list[list[Any]] = []
        for record in sheet.records:
            coding = code(sheet, record)
            cells = standard(people, record, coding)
            if coding.type and not cells[kind]:
                coding = Coding("", f"no one CAMEO root for {coding.type}", coding.named, coding.auxiliary, coding.date)
            row = [*cells, *extra(people, record, coding, options)]
            (main if cells[kind] else rest).append(row)
        yield Part(
            table.lines(main, delimiter="\t", formulas=options.formulas),
            table.lines(rest, delimiter="\t", formulas=options.formulas), len(main), len(rest),
        )  # fmt: skip


def extra(people: Discreet, record: Record, coding: Coding, options: Options) -> list[Any]:
    """Return the columns of ours: how it is put, on whose word, in whose words, and the words themselves."""
    evidence = [extract.text for extract in people.evidence(record, full_text=options.full_text)]
    stated = getattr(record.time, "value", "")
    return [
        coding.rule, coding.named, record.modality, record.polarity, record.certainty, wording.put(record),
        ";".join(coding.auxiliary), people.voice(record), people.wording(record), record.quoted, coding.date.first,
        coding.date.last, coding.date.basis, stated, people.sheet.report.id, record.id,
        people.sheet.report.paragraph_at(record.anchor.start), record.anchor.start, record.anchor.end,
        people.words(record.anchor), evidence, [entry.field for entry in record.uncertain],
    ]  # fmt: skip


def countries(parties: Sequence[Participant]) -> str:
    """Return the three letters of each party's country, joined by ";", empty where its words show none."""
    return joined(who.country.value if who.country else "" for who in parties)


def sectors(parties: Sequence[Participant]) -> str:
    """Return the sector of each party, joined by ";", empty where its words show none."""
    return joined(who.sector.value if who.sector else "" for who in parties)


def joined(values: Iterable[str]) -> str:
    """Return one value for each party, joined by ";", in the order of the parties; nothing where all are empty.

    Example:
        >>> joined(["", "GOV"]), joined(["", ""])
        (';GOV', '')
    """
    found = list(values)
    return ";".join(found) if any(found) else ""


def names(people: Discreet, kind: str) -> str:
    """Return the names a report prints of one type, joined by ";", persons without a public role left out.

    So is a name of type PERSON that nothing printed shows to be a person's.
    """
    out = people.parties.entities | people.parties.unclear
    found = [e.name for e in people.sheet.entities if e.type == kind and e.id not in out and e.name]
    return ";".join(dict.fromkeys(people.line(name).replace(";", ",") for name in found))
