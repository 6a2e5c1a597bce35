"""Words around place names: those that place something, that belong to bodies, and that are names of people.

The word lists are data in `core/vocab` (`bodies`, `roles`, `regions_not`); the short ones of grammar stand here.
"""

from __future__ import annotations

from functools import cache

from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.core.vocab import lexicon
from onrecord.read.places.countries import country_names, region_aliases, region_shorts, wide_areas
from onrecord.read.places.keys import key

MAX_TOKENS = 8
"""The longest name looked for, in words and marks ("Democratic Republic of the Congo" has five words)."""
INNER = frozenset(
    "of the and de la le les del du des da do dos das di au aux sur en upon on by under "
    "y am al el es ed e i & d ' ’ 's ’s . - ‐ ‑".split()
)
LOCATIVE = frozenset(
    "in near at from to around outside inside across throughout toward towards into via between through for within "
    "over off leaving visiting visited entered reached left".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central greater metro metropolitan downtown uptown upper lower mid inner "
    "outer old historic rural suburban occupied north-east north-west south-east south-west south-eastern "
    "south-western north-eastern north-western midtown former".split()
)
REGION_NOUNS = frozenset("region oblast province state governorate krai prefecture voivodeship canton".split())
FEATURES = frozenset(
    "River Lake Creek Mountain Mountains Valley Canyon Sea Bay Gulf Falls Forest Desert Island Islands Township Twp Twp.".split()
)
FACILITIES = frozenset(
    "house hall palace street road square park bridge tower stadium airport hospital centre center station port avenue "
    "building plaza school college base camp prison mosque church university museum hotel court".split()
)
"""Nouns that end the names of buildings and grounds."""
STREETS = frozenset(
    "Street St Road Rd Avenue Ave Drive Dr Lane Ln Boulevard Blvd Highway Hwy Parkway Way Court Pike Turnpike "
    "Interstate Route Circle Place".split()
)


@cache
def word_set(name: str, table: str) -> frozenset[str]:
    """Return one word list as a set."""
    return frozenset(lexicon(name)[table])


@cache
def titles() -> frozenset[str]:
    """Return the words for ranks and offices that stand before a person's name."""
    tables = lexicon("roles")
    return frozenset(word for table in ("title", "state", "military", "work") for word in tables[table])


@cache
def never() -> frozenset[str]:
    """Return single words that are never taken for a town, however they are printed."""
    return word_set("regions_not", "word") | frozenset(word.capitalize() for word in (*MONTHS, *WEEKDAYS))


@cache
def next_words() -> frozenset[str]:
    """Return the words that may follow a place name without changing that it is one."""
    return word_set("bodies", "seated") | word_set("bodies", "office") | titles()


@cache
def printed_shorts() -> frozenset[str]:
    """Return the short forms of regions as they are printed, without spaces."""
    return frozenset(name.replace(" ", "") for names in lexicon("regions_short").values() for name in names)


WITH_ARTICLE = frozenset({"states", "emirates"})
"""Names of countries that are names only after "the"."""
ALONE = frozenset({"NSW", "PEI", "NWT"})
"""Short forms without points that stand for a region without a comma before them."""
DASHES = frozenset({"—", "–", "-", "--", "(", ","})


PLACE_NOUNS = frozenset(
    "city town village state province region county district port capital suburb outskirts borough township republic "
    "island north south east west part parts residents people streets area mayor governor resident".split()
)


@cache
def first_words() -> frozenset[str]:
    """Return the first words of names of countries, regions and wide areas that have more than one word."""
    names = (*country_names(), *region_aliases(), *wide_areas(), *region_shorts())
    return frozenset(name.split()[0] for name in names if " " in name) | frozenset(
        {"the", "people", "w", "n", "s", "u", "p", "d"}
    )


@cache
def place_givens() -> frozenset[str]:
    """Return the given names that are also names of countries or regions."""
    return frozenset(
        name for name in word_set("roles", "given") if key(name) in country_names() or key(name) in region_aliases()
    )
