"""Words made of names: what is a place's is called by an ending of its name, "Ostran" for Ostra."""

from __future__ import annotations

from functools import lru_cache

_OF_IT = ("n", "an", "ian", "ese", "ish", "i", "er")
"""Endings that make of a name the word for what belongs to it: "the Ostran port"."""
_ENDS = ("a", "ia", "e", "o", "land", "")
"""Endings of a name that give way to them: Selmania, "the Selmani side"."""


@lru_cache(10_000)
def made_of(folded: str) -> frozenset[str]:
    """Return the folded words that may be a place's of which a word is made, or be made of it for what is the place's.

    Example:
        >>> "pelagia" in made_of("pelagian"), "selmani" in made_of("selmania"), "halder" in made_of("hale")
        (True, True, False)
    """
    longer = {folded.removesuffix(end) + tail for end in _ENDS if _leaves(folded, end) for tail in _OF_IT}
    shorter = {folded.removesuffix(tail) + end for tail in _OF_IT if _leaves(folded, tail) for end in _ENDS}
    return frozenset(longer | shorter) - {folded}


def _leaves(folded: str, end: str) -> bool:
    """Tell whether enough of a word is left without its end."""
    return folded.endswith(end) and len(folded) - len(end) > 2
