"""The view: what a report looks like once everything that people said of its record is folded in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.core.anchor import Anchor
from onrecord.core.judgement import Judgement
from onrecord.core.record import Record, Sheet

State = Literal[
    "proposed", "partly", "confirmed", "amended", "questioned", "rejected", "set_aside", "disputed", "lapsed"
]
"""How a record or field stands with people.

`proposed`: by machine, judged by nobody. `partly`: some fields confirmed. `confirmed`: what is on screen is right.
`amended`: a person's value stands. `questioned`: said to be wrong, with no other value given. `rejected`: the record
misreads the page. `set_aside`: not part of the report. `disputed`: two signers differ. `lapsed`: it was judged, and a
newer reading has changed a value since.
"""
CHECKED: frozenset[State] = frozenset({"confirmed", "amended", "questioned", "rejected", "set_aside", "disputed"})
"""States that count as checked by a person."""
OUT: frozenset[State] = frozenset({"rejected", "set_aside"})
"""States in which a record leaves lists, counts and searches, unless it is asked for."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one signer holds of one field: the judgement, and the value that it asserts or denies."""

    judgement: Judgement
    value: str
    denies: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """One judged field: the value shown, what the reader itself gives, and who holds what.

    `machine` is None for a record that a person added. `lapsed` are opinions on a value that no longer stands.
    """

    name: str
    value: str
    machine: str | None
    state: State
    opinions: tuple[Opinion, ...]
    lapsed: tuple[Opinion, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record as it stands: with amendments applied, its state, its judged fields and what stands beside it.

    `remarks` change nothing: challenges, and judgements that the page itself is wrong. `judged` are the judgements
    on the record as a whole.
    """

    record: Record
    state: State
    fields: tuple[FieldView, ...] = ()
    remarks: tuple[Judgement, ...] = ()
    judged: tuple[Judgement, ...] = ()
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement that no longer attaches to anything, and why."""

    judgement: Judgement
    why: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records there are and how much of them people have checked; rejected ones and those set aside apart."""

    records: int = 0
    checked: int = 0
    disputed: int = 0
    lapsed: int = 0
    out: int = 0

    def __str__(self) -> str:
        """Say it in one line, always with how much is checked."""
        extra = [f"{number} {word}" for number, word in self._rest() if number]
        return ", ".join(
            (f"{self.records} record{'' if self.records == 1 else 's'}", f"{self.checked} checked", *extra)
        )

    def __add__(self, other: Counts) -> Counts:
        """Count two reports together."""
        return Counts(
            self.records + other.records, self.checked + other.checked, self.disputed + other.disputed,
            self.lapsed + other.lapsed, self.out + other.out,
        )  # fmt: skip

    def _rest(self) -> tuple[tuple[int, str], ...]:
        return (self.disputed, "disputed"), (self.lapsed, "lapsed"), (self.out, "rejected or set aside")


def counted(states: Sequence[State]) -> Counts:
    """Count records by their states."""
    kept = [state for state in states if state not in OUT]
    return Counts(
        len(kept), sum(s in CHECKED for s in kept), kept.count("disputed"), kept.count("lapsed"),
        len(states) - len(kept),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its sheet as it stands: amendments, added records, and merged or split names folded in.

    `sheet` holds the records that are in force; `records` all of them, in text order, those rejected too. `remarks`
    are challenges of words without a record; `disputed` judgements on names and furniture that contradict each other.
    """

    sheet: Sheet
    records: tuple[RecordView, ...]
    orphans: tuple[Orphan, ...] = ()
    remarks: tuple[Judgement, ...] = ()
    set_aside: tuple[Anchor, ...] = ()
    disputed: tuple[Judgement, ...] = ()

    @property
    def counts(self) -> Counts:
        """Count the records, and how many of them are checked."""
        return counted([view.state for view in self.records])
