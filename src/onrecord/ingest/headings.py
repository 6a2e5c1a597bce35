"""The head of a page: headline, standfirst, byline, dateline, captions; and subheads further down."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.ingest.dates import find_day, is_date_line
from onrecord.ingest.house import speaks_to_reader
from onrecord.ingest.lines import HASHES, Line
from onrecord.ingest.nameplate import is_nameplate
from onrecord.ingest.phrases import ends_in_credit, is_credit

MAX_STANDFIRST_WORDS = 60
MAX_SUBHEAD_WORDS = 10
MAX_TITLE_WORDS = 32
MAX_HOUSE_PROSE = 5
"""At most so many sentences of a consent box or a welcome stand above the headline."""
LEAST_HEADLINE = 0.35
"""A line that scores less is no headline."""
HEADLINE_MARGIN = 0.3
"""The first line that scores within this margin of the best is the headline: a standfirst stands after it."""

_NAME = r"[^\W\d_a-z][\w.'’-]{0,30}"
_NOT_NAMES = frozenset(
    (*MONTHS, *WEEKDAYS, "the", "a", "an", "his", "her", "its", "our", "this", "that", "then", "now")
)
_BYLINE = re.compile(
    r"\A[\W_]{0,3}(?:by|(?:written|reported|story|text|words|prepared|compiled|interview|interviewed|analysis|"
    r"report|posted|reporting|opinion|commentary|review|an? [\w ]{3,20}) by|authors?|correspondents?|reporters?)"
    r"\s?:?\s(?P<who>.{2,120})\Z",
    re.IGNORECASE,
)
# "i" holds for the words alone: under it no class could ask for a capital.
_POSTED = re.compile(
    r"\A(?i:(?:posted|published|written|filed|created)\b[^|]{0,40} by:?) (?P<who>[^\W\d_a-z].{2,60})\Z"
)
_CREDITS = re.compile(
    r"\A(?i:[(\[—–-]{0,2}\s?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written) by) [^\W\d_a-z]"
)
_NAMES = re.compile(rf"\A{_NAME}(?: (?:{_NAME}|de|del|van|von|bin|al|el|la|di|da)){{0,4}}\Z")
_SPLIT_NAMES = re.compile(r",? and |, | & | \| | / ")
_PLACE = r"[^\W\d_a-z][^\W\d_]{1,20}(?:[ .'’/-]{1,2}[^\W\d_]{1,20}){0,4}"
_DATELINE = re.compile(rf"\A{_PLACE}(?:, {_PLACE})?,? (?P<date>.{{3,60}})\Z")
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,24}+){0,4}"
_WIRE = re.compile(rf"\A{_CAPS}(?:, [^\W\d_][\w. ]{{1,30}})?(?:, [\w. ]{{3,30}})? ?\([A-Z][\w .&/-]{{1,30}}\)\Z")
_CAPTION = re.compile(
    r"\A(?i:map|figure|fig\.|chart|graph|graphic|photo|picture|image|table) ?(?:\d{1,3}|[A-Z])\s?[:.–-]|"
    r"\A(?i:item )?\[?\d{1,3} ?(?i:/|of) ?\d{1,3}\]? ?(?=[^\W\d_a-z])|"
    r"\A(?i:image|media|photo|video|audio|picture) (?i:caption)\b|"
    r"\A(?i:file|file photo|file -|pictured|caption|in this (?:file |handout |undated |image |photo ))\b"
)
_PICTURE_LABEL = re.compile(r"\A(?:image|media|photo|picture|video|audio) caption\W*\Z", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<!\A\d)(?<!\A\d\d)[.!?…][”’\"']? [^\W\d_a-z]")
_SPEAKER = re.compile(r"\A[^\W\d_a-z][\w.'’-]{0,24}+(?: [^\W\d_a-z][\w.'’-]{0,24}+){0,3}+: \S")
_NO_PLACES = frozenset(
    "heard aired broadcast posted published updated issued released first last originally recorded filed added by from "
    "situation report press news date edition volume issue vol no episode season".split()
)
_TRADES = (
    "reporter", "correspondent", "editor", "journalist", "writer", "columnist", "producer", "bureau chief", "staff",
    "contributor", "fellow", "analyst", "newsroom", "desk", "freelance",
)  # fmt: skip
_LIVE = ("live", "watch", "video", "opinion", "analysis", "explainer", "breaking")
_GALLERY = frozenset({"view gallery", "view the gallery", "gallery", "# of #", "# / #", "expand"})


def is_byline(line: Line) -> bool:
    """Tell whether a line names the authors and nothing else.

    Example:
        >>> from onrecord.ingest.lines import make_line
        >>> text = "By Marta Ilves and Tomas Orr, Staff Writers"
        >>> is_byline(make_line(text, 0, len(text)))
        True
    """
    if _CREDITS.match(line.plain) and line.words <= 40:
        return True
    found = _BYLINE.match(line.plain) or _POSTED.match(line.plain)
    if not found or line.words > 16:
        return False
    who = found["who"]
    first = who.split()[0].strip("'‘“\"").lower()
    named = who[:1].isupper() and first not in _NOT_NAMES
    return named and (not line.closed or line.words <= 6) and (line.low <= 0.5 or "," in who)


def is_names(line: Line, *, after: str = "") -> bool:
    """Tell whether a line is nothing but one to four names, or an agency's letters, behind the words `after`."""
    if line.closed or not 1 <= line.words <= 12 or find_day(line.plain) or not line.norm.startswith(after):
        return False
    plain = re.sub(r" ?\([^()]{1,20}\)", "", line.plain[len(after) :])
    head, _, role = plain.partition(", ")
    plain = head if role.lower().endswith(_TRADES) else plain
    parts = [part for part in _SPLIT_NAMES.split(plain.strip("/|–- ")) if part]
    return 1 <= len(parts) <= 4 and all(_NAMES.match(part) for part in parts) and (
        all(len(part.split()) >= 2 for part in parts) or (len(parts) == 1 and line.plain.isupper() and line.words <= 2)
    )  # fmt: skip


def is_dateline(line: Line) -> bool:
    """Tell whether a line gives place and day, or place and agency, and nothing else.

    Example:
        >>> from onrecord.ingest.lines import make_line
        >>> [is_dateline(make_line(t, 0, len(t))) for t in ("Vestra, 3 May 2031", "VESTRA (ONA)", "Updated 3 May 2031")]
        [True, True, False]
    """
    if line.words > 12 or is_date_line(line.plain):
        return False
    if _WIRE.match(line.plain):
        return True
    plain = line.plain.rstrip(" –—-:").replace(" | ", ", ")
    found = _DATELINE.match(plain)
    if line.plain.split()[0].lower() in _NO_PLACES:
        return False
    return bool(found and "," in plain and is_date_line(found["date"]) and "|" not in plain)


def is_caption(lines: Sequence[Line], rules: Sequence[str], index: int) -> bool:
    """Tell whether the line at `index` describes a picture: it says so, ends in a credit, or a credit follows."""
    line = lines[index]
    if is_byline(line) or line.plain[:1] in '“"‘«' or " said" in line.plain:
        return False
    if tells_picture(line) and not (rules[index] and _CAPTION.match(line.plain)):
        return True
    if index and _PICTURE_LABEL.match(lines[index - 1].plain) and line.words >= 4:
        return True
    under_credit = index and rules[index - 1] == "picture credit" and lines[index - 1].group == line.group
    if under_credit and not rules[index] and not line.closed and line.words >= 5 and line.low >= 0.5:
        return True
    if index + 1 == len(lines) or not 3 <= line.words <= 45 or rules[index]:
        return False
    after = lines[index + 1]
    near = after.group - line.group <= 1
    gallery = after.norm in _GALLERY or after.plain[:1] == "+"
    return near and (rules[index + 1] == "picture credit" or (not line.strong and gallery))


def is_bare_place(lines: Sequence[Line], index: int) -> bool:
    r"""Tell whether a line is nothing but a place: the page says elsewhere that something is in, at or near it.

    Example:
        >>> from onrecord.ingest.lines import split_lines
        >>> [is_bare_place(split_lines(t), 0) for t in ("Vestra\nRain fell in Vestra.", "Sport\nRain fell in Vestra.")]
        [True, False]
    """
    line = lines[index]
    if line.closed or not 1 <= line.words <= 3 or line.low or not all(word.isalpha() for word in line.plain.split()):
        return False
    wanted = tuple(f" {where} {line.plain.lower()}" for where in ("in", "at", "near", "outside"))
    return any(
        any(phrase in other.plain.lower() for phrase in wanted) and line.plain.title() in other.plain
        for other in lines[index + 1 : index + 40]
    )


def tells_picture(line: Line) -> bool:
    """Tell whether a line describes a picture by its own words: how it opens, or a credit at its end."""
    return (4 <= line.words <= 70 and _CAPTION.match(line.plain) is not None) or ends_in_credit(line)


def is_speech_turn(line: Line) -> bool:
    """Tell whether a line opens with a speaker's name and a colon, as in a transcript."""
    return _SPEAKER.match(line.plain) is not None


def first_body(lines: Sequence[Line], rules: Sequence[str], taken: Container[int]) -> int:
    """Return the index of the first paragraph of the report itself; `len(lines)` when there is none.

    `taken` holds the lines that are known to be something else.
    """
    start = _after_house_prose(lines, rules)
    for index, line in enumerate(lines):
        if index < start or rules[index] or index in taken or is_caption(lines, rules, index) or is_byline(line):
            continue
        if line.bullet and not (index and lines[index - 1].plain.endswith(":")):
            continue
        prose = line.strong or (line.sentence and line.closed and line.words >= 6)
        if prose and not _is_standfirst(lines, rules, index) and _goes_on(lines, rules, index, taken):
            return index
    return len(lines)


def _after_house_prose(lines: Sequence[Line], rules: Sequence[str]) -> int:
    """Return where to look for the first paragraph: below prose of the house above a signed title, else 0."""
    before = []
    for index in range(min(len(lines), 60)):
        line = lines[index]
        if not rules[index] and line.sentence:
            before.append(index)
            if len(before) > MAX_HOUSE_PROSE or not speaks_to_reader(line):
                return 0
        near = range(index + 1, min(index + 4, len(lines)))
        signed = any(is_byline(lines[at]) or rules[at] == "date line" for at in near)
        title = not rules[index] and not line.sentence and not line.bullet and 4 <= line.words <= MAX_TITLE_WORDS
        if before and title and signed:
            return index
    return 0


def _goes_on(lines: Sequence[Line], rules: Sequence[str], index: int, taken: Container[int]) -> bool:
    """Tell whether more prose follows soon, or hardly any prose follows at all."""
    open_lines = [at for at in range(index + 1, len(lines)) if not rules[at] and at not in taken and lines[at].sentence]
    return len(open_lines) < 4 or sum(at <= index + 7 for at in open_lines) >= 2


def _is_standfirst(lines: Sequence[Line], rules: Sequence[str], index: int) -> bool:
    """Tell whether prose near the top sums up the report: byline or date of publication still follow."""
    if lines[index].words > MAX_STANDFIRST_WORDS or index == 0:
        return False
    for at in range(index + 1, min(index + 7, len(lines))):
        if is_byline(lines[at]) or (is_date_line(lines[at].plain) and rules[at] != "related stories"):
            return True
        if lines[at].strong and not rules[at]:
            return False
    return False


def find_headline(lines: Sequence[Line], rules: Sequence[str], end: int, title: str | None) -> int | None:
    """Return the index of the headline among the lines before `end`, or None where none can be told."""
    scores: dict[int, float] = {}
    fits: dict[int, int] = {}
    subject = [
        at
        for at in range(min(end, 12, len(lines)))
        if rules[at] == "mail header" and lines[at].norm.startswith("subject")
    ]
    if subject and sum(rule == "mail header" for rule in rules[:12]) >= 2:
        said = lines[subject[0]].norm.partition(": ")[2]
        again = [at for at in range(subject[0] + 1, min(end, len(lines))) if lines[at].norm == said]
        return again[0] if again else subject[0]
    wanted = _folded(title) if title else ""
    for index in range(min(end, len(lines))):
        line = lines[index]
        folded = _folded(line.plain)
        if wanted and len(folded) >= 12 and (folded in wanted or wanted in folded):
            fits[index] = len(folded) if folded in wanted else len(wanted)
        phrase = rules[index] == "furniture phrase" and line.words >= 6 and line.norm.startswith(_LIVE)
        if (
            (rules[index] and not phrase)
            or line.bullet
            or not 3 <= line.words <= MAX_TITLE_WORDS
            or is_byline(line)
            or is_dateline(line)
        ):
            continue
        scores[index] = _headline_score(lines, rules, index)
    if fits and max(fits.values()) * 2 >= len(wanted):
        return max(fits, key=lambda at: fits[at])
    best = max(scores.values(), default=0.0)
    return next(
        (at for at, score in scores.items() if score >= max(LEAST_HEADLINE, best - HEADLINE_MARGIN + 1e-6)), None
    )


def _headline_score(lines: Sequence[Line], rules: Sequence[str], index: int) -> float:
    """Weigh how much a line looks like the headline: length, what follows, whether the page says it again."""
    line = lines[index]
    score = min(line.words, 8) / 8 - (0.6 if line.closed and line.plain[-1:] == "." else 0.0)
    again = line.words >= 6 and any(line.norm in other.norm for other in lines if other is not line)
    score += 0.5 if again else 0.0
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is not None:
        follows = (
            is_byline(after) or is_names(after) or is_date_line(after.plain) or after.sentence or is_dateline(after)
        )
        near = range(index + 1, min(index + 5, len(lines)))
        signed = any(is_byline(lines[at]) or find_day(lines[at].plain) for at in near)
        score += 0.3 if follows or signed else 0.0
        score += 0.3 if any(is_byline(lines[at]) or byline_by_place(lines, rules, at) for at in near) else 0.0
        score += 0.2 if is_byline(after) or after.norm.startswith(("by ", "published ", "posted ")) else 0.0
        menus = sum(rules[at] in {"menu", "subscribe"} for at in list(near)[:3])
        score -= 0.25 * menus
    score -= 0.5 if rules[index] else 0.0
    score -= 0.25 if line.low == 0 and not line.plain.isupper() else 0.0
    alone = all(not 0 <= at < len(lines) or lines[at].group != line.group for at in (index - 1, index + 1))
    score += 0.2 if alone else 0.0
    house = (
        "official website",
        "news of ",
        "newspaper",
        "founded",
        "since #",
        "news from ",
        "your source",
        "daily news",
    )
    score -= 0.6 if any(phrase in line.norm for phrase in house) or is_nameplate(line.plain) else 0.0
    score -= 0.6 if find_day(line.plain) and not line.sentence else 0.0
    score -= 0.5 if line.plain[:1] in '“"‘«' and line.plain[-1:] == "." else 0.0  # speech that opens the report
    return score - (0.5 if is_caption(lines, rules, index) else 0.0)


def byline_by_place(lines: Sequence[Line], rules: Sequence[str], index: int) -> bool:
    """Tell whether bare names stand where a byline stands: a date, a length or a trade is next to them."""
    if rules[index] or not is_names(lines[index]):
        return False
    for at in (index + 1, index - 1):
        if 0 <= at < len(lines) and (is_date_line(lines[at].plain.strip("/|–- ")) or rules[at] == "teaser data"):
            return True
    return index + 1 < len(lines) and is_trade(lines[index + 1])


def names_trade(words: str) -> bool:
    """Tell whether some words end in a word for an author's trade, in any number.

    Example:
        >>> names_trade("Staff Writers"), names_trade("Tomas Orr")
        (True, False)
    """
    return words.lower().removesuffix("s").endswith(_TRADES)


def is_trade(line: Line) -> bool:
    """Tell whether a line is nothing but an author's trade, as "Political correspondent"."""
    trade = line.norm.partition(",")[0]
    return line.words <= 8 and not line.closed and trade.endswith(_TRADES) and not line.verb


def is_subhead(lines: Sequence[Line], index: int, after: Line | None) -> bool:
    """Tell whether a short line without a full stop heads the prose that follows; one with Markdown's mark always does.

    A question is taken for the report's own: of 23 short questions in the open and practice layouts, 21 were.
    """
    line = lines[index]
    if HASHES.match(line.plain):
        return line.words <= MAX_SUBHEAD_WORDS and after is not None
    if line.closed or line.words > MAX_SUBHEAD_WORDS or is_speech_turn(line) or is_credit(line) or _in_pieces(line):
        return False
    if line.bullet and not _is_numbered_title(lines, index):
        return False
    if line.plain.endswith((":", ",", ";", "–", "—")) or after is None or is_credit(after):
        return False
    before = lines[index - 1] if index else None
    if before is not None and (before.plain.endswith((":", ",", ";")) or before.bullet):
        return False
    opens_like_clause = line.norm.startswith(("what ", "why ", "how ", "who ", "when ", "where "))
    quoted = line.plain[:1] in "“‘\"'" and line.plain[-1:] in "”’\"'"
    if line.verb and line.low >= 0.5 and not opens_like_clause and not quoted and line.words > 3:
        return False
    return after.strong or after.sentence or after.bullet or after.plain.endswith((":", "?"))


def _in_pieces(line: Line) -> bool:
    """Tell whether a short line is a row of figures, a remark in brackets, or more than one sentence."""
    figures = sum(word[:1].isdigit() for word in line.plain.replace("$", "").replace("€", "").split())
    aside = line.plain[:1] in "([-–—" or line.plain[:1].islower()
    return aside or figures >= 2 or _SENTENCES.search(line.plain) is not None or (": " in line.plain and line.words > 6)


def _is_numbered_title(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a numbered line is a title rather than an item: prose stands on both sides of it."""
    line = lines[index]
    if not line.plain[:1].isdigit() or not index or index + 1 == len(lines):
        return False
    return not lines[index - 1].bullet and lines[index + 1].sentence and not lines[index + 1].bullet


def _folded(text: str) -> str:
    """Fold a title for comparison: letters and digits only, lower case."""
    return "".join(char for char in text.lower() if char.isalnum())
