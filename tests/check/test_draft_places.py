"""Places: another of the reports' places stands where the draft has this one; names by the words around them."""

import pytest
from held import kinds

SHORE = """SHORE LEDGER
Ferry dues to rise on both shores
4 April 2037

The customs college at Sallow trains about 60 women a year, the harbour office said. The old net loft in Grell, two miles off, stands empty.

Dues for lorries will be settled by the ferry board in Marlow on 9 May, its clerk, Odo Kern, said. Farmers in the Tarn region pay the most.

Chief engineer Sven Ilder told skippers in Oske that the winch would fail by June, mostly because of salt from the Velm pans.

A count has been ordered in Hale and Brede. The rowers will meet in the Kelder Hall on 9 June.
"""

FAULTY = [
    "The customs college of Grell trains about 60 women a year.",
    "Some 60 women a year are trained by the customs college in Marlow.",
    "The board decides on the dues for lorries in Oske on 9 May.",
    "It is the farmers of the Velm region who pay the most.",
    "Skippers who met Sven Ilder at Velm heard that the winch would fail by June.",
    "Hale and Marlow have been ordered to count.",
    "The rowers meet on 9 June in Oske.",
]

SOUND = [
    "At Sallow, the customs college trains about 60 women a year.",
    "In Grell an old net loft stands empty.",
    "The loft is two miles from Sallow, in Grell.",
    "The board of the ferry settles the dues in Marlow on 9 May.",
    "Sven Ilder told skippers in Oske that salt from Velm would make the winch fail by June.",
    "Brede and Hale have been ordered to count.",
    "The rowers meet on 9 June, in the Kelder Hall.",
    "In Kern's office, the clerk said, the dues for lorries are a matter for the board.",
    "I have eaten eels in Marlow, in a market that no longer stands.",
]


@pytest.mark.parametrize("sentence", FAULTY)
def test_another_place_of_the_reports_is_found(sentence):
    assert kinds(sentence, SHORE) == ["place"]


@pytest.mark.parametrize("sentence", SOUND)
def test_the_same_place_raises_nothing(sentence):
    assert kinds(sentence, SHORE) == []
