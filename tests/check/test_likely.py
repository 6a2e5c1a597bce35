"""What is only likely: a hedge that the draft may keep in another way, and months, studies and turns that are no fault."""

import pytest
from held import held, kinds

LIGHT = """THE OSKE LANTERN
Lighthouse at Oske may be sold
Thursday 9 May 2041

The harbour board could sell the lighthouse at Oske to a brewer. The brewer is likely to be slower than it looks, Ulla Brand said.

The keel of the mail boat might be replaced in the yard at Tarn. The levy could be set at no more than 40 crowns a crate, said the Velden agency.

The mail boat could sail again as early as June after the crew accepted the pay on Tuesday night, but only if the keel holds.

A paint made from kelp appears to stop rust, researchers reported last week in the journal Coastal Chemistry. The kelp grows off Cape Sund.

An officer at the port, who asked not to be named, told the Lantern that the pay was "thin gruel". Ilse Marn, the mayor, says the port has been told to wait until Friday.
"""

LIKELY = [
    "The harbour board has sold the lighthouse at Oske to a brewer.",
    "The harbour board sold the lighthouse at Oske to a brewer.",
    "The lighthouse at Oske is being sold to a brewer.",
    "The harbour board intends to sell the lighthouse at Oske to a brewer.",
    "The harbour board is preparing to sell the lighthouse at Oske to a brewer.",
    "The levy is set at 40 crowns a crate at most; only a poor season would bring it in.",
]

LOST = [
    ("The harbour board will sell the lighthouse at Oske to a brewer.", "will sell"),
    ("The lighthouse at Oske will be sold to a brewer.", "will be sold"),
    ("The brewer will be slower than it looks, Ulla Brand said.", "will be"),
    ("The keel of the mail boat will be replaced in the yard at Tarn.", "will be replaced"),
]

SOUND = [
    "The mail boat could sail again in June at the earliest, if the keel holds.",
    "The crew of the mail boat has accepted the pay.",
    "A paint from kelp that grows off Cape Sund appears to stop rust.",
    'One officer, unnamed, thought the pay "thin gruel"; Ilse Marn says the port has been told to wait until Friday.',
]


@pytest.mark.parametrize("sentence", LIKELY)
def test_a_hedge_that_may_be_kept_is_no_finding(sentence):
    assert "hedge" not in [f.kind for f in held(sentence, LIGHT).findings if f.sure]


@pytest.mark.parametrize(("sentence", "words"), LOST)
def test_a_hedge_that_is_lost_is_found_at_its_verb(sentence, words):
    assert [f.anchor.exact for f in held(sentence, LIGHT).findings if f.kind == "hedge"] == [words]


@pytest.mark.parametrize("sentence", SOUND)
def test_a_turn_that_is_no_fault_raises_nothing(sentence):
    assert kinds(sentence, LIGHT) == []
