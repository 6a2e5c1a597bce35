"""The clauses that a sentence gives to a voice, one by one: of two facts told together the one may be near where the whole is not.

"The loss was small, Vel told the court, where Kern denies fraud" gives Vel the loss alone, and what hangs on a clause ("though",
"where", "who") is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.check.heard import FEWEST, Given, Heard
from onrecord.check.sides import Side

NEAR = 0.6
"""A clause shares this part of its weight with the passage that has it by another voice."""
CLOSE = 0.75
"""Passages that share nearly as much as the nearest may hold the words too."""
_HANGS = ("advcl", "acl", "parataxis", "conj", "appos")
"""Relations of what hangs on a clause and is another one."""


def parts(heard: Heard, given: Given) -> Iterator[Given]:
    """Yield words given to a voice clause by clause, each with the passages that are near to it; none where it is one clause."""
    draft = heard.table.draft
    heads = _heads(draft, given) if given.stems and given.told != given.who else ()
    for head in heads:
        stems = _stems(draft, given, head)
        if len(stems) <= FEWEST or stems == given.stems:
            continue
        matches = [m for m in heard.aligner.matches(stems) if m.share >= NEAR and m.passage.paragraph]
        sources = tuple((m.side, m.passage) for m in matches if m.share >= CLOSE * matches[0].share)
        if sources:
            yield replace(given, stems=stems, sources=sources)


def _heads(draft: Side, given: Given) -> Sequence[int]:
    """Return the verbs of the clauses that a verb of saying governs, or that it is set into."""
    tokens = draft.reading.tokens
    inside = draft.tokens_in(given.passage.start, given.passage.end)
    told = [n for n in draft.tokens_in(given.told.start, given.told.end) if not _within(draft, given, n)]
    cue = next((n for n in told if tokens[n].upos == "VERB"), None)
    if cue is None:
        return ()
    heads = [n for n in inside if tokens[n].head == cue and tokens[n].deprel.startswith("ccomp")]
    by = tokens[cue].head
    if not heads and tokens[cue].deprel == "case" and by in inside:  # "according to Vel"
        heads = [tokens[by].head] if tokens[by].head in inside else []
    elif not heads and tokens[cue].deprel.startswith(("parataxis", "advcl")) and by in inside:
        heads = [by]
    return [*heads, *(n for n in inside if tokens[n].head in heads and tokens[n].deprel == "conj" and n != cue)]


def _stems(draft: Side, given: Given, head: int) -> frozenset[str]:
    """Return the stems of a clause, what hangs on it as another clause left out."""
    tokens = draft.reading.tokens
    inside = draft.tokens_in(given.passage.start, given.passage.end)
    told = set(draft.tokens_in(given.told.start, given.told.end))
    kept, more = {head}, True
    while more:
        new = {n for n in inside if tokens[n].head in kept and not tokens[n].deprel.startswith(_HANGS)} - kept - told
        kept, more = kept | new, bool(new)
    starts = {tokens[n].start for n in kept - told}
    return frozenset(w.stem for w in given.passage.words if w.stem and w.start in starts)


def _within(draft: Side, given: Given, token: int) -> bool:
    """Tell whether a token is part of the voice itself."""
    return given.who.start <= draft.reading.tokens[token].start < given.who.end
