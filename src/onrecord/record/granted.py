"""Granted: which records carry what their wording takes for granted, and whose granting it is.

Rule `granted_act`: a record whose anchor is the act itself carries it. Rule `granted_beside`: else the nearest record of
the sentence that carries none yet does ("Velmora's decision to host will *cost* it the season").

Whoever's words it stands in holds it: the innermost voice for words in quotation marks, the publisher outside reported
speech. In indirect speech it may be either, so the holder is "?" and both are candidates.

Source: design of the record, section 3 (presupposed); Potts 2005, The logic of conventional implicatures, for holders.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.overlay import Overlay
from onrecord.core.reading import Candidate, PresupposedFound, Unsure
from onrecord.core.record import PUBLISHER, UNKNOWN_VOICE, Presupposed, Record
from onrecord.record.chain import chain_of, wording_of
from onrecord.record.lookup import Lookup


def take_for_granted(lookup: Lookup, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return the records, each with what its wording takes for granted."""
    over = Overlay(records, lambda record: [(record.anchor.start, record.anchor.end)])
    granted: dict[str, PresupposedFound] = {}
    waiting: list[PresupposedFound] = []
    for found in lookup.reading.presupposed:
        near = over.near(found.anchor.start, found.anchor.end)
        own = next((r for r in near if r.anchor.overlaps(found.anchor) and r.id not in granted), None)
        if own is not None:
            granted[own.id] = found
        else:
            waiting.append(found)
    for found in waiting:
        sentence = lookup.sentence(found.anchor)
        near = over.near(sentence.start, sentence.end)
        free = [r for r in near if sentence.start <= r.anchor.start < sentence.end and r.id not in granted]
        if free:
            granted[min(free, key=lambda r: (abs(r.anchor.start - found.anchor.start), r.number)).id] = found
    return tuple(_with(lookup, record, granted[record.id]) if record.id in granted else record for record in records)


def _with(lookup: Lookup, record: Record, found: PresupposedFound) -> Record:
    """Return a record with what it takes for granted and its holder, unsure between two voices in indirect speech."""
    chain = chain_of(lookup, found.anchor)[0]
    voice = chain[-1].name if chain else PUBLISHER
    quoted = wording_of(lookup, found.anchor)[1]
    if not chain or quoted or voice == UNKNOWN_VOICE:
        holder, unsure = voice, record.uncertain
    else:
        both = (Candidate(voice, "inside reported speech"), Candidate(PUBLISHER, "the page's own wording"))
        holder, unsure = UNKNOWN_VOICE, (*record.uncertain, Unsure("presupposed", both))
    rule = "granted_act" if record.anchor.overlaps(found.anchor) else "granted_beside"
    return replace(
        record, presupposed=Presupposed(found.anchor, holder), uncertain=unsure, by=(*record.by, found.rule, rule)
    )
