"""What only describes, links, waits or counts from the day of publication differs in nothing; its near neighbours do."""

import pytest
from held import held, kinds

KILN = """THE VELDEN LEDGER
Kiln at Orsk may be fired again next year
14 May 2041

Sarn could deliver the first of six kilns to neighbouring Velden by late June. Gusts of up to 140 km per hour tore two roofs off the brickworks.

The inspector found in 2039 that the chimney guards were possibly unsafe. The council of Orsk wants to be praising nobody before the kiln is ready.

The owners said this year no hall would be closed in Orsk. The strike that closed a hall in Orsk was in 2038.

"If the frost lasts another month, we will have to move the drying racks to Tolm," said the foreman, Bela Korst.

The guild has applied for a licence to dig clay at Merrow. The clay tax is to be doubled only if the assembly agrees. The surveyor did not lift the bricks with his hands in Merrow.

The barge Ondine is ready to leave Velden once the old quay at Tolm is cleared. The tax is to bring at least 7,000 crowns a year for the schools.

The mill beside it is to be sold. Its boiler uses 40 litres of oil an hour.
"""

SOUND = [
    "Korst was scathing about the council of Orsk.",
    "The guild will dig clay at Merrow as soon as the board has granted the licence.",
    "The clay tax would be bearable only with an assembly agreed on it.",
    "Gusts of as much as 140 km/h tore two roofs off the brickworks.",
    "The boiler of the mill uses 40 litres/hour of oil.",
    "No hall would be closed in Orsk in 2041, the owners said.",
    "The kiln made ready for Velden is the first of six which Sarn owes its neighbour.",
    "Another month of frost would mean moving the drying racks to Tolm, Bela Korst said.",
    "The barge Ondine is ready to leave Velden when Tolm has its quay clear.",
    "The tax is to bring 7,000 crowns or more a year for the schools.",
    "Visitors in Merrow were given two views of the surveyor and the bricks.",
]

FAULTY = [
    ("bound", "Gusts of 140 km/h tore two roofs off the brickworks.", "140 km"),
    ("rate", "The boiler of the mill uses 40 litres/day of oil.", "/day"),
    ("date", "The strike that closed a hall in Orsk was in 2037.", "2037"),
    ("hedge", "Sarn delivers the first of six kilns to neighbouring Velden by late June.", "delivers"),
    ("hedge", "Nothing was hidden, for the inspector had called the old brick chimney's guards unsafe.", "unsafe"),
    ("hedge", "The chimney guards are unsafe, the inspector found in 2039.", "are unsafe"),
    ("condition", "The drying racks will have to be moved to Tolm, Bela Korst said.", "will have to be moved to Tolm"),
    ("condition", "The barge Ondine is ready to leave Velden for Tolm.", "is ready to leave Velden"),
    ("bound", "The tax is to bring up to 7,000 crowns in all for the schools.", "up to 7,000"),
    ("rate", "The tax is to bring up to 7,000 crowns in all for the schools.", "7,000 crowns in all"),
    ("stage", "The guild has been granted a licence to dig clay at Merrow.", "has been granted"),
]


@pytest.mark.parametrize("sentence", SOUND)
def test_the_same_thing_in_other_words_is_no_fault(sentence):
    assert kinds(sentence, KILN) == []


@pytest.mark.parametrize(("kind", "sentence", "words"), FAULTY)
def test_what_stands_next_to_it_is_one(kind, sentence, words):
    found = [f.anchor.exact for f in held(sentence, KILN).findings if f.kind == kind]
    assert found
    assert words in found[0]
