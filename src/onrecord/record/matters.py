"""Matters: which records of one report speak of one thing, with the reason.

A shared head noun alone never joins. What joins is the head noun with one of these, tried in this order:
`same_phrase` the same modifiers ("drone production", "production of drones"); `same_place` the same named place;
`same_parties` a shared named participant; `named_again` a definite mention ("the plant") where only one thing of that
noun can be meant. "Another plant" is never one of those before it, "a plant" only by phrase and place or parties. Two
named places, owners, or modifiers that share nothing keep things apart. `kin_noun` joins a plant to a production by
a shared place or voice, and marks it as unsure. A matter needs two records.

Source: design of the record (matter); gold guide. Known gap: pronouns and verbs alone ("it was signed") join nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Candidate, Predicate, Reading, Unsure
from onrecord.core.record import UNKNOWN_VOICE, Matter, Record, Stated
from onrecord.core.report import digest
from onrecord.record.nouns import Noun, Nouns
from onrecord.record.phrases import words

LEAST_RECORDS = 2
MOST_REMEMBERED = 6
"""How many things of one noun a mention may go back to: keeps the work linear. Set by hand, 2026-11."""
KIN = "kin_production"
REACH_OF_KIN = 3
"""Most paragraphs between two records that a kin noun and a shared voice join. Set by hand, 2026-11."""


@dataclass(slots=True)
class Thing:
    """One thing as the report names it so far: its names, places, owners, parties and the records about it."""

    number: int
    head: str
    phrases: list[frozenset[str]] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    named: list[tuple[int, Noun]] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)

    def take(self, record: int, noun: Noun, reason: str) -> None:
        """Add a mention; `record` is -1 for a heading, which names but carries no record."""
        self.phrases.append(noun.modifiers)
        self.places |= {noun.place} if noun.place else set()
        self.owners |= {noun.owner} if noun.owner else set()
        self.parties |= noun.parties
        self.named.append((record, noun))
        if reason:
            self.reasons[reason] = None

    def members(self) -> list[int]:
        """Return the records that name this thing, each once, in text order."""
        return sorted({record for record, _ in self.named if record >= 0})


@dataclass(frozen=True, slots=True)
class Grouped:
    """The records with their matters filled, the matters, and the noun phrases of each record by its id."""

    records: tuple[Record, ...]
    matters: tuple[Matter, ...]
    nouns: dict[str, tuple[Noun, ...]]
    heads: dict[str, str]
    """The head noun of each matter, by the matter's id."""


def group(reading: Reading, records: Sequence[Record], predicates: Sequence[Predicate]) -> Grouped:
    """Join the records that speak of one thing; `predicates` stand in the order of `records`."""
    finder = Nouns(reading)
    nouns = [
        finder.of(predicate, _parties(record), _place(record))
        for record, predicate in zip(records, predicates, strict=True)
    ]
    things = _things(nouns, finder.headings({noun.head for row in nouns for noun in row}))
    chosen = _choose(things, len(records))
    kin = _kin(reading, things, chosen, records)
    chosen.update({record: thing for record, (thing, _) in kin.items()})
    members: dict[int, list[int]] = defaultdict(list)
    for record in sorted(chosen):
        members[chosen[record]].append(record)
    grouped, found, heads = list(records), [], {}
    for number, rows in members.items():
        if len(rows) < LEAST_RECORDS:
            continue
        thing = things[number]
        ids = tuple(records[row].id for row in rows)
        reasons = [*thing.reasons, *dict.fromkeys(kin[row][1] for row in rows if row in kin)]
        label = _label(thing)
        matter = Matter(digest(thing.head, *ids), label, ids, "; ".join(reasons) or f"same_phrase: {label.exact}")
        found.append(matter)
        heads[matter.id] = thing.head
        for row in rows:
            unsure = records[row].uncertain
            if row in kin:
                unsure = (*unsure, Unsure("matter", (Candidate(label.exact, kin[row][1]),)))
            grouped[row] = replace(records[row], matter=matter.id, uncertain=unsure)
    ordered = sorted(found, key=lambda m: (-len(m.records), m.label_anchor.start))
    return Grouped(tuple(grouped), tuple(ordered), {r.id: row for r, row in zip(records, nouns, strict=True)}, heads)


def _parties(record: Record) -> frozenset[str]:
    """Return the names of those who take part in a record."""
    return frozenset(p.name for p in (*record.actor, *record.recipient) if p.entity is not None)


def _place(record: Record) -> str | None:
    """Return the place a record states for itself."""
    return record.place.value if isinstance(record.place, Stated) else None


def _things(nouns: Sequence[Sequence[Noun]], headings: Iterable[Noun]) -> list[Thing]:
    """Gather the mentions, headings among them, into things, in text order."""
    rows = [(noun.anchor.start, number, noun) for number, row in enumerate(nouns) for noun in row]
    rows += [(noun.anchor.start, -1, noun) for noun in headings]
    things: list[Thing] = []
    by_head: dict[str, list[Thing]] = defaultdict(list)
    for _, record, noun in sorted(rows, key=lambda row: (row[0], row[1])):
        thing, reason = _earlier(noun, by_head[noun.head][-MOST_REMEMBERED:])
        if thing is None:
            thing = Thing(len(things), noun.head)
            things.append(thing)
            by_head[noun.head].append(thing)
        thing.take(record, noun, reason)
    return things


def _earlier(noun: Noun, things: Sequence[Thing]) -> tuple[Thing | None, str]:
    """Return the thing that a noun phrase names again, with the reason; None where it may be another."""
    for thing in reversed(things):
        if any(named.anchor == noun.anchor for _, named in thing.named[-4:]):
            return thing, ""
    if noun.how == "another":
        return None, ""
    open_to = [thing for thing in reversed(things) if not _apart(noun, thing)]
    for rule in (_same_phrase, _same_place, _same_parties):
        for thing in open_to:
            reason = rule(noun, thing)
            if reason:
                return thing, reason
    if noun.how == "the" and len(open_to) == 1 and _within(noun.modifiers, open_to[0]):
        return open_to[0], f"named_again: the {noun.head}"
    return None, ""


def _apart(noun: Noun, thing: Thing) -> bool:
    """Tell whether place, owner or modifiers set a noun phrase apart from a thing."""
    if noun.place and thing.places and noun.place not in thing.places:
        return True
    if noun.owner and thing.owners and noun.owner not in thing.owners:
        return True
    told = [phrase for phrase in thing.phrases if phrase]
    if not noun.modifiers or not told or any(phrase & noun.modifiers for phrase in told):
        return False
    return len(noun.parties & thing.parties) < LEAST_RECORDS


def _same_phrase(noun: Noun, thing: Thing) -> str:
    """Join by the same head noun with the same modifiers; "a ..." needs a shared place or party too."""
    same = noun.modifiers and any(
        phrase and (phrase <= noun.modifiers or noun.modifiers <= phrase) for phrase in thing.phrases
    )
    tied = noun.how != "a" or noun.parties & thing.parties or (noun.place and noun.place in thing.places)
    return f"same_phrase: {' '.join(sorted(noun.modifiers))} {noun.head}" if same and tied else ""


def _same_place(noun: Noun, thing: Thing) -> str:
    """Join by the same head noun and the same named place."""
    same = noun.place and noun.place in thing.places | thing.owners and noun.how != "a"
    return f"same_place: {noun.head}, {noun.place}" if same else ""


def _same_parties(noun: Noun, thing: Thing) -> str:
    """Join by the same head noun and a shared named participant or owner."""
    shared = (noun.parties | ({noun.owner} if noun.owner else set())) & (thing.parties | thing.owners)
    return f"same_parties: {noun.head}, {min(shared)}" if shared and noun.how != "a" else ""


def _within(modifiers: frozenset[str], thing: Thing) -> bool:
    """Tell whether a mention adds nothing to what a thing was called before."""
    return not modifiers or any(modifiers <= phrase for phrase in thing.phrases)


def _choose(things: Sequence[Thing], count: int) -> dict[int, int]:
    """Give each record to the thing with most records among those it names; to the first named where equal."""
    sizes = [len(thing.members()) for thing in things]
    options: dict[int, list[int]] = defaultdict(list)
    for thing in things:
        for record in thing.members():
            options[record].append(thing.number)
    return {
        record: max(options[record], key=lambda number: (sizes[number], -number))
        for record in range(count)
        if options[record]
    }


def _kin(
    reading: Reading, things: Sequence[Thing], chosen: dict[int, int], records: Sequence[Record]
) -> dict[int, tuple[int, str]]:
    """Join records of a kin noun to the larger thing, by a shared place or by a shared voice close by."""
    kin = words("matter_words", KIN)
    sizes = Counter(chosen.values())
    about = [thing for thing in things if thing.head in kin and (sizes[thing.number] or thing.owners)]
    if not about:
        return {}
    main = max(about, key=lambda thing: (sizes[thing.number], -thing.number))
    where = main.places | main.owners
    voices: dict[str, list[int]] = defaultdict(list)
    for record, number in chosen.items():
        if number == main.number and records[record].chain:
            voices[records[record].chain[-1].name].append(reading.report.paragraph_at(records[record].anchor.start))
    found = {}
    for thing in about:
        if thing is main or thing.head == main.head or (thing.places and where and not thing.places & where):
            continue
        for record in (r for r in thing.members() if chosen.get(r) == thing.number):
            place = min(thing.places & where, default="")
            voice = _voice_near(reading, records[record], voices)
            if place or voice:
                found[record] = (main.number, f"kin_noun: {thing.head} beside {main.head}, {place or voice}")
    return found


def _voice_near(reading: Reading, record: Record, voices: dict[str, list[int]]) -> str:
    """Return the voice of a record where it speaks of the main thing close by, else an empty string."""
    name = record.chain[-1].name if record.chain else UNKNOWN_VOICE
    at = reading.report.paragraph_at(record.anchor.start)
    near = name != UNKNOWN_VOICE and any(abs(at - other) <= REACH_OF_KIN for other in voices.get(name, ()))
    return name if near else ""


def _label(thing: Thing) -> Anchor:
    """Return the words that name a thing best: its most frequent phrase, with its place where that is printed."""
    counts = Counter(noun.modifiers for _, noun in thing.named)
    best = max(
        thing.named,
        key=lambda row: (
            bool(row[1].modifiers),
            counts[row[1].modifiers],
            bool(row[1].place_printed),
            -row[1].anchor.start,
        ),
    )
    return best[1].anchor
