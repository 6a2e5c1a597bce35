"""Known actors: the codes that a person's file of actors gives to the parties of a record, on the record's own days.

A line stands over what the words show, and only in the columns that it fills. The longest pattern that stands word by
word in a party's name or printed words counts, of equal ones the first that holds on the days of the record: the stated
time, else the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.core.actors import Code, KnownActor
from onrecord.core.record import Participant, Record, Stated
from onrecord.core.roles import fold
from onrecord.core.times import days_of

Patterns = Mapping[tuple[str, ...], Sequence[KnownActor]]


def by_pattern(actors: Iterable[KnownActor]) -> Patterns:
    """Return the lines of a file by the words of their pattern."""
    found: dict[tuple[str, ...], list[KnownActor]] = {}
    for actor in actors:
        found.setdefault(_words(actor.pattern), []).append(actor)
    return found


def with_known(record: Record, known: Patterns, published: str) -> Record:
    """Return a record whose parties have the codes that a file of actors gives them. Rule `known_actor`."""
    stated = record.time.value if isinstance(record.time, Stated) else ""
    first, last = days_of(stated)
    if not first:
        first, last = days_of(published)
    actor = tuple(_coded(who, known, first, last) for who in record.actor)
    recipient = tuple(_coded(who, known, first, last) for who in record.recipient)
    if (actor, recipient) == (record.actor, record.recipient):
        return record
    return replace(record, actor=actor, recipient=recipient, by=(*record.by, "known_actor"))


def _coded(who: Participant, known: Patterns, first: str, last: str) -> Participant:
    """Return a party with the codes of the longest pattern in its name or words that gives any."""
    country = sector = None
    for actor in _standing(who, known):
        if actor.holds(first, last):
            why = f"{actor.where}: “{actor.pattern}”"
            country = country or (Code(actor.country, why) if actor.country else None)
            sector = sector or (Code(actor.sector, why) if actor.sector else None)
    return replace(who, country=country or who.country, sector=sector or who.sector)


def _standing(who: Participant, known: Patterns) -> list[KnownActor]:
    """Return the lines whose pattern stands in a party's name or words, the longest first."""
    longest = max(map(len, known), default=0)
    texts = dict.fromkeys((_words(who.name), _words(who.anchor.exact)))
    found: dict[tuple[str, ...], None] = {}
    for size in range(longest, 0, -1):
        for words in texts:
            found |= dict.fromkeys(words[at : at + size] for at in range(len(words) - size + 1))
    return [actor for words in found if words in known for actor in known[words]]


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name as patterns are compared: no case, no marks, no sign of possession.

    Example:
        >>> _words("Sela Vorn’s")
        ('sela', 'vorn')
    """
    return tuple(fold(text.replace("’s", "").replace("'s", "")).split())
