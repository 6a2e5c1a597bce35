"""Voices that a sentence names by a noun or a turn of phrase, without a verb of saying: "in Vel's view", "the reply of Vel".

The constructions are those by which English gives words to somebody beside the reporting clause; the nouns are the list `voicing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.sides import Passage, Side
from onrecord.check.words import Word
from onrecord.core.anchor import Anchor
from onrecord.core.reading import Quotation

FAR = 6
"""So many words of office may stand between a noun of voice and the name ("the verdict of the union's leader, Vel")."""
_ADJECTIVES = 2
"""So many words may stand between the possessor and the noun ("Vel's own blunt verdict")."""
_BY = frozenset("of from by".split())
_SPOKEN_BY = frozenset("said spoken uttered voiced expressed argued phrased".split())
_LEANT_ON = frozenset("attributed ascribed credited".split())
_PUT = frozenset("put puts sees saw tells told has had phrased phrases describes described framed frames".split())
_BEFORE_VERB = frozenset("had has have also once later then already even".split())
_AS = frozenset("as how".split())
_STOP = re.compile(r"[.;:“”\"!?()]")


def nominal(side: Side, passage: Passage) -> Iterator[Anchor]:
    """Yield the names to which a passage gives words without a reporting clause.

    Example: "In Vel's view the port is lost" gives "Vel".
    """
    row = passage.words
    starts = {run.words[0].start: run.words for run in runs(side, passage)}
    ends = {run.words[-1].end: run.words for run in runs(side, passage)}
    quotes = [q for q in side.quotations if passage.start <= q.start < passage.end]
    yield from _subject(side, row, quotes, starts, ends)
    nouns = listed("voicing")
    for number, word in enumerate(row):
        before = row[number - 1].folded if number else ""
        if word.folded in nouns:
            yield from _possessor(side, row[:number], ends)
            if row[number + 1 : number + 2] and row[number + 1].folded in _BY:
                yield from _first_name(side, row[number + 1 :], starts)
        elif (word.folded == "by" and before in _SPOKEN_BY) or (word.folded == "to" and before in _LEANT_ON):
            yield from _first_name(side, row[number:], starts)
        elif (
            word.folded == "it" and before in _PUT and _AS & {w.folded for w in row[max(0, number - FAR - 2) : number]}
        ):
            put = ends.get(row[number - 2].end) if number > 1 else None
            yield from [_anchor(side, put)] if put else []


def _subject(
    side: Side,
    row: tuple[Word, ...],
    quotes: list[Quotation],
    starts: dict[int, tuple[Word, ...]],
    ends: dict[int, tuple[Word, ...]],
) -> Iterator[Anchor]:
    """Yield the name beside a verb by which quoted words are its bearer's: "Vel praised it as “…”", "“…”, marvelled Vel"."""
    if (
        quotes
        and row[0].folded == "for"
        and row[1:2]
        and row[1].start in starts
        and side.text[starts[row[1].start][-1].end] == ","
    ):
        yield _anchor(side, starts[row[1].start])
    verbs = listed("voiced")
    for number, word in enumerate(row):
        if word.folded not in verbs or not quotes or any(q.start <= word.start < q.end for q in quotes):
            continue
        back = number - 1
        while back > 0 and row[back].folded in _BEFORE_VERB:
            back -= 1
        if back >= 0 and row[back].end in ends and any(q.start > word.start for q in quotes):
            yield _anchor(side, ends[row[back].end])
        elif any(0 <= word.start - q.end <= 2 for q in quotes):
            yield from _first_name(side, row[number:], starts)


def _possessor(side: Side, row: tuple[Word, ...], ends: dict[int, tuple[Word, ...]]) -> Iterator[Anchor]:
    """Yield the name that a noun of voice belongs to by a mark of possession."""
    for word in reversed(row[-1 - _ADJECTIVES :]):
        if re.search(r"(?:['’]s|s['’])$", side.text[word.start : word.end + 1].rstrip()) and word.end in ends:
            yield _anchor(side, ends[word.end])
            return


def _first_name(side: Side, row: tuple[Word, ...], starts: dict[int, tuple[Word, ...]]) -> Iterator[Anchor]:
    """Yield the first name after a word such as "of", where only words of office stand between."""
    for number, word in enumerate(row[1 : FAR + 2], 1):
        if _STOP.search(side.text, row[number - 1].end, word.start):
            return
        name = starts.get(word.start, ())
        titled = [w for w in row[number + len(name) :][:1] if w.capital and name and w.start == name[-1].end + 1]
        if name and not titled:
            yield _anchor(side, starts[word.start])
            return


def _anchor(side: Side, inside: tuple[Word, ...]) -> Anchor:
    """Pin a name."""
    end = inside[-1].end
    return Anchor.of(side.text, inside[0].start, end - 2 if side.text[end - 2 : end] in ("'s", "’s") else end)
