"""Pairing what was predicted with what is labelled: overlap, one to one, and names compared as the sets ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]
TITLES = frozenset(
    "the a an mr mrs ms dr sir lord lady dame president premier prime minister chancellor governor mayor senator sen "
    "rep general colonel major captain lieutenant sergeant admiral judge justice professor prof king queen prince "
    "princess chief deputy acting former spokesman spokeswoman ambassador envoy secretary director chairman chairwoman "
    "chair "
    "bishop imam sheikh foreign defence defense interior finance health state press officer inspector "
    "commissioner".split()
)  # fmt: skip
"""Words that are set aside when names are compared: articles, titles and roles before a name."""


def overlap(left: Span, right: Span) -> int:
    """Count the code points that two stretches share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def pairs(gold: Sequence[Span], predicted: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair stretches one to one, the largest overlap first, then by order.

    Example:
        >>> pairs([(0, 5), (6, 9)], [(6, 8), (0, 2), (3, 5)])
        [(0, 1), (1, 0)]
    """
    found = sorted(
        ((-overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if overlap(g, p)),
    )
    seen_gold: set[int] = set()
    seen_predicted: set[int] = set()
    out = []
    for _, i, j in found:
        if i not in seen_gold and j not in seen_predicted:
            seen_gold.add(i)
            seen_predicted.add(j)
            out.append((i, j))
    return sorted(out)


def locate(text: str, exact: str, n: int = 1) -> Span:
    """Return the offsets of the `n`-th occurrence of `exact` in `text`, counted from 1, overlaps included.

    Raises:
        ValueError: when there is no such occurrence.

    Example:
        >>> locate("no, no", "no", 2)
        (4, 6)
    """
    start = -1
    for _ in range(n):
        start = text.find(exact, start + 1)
        if start < 0:
            raise ValueError(f"{exact!r} does not occur {n} times in {text[:80]!r}")
    return start, start + len(exact)


def shares_word(text: str, left: Span, right: Span) -> bool:
    """Tell whether two stretches share at least one whole word: a run of letters or digits both touch."""
    low, high = max(left[0], right[0]), min(left[1], right[1])
    return any(char.isalnum() for char in text[low:high])


def bare_words(name: str | None) -> list[str]:
    """Return the words of a name without case, marks, possessives and leading articles.

    Example:
        >>> bare_words("the Ulmar army's")
        ['ulmar', 'army']
    """
    words = re.findall(r"[^\W_]+", (name or "").lower().replace("’s", "").replace("'s", ""))
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words.pop(0)
    return words


def same_name(gold: str | None, predicted: str | None) -> bool:
    """Tell whether two names are the same without case, leading article and title; nobody equals nobody.

    Example:
        >>> same_name("Joss Ardin", "Premier Joss Ardin"), same_name(None, ""), same_name(None, "page")
        (True, True, False)
    """
    short, long = sorted((bare_words(gold), bare_words(predicted)), key=len)
    if not short or short == long:
        return short == long
    lead = long[: len(long) - len(short)]
    return long[len(lead) :] == short and all(word in TITLES for word in lead)
