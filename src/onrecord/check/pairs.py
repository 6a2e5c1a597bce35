"""How a name stands beside others in its sentence: paired by "and", set behind "the capital of", at the head of a clause of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.check.places import Run

FEWEST = 3
"""A clause of fewer telling words is no clause of its own."""
_PLACED = frozenset("in at from to near off".split())
_CAPITAL = re.compile(r"\b(?:capital|seat) of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:the city of )?$")
_OPENS = re.compile(r"(?:, (?:and|but|while|whereas)|;) (?:in|at|near|off|outside|from|to) (?:the )?$")
"""What stands before a place that opens a clause: ", and in Hale a siren is to be tested"."""


def paired_with(run: Run) -> str:
    """Return the folded word of the name that another one is joined to by "and": "at Hale and at Corr", "" where there is none."""
    row = run.passage.words
    first, last = row.index(run.words[0]), row.index(run.words[-1])
    back = first - 1 - (first > 1 and row[first - 1].folded in _PLACED)
    if back > 0 and row[back].folded == "and" and row[back - 1].capital:
        return row[back - 1].folded
    on = last + 1
    if row[on : on + 1] and row[on].folded == "and":
        on += 1 + (row[on + 1 : on + 2] != () and row[on + 1].folded in _PLACED)
        return row[on].folded if row[on : on + 1] and row[on].capital else ""
    return ""


def twins(own: Run, run: Run) -> frozenset[str]:
    """Return the words that two names of the same length share, where each has one of its own: "Upper Hale", "Lower Hale"."""
    mine, theirs = set(own.folded), set(run.folded)
    same = len(own.words) == len(run.words) > 1 and len(mine - theirs) == 1
    return frozenset(mine & theirs) if same else frozenset()


def capital_of(text: str, run: Run) -> bool:
    """Tell whether a name stands behind what it is the capital of: "in the capital of Orland, Hale"."""
    return _CAPITAL.search(text, max(0, run.words[0].start - 80), run.words[0].start) is not None


def clause_of(text: str, run: Run) -> frozenset[str]:
    """Return the stems of the clause that a place opens, empty where it opens none: what stands before is told of another."""
    if not _OPENS.search(text, max(0, run.words[0].start - 30), run.words[0].start):
        return frozenset()
    end = text.find(";", run.words[-1].end)
    stems = {
        w.stem for w in run.passage.words if w.start >= run.words[-1].end and w.stem and (end < 0 or w.start < end)
    }
    return frozenset(stems) if len(stems) >= FEWEST else frozenset()


def nearness(far: int, other: int) -> float:
    """Return what a shared word tells by how far it stands from each name: the nearer the more."""
    return 2 / (2 + far + other)
