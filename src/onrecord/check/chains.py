"""Voices of the draft without the chain that the reports give them: the agency, the weekly, the unnamed person dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check.carried import (
    GENERIC,
    WRITES,
    carries,
    cited_as,
    cites,
    one_of,
    outlets,
    own_kind,
    quoting,
    telling,
)
from onrecord.check.cues import listed
from onrecord.check.described import (
    CARRIED,
    LINKS,
    SHE,
)
from onrecord.check.dropped import Dropped
from onrecord.check.heard import PRONOUNS, Given, Heard
from onrecord.check.nameless import unnamed
from onrecord.check.names import runs
from onrecord.check.nominal import nominal
from onrecord.check.passed_on import imputed, relayed, sourced
from onrecord.check.places import person_stems
from onrecord.check.sides import Passage, Side
from onrecord.check.spoken import STRICT, accorded, said_beside, says
from onrecord.check.tellers import person_nouns
from onrecord.check.words import Word, content, stem, words
from onrecord.core.anchor import Anchor
from onrecord.core.finding import Finding

TELLS = 7
"""So many words before "told" may hold the noun for who tells."""
_ANYBODY = frozenset("somebody someone one man woman men women".split())
"""Words for one unnamed person beside those of office."""
_MEANT = frozenset("him her them he she".split())
_INTO = frozenset("in to told from with by".split())
_IT, _ONE_OF = frozenset(("it", "them")), frozenset(("a", "an", "one"))


@dataclass(frozen=True)
class Chains:
    """The chains of the reports, to hold the draft's bare voices against."""

    heard: Heard

    def findings(self) -> Iterator[Finding]:
        """Yield voices without their chain, one finding a sentence."""
        done, dropped = set[int](), Dropped(self.heard)
        for given in self.heard.given:
            ways = (
                (*self._addressed(given), *self._unchained(given), *self._relayed(given), *self._passed_on(given))
                if given.passage.number not in done
                else ()
            )
            found = next(iter(ways), None)
            if found:
                done.add(given.passage.number)
                yield found
        for passage in self.heard.table.draft.passages:
            if passage.number not in done and not any(nominal(self.heard.table.draft, passage)):
                yield from dropped.findings(passage)

    def _addressed(self, given: Given) -> Iterator[Finding]:
        """Yield a finding where the draft has words told to one outlet that the report has through another."""
        draft = self.heard.table.draft
        row = tuple(w for w in given.passage.words if draft.quotation_at(w.start) is None)
        told = (n for n, w in enumerate(row) if w.folded in ("told", "tells") and w.start >= given.told.start)
        at = next(told, None)
        if at is None:
            return
        side, passage = given.sources[0]
        if given.names and not given.names & self.heard.named_in(side, passage):
            return
        named = [run for run in runs(draft, given.passage) if run.words[0] in row[at + 1 : at + 4]]
        outlet = named[0].folded if named else ()
        bodies = {word for body in self.heard.news[side] for word in body}
        this = row[at + 1 : at + 2] and row[at + 1].folded == "this"
        carrier = self._carrier(side, passage)
        mine = self.heard.own | bodies
        if (
            carrier
            and not carrier <= listed("news")
            and (this or (outlet and {word for word in outlet if stem(word)} <= mine))
            and not carrier & set(outlet)
            and sorted("".join(outlet)) != sorted(word[0] for word in carrier)  # "QNA": the Quill News Agency
        ):
            end = named[0].words[-1].end if named and not this else row[min(at + 2, len(row) - 1)].end
            words_told = draft.reading.report.anchor(row[at].start, end)
            yield self._finding(words_told, side, passage, "the report has it from words told to another outlet")

    def _unchained(self, given: Given) -> Iterator[Finding]:
        """Yield a finding where the report has a voice's words through another, and the draft names the inner one alone."""
        at, passage = given.sources[0]
        here, there = ({w.folded for w in one.words} for one in (given.passage, passage))
        who = {w.folded for w in words(self.heard.table.draft.text, given.told.start, given.told.end) if w.stem}
        mine = (who if given.names else frozenset()) | _told_to(given)
        outer = frozenset() if mine & self.heard.own else self._carrier(at, passage)
        if (
            outer - {w.folded for w in given.passage.words if w.capital}
            and "news service" not in " ".join(w.folded for w in given.passage.words)
            and not here & CARRIED
            and not outlets(given.passage, passage)
            and not {w.folded for w in given.passage.words if w.capital} & telling(self.heard.table.reports[at], outer)
            and not any(
                (body <= here and not (body <= there - outer)) or body & _told_to(given) for body in self.heard.news[at]
            )
            and not self._pointed(given.passage, outer)
            and (who & self._inner(at, passage, outer) or self._cited(given, passage))
            and not who & PRONOUNS
        ):
            where = self._clause(given)
            why = "the report has these words through another voice"
            yield self._finding(where, at, passage, why, sure=where != given.who or not outlets(given.passage))
            return
        text = self.heard.table.draft.text[given.passage.start : given.passage.end]
        own = {
            b.folded for a, b in pairwise(given.passage.words) if a.folded in ("its", "their")
        }  # "the union says its members"
        own |= {c.folded for a, b, c in zip(given.passage.words, given.passage.words[1:], given.passage.words[2:], strict=False)
                if a.folded == "told" and b.folded == "the"}  # fmt: skip
        if (here - own) & (listed("member") | _ANYBODY | GENERIC) or unnamed(text):
            return
        if given.names & self.heard.persons:
            return
        found = self._member_of(self.heard.table.reports[at], passage, given.who)
        if found:
            yield self._finding(
                given.told, at, found, "the report has these words from one unnamed person, not from the body"
            )

    def _pointed(self, passage: Passage, outer: frozenset[str]) -> bool:
        """Tell whether a sentence points back to who carries its words, named in the one before: "in it the mayor said"."""
        draft = self.heard.table.draft
        row = [w for w in passage.words if draft.quotation_at(w.start) is None]
        back = any(a.folded in _INTO and b.folded in _IT for a, b in pairwise(row))
        before = draft.passages[passage.number - 1] if passage.number else passage
        return back and bool(outer & {w.folded for w in before.words})

    def _clause(self, given: Given) -> Anchor:
        """Return where a sentence gives words to a voice: at "he said", where the name itself only stands ahead."""
        draft = self.heard.table.draft
        row = [w for w in given.passage.words if draft.quotation_at(w.start) is None and w.start >= given.who.end]
        said = ((a, b) for a, b in pairwise(row) if a.folded in SHE and b.folded in STRICT)
        first, last = next(said, (None, None)) if given.told == given.who else (None, None)
        return Anchor.of(draft.text, first.start, last.end) if first and last else given.told

    def _relayed(self, given: Given) -> Iterator[Finding]:
        """Yield a finding where a report has a person's words by another person, "according to Vel", whom the draft drops."""
        at, passage = given.sources[0]
        side = self.heard.table.reports[at]
        if not given.names or not said_beside(side, passage, given.names):
            return
        if {w.folded for w in given.passage.words} & SHE:
            return
        for run in runs(side, passage):
            other = set(run.folded) & self.heard.persons - given.names
            if other and accorded(side, passage, run) and not self._mentioned(at, run.folded, given.passage.words):
                yield self._finding(given.told, at, passage, "the report has these words through another voice")
                return

    def _passed_on(self, given: Given) -> Iterator[Finding]:
        """Yield a finding where a voice has its words from somebody without a name, or others say what it thinks."""
        at, passage = given.sources[0]
        if sourced(self.heard, given) or relayed(self.heard, given):
            yield self._finding(given.told, at, passage, "the report's voice has it from one that it does not name")
        elif imputed(self.heard, given):
            yield self._finding(given.told, at, passage, "the report has others say this of the voice")

    def _mentioned(self, at: int, name: tuple[str, ...], near: Sequence[Word]) -> bool:
        """Tell whether words of the draft name a person of a report, or call the person by office."""
        stems = {stem for one, office in self.heard.people[at].items() if one[-1] == name[-1] for stem in office}
        return any(w.folded in name or (w.stem in stems & person_stems()) for w in near)

    def _cited(self, given: Given, passage: Passage) -> bool:
        """Tell whether a passage cites a voice by the draft's description of it: "the Post reported, citing an officer"."""
        behind = self.heard.table.reports[given.sources[0][0]].passages[passage.number + 1 : passage.number + 2]
        near = [passage, *(p for p in behind if p.paragraph == passage.paragraph and p.words[0].folded == "it")]
        return not given.names and any(cites(one, given.role) for one in near)

    def _finding(self, who: Anchor, at: int, passage: Passage, why: str, *, sure: bool = True) -> Finding:
        """Make a finding on a chain."""
        source = self.heard.table.reports[at].backing(at, passage.start, passage.end)
        return self.heard.table.finding("chain", (who.start, who.end), source, why, sure=sure)

    def _carrier(self, at: int, passage: Passage) -> frozenset[str]:
        """Return the name by which a passage, or the one whose quotation it goes on with, carries somebody's words."""
        side = self.heard.table.reports[at]
        near = [passage]
        opens = any(says(side, passage, frozenset(run.folded)) for run in runs(side, passage))
        if passage.number and not opens and not {w.folded for w in passage.words} & listed("saying"):
            before = side.passages[passage.number - 1]
            near += [before] if before.paragraph == passage.paragraph else []
        for one in near:
            here = {w.folded for w in one.words}
            first = quoting(side, one)  # of two outlets the one that cites somebody carries the words
            named = sorted((body for body in self.heard.news[at] if body <= here), key=lambda body: not body & first)
            for body in named or self.heard.news[at]:
                others = [frozenset(run.folded) for run in runs(side, one) if not set(run.folded) & body]
                spoken = body <= here and any(said_beside(side, one, name) for name in others)
                if spoken or carries(one, body, own_kind(side, body)):
                    return body
            if quoted := quoting(side, one) - self.heard.own:
                return quoted
        return self._outlet(at, passage)

    def _outlet(self, at: int, passage: Passage) -> frozenset[str]:
        """Return the outlet that reports a passage, where the next sentence says on whose word: "It cited an officer"."""
        side = self.heard.table.reports[at]
        here = {w.folded for w in passage.words}
        after = side.passages[passage.number + 1 : passage.number + 2]
        cites = [p for p in after if p.paragraph == passage.paragraph and p.words[0].folded == "it"]
        cites = [p for p in cites if {w.folded for w in p.words} & CARRIED]
        found = (body for body in self.heard.news[at] if body <= here and here & WRITES)
        return next(found, frozenset()) if cites else frozenset()

    def _inner(self, at: int, passage: Passage, outer: frozenset[str]) -> frozenset[str]:
        """Return the words by which a passage names the voice that is carried."""
        side = self.heard.table.reports[at]
        offices = [
            office for name, office in self.heard.people[at].items() if set(name) & self.heard.named_in(at, passage)
        ]
        stems = {one for office in offices for one in office}
        called = {w.folded for p in side.passages for w in p.words if w.stem in stems}
        before = side.passages[passage.number - 1] if passage.number else passage
        meant = {w.folded for w in passage.words} & _MEANT and before.paragraph == passage.paragraph
        earlier = {w.folded for w in before.words if w.capital} if meant else set()
        told = self.heard.teller(at, passage)
        called |= cited_as(before) if meant else set()
        called |= {w.folded for w in _tells(side, passage)}
        return (self.heard.named_in(at, passage) | called | earlier | (told.names if told else frozenset())) - outer

    def _member_of(self, side: Side, passage: Passage, who: Anchor) -> Passage | None:
        """Return the passage by which a body's words are those of one person of it, where the draft names the body."""
        stems = [w.stem for w in content(self.heard.table.draft.text, who.start, who.end)]
        told = [
            n
            for n, (a, b) in enumerate(pairwise(passage.words))
            if a.stem in stems[-1:] and b.folded in ("told", "said", "says")
        ]
        if any(not {w.folded for w in passage.words[max(0, n - TELLS) : n]} & listed("member") for n in told):
            return None  # "the county told the paper", and no "source in the county told"
        for near in side.passages[max(0, passage.number - 1) : passage.number + 2]:
            if not stems or near.paragraph != passage.paragraph:
                continue
            for number, word in enumerate(near.words):
                behind = near.words[number + 1 : number + 8]
                linked = behind and behind[0].folded in LINKS and stems[-1] in {w.stem for w in behind}
                bare = not any(w.capital for w in near.words[max(1, number - 2) : number] if w.stem)
                outside = side.quotation_at(word.start) is None
                whose = (
                    word.stem == stems[-1]
                    and word.folded in person_nouns()
                    and unnamed(side.text[near.start : near.end])
                )
                whose = whose and near.words[max(0, number - 1)].folded in _ONE_OF
                if whose and not {w.folded for w in words(who.exact)} & person_nouns():
                    return near  # "a banker, who would not be named, said": not "the bank says"
                if (
                    (
                        word.folded in listed("member")
                        or (word.folded in person_nouns() and unnamed(side.text[near.start : near.end]))
                    )
                    and outside
                    and ((linked and bare) or one_of(side, near, number, stems[-1]))
                ):
                    return near
        return None


def _tells(side: Side, passage: Passage) -> Iterator[Word]:
    """Yield the noun for somebody who told: the subject of the verb, or before it ("a member of its council told the agency")."""
    nouns, tokens = listed("member") | person_nouns(), side.reading.tokens
    subjects = {
        tokens[n].start
        for verb in side.tokens_in(passage.start, passage.end)
        if side.text[tokens[verb].start : tokens[verb].end] in ("told", "informed")
        for n in side.children.get(verb, ())
        if tokens[n].deprel == "nsubj"
    }
    yield from (w for w in passage.words if w.start in subjects and w.folded in nouns)
    for number, word in enumerate(passage.words):
        if word.folded in ("told", "informed"):
            ahead = passage.words[max(0, number - TELLS) : number]
            yield from [w for w in ahead[-2:] if w.folded in nouns][-1:] or [w for w in ahead if w.folded in nouns][:1]


def _told_to(given: Given) -> frozenset[str]:
    """Return the folded words with capitals right behind "told": whom the draft itself has a voice tell."""
    row = given.passage.words
    at = next((n for n, w in enumerate(row) if w.folded in ("told", "tells")), len(row))
    return frozenset(w.folded for w in row[at + 1 : at + 3] if w.capital)
