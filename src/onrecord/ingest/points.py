"""The main points of a report, listed at its head under a label such as "Key points"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ingest.headings import is_byline
from onrecord.ingest.lines import Line

LABELS = frozenset(
    {
        "summary",
        "highlights",
        "key points",
        "in brief",
        "in short",
        "at a glance",
        "the gist",
        "key takeaways",
        "takeaways",
    }
)
"""Labels (as `normal` writes them) under which a page lists its main points."""

LEAST = 2
"""A list has at least so many points."""


def key_points(lines: Sequence[Line], rules: Sequence[str]) -> frozenset[int]:
    r"""Return the lines that are points: short and without full stops, several of them right under a label.

    Example:
        >>> from onrecord.ingest.lines import split_lines
        >>> lines = split_lines("Summary\nPort shuts on Monday\nNo date for its return\nOndria shut its port.")
        >>> sorted(key_points(lines, [""] * len(lines)))
        [1, 2]
    """
    found: set[int] = set()
    for label, line in enumerate(lines):
        if line.norm not in LABELS:
            continue
        end = label + 1
        while end < len(lines) and _could_be_point(lines[end], rules[end]):
            end += 1
        if end - label > LEAST:
            found.update(range(label + 1, end))
    return frozenset(found)


def _could_be_point(line: Line, rule: str) -> bool:
    """Tell whether a line could be a point."""
    return 3 <= line.words <= 16 and not line.closed and not rule and not is_byline(line)
