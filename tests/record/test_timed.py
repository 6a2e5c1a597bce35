"""One time of several expressions: a day with its hour, a span, or none where they disagree."""

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.times import Timex
from onrecord.record import timed

ROWS = [
    ("on 3 May 2031", [("3 May 2031", "DATE", "2031-05-03")], "2031-05-03"),
    ("on 3 May 2031 at noon", [("3 May 2031", "DATE", "2031-05-03"), ("noon", "TIME", "2031-05-03T12:00")], "2031-05-03"),
    ("at noon", [("noon", "TIME", "2031-05-03T12:00")], "2031-05-03"),
    ("from 1985 to 1991", [("1985", "DATE", "1985"), ("1991", "DATE", "1991")], "1985/1991"),
    ("in May or June", [("May", "DATE", "2031-05"), ("June", "DATE", "2031-06")], "2031-05/2031-06"),
    ("in May, not June", [("May", "DATE", "2031-05"), ("June", "DATE", "2031-06")], None),
    ("in 1991 and 1985", [("1991", "DATE", "1991"), ("1985", "DATE", "1985")], None),
    ("in 2031 or June", [("2031", "DATE", "2031"), ("June", "DATE", "2031-06")], None),
    ("soon", [("soon", "DATE", None)], None),
    ("at noon", [("noon", "TIME", "T12:00")], None),
    ("then", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "value"), ROWS)
def test_one_time_of_several(text, printed, value):
    told = []
    for exact, kind, worth in printed:
        start = text.index(exact)
        told.append(Timex(Anchor.of(text, start, start + len(exact)), kind, worth))
    found = timed.of(text, told)
    assert getattr(found, "value", None) == value


ENDS = [
    ("Between January and May 2031", ["January", "May 2031"], ["2031-01", "2031-05"], 0, "2031-01/2031-05"),
    ("from late 2028 to mid-2029", ["late 2028", "mid-2029"], ["2028", "2029"], 1, "2028/2029"),
    ("between 1 May, and 5 May", ["1 May", "5 May"], ["2031-05-01", "2031-05-05"], 0, "2031-05-01/2031-05-05"),
    ("in 2029 after the strike of 2027", ["2029", "2027"], ["2029", "2027"], 0, "2029"),
    ("in May, then on 3 June", ["May", "3 June"], ["2031-05", "2031-06-03"], 0, "2031-05"),
]


@pytest.mark.parametrize(("text", "words", "values", "own", "value"), ENDS)
def test_a_span_heard_by_one_end(text, words, values, own, value):
    starts = [text.index(word) for word in words]
    near = [
        Timex(Anchor.of(text, start, start + len(word)), "DATE", worth)
        for start, word, worth in zip(starts, words, values, strict=True)
    ]
    found = timed.of(text, timed.with_other_end(text, [near[own]], near))
    assert getattr(found, "value", None) == value
