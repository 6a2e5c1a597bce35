"""The parts of learning coreference that hold for documents of any kind."""

import numpy as np
import pytest

from training.coreference import gathered


@pytest.mark.parametrize(
    ("places", "rows", "sums"),
    [
        ([1, 0, 1], [[1.0], [2.0], [4.0]], [[2.0], [5.0], [0.0]]),
        ([], np.zeros((0, 1)), [[0.0], [0.0], [0.0]]),
    ],
)
def test_rows_are_summed_by_place_and_none_make_zeros(places, rows, sums):
    found = gathered(np.array(places, dtype=np.int64), np.array(rows), 3)
    assert found.tolist() == sums
