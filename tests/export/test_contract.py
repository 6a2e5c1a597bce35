"""The JSON contract `onrecord/reading/1`: every key it promises is there, its schema holds, and refuses what is not it."""

import copy
import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

import onrecord
from onrecord.export.json import schema
from onrecord.export.wording import FIRMEST_FIRST

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted((ROOT / "training" / "reports" / "json").glob("*.txt"))[::6]
REPORTS = [ROOT / "examples" / "coastal-herald.txt", *OURS[::2]]
FURTHER = OURS[1::2]
"""Read by `.ci/run` alone: the network needs a third of a second for each."""
ANCHOR = {"start", "end", "exact"}
LINK = {"name", "entity", "anchor", "label", "kind", "named", "act", "route", "said_at"}
KEYS = {
    "report": {"id", "text_sha256", "publisher", "kind", "language", "title", "published", "notes", "left_out", "blocks"},
    "report.blocks": {"kind", "start", "end"},
    "entities": {"id", "name", "type", "sense", "why", "mentions"},
    "entities.mentions": ANCHOR,
    "matters": {"id", "label_anchor", "records"},
    "records": {"id", "anchor", "evidence", "chain", "wording", "quoted", "modality", "sense", "foretold", "condition",
                "imputed_to", "polarity", "certainty", "tense", "background", "presupposed", "cues", "event", "actor",
                "recipient", "time", "place", "quantities", "matter", "stage", "question", "relations", "uncertain",
                "confidence", "by"},
    "records.anchor": ANCHOR, "records.evidence": ANCHOR, "records.chain": LINK, "records.cues": {"for", "anchor"},
    "records.event": {"type", "mode", "contexts"}, "records.actor": {"name", "entity", "anchor"},
    "records.recipient": {"name", "entity", "anchor"}, "records.time": {"state", "value", "basis", "anchor"},
    "records.place": {"state", "name", "anchor"}, "records.stage": {"term", "anchor"},
    "records.imputed_to": {"name", "anchor"}, "records.uncertain": {"field", "candidates"},
    "records.uncertain.candidates": {"value", "why"}, "records.relations": {"type", "to", "anchor"},
    "quotes": {"parts", "source", "about", "cue", "insertions"}, "quotes.source": {"name"}, "quotes.parts": ANCHOR,
    "gaps": {"anchor", "about", "state", "holder", "record"}, "questions": {"id", "anchor", "chain"},
    "support": {"anchor", "note", "chain", "records"},
    "places": {"anchor", "name", "kind", "country", "region", "geonames_id", "sense", "why"},
    "times": {"anchor", "type", "value", "basis"},
    "quantities": {"anchor", "value", "high", "bound", "vague", "unit", "per", "of", "as_of", "part_of"},
    "tensions": {"left", "right", "kind"}, "headline_claims": {"anchor", "compared"},
}  # fmt: skip
"""Where an object stands and the keys that the contract promises it."""
HOLDS = jsonschema.Draft202012Validator(schema())
"""The schema, made ready once; that it is a schema is a test of its own."""
SELDOM = {"tensions"}
"""What the reports at hand may not have."""


@cache
def readings():
    """What the reports of ours give, by the network."""
    return [onrecord.read(path, publisher="Herald").to_dict() for path in REPORTS]


def found(node, path):
    """Yield the objects that stand at a path, lists taken apart, nulls passed over."""
    if isinstance(node, list):
        for entry in node:
            yield from found(entry, path)
    elif isinstance(node, dict):
        if path:
            yield from found(node.get(path[0]), path[1:])
        else:
            yield node


@pytest.mark.parametrize("place", KEYS)
def test_every_promised_key_is_there(place):
    rows = [row for reading in readings() for row in found(reading, place.split("."))]
    assert rows or place in SELDOM
    assert [KEYS[place] - set(row) for row in rows if KEYS[place] - set(row)] == []


def test_the_closed_lists_of_the_contract():
    for reading in readings():
        check_closed_lists(reading)


def check_closed_lists(reading):
    assert reading["schema"] == "onrecord/reading/1"
    kinds = {block["kind"] for block in reading["report"]["blocks"]}
    assert kinds <= {"body", "headline", "subhead", "byline", "dateline", "caption", "notice", "furniture"}
    for record in reading["records"]:
        assert record["modality"] in FIRMEST_FIRST
        assert record["polarity"] in ("+", "-")
        assert record["wording"] == "publisher" or {"name", "anchor"} <= set(record["wording"])
        assert record["time"]["state"] in ("stated", "left_open", "silent")
    for place in reading["places"]:
        assert place["kind"] in ("country", "region", "city", "other")
    for quantity in reading["quantities"]:
        assert quantity["bound"] in ("exact", "about", "at_most", "at_least", "more_than", "less_than", "range")


def test_ids_point_to_what_is_there():
    for reading in readings():
        check_ids(reading)


def check_ids(reading):
    records = {record["id"] for record in reading["records"]}
    entities = {entity["id"] for entity in reading["entities"]}
    questions = {question["id"] for question in reading["questions"]}
    matters = {matter["id"] for matter in reading["matters"]}
    for matter in reading["matters"]:
        assert set(matter["records"]) <= records
    for record in reading["records"]:
        assert record["matter"] is None or record["matter"] in matters
        assert record["question"] is None or (record["question"] in questions and record["modality"] == "asked")
        for who in (*record["chain"], *record["actor"], *record["recipient"]):
            assert who["entity"] is None or who["entity"] in entities
    for row in (*reading["support"], *reading["gaps"]):
        named = row.get("records", [row["record"]] if row.get("record") else [])
        assert set(named) <= records


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=[path.stem for path in REPORTS])
def test_the_schema_holds(number):
    HOLDS.validate(readings()[number])


@pytest.mark.slow
@pytest.mark.parametrize("path", FURTHER, ids=[path.stem for path in FURTHER])
def test_the_contract_holds_for_further_reports(path):
    reading = onrecord.read(path, publisher="Herald").to_dict()
    HOLDS.validate(reading)
    check_closed_lists(reading)
    check_ids(reading)
    assert {place for place in KEYS for row in found(reading, place.split(".")) if KEYS[place] - set(row)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ondria",
        "?",
        "“",
        "Die Regierung von Ondria hat am Montag die Grenze geschlossen, sagte ein Sprecher.",
        "1 2 3",
        "🛳",
    ],
)
def test_the_schema_holds_for_the_least_of_texts(text):
    HOLDS.validate(onrecord.read_text(text).to_dict())


def broken(path, value):
    """Return a sound reading with one value replaced, or left out where the value is `...`."""
    reading = copy.deepcopy(readings()[0])
    node = reading
    for part in path[:-1]:
        node = node[part]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return reading


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "onrecord/reading/2"), (("report",), ...), (("records",), ...), (("quotes",), ...), (("gaps",), {}),
        (("report", "id"), ...), (("report", "text_sha256"), ...), (("report", "blocks", 0, "kind"), "advert"),
        (("records", 0, "id"), ...), (("records", 0, "anchor"), ...), (("records", 0, "anchor", "start"), "3"),
        (("records", 0, "anchor", "start"), -1), (("records", 0, "chain"), ...), (("records", 0, "modality"), "surely"),
        (("records", 0, "polarity"), "maybe"), (("records", 0, "quoted"), "yes"), (("records", 0, "time", "state"), "known"),
        (("records", 0, "by"), ...), (("gaps", 0, "state"), "lost"), (("quantities", 0, "bound"), "roughly"),
        (("places", 0, "kind"), "planet"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)  # fmt: skip
def test_the_schema_refuses_what_is_not_the_contract(path, value):
    with pytest.raises(jsonschema.ValidationError):
        HOLDS.validate(broken(path, value))


def test_further_keys_are_welcome():
    HOLDS.validate({**readings()[0], "later": 1})


def test_one_line_and_many_lines_say_the_same():
    sheet = onrecord.read(REPORTS[0], plain=True)
    assert "\n" not in sheet.to_json(indent=None)
    assert json.loads(sheet.to_json(indent=None)) == json.loads(sheet.to_json()) == sheet.to_dict()
