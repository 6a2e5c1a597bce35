"""Gaps: what the text itself says is not known, given, decided or verified.

A gap is a statement of the text. That nothing was found is no gap.

Source: gold guide, section 5.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import GapAbout, GapFound, GapState, Reading, Sentence, Step
from onrecord.core.vocab import terms
from onrecord.read.phrases import pattern

STATES = ("declined", "no_reply", "unverified", "undecided", "undisclosed", "unknown")
ABOUT = ("time", "place", "number", "identity", "cause", "outcome", "terms", "kind")
DECIDED = re.compile(r"\b(?:anonymity|anonymous letter|clearly|unknown to|voids any|well known)\b", re.IGNORECASE)
LISTED = re.compile(r"\bincluding\b([^.;:]{1,160})", re.IGNORECASE)
LONGEST_ANCHOR = 4
"""Most words of an anchor, as in the gold guide, section 5."""


def find_gaps(reading: Reading) -> Reading:
    """Fill the gaps of every sentence of body and notices."""
    found: list[GapFound] = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind in ("body", "notice"):
            found += _of_sentence(reading, sentence)
    return replace(reading, gaps=tuple(found))


def _of_sentence(reading: Reading, sentence: Sentence) -> list[GapFound]:
    """Return the gaps of one sentence: each cue with everything that it leaves open."""
    text = reading.report.text
    found: list[GapFound] = []
    if text[sentence.end - 1] == "?" or pattern("gaps", "not_a_gap").search(text, sentence.start, sentence.end):
        return found
    for match in pattern("gaps", *STATES).finditer(text, sentence.start, sentence.end):
        if DECIDED.search(text, max(sentence.start, match.start() - 3), min(sentence.end, match.end() + 12)):
            continue
        anchor = _anchor(text, match.start(), match.end())
        state: GapState = match.lastgroup  # type: ignore[assignment]
        for about in _about(text, sentence, match.start(), match.end()):
            found.append(GapFound(anchor, about, state))
    return found


def _anchor(text: str, start: int, end: int) -> Anchor:
    """Pin the cue, cut to its last words where it is long."""
    words = list(re.finditer(r"\S+", text[start:end]))
    first = words[max(0, len(words) - LONGEST_ANCHOR)].start()
    return Anchor.of(text, start + first, end)


def _about(text: str, sentence: Sentence, start: int, end: int) -> tuple[GapAbout, ...]:
    """Return what a gap is about: told by its own words, by those after it, then by those before it."""
    keys = tuple(f"about_{about}" for about in ABOUT)
    search = pattern("gaps", *keys)
    own = search.search(text, start, end)
    if own:
        return (*_listed(text, sentence, end, _key(own)),)
    after = search.search(text, end, min(sentence.end, end + 60))
    if after:
        return (*_listed(text, sentence, end, _key(after)),)
    before = list(search.finditer(text, max(sentence.start, start - 90), start))
    if before:
        return (_key(before[-1]),)
    return ("other",)


def _listed(text: str, sentence: Sentence, end: int, first: GapAbout) -> tuple[GapAbout, ...]:
    """Add what an "including ..." list after the cue names as open."""
    listed = LISTED.search(text, end, sentence.end)
    if not listed:
        return (first,)
    search = pattern("gaps", *(f"about_{about}" for about in ABOUT))
    named = [_key(match) for match in search.finditer(text, *listed.span(1))]
    return tuple(dict.fromkeys([*named])) or (first,)


def _key(match: re.Match[str]) -> GapAbout:
    """Return what a matched word list stands for."""
    about = (match.lastgroup or "about_other").removeprefix("about_")
    return about if about in terms("gap_about") else "other"  # type: ignore[return-value]


STEP = Step("gaps", "1", frozenset({"tokens", "sentences"}), frozenset({"gaps"}), find_gaps)
