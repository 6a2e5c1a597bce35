"""Whether an undated day or month lies behind or ahead: what the nearest verb says.

Not any "will" of the sentence: in "Ministers will study the report published on Monday" Monday is past.
Word lists: vocab/time_tense.toml. Set on TimeBank, AQUAINT and the training part of MEANTIME, November 2026
(`python -m evaluation time`).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.core.times import Toward
from onrecord.core.vocab import lexicon
from onrecord.read.timex.words import Row, alphabet

BREAKS = frozenset(".!?;:“”«»`|")
"""Marks that end the clause in which a verb is looked for."""
Cue = Toward | Literal["open"]
"""What a verb says; "open" where it says neither: a plan that lies behind ("had been due to expire on Friday"), or a
present perfect, which takes no day of its own ("has set 10 November")."""
PERFECT = frozenset({"has", "have", "'ve", "’ve"})
REACH = 40
"""How many words away a verb still counts; a choice of ours, wide enough for any clause of news."""


@cache
def _list(name: str) -> frozenset[str]:
    """Return one list of vocab/time_tense.toml as a set."""
    return frozenset(lexicon("time_tense")[name])


@cache
def _irregular() -> frozenset[str]:
    """Return the past forms of irregular verbs that are past and nothing else."""
    forms = {form for forms in lexicon("irregular").values() for form in forms}
    return frozenset(forms) - _list("not_past_irregular") - frozenset(lexicon("irregular"))


def toward(row: Row, first: int, last: int) -> Toward | None:
    """Return which way the words `[first, last)` lie: by the nearest verb before them, else by the next one after.

    An expression at the head of its clause ("that on Monday the sides will meet") and a possessive ("Monday's vote")
    look ahead first. "By", "until" and the like after a past verb leave it open ("set Friday as the deadline").
    """
    head = _head(row, first)
    before, behind = _back(row, first)
    after, ahead = _ahead(row, last)
    follows = row.lower[last] if last < len(row.lower) else ""
    if follows == "deadline":
        return None
    opens = (
        head == 0
        or row.lower[head - 1] in _list("clause_openers") | BREAKS
        or "\n" in row.text[row.ends[head - 1] : row.starts[head]]
    )
    after = None if after == "open" else after
    if opens and after and (not head or row.lower[head - 1] != "," or not before or ahead <= behind):
        return after
    if follows in ("'s", "’s"):
        return "future" if row.lower[max(0, first - 2) : first] == ("ahead", "of") else after
    aims = _list("aims_at") & set(row.lower[max(0, head - 1) : first])
    if before in ("past", "open") and aims:
        verb = row.lower[first - behind]
        if verb in _list("lasting"):
            return "past"
        return "future" if verb in _list("puts_off") and (verb not in PERFECT or aims != {"from"}) else None
    lead = row.lower[max(0, first - 2) : first]
    if before == "open":
        return None if row.lower[last - 1].isdigit() and "since" not in lead else "past"
    weekday = row.symbols[first] in alphabet().classes["WEEKDAY"]
    if (weekday and lead[-1:] == ("for",)) or lead == ("ahead", "of"):
        return "future"
    if not before and not after and lead and lead[-1] in _list("ahead"):
        return "future"
    return before or after


def _head(row: Row, first: int) -> int:
    """Return where the words that lead up to an expression begin: prepositions, articles, a clock time."""
    clock = alphabet().classes
    lead = clock["CLOCK"] | clock["DD"] | clock["AMPM"] | clock["ZONE"] | clock["NOON"]
    stop, timed = max(0, first - REACH), frozenset(lead - clock["DD"])
    while first > stop:
        comma = row.lower[first - 1] == "," and first > 1 and row.symbols[first - 2] in timed
        if not comma and row.lower[first - 1] not in _list("leads") and row.symbols[first - 1] not in lead:
            break
        first -= 1
    return first


def _breaks(row: Row, index: int) -> bool:
    """Tell whether a clause ends at word `index`: at a mark, but not at the dot of "Nov. 16" or "Inc. that"."""
    word = row.lower[index]
    if word != "." or index + 1 == len(row.lower) or not index:
        return word in BREAKS
    short = row.symbols[index - 1] in alphabet().classes["MON3"] and row.lower[index + 1].isdigit()
    return not short and not (row.tight(index) and row.text[row.starts[index + 1]].islower())


def _back(row: Row, first: int) -> tuple[Cue | None, int]:
    """Look for a verb before word `first`, in its clause: what it says and how far it is."""
    for index in range(first - 1, max(-1, first - REACH), -1):
        if _breaks(row, index):
            break
        cue = _cue(row, index)
        if cue:
            return cue, first - index
    return None, 0


def _ahead(row: Row, last: int) -> tuple[Cue | None, int]:
    """Look for a verb from word `last` on, in its clause: what it says and how far it is."""
    for index in range(last, min(len(row.lower), last + REACH)):
        if _breaks(row, index) or (row.lower[index] == "," and index > last):
            break
        cue = _cue(row, index)
        if cue:
            return cue, index - last
    return None, 0


def _cue(row: Row, index: int) -> Cue | None:
    """Return what one word says, or None where it says nothing by itself."""
    word = row.lower[index]
    earlier = row.lower[max(0, index - 3) : index]
    following = row.lower[index + 1] if index + 1 < len(row.lower) else ""
    pair = f"{word} {following}"
    if row.symbols[index] in alphabet().classes["MONTH"]:
        return None
    if word in _list("planned_before") and (earlier[-2:] == ("had", "been") or "originally" in earlier):
        return "past"
    if word in _list("present_plan") and earlier[-1:] and _plural_subject(earlier[-1]):
        return "future"
    if earlier[-1:] == ("to",) and index > 1 and _infinitive(row, index - 1) == "open":
        return "open"
    if pair == "due to" and row.lower[index + 2 : index + 3] in (("the",), ("a",)):
        return None
    if word in _list("future") or pair in _list("future"):
        return "future"
    if word.endswith("ing") and earlier[-1:] and earlier[-1] in ("is", "are"):
        return "future"
    if word == "to" and earlier:
        return _infinitive(row, index)
    if "be" in earlier or (earlier[-1:] == ("to",) and word not in _list("past")):
        return None
    if word in _list("past"):
        if word in ("was", "were") and following == "to":
            return None
        return "open" if word in PERFECT else "past"
    regular = len(word) > 3 and word.endswith("ed") and word not in _list("not_past")
    if not regular and word not in _irregular():
        return None
    if earlier[-1:] and earlier[-1] in ("is", "are"):
        return "future"
    return "open" if PERFECT & set(earlier) and "," not in earlier else "past"


def _plural_subject(word: str) -> bool:
    """Tell whether a word before a present form can be its subject: "we leave", "voters go"."""
    return word in _list("subjects") or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))


def _infinitive(row: Row, index: int) -> Cue | None:
    """Return what "to" and a verb say after the word before them: "agreed to meet", "had been due to open"."""
    governor = row.lower[index - 1]
    if governor in _list("planned_before") and "had" in row.lower[max(0, index - 4) : index]:
        return "open"
    if governor not in _list("looks_ahead") or index + 1 >= len(row.lower) or row.capital(index + 1):
        return None
    following = row.lower[index + 1]
    return "future" if following.isalpha() and following not in _list("no_verb") else None
