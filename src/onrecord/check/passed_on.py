"""Words that a voice of the report has from somebody without a name, and views that others say a person holds."""

from __future__ import annotations

import re

from onrecord.check.described import CARRIED
from onrecord.check.heard import Given, Heard, listed
from onrecord.check.nameless import unnamed
from onrecord.check.names import runs
from onrecord.check.sides import Passage
from onrecord.check.tellers import person_nouns
from onrecord.check.words import stem, words

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
    cites = next((m for m in found if nouns & set(m[1].split()) or unnamed(side.text[m.end() : m.end() + NEAR])), None)
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


def cites_one(text: str) -> bool:
    """Tell whether a text cites somebody without a name: "citing a former clerk"."""
    return any(listed("member") & set(m[1].split()) for m in _SOURCED.finditer(text))


def _outlet_stems() -> frozenset[str]:
    """Return the stems of the words for an outlet."""
    return frozenset(stem(word) for word in listed("news"))
