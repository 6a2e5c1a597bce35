"""Sense: whether a capital or country is named as a place or as the government that sits there.

Source: the class place-for-people of SemEval-2007 Task 8 (Markert and Nissim), here with the words that show it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.places.lists import word_set
from onrecord.read.verbs import forms


def sense(words: Sequence[str], first: int, last: int, *, capital: bool) -> tuple[str, str]:
    """Return the sense of a capital or country at tokens `[first, last)` of a report, and the words that show it.

    The sense is "government", the plain place ("city" for a capital, "country" else), or "" where nothing shows it.

    Example:
        >>> sense("Minsk and Moscow ratified the pact".split(), 0, 1, capital=True)
        ('government', 'it acts: “ratified”')
        >>> sense("He arrived in Minsk on Monday".split(), 3, 4, capital=True)
        ('city', 'after “in”')
        >>> sense("Firms in the Philippines will close".split(), 3, 4, capital=False)
        ('country', 'after “in”')
    """
    place = "city" if capital else "country"
    before = words[first - 1].lower() if first else ""
    over = words[first - 2].lower() if before == "the" and first > 1 else before
    if over in _words("placed"):
        return place, f"after “{over}”"
    earlier = [word.lower() for word in words[max(0, first - 3) : first]]
    arrived = next((word for word in earlier if word in _words("arrived")), "")
    if before in _words("arrived") or (arrived and before in ("to", "from", "for", "of", "toward", "towards")):
        return place, f"after “{arrived}”"
    if last < len(words) and words[last] in ("'s", "’s"):
        return _owner(words, last, place, capital=capital)
    if before == "and" and "between" in earlier and capital:
        return "government", "named with another side"
    acting = _acts(words, last)
    if acting:
        return "government", f"it acts: “{acting}”"
    if before in _words("addressed"):
        return "government", f"it is addressed: “{before}”"
    sided = capital or not _words("talks").isdisjoint(earlier)
    if before in _words("side") and sided:
        return "government", f"after “{before}”"
    if before in ("and", "or") and sided and not _words("side").isdisjoint(earlier):
        return "government", "named with another side"
    return "", ""


def _words(table: str) -> frozenset[str]:
    """Return one list of `vocab/bodies_sense.toml`."""
    return word_set("bodies_sense", table)


def _owner(words: Sequence[str], last: int, place: str, *, capital: bool) -> tuple[str, str]:
    """Return the sense of a name in the possessive, by what it owns."""
    for at in range(last + 1, min(last + 4, len(words))):
        word = words[at].lower()
        if word in _words("town_owns"):
            return place, f"owns “{word}”"
        if word in _words("state_owns"):
            return "government", f"owns “{word}”"
        if not word.isalpha():
            break
    return ("government", "a capital that owns something other than a part of a city") if capital else ("", "")


def _acts(words: Sequence[str], last: int) -> str:
    """Return the verb of which a name that ends at `last` is the subject, or nothing."""
    at = last
    for _ in range(4):
        step = 3 if words[at + 1 : at + 2] == ["the"] or words[at + 1 : at + 2] == ("the",) else 2
        if at + step <= len(words) and words[at] in ("and", ",", "or") and words[at + step - 1][:1].isupper():
            at += step
        else:
            break
    helped, passive = at > last, False
    for word in words[at : at + 4]:
        lower = word.lower()
        if lower in _words("auxiliary") or lower in _BETWEEN or lower.endswith("ly"):
            helped, passive = True, passive or lower in _BE
            continue
        form = forms().get(lower)
        if form is None or not word[:1].islower() or lower in _words("nouns"):
            return ""
        if passive and "part" in form.shapes:
            return word if lower in _words("addressed") else ""
        shapes = form.shapes & ({"past", "part", "s", "base", "ing"} if helped else {"past", "s"})
        return word if shapes else ""
    return ""


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BETWEEN = frozenset({"not", "n't", "n’t", "also", "never", "both"})
"""Words that may stand between a name and the verb of which it is the subject."""
