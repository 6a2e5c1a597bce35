"""The one shape every corpus is turned into: words with the layers that the corpus really annotates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Tags = tuple[str | None, ...]
"""One label per word; None where the corpus does not say (no loss is taken there)."""

Pairs = tuple[tuple[int, Tags], ...]
"""(index of the governing word, one label per word) for each predicate or cue."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, or a window of running words, with its labels.

    `tags` maps a word layer (`upos`, `names`, `record`, ...) to its labels. A label of layer `names` may be several
    joined by `|`: any of them may be right (a corpus without nationalities leaves them open). `heads` is 1-based with 0
    for the root, as in CoNLL-U. `scores` holds factuality from -3 to 3.
    """

    corpus: str
    doc: str
    words: tuple[str, ...]
    tags: Mapping[str, Tags] = field(default_factory=dict)
    heads: tuple[int, ...] = ()
    pairs: Mapping[str, Pairs] = field(default_factory=dict)
    scores: tuple[float | None, ...] = ()
