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

A union delegate, who asked not to be named, said that workers would walk out if the lines were shut without talks. Brigit Sorn, a vet at the university in Hale, doubted the numbers. "Half of those cows are on paper," she told the local radio, Hale FM.

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


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_words_that_somebody_else_tells_are_found(kind, sentence):
    assert kinds(sentence, DAIRY) == [kind]


@pytest.mark.parametrize("sentence", SOUND)
def test_words_of_who_tells_them_raise_nothing(sentence):
    assert kinds(sentence, DAIRY) == []
