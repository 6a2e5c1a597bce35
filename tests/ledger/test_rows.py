"""Dataclasses to JSON and back, the same."""

import json
import random
from dataclasses import fields, is_dataclass, replace
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from pages import generated, herald

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.core.reading import LAYERS, Predicate, Quantity, Reading, Token
from onrecord.core.record import SILENT, LeftOpen, Link, Record, Sheet, Stated
from onrecord.core.report import Report
from onrecord.ledger.rows import from_json, to_json


@pytest.mark.parametrize("sheet", [herald(url="https://h.example/1", title="T"), generated(1)[0], generated(2)[0]])
def test_a_sheet_comes_back_the_same(sheet):
    text = to_json(sheet, Sheet)
    assert from_json(text, Sheet) == sheet
    assert to_json(from_json(text, Sheet), Sheet) == text


@pytest.mark.parametrize("value", [SILENT, LeftOpen(Anchor(0, 1, "a")), Stated("2031", Anchor(0, 4, "2031"), "basis")])
def test_stated_left_open_and_silent_stay_apart(value):
    record = replace(herald().records[0], time=value)
    back = from_json(to_json(record, Record), Record)
    assert back == record
    assert type(back.time) is type(value)


def test_a_wording_is_a_voice_or_the_publisher():
    for record in herald().records:
        assert from_json(to_json(record, Record), Record).wording == record.wording


@pytest.mark.parametrize("text", ["\x00", "\u202e", "💬", "e\u0301", "\\", '"', "\u2028", "\r", ""])
def test_any_whole_text_comes_back(text):
    row = Judgement("r", Anchor(0, 1, "a"), "modality", "amend", "ann", "now", text, text, seen=((text, text),))
    assert from_json(to_json(row, Judgement), Judgement) == row


def test_a_default_that_is_not_empty_is_written():
    row = json.loads(to_json(Predicate(Anchor(0, 1, "a"), "a", 0), Predicate))
    assert row["modality"] == "actual"
    assert row["record"] == 1.0
    assert "cues" not in row


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_not_finite_is_refused(value):
    with pytest.raises(LedgerError, match="cannot be kept"):
        to_json(Quantity(Anchor(0, 1, "a"), value), Quantity)


def test_half_a_character_is_refused():
    with pytest.raises(LedgerError, match="cannot be kept"):
        to_json(Anchor(0, 1, "\ud800"), Anchor)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{", Anchor), ("[]", Anchor), ('{"start":0,"end":1}', Anchor), ('{"start":"0","end":1,"exact":"a"}', Anchor),
        ('{"start":0,"end":1,"exact":"a","more":1}', Anchor), ('{"start":true,"end":1,"exact":"a"}', Anchor),
        ('{"name":"x","entity":null,"anchor":null,"kind":"planet"}', Link), ("[" * 100_000, Anchor),
        ('{"start":0,"end":1,"exact":null}', Anchor), ('{"name":"x","entity":5,"anchor":null}', Link),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(text, kind):
    with pytest.raises(LedgerError, match="does not fit"):
        from_json(text, kind)


def made_up(kind, chance, depth=0):
    """Any value of a type."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return chance.choice(inside)
    if origin is tuple:
        if inside[1:] == (Ellipsis,):
            return tuple(made_up(inside[0], chance, depth + 1) for _ in range(chance.randrange(3) if depth < 5 else 0))
        return tuple(made_up(part, chance, depth + 1) for part in inside)
    if origin is frozenset:
        return frozenset(chance.sample(sorted(LAYERS), 2))
    if origin is not None and is_dataclass(origin):
        return made_up_of(origin, dict(zip(origin.__parameters__, inside, strict=True)), chance, depth)
    if inside:
        return made_up(chance.choice(inside), chance, depth)
    if kind is type(None):
        return None
    if is_dataclass(kind):
        return made_up_of(kind, {}, chance, depth)
    return {str: chance.choice(["", "a", "né\n", "💬"]), int: chance.randrange(9), bool: chance.random() < 0.5,
            float: chance.random()}[kind]  # fmt: skip


def made_up_of(kind, filled, chance, depth):
    hints = get_type_hints(kind, vars(__import__(kind.__module__, fromlist=["x"])))
    return kind(**{f.name: made_up(filled.get(hints[f.name], hints[f.name]), chance, depth + 1) for f in fields(kind)})


@pytest.mark.parametrize("kind", [Sheet, Reading, Report, Judgement, Token])
def test_generated_values_come_back_the_same(kind):
    chance = random.Random(7)
    for _ in range(60):
        value = made_up(kind, chance)
        assert from_json(to_json(value, kind), kind) == value


def test_any_type_is_left_as_it_is():
    assert from_json('{"value":5,"anchor":{"start":0,"end":1,"exact":"a"},"basis":"x"}', Stated) == Stated(
        5, Anchor(0, 1, "a"), "x"
    )
