"""Words given to somebody whom the reports never let speak, wherever the words may come from.

The other rule for voices needs the passage that the words stand in. Here it is enough that the draft has a person say something,
and that the reports, which name this person, have nobody of that name say anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.check.heard import Heard
from onrecord.check.names import runs
from onrecord.check.places import Run, person_stems
from onrecord.check.pronouns import OTHER, title_of
from onrecord.check.sides import Passage, Side
from onrecord.check.spoken import (
    BEHIND,
    NARRATED,
    SPEAKS,
    STRICT,
    accorded,
    carried,
    holds,
    inverted,
    is_object,
    lets_know,
    saying,
    says,
)
from onrecord.check.tellers import person_nouns
from onrecord.check.words import Word, stem
from onrecord.core.finding import Finding
from onrecord.core.vocab import lexicon

NEAR = 0.15
"""The sentence and the paragraph that names the person share this part of the sentence's weight, the name and verb aside."""
TOLD = 0.45
"""Or any one passage has this part of it: then the reports tell of it, by somebody else."""
_PRONOUNS = frozenset("he she they".split())
_VIEWS = frozenset("expects reckons believes thinks".split())
"""Verbs of holding a view, in the present: that too is somebody's word."""
_BY = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly )?(expected|feared|believed|predicted|forecast|estimated|reckoned|thought|foreseen) by "
    r"(?:the |its |their |his |her )?(?:[\w’'-]+,? ){0,5}$"
)
"""What stands before the name of whoever thinks what a sentence tells."""
_RELATIVE = frozenset("who that".split())
"""Words by which a name before them is the subject too."""
_NAMED = ("flat", "appos", "compound")
"""Relations by which the words of a name hang on the subject that is named."""
_WHOSE = frozenset("his her its their a an the".split())
_WIDE = (
    (SPEAKS | STRICT)
    - NARRATED
    - frozenset("ask asks asked demanded begged wrote writes written promises promised".split())
)
"""Verbs by which a report lets somebody speak."""


@dataclass(frozen=True)
class Silent:
    """The persons whom the reports name, and have say nothing."""

    heard: Heard

    def findings(self, done: Collection[Passage | None]) -> Iterator[Finding]:
        """Yield sentences of the draft that have such a person say something; those in `done` have a finding on their voice."""
        for passage in self.heard.table.draft.passages:
            found = None if passage in done or by_proxy(passage) else next(self._spoken(passage), None)
            if found:
                yield found

    def _spoken(self, passage: Passage) -> Iterator[Finding]:
        """Yield the finding that a silent person speaks in a sentence."""
        draft = self.heard.table.draft
        for run in runs(draft, passage):
            verb = saying(draft, passage, run, SPEAKS | _VIEWS) if not is_object(run) else None
            verb = verb or _according(draft, passage, run) or lets_know(draft, passage, run)
            agent = _agent(draft, passage, run)
            verb = verb or holds(draft, passage, run) or agent or self._cue(passage, run)
            names = self._known(run)
            if verb is None or not names or not self._silent(names) or self._did(names, verb):
                continue
            if verb != agent and _anothers(draft, verb, run):
                continue
            about = self._about(passage, run, verb, names)
            if about is None:
                continue
            at, theirs = about
            side = self.heard.table.reports[at]
            start, end = min(run.words[0].start, verb.start), max(run.words[-1].end, verb.end)
            yield self.heard.table.finding(
                "about", (start, end), side.backing(at, theirs.start, theirs.end),
                "the reports only speak about this person, and have no words of theirs",
            )  # fmt: skip

    def _cue(self, passage: Passage, run: Run) -> Word | None:
        """Return the verb by which the reader has a sentence give words to a name: "says Orland's president, Adra Vel"."""
        draft = self.heard.table.draft
        for given in self.heard.given:
            mine = given.plain and given.passage is passage and given.names and given.names <= set(run.folded)
            cue = next((w for w in passage.words if w.start == given.told.start), None)
            if mine and cue and cue.end < given.who.start and cue.folded in SPEAKS | STRICT and inverted(draft, cue):
                return cue
        return None

    def _known(self, run: Run) -> frozenset[str]:
        """Return the folded surname of a person whom the reports name, with the rest of the name."""
        theirs = [r for side in self.heard.table.reports for p in side.passages for r in runs(side, p)]
        fits = [r for r in theirs if set(run.folded) <= set(r.folded) or set(r.folded) <= set(run.folded)]
        full = any(len(r.words) > 1 for r in fits) or bool(set(run.folded) & self.heard.titled)
        person = run.folded[-1] in self.heard.persons and full
        person = person and (
            len(run.words) == 1 or bool(set(run.folded[:-1]) & self.heard.persons)
        )  # no firm of a surname
        outlet = any(set(run.folded) <= body for news in self.heard.news for body in news)
        mine = person and not outlet and not set(run.folded) & self.heard.own
        kin = any(
            run.folded[-1] in r.folded and not (set(r.folded) - {run.folded[-1]}) & set(run.folded)
            for r in theirs
            if len(r.words) > 1
        )
        return frozenset(run.folded[:-1] if kin and len(run.words) > 1 else run.folded) if mine else frozenset()

    def _silent(self, names: frozenset[str]) -> bool:
        """Tell whether no report has a person of this name say anything."""
        if any(self.heard.speaks(side, names) for side in self.heard.table.reports):
            return False
        sides = self.heard.table.reports
        return not any(
            self._may_speak(side, names) or by_office(self.heard, at, names) for at, side in enumerate(sides)
        )

    def _may_speak(self, side: Side, names: frozenset[str]) -> bool:
        """Tell whether a person may be who speaks somewhere: by name, or as the "he" of what follows."""
        for passage in side.passages:
            here = [run for run in runs(side, passage) if set(run.folded) & names]
            if not here:
                continue
            if any(saying(side, passage, run, _WIDE | _VIEWS) for run in here) or any(
                carried(side, passage, run) or lets_know(side, passage, run) or _second(side, passage, run)
                for run in here
            ):
                return True
            others = [r for r in runs(side, passage) if r not in here and set(r.folded) & self.heard.persons]
            theirs = any(says(side, passage, frozenset(r.folded)) for r in others)
            if not theirs and any(
                q.start < passage.end and passage.start < q.end and q.speech for q in side.quotations
            ):
                return True
            if not _only_owns(side, passage, here) and self._goes_on(side, passage, names):
                return True
        return False

    def led_in(self, side: Side, names: frozenset[str]) -> bool:
        """Tell whether a sentence about a person alone leads in what the next ones quote: "Vel was cooler. “It can wait,” she said"."""
        for passage in side.passages:
            told = {w.folded for w in passage.words} & _WIDE or any(passage.holds(q.start) for q in side.quotations)
            people = {r.folded for r in runs(side, passage) if set(r.folded) & self.heard.persons}
            if not told and len(people) == 1 and names & set(*people) and self._goes_on(side, passage, names):
                return True
        return False

    def _goes_on(self, side: Side, passage: Passage, names: frozenset[str]) -> bool:
        """Tell whether the next sentences say "he said" before they name somebody else."""
        other = OTHER.get(title_of((side,), names))
        for follow in side.passages[passage.number + 1 :]:
            if follow.paragraph > passage.paragraph + 1:
                return False
            row = [w.folded for w in follow.words]
            told = any(w in _PRONOUNS - {other} and set(row[n + 1 : n + 3]) & STRICT for n, w in enumerate(row))
            others = [
                r for r in runs(side, follow)
                if r.folded[-1] in self.heard.persons and not set(r.folded) & names
                and side.quotation_at(r.words[0].start) is None
            ]  # fmt: skip
            if any(set(r.folded) & names for r in runs(side, follow)) or _office_says(follow):
                return False
            bare = side.quotation_at(follow.start) is not None and not set(row) & STRICT
            if told or (follow.paragraph == passage.paragraph and bare):
                return not others
            if others:
                return False
        return False

    def _did(self, names: frozenset[str], verb: Word) -> bool:
        """Tell whether a report tells by the same verb what the person did, or "he" behind the name: promised, asked."""
        for side in self.heard.table.reports:
            for passage in side.passages:
                places = [n for n, w in enumerate(passage.words) if w.folded in names]
                first = places[0] if places else len(passage.words)
                places += [n for n, w in enumerate(passage.words) if n > first and w.folded in _PRONOUNS]
                if any(w.stem == verb.stem and w.stem for n in places for w in passage.words[n : n + BEHIND]):
                    return True
        return False

    def _about(self, passage: Passage, run: Run, verb: Word, names: frozenset[str]) -> tuple[int, Passage] | None:
        """Return the passage that names the person, where it or another one tells of the same matter."""
        stems = passage.stems - {w.stem for w in run.words} - {verb.stem}
        whole = self.heard.aligner.total(stems)
        best: tuple[float, int, Passage] | None = None
        for at, side in enumerate(self.heard.table.reports):
            for theirs in side.passages:
                if theirs.paragraph and any(set(r.folded) & names for r in runs(side, theirs)):
                    near = {stem for p in side.passages if p.paragraph == theirs.paragraph for stem in p.stems}
                    share = self.heard.aligner.total(stems & near) / (whole or 1.0)
                    if best is None or share > best[0]:
                        best = (share, at, theirs)
        told = next((m.share for m in self.heard.aligner.matches(stems, most=1)), 0.0)
        return best[1:] if best and (best[0] >= NEAR or told >= TOLD) else None


def by_proxy(passage: Passage) -> bool:
    """Tell whether a sentence has somebody speak by another's mouth: "through her lawyer, Vel said"."""
    row = [w.folded for w in passage.words]
    return any(
        a == "through" and b in _WHOSE and any(w in lexicon("voices")["person"] for w in row[n + 2 : n + 5])
        for n, (a, b) in enumerate(pairwise(row))
    )


def by_office(heard: Heard, at: int, names: frozenset[str]) -> bool:
    """Tell whether a report has the bearer of the same office say something: "the judge told the jury"."""
    people = heard.people[at].items()
    offices = {one for name, office in people if names & set(name) for one in office} & person_stems()
    lesser = {one for name, office in people if names & set(name) for one in office} & _lesser()
    side = heard.table.reports[at]
    verbs = {token.start for token in side.reading.tokens if token.upos == "VERB"}
    for passage in side.passages:
        for number, word in enumerate(passage.words):
            theirs = {w.folded for w in passage.words[number + 1 : number + 2]} & _PRONOUNS
            office = word.stem in offices and word.folded in person_nouns()  # no ministry is its minister
            whole = not lesser or bool(lesser & {w.stem for w in passage.words[max(0, number - 1) : number]})
            if office and whole and not theirs and not word.capital and word.start not in verbs:
                after = passage.words[number + 1 : number + 4]
                if after and after[0].capital and after[0].folded not in names and _joined(side, word, after[0]):
                    continue
                behind = {w.folded for w in after}
                before = [w for w in passage.words[max(0, number - 2) : number] if w.folded in STRICT]
                if behind & (STRICT - NARRATED) or any(inverted(side, w) for w in before):
                    return True
    return False


@cache
def _lesser() -> frozenset[str]:
    """Return the stems of words that make of an office another one: no prime minister is "the minister"."""
    return frozenset(stem(word) for word in ("prime", "deputy", "vice", "former"))


def _anothers(side: Side, verb: Word, run: Run) -> bool:
    """Tell whether a verb of saying has a subject of its own beside a name: "the firm sold it, says a clerk", "Vel, which one of them says"."""
    tokens = side.reading.tokens
    at, place = side.token_at(verb.start), side.token_at(run.words[0].start)
    passage = side.passage_at(verb.start)
    near = side.tokens_in(passage.start, passage.end) if passage and at >= 0 else range(0)
    subjects = [n for n in near if tokens[n].head == at and tokens[n].deprel.startswith("nsubj")]
    above = {place}
    while 0 <= place < len(tokens) and tokens[place].head >= 0 and tokens[place].head not in above:
        place = tokens[place].head
        above.add(place)
    if any(n < at == tokens[n].head and tokens[n].deprel == "ccomp" for n in above):
        return True
    theirs = [n for n in subjects if side.text[tokens[n].start : tokens[n].end].lower() not in _RELATIVE]
    return bool(theirs) and not any(
        n in above or run.words[0].start <= tokens[n].start < run.words[-1].end for n in theirs
    )


def _second(side: Side, passage: Passage, run: Run) -> bool:
    """Tell whether a name is the subject of a verb of saying by way of an earlier one: "Vel went to Hale and told reporters"."""
    tokens = side.reading.tokens
    near = side.tokens_in(passage.start, passage.end)
    for at in near:
        told = (
            side.text[tokens[at].start : tokens[at].end].lower() in _WIDE | _VIEWS
            and side.quotation_at(tokens[at].start) is None
        )
        up, conj = at, False
        while told and tokens[up].deprel.startswith("conj") and tokens[up].head in near and tokens[up].head != up:
            up, conj = tokens[up].head, True
        for child in near if conj else ():
            if tokens[child].head == up and tokens[child].deprel.startswith("nsubj"):
                names = {n for n in near if n == child or (tokens[n].head == child and tokens[n].deprel in _NAMED)}
                names |= {n for n in near if tokens[n].head in names and tokens[n].deprel in _NAMED}
                if any(run.words[0].start <= tokens[n].start < run.words[-1].end for n in names):
                    return True
    return False


def _joined(side: Side, word: Word, name: Word) -> bool:
    """Tell whether a name follows an office: "the leader Adra Vel", "the leader, Adra Vel, told"."""
    return side.text[word.end : name.start] in (" ", ", ")


def _only_owns(side: Side, passage: Passage, here: Sequence[Run]) -> bool:
    """Tell whether a person is only whose man speaks: the "he" of what follows "Vel's agent, Odo Kern, said" is Kern."""
    owned = all(side.text[r.words[-1].start : r.words[-1].end].endswith(("'s", "’s")) for r in here)
    return owned and any(says(side, passage, frozenset(r.folded)) for r in runs(side, passage) if r not in here)


def _office_says(passage: Passage) -> bool:
    """Tell whether somebody else is who says a passage, by office alone: "the Minister said"."""
    row = passage.words
    person = lexicon("voices")["person"]
    return any(w.folded in person and a.folded in ("the", "a", "an") and b.folded in STRICT
               for a, w, b in zip(row, row[1:], row[2:], strict=False))  # fmt: skip


def _agent(side: Side, passage: Passage, run: Run) -> Word | None:
    """Return the verb whose agent a name is, by office or without: "a loss is expected by the minister, Vel"."""
    found = _BY.search(side.text, passage.start, run.words[0].start)
    return next((w for w in passage.words if found and w.start == found.start(1)), None)


def _according(side: Side, passage: Passage, run: Run) -> Word | None:
    """Return the "according" by which a sentence gives words to a name: "according to the warden, Vel"."""
    before = [w for w in passage.words if w.folded == "according" and w.start < run.words[0].start]
    return before[-1] if before and accorded(side, passage, run) else None
