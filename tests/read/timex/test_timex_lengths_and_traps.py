"""Lengths, ages, rates and repetition; and what looks like a time and is none."""

import pytest
from times_of import times, values

from onrecord.read.timex import find_times


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
        ("They meet every second Friday.", "SET", "XXXX-WXX-5"),
        ("They meet on the first Monday of every month.", "SET", "P1M"),
        ("They read a bi-weekly note.", "SET", "P2W"),
        ("They read a semi-annual note.", "SET", "P6M"),
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
        "The feast fell on a Monday.",
        "Any day but Sunday would do.",
        "He sold a quarter to six firms.",
        "It is the third fair in as many years.",
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
        ("In 2031 The Sun and two others were fined.", ["2031"]),
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
