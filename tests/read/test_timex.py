"""Times: each row one or two sentences, the day of publication, and every time expression with its value."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Quotation, Reading, Sentence, Source
from onrecord.core.report import Block, Given, Language, Report
from onrecord.core.vocab import lexicon
from onrecord.read.timex import DATE_LINE, STEP, find_times
from onrecord.read.timex_resolve import RULES, VAGUE
from onrecord.read.timex_rules import rules

THURSDAY = "2031-05-08"


def times(text, published=THURSDAY):
    """Return (words, value) of every time expression in a text."""
    return [(t.anchor.exact, t.value) for t in find_times(text, 0, len(text), published=published)]


def values(text, published=THURSDAY):
    """Return the values alone."""
    return [value for _, value in times(text, published)]


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
    ("text", "expected"),
    [
        ("The fair runs 3 to 7 June.", ["2031-06-03", "2031-06-07"]),
        ("The fair ran from June 28 to July 3, 2030.", ["2030-06-28", "2030-07-03"]),
        ("The fair ran between November and March 2030.", ["2029-11", "2030-03"]),
        ("The 2026–28 plan failed.", ["2026", "2028"]),
        ("The 1914-1918 war is taught there.", ["1914", "1918"]),
        ("It ran from Friday to Sunday.", ["2031-05-02", "2031-05-04"]),
        ("It takes two to three weeks.", ["P2W", "P3W"]),
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


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A 45-year-old baker was hurt.", "DURATION", "P45Y"),
        ("A girl aged nine was hurt.", "DURATION", "P9Y"),
        ("A nine-month-old calf was hurt.", "DURATION", "P9M"),
        ("She left school at the age of 12.", "DURATION", "P12Y"),
        ("It lasted two and a half years.", "DURATION", "P2.5Y"),
        ("It lasted 2 1/2 hours.", "DURATION", "PT2.5H"),
        ("It lasted half an hour.", "DURATION", "PT30M"),
        ("It lasted a few days.", "DURATION", "PXD"),
        ("It lasted twenty-five minutes.", "DURATION", "PT25M"),
        ("It lasted two decades.", "DURATION", "P20Y"),
        ("It lasted for years.", "DURATION", "PXY"),
        ("The three-day truce held.", "DURATION", "P3D"),
        ("The past two years were dry.", "DURATION", "P2Y"),
        ("Hours later it was over.", "DURATION", "PTXH"),
        ("They build 900 carts per year.", "SET", "P1Y"),
        ("The mine yields 500 tonnes a day.", "SET", "P1D"),
        ("The ferry calls twice a week.", "SET", "P1W"),
        ("They vote every four years.", "SET", "P4Y"),
        ("They meet every other week.", "SET", "P2W"),
        ("They meet every Tuesday.", "SET", "XXXX-WXX-2"),
        ("They meet on Sundays.", "SET", "XXXX-WXX-7"),
        ("They meet on Tuesday nights.", "SET", "XXXX-WXX-2TNI"),
        ("Her several-year stay ended.", "DURATION", "PXY"),
        ("A one-day trip was planned.", "DURATION", "P1D"),
        ("A five-day guard was planned.", "DURATION", "P5D"),
        ("The plan was decades in the making.", "DURATION", "PXY"),
        ("Rain is due in the weeks ahead.", "DURATION", "PXW"),
        ("Bread grew dear over the years.", "DURATION", "PXY"),
        ("The hall filled in just minutes.", "DURATION", "PTXM"),
        ("They meet each July.", "SET", "XXXX-07"),
        ("Its annual budget is small.", "SET", "P1Y"),
    ],
)
def test_lengths_ages_and_rates(text, kind, value):
    (found,) = find_times(text, 0, len(text), published=None)
    assert (found.type, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "You may march if you must.",
        "May Torvik met April Sund, June Harl and Jan Vesk.",
        "Critics of Rita May cheered; a letter to May followed.",
        "The second witness took a second look; a deputy seconded it.",
        "Every second voter stayed away.",
        "The fall of the junta surprised few; prices fall.",
        "Since the fall of the wall the town has grown.",
        "The Sunday Herald and Vask Today ran the letter.",
        "The Friday prayers leader and the Monday Club agreed.",
        "The 2030 Group and the 17 November Movement agreed.",
        "They met on Spring Street, at the Winter Palace and on 14 July Square.",
        "The future of the port and the Current Affairs desk.",
        "The woman of the year; the time of the year.",
        "Flight 1945 left Gate 1914 for Room 1815.",
        "Article 1998 and Resolution 1701 were cited; Case No. 2031 was not.",
        "About 1990 tonnes and some 2000 sacks were burned.",
        "A crowd of 1900 gathered; 2031 votes were cast.",
        "The 1950-strong crowd sang.",
        "They quoted Ezra 10:30 to 10:44 and lost 3-1.",
        "“Yesterday” and “1984” are banned.",
        "She spoke on the programme “This Week,” and he wrote “Last Year.”",
        "Analysts have said Sun also makes soap.",
        "The March on Vask and the April of poets.",
        "Unsuccessful 1996 rivets were lost.",
        "The Seven Years War and the Six-Day War are taught.",
        "The minutes of a meeting were read; they took minutes.",
        "A day labourer left the night club after hours.",
        "Once in a while, here and now, day by day.",
        "The weekly said so; an independent daily.",
        "The MAR-3 sights, AUG rifles and T-72 tanks came.",
        "Mayday calls; payday; a Tuesday's child in augment.",
        "The fourth quarter of the game went to the home side.",
        "Temperatures were in the 30s.",
        "The Audi Q3 and the H1 visa were refused.",
        "A Latin Quarter, the headquarters, the quarter-finals.",
        "An overnight success under the midnight sun.",
        "Sunday Okol, a fisherman, drowned.",
        "Rescuers worked with Friday Okol, a diver.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text):
    found = [t for t in times(text) if t != ("Tuesday", "2031-05-06")]
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 13 miners died.", ["2031-03"]),
        ("In March, 13 miners died.", ["2031-03"]),
        ("In May Vask voted.", ["2031-05"]),
        ("May's vote was close.", ["2031-05"]),
        ("The March accession was quick.", ["2031-03"]),
        ("They met under an old pact; a June agreement followed.", ["2030-06"]),
        ("His unsuccessful 2029 campaign was long.", ["2029"]),
        ("Bonds due 2034 fell.", ["2034"]),
        ("The strike went well into the summer of 2030.", ["2030-SU"]),
        ("The desk does hundreds of interviews a day.", ["P1D"]),
        ("In 2029 prices fell.", ["2029"]),
        ("2030 was dry.", ["2030"]),
        ("The 2026 World Cup and the World Cup 2030 were cancelled.", ["2026", "2030"]),
        ("Rice grew dear by the 1990s, in the 18th Brigade's time.", ["199"]),
        ("The vote comes a week before the feast.", ["P1W"]),
    ],
)
def test_times_beside_traps_are_still_found(text, expected):
    assert values(text) == expected


def test_extent_takes_modifiers_and_articles_but_no_prepositions():
    assert [
        words for words, _ in times("It passed by late May, over the past two years, at 09:30 GMT on Tuesday.")
    ] == [
        "late May",
        "the past two years",
        "09:30 GMT on Tuesday",
    ]


def test_every_value_says_how_it_was_worked_out():
    text = "On Monday, two days later, in May 2029, last year, recently, 3 p.m., for two weeks, every day."
    assert all(t.basis for t in find_times(text, 0, len(text), published=THURSDAY))


def test_every_rule_has_its_function_and_every_function_its_rule():
    named = {rule.name for rule in rules()}
    assert named == set(RULES) | set(VAGUE)
    assert not [name for name in lexicon("time_rules") if name.islower() and name not in named]


def reading(text, blocks, published=None, **layers):
    """Build a reading whose sentences are its blocks."""
    report = Report("test", text, "", blocks, Language("en", True, 1.0), published=published)
    sentences = tuple(Sentence(b.start, b.end, 0, 0, n) for n, b in enumerate(blocks))
    return Reading(report, sentences=sentences, filled=frozenset({"tokens", "sentences", *layers}), **layers)


def test_step_reads_all_blocks_but_furniture_and_counts_across_them():
    text = "Port falls\nThe port fell on 2 July 2029.\nRead more on Monday\nThe next day it was free."
    kinds = ("headline", "body", "furniture", "body")
    starts = [text.index(line) for line in text.split("\n")]
    blocks = tuple(
        Block(kind, at, at + len(line)) for kind, at, line in zip(kinds, starts, text.split("\n"), strict=True)
    )
    done = STEP(reading(text, blocks, Given("2031-05-08", "given")))
    assert [(t.anchor.exact, t.value) for t in done.times] == [
        ("2 July 2029", "2029-07-02"),
        ("The next day", "2029-07-03"),
    ]
    assert "times" in done.filled
    assert done.by == ("timex/1",)


def lines(text, published, why=""):
    """Read a text whose lines are its blocks; the second one is a line that prints the date where `why` says so."""
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    ends = [*(at - 1 for at in starts[1:]), len(text)]
    blocks = tuple(
        Block("furniture" if why and n == 1 else "body", a, b, why if n == 1 else "")
        for n, (a, b) in enumerate(zip(starts, ends, strict=True))
    )
    return STEP(reading(text, blocks, Given(published, "given"), quotations=()))


@pytest.mark.parametrize(
    ("printed", "published", "value"),
    [
        ("Friday, May 9, 2031", "2031-05-08", "2031-05-08"),
        ("May 12, 2031", "2031-05-08", "2031-05-11"),
        ("May 9, 2030", "2031-05-08", "2031-05-07"),
        ("May 9", "2031-05-08", "2031-05-07"),
    ],
)
def test_step_counts_from_the_date_line_of_the_page_where_it_is_near_the_day_of_publication(printed, published, value):
    done = lines(f"Port falls\n{printed}\nThe port fell yesterday.", published, why=DATE_LINE)
    assert done.times[-1].value == value


def test_step_reads_speech_that_runs_over_lines_and_does_not_count_on_from_it():
    done = lines(
        'The port fell yesterday.\nShe said, " I saw it today.\nIt was hard. "\nIn the last raid of the day it burned.',
        "2031-05-08",
    )
    assert [t.value for t in done.times] == ["2031-05-07", "2031-05-08", "2031-05-07"]


def test_step_takes_the_moment_of_speaking_from_the_attribution():
    text = "Asked on 3 June 2029 at Vask, with a shrug: “We leave tomorrow.”"
    start = text.index("“")
    said_at = Anchor.of(text, 9, 20)
    inside = Anchor.of(text, start + 1, len(text) - 1)
    quotations = (Quotation(inside, start, len(text)),)
    attributions = (Attribution(Source("?", None), None, (inside,), "direct", said_at=said_at, quotations=(0,)),)
    blocks = (Block("body", 0, len(text)),)
    done = STEP(reading(text, blocks, Given("2031-05-08", "given"), quotations=quotations, attributions=attributions))
    assert [t.value for t in done.times] == ["2029-06-03", "2029-06-04"]


@pytest.mark.parametrize("pump", [" " * 50000, "a" * 50000, '"' * 50000, "1," * 25000, "aaa " * 12500, "1 " * 25000])
def test_pumped_text_takes_no_time(pump):
    find_times("On Monday.", 0, 10, published=None)
    begun = time.process_time()
    find_times(pump, 0, len(pump), published=THURSDAY)
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize("piece", ["Monday ", "in May ", "“today” said ", "June 1 to ", "last year ", "1 1 1 Monday "])
def test_cost_grows_with_length_not_faster(piece):
    def cost(text):
        begun = time.process_time()
        find_times(text, 0, len(text), published=THURSDAY)
        return time.process_time() - begun

    find_times(piece, 0, len(piece), published=THURSDAY)
    short, long = min(cost(piece * 300) for _ in range(3)), min(cost(piece * 1200) for _ in range(2))
    assert long < 10 * short + 0.05


@settings(deadline=None, max_examples=150)
@given(
    st.text(
        alphabet=st.sampled_from("May 3,1st-Q–2031 \n\u00a0“”'\"’.:/💬\u200fMondayat two weeks ago last year"),
        max_size=120,
    )
)
def test_any_text_gives_anchors_that_hold_in_order(text):
    found = find_times(text, 0, len(text), published=THURSDAY)
    assert all(t.anchor.holds_in(text) for t in found)
    assert all(a.anchor.end <= b.anchor.start for a, b in pairwise(found))
    assert all(t.type in ("DATE", "TIME", "DURATION", "SET") and t.basis for t in found)
