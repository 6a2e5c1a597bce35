"""Rows over a text are found by place, all of them, in their order."""

import random

from onrecord.core.overlay import WIDE, Overlay


def test_every_row_over_a_stretch_is_near_it_in_the_order_given():
    chance = random.Random(5)
    rows = []
    for number in range(200):
        start = chance.randrange(20 * WIDE)
        rows.append((number, start, start + chance.choice([1, 30, WIDE, 5 * WIDE])))
    over = Overlay(rows, lambda row: [row[1:]])
    for _ in range(300):
        start = chance.randrange(21 * WIDE)
        end = start + chance.choice([1, 12, 2 * WIDE])
        near = over.near(start, end)
        assert [row[0] for row in near] == sorted({row[0] for row in near})
        assert {row for row in rows if row[1] < end and start < row[2]} <= set(near)


def test_a_row_of_several_stretches_is_found_once_at_each():
    over = Overlay(["split"], lambda _: [(0, 5), (7, 9), (3 * WIDE, 3 * WIDE + 1)])
    assert over.near(4, 8) == over.near(3 * WIDE, 3 * WIDE + 1) == over.near(0, 4 * WIDE) == ["split"]
    assert over.near(2 * WIDE, 2 * WIDE + 4) == []


def test_a_row_that_stands_nowhere_is_found_nowhere():
    assert Overlay(["nowhere"], lambda _: []).near(0, 9) == []
