"""Settling what a web page prints with what its metadata say: neither is trusted alone, and differences are noted."""

from __future__ import annotations

import re

from onrecord.core.report import Given
from onrecord.ingest.dates import day_in_url
from onrecord.ingest.masthead import Masthead
from onrecord.ingest.nameplate import headline_before_name, name_behind_headline

_LINE = re.compile(r"\bon line \d+|\bof line \d+")


def settle(printed: Masthead, metadata: Masthead) -> Masthead:
    """Choose each value: headline, author, dateline and day as printed, publisher and address as in the metadata.

    Example:
        >>> one = Masthead(published=Given("2031-06-03", "printed on line 9"))
        >>> two = Masthead(published=Given("2031-06-04", "page metadata: date"))
        >>> settled = settle(one, two)
        >>> settled.published.basis, settled.notes
        ('printed on the page', ('metadata give another day of publication: 2031-06-04 (page metadata: date)',))
    """
    printed = _on_page(printed)
    notes = list(printed.notes + metadata.notes)
    for what, one, two in (
        ("headline", printed.title, metadata.title),
        ("day of publication", printed.published, metadata.published),
    ):
        if one and two and not _agree(one.value, two.value):
            notes.append(f"metadata give another {what}: {two.value} ({two.basis})")
    publisher = metadata.publisher or printed.publisher or _of_window(printed.title, metadata)
    title = printed.title or metadata.title
    if publisher is None and title and (headline := headline_before_name(metadata.window, title.value)):
        publisher, title = title, Given(headline, "page metadata: title")
    url = metadata.url or printed.url
    published = printed.published or metadata.published
    if published is None and url and (day := day_in_url(url.value)):
        published = Given(day, f"date in the address ({url.basis})")
    return Masthead(
        url=url, publisher=publisher, title=title,
        byline=_byline(printed.byline, metadata), dateline=printed.dateline, published=published, notes=tuple(notes),
    )  # fmt: skip


def _of_window(headline: Given | None, metadata: Masthead) -> Given | None:
    """Return the name that the window's title gives behind or before the printed headline."""
    name = name_behind_headline(metadata.window, headline.value) if headline else None
    return Given(name, "page metadata: title, behind the headline") if name else None


def _byline(printed: Given | None, metadata: Masthead) -> Given | None:
    """Choose the author line: as printed, unless it is an agency's credit; never the publisher's own name."""
    given = metadata.byline
    if given and metadata.publisher and _agree(given.value, metadata.publisher.value):
        given = None
    at_foot = printed is not None and "editing by" in printed.value.lower()
    return (given or printed) if at_foot else (printed or given)


def _agree(one: str, two: str) -> bool:
    """Tell whether two values say the same: equal, or one within the other, letters and digits alone."""
    left, right = ("".join(char for char in value.lower() if char.isalnum()) for value in (one, two))
    return left in right or right in left


def _on_page(printed: Masthead) -> Masthead:
    """Word the bases for a web page, which has no lines."""

    def on_page(given: Given | None) -> Given | None:
        return Given(given.value, _LINE.sub("on the page", given.basis)) if given else None

    return Masthead(
        url=on_page(printed.url),
        publisher=on_page(printed.publisher),
        title=on_page(printed.title),
        byline=on_page(printed.byline),
        dateline=on_page(printed.dateline),
        published=on_page(printed.published),
        notes=printed.notes,
    )
