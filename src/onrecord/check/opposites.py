"""Words of a draft that say the opposite of the report's where the same thing is told: "rose" for "fell", "up from" for "down from".

A sentence may share every other word with the report. So each word that has an opposite is held against those of the near passages
in the same place of the tree: the same who and what, the same noun, the same figures. What one text alone denies is left to the
rule for that. Whoever sells is another than who buys, so a pair turned round with its parties ("Orme bought it from Venn", "Venn
sold it to Orme") is sound. All of it is a thing to look at, never a sure finding: a report may tell the same thing twice, of two days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.check.align import Match
from onrecord.check.clauses import Clauses
from onrecord.check.parties import parties
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.words import root, stem
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.vocab import lexicon

BESIDE = 5
"""So many words to each side of a word that hangs on no noun or verb of its own tell what it is about: "18 kroner, down from 24"."""
BOTH = 2
"""So many telling words, or a figure, must stand beside both. Set by hand on ten sets of drafts, 2026-11-30."""
_NOT = frozenset("not n't never no neither nor hardly without nobody none nothing".split())
_DENYING = frozenset("fail refus declin".split())
"""Stems of verbs that deny the one below them: "refused to open"."""
_VERBS = ("VERB", "AUX")
_WHY: dict[FindingKind, str] = {
    "polarity": "the report says the opposite of this",
    "condition": "the report has the condition the other way",
}
CONDITION = "condition"
"""The pair of opposites whose words open a condition."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A word that has an opposite: its number among the tokens, its side of each of its pairs, and whether it is denied."""

    at: int
    sides: dict[str, bool]
    denied: bool


def opposites(table: Table, matches: Sequence[Match], passage: Passage) -> Iterator[Finding]:
    """Yield, as suggestions, the words of a sentence whose opposite a near passage has of the same thing, and none has the word itself."""
    theirs = [
        (match, turn, _Said(table.reports[match.side], match.passage))
        for match in matches
        for turn in _turns(table.reports[match.side], match.passage)
    ]
    here = _Said(table.draft, passage)
    turned = [(own, _opposed(here, own, theirs)) for own in (_turns(table.draft, passage) if theirs else ())]
    found = [(own, match, _kind(own)) for own, match in turned if match]
    if len({kind for _, _, kind in found}) > 1:  # "stay shut unless" says what "open if" says
        return
    for own, match, kind in found:
        token = table.draft.reading.tokens[own.at]
        source = table.reports[match.side].backing(match.side, match.passage.start, match.passage.end)
        yield table.finding(kind, (token.start, token.end), source, _WHY[kind], sure=False)


def _opposed(here: _Said, own: _Turn, theirs: Sequence[tuple[Match, _Turn, _Said]]) -> Match | None:
    """Return the nearest passage that says the opposite of a word, None where none does or one says the same."""
    told = []
    for match, other, there in theirs:
        if own.sides.keys() & other.sides.keys():
            against = _against(own, other)
            if here.same(own.at, there, other.at, against=against):
                told.append((match, against))
    return told[0][0] if told and all(against for _, against in told) else None


def _kind(own: _Turn) -> FindingKind:
    """Return the kind of finding that a word's opposite is."""
    return "condition" if CONDITION in own.sides else "polarity"


def _against(own: _Turn, other: _Turn) -> bool:
    """Tell whether two words stand on two sides of each pair that both have, both as so or both denied."""
    apart = all(own.sides[pair] != other.sides[pair] for pair in own.sides.keys() & other.sides.keys())
    return apart and own.denied == other.denied


def _turns(side: Side, passage: Passage) -> tuple[_Turn, ...]:
    """Return the words of a passage that have opposites, in text order."""
    found, clauses = [], Clauses(side)
    for at in side.tokens_in(passage.start, passage.end):
        pairs = _pairs().get(root(clauses.word(at)))
        particle = side.reading.tokens[at].deprel == "compound:prt" or side.reading.tokens[at].upos == "PART"
        if pairs and not particle:  # "drew up", "to draw"
            found.append(_Turn(at, pairs, _denied(clauses, at)))
    return tuple(found)


@cache
def _pairs() -> dict[str, dict[str, bool]]:
    """Load the opposites: each stem with its pairs, and whether it is of the first side."""
    found: dict[str, dict[str, bool]] = {}
    for pair, both in lexicon("opposites").items():
        for first, row in zip((True, False), both, strict=True):
            for word in row.split():
                found.setdefault(root(word), {})[pair] = first
    return found


def _denied(clauses: Clauses, at: int) -> bool:
    """Tell whether a word is denied; one that opens a clause is where either the clause or what it hangs on is."""
    tokens = clauses.side.reading.tokens
    if tokens[at].deprel != "mark" or tokens[at].head < 0:
        return _not(clauses, at)
    within, above = tokens[at].head, tokens[tokens[at].head].head  # "if it does not pass", "will not open if it passes"
    return _not(clauses, within) != (above >= 0 and _not(clauses, above))


def _not(clauses: Clauses, at: int) -> bool:
    """Tell whether there is a "not" on a word or its subject, or a verb like "refused" over it."""
    token = clauses.side.reading.tokens[at]
    below = any(clauses.word(n) in _NOT for n in (*clauses.below(at), *clauses.subject(at)))
    return below != (token.deprel == "xcomp" and token.head >= 0 and root(clauses.word(token.head)) in _DENYING)


@dataclass(frozen=True)
class _Said:
    """What the words of one passage are said of."""

    side: Side
    passage: Passage

    def same(self, at: int, other: _Said, there: int, *, against: bool) -> bool:
        """Tell whether a word here and one there are said of the same thing: the same parties, the same noun, or words beside.

        A word that leads a phrase goes `against` another only behind the same verb or noun.
        """
        verbs = self._is_verb(at), other._is_verb(there)
        if all(verbs):
            mine, theirs = parties(self.side, self.passage, at), parties(other.side, other.passage, there)
            known = [bool(one & two) for one, two in ((mine.who, theirs.who), (mine.whom, theirs.whom)) if one and two]
            return all(known) if known else bool(self._beside(at) & other._beside(there))
        noun, other_noun = self._noun(at), other._noun(there)
        leading = self._leads(at)
        if not any(verbs) and leading != other._leads(there):
            return False
        if leading or (noun and other_noun and not any(verbs)):
            apart = against and self._leads(at, "case") and not self._over(at) & other._over(there)
            return bool(noun & other_noun) and not apart
        shared = self._beside(at) & other._beside(there)
        return len(shared) >= BOTH or any(one[0].isdigit() for one in shared)

    def _is_verb(self, at: int) -> bool:
        """Tell whether a token is a verb that says what is done."""
        token = self.side.reading.tokens[at]
        return token.upos in _VERBS and not token.deprel.startswith(("amod", "case", "advmod"))

    def _noun(self, at: int) -> frozenset[str]:
        """Return the stems of the noun phrase that a word describes or leads, or of the subject that it is said of."""
        clauses, token = Clauses(self.side), self.side.reading.tokens[at]
        if token.deprel == "case" and token.head >= 0:  # "to the mills of Orl": the mills, wherever they are
            return clauses.stems({token.head, *clauses.below(token.head, ("flat", "compound"))}, self.passage)
        if token.deprel.startswith(("amod", "mark", "det", "compound")) and token.head >= 0:
            return clauses.stems(clauses.within(token.head, but=at), self.passage)
        return clauses.stems(clauses.subject(at), self.passage) if clauses.below(at, "cop") else frozenset()

    def _leads(self, at: int, *relations: str) -> bool:
        """Tell whether a word leads a phrase or clause: "before the vote", "if it rains"."""
        return self.side.reading.tokens[at].deprel in (relations or ("case", "mark"))

    def _over(self, at: int) -> frozenset[str]:
        """Return the stem of what the phrase or clause that a word leads hangs on."""
        tokens, clauses = self.side.reading.tokens, Clauses(self.side)
        above = tokens[tokens[at].head].head if tokens[at].head >= 0 else -1
        over = clauses.word(above) if above >= 0 else ""
        return frozenset((stem(over) or over,))

    def _beside(self, at: int) -> frozenset[str]:
        """Return the stems of the few words to each side of a token."""
        start = self.side.reading.tokens[at].start
        row = self.passage.words
        here = next((n for n, word in enumerate(row) if word.start >= start), 0)
        return frozenset(w.stem for w in row[max(0, here - BESIDE) : here + BESIDE + 1] if w.stem and w.start != start)
