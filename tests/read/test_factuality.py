"""How firmly each verb is put."""

import pytest

from tests.read.reading_of import reading_of


def put(text, verb):
    """Return modality, polarity and certainty of the predicate with this word."""
    (found,) = [p for p in reading_of(text).predicates if p.anchor.exact == verb]
    return found.modality, found.polarity, found.certainty


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Ondria closed the port.", "closed", ("actual", "+", "certain")),
        ("Ondria has closed the port.", "closed", ("actual", "+", "certain")),
        ("Ondria did not close the port.", "close", ("actual", "-", "certain")),
        ("Ondria will close the port.", "close", ("planned", "+", "certain")),
        ("Ondria plans to close the port.", "close", ("planned", "+", "certain")),
        ("Ondria is ready to close the port.", "close", ("ready", "+", "certain")),
        ("Ondria wants to close the port.", "close", ("ready", "+", "certain")),
        ("Ondria can close the port.", "close", ("ready", "+", "certain")),
        ("Ondria should close the port.", "close", ("called_for", "+", "certain")),
        ("Ondria must not close the port.", "close", ("called_for", "-", "certain")),
        ("Ondria may close the port.", "close", ("possible", "+", "possible")),
        ("Ondria is likely to close the port.", "close", ("possible", "+", "probable")),
        ("Ondria is unlikely to attack Marlesh.", "attack", ("possible", "-", "probable")),
        ("If Marlesh attacks, Ondria will close the port.", "close", ("conditional", "+", "certain")),
        ("Ondria refused to close the port.", "close", ("actual", "-", "certain")),
        ("Ondria failed to close the port.", "close", ("actual", "-", "certain")),
        ("Dan Orr said Ondria would close the port.", "close", ("planned", "+", "certain")),
        ("Will Ondria close the port?", "close", ("asked", "+", "certain")),
        ("Ondria has never closed the port.", "closed", ("actual", "-", "certain")),
        ("Dan Orr denied that Ondria closed the port.", "closed", ("actual", "-", "certain")),
        ("Dan Orr denied that Ondria had not closed the port.", "closed", ("actual", "+", "certain")),
        ("No decision has been made and the talks could still collapse.", "collapse", ("possible", "+", "possible")),
        ("Ondria did not close the port or sign.", "close", ("actual", "-", "certain")),
        ("Ondria is thought to have closed the port.", "closed", ("possible", "+", "probable")),
        ("Ondria is said to have closed the port.", "closed", ("actual", "+", "certain")),
        ("It is not clear who will close the port.", "close", ("possible", "+", "possible")),
        ("Ondria will close the port, provided the tide is low.", "close", ("conditional", "+", "certain")),
        ("Ondria, which met Marlesh, provided the loan.", "provided", ("actual", "+", "certain")),
    ],
)
def test_cues_over_a_verb_decide_how_it_is_put(text, verb, expected):
    assert put(text, verb) == expected


def test_a_cue_in_one_clause_leaves_the_next_alone():
    text = "Ondria may close the port, but Marlesh opened the border."
    assert put(text, "opened") == ("actual", "+", "certain")


def test_would_in_reported_speech_is_marked_unsure():
    (found,) = reading_of("Dan Orr said Ondria would close the port.").predicates
    assert [entry.field for entry in found.unsure] == ["modality"]


@pytest.mark.parametrize("text", ["The proposed plant is here.", "The attacks on the port.", "The closed port."])
def test_participles_and_nouns_are_no_predicates(text):
    assert [p for p in reading_of(text).predicates if p.by != "granted_act"] == []
