"""Voices that a report does not name: known by description alone, said to be unnamed, or a paper shown to the outlet."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.check.cues import listed
from onrecord.check.nameless import unnamed
from onrecord.check.sides import Passage, Side
from onrecord.check.tellers import Teller, person_nouns
from onrecord.check.words import Word, fold, stem, words

SHE = frozenset("he she they".split())
ARTICLES = frozenset("a an one two three four several".split())
OWNED = frozenset("his her their".split())
CARRIED = frozenset(
    "quoted quotes quoting cites cited citing attributing attributes attributed relaying relayed relays relying relies crediting".split()
)
_SAID = frozenset("said told says added claimed warned according informed confirmed stated disclosed revealed".split())
_SEVERAL = frozenset("sources officials insiders diplomats aides people".split())
"""Words that open a sentence told by several without a name: "Sources in the ministry said"."""
_THE_ONE = re.compile(r"\b[Tt]he ([a-z]+) (?:said|says|told|tells)\b|\b(?:said|says) the ([a-z]+)\b")
"""What points back to somebody by office: "the foreman told us"."""
_NONE = frozenset("no without not never nobody none".split())
LINKS = frozenset("of in at close from inside within".split())
_SHOWN = re.compile(
    r"\b(?:([a-z]+)\s)?([a-z]+),?\s(?:which\s|that\s)?(?:(?:was|were|has been|have been)\s)?(?:seen|obtained|reviewed|read) by\b|"
    r"\b(?:leaked|confidential|internal|unpublished)\s(?:[a-z]+\s)?(agreement|document|draft|email|file|letter|memo|minutes|note|paper|plan|report)\b"
)
"""A paper shown to the outlet: "under the draft agreement, seen by the Echo", "according to a leaked letter"."""

_OFF = frozenset("off up out back forward aside in on".split())
"""Words that make "put" another verb than one of saying."""
_BY_WHOM = re.compile(r"^told by (?:\S+ ){1,5}?to\b")
"""What opens with somebody's bidding: "told by doctors to avoid stairs"."""
_BIDDEN = frozenset((("asked", "for"), ("told", "to"), ("asked", "to")))
"""Words that ask or bid, and tell nothing: "were told to look for other work"."""
_PUT_IT = frozenset("it this that things matters".split())


def introduced(side: Side, passage: Passage) -> str:
    """Return the sentences of a paragraph that say who the "he" or "the person" of one is: it with those before it.

    The one behind counts where it goes on with "his" or "she": "We agreed not to use his name." So does the paragraph before,
    where it describes "the foreman" of this one and says that he is not named.
    """
    row = [w.folded for w in passage.words]
    pronoun = any(w in SHE | OWNED for w in row[:2])
    described = any(
        a == "the" and b in listed("member") and set(row[max(0, n - 2) : n + 4]) & _SAID
        for n, (a, b) in enumerate(pairwise(row))
    )
    pronoun = pronoun or any(a in SHE and b in _SAID for a, b in pairwise(row))
    if not (pronoun or described or _THE_ONE.search(side.text[passage.start : passage.end])):
        return ""
    near = [p for p in side.passages if p.paragraph == passage.paragraph]
    if (
        near[0] is passage and described
    ):  # "Vel Daily reported, citing three people", and a paragraph on, "the people said"
        near = [p for p in side.passages if 0 <= passage.paragraph - p.paragraph <= 1]
    after = near[near.index(passage) + 1 :][:1]
    ends = [p.end for p in after if any(w.folded in SHE | OWNED for w in p.words)] or [passage.end]
    return " " + _met_before(side, near[0].paragraph, side.text[near[0].start : ends[0]])


def _met_before(side: Side, paragraph: int, text: str) -> str:
    """Return words with the paragraph before, where they point back to somebody whom it describes and says not to name: "the foreman told us"."""
    found = next((m[1] or m[2] for m in _THE_ONE.finditer(text)), "")
    if found not in person_nouns() | listed("member"):
        return text
    before = [p for p in side.passages if p.paragraph == paragraph - 1 and p.paragraph]
    lead = side.text[before[0].start : before[-1].end] if before else ""
    met = re.search(rf"\b(?:an?|one)\s(?:[\w’'-]+\s){{0,3}}{found}\b", lead) and unnamed(lead)
    return f"{lead} {text}" if met else text


def pointed_at(side: Side, passage: Passage) -> Teller | None:
    """Return the one without a name to whom a passage points back, "the official said", where the report says that there is none."""
    member = "|".join(sorted(listed("member")))
    said = "|".join(sorted(_SAID - {"according"}))
    points = re.search(
        rf"\b(?:[Tt]he (?:{member}) (?:{said})|(?:{said}) the (?:{member}))\b", side.text[passage.start : passage.end]
    )
    near = introduced(side, passage) if points else ""
    if not unnamed(near):
        return None
    return Teller(frozenset(w.folded for w in words(near) if w.capital), frozenset(), unnamed=True)


def shown(side: Side, passage: Passage) -> frozenset[str]:
    """Return the stems of the papers that a passage rests on: who names the paper names the source of what stands in it."""
    found = _SHOWN.finditer(side.text, passage.start, passage.end)
    return frozenset(stem(fold(word)) for m in found for word in m.groups() if word) - {""}


def _cites_one(passage: Passage, number: int) -> bool:
    """Tell whether somebody is cited right before a word: "citing a source"."""
    return bool({w.folded for w in passage.words[max(0, number - 3) : number]} & CARRIED)


def described(side: Side, passage: Passage) -> bool:
    """Tell whether a passage opens or ends with a voice known by description alone: "two people with knowledge said"."""
    for number, word in enumerate(passage.words):
        before = passage.words[number - 1].folded if number else ""
        beside = passage.words[max(0, number - 3) : number + 9]
        linked = number + 1 < len(passage.words) and passage.words[number + 1].folded in LINKS
        apposed = re.search(r",\s[A-Z]", side.text[word.end : beside[-1].end])
        alone = not any(w.capital for w in beside if w is not passage.words[0]) or (linked and not apposed)
        alone = alone or any(w.folded in _SAID for w in passage.words[number + 1 : number + 2])
        if (
            (word.folded in listed("member") or (linked and word.folded in person_nouns() and not apposed))
            and (
                before in ARTICLES
                or _one_of_them(passage, number)
                or (not number and linked and word.folded in _SEVERAL)
            )
            and alone
            and ({w.folded for w in passage.words[number:]} & _SAID or _cites_one(passage, number))
        ):
            return True
        if (
            word.folded in listed("kin")
            and before in OWNED
            and {w.folded for w in passage.words[max(0, number - 4) : number]} & _SAID
        ):
            return True
    return False


def as_saying(passage: Passage) -> bool:
    """Tell whether a passage has somebody say something through its subject: "the Herald reported Vel as saying"."""
    return any(a.folded == "as" and b.folded == "saying" for a, b in pairwise(passage.words))


def no_word(passage: Passage) -> bool:
    """Tell whether a sentence says that nobody spoke, which drops no voice: "there has been no word from Hale"."""
    told = listed("answered") | listed("voicing")
    row = [w.folded for w in passage.words]
    return any(word in _NONE and told & set(row[n + 1 : n + 4]) for n, word in enumerate(row))


def _one_of_them(passage: Passage, number: int) -> bool:
    """Tell whether a word is for some of several without a name: "one of the people", "two party sources"."""
    before = passage.words[max(0, number - 3) : number]
    folded = [w.folded for w in before]
    if folded[-2:] == ["of", "the"]:
        return folded[0] in ARTICLES and len(folded) > 2
    bare = len(folded) > 1 and folded[-2] in ARTICLES and not before[-1].capital
    return bare or (len(folded) > 2 and folded[0] in ARTICLES and not any(w.capital for w in before[1:]))


def telling_nothing(row: tuple[Word, ...]) -> set[int]:
    """Return where words stand that tell elsewhere and here do not: "were told to look for work", "put a proposal in the post"."""
    off = {n for n in range(len(row)) if row[n].folded == "put" and not _puts_words(row, n)}
    off |= {n for n in range(len(row)) if _BY_WHOM.match(" ".join(w.folded for w in row[n : n + 8]))}
    return off | {n for n, (a, b) in enumerate(pairwise(row)) if (a.folded, b.folded) in _BIDDEN}


def _puts_words(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether "put" is a verb of saying: "put it so", "put the cost at 3", and not "put a proposal in the post"."""
    behind = [w.folded for w in row[at + 1 : at + 7]]
    return bool(behind) and behind[0] not in _OFF and (behind[0] in _PUT_IT or "at" in behind[1:])
