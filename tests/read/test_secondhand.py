"""Voices that pass on another's words: who passes on stands outside, who is passed on inside. Everybody is invented."""

import pytest

import onrecord
from onrecord.read import trained

pytestmark = pytest.mark.skipif(
    trained.network() is None, reason="the rules are shown on the parse of the shipped network"
)
ROWS = [
    ("The Aldport Mercury reported on Monday, quoting a police officer, that Vesk would return the violin.", "return",
     ["Aldport Mercury", "police officer"]),
    ("The Aldport Mercury reported, quoting an officer it did not name, that Vesk would return the violin.", "return",
     ["Aldport Mercury", "officer"]),
    ("The news agency Sennpress, quoting the governor, Valeria Nunn, reported that the army had closed the road.", "closed",
     ["Sennpress", "Valeria Nunn"]),
    ("The Telm Herald, citing Vorn, said the port would close.", "close", ["Telm Herald", "Vorn"]),
    ("Citing two officials, the Telm Herald said the port would close.", "close", ["Telm Herald", "two officials"]),
    ("The Telm Herald quoted Vorn as saying that the port would close.", "close", ["Telm Herald", "Vorn"]),
    ("The port will close, the Telm Herald quoted the minister as saying.", "close", ["Telm Herald", "minister"]),
    ("Vorn was quoted by the Telm Herald as saying that the port would close.", "close", ["Telm Herald", "Vorn"]),
    ("The port will close, Vorn was quoted as saying by the state agency Sennpress.", "close", ["Sennpress", "Vorn"]),
    ("“We will close the port,” the Telm Herald quoted Vorn as saying.", "close", ["Telm Herald", "Vorn"]),
    ("“We will close the port,” Vorn was quoted as saying by Sennpress.", "close", ["Sennpress", "Vorn"]),
    ("Vorn was quoted as saying that the port would close.", "close", ["Vorn"]),
    ("The bank said that it would close, citing a lack of space.", "close", ["bank"]),
    ("The council said it would not return, citing concerns over safety.", "return", ["council"]),
    ("The state agency Sennpress told of a plan. The agency said the port would close.", "close", ["Sennpress"]),
    ("Orr's counsel, Bertram Sly, said the papers had been forged.", "forged", ["Bertram Sly"]),
    ("The leader of the Greens of the Coast, Tobias Ferch, said no talks had begun.", "talks", ["Tobias Ferch"]),
    ("The harbour may be dredged, a person close to the board of Tamberlin said.", "dredged",
     ["person close to the board of Tamberlin"]),
    ("According to a source in the operator company Eastbranch, the repair is finished.", "finished",
     ["source in the operator company Eastbranch"]),
    ("Keel told the agency Ardapress of her plan. “We sign in May,” the agency quoted her as saying.", "sign",
     ["Ardapress", "Keel"]),
    ("A reviewer of the study, who asked not to be named, said the figures were spoiled.", "spoiled",
     ["reviewer of the study"]),
    ("Prof. Ruaridh Sele of the University of Port Maddan, who was not involved, said the vaccine had failed.", "failed",
     ["Ruaridh Sele"]),
    ("The gates are open, according to the agency Vardapress, which quoted the minister, Timur Askeli.", "open",
     ["Vardapress", "Timur Askeli"]),
    ("The mayor of Karr, Ilo Brand, and his deputy, Ada Lorn, said the bridge would open.", "open",
     ["Ilo Brand and Ada Lorn"]),
    ("The ministers of Vessa and Ulmar said that the bridge would open.", "open", ["ministers of Vessa and Ulmar"]),
    ("It was reported that the bridge had opened.", "opened", ["?"]),
    ("The bridge has reportedly opened.", "opened", ["?"]),
    ("Two men are believed to have crossed the border.", "crossed", ["?"]),
    ("The bridge is expected to open on Monday.", "open", []),
    ("The engineer, Dora Pell, was at the shaft. The board said the tunnel would open, citing a flood in the shaft.", "open",
     ["board"]),
    ("The tunnel will open, according to two people who asked not to be named.", "open", ["two people"]),
    ("“The plane is ready,” enthused Marta Ilves, a pilot.", "ready", ["Marta Ilves"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "chain"), ROWS)
def test_whose_word_it_is(text, word, chain):
    sheet = onrecord.read_text(text)
    record = next(r for r in sheet.records if word in r.anchor.exact)
    assert [link.name for link in record.chain] == chain


def test_the_words_in_marks_are_of_whom_is_quoted():
    sheet = onrecord.read_text("“We will close the port,” the Telm Herald quoted Piet Vorn as saying.")
    record = next(r for r in sheet.records if "close" in r.anchor.exact)
    assert record.wording.name == "Piet Vorn"
    assert [link.route for link in record.chain] == ["said", "said"]


BOUNDS = [
    ("“Not less than 300 workers are engaged there,” the source said.", "engaged", "+"),
    ("The agreement will be signed not earlier than November.", "signed", "+"),
    ("No fewer than 40 people were hurt.", "hurt", "+"),
    ("The bridge will not open before May.", "open", "-"),
    ("Not all ministers signed the letter, and no fewer than four had not read it.", "read", "-"),
]


@pytest.mark.parametrize(("text", "word", "polarity"), BOUNDS)
def test_a_bound_denies_nothing(text, word, polarity):
    record = next(r for r in onrecord.read_text(text).records if word in r.anchor.exact)
    assert record.polarity == polarity


HOUSES = [
    ("Tamberlin’s chief executive resigned. Piers Tamberlin, a grandson of the founder, holds a share.", True),
    ("Tamberlin shares fell. Piers Tamberlin, a grandson of the founder, holds some.", True),
    ("The board of Tamberlin met. Piers Tamberlin was there.", True),
    ("Piers Tamberlin resigned. Tamberlin said he was tired.", False),
]


@pytest.mark.parametrize(("text", "apart"), HOUSES)
def test_a_house_is_not_who_bears_its_name(text, apart):
    names = [entity.name for entity in onrecord.read_text(text).entities]
    assert ("Tamberlin" in names) == apart
    assert "Piers Tamberlin" in names
