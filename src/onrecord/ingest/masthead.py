"""What a page says of itself in print: address, publisher, headline, byline, dateline, day of publication.

Each value keeps the place it was taken from; what no place gives stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from onrecord.core.report import Block, Given
from onrecord.ingest.dates import day_in_url, find_day, find_published, is_date_line, weekday_fits
from onrecord.ingest.headings import names_trade
from onrecord.ingest.lines import HASHES
from onrecord.ingest.nameplate import (
    could_be_name,
    line_number,
    name_at_head,
    name_behind_headline,
    name_in_frames,
)

_URL = re.compile(r"\A<?((?:https?://|www\.)\S{3,2000}?)>?\Z", re.IGNORECASE)
_BY = re.compile(
    r"\A[\W_]{0,3}(?:(?:written|reported|story|text|words|prepared|compiled|interview|posted|report|analysis|opinion)\s)?"
    r"by\s?:?\s|\A(?:authors?|correspondents?|reporters?)\s?:\s",
    re.IGNORECASE,
)
_PIECE = re.compile(r",\s|\s?[|•·]\s?|\s[-–—/]\s")
_TAIL = re.compile(r"\d{1,2}[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,24}+){0,4}"
_MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_INLINE = re.compile(
    rf"\A(?P<line>{_CAPS}(?:, [A-Z][\w.]{{1,20}}(?: [A-Z][\w.]{{1,20}}){{0,2}})??"
    rf"(?:, (?:[A-Z][a-z]+day, )?{_MONTH_DAY})?"
    r"(?: ?[(/\[][A-Z][\w .&/-]{1,40}[)/\]])?)\s?(?:--?|[–—:])\s?(?=\S)"
)
_COPYRIGHT = re.compile(
    r"\A(?:copyright|©|\(c\)|\s|[-–:,.]|\d{4}|by)+(?P<who>[^\W\d_].{1,80}?)"
    r"(?=\s?(?:\.(?:\s|\Z)|,? (?:inc|ltd|llc|plc|bv)\b|all rights|\d{4}|[|·©(]|\Z))",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(r"\A(?:published|publisher) ?(?:by|:) (?P<who>.{2,80})\Z", re.IGNORECASE)
_OWNED = re.compile(r"\s{1,4}copyright\Z|'s copyright\Z", re.IGNORECASE)
_FROM = re.compile(r"\A(?i:from): ?[\"“]?(?P<who>[^\W\d_a-z][^<>@\"”]{2,60})[\"”]? ?<[^<>\s]{3,100}>")
_TURN = re.compile(r"\A[^\W\d_a-z][\w.'’-]{0,24}+(?: [^\W\d_a-z][\w.'’-]{0,24}+){0,3}+: \S")
FIRST_PARAGRAPHS = 4
"""A dateline opens one of so many first paragraphs: a standfirst or key points may stand before it."""

_WORDS = re.compile(r"[^\W\d_]{4,30}")
_NOT_PRINTED = re.compile(r"\b(?:updated?|modified|added|revised|edited|amended)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:originally|first) (?:published|posted)\b|\bpublished\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What is known about a page beside its text; None where nothing gives it. `notes` tell of disagreement.

    `window` is what a web page gives a browser as the title of its window, "" where there is none.
    """

    url: Given | None = None
    publisher: Given | None = None
    title: Given | None = None
    byline: Given | None = None
    dateline: Given | None = None
    published: Given | None = None
    notes: tuple[str, ...] = ()
    window: str = ""

    def over(self, other: Masthead) -> Masthead:
        """Fill what is missing here from `other`, and keep the notes of both."""
        values = {
            name: getattr(self, name) or getattr(other, name)
            for name in (field.name for field in fields(self)) if name not in ("notes", "window")
        }  # fmt: skip
        return Masthead(**values, notes=self.notes + other.notes, window=self.window or other.window)


def printed_masthead(text: str, blocks: Sequence[Block]) -> Masthead:
    r"""Read what the text itself prints about the page.

    Example:
        >>> text = "https://herald.example/2031/06/port\n\nOndria shut its only port on Monday morning."
        >>> from onrecord.ingest.blocks import mark_blocks
        >>> printed_masthead(text, mark_blocks(text)).published
        Given(value='2031-06', basis='address printed on line 1')
    """
    url = _first_url(text, blocks)
    dateline = _dateline(text, blocks)
    published, notes = _published(text, blocks, dateline)
    if published is None and url is not None and (day := day_in_url(url.value)):
        published = Given(day, url.basis.replace("printed", "address printed"))
    return Masthead(
        url=url, publisher=_published_by(text, blocks), title=_block_value(text, blocks, "headline"),
        byline=_byline(text, blocks), dateline=dateline, published=published, notes=notes,
    )  # fmt: skip


def strip_by(line: str) -> str:
    """Take the leading "By" off an author line, and the date or trade behind the names.

    Example:
        >>> strip_by("Written by Marta Ilves"), strip_by("By Marta Ilves | 15 March 2031"), strip_by("Tomas Orr, staff writer")
        ('Marta Ilves', 'Marta Ilves', 'Tomas Orr')
    """
    names = " ".join(_BY.sub("", line.strip(), count=1).split()).strip(" |/")
    pieces = list(_PIECE.finditer(names))
    for piece in reversed(pieces):
        behind = names[piece.end() :]
        if piece.start() and (is_date_line(behind) or _TAIL.fullmatch(behind) or names_trade(behind)):
            names = names[: piece.start()].strip(" |/")
    return names or line.strip()


def inline_dateline(paragraph: str) -> str | None:
    """Return the dateline that opens a paragraph, without the dash, or None.

    Example:
        >>> inline_dateline("VESTRA, May 3 (ONA) – Ondria shut its port.")
        'VESTRA, May 3 (ONA)'
    """
    found = _INLINE.match(paragraph[:200])
    if not found:
        return None
    line = found["line"]
    separator = paragraph[found.end("line") : found.end()].strip()
    if separator == ":" and ("," in line or "(" in line or len(line.split()) > 2):
        return None
    return line


def _block_value(text: str, blocks: Sequence[Block], kind: str) -> Given | None:
    """Return the words of the first block of a kind, without Markdown's mark, with the line it stands on."""
    for block in blocks:
        if block.kind == kind:
            words = HASHES.sub("", " ".join(text[block.start : block.end].split()))
            return Given(words, f"printed on line {line_number(text, block.start)}")
    return None


def _byline(text: str, blocks: Sequence[Block]) -> Given | None:
    """Return the first author line; credits in brackets at the end count only where there is no other."""
    lines = [block for block in blocks if block.kind == "byline"]
    lines.sort(key=lambda block: text[block.start] in "([")
    if not lines:
        return None
    return Given(strip_by(text[lines[0].start : lines[0].end].strip("()[]")),
                 f"printed on line {line_number(text, lines[0].start)}")  # fmt: skip


def _first_url(text: str, blocks: Sequence[Block]) -> Given | None:
    """Return the first address that has a line to itself."""
    for block in blocks:
        if block.kind == "furniture" and (found := _URL.match(text[block.start : block.end])):
            return Given(found[1], f"printed on line {line_number(text, block.start)}")
    return None


def _dateline(text: str, blocks: Sequence[Block]) -> Given | None:
    """Return the dateline: alone on its line, or at the start of the first paragraph."""
    alone = _block_value(text, blocks, "dateline")
    if alone is not None:
        return alone
    paragraphs = [block for block in blocks if block.kind == "body"]
    turns = sum(_TURN.match(text[block.start : block.start + 80]) is not None for block in paragraphs)
    for block in paragraphs[:FIRST_PARAGRAPHS] if turns < 3 else ():
        if line := inline_dateline(text[block.start : block.end]):
            return Given(line, f"printed at the start of line {line_number(text, block.start)}")
    return None


def _published_by(text: str, blocks: Sequence[Block]) -> Given | None:
    """Return the publisher's name as the page prints it: a line at the head that the copyright line bears out."""
    if sender := _sender(text, blocks):
        return sender
    holder: tuple[str, Block] | None = None
    for block in blocks:
        line = " ".join(text[block.start : min(block.end, block.start + 200)].split())
        found = _PUBLISHED_BY.match(line) if block.kind == "furniture" else None
        if found is None and block.kind == "furniture" and re.match(r"\W{0,2}(?:copyright\b|©|\(c\))", line, re.I):
            found = _COPYRIGHT.match(line)
        if found and find_day(found["who"]) is None and len(found["who"].split()) <= 8:
            holder = (_OWNED.sub("", found["who"]).strip(" ,.-–"), block)
    if holder is None:
        return name_at_head(text, blocks) or _behind_headline(text, blocks) or name_in_frames(text, blocks)
    wanted = {word.lower() for word in _WORDS.findall(holder[0])} or {holder[0].lower()}
    names = [
        (" ".join(text[b.start : b.end].split()), b)
        for b in blocks
        if b.kind == "furniture" and b.start < holder[1].start and b.why not in {"menu", "navigation"}
    ]
    heads: list[tuple[int, str, Block]] = []
    for line, block in names:
        if len(line.split()) <= 6 and "|" not in line and wanted & {w.lower() for w in re.findall(r"\w+", line)}:
            again = sum(line.lower() in other.lower() for other, _ in names) - 1
            heads.append((min(again, 2) + 3 * (line.lower() == holder[0].lower()), line, block))
    if heads and heads[0][2].start < text.find("\n", len(text) // 2):
        _, line, block = max(heads, key=lambda item: item[0])
        return Given(line, f"printed on line {line_number(text, block.start)}")
    return (
        name_at_head(text, blocks)
        or _behind_headline(text, blocks)
        or name_in_frames(text, blocks)
        or Given(holder[0], f"copyright printed on line {line_number(text, holder[1].start)}")
    )


def _behind_headline(text: str, blocks: Sequence[Block]) -> Given | None:
    """Return the name behind the headline in a copied window title, the line of the title and the headline told apart."""
    title = next((block for block in blocks if block.kind == "headline"), None)
    if title is None:
        return None
    headline = text[title.start : title.end]
    for block in blocks:
        if block.kind == "furniture" and block.end - block.start < 300:
            name = name_behind_headline(text[block.start : block.end], headline)
            if name and could_be_name(name):
                return Given(name, f"printed behind the headline on line {line_number(text, block.start)}")
    return None


def _sender(text: str, blocks: Sequence[Block]) -> Given | None:
    """Return the sender of a newsletter that was sent by mail."""
    for block in blocks:
        if block.why == "mail header" and (found := _FROM.match(text[block.start : block.end])):
            return Given(found["who"].strip(), f"sender printed on line {line_number(text, block.start)}")
    return None


def _published(text: str, blocks: Sequence[Block], dateline: Given | None) -> tuple[Given | None, tuple[str, ...]]:
    """Return the printed day of publication: by the headline, in a full dateline, above the headline, or labelled."""
    head, above, labelled = [], [], []
    first = next((i for i, b in enumerate(blocks) if b.kind in {"body", "notice"}), len(blocks))
    title = next((i for i, b in enumerate(blocks) if b.kind == "headline"), -1)
    for index, block in enumerate(blocks):
        line = " ".join(text[block.start : min(block.end, block.start + 240)].split())
        if block.kind not in {"furniture", "byline", "subhead"} or block.why in {"related stories", "title told twice"}:
            continue
        if not (day := find_published(line)):
            continue
        where = (day, block, line)
        if title < index < first and (block.kind != "subhead"):
            head.append(where)
        elif 0 <= title - index <= 2 or (title < 0 and index < first and is_date_line(line)):
            above.append(where)
        elif index > first and _FIRST.search(line) and is_date_line(line):
            labelled.append(where)
    ranked = sorted(head, key=lambda item: not _FIRST.search(item[2]))
    if not ranked and dateline is not None and (day := find_day(dateline.value)):
        return Given(day, f"dateline {dateline.basis}"), _disagree(day, above)
    ranked += labelled + above
    if not ranked:
        return None, ()
    day, block, line = ranked[0]
    notes = () if weekday_fits(line, day) else (f"the weekday printed with {day} does not fit it",)
    return Given(day, f"printed on line {line_number(text, block.start)}"), notes + _disagree(day, head)


def _disagree(day: str, others: Sequence[tuple[str, Block, str]]) -> tuple[str, ...]:
    """Note the printed days that differ from the one taken."""
    return tuple(
        f"another day is printed too: {other}" for other in dict.fromkeys(o[0] for o in others) if other != day
    )
