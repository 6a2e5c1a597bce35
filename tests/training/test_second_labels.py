"""Thirty reports are labelled a second time, over the same text, and training reads none of it."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.training.compiled import compiled  # noqa: E402
from training import compile_reports  # noqa: E402
from training.corpora import authored  # noqa: E402

FIRST = compile_reports.REPORTS
SECOND = FIRST / "second"


def test_thirty_reports_are_labelled_twice_and_every_second_label_holds():
    done, faults = compiled(SECOND)
    assert faults == []
    assert len(done) == 30
    assert all(report.records for report in done)


def test_both_sides_speak_of_the_same_text_in_the_same_blocks():
    for path in SECOND.glob("*.report"):
        one, other = (
            compile_reports.take_apart(path.stem, (folder / path.name).read_text(encoding="utf-8"))
            for folder in (FIRST, SECOND)
        )
        assert one.text == other.text, path.name
        assert [p.kind for p in one.paragraphs] == [p.kind for p in other.paragraphs], path.name


def test_training_and_the_check_for_shared_words_read_the_first_side_alone():
    names = [report.source.name for report in compiled(FIRST)[0]]
    assert len(names) == len(set(names)) == len(list(FIRST.glob("*.report")))
    assert authored.REPORTS == FIRST / "json"
    assert not list(SECOND.rglob("*.json")), "write the second side elsewhere: --check --off FOLDER"
    for report in compiled(SECOND)[0]:
        mine = compile_reports.outputs(report)[f"{report.source.name}.json"]
        assert mine != (authored.REPORTS / f"{report.source.name}.json").read_text(encoding="utf-8")
