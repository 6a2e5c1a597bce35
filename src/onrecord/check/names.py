"""Names of the draft beside those of the reports: misspelt, swapped, or another place in the same slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property

from onrecord.check.align import Aligner, Match
from onrecord.check.cited import Quoted
from onrecord.check.cues import listed
from onrecord.check.made import made_of
from onrecord.check.places import Places, Run, built, geographic, person_stems, places
from onrecord.check.sides import ENDINGS, Passage, Side, Table
from onrecord.check.words import Word, stem, words
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.core.vocab import lexicon

NEAR = 0.3
"""A passage that shares this part of a sentence's weight, the name aside, may have the name that the draft means."""
STRONG = 0.45
"""At this share a name in the same slot is the one meant, however it is spelt."""
SPELT = 0.74
"""Two words with this part of their letters in the same order are spellings of each other."""
MISSPELT = 0.88
"""A strange name of one word with so many letters of one there is a slip of it, whatever the sentence."""
TWIN = 0.6
"""The differing words of two names that are else the same share so many letters where no passage ties them."""
ALONE = 0.5
"""At this share a strange name stands for the one name of the nearest passage that the draft lacks."""
_PLACED = frozenset(
    "in at near off to from through around outside inside into via across above below over towards for".split()
)
_SLOT = frozenset("in at near off to from through into via around outside".split())
_ONLY_PLACED = frozenset("from in near off outside around into via".split())
CLOSE = 5
"""A first name alone goes with a surname so many sentences off at most, or in its paragraph."""
FEWEST = 3
"""A sentence of fewer telling words beside a name ties it to nothing."""
_TURNS = frozenset("upper lower north south east west inner outer old new great little nether high low".split())
"""Words that begin the names of places beside each other: "Upper Hale" and "Lower Hale"."""
_COMPASS = frozenset("north south east west northern southern eastern western".split())
_BODIES: tuple[tuple[FindingKind, re.Pattern[str]], ...] = (
    ("name", re.compile(r"\b([A-Z][\w’'-]+)(?= of the ([A-Z][\w-]+))")),
    ("place", re.compile(r"\b([A-Z][\w’'-]+ [A-Z][\w’'-]+)(?= of ([A-Z][\w-]+(?: [A-Z][\w-]+)*))")),
    ("place", re.compile(r"\b([A-Z][\w’'-]+ Court)(?= (?:at|in) ([A-Z][\w-]+(?: [A-Z][\w-]+)*))")),
)
"""Bodies told by what they are of, and by where they are."""
_GOODS = frozenset("order orders ordered commissioned leased hired chartered".split())
"""Words before "from" by which a firm follows."""
_APART = re.compile(r"[”\"“.;:!?)(]")
"""Marks behind which the word before a name is not of its clause."""
_MARK = re.compile(r"[^\s’'.-]|\.\s|\n|\s-\s")


def runs(side: Side, passage: Passage) -> tuple[Run, ...]:
    """Return the names of a passage; titles, months and weekdays are none, nor a lone capital that opens the sentence."""
    if passage.number not in side.names:
        side.names[passage.number] = tuple(_runs(side, passage))
    return side.names[passage.number]


def _runs(side: Side, passage: Passage) -> Iterator[Run]:
    """Yield the words with capitals side by side that are names."""
    kept: list[Word] = []
    before = previous = head = earlier = ""
    end = passage.start
    for number, word in enumerate((*passage.words, None)):
        broken = (
            word is None
            or bool(_MARK.search(side.text, end, word.start))
            or not word.capital
            or word.folded in _never()
        )
        if broken and kept:
            if len(kept) > 1 or kept[0].start > passage.words[0].start or kept[0].folded in side.named:
                yield Run(passage, tuple(kept), before, head)
            kept = []
        if word is None:
            return
        if word.capital and word.folded not in _never() and (number or word.stem):
            if not kept:
                before, head = ("", "") if _APART.search(side.text, end, word.start) else (previous, earlier)
            kept.append(word)
        earlier, previous, end = previous, word.folded, word.end


def _near(one: Passage, other: Passage) -> bool:
    """Tell whether two sentences stand in one paragraph or close to each other."""
    return one.paragraph == other.paragraph or abs(one.number - other.number) <= CLOSE


def _twin(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two names of the same length differ in one word."""
    return len(mine) == len(theirs) and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1


def _placewise(one: str, other: str) -> float:
    """Return the part of the letters that two words of the same length have in the same places: "tilney" and "tinley"."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one) if len(one) == len(other) else 0.0


def _spelt(one: str, other: str) -> float:
    """Return how like two words are spelt: the same letters in another order are a slip of the hand ("tilnye", "tilney")."""
    ratio = SequenceMatcher(None, one, other).ratio()
    return max(ratio, SPELT) if sorted(one) == sorted(other) else ratio


@cache
def _never() -> frozenset[str]:
    """Return capitalised words that are no part of a name: titles, days, months, and common words."""
    roles = lexicon("roles")
    titles = {word.lower() for key in ("title", "state", "military") for word in roles[key]}
    return frozenset(
        titles
        | set(MONTHS)
        | set(WEEKDAYS)
        | {"i", "the", "a", "an", "it", "he", "she", "but", "if", "in", "yes", "no"}
    )


_SPELLINGS = (("our", "or"), ("tre", "ter"), ("nce", "nse"), ("ise", "ize"), ("isation", "ization"), ("ogue", "og"))
"""Endings by which British and American print spell one word: Defence, Defense."""


def alike(folded: str) -> frozenset[str]:
    """Return the folded words of names that are one with a word: a place and what is of it, or two spellings.

    Example:
        >>> "defense" in alike("defence"), "pelagian" in alike("pelagia"), "martin" in alike("marten")
        (True, True, False)
    """
    pairs = [pair for british, american in _SPELLINGS for pair in ((british, american), (american, british))]
    spelt = {folded.removesuffix(mine) + other for mine, other in pairs if folded.endswith(mine)}
    return made_of(folded) | spelt


@dataclass(frozen=True)
class Names:
    """All names of the reports, to find the one that a name of the draft stands for."""

    table: Table
    aligner: Aligner
    quoted: Quoted

    @cached_property
    def _theirs(self) -> tuple[tuple[int, Run], ...]:
        """Return every name of every report."""
        return tuple(
            (at, run) for at, side in enumerate(self.table.reports) for p in side.passages for run in runs(side, p)
        )

    @cached_property
    def _places(self) -> Places:
        """Return the places of the reports."""
        return Places(self.table, self.aligner, self._theirs, lambda passage: runs(self.table.draft, passage))

    def findings(self) -> Iterator[Finding]:
        """Yield what differs in the draft's names."""
        seen: set[tuple[str, ...]] = set()
        for passage in self.table.draft.passages:
            for own in runs(self.table.draft, passage):
                found = next(self._differs(own), None)
                if found and (own.folded not in seen or not found.sure):
                    yield found

            yield from self._directions(passage)
            yield from self._bodies(passage)

    def _bodies(self, passage: Passage) -> Iterator[Finding]:
        """Yield a finding where a body is of something else than the one like it: "Friends of the Mill", "Tarn Group of Hale"."""
        for kind, pattern in _BODIES:
            theirs = [(at, m) for at, side in enumerate(self.table.reports) for m in pattern.finditer(side.text)]
            for own in pattern.finditer(self.table.draft.text, passage.start, passage.end):
                alike = [(at, m) for at, m in theirs if m[1] == own[1]]
                head = own[1].split()[-1]
                firm = kind == "name" or head == "Court" or head in lexicon("bodies")["name_only"]
                if (
                    not firm
                    or head.lower() in _never()
                    or len({m[2] for _, m in alike}) != 1
                    or alike[0][1][2] == own[2]
                ):
                    continue
                at, other = alike[0]
                first, start = (other.start(2), own.start(2)) if kind == "place" else (other.start(), own.start())
                source = self.table.reports[at].backing(at, first, other.end(2))
                why = f"the {kind} is another one"
                yield self.table.finding(kind, (start, own.end(2)), source, why, mend=source.anchor.exact)

    def _directions(self, passage: Passage) -> Iterator[Finding]:
        """Yield a finding where the nearest passage has another point of the compass in the same place."""
        mine = [w for w in passage.words if w.folded in _COMPASS]
        for word in mine:
            stems = passage.stems - {w.stem for w in mine}
            best = next((m for m in self.aligner.matches(stems, most=1) if m.share >= STRONG), None)
            if best is None:
                continue
            theirs = [w for w in best.passage.words if w.folded in _COMPASS]
            if (
                len(mine) == len(theirs) == 1
                and word.folded != theirs[0].folded
                and word.folded.endswith("ern") == theirs[0].folded.endswith("ern")
            ):
                if named := self._named(passage, word):
                    yield from self._turned(named, best, theirs[0])
                    continue
                source = self.table.reports[best.side].backing(best.side, theirs[0].start, theirs[0].end)
                yield self.table.finding(
                    "place", (word.start, word.end), source, "the place is another one", mend=source.anchor.exact
                )  # fmt: skip

    def _named(self, passage: Passage, word: Word) -> Run | None:
        """Return the name of a body that begins with a point of the compass: "the Northern Union", and not "Northern Province"."""
        return next(
            (r for r in runs(self.table.draft, passage)
             if r.words[0] == word and len(r.words) > 1 and r.folded[-1] not in geographic()), None,
        )  # fmt: skip

    def _turned(self, own: Run, best: Match, word: Word) -> Iterator[Finding]:
        """Yield the finding that a body's name has another point of the compass."""
        for run in runs(self.table.reports[best.side], best.passage):
            if run.words[0] == word and run.folded[1:] == own.folded[1:]:
                yield self._finding(own, best.side, run, sure=True, kind="name")

    def _differs(self, own: Run) -> Iterator[Finding]:
        """Yield what a name differs in."""
        stems = frozenset(w.stem for w in own.passage.words if w.stem and w not in own.words)
        matches = [m for m in self.aligner.matches(stems, most=5) if m.share >= NEAR]
        if mixed := self._mixed(own):
            yield self._finding(own, *mixed, sure=True, kind="name")
            return
        if self._of_family(own):
            return
        if self._printed(own):
            yield from (self._finding(own, at, run, sure=True, kind="place") for at, run in self._places.moved(own))
            return
        scored = [(self._score(own, run, at, matches), at, run) for at, run in self._theirs]
        score, at, run = max(scored, key=lambda entry: entry[0], default=(0.0, 0, None))
        if run is not None and score >= 1.0:
            yield self._finding(own, at, run, sure=True)
        elif (
            matches
            and matches[0].share >= ALONE
            and len(stems) >= FEWEST
            and own.words[0] is not own.passage.words[0]
            and not any(self._known(word) for word in own.folded)
        ):
            yield from self._alone(own, matches[0])

    def _alone(self, own: Run, best: Match) -> Iterator[Finding]:
        """Yield a finding where a strange name is the only one on its side, and one name alone has no counterpart."""
        if self.table.draft.text[own.words[0].start : own.words[0].end][1:2].isupper():
            return
        here = {w.folded for w in own.passage.words}
        strange = [r for r in runs(self.table.draft, own.passage) if not any(self._known(word) for word in r.folded)]
        left = [(at, r) for at, r in self._theirs if at == best.side and r.passage.number == best.passage.number
                and not here & set(r.folded)]  # fmt: skip
        if len(strange) != 1 or len(left) != 1:
            return
        at, run = left[0]
        slots = _SLOT | places()
        if (own.placed in slots) == (run.placed in slots) and abs(len(own.words) - len(run.words)) <= 1:
            yield self._finding(own, at, run, sure=True)

    @cached_property
    def _rows(self) -> tuple[str, ...]:
        """Return all words of each report, folded, with blanks around each."""
        return tuple(f" {' '.join(word.folded for word in words(side.text))} " for side in self.table.reports)

    def _printed(self, own: Run) -> bool:
        """Tell whether a name stands in a report so, or is put together of words there and no other name's twin."""
        folded = own.folded
        if len(folded) == 1:
            return self._known(folded[0])
        if any(f" {' '.join(folded)} " in row for row in self._rows):
            return True
        known = all(self._known(word) for word in folded)
        return known and not any(_twin(folded, run.folded) or self._surname(own, run, at) for at, run in self._theirs)

    def _of_family(self, own: Run) -> bool:
        """Tell whether a name is put together of a surname of the reports and a first name that they print alone.

        "Clyde Marrable" for "Dizzy Marrable" and "Marrable's nephew Clyde": who is called by a first name only has the
        surname told a little before, not another one anywhere. A first name that stands as a place does is none.
        """
        if len(own.words) != 2:
            return False
        first, last = own.folded
        bearers = [(at, run) for at, run in self._theirs if run.folded[0] == first]
        surnames = [(at, run) for at, run in self._theirs if run.folded[-1] == last and run.folded[0] != first]
        return bool(bearers) and all(
            len(run.words) == 1
            and run.placed not in _SLOT
            and any(at == side and _near(run.passage, other.passage) for side, other in surnames)
            for at, run in bearers
        )

    def _mixed(self, own: Run) -> tuple[int, Run] | None:
        """Return the person whose given name a name has, with the surname of another person of the reports.

        Only where the reports have one bearer of the given name, and never print the two words together.
        """
        if len(own.words) != 2 or any(f" {' '.join(own.folded)} " in row for row in self._rows):
            return None
        people = [(at, run) for at, run in self._theirs if len(run.words) > 1 and self._person(at, run)]
        bearers = {run.folded: (at, run) for at, run in reversed(people) if run.folded[0] == own.folded[0]}
        others = [run for _, run in people if run.folded[-1] == own.folded[-1] and run.folded[0] != own.folded[0]]
        return next(iter(bearers.values())) if len(bearers) == 1 and others else None

    def _person(self, at: int, run: Run) -> bool:
        """Tell whether a reader takes a name for a person's."""
        first, last = run.words[0].start, run.words[-1].end
        mentions = self.table.reports[at].reading.mentions
        return any(m.type == "PERSON" and m.anchor.start <= first and last <= m.anchor.end for m in mentions)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Return the folded words of all names of the reports."""
        return frozenset(word for _, run in self._theirs for word in run.folded)

    def _known(self, word: str) -> bool:
        """Tell whether a word stands in the reports, is made of a name there by an ending, or a name there of it."""
        everywhere = self.table.everywhere
        bases = (word.removesuffix(e) for e in ENDINGS if len(word) - len(e) > 3 and word.endswith(e))
        return word in everywhere or any(base in everywhere for base in bases) or bool(alike(word) & self._words)

    def _score(self, own: Run, run: Run, at: int, matches: list[Match]) -> float:
        """Return how likely a report's name is the one meant: 1 and more where nothing else fits the words."""
        share = max((m.share for m in matches if m.side == at and m.passage.number == run.passage.number), default=0.0)
        shared = set(own.folded) & set(run.folded)
        same = len(shared - _TURNS - (frozenset() if share >= STRONG else geographic()))
        strange = [w for w in own.folded if w not in run.folded]
        left = [w for w in run.folded if w not in own.folded]
        if not left or not strange:
            return 0.0
        if any(alike(a) & set(left) for a in strange) and not self._surname(own, run, at):
            return 0.0
        spelt = max(_spelt(a, b) for a in strange for b in left)
        surname = self._surname(own, run, at)
        new = surname or not all(self._known(word) for word in strange)
        near = max(_placewise(a, b) for a in strange for b in left)
        if (
            (surname or _twin(own.folded, run.folded))
            and same
            and (share or same > 1 or (new and max(spelt, near) >= TWIN))
        ):
            return 2.0 + spelt + share
        if spelt >= SPELT and new and (share or same):
            return 1.0 + spelt + share + 0.2 * same
        if spelt >= MISSPELT and new and len(own.words) == len(run.words) == 1:
            return 1.0 + spelt
        if same and share and new and abs(len(own.words) - len(run.words)) <= 1:
            return 1.0 + share + 0.2 * same
        slot = own.placed == run.placed and (own.before in _PLACED or own.placed in places())
        enough = share >= STRONG and len(own.passage.stems & run.passage.stems) > 1 and self._places.near(own, run)
        return 1.0 + share if enough and slot and not same else 0.9 * share

    def _surname(self, own: Run, run: Run, at: int) -> bool:
        """Tell whether a name differs from a person's in a last word that no report has: "Odo Tarne" is not made of "Odo Tarn"."""
        row = own.folded
        if (
            len(row) < 2
            or row[-1] in self.table.everywhere
            or row[-2:-1] != run.folded[-2:-1]
            or row[-2] in geographic()
        ):
            return False
        side = self.table.reports[at]
        return any(
            m.type == "PERSON" and m.anchor.start <= run.words[-1].start < m.anchor.end for m in side.reading.mentions
        )

    def _finding(self, own: Run, at: int, run: Run, *, sure: bool, kind: FindingKind | None = None) -> Finding:
        """Make the finding that one name stands for another."""
        side = self.table.reports[at]
        source = side.backing(at, run.words[0].start, run.words[-1].end)
        kind = kind or self._kind(own, at, run)
        what = "place" if kind == "place" else "name"
        return self.table.finding(
            kind, (own.words[0].start, own.words[-1].end), source, f"the {what} is another one", mend=source.anchor.exact, sure=sure
        )  # fmt: skip

    def _place_ahead(self, run: Run) -> bool:
        """Tell whether "and" joins a name to one that only stands where places do: "chiefly to Hale and Corr"."""
        ahead = [r for _, r in self._theirs if r.folded == (run.head,)]
        return bool(ahead) and all(r.before in _SLOT for r in ahead)

    def _kind(self, own: Run, at: int, run: Run) -> FindingKind:
        """Tell a place from a person or body: by what the reader takes the report's name for, then by its slot."""
        side = self.table.reports[at]
        at_word = run.words[-1].start
        types = [m.type for m in side.reading.mentions if m.anchor.start <= at_word < m.anchor.end]
        types += [
            m.type for m in side.reading.mentions if m.anchor.exact == side.text[run.words[0].start : run.words[-1].end]
        ]
        types += [n.type for n in side.reading.named if n.anchor.start <= at_word < n.anchor.end]
        if run.folded[0] in _TURNS and own.folded[0] in _TURNS:
            return "place"
        if own.before == run.before == "and" and own.head == run.head and self._place_ahead(run):
            return "place"
        if built(own) and built(run):
            return "place"
        kinds = geographic() - listed("joined")
        same = own.folded[-1] == run.folded[-1] or own.folded[:-1] == run.folded[:-1]  # "Hale Road" for "Hale Lane"
        if same and {own.folded[-1], run.folded[-1]} <= kinds and len(own.words) > 1:
            return "place"
        firms = {word.lower() for key in ("name_only", "bearing") for word in lexicon("bodies")[key]}
        if (
            run.folded[-1] in firms
            or (run.folded[-1] in lexicon("check_cues")["joined"] and own.folded[-1] == run.folded[-1])
            or own.before not in (*_PLACED, "of", "the", "and", "")
            or (own.before == run.before == "from" and run.head in _GOODS)
        ):
            return "name"
        if (
            run.placed in places()
            or own.placed in places()
            or (own.before == run.before and own.before in _ONLY_PLACED)
            or (own.before == run.before == "of" and {own.head, run.head} <= listed("offices_of_places"))
            or (own.before == run.before == "at" and own.head == run.head and stem(own.head) not in person_stems())
        ):
            return "place"
        if types and "PLACE" in types and "PERSON" not in types:
            return "place"
        if run.before in _SLOT and own.before in _PLACED and "PERSON" not in types[:1]:
            return "place"
        return "name"
