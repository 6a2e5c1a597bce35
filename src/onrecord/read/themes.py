"""Themes: the common nouns beside a verb that say what it is about, found without a parser.

The first stretch of plain lower-case words after the verb, up to a preposition or the end of the clause, is taken
for a noun phrase; its last word is the head. After "of" or "to" the next such stretch counts too; so does the one before.
"""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Reading, Sentence
from onrecord.read.mentions import FUNCTION_WORDS
from onrecord.read.verbs import forms

STOPS = FUNCTION_WORDS | {"said", "says", "told", "year", "years", "day", "week", "month", "time", "today", "yesterday",
                          "people", "part", "way", "place", "end", "number", "percent", "something", "anything"}  # fmt: skip
FURTHEST = 9
"""How many words behind a verb its nouns may stand. Set by hand on the examples, 2026-11."""


def themes(reading: Reading, sentence: Sentence, first: int, last: int) -> tuple[Argument, ...]:
    """Return the head nouns beside the verb that takes tokens `[first, last)` of the report."""
    found = [*_after(reading, sentence, last), *_before(reading, sentence, first)]
    return tuple(Argument("theme", anchor) for anchor in dict.fromkeys(found))


def _after(reading: Reading, sentence: Sentence, at: int) -> list[Anchor]:
    """Return the heads of the noun phrases behind a verb."""
    found: list[Anchor] = []
    phrase: list[int] = []
    for index in range(at, min(sentence.last, at + FURTHEST)):
        word = reading.words(reading.tokens[index])
        if _noun_like(word):
            phrase.append(index)
            continue
        if phrase:
            found.append(_head(reading, phrase))
            phrase = []
            if word not in ("of", "for"):
                return found
        elif not word[:1].isalnum() and word not in ("-", "–"):
            return found
    return [*found, _head(reading, phrase)] if phrase else found


def _before(reading: Reading, sentence: Sentence, at: int) -> list[Anchor]:
    """Return the head of the noun phrase before a verb group."""
    index = at - 1
    while index >= sentence.first and reading.words(reading.tokens[index]).lower() in FUNCTION_WORDS:
        index -= 1
    if index >= sentence.first and _noun_like(reading.words(reading.tokens[index])):
        return [_head(reading, [index])]
    return []


def _noun_like(word: str) -> bool:
    """Tell whether a word may be a common noun or an adjective before one."""
    if not word.isalpha() and "-" not in word:
        return False
    form = forms().get(word)
    verbal = form is not None and not form.shapes & {"base", "s", "ing"}
    return word.islower() and word not in STOPS and not verbal and not word.endswith("ly")


def _head(reading: Reading, phrase: list[int]) -> Anchor:
    """Return the last word of a noun phrase."""
    token = reading.tokens[phrase[-1]]
    return Anchor.of(reading.report.text, token.start, token.end)
