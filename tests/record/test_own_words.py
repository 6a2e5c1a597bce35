"""Where the page speaks itself, and where somebody does whom no verb of speaking shows: each row another construction."""

import pytest

from onrecord.read import TRAINED, trained
from onrecord.record import put_on_record
from tests.read.test_actors import parsed

pytestmark = pytest.mark.skipif(
    trained.network() is None, reason="the rules are shown on the parse of the shipped network"
)


def chain_at(text, word):
    """Return the names in the chain of the one record with this anchor."""
    (found,) = [r for r in put_on_record(parsed(text, TRAINED[-1].name)).records if r.anchor.exact == word]
    return [link.name for link in found.chain]


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("The clinic in Marlesh continues to treat the wounded.", "treat", []),
        ("The clinic in Marlesh says it continues to treat the wounded.", "treat", ["clinic in Marlesh"]),
        ("Ondrian police responded by closing the bridge.", "closing", []),
        ("The men charged with the theft crossed the river.", "crossed", []),
        ("The council said that police closed the bridge.", "closed", ["council"]),
        ("The boat was apparently leaking.", "leaking", []),
        ("The boat reportedly sank.", "sank", ["?"]),
        ("Clashes reportedly continued near the bridge.", "Clashes", ["?"]),
        ("The mine reportedly belongs to Ondria.", "belongs", ["?"]),
        ("The boat reportedly struck a pier which burned last year.", "burned", []),
        ("The boat reportedly sank while the port stayed shut.", "sank", ["?"]),
        ("Three deaths have been reported in the valley.", "deaths", ["?"]),
        ("The deaths were reported by the council.", "deaths", ["council"]),
        ("It is expected that the council will close the port.", "close", ["?"]),
        ("The council is expected to close the port.", "close", []),
        ("There were no reports of raids in the valley.", "raids", ["?"]),
        ("Ondria closed the port after the council's claims that the bandits attacked it.", "attacked", ["council"]),
    ],
)
def test_what_is_done_stands_on_nobodys_word(text, word, chain):
    assert chain_at(text, word) == chain


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("The bandits are suspected to have crossed the river.", "crossed", ["?"]),
        ("It is speculated that the bandits crossed the river.", "crossed", ["?"]),
        ("It was announced that the bandits crossed the river.", "crossed", ["?"]),
        ("Swimming in the harbour is considered dangerous.", "dangerous", ["?"]),
        ("The unions are now calling for the closure of the port.", "closure", ["unions"]),
        ("The campaign began calling for the closure of the port.", "closure", ["campaign"]),
        ("Ondria blames Marlesh for closing the port.", "closing", ["Ondria"]),
        ("Dan Orr encouraged the villagers to leave the valley.", "leave", ["Dan Orr"]),
        ("The villagers feared that the dam had burst.", "burst", []),
        ("Dan Orr affirmed that the port would open.", "open", ["Dan Orr"]),
        ("Marta Ilves expressed her sorrow: “The nation weeps for the dead of Marlesh.”", "weeps", ["Marta Ilves"]),
        ("Dan Orr spoke of “a disaster for the whole of Ondria”.", "disaster", ["Dan Orr"]),
        ("The bandits crossed the river, and the villagers fled.", "fled", []),
    ],
)
def test_who_hints_or_thinks_is_a_voice_and_who_stands_beside_is_none(text, word, chain):
    assert chain_at(text, word) == chain


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("Dan Orr also congratulated the couple: “We are delighted by the news.”", "delighted", ["Dan Orr"]),
        ("The committee gave its verdict: “The bridge will be closed in May.”", "closed", ["committee"]),
        ("The motto is carved on the gate: “All who enter here shall work.”", "work", ["?"]),
    ],
)
def test_a_colon_lets_the_subject_before_it_speak(text, word, chain):
    assert chain_at(text, word) == chain
