"""What stands beside the records: entities, quotes, questions, gaps and support notes, with their chains."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Reading
from onrecord.core.record import (
    PUBLISHER,
    UNKNOWN_VOICE,
    Gap,
    Link,
    Named,
    Participant,
    Question,
    Quote,
    Record,
    SupportNote,
)
from onrecord.core.report import digest
from onrecord.record.chain import chain_of, entity_id, link_of


def entities(reading: Reading) -> tuple[Named, ...]:
    """List what the report names, each with all its mentions."""
    mentions: dict[int, list[Anchor]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention.anchor)
    return tuple(
        Named(f"e{index + 1}", entity.name, entity.type, entity.sense, entity.why, tuple(mentions.get(index, ())))
        for index, entity in enumerate(reading.entities)
    )


def quotes(reading: Reading) -> tuple[Quote, ...]:
    """List the direct quotations, split ones joined, in text order."""
    found = [_quote(reading, attribution) for attribution in reading.attributions if attribution.quotations]
    return tuple(sorted(found, key=lambda quote: quote.parts[0].start))


def _quote(reading: Reading, attribution: Attribution) -> Quote:
    """Make the quote of one attribution."""
    parts = tuple(reading.quotations[index].inside for index in attribution.quotations)
    known = attribution.source.name != UNKNOWN_VOICE
    insertions = tuple(i for i in reading.insertions if any(part.overlaps(i) for part in parts))
    about = attribution.about
    person = None
    if about is not None and about.anchor is not None:
        person = Participant(about.name, entity_id(about.entity), about.anchor)
    return Quote(
        parts,
        link_of(attribution.source, attribution) if known else None,
        person,
        attribution.cue,
        attribution.source.name if known else PUBLISHER,
        insertions,
    )


def questions(reading: Reading) -> tuple[Question, ...]:
    """List the questions; one inside a quotation carries its chain."""
    return tuple(
        Question(digest(reading.report.id, "question", str(q.anchor.start)), q.anchor, _chain_inside(reading, q.anchor))
        for q in reading.questions
    )


def _chain_inside(reading: Reading, anchor: Anchor) -> tuple[Link, ...]:
    """Return the chain over a stretch."""
    return chain_of(reading, anchor)[0]


def gaps(reading: Reading, records: tuple[Record, ...]) -> tuple[Gap, ...]:
    """List the gaps, each with its holder and the record it follows in its sentence."""
    found = []
    for gap in reading.gaps:
        chain = chain_of(reading, gap.anchor)[0]
        record = _nearest(reading, gap.anchor, records)
        found.append(Gap(gap.anchor, gap.about, gap.state, chain[-1].name if chain else PUBLISHER, record))
    return tuple(found)


def support(reading: Reading, records: tuple[Record, ...]) -> tuple[SupportNote, ...]:
    """List the support notes with the voice that makes each and the records of its sentence."""
    found = []
    for note in reading.support:
        ids = tuple(r.id for r in records if _same_sentence(reading, r.anchor, note.anchor))
        found.append(SupportNote(note.anchor, note.note, chain_of(reading, note.anchor)[0], ids))
    return tuple(found)


def _nearest(reading: Reading, anchor: Anchor, records: tuple[Record, ...]) -> str | None:
    """Return the record of the same sentence whose anchor stands nearest."""
    same = [r for r in records if _same_sentence(reading, r.anchor, anchor)]
    return min(same, key=lambda r: (abs(r.anchor.start - anchor.start), r.number)).id if same else None


def _same_sentence(reading: Reading, left: Anchor, right: Anchor) -> bool:
    """Tell whether two stretches stand in one sentence."""
    return any(s.start <= left.start < s.end and s.start <= right.start < s.end for s in reading.sentences)
