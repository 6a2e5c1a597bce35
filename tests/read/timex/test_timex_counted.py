"""Times counted from another: from the document time, the date printed before, the period talked of, the speaking."""

import pytest
from times_of import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit in the first quarter rose. A year earlier it fell.", ["2031-Q1", "2030-Q1"]),
        ("Profit in the first quarter rose. The second quarter will be hard. A year ago it fell.",
         ["2031-Q1", "2031-Q2", "2030-Q1"]),
        ("Profit in the fourth quarter rose; in the nine months it fell from a year earlier.", ["2030-Q4", "P9M", "2029"]),
        ("Profit in the first quarter rose from the 2029 period.", ["2031-Q1", "2029-Q1"]),
        ("Profit in the first quarter rose from last year's quarter.", ["2031-Q1", "2030-Q1"]),
        ("Profit in the first quarter rose. In the quarter a year ago it fell.", ["2031-Q1", "2030-Q1"]),
        ("Profit in the first quarter rose. The latest period had one sale.", ["2031-Q1", "2031-Q1"]),
        ("Profit in the first quarter of $3 million was high.", ["2031-Q1"]),
        ("A quarter-to-quarter comparison is hard.", []),
        ("The 2029 period is taught in schools.", ["2029"]),
        ("The latest period of drought was long.", []),
    ],
)  # fmt: skip
def test_periods_of_a_report_of_earnings_count_from_the_one_talked_of(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It passed earlier this month.", "2031-05"),
        ("It passed at the end of last year.", "2030"),
        ("It passed two days ago.", "2031-05-06"),
        ("It passed two weeks ago.", "2031-W17"),
        ("It passed six months ago.", "2030-11"),
        ("It passed a decade ago.", "2021"),
        ("It passed several years ago.", "PAST_REF"),
        ("It passed the day before yesterday.", "2031-05-06"),
        ("It will pass in two weeks' time.", "2031-W21"),
        ("It passed last night.", "2031-05-07TNI"),
        ("It passed overnight.", "2031-05-07TNI"),
        ("It passed overnight on Monday.", "2031-05-05TNI"),
        ("It passes on Tuesday week.", "2031-05-20"),
        ("It passed on the Friday before last.", "2031-04-25"),
        ("It passed on Friday before last orders.", "2031-05-02"),
        ("It passes a week on Monday.", "2031-05-19"),
        ("It passed three Mondays ago.", "2031-04-21"),
        ("It passed a week ago on Tuesday.", "2031-04-29"),
        ("It passed at half past two.", "T02:30"),
        ("It passed at a quarter to six.", "T05:45"),
        ("It passed at 11 o'clock on Monday night.", "2031-05-05T23:00"),
        ("It passes this evening at seven o'clock.", "2031-05-08T19:00"),
        ("It passed on Monday morning at 9:30.", "2031-05-05T09:30"),
        ("It may pass some day.", "FUTURE_REF"),
        ("It passes on the 20th of next month.", "2031-06-20"),
        ("It passed on the 20th of last month.", "2031-04-20"),
        ("It passed two years ago today.", "2029-05-08"),
        ("Voters go to the polls on Sunday.", "2031-05-11"),
        ("The boss goes on; the loss of Sunday was heavy.", "2031-05-04"),
        ("It will one day pass.", "FUTURE_REF"),
        ("8 May 2031 | It shut on Monday.", "2031-05-05"),
        ("Today is the fifth day of the siege.", "2031-05-08"),
        ("It is the fifth day of the siege.", "2031-05-08"),
        ("It passed a week or two ago.", "2031-W18"),
        ("It is flat for the full year.", "2031"),
        ("It passed in the first months of the year.", "2031"),
        ("It passed later in the week.", "2031-W19"),
        ("It may pass at a later date.", "FUTURE_REF"),
        ("It may pass in the near term.", "FUTURE_REF"),
        ("Few are sure about the future.", "FUTURE_REF"),
        ("It is a thing of the past.", "PAST_REF"),
        ("It was a recent vote.", "PAST_REF"),
        ("It is the current rule.", "PRESENT_REF"),
        ("It will pass tonight.", "2031-05-08TNI"),
        ("It passed on Monday evening.", "2031-05-05TEV"),
        ("It passed at mid-afternoon yesterday.", "2031-05-07TAF"),
        ("It passed at 09:30 GMT on Tuesday.", "2031-05-06T09:30Z"),
        ("It passed at 6.45pm on Tuesday.", "2031-05-06T18:45"),
        ("It passed on Tuesday in Vask, at about 5 p.m. local time.", "2031-05-06T17:00"),
        ("It passed on Tuesday at noon.", "2031-05-06T12:00"),
    ],
)
def test_relative_words_count_from_the_day_of_publication(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port fell on 2 July 2029. The same day, the bank shut.", ["2029-07-02", "2029-07-02"]),
        ("The port fell on 2 July 2029; three days later it was free.", ["2029-07-02", "2029-07-05"]),
        ("The port fell on 2 July 2029. A month earlier it had been bombed.", ["2029-07-02", "2029-06"]),
        ("The port fell in July 2029. The following month it was free.", ["2029-07", "2029-08"]),
        ("Sales fell in July 2029 from the same month a year earlier.", ["2029-07", "2028-07"]),
        ("Sales fell on 2 July 2029 (Monday) from the previous Friday.", ["2029-07-02", "2029-06-29"]),
        ("Sales fell on 2 July (Monday).", ["XXXX-07-02"]),
        ("The port fell in 1990; two years later it was free.", ["1990", "1992"]),
        ("The port fell on July 2. The next day it was free.", ["XXXX-07-02", "XXXX-07-03"]),
        ("The siege began on 9 June 2031 and ended on Wednesday.", ["2031-06-09", "2031-06-11"]),
        ("It ended two days after the vote.", ["P2D"]),
        ("The port fell on 3 July 2029. Four months on, it is closed.", ["2029-07-03", "2029-11"]),
        ("Thirty years on, the town mourns.", ["P30Y"]),
        ("He carried on two years on end.", ["P2Y"]),
        ("The port fell in 2029. In March that year it burned.", ["2029", "2029-03"]),
        ("The port fell in 2029; on 4 March of the same year it burned.", ["2029", "2029-03-04"]),
        ("The port fell on 2 July 2029. It burned at the start of the day.", ["2029-07-02", "2029-07-02"]),
        ("The port fell on 2 July 2029. At the end of the day it is the issue of the day.", ["2029-07-02"]),
        ("It fell on 2 July 2029, day five of the siege.", ["2029-07-02", "2029-07-02"]),
        ("Bids are due on 2 July 2029. A sale by that time is doubtful.", ["2029-07-02", "2029-07-02"]),
        ("The fifth day of the siege was quiet.", []),
        ("Bread has been dear since the onset of the 2029 drought.", ["2029"]),
        ("VASK, 4 March 2032 (Vask Wire) – Bakers walked out yesterday.", ["2032-03-04", "2032-03-03"]),
        ("VASK (Vask Wire), March 4, 2032: Bakers walked out on Monday.", ["2032-03-04", "2032-03-01"]),
    ],
)
def test_words_like_the_same_day_count_from_the_date_printed_before(text, expected):
    assert values(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I saw her yesterday,” he said on Tuesday.", ["2031-05-05", "2031-05-06"]),
        ("On Tuesday he told the court: “I saw her last night.”", ["2031-05-06", "2031-05-05TNI"]),
        ("“We leave tomorrow,” said Ilo Marn.", ["2031-05-09"]),
        ("In a letter dated 3 May 1987 she wrote: “Today we marched.”", ["1987-05-03", "1987-05-03"]),
        ("He spoke on 3 June 2029. “Next month we sail,” he said.", ["2029-06-03", "2029-07"]),
        ("‘We leave on Friday,’ the mate said on Monday.", ["2031-05-09", "2031-05-05"]),
        ("He said on Tuesday that the ship left yesterday.", ["2031-05-06", "2031-05-07"]),
    ],
)
def test_speech_counts_from_the_speaking(text, expected):
    assert values(text) == expected
