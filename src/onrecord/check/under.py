"""What stands under a hedge: how far it reaches, and "may" where it only gives leave."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.check.claims import AUXILIARIES, past_form
from onrecord.check.cues import Cue, listed
from onrecord.check.words import Word

NEAR, FAR = 5, 14
"""A relative clause opens at most so many words before its hedge, or, where no comma parts the two, so many."""
TELLER = 8
"""Who says a thing, with the comma before, has so many words at most."""
_JOINING = frozenset("and but while though although so".split())
_RELATIVE = frozenset("which who whose where whom".split())
_MAYBE = frozenset("possibly perhaps probably maybe arguably likely".split())
_A_THING = frozenset("a an the its his her their one".split())
_CERTAINTY = frozenset(
    "certainty certain guarantee guarantees assurance assurances doubt doubts question excuse excuses talk".split()
)
"""What there could or can be none of, by a set phrase that hedges nothing: "there could be no certainty"."""
_DEADLINE = frozenset("until within".split())
_END = re.compile(r"[,;:.!?“”\"()]")
_WORD = re.compile(r"[a-z]+")
_AUXILIARY = frozenset("be not also still now".split())


def behind(text: str, row: tuple[Word, ...], cue: Cue) -> tuple[Word, ...]:
    """Return the words that may stand under a hedge.

    None where it is the last word of its clause: "a cut was possible, and that the bank had sold its bonds". Up to its comma where it
    stands in a clause or thing told aside: "the mill, which may be sold, bought looms", "possibly the oldest loom, it will be shown",
    "the fair, likely to be the last, opens". Not what tells when it was: "was probably going too fast when it left the rails".
    """
    following = row[cue.last :]
    if any("," in text[row[cue.last - 1].end : w.start] and w.folded in _JOINING for w in following[:1]):
        return ()
    opens = next((n for n in range(cue.first - 1, max(0, cue.first - FAR), -1) if row[n].folded in _RELATIVE), None)
    if opens is not None and cue.first - opens >= NEAR and ", " in text[row[opens].end : row[cue.first].start]:
        opens = None
    aside = opens is not None and "," in text[row[max(0, opens - 3)].end : row[opens].start]  # "some of whom may"
    aside = aside or (
        cue.first > 0 and cue.phrase in _MAYBE and "," in text[row[cue.first - 1].end : row[cue.first].start]
    )
    apposed = not cue.first and cue.phrase in _MAYBE and bool(following) and following[0].folded in _A_THING
    if not (aside or apposed):
        when = (
            n
            for n, w in enumerate(following)
            if w.folded == "when" and any(past_form(b.folded) for b in following[n + 1 : n + 4])
        )
        return following[: next(when, len(following))]
    ends = (
        n for n in range(cue.last, len(row) - 1)
        if "," in text[row[n].end : row[n + 1].start] and not row[n + 1].folded[0].isdigit()
    )  # fmt: skip
    return row[cue.last : next(ends, len(row) - 1) + 1]


def gives_leave(text: str, row: tuple[Word, ...], cue: Cue, mine: Sequence[Word]) -> bool:
    """Tell whether "may" tells what somebody is free to do up to a day, and the draft `mine` of that day or that leave.

    "Comments may be sent until 15 June" hedges nothing; "the strike may last until Friday" does. Nor does "may" behind a law or a
    treaty, or "may now", where the draft has "can": "under a treaty either side may shut its grounds".
    """
    if cue.phrase != "may":
        return False
    if "can" in {w.folded for w in mine}:
        lead = text[text.rfind("\n", 0, row[0].start) + 1 : row[-1].end].lower()
        if listed("rules") & set(_WORD.findall(lead)) or [w.folded for w in row[cue.last : cue.last + 1]] == ["now"]:
            return True
    verb = next((n for n in range(cue.last, len(row)) if row[n].folded not in _AUXILIARY), len(row))
    if verb == len(row) or row[verb].folded not in listed("filed"):
        return False
    end = verb
    while end + 1 < len(row) and not _END.search(text[row[end].end : row[end + 1].start]):
        end += 1
    limited = {w.folded for w in row[verb : end + 1]} & _DEADLINE
    return bool(limited and {w.folded for w in mine} & (listed("leave") | _DEADLINE))


def no_certainty(row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether "could" only denies by a set phrase: "there could be no certainty of an offer" for "there was none"."""
    told = [w.folded for w in row[cue.last : cue.last + 3]]
    return (
        cue.phrase in ("could", "may", "might")
        and told[:2] in (["be", "no"], ["be", "little"])
        and told[-1] in _CERTAINTY
    )


def forbids(row: tuple[Word, ...], cue: Cue, mine: Sequence[Word]) -> bool:
    """Tell whether "may not" forbids, and the draft `mine` tells so: "no ship enters at night" for "ships may not enter at night"."""
    told = [w.folded for w in row[cue.last : cue.last + 2]]
    if cue.phrase != "may" or told[:1] != ["not"] or set(told[1:]) & {"be", "have"}:
        return False
    return bool({w.folded for w in mine} & listed("forbidden"))


def of_other_figure(stems: frozenset[str], after: Sequence[Word], row: tuple[Word, ...], cue: Cue) -> bool:
    """Tell whether a claim has a figure of the clause before a hedge's, and none of those under it.

    "The tax raised 3 million" for "the tax raised 3 million in 2030 and could raise 5 million this year".
    """
    joins = max((n for n in range(cue.first) if row[n].folded in _JOINING), default=0)
    under = {w.stem for w in after if w.stem and w.stem[0].isdigit()}
    return bool(under and not under & stems and {w.stem for w in row[:joins] if w.stem and w.stem[0].isdigit()} & stems)


def happens(words: Sequence[Word], helping: frozenset[str]) -> bool:
    """Tell whether a hedge stands over a verb by which something only comes about: what may be is then its subject.

    "The launch may take place in Imra" hedges the launch.
    """
    verbs = [w.folded for w in words if w.folded not in helping][:2]
    return bool({" ".join(verbs[:1]), " ".join(verbs)} & listed("happening"))


def without_teller(text: str, behind: list[Word], saying: frozenset[str]) -> list[Word]:
    """Return the words behind a cue without a reporting clause that ends them: "be shut until June, its owner, Petrolorn, said"."""
    said = next((n for n, word in enumerate(behind) if word.folded in saying), len(behind))
    commas = [n for n in range(1, said) if "," in text[behind[n - 1].end : behind[n].start]]
    if said == len(behind) or not commas or said - commas[-1] > TELLER:
        return behind
    named = all(word.capital for word in behind[commas[-1] : said])
    apposed = named and len(commas) > 1 and behind[commas[-2]].folded in _A_THING
    if any(word.folded in AUXILIARIES for word in behind[commas[-1] : said]):
        return behind
    return [*behind[: commas[-2 if apposed else -1]], *behind[said:]]
