"""Who tells a passage of a report by its grammar, and what the draft makes of it."""

import pytest
from held import kinds

DAIRY = """THE FELLGATE EXAMINER
Dairy at Ormsey may shut two lines, owner says
12 May 2037

The owner of the Ormsey dairy may shut two of its five lines by October, the chairman, Lucian Abbey, told the Examiner on Tuesday. "We have more milk than buyers," he said. "I will not pretend otherwise."

The head of the farmers' league, Dorit Valen, said 60 farms would lose their contracts. "A cow does not take a holiday," she said. "Neither do we." Valen accused the agriculture minister, Hesper Quill, of hiding a report on prices since March.

According to a person with knowledge of the accounts, the dairy lost 4 million crowns last year. "They are burning the furniture," the person said.

The news agency Boreal reported that Finance Minister Rupert Lann had told mayors in Sedge that a rescue loan could be ready by July. "A loan is not a gift," Boreal quoted the minister as saying.

Ormsey's mayor, Tess Garrow, was at the gates on Monday but did not speak. Her predecessor, Ulric Hahn, once called the dairy "the only clock in town", Garrow's office recalled. Valen said Hahn had promised the farms a guarantee in 2031.

A union delegate, who asked not to be named, said that workers would walk out if the lines were shut without talks. Brigit Sorn, a vet at the university in Hale, doubted the numbers. "Half of those cows are on paper," she told the local radio, Hale FM. Sorn said the mayor was "tired of cows".

The bishop of Sedge, Anselm Crewe, prayed with the families. The court in Sedge will hear the farms' claim on 3 June. Judge Petra Novell told the parties that a ruling was likely before the harvest.
"""

FAULTY = [
    ("mouth", '"A cow does not take a holiday," said Lucian Abbey.'),
    ("mouth", '"Neither do we," Abbey added.'),
    ("mouth", 'The chairman was blunt: "Half of those cows are on paper."'),
    ("mouth", '"We have more milk than buyers," Dorit Valen told the Examiner.'),
    ("mouth", 'As Brigit Sorn put it, "we have more milk than buyers".'),
    ("mouth", '"They are burning the furniture," said the head of the farmers\' league.'),
    ("mouth", '"They are burning the furniture," said Brigit Sorn, the vet.'),
    ("mouth", 'A person with knowledge of the accounts was not convinced: "Half of those cows are on paper."'),
    ("mouth", "Lucian Abbey warned that 60 farms would lose their contracts."),
    ("mouth", "Sixty farms would lose their contracts, in the words of the chairman, Lucian Abbey."),
    ("mouth", "A rescue loan could be ready by July, Judge Petra Novell told mayors in Sedge."),
    ("about", "Hesper Quill, the agriculture minister, conceded that a report on prices had been hidden since March."),
    ("about", "According to the agriculture minister, Hesper Quill, a report on prices had been hidden since March."),
    ("about", '"A cow does not take a holiday," said Mayor Tess Garrow.'),
    ("about", "Bishop Anselm Crewe said the families needed prayers."),
    ("about", 'Mayor Tess Garrow said that she was "tired of cows".'),
    ("mouth", '"A cow does not take a holiday," he said.'),
    (
        "mouth",
        'Sixty farms will lose their contracts, says Dorit Valen. She believes "half of those cows are on paper".',
    ),
    ("about", '"We have more milk than buyers," said the bishop, Anselm Crewe.'),
    ("about", "60 farms would lose their contracts, said Anselm Crewe."),
    ("about", "Hesper Quill admitted that she had hidden a report on prices since March."),
    ("chain", "A rescue loan could be ready by July, Finance Minister Rupert Lann told mayors in Sedge."),
    ("chain", '"A loan is not a gift," the finance minister said.'),
    ("chain", "The dairy lost 4 million crowns last year."),
    ("chain", "Workers will walk out if the lines are shut without talks."),
    ("chain", "Rupert Lann has a rescue loan coming that could be ready by July."),
]

SOUND = [
    'Sorn, whom the local radio Hale FM asked, said: "Half of those cows are on paper."',
    '"A cow does not take a holiday," the farmers\' leader said.',
    "The league's head, Dorit Valen, spoke of 60 farms without contracts; Hesper Quill had hidden a report on prices, she claimed.",
    "Hesper Quill, Valen says, has hidden a report on prices since March.",
    "Hesper Quill was accused by Dorit Valen of hiding a report on prices since March.",
    "Anselm Crewe prayed with the families.",
    "The court heard that a ruling was likely before the harvest.",
    "A ruling is likely before the harvest, the judge said.",
    "A ruling is likely before the harvest, the court was told.",
    '"They are burning the furniture," said a person who knows the accounts.',
    '"They are burning the furniture," said an insider.',
    "Workers would walk out if the lines were shut without talks, a delegate of the union said.",
    "A delegate of the union, name not given, has it that workers would walk out if the lines were shut without talks.",
    'Boreal quoted the finance minister as saying that "a loan is not a gift".',
    '"A loan is not a gift," Lann said, according to Boreal.',
    '"A loan is not a gift," Rupert Lann was quoted as saying by the agency.',
    "Finance Minister Rupert Lann, quoted by Boreal, told mayors that a rescue loan could be ready by July.",
    'Ulric Hahn, according to the mayor\'s office, once called the dairy "the only clock in town".',
    "Garrow's predecessor promised the farms a guarantee in 2031, Valen recalled.",
    "A vet, Brigit Sorn, told Hale FM that half of the cows were on paper.",
    'The owner does not mince words: "We have more milk than buyers."',
    '"We have more milk than buyers," the dairy\'s owner says.',
    "Two lines may shut by October, said Abbey, who chairs the dairy.",
    'Ask the farmers: "A cow does not take a holiday."',
    'The league takes a dim view: "A cow does not take a holiday."',
    'Valen, the farmers\' head, is unmoved: "A cow does not take a holiday."',
    'The mayor stayed silent at the gates; the vet did not: "Half of those cows are on paper."',
    'Nobody had asked the bishop. "A cow does not take a holiday," was all that the league\'s head would say.',
    'To the mayor of Ormsey, Tess Garrow, the farmers\' leader had this to say: "A cow does not take a holiday."',
    "Tess Garrow did not say a word at the gates on Monday.",
    'In Hale a vet had doubts. "Half of those cows are on paper," she told the radio.',
    'The person said of the owners: "They are burning the furniture."',
    'Some of the people at the dairy see it darkly: "They are burning the furniture."',
]


INQUEST = """TARNOVIA COURT AND CITY
Tram inquest: driver "braked twice", jury told
4 February 2036

The driver of a tram that left the rails in Belmore last May braked twice before the bend, an inquest heard on Monday.

Inspector Nadia Froom, of the transport police, told the coroner that the rail was worn. "You could put a coin in the gap," she said. She added that the depot had been warned in April.

The coroner, Sir Edwin Lask, adjourned the hearing until 18 February. "I want the maintenance log on this desk, and I want all of it," he told counsel.

Mr Otto Pell, for the tram company, said the log might have been lost in a flood. His client, Belmore Tramways, denies negligence. Its former chief engineer, Gregor Stahl, resigned in June. Inspector Froom said Mr Stahl had ignored two letters.

Speaking outside, the widow of a passenger, Mrs Lorna Keel, said: "Nobody from the company has come to my door." Her lawyer, Pia Wendt, said that a claim would be filed if the company did not settle by Easter.

The Evening Lantern, quoting a depot worker, reported that the bend had been closed twice in March. "We put cones out and they took them in again," the paper quoted the worker as saying.

Transport Secretary Mara Tull is expected to visit the depot on Friday. Councillor Bram Ostrow, who chairs the city's transport committee, wrote to Tull last week. A spokesman for Tull said she would listen first. "This is not a day for speeches," the spokesman said.

Prof Ilse Harrow of Sedge Polytechnic, an expert on rails, told the inquest that wear of up to 9 millimetres a year was possible. Asked by Pell whether the driver could have seen the gap, she answered: "Not at night."
"""

FAULTY_INQUEST = [
    ("mouth", '"You could put a coin in the gap," the coroner remarked.'),
    ("mouth", '"You could put a coin in the gap," Ilse Harrow told the inquest.'),
    ("mouth", 'The coroner, Sir Edwin Lask, was told "not at night" by the inspector, Nadia Froom.'),
    ("mouth", 'Otto Pell demanded "the maintenance log on this desk".'),
    ("mouth", 'Nadia Froom had a wish: "I want the maintenance log on this desk, and I want all of it."'),
    ("mouth", '"Nobody from the company has come to my door," said Pia Wendt.'),
    ("mouth", 'The lawyer complained: "Nobody from the company has come to my door."'),
    ("mouth", "Professor Ilse Harrow said that the log might have been lost in a flood."),
    ("mouth", "A claim will be filed if the company does not settle by Easter, Lorna Keel said."),
    ("mouth", "The depot had been warned in April, Otto Pell conceded."),
    ("chain", "The bend had been closed twice in March."),
    ("about", "Gregor Stahl, once chief engineer, admitted that he had ignored two letters."),
    ("about", '"This is not a day for speeches," said Transport Secretary Mara Tull.'),
    ("about", '"You could put a coin in the gap," said Gregor Stahl.'),
    ("about", '"Not at night," said the former chief engineer, Gregor Stahl.'),
    ("mouth", '"Not at night," he answered.'),
    ("chain", '"We put cones out and they took them in again," a depot worker said.'),
    ("chain", "The bend had been closed twice in March, a worker at the depot said."),
]

SOUND_INQUEST = [
    "The bend had been closed twice in March, according to a depot worker quoted by the Evening Lantern.",
    '"We put cones out and they took them in again," a worker told the Evening Lantern.',
    '"You could put a coin in the gap," the inspector said.',
    '"You could put a coin in the gap," a police officer told the inquest.',
    "The rail was worn, the inquest heard from Inspector Froom.",
    "The jury heard that the log might have been lost in a flood.",
    '"I want the maintenance log on this desk," said the coroner, "and I want all of it."',
    "The log, counsel for the company said, might have been lost in a flood.",
    "Mara Tull, her spokesman said, would listen first.",
    "Gregor Stahl, the inspector said, had ignored two letters.",
    "Gregor Stahl resigned in June, having ignored two letters, said Froom.",
    "Gregor Stahl was said by the inspector to have ignored two letters.",
    "Bram Ostrow wrote to Mara Tull last week.",
    "Belmore Tramways denies negligence.",
    '"Nobody from the company has come to my door," said Lorna Keel, whose husband died.',
    '"Nobody from the company has come to my door," a widow said outside.',
    'Asked whether the driver could have seen the gap, the expert answered: "Not at night."',
    'Pell asked the expert whether the driver could have seen the gap. "Not at night," she answered.',
    '"This is not a day for speeches," said the transport secretary\'s spokesman.',
    'On behalf of Mara Tull a spokesman said: "This is not a day for speeches."',
    "A claim will be filed if the company does not settle by Easter, the widow's lawyer said.",
    'To Otto Pell\'s question Ilse Harrow replied: "Not at night."',
    'Mrs Keel waits in vain: "Nobody from the company has come to my door."',
    "The driver braked twice before the bend, the inquest was told.",
    'Sir Edwin wants "the maintenance log on this desk".',
    "According to Froom, Gregor Stahl ignored two letters.",
    "The chair of the transport committee, Bram Ostrow, has written to the secretary.",
    "Wear of up to 9 millimetres a year is possible, in the view of Prof Harrow.",
    "The police, Froom said, had warned the depot in April.",
]


@pytest.mark.parametrize(
    ("kind", "sentence", "report"),
    [(*row, DAIRY) for row in FAULTY] + [(*row, INQUEST) for row in FAULTY_INQUEST],
)
def test_words_that_somebody_else_tells_are_found(kind, sentence, report):
    assert kinds(sentence, report) == [kind]


@pytest.mark.parametrize(
    ("sentence", "report"),
    [(row, DAIRY) for row in SOUND] + [(row, INQUEST) for row in SOUND_INQUEST],
)
def test_words_of_who_tells_them_raise_nothing(sentence, report):
    assert kinds(sentence, report) == []
