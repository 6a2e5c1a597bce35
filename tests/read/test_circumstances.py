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
    ("Vessa is unlikely to attack the proposed plant in Karr in fear of a war.", "attack", "Karr"),
    ("The minister praised the school in Karr.", "praised", None),
    ("The envoy discussed the siege of Karr.", "discussed", None),
    ("The attacks on Karr are a breach of the truce.", "breach", None),
]


CHOSEN = [
    ("A woman in Karr died of the fever.", "died", "Karr"),
    ("Two outbreaks in Ulmar killed forty people.", "killed", "Ulmar"),
    ("A woman from Karr died of the fever.", "died", None),
    ("The driver was treated at the Karr hospital on Monday.", "treated", "Karr hospital"),
    ("Guards closed the Karr airport on Monday.", "closed", "Karr airport"),
    ("The fever spread in the Karr district on Monday.", "spread", "Karr"),
    ("The fever spread in the Karr region on Monday.", "spread", "Karr region"),
    ("The team beat Vessa at the Mirren Ice Stadium on Monday.", "beat", "Mirren Ice Stadium"),
    ("Protesters marched down Hadley Road to the Mirren Bridge.", "marched", "Mirren Bridge"),
    ("After his visit to Karr, the envoy flew to Paris on Monday.", "flew", "Paris"),
    ("An attack at a United Nations base in Karr killed two guards.", "killed", "Karr"),
    ("A wall fell in Karr on Monday, killing two guards.", "killing", "Karr"),
    ("A flood hit the coast near Karr, destroying ten houses.", "destroying", "Karr"),
    ("After leaving the town of Karr, the guards arrested a driver.", "arrested", None),
    ("Fever broke out in Norway on Monday. Forty people died in the country.", "died", "Norway"),
    ("Guards took Karr and then Telm on Monday. Two people died in the country.", "died", None),
    ("A delegation of Norway met the king of Sweden. Two people died in the country.", "died", None),
    ("Vessa sent doctors to Norway on Monday.", "sent", "Norway"),
    ("Talks in Norway failed to end the strike.", "end", "Norway"),
    ("A judge in Norway wants to close the port.", "close", None),
    ("Two guards were killed in Norway, Sweden, Finland and Latvia.", "killed", None),
    ("The miners from Norway were arrested on Monday.", "arrested", None),
    ("In Karr, reportedly, two guards were killed.", "killed", "Karr"),
    ("The driver was taken to Orran General Hospital on Monday.", "taken", "Orran General Hospital"),
    ("The driver was treated at a hospital on Monday.", "treated", None),
    ("The car hit a guard on the B17 road on Monday.", "hit", "B17 road"),
    ("Bandits killed two guards and burned nine homes in Norway.", "killed", "Norway"),
    ("Ondria recalled its envoy from Marlesh and closed the bridge in Norway.", "recalled", None),
    ("Bandits killed two guards and a court in Norway met on Monday.", "killed", None),
    ("The shares of the firm fell by a third in Norway.", "fell", "Norway"),
]


@pytest.mark.parametrize(("text", "word", "place"), [*ROWS, *CHOSEN])
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
        ("The firm closed the mine after a shaft flooded in 2029.", "closed", None),
        ("The council rejected plans drafted by the firm in 2029.", "rejected", None),
        ("The shop that Jonas Crail founded in 2029 became famous for selling lamps.", "famous", None),
        ("The port has lost money since 2029.", "lost", None),
        ("Jonas Crail fell ill in 2029 and his sons sold the shop.", "sold", None),
        ("The storm killed two guards in 2029 and destroyed the shop.", "destroyed", "2029"),
        ("In 2029 the firm was fined for hiding the leak.", "hiding", None),
        ("The port lost money in 2029.", "lost", "2029"),
        ("The rebels freed nine hostages before May 2031.", "freed", None),
        ("The diver died while swimming off Karr in June 2031.", "died", "2031-06"),
        ("Jonas Crail won a medal at the 2029 games.", "won", "2029"),
        ("Jonas Crail signed a treaty like the 2029 pact.", "signed", None),
    ],
)
def test_an_event_has_no_time_of_another(text, word, time):
    record = next(r for r in onrecord.read_text(OPENING + text).records if word in r.anchor.exact)
    assert (record.time.value if isinstance(record.time, Stated) else None) == time


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("The meeting took place at an unspecified location.", "meeting", "left_open"),
        ("The meeting took place at a large location.", "meeting", "silent"),
        ("The meeting angered guards at an unspecified location.", "meeting", "silent"),
    ],
)
def test_where_what_happens_is_left_open(text, word, state):
    records = onrecord.read_text(OPENING + text).to_dict()["records"]
    assert {r["place"]["state"] for r in records if r["anchor"]["exact"] == word} <= {state}
    assert state == "silent" or any(r["anchor"]["exact"] == word for r in records)
