"""Whether a body's officer has words in a passage about the body: they are the body's words too."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.check.called import speaker
from onrecord.check.cues import listed
from onrecord.check.heard import Given, Heard
from onrecord.check.tellers import Teller, subjects
from onrecord.check.words import stem


def its_officer(heard: Heard, given: Given, told: Sequence[Teller | None]) -> bool:
    """Tell whether a body's officer has these words in a paragraph that is about the body: they are the body's words too.

    "Vel Mills wrote to us. “We will bid,” says its chief, Adra Kern" gives the bid to Vel Mills as well.
    """
    if not given.names or given.names & heard.persons or not told:
        return False
    officers = {stem(noun) for noun in listed("officers")}
    for one, (at, passage) in zip(told, given.sources, strict=True):
        side = heard.table.reports[at]
        if one is None or not one.roles & officers:
            return False
        bodies = {w for m in side.reading.mentions if m.type == "ORGANIZATION" for w in speaker(m.anchor.exact)}
        others = (one.given | one.owners) & bodies
        if others and not others & given.names:
            return False
        back = 0 if others else 1  # "its chief" of no body named there is that of the paragraph before
        near = [
            p
            for p in side.passages[: passage.number + 1]
            if passage.paragraph - back <= p.paragraph <= passage.paragraph
        ]
        if not any(given.names & (subjects(side, p) | one.owners) for p in near):
            return False
    return True
