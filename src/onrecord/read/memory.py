"""Memory: who has spoken so far in a report, and the roles printed with people's names."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.core.reading import Reading, Source
from onrecord.read.mentions import FUNCTION_WORDS, role_words, title_words


@dataclass(slots=True)
class Memory:
    """Who has spoken so far in this report: what pronouns and short descriptions can point back to."""

    speakers: list[Source] = field(default_factory=list)
    roles: dict[int, set[str]] = field(default_factory=dict)

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


def printed_roles(reading: Reading) -> dict[int, set[str]]:
    """Return, for each person, the words of the roles printed with the name, before it or after a comma."""
    found: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.type != "PERSON":
            continue
        words = set(mention.role.exact.lower().split()) if mention.role else set()
        tail = reading.report.text[mention.anchor.end : mention.anchor.end + 90]
        if tail.startswith(", "):
            words |= set(tail[2:].split(",")[0].split(".")[0].lower().split())
        lead = reading.report.text[max(0, mention.anchor.start - 90) : mention.anchor.start]
        if lead.endswith(", "):
            words |= set(lead[:-2].split(",")[-1].lower().split()[:4])
        if words & (role_words() | title_words()):
            found.setdefault(mention.entity, set()).update(words - FUNCTION_WORDS)
    return found
