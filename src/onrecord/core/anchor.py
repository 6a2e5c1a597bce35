"""Anchors: stretches of a report's text, pinned by offsets and by the exact words.

Offsets are Unicode code points, 0-based and end-exclusive.
Source: W3C Web Annotation Data Model, sections 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.core.errors import AnchorError

Unit = Literal["code_point", "utf16"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A stretch of text: where it stands and the words that stand there.

    `start` and `end` count code points; `exact` equals `text[start:end]` of the report it points into.

    Example:
        >>> Anchor.of("Ondria closed the port.", 0, 6)
        Anchor(start=0, end=6, exact='Ondria')
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Anchor:
        """Pin the stretch `text[start:end]`.

        Raises:
            AnchorError: when the offsets do not mark a stretch of at least one code point inside `text`.
        """
        if not 0 <= start < end <= len(text):
            raise AnchorError(
                "cannot pin a stretch of text",
                found=f"offsets {start} to {end}",
                expected=f"0 <= start < end <= {len(text)}",
            )
        return cls(start, end, text[start:end])

    def holds_in(self, text: str) -> bool:
        """Tell whether `text` has this anchor's exact words at its offsets."""
        return text[self.start : self.end] == self.exact

    def covers(self, other: Anchor) -> bool:
        """Tell whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Anchor) -> bool:
        """Tell whether the two stretches share at least one code point."""
        return self.start < other.end and other.start < self.end


def convert_offset(text: str, offset: int, *, source: Unit, target: Unit) -> int:
    """Convert an offset into `text` between code points and UTF-16 units (what browsers count).

    This is the only place where the two are converted. A UTF-16 offset inside a surrogate pair belongs to no
    code point and is refused.

    Raises:
        AnchorError: when the offset lies outside the text or inside a surrogate pair.

    Example:
        >>> convert_offset("💬 Minsk", 3, source="utf16", target="code_point")
        2

    Source: W3C "Selectors and States" note, "positions MUST be in terms of unicode code points".
    """
    if source == target:
        converted = offset if 0 <= offset <= len(text) or source == "utf16" else -1
    elif source == "code_point":
        converted = sum(2 if ord(c) > 0xFFFF else 1 for c in text[:offset]) if 0 <= offset <= len(text) else -1
    else:
        converted = _code_point_at(text, offset)
    if converted < 0:
        raise AnchorError(
            "cannot convert an offset",
            found=f"{source} offset {offset}",
            expected="an offset between characters",
        )
    return converted


def _code_point_at(text: str, units: int) -> int:
    """Return how many code points the first `units` UTF-16 units hold, or -1 when that is no whole number."""
    seen = 0
    for index, char in enumerate(text):
        if seen >= units:
            return index if seen == units else -1
        seen += 2 if ord(char) > 0xFFFF else 1
    return len(text) if seen == units else -1
