"""How firmly it is put: hedges, conditions and steps, in the wordings in which news loses them."""

import pytest
from held import held, kinds

MILL = """MILL GAZETTE
Weavers' mill at Tarn weighs a second shift
9 May 2041

Savings might reach 240 million crowns a year from 2043. Fines may come to 5,000 crowns for each breach.

The mill could be heard across the valley. The river bank could be five years from collapse.

Hired barges will bring the looms from Oske on 22 July, weather permitting. The mill will lose its licence if its dues of 900 crowns a year stay unpaid.

"Once the rules are adopted we can pay within three weeks," said the fund's secretary, Ilse Marn. She would sign tomorrow, she added, were the night shift dropped from the terms.

The owners have exchanged a non-binding letter with the guild. The council has asked for permission to restart the second boiler. No foremen have been appointed.

Oske has signed no lease with the mill. Its hall was once a barn. Marta Quill has given her looms to the school, provided that nobody sells them before 2050. The police detained nobody.

The province has pledged 2 million crowns. None of it has been paid out.

The mill's bishop is said to be ready to bless the looms. The guild will not name its candidate until the autumn.
"""

LOST = [
    ("hedge", "Savings will reach 240 million crowns a year from 2043.", "will reach"),
    ("hedge", "Owners face 5,000 crowns for each breach.", "face"),
    ("condition", "On 22 July, hired barges will bring the looms from Oske.", "will bring the looms"),
    ("condition", "The licence of the mill will be lost.", "will be lost"),
    ("condition", "Ilse Marn, the fund's secretary, said it can pay within three weeks.", "pay within three weeks"),
    ("stage", "The owners have bound themselves in a letter that they exchanged with the guild.", "bound"),
    ("stage", "The second boiler at the mill has been given permission to restart.", "has been given permission"),
    ("stage", "Oske has signed a lease with the mill.", "has signed"),
    ("condition", "Marta Quill has given her looms to the school.", "has given her looms to the school"),
    ("stage", "Two million crowns have flowed from the province.", "have flowed"),
]

KEPT = [
    "It may save 240 million crowns a year from 2043.",
    "It will save 240 million crowns a year from 2043.",
    "Owners might face 5,000 crowns for each breach.",
    "On 22 July, if the weather allows, hired barges will bring the looms from Oske.",
    "The licence of the mill will be lost unless the dues are paid.",
    "Ilse Marn said the fund can pay within three weeks of the rules being adopted, once that is done.",
    "A letter that binds nobody is what the owners have exchanged with the guild.",
    "Permission to restart the second boiler has been asked for.",
    "The province has promised 2 million crowns.",
    "The guild has put off until autumn the naming of its candidate.",
    "Oske has not signed a lease with the mill.",
    "The hall of the mill is in Oske.",
    "The looms of Marta Quill are with the school, not to be sold until 2050.",
    "The police detained nobody in Oske.",
    "A loom, of course, does not care who feeds it.",
]


@pytest.mark.parametrize(("kind", "sentence", "words"), LOST)
def test_what_makes_a_statement_less_firm_is_missed_at_its_verb(kind, sentence, words):
    found = [f.anchor.exact for f in held(sentence, MILL).findings if f.kind == kind]
    assert found, [
        (f.kind, f.anchor.exact, f.sure) for s in held(sentence, MILL).sentences for f in (*s.findings, *s.suggestions)
    ]
    assert words in found[0] or found[0] in words


@pytest.mark.parametrize("sentence", KEPT)
def test_a_statement_as_firm_as_the_report_raises_nothing(sentence):
    assert kinds(sentence, MILL) == []
