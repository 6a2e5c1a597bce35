"""What stands beside the records: entities, quotes, questions, gaps and support notes, with their chains."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Reading
from onrecord.core.record import (
    PUBLISHER,
    UNKNOWN_VOICE,
    Gap,
    Named,
    Participant,
    Question,
    Quote,
    Record,
    SupportNote,
)
from onrecord.core.report import digest
from onrecord.record.chain import chain_of, entity_id, link_of
from onrecord.record.lookup import Lookup


def entities(reading: Reading) -> tuple[Named, ...]:
    """List what the report names, each with all its mentions."""
    mentions: dict[int, list[Anchor]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention.anchor)
    return tuple(
        Named(f"e{index + 1}", entity.name, entity.type, entity.sense, entity.why, tuple(mentions.get(index, ())))
        for index, entity in enumerate(reading.entities)
    )


def quotes(lookup: Lookup) -> tuple[Quote, ...]:
    """List the direct quotations, split ones joined, in text order."""
    found = [_quote(lookup, attribution) for attribution in lookup.reading.attributions if attribution.quotations]
    return tuple(sorted(found, key=lambda quote: quote.parts[0].start))


def _quote(lookup: Lookup, attribution: Attribution) -> Quote:
    """Make the quote of one attribution."""
    quoted = [lookup.reading.quotations[index] for index in attribution.quotations]
    known = attribution.source.name != UNKNOWN_VOICE
    about = attribution.about
    person = None
    if about is not None and about.anchor is not None:
        person = Participant(about.name, entity_id(about.entity), about.anchor)
    return Quote(
        tuple(quotation.inside for quotation in quoted),
        link_of(attribution.source, attribution) if known else None,
        person,
        attribution.cue,
        attribution.source.name if known else PUBLISHER,
        tuple(insertion for quotation in quoted for insertion in lookup.insertions(quotation)),
    )


def question_id(reading: Reading, anchor: Anchor) -> str:
    """Return the id of the question that these words ask."""
    return digest(reading.report.id, "question", str(anchor.start))


def questions(lookup: Lookup) -> tuple[Question, ...]:
    """List the questions; one inside a quotation carries its chain."""
    return tuple(
        Question(question_id(lookup.reading, q.anchor), q.anchor, chain_of(lookup, q.anchor)[0])
        for q in lookup.reading.questions
    )


def gaps(lookup: Lookup, records: tuple[Record, ...]) -> tuple[Gap, ...]:
    """List the gaps, each with its holder and the record it follows in its sentence."""
    by_sentence = _by_sentence(lookup, records)
    found = []
    for gap in lookup.reading.gaps:
        chain = chain_of(lookup, gap.anchor)[0]
        same = by_sentence.get(lookup.sentence(gap.anchor).start, [])
        near = min(same, key=lambda r: (abs(r.anchor.start - gap.anchor.start), r.number)).id if same else None
        found.append(Gap(gap.anchor, gap.about, gap.state, chain[-1].name if chain else PUBLISHER, near))
    return tuple(found)


def support(lookup: Lookup, records: tuple[Record, ...]) -> tuple[SupportNote, ...]:
    """List the support notes with the voice that makes each and the records of its sentence."""
    by_sentence = _by_sentence(lookup, records)
    found = []
    for note in lookup.reading.support:
        ids = tuple(r.id for r in by_sentence.get(lookup.sentence(note.anchor).start, []))
        found.append(SupportNote(note.anchor, note.note, chain_of(lookup, note.anchor)[0], ids))
    return tuple(found)


def _by_sentence(lookup: Lookup, records: tuple[Record, ...]) -> dict[int, list[Record]]:
    """Return the records by where their sentence starts."""
    found: dict[int, list[Record]] = {}
    for record in records:
        found.setdefault(lookup.sentence(record.anchor).start, []).append(record)
    return found
