"""Voice words: what kind of voice a noun names, and which words open, end and stand around a voice's phrase."""

from __future__ import annotations

import re
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.vocab import lexicon
from onrecord.read.mentions import role_words
from onrecord.read.utterances import QUOTE
from onrecord.read.verbs import forms

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my one two three four five six seven eight nine ten "
    "several some many most few other another any both all no".split()
)
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})
PREPOSITIONS = frozenset("of for from in at with on by to about near against inside outside".split())
BOUNDARIES = frozenset({",", ";", ":", "(", ")", "–", "—", "--", "-", "[", "]", "while", "but", "as", "when", "because",
                        "where", "which", "that", "if", "after", "before", "although", "though", "since", "until", ".",
                        "than", "whereas", "so", QUOTE})  # fmt: skip
SKIPPED = frozenset(
    "has have had also later further then however would did does do is was were been being not never again "
    "himself herself themselves itself reportedly once previously earlier repeatedly only still already just "
    "even too instead meanwhile both neither will could may might must should can are now began begins started "
    "starts kept keeps resumed".split()
)
MEDIA = frozenset("newspaper daily weekly magazine tabloid broadsheet website broadcaster channel".split())
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@cache
def voice_kinds() -> dict[str, str]:
    """Return the kind of voice that each head noun names."""
    voices = lexicon("voices")
    found: dict[str, str] = {}
    for kind in ("data", "document", "body", "group", "person"):
        found.update(dict.fromkeys(voices[kind], kind))
    return found


@cache
def titles() -> frozenset[str]:
    """Return the short titles that stand only before names ("Dr", "Mr")."""
    short = (title for title in lexicon("voices")["title"] if len(title) <= LONGEST_TITLE)
    return frozenset(title for title in short if title.lower() not in voice_kinds())


LONGEST_TITLE = 4
"""Most letters of a title that is no noun by itself ("Prof", neither "Premier" nor "King"). Set by hand, 2026-11-29."""


def head_of(description: str) -> str:
    """Return the noun that heads a printed description, in lower case: "news agency of the port" to "agency"."""
    words = description.lower().split()
    before = next((i for i, word in enumerate(words) if word in PREPOSITIONS), None)
    return "".join(words[:before][-1:])


def is_pronoun(word: str) -> bool:
    """Tell whether a word is a pronoun that can speak; "WHO" in capitals is a body."""
    return word.lower() in PRONOUNS and word != "WHO"


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb by its ending; a noun in -ly ends a phrase ("a person close to the family said").

    Example:
        >>> is_adverb("briefly"), is_adverb("family"), is_adverb("anomaly")
        (True, False, False)
    """
    return word.endswith("ly") and word.islower() and len(word) > 4 and word not in lexicon("reporting")["noun_in_ly"]


WITHOUT_CASE = re.compile(r",? (?P<name>(?:[^\W\d_A-Za-zÀ-ʯͰ-ӿԱ-ևᲐ-Ჿ]{1,20}[ \u200c-]?){1,6})(?<![ \u200c-])")
"""A name of letters that have no case, none of the Latin, Greek, Cyrillic and Armenian ones, behind a description."""


def name_without_case(text: str, end: int) -> Anchor | None:
    """Return the name right behind a description in a script that has no capitals, None where there is none.

    Rule `name_without_case`: no capitals show such a name, yet "its foreign minister, ..." is whoever is named there, not
    another minister. Source: The Unicode Standard, general category Lo (letters without case).
    """
    found = WITHOUT_CASE.match(text, end)
    return Anchor.of(text, found.start("name"), found.end("name")) if found else None


LONGEST_HOW = 5
"""Most words that tell when or how something was told ("in a short written statement"). By hand, November 2026."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())
"""Words that name a day by themselves."""


@cache
def _speaking_nouns() -> frozenset[str]:
    """Return the last words of the nouns that name an act of speaking."""
    return frozenset(noun.split()[-1] for noun in lexicon("reporting")["noun"])


def told_how(words: tuple[str, ...]) -> int:
    """Return how many of the first words tell when or how something was told, 0 where they do not.

    "on Monday", "yesterday"; "in a statement", "at a news conference". Rule `told_when_and_how`.
    """
    low = [word.lower() for word in words]
    if low[:1] and low[0] in DAYS:
        return 1
    if low[:1] == ["on"] and len(low) > 1 and low[1] in DAYS:
        return 2
    if len(low) > 2 and low[0] in ("in", "at", "during") and low[1] in ("a", "an", "its", "his", "her", "their"):
        at = next((i for i in range(2, len(low)) if low[i] in _speaking_nouns()), None)
        compound = at is not None and at + 1 < len(low) and low[at + 1] in _speaking_nouns()
        return 0 if at is None else at + 1 + compound
    return 0


def ends_phrase(word: str) -> bool:
    """Tell whether a word ends the phrase after a reporting verb."""
    low = word.lower()
    if word == "WHO":
        return False
    if low in BOUNDARIES or low in (".", "!", "?", "to", "on", "during", "told", "via", "who", "whom", "whose"):
        return True
    form = forms().get(low)
    return bool(word.islower() and form and form.shapes & {"past", "s", "ing"} and low not in role_words())
