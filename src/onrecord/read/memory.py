"""Memory: who has spoken so far in a report, and the roles printed with people's names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.core.reading import Entity, Reading, Source
from onrecord.read.mentions import FUNCTION_WORDS, role_words, title_words
from onrecord.read.places.countries import demonyms
from onrecord.read.voice_words import voice_kinds

LONGEST_WORD = 24
"""Most characters of a noun that is looked for before a name."""


SPOKEN_THROUGH = frozenset({"statement", "release", "letter", "post", "message"})
"""Documents of one voice: "the statement" is whoever spoke last, a body before a person."""


@dataclass(slots=True)
class Memory:
    """Who has spoken so far in this report: what pronouns and short descriptions can point back to."""

    entities: tuple[Entity, ...] = ()
    speakers: list[Source] = field(default_factory=list)
    roles: dict[int, set[str]] = field(default_factory=dict)
    bodies: dict[str, set[int]] = field(default_factory=dict)
    """By the noun printed right before its name ("the agency Sennpress"), what is called so."""

    def remember(self, source: Source) -> None:
        """Note that a resolved source has spoken."""
        if source.name != "?":
            self.speakers.append(source)
        if source.entity is not None and source.label is not None:
            words = set(source.label.exact.lower().split()) - FUNCTION_WORDS
            self.roles.setdefault(source.entity, set()).update(words)

    def last(self, *kinds: str) -> Source | None:
        """Return the last speaker of one of the kinds (any kind where none is given)."""
        return next((s for s in reversed(self.speakers) if not kinds or s.kind in kinds), None)

    def points_back(self, head: str, kind: str, described: set[str]) -> Source | None:
        """Return the speaker that "the minister", "the agency" or "the report" points back to, if one fits alone."""
        if kind == "document":
            return self.last("body") or (self.last("person") if head in SPOKEN_THROUGH else None)
        if kind == "person":
            return self._person_of(head, described - FUNCTION_WORDS - {head})
        if kind == "body":
            named = [s for s in self.speakers if head in self._called(s)]
            return named[-1] if named else self._only_body(head)
        return None

    def _called(self, source: Source) -> set[str]:
        """Return the words by which a page calls a body that has spoken: its name's, and those printed with it."""
        label = source.label.exact if source.label is not None else ""
        found = set(source.name.lower().split()) if source.kind == "body" else set()
        labelled = set(label.lower().split())
        return found | (labelled if any(voice_kinds().get(word) == "body" for word in labelled) else set())

    def _only_body(self, head: str) -> Source | None:
        """Return the one body of the page whose name has the head of a description in it, or behind it.

        Rule `only_body_of_its_kind`.
        """
        named = {i for i, e in enumerate(self.entities) if e.type == "ORGANIZATION" and head in e.name.lower().split()}
        fits = named or self.bodies.get(head, set())
        return Source(self.entities[min(fits)].name, None, min(fits), None, "body") if len(fits) == 1 else None

    def _person_of(self, head: str, described: set[str]) -> Source | None:
        """Return the one named person whose printed role fits a description: by its head, then by its other words.

        Whose country alone fits is another: "the German premier" is not the German economy minister.
        """
        shared = {
            entity: (head in roles, len(described & roles))
            for entity, roles in self.roles.items()
            if head in roles or described & roles
        }
        spoken = [s.entity for s in self.speakers if s.entity is not None]
        heads = [entity for entity in shared if shared[entity][0]] or [
            entity for entity in shared if entity in spoken and (described & self.roles[entity]) - demonyms().keys()
        ]
        if not heads:
            return None
        best = max(shared[entity][1] for entity in heads)
        fits = [entity for entity in heads if shared[entity][1] == best]
        last = next((entity for entity in reversed(spoken) if entity in fits), None)
        chosen = last if last is not None else fits[0] if len(fits) == 1 else None
        if chosen is None:
            return None
        return Source(self.entities[chosen].name, None, chosen, None, "person")


def printed_roles(reading: Reading) -> dict[int, set[str]]:
    """Return, for each person, the words of the roles printed with the name, before it or after a comma."""
    found: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.type != "PERSON":
            continue
        words = set(mention.role.exact.lower().split()) if mention.role else set()
        tail = reading.report.text[mention.anchor.end : mention.anchor.end + 90]
        apposed = reading.report.text[max(0, mention.anchor.start - 2) : mention.anchor.start] == ", "
        if tail.startswith(", ") and not apposed:  # not in "the minister, Dan Orr, was warned that ..."
            words |= set(tail[2:].split(",")[0].split(".")[0].lower().split())
        lead = reading.report.text[max(0, mention.anchor.start - 90) : mention.anchor.start]
        if lead.endswith(", "):
            words |= set(re.split(r"[,.;:!?\n”\"]", lead[:-2])[-1].lower().split()[:4])
        if words & (role_words() | title_words()):
            found.setdefault(mention.entity, set()).update(words - FUNCTION_WORDS)
    return found


def printed_kinds(reading: Reading) -> dict[str, set[int]]:
    """Return what is called a body by the noun printed right before its name: "agency" of "the agency Sennpress"."""
    found: dict[str, set[int]] = {}
    for mention in reading.mentions:
        before = reading.report.text[max(0, mention.anchor.start - LONGEST_WORD) : mention.anchor.start].split(" ")
        word = before[-2] if len(before) > 1 and not before[-1] else ""
        longer = reading.report.text[mention.anchor.end + 1 : mention.anchor.end + 2].isupper()
        if not longer and word.islower() and voice_kinds().get(word) == "body":
            found.setdefault(word, set()).add(mention.entity)
    return found
