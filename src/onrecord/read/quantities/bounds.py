"""Bounds: which words around a number say that it is a ceiling, a floor, an estimate or one end of more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.core.reading import Bound
from onrecord.core.vocab import lexicon
from onrecord.read.quantities.pieces import Piece, split_pieces

BEFORE: tuple[Bound, ...] = ("about", "at_most", "at_least", "more_than", "less_than", "exact")
AFTER: tuple[Bound, ...] = ("at_least", "at_most", "about", "more_than")
Phrase = tuple[str, ...]


class Limit(NamedTuple):
    """A bound and where its words start (before the number) or end (after it), as an index of a piece."""

    bound: Bound
    at: int


def _cut(phrase: str) -> Phrase:
    """Return the pieces of a phrase in lower case."""
    return tuple(p.low for p in split_pieces(phrase, 0, len(phrase)) if p.kind != "end")


def _by_last(names: Sequence[tuple[str, Bound]]) -> dict[str, list[tuple[Phrase, Bound]]]:
    """Return last word to (phrase, bound), longest first, for lists of the vocabulary of bounds."""
    found: dict[str, list[tuple[Phrase, Bound]]] = {}
    for name, bound in names:
        for phrase in lexicon("quantity_bounds")[name]:
            words = _cut(phrase)
            found.setdefault(words[-1], []).append((words, bound))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


LEADING = _by_last([(bound, bound) for bound in BEFORE])
TRAILING: dict[str, list[tuple[Phrase, Bound]]] = {}
for _bound in AFTER:
    for _phrase in lexicon("quantity_bounds")[f"after_{_bound}"]:
        _words = _cut(_phrase)
        TRAILING.setdefault(_words[0], []).append((_words, _bound))
DEGREES = _by_last([("degree", "exact")])
BETWEEN = _by_last([("between", "exact")])
CHANGE = frozenset(lexicon("quantity_words")["change"])
NOT_ABOUT = frozenset(lexicon("quantity_bounds")["not_about"])
NOT_OVER = frozenset(lexicon("quantity_bounds")["not_over"])


def bound_before(pieces: Sequence[Piece], at: int, *, measured: bool = False) -> Limit | None:
    """Return the bound that the words before piece `at` put on the number there, and where those words start."""
    found = _leading(pieces, at)
    if found is None:
        inner = _match(BETWEEN, pieces, at)
        found = _leading(pieces, inner[1]) if inner else None
    if found is None or (pieces[at - 1].low == "within" and not measured):
        return None
    outer = _leading(pieces, found.at)
    if outer and (found.bound in ("about", "exact") or outer.bound == found.bound):
        found = outer
    start = found.at
    while degree := _match(DEGREES, pieces, start):
        start = degree[1]
    return Limit(found.bound, start)


def _leading(pieces: Sequence[Piece], at: int) -> Limit | None:
    """Match the longest phrase of a bound that ends right before piece `at`."""
    found = _match(LEADING, pieces, at)
    if found is None:
        return None
    bound, start = found
    before = pieces[start - 1].low if start else ""
    last = pieces[at - 1].low
    if last == "to" and (before in CHANGE or before == "back") and pieces[start].low == "up":
        return None
    if last == "estimated" and before in ("has", "have", "had", "and", "who"):
        return None
    if last == "about" and start == at - 1 and before in NOT_ABOUT:
        return None
    if last == "over" and start == at - 1 and before in NOT_OVER:
        return None
    if (
        last in ("some", "near", "beyond", "within")
        and start == at - 1
        and before in ("and", "of", "the")
        and last != "some"
    ):
        return None
    return Limit(bound, start)


def _match(table: dict[str, list[tuple[Phrase, Bound]]], pieces: Sequence[Piece], at: int) -> tuple[Bound, int] | None:
    """Match the longest phrase of `table` that ends right before piece `at`; return its bound and start."""
    if at < 1:
        return None
    for words, bound in table.get(pieces[at - 1].low, ()):
        start = at - len(words)
        if start >= 0 and all(pieces[start + k].low == word for k, word in enumerate(words)):
            return bound, start
    return None


def bound_after(pieces: Sequence[Piece], at: int) -> Limit | None:
    """Return the bound that the words from piece `at` put on the number before, and where those words end."""
    if pieces[at].low == "-" and pieces[at].glued and pieces[at + 1].low in ("plus", "odd"):
        return Limit("at_least" if pieces[at + 1].low == "plus" else "about", at + 2)
    for words, bound in TRAILING.get(pieces[at].low, ()):
        if all(pieces[at + k].low == word for k, word in enumerate(words)):
            if words == ("plus",) and pieces[at + 1].kind in ("figure", "sign"):
                continue
            if words == ("+",) and not pieces[at].glued:
                continue
            return Limit(bound, at + len(words))
    return None
