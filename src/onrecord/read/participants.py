"""Participants: who acts and to whom it is done, by the names that the words of an argument hold.

An argument's head is the word whose governor stands outside it; what "and" joins to the head counts too. A head
inside a name is that name; another noun is told by its own phrase, without article. A pronoun names nobody here.

Source: Universal Dependencies version 2 (conj, compound, amod); gold guide, section 2 (actor, recipient).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Predicate, Reading, Sentence, Step

NAMED_ROLES = ("agent", "patient", "recipient")
PHRASE = frozenset({"amod", "compound", "nummod", "nmod:poss", "flat"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
MOST_WORDS = 5
"""Most words of the phrase that stands for an unnamed participant. By hand on the gold guide's examples, 2026-11."""


def find_participants(reading: Reading) -> Reading:
    """Replace each argument that takes part by the names, or phrases, that it holds."""
    if not any(token.upos for token in reading.tokens):
        return reading
    starts = [token.start for token in reading.tokens]
    mentions = {m.anchor.start: number for number, m in enumerate(reading.mentions)}
    covered: dict[int, int] = {}
    for start, number in mentions.items():
        first = bisect_right(starts, start) - 1
        while first < len(starts) and starts[first] < reading.mentions[number].anchor.end:
            covered[first] = number
            first += 1
    found = []
    for predicate in reading.predicates:
        sentence = reading.sentences[predicate.sentence]
        arguments: list[Argument] = []
        for argument in predicate.arguments:
            if argument.role in NAMED_ROLES:
                arguments += _named(reading, sentence, argument, starts, covered)
            else:
                arguments.append(argument)
        found.append(replace(predicate, arguments=_recipients(predicate, tuple(dict.fromkeys(arguments)))))
    return replace(reading, predicates=tuple(found))


def _recipients(predicate: Predicate, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Let the named patient of an act be its recipient, where no other recipient is named."""
    if predicate.event in ("", "NONE") or any(a.role == "recipient" and a.entity is not None for a in arguments):
        return tuple(a for a in arguments if a.role != "recipient" or a.entity is not None)
    kept = [a for a in arguments if a.role != "recipient"]
    return tuple(replace(a, role="recipient") if a.role == "patient" else a for a in kept)


def _named(
    reading: Reading, sentence: Sentence, argument: Argument, starts: list[int], covered: dict[int, int]
) -> list[Argument]:
    """Return one argument for each name or phrase that an argument's head, and what is joined to it, stands for."""
    first = max(sentence.first, bisect_right(starts, argument.anchor.start) - 1)
    last = min(sentence.last, bisect_right(starts, argument.anchor.end - 1))
    heads = [i for i in range(first, last) if not first <= reading.tokens[i].head < last][:1]
    for index in range(first, last):
        token = reading.tokens[index]
        if token.deprel == "conj" and token.head in heads:
            heads.append(index)
    found = []
    for head in heads:
        if head in covered:
            mention = reading.mentions[covered[head]]
            found.append(Argument(argument.role, mention.anchor, mention.entity))
        elif reading.tokens[head].upos in NOUNS:
            found.append(Argument(argument.role, _phrase(reading, head, first)))
    return found


def _phrase(reading: Reading, head: int, first: int) -> Anchor:
    """Return a noun with the adjectives and nouns right before it that belong to it, without its article."""
    at = head
    while at > first and head - at < MOST_WORDS - 1:
        before = reading.tokens[at - 1]
        if before.deprel not in PHRASE or not at - 1 < before.head <= head:
            break
        at -= 1
    return Anchor.of(reading.report.text, reading.tokens[at].start, reading.tokens[head].end)


STEP = Step(
    "participants", "1", frozenset({"tokens", "sentences", "mentions", "predicates"}), frozenset({"predicates"}),
    find_participants,
)  # fmt: skip
