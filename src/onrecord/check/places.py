"""Places of the draft that the reports name too, but for something else: another place stands where the draft has this one.

Names are tied by the words around them, the nearer the more: "the hospital in Hale" is held against "the hospital at Corr".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.check.align import Aligner
from onrecord.check.cues import listed
from onrecord.check.made import made_of
from onrecord.check.pairs import capital_of, clause_of, nearness, paired_with, twins
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.slots import ALIGNED, STRONG, by_noun, far_as, holds, same_slot, turned, where_it
from onrecord.check.words import Word, fold, stem, words
from onrecord.core.vocab import lexicon

WINDOW = 8
"""So many words on either side of a place tell what is there."""
TIED = 0.65
"""At this likeness (0 to 2: the words near, and the whole sentence) a place is the one that the draft's sentence is about."""
LOOSE, STRAY = 0.5, 0.15
"""At this likeness where the same noun goes with both, and the draft's own place has no more than STRAY anywhere."""
RIVAL = 0.35
"""The draft's own place is as like as this part of it at most, else it may be the one meant."""
NOUN = 0.45
"""So much where both places go with the same noun: "the museum in Hale" against "the museum in Corr"."""
BESIDE, SURE = 0.25, 0.75
"""Where the draft's place stands in the same paragraph it shares BESIDE of what the other one shares at most, and that one shares
SURE, or the noun that the place goes with: a consul in a town sits in a country too."""
WITHIN, WHOLE = 0.6, 1.0
"""WITHIN where the same noun goes with both and nearly all words near agree; at WHOLE a place of which nothing is shared is none."""
SAME_NEAR, CLOSE = 0.4, 0.2
"""In one sentence the words near tell: the other place has CLOSE of them, the draft's own SAME_NEAR of that at most."""
ALIKE = 0.8
"""Words so near alike tie two places as a noun before both does."""
SLOT = 0.1
"""The same word before both names adds so much to how near they are."""
AHEAD = 5
"""The noun that a place goes with stands at most so many words before it: "the helicopter from the base at Hale"."""
_BOUND = frozenset("heading headed bound next door close adjacent".split())
"""Words before "for" and "to" by which a place follows."""
_AREAS = frozenset("area branch neighbourhood neighborhood vicinity suburb".split())
_WITHIN = frozenset("in near off outside through around the left reached".split())
"""Words before a name by which it is a place even where a reader takes it for a body."""
_PRESS = frozenset("reporters journalists press newsmen correspondents".split())
_WEAK = frozenset("from to into of over for by".split())


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals side by side: a name as printed, with the word before it, and the one before that."""

    passage: Passage
    words: tuple[Word, ...]
    before: str
    head: str = ""

    @property
    def placed(self) -> str:
        """Return the word that puts the name in a slot: the one before, or the noun of "the port of"."""
        return self.head if self.before == "of" and self.head in places() else self.before

    @property
    def folded(self) -> tuple[str, ...]:
        """Return the folded words."""
        return tuple(word.folded for word in self.words)

    @property
    def noun(self) -> str:
        """Return the word before the preposition that the name goes with: "the college in Hale"."""
        return self.head if self.before in STRONG | _WEAK else ""

    @property
    def after(self) -> str:
        """Return the folded word right behind the name, "" where it ends the sentence."""
        return next((w.folded for w in self.passage.words if w.start >= self.words[-1].end), "")


@cache
def places() -> frozenset[str]:
    """Return nouns for kinds of place, as in "the port of Sallow"."""
    return listed("places")


@cache
def _beside_it() -> frozenset[str]:
    """Return nouns by which something lies beside a place: "in the shadow of Mount Hale" a report may call by its own name."""
    return listed("beside")


@cache
def _seated() -> frozenset[str]:
    """Return nouns for bodies that may bear a place's kind before them: "the Tarn state agency"."""
    return frozenset(word.lower() for word in lexicon("bodies")["seated"]) - places()


@cache
def person_stems() -> frozenset[str]:
    """Return the stems of nouns for a person by office."""
    return frozenset(stem(fold(noun)) for noun in lexicon("voices")["person"]) - {""}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the words around two names are: of the words near, and of the whole sentence, 0 to 1 each."""

    near: float
    share: float

    @property
    def whole(self) -> float:
        """Return both together."""
        return self.near + self.share


_NONE = Likeness(0.0, 0.0)


@dataclass(frozen=True)
class Places:
    """The places of the reports, by what the words around say of them."""

    table: Table
    aligner: Aligner
    theirs: Sequence[tuple[int, Run]]
    mine: Callable[[Passage], Sequence[Run]] = lambda _: ()

    def moved(self, own: Run) -> Iterator[tuple[int, Run]]:
        """Yield the place of the reports that stands where the draft has another of their places."""
        if paired := self._paired(own):
            yield paired
        if not paired and (beside := self._slotted(own)):
            yield beside
            return
        place = self.stands(own)
        if paired or not (place or own.noun) or self._state(own) or (own.before == "of" and own.head in _beside_it()):
            return
        if self._told_there(own):
            return
        noun = self._behind(own)
        if noun and (beside := by_noun(self.aligner, self.table.reports, self.theirs, own, noun)):
            yield beside
            return
        here = {w.folded for w in own.passage.words}
        scored = [(self._likeness(own, run), at, run) for at, run in self.theirs if run.passage.paragraph]
        same = [entry for entry in scored if set(own.folded) <= set(entry[2].folded)]
        others = [
            entry for entry in scored
            if not (here - twins(own, entry[2])) & set(entry[2].folded) and self.slot(self.table.reports[entry[1]], entry[2])
        ]  # fmt: skip
        if not others or not place:
            aligned = self._aligned(own, same, others)
            yield from [aligned] if aligned else []
            return
        best, at, run = max(others, key=lambda entry: entry[0].whole)
        if inside := self._within(own, same, others):
            yield from [] if holds(own, inside[1]) else [inside]
        elif best.whole >= self._tied(own, run, same) and best.share and self._else(own, best, (at, run), same):
            yield from [] if holds(own, run) else [(at, run)]

    def _slotted(self, own: Run) -> tuple[int, Run] | None:
        """Return the place that stands in the slot of the draft's, at the other end of the same way, or before "where"."""
        if found := same_slot(self.aligner, self.theirs, own, state=self._state(own)):
            return found
        if found := turned(self.aligner, self.theirs, own, self.mine(own.passage)):
            return found
        return where_it(self.aligner, self.table.reports, self.theirs, own)

    def _tied(self, own: Run, run: Run, same: Sequence[tuple[Likeness, int, Run]]) -> float:
        """Return how like the words around two names must be: less where the same noun goes with both, and nothing ties the draft's own."""
        alone = all(likeness.whole <= STRAY for likeness, _, _ in same)
        noun = own.noun and (_noun(own), own.before) == (_noun(run), run.before)
        return LOOSE if alone and noun else TIED

    def _behind(self, own: Run) -> str:
        """Return the stem of the noun that a place goes with, "" where that is no noun of a thing or is itself a kind of place."""
        at = next((self.table.draft.token_at(w.start) for w in own.passage.words if w.folded == own.noun), -1)
        noun = stem(own.noun)
        kinds = noun in person_stems() or own.noun in places() | geographic()
        return "" if at < 0 or kinds or self.table.draft.reading.tokens[at].upos != "NOUN" else noun

    def _told_there(self, own: Run) -> bool:
        """Tell whether a report has the noun that a place goes with right before that place too, in whatever slot.

        "A helicopter from Hale" is one "from the base at Hale", whoever else is from elsewhere in the same sentence.
        """
        at = next((self.table.draft.token_at(w.start) for w in own.passage.words if w.folded == own.noun), -1)
        noun = stem(own.noun)
        if not noun or own.noun in places() or at < 0 or self.table.draft.reading.tokens[at].upos != "NOUN":
            return False
        theirs = (run for _, run in self.theirs if own.folded == run.folded)
        ahead = ([w for w in run.passage.words if w.end <= run.words[0].start][-AHEAD:] for run in theirs)
        return any(noun in {w.stem for w in row} for row in ahead)

    def _aligned(
        self, own: Run, same: Sequence[tuple[Likeness, int, Run]], others: Sequence[tuple[Likeness, int, Run]]
    ) -> tuple[int, Run] | None:
        """Return the one place of the nearest passage that stands behind the same noun: "a road to Hale", "a road to Corr"."""
        matches = self.aligner.matches(own.passage.stems - {w.stem for w in own.words}, most=1)
        if not matches or matches[0].share < ALIGNED:
            return None
        theirs = matches[0].passage
        found = [(at, r) for _, at, r in others if at == matches[0].side and r.passage.number == theirs.number]
        slots = [(at, r) for at, r in found if (stem(r.noun), r.before) == (stem(own.noun), own.before)]
        if len(slots) != 1:
            return None
        at, run = slots[0]
        near = [r for _, side, r in same if side == at and r.passage.paragraph == theirs.paragraph]
        again = [r for _, _, r in same if stem(r.noun) == stem(own.noun)]
        return None if near or again else (at, run)

    def _else(
        self, own: Run, best: Likeness, found: tuple[int, Run], same: Sequence[tuple[Likeness, int, Run]]
    ) -> bool:
        """Tell whether nothing that the reports say of the draft's own place is like its sentence."""
        at, run = found
        for likeness, side, other in same:
            if self._dateline(side, other):
                continue
            close = side == at and other.passage.paragraph == run.passage.paragraph
            if close and self._publisher(own):
                return False
            same_noun = own.noun and (_noun(own), own.before) == (_noun(run), run.before)
            most = NOUN if same_noun or best.near >= ALIKE else RIVAL
            beside = WITHIN if same_noun and best.near >= ALIKE else BESIDE
            rival = likeness.share > beside * best.share if close else likeness.whole > most * best.whole
            if rival:
                return False
            if close and likeness.whole == 0.0 and best.whole >= WHOLE:
                continue
            if close and best.share < SURE and not (own.noun and stem(own.noun) == stem(run.noun)):
                return False
        return True

    def _dateline(self, at: int, run: Run) -> bool:
        """Tell whether a name only tells where a report was written."""
        line = self.table.reports[at].reading.report.dateline
        return (
            line is not None
            and run.passage.words[0] in run.words
            and set(run.folded) <= {w.folded for w in words(line.value)}
        )

    def _by_words(self, own: Run, run: Run) -> bool:
        """Tell whether more than names stand near two places in common."""
        names = {w.stem for w in (*own.passage.words, *run.passage.words) if w.capital}
        return bool((_around(own).keys() & _around(run).keys()) - names)

    def _within(
        self, own: Run, same: Sequence[tuple[Likeness, int, Run]], others: Sequence[tuple[Likeness, int, Run]]
    ) -> tuple[int, Run] | None:
        """Return the place of the sentence that also has the draft's own, where the words near tie the draft's to the other."""
        mine = max(same, key=lambda entry: entry[0].whole, default=None)
        if mine is None:
            return None
        beside = [entry for entry in others if entry[1] == mine[1] and entry[2].passage is mine[2].passage]
        best = max(beside, key=lambda entry: entry[0].near, default=None)
        if best is not None and (not self._by_words(own, best[2]) or paired_with(best[2]) in own.folded):
            return None  # "in Hale and in Corr": what is said there is said of both
        if best is None or best[0].near < CLOSE or mine[0].near > SAME_NEAR * best[0].near or best[0].share < CLOSE:
            return None
        rivals = [entry for entry in same if entry[2].passage is not mine[2].passage]
        return None if any(entry[0].whole > RIVAL * best[0].whole for entry in rivals) else (best[1], best[2])

    def _paired(self, own: Run) -> tuple[int, Run] | None:
        """Return the name that the reports pair with the one beside the draft's: "Hale and Corr" against "Hale and Tarn"."""
        partner = paired_with(own)
        found = [(at, run) for at, run in self.theirs if partner and paired_with(run) == partner]
        together = any(run.folded == own.folded for _, run in found)
        named = {w.folded for w in own.passage.words} - set(own.folded)
        found = [(at, run) for at, run in found if not named & set(run.folded)]
        if (
            together
            or len({run.folded for _, run in found}) != 1
            or self._likeness(own, found[0][1]).share < SURE - CLOSE
        ):
            return None
        at, run = found[0]
        placed = {own.before, run.before} & STRONG or "PLACE" in _types(self.table.reports[at], run) or _geographic(run)
        return found[0] if own.before == run.before == "and" or placed else None

    def near(self, own: Run, run: Run) -> bool:
        """Tell whether the words near two names are alike enough to take one for the other."""
        return self._likeness(own, run).near >= CLOSE + SLOT

    def _likeness(self, own: Run, run: Run) -> Likeness:
        """Return how like the words around two names are."""
        mine, other = _around(own), _around(run)
        stems = own.passage.stems - {w.stem for w in own.words}
        if opens := clause_of(self.table.draft.text, own):
            stems &= opens
            mine = {stem: far for stem, far in mine.items() if stem in opens}
        whole = self.aligner.total(stems) or 1.0
        most = sum(self.aligner.weight(stem) * nearness(far, far) for stem, far in mine.items()) or 1.0
        near = sum(
            self.aligner.weight(stem) * nearness(far, other[stem]) for stem, far in mine.items() if stem in other
        )
        near += SLOT * most if own.before == run.before else 0.0
        return Likeness(near / most, self.aligner.total(stems & run.passage.stems) / whole)

    def slot(self, side: Side, run: Run) -> bool:
        """Tell whether a name stands where places stand: "in Hale", "the port of Hale", "the Hale region"."""
        if run.before == "of" and run.head == "capital":
            return False
        if _placed(run) or capital_of(side.text, run):
            return True
        return (
            run.before in _WEAK
            and bool(run.head)
            and not _adjectival(run)
            and ("PLACE" in _types(side, run) or _geographic(run))
        )

    def stands(self, own: Run) -> bool:
        """Tell whether a name of the draft stands for a place: by its slot, or by what the reports have for one."""
        found = [(at, run) for at, run in self.theirs if set(own.folded) <= set(run.folded)]
        found = [(at, run) for at, run in found if own.folded == run.folded] or found  # not what bears its name
        kinds = [kind for at, run in found for kind in _types(self.table.reports[at], run)]
        spoken = self.table.given.text[max(0, own.words[0].start - 14) : own.words[0].start].lower()
        possessor = self.table.given.text[own.words[-1].start : own.words[-1].end].endswith(("'s", "’s"))
        placed = any(_placed(run) for _, run in found)
        if possessor or spoken.endswith("according to ") or (self._publisher(own) and not placed):
            return False
        if _geographic(own):
            kinds.append("PLACE")
        doubt = (
            "PLACE" not in kinds and {"PERSON", "ORGANIZATION"} & set(kinds) and not (placed and "PERSON" not in kinds)
        )
        if doubt and own.before not in _WITHIN:
            return False
        office = own.before == "of" and stem(own.head) in person_stems()
        return _placed(own) or (own.before in _WEAK and bool(own.head) and not office and (placed or "PLACE" in kinds))

    def _state(self, own: Run) -> bool:
        """Tell whether a name is that of a state, or made of one: a town of it in the report is no other place."""
        return own.folded in self._states or bool(made_of(own.folded[-1]) & self._last)

    @cached_property
    def _last(self) -> frozenset[str]:
        """Return the last words of the reports' names."""
        return frozenset(run.folded[-1] for _, run in self.theirs)

    @cached_property
    def _states(self) -> frozenset[tuple[str, ...]]:
        """Return the names that the reports have for states: "the Republic of Orland", "Orland's transport ministry"."""
        kinds, ruling = ("|".join(lexicon("check_cues")[name]) for name in ("states", "rulers"))
        name = r"((?:[A-Z][\w-]{1,30} ){0,3}[A-Z][\w-]{1,30})"
        shown = re.compile(rf"\b(?i:{kinds}) of {name}|\b{name}['’]s (?:[\w-]{{1,30}} ){{0,2}}(?i:{ruling})\b")
        found = (match for side in self.table.reports for match in shown.finditer(side.text))
        return frozenset(tuple(w.folded for w in words(match[1] or match[2])) for match in found)

    def _publisher(self, own: Run) -> bool:
        """Tell whether a name is one of a report's publisher: "in the Herald"."""
        mastheads = [side.text.split("\n", 1)[0] for side in self.table.reports]
        return any(set(own.folded) <= {w.folded for w in words(line)} for line in mastheads)


def _noun(run: Run) -> str:
    """Return the stem of the noun that a name goes with; those to whom something is told are one: "told the press in Hale"."""
    return "press" if run.noun in _PRESS else stem(run.noun)


def _placed(run: Run) -> bool:
    """Tell whether the words around a name alone make it a place."""
    if run.before == "the" and run.head in STRONG and run.after in _AREAS:
        return True
    if run.before == "the" and (run.after in places() or (run.head in STRONG and run.after in listed("geographic"))):
        behind = [w.folded for w in run.passage.words if w.start >= run.words[-1].end]
        return not set(behind[1:2]) & _seated()
    if run.before == "the" and run.head in STRONG and run.folded[-1] in lexicon("check_cues")["halls"]:
        return run.after not in places()
    led = (
        run.before in STRONG
        or far_as(run)
        or (run.before, run.head) == ("of", "out")
        or run.placed in places()
        or (run.before in _WEAK and run.head in _BOUND)
    )
    return led and not _adjectival(run)


def geographic() -> frozenset[str]:
    """Return words that many names of places share: "Gannet Point", "Lake Orrin"."""
    return listed("geographic") | places()


def built(run: Run) -> bool:
    """Tell whether a name is that of a building, or of the court of a place: "Marsh Street Station", "Hale Crown Court"."""
    row = run.folded
    if len(row) < 2 or row[-1] not in listed("buildings"):
        return False
    return row[-1] != "court" or (len(row) > 2 and row[-2].replace("’", "'") in listed("courts"))


def _geographic(run: Run) -> bool:
    """Tell whether a name is a place's by one of its words: "Gannet Point", "Lake Orrin"."""
    return len(run.words) > 1 and (bool({run.folded[0], run.folded[-1]} & geographic()) or built(run))


def _adjectival(run: Run) -> bool:
    """Tell whether a name only goes before a noun of its own: "on the Ruvenian shore", "the Hale Gazette"."""
    return run.before == "the" and run.after not in ("", "and", "or", "on", "in", "at", "by", "of", "is", "was")


def _types(side: Side, run: Run) -> list[str]:
    """Return what the reader takes a name for, there and elsewhere in the text."""
    at_word = run.words[-1].start
    exact = side.text[run.words[0].start : run.words[-1].end]
    return [
        m.type for m in side.reading.mentions
        if m.anchor.start <= at_word < m.anchor.end or m.anchor.exact == exact
    ]  # fmt: skip


def _around(run: Run) -> dict[str, int]:
    """Return the stems near a name with how many words off each stands."""
    row = run.passage.words
    first = row.index(run.words[0])
    last = first + len(run.words) - 1
    found: dict[str, int] = {}
    for number, word in enumerate(row):
        far = first - number if number < first else number - last
        if word.stem and word not in run.words and far <= WINDOW:
            found[word.stem] = min(far, found.get(word.stem, far))
    return found
