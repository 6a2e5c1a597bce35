"""From scores to labels: the best allowed row, found at once or searched for."""

import itertools

import pytest

np = pytest.importorskip("numpy")
from onrecord.read.decode import best_labels  # noqa: E402

LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")


def allowed(row):
    before = 0
    for label in row:
        if label and label % 2 == 0 and before not in (label, label - 1):
            return False
        before = label
    return True


def best_of_all(scores):
    rows = (row for row in itertools.product(range(len(LABELS)), repeat=len(scores)) if allowed(row))
    return max(rows, key=lambda row: sum(scores[at][label] for at, label in enumerate(row)))


@pytest.mark.parametrize("seed", range(4))
def test_the_best_allowed_row_is_found(seed):
    scores = np.random.default_rng(seed).normal(size=(12, 4, len(LABELS))).astype(np.float32)
    sizes = [4, 3, 2, 1] * 3
    for row, found in enumerate(best_labels(scores, sizes).tolist()):
        assert tuple(found[: sizes[row]]) == best_of_all(scores[row, : sizes[row]].tolist())
        assert not any(found[sizes[row] :])
