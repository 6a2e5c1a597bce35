"""Words that come through another, voices without a name, persons whom a clause sets apart, and places behind one noun."""

import pytest
from held import kinds

MILL = """THE ORRIN MERCURY
Mill at Dessel could close, agency reports
4 April 2040

The Rennish Wire Agency reported that the mayor put the loss of the mill at Dessel at about 30 million talers a year. Citing the mayor, Rennish also said that a new turbine was planned for October. The mayor of Orrin, Petra Solm, told the agency she was tired of waiting.

A town hall clerk, who would not give a name, said the flood gates had been left open in May. A broker close to the owners said the mill was in late talks with a timber group. A reader of the draft, who asked for no name to be printed, said an early version had promised more jobs.

Deputy Bruno Hale, referring to a source in the water office, stated that the dam at Tarn had moved by two centimetres. Wenna Ruck, the engineer, gave evidence that the wheel was sound.

The Lowland Post reported on its site that the ferry captain had complained of the fog twice. It attributed this to a former stoker.

"We shall keep the wheel turning," said Idris Cole of the guild. "It cost us a winter." His son, Marek Cole, drove the last cart in 1990 and was too ill to come.

Lorn is the seat of the county, and Lorn has waited for years.

The miller, Bela Thorne, who owns nine boats, could not be reached. Cole called her "a friend of the river". The judge, Ada Brill, sits again in June. Observers believe that she is wanted in Vell for talks.

The council plans a footbridge to the town of Ostrow, not to Grell. Its engineers will lay a rail spur to Ostrow, 12 kilometres upstream, by the autumn. The water board of Sarn Province meets in May. Watchers from the Southern Guild will publish a paper on Friday.
"""

FAULTY = [
    ("chain", "Petra Solm, the mayor, said the mill at Dessel loses about 30 million talers a year."),
    ("chain", "The mayor has said that a new turbine is planned for October."),
    ("chain", "The flood gates had been left open in May."),
    ("chain", "The mill is in late talks with a timber group."),
    ("chain", "An early version of the draft had promised more jobs."),
    ("chain", "Bruno Hale, a deputy, said the dam at Tarn had moved by two centimetres."),
    ("chain", "Twice the ferry captain had complained of the fog, said a former stoker."),
    ("mouth", '"It cost us a winter," said the engineer, Wenna Ruck.'),
    ("about", "Bela Thorne, who owns nine boats, held that the wheel was sound."),
    ("about", "Bela Thorne, the miller with the boats on the river, put the worth of the boats at 5 million talers."),
    ("about", "Ada Brill, wanted in Vell for talks, insisted that she would sit again in June."),
    ("about", 'Bela Thorne described Cole as "a friend of the river".'),
    ("place", "By the autumn engineers will lay a rail spur to Lorn, 12 kilometres upstream."),
    ("place", "The water board of Dessel Province meets in May."),
    ("name", "Watchers from the Northern Guild will publish a paper on Friday."),
]

SOUND = [
    "The mayor put the loss of the mill at Dessel at about 30 million talers a year, the agency reported.",
    "A new turbine is planned for October, Rennish said, citing the mayor.",
    "The flood gates had been left open in May, said a clerk who would not be named.",
    "The mill is in late talks with a timber group, according to a broker close to the owners.",
    "Bruno Hale, a deputy, cited a source in the water office: the dam at Tarn had moved by two centimetres.",
    "Twice the ferry captain had complained of the fog, said a former stoker, according to the Lowland Post.",
    '"It cost us a winter," said Idris Cole.',
    "Bela Thorne, who owns nine boats, could not be reached.",
    'Idris Cole described Bela Thorne as "a friend of the river".',
    "By the autumn engineers will lay a rail spur to Ostrow, 12 kilometres upstream.",
    "The water board of Sarn Province meets in May.",
    "Watchers from the Southern Guild will publish a paper on Friday.",
    "The ferry captain, who owns nine boats, is to open talks.",
]


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_what_was_dropped_or_put_in_its_place_is_found(kind, sentence):
    """Each rule finds its fault."""
    assert kind in kinds(sentence, MILL)


@pytest.mark.parametrize("sentence", SOUND)
def test_what_the_report_says_so_raises_nothing(sentence):
    """A near miss raises nothing."""
    assert kinds(sentence, MILL) == []


WEIR = """THE SARN HERALD
Weir at Ulm may be raised, keeper says
3 March 2042

A lock keeper, Odo Marsh, told the news portal Delm Today that the weir at Ulm would be raised by two metres. "We have the stone, but not the men," he told Delm Today.

The news site Culvert reported on Friday, citing two clerks in the land office, that Mayor Runa Holt had asked for a map of the old channels once the survey was finished. The Herald reported in June, citing a former stoker who was not named, that the pumps had been sold.

Holt's deputy, Ivo Brandt, is said by friends to think that the survey was too dear. A banker close to the works, who declined to be identified, said no lender would pay for the stone. \
One of the founders of the mill, who insisted on anonymity because the owners meet again on 9 May, said the wheel was rotten.

The court heard a statement by Inspector Nils Corran. It said that an informer, who cannot be named, had told the police that the sluice was left open.

The foreman, Piet Lorne, told a bargeman that he would "never row again", according to two deckhands who do not wish to be named. The bailiff, Ada Quint, asked who had paid the keeper. \
Brandt was criticised by the reeve, Tove Alm, who said the plan "would cost us the spring". The reeve may call a vote in May.

"We might go to ninety," said one, who would not give a name, at the inn. "Beyond that there are other rivers."

The barge sank off Heron Rock on 2 March on its way from Port Ilse. Lorries have stood on the Ulm side of the gorge since Monday. The River Court at Orrin hears the claim of the mill. \
Carts crossed at the Tarn bridge on Sunday for the first time since the flood, cheered by Lena Roy, who says that the ice hurt it. Nets were ordered from Pellmark.

Sources in the ministry told the Herald that the dredger was likely to go to Grell. Ilse Varn, whose yard built the dredger, was away. \
Varn's lawyer, Otto Reys, said the yard had been paid in nails. A member of its water council told Delm Today that the lock was safe. \
The bailiff's office did not answer questions from the Herald.

17:20 - Hedda Crole, our correspondent in Ulm: The crowd has gone home.

Piet Lorne has a daughter, Brida, who works at the mint in Ostrow. He said she would come home if the mint closed.
"""

CARRIED = [
    ("chain", 'Odo Marsh, the lock keeper, said: "We have the stone, but not the men."'),
    ("chain", "Mayor Runa Holt has asked for a map of the old channels once the survey is finished."),
    ("chain", "The pumps had been sold, the Herald reported in June."),
    ("chain", "Ivo Brandt, the deputy, thinks that the survey was too dear."),
    ("chain", "No lender will pay for the stone, the bank says."),
    ("chain", "The sluice was left open, according to Inspector Nils Corran."),
    ("chain", 'The foreman, Piet Lorne, told a bargeman that he would "never row again".'),
    ("mouth", '"Beyond that there are other rivers," said Odo Marsh.'),
    ("mouth", 'The plan "would cost us the spring", said Ada Quint, the bailiff.'),
    ("about", 'The plan "would cost us the spring", said Ivo Brandt, the deputy.'),
    ("about", "Brida Lorne, who works at the mint in Ostrow, said she would come home if the mint closed."),
    ("mouth", "The yard has been paid in nails, Lena Roy said."),
    ("place", "The barge sank off Port Ilse on 2 March."),
    ("place", "For the first time since the flood carts crossed the bridge at Ostrow on Sunday."),
    ("name", "Nets were ordered from Pellhorn."),
    ("chain", "The dredger is likely to go to Grell."),
    ("chain", "The lock is safe, a member of the water council said."),
    ("about", "The yard has been paid in nails, Ivo Brandt said."),
    ("about", "The yard had been paid in nails, Ilse Varn said."),
    ("place", "Lorries have stood on the Orrin side of the gorge since Monday."),
    ("place", "The claim of the mill is before the River Court at Ulm."),
]

TOLD = [
    'Odo Marsh, the lock keeper, told Delm Today: "We have the stone, but not the men."',
    "Mayor Runa Holt has asked for a map of the old channels, two clerks told the site Culvert.",
    "The pumps had been sold, the Herald reported in June. The stoker's name is not given.",
    "Culvert, a news site, reported that Mayor Runa Holt had asked for a map. It cited two clerks.",
    "Ivo Brandt, friends say, thinks that the survey was too dear.",
    "No lender would pay for the stone, said a banker who would not be named.",
    "The owners of the mill meet again on 9 May.",
    "The reeve, Tove Alm, may say in May whether there is a vote.",
    "Nothing moves unless the reeve asks for a vote.",
    "The mint may close, and Piet Lorne said his daughter would come home.",
    "On its way from Port Ilse the barge sank off Heron Rock.",
    "Carts crossed the Tarn bridge on Sunday for the first time since the flood.",
    "The dredger is likely to go to Grell, sources in the ministry say.",
    "Through her lawyer, Ilse Varn said the yard had been paid in nails.",
    "Ivo Brandt, through a friend, denies having told the reeve that.",
    "The office of the bailiff did not answer the questions of the Herald.",
    "The crowd has gone home from Ulm, Hedda Crole reports.",
    "The claim of the mill is before the River Court at Orrin.",
]


@pytest.mark.parametrize(("kind", "sentence"), CARRIED)
def test_whose_word_it_is_must_be_told(kind, sentence):
    """Whoever passes words on, or has them from one without a name, is not left out."""
    assert kind in kinds(sentence, WEIR)


@pytest.mark.parametrize("sentence", TOLD)
def test_who_tells_whose_word_it_is_raises_nothing(sentence):
    """A near miss raises none of these kinds."""
    assert not {"chain", "mouth", "about", "place", "name"} & set(kinds(sentence, WEIR))
