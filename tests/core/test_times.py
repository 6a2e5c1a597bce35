"""Calendar sums on values as coarse as reports print them."""

from datetime import date

import pytest

from onrecord.core.times import (
    coarsen,
    easter,
    holiday,
    parse_day,
    shift,
    shift_year,
    unit_of,
    weekday_near,
    years_that_fit,
)


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("2031-06-03", "D"), ("2031-06", "M"), ("2031", "Y"), ("2031-W23", "W"), ("2031-W23-WE", "WE"),
        ("2031-Q2", "Q"), ("2031-H1", "H"), ("2031-SU", "S"), ("203", "E"), ("20", "C"),
        ("XXXX-06", None), ("PAST_REF", None), ("P3D", None), ("", None),
    ],
)  # fmt: skip
def test_unit_of_tells_how_coarse_a_value_is(value, unit):
    assert unit_of(value) == unit


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("2031-06-03", "M", "2031-06"), ("2031-06-03", "Y", "2031"), ("2031-06-03", "W", "2031-W23"),
        ("2031-06", "Q", "2031-Q2"), ("2031-Q3", "H", "2031-H2"), ("2031-08", "H", "2031-H2"),
        ("2031", "E", "203"), ("2031-06", "C", "20"), ("2031-W22-WE", "W", "2031-W22"),
        ("2031", "M", None), ("2031-06", "W", None), ("2031-W23", "M", None), ("XXXX-06-03", "M", None),
    ],
)  # fmt: skip
def test_coarsen_never_makes_a_value_finer(value, unit, expected):
    assert coarsen(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "count", "unit", "expected"),
    [
        ("2031-05-08", -10, "D", "2031-04-28"), ("2032-02-28", 1, "D", "2032-02-29"),
        ("2030-12-27", 1, "M", "2031-01"), ("2031-01", -13, "M", "2029-12"), ("2031-01-05", -1, "W", "2030-W52"),
        ("2031-Q1", -1, "Q", "2030-Q4"), ("2031-05-08", 2, "Y", "2033"), ("2031", -1, "E", "202"),
        ("2031-SU", 1, "S", "2032-SU"), ("2031", -1, "M", None), ("2031-06", 1, "D", None), ("0001-01-01", -1, "D", None),
    ],
)  # fmt: skip
def test_shift_keeps_a_value_as_coarse_as_its_unit(value, count, unit, expected):
    assert shift(value, count, unit) == expected


def test_shift_year_refuses_a_day_that_is_not_there():
    assert shift_year("2032-02-29", -1) is None
    assert shift_year("2031-Q3", -1) == "2030-Q3"


def test_weekday_near_counts_the_day_itself_as_past_only():
    thursday = date(2031, 5, 8)
    assert weekday_near(thursday, 3, "past") == thursday
    assert weekday_near(thursday, 3, "future") == date(2031, 5, 15)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, (3, 22)), (1943, (4, 25)), (2008, (3, 23)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))],
)
def test_easter_falls_where_the_almanac_has_it(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2031, date(2031, 12, 25)), ("11-4-4", 2031, date(2031, 11, 27)), ("05-1--1", 2031, date(2031, 5, 26)),
        ("12-5--1", 2031, date(2031, 12, 26)), ("easter+1", 2025, date(2025, 4, 21)), ("open", 2031, None),
    ],
)  # fmt: skip
def test_holiday_follows_its_rule(rule, year, day):
    assert holiday(rule, year) == day


def test_years_that_fit_are_the_ones_with_that_weekday():
    assert years_that_fit(3, 13, 3, first=2000, last=2034) == (2003, 2008, 2014, 2025, 2031)
    assert years_that_fit(2, 29, 0, first=2000, last=2040) == (2016,)


@pytest.mark.parametrize("text", ["2031-6-3", "2031-06", "2031-02-30", "tomorrow", "2031-06-03T10:00"])
def test_parse_day_takes_full_days_only(text):
    assert parse_day(text) is None
