"""A text cut into lines that stand for paragraphs, each with what its outward form tells.

Most copied pages print one paragraph a line. In hard-wrapped text (lines of some 70 columns, broken in mid-sentence)
the lines of one paragraph are joined first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

MIN_WRAP, MAX_WRAP = 45, 110
"""A line that was broken by a program is between these many code points wide."""

WRAPPED_SHARE = 0.5
"""Hard-wrapped text: at least this share of neighbouring wide lines go on in lower case (unwrapped pages: below .05,
wrapped ones above .7, on the open layouts, November 2026: `python -m evaluation.layouts`)."""

_NUMBER = re.compile(r"[0-9][0-9.,:]*+(?:[km](?![a-z]))?")
_ORDINAL = re.compile(r"\A\(?[0-9]{1,2}[.)]\s+(?=[^0-9])")
_LEAD = " \t\u00a0-–—•*·►▶▸»>→←↑▼■●◆✓+_#|/\\“”\"'‘’«»"
_TRAIL = " \t\u00a0.:;…!»>→↓▼|/\\-–—*“”\"'’«"
_CLOSERS = "”\"’'»)]}›“*_ \t\u00a0\u200b\u2060\ufeff"
_STOPS = ".!?…。！？۔।⁈⁉‽"
_BULLET = re.compile(r"\A(?:[-–—•*·‣▪●◦○]\s|\(?[0-9]{1,2}[.)]\s|\(?[a-z][.)]\s)")
_OWN_LINE = re.compile(_BULLET.pattern + r"|\A[A-Z]{4,20}:|\A[-=_*~]{3,}")
_FOOTNOTE = re.compile(
    r"(?<=[^\W\d_][.!?”\"’)])(?:\[?[0-9]{1,3}\]?|[¹²³⁴-⁹*†‡]{1,3})\Z|(?<=[.!?”\"’)]) ?\[[0-9a-z]{1,3}\Z"
)
_SPACE = re.compile(r"\s+")
HASHES = re.compile(r"\A#{1,6} (?=\S)")
"""The mark of a heading in Markdown. Source: CommonMark 0.31, section 4.2."""
_VERBS = frozenset(
    "is are was were be been has have had will would could should may might must can cannot did does do said says say "
    "told asked added isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't couldn't shouldn't can't didn't "
    "doesn't don't it's he's she's they're we're i'm that's there's".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line or joined paragraph: offsets without surrounding white space, and its outward form.

    `plain` is the text with white space collapsed; `norm` is lower-cased, with numbers as "#", straight apostrophes
    and without bullets and end marks. `group` counts the stretches between blank lines. `closed` tells a sentence end.
    """

    start: int
    end: int
    plain: str
    norm: str
    group: int
    words: int
    closed: bool
    bullet: bool
    verb: bool
    low: float
    """Share of the words that begin in lower case: 1 for running prose without names, near 0 for Title Case."""

    @property
    def sentence(self) -> bool:
        """Tell whether the line reads as running prose rather than as a title or a label."""
        if self.closed and self.words >= 3 and (self.low >= 0.3 or self.verb):
            return True
        return self.words >= 28 or (self.verb and self.words >= 5 and self.low >= 0.5)

    @property
    def strong(self) -> bool:
        """Tell whether the line can hardly be anything but a paragraph."""
        return self.words >= 28 or (self.closed and self.words >= 8 and self.low >= 0.4)


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Cut `text` into lines, joining hard-wrapped ones; every code point that is not white space is in one line.

    Example:
        >>> [line.plain for line in split_lines("Port closed\n\n  Ondria shut its port.  ")]
        ['Port closed', 'Ondria shut its port.']
    """
    spans: list[tuple[int, int, int]] = []
    offset = group = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = offset + raw.index(stripped)
            spans.append((start, start + len(stripped), group))
        else:
            group += 1
        offset += len(raw) + 1
    return tuple(make_line(text, start, end, group) for start, end, group in _join_wrapped(text, spans))


def make_line(text: str, start: int, end: int, group: int = 0) -> Line:
    """Describe the outward form of `text[start:end]`."""
    plain = _SPACE.sub(" ", text[start:end])
    tokens = plain.split(" ")
    words = [token for token in (token.strip("“”\"'‘’«»()[],.;:!?…") for token in tokens) if token[:1].isalnum()]
    lowered = sum(1 for word in words if word[:1].islower())
    return Line(
        start=start, end=end, plain=plain, norm=normal(plain), group=group, words=len(words),
        closed=is_closed(plain),
        bullet=_BULLET.match(plain) is not None,
        verb=any(word.lower().replace("’", "'") in _VERBS for word in words),
        low=lowered / len(words) if words else 0.0,
    )  # fmt: skip


def is_closed(plain: str) -> bool:
    """Tell whether a line ends a sentence; closing marks and a footnote number may follow the stop.

    Example:
        >>> is_closed("Nobody came.”"), is_closed("The ninth is named by the others.12"), is_closed("It rose to 4.5")
        (True, True, False)
    """
    bare = plain.rstrip(_CLOSERS)
    note = _FOOTNOTE.search(bare[-12:])
    bare = bare[: len(bare) - len(note[0])].rstrip(_CLOSERS) if note else bare
    return bare != "" and bare[-1] in _STOPS


def normal(plain: str) -> str:
    """Reduce a line to the form in which vocabulary phrases are matched.

    Example:
        >>> normal("▸ View 1,847 Comments »")
        'view # comments'
    """
    text = plain[:400].lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return _SPACE.sub(" ", _NUMBER.sub("#", _ORDINAL.sub("", text))).lstrip(_LEAD.replace("#", "")).rstrip(_TRAIL)


def _join_wrapped(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Join the lines of hard-wrapped paragraphs; leave text that is not hard-wrapped as it is."""
    width = _wrap_width(text, spans)
    if not width:
        return spans
    joined: list[tuple[int, int, int]] = []
    tail = 0
    for start, end, group in spans:
        previous = joined[-1] if joined else None
        first_word = text[start:end].split(None, 1)[0]
        if (
            previous and previous[2] == group and not _OWN_LINE.match(text[start : start + 40])
            and ((tail + 1 + len(first_word) > width - 2 and tail >= MIN_WRAP)
                 or (first_word[:1].islower() and text[previous[1] - 1] not in _STOPS + _CLOSERS + ":;" and tail >= 12))
        ):  # fmt: skip
            joined[-1] = (previous[0], end, group)
        else:
            joined.append((start, end, group))
        tail = end - start
    return joined


def _wrap_width(text: str, spans: list[tuple[int, int, int]]) -> int:
    """Return the column at which the text was hard-wrapped, 0 when it was not."""
    wide = lower = 0
    for one, two in pairwise(spans):
        if one[2] == two[2] and MIN_WRAP <= one[1] - one[0] <= MAX_WRAP:
            wide += 1
            lower += text[two[0]].islower() and text[one[1] - 1] not in _STOPS
    if lower < 2 or lower < wide * WRAPPED_SHARE:
        return 0
    lengths = sorted(end - start for start, end, _ in spans if end - start <= MAX_WRAP)
    too_long = len(spans) - len(lengths)
    return 0 if too_long > len(spans) * 0.2 else lengths[-1]
