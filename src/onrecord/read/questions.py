"""Questions: every sentence that asks, with the quotation it stands in.

A question is never a claim. Indirect questions ("asked whether") are none.

Source: gold guide, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Attribution, QuestionFound, Quotation, Reading, Sentence, Step
from onrecord.read.tokens import CLOSERS
from onrecord.read.verbs import forms

WORD = re.compile(r"\S+")
ADDRESS = re.compile(r"\w\?\w")
MOVE = re.compile(r"(?:\d{1,3}\.{1,3})?[KQRBN]?[a-h]?x?[a-h][1-8][+#]?")
"""A move of chess, in which a question mark calls it weak."""
SMALL = frozenset("a an the of and or in to for on at by with from is are was it be do we you".split())
TITLED = frozenset(
    "book film song play novel series show programme program podcast exhibition exhibit album game essay article lecture "
    "column chapter poem documentary opera musical quiz campaign entitled titled called named piece painting comic pamphlet".split()
)
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
    quotations = Overlay(enumerate(reading.quotations), lambda row: [(row[1].start, row[1].end)])
    cues = Overlay(reading.attributions, lambda a: [(a.cue.start, a.cue.end)] if a.cue else [])
    found: list[QuestionFound] = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind not in ("body", "notice"):
            continue
        near = quotations.near(sentence.start, sentence.end)
        for start, end in _asked(reading, sentence, [quotation for _, quotation in near], cues):
            quotation = next((i for i, q in near if q.start < end <= q.end and q.depth == 0), None)
            found.append(QuestionFound(Anchor.of(text, start, end), quotation))
    return replace(reading, questions=tuple(found))


def _asked(
    reading: Reading, sentence: Sentence, near: Sequence[Quotation], cues: Overlay[Attribution]
) -> list[tuple[int, int]]:
    """Return the stretches of one sentence that end in a question mark and ask; `near` are the quotations about it."""
    text, start, end = reading.report.text, sentence.start, sentence.end
    block = reading.report.blocks[sentence.block]
    found = []
    at = start
    for match in re.finditer(r"[?!]+", text[start:end]):
        if "?" not in match[0]:
            continue
        stop = start + match.end()
        after = text[stop:end].lstrip(CLOSERS)
        if ADDRESS.match(text[stop - 2 : stop + 1]) or (after[:1] and after[:1].isalnum()):
            continue
        if _goes_on(text, near, stop, block.end) or _noted(text, start, stop):
            continue
        if _titled(text, near, cues, start, stop):
            continue
        first = _begin(text, near, at, stop)
        words = text[first:stop].split()
        titled = (
            len(words) <= LONGEST_NAME and all(w[:1].isupper() for w in words) and not ASKING.match(text[first:stop])
        )
        if words and not (titled and after.strip(" .,;")):
            found.append((first, stop))
        at = stop
    return found


def _of_whole(near: Sequence[Quotation], quotation: Quotation, start: int) -> int:
    """Return where the words of a quotation begin, at its first part where a speaker interrupts it in small letters."""
    inside = quotation.inside
    if inside.exact[:1].islower():
        before = [q for q in near if start <= q.start and q.end <= quotation.start and q.depth == quotation.depth]
        if before and before[-1].inside.exact[-1:] in (",", "–", "—"):
            return before[-1].inside.start
    return inside.start


def _goes_on(text: str, near: Sequence[Quotation], stop: int, end: int) -> bool:
    """Tell whether a sentence runs on in small letters behind a mark that stands in no quotation: it ends a title.

    A verb of speaking may follow a question: "Will it last? asks the mayor."
    """
    if any(q.inside.start < stop <= q.inside.end for q in near):
        return False
    behind = WORD.search(text, stop, end)
    if behind is None or not behind[0][:1].islower():
        return False
    form = forms().get(behind[0].strip(",.;"))
    return not (form is not None and form.act) and behind[0] not in ("he", "she", "they", "and", "or", "but")


def _noted(text: str, start: int, stop: int) -> bool:
    """Tell whether a mark is a note of doubt or of a game: "1711 (?)", "Nf6?", a mark alone."""
    before = text[start:stop].rstrip("?")
    if not before or before[-1] in '([“"‘' or not any(c.isalnum() for c in before):
        return True
    last = before.split()[-1] if before.split() else ""
    closed = text[stop : stop + 1] in (")", "–", "-")
    return bool(MOVE.fullmatch(last)) or (closed and last.strip("([").isdigit())


def _titled(text: str, near: Sequence[Quotation], cues: Overlay[Attribution], start: int, stop: int) -> bool:
    """Tell whether a mark ends a quoted title: each longer word has a capital, and no verb of speaking stands by."""
    held = next((q for q in near if q.inside.start < stop <= q.inside.end), None)
    if held is None or held.inside.end != stop:
        return False
    words = [word.strip(",:;?!") for word in held.inside.exact.split()]
    capital = all(w[:1].isupper() or w.lower() in SMALL or not w[:1].isalpha() for w in words)
    if len(words) < 2 or not capital or sum(w[:1].isupper() for w in words) < 2:
        return False
    before = text[max(0, start) : held.start].split()
    named = bool(before) and before[-1].lower().strip(",") in TITLED
    around = cues.near(max(0, held.start - 40), held.end + 60)
    attributed = any(a.cue and held.start - 40 < a.cue.start < held.end + 60 for a in around)
    return named or not attributed


def _begin(text: str, near: Sequence[Quotation], start: int, stop: int) -> int:
    """Return where a question begins: at its quotation, after a lead-in with a colon, else at the sentence."""
    for quotation in near:
        if start < quotation.inside.start < stop <= quotation.inside.end + 1:
            start = _of_whole(near, quotation, start)
    colon = text.rfind(": ", start, stop)
    if colon > 0:
        start = colon + 2
    bracket = text.rfind("(", start, stop)
    if bracket > 0 and text[stop : stop + 1] == ")":
        start = bracket + 1
    while start < stop and (text[start].isspace() or text[start] in CLOSERS + "“«„‘[("):
        start += 1
    return start


STEP = Step(
    "questions", "2", frozenset({"tokens", "sentences", "quotations"}), frozenset({"questions"}), find_questions
)
