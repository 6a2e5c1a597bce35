"""Amounts: value, bound, rate and what is counted, however they are printed."""

import pytest

from onrecord.check.amounts import amounts
from onrecord.check.words import words


@pytest.mark.parametrize(
    ("text", "value", "bound", "per"),
    [
        ("up to 1,200 lorries a day", 1200, "most", "day"),
        ("as many as 1,200 lorries every day", 1200, "most", "day"),
        ("Every day 1,200 lorries pass", 1200, "exact", "day"),
        ("no fewer than forty-two people", 42, "least", ""),
        ("2.3 million florins", 2300000, "exact", ""),
        ("340 million marks or more", 340000000, "least", ""),
        ("for two weeks at the most", 2, "most", ""),
        ("over four years", 4, "exact", ""),
        ("over 400 people", 400, "least", ""),
        ("for over two hours", 2, "least", ""),
        ("the ceiling 900 million crowns", 900000000, "most", ""),
        ("some 7 million francs a year in interest", 7000000, "about", "year"),
        ("about a third of the receipts", 1 / 3, "about", ""),
        ("by lorry twice a week", 2, "exact", "week"),
        ("18.45 francs, their biggest daily gain", 18.45, "exact", ""),
        ("a little over 68 percent", 68, "least", ""),
        ("300 cubic metres a second or more", 300, "least", "second"),
        ("both past 80", 80, "least", ""),
        ("the past 30 years", 30, "exact", ""),
        ("a hundred and nine years", 109, "exact", ""),
        ("two thousand and forty-one lamps", 2041, "exact", ""),
        ("740,000 crowns for a second trip", 740000, "exact", ""),
        ("45,000 litres daily against a need", 45000, "exact", "day"),
        ("200 days every other year", 200, "exact", "2 year"),
        ("30 litres per head daily", 30, "exact", "day"),
        ("likely to top 2 million crowns", 2000000, "least", ""),
        ("the top 40 firms", 40, "exact", ""),
        ("from as deep as 410 metres", 410, "most", ""),
        ("cost 95 crowns, says Admiral Per Rusk", 95, "exact", ""),
        ("by 40 votes after a night of threats", 40, "exact", ""),
        ("cost 40 percent more than promised, or worse", 40, "least", ""),
        ("a hundred and thirty thousand people", 130000, "exact", ""),
        ("some 30 men at most", 30, "most", ""),
        ("as often as thirty times a crossing", 30, "most", "crossing"),
        ("walked past two old masters", 2, "exact", ""),
        ("the price climbed past 200 crowns", 200, "least", ""),
        ("walked over 20 miles", 20, "least", ""),
        ("rained on all but two of the days", 2, "exact", ""),
        ("more than a dozen people", 12, "least", ""),
        ("at least a hundred people", 100, "least", ""),
        ("over half a million crowns", 500000, "least", ""),
        ("half a dozen guards", 6, "exact", ""),
        ("came in at 1,100 an hour before the cut", 1100, "exact", "hour"),
    ],
)
def test_an_amount_is_read(text, value, bound, per):
    (found,) = amounts(text, words(text), ())
    assert (round(found.value, 6), found.bound, found.per) == (round(value, 6), bound, per)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("19 percent eight years ago", ("percent",)), ("four of its eleven halls", ("11", "hal"))],
)
def test_what_is_counted_ends_before_another_figure(text, unit):
    assert amounts(text, words(text), ())[0].unit == unit


@pytest.mark.parametrize("text", ["one of the options", "at 14:20", "the A340 road", "version 1.2.3"])
def test_what_is_no_amount_is_left(text):
    assert amounts(text, words(text), ()) == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [("68 percent", "68.2 percent", False), ("about 68 percent", "68.2 percent", True), ("over 68 percent", "68.2 percent", True),
     ("about 68 percent", "86 percent", False), ("up to 70 people", "68 people", True),
     ("a cap at 15,000 crowns", "14,000 crowns", False)],
)  # fmt: skip
def test_a_figure_made_round_is_the_same_where_it_says_so(mine, theirs, same):
    (left,), (right,) = (amounts(text, words(text), ()) for text in (mine, theirs))
    assert left.near(right) is same
