"""Text to paste in the place of a draft's words: it must read there as English, or there is none.

Usage as in the style books of agencies: a sentence begins with a capital, no word stands twice where the old and the new text meet,
"a" and "an" go by the sound that follows.
"""

from __future__ import annotations

import re

from onrecord.check.cues import listed
from onrecord.check.words import fold

_OPENING = re.compile(r"[\s\"'“‘(\[*_#>-]*")
_WORD = re.compile(r"[\w’'-]+(?:[.,]\d+)*")
_ARTICLE = re.compile(r"(?:^|[\s\"“(])(an?)\s+$", re.IGNORECASE)
_VOWEL = re.compile(r"(?:[aeio]|u(?!n[ai]|s[aeu]|ti|r[aeiou])|hour|honest|honou?r|heir|8|1[18](?!\d)|1[18](?=,\d{3}))")
_CONSONANT = re.compile(r"(?:one\b|once\b|eu|ewe)")
_MOST = 3
"""So many words at most may stand twice where two texts meet."""


def fitted(text: str, start: int, own: tuple[int, int], end: int, mend: str) -> str:
    """Return a mend for the words `own` of the sentence `[start, end)` as it must be pasted, "" where it does not read well.

    Example:
        >>> draft = "Nine boats sank about nine times."
        >>> fitted(draft, 0, (0, 4), 33, "up to nine"), fitted(draft, 0, (22, 26), 33, "about 12")
        ('Up to nine', '12')
    """
    ahead, old, behind = text[start : own[0]], text[slice(*own)], text[own[1] : max(end, own[1])]
    blank, old = old[: len(old) - len(old.lstrip())], old.strip()
    mend = _once(ahead + blank, mend.strip(), behind)
    if not mend or mend == old or mend.count('"') % 2 != old.count('"') % 2:
        return ""
    first = _WORD.search(mend)
    opens = _OPENING.fullmatch(ahead) is not None
    same = first is not None and fold(first[0]) == fold((_WORD.search(old) or first)[0])
    if same:
        mend = old[:1] + mend[1:] if old[:1].lower() == mend[:1].lower() else mend
    elif opens and not old[:1].islower():
        mend = mend[:1].upper() + mend[1:]
    elif first and not opens and fold(first[0]) in listed("small_inside"):
        mend = mend[:1].lower() + mend[1:]
    article = _ARTICLE.search(ahead)
    return "" if article and (article[1].lower() == "an") != by_sound(mend) else blank + mend


def by_sound(words: str) -> bool:
    """Tell whether words begin with a vowel, so that "an" goes before them.

    Example:
        >>> [by_sound(words) for words in ("old boat", "union", "18-month stay", "hour", "one-off")]
        [True, False, True, True, False]
    """
    lower = words.lower()
    return _VOWEL.match(lower) is not None and _CONSONANT.match(lower) is None


def _once(ahead: str, mend: str, behind: str) -> str:
    """Return a mend without the words that stand before or behind it already."""
    for many in range(_MOST, 0, -1):
        before, found = [fold(w[0]) for w in _WORD.finditer(ahead)], list(_WORD.finditer(mend))
        same = before[-many:] == [fold(w[0]) for w in found[:many]] and (many > 1 or before[-1:] != ["at"])
        if len(found) > many and same and ahead[-1:].isspace():
            mend = mend[found[many].start() :]
            break
    for many in range(_MOST, 0, -1):
        after, found = [fold(w[0]) for w in _WORD.finditer(behind)], list(_WORD.finditer(mend))
        if len(found) > many and after[:many] == [fold(w[0]) for w in found[-many:]] and behind[:1].isspace():
            mend = mend[: found[-many - 1].end()]
            break
    return mend
