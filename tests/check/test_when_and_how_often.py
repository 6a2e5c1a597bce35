"""When something was said, how often a thing is done, and a quotation that only goes on with one's own sentence."""

import pytest
from held import held, kinds

LOCKS = """THE VELDEN LEDGER
Sarn may lower the toll for reed barges
14 May 2041

Sarn is ready to lower the toll for reed barges on the Imra canal, its waterways minister, Bela Korst, told the Canal Agency on Monday.

The change would take effect on 1 June, the agency reported. The mail ferry crosses to Tolm only once in two days. The lock keepers will move to Tolm only once the cottages are dry.

"Closing the reed mill was not an easy decision, but we cannot go on at a loss," the owner, Ada Merl, said. "The dredger is safe, but the winch on it is worn," she added.

The rebuilt lock at Oske is to be opened on Friday.
"""

SOUND = [
    "On 1 June the toll for reed barges comes down, according to the Canal Agency.",
    "The mail ferry crosses to Tolm from the new quay.",
    'For Ada Merl it "was not an easy decision".',
]

FAULTY = [
    ("date", "Bela Korst told the Canal Agency on Wednesday that Sarn is ready to lower the toll for reed barges.", "Wednesday"),
    ("date", "The rebuilt lock at Oske is to be opened on Saturday.", "Saturday"),
    ("condition", "The lock keepers will move to Tolm.", "will move"),
    ("cut", '"The dredger is safe," Ada Merl said.', "The dredger is safe"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", SOUND)
def test_it_is_no_fault(sentence):
    assert kinds(sentence, LOCKS) == []


@pytest.mark.parametrize(("kind", "sentence", "words"), FAULTY)
def test_its_neighbour_is_one(kind, sentence, words):
    assert any(words in f.anchor.exact for f in held(sentence, LOCKS).findings if f.kind == kind)
