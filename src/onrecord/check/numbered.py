"""Figures that are no amounts, "Gate 4", and bounds that a denial turns round: "cannot bear more than 20 tonnes"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.check.cues import listed
from onrecord.check.words import Word, stem
from onrecord.core.vocab import lexicon

DENIAL = 7
"""A denial stands at most so many words before the bound that it turns round."""
OPENING = 12
"""One that opens the sentence may stand so many: "nobody among the 9,000 on the lists will wait more than 40 days"."""
BEHIND = {"or": 6, "if": 8, "perhaps": 8, "possibly": 8, "maybe": 8}
"""Bounds that open with these words may stand so many words behind their figure: "nine of the halls in the dark, if not more"."""
_VAGUE = {"": 0.3, "5": 0.2}
"""A figure with "over" before it may be so much less than the one it stands for, by its digits behind the first: "over 100" for 140."""
_DOZENS = (12, 24, 36, 48)
_DENIALS = frozenset(
    "not cannot can't couldn't won't wouldn't don't doesn't didn't mustn't never no none nobody nor".split()
)
_APART = frozenset("because but and that which who if so only just".split())
"""Words behind which a denial before them reaches no bound: "not because more than 40 came", "not only more than 40"."""
_MOVED = frozenset(
    "go goes going gone went come comes came rise rises rose risen move moves moved climb climbs climbed put raise raised push pushed".split()
)
"""Verbs behind which "up to" tells where something goes, not what bounds it."""
_ROLLED = frozenset(
    "roll rolls rolled rolling hand hands handed handing turn turns turned turning sign signs signed signing".split()
)
"""Verbs whose "over" belongs to them and bounds nothing: "to roll over 90 million of debt"."""
_LACKING = frozenset("is are was were be still".split())
_DETERMINERS = frozenset("the a an its their his her our on of in at this that these".split())
"""Words before "top" by which it bounds nothing: "the top 40 firms", not "losses likely top 40 million"."""
_DURATION = frozenset(map(stem, "year month week day hour minute decade".split()))
_GONE_BY = frozenset("over past under around about within by above below beyond".split())
"""Words that say behind a verb of going where somebody goes: "walked past two old masters", and not how many at least."""
_LONG = frozenset(map(stem, "mile kilometre metre kilometer meter foot yard league acre km m".split()))
"""Of these a bound tells how far somebody went: "walked over 20 miles"."""
_MARK = re.compile(r"[.,;:!?“”\"()]")


def is_label(text: str, inside: Sequence[Word], at: int) -> bool:
    """Tell whether a figure only tells which of some things is meant: "at Gate 4 the pickets sang"."""
    before = inside[at - 1] if at else None
    if before is None or not before.capital or before.folded not in lexicon("check_bounds")["numbered"]:
        return False
    if at > 2 and inside[at - 2].capital:
        return False  # "at Corn Exchange Terminal 40 people waited"
    return inside[at].folded.isdigit() and text[inside[at - 1].end : inside[at].start] == " "


def bounds_nothing(phrase: str, ahead: Sequence[str], unit: Sequence[str]) -> bool:
    """Tell whether words before a figure that look like a bound tell something else: "goes up to 400", "the top 40 firms", "over two years".

    `ahead` is the word before them, if any, and `unit` the stems that the figure counts.
    """
    before = set(ahead)
    if (phrase == "up to" and before & _MOVED) or (phrase == "over" and before & _ROLLED):
        return True
    if (phrase == "top" and not before - _DETERMINERS) or (phrase == "short of" and before & _LACKING):
        return True
    if phrase in _GONE_BY and before & listed("going_by") and unit and unit[0] not in _LONG | _DURATION:
        return True
    lasting = phrase in ("over", "within", "under", "by", "past") and bool(unit) and unit[0] in _DURATION
    return lasting and ahead != ["for"]


def is_denied(text: str, inside: Sequence[Word], first: int) -> bool:
    """Tell whether a denial reaches the bound that begins at word `first`: "could not take a ship of more than 3,000 tonnes".

    Who says so may stand aside between the two: "no tenant, the landlord promised, will pay more than 600".
    """
    at, many = first - 1, 0
    while at >= 0 and many < OPENING:
        if (opens := _aside(text, inside, at)) is not None:
            at = opens
        elif inside[at].folded in _APART or _MARK.search(text, inside[at].end, inside[at + 1].start):
            return False
        if inside[at].folded in _DENIALS:
            return many < DENIAL or not at
        at, many = at - 1, many + 1
    return False


def _aside(text: str, inside: Sequence[Word], at: int) -> int | None:
    """Return the word before an aside that ends at a word and tells who says so, None where there is none."""
    if "," not in text[inside[at].end : inside[at + 1].start]:
        return None
    for first in range(at, max(0, at - DENIAL), -1):
        if _MARK.search(text, inside[first - 1].end, inside[first].start):
            said = {word.folded for word in inside[first : at + 1]} & listed("saying")
            return first - 1 if said and "," in text[inside[first - 1].end : inside[first].start] else None
    return None


def vaguely(value: float) -> float:
    """Return how much less than what it stands for a round figure with "over" before it may be, 0 for one that is not round.

    Dozens are round: "more than a dozen" for 14.
    """
    return _VAGUE["5"] if value in _DOZENS else _VAGUE.get(f"{value:.0f}".rstrip("0")[1:], 0.0)


def is_paper(behind: tuple[Word, ...]) -> bool:
    """Tell whether the words behind a "the weekly" make it a paper: "the weekly said", "the daily La Hale", no "weekly number of cars"."""
    return (
        not behind or not behind[0].stem or behind[0].capital or behind[0].folded in listed("told_by") | listed("news")
    )
