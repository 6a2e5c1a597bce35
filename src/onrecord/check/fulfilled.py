"""Whether a report tells what it has as proposed, sought or weighed as brought about too: "and the council agreed".

It goes by what the reader recorded, a deed that is done and not denied, and by what hangs on its verb: nothing, a word that points
back, a word for what was proposed, or the very thing that the draft speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.check.claims import past_form
from onrecord.check.cues import listed
from onrecord.check.sides import Passage, Side
from onrecord.check.words import fold, stem

AFTER = 2
"""So many sentences of the paragraph behind the one that proposes may tell what came of it."""
_OWN = frozenset("obj nsubj:pass ccomp xcomp obl".split())
_CLAUSES = frozenset(("ccomp", "xcomp"))
_APART = frozenset("conj parataxis advcl acl appos discourse".split())
"""Relations by which a clause, or a thing, of its own hangs on a verb."""
_BACK = frozenset("it this that them one so these which".split())
_WHEN = frozenset("before after having since".split())
"""Words before a form in -ing by which it is done: "before signing a lease"."""
_PROPOSED = frozenset("proposal proposals plan plans request requests idea recommendation recommendations".split())
_LESSER = frozenset("draft outline option principle preliminary provisional preferred".split())
_NO_ASSENT = frozenset(
    (
        "called given getting asked offered held holding placed made got sent named delivered filed submitted lodged issued "
        "published released picked chosen selected"
    ).split()
)
"""Verbs of the lists that settle nothing by themselves."""


def fulfilled(side: Side, passage: Passage, told: frozenset[str]) -> bool:
    """Tell whether a passage, or one behind it in its paragraph, has what it speaks of as settled, done or carried out.

    `told` are the stems of what the draft tells; a lesser paper of which a verb is told ("agreed a draft") brings nothing about.
    """
    behind = side.passages[passage.number : passage.number + 1 + AFTER]
    return any(
        _brings_about(side, at, told, alone=("conj", "root", "parataxis") if p is passage else ("root",))
        for p in behind
        if p.paragraph == passage.paragraph
        for record in side.records_in(p.start, p.end)
        if record.modality == "actual" and record.polarity == "+"
        for at in (side.token_at(record.anchor.start),)
        if at >= 0
    )


def clause_stems(side: Side, at: int) -> frozenset[str]:
    """Return the stems of the clause of a verb: of what hangs on it, clauses of their own left aside."""
    found = (n for n in (at, *_below(side, at)) if side.reading.tokens[n].upos != "PUNCT")
    return frozenset(stem(folded_at(side, n)) for n in found) - {""}


def _brings_about(side: Side, at: int, told: frozenset[str], *, alone: tuple[str, ...]) -> bool:
    """Tell whether a verb settles or carries out what was spoken of before it; `alone` are relations in which it may do so by itself."""
    folded = folded_at(side, at)
    base = folded.removesuffix("ing")
    if not {folded, f"{base}ed", f"{base}d"} & _settling() or side.reading.tokens[at].upos != "VERB":
        return False
    children = side.children.get(at, ())
    marks = {folded_at(side, n) for n in children if side.reading.tokens[n].deprel in ("mark", "case", "aux")}
    if not past_form(folded) and not (folded.endswith("ing") and marks & _WHEN):
        return False
    objects = [n for n in children if side.reading.tokens[n].deprel in _OWN]
    if {folded_at(side, m) for n in (at, *objects) for m in side.children.get(n, ())} & _LESSER:
        return False  # "agreed in principle to reopen it"
    direct = [n for n in objects if side.reading.tokens[n].deprel != "obl"]
    if not direct and side.reading.tokens[at].deprel in alone:
        return folded in listed("settling") or folded == "accepted"  # "and the council agreed"
    words = {n: folded_at(side, n) for n in objects}
    if any(words[n] in _BACK for n in direct) or any(word in _PROPOSED for word in words.values()):
        return True
    things = [n for n in direct if side.reading.tokens[n].deprel not in _CLAUSES]  # not "agreed to reopen it"
    return any(stem(words[n]) in told for n in things)


@cache
def _settling() -> frozenset[str]:
    """Return the past forms of verbs by which something is settled or carried out."""
    return (listed("firm") | listed("settling") | listed("making") | listed("completing")) - _NO_ASSENT


def _below(side: Side, at: int) -> Iterator[int]:
    """Yield the tokens below one, those of clauses of their own left aside."""
    for n in side.children.get(at, ()):
        if side.reading.tokens[n].deprel.split(":")[0] not in _APART:
            yield n
            yield from _below(side, n)


def folded_at(side: Side, at: int) -> str:
    """Return a token folded."""
    token = side.reading.tokens[at]
    return fold(side.text[token.start : token.end])
