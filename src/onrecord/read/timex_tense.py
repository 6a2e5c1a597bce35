"""Whether an undated day or month lies behind or ahead: what the nearest verb says.

Not any "will" of the sentence: in "Ministers will study the report published on Monday" Monday is past.
Word lists: vocab/time_tense.toml. Set on TimeBank, AQUAINT and the training part of MEANTIME, November 2026
(`python -m evaluation time`).
"""

from __future__ import annotations

from functools import cache

from onrecord.core.times import Toward
from onrecord.core.vocab import lexicon
from onrecord.read.timex_words import Row, alphabet

BREAKS = frozenset(".!?;:“”«»`")
"""Marks that end the clause in which a verb is looked for."""
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
    if opens and after and (not head or row.lower[head - 1] != "," or not before or ahead <= behind):
        return after
    if follows in ("'s", "’s"):
        return "future" if row.lower[max(0, first - 2) : first] == ("ahead", "of") else after
    if before == "future" and row.lower[first - 1] == "from":
        return None
    if before == "past" and _list("aims_at") & set(row.lower[max(0, head - 1) : first]):
        verb = row.lower[first - behind]
        return "past" if verb in _list("lasting") else "future" if verb in _list("puts_off") else None
    lead = row.lower[max(0, first - 2) : first]
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
    stop = max(0, first - REACH)
    while first > stop and (row.lower[first - 1] in _list("leads") or row.symbols[first - 1] in lead):
        first -= 1
    return first


def _back(row: Row, first: int) -> tuple[Toward | None, int]:
    """Look for a verb before word `first`, in its clause: what it says and how far it is."""
    for index in range(first - 1, max(-1, first - REACH), -1):
        word = row.lower[index]
        if word in BREAKS:
            break
        cue = _cue(row, index)
        if cue:
            return cue, first - index
    return None, 0


def _ahead(row: Row, last: int) -> tuple[Toward | None, int]:
    """Look for a verb from word `last` on, in its clause: what it says and how far it is."""
    for index in range(last, min(len(row.lower), last + REACH)):
        if row.lower[index] in BREAKS or (row.lower[index] == "," and index > last):
            break
        cue = _cue(row, index)
        if cue:
            return cue, index - last
    return None, 0


def _cue(row: Row, index: int) -> Toward | None:
    """Return what one word says, or None where it says nothing by itself."""
    word = row.lower[index]
    earlier = row.lower[max(0, index - 3) : index]
    following = row.lower[index + 1] if index + 1 < len(row.lower) else ""
    pair = f"{word} {following}"
    if word in _list("planned_before") and (earlier[-2:] == ("had", "been") or "originally" in earlier):
        return "past"
    if word in _list("present_plan") and earlier[-1:] and earlier[-1] in _list("subjects"):
        return "future"
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
        return None if word in ("was", "were") and following == "to" else "past"
    regular = len(word) > 3 and word.endswith("ed") and word not in _list("not_past")
    return "past" if regular or word in _irregular() else None


def _infinitive(row: Row, index: int) -> Toward | None:
    """Return what "to" and a verb say after the word before them: "agreed to meet", "had been due to open"."""
    governor = row.lower[index - 1]
    if governor in _list("planned_before") and "had" in row.lower[max(0, index - 4) : index]:
        return "past"
    if governor not in _list("looks_ahead") or index + 1 >= len(row.lower) or row.capital(index + 1):
        return None
    following = row.lower[index + 1]
    return "future" if following.isalpha() and following not in _list("no_verb") else None
