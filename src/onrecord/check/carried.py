"""How a passage of a report has somebody's words through another: the outlet that quotes, reports, airs or was told them."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.check.cues import listed
from onrecord.check.described import ARTICLES, CARRIED, as_saying
from onrecord.check.names import runs
from onrecord.check.sides import Passage, Side
from onrecord.check.spoken import STRICT
from onrecord.check.tellers import person_nouns
from onrecord.check.words import Word, words

WRITES = frozenset("reported reports wrote writes".split())
_REPORTS = frozenset("reported reports said says wrote writes announced added".split())
GENERIC = frozenset(
    "agency radio newspaper weekly newsletter station magazine site website broadcaster television channel outlet".split()
)
_OUTLET = frozenset("paper wire bureau portal daily".split())
"""More words by which a draft may call an outlet."""
_MATTER = frozenset("paper site station channel wire portal".split())
"""Words for an outlet that as often are something else: "a draft paper", "the site of the dig"."""
_PAPER = frozenset("paper daily weekly bureau portal".split())
"""Words for an outlet behind "told the", where a report has named one: "“I am off,” Vel told the paper"."""
_AIRED = frozenset("showed shows aired airs carried carries broadcast published".split())
_REMARKS = frozenset("saying remarks statement words interview".split())
_REFERRING = frozenset("referring reference".split())
CITED, MOST = 9, 0.6
"""So many words behind "citing" tell who is cited, and of the draft's description more than this part stands there."""
_HERE = frozenset("this our".split())
"""Words before "newspaper" by which a report means its own."""


def telling(side: Side, outer: frozenset[str]) -> frozenset[str]:
    """Return the words of an outlet's name that tell it apart: not the country or the matter in it ("Ostian Health News")."""
    named = {w.start for p in side.passages for run in runs(side, p) if outer <= set(run.folded) for w in run.words}
    elsewhere = {w.folded for p in side.passages for w in p.words if w.start not in named}
    return frozenset(w for w in outer - elsewhere if not w.endswith(("ian", "ese", "ish"))) or outer


def outlets(own: Passage, theirs: Passage | None = None) -> frozenset[str]:
    """Return the words by which a sentence of the draft calls an outlet: no paper that the report's agency speaks about."""
    mine = (
        _before_names(own) & _before_names(theirs) if theirs else set()
    )  # "the broadcaster Vel" that an agency writes of
    called = {word for word, _ in mine}
    here, there = ({w.folded for w in one.words} & (_OUTLET | GENERIC) if one else set() for one in (own, theirs))
    here -= called
    return frozenset(here - (there & _MATTER if there - (_MATTER & here) else frozenset()))


def _before_names(passage: Passage) -> set[tuple[str, str]]:
    """Return the words of a passage that stand right before one with a capital, each with that one."""
    return {(a.folded, b.folded) for a, b in pairwise(passage.words) if b.capital}


def own_kind(side: Side, body: frozenset[str]) -> frozenset[str]:
    """Return the words for an outlet by which a report may mean its own: those of its first line, a publisher's, that a body is never called."""
    mine = {w.folded for w in words(side.text.split("\n", 1)[0])} & (GENERIC | _PAPER)
    if not mine:
        return frozenset()
    named = (run for p in side.passages for run in runs(side, p) if body <= set(run.folded))
    return frozenset(mine - body - {word for run in named for word in (run.before, *run.folded)})


def carries(passage: Passage, body: frozenset[str], mine: frozenset[str] = frozenset()) -> bool:
    """Tell whether a passage has somebody's words through a body: it quotes or cites, was told, or is who says so of a saying.

    The words of `mine` are no body's but the report's own: "a clerk told the agency" of an agency's report.
    """
    here = {w.folded for w in passage.words}
    generic = any(
        w.folded in GENERIC - mine and not w.capital and before.folded not in _HERE
        for before, w in pairwise(passage.words)
    )
    if any(a.folded in ("told", "tells") and b.folded == "the" and c.folded in _PAPER - mine
           for a, b, c in zip(passage.words, passage.words[1:], passage.words[2:], strict=False)):  # fmt: skip
        return True
    if not (body <= here or generic):
        return False
    if as_saying(passage):
        return True
    if here & (CARRIED | _REFERRING | {"transmits"}) or (here & _AIRED and here & _REMARKS):
        return True
    names = body | (GENERIC - mine if generic else frozenset())
    for number, word in enumerate(passage.words):
        behind = [w.folded for w in passage.words[number + 1 : number + 5]]
        if word.folded in ("told", "informed") and names & set(behind):
            return True
        if word.folded in STRICT and behind[:1] == ["to"] and names & set(behind[1:]):
            return True
        if word.folded == "according" and names & set(behind) and here & {"said", "says", "told"}:
            return True
        if word.folded in names and passage.words[number + 1 : number + 2] and _tells_of(passage.words[number + 1 :]):
            return True
    return False


def _tells_of(row: tuple[Word, ...]) -> bool:
    """Tell whether words behind an outlet report that a person says something: "reported that the minister put the loss at 3"."""
    folded = [w.folded for w in row[:7]]
    if folded[0] not in WRITES or folded[1:2] != ["that"]:
        return False
    person = next((n for n, word in enumerate(folded[2:], 2) if word in person_nouns()), 0)
    return bool(person) and bool(set(folded[person + 1 : person + 3]) & STRICT)


def one_of(side: Side, passage: Passage, at: int, body: str) -> bool:
    """Tell whether a word is for one unnamed person by a body's name before it: "a police officer", "a ministry official"."""
    row = passage.words
    article = {w.folded for w in row[max(0, at - 3) : at]} & ARTICLES
    if not article or not at or row[at - 1].stem != body:
        return False
    return re.match(r",?\s[A-Z]", side.text[row[at].end :]) is None


def cites(passage: Passage, role: frozenset[str]) -> bool:
    """Tell whether a passage cites a voice by some description: "citing an officer", "It attributed this to a former mate"."""
    row = passage.words
    at = next((n for n, w in enumerate(row) if w.folded in CARRIED | _REFERRING), None)
    near = {w.stem for w in row[at + 1 : at + CITED] if not w.capital} if at is not None else set()
    return len(role & near) > MOST * len(role)


def quoting(side: Side, passage: Passage) -> frozenset[str]:
    """Return the words for who quotes or cites somebody in a passage: right before "quoted", or before "reported, citing"."""
    row = passage.words
    for number, word in enumerate(row):
        if word.folded in ("quoted", "quotes", "cited", "cites") and number:
            end = number
        elif word.folded in ("quoting", "citing") and not number:
            end = _reporter(row)
        elif word.folded in ("quoting", "citing"):
            end = next((i for i in range(number - 1, 0, -1) if row[i].folded in _REPORTS), 0)
        else:
            continue
        found: list[str] = []
        for one in reversed(row[max(0, end - 5) : end]):
            if re.search(r"[,;:“”\"]", side.text[one.end : row[end].start]) or one.folded in ("was", "were", "is"):
                break
            found += [one.folded] if one.stem else []
        persons = {w.folded for m in side.reading.mentions if m.type == "PERSON" for w in words(m.anchor.exact)}
        return frozenset() if word.folded in ("cited", "cites") and set(found[:1]) <= persons else frozenset(found)
    return frozenset()


def _reporter(row: tuple[Word, ...]) -> int:
    """Return the place behind the name before the verb of a sentence that opens with whom it cites: "Citing Vel, the Post also said"."""
    verb = next((n for n, w in enumerate(row) if w.folded in _REPORTS), 0)
    return next((n + 1 for n in range(verb - 1, max(0, verb - 3), -1) if row[n].capital), 0)


def cited_as(passage: Passage) -> set[str]:
    """Return the nouns for somebody whom a passage quotes: "the agency quotes the officer"."""
    nouns = listed("member") | person_nouns()
    rows = zip(passage.words, passage.words[1:], passage.words[2:], strict=False)
    return {
        c.folded for a, b, c in rows if a.folded in CARRIED and b.folded in ("the", "an", "a") and c.folded in nouns
    }
