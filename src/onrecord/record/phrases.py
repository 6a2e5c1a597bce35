"""Phrases: the phrases of a word list as one compiled pattern, for the rules that work on records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.core.vocab import lexicon


@cache
def pattern(name: str, *keys: str) -> re.Pattern[str]:
    """Compile the word lists `keys` of lexicon `name` (all where none is named); the group that matched is the key.

    The longest phrase wins; a blank stands for one to three blanks or line ends. The letters that a phrase can begin
    with are asked for first: most places of a text hold none of them, and trying every phrase there costs a hundred
    times as much.

    Example:
        >>> pattern("relation_words", "reason").search("closed because of rain").lastgroup
        'reason'
    """
    lists = lexicon(name)
    groups = [f"(?P<{key}>{_alternatives(lists[key])})" for key in keys or lists]
    first = re.escape("".join(sorted({phrase[0] for key in keys or lists for phrase in lists[key]}))).replace("'", "'’")
    return re.compile(rf"(?=[{first}])(?<![\w’'-])(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE)


def _alternatives(phrases: Iterable[str]) -> str:
    """Return the phrases as one alternation, longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"[ \u00a0\n]{1,3}").replace("'", "['’]") for phrase in ordered)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return one word list as a set."""
    return frozenset(lexicon(name)[key])


def singular(noun: str) -> str:
    """Return the singular of a regular English noun.

    Example:
        >>> [singular(noun) for noun in ("plants", "parties", "talks", "crisis", "boxes")]
        ['plant', 'party', 'talk', 'crisis', 'box']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("xes", "ches", "shes", "sses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


@lru_cache(maxsize=50_000)
def stem(verb: str) -> str:
    """Return the part of an English verb form that its other forms share, irregular forms by the vocabulary.

    Example:
        >>> [stem(form) for form in ("reopened", "reopens", "reopening", "sign", "signing", "planned", "built")]
        ['reopen', 'reopen', 'reopen', 'sign', 'sign', 'plan', 'build']
    """
    verb = verb.lower().split()[0] if verb.split() else ""
    verb = _irregular().get(verb, verb)
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    for ending in ("ing", "ied", "ed", "es", "s", "e"):
        if verb.endswith(ending) and len(verb) - len(ending) >= 3 and not verb.endswith("ss"):
            base = verb[: -len(ending)] + ("y" if ending == "ied" else "")
            doubled = ending in ("ing", "ed") and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base.removesuffix("e") if ending == "s" and len(base) > 3 else base
    return verb


@cache
def _irregular() -> dict[str, str]:
    """Return the irregular verb forms with their base form."""
    return {form: base for base, forms in lexicon("irregular").items() for form in forms}
