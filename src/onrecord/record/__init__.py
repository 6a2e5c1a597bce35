"""Record: a reading in, a sheet of records out; the editorial rules, pure and deterministic.

`put_on_record(reading)` is the only way in. What is not certain is marked as uncertain, with its candidates.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Predicate, Reading, Unsure
from onrecord.core.record import SILENT, Event, Field, Participant, Record, Sheet, Stated, record_id
from onrecord.record import beside, matters
from onrecord.record.chain import chain_of, entity_id, wording_of

LEAST_RECORD = 0.5
"""Least probability of carrying news at which a predicate becomes a record; the reader's own calibration."""
LONGEST_ANCHOR = 4
"""Most words of an anchor. Source: gold guide, section 2."""
STEP_NAME = "record/1"


def put_on_record(reading: Reading) -> Sheet:
    """Turn a reading into the sheet of one report: its records in text order and what stands beside them."""
    predicates = sorted(
        (p for p in reading.predicates if p.record >= LEAST_RECORD and len(p.anchor.exact.split()) <= LONGEST_ANCHOR),
        key=lambda p: (p.anchor.start, p.anchor.end),
    )
    starts = [sentence.start for sentence in reading.sentences]
    records: list[Record] = []
    for predicate in predicates:
        ordinal = sum(1 for r in records if r.anchor == predicate.anchor)
        records.append(_record(reading, predicate, starts, len(records) + 1, ordinal))
    grouped, found = matters.group(records, predicates)
    return Sheet(
        reading.report,
        reading.kind,
        grouped,
        entities=beside.entities(reading),
        matters=found,
        quotes=beside.quotes(reading),
        gaps=beside.gaps(reading, grouped),
        questions=beside.questions(reading),
        support=beside.support(reading, grouped),
        places=reading.places,
        times=reading.times,
        quantities=reading.quantities,
        by=(*reading.by, STEP_NAME),
    )


def _record(reading: Reading, predicate: Predicate, starts: list[int], number: int, ordinal: int) -> Record:
    """Make the record of one predicate."""
    chain, rules, unsure = chain_of(reading, predicate.anchor)
    wording, quoted = wording_of(reading, predicate.anchor)
    sentence = reading.sentences[bisect_right(starts, predicate.anchor.start) - 1]
    evidence = Anchor.of(reading.report.text, sentence.start, sentence.end)
    question = next((q for q in beside.questions(reading) if q.anchor.covers(predicate.anchor)), None)
    asked = question is not None
    known = predicate.event not in ("", "NONE")
    record = Record(
        record_id(reading.report.id, predicate.anchor, ordinal),
        number,
        predicate.anchor,
        (evidence,),
        chain,
        wording if isinstance(wording, Participant) else "publisher",
        quoted,
        "asked" if asked else predicate.modality,
        predicate.polarity,
        predicate.certainty,
        (STEP_NAME, *(rule for rule in (predicate.by, *rules) if rule)),
        question=question.id if question else None,
        event=Event(predicate.event) if known else None,
        uncertain=(*predicate.unsure, *unsure),
    )
    return _with_details(reading, record, predicate, evidence)


def _with_details(reading: Reading, record: Record, predicate: Predicate, evidence: Anchor) -> Record:
    """Add the fields that a predicate carries of itself: tense, cues, participants, time and figures."""
    imputed = predicate.imputed_to
    actor = _participants(reading, predicate, "agent")
    unsure: tuple[Unsure, ...] = record.uncertain
    if record.event is not None and not actor:
        unsure = (*unsure, Unsure("actor", ()))
    return replace(
        record,
        sense=predicate.sense or None,
        foretold=predicate.foretold,
        condition=predicate.condition,
        imputed_to=Participant(imputed.exact, None, imputed) if imputed else None,
        tense=predicate.tense,
        cues=predicate.cues,
        actor=actor,
        recipient=_participants(reading, predicate, "recipient"),
        time=_time(reading, predicate, evidence),
        quantities=tuple(q for q in reading.quantities if _near(q.anchor, predicate.anchor, evidence)),
        uncertain=unsure,
        confidence=predicate.confidence,
    )


def _participants(reading: Reading, predicate: Predicate, role: str) -> tuple[Participant, ...]:
    """Return the participants of a predicate in one role, by the fullest form printed."""
    return tuple(
        Participant(
            reading.entities[a.entity].name if a.entity is not None else a.anchor.exact, entity_id(a.entity), a.anchor
        )
        for a in predicate.arguments
        if a.role == role
    )


REACH_OF_TIME = 60
"""Most characters between a predicate and the time or figure that is taken for its own. Set by hand, 2026-11."""


def _time(reading: Reading, predicate: Predicate, evidence: Anchor) -> Field[str]:
    """Return the one day or date printed close to a predicate in its sentence; Silent where there is none."""
    near = [t for t in reading.times if t.value and t.type == "DATE" and _near(t.anchor, predicate.anchor, evidence)]
    if len(near) != 1 or near[0].value is None or near[0].value.endswith("_REF"):
        return SILENT
    return Stated(near[0].value, near[0].anchor, near[0].basis or "printed")


def _near(anchor: Anchor, predicate: Anchor, evidence: Anchor) -> bool:
    """Tell whether a stretch stands in the evidence and close to the predicate."""
    gap = max(anchor.start - predicate.end, predicate.start - anchor.end)
    return evidence.covers(anchor) and gap <= REACH_OF_TIME
