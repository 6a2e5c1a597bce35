"""Who does what a predicate names, and for whom people speak: each row another construction."""

import pytest

from onrecord.core.reading import Reading
from onrecord.read import TRAINED
from onrecord.read.actors import acting
from onrecord.read.affiliations import Affiliations
from onrecord.read.grammar import Tree
from tests.read.reading_of import report_of


def parsed(text, last="participants"):
    """Run the steps of the trained reading over a text, up to one of them."""
    reading = Reading(report_of(text))
    for step in TRAINED:
        reading = step(reading)
        if step.name == last:
            return reading
    raise AssertionError(last)


@pytest.mark.parametrize(
    ("text", "word", "rule", "who"),
    [
        ("Ondria closed the port.", "closed", "subject_acts", ["Ondria"]),
        ("Ondria and Marlesh signed the treaty.", "signed", "subject_acts", ["Ondria", "Marlesh"]),
        ("Ondria, together with Marlesh, closed the port.", "closed", "subject_acts", ["Ondria", "Marlesh"]),
        ("Ondria, with reluctance, closed the port.", "closed", "subject_acts", ["Ondria"]),
        (
            "The raids of Ondria are a breach of the truce and a violation of the law.",
            "violation",
            "subject_acts",
            ["raids"],
        ),
        ("The raid was a crime and Ondria's revenge.", "revenge", "owner_acts", ["Ondria"]),
        ("The port was closed by Ondria.", "closed", "done_by", ["Ondria"]),
        ("Ondria plans to close the port.", "close", "subject_acts", ["Ondria"]),
        ("Ondria closed the port and left the bridge open.", "left", "subject_acts", ["Ondria"]),
        ("Ondria urged Marlesh to open the bridge.", "open", "told_to_act", ["Marlesh"]),
        ("Ondria promised Marlesh to open the bridge.", "open", "subject_acts", ["Ondria"]),
        ("Marlesh was ordered to open the bridge.", "open", "said_to_act", ["Marlesh"]),
        ("The minister who closed the port has left.", "closed", "relative_acts", ["minister"]),
        ("Officials met the miners blocking the road.", "blocking", "noun_acts", ["miners"]),
        ("Ondria's attack on the port failed.", "attack", "owner_acts", ["Ondria"]),
        ("The shelling by Marlesh went on.", "shelling", "done_by", ["Marlesh"]),
        ("The Ondrian attack on the port failed.", "attack", "name_before_acts", ["Ondrian"]),
        ("Ondria launched an attack on the port.", "attack", "carrier_acts", ["Ondria"]),
        ("Ondria admitted the attack on the port.", "attack", "carrier_acts", ["Ondria"]),
        ("Ondria promised the miners an apology.", "apology", "carrier_acts", ["Ondria"]),
        ("The council called on Marlesh to open the bridge.", "open", "told_to_act", ["Marlesh"]),
        ("Ondria received the council's blessing to build a port.", "build", "subject_acts", ["Ondria"]),
        ("Ondria sold the mine in the hope of ending the strike.", "ending", "subject_acts", ["Ondria"]),
        ("The council called the raid brutal.", "brutal", "said_of_it", ["raid"]),
        ("Ondria has rivals in the contest who tried to stop the vote.", "tried", "relative_acts", ["rivals"]),
        ("Ondria's threats and raids went on.", "raids", "owner_acts", ["Ondria"]),
        ("The miners are alarmed by the strikes.", "alarmed", "is_of_a_mind", ["miners"]),
        ("The miners were filmed blocking the road.", "blocking", "said_to_act", ["miners"]),
        ("The boy was held and sued the bank.", "sued", "said_to_act", ["boy"]),
        ("The return of the miners surprised the town.", "return", "of_acts", ["miners"]),
        ("The resignation of Marlesh ended the talks.", "resignation", "of_acts", ["Marlesh"]),
        ("The council opened the door for miners to block the road.", "block", "meant_to_act", ["miners"]),
        ("The boats are used by the miners to carry arms.", "carry", "meant_to_act", ["miners"]),
        ("The union accused Ondria of closing the port.", "closing", "told_to_act", ["Ondria"]),
        ("The miners were given permission to block the road.", "block", "said_to_act", ["miners"]),
        ("The order to the miners to leave the road shocked Ondria.", "leave", "told_to_act", ["miners"]),
        ("Ondria is the first country to open the bridge.", "open", "subject_acts", ["Ondria"]),
        ("The council wants to let Marlesh leave.", "leave", "told_to_act", ["Marlesh"]),
    ],
)
def test_grammar_shows_who_acts(text, word, rule, who):
    reading = parsed(text, "network")
    tree = Tree(reading, reading.sentences[0])
    at = tree.words.index(word)
    found = acting(tree, at)
    assert found is not None
    assert found[0] == rule
    assert [tree.printed(head) for head in found[1]] == who


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The port was closed on Monday.", "closed"),
        ("The miners were moved to a ward.", "moved"),
        ("The bridge built in May has fallen.", "built"),
        ("The attack on the port failed.", "attack"),
        ("Marlesh condemned an attack on the port.", "attack"),
        ("Marlesh faced a boycott.", "boycott"),
        ("The boat was hit, sending the crew home.", "sending"),
        ("The sale of the miners' hall failed.", "sale"),
        ("The miners were reported killed.", "killed"),
        ("The council wants to have Marlesh fined.", "fined"),
    ],
)
def test_grammar_shows_nobody_where_nobody_is_named(text, word):
    reading = parsed(text, "network")
    tree = Tree(reading, reading.sentences[0])
    assert acting(tree, tree.words.index(word)) is None


@pytest.mark.parametrize(
    ("text", "person", "whom"),
    [
        ("Germany is far. German Foreign Minister Marta Ilves spoke.", "Marta Ilves", "Germany"),
        ("Marta Ilves, the president of France, spoke to France.", "Marta Ilves", "France"),
        ("Orra Bank closed. “It is over,” said Orra Bank chief executive Dan Orr.", "Dan Orr", "Orra Bank"),
        ("Dan Orr, chairman of Orra Bank, spoke. Orra Bank has closed.", "Dan Orr", "Orra Bank"),
        ("Dan Orr, chairman of Velta, spoke. Velta has closed.", "Dan Orr", "Velta"),
        ("Marta Ilves spoke in France on Monday.", "Marta Ilves", None),
        ("Marta Ilves, who was in France, spoke.", "Marta Ilves", None),
        ("Asked on the Orra Bank leaders, Dan Orr spoke.", "Dan Orr", None),
    ],
)
def test_a_person_speaks_for_the_body_or_country_of_the_printed_description(text, person, whom):
    reading = parsed(text)
    (number,) = [n for n, e in enumerate(reading.entities) if e.name == person]
    found = Affiliations(reading).of(number)
    assert (reading.entities[found].name if found is not None else None) == whom


def actors(text, word):
    """Return the names of who does what a word names."""
    reading = parsed(text)
    predicate = next(p for p in reading.predicates if p.anchor.exact == word)
    return [
        reading.entities[a.entity].name if a.entity is not None else a.anchor.exact
        for a in predicate.arguments
        if a.role == "agent"
    ]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("“We will close the port in May,” said Dan Orr, chairman of Orra Bank.", "close", ["Orra Bank"]),
        ("“I will close the port in May,” said Dan Orr, chairman of Orra Bank.", "close", ["Dan Orr"]),
        ("Officials from France and Germany met on Monday.", "met", ["France", "Germany"]),
        ("A delegation from France met on Monday.", "met", ["France"]),
        ("Officials in France met on Monday.", "met", ["Officials"]),
        ("Orra Bank said it will close the port in May.", "close", ["Orra Bank"]),
        ("Italy is near. Italian President Marta Ilves said the country will close the port.", "close", ["Italy"]),
    ],
)
def test_we_it_and_the_country_are_told_by_name(text, word, who):
    assert actors(text, word) == who


def test_what_an_official_is_ready_to_give_is_the_countrys():
    text = "Italy is near. Italian Defence Minister Marta Ilves said she was ready to supply weapons to Greece."
    assert actors(text, "supply") == ["Italy"]
