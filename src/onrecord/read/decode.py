"""From scores to structures: the best tree over a sentence, and the best row of span labels.

Pure functions over arrays. A row of span labels is laid out O, B-1, I-1, B-2, I-2, ...
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Span = tuple[str, int, int, float]
"""Label, first word, word after the last, mean probability of its words."""


def softmax(scores: Floats) -> Floats:
    """Return probabilities over the last axis."""
    import numpy as np

    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    total: Floats = shifted / shifted.sum(-1, keepdims=True)
    return total


def best_tree(scores: Floats) -> list[int]:
    """Return the head of each word (0 = root, words from 1) of the best tree with exactly one root.

    `scores` is float32 [n_words, n_words + 1]: dependent by head, head 0 being the root.

    Source: Chu and Liu 1965, Edmonds 1967 (maximum spanning arborescence); one root as Universal Dependencies asks.
    """
    import numpy as np

    n = len(scores)
    full = np.full((n + 1, n + 1), -1e9)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    heads = full.argmax(1)
    heads[0] = 0
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) == 1 and not _cycle(heads):
        return [int(h) for h in heads[1:]]
    candidates = roots or [int(full[1:, 0].argmax()) + 1]
    trees = []
    for root in candidates:
        one = full.copy()
        one[:, 0] = -1e9
        one[root, 0] = 0.0
        tree = _arborescence(one)
        trees.append((float(full[range(1, n + 1), tree[1:]].sum()), tree))
    return [int(h) for h in max(trees, key=lambda t: t[0])[1][1:]]


def _cycle(heads: Any) -> list[int]:
    """Return the words of one cycle among `heads` (word 0 is the root), or nothing."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: Any) -> Any:
    """Return the heads of the best tree below word 0, by contracting cycles one after another."""
    import numpy as np

    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    outside = [i for i in range(len(scores)) if i not in set(cycle)]
    inner = scores[cycle, heads[cycle]]
    small = np.full((len(outside) + 1, len(outside) + 1), -1e9)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(cycle, outside)] - inner[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small[-1, :-1], small[:-1, -1] = entering.max(0), leaving.max(1)
    small[0, :] = -1e9
    found = _arborescence(small)
    out = heads.copy()
    for place, node in enumerate(outside):
        if place:
            head = found[place]
            out[node] = cycle[int(leaving[place].argmax())] if head == len(outside) else outside[head]
    entry = int(found[-1])
    out[cycle[int(entering[:, entry].argmax())]] = outside[entry]
    return out


def best_labels(scores: Floats, sizes: Sequence[int]) -> NDArray[np.intp]:
    """Return the best allowed label numbers, int [n_rows, n_words], of float32 [n_rows, n_words, n_labels].

    `sizes` are the words that each row has; behind them all is O. Allowed: I-x only after B-x or I-x. Where the best label of
    each word makes an allowed row, nothing is better; the other rows are searched through.
    """
    import numpy as np

    best: NDArray[np.intp] = scores.argmax(-1)
    best[np.arange(scores.shape[1]) >= np.array(sizes)[:, None]] = 0
    before = np.zeros_like(best)
    before[:, 1:] = best[:, :-1]
    inside = (best > 0) & (best % 2 == 0)
    broken = np.flatnonzero((inside & (before != best) & (before != best - 1)).any(1))
    if broken.size:
        best[broken] = _searched(scores[broken], [sizes[row] for row in broken.tolist()])
    return best


def _searched(scores: Floats, sizes: Sequence[int]) -> NDArray[np.intp]:
    """Return what `best_labels` returns by Viterbi over log-probabilities without other transition costs, all rows at once."""
    import numpy as np

    rows, words, labels = scores.shape
    behind = np.arange(words) >= np.array(sizes)[:, None]
    scores = np.where(behind[..., None], np.float32(-1e9), scores)
    scores[behind, 0] = 0.0
    total, back = scores[:, 0].copy(), np.zeros((rows, words, labels), dtype=np.intp)
    total[:, 2::2] = -1e9
    inside, every = np.arange(2, labels, 2), np.arange(rows)
    for at in range(1, words):
        begun, going = total[:, 1::2], total[:, 2::2]
        back[:, at] = total.argmax(1)[:, None]
        back[:, at, 2::2] = inside - (begun >= going)
        best = np.empty_like(total)
        best[:] = total.max(1)[:, None]
        best[:, 2::2] = np.maximum(begun, going)
        total = best + scores[:, at]
    out = np.zeros((rows, words), dtype=np.intp)
    out[:, -1] = total.argmax(1)
    for at in range(words - 1, 0, -1):
        out[:, at - 1] = back[every, at, out[:, at]]
    return out


def spans_of(row: NDArray[np.intp], chances: Floats, labels: tuple[str, ...]) -> list[Span]:
    """Return the labelled spans of one row; `chances` float32 [n_words, n_labels] gives their confidence."""
    out: list[Span] = []
    for at, number in enumerate(row.tolist()):
        if not number:
            continue
        chance = float(chances[at, number])
        if number % 2:
            out.append((labels[number][2:], at, at + 1, chance))
        else:
            label, first, end, mean = out[-1]
            out[-1] = (label, first, at + 1, (mean * (end - first) + chance) / (end - first + 1))
    return out
