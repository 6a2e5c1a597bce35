"""Which unknown names are of countries, by what the page says they have."""

import pytest

from onrecord.core.anchor import Anchor
from onrecord.read.states import states
from tests.read.test_actors import parsed


def found(text, *names):
    return states(
        parsed(text, "network"), [Anchor.of(text, text.index(name), text.index(name) + len(name)) for name in names]
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ondria closed the port. The Ondrian envoy left.", "Ondria"),
        ("Sulmar closed the port. A Sulmarian envoy left.", "Sulmar"),
        ("Marlesh's foreign minister left.", "Marlesh"),
        ("Karsk’s chief trade negotiator left.", "Karsk"),
        ("Troops crossed Vessa's border.", "Vessa"),
    ],
)
def test_a_name_with_a_people_or_a_government_is_a_state(text, name):
    assert found(text, name) == {name.lower()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Julia met Julian on Monday.", "Julia"),
        ("Mordaunt's lawyer left.", "Mordaunt"),
        ("Vorn's spokesman for the ministry left.", "Vorn"),
        ("Telm was shut. The Ondrian envoy left.", "Telm"),
    ],
)
def test_a_name_without_either_is_none(text, name):
    assert found(text, name) == set()
