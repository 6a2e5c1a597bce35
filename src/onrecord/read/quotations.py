"""Quotation marks: which opening mark belongs to which closing mark, paragraph by paragraph.

Pairs are found with a stack, so that nested quotations keep their depth. An apostrophe, a year ('90s) and a mark of
feet or inches is no quotation mark. A quotation left open runs to the end of its paragraph and says so.

Source: the pairing rules are ours; the cases are those that users of quotation extractors report (odd counts, mixed
and unclosed marks, apostrophes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Quotation, Reading, Step

MARK = re.compile("``|''|[\"“”„‟«»‘’'‹›‚]")
DOUBLE_OPEN, DOUBLE_CLOSE, STRAIGHT = "“„‟«", "”»", '"'
SINGLE_OPEN, SINGLE_CLOSE, SINGLE_STRAIGHT = "‘‹‚", "’›", "'"
TYPED = {"``": "“", "''": "”"}
"""Double marks typed as two signs, as old wires and typesetters do, and the marks they stand for."""
INSERTION = re.compile(r"\[[^\[\]]{1,200}\]")
BEFORE_OPEN = " \t\n\u00a0\u2009\u202f([{—–-:,;/…“„«‘\"'‹>"
SENTENCE_END = re.compile(r"[.!?…](?=\s)")
OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
"""Words of the speaker: a sentence that holds one before its own quotation is still somebody's words."""
LEAST_WORDS_WHEN_OPEN = 3
"""An unclosed mark is taken for speech only when so many words follow; set by hand on the pairing table of tests."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark that takes part in pairing."""

    at: int
    end: int
    char: str
    double: bool


def pair_marks(text: str, start: int, end: int, *, goes_on: bool = False) -> list[Quotation]:
    """Return the quotations of the paragraph `text[start:end]`, in text order, nested ones with their depth.

    `goes_on` tells that the paragraph before ended inside a quotation: then a closing mark that nothing opens here
    closes a quotation that begins with this paragraph.

    Example:
        >>> [q.inside.exact for q in pair_marks('“We will ‘never’ sign,” she said.', 0, 33)]
        ['We will ‘never’ sign,', 'never']
    """
    left = [] if goes_on else _left_open(text, start, end)
    if left:
        return left
    stack: list[_Mark] = [_Mark(start, start, "“", double=True)] if goes_on and _first_closes(text, start, end) else []
    found: list[Quotation] = []
    for match in MARK.finditer(text, start, end):
        char = TYPED.get(match[0], match[0])
        mark = _Mark(*match.span(), char, char in DOUBLE_OPEN + DOUBLE_CLOSE + STRAIGHT)
        role = _role(text, mark, stack, start, end)
        if role == "open":
            stack.append(mark)
        elif role == "close":
            while stack and stack[-1].double != mark.double:
                stack.pop()
            if stack:
                opener = stack.pop()
                found += _quotation(text, opener, mark.at, mark.end, len(stack), closed=True)
    for depth, opener in enumerate(stack):
        enough = len(text[opener.end : end].split()) >= LEAST_WORDS_WHEN_OPEN
        if opener.double and enough and not any(q.start < opener.at < q.end for q in found):
            found += _quotation(text, opener, end, end, depth, closed=False)
            break
    return _with_depth(sorted(found, key=lambda q: (q.start, -q.end)))


def _left_open(text: str, start: int, end: int) -> list[Quotation]:
    """Return the quotation that a second opening mark shows to be left open, with all behind it; nothing where none is.

    Rule `left_open`: marks of one kind do not nest, so where a paragraph has more marks that open than marks that close, and
    the next does not begin with one, `“The pass is shut. Orr added: “We are leaving.”` is two quotations, the first ending
    where the page's own sentence begins.
    """
    inside = text[start:end]
    if inside.count("“") <= inside.count("”") or text[end : end + 3].lstrip()[:1] in ("“", '"'):
        return []
    first = text.find("“", start, end)
    second = text.find("“", first + 1, end)
    close = text.find("”", first, end)
    if second < 0 or -1 < close < second:
        return []
    ends = [match.end() for match in SENTENCE_END.finditer(text, first, second)]
    if not ends or OWN_WORDS.search(text, ends[-1], second):
        return []
    left = _quotation(text, _Mark(first, first + 1, "“", double=True), ends[-1], ends[-1], 0, closed=False)
    return [*left, *pair_marks(text, ends[-1], end)] if left else []


def _first_closes(text: str, start: int, end: int) -> bool:
    """Tell whether the first double mark of a paragraph stands where one closes: right behind a word or a full stop."""
    for match in MARK.finditer(text, start, end):
        char = TYPED.get(match[0], match[0])
        if char in DOUBLE_CLOSE + STRAIGHT:
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            return match.start() > start and not before.isspace() and not after.isalnum()
        if char in DOUBLE_OPEN:
            return False
    return False


def _with_depth(quotations: list[Quotation]) -> list[Quotation]:
    """Set each quotation's depth from the quotations that hold it."""
    done: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in quotations:
        around = [outer for outer in around if outer.end > quotation.start]
        depth = sum(1 for outer in around if outer.start < quotation.start and quotation.end <= outer.end)
        done.append(replace(quotation, depth=depth))
        around.append(quotation)
    return done


def _quotation(text: str, opener: _Mark, closer: int, end: int, depth: int, *, closed: bool) -> list[Quotation]:
    """Make the quotation between two marks, or none when nothing stands between them."""
    inside = text[opener.end : closer]
    lead = len(inside) - len(inside.lstrip())
    words = inside.strip()
    if not words or not any(c.isalnum() for c in words):
        return []
    first = opener.end + lead
    return [Quotation(Anchor.of(text, first, first + len(words)), opener.at, end, depth, closed)]


def _role(text: str, mark: _Mark, stack: list[_Mark], start: int, end: int) -> str:
    """Tell whether a mark opens, closes, or is no quotation mark at all (an empty string)."""
    before = text[mark.at - 1] if mark.at > start else " "
    after = text[mark.end] if mark.end < end else " "
    if mark.double:
        return _double_role(mark, stack, before, after)
    return _single_role(text, mark, stack, before, after, end)


def _double_role(mark: _Mark, stack: list[_Mark], before: str, after: str) -> str:
    """Tell what a double mark does."""
    is_open = any(m.double for m in stack)
    starts = before in BEFORE_OPEN and not after.isspace()
    if mark.char in "«":
        return "open" if not is_open or starts else "close"
    if mark.char in DOUBLE_OPEN:
        # a low opening mark („…“) is closed by the mark that elsewhere opens
        return "close" if is_open and not starts else "open"
    if mark.char in DOUBLE_CLOSE:
        return "close" if is_open else ("open" if starts and after.isalnum() else "")
    if not is_open:
        return "" if before.isdigit() and not after.isalnum() else ("open" if not after.isspace() or starts else "")
    if starts and after.isalnum() and before not in "—–-…,":
        return "open" if stack[-1].double is False else "close"
    return "close"


def _single_role(text: str, mark: _Mark, stack: list[_Mark], before: str, after: str, end: int) -> str:
    """Tell what a single mark does: most are apostrophes."""
    is_open = bool(stack) and not stack[-1].double
    if before.isalnum() and after.isalnum():
        return ""
    if is_open and stack[-1].char == "‚" and mark.char == "‘":
        return "close"
    if is_open and mark.char == SINGLE_STRAIGHT and before in ",.!?…" and not after.isalnum():
        return "close"
    if mark.char in SINGLE_OPEN or (mark.char == SINGLE_STRAIGHT and before in BEFORE_OPEN):
        if after.isspace() or after.isdigit() or is_open:
            return ""
        return "open" if _closes_later(text, mark, end) else ""
    if is_open and (not after.isalnum()):
        plural = before in "sS" and after == " " and _closes_later(text, mark, end)
        return "" if plural else "close"
    return ""


def _closes_later(text: str, mark: _Mark, end: int) -> bool:
    """Tell whether a single mark that could close stands later in the paragraph."""
    for match in re.finditer("[’'›‘]" if mark.char == "‚" else "[’'›]", text[mark.at + 1 : min(end, mark.at + 600)]):
        at = mark.at + 1 + match.start()
        after = text[at + 1] if at + 1 < end else " "
        if not after.isalnum() and text[at - 1] not in " \n":
            return True
    return False


def find_quotations(reading: Reading) -> Reading:
    """Fill the quotations and bracketed insertions of every block that is read."""
    text = reading.report.text
    quotations: list[Quotation] = []
    last = -1
    for block in reading.report.blocks:
        if block.kind in ("body", "notice"):
            goes_on = bool(quotations) and not quotations[-1].closed and quotations[-1].end == last
            quotations += pair_marks(text, block.start, block.end, goes_on=goes_on)
            last = block.end
    insertions = tuple(
        Anchor.of(text, *match.span())
        for quotation in quotations
        if quotation.depth == 0
        for match in INSERTION.finditer(text, quotation.start, quotation.end)
    )
    return replace(reading, quotations=tuple(quotations), insertions=insertions)


STEP = Step("quotations", "1", frozenset({"tokens"}), frozenset({"quotations", "insertions"}), find_quotations)
