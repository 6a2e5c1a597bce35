"""Marks of weights: they follow the numbers that decide, and stand in the versions of the steps that use them."""

import json

import pytest

from onrecord.read import PLAIN, TRAINED
from onrecord.read.marks import NONE, WEIGHTS, mark_of_file, mark_of_network

META = {
    "sha256": {"model.onnx": "ab"},
    "labels": {"upos": ["X"]},
    "layout": {"upos": [0, 1]},
    "constants": {},
    "figures": 1,
}


def written(folder, meta):
    (folder / "meta.json").write_text(meta if isinstance(meta, str) else json.dumps(meta), encoding="utf-8")
    return mark_of_network(folder)


@pytest.mark.parametrize("part", ["sha256", "labels", "layout", "constants"])
def test_a_mark_follows_what_decides(tmp_path, part):
    first = written(tmp_path, META)
    assert first == written(tmp_path, {**META, "figures": 2})
    assert first != written(tmp_path, {**META, part: {"other": "cd"}})
    assert len(first) == 8


@pytest.mark.parametrize("meta", ["", "no json", "[]", {"sha256": {}}])
def test_weights_that_cannot_be_read_have_no_mark(tmp_path, meta):
    assert written(tmp_path, meta) == NONE
    assert mark_of_network(tmp_path / "nowhere") == mark_of_file(tmp_path / "nowhere") == NONE


def test_line_ends_do_not_change_the_mark_of_a_file(tmp_path):
    (tmp_path / "a").write_bytes(b"1\n2\n")
    (tmp_path / "b").write_bytes(b"1\r\n2\r\n")
    assert mark_of_file(tmp_path / "a") == mark_of_file(tmp_path / "b")


def test_steps_that_use_weights_say_which():
    marks = {
        "network": mark_of_network(),
        "coreference": mark_of_file(WEIGHTS / "coreference.json"),
        "participants": mark_of_file(WEIGHTS / "whom.json"),
    }
    assert {step.name: step.version.partition("+")[2] for step in TRAINED if "+" in step.version} == marks
    assert not any("+" in step.version for step in PLAIN)
