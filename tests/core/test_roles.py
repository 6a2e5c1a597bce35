"""Who may be looked up across reports: a table that a journalist can read."""

import pytest
from pages import at, record_of, report_of

from onrecord.core.anchor import Anchor
from onrecord.core.reading import ReportKind
from onrecord.core.record import Link, Named, Participant, Sheet
from onrecord.core.roles import blot, fold, has_role, kept_out, mark, public_names

TABLE = [
    ("Foreign Minister Adra Vel said no.", True),
    ("Ondria’s foreign minister, Adra Vel, said no.", True),
    ("He met the president, Adra Vel, on Monday.", True),
    ("The mayor, Adra Vel, a former teacher, said no.", False),  # who is the teacher?
    ("After talks with the minister, Adra Vel said no.", False),
    ("He told the mayor, a friend, Adra Vel, about it.", False),
    ("Adra Vel, the foreign minister, said no.", True),
    ("Adra Vel (Governor of Telm) said no.", True),
    ("Adra Vel – the mayor of Telm – said no.", True),
    ("Ondrian leader Adra Vel said no.", True),
    ("President of Ondria Adra Vel said no.", True),
    ("former mayor Adra Vel said no.", True),
    ("the analyst Adra Vel said no.", True),
    ("Chief executive Adra Vel said no.", True),
    ("The chief financial officer Adra Vel said no.", True),
    ("The police officer Adra Vel said no.", False),
    ("Adra Vel, a spokeswoman for the port, said no.", True),
    ("ministry official Adra Vel said no.", True),
    ("Adra Vel said no.", False),
    ("Adra Vel, a nurse, said no.", False),
    ("Adra Vel, who met the minister, said no.", False),
    ("The minister’s daughter Adra Vel said no.", False),
    ("The minister greeted Adra Vel on Monday.", False),
    ("the wife of the president, Adra Vel, said no.", False),
    ("witness Adra Vel said no.", False),
    ("the suspect, Adra Vel, said no.", False),
    ("farmer Adra Vel, whose mayor left, said no.", False),
    ("Youth Ambassador Adra Vel, 16, said no.", False),
    ("16-year-old mayor Adra Vel said no.", False),
    ("President Adra Vel, aged 9, said no.", False),
    ("Mayor Adra Vel, 61, said no.", True),
    ("Adra Vel, the victim, said the minister lied.", False),
    ("He thanked Adra Vel, and the minister left.", False),
    ("The minister left. Adra Vel stayed.", False),
    ("“minister” Adra Vel", False),
]


@pytest.mark.parametrize(("text", "public"), TABLE)
def test_a_role_is_printed_or_not(text, public):
    entity = Named("e1", "Adra Vel", "PERSON", mentions=(at(text, "Adra Vel"),))
    assert has_role(text, entity) is public


def sheet_of(text, name, kind, *, link=None, label=None, sense=""):
    anchor = at(text, name)
    entity = Named("e1", name, kind, sense, mentions=(anchor,))
    chain = (Link(name, "e1", anchor, label=label and at(text, label), kind=link),) if link else ()
    records = (record_of(at(text, "said"), *chain),)
    return Sheet(report_of(text), ReportKind("news"), records, (entity,))


@pytest.mark.parametrize(
    ("kind", "link", "label", "sense", "hidden"),
    [
        ("PERSON", "person", None, "", True),
        ("PERSON", "person", "the envoy", "", False),
        ("PERSON", "person", "a neighbour", "", True),
        ("PERSON", None, None, "the governor", False),
        ("ORGANIZATION", "body", None, "", False),
        ("PLACE", None, None, "", False),
        ("OTHER", None, None, "", False),
        ("OTHER", "unknown", None, "", True),
        ("OTHER", "document", None, "", False),
    ],
)
def test_labels_senses_and_kinds_count(kind, link, label, sense, hidden):
    text = "Telm heard Sela Orlik, and the envoy or a neighbour said so."
    parties = kept_out(sheet_of(text, "Sela Orlik", kind, link=link, label=label, sense=sense))
    assert bool(parties.names) is hidden


def test_a_name_that_also_stands_for_someone_public_is_hidden_only_where_it_is_private():
    text = "Mayor Orlik said no. Lena Orlik heard it."
    mayor = Named("e1", "Orlik", "PERSON", mentions=(at(text, "Orlik"),))
    lena = Named("e2", "Lena Orlik", "PERSON", mentions=(at(text, "Lena Orlik"),))
    parties = kept_out(Sheet(report_of(text), ReportKind("news"), (), (mayor, lena)))
    assert parties.names == {"Lena Orlik"}
    assert blot(text, 0, len(text), parties.anchors) == "Mayor Orlik said no. […] heard it."


@pytest.mark.parametrize(
    ("party", "hidden"),
    [
        (Link("Dorr", None, None, kind="person"), True),
        (Link("Dorr", None, None, kind="unknown"), True),
        (Link("Dorr", None, None, kind="body"), False),
        (Link("a resident", None, None, kind="person", named=False), False),
        (Link("?", None, None), False),
        (Link("Vel", None, None, kind="person"), False),
        (Participant("inspectors", None, Anchor(0, 1, "a")), False),
        (Participant("the inspectors", None, Anchor(0, 1, "a")), False),
        (Participant("Lena Dorr", None, Anchor(0, 1, "a")), True),
        (Participant("Police", None, Anchor(0, 1, "a")), False),
        (Participant("The Harbour Board", None, Anchor(0, 1, "a")), False),
        (Participant("Vel", "e1", Anchor(0, 1, "a")), False),
    ],
)
def test_a_party_without_an_entity(party, hidden):
    text = "Minister Vel said no."
    sheet = Sheet(report_of(text), ReportKind("news"), (), (Named("e1", "Vel", "PERSON", mentions=(at(text, "Vel"),)),))
    parties = kept_out(sheet)
    assert parties.hides(party, public_names(sheet, parties)) is hidden


def test_names_are_folded_for_comparing():
    assert fold("  ÁDRA-Vel’s ") == "adra vel s"
    assert mark("ADRA  vel") == mark("Adra Vel")
    assert mark("Adra Vel") != mark("Adra Vell")


@pytest.mark.parametrize(
    ("hidden", "left"), [([], "abcdef"), ([(0, 2)], "[…]cdef"), ([(1, 3), (2, 4)], "a[…]ef"), ([(0, 9)], "[…]")]
)
def test_words_are_blotted_out(hidden, left):
    assert blot("abcdefghi", 0, 6, tuple(Anchor(a, b, "abcdefghi"[a:b]) for a, b in hidden)) == left


BLOTTED = [
    ("Lena Dorr heard sirens. Dorr left.", "Lena Dorr", "PERSON", "[…] heard sirens. […] left."),
    ("LENA DORR HEARS SIRENS. Lena Dorr left.", "Lena Dorr", "PERSON", "[…] HEARS SIRENS. […] left."),
    (
        "Nurse Pia Holt saw smoke. Holt left, Pia Holt said.",
        "Nurse Pia Holt",
        "OTHER",
        "[…] saw smoke. […] left, […] said.",
    ),
    ("Ms. Holt saw smoke. Holt left.", "Ms. Holt", "OTHER", "[…] saw smoke. […] left."),
    (
        "Harbour Street shut. The street is empty.",
        "Harbour Street",
        "OTHER",
        "Harbour Street shut. The street is empty.",
    ),
    ("The Dorrs left. Lena Dorr stayed.", "Lena Dorr", "PERSON", "The Dorrs left. […] stayed."),
    ("Lena Dorr met Minister Ola Dorr. Dorr spoke.", "Lena Dorr", "PERSON", "[…] met Minister Ola Dorr. Dorr spoke."),
]
"""A page, the private name as it is found once, its type, and what the index holds; whoever is public keeps the name."""


@pytest.mark.parametrize(("text", "name", "kind", "left"), BLOTTED)
def test_shorter_forms_and_capitals_of_a_private_name_are_blotted_out(text, name, kind, left):
    entities = [Named("e1", name, kind, mentions=(at(text, name),))]
    if "Minister" in text:
        entities.append(Named("e2", "Ola Dorr", "PERSON", mentions=(at(text, "Ola Dorr"),)))
    parties = kept_out(Sheet(report_of(text), ReportKind("news"), (), tuple(entities)))
    assert blot(text, 0, len(text), parties.anchors) == left
