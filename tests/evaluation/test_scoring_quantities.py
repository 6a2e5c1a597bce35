import pytest

from evaluation.quantities import amount, case_right, expected, gold_amount, newsquant_scores, unit_name

GOLD = [
    {"value": "19.0", "unit": "percent", "normalized_unit": "percentage"},
    {"value": "252.0-287.0", "unit": "miles", "normalized_unit": "mile"},
]
ROW = {
    "text": "Up to 40 boats sank.",
    "expect": [{"exact": "Up to 40 boats", "n": 1, "value": 40, "high": None, "bound": "at_most", "vague": False,
                "unit": "boats", "per": None}],
}  # fmt: skip


def answer(*rows):
    return {"quantities": list(rows), "times": []}


@pytest.fixture(autouse=True)
def reader_with_quantities(monkeypatch):
    monkeypatch.setattr("evaluation.asking.layers_given", lambda: frozenset({"quantities", "times"}))


def test_newsquant_perfect_empty_and_mixed():
    perfect = answer({"value": 19, "unit": "percent"}, {"value": 252, "high": 287, "unit": "miles"})
    assert newsquant_scores([(GOLD, perfect)])["value + unit"].f1 == 1.0
    assert newsquant_scores([(GOLD, answer())])["value"].f1 == 0.0
    mixed = newsquant_scores([(GOLD, answer({"value": 19, "unit": "dollar"}, {"value": 252, "unit": "miles"}))])
    assert (mixed["value"].p, mixed["value"].r) == (0.5, 0.5)
    assert mixed["value + unit"].f1 == 0.0


def test_newsquant_counts_durations_apart():
    gold = [{"value": "5.0", "unit": "years", "normalized_unit": "year"}]
    found = {"quantities": [], "times": [{"type": "DURATION", "value": "P5Y"}, {"type": "DATE", "value": "2030"}]}
    scores = newsquant_scores([(gold, found)])
    assert (scores["value"].f1, scores["value + unit with durations"].f1) == (0.0, 1.0)


def test_amount_of_a_rate_goes_by_both_names():
    assert amount({"value": 80.0, "unit": "dollars", "per": "barrel"})[1] == {"dollar", "dollar per barrel"}
    assert gold_amount({"value": "-2.5", "unit": "-", "normalized_unit": "-"}) == ((-2.5,), frozenset({""}))


@pytest.mark.parametrize(("unit", "name"), [("%", "percentage"), (None, ""), ("Ferries", "ferry"), ("km", "km")])
def test_unit_name(unit, name):
    assert unit_name(unit) == name


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"bound": "exact"}, False),
        ({"unit": "boat"}, True),
        ({"value": 41}, False),
        ({"per": "year"}, False),
    ],
)
def test_case_right_compares_every_field(change, right):
    predicted = {"anchor": {"start": 6, "end": 14}, "value": 40, "bound": "at_most", "vague": False, "unit": "boats"}
    assert case_right(expected(ROW), [{**predicted, **change}]) is right


def test_case_right_wants_nothing_else():
    assert not case_right([], [{"anchor": {"start": 0, "end": 3}, "value": 1}])
