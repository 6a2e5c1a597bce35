"""Who speaks: words given to another voice, to somebody who never speaks, or without the chain by which they came."""

import pytest
from held import kinds

LOCKS = """LOCK AND WEIR
Sluice at Ambry could open to barges by night
3 March 2039

The sluice at Ambry may open to barges by night from June, the weekly Tow Path reported, citing two aides of Canal Minister Wilma Strand. "We have no timetable," said the lock-keepers' leader, Bastian Orme. "A lock is not a turnstile."

The canal board's engineer, Tilda Voss of the Delta Institute, cautioned that the gates were too old for it. She told reporters that two hinges had to be replaced.

Harbour master Rolf Adair missed the meeting; he was at a fair in Grell. His deputy said he would not be replaced.

Orme told the agency Corvane that members would strike if the nights were not paid for. "We are not going to wait for a letter," he added.

A pilot who was on shift told Lock and Weir a different story. He said four barges had run aground in January. We agreed not to use his name because he fears for his job.

Alderman Caspar Thole, who is to chair the board from May, has been asked for a list of the barges. According to his sister, Thole wants the sluice named after their father. The alderman's staff will not discuss it.

"The water belongs to whoever pumps it," the skipper said. Minister Strand was in Marlow that day.
"""

FAULTY = [
    ("mouth", '"A lock is not a turnstile" was how it looked to the engineer, Tilda Voss.'),
    ("mouth", 'Tilda Voss put a damper on it: "A lock is not a turnstile."'),
    ("mouth", '"We have no timetable," the engineer of the board remarked.'),
    ("mouth", "Two hinges had to be replaced, Bastian Orme told a meeting at Ambry, where barges go by day."),
    ("about", 'Rolf Adair wants "to wait for a letter".'),
    ("about", "Rolf Adair announced that he would miss the meeting."),
    ("about", "Rolf Adair, the harbour master, apologised for missing the meeting."),
    ("about", "Caspar Thole, who takes the chair in May, declared that he had been asked for a list."),
    ("about", "The sluice should be named after his father, says Caspar Thole."),
    ("mouth", "Two hinges had to be replaced, said Bastian Orme, whose members would strike over the nights."),
    ("chain", "Four barges had run aground in January, and the harbour master of Ambry was at a fair in Grell."),
    ("chain", "When January came, four barges had run aground."),
    ("chain", "Caspar Thole would like the sluice to be named after his father."),
    ("chain", "Wilma Strand may open the sluice at Ambry to barges by night from June."),
    ("chain", "Bastian Orme told Lock and Weir that members would strike if the nights went unpaid."),
]

SOUND = [
    '"A lock is not a turnstile" was how it looked to the lock-keepers\' leader, Bastian Orme.',
    'Bastian Orme put a damper on it: "A lock is not a turnstile."',
    '"We have no timetable," the lock-keepers\' leader remarked.',
    '"A lock is not a turnstile," said Orme, while the board\'s engineer put it down to gates that were too old.',
    "Members would strike if nights were not paid, Orme told Corvane, and two hinges had to go, Tilda Voss told reporters.",
    'Bastian Orme told the agency: "We are not going to wait for a letter."',
    "Rolf Adair was at a fair in Grell and missed the meeting.",
    "Tilda Voss told reporters that two hinges had to be replaced.",
    "A list of the barges is what Caspar Thole has been asked for.",
    "Caspar Thole wants the sluice named after his father, his sister says.",
    "In January four barges had run aground, said a pilot who would not be named.",
    "Two aides of Wilma Strand told the Tow Path that the sluice may open by night from June.",
    "Bastian Orme told Corvane that members would strike if the nights went unpaid.",
]


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_another_voice_is_found(kind, sentence):
    assert kind in kinds(sentence, LOCKS)


@pytest.mark.parametrize("sentence", SOUND)
def test_the_voice_that_the_report_has_raises_nothing(sentence):
    assert kinds(sentence, LOCKS) == []


FERRY = """THE SOUND COURIER
Blue Keel to buy two boats
3 March 2039

Ferry operator Blue Keel will buy two hydrogen boats, it said on Friday. Blue Keel's chief executive, Anna Roth, said they would enter service in 2041.
"""


def test_what_its_chief_says_is_a_firms_word_too():
    assert kinds("The boats will enter service in 2041, Blue Keel said.", FERRY) == []
