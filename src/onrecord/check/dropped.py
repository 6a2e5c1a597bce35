"""Sentences that tell as plain fact what the reports have from a voice that must be told: an outlet, or somebody without a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.check.align import Match
from onrecord.check.claims import is_verb
from onrecord.check.cues import listed
from onrecord.check.described import OWNED, described, introduced, no_word, shown, telling_nothing
from onrecord.check.heard import FEWEST, Heard
from onrecord.check.nameless import reason_at, unnamed
from onrecord.check.names import runs
from onrecord.check.passed_on import cites_one
from onrecord.check.sides import Passage
from onrecord.check.spoken import PASSIVE
from onrecord.check.words import words
from onrecord.core.finding import Finding

NAMED = 0.42
"""So much is enough where the report has it from another outlet, and both sentences name the same person."""
PLAIN = 0.5
"""A sentence without any voice shares this part of its weight with the passage whose voice it drops."""
CLAUSE, FEW_STEMS = 0.6, 4
"""A clause shares this part of its weight, and has so many telling words."""
_PARTS = re.compile(r";\s|,\s(?:and|but|while|whereas|though|although|as|where|which|who|whereupon|after|so)\s")
"""What parts the clauses of a sentence."""
_MARKS = frozenset('“”"')
_RELATIVE = re.compile(
    r",\s(?:which|where|whose|dated|made|written|drawn|signed|held|built|opened|founded|called|born|based|aged|due)\s[^,.;]{1,120},"
)
ALIKE = 0.97
"""A passage with this part of the nearest one's share is as near."""
_BY_OUTLET = frozenset(
    "reported reports wrote writes according citing quoting relaying relying affirms affirmed attributing".split()
)
_PRESS = frozenset("paper newspaper agency broadcaster weekly newsletter magazine outlet".split())
"""Words for an outlet that are seldom anything else."""
_OF = frozenset(("of", "from"))


@dataclass(frozen=True)
class Dropped:
    """The sentences of the draft without a voice, beside what the reports have from one."""

    heard: Heard

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """Yield a finding where a sentence, or one of its clauses, tells as plain fact what the report has from a voice that must be told."""
        text = self.heard.table.draft.text[passage.start : passage.end]
        quoted = any(mark in text for mark in _MARKS)
        if "?" in text or unnamed(text):
            return
        whole = next(self._plain(passage, PLAIN), None) if not quoted else None
        if whole:
            yield whole
        else:
            yield from itertools.islice((f for part in self._clauses(passage) for f in self._plain(part, CLAUSE)), 1)

    def _clauses(self, passage: Passage) -> Iterator[Passage]:
        """Yield the clauses of a sentence that commas or semicolons part, each with a verb and words enough to be known by.

        Where another clause has a verb of saying, only a semicolon, "while" or "but" keeps its voice from this one; none is part of a quotation.
        """
        draft = self.heard.table.draft
        found = list(_PARTS.finditer(draft.text, passage.start, passage.end))
        edges = [passage.start, *(m.end() for m in found)]
        ends = [*(m.start() for m in found), passage.end]
        marks = ["", *(m[0] for m in found), ""]
        told = bool({w.folded for w in passage.words} & listed("told_by"))
        for n, (start, end) in enumerate(zip(edges, ends, strict=True)) if found else ():
            row = tuple(w for w in passage.words if start <= w.start < end)
            stems = frozenset(w.stem for w in row if w.stem)
            verb = any(draft.reading.tokens[t].upos in ("VERB", "AUX") for t in draft.tokens_in(start, end))
            apart = all(mark in ("", "; ", ", while ", ", but ") for mark in marks[n : n + 2])
            if any(mark in draft.text[start:end] for mark in _MARKS):
                continue
            if verb and len(stems) >= FEW_STEMS and (apart or not told):
                yield replace(passage, start=row[0].start, end=row[-1].end, words=row, stems=stems)

    def _plain(self, passage: Passage, enough: float) -> Iterator[Finding]:
        """Yield the finding that a stretch has no voice where the report has one; it shares `enough` with the nearest passage."""
        table, row = self.heard.table, passage.words
        off = telling_nothing(row)
        told = {word.folded for n, word in enumerate(row) if n not in off}
        if told & listed("told_by") - self._done_before(passage) or no_word(passage):
            return
        best, *others = [*self.heard.aligner.matches(passage.stems, most=2), None, None][:2]
        best = best if best and best.share >= NAMED else None
        names = {w.stem for w in passage.words if w.capital and w is not passage.words[0]}
        outlet = any(body <= {w.folded for w in passage.words} for bodies in self.heard.news for body in bodies)
        if (
            best is None
            or outlet
            or len(best.shared) < FEWEST
            or not best.shared - names
            or self._told_before(passage, best.passage, best.side)
            or shown(table.reports[best.side], best.passage) & passage.stems
            or self._reason(best)
        ):
            return
        side = table.reports[best.side]
        whole = self.heard.aligner.total(passage.stems - (names - best.shared)) or 1.0
        share = self.heard.aligner.total(best.shared) / whole  # a fuller name than theirs makes no other sentence
        near = side.text[best.passage.start : best.passage.end] + introduced(side, best.passage)
        spoken = {w.folded for w in best.passage.words} & listed("saying")
        if share >= enough and spoken and (unnamed(near) or described(side, best.passage) or cites_one(near)):
            why = "the report has this from a voice that it does not name"
        elif self._reported(best.side, best.passage, passage):
            why = "the report has this from another outlet"
        else:
            return
        where = table.draft.reading.report.anchor(passage.start, passage.end)
        source = side.backing(best.side, best.passage.start, best.passage.end)
        yield table.finding(
            "chain", (where.start, where.end), source, why,
            sure=share >= enough and not self._hints(passage, best.passage) and not self._as_near(best, others[0]),
        )  # fmt: skip

    def _as_near(self, best: Match, other: Match | None) -> bool:
        """Tell whether another passage is as near to a sentence, and has its voice or none: then it may be the one meant."""
        if other is None or other.share < ALIKE * best.share:
            return False
        side = self.heard.table.reports[other.side]
        return not unnamed(side.text[other.passage.start : other.passage.end])

    def _reason(self, best: Match) -> bool:
        """Tell whether most of what a passage shares is the report's own: an aside, or why it names nobody: "anonymity because talks go on"."""
        side = self.heard.table.reports[best.side]
        for aside in _RELATIVE.finditer(side.text, best.passage.start, best.passage.end):
            told = best.shared & {w.stem for w in best.passage.words if aside.start() <= w.start < aside.end()}
            if 2 * self.heard.aligner.total(told) >= self.heard.aligner.total(best.shared):
                return True  # what the report itself adds: "at the show, which opens on 4 August, two people said"
        why = reason_at(side.text, best.passage.start, best.passage.end)
        end = side.text.find(",", why, best.passage.end) if why >= 0 else -1
        end = end if end >= 0 else best.passage.end  # "because the talks are private, said a price had been named"
        ahead = best.shared & {w.stem for w in best.passage.words if not why <= w.start < end}
        return why >= 0 and self.heard.aligner.total(ahead) < self.heard.aligner.total(best.shared - ahead)

    def _done_before(self, passage: Passage) -> frozenset[str]:
        """Return the verbs of saying that the nearest passage too tells as done before: "an earlier draft had claimed more"."""
        best = next(iter(self.heard.aligner.matches(passage.stems, most=1)), None)
        return _had(passage) & _had(best.passage) if best else frozenset()

    def _hints(self, passage: Passage, theirs: Passage) -> bool:
        """Tell whether a sentence may tell whom it has its words from in a way of its own: "the paper saw", "by their reckoning"."""
        printed = {w.folded for w in theirs.words if w.capital}
        if any(w.capital and w.folded in self.heard.own - printed for w in passage.words):
            return True
        verbs, voices = listed("voiced") - self._done_before(passage), listed("voicing")
        owned = {c.start for a, b, c in zip(passage.words, passage.words[1:], passage.words[2:], strict=False)
                 if a.folded == "of" and b.folded == "the"}  # fmt: skip
        return any(
            (w.folded in _PRESS and w.start not in owned)
            or (w.folded in verbs and is_verb(self.heard.table, w))
            or (w.folded in voices and before.folded in OWNED | {"own"})
            or (before.folded in voices and w.folded in _OF)
            for before, w in pairwise(passage.words)
            if not w.capital
        )

    def _reported(self, at: int, theirs: Passage, own: Passage) -> bool:
        """Tell whether a passage reports by another outlet what a person of the draft's sentence did."""
        here = {w.folded for w in theirs.words}
        mine = {w.folded for w in own.words if w.capital}
        studies = {b.folded for a, b in pairwise(theirs.words) if a.folded == "journal"}  # a study is no hearsay
        bodies = [body for body in self.heard.news[at] if body <= here and not body & studies]
        carried = bodies and here & _BY_OUTLET and not any(body & mine for body in bodies)
        side = self.heard.table.reports[at]
        persons = self.heard.persons
        line = side.reading.report.dateline
        dated = {w.folded for w in words(line.value)} if line else set()
        people = [
            set(run.folded)
            for run in runs(side, theirs)
            if (len(run.words) > 1 or set(run.folded) <= persons) and not set(run.folded) <= dated
        ]
        return bool(carried) and any(name <= mine and not any(name & body for body in bodies) for name in people)

    def _told_before(self, passage: Passage, theirs: Passage, at: int) -> bool:
        """Tell whether the sentence before names the voice of the same passage already."""
        if not passage.number:
            return False
        before = self.heard.table.draft.passages[passage.number - 1]
        here = {w.folded for w in before.words}
        matches = self.heard.aligner.matches(before.stems, most=2)
        same = any(m.side == at and m.passage.paragraph == theirs.paragraph for m in matches)
        text = self.heard.table.draft.text[before.start : before.end]
        return same and bool(here & (listed("member") | listed("news")) or unnamed(text))


def _had(passage: Passage) -> frozenset[str]:
    """Return the words right behind "had" or a passive's verb in a passage: "had claimed more", "once a cap is announced"."""
    return frozenset(
        b.folded
        for a, b in pairwise(passage.words)
        if a.folded == "had" or (a.folded in PASSIVE and b.folded not in ("told", "said"))
    )
