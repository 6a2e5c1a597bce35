"""What a text leaves open, what it asks, and what it says of the backing."""

import pytest

from tests.read.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "about", "state"),
    [
        ("They met at an unspecified location.", "place", "undisclosed"),
        ("It is unclear who would pay.", "identity", "unknown"),
        ("The plan has no specified timeframe.", "time", "undisclosed"),
        ("The ministry declined to comment.", "other", "declined"),
        ("The company did not respond to questions.", "other", "no_reply"),
        ("The figures could not be independently verified.", "number", "unverified"),
        ("The board has yet to decide whether to sell.", "outcome", "undecided"),
        ("How many were hurt was not known.", "number", "unknown"),
        ("He did not say why the train stopped.", "cause", "undisclosed"),
    ],
)
def test_gaps_tell_what_is_open_and_in_which_state(text, about, state):
    assert [(gap.about, gap.state) for gap in reading_of(text).gaps] == [(about, state)]


@pytest.mark.parametrize(
    "text",
    [
        "It became clear on Monday.", "Sales declined by 3 percent.", "The auditors verified the accounts.",
        "The location was given in the treaty.", "No time was lost.", "She commented at length.",
        "The reason is no longer unknown.", "Is the date unknown?",
    ],
)  # fmt: skip
def test_near_misses_are_no_gaps(text):
    assert reading_of(text).gaps == ()


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Will it open? Nobody knows.", ["Will it open?"]),
        ("Will it open? Or will it close?", ["Will it open?", "Or will it close?"]),
        ("“Will it open?” she asked.", ["Will it open?"]),
        ("The court asked: who paid?", ["who paid?"]),
        ("She asked whether it would open.", []),
        ("The report is at www.herald.example/a?id=5 now.", []),
        ("The question is how it will open.", []),
    ],
)
def test_questions_are_whole_and_indirect_ones_are_none(text, questions):
    assert [q.anchor.exact for q in reading_of(text).questions] == questions
