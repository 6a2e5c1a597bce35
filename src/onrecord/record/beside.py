"""What stands beside the records: entities, quotes, questions, gaps and support notes, with their chains."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, GapFound, QuestionFound, Reading
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

FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"he", "she", "they", "it"})


def entities(reading: Reading) -> tuple[Named, ...]:
    """List what the report names, each with all its namings; what it only describes or points to is not listed."""
    mentions: dict[int, list[Anchor]] = {}
    for mention in reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention.anchor)
    return tuple(
        Named(f"e{index + 1}", entity.name, entity.type, entity.sense, entity.why, tuple(mentions.get(index, ())))
        for index, entity in enumerate(reading.entities)
        if not entity.described
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
        Question(question_id(lookup.reading, q.anchor), q.anchor, chain_of(lookup, _spoken(lookup, q))[0])
        for q in lookup.reading.questions
    )


def _spoken(lookup: Lookup, question: QuestionFound) -> Anchor:
    """Return the words by which the asker is found: of a question that its speaker interrupts, the part that ends it."""
    if question.quotation is None:
        return question.anchor
    inside = lookup.reading.quotations[question.quotation].inside
    return inside if question.anchor.start < inside.start else question.anchor


def gaps(lookup: Lookup, records: tuple[Record, ...]) -> tuple[Gap, ...]:
    """List the gaps, each with its holder and the record it touches.

    The holder is who does not know or say: the subject of the wording by its fullest name, else the innermost voice;
    None where nobody is named ("it is not known"). The record is the next one in the sentence, else the nearest.
    """
    by_sentence = _by_sentence(lookup, records)
    return tuple(
        Gap(gap.anchor, gap.about, gap.state, _holder(lookup, gap), _touched(lookup, gap, by_sentence))
        for gap in lookup.reading.gaps
    )


def _holder(lookup: Lookup, gap: GapFound) -> str | None:
    """Return who does not know or say, None where nobody is named."""
    chain = chain_of(lookup, gap.anchor)[0]
    if gap.holder is None:
        return chain[-1].name if chain else None
    named = lookup.mention(gap.holder)
    if named is not None:
        return lookup.reading.entities[named.entity].name
    word = gap.holder.exact.lower()
    if word in FIRST_PERSON:
        return chain[-1].name if chain else PUBLISHER
    if word not in THIRD_PERSON:
        return gap.holder.exact
    before = [a.source.name for a in lookup.reading.attributions if a.cue and a.cue.end <= gap.holder.start]
    return before[-1] if before and before[-1] != UNKNOWN_VOICE else gap.holder.exact


def _touched(lookup: Lookup, gap: GapFound, by_sentence: dict[int, list[Record]]) -> str | None:
    """Return the id of the record that a gap touches: the next in its sentence, else the nearest there."""
    same = by_sentence.get(lookup.sentence(gap.anchor).start, [])
    behind = [r for r in same if r.anchor.start >= gap.anchor.end]
    near = min(behind or same, key=lambda r: (abs(r.anchor.start - gap.anchor.start), r.number), default=None)
    return near.id if near is not None else None


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
