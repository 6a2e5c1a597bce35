"""Figures of the draft beside those of the reports: number, bound and rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.check import rates
from onrecord.check.align import Aligner
from onrecord.check.amounts import PERIODS, is_number, paces
from onrecord.check.cited import Quoted
from onrecord.check.claims import is_verb
from onrecord.check.counted import SWAPPED, changed_places, counted, slipped, swapped, tail, telltale
from onrecord.check.cues import listed
from onrecord.check.rewritten import another, bounded, like, lowered
from onrecord.check.sides import Passage, Table
from onrecord.check.told import Told, amounts_of, end_of_range, told
from onrecord.check.words import stem
from onrecord.core.finding import Backing, Finding, FindingKind

STRONG = 0.3
"""Shared words of this part of the weight around a figure make another figure its counterpart."""
FAR = 0.4
"""The same figure is another one where its words are only this much like the draft's as the nearest figure's are."""
MATTER = 0.2
"""Two sentences that share this part of the rest of their weight speak of one matter."""
PACE = 0.5
"""At this share a passage tells of the same thing, so that its pace is the one meant."""
APART = 8
"""A bound may stand so many words from its figure."""
LARGE = 100.0
"""The same figure of the same things is the one meant from here on, whatever the words around say."""
SMALL = 12.0
"""Figures up to this are so common that the words they count must be the same."""

_TOTAL = re.compile(r",? (?:in all|in total|altogether|overall|all told|once and for all)\b")
"""Words by which a draft makes a sum of a rate."""
_MODAL = (["may"], ["might"], ["could"], ["can"])
"""Verbs that bound a figure of the draft ("may run to"), but only hedge one of a report."""
_FARTHER = frozenset("more fewer less higher lower".split())
NEAR_BY = 40
"""A word by which a figure is a sum stands so many code points from it at most."""
_NOT = frozenset("not never no nor without cannot hardly nobody nothing neither".split())
_CONTRARY = {"least": "most", "most": "least"}
_APIECE = frozenset("each every apiece per head".split())
"""Words that give a rate of things, whatever the things are called."""
_LEANING = frozenset("them these those it they both he she its their".split())
"""Among the first words of a sentence these say that it goes on with the one before."""


@dataclass(frozen=True)
class Figures:
    """All amounts of the reports, to find the counterpart of one of the draft's."""

    table: Table
    aligner: Aligner
    quoted: Quoted

    @cached_property
    def _theirs(self) -> tuple[Told, ...]:
        """Return every amount of every report."""
        return tuple(
            one for at, side in enumerate(self.table.reports) for p in side.passages for one in told(at, side, p)
        )

    def findings(self) -> Iterator[Finding]:
        """Yield what differs in the draft's figures."""
        quotes = [q.quotation for q in self.quoted.cited if all(piece.spoken for piece in q.pieces)]
        for passage in self.table.draft.passages:
            yield from self._pace(passage)
            yield from counted(self.table, self.aligner, passage)
            for own in told(0, self.table.draft, passage):
                ranged = end_of_range(self.table.draft, own, self._theirs)
                if not ranged and not any(q.start <= own.amount.start < q.end for q in quotes):
                    yield from self._beside(own)

    def _pace(self, passage: Passage) -> Iterator[Finding]:
        """Yield a finding where something comes at another pace in the nearest passage, both told without a figure."""
        mine = paces(self.table.draft.text, passage.words)
        if len(mine) != 1 or any(one.per for one in amounts_of(self.table.draft, passage)):
            return
        best = next((m for m in self.aligner.matches(passage.stems, most=1) if m.share >= PACE), None)
        if best is None:
            return
        side = self.table.reports[best.side]
        theirs = paces(side.text, best.passage.words)
        if (
            len(theirs) == 1
            and not set(theirs) & set(mine)
            and not any(one.per for one in amounts_of(side, best.passage))
        ):
            (own,), ((period, other),) = mine.values(), theirs.items()
            rate = side.text[slice(*other)]
            yield self.table.finding(
                "rate", own, side.backing(best.side, *other), f"the rate is another one: “{rate}”",
                mend=like(self.table.given.text[slice(*own)], rate, period),
            )  # fmt: skip

    def _beside(self, own: Told) -> Iterator[Finding]:
        """Yield what differs between one figure of the draft and its counterpart."""
        ranked = sorted(
            (other for other in self._theirs if not self._taken(own, other)),
            key=lambda other: -self._likeness(own, other),
        )
        same = [other for other in ranked if own.amount.near(other.amount) and self._fits(own, other)]
        if other := self._other_length(own, ranked):
            yield self._another(own, other)
            return
        if not same or self._elsewhere(own, same[0], ranked[0]):
            yield from self._number(own, ranked)
            return
        best = self._likeness(own, same[0])
        close = [other for other in same if self._likeness(own, other) >= 0.8 * best]
        same = [other for other in close if self._one_matter(own, other, set())]
        paced = bool(same) and rates.paced(own.amount, same[0].amount)
        if not same or (
            best < STRONG * 0.5 and not (self._telling(own, same[0]) and (paced or telltale(own.amount.value)))
        ):
            return
        if fellow := self._fellow(own, same[0]):
            yield self._another(own, fellow)
            return
        yield from self._bound(own, close)
        yield from self._rate(own, close)

    def _other_length(self, own: Told, ranked: list[Told]) -> Told | None:
        """Return the nearest figure where it is the same of a longer or shorter time, which the draft's is of nowhere: "14 weeks"."""
        if any(own.amount.value == one.amount.value and rates.alike(own.amount, one.amount) for one in ranked):
            return None
        near = (
            one
            for one in ranked[:3]
            if rates.other_length(own.amount, one.amount) and self._likeness(own, one) >= STRONG
        )
        return next((one for one in near if self._one_matter(own, one, set())), None)

    def _fellow(self, own: Told, same: Told) -> Told | None:
        """Return the other figure of a passage, of the same things, that has the date or place of the draft's figure."""
        draft, side = self.table.draft, self.table.reports[same.side]
        beside = amounts_of(side, same.passage)
        mine = tail(draft, own.passage, own.amount, amounts_of(draft, own.passage))
        here = tail(side, same.passage, same.amount, beside)
        for other in self._theirs:
            unit = other.passage is same.passage and other.amount.unit[:1] == same.amount.unit[:1] != ()
            if not unit or own.amount.near(other.amount) or self._taken(own, other):
                continue
            if changed_places(mine, here, tail(side, other.passage, other.amount, beside)):
                return other
        return None

    def _another(self, own: Told, other: Told, *, sure: bool = True) -> Finding:
        """Make the finding that a figure is another one, unsure where a share in letters stands for a figure."""
        text = self.table.reports[other.side].text
        kind: FindingKind = (
            "rate"
            if rates.again(own.passage.words, own.amount) and rates.again(other.passage.words, other.amount)
            else "number"
        )
        return self.table.finding(
            kind, (own.amount.start, own.amount.last), self._source(other), "the figure is another one",
            mend="" if self._one_of_some(own, other) else another(self.table.given.text, own.amount, text, other.amount),
            sure=sure and (own.amount.value < 1) == (other.amount.value < 1),
        )  # fmt: skip

    def _one_of_some(self, own: Told, other: Told) -> bool:
        """Tell whether a bare figure may be any of several of a passage: then which is meant is not known."""
        left = [one for one in self._theirs if one.passage is other.passage and not self._taken(own, one)]
        return not own.amount.unit and len(left) > 1 and not slipped(own.amount.value, other.amount.value)

    def _taken(self, own: Told, other: Told) -> bool:
        """Tell whether a figure of a report is what another figure of the draft's sentence gives back."""
        if own.amount.near(other.amount):
            return False
        return any(
            one.near(other.amount)
            and one.start != own.amount.start
            and (one.value > SMALL or set(one.unit[:2]) & set(other.amount.unit[:2]))
            for one in amounts_of(self.table.draft, own.passage)
        )

    def _elsewhere(self, own: Told, same: Told, nearest: Told) -> bool:
        """Tell whether the same figure stands far from the draft's words, and another one of the same thing right in them.

        One that is the same only when rounded must count the same too: "about 230 tonnes" are not 212 florins a tonne.
        """
        unit = set(own.amount.unit[:2]) & set(nearest.amount.unit[:2])
        near = self._likeness(own, nearest)
        counts = own.amount.unit[:1] == nearest.amount.unit[:1] != same.amount.unit[:1]
        if unit and counts and own.amount.value != same.amount.value and near > self._likeness(own, same):
            return True
        if rates.only_pace(own.amount, same.amount, nearest.amount):
            return False
        return bool(unit) and near >= 2 * STRONG and self._likeness(own, same) < FAR * near

    def _likeness(self, own: Told, other: Told) -> float:
        """Return how much the words around two figures share, 0 to 1, the counted word twice."""
        whole = self.aligner.total(own.around | own.passage.stems) or 1.0
        near = self.aligner.total(own.around & other.around)
        far = self.aligner.total(own.passage.stems & other.passage.stems)
        unit = self.aligner.total(set(own.amount.unit[:2]) & set(other.amount.unit[:3]))
        return (near + 0.5 * far + unit) / whole

    def _fits(self, own: Told, other: Told) -> bool:
        """Tell whether two figures may count the same: a counted word in common, or one of them counts none."""
        rows = (own.passage.words, other.passage.words)
        if set(own.amount.unit) & set(other.amount.unit) or rates.times(rows, own.amount, other.amount):
            return True
        large = own.amount.value >= LARGE or self._likeness(own, other) >= STRONG
        if rates.paced(own.amount, other.amount) and large:
            return True
        if not own.amount.unit or not other.amount.unit:
            return not 1 <= own.amount.value <= SMALL or own.amount.unit == other.amount.unit
        return not 1 <= own.amount.value <= SMALL and self._likeness(own, other) >= STRONG

    def _number(self, own: Told, ranked: list[Told]) -> Iterator[Finding]:
        """Yield a finding where the counterpart has another value."""
        if (not own.amount.unit and 1 <= own.amount.value <= SMALL) or self._apart(own):
            return
        if any(rates.of_rest(other.passage.words, own.amount, other.amount) for other in ranked):
            return
        for other in ranked[:3]:
            shared = set(own.amount.unit[:2]) & set(other.amount.unit[:2])
            enough = STRONG if shared else 1.5 * STRONG
            telling = self._telling(own, other)
            named = shared or telling or rates.of_pace(own.amount, other.amount)
            if self._likeness(own, other) < (0.0 if telling else enough) or (own.amount.unit and not named):
                continue
            alone = bool(shared) and own.amount.value >= LARGE and self._likeness(own, other) >= 2 * STRONG
            if not (alone or self._one_matter(own, other, shared)):
                continue
            if self._bare(own, other) or self._reckoned(own, other):
                continue
            if self._compared(own, other):
                return
            inside = amounts_of(self.table.reports[other.side], other.passage)
            yield self._another(own, other, sure=not rates.summed(own.amount, inside))
            return

    def _apart(self, own: Told) -> bool:
        """Tell whether a figure only says how far apart two others are: "35 more than the year before", "25 million crowns higher than"."""
        behind = [w for w in own.passage.words if w.start >= own.amount.start][1:6]
        than = next((b for a, b in pairwise(behind) if a.folded in _FARTHER and b.folded == "than"), None)
        return than is not None and "," not in self.table.draft.text[own.amount.end : than.start]

    def _reckoned(self, own: Told, other: Told) -> bool:
        """Tell whether the draft's figure is reckoned from those of the passage, or is its rate of another period."""
        if own.amount.per != other.amount.per and rates.one_pace(own.amount, other.amount):
            return True
        near = [w.folded for w in own.passage.words if abs(w.start - own.amount.start) < NEAR_BY]
        about = [
            one for one in self._theirs if one.side == other.side and one.passage.paragraph == other.passage.paragraph
        ]
        inside = [one.amount for one in about if one.passage is other.passage]
        only = any(word.folded == "one" for word in other.passage.words)
        return rates.reckoned(own.amount, near, inside, [one.amount for one in about], only)

    def _compared(self, own: Told, other: Told) -> bool:
        """Tell whether a sentence of the counterpart's paragraph gives the draft's figure by a comparison, without printing it."""
        side = self.table.reports[other.side]
        mine = (own.passage.words, amounts_of(self.table.draft, own.passage))
        near = (p for p in side.passages if p.paragraph == other.passage.paragraph)
        return any(rates.compared(own.amount, mine, p.words, amounts_of(side, p)) for p in near)

    def _bare(self, own: Told, other: Told) -> bool:
        """Tell whether the paragraph of a counterpart has the draft's value too, without what it counts: "Possibly three"."""
        return any(
            one.side == other.side and (one.passage.paragraph == other.passage.paragraph or own.amount.value <= SMALL)
            and not one.amount.unit
            and own.amount.near(one.amount)
            for one in self._theirs
        )  # fmt: skip

    def _one_matter(self, own: Told, other: Told, unit: set[str]) -> bool:
        """Tell whether two sentences speak of one matter by more than what their figures count."""
        mine = {one for one in own.passage.stems if not one[0].isdigit()} - unit
        shared = mine & (other.passage.stems | self._before(other))
        if self._telling(own, other):
            return True
        return self.aligner.total(shared) >= MATTER * self.aligner.total(mine) and bool(shared - {"percent", "cent"})

    def _telling(self, own: Told, other: Told) -> bool:
        """Tell whether no other figure can be meant: the same large figure of the same things, or one with a slip in it."""
        same = set(own.amount.unit[:2]) & set(other.amount.unit[:2]) | {own.amount.money} & {other.amount.money} - {""}
        if own.amount.near(other.amount):
            alone = not other.amount.unit and sum(one.amount.value == own.amount.value for one in self._theirs) == 1
            enough = bool(same) or own.amount.value >= (SMALL + 1 if alone else LARGE)
            by_pace = rates.paced(own.amount, other.amount) and enough
            return by_pace or (own.amount.value >= LARGE and bool(same))
        known = any(own.amount.near(one.amount) for one in self._theirs)
        swap = swapped(own.amount.value, other.amount.value) and self._likeness(own, other) >= SWAPPED
        return not known and (swap or (bool(same) and slipped(own.amount.value, other.amount.value)))

    def _before(self, other: Told) -> frozenset[str]:
        """Return the stems of the sentence before where a figure's own leans on it: "Seven of them have died"."""
        passage = other.passage
        if not passage.number or not {w.folded for w in passage.words[:4]} & _LEANING:
            return frozenset()
        before = self.table.reports[other.side].passages[passage.number - 1]
        return before.stems if before.paragraph == passage.paragraph else frozenset()

    def _bound(self, own: Told, close: list[Told]) -> Iterator[Finding]:
        """Yield a finding where the counterpart is bounded and the draft's figure is not so."""
        mine = own.amount.bound
        if mine == "exact" and (
            self._bounded_apart(own, close[0])
            or (rates.of_known(own.passage.words, own.amount) and close[0].amount.bound == "about")
        ):
            return
        if rates.softened(own.passage.words, own.amount, close[0].passage.words, close[0].amount):
            return
        contrary = [other for other in close if other.amount.bound == _CONTRARY.get(mine)]
        if any(
            other.amount.bound == mine
            or (other.amount.bound == "exact" and not contrary)
            or other.amount.bound_words.lower().split()[:1] in _MODAL
            for other in close
        ):
            return
        other = (contrary or close)[0]
        ahead = [w.folded for w in own.passage.words if w.start < own.amount.start][-APART:]
        if (mine, other.amount.bound) == ("least", "most") and set(ahead) & _NOT:
            return  # "does not expect it to go above 400"
        if contrary and rates.beyond(own.passage.words, own.amount, other.passage.words):
            return
        text = self.table.given.text
        first = other.amount.bound_words
        figure = lowered(text[own.amount.start : own.amount.last])
        yield self.table.finding(
            "bound", (own.amount.first, own.amount.last), self._source(other),
            f"the report bounds the figure: “{first}”" if mine == "exact" else f"the bound is another one: “{first}”",
            mend=bounded(other.amount, figure),
        )  # fmt: skip

    def _bounded_apart(self, own: Told, other: Told) -> bool:
        """Tell whether a word near a figure bounds it though not beside it: "a proposed limit of 49", "40 tons a year or more".

        A word that the report has too, and not to bound the figure, bounds none: "over the limit on 11 nights".
        """
        row = own.passage.words
        here = next(i for i, w in enumerate(row) if w.start == own.amount.start)
        theirs = {w.folded for w in other.passage.words} - set(other.amount.bound_words.lower().split())
        near = row[max(0, here - APART) : here + APART + 1]
        others = [one for one in amounts_of(self.table.draft, own.passage) if one.start != own.amount.start]
        ahead = [w.folded for w in row[max(0, here - 2) : here]]
        if ahead == ["up", "to"] or (ahead[1:] == ["over"] and is_verb(self.table, row[here - 2])):
            return True  # "goes up to 400", "spent over two hours"
        free = {w.folded for w in near if not any(one.first <= w.start < one.start for one in others)}
        return bool(free & listed("bounding") - theirs)

    def _rate(self, own: Told, close: list[Told]) -> Iterator[Finding]:
        """Yield a finding where the counterpart is a rate and the draft's figure is none, or another."""
        spans = [
            one.amount.per_words or rates.stretch(self.table.reports[one.side].text, own.amount, one.amount)
            for one in close
        ]
        if not all(spans) or any(one.amount.per == own.amount.per for one in close) or self._same_pace(own):
            return
        other = close[0]
        beside = amounts_of(self.table.draft, own.passage)
        shared = any(
            one.per
            and (one.per in PERIODS) == (other.amount.per in PERIODS)
            and not rates.timed(own.passage.words, own.amount, one)
            for one in beside
        )  # "80 a week, and 50 arrive"
        if not own.amount.per and (shared or self._told_rate(own, close) or self._leans(own, other)):
            return
        if own.amount.per and own.amount.per not in PERIODS and other.amount.per not in PERIODS:
            return
        text = self.table.given.text
        span = spans[0]
        rate = self.table.reports[other.side].text[span[0] : span[1]] if span else ""
        if told := own.amount.per_words or self._told_pace(own):
            where, why = told, f"the rate is another one: “{rate}”"
            mend = like(text[slice(*told)].strip(), rate, other.amount.per) if other.amount.per_words else rate
        else:
            behind = _TOTAL.match(text, own.amount.last)
            where = (own.amount.start, behind.end() if behind else own.amount.last)
            pace, why = like("", rate, other.amount.per), f"the report gives a rate: “{rate}”"
            counted = self._counted(own)
            mend = f"{text[own.amount.start : counted]} {pace}{text[counted : own.amount.last]}" if pace else ""
        yield self.table.finding("rate", where, self._source(other), why, mend=mend)

    def _counted(self, own: Told) -> int:
        """Return where the words that a figure counts end, before a verb behind them: "5,200 lorries use"."""
        inside = [w for w in own.passage.words if own.amount.end <= w.start < own.amount.last]
        verb = next((n for n, w in enumerate(inside) if is_verb(self.table, w)), len(inside))
        return inside[verb - 1].end if verb else own.amount.end if inside else own.amount.last

    def _same_pace(self, own: Told) -> bool:
        """Tell whether any figure of the reports has the draft's value and rate, and counts the same."""
        unit = set(own.amount.unit[:2])
        return bool(own.amount.per) and any(
            one.amount.per == own.amount.per and own.amount.near(one.amount) and unit & set(one.amount.unit[:2])
            for one in self._theirs
        )

    def _told_rate(self, own: Told, close: list[Told]) -> bool:
        """Tell whether the draft gives a rate apart from its figure: the period itself behind it, or each of some things."""
        beside = amounts_of(self.table.draft, own.passage)
        apart = [one.per_words for one in beside if one.per_words and rates.timed(own.passage.words, own.amount, one)]
        row = [w for w in own.passage.words if not any(first <= w.start < last for first, last in apart)]
        here = {w.folded for n, w in enumerate(row) if not n or not is_number(row[n - 1])}
        if paces(self.table.draft.text, own.passage.words).keys() & {other.amount.per for other in close}:
            return True
        if here & {period for other in close for period in (other.amount.per, f"{other.amount.per}s")}:
            return True
        things = {stem(other.amount.per) for other in close if other.amount.per not in PERIODS}
        return bool(things) and bool(here & _APIECE or things & (own.passage.stems | self._led(own)))

    def _led(self, own: Told) -> frozenset[str]:
        """Return the stems of the draft's sentence before, in its paragraph: what a thing is counted by may stand there."""
        before = self.table.draft.passages[own.passage.number - 1] if own.passage.number else None
        return before.stems if before and before.paragraph == own.passage.paragraph else frozenset()

    def _leans(self, own: Told, other: Told) -> bool:
        """Tell whether a bare figure goes on with a rate of the sentence before: "85 litres a second. Others speak of 200"."""
        number = own.passage.number - 1
        before = self.table.draft.passages[number] if number >= 0 and not own.amount.unit else None
        if before is None or before.paragraph != own.passage.paragraph:
            return False
        return any(one.per == other.amount.per for one in amounts_of(self.table.draft, before))

    def _told_pace(self, own: Told) -> tuple[int, int] | None:
        """Return the words of another pace that a sentence of one figure tells far from it: "80 tonnes is what it eats a week"."""
        told = paces(self.table.draft.text, own.passage.words)
        alone = len(amounts_of(self.table.draft, own.passage)) == 1
        return next(iter(told.values())) if alone and len(told) == 1 else None

    def _source(self, other: Told) -> Backing:
        """Pin the counterpart's words: bound, figure, counted word and rate."""
        amount = other.amount
        end = max(amount.last, amount.per_words[1] if amount.per_words else 0)
        return self.table.reports[other.side].backing(other.side, amount.first, end)
