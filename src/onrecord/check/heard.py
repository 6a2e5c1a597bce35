"""Who speaks on either side: what the draft gives to voices, and who may speak in a passage of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from onrecord.check.align import Aligner, Match
from onrecord.check.bearers import bearers, introducing
from onrecord.check.called import called, folded_name, of_another, office_alone, people, speaker, unowned, untitled
from onrecord.check.cited import Cited, Quoted
from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.nominal import nominal
from onrecord.check.outlets import news_bodies, publisher
from onrecord.check.places import Run
from onrecord.check.pronouns import OTHER, opinions, teller_is, title_of
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.spoken import (
    NARRATED,
    SPEAKS,
    STRICT,
    WRITTEN,
    carried,
    holds,
    is_object,
    lets_know,
    no_words,
    said_beside,
    saying,
    says,
    spoken_beside,
)
from onrecord.check.stretches import apposed_name, subject_alone, told_near, whole
from onrecord.check.tellers import Teller, offices, teller, title_ahead
from onrecord.check.words import Word, content, fold, words
from onrecord.core.anchor import Anchor
from onrecord.core.vocab import lexicon

STRONG = 0.45
"""Words given to a voice share this part of their weight with the passage that they are held against."""
FEWEST = 2
"""Fewer shared stems tie nothing."""
CLOSE = 0.75
"""Passages that share nearly as much as the nearest may hold the words too."""
LIKE = 0.7
"""A quotation whose nearest words share less tells nothing of its voice."""
_HE = frozenset("he she they".split())
PRONOUNS = frozenset("he she they it who his her their".split())
_CLEFT = re.compile(r"\b[Ii]t (?:was|is) (?:also )?s?he who\b")
_LEARNT = frozenset("hear hears heard learn learns learned learnt gathers understands".split())
"""Verbs by which words come to somebody: "the court heard" gives words to nobody."""
_KNOWS = frozenset("knows knew".split())  # "did not know" is told by whoever does not
_HIM = frozenset("him her them".split())
_MEANWHILE = re.compile(r",\s(?:while|whereas|though|although|but)\s")
"""What begins another's part of a sentence: "“It is odd,” said Vel, while the mayor promised more"."""
_QUOTED = frozenset("quoted quotes quoting cited cites citing".split())

_IF = re.compile(r"\b(?:if|unless|until|provided|whether)\s(?:that\s)?(?:the\s|an?\s|its\s|their\s)?$", re.IGNORECASE)
"""What stands before a voice that only may say something: "unless the court asks it to"."""
_ANSWERS = frozenset("answer answered comment commented respond responded reply replied speak spoken say".split())
"""Verbs that give no words behind "not": "did not answer"."""
_DENIED = re.compile(r"\b(?:not|never|n['’]t)\s$")


@dataclass(frozen=True, slots=True)
class Given:
    """Words that the draft gives to a voice: who, with the reporting verb, and the passages that the words come from.

    `names` are the folded words of the name, empty for a description; `role` the stems of a description; `stems` those of
    the words given, empty for a true quotation; `plain` tells that who stands beside a word of saying.
    """

    passage: Passage
    who: Anchor
    told: Anchor
    names: frozenset[str]
    role: frozenset[str]
    sources: tuple[tuple[int, Passage], ...]
    stems: frozenset[str]
    plain: bool


@dataclass(frozen=True)
class Heard:
    """The voices of a draft and of its reports."""

    table: Table
    aligner: Aligner
    quoted: Quoted

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """Return what the draft gives to voices, with the passages of the reports that it is about."""
        found = []
        side = self.table.draft
        for passage, who, told, given in self._attributed():
            found += self._given(passage, who, told, given, plain=told != who)
        voiced = {given.passage.number for given in found}
        for passage in side.passages:
            for who in (*nominal(side, passage), *opinions(side, passage)) if passage.number not in voiced else ():
                found += self._given(passage, who, who, (Anchor.of(side.text, passage.start, passage.end),))
        voiced = {given.passage.number for given in found if given.names & self.persons or given.role}
        said = {given.passage.number for given in found if given.told != given.who}  # "Vel “read it”, she said"
        for passage in self._quoting:
            named = list(bearers(side, passage, self.persons)) or list(introducing(side, passage))
            everything, alone = (Anchor.of(side.text, passage.start, passage.end),), passage.number not in said
            for who in named if passage.number not in voiced else ():
                found += self._given(passage, who, who, everything, plain=alone)
        voiced = {given.passage.number for given in found if given.names & self.persons or given.role}
        for passage in side.passages:
            found += self._saying(passage) if passage.number not in voiced else []
        return tuple(self._pointed(given, found) for given in found)

    @cached_property
    def loose(self) -> tuple[Given, ...]:
        """Return what the draft gives to voices where no passage has most of it: each of its clauses may still be near to one."""
        made = [self._made(*one) for one in self._attributed() if one[1] != one[2]]
        return tuple(one for one in made if not one.sources and one.stems)

    def _attributed(self) -> Iterator[tuple[Passage, Anchor, Anchor, Sequence[Anchor]]]:
        """Yield what the reader has the draft give to voices: the sentence, who, who with the verb of saying, and the words."""
        side = self.table.draft
        for attribution in side.reading.attributions:
            who = attribution.source.anchor
            passage = side.passage_at(who.start) if who else None
            led_in = attribution.cue is None  # behind a colon: who leads it in is asked below
            if (
                who
                and passage
                and not led_in
                and not of_another(side, who, attribution.cue)
                and not _gives_none(side, passage, attribution.cue)
                and not _IF.search(side.text, passage.start, who.start)
            ):
                entire = apposed_name(side, passage, whole(side, subject_alone(side, who)))
                yield passage, entire, told_near(side, entire, attribution.cue), attribution.content

    def _pointed(self, given: Given, found: Sequence[Given]) -> Given:
        """Return words that "it was she who" said as those of the one voice of the sentence before."""
        if not _CLEFT.search(self.table.draft.text[given.passage.start : given.told.end]):
            return given
        where = (given.passage.number - 1, given.passage.paragraph)
        earlier = [one for one in found if (one.passage.number, one.passage.paragraph) == where]
        alone = len({(one.names, one.role) for one in earlier}) == 1
        return replace(given, names=earlier[0].names, role=earlier[0].role) if alone else given

    def _saying(self, passage: Passage) -> list[Given]:
        """Return what a sentence gives to the first person in it who is the subject of a verb of saying."""
        side, verbs = self.table.draft, SPEAKS | listed("voiced")
        for run in runs(side, passage):
            person = run.folded[-1] in self.persons and not is_object(run)
            verb = (saying(side, passage, run, verbs) or _passes_on(passage, run)) if person else None
            if verb:
                who = Anchor.of(side.text, run.words[0].start, run.words[-1].end)
                told = Anchor.of(side.text, min(who.start, verb.start), max(who.end, verb.end))
                return self._given(passage, who, told, (Anchor.of(side.text, passage.start, passage.end),))
        return []

    @cached_property
    def _quoting(self) -> tuple[Passage, ...]:
        """Return the draft's sentences with words that a report has in quotation marks."""
        truly = [
            c.quotation
            for c in self.quoted.cited
            if any(p.exact and p.spoken and not p.spoken.plain and len(p.own) > FEWEST for p in c.pieces)
        ]
        return tuple(p for p in self.table.draft.passages if any(p.holds(q.start) for q in truly))

    @cached_property
    def persons(self) -> frozenset[str]:
        """Return the folded words of the full names that the reader takes for persons in a report, and those of `titled`."""
        full = [[w.folded for w in words(exact) if w.capital] for side in self.table.reports for exact in people(side)]
        outlets = {body for bodies in self.news for body in bodies if body & listed("news")}
        full = [name for name in full if frozenset(name) not in outlets]
        return self.titled | frozenset(word for name in full if len(name) > 1 for word in untitled(name))

    @cached_property
    def titled(self) -> frozenset[str]:
        """Return the folded surnames that a report has behind a title, and first names behind one of kin: "Lord Vel", "his sister Adra"."""
        found = [run.folded for side in self.table.reports for p in side.passages for run in runs(side, p)
                 if run.before in listed("kin") | listed("royal")
                 or title_ahead().search(side.text[max(0, run.words[0].start - 12) : run.words[0].start])]  # fmt: skip
        return frozenset(name[0] for name in found if len(name) == 1)

    def _given(
        self, passage: Passage, who: Anchor, told: Anchor, given: Sequence[Anchor], *, plain: bool = True
    ) -> list[Given]:
        """Return what a passage gives to one voice, nothing where no report speaks of it."""
        made = self._made(passage, who, told, given, plain=plain)
        return [made] if made.sources else []

    def _made(
        self, passage: Passage, who: Anchor, told: Anchor, given: Sequence[Anchor], *, plain: bool = True
    ) -> Given:
        """Return what a passage gives to one voice, with the passages that it comes from."""
        inside = words(self.table.draft.text, who.start, who.end)
        names = called(unowned(self.table.draft, inside)) if inside and inside[-1].capital else frozenset()
        sources = self._sources(given, passage, who) or self._named_sources(passage, names)
        role = frozenset(w.stem for w in inside if w.stem and not w.capital)
        if names and office_alone(who.exact, inside):
            names, role = frozenset(), frozenset(w.stem for w in inside if w.stem)
        near = [c for c in self.quoted.cited if _in(passage, c) and self._with(c, given, told)]
        quoted = any(piece.exact for c in near for piece in c.pieces)
        stems = frozenset() if quoted else self._stems(given, passage, who)
        return Given(passage, who, told, names, role, sources, stems, plain)

    def _with(self, cited: Cited, given: Sequence[Anchor], who: Anchor) -> bool:
        """Tell whether a quotation may be of a voice: among the words given to it, or with no semicolon between the two.

        "One called it “odd”; the mayor says that it will pass" gives the mayor no word of the quotation, nor does
        "“It is odd,” said Vel, while the mayor says that it will pass".
        """
        quote, text = cited.quotation, self.table.draft.text
        if any(c.start < quote.end and quote.start < c.end for c in given):
            return True
        gap = text[min(quote.end, who.end) : max(quote.start, who.start)]
        told = {w.folded for w in words(text, min(quote.end, who.end), max(quote.start, who.start))}
        return ";" not in gap and not (_MEANWHILE.search(gap) and told & (STRICT | SPEAKS | listed("voiced")))

    def _stems(self, given: Sequence[Anchor], passage: Passage, who: Anchor) -> frozenset[str]:
        """Return the stems of the words given to a voice in one passage, the voice aside."""
        here = [(max(c.start, passage.start), min(c.end, passage.end)) for c in given]
        inside = [w for start, end in here if start < end for w in content(self.table.draft.text, start, end)]
        return frozenset(w.stem for w in inside if not who.start <= w.start < who.end)

    def _sources(self, given: Sequence[Anchor], passage: Passage, who: Anchor) -> tuple[tuple[int, Passage], ...]:
        """Return the passages that words given to a voice come from: where a quotation stands, else the nearest."""
        for cited in self.quoted.cited:
            covered = any(c.start < cited.quotation.end and cited.quotation.start < c.end for c in given)
            whole = all(piece.exact for piece in cited.pieces) and self._with(cited, given, who)
            if (covered or whole) and _in(passage, cited):
                pieces = [piece for piece in cited.pieces if piece.spoken and piece.share >= LIKE]
                found = [(piece.spoken.side, self.table.reports[piece.spoken.side].passage_at(piece.spoken.words[piece.first].start))
                         for piece in pieces if piece.spoken]  # fmt: skip
                return tuple((side, at) for side, at in found if at)
        stems = self._stems(given, passage, who)
        matches = [m for m in self.aligner.matches(stems) if m.share >= STRONG and len(m.shared) >= FEWEST]
        matches = [m for m in matches if m.passage.paragraph] or matches
        near = tuple((m.side, m.passage) for m in matches if m.share >= CLOSE * matches[0].share)
        return near or self._quoted_sources(stems)

    def _quoted_sources(self, stems: frozenset[str]) -> tuple[tuple[int, Passage], ...]:
        """Return the quotations side by side that words come from together, where no one of them has most of the words."""
        best = next(iter(self.aligner.matches(stems, most=1)), None)
        if best is None or self.together(best, stems) < STRONG:
            return ()
        side = self.table.reports[best.side]
        near = [p for p in spoken_beside(side, best.passage) if len(p.stems & stems)]
        return tuple((best.side, p) for p in near) if len(near) > 1 else ()

    def together(self, best: Match, stems: frozenset[str]) -> float:
        """Return the part of the weight of some stems that a passage shares, the quotations beside it taken in."""
        near = spoken_beside(self.table.reports[best.side], best.passage)
        shared = best.shared | {one for p in near for one in p.stems & stems}
        return self.aligner.total(shared) / (self.aligner.total(stems) or 1.0)

    def _named_sources(self, passage: Passage, names: frozenset[str]) -> tuple[tuple[int, Passage], ...]:
        """Return the passage that a sentence without quotation is about, all its words together, where it has the name too."""
        if not names or any(passage.holds(c.quotation.start) for c in self.quoted.cited):
            return ()
        best = next(iter(self.aligner.matches(passage.stems, most=1)), None)
        fits = (
            best and best.share >= STRONG and best.passage.paragraph and names <= {w.folded for w in best.passage.words}
        )
        return ((best.side, best.passage),) if best and fits else ()

    @cached_property
    def people(self) -> tuple[dict[tuple[str, ...], frozenset[str]], ...]:
        """Return, for each report, its names with the stems of the words that tell their bearers' offices."""
        return tuple(offices(side) for side in self.table.reports)

    @cached_property
    def news(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """Return, for each report, the names of those who carry other voices' words, its publisher aside."""
        return tuple(tuple(news_bodies(side)) for side in self.table.reports)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the words of the publishers' names, and their initials."""
        return frozenset(word for side in self.table.reports for word in publisher(side))

    def named_in(self, at: int, passage: Passage) -> frozenset[str]:
        """Return the words of names that may speak in a passage: its own, its chains', those before it where it names none."""
        side = self.table.reports[at]
        here = {w.folded for w in passage.words if w.capital}
        links = [link for r in side.records_in(passage.start, passage.end) for link in r.chain]
        named = {w.folded for link in links for w in words(link.name) if w.capital}
        found = here | named | self._by_office(at, passage)
        if named & here and any(said_beside(side, passage, folded_name(link.name) & here) for link in links):
            return frozenset(found)
        if not named & here or any(w.folded in PRONOUNS for w in passage.words[:2]) or _quoted_him(side, passage):
            before = [p for p in side.passages[: passage.number] if p.paragraph == passage.paragraph]
            told = next((n for n in range(len(before) - 1, -1, -1) if self._by_person(side, before[n])), 0)
            before = before[told:]
            if not any(w.capital for p in before for w in p.words[1:]):
                before = [p for p in side.passages[: passage.number] if p.paragraph == passage.paragraph - 1]
            found |= {w.folded for p in before for w in p.words if w.capital}
        return frozenset(found)

    def teller(self, at: int, passage: Passage) -> Teller | None:
        """Return who may tell a passage of a report by its grammar, None where that does not say."""
        return teller(self.table.reports[at], passage, self.people[at], self.persons)

    def _by_office(self, at: int, passage: Passage) -> frozenset[str]:
        """Return the name of the one person whom a passage calls by office alone: "the minister said"."""
        found: set[tuple[str, ...]] = set()
        for before, word in pairwise(passage.words):
            titled = word.capital and re.match(r"\s[A-Z]|,\s[A-Z]", self.table.reports[at].text[word.end :])
            if before.folded == "the" and not titled and word.folded in lexicon("voices")["person"]:
                found |= {
                    name for name, office in self.people[at].items() if word.stem in office and set(name) & self.persons
                }
        return frozenset(found.pop()) if len({name[-1] for name in found}) == 1 else frozenset()

    def _by_person(self, side: Side, passage: Passage) -> bool:
        """Tell whether a passage names the person who says it: whoever is named before is not the "he" of what follows."""
        return any(
            set(run.folded) & self.persons and says(side, passage, frozenset(run.folded)) for run in runs(side, passage)
        )

    def _paragraph(self, side: Side, offset: int) -> frozenset[str]:
        """Return the words with capitals of the paragraph that holds an offset."""
        number = side.reading.report.paragraph_at(offset)
        return frozenset(w.folded for p in side.passages if p.paragraph == number for w in p.words if w.capital)

    def _others(self, side: Side, offset: int, names: frozenset[str]) -> bool:
        """Tell whether the grammar gives a quotation to somebody else than the reader does: to "the source"."""
        passage = side.passage_at(offset)
        one = self.teller(self.table.reports.index(side), passage) if passage else None
        return one is not None and (one.unnamed or bool(one.given & self.persons)) and not names & one.names

    def speaks(self, side: Side, names: frozenset[str]) -> bool:
        """Tell whether somebody is a voice anywhere in a report: quoted, or with a reporting verb beside the name."""
        names = _told_apart(side, names)
        other = OTHER.get(title_of((side,), names), "none")  # no daughter is the "he" who says something
        quotes = [q for q in side.sheet.quotes if q.source and names & speaker(q.source.name)]
        quotes = [q for q in quotes if not (p := side.passage_at(q.parts[0].start)) or teller_is(side, p) != other]
        if any(
            names & self._paragraph(side, quote.parts[0].start) and not self._others(side, quote.parts[0].start, names)
            for quote in quotes
        ):
            return True
        if any(says(side, passage, names) for passage in side.passages):
            return True
        named = [(passage, run) for passage in side.passages for run in runs(side, passage) if names & set(run.folded)]
        if any(carried(side, p, run) or lets_know(side, p, run) or holds(side, p, run) for p, run in named):
            return True
        told = [
            a.source.anchor
            for a in side.reading.attributions
            if a.cue
            and fold(a.cue.exact) in STRICT - WRITTEN - NARRATED
            and not _pleads(side, a.cue)
            and not _DENIED.search(side.text, max(0, a.cue.start - 12), a.cue.start)
        ]
        if any(names & speaker(who.exact) for who in told if who):
            return True
        if any(names & speaker(who.exact) for passage in side.passages for who in nominal(side, passage)):
            return True
        for record in side.sheet.records:
            if not any(names & speaker(link.name) for link in record.chain):
                continue
            passage = side.passage_at(record.anchor.start)
            first = passage.words[0] if passage else None
            pointed = first and first.folded in _HE - {other} and side.quotation_at(first.start) is None
            if passage and (
                said_beside(side, passage, names) or (pointed and {w.folded for w in passage.words} & STRICT)
            ):
                return True
        return False


def _in(passage: Passage, cited: Cited) -> bool:
    """Tell whether a quotation stands in a sentence, or runs on into it: "“We asked. We got forms,” said Vel"."""
    return cited.quotation.start < passage.end and passage.start < cited.quotation.end


def _gives_none(side: Side, passage: Passage, cue: Anchor | None) -> bool:
    """Tell whether a verb of saying gives no words: "has asked for a list"."""
    row = [w for w in passage.words if cue and w.start >= cue.start]
    if row and row[0].folded in _ANSWERS and _DENIED.search(side.text, max(0, row[0].start - 12), row[0].start):
        return True
    return bool(row) and (row[0].folded in _LEARNT | _KNOWS or no_words(side, tuple(row[:3])))


def _passes_on(passage: Passage, run: Run) -> Word | None:
    """Return the "heard" by which somebody passes on what others said: "Vel had heard from residents"."""
    behind = [w for w in passage.words if w.start >= run.words[-1].end and w.folded not in ("had", "has", "have")][:2]
    heard = [w.folded for w in behind[1:]] == ["from"] and behind[0].folded in _LEARNT
    return behind[0] if heard else None


def _pleads(side: Side, cue: Anchor) -> bool:
    """Tell whether a verb of saying in a report gives no words: "admitted two counts"."""
    passage = side.passage_at(cue.start)
    return passage is not None and _gives_none(side, passage, cue)


def _told_apart(side: Side, names: frozenset[str]) -> frozenset[str]:
    """Return the words of a name that are its bearer's alone: not a surname that stands first for a firm or family."""
    seen: set[str] = set()
    for passage in side.passages:
        for run in runs(side, passage):
            if len(run.words) > 1 and set(run.folded) <= names and passage.paragraph:
                return names - {run.folded[-1]} if run.folded[-1] in seen else names
            seen.update(run.folded[-1:] if passage.paragraph and len(run.words) == 1 else ())
    return names


def _quoted_him(side: Side, passage: Passage) -> bool:
    """Tell whether one of the sentence before speaks or is quoted: "the agency quoted him as saying", "the loss, it said, was"."""
    row = [w for w in passage.words if side.quotation_at(w.start) is None]
    points = ((a.folded, b.folded) for a, b in pairwise(row))
    return any((a in _QUOTED and b in _HIM) or (a in PRONOUNS and b in ("said", "says")) for a, b in points)
