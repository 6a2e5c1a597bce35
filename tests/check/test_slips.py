"""Slips of a figure or a day, rates told of other words, and hedges that a firmer word does not give back."""

import pytest
from held import kinds

from onrecord.check.amounts import amounts
from onrecord.check.words import words

MILL = """THE OSTER LEDGER
Tarnow mill may lose a boiler
6 May 2034

The paper mill at Tarnow may shed 120 posts, its director, Ulla Brand, said on Friday. The boiler would probably fail within two winters, she said.

The mill burns about 640kg of straw per hour. A shuttle runs twice a day to the station. The pier took £450,000 from a reserve, and the damage could come to as much as £270,000.

The works council, which next sits on 6 June, has not voted. Licences for the weir were introduced on 14 March 2017.

The weir grew about 3 millimetres a month. The ferry carries 350 people an hour. Judges found that the smoke went over the limit on at least 11 nights.

Ruben Asch denies two counts of theft and one of forgery. Of the birds tested, 40 percent were ringed.

A guard, Emil Rost, is believed to be living in the town of Kell. Two suspected cases of fever are being tested in Tarnow.

Army engineers plan to lay a bridge at Kell on 23 August. The toll is planned to be set at 30 florins per cart. The marsh now covers 214 hectares, likely less than a quarter of its former extent. Brand said the firm was in preliminary talks on the possible sale of its Kell plant.

The workers of Oske have drafted a petition for a second boat. It must be handed in by 8 December.

"Do not touch the sluice unless you want to explain it to me," Judge Orla Fenn told visitors.

Under a treaty of 2029 either bank may shut its sluices at 60 days' notice. A rival, Rost Pulp, which employs 190 people and is thought to be for sale, made a profit of 62 million florins. The lock handles 80 boats a day and could be shut for three months, its owner, Tarnlock, said.

Shares in Tarnlock fell 6 percent to 41 florins. "They can bear it unless the banks lose patience," the broker Ada Merl said. Oske and Kell agreed in principle to reopen the towpath. The guild voted by 1,204 to 367 for a walkout. The night ferry starts on 1 August if the council agrees. Tarnlock may make an offer for the cannery at Oske in spring.

"The saw has changed the town but it did not close the school," the teacher Ida Morn said.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The mill burns about 640kg of straw a day.", ["rate"]),
        ("The mill burns about 640kg of straw an hour.", []),
        ("A shuttle runs twice a week to the station.", ["rate"]),
        ("A shuttle runs twice a day as long as there is fuel.", []),
        ("It grew about 3 millimetres a week.", ["rate"]),
        ("The ferry carries 350 passengers a day.", ["rate"]),
        ("The ferry carries 350 passengers an hour.", []),
        ("The pier took £540,000 from a reserve.", ["number"]),
        ("The pier took £450,000 from a reserve.", []),
        ("The damage would be £270,000.", ["bound"]),
        ("The damage would be £270,000 at most.", []),
        ("The smoke went over the limit on 11 nights.", ["bound"]),
        ("The smoke went over the limit on 11 nights or more.", []),
        ("Ruben Asch denies all three counts.", []),
        ("Ruben Asch denies four counts of theft.", ["number"]),
        ("Two birds in every five that were tested were ringed.", []),
        ("The vote in the guild went 1,240 to 367 for a walkout.", ["number"]),
        ("The vote in the guild went 1,204 to 367 for a walkout.", []),
    ],
)
def test_a_figure_is_held_by_value_unit_and_rate(sentence, found):
    assert kinds(sentence, MILL) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The works council next meets on 6 July.", ["date"]),
        ("The closing date for the petition of Oske is 18 December.", ["date"]),
        ("The closing date for the petition of Oske is 8 December.", []),
        ("The works council next meets on 6 June.", []),
        ("Licences for the weir go back to 14 March 2071.", ["date"]),
        ("Licences for the weir go back to 14 March 2017.", []),
        ("A concert is planned for 6 July.", []),
    ],
)
def test_a_day_with_a_slip_in_it_is_the_one_meant(sentence, found):
    assert kinds(sentence, MILL) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The boiler will fail within two winters, Ulla Brand thinks.", ["hedge"]),
        ("The boiler will probably fail within two winters, Ulla Brand thinks.", []),
        ("The paper mill at Tarnow would shed 120 posts, Ulla Brand said.", ["hedge"]),
        ("The paper mill at Tarnow could shed 120 posts, Ulla Brand said.", []),
        ("Emil Rost is living in Kell.", ["hedge"]),
        ("Emil Rost is said to be living in Kell.", []),
        ("Two cases of fever are being tested in Tarnow.", ["hedge"]),
        ("Two possible cases of fever are being tested in Tarnow.", []),
        ("The marsh covers 214 hectares, less than a quarter of what it was.", ["hedge"]),
        ("The marsh covers 214 hectares, probably less than a quarter of what it was.", []),
        ("By the treaty either bank can shut its sluices on 60 days' notice.", []),
        ("By the treaty either bank will shut its sluices on 60 days' notice.", ["hedge"]),
        ("Rost Pulp made a profit of 62 million florins.", []),
        ("Tarnlock owns the lock, which handles 80 boats.", ["rate"]),
        ("The lock will be shut for three months, Tarnlock said.", ["hedge"]),
        ("The paper mill at Tarnow stands to shed 120 posts, Ulla Brand said.", []),
        ("Ulla Brand sees room for the paper mill at Tarnow to shed 120 posts.", []),
    ],
)
def test_a_firmer_word_gives_no_hedge_back(sentence, found):
    assert kinds(sentence, MILL) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Oske and Kell have reopened the towpath.", ["stage"]),
        ("Oske and Kell have agreed in principle to reopen the towpath.", []),
        ("Tarnlock has made an offer for the cannery at Oske.", ["stage"]),
        ("Tarnlock could make an offer for the cannery at Oske.", []),
    ],
)
def test_what_is_agreed_is_not_yet_done(sentence, found):
    assert kinds(sentence, MILL) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Judge Orla Fenn told visitors not to touch the sluice.",
        "The saw changed the town rather than closed the school.",
        "Shares in Tarnlock lost 6 percent.",
        "The night ferry starts on 1 August, the council willing.",
    ],
)
def test_a_threat_is_no_condition_and_what_is_ruled_out_no_step(sentence):
    assert kinds(sentence, MILL) == []


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("four-fifths of the votes", 0.8, "exact"),
        ("half of the traffic", 0.5, "exact"),
        ("not even half of that", 0.5, "most"),
        ("three and a half million crowns", 3500000, "exact"),
        ("QD34.8 million", 34800000, "exact"),
        ("180MW at most", 180, "most"),
        ("around AD 840", 840, "about"),
    ],
)
def test_an_amount_is_read_however_it_is_printed(text, value, bound):
    (found,) = amounts(text, words(text), ())
    assert (found.value, found.bound) == (value, bound)


@pytest.mark.parametrize("text", ["the A34 road", "at 7pm", "two in every five", "two wells in every five", "1990s"])
def test_what_counts_nothing_is_no_amount(text):
    assert amounts(text, words(text), ()) == ()


COURTROOM = """THE ARDEN STAR
Row over the sales
3 March 2037

The prosecutor, Helga Rasmussen, told the court that the vice-chancellor, Amara Oduya, knew of the sales. Tomas Oduya, her brother, sat in the gallery.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The sales were known, said the prosecutor, Helga Oduya.", ["name"]),
        ("The sales were known, said the prosecutor, Helga Rasmussen.", []),
        ("Tomas Oduya sat in the gallery.", []),
    ],
)
def test_a_given_name_goes_with_its_own_surname(sentence, found):
    assert kinds(sentence, COURTROOM) == found
