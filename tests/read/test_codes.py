"""Codes of the parties of whole reports, read with the shipped network; real countries only where the tables are read."""

from functools import cache

import pytest

import onrecord
from onrecord.read import trained

pytestmark = pytest.mark.skipif(trained.network() is None, reason="the extra with the network is not installed")

ROWS = [
    # text, party, country, sector
    ("Icelandic Foreign Minister Adra Vel met the mediators on Monday.", "Adra Vel", "ISL", "GOV"),
    ("Edo Marr, a former Norwegian minister, urged the rebels to surrender.", "Edo Marr", "NOR", "ELI"),
    ("The president of the farmers' union, Sela Vorn, criticised the finance ministry.", "Sela Vorn", None, "AGR"),
    ("Sela Vorn criticised the finance ministry.", "Sela Vorn", None, None),
    ("Norway accused Iceland of seizing two boats.", "Norway", "NOR", None),
    ("Norway accused Iceland of seizing two boats.", "Iceland", "ISL", None),
    ("Minsk accused the Norwegian army of shelling villages.", "Minsk", "BLR", "GOV"),
    ("Minsk accused the Norwegian army of shelling villages.", "Norwegian army", "NOR", "MIL"),
    ("Ondrian rebels attacked an army base.", "army base", None, "MIL"),
    ("Police detained 12 protesters on Friday.", "Police", None, "COP"),
    ("Police detained 12 protesters on Friday.", "protesters", None, "CVL"),
    ("Iceland closed its only airport. The country expelled two Norwegian diplomats.", "country", "ISL", None),
    ("Ondria closed its only airport. The country expelled two Norwegian diplomats.", "country", None, None),
    ("Ondria accused Vessa of seizing two boats.", "Ondria", None, None),
    # a firm's name is no place, a public body's tells where it is, and so does what is printed behind the firm
    ("Milan Textiles sued Orra Bank in May.", "Milan Textiles", None, None),
    ("Milan City Council fined Orra Bank.", "Milan City Council", "ITA", "GOV"),
    ("Vanta Marine of Norway sued Orra Bank.", "Vanta Marine of Norway", "NOR", None),
]  # fmt: skip


@cache
def parties(text):
    sheet = onrecord.read_text(text, publisher="Herald")
    return [who for record in sheet.records for who in (*record.actor, *record.recipient)]


@pytest.mark.parametrize(("text", "name", "country", "sector"), ROWS)
def test_a_party_has_the_codes_that_its_words_show(text, name, country, sector):
    found = [who for who in parties(text) if name in (who.name, who.anchor.exact) or who.name.endswith(name)]
    assert found, [who.name for who in parties(text)]
    shown = {(who.country and who.country.value, who.sector and who.sector.value) for who in found}
    assert (country, sector) in shown, shown


def test_a_capital_tells_the_government_from_the_city_with_the_reason():
    acting = next(who for who in parties("Minsk accused the Norwegian army of shelling villages.") if who.sector)
    assert acting.sector.why.startswith("the government that sits in Minsk")
    assert "accused" in acting.sector.why


def test_the_country_is_abstained_from_between_two():
    text = "Iceland and Norway closed their airports. The country expelled two diplomats."
    assert [who.country for who in parties(text) if who.anchor.exact.lower().endswith("country")] in ([], [None])
