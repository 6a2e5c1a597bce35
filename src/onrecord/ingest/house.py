"""What a page says of itself: the house speaking to its readers, and notes about its authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.core.vocab import lexicon
from onrecord.ingest.lines import Line
from onrecord.ingest.notices import is_notice

QUOTES = '“"‘«'
"""Marks that open a quotation: what somebody is quoted as saying is no furniture."""

MAX_HOUSE_WORDS = 60
"""Text of the house about itself and its services is at most this long."""

LEAST_ADDRESS = 3
"""From so many signs on, a line is the house speaking to its readers. On GUM's news and interviews, one
paragraph in 945 is set aside by it (November 2026: `mark_blocks` over the `# text` lines, a blank line a paragraph)."""

MAX_TALK = 0.1
"""Where more than this share of the paragraphs say "you" or "we", a page (interview, letter, speech) is talk itself."""

REPORTED = re.compile(
    r"[”\"’'],? (?:he|she|they|it|\w{2,20}) (?:said|says|added|told)|"
    r"\b(?:he|she|they|who|[^\W\d_a-z]\w{1,24}) (?:has |had )?(?:said|says|told)\b|\b(?:said|says|told) [^\W\d_a-z]|"
    r", [^,]{2,60} (?:said|says)\.?\Z"
)
YOU = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)
_BIO = re.compile(
    r"\A(?:[^\W\d_a-z][\w.'’-]{0,24} ){1,4}(?:is|are|was|covers|writes|reports|works|lives|joined|"
    r"has (?:covered|written|reported|been))\b"
)
_HABIT = re.compile(r"\A(?:[^\W\d_a-z][\w.'’-]{0,24} ){1,4}(?:covers|writes|reports|edits) ")
_CALLS = re.compile(
    r"\A(?:get|join|send|tell|find|turn on|claim|sign|follow|support|help|give|donate|please|discover|start|add|enjoy|"
    r"subscribe|become|download|e-?mail|share|do you|are you|would you|want|looking|stay|explore|register|save)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:we|us|ours?)\b", re.IGNORECASE)


def address(line: Line) -> int:
    """Count the ways in which a line outside quotation marks speaks as a house does to its readers.

    One each for "you", for "we", for an opening call ("Get", "Join") and for "please", and up to two words of the house.

    Example:
        >>> from onrecord.ingest.lines import make_line
        >>> text = "Our morning email tells you what matters. Please support us."
        >>> address(make_line(text, 0, len(text))) >= LEAST_ADDRESS
        True
    """
    if line.words > MAX_HOUSE_WORDS or any(mark in line.plain for mark in '“"«') or REPORTED.search(line.plain):
        return 0
    calls = _CALLS.match(line.plain) is not None
    you, house = _READER.search(line.plain) is not None, _HOUSE.search(line.plain) is not None
    if not (calls or you or house) or line.plain[:1] in QUOTES or line.plain.endswith("?"):
        return 0
    return you + house + calls + ("please" in line.norm) + min(2, house_words(line))


def speaks_to_reader(line: Line) -> bool:
    """Tell whether a line outside quotation marks speaks to "you" or of "us", as a house does of itself."""
    return line.plain[:1] not in QUOTES and YOU.search(line.plain) is not None and REPORTED.search(line.plain) is None


def is_bio(line: Line) -> bool:
    """Tell whether the line says who its author is: a name, a verb in the present, a trade.

    Example:
        >>> from onrecord.ingest.lines import make_line
        >>> text = "Marta Ilves is a senior correspondent based in Vestra."
        >>> is_bio(make_line(text, 0, len(text)))
        True
    """
    if line.words <= 60 and _HABIT.match(line.plain):
        return True
    if line.words > 90 or not _BIO.match(line.plain):
        return False
    opening = line.plain[:200].lower()
    return any(f" {trade}" in opening for trade in lexicon("furniture")["trades"])


def house_words(line: Line) -> int:
    """Count the words by which a page speaks of itself, its readers and its services."""
    return sum(1 for stem in lexicon("furniture")["house"] if stem in line.norm)


def house_weight(line: Line) -> int:
    """Count the house's words where they tell something: two of them, or one beside "you" or "us"."""
    count = house_words(line)
    return count if count >= 2 or (count and YOU.search(line.plain)) else 0


def house_lines(lines: Sequence[Line], rules: Sequence[str]) -> Iterator[int]:
    """Yield the paragraphs in which the house speaks to its readers, on a page that is not itself such talk.

    `rules` holds what each line is on its own words ("" for unknown).
    """
    strong = [line for line in lines if line.strong]
    talk = sum(0 < address(line) < LEAST_ADDRESS for line in strong)
    if talk > MAX_TALK * len(strong):
        return
    for index, line in enumerate(lines):
        if not rules[index] and address(line) >= LEAST_ADDRESS and not is_notice(line):
            yield index
