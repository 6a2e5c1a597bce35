"""Country and sector by the words of one phrase: a construction a row; real countries only where the tables are read."""

import pytest

from onrecord.core.vocab import lexicon, terms
from onrecord.read.code_words import country_in, sector_in

SECTORS = [
    ("the Ondrian foreign minister", "GOV"),
    ("Ondria's Foreign Ministry", "GOV"),
    ("the ambassador to Vessa", "GOV"),
    ("a senior official", "GOV"),
    ("an army official", "MIL"),
    ("a court official", "JUD"),
    ("a company official", "BUS"),
    ("the army", "MIL"),
    ("the army chief", "MIL"),
    ("chief of the army", "MIL"),
    ("army base", "MIL"),
    ("government troops", "MIL"),
    ("rebel troops", "REB"),
    ("a rebel commander", "REB"),
    ("three rebels", "REB"),
    ("riot police", "COP"),
    ("military police", "MIL"),
    ("a police officer", "COP"),
    ("unidentified gunmen", "UAF"),
    ("two judges", "JUD"),
    ("the constitutional court", "JUD"),
    ("opposition lawmakers", "LEG"),
    ("members of parliament", "LEG"),
    ("the speaker of parliament", "LEG"),
    ("the opposition leader", "OPP"),
    ("leader of the opposition", "OPP"),
    ("the ruling party", "PTY"),
    ("party leader", "PTY"),
    ("president", "GOV"),
    ("the acting president", "GOV"),
    ("vice-president", "GOV"),
    ("president of Iceland", "GOV"),
    ("president of the farmers' union", "AGR"),
    ("president of the farmers’ union", "AGR"),
    ("the union", "LAB"),
    ("trade union leaders", "LAB"),
    ("the teachers' union", "EDU"),
    ("former president", "ELI"),
    ("a former defence minister", "ELI"),
    ("the ousted prime minister", "ELI"),
    ("former rebels", "REB"),
    ("hundreds of protesters", "CVL"),
    ("dozens of villagers", "CVL"),
    ("the state news agency", "JRN"),
    ("hospital director", "MED"),
    ("displaced families", "REF"),
    ("intelligence officers", "SPY"),
    ("drug traffickers", "CRM"),
    ("the archbishop", "REL"),
    ("a rights group", "SOC"),
    # near misses: nothing listed stands last, or it is somebody else's
    ("the minister's son", None),
    ("the army museum", None),
    ("the president of the chess club", None),
    ("the chess club president", None),
    ("Telm Rovers president", None),
    ("spokesman", None),
    ("the group", None),
    ("the delegation", None),
    ("a storm", None),
    ("Telm", None),
    ("the speaker of the evening", None),
    ("the government's plan", None),
    ("West Bank", None),
]


@pytest.mark.parametrize(("phrase", "sector"), SECTORS)
def test_the_sector_is_that_of_the_last_noun_that_is_listed(phrase, sector):
    found = sector_in(phrase)
    assert (found.value if found else None) == sector


COUNTRIES = [
    ("Iceland", "ISL"),
    ("the Netherlands", "NLD"),
    ("the Icelandic foreign minister", "ISL"),
    ("Iceland's government", "ISL"),
    ("Icelanders", "ISL"),
    ("the government of Iceland", "ISL"),
    ("a spokesman of the Icelandic army", "ISL"),
    ("the Icelandic ambassador to Norway", "ISL"),
    ("the embassy in Norway", None),
    ("talks with Norway", None),
    ("Icelandic and Norwegian ministers", None),
    ("ethnic Albanians", None),
    ("Norwegian-backed rebels", None),
    ("polish", None),
    ("Ondria", None),
    ("the port of Telm", None),
    ("", None),
]


@pytest.mark.parametrize(("phrase", "country"), COUNTRIES)
def test_the_country_is_the_one_that_the_head_names_or_is_of(phrase, country):
    found = country_in(phrase)
    assert (found.value if found else None) == country


def test_a_code_says_which_words_show_it():
    assert country_in("the Icelandic army").why == "“Icelandic”"
    assert sector_in("chief of the Icelandic army").why == "“army”"


def test_every_list_of_nouns_is_of_a_sector_of_plover():
    named = {key.removesuffix(".alone") for key in lexicon("actor_sectors")} - {"through", "plain", "former"}
    assert named <= set(terms("sector"))


def test_no_noun_stands_under_two_sectors():
    own = {key: words for key, words in lexicon("actor_sectors").items() if len(key) == 3}
    every = [word for words in own.values() for word in words]
    assert sorted({word for word in every if every.count(word) > 1}) == []
