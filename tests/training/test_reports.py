"""The labelled training reports hold, share no long run of words, and are compiled."""

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.training.compiled import compiled  # noqa: E402
from training import compile_reports  # noqa: E402

HEADER = "style agency\npublisher Wire\npublished 2031-06-03 | given\nkind news\nname AB = Ana Bor\n\n"
TEXT = "“We may go,” Ana Bor said on Tuesday. Will the guards go too? Nobody knows.\n"


def faults_of(folder: Path, *reports: str) -> list[str]:
    for number, report in enumerate(reports):
        (folder / f"r{number}.report").write_text(HEADER + report, encoding="utf-8")
    return compile_reports.compile_all(folder)[1]


def test_every_label_of_every_report_holds_and_no_two_share_seven_words():
    assert compiled(compile_reports.REPORTS)[1] == []


def test_the_compiled_files_are_those_of_the_reports():
    done, _ = compiled(compile_reports.REPORTS)
    folder = compile_reports.REPORTS / "json"
    made = {name: body for report in done for name, body in compile_reports.outputs(report).items()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert kept == made, "run python -m training.compile_reports"


def test_every_anchor_holds_in_the_text():
    for path in (compile_reports.REPORTS / "json").glob("*.json"):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        todo = [json.loads(path.read_text(encoding="utf-8"))]
        while todo:
            value = todo.pop()
            if isinstance(value, dict):
                if "exact" in value:
                    assert text[value["start"] : value["end"]] == value["exact"], path.name
                todo += value.values()
            elif isinstance(value, list):
                todo += value


@pytest.mark.parametrize(
    ("label", "part_of_fault"),
    [
        ("r flew | AB | actual", "found 'flew' 0 times"),
        ("r go | AB | possible possible", "expected go#1 to #2"),
        ("r go#1 | AB | possible", "for 'possible' a certainty"),
        ("r go#1 | AB | ready", "expected a sense"),
        ("r go#1 | AB | perhaps", "modality: found 'perhaps'"),
        ("r go#1 | Ivo | possible possible", "name 'Ivo' is not printed"),
        ("r go#1 | AB | possible possible | MARCH AB", "event: found 'MARCH'"),
        ("r go#1 | AB | possible possible | NONE AB | Tuesday", "time: found 'Tuesday'"),
        ("r Bor said on Tuesday. Will | AB | actual", "one to four words"),
        ("q may go | AB | said", "expected an opening quotation mark"),
        ("g Nobody | who | unknown", "gap_about: found 'who'"),
        ("a Ana Bor said", "end in a question mark"),
        ("n Tuesday | 3..4", "expected 'low..high range'"),
        ("x Tuesday", "found label 'x'"),
        ("t Tuesday", "too few or many"),
    ],
)
def test_a_label_that_does_not_hold_is_named(tmp_path, label, part_of_fault):
    faults = faults_of(tmp_path, f"{TEXT}  {label}\n")
    assert len(faults) == 1
    assert faults[0].startswith("r0.report:8: ")
    assert part_of_fault in faults[0]


def test_a_record_takes_its_wording_from_the_marks_it_stands_in(tmp_path):
    labels = "  q We may go | AB | said\n  r go#1 | AB | possible possible\n  r go#2 | | asked\n  a Will ... too?\n"
    assert faults_of(tmp_path, TEXT + labels) == []
    (done,) = compile_reports.compile_all(tmp_path)[0]
    assert [(row["quoted"], row["wording"]) for row in done.records] == [(True, "Ana Bor"), (False, "publisher")]
    assert done.source.text == TEXT


def test_two_reports_may_not_share_seven_words(tmp_path):
    assert faults_of(tmp_path, TEXT, TEXT.replace("Ana", "Eva") + "Ana Bor\n") == [
        "r0 and r1 share 'bor said on tuesday will the guards'",
        "r0 and r1 share 'said on tuesday will the guards go'",
        "r0 and r1 share 'on tuesday will the guards go too'",
        "r0 and r1 share 'tuesday will the guards go too nobody'",
        "r0 and r1 share 'will the guards go too nobody knows'",
    ]


def test_the_gold_form_has_the_same_spans(tmp_path):
    assert faults_of(tmp_path, f"[headline] Go\n\n{TEXT}  r go#1 | AB | possible possible | NONE AB\n") == []
    assert compile_reports.main(["--from", str(tmp_path), "--off", str(tmp_path / "off")]) == 0
    found = json.loads((tmp_path / "off" / "r0.off.json").read_text(encoding="utf-8"))
    assert found["blocks"] == [{"line": 1, "kind": "headline"}]
    assert found["records"][0]["span"] == [12, 14]


def test_a_blank_report_has_the_same_text_and_no_labels(tmp_path, capsys):
    faults_of(tmp_path, f"[furniture] Home\n[headline] Go\n\n{TEXT}  r go#1 | AB | possible possible\n")
    compile_reports.main(["--from", str(tmp_path), "--blank", "r0"])
    again = compile_reports.take_apart("r0", capsys.readouterr().out)
    assert again.text == f"Home\nGo\n\n{TEXT}"
    assert [paragraph.kind for paragraph in again.paragraphs] == ["furniture", "headline", "body"]
    assert not any(paragraph.labels for paragraph in again.paragraphs)
