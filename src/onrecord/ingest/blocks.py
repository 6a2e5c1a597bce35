"""Blocks of a report: every stretch of its text gets one kind, with the rule that gave it. Nothing is cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.core.report import Block, BlockKind
from onrecord.ingest import headings
from onrecord.ingest.dates import is_date_line
from onrecord.ingest.house import LEAST_ADDRESS, address, house_lines, house_weight, is_bio
from onrecord.ingest.lines import Line, split_lines
from onrecord.ingest.notices import is_notice
from onrecord.ingest.phrases import furniture_rule, opens_teasers
from onrecord.ingest.points import key_points
from onrecord.ingest.pulled import pull_quotes
from onrecord.ingest.teasers import teaser_lines

WEAK = frozenset({"navigation", "legal", "counter", "menu"})
"""Rules too weak to set a line aside in the middle of the report unless furniture stands beside it."""

_CLOCK = re.compile(r"\A\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\Z")
LINKS_OUT = (
    "read",
    "see ",
    "watch",
    "also",
    "related",
    "on the topic",
    "more",
    "listen",
    "video",
    "go deeper",
    "gallery",
)
"""Beginnings of lines that name another story within the report."""

COMMENT_SIGNS = frozenset({"comments", "sharing", "teaser data", "date line"})
"""Rules for lines that stand around a reader's comment: reply, like, age, date."""

TEASER_DATA = frozenset({"teaser data", "furniture phrase", "date line"})
"""Rules for lines that stand under the title of another story."""

NEUTRAL = frozenset({"date line", "teaser data", "no words", "counter"})
"""Rules for lines that may stand beside the report as well as beside furniture."""

MAX_PROMPT = 18
"""Prose of at most this many words among furniture lines is a prompt."""

TAIL_OPENERS = frozenset({"sharing", "subscribe", "feedback", "comments", "ends", "tags", "legal", "furniture phrase"})
"""Rules after which prose about the page itself no longer counts as the report."""

FAR, MUCH = 3, 20
"""Once furniture has run on for more than `FAR` lines, fewer than `MUCH` words of prose do not take the report up again
(open layouts and eight pages of our own, November 2026: `python -m evaluation.layouts`)."""

LONG = 35
"""A paragraph of this many words is no blurb of another story."""

QUOTES = "“”\"‘’'«»"
Marks = dict[int, tuple[BlockKind, str]]


def mark_blocks(text: str, *, title: str | None = None, hints: Mapping[int, str] | None = None) -> tuple[Block, ...]:
    r"""Cut a canonical text into blocks and give each its kind.

    `title` is a headline known from page metadata. `hints` say, by the offset at which a block starts, what the page's
    mark-up calls it ("headline", "subhead", "caption", "byline", "furniture", "item", "prose"). Blocks are in text
    order, do not overlap, and cover every character that is not white space.

    Example:
        >>> [block.kind for block in mark_blocks("Port shut\n\nOndria shut its only port on Monday morning.")]
        ['headline', 'body']
    """
    lines = split_lines(text)
    marks = _Marker(text, lines, hints or {}).run(title)
    return tuple(
        Block(kind, line.start, line.end, why)
        for index, line in enumerate(lines)
        for kind, why in [marks.get(index, ("body", ""))]
    )


class _Marker:
    """One pass over the lines of one text; each method answers one question and fills `marks`."""

    def __init__(self, text: str, lines: Sequence[Line], hints: Mapping[int, str]) -> None:
        self.lines = lines
        self.hints = {index: hints[line.start] for index, line in enumerate(lines) if line.start in hints}
        self.rules = [self._own_rule(line, text[line.start : line.end]) for line in lines]
        self.marks: Marks = {}
        self.spaced = _is_spaced(lines)
        for index in house_lines(lines, self.rules):
            self.rules[index] = "house text"
        self.points = key_points(lines, self.rules)

    def run(self, title: str | None) -> Marks:
        """Ask all questions in their order: what a line says, what stands around it, where it stands."""
        self._notices_and_captions()
        for index in pull_quotes(self.lines):
            self._set(index, "furniture", "pull quote")
        self.teasers = teaser_lines(self.lines, self.rules, spaced=self.spaced)
        first = headings.first_body(self.lines, self.rules, self.teasers.keys() | self.marks.keys())
        self._readers_comments(first)
        last = self._last_body(first)
        self._head(first, title)
        for index, why in self.teasers.items():
            if self.marks.get(index, ("",))[0] == "caption" and not headings.tells_picture(self.lines[index]):
                del self.marks[index]
            self.marks.setdefault(index, ("furniture", why))
        self._middle(first, last)
        self._tail(last)
        return self.marks

    def _own_rule(self, line: Line, raw: str) -> str:
        """Name the rule by which a line is furniture on its own words."""
        if is_notice(line):
            return ""
        if is_date_line(line.plain.strip("/|–- ")):
            return "date line"
        return furniture_rule(line, raw)

    def _notices_and_captions(self) -> None:
        """Mark notices and captions, which may stand anywhere."""
        for index, line in enumerate(self.lines):
            hint = self.hints.get(index)
            if is_notice(line):
                self.marks[index] = ("notice", "correction or note")
            elif hint == "caption" and not self.rules[index]:
                self.marks[index] = ("caption", "page mark-up")
            elif headings.is_caption(self.lines, self.rules, index):
                self.marks[index] = ("caption", "picture text")
                self.rules[index] = ""

    def _head(self, first: int, title: str | None) -> None:
        """Mark the lines before the first paragraph."""
        if first == len(self.lines) and not title:
            return
        tops = [at for at in range(first) if self.hints.get(at) == "headline" and self.lines[at].words >= 2]
        headline = tops[0] if tops else headings.find_headline(self.lines, self.rules, first, title)
        if headline is None:
            bare = [
                at for at in range(first) if not self.rules[at] and at not in self.marks and self.lines[at].words >= 2
            ]
            headline = bare[0] if len(bare) == 1 and not self.lines[bare[0]].closed else None
        if headline is not None:
            self.marks[headline] = ("headline", "title at the head")
        for index in range(first):
            line, rule = self.lines[index], self.rules[index]
            if index in self.marks:
                continue
            if headline is not None and index < headline:
                self._set(index, "furniture", rule or "above the headline")
            elif headings.is_dateline(line):
                self._set(index, "dateline", "place and day")
            elif headings.is_byline(line) or (
                not self._has("byline", index) and headings.byline_by_place(self.lines, self.rules, index)
            ):
                self._set(index, "byline", "author line")
            elif headings.is_trade(line) and self.marks.get(index - 1, ("",))[0] == "byline":
                self._set(index, "furniture", "author's trade")
            elif (
                not rule
                and self._has("headline", index)
                and not self._has("dateline", index)
                and (headings.is_bare_place(self.lines, index))
            ):
                self._set(index, "dateline", "place alone")
            elif index in self.points:
                self._set(index, "subhead", "key point")
            elif rule:
                self._set(index, "furniture", rule)
            elif headline is not None and (line.words >= 5 or line.sentence):
                signed = any(self.marks.get(at, ("",))[0] == "byline" or self.rules[at] == "date line"
                             for at in range(headline, index))  # fmt: skip
                picture = signed and not line.bullet and self.hints.get(index, "") in {"", "quiet"}
                self._set(
                    index, *(("caption", "under the author line") if picture else ("subhead", "under the headline"))
                )
            elif line.words <= 4 and not line.closed and first < len(self.lines) and not line.bullet:
                self._set(index, "furniture", "label at the head")

    def _has(self, kind: str, before: int) -> bool:
        """Tell whether a line before the one at `before` has a kind."""
        return any(at < before and mark[0] == kind for at, mark in self.marks.items())

    def _last_body(self, first: int) -> int:
        """Return the index of the last paragraph of the report itself; -1 when there is none."""
        last, opened = first if first < len(self.lines) else -1, False
        for index in range(max(first, 0), len(self.lines)):
            line = self.lines[index]
            if index in self.teasers or self.marks.get(index, ("body",))[0] != "body":
                continue
            if self.rules[index]:
                opened = opened or self._opens_tail(index)
                continue
            if self._is_about_author(index, opened):
                self._set(index, "furniture", "about the author")
                continue
            house = house_weight(line) * (25 if opened else 15)
            if opened and index - last > FAR and self._prose_from(index) < MUCH and not self._after_clock(index):
                continue
            if opened and address(line) >= LEAST_ADDRESS - 1 and not self._after_clock(index):
                continue
            if (line.strong and house <= line.words) or (line.sentence and (not opened or self._after_clock(index))):
                last, opened = index, False
            elif last >= 0 and (
                ((line.closed or line.plain[-1:] == ",") and not opened and last == index - 1)
                or _is_bracketed(line, last == index - 1)
                or (last == index - 1 and line.bullet and self.lines[last].bullet)
                or (not opened and self._in_list(index))
                or headings.is_speech_turn(line)
            ):
                last = index
        return last

    def _prose_from(self, index: int) -> int:
        """Count the words of prose among the next few lines, those of the house and of teasers left out."""
        near = [
            at
            for at in range(index, min(index + 8, len(self.lines)))
            if self.lines[at].sentence and not self.rules[at] and at not in self.teasers
            if house_weight(self.lines[at]) * 25 <= self.lines[at].words
        ]
        paired = any(two - one == 1 for one, two in pairwise(near))
        long = any(self.lines[at].words >= LONG for at in near)
        return sum(self.lines[at].words for at in near) if paired or long else 0

    def _readers_comments(self, first: int) -> None:
        """Set aside everything after a comments label when what follows looks like comments: replies, likes, dates."""
        strong = 0
        for index in range(first, len(self.lines)):
            strong += self.lines[index].strong and not self.rules[index]
            label = self.rules[index] == "comments" or self.lines[index].norm.startswith(
                ("# thoughts on", "# comments on")
            )
            if not label or strong < 3:
                continue
            after = range(index + 1, len(self.lines))
            signs = sum(self.rules[at] in COMMENT_SIGNS for at in list(after)[:12])
            later = sum(self.lines[at].strong and not self.rules[at] for at in after)
            if signs >= 2 and later <= strong:
                for at in after:
                    self._set(at, "furniture", "readers' comments")
                return

    def _after_clock(self, index: int) -> bool:
        """Tell whether a time of day heads this line, as in a running report, with no furniture since."""
        for at in range(index - 1, max(-1, index - 9), -1):
            if _CLOCK.match(self.lines[at].plain):
                return True
            if self.rules[at]:
                return False
        return False

    def _opens_tail(self, index: int) -> bool:
        """Tell whether furniture at `index` may be the beginning of the end; a link to one other story is not."""
        return self.rules[index] in TAIL_OPENERS and not self.lines[index].norm.startswith(LINKS_OUT)

    def _by_author(self, line: Line) -> bool:
        """Tell whether a line opens with a name that an author line of the page holds."""
        opening = " ".join(line.plain.split(" ")[:2])
        return any(headings.is_byline(other) and opening in other.plain for other in self.lines)

    def _is_about_author(self, index: int, opened: bool) -> bool:
        """Tell whether a line tells who the author is, in the tail, by name, or under a label that announces it."""
        line = self.lines[index]
        if index and headings.is_names(self.lines[index - 1], after="about "):
            return True
        return is_bio(line) and (opened or self._by_author(line) or self._after_about(index))

    def _after_about(self, index: int) -> bool:
        """Tell whether the line before announces an author, or is about one."""
        if not index:
            return False
        before = self.lines[index - 1]
        return (self.marks[index - 1][1] if index - 1 in self.marks else "") == "about the author" or (
            not before.closed and before.words <= 5 and (before.norm.startswith("about ") or headings.is_names(before))
        )

    def _in_list(self, index: int) -> bool:
        """Tell whether a line carries on a list that prose with a colon opened."""
        line = self.lines[index]
        if not line.bullet or index == 0 or line.words < 2:
            return False
        before, after = self.lines[index - 1], self.lines[min(index + 1, len(self.lines) - 1)]
        return before.plain.endswith(":") or before.bullet or (after.bullet and not self.rules[index - 1])

    def _middle(self, first: int, last: int) -> None:
        """Mark the lines between the first and the last paragraph."""
        for index in range(first, last + 1):
            line, rule = self.lines[index], self.rules[index]
            if index in self.marks:
                continue
            if rule and rule not in WEAK:
                self._set(index, "furniture", rule)
            elif headings.is_byline(line):
                self._set(index, "byline", "author line")
            elif (
                index
                and _CLOCK.match(self.lines[index - 1].plain)
                and line.words <= headings.MAX_SUBHEAD_WORDS
                and (not line.closed and not line.sentence)
            ):
                self._set(index, "subhead", "title under a time of day")
            elif headings.is_dateline(line) and index <= first + 1:
                self._set(index, "dateline", "place and day")
        self._teased_titles(first, last)
        for index in range(first, last + 1):
            if index not in self.marks:
                self._middle_line(index)

    def _teased_titles(self, first: int, last: int) -> None:
        """Set aside a title without a label whose next line gives its age, length or a "read more"."""
        seen = Counter(line.norm for line in self.lines)
        for index in range(first + 1, last):
            after = self.lines[index + 1]
            data = self.marks.get(index + 1, ("",))[0] == "furniture" and self.rules[index + 1] in TEASER_DATA
            data = data or (not after.strong and headings.is_byline(after) and after.norm.startswith("by "))
            data = data or (not after.strong and seen.get(self.lines[index].norm, 0) > 1)
            if data and index not in self.marks and self._is_title(index):
                self._set(index, "furniture", "title with teaser data")
                if headings.is_byline(after):
                    self.marks[index + 1] = ("furniture", "author of another story")
                    if (
                        index + 2 < last
                        and self.lines[index + 2].words <= 14
                        and self.spaced
                        and (self.lines[index + 2].group == after.group)
                    ):
                        self._set(index + 2, "furniture", "blurb of another story")

    def _is_title(self, index: int) -> bool:
        """Tell whether a line could be the title of another story: no sentence, no list item, no row of a table."""
        line, before = self.lines[index], self.lines[index - 1]
        if line.sentence or line.closed or line.bullet or not 3 <= line.words <= 24 or self.rules[index]:
            return False
        structured = before.plain.endswith(":") or ": " in line.plain[:30] or (line.low < 0.2 and "," in line.plain)
        return not structured and not headings.is_speech_turn(line) and sum(c.isdigit() for c in line.plain) < 5

    def _middle_line(self, index: int) -> None:
        """Judge one line that its own words leave open, by its neighbours."""
        line, rule = self.lines[index], self.rules[index]
        if rule and self._beside_furniture(index):
            self._set(index, "furniture", rule)
        elif line.words <= MAX_PROMPT and self._group_is_furniture(index, 3 if line.strong else 2):
            self._set(index, "furniture", "among furniture")
        elif headings.is_subhead(self.lines, index, self._next_kept(index)) or self.hints.get(index) == "subhead":
            self._set(index, "subhead", "short line before prose")
        elif rule == "counter" and not line.bullet:
            self._set(index, "furniture", rule)

    def _next_kept(self, index: int) -> Line | None:
        """Return the next line that is not furniture."""
        for at in range(index + 1, len(self.lines)):
            if self.marks.get(at, ("body",))[0] not in {"furniture", "caption"}:
                return self.lines[at]
        return None

    def _beside_furniture(self, index: int) -> bool:
        """Tell whether the line before or after is furniture."""
        return any(self.marks.get(at, ("body",))[0] == "furniture" for at in (index - 1, index + 1))

    def _group_is_furniture(self, index: int, least: int) -> bool:
        """Tell whether at least half of the lines, and `least` lines, between the same blank lines are furniture."""
        if not self.spaced:
            return False
        group = [at for at in range(max(0, index - 8), min(index + 9, len(self.lines)))
                 if self.lines[at].group == self.lines[index].group and self.rules[at] not in NEUTRAL]  # fmt: skip
        aside = [at for at in group if self.marks.get(at, ("body",))[0] == "furniture"]
        return len(group) >= least and len(aside) * 2 >= len(group)

    def _tail(self, last: int) -> None:
        """Mark the lines after the last paragraph: furniture, but for notices, names and a plain last sentence."""
        for index in range(last + 1, len(self.lines)):
            line, rule = self.lines[index], self.rules[index]
            if index in self.marks:
                continue
            if last < 0:
                if rule:
                    self._set(index, "furniture", rule)
            elif rule:
                self._set(index, "furniture", rule)
            elif headings.is_byline(line):
                self._set(index, "byline", "author line")
            else:
                self._set(index, "furniture", "label" if opens_teasers(line) else "after the last paragraph")

    def _set(self, index: int, kind: BlockKind, why: str) -> None:
        """Give a line its kind once."""
        self.marks.setdefault(index, (kind, why))


def _is_bracketed(line: Line, follows: bool) -> bool:
    """Tell whether a line in brackets closes the report it follows: "[End of interview]"."""
    return follows and line.words <= 12 and line.plain[:1] in "[(" and line.plain[-1:] in "])"


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs stand apart by blank lines: most strong lines are alone between them."""
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.group] = sizes.get(line.group, 0) + 1
    strong = [line for line in lines if line.strong]
    return bool(strong) and sum(sizes[line.group] <= 2 for line in strong) >= 0.6 * len(strong)
