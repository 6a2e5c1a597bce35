"""Names: entities that people merge or split, carried through every voice and participant of a sheet.

A merge says that the name at these words and the name given as `value` are one; a split says that the name at these
words is not the one it was counted with. Where two signers say different things of the same words, neither is applied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.judgement import Judgement
from onrecord.core.record import Link, Named, Participant, Record, Sheet


def agreed(judged: Sequence[tuple[Judgement, Anchor]]) -> tuple[list[tuple[Judgement, Anchor]], list[Judgement]]:
    """Return what stands of judgements on the same words, the last of each signer, and those that contradict."""
    said: dict[Anchor, dict[str, Judgement]] = defaultdict(dict)
    for judgement, anchor in judged:
        said[anchor][judgement.signer] = judgement
    standing, disputed = [], []
    for anchor in sorted(said):
        held = list(said[anchor].values())
        if len({(j.verdict, j.value) for j in held}) == 1:
            standing.append((held[0], anchor))
        else:
            disputed += held
    return standing, disputed


def renamed(sheet: Sheet, judged: Sequence[tuple[Judgement, Anchor]]) -> tuple[Sheet, list[Judgement], list[Judgement]]:
    """Return the sheet with names merged and split, the judgements that found no name, and those that contradict."""
    standing, disputed = agreed(judged)
    entities = {entity.id: entity for entity in sheet.entities}
    moved: dict[Anchor, str] = {}
    lost: list[Judgement] = []
    for judgement, anchor in standing:
        if judgement.verdict == "split" and not _split(entities, moved, judgement, anchor):
            lost.append(judgement)
    same = {name: name for name in entities}
    for judgement, anchor in standing:
        if judgement.verdict == "merge" and not _merge(entities, same, judgement, anchor):
            lost.append(judgement)
    if not standing or len(lost) == len(standing):
        return sheet, lost, disputed
    joined = _joined(entities, same)
    records = tuple(_with_names(record, lambda p: _rename(p, moved, same, joined)) for record in sheet.records)
    return replace(sheet, entities=tuple(joined.values()), records=records), lost, disputed


def _at(entities: dict[str, Named], anchor: Anchor) -> Named | None:
    """Return the one entity with a mention at these words, or touching them."""
    same = [e for e in entities.values() if anchor in e.mentions]
    touching = same or [e for e in entities.values() if any(anchor.overlaps(m) for m in e.mentions)]
    return touching[0] if len(touching) == 1 else None


def _split(entities: dict[str, Named], moved: dict[Anchor, str], judgement: Judgement, anchor: Anchor) -> bool:
    """Take one mention out of its entity; tell whether there was one to take."""
    whole = _at(entities, anchor)
    if whole is None:
        return False
    taken = tuple(mention for mention in whole.mentions if mention.overlaps(anchor))
    left = tuple(mention for mention in whole.mentions if mention not in taken)
    if not left:
        return True
    name = judgement.value or anchor.exact
    fresh = f"{whole.id}/{anchor.start}"
    entities[whole.id] = replace(whole, mentions=left)
    entities[fresh] = replace(whole, id=fresh, name=name, sense="", why="split by a person", mentions=taken)
    moved.update(dict.fromkeys(taken, fresh))
    return True


def _merge(entities: dict[str, Named], same: dict[str, str], judgement: Judgement, anchor: Anchor) -> bool:
    """Note that two entities are one; tell whether both were found."""
    one = _at(entities, anchor)
    words = judgement.value or ""
    others = [e for e in entities.values() if e.name == words]
    others = others or [e for e in entities.values() if any(m.exact == words for m in e.mentions)]
    if one is None or len(others) != 1:
        return False
    for entity in entities:
        same.setdefault(entity, entity)
    kept, gone = sorted((_root(same, one.id), _root(same, others[0].id)))
    same[gone] = kept
    return True


def _root(same: dict[str, str], name: str) -> str:
    """Return the entity that stands for a merged one."""
    while same.get(name, name) != name:
        name = same[name]
    return name


def _joined(entities: dict[str, Named], same: dict[str, str]) -> dict[str, Named]:
    """Return the entities with merged ones put together under the fullest name."""
    groups: dict[str, list[Named]] = defaultdict(list)
    for entity in entities.values():
        groups[_root(same, entity.id)].append(entity)
    joined = {}
    for root, members in groups.items():
        if len(members) == 1:
            joined[root] = members[0]
            continue
        fullest = max(members, key=lambda e: (len(e.name), e.id))
        mentions = tuple(sorted({mention for member in members for mention in member.mentions}))
        joined[root] = replace(fullest, id=root, mentions=mentions, why="merged by a person")
    return joined


def _rename(
    party: Link | Participant, moved: dict[Anchor, str], same: dict[str, str], joined: dict[str, Named]
) -> Link | Participant:
    """Give a voice or participant its entity after merges and splits."""
    fresh = next((moved[a] for a in moved if party.anchor and a.overlaps(party.anchor)), party.entity)
    if fresh is None:
        return party
    root = _root(same, fresh)
    if root == party.entity and (root not in joined or joined[root].why != "merged by a person"):
        return party
    return replace(party, entity=root, name=joined[root].name) if root in joined else party


def _with_names(record: Record, change: Callable[[Link | Participant], Link | Participant]) -> Record:
    """Return the record with every voice and participant passed through `change`."""
    chain = tuple(changed for link in record.chain if isinstance(changed := change(link), Link))
    parties = {
        side: tuple(changed for party in getattr(record, side) if isinstance(changed := change(party), Participant))
        for side in ("actor", "recipient")
    }
    wording = change(record.wording) if isinstance(record.wording, Participant) else record.wording
    kept = wording if isinstance(wording, Participant) else record.wording
    return replace(record, chain=chain, actor=parties["actor"], recipient=parties["recipient"], wording=kept)
