"""Sense: whether a capital or country is named as a place or as the government that sits there.

Source: metonymy classes of SemEval-2007 Task 8 (Markert and Nissim), place-for-people, here with the words that show it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.verbs import forms

PLACED = frozenset("in near at inside outside around across throughout into through via within".split())
AGAINST = frozenset("against between with by on".split())
ADDRESSED = frozenset(
    "accuse accused accuses accusing blame blamed blames blaming urge urged urges urging warn warned warns warning tell told "
    "tells ask asked asks asking press pressed pressing pressure pressured criticise criticised criticize criticized "
    "condemn condemned condemns sanction sanctioned support supported supports supporting back backed backs help helped "
    "helps assure assured persuade persuaded convince convinced provoke provoked allow allowed force forced pushed".split()
)
ARRIVED = frozenset(
    "arrived arrives arriving travelled traveled travelling traveling flew flies flying visit visited visits visiting "
    "went go goes going came headed heading drive drove driving return returned returning trip flight visitors moved left "
    "reached entered road train outskirts suburbs streets suburb district centre center city born lives lived based".split()
)
CITY_THINGS = frozenset(
    "streets street suburbs suburb outskirts airport airports mayor residents metro subway downtown centre center hotel "
    "hotels university hospital police skyline district districts neighbourhood neighborhood neighbourhoods neighborhoods "
    "museum embassy stock population weather schools cathedral square".split()
)
BODIES_OF_STATE = frozenset(
    "government authorities administration leadership regime officials foreign defence defense position stance policy "
    "ally allies demand demands proposal offer decision response refusal forces army troops military navy interests view "
    "intention intentions plan plans claim claims ambitions security sanctions war relations role involvement weapon".split()
)
AUXILIARY = frozenset(
    "has have had will would may might can could shall should must is are was were does do did".split()
)


def sense(words: Sequence[str], first: int, last: int, *, capital: bool) -> tuple[str, str]:
    """Return the sense of a capital or country at tokens `[first, last)` of a report, and the words that show it.

    The sense is "government", the plain place ("city" for a capital, "country" else), or "" where nothing shows it.

    Example:
        >>> sense("Minsk and Moscow ratified the pact".split(), 0, 1, capital=True)
        ('government', 'it acts: “ratified”')
        >>> sense("He arrived in Minsk on Monday".split(), 3, 4, capital=True)
        ('city', 'after “in”')
    """
    place = "city" if capital else "country"
    before = words[first - 1].lower() if first else ""
    if before in PLACED:
        return place, f"after “{before}”"
    earlier = {word.lower() for word in words[max(0, first - 3) : first]}
    if before in ("to", "from", "for", "of", "toward", "towards") and earlier & ARRIVED:
        return place, f"after “{next(w for w in words[max(0, first - 3) : first] if w.lower() in ARRIVED)}”"
    if before in ARRIVED:
        return place, f"after “{before}”"
    if last < len(words) and words[last] in ("'s", "’s"):
        return _owner(words, last, place, capital=capital)
    acting = _acts(words, last)
    if acting:
        return "government", f"it acts: “{acting}”"
    if before in ADDRESSED:
        return "government", f"it is addressed: “{before}”"
    if before in AGAINST and (capital or before != "on"):
        return ("government", f"after “{before}”") if capital or earlier & TALKS else ("", "")
    if before in ("and", "or") and earlier & (AGAINST | {"between"}) and (capital or earlier & TALKS):
        return "government", "named with another side"
    return "", ""


TALKS = frozenset(
    "talks deal agreement treaty pact accord relations ties negotiations tensions war sanctions cooperation alliance "
    "dialogue sides accused signed agreed approved imposed".split()
)


def _owner(words: Sequence[str], last: int, place: str, *, capital: bool) -> tuple[str, str]:
    """Return the sense of a name in the possessive, by what it owns."""
    for at in range(last + 1, min(last + 4, len(words))):
        word = words[at].lower()
        if word in CITY_THINGS:
            return place, f"owns “{word}”"
        if word in BODIES_OF_STATE:
            return "government", f"owns “{word}”"
        if not word.isalpha():
            break
    return ("government", "a capital that owns something other than a part of a city") if capital else ("", "")


def _acts(words: Sequence[str], last: int) -> str:
    """Return the verb of which a name that ends at `last` is the subject, or nothing."""
    at = last
    for _ in range(4):
        if at + 1 < len(words) and words[at].lower() in ("and", ",", "or") and words[at + 1][:1].isupper():
            at += 2
        else:
            break
    for word in words[at : at + 4]:
        lower = word.lower()
        if (
            lower in AUXILIARY
            or lower in ("not", "n't", "also", "n’t", "never", "both", "reportedly", "said", "jointly")
            or lower.endswith("ly")
        ):
            if lower == "said":
                return word
            continue
        form = forms().get(lower)
        if form is None or not word[:1].islower():
            return ""
        return "" if _passive_place(words, at, lower) else word
    return ""


def _passive_place(words: Sequence[str], at: int, lower: str) -> bool:
    """Tell whether a form after a name is no act of it: a noun, or the participle of something done there."""
    return lower.endswith("ing") and words[at].lower() not in AUXILIARY
