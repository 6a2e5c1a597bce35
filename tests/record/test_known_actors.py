"""Known actors: the lines of a person's file over the codes that the words show, on the record's own days."""

import pytest

from onrecord.core.actors import Code, KnownActor
from onrecord.core.anchor import Anchor
from onrecord.core.record import SILENT, Participant, Record, Stated
from onrecord.record.known_actors import by_pattern, with_known

PUBLISHED = "2031-06-03"


def record(name, printed, time=None, **codes):
    words = Anchor(0, len(printed), printed)
    when = Stated(time, words) if time else SILENT
    who = Participant(name, None, words, **codes)
    return Record(
        "id", 1, words, (words,), (), "publisher", False, "actual", "+", "certain", ("by",), actor=(who,), time=when
    )


def known(*rows):
    return by_pattern([KnownActor(*row, f"actors.csv, line {n}") for n, row in enumerate(rows, 2)])


def codes(made):
    (who,) = made.actor
    return who.country and who.country.value, who.sector and who.sector.value


ROWS = [
    # name, words, stated time, lines, country and sector
    ("Telm Front", "the front", None, [("Telm Front", "XON", "REB", "", "")], ("XON", "REB")),
    ("Telm Front", "the front", None, [("telm  FRONT", "XON", "REB", "", "")], ("XON", "REB")),
    ("rebels", "rebels", None, [("rebels", "", "PRM", "", "")], (None, "PRM")),
    ("Telm Fronts", "Telm Fronts", None, [("Telm Front", "XON", "REB", "", "")], (None, None)),
    ("Sela Vorn", "Vorn", None, [("Vorn", "XON", "", "", ""), ("Sela Vorn", "XVE", "", "", "")], ("XVE", None)),
    ("Sela Vorn", "Vorn’s", None, [("Vorn", "XON", "", "", "")], ("XON", None)),
    ("Sela Vorn", "Vorn", None, [("Vorn", "XON", "GOV", "2031-01-01", "")], ("XON", "GOV")),
    ("Sela Vorn", "Vorn", None, [("Vorn", "XON", "GOV", "", "2031-06-02")], (None, None)),
    ("Sela Vorn", "Vorn", "2030-05-01", [("Vorn", "XON", "GOV", "2031-01-01", "")], (None, None)),
    ("Sela Vorn", "Vorn", "2030", [("Vorn", "XON", "GOV", "2030-06-01", "")], (None, None)),
    ("Sela Vorn", "Vorn", "2030", [("Vorn", "XON", "GOV", "2029-06-01", "2031-01-01")], ("XON", "GOV")),
    ("Sela Vorn", "Vorn", None, [("Vorn", "XON", "GOV", "", "2030-01-01"), ("Vorn", "XON", "ELI", "", "")], ("XON", "ELI")),
    ("Sela Vorn", "Vorn", None, [("Sela Vorn", "XON", "", "", ""), ("Vorn", "", "GOV", "", "")], ("XON", "GOV")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "printed", "time", "lines", "expected"), ROWS)
def test_the_longest_pattern_that_holds_on_the_day_gives_the_codes(name, printed, time, lines, expected):
    assert codes(with_known(record(name, printed, time), known(*lines), PUBLISHED)) == expected


def test_a_line_stands_over_what_the_words_show_and_says_where_it_is():
    plain = record("rebels", "rebels", country=Code("ISL", "“Icelandic”"), sector=Code("REB", "“rebels”"))
    made = with_known(plain, known(("rebels", "", "PRM", "", "")), PUBLISHED)
    assert codes(made) == ("ISL", "PRM")
    assert made.actor[0].sector.why == "actors.csv, line 2: “rebels”"
    assert made.by[-1] == "known_actor"


def test_a_record_that_no_line_touches_is_left_as_it_is():
    plain = record("Telm Front", "the front")
    assert with_known(plain, known(("Karr Front", "XON", "REB", "", "")), PUBLISHED) is plain


def test_without_a_day_only_lines_without_days_hold():
    lines = known(("Vorn", "XON", "GOV", "2031-01-01", ""), ("Vorn", "XON", "", "", ""))
    assert codes(with_known(record("Sela Vorn", "Vorn"), lines, "")) == ("XON", None)
