"""Which visible blocks of a web page are its report: what the extractor kept, and what stands among it.

The extractor has the first word. Its losses come back by rules on where a block stands: repeats, headline, standfirst,
author and date lines, captions, list items, short paragraphs and notices. What pages call furniture stays out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.ingest.dates import is_date_line
from onrecord.ingest.headings import is_byline, is_dateline
from onrecord.ingest.house import house_weight, is_bio
from onrecord.ingest.html_blocks import PageBlock
from onrecord.ingest.lines import Line, make_line
from onrecord.ingest.notices import is_notice
from onrecord.ingest.phrases import furniture_rule, opens_teasers, whole_line
from onrecord.ingest.teasers import MAX_BLURB_WORDS

CORE_CHARACTERS = 50
"""A block that the extractor kept counts as core text from this length on; shorter ones may be menus."""

HOLDS_TEXT = 0.35
"""An element that holds at least this share of the core text is no furniture, whatever it is called."""

CONTAINER = 0.8
"""The innermost element with at least this share of the core text is the container of the report."""

LINKED = 0.75
"""From this share of linked characters on, a short block is a link to something else."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """All visible blocks of a page in page order, each with whether it is part of the report."""

    blocks: tuple[tuple[PageBlock, bool], ...]


def select(blocks: Sequence[PageBlock], *, title: str | None) -> Chosen:
    """Choose the blocks that make the report of a page.

    Example:
        >>> page = [PageBlock("Home", (1, 0), linked=1.0),
        ...         PageBlock("Ondria shut its only port on Monday, officials said.", (2, 0), kept=True)]
        >>> [block.text[:6] for block, kept in select(page, title=None).blocks if kept]
        ['Ondria']
    """
    picked = _Picker(blocks, title).pick()
    return Chosen(tuple((block, at in picked) for at, block in enumerate(blocks)))


def without_furniture(blocks: Sequence[PageBlock], *, title: str | None) -> tuple[PageBlock, ...]:
    """Return the blocks of a draft's page but for what is no text of it: menus, teasers, footers, lines that are only a link.

    A draft is its author's: other than of a report, all else stays, short lines and lists too. Where nothing would, all stays.
    """
    picker = _Picker(blocks, title)
    kept = tuple(block for at, block in enumerate(blocks) if not picker.sets_aside(at))
    return kept or tuple(blocks)


class _Picker:
    """One pass over the blocks of one page."""

    def __init__(self, blocks: Sequence[PageBlock], title: str | None) -> None:
        self.blocks = blocks
        self.lines = [make_line(block.text, 0, len(block.text)) for block in blocks]
        self.weight: dict[int, int] = {}
        self.core = self._find_core()
        self.total = sum(len(blocks[at].text) for at in self.core)
        self.title = _folded(title) if title else ""

    def pick(self) -> set[int]:
        """Return the indices of the blocks that make the report."""
        if not self.core:
            return set()
        container = self._container()
        within = [at for at in self.core if container in self.blocks[at].path]
        first, last = within[0], within[-1]
        headline = self._headline(first)
        picked = {headline} if headline is not None else set()
        teased = self._teased()
        start = headline if headline is not None else max(0, first - 8)
        for at, block in enumerate(self.blocks):
            inside = container in block.path
            if is_notice(self.lines[at]) and not self._links_away(at):
                picked.add(at)
            elif (self._is_junk(block) and not (start < at < first and self._is_own_junk(at))) or any(
                element in teased for element in block.path
            ):
                continue
            elif inside and (start <= at or at >= first):
                if self._belongs(at):
                    picked.add(at)
            elif (start < at < first and self._is_head(at)) or (at > first and self._is_late_prose(at, last)):
                picked.add(at)
        return picked

    @cached_property
    def _drafted(self) -> tuple[frozenset[int], int | None]:
        """Return the elements of teasers and the block of the headline."""
        return frozenset(self._teased()), self._headline(self.core[0]) if self.core else None

    def sets_aside(self, at: int) -> bool:
        """Tell whether a block is furniture of a page whose text is somebody's own."""
        block, (teased, headline) = self.blocks[at], self._drafted
        if at == headline or is_notice(self.lines[at]):
            return False
        return self._is_junk(block) or self._links_away(at) or any(element in teased for element in block.path)

    def _find_core(self) -> list[int]:
        """Return the blocks the extractor surely kept as text, without those in furniture, and weigh their elements."""
        sure = [at for at, block in enumerate(self.blocks) if block.kept and len(block.text) >= CORE_CHARACTERS]
        if not sure:
            sure = [at for at, block in enumerate(self.blocks) if block.kept and self.lines[at].words]
        if not sure:
            sure = [at for at, line in enumerate(self.lines) if line.sentence and self.blocks[at].linked < LINKED]
        plain = [at for at in sure if not self.blocks[at].junk]
        chars = {at: sum(len(self.blocks[i].text) for i in group) for at, group in ((0, sure), (1, plain))}
        core = plain if chars[1] >= HOLDS_TEXT * chars[0] else sure
        for at in core:
            for element in self.blocks[at].path:
                self.weight[element] = self.weight.get(element, 0) + len(self.blocks[at].text)
        return core

    def _container(self) -> int:
        """Return the innermost element that holds nearly all core text."""
        need = self.total * CONTAINER
        best = {element: depth for at in self.core for depth, element in enumerate(reversed(self.blocks[at].path))
                if self.weight[element] >= need}  # fmt: skip
        return max(best, key=lambda element: best[element])

    def _is_junk(self, block: PageBlock) -> bool:
        """Tell whether a block stands in an element that is furniture by name and holds little of the core text."""
        limit = self.total * HOLDS_TEXT
        return any(self.weight.get(element, 0) < limit for element in block.junk)

    def _is_own_junk(self, at: int) -> bool:
        """Tell whether prose is furniture by nothing but the name of its very own element, as a standfirst may be."""
        block = self.blocks[at]
        return self.lines[at].strong and block.junk == block.path[:1]

    def _teased(self) -> set[int]:
        """Return the elements that open with a label for other stories or for an advertisement and hold little text."""
        members: dict[int, list[int]] = {}
        for at, block in enumerate(self.blocks):
            for element in block.path:
                members.setdefault(element, []).append(at)
        limit = self.total * HOLDS_TEXT
        return {
            element for element, held in members.items()
            if len(held) >= 2 and self.weight.get(element, 0) < limit
            and (opens_teasers(self.lines[held[0]]) or whole_line(self.lines[held[0]]) == "advertisement")
            and sum(self.lines[at].words > MAX_BLURB_WORDS for at in held) == 0
            and sum(self.lines[at].strong for at in held) * 2 <= len(held)
            and sum(self.blocks[at].linked >= 0.5 for at in held) * 3 >= len(held) - 1
        }  # fmt: skip

    def _headline(self, first: int) -> int | None:
        """Return the block of the headline: the h1 or block that has most of the page's title, else the last h1."""
        near = range(min(first + 1, len(self.blocks)))
        fits: dict[int, int] = {}
        for at in near:
            folded = _folded(self.blocks[at].text)
            fit = min(len(folded), len(self.title)) if folded in self.title or self.title in folded else 0
            if fit >= 12 and (self.blocks[at].linked < LINKED or self.blocks[at].hint == "headline"):
                fits[at] = fit
        tops = [at for at in near if self.blocks[at].hint == "headline" and self.lines[at].words >= 2]
        titled = [at for at in tops if at in fits]
        if titled or not tops:
            best = titled or [at for at in fits if fits[at] * 2 >= len(self.title)]
            return max(best, key=lambda at: fits[at]) if best else None
        return tops[-1]

    def _belongs(self, at: int) -> bool:
        """Tell whether a block inside the container, not in furniture, is part of the report."""
        block, line = self.blocks[at], self.lines[at]
        if self._links_away(at):
            return False
        if (
            block.kept
            or line.sentence
            or block.hint in {"headline", "subhead", "caption", "byline", "standfirst", "item"}
        ):
            return True
        return not furniture_rule(line, block.text) or is_date_line(line.plain)

    def _links_away(self, at: int) -> bool:
        """Tell whether a block is nothing but a link to something else."""
        block, line = self.blocks[at], self.lines[at]
        return block.linked >= LINKED and not line.strong and block.hint not in {"headline", "byline"}

    def _is_head(self, at: int) -> bool:
        """Tell whether a block between headline and text is part of the head: standfirst, author, date, caption."""
        block, line = self.blocks[at], self.lines[at]
        if block.hint in {"standfirst", "caption", "byline"} or is_byline(line) or is_dateline(line):
            return True
        return is_date_line(line.plain) or (line.words >= 6 and block.linked < 0.3 and self._plain(line, block))

    def _is_late_prose(self, at: int, last: int) -> bool:
        """Tell whether prose outside the container is the report too: kept among other text, or in the same article."""
        block, line = self.blocks[at], self.lines[at]
        if not line.strong or block.linked >= LINKED / 2:
            return False
        if block.kept and at <= last:
            return True
        same = block.article >= 0 and block.article == self.blocks[self.core[0]].article
        return same and not house_weight(line) and not is_bio(line) and self._plain(line, block)

    def _plain(self, line: Line, block: PageBlock) -> bool:
        """Tell whether no rule makes a line furniture."""
        return not furniture_rule(line, block.text)


def _folded(text: str) -> str:
    """Fold a title for comparison: letters and digits only, lower case."""
    return "".join(char for char in text.lower() if char.isalnum())
