"""What each sentence of the draft is to the reports: supported, near to them, differing, or not in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.check.align import Aligner, Match
from onrecord.check.borne import Borne
from onrecord.check.exchanged import exchanged
from onrecord.check.opposites import opposites
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.words import words
from onrecord.core.finding import Backing, CheckedSentence, Finding, Verdict

SPEAKS = 0.45
"""Passages that share this part of a sentence's weight together speak of it."""
SUPPORTS = 0.6
"""With this part they support it. Set on two sets of drafts nobody had fitted to, 2026-11-30, by hand."""
MARKS = 12
"""So many code points of marks one of two sentences of the same words may have more."""
NEAR, MOST = 0.3, 6
"""Passages that share this part of a sentence's weight, so many at most, may tell of the same thing. Set by hand on ten sets of
drafts, 2026-11-30; `python -m evaluation drafts` tells what they give."""
HALF = 0.5
"""A sentence of which one passage shares this part has its words from there. Set on ten sets of drafts, 2026-11-30, by hand: of 71
sentences that the rule holds back 17 were wrongly called supported, of all others one in eleven."""
_VERBS, _NOUNS = ("VERB", "AUX"), ("NOUN", "PROPN", "ADJ")
_CORE = ("nsubj", "obj", "obl", "root")
FEWEST = 2
"""Fewer shared stems support nothing."""


def verdicts(table: Table, aligner: Aligner, findings: Sequence[Finding]) -> tuple[CheckedSentence, ...]:
    """Return every sentence of the draft with its verdict, what backs it, and what was found in it."""
    return tuple(_checked(table, aligner, passage, _inside(findings, passage)) for passage in table.draft.passages)


def _inside(findings: Iterable[Finding], passage: Passage) -> list[Finding]:
    """Return the findings whose words begin in a passage, in text order."""
    inside = [finding for finding in findings if passage.holds(finding.anchor.start)]
    return sorted(inside, key=lambda finding: (finding.anchor.start, finding.kind))


def _checked(table: Table, aligner: Aligner, passage: Passage, found: list[Finding]) -> CheckedSentence:
    """Return one sentence with its verdict.

    It is only supported where most of it stands in the reports and nothing is left to look at; word for word it always is.
    """
    sure = tuple(finding for finding in found if finding.sure)
    unsure = tuple(finding for finding in found if not finding.sure)
    backing, share = _backing(table, aligner, passage)
    verbatim = None if sure else _verbatim(table, passage)
    verdict: Verdict = "differs" if sure else "absent"
    if verbatim:
        verdict, backing, unsure = "supported", (verbatim,), ()
    elif not found and not _says(table.draft, passage):
        backing = ()
    elif backing and not sure:
        unsure = unsure or tuple(_looks(table, aligner, passage))
        near = unsure or share < SUPPORTS or (len(backing) > 1 and _put_together(table.draft, aligner, passage))
        verdict = "near" if near else "supported"
    return CheckedSentence(
        table.given.anchor(passage.start, passage.end), passage.paragraph, verdict, backing, sure, unsure
    )


def _looks(table: Table, aligner: Aligner, passage: Passage) -> list[Finding]:
    """Return what keeps a sentence without findings from being called supported."""
    found = list(Borne(table, aligner).findings(passage))
    near = [match for match in aligner.matches(passage.stems, most=MOST) if match.share >= NEAR]
    for one in (*opposites(table, near, passage), *exchanged(table, near, passage)):
        if not any(one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end for other in found):
            found.append(one)
    return found


def _says(side: Side, passage: Passage) -> bool:
    """Tell whether a sentence says anything: it has a verb or a figure, or no tree tells; "The man from the quay" is a title."""
    tokens = [side.reading.tokens[at] for at in side.tokens_in(passage.start, passage.end)]
    figure = any(word.stem[:1].isdigit() for word in passage.words)
    return figure or any(token.upos in _VERBS for token in tokens) or not any(token.upos for token in tokens)


def _put_together(side: Side, aligner: Aligner, passage: Passage) -> bool:
    """Tell whether a sentence has its words from several passages, none of which has half, and a noun of its own from none.

    "The cats of Port Gaunt have not been polled" of a report on a poll in Port Gaunt.
    """
    quoting = any(passage.holds(quotation.start) for quotation in side.quotations)
    if quoting or aligner.matches(passage.stems, most=1)[0].share >= HALF:
        return False
    strange = {word.start for word in passage.words if word.stem and not aligner.knows(word.stem)}
    tokens = [side.reading.tokens[at] for at in side.tokens_in(passage.start, passage.end)]
    return any(t.start in strange and t.upos in _NOUNS and t.deprel.partition(":")[0] in _CORE for t in tokens)


def _verbatim(table: Table, passage: Passage) -> Backing | None:
    """Return the sentence or quotation of a report that has the words of a sentence, all of them and no other; None where none does."""
    own = [word.folded for word in passage.words]
    long = passage.end - passage.start
    for number, side in enumerate(table.reports):
        spans = [*((p.start, p.end) for p in side.passages), *((q.start, q.end) for q in side.quotations)]
        for start, end in spans:
            alike = own and abs(end - start - long) <= MARKS
            if alike and own == [word.folded for word in words(side.text, start, end)]:
                return side.backing(number, start, end)
    return None


def _backing(table: Table, aligner: Aligner, passage: Passage) -> tuple[tuple[Backing, ...], float]:
    """Return the passages that speak of a sentence, the nearest first, and their part of its weight; none where they share too little."""
    matches = aligner.matches(passage.stems, most=3)
    if not matches:
        return (), 0.0
    chosen: list[Match] = [matches[0]]
    covered = set(matches[0].shared)
    for match in matches[1:]:
        if aligner.total(match.shared - covered) >= 0.15 * aligner.total(passage.stems):
            chosen.append(match)
            covered |= match.shared
    share = aligner.total(covered) / (aligner.total(passage.stems) or 1.0)
    if len(covered) < FEWEST or share < SPEAKS:
        return (), share
    return tuple(table.reports[m.side].backing(m.side, m.passage.start, m.passage.end) for m in chosen), share
