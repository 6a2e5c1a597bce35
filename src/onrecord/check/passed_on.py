"""Words that a voice of the report has from somebody without a name, and views that others say a person holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.check.cues import listed
from onrecord.check.described import CARRIED
from onrecord.check.heard import Given, Heard
from onrecord.check.nameless import unnamed
from onrecord.check.names import runs
from onrecord.check.sides import Passage, Side
from onrecord.check.tellers import person_nouns
from onrecord.check.words import fold, stem, words

FEWEST = 2
"""So many words of a sentence, beside the voice's own, stand in the passage that tells who told whom."""
NEAR = 40
"""So many letters behind somebody who is cited may say that there is no name: "citing a stoker who was not named"."""
_SOURCED = re.compile(
    r"\b(?:citing|quoting|quoted|quotes|cites|cited|referring to|with reference to|relying on|on the word of) "
    r"(?:an?|one|two|three|several|some|unnamed|its|his|her) ((?:[a-z’'-]+ ){0,2}[a-z]+)\b"
)
"""Whom a voice has its words from, without a name: "citing a source in the ministry"."""
_THROUGH = re.compile(
    r"\b[Aa]ccording to [^,.;:]{3,80}, (?:an?|one) (?:[a-z’'-]+ ){0,3}?([a-z]+) (?=[^.;]{0,80}\b(?:said|says|told|claimed)\b)"
)
"""Whose word somebody passes on, without a name: "according to the statement, an informer said"."""
_OVERHEARD = re.compile(r"[,”\"’] according to (?:an?|one|two|three|four|several|some) (?:[a-z’'-]+ ){0,2}?([a-z]+)\b")
"""By whose word a report tells what a person said, without a name: "Vel told the crew that it was lost, according to two deputies who heard her"."""
_SAID_TO = re.compile(
    r",?\s(?:is|are|was|were)\s(?:said|reported|understood|believed|rumoured|rumored|known)\s(?:by\s[\w’' -]{3,40}?\s)?to\s"
    r"(think|believe|want|fear|hope|feel|say|expect|doubt|consider|regard)\b"
)
"""What stands behind the name of whom others tell a view: "is said by colleagues to think"."""
_PASSED_ON = re.compile(
    r"\b(?:said|says|told|tells)\b[^.;“”\"]{0,40}?\bthat (?:an?|one|two|three) (?:[a-z’'-]+ ){0,3}?([a-z]+)"
    r"(?:, [^.;“”\"]{3,60}?,)? had (?:told|said|informed|claimed|warned)\b"
)
"""Whose word somebody tells, without a name: "Vel said that an informer, who cannot be named, had told the police"."""

_PRONOUNS = frozenset("he she him her they them".split())
_TOLD = frozenset(("told", "informed"))
_HEARD = frozenset("heard learned learnt secondhand".split())
"""Words by which a draft may say that its voice has it from another: "had heard"."""
_DENIES = frozenset("denied denies dismissed dismisses rejected rejects disputed disputes".split())
"""Verbs by which somebody answers what another has said."""


def sourced(heard: Heard, given: Given) -> bool:
    """Tell whether a voice has its words from somebody without a name, whom the draft drops: "Vel, citing a source, said"."""
    at, passage = given.sources[0]
    side = heard.table.reports[at]
    if told_after(heard, given.passage):
        return False
    here = {w.folded for w in given.passage.words}
    who = given.names | (
        {w.folded for w in given.passage.words if w.capital} if given.role & _outlet_stems() else frozenset()
    )
    bodies = {word for news in heard.news for body in news for word in body} | heard.own
    nouns = listed("member") | (person_nouns() if unnamed(side.text[passage.start : passage.end]) else frozenset())
    found = _SOURCED.finditer(side.text, passage.start, passage.end)
    cites = next((m for m in found if _without_name(side.text, m, nouns)), None)
    ahead = frozenset(w.folded for w in passage.words if w.capital and cites and w.end <= cites.start())
    for pattern in (_THROUGH, _PASSED_ON, _OVERHEARD):
        through = pattern.search(side.text, passage.start, passage.end)
        if (
            through
            and (pattern is _OVERHEARD or stem(through[1]) in {stem(noun) for noun in nouns | person_nouns()})
            and unnamed(side.text[through.start() : passage.end])
        ):
            about = {w.folded for w in passage.words if w.start >= through.start()}
            cites, ahead = through, heard.named_in(at, passage) - about
    if cites is None or not who & ahead & (heard.persons | bodies):
        return False
    return not here & (
        listed("member") | CARRIED | {"referring", "reference"} | {word for word in cites[1].split() if stem(word)}
    )


def relayed(heard: Heard, given: Given) -> bool:
    """Tell whether a voice has its words from somebody without a name, or gives them to such a one, and the draft has one of the two alone.

    "A clerk told her that the books were burned, Vel said" is neither "Vel said" nor "a clerk said". The grammar of the report tells:
    "told" with somebody for its subject, or "by" somebody, and a pronoun for whom it is told, who says so in that sentence or the one before.
    """
    at, passage = given.sources[0]
    here = {w.stem for w in given.passage.words}
    rest = {w.folded for w in given.passage.words if not given.told.start <= w.start < given.told.end}
    to_whom = any(a.folded in _TOLD and b.folded in _PRONOUNS for a, b in pairwise(given.passage.words))
    if to_whom or unnamed(heard.table.draft.text[given.passage.start : given.passage.end]):
        return False
    own = {s for name, office in heard.people[at].items() if given.names & set(name) for s in office}
    others = {word for word in listed("member") if stem(word) not in own}  # "customs officer Vel said"
    for inner, outer in _relays(heard, at, passage):
        if given.names & outer and inner not in here and not given.role & {inner}:
            return not rest & (others | CARRIED | _HEARD | _TOLD)
    behind = heard.table.reports[at].passages[passage.number : passage.number + 2]
    return not given.names and any(
        given.role & {inner} and not {w.folded for w in given.passage.words} & outer
        for p in behind
        if len((p.stems & here) - given.role) >= FEWEST
        for inner, outer in _relays(heard, at, p)
    )


def _relays(heard: Heard, at: int, passage: Passage) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield who tells somebody what that one passes on: the stem of the noun without a name, and the words that name the other."""
    side = heard.table.reports[at]
    tokens, text = side.reading.tokens, side.text
    for verb in side.tokens_in(passage.start, passage.end):
        if fold(text[tokens[verb].start : tokens[verb].end]) not in _TOLD:
            continue
        children = side.children.get(verb, ())
        by = {
            n for n in children if any(text[tokens[m].start : tokens[m].end] == "by" for m in side.children.get(n, ()))
        }
        passive = any(tokens[n].deprel == "aux:pass" for n in children)
        who = next((n for n in children if (n in by if passive else tokens[n].deprel == "nsubj")), -1)
        whom = next((n for n in children if tokens[n].deprel in (("nsubj:pass",) if passive else ("iobj", "obj"))), -1)
        if (
            min(who, whom) < 0
            or fold(text[tokens[whom].start : tokens[whom].end]) not in _PRONOUNS
            or not _nobody(side, who)
        ):
            continue
        says = tokens[verb].head
        subject = next((n for n in side.children.get(says, ()) if tokens[n].deprel == "nsubj"), -1) if says >= 0 else -1
        before = side.passages[passage.number - 1] if passage.number else passage
        if subject >= 0 and tokens[verb].deprel in ("ccomp", "parataxis"):
            named = {subject, *(n for n in side.children.get(subject, ()) if tokens[n].deprel == "flat")}
            outer = frozenset(fold(text[tokens[n].start : tokens[n].end]) for n in named)
        else:
            teller = heard.teller(at, before) if before.paragraph == passage.paragraph and says < 0 else None
            outer = teller.names if teller else frozenset()
        yield stem(fold(text[tokens[who].start : tokens[who].end])), outer


def _nobody(side: Side, at: int) -> bool:
    """Tell whether a noun is of a person without a name: "a clerk", "two of her colleagues"."""
    tokens = side.reading.tokens
    named = any(
        tokens[n].upos == "PROPN" and tokens[n].deprel in ("appos", "flat", "nmod:desc")
        for n in side.children.get(at, ())
    )
    known = any(side.text[tokens[n].start : tokens[n].end].lower() == "the" for n in side.children.get(at, ()))
    return tokens[at].upos == "NOUN" and not named and not known


def told_after(heard: Heard, passage: Passage) -> bool:
    """Tell whether the next sentence of the draft says whose word the one before it has: "It cited an officer", "It named nobody"."""
    draft = heard.table.draft
    after = [p for p in draft.passages[passage.number + 1 :][:1] if p.paragraph == passage.paragraph]
    return any(unnamed(draft.text[p.start : p.end]) or {w.folded for w in p.words} & CARRIED for p in after)


def imputed(heard: Heard, given: Given) -> bool:
    """Tell whether a person thinks what the report has others say that the person thinks: "Vel is said to think"."""
    at, passage = given.sources[0]
    side = heard.table.reports[at]
    verb = words(given.told.exact)[-1]
    if {w.folded for w in given.passage.words} & (listed("saying") | listed("kin") | listed("hedges")) - {verb.folded}:
        return False  # "Vel, friends say, thinks"
    for run in runs(side, passage):
        found = _SAID_TO.match(side.text, run.words[-1].end, passage.end)
        if found and given.names & set(run.folded) and stem(found[1]) == verb.stem and given.told != given.who:
            return True
    return False


def denies_it(heard: Heard, given: Given) -> bool:
    """Tell whether a voice denies what the report has another say, and the report goes on that it does: "Mr Vel denied it"."""
    if not given.names or not {w.folded for w in words(given.told.exact)} & _DENIES:
        return False
    for at, passage in given.sources:
        behind = heard.table.reports[at].passages[passage.number + 1 : passage.number + 3]
        rows = [{w.folded for w in p.words} for p in behind if p.paragraph == passage.paragraph]
        if any(row & given.names and row & _DENIES for row in rows):
            return True
    return False


def cites_one(text: str) -> bool:
    """Tell whether a text cites somebody without a name: "citing a former clerk"."""
    return any(_without_name(text, m, listed("member")) for m in _SOURCED.finditer(text))


def _without_name(text: str, cites: re.Match[str], nouns: frozenset[str]) -> bool:
    """Tell whether somebody who is cited has no name: one of the nouns, or of an office with no name beside, "citing a manager"."""
    who = cites[1].split()
    apposed = re.match(r",?\s[A-Z]|,\s(?:the|an?)\s[^,.;]{0,40}?\s[A-Z]", text[cites.end() : cites.end() + NEAR])
    return (
        bool(nouns & set(who))
        or unnamed(text[cites.end() : cites.end() + NEAR])
        or (who[-1] in person_nouns() and not apposed)
    )


def _outlet_stems() -> frozenset[str]:
    """Return the stems of the words for an outlet."""
    return frozenset(stem(word) for word in listed("news"))
