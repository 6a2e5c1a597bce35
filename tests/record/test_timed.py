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
