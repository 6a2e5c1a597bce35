"""What readers may send: how long, how often, and what counts as said already."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from pages import HERALD, herald

from onrecord.web.settings import Clock

TOKENS = {"readers": True, "owner_token": "own" * 8, "reader_token": "read" * 6}
READER = {"Authorization": "Bearer " + "read" * 6}
OWNER = {"Authorization": "Bearer " + "own" * 8}


class Free:
    """Limits that let everything through."""

    def refused(self, address):
        return 0


@pytest.fixture
def moment():
    """The moment that the server's clock tells; tests move it."""
    return [datetime(2031, 6, 3, 12, tzinfo=UTC)]


@pytest.fixture
def site(serving, moment):
    return serving(limits=Free(), clock=Clock(lambda: moment[0]), **TOKENS)


LONGEST = {"value": 500, "comment": 2000, "sender": 80}


@pytest.mark.parametrize(("key", "most"), LONGEST.items())
@pytest.mark.parametrize("fill", ["x", "💩", "é"])
def test_what_is_too_long_is_refused_and_the_longest_is_taken(site, key, most, fill):
    fields = {"record": site.record("will let"), "fault": "page_wrong", "headers": READER}
    assert site.correct(HERALD, "will let", **fields, **{key: fill * most}).status == 201
    refused = site.correct(HERALD, "will let", **fields, **{key: fill * (most + 1)})
    assert refused.status == 422 and "too long" in refused.json["error"]["message"]


def test_more_than_two_thousand_selected_characters_are_refused(serving):
    text = HERALD.replace("Nothing is hidden.", "Nothing is hidden. " + "So it goes. " * 180, 1)
    site = serving([(herald(text=text), text.encode())], limits=Free(), **TOKENS)
    start = text.index("Nothing is hidden.")
    assert site.correct(text, text[start : start + 2000].strip(), headers=READER, fault="page_wrong").status == 201
    refused = site.correct(text, text[start : start + 2030].strip(), headers=READER, fault="page_wrong")
    assert refused.status == 422 and "too long" in refused.json["error"]["message"]


SAME = {"words": "will let inspectors", "fault": "page_wrong", "value": "may let", "comment": "see the minutes"}


@pytest.mark.parametrize(
    ("changed", "days", "state"),
    [({}, 0, "duplicate"), ({}, 9, "duplicate"), ({}, 10, "waiting"), ({"words": "will let"}, 0, "duplicate"),
     ({"words": "Ondria will let inspectors return"}, 0, "duplicate"), ({"comment": "I was there"}, 0, "duplicate"),
     ({"value": "  may   let "}, 0, "duplicate"), ({"words": "return to the Telm"}, 0, "waiting"), ({"value": "might let"}, 0, "waiting"),
     ({"fault": "misread"}, 0, "waiting"), ({"kind": "words"}, 0, "waiting")],
)  # fmt: skip
def test_the_same_again_within_ten_days_is_a_duplicate(site, moment, changed, days, state):
    def send(words, **more):
        return site.correct(HERALD, words, headers=READER, **more).json["state"]

    assert send(**SAME) == "waiting"
    moment[0] += timedelta(days=days, seconds=1)
    assert send(**{**SAME, **changed}) == state
    waiting = site.ask("/queue.json", headers=OWNER).json["waiting"]
    assert len(waiting) == (1 if state == "duplicate" else 2)


def test_what_was_ruled_on_is_not_asked_again_but_counts_as_said(site):
    sent = site.correct(HERALD, "denied", headers=READER, fault="page_wrong", comment="it did not").json
    site.ask(f"/queue/{sent['suggestion']}", method="POST", body={"ruling": "reject"}, headers=OWNER)
    again = site.correct(HERALD, "denied", headers=READER, fault="page_wrong", comment="it did not")
    assert (again.status, again.json["state"], again.json["said"]) == (
        200,
        "duplicate",
        "Thank you. Somebody has said so already.",
    )
    assert site.ask("/queue.json", headers=OWNER).json["waiting"] == []


@pytest.mark.slow
def test_two_hundred_letters_at_a_time_and_no_more(site):
    at = HERALD.index("denied")
    row = {"report": site.report, "start": at, "end": at + 6, "unit": "utf16", "exact": "denied", "fault": "page_wrong"}
    lines = [json.dumps({**row, "kind": "whole", "value": str(n)}) for n in range(201)]

    def send(count):
        body = "\n".join(lines[:count]).encode()
        return site.ask("/letters", method="POST", body=body, headers={**OWNER, "Content-Type": "application/json"})

    assert send(201).status == 413
    done = send(200)
    assert [letter["state"] for letter in done.json["letters"]] == ["waiting"] * 200
    assert (
        site.ask(
            "/letters", method="POST", body=lines[0].encode(), headers={**READER, "Content-Type": "application/json"}
        ).status
        == 403
    )
