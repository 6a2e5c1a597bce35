"""Which construction over a predicate decides how firmly it is put: each row another, with its near misses."""

from dataclasses import replace

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Predicate
from onrecord.read import TRAINED, trained
from onrecord.read.constructions import denied_by, put_by
from onrecord.read.constructions.denied import polarity_by
from onrecord.read.grammar import Tree
from onrecord.record import put_on_record
from tests.read.test_actors import parsed

pytestmark = pytest.mark.skipif(trained.network() is None, reason="no weights installed")


def of(text, word, shown):
    """Return the tree of a sentence, and a predicate as the network may have shown it."""
    reading = parsed(text, "network")
    at = text.index(word)
    predicate = Predicate(Anchor.of(text, at, at + len(word)), word, 0, modality=shown, confidence=0.9)
    tree = Tree(reading, reading.sentences[0])
    return tree, tree.place(predicate.anchor), predicate


def decided(text, word, shown="actual", *, direct=False):
    """Return rule, modality and certainty that the construction over a word decides."""
    tree, at, predicate = of(text, word, shown)
    put = put_by(tree, at, predicate, direct=direct)
    return (put.rule, put.modality, put.certainty) if put else None


@pytest.mark.parametrize(
    ("text", "word", "shown", "rule", "modality", "certainty"),
    [
        ("Dan Orr believes the fire was set by smugglers.", "set", "actual", "thought_is_possible", "possible", "probable"),
        ("Police suspect the miners sold the fuel.", "sold", "actual", "thought_is_possible", "possible", "probable"),
        ("There are fears that the dam will burst.", "burst", "planned", "thought_is_possible", "possible", "possible"),
        ("The flood is feared to have killed nine miners.", "killed", "actual", "thought_is_possible", "possible", "possible"),
        ("The strain appears to have spread to Vessa.", "spread", "actual", "seems_is_possible", "possible", "probable"),
        ("The ferry probably sank on Monday.", "sank", "actual", "seems_is_possible", "possible", "probable"),
        ("The ferry is likely to sink.", "sink", "planned", "seems_is_possible", "possible", "probable"),
        ("Officials are investigating whether the pump failed.", "failed", "actual", "whether_leaves_open", "possible", "possible"),
        ("Inspectors came to determine if the dam leaked.", "leaked", "conditional", "whether_leaves_open", "possible", "possible"),
        ("Reporters asked whether the dam leaked.", "leaked", "actual", "whether_leaves_open", "asked", "certain"),
        ("Ondria expects the council to approve the treaty.", "approve", "ready", "expected_is_possible", "possible", "probable"),
        ("The council is considering selling the port.", "selling", "planned", "expected_is_possible", "possible", "possible"),
        ("The rescuers were unable to reach the village.", "reach", "ready", "was_able_is_actual", "actual", "certain"),
        ("Ondria has offered assistance to Marlesh.", "offered", "actual", "offered_is_ready", "ready", "certain"),
        ("The crew was able to repair the ferry.", "repair", "ready", "was_able_is_actual", "actual", "certain"),
        ("The miners were glad to be able to repair the ferry.", "repair", "ready", "was_able_is_actual", "actual", "certain"),
        ("Rescuers could not reach the village.", "reach", "possible", "could_not_is_actual", "actual", "certain"),
        ("The miners couldn't open the gate.", "open", "ready", "could_not_is_actual", "actual", "certain"),
        ("The outbreak may be confined to Karr.", "confined", "called_for", "may_is_possible", "possible", "possible"),
        ("Marlesh was the first country to recognise Ondria.", "recognise", "planned", "first_to_do", "actual", "certain"),
        ("Telm became the 14th town to report the virus.", "report", "called_for", "first_to_do", "actual", "certain"),
        ("More nurses are needed in Karr.", "needed", "actual", "needed_is_called_for", "called_for", "certain"),
        ("A licence is mandatory.", "mandatory", "actual", "needed_is_called_for", "called_for", "certain"),
        ("It is vital that no one crosses the river.", "crosses", "actual", "mandative_clause", "called_for", "certain"),
        ("The council urged that the bridge be closed.", "closed", "planned", "mandative_clause", "called_for", "certain"),
        ("The ferry is safe as long as it is inspected.", "inspected", "actual", "inside_if", "conditional", "certain"),
        ("Should the truce fail, Ondria will send troops.", "fail", "actual", "inside_if", "conditional", "certain"),
        ("The aim is to double the harvest.", "double", "called_for", "goal_is_ready", "ready", "certain"),
        ("The purpose of the trip is to study the reef.", "study", "called_for", "goal_is_ready", "planned", "certain"),
        ("The prisoner was to be moved to Karr.", "moved", "actual", "is_to_do", "planned", "certain"),
        ("Ondria signed a contract to buy nine ferries.", "buy", "actual", "is_to_do", "planned", "certain"),
        ("The law will allow nurses to give the vaccine.", "give", "called_for", "let_do_is_no_demand", "planned", "certain"),
        ("The mine was closed pending an inspection.", "inspection", "actual", "is_to_do", "planned", "certain"),
        ("Ondria failed to stop the raids.", "stop", "planned", "failed_is_not_done", "actual", "certain"),
        ("Orr's failure to take steps to stop the raids hurt Karr.", "stop", "ready", "failed_is_not_done", "actual", "certain"),
        ("Ondria reserves the right to close the port.", "close", "planned", "committed_is_planned", "ready", "certain"),
        ("Ondria remains committed to opening the port.", "opening", "ready", "committed_is_planned", "planned", "certain"),
        ("The miners wanted to sell the mine.", "sell", "planned", "wants_is_ready", "ready", "certain"),
        ("To a question whether the dam would hold, Orr laughed.", "hold", "possible", "whether_leaves_open", "asked", "certain"),
        ("Ondria is thought to have spent nine kroner on the dam.", "spent", "actual", "held_to_be_possible", "possible", "probable"),
        ("It is believed that the bank lost the papers.", "lost", "actual", "held_to_be_possible", "possible", "probable"),
        ("The general is presumed dead.", "dead", "actual", "held_to_be_possible", "possible", "probable"),
        ("The bank is alleged to have lost the papers.", "lost", "actual", "held_to_be_possible", "possible", "possible"),
        ("Police are looking for a man who allegedly stole a boat.", "stole", "actual", "held_to_be_possible", "possible", "possible"),
        ("A sale at that price was unlikely.", "unlikely", "actual", "likelihood_is_possible", "possible", "probable"),
    ],
)  # fmt: skip
def test_a_construction_decides_how_a_predicate_is_put(text, word, shown, rule, modality, certainty):
    assert decided(text, word, shown) == (rule, modality, certainty)


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("Dan Orr said the fire was set by smugglers.", "set", "actual"),
        ("Dan Orr believes the council should close the port.", "close", "called_for"),
        ("The villagers feared the miners.", "feared", "actual"),
        ("The rebels are said to have crossed the river.", "crossed", "actual"),
        ("The clinic is known to have closed in May.", "closed", "actual"),
        ("The bank reportedly lost the papers.", "lost", "actual"),
        ("Ferries were three times less likely to sink.", "sink", "actual"),
        ("The council will decide, whether or not Ondria agrees.", "agrees", "conditional"),
        ("Ondria is able to close the port.", "close", "ready"),
        ("The rescuers could not have reached the village.", "reached", "conditional"),
        ("Marlesh will be the first country to recognise Ondria.", "recognise", "planned"),
        ("Noosa needed a win.", "needed", "actual"),
        ("The council reported that the bridge was closed.", "closed", "actual"),
        ("The ferry sank even if the sea was calm.", "calm", "actual"),
        ("The aim was popular.", "popular", "actual"),
        ("Ondria signed a treaty.", "signed", "actual"),
        ("The council should allow nurses to give the vaccine.", "give", "called_for"),
        ("The mine was closed after an inspection.", "inspection", "actual"),
        ("Ondria may fail to stop the raids.", "stop", "planned"),
        ("The inn offered rooms to the miners.", "offered", "actual"),
    ],
)  # fmt: skip
def test_a_near_miss_is_left_as_it_is(text, word, shown):
    assert decided(text, word, shown) is None


@pytest.mark.parametrize(
    ("text", "direct", "expected"),
    [
        ("I would not buy the mine.", True, ("would_in_marks", "conditional", "certain")),
        ("We would welcome the treaty.", True, ("would_in_marks", "conditional", "certain")),
        ("We would welcome the treaty.", False, None),
        ("He told us that Ondria would buy the mine.", True, None),
    ],
)
def test_would_inside_marks_is_no_reported_will(text, direct, expected):
    word = "buy" if "buy" in text else "welcome"
    assert decided(text, word, "planned", direct=direct) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Orr would lead Ondria for ten years.", "lead", ("would_tells_the_past", "actual", "certain")),
        ("The truce would end after one day.", "end", ("would_tells_the_past", "actual", "certain")),
        ("The bridge would open in May.", "open", None),
        ("The truce would end after one day if Ondria agreed.", "end", None),
        ("The council passed a law that would close the mine for a year.", "close", None),
    ],
)
def test_would_tells_the_past_on_the_page_s_own_word(text, word, expected):
    tree, at, predicate = of(text, word, "planned")
    put = put_by(tree, at, predicate, direct=False, own=True)
    assert (put and (put.rule, put.modality, put.certainty)) == expected
    assert decided(text, word, "planned") is None


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("Ondria dismissed the suggestion that it had sold arms.", "sold", True),
        ("Vessa denied claims that its troops had crossed the river.", "crossed", True),
        ("Some growers doubt that the fruit was tainted.", "tainted", True),
        ("Ondria repeated the suggestion that it had sold arms.", "sold", False),
        ("Ondria did not deny reports that it had sold arms.", "sold", False),
        ("Dan Orr denied the charges brought by the council.", "brought", False),
    ],
)
def test_a_claim_that_is_denied_is_denied_below(text, word, denied):
    tree, at, predicate = of(text, word, "actual")
    put = denied_by(tree, at, predicate)
    assert (put is not None and put.polarity == "-") is denied


@pytest.mark.parametrize(
    ("text", "word", "rule"),
    [
        ("Nine miners were not accounted for.", "accounted", "own_not"),
        ("The council has never approved the treaty.", "approved", "own_not"),
        ("The treaty will be signed not before May.", "signed", None),
        ("The council not only approved the treaty but signed it.", "approved", None),
        ("The divers found no trace of the ferry.", "found", "own_not"),
        ("No diver found a trace of the ferry.", "found", None),
        ("Ondria has never had an outbreak of the fever.", "outbreak", "own_not"),
        ("Ondria did not survive the outbreak.", "outbreak", None),
        ("There were no reports of clashes.", "clashes", "own_not"),
        ("There were several reports of clashes.", "clashes", None),
        ("The ferry nearly sank off Karr.", "sank", "nearly"),
        ("Nearly forty ferries sank off Karr.", "sank", None),
    ],
)
def test_a_denial_of_its_own_denies_a_predicate(text, word, rule):
    tree, at, predicate = of(text, word, "actual")
    put = polarity_by(tree, at, predicate)
    assert (put and put.rule) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The council not only approved the treaty but signed it.", "not_only"),
        ("The council not once approved the treaty.", None),
    ],
)
def test_not_only_denies_nothing(text, rule):
    tree, at, predicate = of(text, "approved", "actual")
    put = polarity_by(tree, at, replace(predicate, polarity="-"))
    assert (put and put.rule) == rule


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The council decided to stop the talks and take the case to court.", "take", {"planned"}),
        ("Ondria will close the port and send the ferries to Karr.", "send", {"planned"}),
        ("The ferry has reportedly sunk.", "sunk", {"actual"}),
    ],
)
def test_what_the_trained_reading_shows(text, word, expected):
    (found,) = [p for p in parsed(text, "factuality").predicates if p.anchor.exact == word]
    assert {found.modality} == expected
    assert found.certainty == "certain"


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Analysts at Orra Bank said a sale at that price was unlikely.", ["sale"]),
        ("The ferry is unlikely to have been overloaded.", ["overloaded"]),
    ],
)
def test_how_likely_a_thing_is_makes_no_record_beside_it(text, anchors):
    sheet = put_on_record(parsed(text, TRAINED[-1].name))
    assert [record.anchor.exact for record in sheet.records] == anchors
