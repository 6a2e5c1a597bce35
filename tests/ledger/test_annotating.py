"""Web Annotations: ours with the page's address, and those of other programs, which change nothing."""

import json

import pytest
from pages import HERALD, NOON, at, herald

from onrecord.core.judgement import Judgement

URL = "https://herald.example/telm"
SHEET = herald(url=URL)
ID = SHEET.report.id
QUOTE = {"type": "TextQuoteSelector", "exact": "denied", "prefix": "Marlesh ", "suffix": " that anything"}
ELSEWHERE = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example/7",
    "type": "Annotation",
    "motivation": "commenting",
    "created": "2031-06-05T10:00:00+02:00",
    "creator": {"id": "https://people.example/bob", "type": "Person", "name": "bob"},
    "body": {"type": "TextualBody", "value": "Signed on Monday, says the gazette.", "format": "text/plain"},
    "target": {"source": URL, "selector": [QUOTE]},
}
"""An annotation as the W3C model draws it (section 4.2.4), made by nobody who knows of ledgers."""


@pytest.fixture
def held(ledger):
    """A ledger with one page that has an address."""
    ledger.add(SHEET, HERALD.encode(), seen_at=NOON)
    return ledger


def changed(**more):
    return {**json.loads(json.dumps(ELSEWHERE)), **more}


def test_a_judgement_goes_out_with_the_address_of_the_page(held):
    held.judge(Judgement(ID, at(HERALD, "denied"), "record", "confirm", "ann", NOON))
    (row,) = held.annotations()["first"]["items"]
    assert row["target"]["source"] == URL
    assert row["onrecord:judgement"]["report"] == ID


def test_a_report_without_an_address_goes_by_its_id(ledger):
    sheet = herald()
    ledger.add(sheet, seen_at=NOON)
    ledger.judge(Judgement(sheet.report.id, at(HERALD, "denied"), "record", "confirm", "ann", NOON))
    (row,) = ledger.annotations()["first"]["items"]
    assert row["target"]["source"] == f"urn:onrecord:report:{sheet.report.id}"


def test_an_annotation_from_elsewhere_stands_beside_and_changes_nothing(held):
    before = held.show(ID).sheet
    (taken,) = held.take_annotations(ELSEWHERE)
    assert (taken.state, taken.annotation) == ("added", "https://notes.example/7")
    view = held.show(ID)
    assert view.sheet == before
    (remark,) = next(entry for entry in view.records if entry.record.anchor.exact == "denied").remarks
    assert (remark.signer, remark.made_at, remark.value) == ("bob", "2031-06-05T08:00:00Z", "https://notes.example/7")
    assert remark.reason == "Signed on Monday, says the gazette."
    assert view.counts.checked == 0
    assert held.take_annotations([ELSEWHERE])[0].state == "unchanged"
    assert list(held.verify()) == []


@pytest.mark.parametrize(
    ("more", "value", "reason"),
    [
        ({"body": "https://gazette.example/1"}, "https://gazette.example/1", "a note from elsewhere"),
        ({"body": {"id": "https://gazette.example/1", "type": "Text"}}, "https://gazette.example/1", "a note from elsewhere"),
        ({"body": [{"type": "TextualBody", "value": "See"}, {"source": "https://gazette.example/1"}]}, "https://gazette.example/1", "See"),
        ({"body": None, "bodyValue": "A word."}, "https://notes.example/7", "A word."),
        ({"creator": ["bob"]}, "https://notes.example/7", "Signed on Monday, says the gazette."),
        ({"target": {"source": {"id": URL}, "selector": QUOTE}}, "https://notes.example/7", "Signed on Monday, says the gazette."),
        ({"target": [{"source": f"urn:onrecord:report:{ID}", "selector": [QUOTE]}]}, "https://notes.example/7",
         "Signed on Monday, says the gazette."),
    ],
)  # fmt: skip
def test_every_form_of_body_creator_and_target_is_understood(held, more, value, reason):
    (taken,) = held.take_annotations(changed(**more))
    assert taken.state == "added", taken.why
    (made,) = held.judgements()
    assert (made.verdict, made.signer, made.value, made.reason) == ("challenge", "bob", value, reason)


@pytest.mark.parametrize(
    ("more", "state", "why"),
    [
        ({"creator": None}, "refused", "not signed"),
        ({"created": None}, "refused", "not a moment"),
        ({"created": "2031"}, "refused", "not a moment"),
        ({"target": URL}, "refused", "quotes no words"),
        ({"target": {"source": URL, "selector": {"type": "TextPositionSelector", "start": 1, "end": 3}}}, "refused", "quotes no words"),
        ({"id": "seven", "body": None}, "refused", "no source"),
        ({"id": "javascript:alert(1)", "body": None}, "refused", "no source"),
        ({"target": {"source": "https://elsewhere.example", "selector": QUOTE}}, "orphan", "no report"),
        ({"target": {"source": URL, "selector": {**QUOTE, "exact": "agreed"}}}, "orphan", "not found"),
        ({"target": {"source": URL, "selector": {"type": "TextQuoteSelector", "exact": "said"}}}, "orphan", "one place only"),
        ({"onrecord:judgement": []}, "refused", "no object"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_says_why(held, more, state, why):
    (taken,) = held.take_annotations(changed(**more))
    assert taken.state == state
    assert why in taken.why
    assert held.judgements() == ()


def test_a_note_on_an_older_version_finds_its_words_there(held):
    newer = herald(url=URL, text=HERALD.replace("denied that anything", "denied that much"))
    held.add(newer, seen_at=NOON)
    (taken,) = held.take_annotations(ELSEWHERE)
    assert taken.state == "added"
    assert held.judgements()[0].report == ID
