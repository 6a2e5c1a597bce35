"""Genders: which names of a report are told as "he" or "she", so that the other pronoun never means them.

Rule `shown_as`: a title or a word for a man or a woman beside the name ("Mr Felk", "spokeswoman Ada Venn"), and the pronoun that takes
up a speaker by name ("Penrow said ... , she said"). A name that shows both, or neither, stays open: first names tell nothing here.

Source: Quirk et al. 1985, 5.105 (personal pronouns agree in gender with whom they mean); Grosz, Joshi & Weinstein 1995.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.core.reading import Attribution, Reading
from onrecord.read.coreference.traits import FEMALE, FEMALE_WORDS, MALE, MALE_WORDS

MAN, WOMAN = 1, 2


def of_pronoun(word: str) -> int:
    """Return the gender that a pronoun shows, 0 where it shows none.

    Example:
        >>> of_pronoun("she"), of_pronoun("him"), of_pronoun("they")
        (2, 1, 0)
    """
    return MAN if word in MALE else WOMAN if word in FEMALE else 0


def of_words(words: Iterable[str]) -> set[int]:
    """Return the genders that titles and nouns show."""
    found = {word.lower().strip(".") for word in words}
    return {MAN for _ in found & MALE_WORDS} | {WOMAN for _ in found & FEMALE_WORDS}


def shown(reading: Reading, attributions: Iterable[Attribution]) -> dict[int, int]:
    """Return the gender of each entity that a report shows as one of the two."""
    found: dict[int, set[int]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.role is not None:
            found[mention.entity] |= of_words(mention.role.exact.split())
    for attribution in attributions:
        source = attribution.source
        if source.entity is None or source.anchor is None or any(u.field == "source" for u in attribution.unsure):
            continue
        label = source.label.exact.split() if source.label is not None else ()
        found[source.entity] |= of_words(label) | ({of_pronoun(source.anchor.exact.lower())} - {0})
    return {entity: next(iter(genders)) for entity, genders in found.items() if len(genders) == 1}


def is_other(genders: Mapping[int, int], entity: int, word: str) -> bool:
    """Tell whether a pronoun never means a name: it is for the other gender.

    Example:
        >>> is_other({3: 2}, 3, "he"), is_other({3: 2}, 3, "she"), is_other({}, 3, "he")
        (True, False, False)
    """
    known, own = genders.get(entity, 0), of_pronoun(word)
    return bool(known and own) and known != own
