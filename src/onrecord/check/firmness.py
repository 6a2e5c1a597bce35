"""Hedges that the reports have and the draft does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.check.align import Aligner, Match
from onrecord.check.amounts import is_number
from onrecord.check.asides import LONG, saying_verbs, told_aside, without_aside
from onrecord.check.claims import AUXILIARIES, Claim, clause_around, governing, is_verb, only_says, past_form, verb_span
from onrecord.check.cues import OPINION, Cue, cues, denied, firmer, gives_back, has
from onrecord.check.hedged import Hedged, Lost
from onrecord.check.likely import stepped, weighed
from onrecord.check.sides import Table
from onrecord.check.softened import softened
from onrecord.check.under import behind as under
from onrecord.check.under import forbids, gives_leave, happens, no_certainty, of_other_figure, without_teller
from onrecord.check.words import Word
from onrecord.core.finding import Finding

AHEAD, BACK = 5, 4
"""So many telling words after and before a hedge are what it stands over."""
TOP, FEWEST = 0.45, 3
"""The nearest passage with this share has so many words of a hedged clause in common."""
ALL, LOW = 0.85, 0.2
"""So much of a hedged clause is all of it: then the sentence shares LOW at least."""
WHOLE = 0.6
"""Where little follows a hedge, so much of all around it."""
MAIN = 8
"""So many telling words beside a hedge or condition are what it stands over."""
COVERED = 0.5
"""A claim that shares this part of their weight makes the same statement."""
NEAR = 0.35
CLEAR = 0.9
"""A passage that shares less than this part of what the nearest shares is not the one meant."""
ASIDE = 3
"""A verb so near behind "before" or "if" is of a clause of its own."""
SPOKEN = 0.55
"""Without the hedged verb itself a sentence must share so much."""
_FORESEEN = frozenset(("expected to",))
"""Hedges that may be a way of telling a plan: lost only where the draft says "will"."""
_APPEARS = frozenset(("appears", "appeared"))
_SHOWN = frozenset(
    "in at on before for with from by as during this last again here there yesterday and to that".split()
) | {""}
"""Words behind "appeared" by which it means to be there, or that make another hedge of it."""
_SENSED = frozenset("not hear see feel smell only".split())
"""Words after "could" and the like by which it tells of being able, or denies."""
_MAY = frozenset("may might".split())
_LIKELY = frozenset("probably likely possibly perhaps".split())
"""They hedge a denial too: "might not have been made", "will probably not run"."""
_SURE = frozenset("will going".split())
"""Words by which a draft tells what is to come as sure."""
_HELPING = frozenset("will would can could may might shall should".split())
_ABLE = frozenset("would can able allowed permitted free entitled let lets letting allow allows permit permits".split())
_FIRMER = frozenset("would can".split())
"""Those that are firmer than "may" or "might"."""
_INDICATING = frozenset("suggest suggests suggested indicate indicates imply implies implied".split())
"""Verbs by which a study speaks: as those of saying, they are no verb of the matter."""
_IF = frozenset("if unless once provided because since although while whereas after before where".split())
_TIMED = frozenset("before after".split())
"""Words that only tell when, right behind a hedge: "likely before June"."""
_SHARES = frozenset("half third quarter fifth tenth thirds quarters fifths".split())
_OF_NOUNS = frozenset("alleged suspected supposed proposed provisional".split())
"""Hedges of what somebody or something is called: where the report has them too, they give no other hedge back."""
_ADJECTIVES = frozenset("suspected possible probable".split())
_ADJECTIVAL = frozenset("likely probable possible".split())
_CERTAIN = frozenset("certain sure guaranteed assured inevitable".split())
"""Words by which a subject is certain, where it is likely or possible in the report."""
_LINKS = frozenset("is are was were be been".split())
"""Forms of "be": what a hedge behind them stands over is told of the subject, by whatever verb the draft has."""
_RELATING, _THAT = frozenset("that which who".split()), frozenset("that unless because".split())
"""Words behind and before a hedge at which its clause ends."""
_CLAUSE = re.compile(r"[;:“”\"()]|\.\s")
_JOINING = frozenset("and but while though although so".split())
_OPENERS = frozenset("and but while who which whose where although though so or a the".split())


@dataclass(frozen=True)
class Firmness:
    """The hedges of the reports beside the claims of the draft."""

    table: Table
    aligner: Aligner

    @cached_property
    def _hedged(self) -> Hedged:
        """Return what the reports hedge, word by word."""
        return Hedged(self.table, self.aligner)

    def findings(self, claim: Claim) -> Iterator[Finding]:
        """Yield the hedges that a claim has lost by the tree; where none is, the first by its words, a sure one before a likely one."""
        by_tree = {f.anchor.start: f for lost in self._hedged.lost(claim) if (f := self._lost(claim, lost)).sure}
        if by_tree:
            yield from by_tree.values()
            return
        found = [f for match in claim.matches[:3] for f in self._hedge(claim, match)]
        yield from sorted(found, key=lambda f: not f.sure)[:1]

    def _lost(self, claim: Claim, lost: Lost) -> Finding:
        """Make the finding of a hedge that is lost by the tree: the draft's group of words, and the report's from its hedge on."""
        one, row, theirs = lost.under, claim.words, lost.under.passage.words
        start = _group(theirs, one.cue)
        first, last = min(theirs[start].start, one.word.start), max(one.word.end, theirs[one.cue.last - 1].end)
        report = self.table.reports[one.side]
        verdict = stepped(claim, lost.match, one.cue, lost.span)
        span = row[lost.span[0]].start, row[lost.span[1] - 1].end
        mend = softened(self.table.draft, row, lost.span, report, theirs, one.cue)
        sure = verdict == "lost" and (
            one.cue.phrase not in _FORESEEN or "will" in {w.folded for w in row[slice(*lost.span)]}
        )
        return self.table.finding(
            "hedge",
            span,
            report.backing(one.side, first, last),
            f"the report hedges: “{one.cue.phrase}”",
            mend=mend,
            sure=sure,
        )

    def _hedge(self, claim: Claim, match: Match) -> Iterator[Finding]:
        """Yield a finding where what stands under a hedge in the report stands without one in the draft."""
        row = match.passage.words
        for cue in cues(row, "hedges"):
            behind = row[cue.last].folded if cue.last < len(row) else ""
            if (
                no_certainty(row, cue)
                or (behind in _SENSED and not (behind == "not" and cue.phrase in _MAY | _LIKELY))
                or (cue.phrase in _APPEARS and behind in _SHOWN)
            ):
                continue
            text = self.table.reports[match.side].text
            mine = claim.passage.words
            if gives_back(self._own_part(claim, match), row, "hedged", cue) or gives_leave(text, row, cue, mine):
                continue
            first = _group(row, cue)
            apart = first and "," in text[row[first - 1].end : row[first].start]
            behind_it = under(text, row, cue)
            aside = 0 < len(behind_it) < len(row) - cue.last
            if aside and self._own_verb(claim, match, {w.stem for w in behind_it}):
                continue
            after = self._until(match, list(behind_it), AHEAD, forward=True)
            ahead = list(reversed(row[:first]))
            told = told_aside(text, ahead) if apart else ahead
            before = [] if apart and told == ahead else self._until(match, told, BACK, forward=False)
            alone = len(after) > 1 and not happens(behind_it, AUXILIARIES)
            hit = [w for w in (after if alone else [*after, *before]) if w.stem in claim.stems]
            if (
                not hit
                or forbids(row, cue, mine)
                or of_other_figure(claim.stems, after, row, cue)
                or (len(hit) == 1 and hit[0].capital)
                or self._other_way(claim, match, cue, hit[0])
                or self._is_only(claim, match, cue, [*after, *before])
                or not self._said(claim, match, cue, after, before, told)
            ):
                continue
            if plainly(claim, match, {w.stem for w in hit}, "hedges") or only_says(self.table, claim.words):
                continue
            yield self._hedge_lost(claim, match, cue, hit, after)

    def _own_part(self, claim: Claim, match: Match) -> tuple[Word, ...]:
        """Return the words of a claim's sentence without a last clause that gives back another passage, with a hedge of its own.

        "It was built in 1990, though he may be four years out" has no "may" for "it was probably built in 1990".
        """
        row, text = claim.passage.words, self.table.draft.text
        at = next(
            (n for n in range(1, len(row)) if row[n].folded in _JOINING and "," in text[row[n - 1].end : row[n].start]),
            len(row),
        )
        stems = {w.stem for w in row[at:] if w.stem}
        others = (m for m in claim.matches if m.passage is not match.passage and has(m.passage.words, "hedges"))
        return row[:at] if not stems & match.shared and any(len(stems & m.shared) > 1 for m in others) else row

    def _said(
        self, claim: Claim, match: Match, cue: Cue, after: list[Word], before: list[Word], told: Sequence[Word]
    ) -> bool:
        """Tell whether a claim says what stands under a hedge of a passage, by any of the ways to know it."""
        likely = match.share >= LOW and not after and bool(before) and cue.phrase in _ADJECTIVAL
        if likely and before[0].stem in claim.stems and _certain(claim):
            return True  # "approval was certain" for "approval was likely"
        if match.share < max(NEAR, CLEAR * claim.matches[0].share):
            return self._all(claim, match, after, before)
        if _of_figure(claim, match, after):
            return True
        behind = under(self.table.reports[match.side].text, match.passage.words, cue)
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
            sure = {w.folded for w in claim.words} & _SURE and match is claim.matches[0] and match.share >= TOP
            most = (len(shared) > 2 and covers >= WHOLE and match.share >= SPOKEN) or (
                sure and match.share >= ALL and len(behind & shared) > 1
            )
            if most and not self._own_verb(claim, match, whole):
                return True
            if sure and after[0].stem in shared and match.share >= COVERED and plain - behind:
                return True
            return covers >= WHOLE and len(shared) > 1 and bool(after[0].stem in shared or (sure and plain))
        whole_claim = match is claim.matches[0] and match.share >= ALL and len(match.shared) > 1
        whole_claim = whole_claim and not (behind and self._own_verb(claim, match, whole))
        told = not behind or bool(behind & shared) or not _another_deed(claim.words)
        return (told and covers >= WHOLE and len(plain) > 1) or (whole_claim and follows >= ALL)

    def _own_verb(self, claim: Claim, match: Match, hedged: Collection[str]) -> bool:
        """Tell whether a verb of the claim stands in the passage outside what is hedged: it may be of that part."""
        verbs = {
            w.stem for n, w in enumerate(claim.words)
            if w.stem and is_verb(self.table, w) and w.folded not in saying_verbs() | _INDICATING
            and not {b.folded for b in claim.words[max(0, n - ASIDE) : n]} & _IF
        }  # fmt: skip
        return bool(verbs & (match.passage.stems - set(hedged)))

    def _is_only(self, claim: Claim, match: Match, cue: Cue, hedged: Sequence[Word]) -> bool:
        """Tell whether a claim only says what something is, where a deed is hedged that it does not tell.

        "The boat is the first of four owed to Imra" says nothing of "could hand over the first of four boats to Imra".
        """
        report, draft = self.table.reports[match.side], self.table.draft
        deed = next((w for w in match.passage.words[cue.last : cue.last + 1] if self._deed(match, w)), hedged[0])
        at = report.token_at(deed.start)
        if (
            deed.stem in claim.stems
            or deed.folded in {w.folded for w in claim.words}
            or at < 0
            or report.reading.tokens[at].upos != "VERB"
        ):
            return False
        tokens, inside = draft.reading.tokens, draft.tokens_in(claim.passage.start, claim.passage.end)
        copulas = {tokens[n].head for n in inside if tokens[n].deprel == "cop"}
        return any(tokens[n].deprel == "root" and tokens[n].upos != "VERB" and n in copulas for n in inside)

    def _other_way(self, claim: Claim, match: Match, cue: Cue, hit: Word) -> bool:
        """Tell whether a claim gives the hedge back in another way: "would" for "could", or a denial of its own."""
        at = next(i for i, w in enumerate(claim.words) if w.stem == hit.stem)
        named = {w.folded for w in match.passage.words[: cue.first]} & _OF_NOUNS  # "the alleged thief is believed to"
        given = [
            found for found in cues(claim.words[max(0, at - MAIN) : at + 2], "hedged")
            if not firmer(claim.words, found, cue) and found.phrase not in named
        ]  # fmt: skip
        if any(g.phrase not in OPINION or not {w.folded for w in match.passage.words} & OPINION for g in given):
            return True
        if _said_possible(claim.words[at:]):
            return True
        mine = {w.folded for w in claim.words[max(0, at - MAIN - 2) : at + 1]}
        able = _ABLE if self._under_condition(claim) else _ABLE - _FIRMER
        beside = match.passage.words[max(0, cue.first - BACK) : cue.last + AHEAD]
        if cue.phrase in ("could", "might", "may") and mine & able - {w.folded for w in beside}:
            return True
        near = claim.words[max(0, at - MAIN - 2) : at + 2]
        return denied([w for w in clause_around(self.table.draft.text, claim.words, at, at + 1) if w in near], beside)

    def _under_condition(self, claim: Claim) -> bool:
        """Tell whether a claim, or the sentence before it in its paragraph, has a condition: "It would handle" goes on under it."""
        at, passages = claim.passage.number, self.table.draft.passages
        before = passages[max(0, at - 1) : at + 1]
        return any(has(p.words, "conditional") for p in before if p.paragraph == claim.passage.paragraph)

    def _deed(self, match: Match, word: Word) -> bool:
        """Tell whether a word of a passage is a verb there."""
        side = self.table.reports[match.side]
        at = side.token_at(word.start)
        return at >= 0 and side.reading.tokens[at].upos == "VERB"

    def _verb(self, match: Match, word: Word) -> bool:
        """Tell whether a word of a passage is a verb there, or helps one: "last" in "will probably last three weeks"."""
        return word.folded in AUXILIARIES or self._deed(match, word)

    def _until(self, match: Match, row: list[Word], most: int, *, forward: bool) -> list[Word]:
        """Return the telling words of a row up to a break of the clause, at most so many."""
        text = self.table.reports[match.side].text
        found: list[Word] = []
        previous: Word | None = None
        for word in without_teller(text, without_aside(text, row), saying_verbs()) if forward else row:
            if previous is not None:
                first, second = (previous, word) if forward else (word, previous)
                gap = text[first.end : second.start]
                related = forward and found and first.folded in _RELATING and second.folded in AUXILIARIES
                if related or _CLAUSE.search(gap) or ("," in gap and second.folded in _OPENERS):
                    break  # "likely to be in the budget that will be told in May"
            passive = forward and not found and previous is not None and previous.folded == "be"
            previous = word
            if (word.folded in saying_verbs() and not passive) or word.folded in (
                _IF if forward and (found or word.folded not in _TIMED) else _THAT
            ):
                break
            if word.stem:
                found.append(word)
            if len(found) == most:
                break
        return found

    def _hedge_lost(self, claim: Claim, match: Match, cue: Cue, hits: list[Word], after: list[Word]) -> Finding:
        """Make the finding: the draft's verb group, and the report's words from its hedge on."""
        row, theirs = claim.words, match.passage.words
        hit = hits[0]
        verb = next((i for i, w in enumerate(row) if w.stem == hit.stem and is_verb(self.table, w)), None)
        told = verb is None and hit is _first_told(theirs, cue, "be", "to") and not is_number(hit)
        first, last = governing(self.table, row, {hit.stem} if told else {word.stem for word in hits})
        if verb is None and theirs[cue.first - 1 : cue.first] and theirs[cue.first - 1].folded in _LINKS:
            verb = next(
                i for i, w in enumerate(row) if w.stem == hit.stem
            )  # "were possibly unsafe": "calls them unsafe"
        right = theirs[cue.last : cue.last + 1] == (hit,)
        headed = not any(is_verb(self.table, w) for w in row[first:last])
        if (
            verb is None and right and headed and self._deed(match, hit)
        ):  # a bare headline-like verb is easily read as a noun
            verb = next((i for i, w in enumerate(row) if i and w.folded in (hit.folded, f"{hit.folded}s")), None)
        if verb is not None and _first_told(theirs, cue) is hit:
            first, last = verb_span(self.table, row, verb)
        counted = next((i for i, w in enumerate(row) if _is_figure(hit) and w.stem == hit.stem), None)
        if counted is not None and next((w for w in theirs[cue.last :] if w.stem or self._verb(match, w)), None) is hit:
            first, last = counted, min(counted + 2, len(row))
        if cue.phrase in _ADJECTIVES and verb is None and right:
            noun = next(i for i, w in enumerate(row) if w.stem == hit.stem)
            first, last = max(0, noun - 1), noun + 1  # "two suspected cases": "two cases"
        if not any(is_verb(self.table, w) or w.folded in AUXILIARIES for w in row):
            places = [
                n for n, w in enumerate(row) if w.stem in {h.stem for h in hits}
            ]  # a line without a verb: "Price: 140 crowns"
            first, last = places[0], places[-1] + 1
        if not after and cue.phrase in _ADJECTIVAL and (sure := _certain(claim)):
            first, last = sure - 1, sure + 1
        start = _group(theirs, cue)
        end = max(hit.end, theirs[cue.last - 1].end)
        source = self.table.reports[match.side].backing(match.side, min(theirs[start].start, hit.start), end)
        mend = softened(self.table.draft, row, (first, last), self.table.reports[match.side], theirs, cue)
        verdict = weighed(self.table, claim, match, cue, after, hits, (first, last))
        return self.table.finding(
            "stage" if verdict == "step" else "hedge", (row[first].start, row[last - 1].end), source, f"the report hedges: “{cue.phrase}”", mend=mend,
            sure=(cue.phrase not in _FORESEEN or "will" in {w.folded for w in row[first:last]})
            and verdict != "likely" and not self._hedged.elsewhere(claim, match, cue, (first, last)),
        )  # fmt: skip


def _of_figure(claim: Claim, match: Match, after: Sequence[Word]) -> bool:
    """Tell whether a hedge stands over a figure that a claim has beside another one: "214 acres, likely a quarter of it"."""
    if not after or not _is_figure(after[0]) or after[0].stem not in claim.stems:
        return False
    near = match is claim.matches[0] and match.share >= TOP
    return near and any(stem[0].isdigit() for stem in match.shared - {after[0].stem})


def _certain(claim: Claim) -> int | None:
    """Return where a claim says that its subject is certain: "approval was certain"."""
    row = claim.words
    return next(
        (n for n, word in enumerate(row) if n and word.folded in _CERTAIN and row[n - 1].folded in _LINKS | {"be"}),
        None,
    )


def _said_possible(behind: Sequence[Word]) -> bool:
    """Tell whether a row from a subject on says that this is possible: "a signing on 4 August was possible"."""
    return any(a.folded in _LINKS and b.folded in _ADJECTIVAL for a, b in pairwise(behind))


def _another_deed(row: Sequence[Word]) -> bool:
    """Tell whether a row tells by "will" of a deed: "will be paid", "will sail", not "there will be an inquiry"."""
    behind = [row[at + 1 : at + 3] for at, word in enumerate(row) if word.folded == "will"]
    return any(two and (two[0].folded != "be" or past_form(two[-1].folded)) for two in behind)


def _is_figure(word: Word) -> bool:
    """Tell whether a word is a figure or a share: "half", "a quarter"."""
    return is_number(word) or word.folded in _SHARES


def _first_told(row: tuple[Word, ...], cue: Cue, *idle: str) -> Word | None:
    """Return the first word behind a hedge but for a "have", and `idle` words: "lasted" in "may have lasted"."""
    return next((w for w in row[cue.last :] if w.folded not in ("have", "has", "been", *idle)), None)


def plainly(claim: Claim, match: Match, shared: set[str], name: str) -> bool:
    """Tell whether another passage of the reports makes the same statement without such a word, by the same verb."""
    verbs = _helped(claim.words) & _helped(match.passage.words)
    return any(
        shared <= other.passage.stems
        and (not verbs or verbs & _helped(other.passage.words))
        and not has(other.passage.words, name)
        and other.share >= CLEAR * match.share
        for other in claim.matches
        if other.passage is not match.passage
    )


def _helped(row: Sequence[Word]) -> set[str]:
    """Return the stems of the verbs right behind "will", "would" and the like."""
    return {verb.stem for word, verb in pairwise(row) if word.folded in _HELPING and verb.stem}


def _group(row: tuple[Word, ...], cue: Cue) -> int:
    """Return where the verb group of a hedge begins: "will probably"."""
    first = cue.first
    while first and row[first - 1].folded in AUXILIARIES:
        first -= 1
    return first
