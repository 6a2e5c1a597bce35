"""What a row of words tells as done, as under way or as sure to come: "has signed", "is being built", "will sign"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.check.claims import elsewhere, firm_steps, past_form, talking
from onrecord.check.cues import has, listed
from onrecord.check.words import Word, stem
from onrecord.core.vocab import lexicon

WAITING = 7
"""A clause that has yet to come true begins at most so many words before its verb."""
DOING = frozenset("has have had".split())
BEING = frozenset("is are was were".split())
BETWEEN = frozenset(
    "meanwhile thus therefore even then already now since been formally officially finally just also".split()
)
_GAVE = frozenset("gave got won received obtained granted secured".split())
_WITHHELD = frozenset(
    "withheld refused denied delayed postponed withdrawn sought asked awaited requested demanded lacked".split()
)
"""Verbs by which an assent is not given: "has withheld its approval"."""
REACH = 6
"""A noun of assent stands so many words behind its verb at most."""
MODAL = frozenset("may might could would should must can cannot".split())
SUPPOSING = frozenset("if once unless whether".split())
CONDITIONAL = SUPPOSING | {"when", "provided", "until", "till", "before"}
_CAUSING = frozenset("have get see".split())
_TO_CAUSE = MODAL | {"will", "to", "shall", "'d", "'ll"}
"""Behind these "have" and "get" may tell what is to be done by others: "would have the roof repaired"."""
_WANTING = frozenset("want wants wanted need needs needed prefer prefers".split())
_WHICH = frozenset("only first last next latest".split())
_SAME = frozenset("cut let put beat bet quit put in put out set up".split())
"""Past forms that are present forms too."""
_ONLY = frozenset(
    (("as", "soon"), ("as", "long"), ("so", "long"), ("on", "condition"), ("only", "with"), ("only", "after"))
)
"""Pairs of words that open such a clause too: "as soon as", "so long as", "only with a tariff fixed for ten years"."""
DENIED = frozenset("not no none never nor neither nobody nothing hardly yet without".split())


@dataclass(frozen=True, slots=True)
class Step:
    """A verb group of the draft that tells something as done, or as sure to come: its words `[first, last)` and verb."""

    first: int
    last: int
    verb: str
    done: bool
    firm: bool = True
    bare: bool = False
    under_way: bool = False
    assent: bool = False


def steps_of(row: tuple[Word, ...]) -> Iterator[Step]:
    """Yield what a row of words tells as done (has signed, was signed, signed, is in force) or as sure to come (will sign)."""
    firm = firm_steps()
    for at, word in enumerate(row):
        last = at + 1
        while last < len(row) and (row[last].folded in BETWEEN or row[last].folded.endswith("ly")):
            last += 1
        denied = {w.folded for w in row[max(0, at - 3) : last + 2]} & DENIED
        if last >= len(row) or denied or elsewhere(row, last):
            continue
        if (
            waits(row, at)
            or _only_one(row, at)
            or (at and row[at - 1].folded in MODAL | {"will", "shall"})
            or has(row[max(0, at - 2) : last], "hedged")
        ):
            continue
        if (word.folded in DOING | _GAVE) and (end := _assent(row, at + 1)):
            yield Step(at, end, stem("approve"), done=True, assent=True)
        pair = f"{row[last].folded} {row[last + 1].folded}" if last + 1 < len(row) else ""
        if word.folded in DOING | BEING and pair in firm and not talking(row, at, pair):
            yield Step(at, last + 2, row[last + 1].stem, done=True)
        elif (
            (word.folded in DOING and row[last].folded in firm)
            or (word.folded in ("was", "were") and row[last].folded in firm)
            or (word.folded in BEING and row[at + 1].folded == "already" and row[last].folded in firm)
        ):
            yield Step(at, last + 1, row[last].stem, done=True)
        elif word.folded in DOING | {"was", "were"} and row[last].stem and past_form(row[last].folded):
            yield Step(at, last + 1, row[last].stem, done=True, firm=False)
        elif (
            word.folded in BEING
            and row[last].folded == "being"
            and last + 1 < len(row)
            and past_form(row[last + 1].folded)
        ):
            yield Step(at, last + 2, row[last + 1].stem, done=True, firm=False, under_way=True)
        elif word.folded == "will" and row[last].folded != "be":
            yield Step(at, last + 1, row[last].stem, done=False)


def waits(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb stands in a clause that has yet to come true: "as soon as the board has met", not "until 1 May"."""
    ahead = range(max(0, at - WAITING), at)
    return any(
        (row[n].folded in CONDITIONAL or (row[n].folded, row[n + 1].folded) in _ONLY)
        and not row[n + 1].folded[0].isdigit()
        for n in ahead
    )


def now_done(folded: str, more: frozenset[str] = frozenset()) -> str:
    """Return the past form of a step told in the present of headlines: "signs" for "signed", "" for other words.

    `more` are past forms that count beside those of steps.

    Example:
        >>> now_done("orders"), now_done("pays"), now_done("frogs")
        ('ordered', 'paid', '')
    """
    base = folded.removesuffix("s")
    bases = (base, base.removesuffix("e"))
    forms = {f"{one}ed" for one in bases} | {form for one in bases for form in lexicon("irregular").get(one, ())}
    return next(iter(sorted(forms & (firm_steps() | _done() | more))), "")


@cache
def _done() -> frozenset[str]:
    """Return more verbs for what is done, without those that are as often of something else, and their own present forms."""
    return listed("done") - _SAME


def wished(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is what somebody wants done, or tells which thing is meant.

    "Lenders want the quarrel over water settled first", "she would have the roof repaired", "what she has seen of the plan is nothing".
    """
    if any(
        row[n].folded in _CAUSING and row[n - 1].folded in _TO_CAUSE and not past_form(row[n + 1].folded)
        for n in range(max(1, at - WAITING), at - 1)
    ):
        return True
    ahead = [w.folded for w in row[max(0, at - WAITING) : at]]
    want = max((n for n, word in enumerate(ahead) if word in _WANTING), default=-1)
    return want >= 0 and not {"and", "but", "that", "who", "which"} & set(ahead[want:])


def settled(row: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a row tells a deed as sure to come, with the verb as the last word: "will be sent", "is to send", "must now be sent"."""
    for at, word in enumerate(row[:-1]):
        last = at + 1
        if word.folded in BEING:
            if row[last].folded != "to":
                continue
            last += 1
        elif word.folded == "must" and row[last].folded == "now":
            last += 1
        elif word.folded != "will":
            continue
        if last < len(row) and row[last].folded == "be":
            last += 1
        if last < len(row):
            yield at, last + 1


def _only_one(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a "to have" only tells which thing is meant: "the only province to have named any"."""
    return at > 0 and row[at - 1].folded == "to" and bool({w.folded for w in row[max(0, at - REACH) : at]} & _WHICH)


def _assent(row: tuple[Word, ...], first: int) -> int | None:
    """Return where a noun of assent ends that a "has" or "gave" reaches: "has parliament's blessing", "gave it their consent"."""
    for number in range(first, min(len(row), first + REACH)):
        if row[number].folded in _WITHHELD:
            return None
        if row[number].folded in listed("assent"):
            return number + 1
    return None


def being_at(row: tuple[Word, ...], at: int) -> int | None:
    """Return where the "is" of a verb under way stands, only words such as "already" between; None where there is none."""
    first = at - 1
    while first > 0 and row[first].folded in BETWEEN:
        first -= 1
    return first if first >= 0 and row[first].folded in BEING else None
