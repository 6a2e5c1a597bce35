"""Where and when an event is, by what it happens to or belongs to; one construction a row, over invented countries."""

import pytest

import onrecord
from onrecord.core.record import Stated
from onrecord.read import trained

pytestmark = pytest.mark.skipif(
    trained.network() is None, reason="the rules are shown on the parse of the shipped network"
)
OPENING = "The town of Karr lies in Ulmar. "
ROWS = [
    ("Vessan jets struck a depot in Karr on Monday.", "struck", "Karr"),
    ("A depot near Karr was bombed on Monday.", "bombed", "Karr"),
    ("The rebels attacked the town of Karr.", "attacked", "Karr"),
    ("The envoy will visit Karr in May.", "visit", "Karr"),
    ("The attack on Karr that killed two guards shook the coast.", "killed", "Karr"),
    ("The minister praised the school in Karr.", "praised", None),
    ("The envoy discussed the siege of Karr.", "discussed", None),
    ("The attacks on Karr are a breach of the truce.", "breach", None),
]


@pytest.mark.parametrize(("text", "word", "place"), ROWS)
def test_where_an_event_is(text, word, place):
    sheet = onrecord.read_text(OPENING + text)
    record = next((r for r in sheet.records if word in r.anchor.exact), None)
    if record is None:
        assert place is None, [r.anchor.exact for r in sheet.records]
        return
    assert (record.place.value if isinstance(record.place, Stated) else None) == place


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("The plan was drafted by Jonas Crail, who died in 2030.", "drafted", None),
        ("The plan was drafted by Jonas Crail, who died in 2030.", "died", "2030"),
        ("Vessan rebels, who broke the truce in 2029, attacked Karr in May 2031.", "attacked", "2031-05"),
    ],
)
def test_a_relative_clause_keeps_its_own_time(text, word, time):
    record = next(r for r in onrecord.read_text(OPENING + text).records if word in r.anchor.exact)
    assert (record.time.value if isinstance(record.time, Stated) else None) == time
