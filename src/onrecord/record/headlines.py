"""Headline claims: what a headline puts forward, held against the body. They stand outside all counts.

The headline's predicates are words of verbs that the body's records or the vocabulary know, as printed in a headline:
"to reopen" is planned, "may reopen" possible, the present tense done. Compared is the firmest record that speaks of the same:
with the same verb, or in a sentence with most of the headline's words. `same` a record puts it as firmly, and the
headline names a voice or needs none; `firmer` every such record puts it more weakly; `source_dropped` every such
record stands on a voice's word and the headline names none; `not_found` no record and no sentence speaks of it.
A headline that asks, or has no verb, claims nothing.

Source: design of the record (headline claims). Known gap: a headline in other words than the body is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Modality, Reading, Sentence
from onrecord.core.record import HeadlineClaim, Record
from onrecord.core.vocab import lexicon
from onrecord.record.phrases import pattern, singular, stem, words

FIRMNESS: dict[str, int] = {"actual": 3, "planned": 3, "ready": 2, "called_for": 2, "possible": 1, "conditional": 1,
                            "asked": 0}  # fmt: skip
"""How firmly a modality puts a claim, for this comparison only: done and will are one rank, so tense never decides."""
MOST_SHARED = 0.6
"""Least share of a headline's content words that a sentence must have to speak of the same. Set by hand, 2026-11."""
LEAST_SHARED = 2
SHORTEST = 3
SPEAKS = re.compile(r"[:‘’“”\"']")
Compared = Literal["same", "firmer", "source_dropped", "not_found"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One predicate of a headline: its words, how they put it, and the content words around it."""

    anchor: Anchor
    modality: Modality
    negated: bool
    content: frozenset[str]
    sourced: bool


def compare_headlines(reading: Reading, records: Sequence[Record]) -> tuple[HeadlineClaim, ...]:
    """Return the claims of the headlines, each held against the records of the body."""
    told = [record for record in records if record.question is None]
    stems = {stem(record.anchor.exact) for record in told}
    sentences = {record.id: _content(record.evidence[0].exact) for record in told}
    body = [
        _content(reading.report.text[s.start : s.end])
        for s in reading.sentences
        if reading.report.blocks[s.block].kind in ("body", "notice")
    ]
    found = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind == "headline":
            found += [_compare(claim, told, sentences, body) for claim in _claims(reading, sentence, stems)]
    return tuple(claim for claim in found if claim is not None)


def _compare(
    claim: Claim, records: Sequence[Record], sentences: dict[str, frozenset[str]], body: Sequence[frozenset[str]]
) -> HeadlineClaim | None:
    """Hold one claim against the records that speak of the same; None where that cannot be told."""
    verb = stem(claim.anchor.exact)
    near = [r for r in records if _speaks_of(claim, verb, r, sentences[r.id])]
    near = [r for r in near if (r.polarity == "-") == claim.negated] or near
    if not near:
        known = any(_shares(claim.content, content) for content in body) or len(claim.content) < SHORTEST
        touched = known or any(_verb_in(verb, content) for content in body)
        return None if touched else HeadlineClaim(claim.anchor, "not_found")
    best = max(near, key=lambda r: (FIRMNESS[r.modality], _same_verb(verb, r), not r.chain, -r.number))
    if (best.polarity == "-") != claim.negated:
        return None
    compared: Compared = "same"
    if FIRMNESS[claim.modality] > FIRMNESS[best.modality] or _unhedged(claim, near):
        compared = "firmer"
    elif not claim.sourced and all(record.chain for record in near):
        compared = "source_dropped"
    return HeadlineClaim(claim.anchor, compared, best.id)


def _speaks_of(claim: Claim, verb: str, record: Record, content: frozenset[str]) -> bool:
    """Tell whether a record speaks of a claim: by verb and a shared word, or by most of the claim's words."""
    if _same_verb(verb, record):
        return len((claim.content - {verb}) & content) >= 1
    return _shares(claim.content, content)


def _shares(claim: frozenset[str], content: frozenset[str]) -> bool:
    """Tell whether a sentence has most of a headline's words."""
    shared = len(claim & content)
    return shared >= LEAST_SHARED and shared >= MOST_SHARED * len(claim)


def _same_verb(verb: str, record: Record) -> bool:
    """Tell whether a record's predicate is a form of a verb."""
    return stem(record.anchor.exact) == verb


def _verb_in(verb: str, content: frozenset[str]) -> bool:
    """Tell whether a sentence has a form of a verb."""
    return verb in content


def _unhedged(claim: Claim, near: Sequence[Record]) -> bool:
    """Tell whether every record hedges what the headline does not."""
    return claim.modality in ("actual", "planned") and all(record.certainty != "certain" for record in near)


def _claims(reading: Reading, sentence: Sentence, stems: set[str]) -> list[Claim]:
    """Return the first predicate of each clause of a headline."""
    text = reading.report.text[sentence.start : sentence.end]
    if text.rstrip().endswith("?"):
        return []
    sourced = bool(SPEAKS.search(text)) or any(_reports(word) for word in text.split())
    for index in range(sentence.first + 1, sentence.last):
        token = reading.tokens[index]
        word = reading.words(token)
        tagged = token.upos not in ("", "VERB")
        if tagged or not word.isalpha() or not _is_verb(word, stems) or _reports(word):
            continue
        before = reading.report.text[sentence.start : token.start].lower()
        last = (before.split() or [""])[-1]
        if last in words("matter_words", "closed") and last not in _helpers():
            continue
        modality, negated = _put(before, word)
        content = _content(text) - {last} if last == "to" else _content(text)
        return [Claim(Anchor.of(reading.report.text, token.start, token.end), modality, negated, content, sourced)]
    return []


@cache
def _helpers() -> frozenset[str]:
    """Return the closed words that may stand right before a verb."""
    return frozenset(
        "to will would may might could can shall should must not has have had is are was were be been being also then "
        "and or again back he she it they we who which that so just".split()
    )


def _is_verb(word: str, stems: set[str]) -> bool:
    """Tell whether a word of a headline is a verb: a form in -s or a base of one that records or vocabulary know."""
    known = stems | _news_stems()
    return stem(word) in known and (not word[0].isupper() or word[1:].islower()) and word.lower() not in _nouns()


@cache
def _news_stems() -> frozenset[str]:
    """Return the stems of the verbs that carry news."""
    return frozenset(stem(verb) for row in lexicon("news_verbs").values() for verb in row)


@cache
def _reporting() -> frozenset[str]:
    """Return the stems of the verbs of saying."""
    return frozenset(stem(verb) for verb in lexicon("reporting")["strong"])


def _reports(word: str) -> bool:
    """Tell whether a word of a headline names a saying."""
    return stem(word.strip(",.;")) in _reporting() and word[:1].islower()


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns of the ladders, which look like verbs in a headline ("visit", "plan", "supply")."""
    return frozenset(noun for name in lexicon("stage_words")["ladders"] for noun in lexicon(f"ladder_{name}")["nouns"])


def _put(before: str, word: str) -> tuple[Modality, bool]:
    """Return how the words before a verb of a headline put it, and whether they negate it."""
    found = list(pattern("hedges", "conditional", "called_for", "ready", "possible", "planned").finditer(before))
    negated = bool(pattern("hedges", "negative").search(before))
    if found:
        kind: Modality = found[-1].lastgroup  # type: ignore[assignment]
        return kind, negated
    return ("planned" if before.rstrip().endswith(" to") and word.islower() else "actual"), negated


def _content(text: str) -> frozenset[str]:
    """Return the content words of a stretch of text, as stems of singulars."""
    closed = words("matter_words", "closed")
    found = (word.lower() for word in re.findall(r"[^\W\d_][\w-]*", text))
    return frozenset(stem(singular(word)) for word in found if word not in closed and len(word) >= SHORTEST)
