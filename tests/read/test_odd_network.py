"""Whatever the network says, the reader makes a sheet of it."""

from copy import copy
from pathlib import Path

import numpy as np
import pytest

import onrecord
from onrecord.read import trained

EXAMPLE = Path(__file__).parents[2] / "examples" / "coastal-herald.txt"


@pytest.mark.parametrize("noise", [4.0, 12.0])
def test_no_reading_of_the_network_however_odd_breaks_the_reader(noise, monkeypatch):
    chance = np.random.default_rng(7)
    odd = copy(trained.network())
    session = odd._session

    class Odd:
        asked = 0

        def run(self, *given):
            Odd.asked += 1
            out = session.run(*given)
            return [o + chance.normal(0, noise, o.shape).astype(o.dtype) if o.dtype == np.float32 else o for o in out]

    odd._session = Odd()
    monkeypatch.setattr(trained, "network", lambda: odd)
    text = EXAMPLE.read_text(encoding="utf-8")
    sheet = onrecord.read_text(text)
    assert Odd.asked
    assert all(text[r.anchor.start : r.anchor.end] == r.anchor.exact for r in sheet.records)
