"""Questions: every sentence that asks, with the quotation it stands in.

A question is never a claim. Indirect questions ("asked whether") are none.

Source: gold guide, section 4.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import QuestionFound, Reading, Step
from onrecord.read.tokens import CLOSERS

ADDRESS = re.compile(r"\w\?\w")
LONGEST_NAME = 4
"""A mark after so few capitalised words, none of which asks, belongs to a name or title. Set by hand, 2026-11."""
ASKING = re.compile(
    r"^(?:and |but |so |or |then )?(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|am|will|would|can|could|"
    r"may|might|shall|should|must|do|does|did|has|have|had|not|really|no|yes|isn|aren|wasn|weren|won|wouldn|don|doesn|"
    r"didn|hasn|haven)\b",
    re.IGNORECASE,
)


def find_questions(reading: Reading) -> Reading:
    """Fill the questions of body and notices."""
    text = reading.report.text
    found: list[QuestionFound] = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind not in ("body", "notice"):
            continue
        for start, end in _asked(reading, sentence.start, sentence.end):
            quotation = next(
                (i for i, q in enumerate(reading.quotations) if q.start < end <= q.end and q.depth == 0), None
            )
            found.append(QuestionFound(Anchor.of(text, start, end), quotation))
    return replace(reading, questions=tuple(found))


def _asked(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of one sentence that end in a question mark and ask."""
    text = reading.report.text
    found = []
    at = start
    for match in re.finditer(r"\?+", text[start:end]):
        stop = start + match.end()
        after = text[stop:end].lstrip(CLOSERS)
        if ADDRESS.match(text[stop - 2 : stop + 1]) or (after[:1] and after[:1].isalnum()):
            continue
        first = _begin(reading, at, stop)
        words = text[first:stop].split()
        titled = (
            len(words) <= LONGEST_NAME and all(w[:1].isupper() for w in words) and not ASKING.match(text[first:stop])
        )
        if words and not (titled and after.strip(" .,;")):
            found.append((first, stop))
        at = stop
    return found


def _begin(reading: Reading, start: int, stop: int) -> int:
    """Return where a question begins: at its quotation, after a lead-in with a colon, else at the sentence."""
    text = reading.report.text
    for quotation in reading.quotations:
        if start < quotation.inside.start < stop <= quotation.inside.end + 1:
            start = quotation.inside.start
    colon = text.rfind(": ", start, stop)
    if colon > 0 and ASKING.match(text[colon + 2 : stop]):
        start = colon + 2
    while start < stop and (text[start].isspace() or text[start] in CLOSERS + "“«„‘[("):
        start += 1
    return start


STEP = Step(
    "questions", "1", frozenset({"tokens", "sentences", "quotations"}), frozenset({"questions"}), find_questions
)
