"""Other passages that words given to a voice may come from: then the nearest one is a guess, and its voice tells nothing."""

from __future__ import annotations

from onrecord.check.align import Match
from onrecord.check.cues import listed
from onrecord.check.heard import FEWEST, Given, Heard
from onrecord.check.sides import Passage
from onrecord.check.spoken import says

RIVAL = 0.5
"""Words of the same person that share this part of what the nearest passage shares may be the ones meant."""
_OWN = frozenset("his her their".split())


def rival(heard: Heard, given: Given, names: frozenset[str]) -> bool:
    """Tell whether another passage that may be this one's own words shares nearly as much: then the nearest is a guess."""
    matches = heard.aligner.matches(given.stems, most=10) if given.stems else ()
    if matches and near_rival(heard, given, names, matches[0]):
        return True
    return any(
        (m.share >= RIVAL * matches[0].share or other_fact(heard, given, matches[0], m))
        and names & heard.named_in(m.side, m.passage) and told_in(heard, m.side, m.passage)
        for m in matches
    )  # fmt: skip


def other_fact(heard: Heard, given: Given, best: Match, other: Match) -> bool:
    """Tell whether a passage has most of what the nearest one lacks: of two facts in one sentence the second may be theirs."""
    left = given.stems - best.shared
    rest = other.shared & left
    return len(rest) >= FEWEST and heard.aligner.total(rest) >= RIVAL * heard.aligner.total(left)


def near_rival(heard: Heard, given: Given, names: frozenset[str], best: Match) -> bool:
    """Tell whether another paragraph that lets this one speak shares nearly as much, all its sentences together."""
    for at, side in enumerate(heard.table.reports):
        told: dict[int, set[str]] = {}
        for p in side.passages:
            told.setdefault(p.paragraph, set()).update(p.stems)
        for paragraph, stems in told.items():
            if not paragraph or (at, paragraph) == (best.side, best.passage.paragraph):
                continue
            speaks = any(says(side, p, names) for p in side.passages if p.paragraph == paragraph)
            shared = heard.aligner.total(stems & given.stems)
            if speaks and shared >= RIVAL * heard.aligner.total(best.shared):
                return True
    return False


def told_in(heard: Heard, at: int, passage: Passage) -> bool:
    """Tell whether a passage gives its words to anybody."""
    records = heard.table.reports[at].records_in(passage.start, passage.end)
    here = {w.folded for w in passage.words}
    opinion = here & _OWN and here & listed("voicing")
    return any(r.chain for r in records) or bool(here & listed("saying") or opinion)


def rest_of(heard: Heard, rest: frozenset[str], mine: frozenset[str]) -> bool:
    """Tell whether the rest of what a voice is given is theirs: then the sentence only tells it beside another's."""
    return any(
        len(m.shared) >= FEWEST and m.share >= RIVAL and mine & heard.named_in(m.side, m.passage)
        for m in heard.aligner.matches(rest, most=10)
    )
