"""Whom a pronoun or a description that takes part means, and who is no party: each row another construction."""

import json

import numpy as np
import pytest

from onrecord.core.errors import WeightsError
from onrecord.read import trained, whom
from onrecord.read.coreference.sources import chances_of
from onrecord.read.described import is_deed
from onrecord.read.page import page_of
from tests.read.test_actors import parsed
from tests.read.test_naming import parties

pytestmark = pytest.mark.skipif(
    trained.network() is None, reason="the phrases are those that the shipped network reads"
)


@pytest.mark.parametrize(
    ("text", "word", "role", "who"),
    [
        ("Norway cut its forces in May. Sweden criticised the move. It sent two envoys to Norway.", "sent", "agent", "Sweden"),
        ("The council of Telm sold the quay. Orra Bank bought it. It plans to close the quay.", "close", "agent", "Orra Bank"),
        ("Sela Vorn, who runs Orra Bank, met Dan Orr. She accused him of fraud.", "accused", "recipient", "Dan Orr"),
    ],
)  # fmt: skip
def test_the_likeliest_name_is_meant(text, word, role, who):
    names, by = parties(text, word, role)
    assert names == [who]
    assert "likely_means" in by


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The storm hit Telm on Monday. It killed nine people.", "killed"),
        ("“The judge is wrong,” said Hugor Lanzen, the lawyer of Tomaso Relvik.", "wrong"),
    ],
)
def test_a_town_or_another_persons_name_is_not_meant(text, word):
    assert "likely_means" not in parties(text, word)[1]


@pytest.mark.parametrize(
    ("text", "word", "barred"),
    [
        ("Sela Vorn met Dan Orr. She thanked him.", "him", "Sela Vorn"),
        ("Sela Vorn left Telm. It was quiet.", "It", "Telm"),
        ("Orra Bank met Sela Vorn. She left.", "She", "Orra Bank"),
    ],
)
def test_some_names_are_never_meant(text, word, barred):
    page, sentence, head = asked(text, word)
    case = whom.names_of(page).case(sentence, head)
    assert case is None or barred not in {page.reading.entities[entity].name for entity in case.entities}


@pytest.mark.parametrize(("text", "word"), [("Mira Oss sold a boat.", "boat"), ("Norway left the port.", "Norway")])
def test_what_points_to_nothing_is_no_case(text, word):
    page, sentence, head = asked(text, word)
    assert whom.names_of(page).case(sentence, head) is None


def test_chances_of_names_and_of_nobody_make_one():
    page, sentence, head = asked("Orra Bank met Norway on Monday. It cut forty posts.", "It")
    case = whom.names_of(page).case(sentence, head)
    chances = chances_of(whom.shipped(), case)
    assert case.signs.shape == (len(case.entities), len(whom.SIGNS))
    assert case.nobody.shape == (len(whom.NOBODY),)
    assert 0 < chances.sum() < 1
    assert np.all(chances > 0)


def asked(text, word):
    """The page of a text as the step before participants leaves it, with the sentence and place of a word."""
    page = page_of(parsed(text, "event_types"))
    reading = page.reading
    head = next(n for n, token in enumerate(reading.tokens) if reading.words(token) == word)
    return page, reading.sentences[page.number_at(head)], head


def test_a_pronoun_that_is_counted_is_not_its_own_subject():
    names, _ = parties("Orra Bank met Norway in May. Some of them accused the council.", "accused")
    assert names == []


def test_without_numbers_nobody_is_weighed(tmp_path):
    assert whom.shipped(tmp_path / "none.json") is None


def test_numbers_learned_for_other_signs_are_refused(tmp_path):
    given = json.loads(whom.FILE.read_text(encoding="utf-8"))
    file = tmp_path / "whom.json"
    file.write_text(json.dumps({**given, "signs": given["signs"][1:]}), encoding="utf-8")
    with pytest.raises(WeightsError, match="other signs"):
        whom.shipped(file)


@pytest.mark.parametrize(
    ("text", "word", "rule", "who"),
    [
        ("Hundreds of dockers blocked the road on Monday.", "blocked", None, ["dockers"]),
        ("Some 20 percent of the dockers blocked the road.", "blocked", None, ["dockers"]),
        ("A variety of causes blocked the road on Monday.", "blocked", None, []),
        ("Sela Vorn said Ondria attacked Marlesh on Friday.", "attacked", None, ["Ondria"]),
        ("Sela Vorn's brother attacked Marlesh on Friday.", "attacked", "shown_alone", ["brother"]),
        ("The Telm port chief Sela Vorn warned the miners.", "warned", None, ["Sela Vorn"]),
        ("Orra shares rose on Friday.", "rose", "before_its_noun", []),
        # both who met act
        ("The Telm port chief Sela Vorn met the miners.", "met", "partner_acts", ["Sela Vorn", "miners"]),
        ("Ondria met Marlesh on Friday.", "met", None, ["Ondria", "Marlesh"]),
        ("The people of Ondria thanked the port.", "thanked", None, ["people of Ondria"]),
        ("Somebody attacked the guards on Monday.", "attacked", None, ["Somebody"]),
        ("The council's failure to stop the raids angered Norway.", "angered", None, ["council"]),
        ("The nation's adversaries attacked the port on Friday.", "attacked", None, ["adversaries"]),
    ],
)
def test_who_acts_is_told_without_those_beside(text, word, rule, who):
    names, by = parties(text, word)
    assert names == who
    assert rule is None or rule in by


@pytest.mark.parametrize(
    ("text", "word", "rule", "who"),
    [
        ("Norway shelled Telm on Friday, killing nine soldiers.", "killing", "no_party", ["nine soldiers"]),
        ("Norway attacked rebels near the camp of Orra Guard.", "attacked", None, ["rebels"]),
        ("Norway accused Sweden of fraud on Friday.", "accused", None, ["Sweden"]),
        ("Norway accused Stockholm of fraud on Friday.", "accused", None, ["Stockholm"]),
        ("Norway accused Catalonia of fraud on Friday.", "accused", None, ["Catalonia"]),
    ],
)
def test_towns_and_what_stands_elsewhere_are_no_recipients(text, word, rule, who):
    names, by = parties(text, word, "recipient")
    assert names == who
    assert rule is None or rule in by


@pytest.mark.parametrize(
    ("noun", "deed"),
    [("attack", True), ("raids", True), ("aggression", True), ("failure", True), ("governors", False), ("army", False),
     ("port", False), ("agreements", True)],
)  # fmt: skip
def test_a_deed_is_told_from_those_who_do_it(noun, deed):
    assert is_deed(noun) is deed
