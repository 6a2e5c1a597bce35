"""Figures and days that have changed owners: the reports have the draft's, but for something else, and another one here.

"Nine more days of flushing" for "brown for nine days; flushing would take another 12 days": all of the draft's words are in the report,
and only what belongs together differs. What belongs together is told by the tree: the fewer steps from a figure to a word, the more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.check.align import Aligner
from onrecord.check.amounts import Amount
from onrecord.check.cited import Quoted
from onrecord.check.dated import BOUNDARY, Day, day_of, of_saying
from onrecord.check.figures import SMALL
from onrecord.check.pairs import nearness
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.told import amounts_of
from onrecord.check.words import Word
from onrecord.core.finding import Finding, FindingKind

FAR = 6
"""Words so many steps off in the tree and more tell nothing."""
CLAUSE = 2
"""A step into another clause counts so much more."""
LIKE, OWN = 0.5, 0.4
"""The other owner's words are so like the draft's, 0 to 1, and those around the draft's own in the reports at most this part as like."""
LESS, MANY = 0.33, 4
"""So much is enough where so many words are shared."""
SURE, NEARLY = 0.85, 0.55
"""Where nearly all the words are the other's, this part: a verb alone may go with both."""
FIGURES = 0.25
"""The words around the draft's own figure in the reports are at most this part as like: one thing may have two figures."""
FEWEST = 2
"""Two shared words and more tie two of a kind."""
NEAR = 12
"""A word that makes a date the end of a stretch stands so many code points before it at most."""
_LEANING = frozenset("that it number figure total them those".split())
_OTHER_CLAUSE = ("advcl", "acl", "parataxis", "ccomp", "csubj")
"""Relations at which another clause begins."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A figure or day where it stands: side (-1 for the draft), passage, offsets, and the thing itself."""

    side: int
    passage: Passage
    start: int
    end: int
    what: Amount | Day


@dataclass(frozen=True)
class Owners:
    """The figures and days of the draft beside those of the reports, by what they belong to."""

    table: Table
    aligner: Aligner
    quoted: Quoted

    def findings(self, found: Sequence[Finding]) -> Iterator[Finding]:
        """Yield what has changed owners, where nothing of the kind has been found at these words yet."""
        kinds: tuple[tuple[FindingKind, Callable[[int, Side], Iterator[Thing]]], ...] = (
            ("number", _figures),
            ("date", _dates),
        )
        quotes = [cited.quotation for cited in self.quoted.cited if all(piece.spoken for piece in cited.pieces)]
        for kind, things in kinds:
            theirs = [one for at, side in enumerate(self.table.reports) for one in things(at, side)]
            mine = list(things(-1, self.table.draft))
            for own in mine:
                known = any(
                    f.kind == kind and f.sure and f.anchor.start < own.end and own.start < f.anchor.end for f in found
                )
                if not known and not any(q.start <= own.start < q.end for q in quotes):
                    yield from self._moved(kind, own, mine, theirs)

    def _moved(
        self, kind: FindingKind, own: Thing, mine: Sequence[Thing], theirs: Sequence[Thing]
    ) -> Iterator[Finding]:
        """Yield the finding that one has changed owners."""
        beside = [one for one in mine if one.passage is own.passage and one is not own]
        same = [one for one in theirs if _same(own, one)]
        others = [
            one
            for one in theirs
            if _rival(own, one) and one.passage.paragraph and not any(_same(b, one) for b in beside)
        ]
        if not same or not others:
            return
        names = {w.stem for one in (own, *same, *others) for w in _named(one)}
        around = self._around(own)
        counted = own.what.unit if isinstance(own.what, Amount) else ()
        around = {s: far for s, far in around.items() if s not in names and s not in counted}
        scored = [(*self._like(around, one), one) for one in others]
        like, shared, best = max(scored, key=lambda entry: entry[0])
        home = max(self._like(around, one)[0] for one in same)
        least = LESS if len(shared) >= MANY else LIKE
        most = FIGURES if kind == "number" else NEARLY if like >= SURE else OWN
        if like < least or len(shared) < FEWEST or home > most * like:
            return
        named = {w.stem for w in own.passage.words if w.capital}
        small = isinstance(own.what, Amount) and own.what.value <= SMALL and len(shared - named) < FEWEST
        if small or (kind == "number" and any(_leans(one, best) for one in same)):
            return
        source = self.table.reports[best.side].backing(best.side, best.start, best.end)
        yield self.table.finding(
            kind, (own.start, own.end), source, f"the {kind} is another one", mend=source.anchor.exact
        )

    def _like(self, around: Mapping[str, int], other: Thing) -> tuple[float, frozenset[str]]:
        """Return how like the words around one of the reports' are to the draft's, with those shared."""
        theirs, weight = self._around(other), self.aligner.weight
        shared = frozenset(around.keys() & theirs.keys())
        most = sum(weight(s) * nearness(far, far) for s, far in around.items()) or 1.0
        return sum(weight(s) * nearness(around[s], max(around[s], theirs[s])) for s in shared) / most, shared

    def _around(self, one: Thing) -> dict[str, int]:
        """Return the stems around a figure or day with the steps of the tree to each."""
        side = self.table.draft if one.side < 0 else self.table.reports[one.side]
        tokens, inside = side.reading.tokens, side.tokens_in(one.passage.start, one.passage.end)
        joined: dict[int, list[tuple[int, int]]] = {}
        for n in inside:
            head = tokens[n].head
            if head in inside:
                verbal = tokens[n].deprel.startswith(_OTHER_CLAUSE) or (
                    tokens[n].deprel.startswith("conj") and tokens[n].upos in ("VERB", "AUX")
                )
                cost = 1 + CLAUSE * verbal
                joined.setdefault(n, []).append((head, cost))
                joined.setdefault(head, []).append((n, cost))
        far = dict.fromkeys(side.tokens_in(one.start, one.end), 0)
        left = list(far)
        while left:
            at = left.pop(0)
            for n, cost in joined.get(at, ()):
                if far[at] + cost < far.get(n, FAR):
                    far[n] = far[at] + cost
                    left.append(n)
        steps = {tokens[n].start: many for n, many in far.items()}
        found: dict[str, int] = {}
        for w in one.passage.words:
            if w.stem and w.start in steps and not one.start <= w.start < one.end:
                found[w.stem] = min(steps[w.start], found.get(w.stem, FAR))
        return found


def _figures(at: int, side: Side) -> Iterator[Thing]:
    """Yield the figures of a text."""
    for passage in side.passages:
        for one in amounts_of(side, passage):
            yield Thing(at, passage, one.start, one.end, one)


def _dates(at: int, side: Side) -> Iterator[Thing]:
    """Yield the dates of a text, those of the telling left aside."""
    for timex in side.reading.times:
        day, passage = day_of(timex), side.passage_at(timex.anchor.start)
        if day and passage and not of_saying(side, day):
            yield Thing(at, passage, timex.anchor.start, timex.anchor.end, day)


def _named(one: Thing) -> list[Word]:
    """Return the words of a thing itself."""
    return [w for w in one.passage.words if one.start <= w.start < one.end]


def _same(own: Thing, other: Thing) -> bool:
    """Tell whether two are one figure or day."""
    match own.what, other.what:
        case Amount(), Amount():
            return own.what.near(other.what) or other.what.near(own.what)
        case Day(), Day():
            return own.what.agrees(other.what) or other.what.agrees(own.what)
    return False


def _rival(own: Thing, other: Thing) -> bool:
    """Tell whether one may stand where another one does: a figure of the same things, a date of the same grain."""
    if _same(own, other):
        return False
    match own.what, other.what:
        case Amount(), Amount():
            mine, theirs = own.what, other.what
            of_a_whole = min(mine.value, theirs.value) < 1 or _part(own) or _part(other)
            return (
                mine.unit[:1] == theirs.unit[:1] and mine.money == theirs.money and not of_a_whole and not _of_age(own)
            )
        case Day(), Day():
            return own.what.grain == other.what.grain and own.what.printed and other.what.printed and not _ends(own)
    return False


def _leans(one: Thing, other: Thing) -> bool:
    """Tell whether a figure of a report is told of what another one before it is told of: "puts that number at 38"."""
    after = one.side == other.side and one.passage.number == other.passage.number + 1
    return after and bool({w.folded for w in one.passage.words} & _LEANING)


def _part(one: Thing) -> bool:
    """Tell whether a figure is of how many something is a part: "six of the 60 lorries"."""
    behind = [w.folded for w in one.passage.words if w.start >= one.end][:1]
    ahead = [w.folded for w in one.passage.words if w.end <= one.start][-2:]
    return behind == ["of"] or "of" in ahead


def _ends(one: Thing) -> bool:
    """Tell whether a date is only an end of a stretch, which another date may tell as well: "before October", "by the end of September"."""
    return bool({w.folded for w in one.passage.words if w.end <= one.start and one.start - w.end < NEAR} & BOUNDARY)


def _of_age(one: Thing) -> bool:
    """Tell whether a figure without a counted word only bounds who is meant, by age: "those under 30"."""
    return isinstance(one.what, Amount) and not one.what.unit and one.what.bound != "exact"
