"""What is a person at all: names of one word and of several, with the signs that a page prints for and against."""

import pytest
from pages import at, report_of

from onrecord.core.persons import head_of
from onrecord.core.reading import ReportKind
from onrecord.core.record import Named, Sheet
from onrecord.core.roles import kept_out

SINGLE = [
    ("Selvane’s board will meet on Monday.", False),
    ("Selvane declined to comment.", False),
    ("Selvane said it would pay, Wick said.", False),
    ("Selvane said in a statement that talks had begun.", False),
    ("He sold his shares in Selvane.", False),
    ("The operator, Selvane, denied it.", False),
    ("Rating agency Selvane cut its rating.", False),
    ("SELVANE — The port of Selvane will reopen.", False),
    ("The gates of the port of Selvane will open, he said.", False),
    ("Ondria will hand Selvane port back to dockers.", False),
    ("MARKET (Selvane) - Shares fell.", False),
    ("On Monday Selvane said no.", False),
    ("Rival Selvane said no.", False),
    ("The Lady Selvane capsized off the cape.", False),
    ("Northern Selvane is quiet.", False),
    ("Selvane’s own auditors warned of it.", False),
    ("The wind rose. Selvane, which he left, is quiet.", False),
    ("In Selvane, where he was born, she wept.", False),
    ("Regulator Fines Selvane After Spill", False),
    ("The developer Selvane said no.", False),
    ("Mr Selvane said no.", True),
    ("Ms. Selvane said no.", True),
    ("Sergeant Selvane said no.", True),
    ("Her neighbour Selvane said no.", True),
    ("A girl called Selvane said no.", True),
    ("A nurse, Selvane, said no.", True),
    ("Selvane, 12, was found.", True),
    ("Selvane, aged 34, was found.", True),
    ("The 16-year-old Selvane was found.", True),
    ("Selvane, a farmer from Telm, said no.", True),
    ("Selvane’s mother said no.", True),
    ("Selvane’s younger brother said no.", True),
    ("Selvane, who lives there, said no.", True),
    ("Selvane said she ran.", True),
    ("“I ran,” said Selvane. He wept.", True),
    ("Selvane was arrested on Monday.", True),
    ("Police arrested Selvane on Monday.", True),
    ("The guards had beaten and killed Selvane.", True),
    ("Selvane wept.", True),
    ("Then Tova Selvane left.", True),
    ("Outside, Tova Selvane left.", True),
]
"""A page that names Selvane, which the reader took for a person, and whether the name is kept out of what is gathered."""


def hidden(text, name):
    entity = Named("e1", name, "PERSON", mentions=(at(text, name),))
    return bool(kept_out(Sheet(report_of(text), ReportKind("news"), (), (entity,))).names)


@pytest.mark.parametrize(("text", "kept"), SINGLE)
def test_a_name_of_one_word_is_a_persons_only_where_the_page_shows_it(text, kept):
    name = "SELVANE" if text.startswith("SELVANE") else "Selvane"
    assert hidden(text, name) is kept


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Tova Selvane said no.", "Tova Selvane", True),
        ("Tova Selvane’s shares fell.", "Tova Selvane", True),
        ("The Tova Selvane case was closed.", "Tova Selvane", True),
        ("Selvane Holdings said no.", "Selvane Holdings", False),
        ("Port Selvane is quiet.", "Port Selvane", False),
        ("The Tova Selvane, a ferry, capsized.", "Tova Selvane", False),
        ("The Tova Selvane capsized.", "Tova Selvane", False),
        ("Nurse Tova Marine said no.", "Tova Marine", True),
        ("Tova Lake said no.", "Tova Lake", True),
    ],
)  # fmt: skip
def test_a_name_of_several_words_is_a_persons_unless_it_is_formed_otherwise(text, name, kept):
    assert hidden(text, name) is kept


def test_a_body_of_several_words_lends_its_first_word_to_no_person():
    text = "Selvane Marine made an offer. Selvane said that he was told so."
    whole = Named("e1", "Selvane Marine", "ORGANIZATION", mentions=(at(text, "Selvane Marine"),))
    short = Named("e2", "Selvane", "PERSON", mentions=(at(text, "Selvane", 1),))
    assert not kept_out(Sheet(report_of(text), ReportKind("news"), (), (whole, short))).names


def test_a_surname_that_a_person_of_several_words_bears_is_a_persons():
    text = "Tova Selvane left. Selvane said no."
    whole = Named("e1", "Tova Selvane", "PERSON", mentions=(at(text, "Tova Selvane"),))
    short = Named("e2", "Selvane", "PERSON", mentions=(at(text, "Selvane", 1),))
    parties = kept_out(Sheet(report_of(text), ReportKind("news"), (), (whole, short)))
    assert parties.entities == {"e1", "e2"}
    assert not parties.unclear


def test_what_is_not_shown_a_person_is_known_as_unclear():
    text = "Selvane declined to comment."
    entity = Named("e1", "Selvane", "PERSON", mentions=(at(text, "Selvane"),))
    assert kept_out(Sheet(report_of(text), ReportKind("news"), (), (entity,))).unclear == {"e1"}


@pytest.mark.parametrize(
    ("description", "head"),
    [("a retired nurse from Telm", "nurse"), ("34, whose brother left", ""), ("head teacher", "teacher"), ("", "")],
)
def test_the_head_of_a_description(description, head):
    assert head_of(description) == head
