"""The ways in which writers give words to voices, tell rates and steps, and hedge: each fault beside a sound turn of the same kind."""

import pytest
from held import kinds

CANAL = """CANAL TIMES
Strait tolls may rise after the summer, says Tormund
30 June 2036

Tolls in the Strait of Ambry may rise by as much as 15 percent after the summer, Tormund's shipping minister, Ketil Bronn, has hinted. In an interview with the weekly Mast and Anchor published on Thursday he said that the dredgers "do not run on sea air". Some 42 ships pass the strait every day.

"A toll is a tax with wet feet," said Ingmar Lasse, chairman of the Owners' League. According to Lasse, his members pay around 3 million dollars a month at present. The offer of talks, he said, seemed hasty. The League has applied for a seat at the arbitration court in Grenmark.

"Let them first show us the books," foreign ministry spokeswoman Dunja Prell told a briefing. The canal museum opens daily.

State television showed President Wim Adda saying that "no lock is forgotten". The harbour chief of Sallow, Anka Dreel, was abroad. The dredger Marigold will return once its hull has been inspected.

In the capital, Prime Minister Luce Armand affirmed that the blockade would be lifted only if the Front left the bridge of Tarn. Shop owner Carl Imber collected 1,100 signatures near the village of Oske.
"""

FAULTY = [
    ("mouth", 'In the words of Dunja Prell, a toll is "a tax with wet feet".'),
    ("mouth", '"A toll is a tax with wet feet" was the reply of Dunja Prell.'),
    ("mouth", 'As Dunja Prell put it, "a toll is a tax with wet feet".'),
    ("mouth", '"Let them first show us the books," marvelled Ingmar Lasse.'),
    ("about", 'In the view of Anka Dreel, the harbour chief, a toll is "a tax with wet feet".'),
    ("hedge", "The offer of talks was hasty, Lasse said."),
    ("rate", "His members pay around 3 million dollars a year, according to Lasse."),
    ("rate", "Around 42 ships pass the strait monthly between its two lights."),
    ("rate", "The canal museum opens weekly."),
    ("stage", "The League has a seat at the arbitration court in Grenmark."),
    ("condition", "The blockade will be lifted, the prime minister affirmed."),
    ("place", "Shop owner Carl Imber collected 1,100 signatures near the village of Ulske."),
    ("name", "Shop owner Rolf Kettle collected 1,100 signatures near Oske."),
    ("chain", 'President Wim Adda said that "no lock is forgotten".'),
]

SOUND = [
    'In the words of Ingmar Lasse, a toll is "a tax with wet feet".',
    '"Let them first show us the books" was the reply of Dunja Prell.',
    'The dredgers "do not run on sea air", Bronn told Mast and Anchor.',
    "According to Ketil Bronn, tolls in the strait may rise after the summer.",
    "The offer of talks strikes Lasse as hasty.",
    "The members have a monthly bill of around 3 million dollars, according to Lasse.",
    "Around 42 ships pass the strait daily between its two lights.",
    "The canal museum opens every day.",
    "The League would like a seat at the arbitration court in Grenmark.",
    "The blockade goes only if the Front leaves the bridge of Tarn, the prime minister affirmed.",
    "Carl Imber collected 1,100 signatures close to Oske.",
    'On state television, President Adda said that "no lock is forgotten".',
    "The owners have not been given a seat at the arbitration court in Grenmark.",
]


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_a_fault_is_found_however_it_is_put(kind, sentence):
    assert kind in kinds(sentence, CANAL)


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sound_turn_of_the_same_kind_raises_nothing(sentence):
    assert kinds(sentence, CANAL) == []
