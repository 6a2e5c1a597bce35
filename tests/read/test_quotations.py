"""Quotation marks paired."""

import pytest

from onrecord.read.quotations import pair_marks
from tests.read.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We will sign,” she said.", ["We will sign,"]),
        ('"We will sign," she said. "Soon."', ["We will sign,", "Soon."]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
        ("«We are glad,» he said.", ["We are glad,"]),
        ("„We have no plan“, she said.", ["We have no plan"]),
        ("“We are glad,» he said, marks mixed.", ["We are glad,"]),
        ("In the '90s it wasn't the workers' fault.", []),
        ('The plank is 6" wide and 5\'10" long.', []),
        ("“The mark is left open to the end", ["The mark is left open to the end"]),
        ("A stray mark” changes nothing.", []),
        ('He called it "a" and "b" and "c".', ["a", "b", "c"]),
        ("adding:”It will not last”, he said", ["It will not last"]),
        ("“”", []),
        ("‘We strike today,’ the union said.", ["We strike today,"]),
        ("He called it ``too big to drown'', and ``of no other''.", ["too big to drown", "of no other"]),
        ("‚No one leaves the hall‘, a guard shouted.", ["No one leaves the hall"]),
        (
            "'We slept in shifts,' said Orr, 'and the dogs' barking woke us.'",
            ["We slept in shifts,", "and the dogs' barking woke us."],
        ),
    ],
)
def test_pair_marks_finds_what_stands_inside(text, inside):
    assert [q.inside.exact for q in pair_marks(text, 0, len(text))] == inside


def test_pair_marks_tells_depth_and_an_open_end():
    outer, inner = pair_marks("“He said ‘no’ and then stopped", 0, 30)
    assert (outer.depth, outer.closed) == (0, False)
    assert (inner.depth, inner.closed) == (1, True)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“The port is shut.\nWe are leaving it,” she said.", ["The port is shut.", "We are leaving it,"]),
        ('"The port is shut.\nWe are leaving it," she said.', ["The port is shut.", "We are leaving it,"]),
        ("“The port is shut.\n“We are leaving it,” she said.", ["The port is shut.", "We are leaving it,"]),
        ("“The port is shut,” she said.\nThe ferry’s crew left.", ["The port is shut,"]),
        ("“The port is shut.\nShe left on Monday.", ["The port is shut."]),
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraph_where_a_mark_closes_it_there(text, inside):
    assert [q.inside.exact for q in reading_of(text).quotations] == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“The port is shut. Orr added: “We are leaving it.”", ["The port is shut.", "We are leaving it."]),
        ("She said: “It rains. In Telm, a guard shouted, “Shut the gate!”", ["It rains.", "Shut the gate!"]),
        ("“The port is shut. I told them, “We are leaving it.”", ["The port is shut. I told them, “We are leaving it.”", "We are leaving it."]),
        ("“The port is “shut” for good. We leave.”", ["The port is “shut” for good. We leave.", "shut"]),
    ],
)  # fmt: skip
def test_a_second_opening_mark_shows_that_the_first_was_left_open(text, inside):
    assert [q.inside.exact for q in pair_marks(text, 0, len(text))] == inside
