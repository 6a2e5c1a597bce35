"""Words that a report has from somebody without a name, and the draft gives to a firm, union or other body."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.check.cues import listed
from onrecord.check.described import introduced
from onrecord.check.heard import Given, Heard
from onrecord.check.nameless import unnamed
from onrecord.check.rivals import RIVAL
from onrecord.check.tellers import Teller
from onrecord.check.words import Word, stem
from onrecord.core.finding import Finding, FindingKind

NEAR = 0.6
"""Words given to a body share this part of their weight with the passage that has them from somebody without a name."""


def by_nobody(heard: Heard, given: Given, told: Sequence[Teller | None]) -> Finding | None:
    """Return the finding that a body is given what only somebody without a name tells: "according to the company", of a guard's words.

    Whoever may be one of the body leaves it sound, or a chain: the body must stand nowhere in what tells of them.
    """
    body = _body(heard, given)
    if not given.plain or not given.stems or not body or given.names & heard.persons or not told:
        return None
    for one, (at, passage) in zip(told, given.sources, strict=True):
        side = heard.table.reports[at]
        near = side.text[passage.start : passage.end] + introduced(side, passage)
        if one is None or one.given or not (one.unnamed or one.roles) or not unnamed(near):
            return None
        if body & one.names or any(body & _called(p.words) for p in side.passages if p.paragraph == passage.paragraph):
            return None
    best, *others = heard.aligner.matches(given.stems, most=10)
    if best.share < NEAR or any(m.share >= RIVAL * best.share and body & _called(m.passage.words) for m in others):
        return None
    at, passage = given.sources[0]
    speaks = not given.names or any(heard.speaks(side, given.names) for side in heard.table.reports)
    kind: FindingKind = "mouth" if speaks else "about"
    return heard.table.finding(
        kind, (given.told.start, given.told.end), heard.table.reports[at].backing(at, passage.start, passage.end),
        "the report has these words from somebody whom it does not name",
    )  # fmt: skip


def _body(heard: Heard, given: Given) -> frozenset[str]:
    """Return the words by which a voice is called, where it is a body that the reports name, or "the company"; none where it is not."""
    if given.names:
        known = all(any(name in side.vocabulary for side in heard.table.reports) for name in given.names)
        outlet = given.names & (heard.own | {word for news in heard.news for body in news for word in body})
        return given.names if known and not outlet else frozenset()
    return given.role if given.role & {stem(noun) for noun in listed("run")} else frozenset()


def _called(row: Sequence[Word]) -> frozenset[str]:
    """Return the folded words of a passage, and their stems."""
    return frozenset(one for w in row for one in (w.folded, w.stem) if one)
