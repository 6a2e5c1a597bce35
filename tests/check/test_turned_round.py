"""Every word is the report's and something is turned round: such a sentence is near, never supported; told in other words it is supported."""

import pytest
from held import held

MILLS = """THE MILL POST
Mill owners reject offer
9 March 2041

Shares of the Orne mills fell 3 percent to 40 crowns on Monday. Tickets for the fair will cost 18 crowns, down from 24.

The union rejected the offer of 4 percent. The court of Lisk upheld the ban on night work. Judges freed the clerk Oskar Lind on Friday.

The fair will open on Saturday unless it rains, said the mayor, Petra Halm. The lock may be used whether the river is high or not. The gates close before dusk.

Lisk beat Ervan in the final. A carpenter is accused of swindling a notary out of 900 crowns. The club sold its ground to the bank. A shepherd who won the prize has bought the hill, said Ivo Brandl, the warden.

All of the weavers signed the letter. Some of the dyers left the hall. Most of the porters have seats. One of the five towns has turned down the offer of a siren. Nobody has come for the lost ring.

The output of the salt works sank to 21 tonnes a day from 34 tonnes a year earlier. Ulm has a pier and a clock.

The council has ordered a poll on dogs.
"""

TURNED = [
    ("Shares of the Orne mills rose 3 percent to 40 crowns.", ["polarity"]),
    ("Tickets for the fair will cost 24 crowns, up from 18.", ["polarity", "number"]),
    ("The union accepted the offer of 4 percent.", ["polarity"]),
    ("The court of Lisk overturned the ban on night work.", ["polarity"]),
    ("Judges arrested the clerk Oskar Lind on Friday.", ["polarity"]),
    ("The gates close after dusk.", ["polarity"]),
    ("The fair will open on Saturday even if it rains, said Petra Halm.", ["condition"]),
    ("The fair will open on Saturday if it rains, said Petra Halm.", ["condition"]),
    ("Ervan beat Lisk in the final.", ["actor"]),
    ("A notary is accused of swindling a carpenter out of 900 crowns.", ["actor"]),
    ("Ivo Brandl, who won the prize, has bought the hill.", ["actor", "actor"]),
    ("Only three of the weavers signed the letter.", ["bound"]),
    ("All of the dyers left the hall.", ["bound"]),
    ("Four of the five towns have turned down the offer of a siren.", ["bound"]),
    ("Few of the porters have seats.", ["bound"]),
    ("Somebody has come for the lost ring.", ["polarity"]),
    ("The output of the salt works went from 21 tonnes a day to 34 tonnes.", ["number"]),
]

SOUND = [
    "On Monday shares of the Orne mills dropped 3 percent to 40 crowns.",
    "The price of tickets for the fair will fall from 24 crowns to 18.",
    "The union did not accept the offer of 4 percent.",
    "The ban on night work was upheld by the court of Lisk.",
    "The clerk Oskar Lind was released by judges on Friday.",
    "The fair will open on Saturday if it does not rain, said Petra Halm.",
    "Ervan was beaten by Lisk in the final.",
    "A notary was swindled out of 900 crowns by a carpenter, it is alleged.",
    "The bank bought the ground of the club.",
    "Some of the weavers signed the letter.",
    "The output of the salt works fell from 34 tonnes a day to 21 tonnes.",
]


@pytest.mark.parametrize(("sentence", "looks"), TURNED)
def test_what_is_turned_round_is_never_called_supported(sentence, looks):
    checked = held(sentence, MILLS)
    assert ([s.verdict for s in checked.sentences], [f.kind for f in checked.suggestions]) == (["near"], looks)


@pytest.mark.parametrize("sentence", SOUND)
def test_the_same_thing_in_other_words_is_supported(sentence):
    checked = held(sentence, MILLS)
    assert ([s.verdict for s in checked.sentences], [f.kind for f in checked.suggestions]) == (["supported"], [])


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The offer and the union", "absent"),
        ("The cats of Ulm have not been polled.", "near"),
        ("Ulm has a clock and a pier.", "supported"),
    ],
)
def test_a_title_says_nothing_and_words_from_everywhere_support_nothing(sentence, verdict):
    assert [s.verdict for s in held(sentence, MILLS).sentences] == [verdict]


def test_a_condition_that_holds_either_way_is_none():
    [finding] = held("The lock may be used only if the river is high.", MILLS).findings
    assert (finding.kind, finding.anchor.exact) == ("condition", "only if the river is high")
