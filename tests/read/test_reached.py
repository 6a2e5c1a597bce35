"""Who asks, threatens or warns where the sentence is told of whom it reaches: each row another construction."""

import pytest

from onrecord.read import TRAINED, trained
from onrecord.record import put_on_record
from tests.read.test_actors import parsed

pytestmark = pytest.mark.skipif(
    trained.network() is None, reason="the rules are shown on the parse of the shipped network"
)


def parties(text, word):
    """Return the event, who acts and to whom it is done of the one record with this anchor."""
    (found,) = [r for r in put_on_record(parsed(text, TRAINED[-1].name)).records if r.anchor.exact == word]
    kind = found.event.type if found.event else ""
    return kind, [one.name for one in found.actor], [one.name for one in found.recipient]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Orra Bank did not reply to an emailed request for comment.", "request", ("REQUEST", [], ["Orra Bank"])),
        ("The ministry did not respond to requests for comment.", "requests", ("REQUEST", [], ["ministry"])),
        ("The embassy rejected Marlesh's request for a visa.", "request", ("REQUEST", ["Marlesh"], ["embassy"])),
        ("Ondria received a request from Marlesh for aid.", "request", ("REQUEST", ["Marlesh"], ["Ondria"])),
        ("The council received threats from the miners.", "threats", ("THREATEN", ["miners"], ["council"])),
        ("The group has received an approach from Vanta Marine worth as much as 2.1bn kroner.", "received",
         ("", ["Vanta Marine"], ["group"])),
        # near misses: who asks himself, and what comes from a place
        ("Ondria made a request to Marlesh.", "request", ("REQUEST", ["Ondria"], ["Marlesh"])),
        ("The village gets its water from Lake Telm.", "gets", ("", [], ["Lake Telm"])),
    ],
)  # fmt: skip
def test_whom_it_reaches_is_not_who_does_it(text, word, told):
    assert parties(text, word) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The transport minister, Dario Felk, was warned in January that the bow door was unsafe.", ("", [], ["Dario Felk"])),
        ("Engineers warned the council that the bridge was unsafe.", ("", ["Engineers"], ["council"])),
        ("The council was warned by engineers that the dam could fail.", ("", ["engineers"], ["council"])),
        # near misses: what somebody is going to do is a threat
        ("Ondria warned Marlesh that it would close the border.", ("THREATEN", ["Ondria"], ["Marlesh"])),
        ("Orra Bank was warned by the regulator not to lend more.", ("REQUEST", ["regulator"], ["Orra Bank"])),
    ],
)  # fmt: skip
def test_a_warning_of_a_danger_is_no_threat(text, told):
    assert parties(text, "warned") == told


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("The council was warned by engineers that the dam could fail.", "fail", ["engineers"]),
        ("The premier, Sela Vorn, was told that the dam was cracked.", "cracked", []),
        ("Sela Vorn warned that the dam was cracked.", "cracked", ["Sela Vorn"]),
    ],
)
def test_who_is_told_so_is_no_voice(text, word, chain):
    (found,) = [r for r in put_on_record(parsed(text, TRAINED[-1].name)).records if r.anchor.exact == word]
    assert [link.name for link in found.chain] == chain
