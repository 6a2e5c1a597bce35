"""Conditions held clause by clause of the tree: what hangs under an if, unless, provided or subject to, and the same clause in the draft.

A draft that merges facts of several paragraphs shares little with any one of them, yet one of its clauses may be all that a report has
under a condition. So the verb that the condition hangs on is looked for in the draft, with enough of its clause around it; another
verb is taken for it where nearly all else of the clause is there, a day or a figure with it ("will resume within an hour").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.check.align import Aligner
from onrecord.check.claims import Claim, past_form
from onrecord.check.clauses import Clauses
from onrecord.check.conditions import LENGTHS, opens_clause, withheld
from onrecord.check.cues import Cue, cues, denied, has, listed
from onrecord.check.provided import provided
from onrecord.check.sides import Passage, Table
from onrecord.check.words import stem
from onrecord.core.finding import Finding
from onrecord.core.times import MONTHS, WEEKDAYS

MOST = 0.5
"""So much of the weight of a clause under a condition stands in the draft's clause with the same verb."""
NEARLY, FEWEST = 0.6, 3
"""So much, of so many stems, where the verb is another one."""
ALL = 0.9
"""So much, of fewer."""
_SUBJECT_TO = frozenset(("subject to", "conditional on", "contingent on", "dependent on"))
_DATED = frozenset(map(stem, (*MONTHS, *WEEKDAYS)))
_DONE = frozenset("has have had was were".split())


@dataclass(frozen=True, slots=True)
class Proviso:
    """What a report has under a condition: the report, passage and cue, the verb's stem, its clause, and the words of the condition."""

    side: int
    passage: Passage
    cue: Cue
    verb: str
    around: frozenset[str]
    condition: frozenset[str]
    end: int


@dataclass(frozen=True)
class Provisos:
    """What the reports have under conditions, clause by clause, beside the draft."""

    table: Table
    aligner: Aligner

    @cached_property
    def _own(self) -> Clauses:
        """Return the clauses of the draft."""
        return Clauses(self.table.draft)

    @cached_property
    def _all(self) -> tuple[Proviso, ...]:
        """Return what the reports' bodies have under conditions."""
        return tuple(
            one
            for number, side in enumerate(self.table.reports)
            for passage in side.passages
            if passage.paragraph
            for one in _of(Clauses(side), number, passage)
        )

    def lost(self, claim: Claim) -> Iterator[Finding]:
        """Yield the conditions that a claim has lost."""
        if has(claim.passage.words, "conditional"):
            return
        tokens = self.table.draft.reading.tokens
        for at in self.table.draft.tokens_in(claim.passage.start, claim.passage.end):
            if tokens[at].upos != "VERB" or not any(w.start == tokens[at].start for w in claim.words):
                continue
            inside = self._own.clause(at)
            if tokens[at].deprel == "acl:relcl":  # "a deal that closes in May"
                inside |= self._own.within(tokens[at].head, but=at)
            around = self._own.stems(inside, claim.passage)
            verb = next(iter(self._own.stems({at}, claim.passage)), "")
            for one in self._all:
                if denied(claim.words, one.passage.words):
                    continue
                if self._same(claim, one, at, verb, around) and not claim.passage.stems & one.condition:
                    yield self._finding(claim, one, at)
                    return

    def _same(self, claim: Claim, one: Proviso, at: int, verb: str, around: frozenset[str]) -> bool:
        """Tell whether a clause of the draft, with the verb `verb` at token `at`, is what a report has under a condition."""
        if self._done(at) or not one.around:
            return False
        shared, total = around & one.around, self.aligner.total
        same = bool(verb) and verb == one.verb
        part = total(shared - {verb}) / (total(one.around - {one.verb}) or 1.0)
        dated = any(s[0].isdigit() for s in shared) or bool(shared & LENGTHS)
        other = dated and (part >= NEARLY if len(shared) >= FEWEST else part >= ALL and len(shared) > 1)
        alone = all(s[0].isdigit() or s in _DATED for s in shared - {verb})
        told = self._own.stems(self._own.subject(at), claim.passage)
        enough = part >= MOST and len(shared) > 2 and not (alone and told) if same else other
        return enough and not self._outright(shared)

    def _done(self, at: int) -> bool:
        """Tell whether a verb of the draft is told as done, so that it is of another time."""
        helped = {self._own.word(n) for n in self._own.below(at, "aux")}
        return bool(helped & _DONE) or (not helped and past_form(self._own.word(at)))

    def _outright(self, shared: frozenset[str]) -> bool:
        """Tell whether another passage says what is shared under no condition."""
        return any(self.aligner.again(shared, but={(p.side, p.passage.number) for p in self._all}))

    def _finding(self, claim: Claim, one: Proviso, at: int) -> Finding:
        """Make the finding: the draft's clause, and the condition."""
        row, tokens = claim.words, self.table.draft.reading.tokens
        first, _ = self._own.group(at, row)
        starts = {tokens[n].start for n in self._own.within(at)}
        last = max(n for n, w in enumerate(row) if w.start in starts)
        side = self.table.reports[one.side]
        lost = side.text[one.passage.words[one.cue.first].start : one.end]
        source = side.backing(one.side, one.passage.start, one.passage.end)
        return self.table.finding(
            "condition", (row[first].start, row[last].end), source, f"the report makes it conditional: “{lost}”",
            mend=provided(self.table, (row[first].start, row[last].end), lost),
        )  # fmt: skip


def _of(clauses: Clauses, number: int, passage: Passage) -> Iterator[Proviso]:
    """Yield what the conditions of a passage hang on."""
    tokens, words = clauses.side.reading.tokens, passage.words
    for cue in cues(words, "conditions"):
        at = clauses.side.token_at(words[cue.first].start)
        if at < 0 or not opens_clause(clauses.side, words, cue) or withheld(words[cue.last :]):
            continue
        opened = tokens[at].head if tokens[at].deprel.startswith(("mark", "case", "advmod", "fixed")) else at
        if opened < 0:
            continue
        inside = clauses.all_below(opened)
        if cue.phrase in _SUBJECT_TO and clauses.below(opened, "cop"):
            inside = frozenset().union(*(clauses.all_below(n) for n in clauses.below(opened, ("obl", "nmod"))))
        condition = clauses.stems(inside, passage)
        end = max((tokens[n].end for n in inside), default=words[cue.last - 1].end)
        heads = _governed(clauses, opened, cue)
        for head in heads:
            group = {words_ for words_ in clauses.clause(head) if words_ not in inside}
            stems = clauses.stems(group, passage)
            verb = next(iter(clauses.stems({head}, passage)), "")
            if condition - stems:
                yield Proviso(number, passage, cue, verb, stems, condition - stems, end)


def _governed(clauses: Clauses, opened: int, cue: Cue) -> tuple[int, ...]:
    """Return the verbs that a condition hangs on: the one above it; of "is subject to", those joined to it ("and is due to close")."""
    tokens = clauses.side.reading.tokens
    if cue.phrase in _SUBJECT_TO and clauses.below(opened, "cop"):
        joined = clauses.below(opened, "conj")
        return tuple(next(iter(clauses.below(n, "xcomp")), n) for n in joined)
    head = tokens[opened].head
    if head < 0 or not tokens[opened].deprel.startswith(("advcl", "obl", "advmod", "amod")):
        return ()
    told = (
        (*clauses.below(head, "ccomp"), *clauses.below(head, "parataxis"))
        if clauses.word(head) in listed("saying")
        else ()
    )
    head = next(iter(told), head)  # "barring an offer, they will strike, the union said"
    return (next(iter(clauses.below(head, "xcomp")), head),)
