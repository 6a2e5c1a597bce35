"""Lines that show by their own words that they are page furniture, whatever stands around them."""

from __future__ import annotations

import re
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.ingest.house import MAX_HOUSE_WORDS, QUOTES, REPORTED, YOU, house_words
from onrecord.ingest.lines import Line

WHOLE = ("advertisement", "sharing", "subscribe", "feedback", "comments", "legal", "ends", "navigation")
MAX_START_WORDS = 30
"""A line that begins like furniture but is longer than this is read as prose."""

MAX_MENU = 600
"""A row of menu labels is at most this many code points long."""

MAX_BARE_PROMPT = 4
"""A sentence longer than this that speaks neither to "you" nor of "us" is prose, though it hold a phrase."""

_URL = re.compile(r"\A<?(?:https?://|www\.)\S{3,2000}>?\Z", re.IGNORECASE)
_LINKED = re.compile(r"\A[^.!?]{0,90}[<(\[]?\s?https?://\S{3,500}[>)\]]?\Z", re.IGNORECASE)
_MAIL_HEAD = re.compile(r"\A(?:from|to|cc|reply-to|sent|date|subject|list-unsubscribe): .{2,200}\Z", re.IGNORECASE)
_MAIL = re.compile(r"\A[\w.+-]{1,64}@[\w.-]{3,100}\Z")
_HASHTAGS = re.compile(r"\A(?:tags?:? ?)?(?:#\w{1,60}[ ,]{0,3}){1,40}\Z", re.IGNORECASE)
_COUNTER = re.compile(r"\A[+#\d][\d.,:/ #+km%°c-]{0,30}\Z", re.IGNORECASE)
_META = re.compile(
    r"\A\d{1,3} ?(?:h|hr|hrs|m|min|mins|d) ago\b.{0,120}\Z|"
    r"\A.{0,60}?\b(?:\d{1,3} ?(?:min|mins|minute|minutes|m) (?:read|listen|watch|ago)|"
    r"\d{1,3} ?(?:second|minute|hour|hr|hrs|h|day|week|month|year)s? ago)\Z",
    re.IGNORECASE,
)
_MENU_MARKS = ("|", "·", "•", "»", "›", ">", "\t", "/", "   ", "  ", "–", " - ")
_CREDIT_INLINE = re.compile(
    r"(?:\((?:[^()]{0,80}\b)?(?:photo|image|picture|ap|afp|reuters|getty)s?\b[^()]{0,80}\)|"
    r"\b(?:photo|image|picture|credit|photograph|foto)s?(?: by| from| courtesy)?: ?[^.]{2,80}|"
    r"©[^.\d©]{2,60}|\([^()]{2,50}(?:/| via )[^()]{2,50}\)|\((?:handout|courtesy)\b"
    r"[^()]{0,60}\))[.)]?\Z",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\A[(\[]?(?:photo|image|picture|photograph|credit|foto|illustration|graphic|screenshot|courtesy|"
    r"video(?= by| courtesy| credit))s?\b"
    r"(?: ?:| ?/| by| from| of the| courtesy| credit| source| ©|\.\.\.|…)|\A📷",
    re.IGNORECASE,
)
_WRITES = re.compile(r",\s(?:writes|argues|asks) (?:[^\W\d_a-z][\w.'’-]{0,24} ?){2,4}\.?\Z")
_ICON = re.compile("\\A[\U0001f000-\U0001faff]")
_ONWARD = re.compile(r"\A[^«‹]*[→»›▸►]\Z|\A[«‹←][^»›]*\Z")
_PAGE_OF = re.compile(r"\bpage \d{1,4} of \d{1,4}\b", re.IGNORECASE)
_STARS = re.compile(r"[★☆]{2}")
_MARKS = re.compile(r"[:,!?|()–—-]+")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|\bcopyright ©?) ?\d{4}\b", re.IGNORECASE)
_TO_READERS = re.compile(
    r"\?[^?]{0,80}\b(?:contact us|get in touch|let us know|write to us|tell us|send us|e-?mail us|click here|call us|"
    r"share your|join the|sign up|here)\b.{0,60}\Z",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\A[\w.@ -]{2,30}[,|·(]? ?\(?\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,12}\d{1,2}:\d\d\)?:? \S")
_HERE = re.compile(
    r"\A(?:read|see|find|click|watch|listen|view|download|register|donate|sign|write|apply|learn|join|get|order|buy|"
    r"follow|check|visit|go|support|subscribe|send|tell|email|submit|share)\b.{1,60}\bhere\W{0,4}\Z",
    re.IGNORECASE,
)


def furniture_rule(line: Line, raw: str) -> str:
    """Name the rule by which a line is furniture on its own words, or return "" where none applies.

    `raw` is the line as printed, with its tabs and runs of spaces.

    Example:
        >>> from onrecord.ingest.lines import make_line
        >>> furniture_rule(make_line("ADVERTISEMENT", 0, 13), "ADVERTISEMENT")
        'advertisement'
    """
    return (
        _address(line)
        or whole_line(line)
        or _data(line)
        or _notice_of_house(line)
        or _by_phrase(line)
        or ("menu" if is_menu(line, raw) else "")
    )


def _address(line: Line) -> str:
    """Name the rule for addresses of pages and people, and for the head of an e-mail."""
    if _URL.match(line.plain):
        return "copied address"
    if line.words <= 14 and not line.verb and _LINKED.match(line.plain):
        return "link"
    if _MAIL_HEAD.match(line.plain):
        return "mail header"
    return "address" if _MAIL.match(line.plain) else ""


def _data(line: Line) -> str:
    """Name the rule for lines that hold data about a picture, a comment or another story, and nothing else."""
    if is_credit(line):
        return "picture credit"
    if _HASHTAGS.match(line.plain):
        return "tags"
    if _COMMENT.match(line.plain):
        return "reader's comment"
    if line.words <= 8 and not line.closed and (_ICON.match(line.plain) or _ONWARD.search(line.plain)):
        return "link"
    if line.words <= 12 and not line.sentence and (_PAGE_OF.search(line.plain) or _STARS.search(line.plain)):
        return "page number" if _PAGE_OF.search(line.plain) else "furniture phrase"
    if line.words <= 10 and not line.verb and _META.match(line.plain):
        return "teaser data"
    return "counter" if line.words <= 3 and _COUNTER.match(line.plain) else ""


def _notice_of_house(line: Line) -> str:
    """Name the rule for copyright, consent, advertisement marks and requests to the reader."""
    if line.words <= 30 and _COPYRIGHT_YEAR.search(line.plain[:400]):
        return "legal"
    if is_consent(line):
        return "consent box"
    if line.norm.startswith("advertisement") and line.words <= 6 and not line.closed:
        return "advertisement"
    if line.words <= 30 and _WRITES.search(line.plain):
        return "teaser"
    asks = line.words <= 30 and line.plain[:1] not in QUOTES and _TO_READERS.search(line.plain[-240:]) is not None
    if (asks and YOU.search(line.plain)) or (line.words <= 9 and _HERE.match(line.plain)):
        return "furniture phrase"
    return ""


def whole_line(line: Line) -> str:
    """Name the list of whole-line phrases that holds the line, or return "" for none."""
    if line.words > 9:
        return ""
    for name in WHOLE:
        if line.norm in _whole(name) or line.plain.lower() in _whole(name):
            return name
    if not line.words and not any(char.isalnum() for char in line.plain):
        return "no words"
    return ""


def is_credit(line: Line) -> bool:
    """Tell whether the line names who made a picture, and nothing else."""
    return line.words <= 16 and not line.sentence and _CREDIT.match(line.plain) is not None


def ends_in_credit(line: Line) -> bool:
    """Tell whether the line ends in the name of who made a picture: then it is that picture's caption."""
    if not 4 <= line.words <= 70 or is_credit(line) or line.norm[:1] in "©(" or line.norm.startswith("copyright"):
        return False
    found = _CREDIT_INLINE.search(line.plain[-130:])
    return found is not None and found.start() + max(0, len(line.plain) - 130) > 12


def is_menu(line: Line, raw: str) -> bool:
    """Tell whether the line is a row of short labels between bars, dots, arrows or wide gaps."""
    if (line.closed and line.words > 8) or len(raw) > MAX_MENU:
        return False
    for mark in _MENU_MARKS:
        if line.closed and mark.strip() not in ("|", "·", "•"):
            continue  # a short sentence with a date such as 13/05/2031, or with markup in it, is no menu
        parts = [part.strip() for part in raw.split(mark) if part.strip()]
        if len(parts) >= 3 and all(len(part.split()) <= 5 for part in parts) and len(parts) * 3 >= line.words:
            return mark.strip() != "" or sum(any(c.isdigit() for c in part) for part in parts) == 0
    return False


def is_consent(line: Line) -> bool:
    """Tell whether the line is from a box that asks for consent to cookies and the like."""
    if line.words > 160 or line.plain[:1] in QUOTES or not YOU.search(line.plain):
        return False
    low = line.plain.lower()
    return (
        sum(1 for word in lexicon("furniture")["consent"] if word in low) >= 2 and REPORTED.search(line.plain) is None
    )


def opens_teasers(line: Line, *, after_report: bool = True) -> bool:
    """Tell whether the line is a label under which titles of other stories follow.

    `after_report` tells that most of the report stands above: then labels of news lists count too.
    """
    if line.words > 7 or line.closed:
        return False
    if after_report and line.norm in _whole("feed_labels"):
        return True
    return line.norm in _whole("labels") or (line.words <= 6 and line.norm.startswith(_starts("label_starts")))


def _bare(norm: str) -> str:
    """Turn the marks that may follow a beginning into spaces."""
    return " ".join(_MARKS.sub(" ", norm[:200]).split())


@cache
def _whole(name: str) -> frozenset[str]:
    """Load one list of whole-line phrases."""
    return frozenset(lexicon("furniture")[name])


@cache
def _starts(name: str) -> tuple[str, ...]:
    """Load one list of beginnings; a beginning that ends in a letter must end a word."""
    return tuple(p if not p[-1].isalnum() else p + " " for p in lexicon("furniture")[name])


def _by_phrase(line: Line) -> str:
    """Match beginnings and phrases inside short lines; prose that merely holds such words stays prose."""
    if line.words > MAX_HOUSE_WORDS or line.plain[:1] in QUOTES or REPORTED.search(line.plain):
        return ""
    inside = any(phrase in line.norm for phrase in lexicon("furniture")["inside"])
    starts = line.words <= MAX_START_WORDS and (
        line.norm.startswith(_starts("starts")) or (_bare(line.norm) + " ").startswith(_starts("starts"))
    )
    if not starts and not inside:
        return ""
    speaks = starts or YOU.search(line.plain) is not None or house_words(line) >= 2
    if line.sentence and line.words > MAX_BARE_PROMPT and not speaks:
        return ""
    if starts and (inside or not line.closed or line.words <= 7 or house_words(line)):
        return "furniture phrase"
    if inside and (line.words <= 16 or house_words(line) > 2):
        return "furniture phrase"
    return "house text" if house_words(line) >= 3 and YOU.search(line.plain) else ""
