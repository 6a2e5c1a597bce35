import json
from importlib import import_module

import pytest

from evaluation import __main__ as command
from evaluation import asking, floors, folders, results
from evaluation.fingerprint import fingerprint
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.tasks import TASKS, run


@pytest.fixture
def package(tmp_path):
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "one.py").write_bytes(b"a = 1\n")
    return tmp_path


def test_fingerprint_follows_content_and_not_line_ends(package):
    before = fingerprint(package)
    (package / "read" / "one.py").write_bytes(b"a = 1\r\n")
    assert fingerprint(package) == before
    (package / "read" / "one.py").write_bytes(b"a = 2\n")
    assert fingerprint(package) != before


def test_fingerprint_does_not_count_other_stages(package):
    before = fingerprint(package)
    (package / "cli.py").write_text("x")
    assert fingerprint(package) == before


def test_stale_says_how_to_renew(tmp_path):
    file = tmp_path / "RESULTS.md"
    assert "all --write" in results.stale(file)
    file.write_text(results.render([], {"stories": "/some/where/x is not there"}), encoding="utf-8")
    assert results.stale(file) is None
    assert "/some/where" not in file.read_text(encoding="utf-8")
    file.write_text(f"`{'0' * 64}`", encoding="utf-8")
    assert "stale" in results.stale(file)


@pytest.mark.parametrize(
    ("name", "floor", "value", "breaks"),
    [
        ("found", 0.9, 0.9, False),
        ("found", 0.9, 0.8999, True),
        ("grave per 100 records", 15.0, 9.0, False),
        ("grave per 100 records", 15.0, 16.0, True),
    ],
)
def test_broken_compares_floors_and_ceilings(name, floor, value, breaks):
    assert bool(floors.broken({name: floor}, {name: Score.of_value(value, 1)})) is breaks


def test_broken_names_a_measure_that_is_not_there():
    assert floors.broken({"found": 0.1}, {}) == ["found: not measured, floor 0.1"]


def test_every_floor_names_a_task():
    for part, tasks in floors.load().items():
        assert set(tasks) <= set(TASKS), part


def test_a_missing_folder_is_said_and_exits_2(tmp_path, capsys):
    assert command.main(["plover", "--data", str(tmp_path / "nowhere")]) == 2
    assert "no such folder or file" in capsys.readouterr().err


def test_a_task_to_come_exits_2(monkeypatch, capsys):
    monkeypatch.setitem(TASKS, "stories", "evaluation.not_there_yet")
    assert command.main(["stories"]) == 2
    assert "not_there_yet" in capsys.readouterr().err


def test_a_layer_that_no_step_gives_is_missing(monkeypatch):
    from evaluation import asking

    monkeypatch.setattr(asking, "layers_given", lambda: frozenset({"tokens"}))
    with pytest.raises(MissingInput, match="no step gives the layer 'times'"):
        asking.rows({"times": []}, "times")


ON_WORDS_TEXTS = (
    "Ondria shut its port on Monday, 3 June 2031, for up to three weeks, the harbour office said. “No boat will go "
    "before Friday,” said Piet Orr, who pays 12 marks a month. Will Marlesh help? Nobody could say on Tuesday.",
    "At least 40 of 200 boats left Telm at 6 p.m. last week, two hours before the storm; it cost 1.2 million marks.",
)


@pytest.mark.parametrize("text", ON_WORDS_TEXTS)
@pytest.mark.parametrize("name", sorted(asking.ON_WORDS - {"sentences"}))
def test_layers_on_words_are_what_the_whole_reader_gives(text, name):
    rows = asking.rows_on_words(text, name, published="2031-06-04")
    assert rows
    assert rows == asking.rows(asking.read_text(text, published="2031-06-04"), name)


def test_sentences_are_what_the_whole_reader_gives():
    from onrecord import ingest

    for text in ON_WORDS_TEXTS:
        whole = import_module("onrecord.read").read(ingest.read_text(text))
        assert asking.sentences(text) == [(sentence.start, sentence.end) for sentence in whole.sentences]


def test_a_layer_that_needs_the_network_is_not_read_on_words():
    with pytest.raises(ValueError, match="need more than words"):
        asking.steps_on_words("predicates")


def test_all_tasks_run_beside_each_other_and_a_missing_one_is_said(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(command, "TASKS", ("sentences", "gold"))
    (tmp_path / "one.jsonl").write_text('{"text": "One. Two.", "sentences": [[0, 4], [5, 9]]}\n', encoding="utf-8")
    assert command.main(["all", "--data", str(tmp_path), "--json", "--jobs", "2"]) == 0
    said = capsys.readouterr()
    assert [json.loads(line)["task"] for line in said.out.splitlines()] == ["sentences"]
    assert "gold: not measured" in said.err


def test_the_printed_line_has_the_documented_keys(monkeypatch, capsys, tmp_path):
    file = tmp_path / "labels.jsonl"
    file.write_text("{}\n")
    outcome = Outcome(1, "by hand", {"found": Score(1.0, 0.5, 2 / 3, 2)}, (file,))
    monkeypatch.setattr("evaluation.gaps.measure", lambda data: outcome)
    assert command.main(["gaps", "--json"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert set(line) == {"task", "data_sha256", "n", "protocol", "scores", "seconds", "weights_sha256"}
    assert line["scores"] == {"found": {"p": 1.0, "r": 0.5, "f1": 0.6667, "n": 2}}
    assert run("gaps").line()["data_sha256"] == line["data_sha256"]


def test_dev_folder_is_named_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_DEV", str(tmp_path))
    assert folders.dev_folder() is None
    (tmp_path / "gold").mkdir()
    assert folders.dev_folder() == tmp_path


FLOORS = floors.load()["authored"]
SLOW = {"layouts", "drafts"}
"""Pages are parsed in a process of their own, and a draft is read and checked in a third of a second; `.ci/run` measures
all of both. Every day the open half of the drafts is measured, and the layouts have a test beside those of ingest."""


@pytest.mark.skipif(not FLOORS, reason="no floors on authored sets are set yet")
@pytest.mark.parametrize(
    "task",
    [pytest.param(task, marks=[pytest.mark.slow] if task in SLOW else []) for task in sorted(FLOORS) or ["none"]],
)
def test_authored_floors_hold(task):
    assert floors.check_task("authored", task, FLOORS[task]) == []


@pytest.mark.skipif("drafts" not in FLOORS, reason="no floors on drafts are set yet")
def test_floors_of_the_open_drafts_hold(monkeypatch):
    monkeypatch.setattr(folders, "HALVES", ("open",))
    of_the_half = {name: floor for name, floor in FLOORS["drafts"].items() if name.endswith(", open")}
    assert of_the_half
    assert floors.check_task("authored", "drafts", of_the_half) == []
