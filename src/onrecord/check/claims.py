"""Claims of the draft as the rules of firmness see them: its words outside true quotations and names of voices, and their verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.check.align import Aligner, Match
from onrecord.check.cited import Quoted
from onrecord.check.sides import Passage, Table
from onrecord.check.words import Word

AUXILIARIES = frozenset(
    "will would shall has have had is are was were been be being do does did to can could may might must should going about".split()
)
REACH = 6
"""A verb is looked for at most so many words before the words that it governs."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the draft without what it quotes truly: the words left, their stems, and the nearest passages."""

    passage: Passage
    words: tuple[Word, ...]
    stems: frozenset[str]
    matches: tuple[Match, ...]


def claims(table: Table, aligner: Aligner, quoted: Quoted) -> Iterator[Claim]:
    """Yield what each sentence of the draft says in its own words, with the nearest passages of the reports' bodies."""
    quotes = [cited.quotation for cited in quoted.cited if all(piece.spoken for piece in cited.pieces)]
    for passage in table.draft.passages:
        left = tuple(w for w in passage.words if not any(q.start <= w.start < q.end for q in quotes))
        voiced = [a.source.anchor for a in table.draft.reading.attributions if a.source.anchor]
        told = [w for w in left if not any(v.start <= w.start < v.end for v in voiced)]
        stems = frozenset(w.stem for w in told if w.stem)
        if stems and "?" not in table.draft.text[passage.start : passage.end]:
            matches = tuple(m for m in aligner.matches(stems, most=6) if m.passage.paragraph)
            yield Claim(passage, left, stems, matches)


def verb_span(table: Table, row: tuple[Word, ...], at: int) -> tuple[int, int]:
    """Return the words `[first, last)` from the verb that governs the word at `at` up to that word.

    The verb is the nearest auxiliary or verb at most REACH words before, with the auxiliaries right before it.
    """
    first = at
    for back in range(at, max(-1, at - REACH - 1), -1):
        if row[back].folded in AUXILIARIES - {"to", "about"} or (back <= at and is_verb(table, row[back])):
            first = back
            break
    while first > 0 and row[first - 1].folded in AUXILIARIES:
        first -= 1
    return first, at + 1


def is_verb(table: Table, word: Word) -> bool:
    """Tell whether the reader takes a word of the draft for a verb."""
    return any(t.upos in ("VERB", "AUX") for t in table.draft.reading.tokens if t.start == word.start)
