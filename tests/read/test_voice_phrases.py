"""Whom the phrase beside a verb of speaking names, and what is no part of it. Everybody is invented."""

import pytest

import onrecord
from onrecord.read import trained

pytestmark = pytest.mark.skipif(
    trained.network() is None, reason="the rules are shown on the parse of the shipped network"
)


def chain(text, word):
    """Return the names of the chain over the record whose anchor holds a word."""
    record = next(r for r in onrecord.read_text(text).records if word in r.anchor.exact)
    return [link.name for link in record.chain]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The pass was closed overnight, said the Telm Roads Agency.", "closed", ["Telm Roads Agency"]),
        ("The roof fell in at dawn, says Piet Vorn, the head of the port.", "fell", ["Piet Vorn"]),
        ("The lorry came from Karr, Ondria, Piet Vorn said.", "came", ["Piet Vorn"]),
        ("The Telm ports minister Marta Ilves, said it was vital that the harbour closed.", "closed", ["Marta Ilves"]),
    ],
)
def test_the_subject_stands_where_the_tree_shows_it(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("According to Ondrian health officials, the well was poisoned.", "poisoned", ["Ondrian health officials"]),
        ("Telm Port officials are warning that the pier may collapse.", "collapse", ["Telm Port officials"]),
        ("The pier collapsed, the Ardapress news agency reported.", "collapsed", ["Ardapress"]),
        ("According to Ardapress data, the pier collapsed.", "collapsed", ["Ardapress"]),
        # a noun that ends as an adverb does, and an adverb
        ("The pier collapsed, a person close to the family said.", "collapsed", ["person close to the family"]),
        ("The pier collapsed, a person close to the talks briefly said.", "collapsed", ["person close to the talks"]),
    ],
)
def test_a_common_noun_behind_a_name_heads_the_voice(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("“The pier collapsed,” said the Telm Port Authority in a statement on its website.", "collapsed",
         ["Telm Port Authority"]),
        ("The harbour ministry on Tuesday said that the pier had collapsed.", "collapsed", ["harbour ministry"]),
        ("The pier collapsed, said a harbour official in a statement on Monday.", "collapsed", ["harbour official"]),
        ("The pier collapsed, according to the Sunday Herald.", "collapsed", ["Sunday Herald"]),
    ],
)  # fmt: skip
def test_when_and_how_it_was_told_is_no_part_of_the_voice(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Sela Vorn, a farmer in the hills of Karr said the dam had burst.", "burst", ["Sela Vorn"]),
        ("The Telm Herald quoted Sela Vorn, a harbour official, as saying that the dam had burst.", "burst",
         ["Telm Herald", "Sela Vorn"]),
        ("Sela Vorn, a clerk at Orra Bank was quoted as saying that the dam had burst.", "burst", ["Sela Vorn"]),
        ("A farmer in the hills of Karr said the dam had burst.", "burst", ["farmer in the hills of Karr"]),
        ("A guard at the Telm quarry said the dam had burst.", "burst", ["guard"]),
        ("The host of the show said the dam had burst.", "burst", ["The host of the show"]),
        ("Mayor Petra Halm praised the guild. The treasury said the dam had burst.", "burst", ["treasury"]),
        ("Mayor Petra Halm praised the guild. The newspaper said the dam had burst.", "burst", ["newspaper"]),
    ],
)  # fmt: skip
def test_an_apposition_without_its_comma_is_not_the_voice(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Vorn told reporters that her laboratory will continue to test the wells.", "test", ["Vorn"]),
        ("Piet Vorn used the meeting to say that the dam had burst.", "burst", ["Piet Vorn"]),
        ("The WHO says the fever has spread to Karr.", "spread", ["WHO"]),
        ("The fever has spread to Karr, according to the WHO.", "spread", ["WHO"]),
        ("“The dam is old,” Piet Vorn said. “It has burst twice,” he continued.", "burst", ["Piet Vorn"]),
        ("The signing concluded Vorn's visit to Karr.", "visit", []),
        ("The raids, according to Piet Vorn, are meant to empty the town.", "empty", ["Piet Vorn"]),
        ("Vorn pointed to talks between Ondria and other states, saying Karr would sign.", "sign", ["Vorn"]),
        ("The herders praised Vorn and the council said the dam had burst.", "burst", ["council"]),
        ("To a question whether the dam had burst, Vorn did not reply.", "burst", ["?"]),
        ("In the Ministry of Ports it was noted that the dam had burst.", "burst", ["Ministry of Ports"]),
        ("Vorn assured the council that the dam had burst.", "burst", ["Vorn"]),
    ],
)
def test_what_speaks_and_what_only_goes_on(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("“The tests show that the wells were poisoned,” Piet Vorn said.", "poisoned", ["Piet Vorn"]),
        ("The results revealed that the wells were poisoned.", "poisoned", []),
        ("A study showed that the wells were poisoned.", "poisoned", ["study"]),
        ("Sela Vorn noted the findings show that the wells were poisoned.", "poisoned", ["Sela Vorn"]),
        ("The officials confirmed that the wells were poisoned.", "poisoned", ["officials"]),
    ],
)
def test_what_only_shows_something_is_no_voice(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor, who asked residents for patience, said the dam had burst.", "says"),
        ("A mayor who asked not to be named said the dam had burst.", "says"),
        ("The mayor, who has long asked for patience, said the dam had burst.", "says"),
        ("The mayor, who denied that the dam had burst, said the road was open.", "denies"),
    ],
)
def test_what_a_relative_clause_reports_ends_before_the_main_verb(text, act):
    record = next(r for r in onrecord.read_text(text).records if r.anchor.exact == "burst")
    assert [(link.name, link.act) for link in record.chain] == [("mayor", act)]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("A statement issued by Orra Bank said that the vault had been emptied.", "emptied", ["Orra Bank"]),
        ("According to an Orra Bank press release, the vault was emptied.", "emptied", ["Orra Bank"]),
        ("“The vault was emptied,” said a statement on Orra Bank's website.", "emptied", ["Orra Bank"]),
        (
            "The Telm Port Authority's latest report said that the pier had collapsed.",
            "collapsed",
            ["Telm Port Authority"],
        ),
        ("A report by two engineers said that the pier had collapsed.", "collapsed", ["report by two engineers"]),
        ("According to a statement released by the government, the vault was emptied.", "emptied", ["government"]),
        (
            "Dan Orr said on Monday that he would go. The statement added that the vault was emptied.",
            "emptied",
            ["Dan Orr"],
        ),
    ],
)
def test_who_issued_a_statement_is_its_voice(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("A nurse quoted by the Telm Herald said that the ward had flooded.", "flooded", ["Telm Herald", "nurse"]),
        ("Sela Vorn said, quoted by Ardapress, that the ward had flooded.", "flooded", ["Ardapress", "Sela Vorn"]),
        ("Sela Vorn told Ardapress that the ward had flooded.", "flooded", ["Sela Vorn"]),
        (
            "The unions urged the port to open, with officials saying that the ward had flooded.",
            "flooded",
            ["officials"],
        ),
        ("Urging the crowd to leave, Sela Vorn said that the ward had flooded.", "flooded", ["Sela Vorn"]),
        ("Help promised to the ward had arrived, Sela Vorn said.", "arrived", ["Sela Vorn"]),
        pytest.param(
            "The help promised to the ward had flooded in, Sela Vorn said.",
            "flooded",
            ["Sela Vorn"],
            marks=pytest.mark.xfail(strict=True, reason="a participle behind a noun is read as the noun's own verb"),
        ),
    ],
)
def test_whose_words_stand_inside_whose(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Malia Sen-Ko met the miners. Malia said that the shaft had flooded.", "flooded", ["Malia Sen-Ko"]),
        ("The Telm Coast Health Union, TCHU, met. TCHU said that the ward had flooded.", "flooded",
         ["Telm Coast Health Union"]),
        ("“We wait,” said German economy minister Malia Orr. The German premier said that the mine had flooded.", "flooded",
         ["German premier"]),
        ("“We wait,” said German economy minister Malia Orr. The economy chief said that the mine had flooded.", "flooded",
         ["Malia Orr"]),
        ("Malia Sen-Ko met Malia Orr. Malia said that the shaft had flooded.", "flooded", ["Malia"]),
    ],
)  # fmt: skip
def test_a_short_name_stands_for_the_one_fuller(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("“The road is open,” said Spc. Sela Vorn, an engineer.", "open", ["Sela Vorn"]),
        ("“The road is open,” said a police spokesman.", "open", ["police spokesman"]),
        ("“The road is open,” said Telm Port Authority (TPA) director Sela Vorn on Monday.", "open", ["Sela Vorn"]),
        ("Orr's wife Sela released a statement saying: “The road is open.”", "open", ["Sela"]),
        ("According to sources close to the talks, the road is open.", "open", ["sources close to the talks"]),
        ("“The gate must hold.” Sela Vorn noted “the road is open”. Dan Orr left.", "open", ["Sela Vorn"]),
    ],
)
def test_a_voice_is_named_in_full(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Dan Orr, leader of Orra Ahead, addressing port workers said “The vote has been won by all of you.”", "won",
         ["Dan Orr"]),
        ("Sela Vorn, a clerk who runs Telm Ferries, speaking to port workers said the pier had flooded.", "flooded", ["Sela Vorn"]),
        ("Dan Orr opened the pier and harbour officials said it had cost too much.", "cost", ["harbour officials"]),
        ("Leader of the opposition in senate Sela Vorn said on Monday that the pier had flooded.", "flooded", ["Sela Vorn"]),
        ("A source in the operator company Eastbranch said that the pier had flooded.", "flooded",
         ["source in the operator company Eastbranch"]),
        ("Ilo Brand had called. Sela Vorn dined with Piet Orr; in a statement she said the pier had flooded.", "flooded",
         ["Sela Vorn"]),
        ("Ilo Brand said the vote was lost. Dan Orr confirmed that the pier was shut, but he noted that it had flooded.",
         "flooded", ["Dan Orr"]),
        ("Though the council admits it knew the pier, a clerk denied it had flooded, saying “The sea took it and we were glad.”",
         "took", ["clerk"]),
        ("Ilo Brand said the vote was lost. Dan Orr flooded the pier, he said.", "flooded", ["Ilo Brand"]),
    ],
)  # fmt: skip
def test_the_person_of_the_tree_speaks_not_who_stands_beside_the_verb(text, word, names):
    assert chain(text, word) == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The Ondrian Ministry of Health warned people. The health ministry of Telm said the well was poisoned.", "poisoned",
         "Telm"),
        ("The Ondrian Ministry of Health warned people. The health ministry of Karr announced that a boy had died.", "died",
         "Karr"),
        ("The Ondrian Ministry of Health warned people. The health ministry said the well was poisoned.", "poisoned",
         "Ondrian Ministry of Health"),
    ],
)  # fmt: skip
def test_a_body_that_another_owns_is_not_the_one_named_before(text, word, names):
    assert chain(text, word)[-1].endswith(names)


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The pier had collapsed, according to a reporter there.", "collapsed", ["reporter"]),
        ("Officials here said the pier had collapsed.", "collapsed", ["Officials"]),
        ("Officials in Karr said the pier had collapsed.", "collapsed", ["Officials in Karr"]),
    ],
)
def test_there_and_here_are_no_part_of_a_voice(text, word, names):
    assert chain(text, word) == names


def test_a_quotation_left_open_is_whose_the_next_part_is():
    text = (
        "Health officials said the well was poisoned. “We are telling everyone to boil their water for now.\n\n"
        "Nobody should drink it raw,” said Dan Orr, a clerk.\n"
    )
    assert chain(text, "boil") == ["Dan Orr"]
    assert chain(text.replace("now.\n", "now.”\n").replace("Nobody", "“Nobody"), "boil") == ["Health officials"]


def test_what_a_day_has_shown_is_the_speaker_s_own_word():
    text = "“Today has shown everybody in Karr that the mayor has lost the port,” said Dan Orr, a clerk."
    assert chain(text, "lost") == ["Dan Orr"]
    assert chain(text.replace("Today has shown", "Sela Vorn has told"), "lost") == ["Dan Orr", "Sela Vorn"]
