"""Conditions that the reports have and the draft does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check.align import Aligner, Match
from onrecord.check.amounts import is_number
from onrecord.check.asides import saying_verbs, told_aside
from onrecord.check.by_verb import Said, always_conditional, said, same_deed
from onrecord.check.claims import AUXILIARIES, Claim, clause_around, governing, is_verb
from onrecord.check.cues import Cue, cues, denied, gives_back, has, is_month, listed
from onrecord.check.firmness import ALL, CLEAR, FEWEST, MAIN, NEAR, SPOKEN, WHOLE, plainly
from onrecord.check.provided import provided
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.turned import turned
from onrecord.check.words import Word, stem
from onrecord.core.finding import Finding
from onrecord.core.times import MONTHS

MOST = 0.45
"""A claim that shares this part of what a condition stands over says it too, where its sentence shares NEAR at least."""
HANGING = 0.38
"""So much is enough with a date or figure, where the claim's subject is a pronoun: "It will sail again in July 2036"."""
KEPT = 0.34
"""A condition of which the draft has this part is not lost."""
_NO_CONDITION = frozenset("as asked ask even wonder know spoke unclear see".split())
"""Words before "if" and the like by which it opens a question, or only grants something."""
_SUBJECTS = frozenset("we it they he she i you there".split())
"""Pronouns at which what a condition is the condition of begins, where no comma parts the two."""
_NEVER = frozenset("not never nor neither no nobody".split())
_NAMES = frozenset("named identified anonymity quoted".split())
_NAME = frozenset("name names".split())
_UNUSED = frozenset("not no neither used withheld kept printed published secret".split())
"""Words by which a name is kept back: "that his name not be used", not "if each side hands over a list of names"."""
_BE = frozenset("was is were are been be had has have who all at for".split())
"""Words before "once" by which it means formerly: "was once a pilot"."""
_MEASURING = frozenset(("as long as", "so long as", "as soon as"))
"""Conditions that tell how long something takes where a length of time follows."""
LENGTHS = frozenset(map(stem, "minute hour day week month year decade possible".split()))
"""Stems of lengths of time, and of "as soon as possible"."""
_INVERTED = frozenset("were had".split())
"""Verbs that make a condition by standing before their subject: "were the hall dropped"."""
_WOULD = frozenset("would could might".split())
_FIRST = frozenset("first must need needs depends hangs hinges requires waits before until provided".split())
"""Words by which a sentence tells the condition of the one before it."""
_JOINING = frozenset("and but that so".split())
_LEADING = frozenset("only but and even".split())
"""Words that belong to a condition behind them."""
_PASSIVE = frozenset(("be", "been"))
"""A verb of saying behind them tells what is done: "a deal could be announced in May"."""
_CLAUSES = frozenset("after since while when now".split())
"""Words that open a clause of time or ground."""
_WILL = frozenset("will can may must".split())
_TO_COME = frozenset("likely possible ready willing".split())
_THREATS = [["you", wish] for wish in "wish want like prefer care dare".split()]
_INTENDED = frozenset("planned proposed intended scheduled envisaged".split())
"""Words by which a draft tells only of a plan, which a condition may leave as it is."""
_COMPLETE = frozenset(("weather permitting", "weather allowing", "all being well"))
_ANY = frozenset("a an any another".split())
_WITH = frozenset("with without given barring failing".split())
_TOLD = frozenset("of that about".split())
"""Words by which two things told stand side by side."""
_ASIDE = re.compile(r",\s(?:which|who|where|whose)\s[^,;:.]{1,120},\s(?:but\s|only\s|and\s){0,2}$")
_PART = re.compile(r"[:;]")
_END = re.compile(r"[,;:“”\".!?)]")


@dataclass(frozen=True)
class Conditions:
    """The conditions of the reports beside the claims of the draft."""

    table: Table
    aligner: Aligner

    def findings(self, claim: Claim) -> Iterator[Finding]:
        """Yield the first condition that a claim has lost."""
        found = next(turned(self.table, claim), None)
        found = found or next((f for match in claim.matches[:3] for f in self._condition(claim, match)), None)
        found = found or next(self._by_verb(claim), None)
        if found:
            yield found

    def _by_verb(self, claim: Claim) -> Iterator[Finding]:
        """Yield a finding where a verb that has a condition wherever the reports tell it stands in a claim without one."""
        if has(claim.passage.words, "conditional"):
            return
        draft = self.table.draft
        for own in said(draft.text, claim.words):
            rest = (claim.words[: own.first], claim.words[own.last :])
            if (
                any(has(part, "hedged") for part in rest)
                or not always_conditional(self.table.reports, own)
                or {w.folded for w in claim.words[: own.first]} & _NEVER
            ):
                continue
            for number, side in enumerate(self.table.reports):
                for passage in side.passages:
                    yield from self._verb_lost(claim, own, number, passage)

    def _verb_lost(self, claim: Claim, own: Said, number: int, passage: Passage) -> Iterator[Finding]:
        """Yield the finding that a verb of a claim has lost its condition in a passage."""
        side = self.table.reports[number]
        match = Match(number, passage, claim.stems & passage.stems, 1.0)
        for cue in cues(passage.words, "conditions"):
            row = claim.words
            if not same_deed(self.table.draft, claim.passage, own, side, passage, cue.first):
                continue
            clause, _ = self._parts(match, cue)
            if not clause or withheld(clause) or _kept(clause, claim.passage.stems):
                continue
            lost = side.text[passage.words[cue.first].start : clause[-1].end]
            source = side.backing(number, passage.start, passage.end)
            span = (row[own.first].start, row[own.last - 1].end)
            yield self.table.finding(
                "condition",
                span,
                source,
                f"the report makes it conditional: “{lost}”",
                sure=not denied(clause_around(self.table.draft.text, row, own.first, own.last), passage.words),
            )

    def _condition(self, claim: Claim, match: Match) -> Iterator[Finding]:
        """Yield a finding where the draft has what a condition stands over, and not the condition."""
        row = match.passage.words
        text = self.table.reports[match.side].text
        for cue in cues(row, "conditions"):
            clause, main = self._parts(match, cue)
            if (
                not (any(w.stem for w in clause) or (clause and match.share >= ALL))
                or not main
                or withheld(clause)
                or gives_back(claim.passage.words, row, "conditional", cue)
                or self._of_aside(claim, match, cue)
            ):
                continue
            stems = {w.stem for w in main}
            shared = stems & claim.stems
            if match.share >= ALL and main[0].stem in shared:  # the voice may be the subject: "the chamber expects it"
                shared = stems & {w.stem for w in claim.words}
            opens = row[:1] if not row[1].capital else ()
            plain = {w.stem for w in main if not w.capital or w in opens} & shared
            verb = next(
                (w.start for a, w in pairwise(row[: cue.first]) if a.folded == "and" and w.folded in AUXILIARIES), 0
            )
            if (
                len(shared) < 2
                or not {w.stem for w in main if w.start >= verb} & shared
                or len(plain) < (2 if len(shared) < FEWEST and match.share < SPOKEN else 1)
                or not self._most(claim, match, shared, stems)
                or not self._near(claim, match)
            ):
                continue
            if plainly(claim, match, shared, "conditions") or denied(claim.words, row) or _of_another(claim, match):
                continue
            if self._nearer(claim, match, shared):
                continue
            if _made(claim.words, {w.stem for w in clause if w.stem}):
                continue
            kept = _kept(clause, (claim.passage.stems | self._follows(claim)) - stems)
            part = self.aligner.total(kept) / (self.aligner.total({w.stem for w in clause if w.stem}) or 1.0)
            if part >= (KEPT if len(kept) > 1 else WHOLE):
                continue
            lost = text[row[cue.first].start : clause[-1].end]
            yield self._condition_lost(claim, match, lost, shared, given=_given(claim.words, kept))

    def _of_aside(self, claim: Claim, match: Match, cue: Cue) -> bool:
        """Tell whether a claim has the verb of a clause that stands aside before a condition: "at the show, which opens on 4 August, if"."""
        text = self.table.reports[match.side].text
        aside = _ASIDE.search(text, match.passage.start, match.passage.words[cue.first].start)
        if aside is None:
            return False
        told = {w.stem for w in match.passage.words if w.stem and aside.start() <= w.start < aside.end()}
        return any(w.stem in told and is_verb(self.table, w) for w in claim.words)

    def _nearer(self, claim: Claim, match: Match, shared: set[str]) -> bool:
        """Tell whether a passage without a condition is clearly nearer to a claim, and has its verb: then that one is meant.

        "She would let them fetch their pets" is told of "I would let people fetch their pets", not of "they will be let back once".
        """
        first, last = governing(self.table, claim.words, shared)
        verbs = {w.stem for w in claim.words[first:last] if w.stem}
        return any(
            other.share * CLEAR > match.share and verbs & other.shared and not has(other.passage.words, "conditions")
            for other in claim.matches
        )

    def _follows(self, claim: Claim) -> frozenset[str]:
        """Return the stems of the sentence behind a claim where that tells what must come first: "Its pier must first be mended"."""
        passages = self.table.draft.passages
        after = passages[claim.passage.number + 1] if claim.passage.number + 1 < len(passages) else None
        if after is None or after.paragraph != claim.passage.paragraph or not {w.folded for w in after.words} & _FIRST:
            return frozenset()
        return after.stems

    def _most(self, claim: Claim, match: Match, shared: set[str], stems: set[str]) -> bool:
        """Tell whether a claim has most of what a condition stands over, or some of it and hardly anything else."""
        enough = match.share >= ALL and len(shared) >= FEWEST
        most = HANGING if _hangs(claim) and any(one[0].isdigit() for one in shared) else MOST
        return enough or self.aligner.total(shared) >= most * self.aligner.total(stems)

    def _near(self, claim: Claim, match: Match) -> bool:
        """Tell whether a claim is near a passage by what it says, or by that and the voice that both give it to."""
        whole = self.aligner.total(claim.passage.stems & match.passage.stems)
        return match.share >= NEAR or whole >= SPOKEN * self.aligner.total(claim.passage.stems)

    def _parts(self, match: Match, cue: Cue) -> tuple[list[Word], list[Word]]:
        """Return the words of a condition, and the telling words that it is the condition of, nearest first."""
        row = match.passage.words
        text = self.table.reports[match.side].text
        if not opens_clause(self.table.reports[match.side], row, cue):
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
        ahead = self._quoted_with(match, _turned(row[: cue.first]), row[cue.first].start)
        if _set_off(text, row, cue):
            ahead = tuple(reversed(told_aside(text, list(reversed(ahead)))))
        if cue.first > 1 and not _leads(text, row, cue, last):
            main = list(_before(text, ahead, self._joined(match)))
        else:
            main = [w for w in self._quoted_with(match, row[last:], row[cue.first].start, also=True) if w.stem]
        return clause, [w for w in main if w.folded not in saying_verbs()][:MAIN]

    def _joined(self, match: Match) -> frozenset[int]:
        """Return where verbs begin that "and" joins to one of another form: "has asked for 3 million and plans to sail"."""
        side = self.table.reports[match.side]
        inside = (side.reading.tokens[n] for n in side.tokens_in(match.passage.start, match.passage.end))
        return frozenset(
            t.start for t in inside if t.upos == "VERB" and t.deprel == "conj" and side.text[t.end - 1 : t.end] == "s"
        )

    def _quoted_with(
        self, match: Match, ahead: tuple[Word, ...], offset: int, *, also: bool = False
    ) -> tuple[Word, ...]:
        """Return the words before a condition; of a quotation split by who said it, only those in quotation marks.

        So too, where `also`, of the words behind a condition that opens a quotation: not "said Vel, who leads the union".
        """
        side = self.table.reports[match.side]
        here = side.quotation_at(offset)
        earlier = [w for w in ahead if also or side.quotation_at(w.start) not in (None, here)]
        return (
            tuple(w for w in ahead if side.quotation_at(w.start) is not None) if here is not None and earlier else ahead
        )

    def _condition_lost(self, claim: Claim, match: Match, lost: str, shared: set[str], *, given: bool) -> Finding:
        """Make the finding: the draft's words that the condition stands over, and the condition to put behind them."""
        row = claim.words
        places = [i for i, w in enumerate(row) if w.stem in shared]
        verb = governing(self.table, row, shared)
        first, last = min(verb[0], places[0]), max(verb[1] - 1, places[-1])
        last = _to_mark(self.table.given.text, row, last)
        source = self.table.reports[match.side].backing(match.side, match.passage.start, match.passage.end)
        return self.table.finding(
            "condition", (row[first].start, row[last].end), source, f"the report makes it conditional: “{lost}”",
            mend=provided(self.table, (row[first].start, row[last].end), lost),
            sure=not (given or _intended(row, match.passage.words) or _done_already(row[slice(*verb)], match.passage.words)),
        )  # fmt: skip


def _to_mark(text: str, row: Sequence[Word], last: int) -> int:
    """Return the last word before the next mark where only common words part it from `last`: "could be swapped before then,"."""
    end = last
    while end + 1 < len(row) and not row[end + 1].stem and not _END.search(text[row[end].end : row[end + 1].start]):
        end += 1
    closed = end + 1 == len(row) or _END.search(text[row[end].end : row[end + 1].start])
    return end if closed else last


def _kept(clause: Sequence[Word], said: frozenset[str]) -> set[str]:
    """Return the stems of a condition that a claim has too; none where it has only its names.

    "Ready to sail for Tolm" has nothing of "once the quay at Tolm is cleared".
    """
    whole = {word.stem for word in clause if word.stem}
    kept = whole & said
    only_names = kept <= {word.stem for word in clause if word.capital}
    return set() if only_names and len(whole - kept) > 1 else kept


def _given(row: Sequence[Word], kept: set[str]) -> bool:
    """Tell whether a claim may tell a condition by "with" and what it has of it: "with county money" for "if the county pays".

    So too by "without": "without dredging" for "unless they were dredged first".
    """
    return any(a.folded in _WITH and {b.stem, c.stem} & kept for a, b, c in zip(row, row[1:], row[2:], strict=False))


def _made(row: Sequence[Word], clause: set[str]) -> bool:
    """Tell whether a subject gives back a condition by what it would bring: "another week would mean closing two wards", "a vote would"."""
    for at, (word, behind) in enumerate(pairwise(row)):
        subject = row[max(0, at - MAIN) : at]
        supposed = (
            word.folded == "would" and subject and subject[0].folded in _ANY
        )  # "a vote for it would shut the school"
        if word.folded in _WOULD | _WILL and (supposed or behind.folded in listed("bringing")):
            return bool(clause & {w.stem for w in subject})
    return False


def _hangs(claim: Claim) -> bool:
    """Tell whether a claim opens with a pronoun and what it will do, so that it has little of its own."""
    row = [w.folded for w in claim.words[:2]]
    return row[0] in _SUBJECTS and row[-1] in _WILL | _WOULD


def _of_another(claim: Claim, match: Match) -> bool:
    """Tell whether a figure or month of a claim stands in a nearer passage and not in this one: then that one is meant."""
    best = claim.matches[0]
    months = {w.stem for w in claim.words if w.capital and w.folded in MONTHS}
    dated = {one for one in best.shared if one[0].isdigit()} | (months & best.shared)
    return match.passage is not best.passage and bool(dated) and not dated & match.passage.stems


def withheld(clause: Sequence[Word]) -> bool:
    """Tell whether a condition only keeps a name back, or is a threat ("unless you want to explain yourself") or a wish ("if it were up to me")."""
    row = {w.folded for w in clause}
    named = bool(row & _NAMES) or bool(row & _NAME and row & _UNUSED)
    wish = [w.folded for w in clause[:4]] in (["it", "were", "up", "to"], ["it", "was", "up", "to"])
    return named or wish or [w.folded for w in clause[:2]] in _THREATS


def _intended(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether only the draft tells of a plan, where the report has a deed under a condition."""
    return bool(({w.folded for w in mine} - {w.folded for w in theirs}) & _INTENDED)


def _done_already(group: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether a claim tells as done what a report would have done under a condition: it may be of another time."""
    row = {w.folded for w in theirs}
    here = {w.folded for w in group}
    told = here & {"has", "have"} and not here & (_WOULD | _WILL)
    return bool(told and row & (_WOULD | _WILL | _TO_COME)) and not row & {"has", "have"}


def _leads(text: str, row: tuple[Word, ...], cue: Cue, last: int) -> bool:
    """Tell whether a condition opens the second of two clauses: "it costs 3 million and, if the council agrees, work would start"."""
    joined = row[cue.first - 1].folded in _JOINING and "," in text[row[cue.first - 1].end : row[cue.first].start]
    return joined and last < len(row) and "," in text[row[last - 1].end : row[last].start]


def _inverted(text: str, row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether a verb before its subject makes a condition: it opens a clause, and the other one has "would"."""
    opens = not cue.first or "," in text[row[cue.first - 1].end : row[cue.first].start]
    return opens and bool({w.folded for w in row} & _WOULD)


def _set_off(text: str, row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether a comma parts a condition from what is before it: "on 20 March, he said, only if"."""
    first = cue.first
    while first and row[first - 1].folded in _LEADING:
        first -= 1
    return first > 0 and "," in text[row[first - 1].end : row[first].start]


def _turned(ahead: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words before a condition; where "but" parts it from them, without a clause of time behind a modal verb.

    "It could sail in June after the crew accepted the pay, but only if" makes the sailing conditional, not the pay.
    """
    if not {w.folded for w in ahead[-2:]} & {"but"}:
        return ahead
    modal = next((n for n, w in enumerate(ahead) if w.folded in _WOULD | _WILL and not is_month(ahead, n)), len(ahead))
    timed = (n for n in range(modal, len(ahead)) if ahead[n].folded in _CLAUSES)
    return ahead[: next(timed, len(ahead))]


def _before(text: str, row: tuple[Word, ...], joined: frozenset[int]) -> Iterator[Word]:
    """Yield the telling words before a condition, nearest first, up to where a clause joined by "and" or "but" begins."""
    many = 0
    for number in range(len(row) - 1, -1, -1):
        word = row[number]
        if many > 1 and word.folded in saying_verbs() and row[number - 1].folded not in _PASSIVE:
            return
        if many and number + 1 < len(row) and _PART.search(text[word.end : row[number + 1].start]):
            return
        if many > 1 and word.folded in ("and", "but") and number and "," in text[row[number - 1].end : word.start]:
            return
        follows = row[number + 1] if many else word
        if many > 1 and word.folded == "and" and _again(row, number):
            return
        if many and word.folded == "and" and (follows.folded in AUXILIARIES or follows.start in joined):
            yield from _subject(row[:number])
            return
        if word.stem:
            many += 1
            yield word


def _again(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether "and" joins a thing told in the same way: "spoke of a stage costing 7 million and of a start in May"."""
    return row[at + 1].folded in _TOLD and row[at + 1].folded in {w.folded for w in row[:at]}


def _subject(row: tuple[Word, ...]) -> Iterator[Word]:
    """Yield the telling words of the subject that two verbs share, nearest first: those before the first verb's auxiliary."""
    first = next((n for n in range(len(row) - 1, -1, -1) if row[n].folded in AUXILIARIES - {"to", "about"}), 0)
    told = False
    for word in reversed(row[:first]):
        told = told or word.folded in saying_verbs()
        if word.stem and (word.capital or not told):
            yield word


def opens_clause(side: Side, row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether the words of a condition open one: not "as long as 20 months", "has never once called", "only once in two days"."""
    behind = row[cue.last : cue.last + 2]
    if cue.phrase not in (*_MEASURING, "once", "only once"):
        return True
    if not behind or (cue.first and row[cue.first - 1].folded == "for"):
        return False
    if cue.phrase in _MEASURING:
        some = [w.folded for w in behind[:1] if w.folded in _ANY or w.stem in LENGTHS]
        return not is_number(behind[0]) and not (some and {w.stem for w in behind} & LENGTHS)
    if _END.search(side.text[row[cue.last - 1].end : behind[0].start]) or row[max(0, cue.first - 1)].folded in _BE:
        return False
    token = next((side.reading.tokens[n] for n in side.tokens_in(row[cue.last - 1].start, behind[0].start)), None)
    head = side.reading.tokens[token.head].deprel if token and token.head >= 0 else ""
    if token and token.upos == "ADV" and not head.startswith("advcl"):
        return False
    counted = behind[0].folded == "in" and any(map(is_number, behind[1:]))
    return not counted and behind[0].folded not in ("every", "again", "more")
