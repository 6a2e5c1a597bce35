"""Parties of a labelled record: which words of its sentence name who acts, to whom, on whose word, when and where.

The labels of a report give names in the fullest form printed anywhere; the words of a sentence are a shorter form, a
pronoun, or nothing. A pronoun is taken where the name is not printed in the sentence; nothing stays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.read.verbs import forms
from training.example import Pairs, Tags

SUBJECTS = frozenset("he she they we it i who which that you".split())
OBJECTS = frozenset("him her them us it me you whom".split())
OWNERS = frozenset("his her its their our my whose".split())
SKIPPED = frozenset("the a an of for and mr mrs ms dr".split())
Run = tuple[int, int]


def bare(word: str) -> str:
    """Return a word in lower case without what is neither letter nor digit, `'s` dropped."""
    return re.sub(r"[^\w]", "", word.lower().replace("’s", "").replace("'s", ""))


def runs_of(words: Sequence[str], name: str) -> Iterator[Run]:
    """Yield the stretches of a sentence that print a name: whole, or a part that ends in its last word, or initials.

    Rule `same name`: as the referee of the gold has it.
    """
    plain = [bare(w) for w in words]
    wanted = [w for w in (bare(w) for w in re.findall(r"[\w’'.-]+", name)) if w]
    if not wanted:
        return
    size = len(wanted)
    whole = [(i, i + size) for i in range(len(plain) - size + 1) if plain[i : i + size] == wanted]
    if whole:
        yield from whole
        return
    initials = "".join(w[0] for w in wanted if w not in SKIPPED)
    known = set(wanted)
    for end, word in enumerate(plain, start=1):
        if word == wanted[-1] and len(word) > 2:
            start = end - 1
            while start > 0 and plain[start - 1] in known - SKIPPED:
                start -= 1
            yield start, end
        elif len(initials) > 1 and word == initials and words[end - 1].isupper():
            yield end - 1, end


def nearest(runs: Sequence[Run], at: int) -> Run | None:
    """Return the stretch closest to a word, the earlier of two that are equally close."""
    return min(runs, key=lambda r: (max(r[0] - at, at - r[1] + 1), r[0]), default=None)


def acting_pronoun(words: Sequence[str], at: int) -> Run | None:
    """Return the pronoun that most likely acts: the subject form next before the word, or an owner right before it."""
    low = [w.lower() for w in words]
    for i in range(at - 1, max(-1, at - 12), -1):
        if low[i] in SUBJECTS or (low[i] in OWNERS and at - i <= 3):
            return i, i + 1
    return None


def speaking_pronoun(words: Sequence[str]) -> Run | None:
    """Return the pronoun beside a verb of saying, if there is just one."""
    low = [w.lower() for w in words]
    found = set()
    for i, word in enumerate(low):
        form = forms().get(word)
        if form is not None and form.act:
            found |= {
                j for j in (i - 1, i - 2, i + 1) if 0 <= j < len(low) and low[j] in ("he", "she", "they", "it", "we")
            }
    return (min(found), min(found) + 1) if len(found) == 1 else None


def suffering_pronoun(words: Sequence[str], at: int) -> Run | None:
    """Return the object form next after the word."""
    low = [w.lower() for w in words]
    return next(((i, i + 1) for i in range(at + 1, min(len(low), at + 5)) if low[i] in OBJECTS), None)


def party(words: Sequence[str], at: int, row: Mapping[str, Any], times: Sequence[tuple[Run, str]]) -> Tags:
    """Return the label of each word for the record on word `at`.

    `row` has `chain`, `actor`, `recipient` (names), `time` and `place`; `times` are the time expressions of the
    sentence with their values.
    """
    out: list[str | None] = ["O"] * len(words)

    def put(run: Run | None, kind: str) -> None:
        if run is not None and all(out[i] == "O" for i in range(*run)) and not run[0] <= at < run[1]:
            out[run[0] : run[1]] = [f"{'I' if i else 'B'}-{kind}" for i in range(run[1] - run[0])]

    voice = row["chain"][-1] if row["chain"] else None
    if voice is not None:
        run = nearest(list(runs_of(words, voice)), at) or speaking_pronoun(words)
        put(run, "SELF" if voice in row["actor"] else "VOICE")
    for name in row["actor"]:
        if name != voice or "B-SELF" not in out:
            put(nearest(list(runs_of(words, name)), at) or acting_pronoun(words, at), "ACTOR")
    for name in row["recipient"]:
        put(nearest(list(runs_of(words, name)), at) or suffering_pronoun(words, at), "RECIPIENT")
    fitting = [run for run, value in times if row["time"] and value and row["time"].startswith(value[:10])]
    put(nearest(fitting, at), "TIME")
    if row["place"] and row["place"] != "OPEN":
        put(nearest(list(runs_of(words, row["place"])), at), "PLACE")
    return tuple(out)


def pairs(
    words: Sequence[str],
    spans: Sequence[Run],
    records: Sequence[tuple[int, Mapping[str, Any]]],
    times: Sequence[tuple[Run, str]],
) -> Mapping[str, Pairs]:
    """Return the layer `party` of one sentence: `records` with the word each turns on, `times` by offset in the text."""
    inside = []
    for (start, end), value in times:
        at = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
        if at:
            inside.append(((at[0], at[-1] + 1), value))
    return {"party": tuple((at, party(words, at, row, inside)) for at, row in records)}
