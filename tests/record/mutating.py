"""Mutated reports: words of a report replaced, and the records before and after held against each other.

Offsets before and after are joined by the edits, so a record is the same where its anchor begins at the same place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from onrecord.core.record import LeftOpen, Participant, Record, Sheet, Stated

GONE, NEW = "gone", "new"
NAMED = ("chain", "wording", "actor", "recipient", "place", "presupposed", "imputed_to")
"""The cells that hold names, which a renaming renames."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a text, `[start, end)`, and the words that take its place."""

    start: int
    end: int
    words: str


def edits_of(text: str, replacements: Mapping[str, str]) -> tuple[Edit, ...]:
    """Return the edits that put each key's value in its place wherever it stands, the longest key first.

    Keys that begin and end in a letter or digit match whole words only.
    """
    found: list[Edit] = []
    taken: list[tuple[int, int]] = []
    for old in sorted(replacements, key=len, reverse=True):
        edge = r"\b" if old[0].isalnum() and old[-1].isalnum() else ""
        matches = list(re.finditer(f"{edge}{re.escape(old)}{edge}", text))
        assert matches, f"{old!r} does not stand in the report"
        for match in matches:
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found += _changed_words(match.start(), old, replacements[old])
    return tuple(sorted(found, key=lambda edit: edit.start))


def _changed_words(start: int, old: str, new: str) -> list[Edit]:
    """Return the edits that turn one stretch into another, word by word: what both print stays where it is."""
    before, after = re.findall(r"\w+|\W", old), re.findall(r"\w+|\W", new)
    found: list[Edit] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            first = start + len("".join(before[:i]))
            found.append(Edit(first, first + len("".join(before[i:j])), "".join(after[k:m])))
    return found


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits made."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def moved(offset: int, edits: Sequence[Edit]) -> int:
    """Return where the character at an offset stands after the edits; one inside an edit stands at its start."""
    by = 0
    for edit in edits:
        if offset >= edit.end and (edit.end > edit.start or offset >= edit.start):
            by += len(edit.words) - (edit.end - edit.start)
        elif offset > edit.start:
            return edit.start + by
    return offset + by


def cells(record: Record) -> dict[str, Any]:
    """Return the cells of a record that a reader sees, by name."""
    return {
        "anchor": record.anchor.exact, "chain": " > ".join(link.name for link in record.chain) or "page",
        "wording": record.wording.name if isinstance(record.wording, Participant) else record.wording,
        "quoted": record.quoted, "modality": record.modality, "polarity": record.polarity,
        "certainty": record.certainty, "condition": record.condition is not None, "sense": record.sense or "",
        "event": record.event.type if record.event else "", "actor": "; ".join(one.name for one in record.actor),
        "recipient": "; ".join(one.name for one in record.recipient), "time": _value(record.time),
        "place": _value(record.place), "question": record.question is not None,
        "quantities": "; ".join(f"{q.bound} {q.value:g}{f' per {q.per}' if q.per else ''}" for q in record.quantities),
        "stage": record.stage.term if record.stage else "",
        "presupposed": record.presupposed.holder if record.presupposed else "",
        "imputed_to": record.imputed_to.name if record.imputed_to else "",
    }  # fmt: skip


def _value(field: Any) -> str:
    """Return a stated value, "open" where the text leaves it open, else nothing."""
    return str(field.value) if isinstance(field, Stated) else "open" if isinstance(field, LeftOpen) else ""


def compare(
    before: Sheet, after: Sheet, edits: Sequence[Edit], names: Mapping[str, str] | None = None
) -> dict[str, dict[str, tuple[Any, Any]] | str]:
    """Return what changed: by anchor as printed before, its cells as (before, after), or that it is gone or new.

    A record that is gone and one that is new at the words of one edit, and so alike in order, are one record with
    another anchor. A cell that one of the sheets marks as unsure, with the other's value among its candidates, is the
    same. `names` are the names that were replaced: cells are held against each other with them renamed.
    """
    new = {record.anchor.start: record for record in after.records}
    pairs: list[tuple[Record, Record]] = []
    gone: list[Record] = []
    for record in before.records:
        other = new.pop(moved(record.anchor.start, edits), None)
        if other is None:
            gone.append(record)
        else:
            pairs.append((record, other))
    for record in list(gone):
        edit = next((e for e in edits if e.start <= record.anchor.start < e.end), None)
        first = moved(edit.start, edits) if edit else 0
        inside = [at for at in sorted(new) if edit and first <= at < first + len(edit.words)]
        if inside:
            gone.remove(record)
            pairs.append((record, new.pop(inside[0])))
    changed: dict[str, dict[str, tuple[Any, Any]] | str] = {}
    for old, other in pairs:
        rows = {
            name: (was, new_cells[name])
            for new_cells in (cells(other),)
            for name, was in cells(old).items()
            if (_renamed(was, names) if names and name in NAMED else was) != new_cells[name]
            and not _wavers(old, other, name, was, new_cells[name])
        }
        if rows:
            changed[_label(old, before)] = rows
    changed |= {_label(record, before): GONE for record in gone}
    changed |= {_label(record, after): NEW for record in new.values()}
    return changed


def _wavers(old: Record, other: Record, name: str, was: Any, now: Any) -> bool:
    """Tell whether a sheet marks a cell as unsure and names the other sheet's value as the other candidate."""
    return any(
        entry.field == name and value in {candidate.value.replace("NONE", "") for candidate in entry.candidates}
        for record, value in ((old, now), (other, was))
        for entry in record.uncertain
    )


def _label(record: Record, sheet: Sheet) -> str:
    """Return the anchor of a record, with its number where the sheet has several of those words."""
    same = [one for one in sheet.records if one.anchor.exact == record.anchor.exact]
    return record.anchor.exact if len(same) == 1 else f"{record.anchor.exact}#{same.index(record) + 1}"


def _renamed(cell: str, names: Mapping[str, str]) -> str:
    """Return a cell with the names in it replaced."""
    edits = [
        Edit(m.start(), m.end(), names[m[0]])
        for m in re.finditer("|".join(rf"\b{re.escape(n)}\b" for n in sorted(names, key=len, reverse=True)), cell)
    ]
    return edited(cell, edits)
