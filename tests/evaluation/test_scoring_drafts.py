"""Scoring what checking finds: kinds, places, sentences, false alarms."""

import pytest

from evaluation import drafts
from evaluation.drafts import Marked
from evaluation.outcome import MissingInput

ROW = {
    "id": "d1", "draft": "It will close in May. It costs 40 crowns. Rain fell.",
    "sentences": [
        {"exact": "It will close in May.", "label": "differs", "faults": [{"kind": "hedge", "exact": "will close"}]},
        {"exact": "It costs 40 crowns.", "label": "differs", "faults": [{"kind": "bound", "exact": "40 crowns"}]},
        {"exact": "Rain fell.", "label": "absent", "faults": []},
    ],
}  # fmt: skip
SOUND = {
    "id": "d2",
    "draft": "Rain fell on the quay.",
    "sentences": [{"exact": "Rain fell on the quay.", "label": "absent", "faults": []}],
}


def test_the_same_kind_over_the_same_words_counts():
    case = drafts.compare(ROW, [Marked("hedge", 3, 7), Marked("number", 31, 33)])
    scores = drafts.score_all([case])
    assert (scores["findings"].p, scores["findings"].r) == (0.5, 0.5)
    assert scores["findings by place"].f1 == 1.0
    assert scores["sentences"].f1 == 1.0
    assert (scores["hedge"].f1, scores["bound"].r, scores["number"].p) == (1.0, 0.0, 0.0)


def test_a_finding_counts_once_and_words_apart_do_not():
    case = drafts.compare(ROW, [Marked("hedge", 3, 7), Marked("hedge", 8, 13), Marked("bound", 45, 49)])
    assert drafts.score_all([case])["findings"].p == pytest.approx(1 / 3)


def test_false_alarms_are_counted_on_sound_drafts_alone():
    noisy = [drafts.compare(ROW, [Marked("date", 0, 2)]), drafts.compare(SOUND, [Marked("date", 0, 4)])]
    assert drafts.score_all(noisy)["grave false alarms a 1,000 words"].f1 == pytest.approx(200.0)


def test_verdicts_are_those_of_the_sentence_that_overlaps_most():
    case = drafts.compare(SOUND, [], [(0, 4, "differs"), (5, 22, "absent")])
    assert drafts.score_all([case])["verdict"].f1 == 1.0


def test_labels_that_do_not_stand_in_the_draft_are_refused():
    with pytest.raises(MissingInput):
        drafts.compare({**SOUND, "draft": "Snow."}, [])
