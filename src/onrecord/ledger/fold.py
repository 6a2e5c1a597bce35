"""The fold: records as they stand after everything people said of them, in one pure function.

Judgements are taken in the order (made_at, id), whatever order they were written in. Of one signer's judgements on one
field of one stretch the last counts. Where two signers hold different values a field is disputed: the reader's value
stays on screen and both are shown. A confirmation or rejection covers the values that were on screen; where a newer
reading gives another value it lapses, visibly. What the page itself gets wrong, and challenges, change nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.core.record import Record, Sheet, record_id
from onrecord.core.report import digest
from onrecord.ledger.attach import owner
from onrecord.ledger.fields import BLOCK, ENTITY, ON_SCREEN, WHOLE, judged_fields, on_screen, with_value
from onrecord.ledger.names import agreed, renamed
from onrecord.ledger.standing import Holding, field_view, record_state
from onrecord.ledger.view import OUT, FieldView, Orphan, RecordView, ReportView

MARK = "#mark"
"""The entry of `Judgement.seen` that tells apart several records on one stretch."""
WITH = "#with"
"""The entry of `Judgement.seen` that names the judgement this one was made along with."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement and the stretch of this report's text that it is about; None where that cannot be said."""

    judgement: Judgement
    anchor: Anchor | None


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements in the order of the fold."""
    return sorted(judgements, key=lambda j: (order(j.made_at), j.id))


def order(moment: str) -> str:
    """Return what moments are sorted by: without the Z a whole second comes before its own fractions."""
    return moment.removesuffix("Z")


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that no undo of their own signer takes back, undos themselves left out, in order."""
    by_id = {j.id: j for j in judgements}
    undos = [j for j in by_id.values() if j.verdict == "undo"]
    depth = {j.id: _depth(j, by_id) for j in undos}
    undone: set[str] = set()
    for undo in sorted(undos, key=lambda j: -depth[j.id]):
        target = by_id.get(undo.undoes or "")
        if undo.id not in undone and target is not None and target.signer == undo.signer:
            undone.add(target.id)
    return in_order(j for j in by_id.values() if j.verdict != "undo" and j.id not in undone)


def fold(sheet: Sheet, placed: Sequence[Placed]) -> ReportView:
    """Fold judgements over the records of a sheet.

    The result does not depend on the order of `placed`.
    """
    anchors = {p.judgement.id: p.anchor for p in placed}
    live = in_force([p.judgement for p in placed])
    orphans = [Orphan(j, "the words are not found in this version of the page") for j in live if not anchors[j.id]]
    here = [(j, anchor) for j in live if (anchor := anchors[j.id])]
    named, astray, disputed = renamed(sheet, [p for p in here if p[0].field == ENTITY and p[0].verdict != "challenge"])
    orphans += [Orphan(j, "no name of the report stands at these words") for j in astray]
    standing, against = agreed([p for p in here if p[0].field == BLOCK and p[0].verdict != "challenge"])
    aside = tuple(anchor for judgement, anchor in standing if judgement.verdict == "furniture")
    remarks, groups, added, lost = _sorted_out(
        named.records, [p for p in here if p[0].field not in (ENTITY, BLOCK) or p[0].verdict == "challenge"]
    )
    orphans += [Orphan(j, "no record of this reading stands at these words") for j in lost]
    views = []
    for index, record in enumerate(named.records):
        view, lost = _judged(named, record, sheet.records[index], groups[index], aside)
        views.append(view)
        orphans += [Orphan(j, "its value cannot stand in this report") for j in lost]
    for anchor in sorted(added):
        made, lost = _added(named, anchor, added[anchor], aside, len(views))
        views += made
        orphans += [Orphan(j, "its value cannot stand in this report") for j in lost]
    views.sort(key=lambda v: (v.record.anchor.start, v.record.anchor.end, v.record.number))
    kept = tuple(view.record for view in views if view.state not in OUT)
    unique = {orphan.judgement.id: orphan for orphan in reversed(orphans)}
    listed = tuple(unique[j.id] for j in live if j.id in unique)
    return ReportView(
        replace(named, records=kept), tuple(views), listed, tuple(remarks), aside, tuple(disputed + against)
    )


def mark_of(records: Sequence[Record], record: Record) -> str | None:
    """Return what tells a record from others on the same stretch, or None where it stands alone there."""
    rivals = [other for other in records if other.anchor == record.anchor]
    if len(rivals) < 2:
        return None
    like = [other.id for other in rivals if _traits(other) == _traits(record)]
    return f"{_traits(record)}/{like.index(record.id) + 1}/{len(like)}"


def _traits(record: Record) -> str:
    """Hash what a record tells and of whom."""
    parties = [p.name for p in record.actor] + ["->"] + [p.name for p in record.recipient]
    return digest(on_screen(record, "event"), on_screen(record, "chain"), *parties)


def _depth(undo: Judgement, by_id: dict[str, Judgement]) -> int:
    """Return how many undos stand one on the other under this one."""
    depth, at = 0, by_id.get(undo.undoes or "")
    while at is not None and at.verdict == "undo" and depth <= len(by_id):
        depth, at = depth + 1, by_id.get(at.undoes or "")
    return depth


def _sorted_out(
    records: Sequence[Record], judged: Sequence[tuple[Judgement, Anchor]]
) -> tuple[list[Judgement], dict[int, list[Judgement]], dict[Anchor, list[Judgement]], list[Judgement]]:
    """Give each judgement to the record it is about: remarks on no record, groups, additions, and those without one."""
    anchors = sorted({record.anchor for record in records})
    remarks: list[Judgement] = []
    lost: list[Judgement] = []
    groups: dict[int, list[Judgement]] = defaultdict(list)
    added: dict[Anchor, list[Judgement]] = defaultdict(list)
    fresh = {anchor for j, anchor in judged if j.verdict == "add" and owner(anchor, anchors) is None}
    for judgement, anchor in judged:
        index = None if anchor in fresh else _record_at(records, anchors, judgement, anchor)
        if index is not None:
            groups[index].append(judgement)
        elif anchor in fresh:
            added[anchor].append(judgement)
        elif judgement.verdict == "challenge":
            remarks.append(judgement)
        else:
            lost.append(judgement)
    return remarks, groups, added, lost


def _record_at(records: Sequence[Record], anchors: Sequence[Anchor], judgement: Judgement, at: Anchor) -> int | None:
    """Return the index of the record that a judgement is about, or None."""
    nearest = owner(at, anchors)
    if nearest is None:
        return None
    mark = dict(judgement.seen).get(MARK)
    held = [index for index, record in enumerate(records) if record.anchor == anchors[nearest]]
    if mark is None:
        return held[0] if len(held) == 1 else None
    fitting = [index for index in held if mark == mark_of(records, records[index])]
    return fitting[0] if len(fitting) == 1 else None


def _judged(
    sheet: Sheet, record: Record, before: Record, judged: Sequence[Judgement], aside: Sequence[Anchor]
) -> tuple[RecordView, list[Judgement]]:
    """Fold the judgements on one record; `before` is the record before names were merged or split."""
    out = any(stretch.covers(record.anchor) for stretch in aside)
    if not judged:
        return RecordView(record, "set_aside" if out else "proposed"), []
    holding, lost = _holding(sheet, record, judged)
    fields: list[FieldView] = []
    for name in holding.names:
        machine = frozenset({on_screen(record, name), on_screen(before, name)})
        fields.append(field_view(holding, name, on_screen(record, name), machine))
    shown = record
    for field in fields:
        if field.value != field.machine:
            shown = with_value(sheet, shown, field.name, holding.texts[field.name, field.value])

    def machine_gives(name: str, value: str) -> bool:
        return name in judged_fields() and value in (on_screen(record, name), on_screen(before, name))

    state = "set_aside" if out else record_state(holding, fields, machine_gives)
    whole = tuple(in_order(holding.whole.values()))
    return RecordView(shown, state, tuple(fields), tuple(holding.remarks), whole), lost


def _holding(sheet: Sheet, record: Record, judged: Sequence[Judgement]) -> tuple[Holding, list[Judgement]]:
    """Collect what each signer holds of a record, each amendment read as a value of its field."""
    holding, lost = Holding(), []
    for judgement in judged:
        try:
            values = {
                field: (on_screen(with_value(sheet, record, field, text), field), text)
                for field, text in amended(judgement).items()
            }
        except LedgerError:
            lost.append(judgement)
            continue
        holding.take(judgement, values)
    return holding, lost


def amended(judgement: Judgement) -> dict[str, str]:
    """Return the fields that a judgement gives a value for, with the value as it was typed.

    Raises:
        LedgerError: when the value of an added record is not an object of fields and values.
    """
    if judgement.verdict == "amend" and judgement.fault != "page_wrong":
        return {judgement.field: judgement.value or ""}
    if judgement.verdict != "add":
        return {}
    try:
        row = json.loads(judgement.value or "{}")
    except ValueError:
        row = None
    if not isinstance(row, dict) or not all(isinstance(text, str) for text in row.values()):
        raise LedgerError(
            "an added record cannot be read", found=str(judgement.value), expected="a JSON object of texts"
        )
    return row


def _added(
    sheet: Sheet, anchor: Anchor, judged: Sequence[Judgement], aside: Sequence[Anchor], count: int
) -> tuple[list[RecordView], list[Judgement]]:
    """Make the record that people added at a stretch where the reader has none."""
    first = next(j for j in judged if j.verdict == "add")
    base = Record(
        record_id(sheet.report.id, anchor, 0), count + 1, anchor, (anchor,), (), "publisher", False, "actual", "+",
        "certain", ("added by a person",),
    )  # fmt: skip
    try:
        for field, text in amended(first).items():
            base = with_value(sheet, base, field, text)
    except LedgerError:
        return [], list(judged)
    view, lost = _judged(sheet, base, base, judged, aside)
    fields = tuple(replace(field, machine=None) for field in view.fields)
    return [replace(view, fields=fields, added_by=first.signer)], lost


def covered(record: Record, field: str) -> tuple[tuple[str, str], ...]:
    """Return the values that a judgement on this field of this record covers: all on screen, or the one."""
    names = ON_SCREEN if field == WHOLE else (field,)
    return tuple((name, on_screen(record, name)) for name in names)
