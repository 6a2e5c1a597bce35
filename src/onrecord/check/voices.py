"""Words given to another voice than the report's, or to somebody whom the report only speaks about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check.by_clause import parts
from onrecord.check.called import apart, held, owner_of
from onrecord.check.cues import listed
from onrecord.check.described import pointed_at
from onrecord.check.heard import Given, Heard
from onrecord.check.nameless import unnamed
from onrecord.check.names import runs
from onrecord.check.nobody import by_nobody
from onrecord.check.officers import its_officer
from onrecord.check.passed_on import denies_it
from onrecord.check.places import person_stems
from onrecord.check.pronouns import OTHER, one_before, teller_is, title_of
from onrecord.check.renamed import renamed
from onrecord.check.rivals import RIVAL, near_rival, other_fact, rest_of, rival, told_in
from onrecord.check.sides import Passage, Side
from onrecord.check.silent import Silent, by_office, by_proxy
from onrecord.check.spoken import said_beside
from onrecord.check.tellers import Teller, person_nouns, whole_stems
from onrecord.check.words import fold, stem, words
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.vocab import lexicon

NEAR = 0.55
"""Words that are not quoted share this part of their weight with the passage that has them by another voice."""
_PRONOUN = {"he": "he", "she": "she", "his": "he", "her": "she"}
_OWN = frozenset("his her their".split())
_DESCRIBES = frozenset("described describes called calls dubbed dubs branded brands".split())
_MOVES = frozenset("proposed proposes suggested suggests recommended recommends seconded".split())
"""Verbs by which somebody is heard at a meeting, though no words are given: "Vel proposed a working party"."""
_SOME = re.compile(r"\b(?:one|two|three|some|several|many|most|both|each|another) of the $")
"""Words before "sources" by which it is some of them."""
_AGED = re.compile(r"(?:[Tt]he\s)?(\d{2,3})-year-old")
SAME = 0.6
"""Words of a man or woman that are not quoted share this part of their weight with the passage that is the other one's."""


@dataclass(frozen=True)
class Voices:
    """The voices of the draft beside those of the reports."""

    heard: Heard

    def findings(self) -> Iterator[Finding]:
        """Yield words that have another voice in the report, one finding a sentence."""
        done: set[int] = set()
        for given in self.heard.given:
            found = (
                None if given.passage.number in done or by_proxy(given.passage) else next(self._misplaced(given), None)
            )
            if found:
                done.add(given.passage.number)
                yield found
        for given in self.heard.loose:
            apart = given.passage.number not in done and not by_proxy(given.passage)
            if found := next(self._by_clause(given), None) if apart else None:
                done.add(given.passage.number)
                yield found

    def _misplaced(self, given: Given) -> Iterator[Finding]:
        """Yield a finding where somebody whom the reports name is no voice of these words."""
        if found := self._by_pronoun(given):
            yield found
            return
        if denies_it(self.heard, given):
            return
        if found := next(self._by_clause(given), None):
            yield found
            return
        names = self._bearer(given)
        told = self._tellers(given.sources)
        owner = owner_of(given.who.exact)
        if any(one and (names | owner) & one.given for one in told) or its_officer(self.heard, given, told):
            return
        if found := self._by_grammar(given, told):
            yield found
            return
        if found := by_nobody(self.heard, given, told):
            yield found
            return
        if not names & self.heard.persons and (other := self._other_office(given)):
            yield other
            return
        if not names or names & self.heard.own or any(body & names for bodies in self.heard.news for body in bodies):
            return
        near = [self.heard.named_in(at, passage) for at, passage in given.sources]
        if any(names & here for here in near) or self._another(given, names):
            return
        heard = [source for source in given.sources if told_in(self.heard, *source)]
        at, passage = (heard or given.sources)[0]
        voice = self._voice(given, names)
        kind: FindingKind = "mouth" if voice else "about"
        side = self.heard.table.reports[at]
        why = "the report gives these words to another voice"
        yield self.heard.table.finding(
            kind, (given.told.start, given.told.end), side.backing(at, passage.start, passage.end),
            why if voice else f"{why}, and only speaks about this one",
            mend=renamed(self.heard.table.draft, given, side, passage, _voice_of(side, passage)),
            sure=given.plain and not any(one and self._may_hold(one, names) for one in told)
            and not self._among(at, passage, names)
            and (self._elsewhere(given, names, at, passage)
                                  or (bool(heard) and self._plain(given, names, at, passage) and not rival(self.heard, given, names))),
        )  # fmt: skip

    def _by_grammar(self, given: Given, told: Sequence[Teller | None]) -> Finding | None:
        """Return the finding that the grammar of the report has somebody else tell these words, every passage of theirs."""
        mine = self._meant(given)
        bodies = {word for news in self.heard.news for body in news for word in body}
        if not mine or not given.plain or mine & (self.heard.own | bodies):
            return None
        sure = [one for one in told if one and not mine & one.names and self._somebody(one, mine, given)]
        if len(sure) < len(told) or self._beside(given, sure) or (given.stems and not self._only_here(given, mine)):
            return None
        at, passage = given.sources[0]
        side = self.heard.table.reports[at]
        kind: FindingKind = "mouth" if self._voice(given, apart(self.heard.table.reports, mine)) else "about"
        return self.heard.table.finding(
            kind, (given.told.start, given.told.end), side.backing(at, passage.start, passage.end),
            "the report gives these words to another voice",
            mend=renamed(self.heard.table.draft, given, side, passage, _voice_of(side, passage)),
        )  # fmt: skip

    def _by_clause(self, given: Given) -> Iterator[Finding]:
        """Yield the finding that the grammar of the report has somebody else tell one of the clauses of these words."""
        for part, rest in parts(self.heard, given):
            told = self._tellers(part.sources)
            if not rest_of(self.heard, rest, self._meant(given)) and not its_officer(self.heard, part, told):
                yield from filter(None, (self._by_grammar(part, told),))

    def _tellers(self, sources: Sequence[tuple[int, Passage]]) -> list[Teller | None]:
        """Return who may tell each of some passages, somebody without a name among them."""
        return [self.heard.teller(at, p) or pointed_at(self.heard.table.reports[at], p) for at, p in sources]

    def _voice(self, given: Given, names: frozenset[str]) -> bool:
        """Tell whether a report lets somebody speak anywhere; whom the draft calls by office alone, by office too."""
        office, silent = not given.names, Silent(self.heard)
        return any(
            self.heard.speaks(side, names)
            or silent.led_in(side, names)
            or any(run.after in _MOVES for p in side.passages for run in runs(side, p) if names & set(run.folded))
            or (office and by_office(self.heard, at, names))
            for at, side in enumerate(self.heard.table.reports)
        )

    def _by_pronoun(self, given: Given) -> Finding | None:
        """Return the finding that words are a woman's in the report and a man's in the draft, or the reverse.

        Words that are not quoted must be near to passages of the other one alone.
        """
        draft, reports = self.heard.table.draft, self.heard.table.reports
        said = given.who.exact.lower()
        mine = _PRONOUN.get(said) or (given.names and title_of((draft, *reports), given.names))
        if not mine or not given.plain:
            return None
        sources = given.sources
        if given.stems:
            best = self.heard.aligner.matches(given.stems, most=10)
            if not best or best[0].share < SAME:
                return None
            sources = tuple((m.side, m.passage) for m in best if m.share >= RIVAL * best[0].share)
        named = any(given.names & {w.folded for w in passage.words} for _, passage in sources)
        if named or {teller_is(reports[at], passage) for at, passage in sources} != {OTHER[mine]}:
            return None
        at, passage = sources[0]
        source = reports[at].backing(at, passage.start, passage.end)
        words_told = (given.told.start, given.told.end)
        kind: FindingKind = (
            "mouth" if not given.names or self._voice(given, apart(self.heard.table.reports, given.names)) else "about"
        )
        return self.heard.table.finding(kind, words_told, source, "the report gives these words to another voice")

    def _may_hold(self, one: Teller, names: frozenset[str]) -> bool:
        """Tell whether a teller called by office alone may be the bearer of a name: nothing tells another office of theirs."""
        if not one.roles or one.names & self.heard.persons:
            return False
        nouns = person_stems() | {stem(noun) for noun in person_nouns()}
        offices = {
            s for report in self.heard.people for name, office in report.items() if names & set(name) for s in office
        }
        return not offices & nouns or bool(offices & one.roles)

    def _among(self, at: int, passage: Passage, names: frozenset[str]) -> bool:
        """Tell whether a passage is told by several of whom somebody is one: "say its authors" of the lead author, Vel."""
        several = {
            fold(w.folded[:-1]) for w in passage.words if w.folded.endswith("s") and not w.capital
        } & person_nouns()
        offices = {s for name, office in self.heard.people[at].items() if names & set(name) for s in office}
        return bool({stem(noun) for noun in several} & offices)

    def _somebody(self, one: Teller, mine: frozenset[str], given: Given) -> bool:
        """Tell whether a teller is a person by name, one described below the first paragraph, or the draft's own spokesman.

        Whom a first paragraph only describes ("a trawler owner said") it introduces: the name follows further down.
        """
        at, passage = given.sources[0]
        below = passage.paragraph > 1
        lead = {
            w.folded for p in self.heard.table.reports[at].passages if p.paragraph <= passage.paragraph for w in p.words
        }
        named = (
            one.names & self.heard.persons & (one.names if below else lead) if one.given or one.roles else frozenset()
        )
        return bool(named or (one.unnamed and below) or one.owners & mine)

    def _meant(self, given: Given) -> frozenset[str]:
        """Return the folded words of the names of all whom a voice of the draft may mean: by name, or by their office."""
        if given.names:
            return self._bearer(given) if given.names & self.heard.persons else frozenset()
        if _AGED.fullmatch(given.who.exact):
            return self._bearer(given)
        if given.who.exact.lower() in OTHER:
            alone = one_before(self.heard.table.draft, given.who, self.heard.persons)
            told = (g.names for g in self.heard.given if g.passage.number == given.passage.number - 1)
            return alone if any(names and names <= alone for names in told) else frozenset()
        if not self._one_office(given):
            return frozenset()
        role = whole_stems(self.heard.table.draft.text, given.who.start, given.who.end)
        people = [(name, office) for report in self.heard.people for name, office in report.items()]
        return frozenset(
            word for name, office in people if held(role, office) and set(name) & self.heard.persons for word in name
        )

    def _one_office(self, given: Given) -> bool:
        """Tell whether a voice without a name is one holder of an office: not "an official", nor "one of the officials"."""
        office = {w.folded for w in words(given.who.exact)} & person_nouns()  # no ministry is its minister
        ahead = self.heard.table.draft.text[: given.who.start].lower()
        some = _SOME.search(ahead) is not None
        definite = (ahead.endswith("the ") and not some) or given.who.exact[:4].lower() == "the "
        owned = set(words(given.who.exact)[0].folded.split()) & _OWN
        return bool(office) and not owned and (definite or not given.role & {stem(noun) for noun in listed("member")})

    def _beside(self, given: Given, told: Sequence[Teller]) -> bool:
        """Tell whether the draft's sentence names who tells the words too, outside quotations and not as whom they describe."""
        draft = self.heard.table.draft
        described = {b.start for a, b in pairwise(given.passage.words) if a.folded in _DESCRIBES}
        here = {
            w.folded for w in given.passage.words
            if w.capital and w.start not in described and draft.quotation_at(w.start) is None
        }  # fmt: skip
        return any(here & one.names & self.heard.persons for one in told)

    def _only_here(self, given: Given, mine: frozenset[str]) -> bool:
        """Tell whether words that are not quoted are near to one passage alone, which does not name who says them in the draft."""
        matches = self.heard.aligner.matches(given.stems, most=10)
        if (
            not matches
            or self.heard.together(matches[0], given.stems) < NEAR
            or near_rival(self.heard, given, mine, matches[0])
        ):
            return False
        for match in matches:
            one = self.heard.teller(match.side, match.passage)
            names = one.names if one else self.heard.named_in(match.side, match.passage)
            if mine & names and (
                match.share >= RIVAL * matches[0].share or other_fact(self.heard, given, matches[0], match)
            ):
                return False
        for at, passage in given.sources:
            one = self.heard.teller(at, passage)
            spokesman = one is not None and one.owners and not one.roles & given.passage.stems
            owners = one.owners if one and spokesman else frozenset()  # "Vel's lawyer said": not Vel
            if any(w.folded in mine - owners for w in passage.words):
                return False
        return True

    def _other_office(self, given: Given) -> Finding | None:
        """Return the finding that words quoted truly are somebody's by name, and the draft gives them to another office."""
        at, passage = given.sources[0]
        voice = self._agreed(at, passage)
        if given.stems or not voice or not given.role & person_stems() or not given.plain:
            return None
        side = self.heard.table.reports[at]
        near = [p for p in side.passages if p.paragraph == passage.paragraph]
        offices = {stem for name, office in self.heard.people[at].items() if voice & set(name) for stem in office}
        mine = given.role & person_stems()
        nouns = person_nouns()
        places = [p.paragraph for p in side.passages if any(w.stem in mine and w.folded in nouns for w in p.words)]
        holders = any(mine & office for office in self.heard.people[at].values())
        if (
            not places
            or (max(places) <= 1 and not holders)  # whom the first paragraph calls by office the next ones name
            or mine & offices
            or any(mine & p.stems for p in near)
            or voice & {w.folded for w in given.passage.words}
        ):
            return None
        return self.heard.table.finding(
            "mouth", (given.told.start, given.told.end), side.backing(at, passage.start, passage.end),
            "the report gives these words to another voice",
            mend=renamed(self.heard.table.draft, given, side, passage, _voice_of(side, passage)),
        )  # fmt: skip

    def _elsewhere(self, given: Given, names: frozenset[str], at: int, passage: Passage) -> bool:
        """Tell whether words stand in a paragraph that names other persons, and neither this one nor the office.

        Words that are not quoted must be near, told by somebody, and nowhere else.
        """
        if not names & self.heard.persons:
            return False
        if given.stems:
            best = next(iter(self.heard.aligner.matches(given.stems, most=1)), None)
            if (
                best is None
                or best.share < NEAR
                or not told_in(self.heard, at, passage)
                or rival(self.heard, given, names)
            ):
                return False
        side = self.heard.table.reports[at]
        near = [p for p in side.passages if p.paragraph == passage.paragraph]
        others = {
            w.folded for p in near for run in runs(side, p) if set(run.folded) <= self.heard.persons for w in run.words
        }
        role = given.role and any(given.role <= p.stems for p in near)
        nobody = unnamed(" ".join(side.text[p.start : p.end] for p in near)) if given.stems else False
        return bool(others or nobody) and not role and not any(w.folded in names for p in near for w in p.words)

    def _bearer(self, given: Given) -> frozenset[str]:
        """Return the folded words of the name that a voice of the draft has in the reports: by name, or by office."""
        people = [(name, office) for report in self.heard.people for name, office in report.items()]
        if given.names:
            known = any(given.names <= set(run.folded) for side in self.heard.table.reports
                        for p in side.passages for run in runs(side, p))  # fmt: skip
            return given.names if known else frozenset()
        if aged := _AGED.fullmatch(given.who.exact):
            return self._of_age(aged[1])
        if not self._one_office(given):
            return frozenset()
        whole = whole_stems(self.heard.table.draft.text, given.who.start, given.who.end)
        role = given.role | (whole if stem("head") in given.role else frozenset())
        bearers = [name for name, office in people if held(role, office) and set(name) & self.heard.persons]
        printed = any(given.role <= passage.stems for _, passage in given.sources)
        return frozenset(bearers[0]) if len({name[-1] for name in bearers}) == 1 and not printed else frozenset()

    def _of_age(self, years: str) -> frozenset[str]:
        """Return the name of the one person to whom the reports give an age: "the 61-year-old" is "Adra Vel, 61,"."""
        found = {
            run.folded
            for side in self.heard.table.reports
            for p in side.passages
            for run in runs(side, p)
            if re.match(rf",\s(?:aged\s)?{years}\b(?!\s\w)", side.text[run.words[-1].end :])
            or re.search(rf"\b{years}-year-old\s$", side.text[: run.words[0].start])
        }
        return frozenset(found.pop()) & self.heard.persons if len(found) == 1 else frozenset()

    def _plain(self, given: Given, names: frozenset[str], at: int, passage: Passage) -> bool:
        """Tell whether nothing is guessed: a person called by name, or one by office against a voice that the passage names."""
        side = self.heard.table.reports[at]
        agreed, close = self._agreed(at, passage), self._close(at, passage, names)
        beside = any(
            said_beside(side, passage, frozenset(run.folded))
            for run in runs(side, passage)
            if not set(run.folded) & names and not (close and frozenset(run.folded) in self.heard.news[at])
        )
        if given.names and not beside and (not agreed or agreed & names) and (given.stems or close):
            return False
        if given.names and given.stems and self._speaks_for(at, passage, names):
            return False
        if given.names:
            types = [m.type for report in self.heard.table.reports for m in report.reading.mentions
                     if names <= {w.folded for w in words(m.anchor.exact)}]  # fmt: skip
            bodies = {word.lower() for key in ("name_only", "bearing", "seated") for word in lexicon("bodies")[key]}
            apposed = {one for report in self.heard.people for name, office in report.items() if names & set(name)
                       for one in office}  # fmt: skip
            body = len(names) == 1 and apposed & {stem(fold(word)) for word in bodies} and not apposed & person_stems()
            return not names & bodies and not body and (len(names) > 1 or "PERSON" in types)
        its = words(given.who.exact)[0].folded in ("its", "their")
        if its and agreed and given.role & {stem(noun) for noun in listed("officers")}:
            return False  # what a firm says its finance chief may say
        if agreed and not agreed & names:
            offices = [office for name, office in self.heard.people[at].items() if agreed & set(name)]
            return not any(given.role & office for office in offices) and (len(given.role) > 1 or bool(offices))
        return len(given.role) > 1 and beside

    def _speaks_for(self, at: int, passage: Passage, names: frozenset[str]) -> bool:
        """Tell whether a passage is by somebody of the body of a name, "the company's chief executive said": its words too."""
        if names & self.heard.persons:
            return False
        own = {w.folded for w in passage.words if not w.capital}
        officer = {w.folded for w in passage.words} & listed("officers")
        return bool(officer and own & listed("run")) or (bool(officer) and self._close(at, passage, names))

    def _close(self, at: int, passage: Passage, names: frozenset[str]) -> bool:
        """Tell whether somebody is named in the paragraph of a passage, or in the one before."""
        near = [p for p in self.heard.table.reports[at].passages if 0 <= passage.paragraph - p.paragraph <= 1]
        return any(w.folded in names for p in near for w in p.words)

    def _agreed(self, at: int, passage: Passage) -> frozenset[str]:
        """Return the folded name of the one voice that every record of a passage has for its own, without doubt."""
        records = [r for r in self.heard.table.reports[at].records_in(passage.start, passage.end) if r.chain]
        found = {r.chain[-1].name for r in records if r.chain[-1].named}
        doubt = any(unsure.field in ("chain", "voice") for r in records for unsure in r.uncertain)
        if len(found) != 1 or doubt or not all(r.chain[-1].named for r in records):
            return frozenset()
        name = frozenset(w.folded for w in words(found.pop()) if w.capital)
        return (
            frozenset() if any(name <= body for body in self.heard.news[at]) else name
        )  # an outlet has it from others

    def _another(self, given: Given, names: frozenset[str]) -> bool:
        """Tell whether the sentence names somebody else who may be the voice of these words."""
        at, passage = given.sources[0]
        bodies = {word for body in self.heard.news[at] for word in body}
        links = [
            r.chain[-1].name for r in self.heard.table.reports[at].records_in(passage.start, passage.end) if r.chain
        ]
        voices = {word.lower() for name in links for word in name.split()} & self.heard.named_in(at, passage)
        others = {w.folded for w in given.passage.words if w.capital} - names - bodies
        return bool(others & voices)


def _voice_of(side: Side, passage: Passage) -> str:
    """Return the innermost voice of a passage as the report names it, "" where nobody is sure."""
    links = [r.chain[-1] for r in side.records_in(passage.start, passage.end) if r.chain]
    return next(
        (link.name for link in links if link.name != "?" and link.named and link.name.lower() not in listed("member")),
        "",
    )
