"""Whether a voice is a man's or a woman's, by the pronouns and titles of both texts: words that "he" said are not hers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.sides import Passage, Side
from onrecord.check.spoken import STRICT
from onrecord.check.words import Word
from onrecord.core.anchor import Anchor
from onrecord.core.vocab import lexicon

OTHER = {"he": "she", "she": "he"}
_OWN = {"his": "he", "her": "she"}
_TITLES = {
    **dict.fromkeys("mr sir lord".split(), "he"),
    **dict.fromkeys(
        "ms mrs miss lady dame baroness wife sister daughter mother widow aunt niece queen princess".split(), "she"
    ),
    **dict.fromkeys("husband brother son father widower uncle nephew king prince".split(), "he"),
}


def said_by(side: Side, passage: Passage) -> frozenset[str]:
    """Return which of "he" and "she" say something in a passage, outside quotations: "she said", "in his view".

    Example: "It was, he said, the third" gives "he".
    """
    row = [w for w in passage.words if side.quotation_at(w.start) is None]
    told = {a.folded for a, b in pairwise(row) if b.folded in STRICT and a.folded in OTHER}
    return frozenset(told | {_OWN[w.folded] for w in _owners(row)})


def opinions(side: Side, passage: Passage) -> Iterator[Anchor]:
    """Yield the "his" and "her" to which a passage gives words: "in his view, the port is lost"."""
    row = [w for w in passage.words if side.quotation_at(w.start) is None]
    for word in _owners(row):
        yield Anchor.of(side.text, word.start, word.end)


def _owners(row: Sequence[Word]) -> Iterator[Word]:
    """Yield the pronouns of "in his view", "in her opinion"."""
    nouns = listed("opinion")
    for before, word, noun in zip(row, row[1:], row[2:], strict=False):
        if word.folded in _OWN and before.folded in ("in", "to", "by") and noun.folded in nouns:
            yield word


def teller_is(side: Side, passage: Passage) -> str:
    """Return "he" or "she" for who tells a passage of a report, "" where its pronouns do not say.

    A quotation without a verb of saying is theirs who spoke right before; whom a passage names, the next may call "he".
    """
    here = said_by(side, passage)
    if here:
        return next(iter(here)) if len(here) == 1 else ""
    row = [w for w in passage.words if side.quotation_at(w.start) is None]
    near = [p for p in side.passages if p.paragraph == passage.paragraph]
    at = near.index(passage)
    if not row:
        return teller_is(side, near[at - 1]) if at else ""
    if not any(w.folded in STRICT for w in row) or at + 1 == len(near):
        return ""
    after = near[at + 1]
    alone = not runs(side, after) and not {w.folded for w in after.words} & frozenset(lexicon("voices")["person"])
    return teller_is(side, after) if alone and len(said_by(side, after)) == 1 else ""


def one_before(side: Side, who: Anchor, persons: frozenset[str]) -> frozenset[str]:
    """Return the name of the one person whom the sentence before names, in its paragraph: the "she" that opens the next."""
    passage = side.passage_at(who.start)
    if passage is None or not passage.number or who.start != passage.words[0].start:
        return frozenset()
    before = side.passages[passage.number - 1]
    named = {run.folded for run in runs(side, before) if set(run.folded) & persons}
    others = {w.folded for w in before.words if not w.capital} & frozenset(lexicon("voices")["person"])
    other = OTHER.get(title_of((side,), frozenset().union(*named))) == who.exact.lower()
    alone = len(named) == 1 and before.paragraph == passage.paragraph and not others and not other
    return frozenset(*named) if alone else frozenset()


def title_of(sides: Sequence[Side], names: frozenset[str]) -> str:
    """Return "he" or "she" for a name by a title or word of kin in any of some texts: "Ms Vel", "his daughter, Brisa"; "" for none."""
    found = {
        _TITLES[run.before]
        for side in sides
        for p in side.passages
        for run in runs(side, p)
        if run.before in _TITLES and run.folded[-1] in names
    }
    return found.pop() if len(found) == 1 else ""
