"""Times of short invented texts, for the tables of the time tests."""

from onrecord.read.timex import find_times

THURSDAY = "2031-05-08"


def times(text, published=THURSDAY):
    """Return (words, value) of every time expression in a text."""
    return [(t.anchor.exact, t.value) for t in find_times(text, 0, len(text), published=published)]


def values(text, published=THURSDAY):
    """Return the values alone."""
    return [value for _, value in times(text, published)]
