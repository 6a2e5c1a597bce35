"""Phrases: where the phrases of a word list stand in a text, compiled once into one linear pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.core.vocab import lexicon


@cache
def pattern(name: str, *keys: str) -> re.Pattern[str]:
    """Compile the word lists `keys` of lexicon `name` (all where none is named) into one pattern.

    The longest phrase wins; blanks match any single run of up to three spaces or line ends; a trailing * stands for
    any ending; straight and curly apostrophes are the same. The name of the group that matched is the key.

    Example:
        >>> pattern("hedges", "possible").search("It may rain.").lastgroup
        'possible'
    """
    lists = lexicon(name)
    groups = [f"(?P<{key}>{_alternatives(lists[key])})" for key in keys or lists]
    return re.compile(rf"(?<![\w’'-])(?=[\w’'])(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE)


def _alternatives(phrases: Iterable[str]) -> str:
    """Return the phrases as one alternation, longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_spell(phrase) for phrase in ordered)


def _spell(phrase: str) -> str:
    """Return one phrase as a pattern."""
    spelled = re.escape(phrase.rstrip("*")).replace(r"\ ", r"[ \u00a0\n]{1,3}").replace("'", "['’]")
    return spelled + (r"\w{0,12}" if phrase.endswith("*") else "")
