"""Amounts: each row one short sentence and every amount in it, or a near miss that holds none."""

import time

import pytest

from onrecord.core.reading import Reading, Sentence
from onrecord.core.report import Block, Language, Report
from onrecord.core.times import Timex
from onrecord.read.quantities import STEP, find, find_quantities, pieces


def amounts(text):
    """Return (words, value, bound, unit, per) of every amount in a sentence."""
    return [(q.anchor.exact, q.value, q.bound, q.unit, q.per) for q in find_quantities(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words", "value", "bound"),
    [
        ("Karst will build up to 900 drones.", "up to 900 drones", 900, "at_most"),
        ("As many as 2,500 troops crossed the pass.", "As many as 2,500 troops", 2500, "at_most"),
        ("No more than 6 envoys may speak.", "No more than 6 envoys", 6, "at_most"),
        ("At least 14 miners were trapped.", "At least 14 miners", 14, "at_least"),
        ("No fewer than 12 judges signed.", "No fewer than 12 judges", 12, "at_least"),
        ("The cell holds 30 or more rockets.", "30 or more rockets", 30, "at_least"),
        ("The army has 20+ tanks.", "20+ tanks", 20, "at_least"),
        ("Just over 300 boats fled.", "Just over 300 boats", 300, "more_than"),
        ("North of 200 boats came.", "North of 200 boats", 200, "more_than"),
        ("Fewer than 40 wells still work.", "Fewer than 40 wells", 40, "less_than"),
        ("Nearly 900 stone houses collapsed.", "Nearly 900 stone houses", 900, "about"),
        ("An estimated 60,000 herders depend on the lake.", "An estimated 60,000 herders", 60000, "about"),
        ("A dozen or so goats fled.", "A dozen or so goats", 12, "about"),
        ("The row over three islands goes on.", "three islands", 3, "exact"),
        ("They held talks about two bridges.", "two bridges", 2, "exact"),
        ("Output climbed up to 48 tonnes.", "48 tonnes", 48, "exact"),
        ("Ties within the two valleys are close.", "two valleys", 2, "exact"),
    ],
)
def test_bound_is_read_with_its_words(text, words, value, bound):
    assert [row[:3] for row in amounts(text)] == [(words, value, bound)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4,000 to 5,000 soldiers are camped at Orlu.", 4000, 5000),
        ("Pictures show 10-15 ships at anchor.", 10, 15),
        ("Between 150 and 200 tents were pitched.", 150, 200),
        ("Ransoms of $4 million to $5 million were paid.", 4e6, 5e6),
        ("The bank lent $4-5 billion.", 4e9, 5e9),
        ("Sums ranging from $200 to $4 million are owed.", 200, 4e6),
        ("Two or three tugs towed the wreck.", 2, 3),
    ],
)
def test_range_is_one_amount_with_both_ends(text, low, high):
    (found,) = find_quantities(text, 0, len(text))
    assert (found.value, found.high, found.bound) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Support rose from 20 percent to 35 percent.", [20, 35]),
        ("Growth slowed from 4.8 to 4.7 percent.", [4.8, 4.7]),
        ("The deficit grew by $43 million to $419 million.", [43e6, 419e6]),
        ("The index fell 3 percent to 2,138.", [3, 2138]),
    ],
)
def test_change_is_two_exact_amounts(text, values):
    found = find_quantities(text, 0, len(text))
    assert [(q.value, q.high, q.bound) for q in found] == [(value, None, "exact") for value in values]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Dozens of villages have no road.", 12, "villages"),
        ("The flood drove out hundreds of thousands of people.", 100000, "people"),
        ("The clerk hid scores of letters.", 20, "letters"),
        ("A couple of tugs towed the wreck.", 2, "tugs"),
        ("Several hundred goats drowned.", 300, "goats"),
        ("A few herders stayed.", 3, "herders"),
    ],
)
def test_vague_words_keep_the_lower_end(text, value, unit):
    (found,) = find_quantities(text, 0, len(text))
    assert (found.value, found.bound, found.vague, found.unit) == (value, "at_least", True, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Twenty-three envoys walked out.", 23),
        ("Vessa ordered half a million doses.", 500000),
        ("A quarter of a million sheep died.", 250000),
        ("About two dozen mayors refused.", 24),
        ("One and a half million people fled.", 1.5e6),
        ("Two hundred and fifty wells are dry.", 250),
        ("The plant holds 2½ tonnes.", 2.5),
        ("He owes 4.1 million korals.", 4.1e6),
        ("Two-thirds of voters stayed at home.", 2 / 3),
        ("One in five households burns peat.", 0.2),
        ("Seven out of ten teachers left.", 0.7),
        ("Half the village fled.", 0.5),
        ("Karst has twice as many wells as Vessa.", 2),
        ("Karst sold 10 000 sheep.", 10000),
        ("It was minus 12 degrees Celsius.", -12),
        ("Temperatures fell to -9°C.", -9),
    ],
)
def test_number_is_read_in_figures_and_in_words(text, value):
    (found,) = find_quantities(text, 0, len(text))
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "words", "unit", "per"),
    [
        ("The plant makes 900 drones per year.", "900 drones per year", "drones", "year"),
        ("Crude sold at $80 a barrel.", "$80 a barrel", "dollar", "barrel"),
        ("The mill grinds 60 tonnes of wheat a day.", "60 tonnes of wheat a day", "tonne", "day"),
        ("Winds of 90 km/h tore off roofs.", "90 km/h", "kilometre", "hour"),
        ("Winds hit 120 mph.", "120 mph", "mile", "hour"),
        ("The bank set aside €3.5bn for fines.", "€3.5bn", "euro", None),
        ("The dam feeds a 1,200MW station.", "1,200MW", "megawatt", None),
        ("A 300-kilometre pipeline leaks.", "300-kilometre", "kilometre", None),
        ("The 15-member council split.", "15-member", "member", None),
        ("Rates fell by 1.5 percentage points.", "1.5 percentage points", "percentage point", None),
        ("The bridge cost 400 million korals.", "400 million korals", "korals", None),
        ("The fine was 2 million Danish crowns.", "2 million Danish crowns", "danish krone", None),
        ("Olmeria will buy 12 F-16s.", "12 F-16s", "F-16s", None),
        ("Three T-72 tanks guard the mint.", "Three T-72 tanks", "T-72 tanks", None),
        ("The bloc has 60 regional and international members.", "60 regional and international members",
         "regional and international members", None),
        ("The boat is 30m long.", "30m", "metre", None),
        ("The line moved 70m passengers.", "70m passengers", "passengers", None),
        ("Its sales reached $6 billion a year earlier.", "$6 billion", "dollar", None),
        ("Flour costs 80 korals a barrel.", "80 korals a barrel", "korals", "barrel"),
        ("The cup holds 1/16 of a US pint.", "1/16 of a US pint", "pint", None),
        ("The firm makes sub-7 nanometre chips.", "sub-7 nanometre", "nanometre", None),
        ("The 1520 sq m clinic is let.", "1520 sq m", "square metre", None),
    ],
)  # fmt: skip
def test_unit_and_rate_are_read(text, words, unit, per):
    assert [(row[0], row[3], row[4]) for row in amounts(text)] == [(words, unit, per)]


def test_substance_whole_and_day_are_kept():
    (wheat,) = find_quantities("The mill lost 60 tonnes of wheat.", 0, 33)
    (votes,) = find_quantities("It speaks for 12 percent of teachers.", 0, 37)
    (dead,) = find_quantities("As of Monday, 45 people had died.", 0, 33)
    text = "The brigade lost 12 of its 30 tanks."
    lost, _ = find_quantities(text, 0, len(text))
    assert (wheat.of, votes.part_of, dead.as_of) == ("wheat", "teachers", "Monday")
    assert (lost.value, lost.unit, lost.part_of) == (12, "tanks", "its 30 tanks")


def test_bare_number_takes_the_share_it_is_listed_with():
    found = find_quantities("Shares fell by 1.5 and 3 percent.", 0, 33)
    assert [(q.value, q.unit) for q in found] == [(1.5, "percent"), (3, "percent")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat slimmed from 80 kg to 70.", [(80, "kilogram"), (70, "kilogram")]),
        ("Prices rose from 4 to 5 million korals.", [(4e6, "korals"), (5e6, "korals")]),
        ("It sells four-, five- and six-cylinder trucks.", [(4, "cylinder"), (5, "cylinder"), (6, "cylinder")]),
        ("The ferry went from 12 ports to Sarn in 3.", [(12, "ports"), (3, None)]),
    ],
)
def test_ends_of_a_change_and_hanging_hyphens_share_their_unit(text, expected):
    assert [(value, unit) for _, value, _, unit, _ in amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The star weighs 2.5×10−30 tonnes.", 2.5e-30),
        ("The star weighs 2.5 x 10^6 tonnes.", 2.5e6),
        ("The star weighs 2.5×10⁸ tonnes.", 2.5e8),
        ("The mine feeds a couple of hundred people.", 200),
    ],
)
def test_powers_of_ten_and_couples_of_hundreds_multiply(text, value):
    assert [row[1] for row in amounts(text)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "text",
    [
        "The two bridges over the Sarn fell.",
        "Two countries signed the pact.",
        "The pact between two countries holds.",
    ],
)
def test_two_is_an_amount_unless_it_points_back_to_a_pair(text):
    assert [row[1] for row in amounts(text)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "The pact between the two countries holds.",
        "Orn struck twice as Vessa slept.",
        "The house at 9 E 71st St was sold.",
        "The flat at 22 Ave Orlan was sold.",
        "Every shop in town sold the Orvan Note 20 Ultra quickly.",
        "The office at 16-18 Harbour Avenue was let.",
        "The ferry sails at 3 a.m. daily.",
        "Not one soldier came back.",
        "A lone T-72 burned beside the mill.",
        "Vessa beat Karst 3-1 in the rain.",
        "The court ruled 5-4 for the miners.",
        "The vote was 312 to 208.",
        "The clinic closed because of COVID-19.",
        "Karst invoked Article 5 of the pact.",
        "Law 1178 bans the trade.",
        "The Group of Seven condemned the raid.",
        "The Boeing 737 skidded off the runway.",
        "Trucks jammed Route 66 near Sarn.",
        "The envoys vetoed Resolution 2231.",
        "Witnesses should ring 555-0142 or 0800 44 17 20.",
        "She ranks as one of the founders.",
        "No one claimed the prize.",
        "The cabinet is at sixes and sevens.",
        "The envoy lives at 14 Harbour Street.",
        "The 45-year-old baker left in 2031.",
        "Ilse Tam, 45, said nothing.",
        "The truce held for two and a half years.",
        "The talks began on 4 May at 10:30.",
        "They met on Oct. 31.",
        "Smoke filled the 14th floor and the third row.",
        "The 9/11 memorial is open around the clock.",
        "The envoys of the 4+1 group met.",
        "Formula 1 comes to Karst.",
        "The 2031 drought ended.",
    ],
)
def test_names_dates_times_scores_and_idioms_are_no_amounts(text):
    assert amounts(text) == []


def test_headline_number_without_a_noun_has_no_unit():
    assert [(q.value, q.unit) for q in find_quantities("Storm kills 14, leaves 30 homeless", 0, 34)] == [
        (14, None), (30, "homeless"),
    ]  # fmt: skip


def reading(text, *, kind="body", times=()):
    report = Report("test", text, "", (Block(kind, 0, len(text)),), Language("en", True, 1.0))
    filled = frozenset({"tokens", "sentences"} | ({"times"} if times else set()))
    return Reading(report, sentences=(Sentence(0, len(text), 0, 0, 0),), times=times, filled=filled)


def test_step_reads_headlines_and_leaves_furniture():
    assert len(STEP(reading("Storm kills 14", kind="headline")).quantities) == 1
    assert STEP(reading("Read 14 more stories", kind="furniture")).quantities == ()


def test_step_leaves_out_numbers_inside_times_already_found():
    text = "The camp took 1,900 people in 1,900."
    timex = Timex(reading(text).report.anchor(30, 35), "DATE", "1900")
    assert [q.anchor.exact for q in STEP(reading(text, times=(timex,))).quantities] == ["1,900 people"]


def test_anchors_hold_the_words_they_point_at():
    text = "💬 “About 40 boats”, he said, and \u00a0at most €3.5bn."
    for found in find_quantities(text, 0, len(text)):
        assert found.anchor.holds_in(text)


PUMPS = [" " * 50000, "a" * 50000, '"' * 50000, "1," * 25000, "aaa " * 12500, "1 " * 25000, "1-" * 25000]


@pytest.mark.parametrize("pattern", [pieces.PIECE, pieces.PART, find.DIGIT, find.LETTERS, find.AS_OF])  # fmt: skip
@pytest.mark.parametrize("pump", PUMPS, ids=lambda pump: repr(pump[:4]))
def test_patterns_stay_linear_on_pump_strings(pattern, pump):
    def spent():
        begun = time.process_time()
        for _ in pattern.finditer(pump):
            pass
        return time.process_time() - begun

    assert any(spent() < 0.1 for _ in range(3))


@pytest.mark.parametrize("unit", ["one ", "1 to ", "two hundred and ", "tens of thousands of ", "$1 ", "half a "])
def test_long_runs_of_numbers_are_read_in_linear_time(unit):
    def spend(times):
        text = unit * times
        begun = time.process_time()
        find_quantities(text, 0, len(text))
        return time.process_time() - begun

    spend(100)
    short = min(spend(500) for _ in range(3))
    assert any(spend(4000) < 24 * short + 0.02 for _ in range(3))
