"""Chain: on whose word a predicate stands, outermost voice first, and whose words are printed.

Rule `nested_content`: every attribution whose content holds the predicate adds its source; the widest content is the
outermost voice. Rule `verb_inside_marks`: the words are the outer voice's about a person, who becomes the last link.

Source: gold guide, section 2 (chain); modal dependency parsing (Yao et al. 2021) for nesting.
"""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Candidate, Predicate, Source, Unsure
from onrecord.core.record import PUBLISHER, UNKNOWN_VOICE, Act, Link, LinkKind, Participant, Route
from onrecord.record.lookup import Lookup

LEAST_SURE, MOST_OWN = 0.5, 0.2
"""Probability of being attributed under which a voice, and over which the publisher's own voice, is shown as unsure.
Set on the held-out fifth of the labelled reports, 28 November 2026; redo with `python -m training.bars`."""
LEAST_BELIEVED = {
    "heard": 0.1, "indirect": 0.1, "no_voice_found": 0.1, "interview": 0.1, "unheard": 0.4, "continued": 0.6,
}  # fmt: skip
"""Rules whose voices need the support of the predicate's own probability, each with the least that it needs: the more the
less the page itself says. Set on labelled news that no rule was made on, November 2026; redo with
`python -m evaluation gold`."""
HEARD_ALONE = frozenset({"heard", "heard_inside"})
"""Rules by which the network alone heard a voice: shown, but as unsure."""
LEAST_ATTRIBUTED, LEAST_BEFORE = 0.5, 0.3
"""Least probability that somebody other than the publisher speaks at which a predicate's own voice is believed, as unsure; the
second where it stands before the predicate and is no place. Set on labelled news that no rule was made on, November 2026; redo
with `python -m evaluation gold`."""


def entity_id(index: int | None) -> str | None:
    """Return the id under which an entity of a reading is listed, from e1."""
    return None if index is None else f"e{index + 1}"


def link_of(source: Source, attribution: Attribution | None = None) -> Link:
    """Make the link of a chain from a source and, where there is one, the attribution it speaks in."""
    kind: LinkKind = source.kind  # type: ignore[assignment]
    act: Act = (attribution.act if attribution else "") or "says"  # type: ignore[assignment]
    route: Route = (attribution.route if attribution else "") or "said"  # type: ignore[assignment]
    return Link(source.name, entity_id(source.entity), source.anchor, source.label, kind, source.named, act, route)


def covering(lookup: Lookup, anchor: Anchor) -> list[Attribution]:
    """Return the acts of speaking whose content holds `anchor`, the outermost first."""
    holding = [(max(part.end - part.start for part in a.content), a) for a in lookup.attributions(anchor) if a.act]
    ranked = sorted(holding, key=lambda row: (-_outerness(lookup, row[1], holding), -row[0]))
    return [attribution for _, attribution in ranked]


def _outerness(lookup: Lookup, attribution: Attribution, others: list[tuple[int, Attribution]]) -> int:
    """Count the other attributions that this one stands outside of: those whose cue its content holds.

    Rule `according_to_is_outside`: in "the ministry said ..., according to the agency" the agency tells of the ministry.
    """
    return sum(
        1
        for _, other in others
        if other is not attribution and other.cue
        and (any(part.covers(other.cue) for part in attribution.content) or _tells_of(lookup, attribution, other))
    )  # fmt: skip


def _tells_of(lookup: Lookup, outer: Attribution, inner: Attribution) -> bool:
    """Tell whether one voice passes another's words on: it quotes or cites it, or "according to" names who reports it."""
    if inner.rule == "cited" or outer.rule == "quotes":
        near = (
            outer.cue is not None and inner.cue is not None and lookup.sentence(outer.cue) == lookup.sentence(inner.cue)
        )
        return near and outer.rule != "cited" and inner.rule != "quotes"
    if outer.kind != "according_to" or inner.kind == "according_to" or outer.cue is None or inner.cue is None:
        return False
    return lookup.sentence(outer.cue) == lookup.sentence(inner.cue)


def chain_of(
    lookup: Lookup, anchor: Anchor, predicate: Predicate | None = None
) -> tuple[tuple[Link, ...], tuple[str, ...], tuple[Unsure, ...]]:
    """Return the chain over `anchor`, the rules that made it, and what is uncertain about it.

    Where no act of speaking covers a predicate, the voice among its own parties is its chain (rule `party_voice`).
    """
    links: list[Link] = []
    rules: list[str] = []
    unsure: list[Unsure] = []
    for attribution in covering(lookup, anchor):
        if _disbelieved(attribution, predicate):
            continue
        link = link_of(attribution.source, attribution)
        if attribution.source.name == UNKNOWN_VOICE and attribution.about is not None:
            unsure.append(Unsure("chain", ()))
        elif not links or not _again(links[-1], link):
            links = [one for one in links if one.name != link.name] + [link]
        if attribution.about is not None and attribution.about.name != UNKNOWN_VOICE:
            links.append(link_of(attribution.about))
        rules.append(attribution.rule)
        unsure += [Unsure("chain", entry.candidates) for entry in attribution.unsure if entry.field == "source"]
        if attribution.rule in HEARD_ALONE:
            unsure.append(Unsure("chain", (Candidate(link.name, "heard by the network alone"),)))
    if not links and not unsure and predicate is not None:
        links = _own_voice(lookup, predicate)
        if links:
            rules.append("party_voice")
            unsure.append(Unsure("chain", (Candidate(links[-1].name, "heard by the network alone"),)))
    unsure += _doubt(links, predicate)
    return tuple(links), tuple(dict.fromkeys(rules)), tuple(unsure[:1])


def _again(outer: Link, link: Link) -> bool:
    """Tell whether a link is the one outside it over again: of one name, or told by words that overlap."""
    if outer.name == link.name:
        return True
    return outer.anchor is not None and link.anchor is not None and outer.anchor.overlaps(link.anchor)


def _disbelieved(attribution: Attribution, predicate: Predicate | None) -> bool:
    """Tell whether a voice that only its neighbourhood suggests is left out, since the predicate reads as the page's own.

    Rule `weak_voice`: heard by one of the rules and the network alone, going on from a sentence before, or nobody's.
    """
    chance = predicate.attributed if predicate is not None else None
    return chance is not None and chance < LEAST_BELIEVED.get(attribution.rule, 0.0)


def _doubt(links: list[Link], predicate: Predicate | None) -> list[Unsure]:
    """Return the doubt about a chain that the predicate's own probability of being attributed speaks against."""
    chance = predicate.attributed if predicate is not None else None
    if chance is None:
        return []
    if links and chance < LEAST_SURE:
        return [
            Unsure("chain", (Candidate(links[-1].name, "a voice covers it"), Candidate(PUBLISHER, "no sign of one")))
        ]
    if not links and chance > MOST_OWN:
        return [
            Unsure("chain", (Candidate(PUBLISHER, "no voice found"), Candidate(UNKNOWN_VOICE, "reads as reported")))
        ]
    return []


KINDS: dict[str, LinkKind] = {"PERSON": "person", "ORGANIZATION": "body", "PLACE": "body"}


def _own_voice(lookup: Lookup, predicate: Predicate) -> list[Link]:
    """Return the link to the voice that stands among the parties of a predicate, if its words look attributed.

    A country that acts in it is none: "officials from Ondria met to build a road" is not on Ondria's word.
    """
    voice = next((a for a in predicate.arguments if a.role == "voice"), None)
    if voice is None:
        return []
    entity = lookup.reading.entities[voice.entity] if voice.entity is not None else None
    acting = {a.entity for a in predicate.arguments if a.role == "agent"}
    if entity is not None and entity.type == "PLACE" and voice.entity in acting:
        return []
    before = voice.anchor.end <= predicate.anchor.start and (entity is None or entity.type != "PLACE")
    if (predicate.attributed or 0.0) < (LEAST_BEFORE if before else LEAST_ATTRIBUTED):
        return []
    if entity is None:
        return [Link(" ".join(voice.anchor.exact.split()), None, voice.anchor, None, "unknown", False)]
    return [Link(entity.name, entity_id(voice.entity), voice.anchor, None, KINDS.get(entity.type, "unknown"), True)]


def imputed_to(lookup: Lookup, anchor: Anchor) -> Participant | None:
    """Return who is said to think or want what `anchor` names, without having said so: the innermost, if any.

    Rule `thought_adds_no_link`. Source: design of the record, section 3 (modality).
    """
    thoughts = [a for a in lookup.attributions(anchor) if not a.act and a.source.anchor is not None]
    if not thoughts:
        return None
    source = min(thoughts, key=lambda a: min(part.end - part.start for part in a.content)).source
    assert source.anchor is not None
    return Participant(source.name, entity_id(source.entity), source.anchor)


def wording_of(lookup: Lookup, anchor: Anchor) -> tuple[Participant | str, bool]:
    """Return whose words an anchor is printed in, and whether it stands inside marks of speech.

    Words in brackets inside the marks are the publisher's. Outside marks all words are the publisher's.
    """
    held = lookup.quotation(anchor)
    if held is None:
        return PUBLISHER, False
    index, quotation = held
    inserted = any(insertion.covers(anchor) for insertion in lookup.insertions(quotation))
    attribution = lookup.speaking.get(index)
    if inserted or attribution is None or attribution.source.name == UNKNOWN_VOICE:
        return PUBLISHER, True
    source = attribution.source
    return Participant(source.name, entity_id(source.entity), source.anchor or quotation.inside), True
