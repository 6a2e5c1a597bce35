"""Together: those who act by one phrase, all of them and each once.

Rules, by the names they have in `by`: `all_joined` and `none_to_oneself`; `with_others` is told in `participants`.

Source: Universal Dependencies version 2 (conj); gold guide, section 2 (all parties act).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Predicate
from onrecord.read.actors import Shown
from onrecord.read.described import can_act
from onrecord.read.page import Page
from onrecord.read.parties import MUTUAL

Named = Callable[[Argument], list[Argument]]


def with_joined(page: Page, predicate: Predicate, shown: Shown | None, named: Named) -> Predicate:
    """Return a predicate with all whom "and" joins in the phrase of who acts, where the network names only some.

    Rule `all_joined`: in "he and Sela Vorn left" both leave.
    """
    told = [argument for argument in predicate.arguments if argument.role == "agent"]
    if shown is None or len(shown.words) < 2 or not told:
        return predicate
    tree = page.tree(predicate)
    heads = [tree.place(words) for words in shown.words]
    places = [tree.place(one.anchor) for one in told]
    if None in heads or None in places or not all(place in heads for place in places):
        return predicate
    missing = [words for words, head in zip(shown.words, heads, strict=True) if head not in places]
    new: list[Argument] = []
    for words in missing:
        if _is_title(page, words, told):
            continue
        only = [one for one in named(Argument("agent", words)) if one.anchor.start < words.end]
        new += [one for one in only if can_act(page, one) and not _known(one, [*told, *new])]
    if not new:
        return predicate
    by = " ".join(dict.fromkeys((*predicate.by.split(), "all_joined")))
    return replace(predicate, arguments=(*predicate.arguments, *new), by=by)


def each_once(predicate: Predicate) -> Predicate:
    """Return a predicate without those who act only as a part of others' words: "miners" beside "the Orra miners"."""
    acting = [argument.anchor for argument in predicate.arguments if argument.role == "agent"]
    kept = tuple(one for one in predicate.arguments if one.role != "agent" or not _within(one.anchor, acting))
    return predicate if len(kept) == len(predicate.arguments) else replace(predicate, arguments=kept)


def _is_one(one: Argument, other: Argument, *, event: bool) -> bool:
    """Tell whether two arguments are one party: one name, or, in a state of affairs, descriptions in the same place."""
    if not event and one.entity is None and other.entity is None:
        return one.anchor.overlaps(other.anchor)
    return party(one) == party(other)


def not_to_oneself(predicate: Predicate) -> Predicate:
    """Return a predicate without recipients that act in it, but where all parties of something mutual do.

    Rule `none_to_oneself`: in 26 held-out labelled reports and the open gold none of ten such recipients was right, November 2026.
    In a state of affairs words of one place are one party, though told in more for one role ("people" of "two people died"): of
    24 such on 262 articles of Wikinews, the held-out reports and the open gold the actor alone was right in 15, the recipient
    alone in 7, 29 November 2026; redo with `python -m evaluation gold` (recipient).
    """
    acting = [a for a in predicate.arguments if a.role == "agent"]
    event = predicate.event not in ("", "NONE")
    kept = tuple(
        a for a in predicate.arguments if a.role != "recipient" or not any(_is_one(a, b, event=event) for b in acting)
    )
    if predicate.event in MUTUAL or len(kept) == len(predicate.arguments):
        return predicate
    return replace(predicate, arguments=kept, by=f"{predicate.by} none_to_oneself".strip())


def party(argument: Argument) -> int | Anchor:
    """Return who an argument is: a name of the report, else its own words."""
    return argument.entity if argument.entity is not None else argument.anchor


def is_part(one: Argument, other: Argument) -> bool:
    """Tell whether a description is only a part of another one in the same place: "residents" of "many residents"."""
    return one.entity is None and other.entity is None and _within(one.anchor, [other.anchor])


def _within(words: Anchor, others: list[Anchor]) -> bool:
    """Tell whether some words are a part of others."""
    return any(words != other and other.start <= words.start and words.end <= other.end for other in others)


def _is_title(page: Page, words: Anchor, told: list[Argument]) -> bool:
    """Tell whether some words describe the person named behind them and a comma ("the envoy, Sela Vorn, and ...")."""
    between = (page.reading.report.text[words.end : one.anchor.start] for one in told if one.entity is not None)
    return any(text.strip() == "," for text in between)


def _known(one: Argument, told: list[Argument]) -> bool:
    """Tell whether somebody is among those told, by name or by the same words."""
    if one.entity is not None:
        return any(other.entity == one.entity for other in told)
    return any(other.entity is None and _overlap(one, other) for other in told)


def _overlap(one: Argument, other: Argument) -> bool:
    """Tell whether two phrases share words."""
    return one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end
