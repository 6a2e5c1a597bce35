"""Who says what: each row another construction."""

import pytest

from tests.read.reading_of import reading_of
from tests.read.test_actors import parsed


def sources(text):
    """Return (source, first words of what is said, rule) for each direct quotation."""
    return [
        (a.source.name, " ".join(a.content[0].exact.split()[:2]), a.rule)
        for a in reading_of(text).attributions
        if a.quotations
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The border is closed,” Marta Ilves said.", "Marta Ilves"),
        ("“The border is closed,” said Marta Ilves.", "Marta Ilves"),
        ("Marta Ilves said: “The border is closed.”", "Marta Ilves"),
        ("Marta Ilves, the deputy minister for ports, said “the border is closed”.", "Marta Ilves"),
        ("“The border is closed,” said the minister of ports, Marta Ilves.", "Marta Ilves"),
        ("“The border is closed,” Foreign Minister Marta Ilves told reporters.", "Marta Ilves"),
        ("“The border is closed,” a senior official said.", "senior official"),
        ("“The border is closed,” the foreign ministry said in a statement.", "foreign ministry"),
        ("“The border,” Marta Ilves said, “is closed for good.”", "Marta Ilves"),
        ("According to Marta Ilves, the border is “closed for good”.", "Marta Ilves"),
        ("The border is “closed for good”, according to Ondria's state news agency.", "Ondria's state news agency"),
        ("Marta Ilves spoke on Monday. “The border is closed,” she said.", "Marta Ilves"),
        ("“The border is closed,” he said.", "?"),
        ("Dan Orr and Marta Ilves said: “The border is closed.”", "Dan Orr and Marta Ilves"),
        ("Told by a farmer that the border was “closed for good”, Marta Ilves left.", "farmer"),
        ("ONA quoted the minister as saying “the border is closed”.", "minister"),
        ("Marta Ilves went on to say that “the border is closed for good”.", "Marta Ilves"),
        ("Nobody spoke. “The border is closed for good today.”", "?"),
    ],
)
def test_direct_speech_finds_its_source(text, source):
    assert sources(text)[0][0] == source


def test_split_quotation_is_one_with_two_parts():
    reading = reading_of("“The border,” Marta Ilves said, according to ONA. “It is closed for good.”")
    (direct,) = [a for a in reading.attributions if a.quotations]
    assert [part.exact for part in direct.content] == ["The border,", "It is closed for good."]
    (agency,) = [a for a in reading.attributions if a.kind == "according_to"]
    assert len(agency.content) == 2, "the agency stands behind both parts"


def test_reporting_verb_inside_the_marks_makes_the_words_the_outer_voices():
    reading = reading_of(
        "According to Ondria's state agency, Orr met Ilves. "
        "Orr “declared readiness to deepen trade,” while Ilves “stressed the need for speed,” the report says."
    )
    inside = [a for a in reading.attributions if a.rule == "verb_inside_marks"]
    assert [(a.source.name, a.about.name) for a in inside] == [
        ("Ondria's state agency", "Orr"),
        ("Ondria's state agency", "Ilves"),
    ]


def test_two_people_in_one_sentence_keep_their_own_words():
    text = "“It is a good deal,” said Dan Orr, while Marta Ilves called it “a giveaway to Marlesh”."
    assert [row[0] for row in sources(text)] == ["Dan Orr", "Marta Ilves"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Marta Ilves said the border would close.", "Marta Ilves", "the border would close"),
        ("The border will close, Marta Ilves said.", "Marta Ilves", "The border will close"),
        ("The border will close, according to two officials.", "two officials", "The border will close"),
        ("According to two officials, the border will close.", "two officials", "the border will close"),
        ("Marta Ilves warned that the border would close.", "Marta Ilves", "the border would close"),
    ],
)
def test_indirect_speech_finds_source_and_content(text, source, content):
    (found,) = [a for a in reading_of(text).attributions if not a.quotations]
    assert (found.source.name, found.content[0].exact) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The film “Port of Rain” opens today.",
        "The so-called “elite” left.",
        "The annual report shows a port at dusk.",
        "Their claims were heard in court.",
    ],
)
def test_titles_scare_quotes_and_nouns_are_no_speech(text):
    assert not [a for a in reading_of(text).attributions if a.quotations]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The port, Marta Ilves said, will open in May.", "Marta Ilves", ["The port", "will open in May"]),
        ("The port, according to ONA, will open in May.", "ONA", ["The port", "will open in May"]),
        ("The port will open in May, Marta Ilves said, and close in June.", "Marta Ilves", None),
    ],
)
def test_a_tag_in_commas_stands_inside_the_clause_it_reports(text, source, content):
    (found,) = [a for a in reading_of(text).attributions if a.source.name == source]
    if content is not None:
        assert [part.exact for part in found.content] == content
    assert found.content[0].exact.startswith("The port")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("“We looked,” says first author Wilma Strand of the University of Telm.", "Wilma Strand"),
        ("“We looked,” said Wilma Strand of Telm University.", "Wilma Strand"),
        ("“The law begins,” Minister of Education Saida Murat stressed.", "Saida Murat"),
        ("“The law begins,” Bureau of Animal Industry and Farming (BAI) head Saida Murat said.", "Saida Murat"),
        ("Ondria's mayor Saida Murat issued a statement which read in full, “As mayor, I leave today.”", "Saida Murat"),
        ("Deputy Saida Murat reacted to the motion, “Why stop at the gates of the port?”", "Saida Murat"),
        ("The prize of the Telm festival went to a film, “The Port of Rain at Night”.", "?"),
        ("“The law begins,” a spokesman for President Aro Lindt said.", "spokesman for President Aro Lindt"),
    ],
)
def test_a_voice_is_the_person_before_of_and_behind_an_office(text, voice):
    assert voice in {a.source.name for a in parsed(text).attributions}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The port is shut and the ferry is gone.\nWe are leaving it for good,” Dan Orr said.", "Dan Orr"),
        ("“The port is shut and the ferry is gone.\n“We are leaving it for good,” Dan Orr said.", "Dan Orr"),
        ("“The port is shut and the ferry is gone.”\n“We are leaving it for good,” Dan Orr said.", "?"),
        ("“The port is shut and the ferry is gone.\nThe crew left. “We are leaving it,” Dan Orr said.", "?"),
    ],
)
def test_a_quotation_left_open_is_the_voices_of_the_paragraph_it_goes_on_in(text, source):
    assert sources(text)[0][0] == source


@pytest.mark.parametrize(
    ("text", "word", "voices"),
    [
        ("Marta Ilves praised “a fair vote and a calm day.” She also said the port would open.", "open", ["Marta Ilves"]),
        ("“We close the port tonight.” Dan Orr noted that rain had flooded it.", "flooded", ["Dan Orr"]),
        ("Dan Orr voiced trust in the court. “I am sure that it will open the port again.”", "open", ["Dan Orr"]),
        ("The ship sank in the harbour. “I am sure that it will open the port again.”", "open", ["?"]),
        ("Another bank, Orra Bank, said that rain had flooded the port.", "flooded", ["Orra Bank"]),
        ("Officials, including a spokesman for the port, said that rain had flooded it.", "flooded", ["Officials"]),
        ("One woman at the gate told the council that rain had flooded the port.", "flooded", ["woman"]),
        ("According to the Telm Herald, Ondrian envoys left the port.", "left", ["Telm Herald"]),
        ("“Rain flooded the port,” said Dr. Ada Lorn, an engineer.", "flooded", ["Ada Lorn"]),
        ("The ministry would not say when rain flooded the port.", "flooded", []),
        ("The minister did not deny that rain had flooded the port.", "flooded", ["minister"]),
    ],
)  # fmt: skip
def test_who_stands_with_the_words_says_them(text, word, voices):
    at = text.index(word)
    found = [a.source.name for a in parsed(text).attributions if any(c.start <= at < c.end for c in a.content)]
    assert list(dict.fromkeys(found)) == voices


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ondria Post interviews Marta Ilves on her new ferry\n\nWhy a ferry?\n\nThe bridge was closed for good in the spring, and we had no other way.", "Marta Ilves"),
        ("A life at sea: an interview with the owners of a ferry\n\nWhy a ferry?\n\nThe bridge was closed for good in the spring, and we had no other way.", "owners of a ferry"),
        ("Police interview the owners of a ferry in Telm\n\nWhy a ferry?\n\nThe bridge was closed for good in the spring, and we had no other way.", None),
    ],
)  # fmt: skip
def test_an_announced_interview_is_its_guests(text, source):
    said = [a.source.name for a in parsed(text).attributions if a.rule == "interview"]
    assert said[:1] == ([source] if source else [])


TURNS = "{0}: The bridge was closed for good.\n\nWhy a ferry?\n\n{1}: We had no other way.\n\n{1}: The pier flooded twice.\n"


@pytest.mark.parametrize(
    ("text", "rule", "source"),
    [
        (TURNS.format("Marta Ilves", "Marta Ilves"), "speaker_label", "Marta Ilves"),
        (TURNS.format("Marta Ilves", "MI"), "speaker_label", "Marta Ilves"),
        (TURNS.format("Marta Ilves", "VO"), "speaker_label", None),
        ("Dan Orr, the envoy for ports said:\n\nThe pier flooded twice. We had no other way.\n", "statement", "Dan Orr"),
        ("The envoy for ports said:\n\nThe pier flooded twice. We had no other way.\n", "statement",
         "The envoy for ports"),
    ],
)  # fmt: skip
def test_whose_turn_a_line_begins(text, rule, source):
    assert next((a.source.name for a in parsed(text).attributions if a.rule == rule), None) == source


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a name in a script without capitals, right behind what somebody is
        ("“They gave us twelve days,” said its foreign minister, عبد الرحمن الخطيب.", {"عبد الرحمن الخطيب"}),
        ("The gate was open, said the mayor, 山田太郎.", {"山田太郎"}),
        ("The gate was open, said the mayor, on Monday.", {"mayor"}),
        # a thing behind a verb of speaking says nothing
        ("Dan Orr, was warned that the door leaked. The note, dated May and written by Orra, says the door “cannot be "
         "relied upon to seal in high seas”.", {"?"}),
    ],
)  # fmt: skip
def test_whoever_is_named_or_nobody_speaks(text, names):
    assert {a.source.name for a in reading_of(text).attributions if a.quotations or names != {"?"}} == names
