"""Files of actors: what is read, and what is told of a line that is wrong; PETRARCH dictionaries turned into one."""

import pytest

from onrecord.core.errors import MalformedInput, MissingInput
from onrecord.ingest.actor_file import parse_actors, read_actors, table
from onrecord.ingest.petrarch import convert

WHOLE = """pattern,code,sector,from,until
Telm Front,XON,REB,,
"Vorn, Sela",XON,GOV,2029-01-01,2031-05-31
rebels,,REB,,
"""


def test_a_file_is_read_in_its_order():
    found = parse_actors(WHOLE)
    assert [(a.pattern, a.country, a.sector, a.since, a.until) for a in found] == [
        ("Telm Front", "XON", "REB", "", ""), ("Vorn, Sela", "XON", "GOV", "2029-01-01", "2031-05-31"),
        ("rebels", "", "REB", "", ""),
    ]  # fmt: skip
    assert found[1].where == "actors.csv, line 3"


@pytest.mark.parametrize(
    "text", ["pattern,code\nTelm,XON\n", "code,Pattern\r\nXON,Telm\r\n", "# ours\n\npattern,code\nTelm,XON\n"]
)
def test_columns_may_stand_in_any_order_and_be_left_out(text):
    assert [(a.pattern, a.country) for a in parse_actors(text)] == [("Telm", "XON")]


WRONG = [
    ("", "no line", "pattern,code,sector,from,until"),
    ("code,sector\nXON,GOV\n", "line 1", "columns “code,sector”"),
    ("pattern,colour\nTelm,red\n", "line 1", "colour"),
    ("pattern,code,code\nTelm,XON,XON\n", "line 1", "columns"),
    ("pattern,code\nTelm\n", "line 2", "found 1 cells, expected 2"),
    ("pattern,code\n--,XON\n", "line 2", "pattern “--”"),
    ("pattern,code\nTelm,Ondria\n", "line 2", "code “Ondria”"),
    ("pattern,code\n\nTelm,xon\n", "line 3", "three capital letters"),
    ("pattern,sector\nTelm,GVO\n", "sector “GVO”", "one of COP, GOV"),
    ("pattern,code,sector\nTelm,,\n", "neither code nor sector", "at least one"),
    ("pattern,code,from\nTelm,XON,June 2031\n", "day “June 2031”", "2031-06-03"),
    ("pattern,code,from,until\nTelm,XON,2031-06-03,2031-06-02\n", "line 2", "not before the beginning"),
    ('pattern,code\n"Telm,XON\n', "line", "CSV"),
]


@pytest.mark.parametrize(("text", "found", "expected"), WRONG)
def test_a_wrong_file_says_where_what_and_what_next(text, found, expected):
    with pytest.raises(MalformedInput) as caught:
        parse_actors(text)
    said = str(caught.value)
    assert found in said
    assert expected in said
    assert "mend the line" in said


def test_a_missing_file_is_an_error_of_ours(tmp_path):
    with pytest.raises(MissingInput):
        read_actors(tmp_path / "none.csv")


def test_a_table_reads_back_as_it_was(tmp_path):
    path = tmp_path / "actors.csv"
    path.write_text("\ufeff" + table(parse_actors(WHOLE)), encoding="utf-8")
    assert table(read_actors(path)) == table(parse_actors(WHOLE)) == WHOLE


DICTIONARIES = [
    ("ONDRIA [XON]\n", [("Ondria", "XON", "", "", "")]),
    ("ONDRIA_ [XON] # 10/17/91\n+ONDRIAN\n", [("Ondria", "XON", "", "", ""), ("Ondrian", "XON", "", "", "")]),
    ("ONDRIAN_TROOPS [XONMIL]\n", [("Ondrian Troops", "XON", "MIL", "", "")]),
    ("TELM_FRONT [XONINS]\n", [("Telm Front", "XON", "REB", "", "")]),
    ("TELM_HERALD [XONMED]\n", [("Telm Herald", "XON", "JRN", "", "")]),
    ("TELM_CLINIC [XONHLH]\n", [("Telm Clinic", "XON", "MED", "", "")]),
    ("SELA_VORN [XONGOV >20290101]\n", [("Sela Vorn", "XON", "GOV", "2029-01-01", "")]),
    ("SELA_VORN [XONGOV <910630]\n", [("Sela Vorn", "XON", "GOV", "", "1991-06-30")]),
    ("SELA_VORN\n    [XONGOV 900101-921231]\n    [XONELI]\n",
     [("Sela Vorn", "XON", "GOV", "1990-01-01", "1992-12-31"), ("Sela Vorn", "XON", "ELI", "", "")]),
    ("<!-- a\ncomment -->\nARMY {} [~MIL]\n", [("Army", "", "MIL", "", "")]),
    ("ENVOY [~GOV]\n", [("Envoy", "", "GOV", "", ""), ("Envoys", "", "GOV", "", "")]),
    ("ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]\n",
     [("Attorney General", "", "GOV", "", ""), ("Attorneys General", "", "GOV", "", "")]),
    ("!PERSON! = MAN, WOMEN\nPOLICE!PERSON! {} [~COP]\n", [("Police Man", "", "COP", "", ""), ("Police Women", "", "COP", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), DICTIONARIES)
def test_a_dictionary_becomes_lines_of_a_file(text, rows):
    made = convert(text)
    assert [(a.pattern, a.country, a.sector, a.since, a.until) for a in made.actors] == rows
    assert made.left_out == ()
    assert len(parse_actors(table(made.actors))) == len(rows)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("NOBODY [---]\n", "dictionary, line 1: no country or sector of PLOVER in [---]"),
        ("TELM [XON]\n\nCHOIR [~CHO]\n", "dictionary, line 3: no country or sector of PLOVER in [~CHO]"),
        ("TELM [XON <911332]\n", "dictionary, line 1: no day in [XON <911332]"),
        ("TELM\nKARR [XKA]\n", "dictionary, line 1: no code"),
    ],
)
def test_what_cannot_be_taken_over_is_told(text, why):
    assert why in convert(text).left_out
