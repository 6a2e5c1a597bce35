"""Participants: who acts, to whom it is done and on whose word, by the names that the words of an argument hold.

An argument's head is the word whose governor stands outside it; what "and" joins to the head counts too. A head
inside a name is that name; another noun is told by its own phrase, without article. "I" and "we" are the voice whose
words they stand in; other pronouns name nobody here.

Source: Universal Dependencies version 2 (conj, compound, amod); gold guide, section 2 (actor, recipient).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from onrecord.core.anchor import Anchor
from onrecord.core.coreference import Resolver
from onrecord.core.reading import Argument, Predicate, Reading, Sentence, Step

NAMED_ROLES = ("agent", "recipient", "voice")
PHRASE = frozenset({"amod", "compound", "nummod", "nmod:poss", "flat"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
SPEAKING = frozenset("i we me us my our ours mine".split())
LEAST_MEANT = 0.7
"""Least probability at which a pronoun or description is told by the name it means. Set on the held-out fifth of the
labelled reports (actor F1), 28 November 2026; redo with `python -m evaluation gold`."""
MOST_WORDS = 5
"""Most words of the phrase that stands for an unnamed participant. By hand on the gold guide's examples, 2026-11."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of a reading by position: where tokens start, and which mention covers a token."""

    reading: Reading
    starts: list[int]
    covered: dict[int, int]
    resolver: Resolver


def find_participants(reading: Reading) -> Reading:
    """Replace each argument that takes part by the names, or phrases, that it holds."""
    if not any(token.upos for token in reading.tokens):
        return reading
    starts = [token.start for token in reading.tokens]
    covered: dict[int, int] = {}
    for number, mention in enumerate(reading.mentions):
        first = bisect_right(starts, mention.anchor.start) - 1
        while first < len(starts) and starts[first] < mention.anchor.end:
            covered[first] = number
            first += 1
    page = _Page(reading, starts, covered, Resolver(reading.corefers))
    return replace(reading, predicates=tuple(_settled(page, predicate) for predicate in reading.predicates))


def _settled(page: _Page, predicate: Predicate) -> Predicate:
    """Return a predicate whose participants are names or phrases."""
    sentence = page.reading.sentences[predicate.sentence]
    arguments: list[Argument] = []
    for argument in predicate.arguments:
        if argument.role in NAMED_ROLES:
            arguments += _named(page, sentence, argument)
        else:
            arguments.append(argument)
    return replace(predicate, arguments=tuple(dict.fromkeys(arguments)))


def _named(page: _Page, sentence: Sentence, argument: Argument) -> list[Argument]:
    """Return one argument for each name or phrase that an argument's head, and what is joined to it, stands for."""
    reading = page.reading
    first = max(sentence.first, bisect_right(page.starts, argument.anchor.start) - 1)
    last = min(sentence.last, bisect_right(page.starts, argument.anchor.end - 1))
    heads = [i for i in range(first, last) if not first <= reading.tokens[i].head < last][:1]
    for index in range(first, last):
        token = reading.tokens[index]
        if token.deprel == "conj" and token.head in heads:
            heads.append(index)
    found: list[Argument] = []
    for head in heads:
        if head in page.covered:
            mention = reading.mentions[page.covered[head]]
            found.append(Argument(argument.role, mention.anchor, mention.entity))
        elif reading.words(reading.tokens[head]).lower() in SPEAKING:
            found += _speaker(reading, argument)
        elif (meant := _meant(page, head)) is not None:
            found.append(Argument(argument.role, _phrase(reading, head, first), meant))
        elif reading.tokens[head].upos in NOUNS:
            found.append(Argument(argument.role, _phrase(reading, head, first)))
    return found


def _meant(page: _Page, head: int) -> int | None:
    """Return the named entity that a pronoun or description means, where that is likely enough.

    Rule `means_a_name`. A description known by nothing else stays a description.
    """
    token = page.reading.tokens[head]
    found = page.resolver.resolve(Anchor.of(page.reading.report.text, token.start, token.end))
    if found is None or found[1] < LEAST_MEANT or page.reading.entities[found[0]].described:
        return None
    return found[0]


def _speaker(reading: Reading, argument: Argument) -> list[Argument]:
    """Return the voice in whose words a first person stands: that of the narrowest content that holds it.

    Rule `first_person_is_the_voice`.
    """
    holding = [
        (part.end - part.start, number)
        for number, attribution in enumerate(reading.attributions)
        for part in attribution.content
        if part.covers(argument.anchor)
    ]
    if not holding:
        return []
    source = reading.attributions[min(holding)[1]].source
    return [Argument(argument.role, source.anchor, source.entity)] if source.anchor is not None else []


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
    "participants",
    "2",
    frozenset({"tokens", "sentences", "mentions", "predicates", "attributions", "corefers"}),
    frozenset({"predicates"}),
    find_participants,
)
