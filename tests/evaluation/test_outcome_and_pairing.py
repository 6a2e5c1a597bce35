import pytest

from evaluation.outcome import Outcome, Score
from evaluation.pairing import locate, pairs, same_name, shares_word


@pytest.mark.parametrize(
    ("right", "predicted", "gold", "expected"),
    [
        (0, 0, 0, (1.0, 1.0, 1.0)),
        (0, 0, 4, (0.0, 0.0, 0.0)),
        (0, 3, 0, (0.0, 0.0, 0.0)),
        (2, 4, 2, (0.5, 1.0, 2 / 3)),
    ],
)
def test_of_counts(right, predicted, gold, expected):
    score = Score.of_counts(right, predicted, gold)
    assert (score.p, score.r, score.f1) == pytest.approx(expected)


def test_of_takes_a_mapping_as_an_outcome():
    rows = {"found": {"p": 0.5, "r": 1.0, "f1": 0.6667, "n": 3}}
    assert Outcome.of({"n": 1, "protocol": "x", "scores": rows}).scores["found"].as_row() == rows["found"]


def test_of_refuses_anything_else():
    with pytest.raises(TypeError, match="expected an Outcome"):
        Outcome.of([1])


def test_pairs_prefers_the_largest_overlap_and_uses_each_once():
    assert pairs([(0, 5), (6, 9)], [(6, 8), (0, 2), (0, 4)]) == [(0, 2), (1, 0)]
    assert pairs([(0, 5)], [(5, 9)]) == []


def test_locate_counts_occurrences():
    assert locate("a cat, a cat", "a cat", 2) == (7, 12)
    with pytest.raises(ValueError, match="does not occur 3 times"):
        locate("a cat, a cat", "a cat", 3)


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("Joss Ardin", "Premier Joss Ardin", True),
        ("Joss Ardin", "the Foreign Minister Joss Ardin", True),
        ("ministry", "the ministry's", True),
        ("Joss Ardin", "Ardin", False),
        ("medics in Zembar", "Medics in Zembar", True),
        (None, "", True),
        (None, "Ardin", False),
    ],
)
def test_same_name(gold, predicted, same):
    assert same_name(gold, predicted) is same


def test_shares_word_needs_a_letter_in_common():
    text = "not known, why"
    assert shares_word(text, (0, 10), (4, 9))
    assert not shares_word(text, (0, 10), (9, 14))
