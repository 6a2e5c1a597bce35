"""Names and what they name."""

from dataclasses import replace

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Named, Reading
from onrecord.core.report import Given
from onrecord.read import quotations, tokens
from onrecord.read.mentions import find_mentions
from onrecord.read.name_forms import whole_initials
from tests.read.reading_of import reading_of, report_of


def named(text):
    """Return (name, type) of every entity."""
    return [(e.name, e.type) for e in reading_of(text).entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Marta Ilves arrived in Telm.", ("Marta Ilves", "PERSON")),
        ("The Ports Committee met in Telm.", ("Ports Committee", "ORGANIZATION")),
        ("Officials of the Bank for Trade met.", ("Bank for Trade", "ORGANIZATION")),
        ("Delegates met at Arn House, a villa.", ("Arn House", "PLACE")),
        ("The chairman of Ondria's State Ports Committee Dan Orr spoke.", ("Dan Orr", "OTHER")),
    ],
)
def test_mentions_find_the_bare_name_and_its_type(text, expected):
    assert expected in named(text)


def test_a_surname_joins_the_one_full_name_that_ends_in_it():
    reading = reading_of("President Aro Lindt spoke. Lindt left.")
    assert [e.name for e in reading.entities] == ["Aro Lindt"]
    assert len(reading.mentions) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Ministry of Ports met. He met the Ministry again.", ["Ministry of Ports"]),
        ("The Telm Harbour Court met. He left the Court.", ["Telm Harbour Court"]),
        ("The Ministry of Ports met the Ministry of Roads. He met the Ministry again.",
         ["Ministry of Ports", "Ministry of Roads", "Ministry"]),
        ("The Ports Ministry met. He met the University again.", ["Ports Ministry", "University"]),
    ],
)  # fmt: skip
def test_a_noun_for_a_body_with_a_capital_is_the_one_body_named_so(text, names):
    assert [e.name for e in reading_of(text).entities] == names


def test_a_surname_that_fits_two_people_joins_neither():
    reading = reading_of("President Aro Lindt met Minister Ina Lindt. Lindt left.")
    assert [e.name for e in reading.entities] == ["Aro Lindt", "Ina Lindt", "Lindt"]


def test_a_short_form_in_brackets_is_the_same_body():
    reading = reading_of("The Ondrian News Agency (ONA) reported it. ONA gave no source.")
    assert [e.name for e in reading.entities] == ["Ondrian News Agency"]


@pytest.mark.parametrize(
    "text", ["Officials met on Monday.", "However, nothing happened in May.", "It paid US$40 million."]
)
def test_ordinary_words_at_the_start_are_no_names(text):
    assert named(text) == []


def test_capitals_in_brackets_stand_for_the_words_before_them():
    reading = reading_of("The party's central harbour council (CHC) met. CHC gave no reason.")
    assert "central harbour council" in [e.name for e in reading.entities]


@pytest.mark.parametrize(
    ("text", "parts", "names"),
    [
        ("Dan A. Orr left.", ["Dan A", "Orr"], ["Dan A. Orr"]),
        ("Dan A. Orr left.", ["Dan A"], ["Dan A. Orr"]),
        ("It was type A. Sela left.", ["A"], ["A"]),
        ("It was Dan A. The port shut.", ["Dan A"], ["Dan A"]),
        ("It was Dan A. Orr left.", ["Dan A", "Orr"], ["Dan A", "Orr"]),
    ],
)
def test_a_name_goes_on_behind_an_initial_within_its_sentence(text, parts, names):
    rows = [(Anchor.of(text, text.index(part), text.index(part) + len(part)), "PERSON", None) for part in parts]
    opening = frozenset({text.index("Orr")} if "was Dan A. Orr" in text else ())
    assert [row[0].exact for row in whole_initials(text, rows, frozenset({"the"}), opening)] == names


def test_initials_with_and_without_dots_are_one_name():
    reading = reading_of("He met the O.P. Navy. Then the OP Navy left.")
    assert [e.name for e in reading.entities] == ["O.P. Navy"]


def test_capitals_that_are_no_initials_of_the_words_before_stay():
    reading = reading_of("The party's harbour council (ONA) met. ONA gave no reason.")
    assert "ONA" in [e.name for e in reading.entities]


def test_two_bodies_joined_by_and_are_two():
    reading = Reading(report_of("The ministry called on the ORC and Harbour Council to meet."))
    for step in (tokens.STEP, quotations.STEP):
        reading = step(reading)
    words = Anchor.of(reading.report.text, 27, 50)
    reading = replace(reading, named=(Named(words, "ORGANIZATION", 0.9),), filled=reading.filled | {"named"})
    assert [e.name for e in find_mentions(reading).entities if e.type == "ORGANIZATION"] == ["ORC", "Harbour Council"]


@pytest.mark.parametrize(
    ("name", "bare"), [("Telm-based Orra Bank", "Orra Bank"), ("Telm-Orra Bank", "Telm-Orra Bank")]
)
def test_where_a_body_is_based_is_no_part_of_its_name(name, bare):
    reading = Reading(report_of(f"The ports called on {name} to pay."))
    for step in (tokens.STEP, quotations.STEP):
        reading = step(reading)
    words = Anchor.of(reading.report.text, 20, 20 + len(name))
    reading = replace(reading, named=(Named(words, "ORGANIZATION", 0.9),), filled=reading.filled | {"named"})
    assert [e.name for e in find_mentions(reading).entities] == [bare]


@pytest.mark.parametrize(
    ("publisher", "typed"),
    [
        ("TIDEWATER RADIO NEWS", "ORGANIZATION"),
        ("TIDEWATER", "ORGANIZATION"),
        ("RADIO TIDEWATER", "OTHER"),
        (None, "OTHER"),
    ],
)
def test_what_a_publisher_goes_by_is_a_body(publisher, typed):
    report = report_of("A guard told Tidewater that six men left.")
    report = replace(report, publisher=Given(publisher, "printed") if publisher else None)
    reading = Reading(report)
    for step in (tokens.STEP, quotations.STEP):
        reading = step(reading)
    assert [e.type for e in find_mentions(reading).entities if e.name == "Tidewater"] == [typed]
