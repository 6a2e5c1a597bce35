"""Hedges held word by word of the tree: what stands right under a hedge in a report, and the same word in the draft.

A draft that merges facts of several paragraphs shares little with any one of them, yet one clause of it, or one noun, may be all that
a report hedges. So the word under a hedge ("holed" in "may have been holed", "oldest" in "perhaps the oldest") is looked for in the
draft, with enough of its own clause around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.check.align import Aligner, Match
from onrecord.check.amounts import is_number
from onrecord.check.claims import Claim
from onrecord.check.clauses import ADJUNCT, Clauses, governed
from onrecord.check.cues import Cue, cues, firmer, has
from onrecord.check.sides import Passage, Table
from onrecord.check.under import no_certainty
from onrecord.check.words import Word, stem

MOST = 0.5
"""So much of the weight around a hedged word stands around it in the draft too, where two stems and more do."""
ONE, OWN = 0.45, 0.2
"""Where one stem does, it is so much of what stands around it in the report, and so much of what does in the draft."""
NEAR = 0.35
"""A noun that is only called so is the same one in a sentence that shares so much with the passage."""
_NOUNS = frozenset("NOUN PROPN".split())
_BEING = frozenset("is are was were be been".split())
_DENYING = frozenset("not never cannot hardly".split())
_ABLE = frozenset("would can able allowed permitted free entitled let lets".split())
"""Words that may give back "could" or "may": where the draft has them, the clause alone does not tell."""
_SENSED = frozenset("not hear see feel smell only".split())
"""Words after "could" by which it tells of being able, or denies."""
_PROSPECTS = frozenset("may might could".split())


@dataclass(frozen=True, slots=True)
class Under:
    """What a hedge of a report stands over: the report and passage, the hedge, the word and its part of speech.

    `around` are the stems of its clause, `subject` those of them that are its subject's; `denied` tells whether it is denied,
    `told` whether it is a noun or adjective that something is said to be, `called` whether the hedge is an adjective of it, `beside`
    whether only how, when or where something is done is hedged: "sails again, possibly in spring".
    """

    side: int
    passage: Passage
    cue: Cue
    word: Word
    upos: str
    around: frozenset[str]
    subject: frozenset[str]
    denied: bool
    told: bool
    called: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """A hedge that a draft has lost: what it stands over, the draft's words `[first, last)`, and the passage as a match."""

    under: Under
    span: tuple[int, int]
    match: Match


@dataclass(frozen=True)
class Hedged:
    """What the reports hedge, word by word, beside the draft."""

    table: Table
    aligner: Aligner

    @cached_property
    def _own(self) -> Clauses:
        """Return the clauses of the draft."""
        return Clauses(self.table.draft)

    @cached_property
    def _theirs(self) -> tuple[Clauses, ...]:
        """Return the clauses of the reports."""
        return tuple(Clauses(side) for side in self.table.reports)

    @cached_property
    def _under(self) -> dict[str, tuple[Under, ...]]:
        """Return what the reports' bodies hedge, by the stem of the hedged word."""
        found: dict[str, list[Under]] = {}
        for number, clauses in enumerate(self._theirs):
            for passage in clauses.side.passages:
                for one in _hedged(clauses, number, passage) if passage.paragraph else ():
                    found.setdefault(_key(one.word), []).append(one)
        return {key: tuple(all_of_it) for key, all_of_it in found.items()}

    def lost(self, claim: Claim) -> Iterator[Lost]:
        """Yield the hedges that a claim has lost, in the order of the draft."""
        for word in claim.words:
            at = self.table.draft.token_at(word.start) if _key(word) in self._under else -1
            if at < 0:
                continue
            near = self._own.stems(self._own.clause(at), claim.passage) - {word.stem}
            far = self._own.stems(self._own.beside(at), claim.passage) - {word.stem}
            for one in self._under[_key(word)]:
                mine = far if one.beside else near
                shared = mine & one.around
                same = self._same(one, at, mine, shared) or self._called(claim, one, at)
                if same and not self._kept(claim, at, one) and not self._plain(one, shared):
                    match = Match(one.side, one.passage, claim.stems & one.passage.stems, self._share(claim, one))
                    yield Lost(one, self._own.group(at, claim.words), match)
                    break

    def elsewhere(self, claim: Claim, match: Match, cue: Cue, span: tuple[int, int]) -> bool:
        """Tell whether a hedge is of something else than a claim's words `span`.

        It stands over a figure, a noun, or how and when, not over what is done; the word that it stands over is in the claim, but
        outside of them; or it is their verb, of another deed.
        """
        one = next(
            (
                u
                for hedged in self._under.values()
                for u in hedged
                if (u.side, u.passage.number, u.cue) == (match.side, match.passage.number, cue)
            ),
            None,
        )
        if one is None:
            return False
        if one.beside or one.called or one.upos == "NUM":
            return True
        word = _key(one.word)
        tokens = self.table.draft.reading.tokens
        verb = self.table.draft.token_at(claim.words[span[1] - 1].start)
        verb = tokens[verb].head if verb >= 0 and tokens[verb].deprel == "cop" else verb
        inside = {w.start for w in claim.words[slice(*span)]}
        there = [self.table.draft.token_at(w.start) for w in claim.words if _key(w) == word]
        if verb in there and one.around - one.subject and verb >= 0:
            mine = self._own.stems(self._own.clause(verb), claim.passage) - {word}
            object_ = mine - self._own.stems(self._own.subject(verb), claim.passage)
            if object_ and not mine & one.around:
                return True  # the same verb of another deed: "could open a pub", "the café opens on 1 May"
        if one.upos == "VERB" and not one.told and verb not in there:
            return True  # told by another verb: whether that says the same is only likely
        told = {verb, *self._own.subject(verb)} if verb >= 0 else set()
        told |= {n for n in self._own.below(verb) if tokens[n].deprel == "xcomp" or self._own.word(verb) in _BEING}
        return bool(there) and not any(at < 0 or at in told or tokens[at].start in inside for at in there)

    def _share(self, claim: Claim, one: Under) -> float:
        """Return the part of a claim's weight that a passage has."""
        total = self.aligner.total
        return total(claim.stems & one.passage.stems) / (total(claim.stems) or 1.0)

    def _same(self, one: Under, at: int, mine: frozenset[str], shared: frozenset[str]) -> bool:
        """Tell whether a word of the draft says what is hedged: the same part of speech, and enough of what stands around it."""
        token, total = self.table.draft.reading.tokens[at], self.aligner.total
        if (token.upos in _NOUNS) != (one.upos in _NOUNS) or (token.upos == "NUM") != (one.upos == "NUM"):
            return False
        if (
            token.deprel == "xcomp"
            or self._aimed(at)
            or not self._described(one, at)
            or (one.upos in _NOUNS and one.told and not self._own.below(at, "cop"))
        ):
            return False  # "agreed to shut", "an operation, the first": what is said of them is another verb's
        if _figures(mine) and _figures(one.around) and not _figures(shared):
            return False
        if not one.around:
            return False
        base = one.around if self._subject(at) else one.around - one.subject or one.around
        theirs = total(shared) / (total(base) or 1.0)
        if len(shared) > 1:
            return theirs >= MOST
        return bool(shared) and theirs >= ONE and total(shared) >= OWN * total(mine)

    def _aimed(self, at: int) -> bool:
        """Tell whether a verb only stands behind "to": "sees room to leave"."""
        verbal = self.table.draft.reading.tokens[at].deprel.startswith(("acl", "advcl", "ccomp"))
        return verbal and any(self._own.word(n) == "to" for n in self._own.below(at, "mark"))

    def _described(self, one: Under, at: int) -> bool:
        """Tell whether a participle before a noun tells of it what is hedged: "the edited tapes" for "the tapes were perhaps edited"."""
        token = self.table.draft.reading.tokens[at]
        noun = self._own.word(token.head) if token.deprel == "amod" and token.upos == "VERB" else ""
        return not noun or stem(noun) in one.subject

    def _called(self, claim: Claim, one: Under, at: int) -> bool:
        """Tell whether a noun of the draft is one that the report calls but suspected or likely: "an arsonist"."""
        noun = self.table.draft.reading.tokens[at].upos in _NOUNS and one.upos in _NOUNS
        return noun and one.called and not has(claim.passage.words, "hedged") and self._share(claim, one) >= NEAR

    def _subject(self, at: int) -> bool:
        """Tell whether a word of the draft has a subject that is no pronoun."""
        tokens = self.table.draft.reading.tokens
        return any(tokens[n].upos in _NOUNS for n in self._own.subject(at))

    def _kept(self, claim: Claim, at: int, one: Under) -> bool:
        """Tell whether the draft keeps a hedge where it says the same thing, or denies what the report does not."""
        tokens = self.table.draft.reading.tokens
        here = {tokens[n].start for n in self._own.around(at)}
        row = claim.passage.words
        words = {w.start: w.folded for w in row}
        if _denied(self._own, at, words) != one.denied:
            return True
        group = {words[tokens[n].start] for n in self._own.below(at) if tokens[n].start in words}
        if one.cue.phrase in _PROSPECTS and group & _ABLE:
            return True
        soft = {w.folded for w in row}
        if one.cue.phrase in _PROSPECTS and {"only", "would"} <= soft:
            return True  # "only a poor crop would bring it in"
        return any(
            any(w.start in here and w.start != tokens[at].start for w in row[cue.first : cue.last])
            and not firmer(row, cue, one.cue)
            for cue in cues(row, "hedged")
        )

    def _plain(self, one: Under, shared: frozenset[str]) -> bool:
        """Tell whether another passage of the reports has the same word, and most of what is shared, under no hedge."""
        hedged = {(u.side, u.passage.number) for u in self._under[_key(one.word)]}
        return any(any(_key(w) == _key(one.word) for w in p.words) for p in self.aligner.again(shared, but=hedged))


def _hedged(clauses: Clauses, number: int, passage: Passage) -> Iterator[Under]:
    """Yield what the hedges of a passage stand over."""
    tokens, side = clauses.side.reading.tokens, clauses.side
    words = {w.start: w for w in passage.words}
    folded = {start: w.folded for start, w in words.items()}
    for cue in cues(passage.words, "hedges"):
        behind = passage.words[cue.last] if cue.last < len(passage.words) else None
        last = side.token_at(passage.words[cue.last - 1].start)
        if (
            last < 0
            or no_certainty(passage.words, cue)
            or (cue.phrase == "could" and behind and behind.folded in _SENSED)
        ):
            continue
        loose = tokens[last].deprel == "advmod"
        at = side.token_at(behind.start) if loose and behind and is_number(behind) else governed(clauses, last)
        word = words.get(tokens[at].start) if at >= 0 else None
        if word is None or not (word.stem or tokens[at].upos in _NOUNS):
            continue
        beside = loose and tokens[at].upos in _NOUNS and tokens[at].deprel.startswith(ADJUNCT)
        starts = {w.start for w in passage.words[cue.first : cue.last]}
        inside = {n for n in (clauses.beside(at) if beside else clauses.clause(at)) if tokens[n].start not in starts}
        yield Under(
            number, passage, cue, word, tokens[at].upos, around=clauses.stems(inside, passage) - {word.stem},
            subject=clauses.stems(clauses.subject(at), passage), denied=_denied(clauses, at, folded) != (cue.phrase == "unlikely"),
            told=bool(clauses.below(at, "cop")), called=tokens[last].deprel == "amod", beside=beside,
        )  # fmt: skip


def _key(word: Word) -> str:
    """Return what a word is found by: its stem, or where it is a common one itself, "month"."""
    return word.stem or word.folded


def _denied(clauses: Clauses, at: int, words: Mapping[int, str]) -> bool:
    """Tell whether a word is denied: "will not play"."""
    tokens = clauses.side.reading.tokens
    return any(words.get(tokens[n].start) in _DENYING for n in clauses.below(at, "advmod"))


def _figures(stems: frozenset[str]) -> frozenset[str]:
    """Return the figures among some stems."""
    return frozenset(one for one in stems if one[0].isdigit())
