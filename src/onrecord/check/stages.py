"""Steps that the draft tells firmer than any voice of the reports: proposed told as agreed, ready as will."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.check.align import Aligner, Match
from onrecord.check.called_for import only_called_for, unsettling
from onrecord.check.claims import Claim, elsewhere, firm_steps, is_verb, past_form
from onrecord.check.cues import cues, has, listed
from onrecord.check.fulfilled import clause_stems, fulfilled
from onrecord.check.overdone import overdone
from onrecord.check.papers import NEAR, STRONG, binding, final, meeting, paper
from onrecord.check.parts import parts
from onrecord.check.reached import (
    COMING,
    GOVERNED,
    NOUNS,
    OPEN,
    asked_whether,
    concedes,
    done_so,
    of_nothing,
    proposed_to,
    proposes,
    ready_to,
    realised,
    resolved,
    same_figure,
    says_so,
    thought,
    told_elsewhere,
    unreal,
    until_then,
    words_ahead,
)
from onrecord.check.sides import Passage, Table
from onrecord.check.steps import (
    BEING,
    CONDITIONAL,
    DENIED,
    DOING,
    REACH,
    SUPPOSING,
    Step,
    being_at,
    now_done,
    settled,
    steps_of,
    waits,
    wished,
)
from onrecord.check.words import Word, fold, stem
from onrecord.core.finding import Finding
from onrecord.core.vocab import lexicon

UNSEEN = 0.55
"""At this share it is so even of a verb of common words ("has gone out")."""
CLOSE = 0.8
"""A passage with this part of what the nearest shares may be the one meant."""
LEAST = 0.2
"""A passage with less is about another matter, though it has a deed's verb and object."""
QUOTED = 30
"""A verb so few code points behind a quotation may only tell who said it."""
_HANGING = frozenset("acl advcl amod case mark fixed parataxis".split())
_TIMES = frozenset("after once when until before".split())
"""Words that open a clause by which a sentence only tells when."""
_FAR = 10
"""They stand at most so many tokens before its verb."""
_FACTIVE = frozenset("since because".split())
"""Words that open a clause whose verb is told as done all the same: "since the fee has been fixed"."""
WANTED = 3
"""What is sought or had stands among so many words behind its verb."""
_LIKELY = frozenset("probably likely".split())
_LENGTHS = frozenset(map(stem, "minute hour day week month year time".split()))
"""What is had or sought is no length of time."""
_DELAYS = frozenset("off postponed delayed deferred".split())
_LATER = _DELAYS | {"until", "till", "before"}
_PART = re.compile(r"[;:]")
"""Behind such a mark a form in -ed has no subject, and only goes with a noun: "ready to strike; resumed talks would avert it"."""
_INFINITE = frozenset("be been being".split())


@dataclass(frozen=True)
class Stages:
    """The steps of the reports beside the claims of the draft."""

    table: Table
    aligner: Aligner

    def findings(self, claim: Claim) -> Iterator[Finding]:
        """Yield the first step of a claim that no voice of the reports gave; one that denies from its start gives none."""
        if claim.words[0].folded in DENIED:
            return
        found = self._found(claim)
        for part in () if found else parts(self.table, self.aligner, claim):
            found = found or self._found(part)
        if found:
            yield found

    def _found(self, claim: Claim) -> Finding | None:
        """Return the first step of a claim, or of a part of one, that no voice gave."""
        everything = [p for side in self.table.reports for p in side.passages]
        rows = [p.words for p in everything]
        if further := binding(claim) or final(claim) or paper(claim, rows) or meeting(claim, rows):
            step, match = further
            return self._made(claim, step, match.side, match.passage)
        had = self._obtained(claim) or self._readied(claim) or self._overdone(claim)
        steps = (s for s in (*steps_of(claim.words), *self._bare(claim)) if not told_elsewhere(claim, s, everything))
        return had or next((found for step in steps if (found := self._compared(claim, step))), None)

    def _obtained(self, claim: Claim) -> Finding | None:
        """Return the finding that something is told as had which the nearest passage has only as sought: "has permission"."""
        if (
            not claim.matches
            or claim.matches[0].share < STRONG
            or has(claim.words, "sought")
            or has(claim.words, "conditional")
        ):
            return None
        match, row = claim.matches[0], claim.words
        theirs = match.passage.words
        held = {w.stem for cue in cues(theirs, "obtained") for w in theirs[cue.last : cue.last + WANTED] if w.stem}
        for cue in cues(theirs, "sought"):
            object_ = {w.stem for w in theirs[cue.last : cue.last + WANTED] if w.stem} - (
                held - {theirs[cue.first].stem}
            )
            for own in cues(row, "obtained"):
                near = {w.folded for w in row[max(0, own.first - 3) : own.first]}
                behind = {
                    w.stem for w in row[own.last : own.last + WANTED] if w.stem and not w.stem[0].isdigit()
                } - _LENGTHS
                if behind & object_ and not near & (DENIED | OPEN):
                    first = (
                        own.first - 1
                        if own.first and row[own.first - 1].folded in DOING | BEING | {"been"}
                        else own.first
                    )
                    return self._finding(claim, Step(first, own.last, "", done=True), match.side, match.passage)
        return None

    def _readied(self, claim: Claim) -> Finding | None:
        """Return the finding that a deed is told as sure which the nearest passage has somebody only ready to do, or propose.

        "Ready to amend the law" makes no "the law will be amended", whatever condition both tell; nor does "proposed that it be amended".
        """
        near = [m for m in claim.matches[:3] if m.share >= max(NEAR, CLOSE * claim.matches[0].share)]
        open_ = has(claim.passage.words, "conditional")
        for at, last in settled(claim.words):
            ahead = {w.folded for w in claim.words[max(0, at - REACH) : at]}
            if ahead & SUPPOSING or has(claim.words[max(0, at - REACH) : at + REACH], "hedged"):
                continue  # "decides if it will close"
            verb = claim.words[last - 1].stem
            if not verb or any(self._will(p, Step(at, last, verb, done=False)) for m in near for p in self._around(m)):
                continue
            for match in near:
                theirs = match.passage.words
                if (
                    (claim.words[at].folded == "will" and ready_to(theirs, verb))
                    or (asked_whether(theirs, verb) and not open_)
                    or (
                        (proposed_to(theirs, verb) or only_called_for(self.table, claim.words[last - 1], match))
                        and not (open_ or proposes(claim.passage.words))
                    )
                ):
                    return self._finding(claim, Step(at, last, verb, done=False), match.side, match.passage)
        return None

    def _overdone(self, claim: Claim) -> Finding | None:
        """Return the finding that something is told as made or settled which a near passage has only prepared or discussed."""
        everything = [p.words for side in self.table.reports for p in side.passages]
        row = tuple(
            replace(w, folded=done) if (done := now_done(w.folded, listed("making"))) and self._headed(claim, w) else w
            for w in claim.words
        )
        for match in claim.matches[:3]:
            near = match.share >= max(STRONG, CLOSE * claim.matches[0].share)
            if match.share >= LEAST and (step := overdone(row, match.passage.words, everything, near=near)):
                return self._finding(claim, step, match.side, match.passage)
        return None

    def _bare(self, claim: Claim) -> Iterator[Step]:
        """Yield verbs told as done without an auxiliary ("the council approved"), or as under way ("is sending")."""
        row = claim.words
        for at, word in enumerate(row):
            before = {w.folded for w in row[max(0, at - 3) : at]}
            if (
                (word.folded == "let" and not at)
                or not word.stem
                or before & (DENIED | OPEN | CONDITIONAL)
                or waits(row, at)
                or elsewhere(row, at)
                or wished(row, at)
                or (at and _PART.search(self.table.draft.text, row[at - 1].end, word.start))
            ):
                continue
            if word.folded in listed("light") or concedes(row, at):
                continue
            if (done := now_done(word.folded)) and self._headed(claim, word):
                yield Step(at, at + 1, stem(done), done=True)
                continue
            past = word.folded in firm_steps() or (past_form(word.folded) and word.folded not in listed("saying"))
            if (
                past
                and not has(row[max(0, at - 4) : at], "unrealised")
                and not before & (DOING | BEING | _INFINITE)
                and is_verb(self.table, word)
            ):
                yield Step(at, at + 1, word.stem, done=True, firm=False, bare=True)
            elif (
                word.folded.endswith("ing")
                and word.folded not in listed("ready")
                and (first := being_at(row, at)) is not None
                and not self._links(row[first])
            ):
                if self._scheduled(claim):
                    continue  # "is shutting the plant at the end of June" is to come, as "will shut" is
                going = word.folded not in lexicon("check_cues")["open_steps"] and word.folded not in listed("saying")
                yield Step(first, at + 1, word.stem, done=True, firm=False, bare=True, under_way=going)

    def _headed(self, claim: Claim, word: Word) -> bool:
        """Tell whether a word is a verb of a headline, a line without a mark at its end: "Council orders new pumps".

        With a date, or under a condition, the present tells what is to come: "Court rules on 2 May".
        """
        dated = any(claim.passage.holds(t.anchor.start) for t in self.table.draft.reading.times)
        if dated or has(claim.passage.words, "conditional"):
            return False
        text = self.table.draft.text[claim.passage.start : claim.passage.end].rstrip()
        return text[-1:].isalnum() and is_verb(self.table, word)

    def _scheduled(self, claim: Claim) -> bool:
        """Tell whether a clause has a day or month to come, by which what is told as under way is only planned."""
        first, last = claim.words[0].start, claim.words[-1].end
        published = self.table.reports[0].reading.report.published
        times = (t for t in self.table.draft.reading.times if t.type == "DATE" and first <= t.anchor.start < last)
        return any(published and t.value and t.value > published.value[: len(t.value)] for t in times)

    def _links(self, word: Word) -> bool:
        """Tell whether an "is" before a word in -ing only links an adjective to its subject: "was scathing about the plan"."""
        return any(t.deprel == "cop" for t in self.table.draft.reading.tokens if t.start == word.start)

    def _compared(self, claim: Claim, step: Step) -> Finding | None:
        """Return the finding that a step is firmer than in the nearest passages, None where it is not."""
        matches = [m for m in claim.matches if m.share >= NEAR]
        if not matches:
            return None
        near = [m for m in claim.matches if m.share >= 0.6 * matches[0].share]
        beside = [(m.side, p) for m in near for p in self._around(m)]
        said = " ".join(w.folded for w in claim.words[step.first : step.last])
        open_ = has(claim.passage.words, "conditional")
        if of_nothing(claim.words, step.last - 1) or any(says_so(said, p, supposed=open_) for _, p in beside):
            return None
        if step.assent and any(other.assent for _, p in beside for other in steps_of(p.words)):
            return None
        if step.done and (
            any(realised(p, step.verb) or done_so(p.words) for _, p in beside)
            or (step.bare and self._aside(claim, step))
            or self._when(claim, step)
        ):
            return None
        if step.bare and same_figure(claim.words[step.last :], beside):
            return None
        here = [(at, p) for at, p in beside if self._tells_of(at, p, step) and _shares(claim, step, p, beside)]
        shared = frozenset().union(*(m.shared for m in near)) - {step.verb}
        tied = len(shared) > 1 or claim.stems - {step.verb} <= shared
        if step.done and tied and here and (at_p := self._irreal(here, step)):
            return self._finding(claim, step, *at_p)
        if step.done and _delayed(claim, step, beside):
            return None
        if step.done and not here and (found := self._undone(claim, step, near)):
            return found
        list_name = "open_steps" if step.done else "ready"
        if (
            not step.firm
            or matches[0].share < (STRONG if step.verb else UNSEEN)
            or has(claim.words[max(0, step.first - GOVERNED) : step.last + GOVERNED], "ready")
        ):
            return None
        if not step.done and (
            said.split()[-1] in unsettling() or has(claim.words, "hedged") or has(claim.passage.words, "conditional")
        ):
            return None
        if not step.done and any(
            w.folded == "will" for m in near if m.share >= 0.6 * near[0].share for w in m.passage.words
        ):
            return None
        lower = next((m for m in near if has(m.passage.words, list_name)), None)
        if lower is None or (step.done and here) or (not step.done and self._will(lower.passage, step)):
            return None
        if step.done and not self._open_beside(lower, claim):
            return None
        return self._finding(claim, step, lower.side, lower.passage)

    def _undone(self, claim: Claim, step: Step, near: list[Match]) -> Finding | None:
        """Return the finding that a sentence tells as done what the nearest passage, in all it says, does not tell as done."""
        row = claim.words
        told = " ".join(w.folded for w in row[step.last - (2 if step.last - step.first > 2 else 1) : step.last])
        told_done = {told, row[step.last - 1].folded, now_done(row[step.last - 1].folded)} & {
            *firm_steps(),
            *lexicon("check_cues")["done"],
        }
        going = step.under_way and row[step.last - 1].folded not in listed("soft")
        if not (told_done or going or step.assent) or self._aside(claim, step):
            return None
        if any(has(row, name) for name in ("hedged", "ready", "unrealised", "conditions")):
            return None
        around = {w.stem for w in row[max(0, step.first - GOVERNED) : step.last + GOVERNED]}
        for match in near:
            close = match.share >= max(STRONG, CLOSE * near[0].share) and len(around & match.shared) >= 2
            if close and not has(match.passage.words, "hedges") and self._nothing_done(match):
                return self._finding(claim, step, match.side, match.passage)
        return None

    def _aside(self, claim: Claim, step: Step) -> bool:
        """Tell whether a verb is not what its sentence says: it hangs on a noun, or goes with words in quotation marks."""
        side, verb = self.table.draft, claim.words[step.last - 1]
        tokens = side.reading.tokens
        at = side.token_at(verb.start)
        if at < 0 or tokens[at].deprel.split(":")[0] not in _HANGING:
            return self._when(claim, step) or self._tells(claim, step)
        marks = {
            fold(side.text[tokens[n].start : tokens[n].end])
            for n in side.tokens_in(claim.passage.start, claim.passage.end)
            if tokens[n].head == at and tokens[n].deprel == "mark"
        }
        return not marks & _FACTIVE or self._tells(claim, step)

    def _when(self, claim: Claim, step: Step) -> bool:
        """Tell whether a verb only tells when something will be: "will look at it after the pipe has been mended"."""
        side = self.table.draft
        at = side.token_at(claim.words[step.last - 1].start)
        if at < 0 or side.reading.tokens[at].deprel != "advcl":
            return False
        near = side.reading.tokens[max(0, at - _FAR) : at]
        marks = {fold(side.text[t.start : t.end]) for t in near if t.head == at}
        return bool(marks & _TIMES) and "will" in {w.folded for w in claim.words}

    def _tells(self, claim: Claim, step: Step) -> bool:
        """Tell whether a verb right behind a quotation may only tell who said it."""
        side = self.table.draft
        before = side.text[
            max(claim.passage.start, claim.words[step.first].start - QUOTED) : claim.words[step.first].start
        ]
        return any(mark in before for mark in '”"')

    def _nothing_done(self, match: Match) -> bool:
        """Tell whether every verb that a passage puts on record is to come, denied, or a step short of done."""
        side = self.table.reports[match.side]
        verbs = {t.start for t in side.reading.tokens if t.upos == "VERB"}
        records = [r for r in side.records_in(match.passage.start, match.passage.end) if r.anchor.start in verbs]
        short = listed("open_steps")
        open_ = [r for r in records if r.modality != "actual" or r.polarity == "-" or fold(r.anchor.exact) in short]
        told = [r for r in records if r in open_ or fold(r.anchor.exact) not in listed("saying")]
        return bool(open_) and len(open_) == len(told)

    def _around(self, match: Match) -> Iterator[Passage]:
        """Yield a passage and those before and after it in its paragraph."""
        passages = self.table.reports[match.side].passages
        yield match.passage
        for number in (match.passage.number - 1, match.passage.number + 1):
            if 0 <= number < len(passages) and passages[number].paragraph == match.passage.paragraph:
                yield passages[number]

    def _irreal(self, here: list[tuple[int, Passage]], step: Step) -> tuple[int, Passage] | None:
        """Return the passage that has the step's verb only as something to come, wanted or denied."""
        for at, passage in here:
            for number, word in enumerate(passage.words):
                before = words_ahead(passage.words, number)
                if word.stem == step.verb and (
                    set(before) & (OPEN if step.firm else COMING)
                    or before[-1:] == ["be"]
                    or has(passage.words[max(0, number - 5) : number], "ready")
                    or has(passage.words[max(0, number - 4) : number], "unrealised")
                    or (step.done and has(passage.words[max(0, number - GOVERNED) : number], "conditions"))
                    or (not step.firm and resolved(passage.words, number))
                    or unreal(passage.words, number)
                ):
                    if until_then(passage.words, number):
                        return None  # "had not been beaten for 41 matches"
                    if step.under_way and step.bare and set(before) & _LIKELY:
                        return None  # "is sending" for "will probably be sent" has lost a hedge
                    if step.under_way and not (thought(passage.words, number) or word.folded.endswith("ing")):
                        return at, passage
                    if step.bare and (set(before) & {"may", "might", "could"} or thought(passage.words, number)):
                        return None
                    return None if "have" in before[-2:] and set(before) & {"may", "might", "could"} else (at, passage)
        return None

    def _tells_of(self, at: int, passage: Passage, step: Step) -> bool:
        """Tell whether a passage has a step's verb, not only a thing called like it: "her hands" for "has handed over"."""
        same = {w.start: w for w in passage.words if step.verb and w.stem == step.verb}
        tagged = [t for t in self.table.reports[at].reading.tokens if t.start in same]
        return any(
            t.upos != "NOUN" or t.deprel not in ("obl", "nmod") or same[t.start].folded.endswith(NOUNS) for t in tagged
        )

    def _will(self, passage: Passage, step: Step) -> bool:
        """Tell whether a passage has the same verb as sure to come; "would" in reported speech says so too."""
        row, sure = passage.words, {"will", "would"}
        return any(w.folded in sure and step.verb in {x.stem for x in row[i + 1 : i + 4]} for i, w in enumerate(row))

    def _open_beside(self, match: Match, claim: Claim) -> bool:
        """Tell whether a lower step of a passage stands near the words that the claim shares with it."""
        row = match.passage.words
        for cue in cues(row, "open_steps"):
            near = {w.stem for w in row[max(0, cue.first - 4) : cue.last + GOVERNED] if w.stem}
            if len(near & claim.stems) >= 2 and not near & {""}:
                return True
        return False

    def _finding(self, claim: Claim, step: Step, at: int, passage: Passage) -> Finding | None:
        """Make the finding, where the report does not have the same thing as brought about too."""
        verb = self.table.draft.token_at(claim.words[step.last - 1].start)
        told = clause_stems(self.table.draft, verb) if verb >= 0 else claim.stems
        return None if fulfilled(self.table.reports[at], passage, told) else self._made(claim, step, at, passage)

    def _made(self, claim: Claim, step: Step, at: int, passage: Passage) -> Finding:
        """Make the finding."""
        source = self.table.reports[at].backing(at, passage.start, passage.end)
        row = claim.words
        return self.table.finding(
            "stage", (row[step.first].start, row[step.last - 1].end), source, "no voice of the report goes so far"
        )  # fmt: skip


def _shares(claim: Claim, step: Step, passage: Passage, beside: list[tuple[int, Passage]]) -> bool:
    """Tell whether a passage, or the sentences beside it in its paragraph, share more with a claim than a verb."""
    near = {stem for _, p in beside if p.paragraph == passage.paragraph for stem in p.stems}
    return bool((claim.stems & near) - {step.verb})


def _delayed(claim: Claim, step: Step, beside: list[tuple[int, Passage]]) -> bool:
    """Tell whether something is told as put off where a passage has so too, or has it not before a time."""
    told = {w.folded for w in claim.words[step.first : step.last + 1]}
    return bool(told & _DELAYS) and any({w.folded for w in p.words} & _LATER for _, p in beside)
