"""Relations: how one record stands to another by the connective between them.

`inside` a connective in a sentence ties the record next before it to the record next behind it; at the head of a
sentence, the record of its clause to the first record behind the comma. `linked` a connective that opens a sentence
ties its first record to the last of the sentence before. Both records must stand on the same word, but for contrast
and order in time. One record has one relation of a kind.

Source: PDTB 3.0 for the connectives; design of the record (relations). Known gap: no relation without a connective.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, Sentence
from onrecord.core.record import Record, Relation
from onrecord.record.phrases import pattern, words

INSIDE = ("reason", "condition", "purpose", "contrast", "after", "before", "consequence")
LINKED = ("linked_contrast", "linked_consequence", "linked_after", "linked_before")
OF_MAIN = frozenset({"after", "before"})
"""Relations that are told of the main clause: "closed after ..." puts the closing after."""
ACROSS_VOICES = frozenset({"contrast", "after", "before"})
REACH = 70
"""Most characters between a connective and the records it ties. Set by hand on the tests of relations, 2026-11."""
STOP = re.compile(r"[;:?!“”\"]|, (?:and|but|or|which|who) ")
Tie = tuple[Record, Record, str, Anchor]


def find_relations(reading: Reading, records: Sequence[Record]) -> tuple[Record, ...]:
    """Fill the relations of every record that a connective ties to another; records stand in text order."""
    starts = [sentence.start for sentence in reading.sentences]
    rows: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        rows[max(0, bisect_left(starts, record.anchor.start + 1) - 1)].append(record)
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    for number, row in sorted(rows.items()):
        sentence = reading.sentences[number]
        before = rows.get(number - 1, [])
        if number and reading.sentences[number - 1].block != sentence.block:
            before = []
        for one, other, kind, anchor in (*_inside(reading, sentence, row), *_linked(reading, sentence, before, row)):
            if one.question is None and other.question is None and _may_tie(one, other, kind):
                relation = Relation(kind, other.id, anchor)  # type: ignore[arg-type]
                found[one.id].setdefault(kind, relation)
    return tuple(replace(record, relations=tuple(found[record.id].values())) for record in records)


def _may_tie(one: Record, other: Record, kind: str) -> bool:
    """Tell whether two records may be tied: on one word, unless the kind is told across voices."""
    same = [link.name for link in one.chain] == [link.name for link in other.chain]
    return one.id != other.id and (same or kind in ACROSS_VOICES)


def _inside(reading: Reading, sentence: Sentence, row: Sequence[Record]) -> Iterator[Tie]:
    """Yield the ties by connectives inside one sentence."""
    text = reading.report.text
    if len(row) < 2:
        return
    for match in pattern("relation_words", *INSIDE).finditer(text, sentence.start, sentence.end):
        kind = match.lastgroup or ""
        if _opens(text, sentence, match.start()):
            continue
        before = [r for r in row if r.anchor.end <= match.start()][-1:]
        behind = [r for r in row if r.anchor.start >= match.end()][:1]
        if before and behind and _close(text, before[0], match, behind[0]) and _is_connective(text, kind, match):
            yield _tie(before[0], behind[0], kind, Anchor.of(text, *match.span()))
    yield from _fronted(reading, sentence, row)


def _fronted(reading: Reading, sentence: Sentence, row: Sequence[Record]) -> Iterator[Tie]:
    """Yield the tie by a connective that opens a sentence of two clauses: "After A, B"."""
    text = reading.report.text
    keys = ("fronted_contrast", "reason", "condition", "purpose", "after", "before")
    match = pattern("relation_words", *keys).match(text, _first_word(text, sentence))
    comma = text.find(", ", match.end(), sentence.end) if match else -1
    if match is None or comma < 0:
        return
    kind = (match.lastgroup or "").removeprefix("fronted_")
    clause = [r for r in row if match.end() <= r.anchor.start < comma][:1]
    main = [r for r in row if r.anchor.start > comma][:1]
    if clause and main and main[0].anchor.start - comma <= REACH:
        yield _tie(main[0], clause[0], kind, Anchor.of(text, *match.span()))


def _linked(reading: Reading, sentence: Sentence, before: Sequence[Record], row: Sequence[Record]) -> Iterator[Tie]:
    """Yield the tie of a sentence to the one before it by the word that opens it."""
    text = reading.report.text
    match = pattern("relation_words", *LINKED).match(text, _first_word(text, sentence))
    first = [r for r in row if match and r.anchor.start >= match.end()][:1]
    if match is not None and before and first:
        kind = (match.lastgroup or "").removeprefix("linked_")
        yield first[0], before[-1], kind, Anchor.of(text, *match.span())


def _tie(main: Record, clause: Record, kind: str, anchor: Anchor) -> Tie:
    """Return a tie with the record that carries it first: the main one for order in time, else the clause's."""
    return (main, clause, kind, anchor) if kind in OF_MAIN else (clause, main, kind, anchor)


def _first_word(text: str, sentence: Sentence) -> int:
    """Return where the first word of a sentence begins, behind an opening mark."""
    at = sentence.start
    while at < sentence.end and not text[at].isalnum():
        at += 1
    return at


def _opens(text: str, sentence: Sentence, start: int) -> bool:
    """Tell whether a connective is the first word of its sentence."""
    return _first_word(text, sentence) >= start


def _close(text: str, before: Record, match: re.Match[str], behind: Record) -> bool:
    """Tell whether two records stand close to a connective with no other clause between them and it."""
    left, right = text[before.anchor.end : match.start()], text[match.end() : behind.anchor.start]
    near = len(left) <= REACH and len(right) <= REACH
    return near and not STOP.search(left) and not STOP.search(right) and ", " not in right


def _is_connective(text: str, kind: str, match: re.Match[str]) -> bool:
    """Tell whether a word is a connective here: "asked if" and "known as if" open no condition, "all but" no contrast."""
    word = text[max(0, match.start() - 20) : match.start()].lower().split()[-1:]
    if kind == "condition":
        return not set(word) & words("relation_words", "not_condition")
    return kind != "contrast" or word not in (["all"], ["nothing"], ["anything"], ["none"])
