"""The clauses of a sentence that merges several facts, each held against the passages that it alone is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.align import Aligner
from onrecord.check.claims import Claim
from onrecord.check.sides import Table

SHARE = 0.42
"""A clause that shares this part of its weight with a passage is about it."""
FEWEST = 4
"""A clause of fewer telling words is about nothing for sure."""
_OPENS = frozenset("and but while whereas although though where which who whose with after before as a an".split())
"""Words that open a clause, or a noun set beside one, behind a comma."""
_MARK = re.compile(r"[;:,]")


def parts(table: Table, aligner: Aligner, claim: Claim) -> Iterator[Claim]:
    """Yield the clauses of a claim as claims of their own, where it has several and each has telling words enough."""
    row, text = claim.words, table.draft.text
    starts = [0]
    for at in range(1, len(row)):
        gap = text[row[at - 1].end : row[at].start]
        mark = _MARK.search(gap)
        if (mark and (mark[0] != "," or row[at].folded in _OPENS)) or (row[at].folded in ("while", "whereas", "where")):
            starts.append(at)
    if len(starts) < 2:
        return
    for first, last in zip(starts, (*starts[1:], len(row)), strict=True):
        stems = frozenset(w.stem for w in row[first:last] if w.stem) & claim.stems
        matches = tuple(m for m in aligner.matches(stems, most=6) if m.passage.paragraph)
        if len(stems) >= FEWEST and matches and matches[0].share >= SHARE and len(matches[0].shared) > 2:
            yield Claim(claim.passage, row[first:last], stems, matches)
