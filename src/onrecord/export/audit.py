"""Audit: records drawn for blind coding by hand, and how precise the reading was by what the coder wrote.

The sheet shows the page's words and none of the reader's labels but the trigger that it asks about. A coder fills
what they see; an empty cell is not counted, "?" is a coder who cannot tell, and is counted apart.

The draw is simple and random: records are ordered by a hash of the seed and their id, and the first ones are taken,
so the same seed draws the same records on every machine. Intervals are Wilson's, 95 %.
Source: Wilson (1927); Brown, Cai and DasGupta (2001), section 3.1.1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.errors import MalformedInput
from onrecord.core.record import PUBLISHER, LeftOpen, Participant, Record, Sheet, Stated
from onrecord.core.report import digest
from onrecord.core.roles import fold
from onrecord.core.vocab import terms
from onrecord.export import table
from onrecord.export.people import Discreet

SHOWN = ("report", "record", "publisher", "title", "paragraph", "trigger", "context")
"""The columns that are filled in: where to look, the words asked about, and what stands around them."""
CODED = (
    "is_record", "modality", "polarity", "certainty", "background", "voice", "wording", "event", "actor", "recipient",
    "time", "place",
)  # fmt: skip
"""The columns a coder fills. `is_record`: yes or no. `voice`: the innermost voice, "page" for the publisher itself.
Several actors are joined by ";", "none" stands for nobody or nothing."""
LISTED = {
    "is_record": ("yes", "no"), "modality": tuple(terms("modality")), "polarity": tuple(terms("polarity")),
    "certainty": tuple(terms("certainty")), "background": ("yes", "no"), "event": tuple(terms("event")),
}  # fmt: skip
"""The columns whose cells are codes of a closed list. Any other word there is a slip, not a coder who disagrees."""
AROUND = 300
"""Code points of the page that are shown before and after a trigger."""
Z = 1.959963984540054
"""The standard normal quantile of a two-sided interval of 95 %."""
CANNOT_TELL = "?"


@dataclass(frozen=True, slots=True)
class Precision:
    """How often the reader's value of a field was the coder's: `right` of `n`, `untold` where the coder could not tell.

    `low` and `high` bound the precision by Wilson's interval, 95 %; all three are None where n is 0.
    """

    field: str
    right: int
    n: int
    untold: int

    @property
    def value(self) -> float | None:
        """Return the precision."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return Wilson's interval."""
        return wilson(self.right, self.n) if self.n else None


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return Wilson's interval of a proportion, 95 %.

    Example:
        >>> [round(bound, 3) for bound in wilson(9, 10)]
        [0.596, 0.982]
    """
    share, spread = right / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def draw(sheets: Sequence[Sheet], size: int, *, seed: str = "1") -> list[tuple[Sheet, Record]]:
    """Draw `size` records at random from all sheets, all of them where there are fewer, in the order of the draw."""
    drawn = [(digest(seed, record.id), sheet, record) for sheet in sheets for record in sheet.records]
    drawn.sort(key=lambda entry: (entry[0], entry[2].id))
    return [(sheet, record) for _, sheet, record in drawn[:size]]


def blank(sheets: Sequence[Sheet], size: int, *, seed: str = "1") -> str:
    """Return the sheet to fill as CSV: the words of each drawn record, and an empty cell for each field."""
    rows = [[*SHOWN, *CODED]]
    people = {sheet.report.id: Discreet.of(sheet) for sheet in sheets}
    for sheet, record in draw(sheets, size, seed=seed):
        report, discreet = sheet.report, people[sheet.report.id]
        block = next((b for b in report.blocks if b.start <= record.anchor.start < b.end), None)
        start = max(block.start if block else 0, record.anchor.start - AROUND)
        end = min(block.end if block else len(report.text), record.anchor.end + AROUND)
        context = "".join((
            discreet.text(start, record.anchor.start), "[[", discreet.words(record.anchor), "]]",
            discreet.text(record.anchor.end, end),
        ))  # fmt: skip
        title = discreet.line(report.title.value) if report.title else ""
        publisher = report.publisher.value if report.publisher else ""
        where = str(report.paragraph_at(record.anchor.start))
        rows.append(
            [report.id, record.id, publisher, title, where, discreet.words(record.anchor), context, *("",) * len(CODED)]
        )
    return table.lines(rows).decode("utf-8")


def score(sheets: Sequence[Sheet], filled: str) -> list[Precision]:
    """Compare a filled sheet with what the reader put on record and return the precision of each field.

    Raises:
        MalformedInput: when the table is no audit sheet, a record in it is not among the reports, or a cell holds a
            code that its column does not have.
    """
    coded = table.read_back(filled.removeprefix("\ufeff"))
    if not coded or not set(CODED) | {"record"} <= set(coded[0]):
        raise MalformedInput("no audit sheet", expected=f"a CSV with the columns {', '.join(SHOWN + CODED)}")
    by_id = {record.id: (sheet, record) for sheet in sheets for record in sheet.records}
    lost = [row["record"] for row in coded if row["record"] not in by_id]
    if lost:
        raise MalformedInput(
            "a record of the sheet is not in these reports", found=lost[0], expected="the reports it was drawn from",
            next_step="give the same reports, read by the same version",
        )  # fmt: skip
    _refuse_slips(coded)
    tallies = {field: [0, 0, 0] for field in CODED}
    for row in coded:
        sheet, record = by_id[row["record"]]
        said = values(sheet, record)
        for field, answer in _answers(row):
            if answer == CANNOT_TELL:
                tallies[field][2] += 1
                continue
            tallies[field][1] += 1
            tallies[field][0] += _same(answer, said[field])
    return [Precision(field, *tallies[field]) for field in CODED]


def _answers(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the cells of a row that count, by field: filled ones, and of what is no record that answer alone."""
    refused = _parts(row["is_record"]) == {"no"}
    fields = CODED[:1] if refused else CODED
    return [(field, row[field].strip()) for field in fields if row[field].strip()]


def _refuse_slips(coded: Sequence[Mapping[str, str]]) -> None:
    """Refuse a sheet with codes that no list has: counted as they stand, a misspelling would be an error of the reader.

    Raises:
        MalformedInput: names the first such cell by row (the header is row 1) and column, and counts the others.
    """
    known = {field: frozenset().union(*(_parts(code) for code in codes)) for field, codes in LISTED.items()}
    slips = [
        (number, field, answer)
        for number, row in enumerate(coded, 2)
        for field, answer in _answers(row)
        if field in known and answer != CANNOT_TELL and not _parts(answer) <= known[field]
    ]
    if slips:
        number, field, answer = slips[0]
        more = f" (and {len(slips) - 1} more such cells)" if len(slips) > 1 else ""
        raise MalformedInput(
            "a cell of the sheet holds no code of its list", where=f"row {number}, {field}", found=answer + more,
            expected=f"one of {', '.join(LISTED[field])}", next_step="mend the cell; ? stands for what you cannot tell",
        )  # fmt: skip


def values(sheet: Sheet, record: Record) -> dict[str, str]:
    """Return what the reader said of a record, field by field, in the words a coder is asked for."""
    people = Discreet.of(sheet)
    wording = record.wording
    return {
        "is_record": "yes", "modality": record.modality, "polarity": record.polarity, "certainty": record.certainty,
        "background": "yes" if record.background else "no",
        "voice": people.name(record.chain[-1]) if record.chain else "page",
        "wording": people.name(wording) if isinstance(wording, Participant) else PUBLISHER,
        "event": record.event.type if record.event else "none",
        "actor": ";".join(people.name(who) for who in record.actor) or "none",
        "recipient": ";".join(people.name(who) for who in record.recipient) or "none",
        "time": _field(record.time), "place": _field(record.place),
    }  # fmt: skip


def _field(field: object) -> str:
    """Return a stated value, "open" where the text leaves it open, "none" where it is silent."""
    return str(field.value) if isinstance(field, Stated) else "open" if isinstance(field, LeftOpen) else "none"


def _same(answer: str, said: str) -> bool:
    """Tell whether a coder's answer and the reader's value name the same: no case, no marks, no article, any order."""
    return _parts(answer) == _parts(said)


def _parts(text: str) -> frozenset[str]:
    """Return the parts of a value, folded for comparing."""
    words = {"y": "yes", "n": "no", "page": PUBLISHER, "put forward": "+", "denied": "-"}
    parts = [part.strip() for part in text.split(";") if part.strip()]
    folded = [words.get(part.lower(), part.lower()) for part in parts]
    return frozenset((fold(part) or part).removeprefix("the ").removeprefix("a ") for part in folded)


def report(scores: Sequence[Precision]) -> str:
    """Return the precision of each field as a table for people."""
    lines = [f"{'field':<10} {'right':>5} {'of':>5}  {'precision':>9}  {'95 % (Wilson)':<15} cannot tell"]
    for entry in scores:
        value = f"{entry.value:.3f}" if entry.value is not None else "-"
        bounds = f"{entry.interval[0]:.3f} to {entry.interval[1]:.3f}" if entry.interval else "not coded"
        lines.append(f"{entry.field:<10} {entry.right:>5} {entry.n:>5}  {value:>9}  {bounds:<15} {entry.untold}")
    return "\n".join(lines) + "\n"
