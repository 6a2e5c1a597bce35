"""More than two hundred naughty strings through every way in: no crash, and what holds of every report holds."""

import io
import json
from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.core.errors import OnrecordError

STRINGS = [json.loads(line) for line in (Path(__file__).parent / "naughty.jsonl").read_text("ascii").splitlines()]
STORY = "Ondria shut its only port on Monday, the harbour office said."


def check(report):
    """Check what holds of every report."""
    assert report.text.strip()
    assert "\r" not in report.text
    end = 0
    for block in report.blocks:
        words = report.text[block.start : block.end]
        assert block.start >= end
        assert not report.text[end : block.start].strip()
        assert words.strip() == words != ""
        end = block.end
    assert not report.text[end:].strip()
    assert report.text_sha256
    assert report.id


def attempt(read):
    """Read, and check the report or the error."""
    try:
        report = read()
    except OnrecordError as error:
        assert error.where
        assert str(error)
    else:
        check(report)


def test_there_are_two_hundred():
    assert len(set(STRINGS)) >= 200


@pytest.mark.parametrize("frame", ["{}", STORY + "\n\n{}\n\n" + STORY, "{}\n" + STORY, STORY + " {} " + STORY], ids=str)
def test_naughty_strings_as_text_and_bytes(frame):
    for words in STRINGS:
        text = frame.replace("{}", words)
        attempt(lambda text=text: ingest.read_text(text))
        attempt(lambda text=text: ingest.read_bytes(text.encode("utf-8"), name="a", media_type="text/plain"))


def test_naughty_strings_as_json_lines(tmp_path):
    path = tmp_path / "all.jsonl"
    rows = [{"text": words} for words in STRINGS] + [{"text": STORY, "title": words, "url": words} for words in STRINGS]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    outcomes = list(ingest.gather([path]))
    assert len(outcomes) == len(rows)
    for outcome in outcomes:
        assert (outcome.report is None) != (outcome.error is None)
        if outcome.report:
            check(outcome.report)


def test_naughty_strings_as_published_never_invent_a_day():
    for words in STRINGS:
        try:
            given = ingest.GivenByHand(published=words)
        except OnrecordError as error:
            assert "expected YYYY-MM-DD" in str(error)
        else:
            assert given.published == words


def test_naughty_strings_as_web_pages(tmp_path):
    for number, words in enumerate(STRINGS):
        page = f"<html><body><article><p>{STORY}</p><p>{words}</p><p>{STORY}</p></article></body></html>"
        (tmp_path / f"{number:03}.html").write_bytes(page.encode("utf-8"))
    for outcome in ingest.gather([tmp_path]):
        assert (outcome.report is None) != (outcome.error is None)
        if outcome.report:
            check(outcome.report)


def test_naughty_strings_on_standard_input():
    for words in STRINGS:
        (outcome,) = ingest.gather(["-"], stdin=io.BytesIO(words.encode("utf-8")))
        assert (outcome.report is None) != (outcome.error is None)


def test_naughty_strings_as_names_of_input():
    for words in STRINGS:
        if words.strip() and not Path(words[:50].replace("\x00", "")).exists():
            assert all(o.error for o in ingest.gather([words])) or any(c in words for c in "*?[~/.\\")
