"""What has changed places in a draft: who and whom of a deed, the two figures of a change, all for some.

Every word of such a sentence stands in the report, "Haas beat Anker" for "Anker beat Haas", so no word is wrong by itself. What is
found here is a thing to look at, never a sure finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.check.align import Match
from onrecord.check.clauses import Clauses
from onrecord.check.cues import listed
from onrecord.check.parties import Parties, parties
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.words import Word, root
from onrecord.core.finding import Finding, FindingKind

_WHY: dict[FindingKind, str] = {
    "actor": "the report has this the other way round",
    "number": "the report has the two figures the other way round",
    "bound": "the report says this of another part of them",
}
_PARTS = ("det", "amod", "advmod", "nummod")
"""Relations of the words that tell how many or how much of something."""
_BASE = frozenset("from against than versus".split())
"""Words before the figure that a change begins with or that another is held against."""


@dataclass(frozen=True)
class _Beside:
    """A passage of the draft or a report with the text that it stands in."""

    side: Side
    passage: Passage

    def verbs(self) -> Iterator[tuple[int, str]]:
        """Yield the verbs with their stems."""
        for at in self.side.tokens_in(self.passage.start, self.passage.end):
            if self.side.reading.tokens[at].upos == "VERB":
                yield at, root(Clauses(self.side).word(at))

    def stems_at(self, at: int) -> tuple[str, ...]:
        """Return the stem of a token, nothing where it is no word or a common one."""
        start = self.side.reading.tokens[at].start
        return tuple(w.stem for w in self.passage.words if w.start == start and w.stem)

    def names(self, stems: frozenset[str]) -> frozenset[str]:
        """Return the stems of those words among some that are written as names."""
        return frozenset(
            w.stem for w in self.passage.words if w.capital and w.stem in stems and w != self.passage.words[0]
        )

    def change(self) -> tuple[str, str] | None:
        """Return the figures that a change begins and ends with, or that another is held against and that one; None where not two."""
        figures = [(at, word) for at, word in enumerate(self.passage.words) if word.stem[:1].isdigit()]
        base = [word for at, word in figures if _before(self.passage.words, at) in _BASE]
        ends = [word for _, word in figures if word not in base]
        if len(base) != 1 or not ends:
            return None
        near = min(ends, key=lambda word: abs(word.start - base[0].start))
        return base[0].stem, near.stem

    def shares(self) -> dict[str, str]:
        """Return how much of something is spoken of, by the stem of the noun, or of the verb that somebody or nobody is subject of.

        "all_of", "most_of", "few_of", "some_of", "none_of", or the figure of "three of the surgeons".
        """
        found: dict[str, str] = {}
        clauses, starts = Clauses(self.side), {w.start: w for w in self.passage.words}
        for at in self.side.tokens_in(self.passage.start, self.passage.end):
            token = self.side.reading.tokens[at]
            word = starts.get(token.start)
            if token.upos == "PRON" and token.deprel.startswith("nsubj") and token.head >= 0:
                kinds = [kind for kind in _KINDS if clauses.word(at) in listed(kind)]
                found |= {root(clauses.word(token.head)): kinds[0]} if kinds else {}
            elif token.upos in ("NOUN", "PROPN") and word is not None and word.stem:
                of = token.deprel.startswith("nmod") and any(clauses.word(n) == "of" for n in clauses.below(at, "case"))
                over = starts.get(self.side.reading.tokens[token.head].start) if of else None
                beside = (*clauses.below(at, _PARTS), *(clauses.below(token.head, _PARTS) if over else ()))
                heads = {clauses.word(n) for n in beside} | ({over.folded} if over else set())
                kinds = [kind for kind in _KINDS if listed(kind) & heads]  # "every one of the reporters"
                counted = (
                    "1" if over and over.folded == "one" else over.stem if over and over.stem[:1].isdigit() else ""
                )
                firm = kinds[:1] == ["all_of"] or not counted
                found |= {word.stem: kinds[0] if firm else counted} if counted or kinds else {}
        return found


_KINDS = ("all_of", "none_of", "most_of", "few_of", "some_of")
_APART = {
    "all_of": {"none_of", "most_of", "few_of", "some_of"},
    "none_of": {"all_of", "most_of", "few_of", "some_of"},
    "most_of": {"none_of", "few_of"},
    "few_of": {"all_of", "most_of", "none_of"},
    "some_of": {"none_of"},
}
"""What goes against each part: some of all is sound, and most of all, but no few of most."""


def _before(row: tuple[Word, ...], at: int) -> str:
    """Return the word before a figure, words of its bound and currency aside."""
    at -= 1
    while at > 0 and row[at].folded in ("about", "some", "nearly", "almost", "roughly", "a", "the", "around"):
        at -= 1
    return row[at].folded if at >= 0 else ""


def exchanged(table: Table, matches: Sequence[Match], passage: Passage) -> Iterator[Finding]:
    """Yield, as suggestions, what near passages have in other places and none has as the draft does."""
    theirs = [(m, _Beside(table.reports[m.side], m.passage)) for m in matches]
    own = _Beside(table.draft, passage)
    for kind, span, number in (*_turned_round(own, theirs), *_changes(own, theirs), *_parts(own, theirs)):
        match = theirs[number][0]
        source = table.reports[match.side].backing(match.side, match.passage.start, match.passage.end)
        yield table.finding(kind, span, source, _WHY[kind], sure=False)


_Found = tuple[FindingKind, tuple[int, int], int]


def _turned_round(own: _Beside, theirs: Sequence[tuple[Match, _Beside]]) -> Iterator[_Found]:
    """Yield the verbs whose parties have changed places, or that the draft has somebody do who only speaks in the report."""
    for at, verb in own.verbs():
        mine, token = parties(own.side, own.passage, at), own.side.reading.tokens[at]
        if not mine.who or own.side.quotation_at(token.start) is not None:
            continue
        told = [
            (number, one, parties(one.side, one.passage, there))
            for number, (_, one) in enumerate(theirs)
            for there, other in one.verbs()
            if other == verb
        ]
        if any(mine.who & other.who for _, _, other in told):
            continue
        names = own.names(mine.who)
        for number, one, other in told:
            its_teller = verb not in _sayings() and _by_its_teller(mine, names, one, other)
            if its_teller or _crosswise(mine, other):
                yield "actor", (token.start, token.end), number
                break


@cache
def _sayings() -> frozenset[str]:
    """Return the stems of verbs of saying: whoever speaks does that too."""
    return frozenset(root(word) for word in (*listed("saying"), *listed("told_by")))


def _crosswise(mine: Parties, other: Parties) -> bool:
    """Tell whether who does it here is whom it is done to there, and the other way round as far as both are told."""
    if not (mine.who & other.whom and mine.whom) or mine.whom & other.whom:
        return False
    return bool(mine.whom & other.who) or not other.who


def _by_its_teller(mine: Parties, names: frozenset[str], one: _Beside, other: Parties) -> bool:
    """Tell whether a person who only speaks in the report, by name, does here what somebody else does there."""
    if not names or not names <= one.side.voices or not other.who or mine.who & other.whom:
        return False
    return not (mine.whom and other.whom) or bool(mine.whom & other.whom)


def _changes(own: _Beside, theirs: Sequence[tuple[Match, _Beside]]) -> Iterator[_Found]:
    """Yield the figure that a change begins with where a report's ends with it and begins with the other."""
    mine = own.change()
    for number, (_, one) in enumerate(theirs) if mine else ():
        if mine and one.change() == mine[::-1]:
            word = next(w for w in own.passage.words if w.stem == mine[0])
            yield "number", (word.start, word.end), number
            return


def _parts(own: _Beside, theirs: Sequence[tuple[Match, _Beside]]) -> Iterator[_Found]:
    """Yield the noun or verb of which the draft has all, some or none, and a report has another part."""
    clauses, mine = Clauses(own.side), own.shares()
    shares = [one.shares() for _, one in theirs] if mine else []
    for stem, much in mine.items():
        told = [(number, one.get(stem, "")) for number, one in enumerate(shares)]
        known = [(number, other) for number, other in told if other]
        within = own.side.tokens_in(own.passage.start, own.passage.end)
        at = next((n for n in within if stem in (root(clauses.word(n)), *own.stems_at(n))), None)
        if at is not None and known and all(_differs(much, other, only=_only(own, stem)) for _, other in known):
            token = own.side.reading.tokens[at]
            yield "bound", (token.start, token.end), known[0][0]


def _differs(mine: str, other: str, *, only: bool) -> bool:
    """Tell whether one part is firmly another: some of all is sound, but not only some."""
    if mine[0].isdigit() and other[0].isdigit():
        return mine != other
    mine, other = ("some_of" if one[0].isdigit() else one for one in (mine, other))
    return other in _APART[mine] or (only and mine == "some_of" and other == "all_of")


def _only(own: _Beside, stem: str) -> bool:
    """Tell whether a sentence says "only" before a word."""
    at = next((n for n, w in enumerate(own.passage.words) if w.stem == stem), 0)
    return any(w.folded in ("only", "just") for w in own.passage.words[:at])
