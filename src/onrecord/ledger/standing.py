"""Standing: from what each signer holds of a record and its fields to where the record stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.core.judgement import Judgement
from onrecord.ledger.fields import ON_SCREEN, WHOLE, judged_fields
from onrecord.ledger.view import FieldView, Opinion, State


@dataclass(slots=True)
class Holding:
    """What signers hold of one record, filled in the order of the fold: the last of each signer on each field counts.

    `whole` is each signer's last word on the record as a whole; `opinions` what each holds of each field; `texts` the
    typed text behind each value; `remarks` what changes nothing.
    """

    whole: dict[str, Judgement] = field(default_factory=dict)
    opinions: dict[str, dict[str, Opinion]] = field(default_factory=lambda: defaultdict(dict))
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    remarks: list[Judgement] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the fields that anybody judged, in the order of a record's fields."""
        return tuple(name for name in judged_fields() if self.opinions.get(name))

    def take(self, judgement: Judgement, values: Mapping[str, tuple[str, str]]) -> None:
        """Take one more judgement in; `values` are the fields it gives a value for: as on screen, and as typed."""
        signer = judgement.signer
        if judgement.verdict == "challenge" or judgement.fault == "page_wrong":
            self.remarks.append(judgement)
            return
        if judgement.field == WHOLE:
            self._forget(self.whole.get(signer))
            self.whole[signer] = judgement
        if judgement.verdict == "confirm" or (judgement.verdict == "reject" and judgement.field != WHOLE):
            for name, value in judgement.seen:
                if name in judged_fields() and (judgement.field in (WHOLE, name)):
                    self.opinions[name][signer] = Opinion(judgement, value, judgement.verdict == "reject")
        for name, (value, text) in values.items():
            self.opinions[name][signer] = Opinion(judgement, value)
            self.texts[name, value] = text

    def _forget(self, earlier: Judgement | None) -> None:
        """Drop what a superseded judgement on the whole record held of its fields."""
        for held in self.opinions.values():
            for signer in [s for s, opinion in held.items() if earlier and opinion.judgement.id == earlier.id]:
                del held[signer]


def field_view(holding: Holding, name: str, shown: str, machine: frozenset[str]) -> FieldView:
    """Say where one field stands: `shown` is the reader's value, `machine` it and its form before names were merged."""
    opinions = list(holding.opinions[name].values())
    amended = {o.value for o in opinions if o.judgement.verdict in ("amend", "add")}
    standing = machine | amended
    holds = tuple(o for o in opinions if o.value in standing)
    lapsed = tuple(o for o in opinions if o.value not in standing)
    asserted = {shown if o.value in machine else o.value for o in holds if not o.denies}
    denied = {shown if o.value in machine else o.value for o in holds if o.denies}
    value, state = shown, _field_state(asserted, denied, shown, lapsed=bool(lapsed))
    if state == "amended":
        value = next(iter(asserted))
    return FieldView(name, value, shown, state, holds, lapsed)


def _field_state(asserted: set[str], denied: set[str], shown: str, *, lapsed: bool) -> State:
    """Say where a field stands, from the values that signers assert and deny."""
    if len(asserted) > 1 or asserted & denied:
        return "disputed"
    if asserted:
        return "confirmed" if shown in asserted else "amended"
    if denied:
        return "questioned"
    return "lapsed" if lapsed else "proposed"


def record_state(holding: Holding, fields: Sequence[FieldView], machine_gives: Callable[[str, str], bool]) -> State:
    """Say where a record stands, from each signer's word on the whole and from its fields.

    `machine_gives` tells whether the reader itself gives a field this value.
    """
    now = {view.name: view for view in fields}

    def stands(name: str, value: str) -> bool:
        return machine_gives(name, value) or (name, value) in holding.texts

    holds = {signer: j for signer, j in holding.whole.items() if _holds(holding, j, stands)}
    rejects = [j for j in holds.values() if j.verdict == "reject"]
    states = {view.state for view in fields}
    if "disputed" in states or 0 < len(rejects) < len(holds):
        return "disputed"
    if rejects:
        return "set_aside" if all(j.fault == "not_part" for j in rejects) else "rejected"
    if len(holds) < len(holding.whole) and not holds:
        return "lapsed"
    for state in ("lapsed", "questioned", "amended"):
        if state in states:
            return state
    if holds or all(name in now and now[name].state == "confirmed" for name in ON_SCREEN):
        return "confirmed"
    return "partly" if states - {"proposed"} else "proposed"


def _holds(holding: Holding, judgement: Judgement, stands: Callable[[str, str], bool]) -> bool:
    """Tell whether none of the values that a judgement on the whole record covered has changed since.

    A field on which the same signer has said something else since is judged on its own.
    """
    for name, value in judgement.seen:
        own = holding.opinions.get(name, {}).get(judgement.signer)
        overtaken = own is not None and own.judgement.id != judgement.id
        if not name.startswith("#") and not overtaken and not stands(name, value):
            return False
    return True
