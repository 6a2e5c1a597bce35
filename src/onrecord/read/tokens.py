"""Tokens and sentences: where words and sentences begin and end in each block of a report.

A sentence never crosses the end of a block: a paragraph without a full stop ends its sentence all the same.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.core.reading import Reading, Sentence, Step, Token
from onrecord.core.vocab import lexicon

WORD = re.compile(
    r"""(?:https?://|www\.)[^\s<>"”»]{1,400}                # addresses
    |[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}                # mail addresses
    |[$€£¥]                                                 # currency signs stand alone
    |\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)*            # figures, with thousands and decimals
    |(?:[^\W\d_]\.){2,8}                                    # U.S., a.m.
    |[^\W_]+(?:[-‐‑][^\W_]+)*                               # words, with hyphens
    |[’'](?:s|re|ve|ll|d|m|t|S)(?!\w)                       # clitics
    |\.{2,}|…|--+
    |\S""",
    re.VERBOSE,
)
CLITIC_NOT = re.compile(r"[^\W_]n[’']t(?!\w)", re.IGNORECASE)
END = re.compile(r"""(?:[.!?…]|(?<=[.!?])[”’"'»)\]])+""")
OPENERS = "“‘\"'«„([—–-•*¿¡"
CLOSERS = "”’\"'»)]"


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]`, offsets counted in `text`; marks are tokens of their own.

    Example:
        >>> [("It wasn't 1,200."[t.start:t.end]) for t in tokenize("It wasn't 1,200.", 0, 16)]
        ['It', 'was', "n't", '1,200', '.']
    """
    tokens: list[Token] = []
    for match in WORD.finditer(text, start, end):
        first, last = match.span()
        tail = text[last - 1 : last + 2]
        if len(tail) == 3 and last - first > 1 and last + 2 <= end and tail.lower() in ("n't", "n’t"):
            tokens += [Token(first, last - 1), Token(last - 1, last + 2)]
        elif tokens and text[first:last] in ("'", "’") and tokens[-1].end > first:
            continue
        elif tokens and first < tokens[-1].end:
            if last > tokens[-1].end:
                tokens.append(Token(tokens[-1].end, last))
        else:
            tokens.append(Token(first, last))
    return tuple(tokens)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of the sentences of one block, without surrounding space.

    Rule: a run of full stops, question or exclamation marks with the closing marks after it ends a sentence when
    what follows could begin one, unless the word before is an abbreviation or an initial.

    Source: sentence rules of the Punkt line of work (Kiss and Strunk 2006) with news abbreviations as data.
    """
    cuts, at = [], start
    for match in END.finditer(text, start, end):
        stop = match.end()
        if stop < end and _ends_here(text, match.start(), stop, start, end):
            cuts.append((at, stop))
            at = stop
    cuts.append((at, end))
    trimmed = []
    for first, last in cuts:
        piece = text[first:last]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            trimmed.append((first + lead, first + lead + len(piece.strip())))
    return trimmed


def _ends_here(text: str, mark: int, stop: int, start: int, end: int) -> bool:
    """Decide whether the marks `text[mark:stop]` end a sentence."""
    after = text[stop:end]
    rest = after.lstrip()
    if not rest or after[0] not in " \t\n\u00a0\u2009\u202f":
        return False
    following = rest.lstrip(OPENERS + " ")
    head = following[:1]
    quoted_end = text[stop - 1] in CLOSERS
    if head.islower():
        return rest[:1] in '“"«' and not quoted_end and text[mark] in "!?."
    if text[mark] == "." and stop - mark == 1:
        return not _abbreviated(text, mark, start, following)
    if text[mark] == "." and quoted_end and text[stop - 1] in ")]":
        return not _abbreviated(text, mark, start, following)
    return True


def _abbreviated(text: str, mark: int, start: int, following: str) -> bool:
    """Tell whether the full stop at `mark` belongs to an abbreviation, an initial or a list number."""
    first = mark
    while first > start and not text[first - 1].isspace() and text[first - 1] not in OPENERS:
        first -= 1
    word = text[first:mark].lower()
    lists = lexicon("abbreviations")
    if word in lists["figure"] and following[:1].isdigit():
        return True
    if word in lists["never"]:
        return True
    if len(word) == 1 and word.isalpha() and word != "i":
        return True
    if word.isdigit() and first == start:
        return True
    if word in lists["may_end"] or re.fullmatch(r"(?:\w\.)+\w", word):
        return not _begins_sentence(following)
    return False


STARTERS = frozenset(
    "the a an this that these those it he she they we i you in on at but and or if when while after before as "
    "for its his her their our there here what who how why both some many most no not yet still also so then "
    "now by from with under since although however meanwhile officials residents police one two all each "
    "another".split()
)


def _begins_sentence(following: str) -> bool:
    """Tell whether the words after an abbreviation that may end a sentence look like the start of one."""
    match = re.match(r"[^\W\d_]+", following)
    if not match:
        return False
    return match[0].lower() in STARTERS and match[0][:1].isupper()


def split_report(reading: Reading) -> Reading:
    """Fill tokens and sentences of every block but furniture."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, block in enumerate(reading.report.blocks):
        if block.kind == "furniture":
            continue
        for start, end in split_sentences(reading.report.text, block.start, block.end):
            first = len(tokens)
            tokens += tokenize(reading.report.text, start, end)
            if len(tokens) > first:
                sentences.append(Sentence(start, end, first, len(tokens), index))
    return replace(reading, tokens=tuple(tokens), sentences=tuple(sentences))


STEP = Step("tokens", "1", frozenset(), frozenset({"tokens", "sentences"}), split_report)
