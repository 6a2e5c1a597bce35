"""Voice words: what kind of voice a noun names, and which words open, end and stand around a voice's phrase."""

from __future__ import annotations

from functools import cache

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


def head_of(description: str) -> str:
    """Return the noun that heads a printed description, in lower case: "news agency of the port" to "agency"."""
    words = description.lower().split()
    before = next((i for i, word in enumerate(words) if word in PREPOSITIONS), None)
    return "".join(words[:before][-1:])


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb by its ending."""
    return word.endswith("ly") and word.islower() and len(word) > 4


def ends_phrase(word: str) -> bool:
    """Tell whether a word ends the phrase after a reporting verb."""
    low = word.lower()
    if low in BOUNDARIES or low in (".", "!", "?", "to", "on", "during", "told", "via", "who", "whom", "whose"):
        return True
    form = forms().get(low)
    return bool(word.islower() and form and form.shapes & {"past", "s", "ing"} and low not in role_words())
