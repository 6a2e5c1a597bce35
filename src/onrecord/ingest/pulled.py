"""Pull quotes: sentences of a report that are set large beside it, not said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.ingest.house import QUOTES
from onrecord.ingest.lines import Line

SAME_WORDS_TRIED = 20
SAME_WORDS = 0.8
"""A line is a pull quote when another paragraph holds this share of its pairs of words."""

_WORD = re.compile(r"[^\W_]+")


def pull_quotes(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the sentences whose words a longer paragraph holds too."""
    pairs = {index: _pairs(line.plain) for index, line in enumerate(lines) if line.words >= 8}
    holders: dict[tuple[str, str], list[int]] = {}
    for index, own in pairs.items():
        for pair in own:
            holders.setdefault(pair, []).append(index)
    for index, line in enumerate(lines):
        if not line.closed or not 4 <= line.words <= 45:
            continue
        own = _pairs(line.plain)
        if not own or (line.words < 6 and line.plain[:1] not in QUOTES):
            continue
        rare = sorted(own, key=lambda pair: (len(holders.get(pair, ())), pair))[: len(own) // 4 + 1]
        near = {at for pair in rare for at in holders.get(pair, [])[:SAME_WORDS_TRIED]} - {index}
        if any(len(own & pairs[at]) >= SAME_WORDS * len(own) and len(pairs[at]) > len(own) for at in near):
            yield index


def _pairs(plain: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring words of a line, folded."""
    words = _WORD.findall(plain.lower())
    return frozenset(pairwise(words))
