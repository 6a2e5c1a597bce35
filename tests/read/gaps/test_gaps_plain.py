"""Gaps on the plain steps, without a parser."""

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
