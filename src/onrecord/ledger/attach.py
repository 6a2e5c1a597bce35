"""Attaching: where a judged stretch of text stands in another reading, another version of the page, or another tool.

Two questions are asked. In the same text: which record of a new reading does a judged anchor belong to? In a changed
text: where do the judged words stand now? Both answer right or not at all: what cannot be told apart is left an orphan.

The rule for a changed text. A place in the new text is a candidate where the exact words stand with the same context
on both sides: `REACH` code points, or as far as the line goes, `NEAR` in any case, and `TOTAL` on both sides together
(or up to both ends of the text). Where the old text prints the words more than once in such context ("twins"), the
candidate must agree with the judged place beyond the point where each twin parts from it, and never with a twin beyond
that point. One candidate is the answer; none or several make an orphan.

Source: W3C Web Annotation Data Model 4.2.4 (exact, prefix, suffix); the occurrence test of LangExtract, PR 485.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.anchor import Anchor

REACH = 32
"""Code points of context asked for on each side; W3C tools keep 32."""
NEAR = 12
"""Code points of context asked for on each side across the ends of lines, or up to an end of both texts: words put in
before a paragraph must not make another place of the same words look like the judged one at its start."""
TOTAL = 40
"""Code points of context asked for on both sides together, so that a word alone on its line is never enough."""
FAR = 4096
"""How far context is compared at most when twins are told apart."""
PAIRS = 20_000
"""More pairs of candidates and twins than this are not told apart."""
MOST = 5000
"""More occurrences of the words than this in one text are not told apart."""


def moved(old: str, anchor: Anchor, new: str) -> Anchor | None:
    """Return where the words that `anchor` marks in `old` stand in `new`, or None where that is not certain.

    Example:
        >>> old = "Ondria will reopen the Telm reactor to inspectors. Marlesh denied that it will reopen the border."
        >>> new = old + " It did not say when."
        >>> moved(old, Anchor(7, 18, "will reopen"), new)
        Anchor(start=7, end=18, exact='will reopen')
    """
    if old == new:
        return anchor
    words = anchor.exact
    here = (old, anchor.start)
    places = occurrences(new, words)
    if len(places) > MOST:
        return None
    found = []
    for place in places:
        left, right = _shared(here, (new, place), len(words))
        fits = _reaches(old, anchor, new, place, left, right)
        if fits and _enough(old, anchor, place, left, right):
            found.append((place, left, right))
    if not found:
        return None
    twins = [at for at in occurrences(old, words) if at != anchor.start]
    if len(twins) * len(found) > PAIRS:
        return None
    kept = [
        place for place, left, right in found if _is_not_a_twin(here, twins, (new, place), (left, right), len(words))
    ]
    return Anchor(kept[0], kept[0] + len(words), words) if len(kept) == 1 else None


def located(text: str, exact: str, *, prefix: str = "", suffix: str = "", start: int | None = None) -> Anchor | None:
    """Return the one place of `text` that a quote selector, and where it is given a start, mean; None if it is not one.

    A start is believed where the exact words and the context stand there; else the words must stand in that context
    at one place only.

    Example:
        >>> located("one two one three", "one", suffix=" three")
        Anchor(start=8, end=11, exact='one')
    """
    if not exact:
        return None

    def fits(at: int) -> bool:
        before, after = text[max(0, at - len(prefix)) : at], text[at + len(exact) :][: len(suffix)]
        return before == prefix and after == suffix

    if start is not None and start >= 0 and text[start : start + len(exact)] == exact and fits(start):
        return Anchor(start, start + len(exact), exact)
    places = [at for at in occurrences(text, exact) if fits(at)]
    return Anchor(places[0], places[0] + len(exact), exact) if len(places) == 1 else None


def context(text: str, anchor: Anchor, reach: int = REACH) -> tuple[str, str]:
    """Return up to `reach` code points before and after an anchor, as a quote selector holds them."""
    return text[max(0, anchor.start - reach) : anchor.start], text[anchor.end : anchor.end + reach]


def owner(anchor: Anchor, anchors: Sequence[Anchor]) -> int | None:
    """Return the index of the anchor of a new reading that stands for a judged one in the same text, or None.

    The same stretch, or else the one overlapping stretch, where it ends at the same word and one holds the other
    ("will build" and "build").

    Example:
        >>> owner(Anchor(5, 15, "will build"), [Anchor(10, 15, "build"), Anchor(20, 24, "said")])
        0
    """
    same = [index for index, other in enumerate(anchors) if (other.start, other.end) == (anchor.start, anchor.end)]
    if same:
        return same[0] if len(same) == 1 else None
    touching = [index for index, other in enumerate(anchors) if other.overlaps(anchor)]
    if len(touching) == 1 and anchors[touching[0]].end == anchor.end:
        return touching[0]
    return None


def occurrences(text: str, words: str) -> list[int]:
    """Return every offset at which the words stand, overlapping ones too; at most one more than `MOST`."""
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) <= MOST:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _shared(here: tuple[str, int], there: tuple[str, int], length: int) -> tuple[int, int]:
    """Return how many code points two places share before and after their words, each end of a text counting as one."""
    (one, at), (two, to) = here, there
    left = _common(one[max(0, at - FAR) : at][::-1], two[max(0, to - FAR) : to][::-1])
    right = _common(one[at + length : at + length + FAR], two[to + length : to + length + FAR])
    ends_left = left == at == to
    ends_right = at + length + right == len(one) and to + length + right == len(two)
    return left + ends_left, right + ends_right


def _common(one: str, two: str) -> int:
    """Return the length of the longest common beginning."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == two[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _line_end(text: str, at: int) -> int:
    """Return the offset at which the line of `at` ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _reaches(old: str, anchor: Anchor, new: str, place: int, left: int, right: int) -> bool:
    """Tell whether a place has the judged context on both sides: `REACH`, or up to the same start or end of a line."""
    before = anchor.start - (old.rfind("\n", 0, anchor.start) + 1)
    after = _line_end(old, anchor.end) - anchor.end
    end = place + len(anchor.exact)
    starts = before <= left and (place == before or new[place - before - 1 : place - before] == "\n")
    ends = after <= right and (end + after == len(new) or new[end + after : end + after + 1] == "\n")
    return (left >= REACH if before >= REACH else starts) and (right >= REACH if after >= REACH else ends)


def _enough(old: str, anchor: Anchor, place: int, left: int, right: int) -> bool:
    """Tell whether two places share context enough on each side and on both, or all of it up to an end of the texts."""
    first = left > anchor.start and left > place
    last = right > len(old) - anchor.end
    near = (left >= NEAR or first) and (right >= NEAR or last)
    return near and (left + right >= TOTAL or (first and last))


def _is_not_a_twin(
    here: tuple[str, int], twins: list[int], there: tuple[str, int], shared: tuple[int, int], length: int
) -> bool:
    """Tell whether a candidate speaks for the judged place against every other place of the same words."""
    left, right = shared
    for twin in twins:
        twin_left, twin_right = _shared(here, (here[0], twin), length)
        for_left, for_right = _shared((here[0], twin), there, length)
        for_here = left > twin_left or right > twin_right
        for_twin = for_left > twin_left or for_right > twin_right
        if for_twin or not for_here:
            return False
    return True
