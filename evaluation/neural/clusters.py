"""Scores of coreference: MUC, B3 and CEAF-phi4 over the chains of documents, and their mean, the CoNLL F1.

Source: Vilain et al. 1995 (MUC); Bagga & Baldwin 1998 (B3); Luo 2005 (CEAF, entity based, phi4); Pradhan et al. 2014
(how they are summed over documents).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np

from evaluation.outcome import Score

Chain = frozenset[Hashable]
Counts = tuple[float, float, float, float]
"""Found of predicted, predicted, found of gold, gold."""


def chains(given: Iterable[Iterable[Hashable]]) -> list[Chain]:
    """Return chains of two mentions or more; a mention of two chains stays in the first."""
    seen: set[Hashable] = set()
    out = []
    for row in given:
        own = frozenset(row) - seen
        seen |= own
        if len(own) > 1:
            out.append(own)
    return out


def conll(documents: Sequence[tuple[Sequence[Chain], Sequence[Chain]]]) -> dict[str, Score]:
    """Score (gold chains, predicted chains) of each document, summed over documents before dividing."""
    out = {}
    for name, measure in (("MUC", muc), ("B3", b_cubed), ("CEAF-phi4", ceaf)):
        found = np.array([measure(gold, predicted) for gold, predicted in documents]).reshape(-1, 4).sum(0)
        p = found[0] / found[1] if found[1] else 0.0
        r = found[2] / found[3] if found[3] else 0.0
        out[name] = Score(float(p), float(r), float(2 * p * r / (p + r)) if p + r else 0.0, round(found[3]))
    mean = sum(score.f1 for score in out.values()) / 3
    pairs = [({m for c in g for m in c}, {m for c in p for m in c}) for g, p in documents]
    right = sum(len(g & p) for g, p in pairs)
    total = sum(len(g) for g, _ in pairs)
    mentions = Score.of_counts(right, sum(len(p) for _, p in pairs), total)
    return {"CoNLL F1": Score.of_value(mean, total), **out, "mentions": mentions}


def muc(gold: Sequence[Chain], predicted: Sequence[Chain]) -> Counts:
    """Count links: a chain of n mentions has n - 1, and keeps those that the other side does not cut."""
    kept, links = _kept(predicted, gold)
    back, wanted = _kept(gold, predicted)
    return kept, links, back, wanted


def _kept(ours: Sequence[Chain], theirs: Sequence[Chain]) -> tuple[float, float]:
    """Return how many links of `ours` the chains of `theirs` keep, and how many there are."""
    where = {mention: number for number, chain in enumerate(theirs) for mention in chain}
    kept = links = 0
    for chain in ours:
        parts = len({where.get(mention, ("alone", mention)) for mention in chain})
        kept += len(chain) - parts
        links += len(chain) - 1
    return kept, links


def b_cubed(gold: Sequence[Chain], predicted: Sequence[Chain]) -> Counts:
    """Sum over mentions the share of their chain that the other side's chain holds."""
    shared = sum(len(g & p) ** 2 / len(p) for g in gold for p in predicted)
    back = sum(len(g & p) ** 2 / len(g) for g in gold for p in predicted)
    return shared, sum(map(len, predicted)), back, sum(map(len, gold))


def ceaf(gold: Sequence[Chain], predicted: Sequence[Chain]) -> Counts:
    """Sum the likeness (phi4) of chains paired one to one as well as can be."""
    like = np.array([[2 * len(g & p) / (len(g) + len(p)) for p in predicted] for g in gold])
    best = best_pairing(like.reshape(len(gold), len(predicted)))
    return best, len(predicted), best, len(gold)


def best_pairing(gain: np.ndarray) -> float:
    """Return the largest sum of a pairing of rows with columns, each used once at most (Kuhn-Munkres).

    Example:
        >>> best_pairing(np.array([[3.0, 2.0], [2.0, 0.0]]))
        4.0
    """
    rows, columns = gain.shape
    if not rows or not columns:
        return 0.0
    if rows > columns:
        gain, rows, columns = gain.T, columns, rows
    cost = -gain
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            free = ~used[1:]
            slack = cost[owner[at] - 1] - u[owner[at]] - v[1:]
            better = free & (slack < least[1:])
            least[1:][better], way[1:][better] = slack[better], at
            after = 1 + int(np.argmin(np.where(free, least[1:], np.inf)))
            step = least[after]
            u[owner[used]] += step
            v[used] -= step
            least[~used] -= step
            at = after
        while at:
            owner[at], at = owner[way[at]], way[at]
    return float(sum(gain[owner[c] - 1, c - 1] for c in range(1, columns + 1) if owner[c]))
