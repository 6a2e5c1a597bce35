"""People and words: who is shown by name in exports, who by description, and how much of a page is shown.

A person whom the report prints without a public role appears by the page's own plain description ("a nurse"), never by name,
and their name is blotted out of every stretch of text that leaves. The rule stands in `onrecord.core.roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.anchor import Anchor
from onrecord.core.persons import head_of, nouns
from onrecord.core.record import UNKNOWN_VOICE, Link, Participant, Record, Sheet
from onrecord.core.roles import MASK, Parties, blot, blot_names, kept_out, public_names
from onrecord.core.vocab import lexicon

MOST_WORDS = 40
"""Most words of a report that one record brings along as evidence, unless the full text is asked for."""
NOT_NAMED = "a person without a public role"
"""What stands for a person whom the page prints without a role and without a description."""
LEFT_OUT = f"{MASK} = the name of a person without a public role, left out here; the page has it."
"""What a page for people says where a name is left out of the words that it quotes."""
MOST_DESCRIBING = 4
"""Most words, without an article, of a description that stands for a person."""
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(
    r"(?P<article>(?:an?|the) )?(?:its )?(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+)*)(?![’'\w-])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of a report's text as it is shown: where it stands, and its words with hidden names blotted out.

    `text` bears "…" at an end where the evidence goes on.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Discreet:
    """One report with the persons that its exports do not name."""

    sheet: Sheet
    parties: Parties
    public: frozenset[str]
    labels: dict[str, str]

    @classmethod
    def of(cls, sheet: Sheet) -> Discreet:
        """Find the persons of a report that exports do not name, and how the page describes them."""
        parties = kept_out(sheet)
        links = [link for record in sheet.records for link in record.chain]
        links += [quote.source for quote in sheet.quotes if quote.source]
        labels = {link.entity: link.label.exact for link in reversed(links) if link.entity and link.label}
        return cls(sheet, parties, public_names(sheet, parties), labels)

    def name(self, party: Link | Participant) -> str:
        """Return how a voice or participant is called: by name, or by description."""
        if party.name == UNKNOWN_VOICE:
            return "voice not found"
        if not self.parties.hides(party, self.public):
            return self.line(party.name)
        described = self.labels.get(party.entity or "", "")
        if isinstance(party, Link) and party.label:
            described = party.label.exact
        return plain(described) or NOT_NAMED

    def hides(self, party: Link | Participant) -> bool:
        """Tell whether a voice or participant is not named."""
        return self.parties.hides(party, self.public)

    def voice(self, record: Record) -> str:
        """Return on whose word a record stands, from the page inwards."""
        return " > ".join(("page", *(self.name(link) for link in record.chain)))

    def wording(self, record: Record) -> str:
        """Return whose words are printed."""
        return self.name(record.wording) if isinstance(record.wording, Participant) else record.wording

    def text(self, start: int, end: int) -> str:
        """Return a stretch of the report with hidden names blotted out."""
        return blot(self.sheet.report.text, start, end, self.parties.anchors)

    def words(self, anchor: Anchor | None) -> str:
        """Return the words of an anchor with hidden names blotted out; nothing where there is none."""
        return self.text(anchor.start, anchor.end) if anchor else ""

    def line(self, text: str) -> str:
        """Return a text that is not the report's own with hidden names blotted out."""
        return blot_names(text, self.parties.names)

    def evidence(self, record: Record, *, full_text: bool = False) -> tuple[Extract, ...]:
        """Return the stretches a record rests on, cut to 40 words in all around its anchor unless all are asked for."""
        if full_text:
            return tuple(Extract(e.start, e.end, self.text(e.start, e.end)) for e in record.evidence)
        ordered = sorted(record.evidence, key=lambda e: (not e.covers(record.anchor), e.start))
        found, room = [], MOST_WORDS
        for stretch in ordered:
            start, end, count = window(self.sheet.report.text, stretch, record.anchor, room)
            if not count:
                break
            room -= count
            shown = self.text(start, end)
            left = "…" if start > stretch.start else ""
            right = "…" if end < stretch.end else ""
            found.append(Extract(start, end, f"{left}{shown}{right}"))
        return tuple(sorted(found, key=lambda extract: extract.start))

    def around(self, anchor: Anchor, width: int = 32) -> Iterator[str]:
        """Yield up to `width` code points before and after an anchor, cut short at hidden names."""
        text, hidden = self.sheet.report.text, self.parties.anchors
        start = max([0, anchor.start - width, *(h.end for h in hidden if h.end <= anchor.start)])
        end = min([len(text), anchor.end + width, *(h.start for h in hidden if h.start >= anchor.end)])
        yield text[start : anchor.start]
        yield text[anchor.end : end]

    def covers(self, anchor: Anchor) -> bool:
        """Tell whether an anchor holds a name that is hidden."""
        return any(hidden.overlaps(anchor) for hidden in self.parties.anchors)


def plain(description: str) -> str:
    """Return the plain noun phrase that a description opens with, where a noun for persons heads it; else nothing.

    What follows the head (a clause, "of", "from", an age, kin) may give a person away; so may whose they are.

    Example:
        >>> plain("a retired nurse from Telm,"), plain("34, whose brother was on board"), plain("the mayor’s driver")
        ('a retired nurse', '', '')
    """
    phrase = _PLAIN.match(description.strip())
    head = head_of(description)
    if not phrase or head not in nouns("persons") or head in lexicon("check_cues")["kin"]:
        return ""
    words = phrase["words"].split()
    kept = words[: [word.lower() for word in words].index(head) + 1] if head in phrase["words"].lower().split() else []
    named = any(word[0].isupper() and word.lower() not in nouns("persons") for word in kept[1:])
    return "" if named or len(kept) > MOST_DESCRIBING else f"{phrase['article'] or ''}{' '.join(kept)}"


def window(text: str, stretch: Anchor, anchor: Anchor, room: int) -> tuple[int, int, int]:
    """Return where at most `room` words of a stretch begin and end, around an anchor where it holds it, and their count."""
    words = list(_WORD.finditer(text, stretch.start, stretch.end))
    if len(words) <= room:
        return stretch.start, stretch.end, len(words)
    if not room:
        return stretch.start, stretch.start, 0
    at = next((number for number, word in enumerate(words) if word.end() > anchor.start), 0)
    first = max(0, min(at - room // 2, len(words) - room)) if stretch.covers(anchor) else 0
    kept = words[first : first + room]
    return kept[0].start(), kept[-1].end(), len(kept)
