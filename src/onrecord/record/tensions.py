"""Tensions: two records of one matter that rub, shown side by side; the tool does not rule.

`stage` a word before the noun still calls the matter open ("the proposed plant") while another record puts a settling
step as done. `polarity` one record puts forward with the same verb what the other negates, both put the same way.
`figure` the same verb with the same unit and figures whose bounds cannot both hold. `wording` the page puts with the
same verb as done or planned what the words in quotation marks leave ready, possible or conditional.
Records of two matters, of different stated times or of different named actors never rub. Each kind is shown once a
matter: missing one is better than inventing one.

Source: design of the record (tension). Known gap: different verbs for one act ("opened", "inaugurated").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import inf

from onrecord.core.reading import Quantity
from onrecord.core.record import PUBLISHER, Record, Stated, Tension
from onrecord.record.phrases import singular, stem, words

MOST_COMPARED = 12
"""How many records of a verb in one matter are held against each other, so that the work stays linear."""
ABOUT = 0.1
"""How far apart "about" may be read, as a share of the figure. Set by hand on the tests of tensions, 2026-11."""
FIRM = frozenset({"actual", "planned"})
SOFT = frozenset({"ready", "possible", "conditional"})


def find_tensions(records: Sequence[Record]) -> tuple[Tension, ...]:
    """Return the tensions between records of one matter, in text order."""
    matters: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.matter is not None and record.question is None:
            matters[record.matter].append(record)
    found: list[Tension] = []
    for members in matters.values():
        found += _stage(members)
        kinds: set[str] = set()
        for tension in _same_verb(members):
            if tension.kind not in kinds:
                found.append(tension)
            kinds.add(tension.kind)
    number = {record.id: record.number for record in records}
    return tuple(sorted(found, key=lambda t: (number[t.left], number[t.right], t.kind)))


def _stage(members: Sequence[Record]) -> list[Tension]:
    """Return the tension between a noun still called open and a settling step that is put as done."""
    early, settled = words("stage_words", "open"), words("stage_words", "commits")
    left = [r for r in members if r.stage and r.stage.term in early and _before_noun(r)]
    right = [r for r in members if r.stage and r.stage.term in settled and r.modality == "actual" and r.polarity == "+"]
    pairs = [(a, b) for a in left[:MOST_COMPARED] for b in right[:MOST_COMPARED] if _same_time(a, b)]
    return [_pair(*pairs[0], "stage")] if pairs else []


def _before_noun(record: Record) -> bool:
    """Tell whether the step is given by a word before the noun, neither by the predicate nor by a cue over it."""
    assert record.stage is not None
    told = (record.anchor, *(cue.anchor for cue in record.cues))
    return not any(record.stage.anchor.overlaps(anchor) for anchor in told)


def _same_verb(members: Sequence[Record]) -> Iterator[Tension]:
    """Yield the tensions between records of one matter that have the same verb."""
    verbs: dict[str, list[Record]] = defaultdict(list)
    for record in members:
        row = verbs[stem(record.anchor.exact)]
        if len(row) < MOST_COMPARED:
            row.append(record)
    for row in verbs.values():
        for one, other in combinations(row, 2):
            if not _same_time(one, other) or not _same_actors(one, other):
                continue
            if one.polarity != other.polarity and one.modality == other.modality and one.modality in FIRM:
                yield _pair(one, other, "polarity")
            elif _figures_apart(one, other):
                yield _pair(one, other, "figure")
            elif _wording_apart(one, other) or _wording_apart(other, one):
                yield _pair(one, other, "wording")


def _pair(one: Record, other: Record, kind: str) -> Tension:
    """Return a tension with its records in text order."""
    left, right = sorted((one, other), key=lambda record: record.number)
    return Tension(left.id, right.id, kind)


def _same_time(one: Record, other: Record) -> bool:
    """Tell whether no two different stated times set the records apart."""
    told = isinstance(one.time, Stated) and isinstance(other.time, Stated)
    return not told or one.time.value == other.time.value  # type: ignore[union-attr]


def _same_actors(one: Record, other: Record) -> bool:
    """Tell whether no two different named actors set the records apart."""
    left, right = ({p.name for p in record.actor} for record in (one, other))
    return not left or not right or bool(left & right)


def _figures_apart(one: Record, other: Record) -> bool:
    """Tell whether two records give figures of one thing that cannot both hold."""
    if one.modality != other.modality or one.polarity != other.polarity:
        return False
    pairs = [(a, b) for a in one.quantities for b in other.quantities if _comparable(a, b)]
    return len(pairs) == 1 and _apart(*pairs[0]) and one.evidence != other.evidence


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether two amounts count the same: unit or thing counted, rate, part and moment are the same."""
    of = [(singular((q.of or q.unit or "").lower()), q.unit, q.per, q.part_of, q.as_of) for q in (a, b)]
    return bool(of[0][0]) and of[0] == of[1] and not (a.vague or b.vague)


def _apart(a: Quantity, b: Quantity) -> bool:
    """Tell whether the bounds of two amounts leave no value that both allow."""
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return high < least or most < low


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the most that an amount allows."""
    value = quantity.value if quantity.value is not None else 0.0
    if quantity.value is None or quantity.bound in ("at_least", "more_than"):
        return value, inf
    if quantity.bound in ("at_most", "less_than"):
        return -inf, value
    if quantity.bound == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    return value, quantity.high if quantity.bound == "range" and quantity.high is not None else value


def _wording_apart(page: Record, source: Record) -> bool:
    """Tell whether the page words firmly what a voice's words in quotation marks leave open."""
    own = not page.quoted and page.wording == PUBLISHER and page.polarity == source.polarity == "+"
    return own and source.quoted and source.wording != PUBLISHER and _firmer(page, source)


def _firmer(page: Record, source: Record) -> bool:
    """Tell whether one record is put as done or planned and the other as ready, possible or conditional."""
    return page.modality in FIRM and page.certainty == "certain" and source.modality in SOFT
