"""Hedges and conditions that the reports have and the draft does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check.align import Aligner, Match
from onrecord.check.amounts import is_number
from onrecord.check.claims import AUXILIARIES, Claim, governing, is_verb, only_says
from onrecord.check.cues import OPINION, Cue, cues, gives_back, has
from onrecord.check.heard import listed
from onrecord.check.sides import Table
from onrecord.check.words import Word
from onrecord.core.finding import Finding

AHEAD, BACK = 5, 4
"""So many telling words after and before a hedge are what it stands over."""
LONG, TOP, FEWEST = 12, 0.45, 3
"""A clause has at most so many telling words; the nearest passage with this share has so many words of it in common."""
ALL, LOW = 0.85, 0.2
"""So much of a hedged clause is all of it: then the sentence shares LOW at least."""
WHOLE = 0.6
"""Where little follows a hedge, so much of all around it."""
MAIN = 8
"""So many telling words beside a condition are what it is the condition of."""
COVERED = 0.5
"""A claim that shares this part of their weight makes the same statement."""
MOST = 0.45
"""A claim that shares this part of what a condition stands over says it too, where its sentence shares NEAR at least."""
NEAR = 0.35
CLEAR = 0.9
"""A passage that shares less than this part of what the nearest shares is not the one meant."""
SPOKEN = 0.55
"""Without the hedged verb itself a sentence must share so much."""
KEPT = 0.34
"""A condition of which the draft has this part is not lost."""
_FORESEEN = frozenset(("expected to",))
"""Hedges that may be a way of telling a plan: lost only where the draft says "will"."""
_SENSED = frozenset("not hear see feel smell only".split())
"""Words after "could" and the like by which it tells of being able, or denies."""
_ABLE = frozenset("would can able allowed permitted free entitled lets allows permits".split())
_DENIED = frozenset("not no never nothing nobody neither nor".split())
_NO_CONDITION = frozenset("as asked ask even wonder know spoke unclear see".split())
"""Words before "if" and the like by which it opens a question, or only grants something."""
_EITHER = frozenset("account view words figures counts reckoning put puts holds sees heard called calls".split())
_THINKING = frozenset("think believe expect reckon reckons suppose".split())
_BOUNDING = frozenset("fewer less more later sooner".split())
_SUBJECTS = frozenset("we it they he she i you there".split())
"""Pronouns at which what a condition is the condition of begins, where no comma parts the two."""
_NAMES = frozenset("name names named identified anonymity quoted".split())
_BE = frozenset("was is were are been be had has have who all at for".split())
"""Words before "once" by which it means formerly: "was once a pilot"."""
_IF = frozenset("if unless once provided because since although while whereas after before where".split())
_THAT = frozenset("that".split())
"""Words behind and before a hedge at which its clause ends."""
_INVERTED = frozenset("were had".split())
"""Verbs that make a condition by standing before their subject: "were the hall dropped"."""
_WOULD = frozenset("would could might".split())
_COMPLETE = frozenset(("weather permitting", "weather allowing", "all being well"))
_PART = re.compile(r"[:;]")
_CLAUSE = re.compile(r"[;:“”\"()]|\.\s")
_OPENERS = frozenset("and but while who which whose where although though so or a the".split())
_END = re.compile(r"[,;:“”\".!?)]")


@dataclass(frozen=True)
class Firmness:
    """The hedges and conditions of the reports beside the claims of the draft."""

    table: Table
    aligner: Aligner

    def findings(self, claim: Claim) -> Iterator[Finding]:
        """Yield what a claim has lost: at most one hedge and one condition."""
        for lost in (self._hedge, self._condition):
            found = next((f for match in claim.matches[:3] for f in lost(claim, match)), None)
            if found:
                yield found

    def _hedge(self, claim: Claim, match: Match) -> Iterator[Finding]:
        """Yield a finding where what stands under a hedge in the report stands without one in the draft."""
        row = match.passage.words
        for cue in cues(row, "hedges"):
            if row[cue.last : cue.last + 1] and row[cue.last].folded in _SENSED:
                continue
            if gives_back(claim.passage.words, row, "hedged", cue):
                continue
            text = self.table.reports[match.side].text
            apart = cue.first and "," in text[row[cue.first - 1].end : row[cue.first].start]
            after = self._until(match, list(row[cue.last :]), AHEAD, forward=True)
            ahead = list(reversed(row[: cue.first]))
            told = _told_aside(text, ahead) if apart else ahead
            before = [] if apart and told == ahead else self._until(match, told, BACK, forward=False)
            hit = [w for w in (after if len(after) > 1 else [*after, *before]) if w.stem in claim.stems]
            if (
                not hit
                or self._other_way(claim, match, cue, hit[0])
                or not self._said(claim, match, cue, after, before, told)
            ):
                continue
            if self._plainly(claim, match, {w.stem for w in hit}, "hedges") or only_says(self.table, claim.words):
                continue
            yield self._hedge_lost(claim, match, cue, hit)

    def _said(
        self, claim: Claim, match: Match, cue: Cue, after: list[Word], before: list[Word], told: Sequence[Word]
    ) -> bool:
        """Tell whether a claim says what stands under a hedge of a passage, by any of the ways to know it."""
        if match.share < max(NEAR, CLEAR * claim.matches[0].share):
            return self._all(claim, match, after, before)
        behind = match.passage.words[cue.last :]
        return self._governs(claim, match, after, before) or self._clause(claim, match, behind, told)

    def _all(self, claim: Claim, match: Match, after: list[Word], before: list[Word]) -> bool:
        """Tell whether a claim has all of a hedged clause of three words and more."""
        stems = {w.stem for w in (*after, *before)}
        held = self.aligner.total(stems & claim.stems) >= ALL * self.aligner.total(stems)
        return len(stems) >= FEWEST and match.share >= LOW and held

    def _clause(self, claim: Claim, match: Match, behind: Sequence[Word], ahead: Sequence[Word]) -> bool:
        """Tell whether a claim has COVERED of all that stands in a hedged clause, and no verb of the passage."""
        inside = [
            *self._until(match, list(behind), LONG, forward=True),
            *self._until(match, list(ahead), LONG, forward=False),
        ]
        stems = {w.stem for w in inside}
        shared = stems & claim.stems
        near = match is claim.matches[0] and match.share >= TOP
        part = self.aligner.total(shared) / (self.aligner.total(stems) or 1.0)
        enough = len(shared) >= FEWEST and (part >= ALL or (near and part >= COVERED))
        return enough and not self._own_verb(claim, match, stems)

    def _governs(self, claim: Claim, match: Match, after: list[Word], before: list[Word]) -> bool:
        """Tell whether a claim says what stands under a hedge: most of what follows it, or its verb and most of the rest."""
        behind, whole = {w.stem for w in after}, {w.stem for w in (*after, *before)}
        shared = whole & claim.stems
        plain = {w.stem for w in (*after, *before) if not w.capital or w is match.passage.words[0]} & shared
        follows = self.aligner.total(behind & shared) / (self.aligner.total(behind) or 1.0)
        covers = self.aligner.total(shared) / (self.aligner.total(whole) or 1.0)
        if len(behind) > 1:
            top = match is claim.matches[0] and match.share >= COVERED and follows >= COVERED - 0.1
            if len(behind & shared) > 1 and (follows >= COVERED or top):
                own = self._own_verb(claim, match, whole)
                counted = follows >= WHOLE and any(stem[0].isdigit() for stem in behind & shared)
                spoken = (match.share >= SPOKEN or counted) and not own
                return after[0].stem in shared or (spoken and (bool(plain) or top))
            if (
                len(shared) > 2
                and covers >= WHOLE
                and match.share >= SPOKEN
                and not self._own_verb(claim, match, whole)
            ):
                return True
            return after[0].stem in shared and covers >= WHOLE and len(shared) > 1
        return covers >= WHOLE and len(plain) > 1

    def _own_verb(self, claim: Claim, match: Match, hedged: Collection[str]) -> bool:
        """Tell whether a verb of the claim stands in the passage outside what is hedged: it may be of that part."""
        verbs = {w.stem for w in claim.words if w.stem and is_verb(self.table, w)}
        return bool(verbs & (match.passage.stems - set(hedged)))

    def _other_way(self, claim: Claim, match: Match, cue: Cue, hit: Word) -> bool:
        """Tell whether a claim gives the hedge back in another way: "would" for "could", or a denial of its own."""
        at = next(i for i, w in enumerate(claim.words) if w.stem == hit.stem)
        given = cues(claim.words[max(0, at - MAIN) : at + 2], "hedged")
        if any(g.phrase not in OPINION or not {w.folded for w in match.passage.words} & OPINION for g in given):
            return True
        mine = {w.folded for w in claim.words[max(0, at - MAIN - 2) : at + 1]}
        if cue.phrase in ("could", "might", "may") and mine & _ABLE:
            return True
        beside = match.passage.words[max(0, cue.first - BACK) : cue.last + AHEAD]
        return bool(mine & _DENIED) and not {w.folded for w in beside} & _DENIED

    def _until(self, match: Match, row: list[Word], most: int, *, forward: bool) -> list[Word]:
        """Return the telling words of a row up to a break of the clause, at most so many."""
        text = self.table.reports[match.side].text
        found: list[Word] = []
        previous: Word | None = None
        for word in row:
            if previous is not None:
                first, second = (previous, word) if forward else (word, previous)
                gap = text[first.end : second.start]
                if _CLAUSE.search(gap) or ("," in gap and second.folded in _OPENERS):
                    break
            previous = word
            if word.folded in _saying() or word.folded in (_IF if forward else _THAT):
                break
            if word.stem:
                found.append(word)
            if len(found) == most:
                break
        return found

    def _plainly(self, claim: Claim, match: Match, shared: set[str], name: str) -> bool:
        """Tell whether another passage of the reports makes the same statement without such a word."""
        return any(
            shared <= other.passage.stems and not has(other.passage.words, name) and other.share >= CLEAR * match.share
            for other in claim.matches
            if other.passage is not match.passage
        )

    def _hedge_lost(self, claim: Claim, match: Match, cue: Cue, hits: list[Word]) -> Finding:
        """Make the finding: the draft's verb group, and the report's words from its hedge on."""
        row, theirs = claim.words, match.passage.words
        hit = hits[0]
        first, last = governing(self.table, row, {word.stem for word in hits})
        counted = next((i for i, w in enumerate(row) if is_number(hit) and w.stem == hit.stem), None)
        if counted is not None and theirs[cue.last : cue.last + 1] == (hit,):
            first, last = counted, min(counted + 2, len(row))
        start = cue.first
        while start and theirs[start - 1].folded in AUXILIARIES:
            start -= 1
        end = max(hit.end, theirs[cue.last - 1].end)
        text = self.table.reports[match.side].text
        source = self.table.reports[match.side].backing(match.side, min(theirs[start].start, hit.start), end)
        mend = text[theirs[start].start : hit.end] if hit.start > theirs[start].start else ""
        return self.table.finding(
            "hedge", (row[first].start, row[last - 1].end), source, f"the report hedges: “{cue.phrase}”", mend=mend,
            sure=cue.phrase not in _FORESEEN or "will" in {w.folded for w in row[first:last]},
        )  # fmt: skip

    def _condition(self, claim: Claim, match: Match) -> Iterator[Finding]:
        """Yield a finding where the draft has what a condition stands over, and not the condition."""
        row = match.passage.words
        text = self.table.reports[match.side].text
        for cue in cues(row, "conditions"):
            clause, main = self._parts(match, cue)
            if not clause or not main or _withheld(clause) or gives_back(claim.passage.words, row, "conditional", cue):
                continue
            stems = {w.stem for w in main}
            shared = stems & claim.stems
            plain = {w.stem for w in main if not w.capital or w is row[0]} & shared
            if (
                len(shared) < 2
                or len(plain) < (2 if len(shared) < FEWEST and match.share < SPOKEN else 1)
                or self.aligner.total(shared) < MOST * self.aligner.total(stems)
                or not self._near(claim, match)
            ):
                continue
            if self._plainly(claim, match, shared, "conditions") or _denied(claim.words, row):
                continue
            kept = {w.stem for w in clause if w.stem} & (claim.passage.stems - stems)
            part = self.aligner.total(kept) / (self.aligner.total({w.stem for w in clause if w.stem}) or 1.0)
            if part >= (KEPT if len(kept) > 1 else WHOLE):
                continue
            yield self._condition_lost(claim, match, text[row[cue.first].start : clause[-1].end], shared)

    def _near(self, claim: Claim, match: Match) -> bool:
        """Tell whether a claim is near a passage by what it says, or by that and the voice that both give it to."""
        whole = self.aligner.total(claim.passage.stems & match.passage.stems)
        return match.share >= NEAR or whole >= SPOKEN * self.aligner.total(claim.passage.stems)

    def _parts(self, match: Match, cue: Cue) -> tuple[list[Word], list[Word]]:
        """Return the words of a condition, and the telling words that it is the condition of, nearest first."""
        row = match.passage.words
        text = self.table.reports[match.side].text
        if cue.phrase == "once" and not _opens_clause(text, row, cue):
            return [], []
        if cue.first and row[cue.first - 1].folded in _NO_CONDITION:
            return [], []
        if cue.phrase.split()[0] in _INVERTED and not _inverted(text, row, cue):
            return [], []
        last = cue.last
        while last < len(row) and not _END.search(
            text[row[last - 1].end : row[last].start].replace(",", "," if not row[last].folded[0].isdigit() else "")
        ):
            last += 1
        if cue.first <= 1:
            opens = (
                n
                for n in range(cue.last + 2, last - 1)
                if row[n].folded in _SUBJECTS and row[n + 1].folded in AUXILIARIES
            )
            last = next(opens, last)
        clause = list(row[cue.last : last]) if cue.phrase not in _COMPLETE else list(row[cue.first : cue.last])
        ahead = self._quoted_with(match, row[: cue.first], row[cue.first].start)
        main = list(_before(text, ahead)) if cue.first > 1 else [w for w in row[last:] if w.stem]
        return clause, [w for w in main if w.folded not in _saying()][:MAIN]

    def _quoted_with(self, match: Match, ahead: tuple[Word, ...], offset: int) -> tuple[Word, ...]:
        """Return the words before a condition; of a quotation split by who said it, only those in quotation marks."""
        side = self.table.reports[match.side]
        here = side.quotation_at(offset)
        earlier = [w for w in ahead if side.quotation_at(w.start) not in (None, here)]
        return (
            tuple(w for w in ahead if side.quotation_at(w.start) is not None) if here is not None and earlier else ahead
        )

    def _condition_lost(self, claim: Claim, match: Match, lost: str, shared: set[str]) -> Finding:
        """Make the finding: the draft's words that the condition stands over, and the condition to put behind them."""
        row = claim.words
        places = [i for i, w in enumerate(row) if w.stem in shared]
        verb = governing(self.table, row, shared)
        first, last = min(verb[0], places[0]), max(verb[1] - 1, places[-1])
        source = self.table.reports[match.side].backing(match.side, match.passage.start, match.passage.end)
        words = self.table.given.text[row[first].start : row[last].end]
        return self.table.finding(
            "condition", (row[first].start, row[last].end), source, f"the report makes it conditional: “{lost}”",
            mend=f"{words}, {lost[0].lower()}{lost[1:]}",
        )  # fmt: skip


def _saying() -> frozenset[str]:
    """Return the verbs of saying, without words that are as often something else: "a public account", "to be heard"."""
    return (listed("saying") | _THINKING) - _EITHER


def _withheld(clause: Sequence[Word]) -> bool:
    """Tell whether a condition is only that somebody is not named."""
    return bool({w.folded for w in clause} & _NAMES)


def _denied(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether one row of words denies something and the other nothing; "no fewer than" denies nothing."""

    def denies(row: Sequence[Word]) -> bool:
        return any(a.folded in _DENIED and b.folded not in _BOUNDING for a, b in pairwise(row))

    return denies(mine) and not denies(theirs)


def _inverted(text: str, row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether a verb before its subject makes a condition: it opens a clause, and the other one has "would"."""
    opens = not cue.first or "," in text[row[cue.first - 1].end : row[cue.first].start]
    return opens and bool({w.folded for w in row} & _WOULD)


def _told_aside(text: str, ahead: list[Word]) -> list[Word]:
    """Return the words before a hedge, nearest first, without a reporting clause between commas: "the offer, she said, seemed"."""
    for many, (word, before) in enumerate(pairwise(ahead[: BACK + 1]), 1):
        if "," in text[before.end : word.start]:
            return ahead[many:] if {w.folded for w in ahead[:many]} & _saying() else ahead
    return ahead


def _before(text: str, row: tuple[Word, ...]) -> Iterator[Word]:
    """Yield the telling words before a condition, nearest first, up to where a clause joined by "and" or "but" begins."""
    many = 0
    for number in range(len(row) - 1, -1, -1):
        word = row[number]
        if many > 1 and word.folded in _saying():
            return
        if many and number + 1 < len(row) and _PART.search(text[word.end : row[number + 1].start]):
            return
        if many > 1 and word.folded in ("and", "but") and number and "," in text[row[number - 1].end : word.start]:
            return
        if word.stem:
            many += 1
            yield word


def _opens_clause(text: str, row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether "once" opens a clause: a word follows without a mark, and no verb stands right before it."""
    if cue.last >= len(row) or _END.search(text[row[cue.last - 1].end : row[cue.last].start]):
        return False
    if cue.first and row[cue.first - 1].folded in _BE:
        return False
    return row[cue.last].folded not in ("a", "every", "again", "more") or row[cue.last].folded == "a"
