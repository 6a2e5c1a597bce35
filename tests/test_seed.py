"""The starting report, read from the folder that ONRECORD_DEV names (or ../shared); skipped where it is not there."""

import json
import os
from pathlib import Path

import pytest

import onrecord
from tests.record.mutating import compare, edited, edits_of

DEV = Path(os.environ.get("ONRECORD_DEV") or Path(__file__).resolve().parents[2] / "shared")
pytestmark = pytest.mark.skipif(
    not (DEV / "seed" / "report.txt").exists(), reason="the starting report stands outside the project (ONRECORD_DEV)"
)


@pytest.fixture(scope="module")
def sheet():
    return onrecord.read(DEV / "seed" / "report.txt")


@pytest.fixture(scope="module")
def by_word(sheet):
    """The first record whose anchor begins with each word, in lower case."""
    found = {}
    for record in sheet.records:
        found.setdefault(record.anchor.exact.split()[0].lower(), record)
    return found


@pytest.fixture(scope="module")
def gold():
    return json.loads((DEV / "gold" / "seed.off.json").read_text(encoding="utf-8"))


def test_nine_lines_are_set_aside_and_seventeen_kept(sheet):
    kinds = [block.kind for block in sheet.report.blocks]
    assert kinds.count("furniture") == 9
    assert kinds.count("body") + kinds.count("subhead") == 17


def test_five_quotations_have_the_right_source_and_the_split_one_is_joined(sheet, gold):
    assert len(sheet.quotes) == len(gold["quotes"]) == 5
    for quote, wanted in zip(sheet.quotes, gold["quotes"], strict=True):
        assert quote.parts[0].start == wanted["start"][0]
        assert quote.source.name == wanted["source"]
    assert [len(quote.parts) for quote in sheet.quotes] == [1, 1, 1, 1, 2]


def test_six_questions_and_none_is_a_claim(sheet):
    assert len(sheet.questions) == 6
    for record in sheet.records:
        inside = any(question.anchor.covers(record.anchor) for question in sheet.questions)
        assert inside == (record.modality == "asked")


def test_three_statements_that_something_is_unspecified(sheet):
    words = " ".join(gap.anchor.exact for gap in sheet.gaps)
    assert len({gap.anchor for gap in sheet.gaps}) == 3
    assert [word in words for word in ("unspecified", "no specified", "no specifics")] == [True] * 3


def test_the_upper_bound_and_the_rate_are_kept(sheet):
    (figure,) = [q for q in sheet.quantities if q.value == 100_000]
    assert (figure.bound, figure.per) == ("at_most", "year")


def test_three_insertions_are_the_pages(sheet):
    assert len([i for quote in sheet.quotes for i in quote.insertions]) == 3


def line(sheet, anchor):
    """The line of the file that an anchor begins in, counted from 1."""
    return sheet.report.text.count("\n", 0, anchor.start) + 1


def named(link_or_record):
    return [link.name for link in link_or_record.chain]


AGENCY, HEAD = "Iran’s state news agency", "Alexander Lukashenko"
CHAINS = {
    5: [[AGENCY], [AGENCY, "both sides"]], 9: [[AGENCY, "Amir Nasirzadeh"], [AGENCY, "Dmitry Pantus"]], 28: [[HEAD]],
    32: [[HEAD]], 34: [[HEAD], []], 36: [["TASS", HEAD]],
}  # fmt: skip
"""On whose word the records of a line may stand; in line 34 the voice may be the page's own."""


@pytest.mark.parametrize("number", CHAINS)
def test_chains_are_right_in_every_line_that_somebody_speaks_in(sheet, number):
    found = [named(record) for record in sheet.records if line(sheet, record.anchor) == number]
    assert found
    assert all(chain in CHAINS[number] for chain in found), found


def test_the_agencys_words_about_two_people_are_each_about_one(sheet):
    about = [quote.about.name for quote in sheet.quotes if quote.about is not None]
    assert about == ["both sides", "Amir Nasirzadeh", "Dmitry Pantus"]
    assert {quote.wording for quote in sheet.quotes if quote.about is not None} == {AGENCY}


def test_words_in_brackets_are_nobodys_but_the_pages(sheet):
    inserted = [insertion for quote in sheet.quotes for insertion in quote.insertions]
    inside = [r for r in sheet.records if any(insertion.covers(r.anchor) for insertion in inserted)]
    assert all(record.wording == "publisher" for record in inside)
    assert all(insertion.exact.startswith("[") and insertion.exact.endswith("]") for insertion in inserted)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "potentially on drone production"),
        (24, "attack the proposed plant"),
        (40, "if Belarus is to manufacture weapons"),
        (40, "it would likely become a threat"),
        (46, "is likely to have profound implications"),
    ],
)
def test_what_is_only_possible_is_never_told_as_done(sheet, number, words):
    start = sheet.report.text.index(words)
    inside = [r for r in sheet.records if start <= r.anchor.start < start + len(words)]
    assert all(line(sheet, r.anchor) == number and r.modality != "actual" for r in inside)
    assert inside or number in (1, 46)


def test_the_capital_is_a_city_once_and_a_government_elsewhere(sheet):
    senses = {line(sheet, place.anchor): place.sense for place in sheet.places if place.anchor.exact == "Moscow"}
    assert [number for number, sense in senses.items() if sense == "city"] == [3]
    assert [senses[number] for number in (11, 28, 40)] == ["government"] * 3


def test_the_year_is_never_told_as_printed(sheet):
    (day,) = [time for time in sheet.times if time.anchor.exact == "Thursday, March 13"]
    assert day.value == "XXXX-03-13"
    assert day.basis != "printed"
    assert sheet.report.published is None
    assert not [time for time in sheet.times if time.basis == "printed" and "2025" in (time.value or "")]


# what must not be derivable


def test_nobody_who_is_only_spoken_of_has_a_word_of_his_own(sheet):
    silent = ("Putin", "Vladimirovich", "Reshetnikov", "Trump", "Dekleva")
    voices = {name for record in sheet.records for name in named(record)}
    voices |= {quote.source.name for quote in sheet.quotes if quote.source is not None}
    assert not [name for name in voices if any(part in name for part in silent)]
    reported = ("Nasirzadeh", "Pantus")
    quoted = {quote.source.name for quote in sheet.quotes if quote.source is not None}
    worded = {r.wording if isinstance(r.wording, str) else r.wording.name for r in sheet.records}
    assert not [name for name in quoted | worded if any(part in name for part in reported)]


def test_the_meeting_is_put_nowhere_and_the_plan_not_in_the_capital_it_was_told_in(sheet, by_word):
    assert getattr(by_word["met"].place, "value", None) is None
    assert getattr(by_word["set"].place, "value", None) is None
    assert getattr(by_word["met"].time, "value", None) == "XXXX-03-13"


def test_help_with_the_plan_is_only_asked_about(by_word):
    assert by_word["help"].modality == "asked"


def test_the_bound_of_the_figure_is_on_no_record_that_is_told_as_done(sheet):
    holding = [r for r in sheet.records if any(q.value == 100_000 for q in r.quantities)]
    assert all(record.modality in ("ready", "possible", "planned") for record in holding)


def test_the_plant_is_not_begun(sheet):
    plant = [r for r in sheet.records if "plant" in sheet.report.text[r.anchor.end : r.anchor.end + 30]]
    assert plant
    assert not [r for r in plant if r.stage and r.stage.term in ("begun", "operating", "signed", "ratified")]


def test_an_unlikely_attack_is_a_forecast_and_no_refusal(by_word):
    attack = by_word["attack"]
    assert (attack.modality, attack.certainty) == ("possible", "probable")


def test_a_threat_and_its_cause_stand_under_an_if(by_word):
    assert by_word["become"].modality == by_word["manufacture"].modality == "conditional"


def test_no_name_stands_for_the_agency_or_the_page_that_the_page_does_not_print(sheet):
    printed = sheet.report.text
    assert sheet.report.publisher is None
    assert all(entity.name in " ".join(printed.split()) for entity in sheet.entities)
    assert "IRNA" not in sheet.to_json()


def test_what_is_set_aside_names_nobody_in_the_story(sheet):
    told = " ".join(entity.name for entity in sheet.entities)
    assert not [name for name in ("Trump", "Dekleva", "White House") if name in told]


def test_no_place_has_coordinates(sheet):
    answer = sheet.to_json().lower()
    assert not [word for word in ('"lat"', '"lon"', "latitude", "longitude", "coordinates") if word in answer]


# mutated copies


@pytest.mark.parametrize(
    ("replacements", "changed"),
    [
        ({"unlikely to attack": "likely to attack"}, {"attack#1": {"polarity": ("-", "+")}}),
        (
            {"Will Iran help Belarus with the drone production?": "Iran will help Belarus with the drone production."},
            {"help": {"modality": ("asked", "planned"), "question": (True, False)}},
        ),
        (
            {"up to 100,000": "at least 100,000"},
            {"host#1": {"quantities": ("at_most 100000 per year", "at_least 100000 per year")}},
        ),
        ({" drones per year": " drones"}, {"host#1": {"quantities": ("at_most 100000 per year", "at_most 100000")}}),
        ({"“": '"', "”": '"'}, {}),
        ({"will not build in Russia": "will build in Russia"}, {"build#2": {"polarity": ("-", "+")}}),
    ],
)
def test_exactly_the_right_cells_change(sheet, replacements, changed):
    text = sheet.report.text
    edits = edits_of(text, replacements)
    assert compare(sheet, onrecord.read_text(edited(text, edits)), edits) == changed


def test_two_people_who_change_places_change_places_in_the_chains(sheet):
    text = sheet.report.text
    swapped = {"Nasirzadeh “declared": "Pantus “declared", "while Pantus “stressed": "while Nasirzadeh “stressed"}
    edits = edits_of(text, swapped)
    changed = compare(sheet, onrecord.read_text(edited(text, edits)), edits)
    assert {cell for cells in changed.values() for cell in cells} <= {"chain", "actor", "recipient", "presupposed"}
    assert changed["transfer"]["actor"] == ("Iran", "Belarus")
    assert changed["transfer"]["recipient"] == ("Belarus", "Iran")
    assert changed["transfer"]["chain"] == (f"{AGENCY} > Amir Nasirzadeh", f"{AGENCY} > Dmitry Pantus")
    assert changed["accelerate"]["chain"] == (f"{AGENCY} > Dmitry Pantus", f"{AGENCY} > Amir Nasirzadeh")


NEW_NAMES = {
    "Iran": "Qasmira", "Iranian": "Qasmiran", "Belarus": "Velmora", "Belarusian": "Velmoran", "Moscow": "Tarskov",
    "Russia": "Ostravia", "Russian": "Ostravian", "Minsk": "Velmgrad", "Ukraine": "Sulmarka",
    "Tatarstan": "Kelmarstan", "Alexander Lukashenko": "Edda Karlinova", "Lukashenko": "Karlinova",
    "Putin": "Brodevik", "Vladimir Putin": "Ivarol Brodevik", "Amir Nasirzadeh": "Joren Vashtin",
    "Nasirzadeh": "Vashtin", "Dmitry Pantus": "Pello Damarin", "Pantus": "Damarin", "TASS": "HNA",
}  # fmt: skip


def test_invented_names_change_neither_voice_nor_stance(sheet):
    text = sheet.report.text
    edits = edits_of(text, NEW_NAMES)
    changed = compare(sheet, onrecord.read_text(edited(text, edits)), edits, NEW_NAMES)
    cells = {cell for rows in changed.values() if isinstance(rows, dict) for cell in rows}
    assert not cells & {"chain", "wording", "quoted", "modality", "polarity", "certainty", "condition", "stage"}
    assert "quantities" not in cells


def test_every_anchor_is_true(sheet):
    def walk(node):
        if isinstance(node, dict):
            if {"start", "end", "exact"} <= node.keys():
                assert sheet.report.text[node["start"] : node["end"]] == node["exact"]
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(sheet.to_dict())
