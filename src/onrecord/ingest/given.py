"""What a person says of a report when handing it in: publication date, publisher, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.core.errors import MalformedInput
from onrecord.core.report import Given

BY_HAND = "given by hand"
_PARTIAL = re.compile(r"\A(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class GivenByHand:
    """Values a person gives with a report; each one goes before what the page itself prints.

    `published` is an ISO day or coarser ("2031-06-03", "2031-06", "2031").

    Raises:
        MalformedInput: when `published` is no such date.

    Example:
        >>> GivenByHand(published="2031-06").published
        '2031-06'
    """

    published: str | None = None
    publisher: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Check the date once, where it comes in."""
        if self.published is not None and not is_partial_date(self.published):
            raise MalformedInput(
                "the publication date is no date",
                found=repr(self.published[:40]),
                expected="YYYY-MM-DD, YYYY-MM or YYYY",
                next_step="give the day as printed, for example 2031-06-03",
            )


def is_partial_date(text: str) -> bool:
    """Tell whether `text` is an ISO day, month or year that exists in the calendar.

    Example:
        >>> is_partial_date("2031-02-30")
        False
    """
    found = _PARTIAL.match(text)
    if not found:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def by_hand(value: str | None) -> Given | None:
    """Wrap a value given by hand with its basis, or return None where nothing was given."""
    value = value.strip() if value else ""
    return Given(value, BY_HAND) if value else None
