"""What stands under a hedge: how far it reaches, and "may" where it only gives leave."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.check.cues import Cue
from onrecord.check.heard import listed
from onrecord.check.words import Word

NEAR = 5
"""A relative clause opens at most so many words before its hedge."""
_JOINING = frozenset("and but while though although so".split())
_RELATIVE = frozenset("which who whose where".split())
_MAYBE = frozenset("possibly perhaps probably maybe arguably likely".split())
_A_THING = frozenset("a an the its his her their one".split())
_DEADLINE = frozenset("until within".split())
_FILED = frozenset(
    "send sent submit submitted lodge lodged file filed apply vote voted cast register registered enter entered object comment appeal "
    "appealed claim claimed collect collected visit visited inspect inspected view viewed book booked return returned hand handed enrol "
    "enroll sign signed bid exchange exchanged make made bring brought put raise raised".split()
)
"""What somebody is free to do up to a day: "comments may be sent until 15 June"."""
_LEAVE = frozenset(
    "welcome accepted free open allowed permitted entitled can able let lets has have deadline closes".split()
)
"""Words by which a draft tells of such leave."""
_END = re.compile(r"[,;:.!?“”\"()]")
_AUXILIARY = frozenset("be not also still now".split())


def behind(text: str, row: tuple[Word, ...], cue: Cue) -> tuple[Word, ...]:
    """Return the words that may stand under a hedge.

    None where it is the last word of its clause: "a cut was possible, and that the bank had sold its bonds". Up to its comma where it
    stands in a clause or thing told aside: "the mill, which may be sold, bought looms", "possibly the oldest loom, it will be shown".
    """
    following = row[cue.last :]
    if any("," in text[row[cue.last - 1].end : w.start] and w.folded in _JOINING for w in following[:1]):
        return ()
    opens = next((n for n in range(cue.first - 1, max(0, cue.first - NEAR), -1) if row[n].folded in _RELATIVE), None)
    aside = opens is not None and opens > 0 and "," in text[row[opens - 1].end : row[opens].start]
    apposed = not cue.first and cue.phrase in _MAYBE and bool(following) and following[0].folded in _A_THING
    if not (aside or apposed):
        return following
    ends = (
        n for n in range(cue.last, len(row) - 1)
        if "," in text[row[n].end : row[n + 1].start] and not row[n + 1].folded[0].isdigit()
    )  # fmt: skip
    return row[cue.last : next(ends, len(row) - 1) + 1]


def gives_leave(text: str, row: tuple[Word, ...], cue: Cue, mine: Sequence[Word]) -> bool:
    """Tell whether "may" tells what somebody is free to do up to a day, and the draft `mine` of that day or that leave.

    "Comments may be sent until 15 June" hedges nothing; "the strike may last until Friday" does.
    """
    if cue.phrase != "may":
        return False
    verb = next((n for n in range(cue.last, len(row)) if row[n].folded not in _AUXILIARY), len(row))
    if verb == len(row) or row[verb].folded not in _FILED:
        return False
    end = verb
    while end + 1 < len(row) and not _END.search(text[row[end].end : row[end + 1].start]):
        end += 1
    limited = {w.folded for w in row[verb : end + 1]} & _DEADLINE
    return bool(limited and {w.folded for w in mine} & (_LEAVE | _DEADLINE))


def happens(words: Sequence[Word], helping: frozenset[str]) -> bool:
    """Tell whether a hedge stands over a verb by which something only comes about: what may be is then its subject.

    "The launch may take place in Imra" hedges the launch.
    """
    verbs = [w.folded for w in words if w.folded not in helping][:2]
    return bool({" ".join(verbs[:1]), " ".join(verbs)} & listed("happening"))
