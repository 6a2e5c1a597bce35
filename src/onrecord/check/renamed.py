"""Another voice in the place of the draft's: the name alone is put there, so that nothing said of the one may stay beside the other."""

from __future__ import annotations

from onrecord.check.heard import Given
from onrecord.check.sides import Passage, Side

_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")
_DESCRIBES = ("appos", "acl", "nmod:poss")
_NAMED = ("flat", "compound", "appos", "nmod")


def renamed(draft: Side, given: Given, side: Side, passage: Passage, voice: str) -> str:
    """Return the words by which a draft names a voice with that of a report's passage, "" where the draft describes its own.

    "The inspector, Ada Vel, said" and "said Vel, who led the ship" would say of the other person what is true of this one. A body keeps
    the article that the report gives it.
    """
    text = draft.text
    ahead, behind = text[given.told.start : given.who.start], text[given.who.end : given.told.end]
    if not voice or _described(draft, given):
        return ""
    near = " ".join(side.text[p.start : p.end] for p in side.passages if p.paragraph == passage.paragraph)
    named = f"the {voice}" if f"the {voice}" in near or f"The {voice}" in near else voice
    if ahead.endswith(_ARTICLES):
        ahead = ahead.rsplit(None, 1)[0] + " " if ahead.strip().count(" ") else ""
    elif text[: given.who.start].endswith(_ARTICLES):
        return ""
    return f"{ahead}{named}{behind}"


def _described(draft: Side, given: Given) -> bool:
    """Tell whether something is said of a voice beside its name: an office before it, a clause or an office behind."""
    tokens = draft.reading.tokens
    inside = draft.tokens_in(given.who.start, given.who.end)
    bare = all(tokens[n].upos in ("PROPN", "DET", "PUNCT", "PRON", "") for n in inside)
    for n in inside:
        head = tokens[n].head
        if (
            bare
            and head >= 0
            and head not in inside
            and tokens[n].deprel.startswith(_NAMED)
            and tokens[head].upos in ("NOUN", "PROPN")
        ):
            return True  # "the inspector, Ada Vel"
        below = draft.children.get(n, ())
        if any(c not in inside and tokens[c].deprel.startswith((*_DESCRIBES, *_NAMED)) for c in below):
            return True
    return False
