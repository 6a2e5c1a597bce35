"""Tokens and sentences: where words and sentences begin and end in each block of a report.

A sentence never crosses the end of a block: a paragraph without a full stop ends its sentence all the same. What goes
on for hundreds of words is cut: a list, a transcript without marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.core.reading import Reading, Sentence, Step, Token
from onrecord.core.vocab import lexicon

WORD = re.compile(
    r"""(?:https?://|www\.)[^\s<>"”»]{1,400}                # addresses
    |[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}                # mail addresses
    |[$€£¥]                                                 # currency signs stand alone
    |\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)*            # figures, with thousands and decimals
    |(?:[^\W\d_]\.){2,8}                                    # U.S., a.m.
    |[^\W_]+(?:(?:[-‐‑]|[’'](?!(?:s|re|ve|ll|d|m|t|S)(?!\w)))[^\W_]+)*    # words, with hyphens or apostrophes inside
    |[’'](?:s|re|ve|ll|d|m|t|S)(?!\w)                       # clitics
    |\.{2,}|…|--+
    |\S""",
    re.VERBOSE,
)
PARTICLE = re.compile(r"(?!(?:non|pro|ex|mid|un|pre|co|sub|neo|tri|bi|all|de|re|e)-)[^\W\d_A-Z]{1,3}[-‐‑’'][^\W\d_a-z]")
"""A small particle joined to a capital begins a name ("al-Mansuri", "d'Ivoire"); a prefix does not ("pro-Western")."""
CLITIC_NOT = re.compile(r"[^\W_]n[’']t(?!\w)", re.IGNORECASE)
END = re.compile(
    r"""(?:[.!?…]|(?<=[.!?…])[”’"'»)\]]|(?<=[”’"'»)\]])[”’"'»)\]])+(?:\ ?[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+)?"""
)
OPENERS = "“‘\"'«„([—–-•*¿¡"
CLOSERS = "”’\"'»)]"
MARKS_INSIDE = ",;:.–—"
LONGEST, CUT_FROM = 400, 300
"""Most tokens of a sentence, and after how many of them a mark is a good place to cut one that is longer. The longest
of 8,378 sentences in labelled, authored and PolNeAR's reports has 105 (November 2026); rules look through a whole
sentence for each of its predicates, and each record has the whole sentence as evidence."""
LOOK_AHEAD = 200
"""Code points behind a mark that decide whether it ends a sentence."""

_NAME = r"[^\W\d_a-z][\w’'-]{0,30}\.?"
SPEAKER = re.compile(
    r"(?!(?:No|Nobody|None|Everybody|Everyone|All|Then|And|But)\b)(?:(?:[Tt]he|[Aa]n?) )?(?:[a-z][\w’'-]{1,20} ){0,2}"
    rf"(?:{_NAME},? ){{0,6}}(?:asked|asks|said|says|replied|wondered|shouted|wrote|cried|yelled|demanded|called|added|"
    r"answered|joked|quipped|tweeted|posted)\b(?! that\b)"
)
"""Who said it, behind a question or an exclamation in quotation marks: the sentence goes on."""

RUN_ON = re.compile(
    r"(?<=[\w.”’'\")])[ ](?=(?:Image|Photo|Picture|Photograph): [^\W\d_a-z][^.]{1,60}\.?\s*\Z)|"
    r"(?<=[^\W\d_]{3}[’'”\"])[ ](?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8} \d{1,2}, \d{4}\Z)|"
    r"(?<=[^\W\d_]{4})[ ](?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8} \d{1,2}, \d{4}\Z)"
)
"""Where a line without a full stop holds a second one: a credit behind a caption, a full date behind a title. Set on GUM's
news and interviews, November 2026: `python -m evaluation sentences`."""

RUNS_ON = re.compile(r"[^\W\d_a-z][a-z]{1,20}(?:[’']s)? [\w“\"]|(?:I|A) [a-z]")
SAME_INITIAL = re.compile(r"(?P<letter>\w) (?P=letter)\. [a-z]|\w [A-Z]\., who\b")
WEEKDAY_OF = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[’']s\b")
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")


def begins_name(word: str) -> bool:
    """Tell whether a word is printed as names are: with a capital, or with a particle joined to one.

    Example:
        >>> [begins_name(word) for word in ("Mansuri", "al-Mansuri", "d’Ivoire", "pro-Western", "port")]
        [True, True, True, False, False]
    """
    return word[:1].isupper() or PARTICLE.match(word) is not None


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
    what follows could begin one, unless the word before is an abbreviation or an initial. A picture's credit and a
    full date behind a title without a full stop are sentences of their own.

    Source: sentence rules of the Punkt line of work (Kiss and Strunk 2006) with news abbreviations as data.
    """
    cuts, at = [], start
    marks = [(m.start(), m.end()) for m in END.finditer(text, start, end)]
    ends = {stop for mark, stop in marks if stop < end and _ends_here(text, mark, stop, start, end)}
    ends |= {match.start() for match in RUN_ON.finditer(text, start, end)}
    for stop in sorted(ends):
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
    after = text[stop : min(end, stop + LOOK_AHEAD)]
    rest = after.lstrip()
    if not rest:
        return False
    if after[0] not in " \t\n\u00a0\u2009\u202f":
        return text[mark] in ".!?" and _runs_together(text, mark, stop, start, after)
    if EMOJI.match(rest):
        return False  # the emoji belongs to the sentence that it trails; its end is a mark of its own
    following = rest.lstrip(OPENERS + " ")
    head = following[:1]
    quoted_end = text[stop - 1] in CLOSERS
    if head.islower() and not PARTICLE.match(following):
        return rest[:1] in '“"«' and not quoted_end and text[mark] in "!?."
    if text[mark] == "." and (stop - mark == 1 or (quoted_end and text[stop - 1] in ")]")):
        return not _abbreviated(text, mark, start, following)
    if quoted_end and text[mark] in "!?" and text[stop - 1] in "”’\"'»":
        return not SPEAKER.match(rest)
    return True


def _runs_together(text: str, mark: int, stop: int, start: int, after: str) -> bool:
    """Tell whether a sentence goes on behind a full stop without a space ("The dam held.The town did not flood")."""
    first = mark
    while first > start and text[first - 1].isalpha():
        first -= 1
    begins_word = first == start or text[first - 1].isspace() or text[first - 1] in OPENERS
    return begins_word and stop - mark == 1 and text[first:mark].islower() and RUNS_ON.match(after) is not None


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
    if word in lists["rarely_end"]:
        return not _begins_sentence(following)
    if len(word) == 1 and word.isalpha() and word != "i":
        return not (_begins_sentence(following) or SAME_INITIAL.match(f"{word.upper()} {following[:20]}"))
    if word.isdigit() and first == start:
        return True
    if word in lists["of_names"]:
        return not following[:1].isupper() or following.split(None, 1)[0].strip(".,’'").lower() in lists["named_after"]
    if word in lists["may_end"] or re.fullmatch(r"(?:\w\.)+\w", word):
        return not (_begins_sentence(following) or WEEKDAY_OF.match(following))
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
                cuts = [first, *_cuts(reading.report.text, tokens, first), len(tokens)]
                starts = [start, *(tokens[cut].start for cut in cuts[1:-1])]
                ends = [*(tokens[cut - 1].end for cut in cuts[1:-1]), end]
                sentences += map(Sentence, starts, ends, cuts, cuts[1:], [index] * len(starts))
    return replace(reading, tokens=tuple(tokens), sentences=tuple(sentences))


def _cuts(text: str, tokens: Sequence[Token], first: int) -> Iterator[int]:
    """Yield where the sentence of the tokens from `first` on is cut, behind a mark where one stands late enough."""
    while len(tokens) - first > LONGEST:
        late = range(first + LONGEST, first + CUT_FROM, -1)
        first = next((cut for cut in late if text[tokens[cut - 1].start] in MARKS_INSIDE), first + LONGEST)
        yield first


STEP = Step("tokens", "1", frozenset(), frozenset({"tokens", "sentences"}), split_report)
