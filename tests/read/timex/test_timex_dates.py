"""Dates as they are printed: in full, in part, as ranges and calendar words; past or future by the nearest verb."""

import pytest
from times_of import values

from onrecord.read.timex import find_times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The river froze on 14 January 2029.", "2029-01-14"),
        ("The river froze on January 14th, 2029.", "2029-01-14"),
        ("The river froze on the 14th of January, 2029.", "2029-01-14"),
        ("The river froze on Sun., Jan. 14, 2029.", "2029-01-14"),
        ("The river froze on 14-Jan-2029.", "2029-01-14"),
        ("The deed bears the date 2029-01-14.", "2029-01-14"),
        ("The deed bears the date 2029/01/14.", "2029-01-14"),
        ("The deed bears the date 14.01.2029.", "2029-01-14"),
        ("The deed bears the date 1/14/2029.", "2029-01-14"),
        ("The deed bears the date 02/03/2029.", "2029"),
        ("Signed on this third day of June 2029.", "2029-06-03"),
        ("It was signed in March 2029.", "2029-03"),
        ("It was signed in March of 2029.", "2029-03"),
        ("It was signed in March '29.", "2029-03"),
        ("It was signed in late 2029.", "2029"),
        ("It was signed in the year 1066.", "1066"),
        ("It was signed in nineteen ninety-six.", "1996"),
        ("It was signed in week 18 of 2029.", "2029-W18"),
    ],
)
def test_printed_date_keeps_its_value_without_a_document_time(text, value):
    assert values(text, None) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys arrived on January 14.", "XXXX-01-14"),
        ("Envoys arrived in January.", "XXXX-01"),
        ("Envoys arrived in mid-January.", "XXXX-01"),
        ("Envoys arrived on Wednesday.", None),
        ("Envoys arrived yesterday.", None),
        ("Envoys arrived last year.", None),
        ("Envoys arrived three days ago.", None),
        ("Envoys arrived recently.", "PAST_REF"),
        ("Envoys are currently in Vask.", "PRESENT_REF"),
        ("Envoys will soon be in Vask.", "FUTURE_REF"),
        ("Envoys arrived at 4 p.m. by boat.", "T16:00"),
    ],
)
def test_nothing_is_filled_in_without_a_document_time(text, value):
    assert values(text, None) == [value]


def test_weekday_beside_a_date_without_a_year_lists_the_years_it_fits():
    text = "The two sides met on Thursday, March 13, in Vask."
    (found,) = find_times(text, 0, len(text), published=None)
    assert found.value == "XXXX-03-13"
    assert found.candidates == ("2003-03-13", "2008-03-13", "2014-03-13", "2025-03-13", "2031-03-13", "2036-03-13")
    assert "Thursday fits the candidates" in found.basis


def test_weekday_that_does_not_agree_is_named_and_changes_nothing():
    text = "They met on Monday, 13 March 2031."
    (found,) = find_times(text, 0, len(text), published=None)
    assert found.value == "2031-03-13"
    assert "Monday does not agree" in found.basis


def test_figures_that_read_both_ways_keep_the_year_and_list_both_days():
    (found,) = find_times("Dated 02/03/2029.", 0, 17, published=None)
    assert (found.value, found.candidates) == ("2029", ("2029-02-03", "2029-03-02"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Monday.", "2031-05-05"),
        ("The ferry sank Thursday.", "2031-05-08"),
        ("The ferry will sail again on Monday.", "2031-05-12"),
        ("The ferry is to sail again on Monday.", "2031-05-12"),
        ("The ferry is expected to be raised on Monday.", "2031-05-12"),
        ("A hearing set for Monday may slip.", "2031-05-12"),
        ("The line reopens on Monday.", "2031-05-12"),
        ("Owners of the ferry that sank on Monday will be heard.", "2031-05-05"),
        ("The captain, who left in 2029, will speak on Monday.", "2031-05-12"),
        ("He said that on Monday the owners will be heard.", "2031-05-12"),
        ("The raising had been due on Monday.", "2031-05-05"),
        ("The talks were put off until Monday.", "2031-05-12"),
        ("The strike lasted until Monday.", "2031-05-05"),
        ("The sinking last Thursday shook Vask.", "2031-05-01"),
        ("The owners meet again next Thursday.", "2031-05-15"),
        ("He was heard on Tuesday of last week.", "2031-04-29"),
        ("“We sail on Monday,” the mate said.", "2031-05-12"),
    ],
)
def test_nearest_verb_decides_between_the_last_and_the_next_weekday(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The dam failed on December 12.", "2031-01-20", "2030-12-12"),
        ("The dam will be tested on 14 February.", "2030-11-05", "2031-02-14"),
        ("Exports fell in November.", "2031-03-18", "2030-11"),
        ("The offer, extended to January 9, stands.", "2030-12-20", "2031-01-09"),
        ("The tolls rise from 1 July this year.", "2031-05-08", "2031-07-01"),
        ("The dam failed in March last year.", "2031-05-08", "2030-03"),
        ("Bids close on the 15th.", "2031-05-08", "2031-05-15"),
        ("The dam failed on Tuesday, December 31.", "2031-01-20", "2030-12-31"),
        ("The dam failed in March.", "2031", "2031-03"),
        ("The dam failed last month.", "2031-05", "2031-04"),
        ("The dam failed yesterday.", "2031-05", None),
    ],
)
def test_year_not_printed_is_the_nearest_that_fits_the_tense(text, published, value):
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill has set May 10 as the day of the sale.", "2031-05-10"),
        ("The mill closed on May 10.", "2030-05-10"),
        ("Its offer had been due to expire on Friday.", "2031-05-02"),
        ("Its offer had been set to expire on May 10.", "2031-05-10"),
        ("The inquiry is supposed to conclude by July.", "2031-07"),
        ("The mill keeps its chief until the appeal is heard in July.", "2031-07"),
        ("A bonus will be paid Jan. 3 to holders of record May 16, the mill said.", "2031-05-16"),
        ("The board, which Vask Mills Inc. has left, met on May 16.", "2030-05-16"),
        ("The mill extended its offer, which it had not changed, until 5 p.m. EST, June 6.", "2031-06-06T17:00"),
        ("The mill has grown since July.", "2030-07"),
        ("Prices have come down from the middle of March.", "2031-03"),
    ],
)
def test_a_plan_that_lies_behind_and_a_present_perfect_leave_the_day_open(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair runs 3 to 7 June.", ["2031-06-03", "2031-06-07"]),
        ("The fair ran from June 28 to July 3, 2030.", ["2030-06-28", "2030-07-03"]),
        ("The fair ran between November and March 2030.", ["2029-11", "2030-03"]),
        ("The 2026–28 plan failed.", ["2026", "2028"]),
        ("The 1914-1918 war is taught there.", ["1914", "1918"]),
        ("It ran from Friday to Sunday.", ["2031-05-02", "2031-05-04"]),
        ("It takes two to three weeks.", ["P2W", "P3W"]),
        ("Works run Monday to Friday.", ["2031-05-05", "2031-05-09"]),
        ("It is open from 1 March to 31 October.", ["2031-03-01", "2031-10-31"]),
        ("It was open from 1 March to 31 October.", ["2030-03-01", "2030-10-31"]),
        ("It rained from 28 December to 3 January.", ["2030-12-28", "2031-01-03"]),
        ("It was shut from March to June.", ["2030-03", "2030-06"]),
        ("It will close from November to February.", ["2031-11", "2032-02"]),
        ("It opened on 1 March 2029 and closed on 4 June.", ["2029-03-01", "2029-06-04"]),
        ("It opened on 1 March 2029 and closed in June.", ["2029-03-01", "2029-06"]),
        ("It opened on 1 March 2029. It closed in June.", ["2029-03-01", "2030-06"]),
        ("It closed in May, June and July.", ["2031-05", "2030-06", "2030-07"]),
        ("It was told by May, June and Olga.", ["2031-05"]),
        ("It was built in the 15th and 16th centuries.", ["14", "15"]),
        ("It opened between 8 and 10 p.m. on Tuesday.", ["2031-05-06T20:00", "2031-05-06T22:00"]),
    ],
)
def test_range_gives_both_ends_and_the_short_end_borrows(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Yields fell in the 1930s.", "193"),
        ("Yields fell in the 18th century.", "17"),
        ("Yields fell in the second quarter of 2029.", "2029-Q2"),
        ("Yields fell in the fourth quarter.", "2030-Q4"),
        ("Yields will fall in the third quarter.", "2031-Q3"),
        ("Yields fell in the first half of 2029.", "2029-H1"),
        ("Yields fell in the last half of 2029.", "2029-H2"),
        ("Yields fell in the last quarter of 2029.", "2029-Q4"),
        ("Yields fell in June.", "2030-06"),
        ("Yields fell last winter.", "2030-WI"),
        ("Yields will fall this summer.", "2031-SU"),
        ("Yields fell in fiscal 2030.", "FY2030"),
        ("Yields fell in FY2030.", "FY2030"),
        ("Shops shut on New Year's Eve.", "2030-12-31"),
        ("Shops were shut on Easter Monday.", "2031-04-14"),
        ("Shops will be shut on Good Friday 2030.", "2030-04-19"),
        ("Shops will be shut on Liberation Day.", None),
        ("Shops were shut as Easter week began.", None),
        ("Shops were shut over the weekend.", "2031-W18-WE"),
        ("Shops were shut the week of 21 April.", "2031-W17"),
        ("Votes are held on the first Monday of June 2032.", "2032-06-07"),
    ],
)
def test_calendar_words_stay_as_coarse_as_printed(text, value):
    assert values(text)[-1] == value
