"""From a reading to records: chains, wording, matters, and what stands beside."""

from dataclasses import replace

import pytest

from onrecord.record import put_on_record
from onrecord.record.phrases import singular
from tests.read.reading_of import reading_of


def sheet_of(text):
    return put_on_record(reading_of(text))


def record_at(sheet, word):
    """Return the one record whose anchor is this word."""
    (found,) = [r for r in sheet.records if r.anchor.exact == word]
    return found


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("Ondria closed the port.", "closed", []),
        ("Ondria closed the port, Marta Ilves said.", "closed", ["Marta Ilves"]),
        ("“Ondria closed the port,” Marta Ilves said, according to ONA.", "closed", ["ONA", "Marta Ilves"]),
        ("According to ONA, Marta Ilves said Ondria closed the port.", "closed", ["ONA", "Marta Ilves"]),
        ("Marta Ilves said Ondria closed the port, according to ONA.", "closed", ["ONA", "Marta Ilves"]),
        ("A senior official said Ondria closed the port.", "closed", ["senior official"]),
        ("“Ondria closed the port and went home,” he said.", "closed", ["?"]),
    ],
)
def test_chain_runs_from_the_outermost_voice_inwards(text, word, chain):
    assert [link.name for link in record_at(sheet_of(text), word).chain] == chain


def test_words_inside_marks_are_the_voices_and_words_outside_the_publishers():
    sheet = sheet_of("“Ondria closed the port,” Marta Ilves said. Ondria opened the airport.")
    assert record_at(sheet, "closed").wording.name == "Marta Ilves"
    assert record_at(sheet, "closed").quoted
    assert record_at(sheet, "opened").wording == "publisher"


def test_words_in_brackets_inside_marks_are_the_publishers():
    sheet = sheet_of("“[Ondria closed the port] and we left it,” Marta Ilves said.")
    assert record_at(sheet, "closed").wording == "publisher"
    assert [i.exact for i in sheet.quotes[0].insertions] == ["[Ondria closed the port]"]


def test_a_predicate_in_a_question_is_only_asked():
    sheet = sheet_of("Will Ondria close the port? Ondria opened the airport.")
    asked = record_at(sheet, "close")
    assert asked.modality == "asked"
    assert asked.question == sheet.questions[0].id


def test_records_with_a_shared_head_noun_are_one_matter_with_that_reason():
    sheet = sheet_of("Ondria will build a plant. Marlesh destroyed the plant. Rain fell.")
    (matter,) = sheet.matters
    assert matter.why == "named_again: the plant"
    assert set(matter.records) == {record_at(sheet, "build").id, record_at(sheet, "destroyed").id}
    assert record_at(sheet, "fell").matter is None


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("Ondria hired a lawyer. Marlesh sacked the lawyer.", []),
        ("Ondria freed the farmers. Marlesh praised the farmers.", []),
        ("Ondria gained the right. Marlesh denied the right.", []),
        ("Ondria sent the troops. Marlesh expelled the troops.", ["troops"]),
    ],
)
def test_people_and_wide_words_are_no_matter_and_troops_are(text, matters):
    assert [m.label_anchor.exact for m in sheet_of(text).matters] == matters


def test_a_gap_belongs_to_the_nearest_record_and_its_voice():
    sheet = sheet_of("Marta Ilves said the sides met at an unspecified location.")
    (gap,) = sheet.gaps
    assert (gap.holder, gap.record) == ("Marta Ilves", record_at(sheet, "met").id)


def test_ids_hold_no_labels_and_are_unique():
    text = "Ondria closed the port. Marlesh closed the port."
    sheet = sheet_of(text)
    assert len({r.id for r in sheet.records}) == len(sheet.records) == 2
    assert [r.id for r in sheet.records] == [r.id for r in sheet_of(text).records]


@pytest.mark.parametrize(("plural", "one"), [("plants", "plant"), ("parties", "party"), ("crisis", "crisis")])
def test_singular_knows_regular_nouns(plural, one):
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("chance", "record", "fields"),
    [(0.2, 0.5, ["record"]), (0.9, 1.0, []), (0.31, 0.6, []), (None, 1.0, [])],
)
def test_what_a_rule_alone_makes_a_record_is_unsure(chance, record, fields):
    reading = reading_of("Ondria closed the port.")
    told = replace(reading.predicates[0], confidence=chance, record=record)
    (found,) = put_on_record(replace(reading, predicates=(told,))).records
    assert [entry.field for entry in found.uncertain] == fields
