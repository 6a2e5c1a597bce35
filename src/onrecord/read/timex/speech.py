"""Which words stand in speech, and when the speaking was: "“I met him yesterday,” she said on Tuesday."

Inside the marks, relative expressions count from the speaking where the text dates it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.core.times import unit_of
from onrecord.core.vocab import lexicon
from onrecord.read.timex.words import Row

MARKS = re.compile(r"""[“”«»"]|``|''|[‘'](?<!\w[‘'])(?=\w)|[’'](?<=[.,!?][’'])(?!\w)""")
PAIRS = {"“": "”", "«": "»", "``": "''", "‘": "’", "'": "'"}
SENTENCE_END = re.compile(r"[.!?]['’”\"»)]*\s+(?=[^a-z])|\n")


REACH = 60
"""How many words from speech its dating may stand; a choice of ours, longer than nearly every sentence of news."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of speech with its marks, and the value of its speaking where something outside gives it."""

    start: int
    end: int
    said: str | None = None


def quoted(text: str, start: int, end: int) -> tuple[Speech, ...]:
    """Return the stretches between quotation marks of `text[start:end]`, outer ones, marks included.

    A mark left open counts to the end. Used where the quotations layer is not filled.

    Example:
        >>> [(s.start, s.end) for s in quoted('He said: "We left."', 0, 19)]
        [(9, 19)]
    """
    found, close, begin = [], "", 0
    for match in MARKS.finditer(text, start, end):
        mark = match[0]
        if close:
            if mark == close or (close == "''" and mark == '"'):
                found.append(Speech(begin, match.end()))
                close = ""
        elif mark in PAIRS or mark == '"':
            close, begin = PAIRS.get(mark, '"'), match.start()
    if close:
        found.append(Speech(begin, end))
    return tuple(found)


@cache
def _speaking() -> frozenset[str]:
    """Return the words of saying."""
    return frozenset(lexicon("time_tense")["speaking"])


def said_when(
    row: Row,
    speech: Speech,
    outside: Mapping[int, tuple[int, str]],
    bounds: Sequence[int],
    others: Sequence[Speech] = (),
) -> str | None:
    """Return the value of the date that tells when the words of `speech` were spoken, or None.

    `outside` gives for the first word of each dated expression outside speech its end and value; `bounds` are offsets
    where sentences begin. The date must stand beside a word of saying in a sentence that the speech touches, or in the
    one before it ("She spoke on 3 May. “We leave tomorrow,” she said.").
    """
    at = max(0, bisect_right(bounds, speech.start) - 1)
    after = bisect_left(bounds, speech.end)
    finish = bounds[after] if after < len(bounds) else len(row.text)
    first, last = bisect_left(row.starts, speech.start), bisect_left(row.starts, speech.end)
    near = range(max(bisect_left(row.starts, bounds[at]), first - REACH), first)
    then = range(last, min(bisect_left(row.starts, finish), last + REACH))
    said = _dated_saying(row, (*near, *then), outside, others)
    if said is None and at:
        before = range(max(bisect_left(row.starts, bounds[at - 1]), first - REACH), near.start)
        return _dated_saying(row, before, outside, others)
    return said


def _dated_saying(
    row: Row, words: Sequence[int], outside: Mapping[int, tuple[int, str]], speeches: Sequence[Speech]
) -> str | None:
    """Return the date nearest to a word of saying among some words of the text, both outside speech."""
    cues = [i for i in words if row.lower[i] in _speaking() and not in_speech(row.starts[i], speeches)]
    near = [(min(abs(i - cue) for cue in cues), outside[i][1]) for i in words if i in outside] if cues else []
    return min(near)[1] if near else None


def in_speech(offset: int, speeches: Sequence[Speech]) -> bool:
    """Tell whether an offset lies in one of the stretches of speech, which stand in order."""
    at = bisect_right(speeches, offset, key=lambda s: s.start) - 1
    return at >= 0 and offset < speeches[at].end


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Return offsets where sentences of `text[start:end]` begin, roughly: used where none are given."""
    return [start, *(m.end() for m in SENTENCE_END.finditer(text, start, end))]


def is_date(value: str | None) -> bool:
    """Tell whether a value can be the moment of speaking: a day, month or year, or a time of a day."""
    return value is not None and unit_of(value.partition("T")[0]) in ("D", "M", "Y")
