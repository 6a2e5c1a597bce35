import pytest

from evaluation.times import Expression, case, case_right, document, same_day, tempeval, value_share

MONDAY = Expression((10, 16), "DATE", "2031-05-05")
YEAR = Expression((30, 34), "DATE", "2030")


def test_tempeval_of_a_perfect_prediction_is_one():
    scores = tempeval([([MONDAY, YEAR], [MONDAY, YEAR])])
    assert {score.f1 for score in scores.values()} == {1.0}


def test_tempeval_of_no_prediction_is_nought():
    scores = tempeval([([MONDAY, YEAR], [])])
    assert {score.f1 for score in scores.values()} == {0.0}


def test_tempeval_multiplies_relaxed_f1_with_value_accuracy():
    shorter = Expression((12, 16), "DATE", "2031-05-12")
    stray = Expression((50, 54), "DATE", "2029")
    scores = tempeval([([MONDAY, YEAR], [shorter, YEAR, stray])])
    assert scores["relaxed"].f1 == pytest.approx(0.8)
    assert scores["value accuracy"].f1 == 0.5
    assert scores["type accuracy"].f1 == 1.0
    assert scores["value F1"].f1 == pytest.approx(0.4)


def test_value_share_leaves_out_gold_without_value():
    vague = Expression((40, 46), "DATE", None)
    found = [([MONDAY, vague, YEAR], [MONDAY])]
    score = value_share(found, same=str.__eq__)
    assert (score.f1, score.n) == (0.5, 2)


def test_value_share_is_strict_unless_told_otherwise():
    afternoon = [([MONDAY], [Expression((10, 16), "TIME", "2031-05-05TAF")])]
    assert value_share(afternoon, same=str.__eq__).f1 == 0.0
    assert value_share(afternoon, same=same_day).f1 == 1.0


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        ([MONDAY], True),
        ([], False),
        ([MONDAY, YEAR], False),
        ([Expression((10, 16), "TIME", "2031-05-05")], False),
        ([Expression((10, 16), "DATE", None)], False),
    ],
)
def test_case_right_wants_all_and_nothing_else(predicted, right):
    assert case_right([MONDAY], predicted) is right


def test_case_and_document_take_labelled_lines():
    line = {"text": "On Monday or Monday", "published": None,
            "expect": [{"exact": "Monday", "n": 2, "type": "DATE", "value": None}]}  # fmt: skip
    assert case(line).gold == (Expression((13, 19), "DATE", None),)
    corpus = {
        "text": "In 2030.",
        "dct": "2031-01-01",
        "timexes": [{"start": 3, "end": 7, "type": "DATE", "value": "2030"}],
    }
    assert document(corpus).published == "2031-01-01"
    assert document(corpus).gold[0].value == "2030"
