"""Voices without a name: some of several, a body's person, words that an outlet has somebody as saying; and no voice at all."""

import pytest
from held import kinds

MARKET = """THE ORREL TIDINGS
Grain hall at Brask may be roofed anew
4 June 2041

The grain hall at Brask may be roofed anew by spring, Trade Minister Ulla Fenn told the Sarto press agency. "We cannot count sacks in the rain," Fenn told Sarto on Tuesday.

Three council sources told the Tidings that the mason Henk Loder would probably be hired to mend its chimney. One of the porters said the guild favoured a sale of the weighing house.

An official of the guild of Dorvia, who asked not to be named, said a tender could open in the lower market in August. Dorvia has not replied.

The Brask Mercury newspaper on Monday reported Mayor Siv Aldo as saying the county would probably pay for the gutters.
"""

FAULTY = [
    ("chain", "The mason Henk Loder will probably be hired to mend the chimney."),
    ("chain", "Henk Loder would probably be hired to mend its chimney, it turned out after the meeting."),
    ("chain", "The county would probably pay for the gutters, Mayor Siv Aldo said."),
]

SOUND = [
    "Council sources say the mason Henk Loder will probably be hired to mend the chimney.",
    "The mason Henk Loder will probably be hired to mend the chimney, three sources on the council told the Tidings.",
    "The county would probably pay for the gutters, Mayor Siv Aldo told the Mercury.",
    "From the guild of Dorvia there has been no official word.",
    "The guild of Dorvia has not officially replied.",
    "The Tidings draws on an interview with Sarto for the hall. In it Ulla Fenn was plain: “We cannot count sacks in the rain.”",
]


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_a_chain_dropped_is_found(kind, sentence):
    assert kind in kinds(sentence, MARKET)


@pytest.mark.parametrize("sentence", SOUND)
def test_a_chain_told_or_no_voice_raises_none(sentence):
    assert "chain" not in kinds(sentence, MARKET)


SECOND = """HALL AND LOFT
Brask hall to be roofed, agency hears
5 June 2041

The grain hall at Brask may be roofed anew by spring, Trade Minister Ulla Fenn told the Sarto press agency. Hall and Loft could not independently verify it.
"""

COUNTED = [
    (
        "Two independent sources, The Orrel Tidings and Hall and Loft, now confirm that the grain hall may be roofed by spring.",
        True,
    ),
    ("Two papers have it from Ulla Fenn separately that the grain hall may be roofed anew by spring.", True),
    ("Both papers have it from the Sarto press agency that the grain hall may be roofed anew by spring.", False),
    ("The Orrel Tidings and Hall and Loft have both learned that the grain hall may be roofed by spring.", True),
    ("The roof is told of by two papers that bear each other out, The Orrel Tidings and Hall and Loft.", True),
    ("A second paper confirms that the grain hall may be roofed by spring.", True),
    ("Two newspapers vouch for the news independently.", True),
    ("A second paper carries what the Sarto press agency heard.", False),
    ("The minister told both houses that the grain hall may be roofed by spring.", False),
    ("Hall and Loft says it could not independently verify that the grain hall may be roofed.", False),
]


@pytest.mark.parametrize(("sentence", "found"), COUNTED)
def test_one_origin_counted_twice(sentence, found):
    assert ("origin" in kinds(sentence, MARKET, SECOND)) is found
