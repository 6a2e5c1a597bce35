"""Pairs: for each phrase the phrases before it that it may point to, and what speaks for and against each.

Every feature is worked out for all pairs at once. A phrase looks back at the `NEAREST` phrases and at the last few with
the same head word or the same name, however far, so that the work grows with the length of the text and not faster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.core.reading import Reading
from onrecord.read.coreference.traits import KINDS, REFLEXIVE, TYPES, Traits, bits, countries, role_words, singular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

NEAREST, FAR = 32, 6
"""How many phrases right before, and how many like ones farther back, a phrase is compared with.
Set by hand, 28 November 2026."""
REACH = (0, 1, 2, 3, 7)
"""Edges of the sentence distances that count as different."""
FEATURES = (
    *(f"sentences <= {n}" for n in REACH), "phrases between", "same words", "same head", "head, words fit",
    "head, words differ", "a word shared", "all words there", "head among words", "last word", "same name", "other name",
    "acronym", "number fits", "number differs", "gender fits", "gender differs", "types fit", "types differ",
    "inside it", "holds it", "one governor", "copula", "apposition", "joined", "speaker of it", "speaks it",
    "one quotation", "one speaker", "two speakers", "both subjects", "one relation", "role of it", "country of it",
    "first that fits", "second that fits", "later that fits", "first subject that fits", "asked alike", "quoted alike",
    "first before", "reflexive, one governor", "cited as",
)  # fmt: skip
"""The features of a pair, in order."""


class Columns:
    """The traits of all phrases of a report as arrays."""

    def __init__(self, reading: Reading, rows: Sequence[Traits]) -> None:
        n = len(rows)
        self.rows = rows
        heads: dict[str, int] = {}
        texts: dict[str, int] = {}
        tails: dict[str, int] = {}
        self.kind = np.array([t.kind for t in rows], dtype=np.int64)
        self.head = np.array([heads.setdefault(t.head, len(heads)) for t in rows], dtype=np.int64)
        self.text = np.array([texts.setdefault(t.text, len(texts)) for t in rows], dtype=np.int64)
        self.tail = np.array([tails.setdefault(t.tail, len(tails)) for t in rows], dtype=np.int64)
        self.sentence = np.array([t.phrase.sentence for t in rows], dtype=np.int64)
        self.first = np.array([t.phrase.first for t in rows], dtype=np.int64)
        self.last = np.array([t.phrase.last for t in rows], dtype=np.int64)
        self.word = np.array([t.phrase.head for t in rows], dtype=np.int64)
        self.governor = np.array([t.governor for t in rows], dtype=np.int64)
        relations: dict[str, int] = {"nsubj": 0, "appos": 1, "conj": 2}
        self.relation = np.array([relations.setdefault(t.relation, len(relations)) for t in rows], dtype=np.int64)
        self.object = np.array([t.relation in ("obj", "iobj") for t in rows], dtype=bool)
        self.number = np.array([t.number for t in rows], dtype=np.int64)
        self.gender = np.array([t.gender for t in rows], dtype=np.int64)
        self.person = np.array([t.person for t in rows], dtype=np.int64)
        self.entity = np.array([t.entity for t in rows], dtype=np.int64)
        self.quotation = np.array([t.quotation for t in rows], dtype=np.int64)
        self.speaker = np.array([t.speaker for t in rows], dtype=np.int64)
        self.cited = np.array([t.cited for t in rows], dtype=np.int64)
        self.voice = np.array([t.voice for t in rows], dtype=np.int64)
        self.asked = np.array([t.asked for t in rows], dtype=bool)
        self.types = np.array([t.types for t in rows], dtype=np.float32).reshape(n, len(TYPES))
        self.typed = np.array([any(t.types) for t in rows], dtype=bool)
        self.content = np.array([bits(t.content) for t in rows], dtype=np.uint64).reshape(n, 4)
        self.own = np.array([bits((t.head,)) for t in rows], dtype=np.uint64).reshape(n, 4)
        self.reflexive = np.array([t.text in REFLEXIVE for t in rows], dtype=bool)
        self.pronoun = self.kind < KINDS.index("name")
        self.copula = self._copulas(reading)
        roles, codes = role_words(reading), countries()
        self.role = np.array([bits(sorted(roles.get(t.entity, ()))) for t in rows], dtype=np.uint64).reshape(n, 4)
        named: dict[str, int] = {}
        code = [codes.get(t.text) or codes.get(singular(t.text)) for t in rows]
        self.country = np.array([named.setdefault(c, len(named)) if c else -1 for c in code], dtype=np.int64)
        short = [_initials(t) for t in rows]
        self.initials = np.array([texts.get(s, -1) if s else -1 for s in short], dtype=np.int64)

    def _copulas(self, reading: Reading) -> Ints:
        """Return, for each phrase, the word it is said to be ("Orr is the minister"), -1 where there is none."""
        ruled = {t.head for t in reading.tokens if t.deprel == "cop"}
        found = [t.governor if t.relation == "nsubj" and t.governor in ruled else -1 for t in self.rows]
        return np.array(found, dtype=np.int64)


def _initials(t: Traits) -> str:
    """Return the first letters of the capitalised words of a name of several words."""
    words = [w for w in t.text.split() if w[0].isalpha() and w not in ("of", "the", "and", "for", "in")]
    return "".join(w[0] for w in words) if KINDS[t.kind] == "name" and len(words) > 1 else ""


def candidates(columns: Columns) -> Ints:
    """Return for each phrase the phrases it may point to, nearest first, int64 [phrases, NEAREST + FAR], -1 for none."""
    n = len(columns.rows)
    out = np.arange(n)[:, None] - np.arange(1, NEAREST + 1)[None, :]
    far = np.full((n, FAR), -1, dtype=np.int64)
    like: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at in range(n):
        keys = [] if columns.pronoun[at] else [("head", int(columns.head[at]))]
        keys += [("name", int(columns.entity[at]))] if columns.entity[at] >= 0 else []
        earlier = {i for key in keys for i in like[key][-FAR:] if i < at - NEAREST}
        for place, i in enumerate(sorted(earlier, reverse=True)[:FAR]):
            far[at, place] = i
        for key in keys:
            like[key].append(at)
    found = np.concatenate([np.where(out >= 0, out, -1), far], axis=1)
    return np.where(_barred(columns, found), -1, found)


def _barred(c: Columns, cand: Ints) -> NDArray[np.bool_]:
    """Tell which pairs cannot be: he and a woman, they or it and one person, an object and its own verb's subject.

    Source: binding, principle B (Huddleston & Pullum 2002, chapter 17, section 3).
    """
    j = np.maximum(cand, 0)
    i = np.arange(len(cand))[:, None]
    gender = (c.gender[i] > 0) & (c.gender[j] > 0) & (c.gender[i] != c.gender[j])
    plain = c.pronoun[i] & ~c.reflexive[i] & c.object[i] & (c.person[i] == 3)
    one = c.pronoun[i] & (c.person[i] == 3) & (c.types[j][..., 0] == 1) & (c.number[j] == 1)
    other = one & ((c.number[i] == 2) | (c.kind[i] == KINDS.index("it")))
    barred: NDArray[np.bool_] = gender | other | (plain & (c.governor[i] == c.governor[j]) & (c.relation[j] == 0))
    return barred


def features(c: Columns, rows: Ints, cand: Ints) -> Floats:
    """Return what speaks for each pair, float32 [rows, candidates, FEATURES]; `rows` are the phrases that point."""
    i = rows[:, None]
    j = np.maximum(cand, 0)
    there = cand >= 0
    gap = c.sentence[i] - c.sentence[j]
    same_head = (c.head[i] == c.head[j]) & ~c.pronoun[i] & ~c.pronoun[j]
    content, other = c.content[i], c.content[j]
    whole, held = content | c.own[i], other | c.own[j]
    nominal = ~c.pronoun[i] & ~c.pronoun[j]
    has, had = content.any(-1), other.any(-1)
    shared = (whole & held).any(-1) & nominal
    inside = ~(content & ~held).any(-1)
    named = (c.entity[i] >= 0) & (c.entity[j] >= 0)
    number = (c.number[i] > 0) & (c.number[j] > 0)
    gender = (c.gender[i] > 0) & (c.gender[j] > 0)
    likeness = np.einsum("nd,nkd->nk", c.types[rows], c.types[j])
    typed = c.typed[i] & c.typed[j]
    no_clash = ~(number & (c.number[i] != c.number[j])) & ~(gender & (c.gender[i] != c.gender[j]))
    nested = (c.first[i] <= c.first[j]) & (c.last[j] <= c.last[i])
    nests = (c.first[j] <= c.first[i]) & (c.last[i] <= c.last[j])
    fits = there & no_clash & ~(typed & (likeness < 0.1)) & ~nested & ~nests & (c.person[i] == c.person[j])
    rank = np.cumsum(fits, axis=1)
    subject = c.relation[j] == 0
    governed = (c.governor[i] == c.governor[j]) & (c.governor[i] >= 0)
    told = (c.voice[i] == j) | ((c.speaker[i] == c.entity[j]) & (c.entity[j] >= 0))
    tells = (c.voice[j] == i) | ((c.speaker[j] == c.entity[i]) & (c.entity[i] >= 0))
    heard = (c.quotation[i] >= 0) & (c.quotation[j] >= 0)
    known = heard & (c.speaker[i] >= 0) & (c.speaker[j] >= 0)
    columns = (
        *(gap <= n for n in REACH), np.log1p(np.minimum(i - j, 200)) / 5, (c.text[i] == c.text[j]), same_head,
        same_head & inside, same_head & has & had & ~(content & other).any(-1), shared, shared & inside & (has | same_head),
        nominal & ((c.own[i] & held) == c.own[i]).all(-1), nominal & (c.tail[i] == c.tail[j]), named & (c.entity[i] == c.entity[j]),
        named & (c.entity[i] != c.entity[j]), nominal & ((c.initials[i] == c.text[j]) | (c.initials[j] == c.text[i])),
        number & (c.number[i] == c.number[j]), number & (c.number[i] != c.number[j]), gender & (c.gender[i] == c.gender[j]),
        gender & (c.gender[i] != c.gender[j]), np.where(typed, likeness, 0), typed & (likeness < 0.1),
        nests, nested, governed, (c.copula[i] == c.word[j]) | (c.copula[j] == c.word[i]),
        ((c.relation[i] == 1) & (c.governor[i] == c.word[j])), (c.relation[i] == 2) & (c.governor[i] == c.word[j]),
        told & (c.person[i] == 1), tells & (c.person[j] == 1), heard & (c.quotation[i] == c.quotation[j]),
        known & (c.speaker[i] == c.speaker[j]), known & (c.speaker[i] != c.speaker[j]), subject & (c.relation[i] == 0),
        c.relation[i] == c.relation[j], ((c.own[i] & c.role[j]) == c.own[i]).all(-1) & ~c.pronoun[i],
        (c.country[i] >= 0) & (c.country[i] == c.country[j]),
        fits & (rank == 1), fits & (rank == 2), fits & (rank > 2), fits & subject & (np.cumsum(fits & subject, axis=1) == 1),
        c.asked[i] == c.asked[j], (c.quotation[i] >= 0) == (c.quotation[j] >= 0), there & (j == i - 1),
        governed & c.reflexive[i], (c.cited[i] >= 0) & (c.cited[i] == c.entity[j]),
    )  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in np.broadcast_arrays(*columns)], axis=-1)
