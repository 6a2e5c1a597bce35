"""The clauses that a sentence gives to a voice, one by one: of two facts told together the one may be near where the whole is not.

"The loss was small, Vel told the court, where Kern denies fraud" gives Vel the loss alone, and what hangs on a clause ("though",
"where", "who") is no part of it.
"""

from __future__ import annotations

import re
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
_BESIDE = frozenset("while whereas".split())
"""Words that open a clause which only tells one more thing."""
FAR = 12
"""So many tokens before a verb may stand what opens its clause."""
_GOES_ON = re.compile(r"(?:\s[\w’'-]+){0,5},\s(?:who|whose|whom|where|which)\s")
"""What stands between a verb of saying with its voice and a clause about whoever or whatever ends it."""


def parts(heard: Heard, given: Given) -> Iterator[tuple[Given, frozenset[str]]]:
    """Yield words given to a voice clause by clause, each with the passages that are near to it, and the stems of the rest.

    What hangs on the voice itself or on whom it tells is no part of the rest: "said Vel, whose boat sank", "told the court, where".
    """
    draft = heard.table.draft
    cue, heads = _heads(draft, given) if given.stems and given.told != given.who else (-1, ())
    for head in heads:
        stems = _stems(draft, given, {head}, deep=False)
        if len(stems) <= FEWEST or stems == given.stems:
            continue
        matches = [m for m in heard.aligner.matches(stems) if m.share >= NEAR and m.passage.paragraph]
        sources = tuple((m.side, m.passage) for m in matches if m.share >= CLOSE * matches[0].share)
        if sources:
            under = {n for n, token in enumerate(draft.reading.tokens) if token.head == cue and n not in heads}
            aside = _stems(draft, given, under, deep=True) | _behind(draft, given)
            yield replace(given, stems=stems, sources=sources), given.stems - stems - aside


def _heads(draft: Side, given: Given) -> tuple[int, Sequence[int]]:
    """Return a verb of saying, -1 for none, and the verbs of the clauses that a verb of saying governs, or that it is set into."""
    tokens = draft.reading.tokens
    inside = draft.tokens_in(given.passage.start, given.passage.end)
    told = [n for n in draft.tokens_in(given.told.start, given.told.end) if not _within(draft, given, n)]
    verbs = [n for n in told if tokens[n].upos == "VERB"]
    cue = next(iter(verbs if given.told.start < given.who.start else verbs[::-1]), None)  # "Vel, who has left, said"
    if cue is None:
        return -1, ()
    under = cue
    heads = [n for n in inside if tokens[n].head == cue and tokens[n].deprel.startswith("ccomp")]
    by = tokens[cue].head
    if not heads and tokens[cue].deprel == "case" and by in inside:  # "according to Vel"
        heads, under = [tokens[by].head] if tokens[by].head in inside else [], by
    elif not heads and tokens[cue].deprel.startswith(("parataxis", "advcl")) and by in inside:
        heads = [by]
    return under, [*heads, *(n for n in inside if tokens[n].head in heads and n != cue and _joined(draft, n))]


def _joined(draft: Side, verb: int) -> bool:
    """Tell whether a verb only tells one more thing beside the one it hangs on: behind "and", or behind "while"."""
    tokens = draft.reading.tokens
    if tokens[verb].deprel != "advcl":
        return tokens[verb].deprel == "conj"
    marks = (t for t in tokens[max(0, verb - FAR) : verb] if t.deprel == "mark" and t.head == verb)
    return any(draft.text[t.start : t.end] in _BESIDE for t in marks)


def _stems(draft: Side, given: Given, heads: set[int], *, deep: bool) -> frozenset[str]:
    """Return the stems below some tokens, what hangs on them as another clause left out unless `deep`."""
    tokens = draft.reading.tokens
    inside = draft.tokens_in(given.passage.start, given.passage.end)
    told = set(draft.tokens_in(given.told.start, given.told.end)) if not deep else set()
    kept, more = set(heads), True
    while more:
        near = {n for n in inside if tokens[n].head in kept and (deep or not tokens[n].deprel.startswith(_HANGS))}
        new = near - kept - told
        kept, more = kept | new, bool(new)
    starts = {tokens[n].start for n in kept - told}
    return frozenset(w.stem for w in given.passage.words if w.stem and w.start in starts)


def _behind(draft: Side, given: Given) -> frozenset[str]:
    """Return the stems of what a sentence goes on with about a voice or whom it tells: "said Vel, whose boat sank"."""
    found = _GOES_ON.match(draft.text, given.told.end, given.passage.end)
    return frozenset(w.stem for w in given.passage.words if found and w.stem and w.start >= found.end())


def _within(draft: Side, given: Given, token: int) -> bool:
    """Tell whether a token is part of the voice itself."""
    return given.who.start <= draft.reading.tokens[token].start < given.who.end
