"""Odd drafts and odd reports: no crash, and what is found still stands in the draft."""

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.core.errors import MissingInput, OnrecordError

STRINGS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "ingest" / "naughty.jsonl").read_text("ascii").splitlines()
]
STORY = "Ondria may shut its only port on Monday, the harbour office said. “We can wait, but not long,” said Adra Vel."


@pytest.fixture(scope="module")
def sheet():
    return onrecord.read_text(STORY, published="2031-06-03")


def test_naughty_drafts_are_checked_or_refused(sheet):
    odd = [string for string in STRINGS if "\x00" not in string and string.isprintable()]
    text = "\n\n".join(string if at % 8 else f"{STORY} {string}" for at, string in enumerate(odd))
    for draft in (text, text.replace("may", "will"), *STRINGS[:40]):
        try:
            found = onrecord.check_text(draft, against=[sheet], plain=True)
        except OnrecordError as error:
            assert error.where
            continue
        for finding in (*found.findings, *found.suggestions):
            assert finding.anchor.holds_in(found.draft.text)
        str(found), found.to_json(), found.to_sarif()


def test_naughty_reports_are_checked_against_or_told():
    for string in STRINGS[::7]:
        try:
            found = onrecord.check_text(
                f"Ondria will shut its port. {STORY}", against=[onrecord.read_text(string)], plain=True
            )
        except OnrecordError as error:
            assert error.where
            continue
        assert found.sentences


def test_no_report_is_an_error():
    with pytest.raises(MissingInput):
        onrecord.check_text("Ondria shut its port.", against=[])


def test_a_draft_in_another_language_is_said_so(sheet):
    found = onrecord.check_text(
        "Das Ministerium hat am Montag erklärt, dass der Hafen bald wieder geöffnet wird. Niemand weiß, wann.",
        against=[sheet],
    )
    assert any("another language" in note for note in found.notes) and "Note:" in str(found)


@pytest.mark.parametrize("quotes", ["“”", '""', "«»", "„“"])
def test_marks_of_any_kind_hold_the_same_words(sheet, quotes):
    draft = f"{quotes[0]}We can wait, but not long,{quotes[1]} said Adra Vel."
    assert onrecord.check_text(draft, against=[sheet]).findings == ()
