"""Whether the reports bear out what a sentence puts on record: that it is so or not so, how firmly, and who does it.

A sentence may share all its words with a report that says the opposite ("nobody died", "she has resigned" of "she called on him to
resign"). So each record of the draft is held against the reports' records of the same deed, where the words around are near.
Both sides are as the reader takes them, so what differs is a thing to look at, never a sure finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.check.align import Aligner, Match
from onrecord.check.claims import AUXILIARIES
from onrecord.check.cues import has
from onrecord.check.heard import PRONOUNS
from onrecord.check.sides import Passage, Table
from onrecord.check.words import root, words
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.record import Participant, Record
from onrecord.core.vocab import lexicon

NEAR = 0.15
"""A passage that shares this part of a sentence's weight may tell of the same deed."""
MOST = 8
"""So many passages are looked into."""
_FIRM = {"actual": 2, "planned": 1}
"""How firmly a modality puts something; what may be, is asked or called for says least. Source: the codebook's ladder of modality."""
_WHY: dict[FindingKind, str] = {
    "polarity": "the report says the opposite of this",
    "stage": "the report does not put this as done or coming",
    "actor": "the report has somebody else do this",
    "mouth": "the report has this from another body",
}


@dataclass(frozen=True)
class Borne:
    """What the draft puts on record beside what the reports do."""

    table: Table
    aligner: Aligner

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """Yield, as suggestions, what a sentence puts on record and no near passage of the reports does so."""
        matches = [m for m in self.aligner.matches(passage.stems, most=MOST) if m.share >= NEAR]
        theirs = [
            (m, r)
            for m in matches
            for r in self.table.reports[m.side].records_in(m.passage.start, m.passage.end)
        ]  # fmt: skip
        soft = has(passage.words, "conditions") or has(passage.words, "hedged")
        for own in self.table.draft.records_in(passage.start, passage.end):
            deed = _stems(own)
            same = [(m, r) for m, r in theirs if deed & _stems(r)]
            against = [_against(own, m, r, soft=soft) for m, r in same]
            if same and all(against):
                match, kind = same[0][0], against[0] or "stage"
                source = self.table.reports[match.side].backing(match.side, match.passage.start, match.passage.end)
                span = (own.anchor.start, own.anchor.end)
                yield self.table.finding(kind, span, source, _WHY[kind], sure=False)


def _against(own: Record, match: Match, other: Record, *, soft: bool) -> FindingKind | None:
    """Return in what a record of the draft goes against one of the reports of the same deed, None where it does not."""
    if own.polarity != other.polarity:
        return None if "conditional" in (own.modality, other.modality) else "polarity"  # "unless it is cut"
    firmer = _FIRM.get(own.modality, 0) > _FIRM.get(other.modality, 0)
    if firmer and not soft and own.polarity == "+":
        return "stage"
    if _another(own, match, other):
        return "actor"
    return "mouth" if _other_body(own, match, other) else None


def _other_body(own: Record, match: Match, other: Record) -> bool:
    """Tell whether one body tells in the draft what another one, named in the report's sentence, tells there without the first."""
    mine, theirs = _teller(own), _teller(other)
    return bool(mine and theirs <= match.passage.stems and theirs) and not mine & match.passage.stems


def _teller(record: Record) -> frozenset[str]:
    """Return the stems of the body that tells something, none where a person may: "the mill", "Kern Union", and no clerk or Odo Kern."""
    row = words(record.chain[-1].name) if record.chain else ()
    body = len(row) == 1 or (row and not row[-1].capital) or (row and row[-1].folded in lexicon("voices")["body"])
    return (
        frozenset(w.stem for w in row if w.stem) if body and not {w.folded for w in row} & _persons() else frozenset()
    )


@cache
def _persons() -> frozenset[str]:
    """Return the words by which a voice is a person or several: nouns and pronouns."""
    return frozenset((*lexicon("voices")["person"], *lexicon("voices")["group"], *PRONOUNS))


def _another(own: Record, match: Match, other: Record) -> bool:
    """Tell whether somebody else acts: the parties have changed places, or the report's sentence names both and has the other one act."""
    if _parties(own.actor) & _parties(other.recipient) - _parties(other.actor):
        return True
    mine, theirs = _names(own.actor), _names(other.actor)
    return bool(mine and theirs) and not mine & theirs and mine <= {w.folded for w in match.passage.words}


def _stems(record: Record) -> frozenset[str]:
    """Return the stems of the words that a record stands on, common verbs too where there is no other: "had been told"."""
    row = words(record.anchor.exact)
    return frozenset(w.stem for w in row if w.stem) or frozenset(
        root(w.folded) for w in row if w.folded not in AUXILIARIES
    )


def _parties(parties: Sequence[Participant]) -> frozenset[str]:
    """Return the stems of what some parties are called."""
    return frozenset(w.stem for one in parties for w in words(one.name) if w.stem)


def _names(parties: Sequence[Participant]) -> frozenset[str]:
    """Return the folded words of the names of some parties."""
    return frozenset(w.folded for one in parties for w in words(one.name) if w.capital and w.stem)
