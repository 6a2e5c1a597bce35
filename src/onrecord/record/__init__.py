"""Record: a reading in, a sheet of records out; the editorial rules, pure and deterministic.

`put_on_record(reading)` is the only way in. What is not certain is marked as uncertain, with its candidates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.actors import KnownActor
from onrecord.core.anchor import Anchor
from onrecord.core.reading import Candidate, Predicate, Reading, Unsure
from onrecord.core.record import SILENT, Event, Field, LeftOpen, Participant, Record, Sheet, Stated, record_id
from onrecord.record import beside, granted, headlines, matters, relations, stages, tensions, timed
from onrecord.record.chain import chain_of, entity_id, imputed_to, wording_of
from onrecord.record.figures import Figures
from onrecord.record.known_actors import by_pattern, with_known
from onrecord.record.lookup import Lookup

LEAST_RECORD = 0.5
"""Least probability of carrying news at which a predicate becomes a record; the reader's own calibration."""
LONGEST_ANCHOR = 4
"""Most words of an anchor. Source: gold guide, section 2."""
NO_PLACE = frozenset({"government", "people", "body"})
"""Senses of a place name that put nothing anywhere: a capital that speaks, a people, a body named after a town."""
IN_FULL = frozenset({"place_with_its_noun", "place_named", "place_taken_up"})
"""Rules of the reader that give a place by its whole name."""
STEP_NAME = "record/1"


def put_on_record(reading: Reading, actors: Sequence[KnownActor] = ()) -> Sheet:
    """Turn a reading into the sheet of one report: its records in text order and what stands beside them.

    `actors` are what a person made known of parties; they stand over the codes that the words show.
    """
    predicates = sorted(
        (p for p in reading.predicates if p.record >= LEAST_RECORD and len(p.anchor.exact.split()) <= LONGEST_ANCHOR),
        key=lambda p: (p.anchor.start, p.anchor.end),
    )
    lookup, figures, seen = Lookup(reading), Figures(reading, predicates), Counter[Anchor]()
    report_id = reading.report.id
    records: list[Record] = []
    for number, predicate in enumerate(predicates, 1):
        identity = record_id(report_id, predicate.anchor, seen[predicate.anchor])
        seen[predicate.anchor] += 1
        records.append(_record(lookup, figures, predicate, number, identity))
    if actors:
        known, published = by_pattern(actors), reading.report.published
        records = [with_known(record, known, published.value if published else "") for record in records]
    about = matters.group(reading, records, predicates)
    staged = stages.find_stages(about.records, about.nouns, about.heads)
    grouped = granted.take_for_granted(lookup, relations.find_relations(reading, staged))
    return Sheet(
        reading.report,
        reading.kind,
        grouped,
        entities=beside.entities(reading),
        matters=about.matters,
        tensions=tensions.find_tensions(grouped),
        headline_claims=headlines.compare_headlines(reading, grouped),
        quotes=beside.quotes(lookup),
        gaps=beside.gaps(lookup, grouped),
        questions=beside.questions(lookup),
        support=beside.support(lookup, grouped),
        places=reading.places,
        times=reading.times,
        quantities=reading.quantities,
        by=(*reading.by, STEP_NAME),
    )


def _record(lookup: Lookup, figures: Figures, predicate: Predicate, number: int, identity: str) -> Record:
    """Make the record of one predicate."""
    reading = lookup.reading
    chain, rules, unsure = chain_of(lookup, predicate.anchor, predicate)
    wording, quoted = wording_of(lookup, predicate.anchor)
    sentence = lookup.sentence(predicate.anchor)
    evidence = Anchor.of(reading.report.text, sentence.start, sentence.end)
    question = lookup.question(predicate.anchor)
    asked = question is not None
    known = predicate.event not in ("", "NONE")
    record = Record(
        identity,
        number,
        predicate.anchor,
        (evidence,),
        chain,
        wording if isinstance(wording, Participant) else "publisher",
        quoted,
        "asked" if asked else predicate.modality,
        predicate.polarity,
        predicate.certainty,
        (STEP_NAME, *(rule for rule in (*predicate.by.split(), *rules) if rule)),
        question=beside.question_id(reading, question.anchor) if question else None,
        event=Event(predicate.event, predicate.mode or None, predicate.contexts) if known else None,
        quantities=figures.of(lookup, predicate.anchor, evidence),
        uncertain=(*predicate.unsure, *unsure),
    )
    return _with_details(lookup, record, predicate, evidence)


def _with_details(lookup: Lookup, record: Record, predicate: Predicate, evidence: Anchor) -> Record:
    """Add the fields that a predicate carries of itself: tense, cues, participants, time and figures."""
    reading, imputed = lookup.reading, predicate.imputed_to
    actor = _participants(reading, predicate, "agent")
    unsure: tuple[Unsure, ...] = record.uncertain
    if record.event is not None and any(participant.entity is None for participant in actor):
        unsure = (*unsure, Unsure("actor", tuple(Candidate(p.name, "a description") for p in actor)))
    chance = predicate.confidence
    if chance is not None and predicate.record <= LEAST_RECORD:  # the network's own number is below its bar
        unsure = (*unsure, Unsure("record", (Candidate(predicate.anchor.exact, f"probability {chance:.2f}"),)))
    return replace(
        record,
        sense=predicate.sense or None,
        foretold=predicate.foretold,
        condition=predicate.condition,
        imputed_to=Participant(imputed.exact, None, imputed) if imputed else imputed_to(lookup, predicate.anchor),
        tense=predicate.tense,
        cues=predicate.cues,
        actor=actor,
        recipient=_participants(reading, predicate, "recipient"),
        time=_time(lookup, predicate, evidence),
        place=_place(lookup, predicate, evidence),
        uncertain=unsure,
        confidence=predicate.confidence,
    )


def _participants(reading: Reading, predicate: Predicate, role: str) -> tuple[Participant, ...]:
    """Return the participants of a predicate in one role, by the fullest form printed."""
    return tuple(
        Participant(
            reading.entities[a.entity].name if a.entity is not None else a.anchor.exact,
            entity_id(a.entity),
            a.anchor,
            a.country,
            a.sector,
        )
        for a in predicate.arguments
        if a.role == role
    )


REACH_OF_TIME = 60
"""Most characters between a predicate and the time or figure that is taken for its own. Set by hand, 2026-11."""


def _time(lookup: Lookup, predicate: Predicate, evidence: Anchor) -> Field[str]:
    """Return the time that a predicate takes place at: the one in its time argument, else the one day close to it.

    A text that says the time is open, in the same argument, leaves it open. Vague references ("now") state nothing.
    """
    told = [a.anchor for a in predicate.arguments if a.role == "time"]
    near = [
        t for t in lookup.times(evidence) if t.value and not t.value.endswith("_REF") and t.type in ("DATE", "TIME")
    ]
    own = [t for t in near if any(anchor.overlaps(t.anchor) for anchor in told)]
    own = [t for t in own if not _of_speaking(lookup, predicate.anchor, t.anchor)]
    open_words = next((g.anchor for g in lookup.gaps(evidence) if g.about == "time" and _in_any(g.anchor, told)), None)
    if open_words is not None:
        return LeftOpen(open_words)
    if not own and predicate.confidence is None:
        own = [t for t in near if t.type == "DATE" and _near(t.anchor, predicate.anchor, evidence)]
    text = lookup.reading.report.text
    return timed.of(text, timed.with_other_end(text, own, near))


def _place(lookup: Lookup, predicate: Predicate, evidence: Anchor) -> Field[str]:
    """Return the place that a predicate's place argument names; left open where the text says so there."""
    told = [a.anchor for a in predicate.arguments if a.role == "place"]
    whole, rule = next(
        ((a.anchor, a.rule) for a in predicate.arguments if a.role == "place" and a.rule in IN_FULL), (None, "")
    )
    open_words = next((g.anchor for g in lookup.gaps(evidence) if g.about == "place" and _in_any(g.anchor, told)), None)
    if open_words is not None:
        return LeftOpen(open_words)
    said = told[-1] if rule == "place_taken_up" else whole
    if whole is not None and said is not None and not _of_speaking(lookup, predicate.anchor, said, place=True):
        return Stated(whole.exact, whole)
    named = [p for p in lookup.places(evidence) if p.sense not in NO_PLACE and _in_any(p.anchor, told)]
    named = [p for p in named if not _of_speaking(lookup, predicate.anchor, p.anchor, place=True)]
    if not named:
        return SILENT
    name = lookup.mention(named[0].anchor)
    covered = name is not None and name.type == "PLACE" and name.anchor.covers(named[0].anchor)
    anchor = name.anchor if name is not None and covered else named[0].anchor
    return Stated(anchor.exact, anchor)


OCCASION = re.compile(
    r"\b(?:during|at|in|after|on)\s+(?:(?:an?|the|his|her|their)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:(?:press|news|media)\s+conference|briefing|interview|speech|address|broadcast)\b",
    re.IGNORECASE,
)
"""Words that tell on which occasion somebody spoke."""


def _of_speaking(lookup: Lookup, predicate: Anchor, circumstance: Anchor, *, place: bool = False) -> bool:
    """Tell whether a time or place is that of the speaking, not of what is said.

    Rule `said_then_and_there`: it stands outside the words that a voice is made responsible for and the predicate in them
    ("..., she said on Friday"), or behind the occasion of speaking ("said they would build during a briefing in Karr").
    What nobody named tells has no place of its own: "in Karr, reportedly, two died" is in Karr.
    """
    text = lookup.reading.report.text
    for attribution in lookup.attributions(predicate):
        if not attribution.act or attribution.cue is None or (place and attribution.rule == "unnamed_voice"):
            continue
        if not any(part.overlaps(circumstance) for part in attribution.content):
            return True
        occasion = OCCASION.search(text, predicate.end, circumstance.start) if attribution.kind != "direct" else None
        if occasion is not None and not any(c in text[occasion.end() : circumstance.start] for c in ".;"):
            return True
    return False


def _in_any(anchor: Anchor, stretches: list[Anchor]) -> bool:
    """Tell whether a stretch lies in one of several."""
    return any(stretch.covers(anchor) for stretch in stretches)


def _near(anchor: Anchor, predicate: Anchor, evidence: Anchor) -> bool:
    """Tell whether a stretch stands in the evidence and close to the predicate."""
    gap = max(anchor.start - predicate.end, predicate.start - anchor.end)
    return evidence.covers(anchor) and gap <= REACH_OF_TIME
