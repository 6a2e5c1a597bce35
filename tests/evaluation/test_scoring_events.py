import pytest

from evaluation.dictionary import Dictionaries, parse_actors, parse_agents
from evaluation.petrarch import coded, gold_events, parse_crosswalk
from evaluation.petrarch import scores as event_scores
from evaluation.plover import root, scores, unmark

TEXT = "Ulmar sued Vessa over the port."


def party(name, start):
    return {"name": name, "anchor": {"start": start, "end": start + len(name), "exact": name}}


def record(event="ACCUSE", actor=("Ulmar", 0), recipient=("Vessa", 11)):
    return {
        "event": event and {"type": event, "mode": None},
        "actor": [party(*actor)],
        "recipient": [party(*recipient)],
    }


def test_unmark_gives_offsets_without_the_marks():
    assert unmark("<s>Ulmar</s> sued <t>Vessa</t> over the port.") == (TEXT, (0, 5), (11, 16))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([record()], "ACCUSE"),
        ([record("RETREAT")], "YIELD"),
        ([record("NONE"), record("AID")], "AID"),
        ([record(actor=("Vessa", 11), recipient=("Ulmar", 0))], "none"),
        ([record(recipient=("port", 26))], "none"),
        ([], "none"),
    ],
)
def test_root_is_that_of_the_record_between_source_and_target(records, expected):
    assert root(records, TEXT, (0, 5), (11, 16)) == expected


def test_root_takes_a_participant_by_name_where_its_words_stand_elsewhere():
    told = {**record(), "actor": [{"name": "Ulmar", "anchor": {"start": 26, "end": 30, "exact": "port"}}]}
    assert root([told], TEXT, (0, 5), (11, 16)) == "ACCUSE"


def test_scores_perfect_empty_and_mixed():
    assert scores([("AID", "AID"), ("YIELD", "YIELD")])["macro-F1"].f1 == 1.0
    assert scores([("AID", "none"), ("YIELD", "none")])["macro-F1"].f1 == 0.0
    mixed = scores([("AID", "AID"), ("AID", "none"), ("YIELD", "AID")])
    assert mixed["AID"].f1 == 0.5
    assert mixed["macro-F1"].f1 == 0.25
    assert mixed["no root found"].f1 == pytest.approx(1 / 3)


ACTORS = """\
<!-- invented -->
ULMAR_ [ULM] # by hand
+ULMARIAN
PORT_SARN
+SARN
	[SAR < 20300101]
	[SARGOV > 20300101]
"""


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Ulmar", "20310101", "ULM"),
        ("the Ulmarian envoy", "20310101", "ULMGOV"),
        ("Sarn", "20290101", "SAR"),
        ("Port Sarn's", "20310101", "SARGOV"),
        ("human rights body of Ulmar", "20310101", "NGOULM"),
        ("nobody", "20310101", None),
    ],
)
def test_dictionaries_code(name, day, code):
    agents = parse_agents("ENVOY [~GOV]\nHUMAN_RIGHTS_BODY [NGO~]")
    assert Dictionaries(parse_actors(ACTORS), agents).code(name, day) == code


def test_petrarch_events_are_compared_as_multisets():
    crosswalk = parse_crosswalk("03: AGREE\n042: CONSULT, visit,   # Make a visit")
    gold = gold_events([{"source": "ULM", "target": "VES", "code": "042"}], crosswalk)
    assert gold == [("ULM", "VES", "CONSULT", "visit")]
    dictionaries = Dictionaries(parse_actors("ULMAR [ULM]\nVESSA [VES]"), {})
    predicted = coded([record("CONSULT")], dictionaries, "20310101")
    found = event_scores([gold], [predicted])
    assert (found["exact"].f1, found["two-digit"].f1) == (0.0, 1.0)
    assert event_scores([gold], [[]])["root alone"].f1 == 0.0
