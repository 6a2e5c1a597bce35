"""The starting report, read from the folder that ONRECORD_DEV names (or ../shared); skipped where it is not there."""

import json
import os
from pathlib import Path

import pytest

import onrecord

DEV = Path(os.environ.get("ONRECORD_DEV") or Path(__file__).resolve().parents[2] / "shared")
pytestmark = pytest.mark.skipif(
    not (DEV / "seed" / "report.txt").exists(), reason="the starting report stands outside the project (ONRECORD_DEV)"
)


@pytest.fixture(scope="module")
def sheet():
    return onrecord.read(DEV / "seed" / "report.txt")


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
