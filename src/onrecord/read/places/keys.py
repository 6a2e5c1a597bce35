"""Keys: the form in which two printings of one place name are equal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_SINGLE = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae",
                         "Æ": "ae", "œ": "oe", "Œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "a",
                         ".": "", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʹ": "", "`": "", "ʿ": "", "ʾ": "",
                         "-": " ", "‐": " ", "‑": " ", "–": " ", "/": " ", "\u00ad": ""})  # fmt: skip


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """Return the key of a place name: lower case, no accents, points or apostrophes, hyphens as spaces, short Saint.

    Example:
        >>> key("Saint-Étienne") == key("St. Etienne")
        True
    """
    plain = name if name.isascii() else _plain(name)
    words = plain.translate(_SINGLE).lower().split()
    return " ".join(_SAME.get(word, word) for word in words)


def _plain(name: str) -> str:
    """Return a name without the marks over and under its letters."""
    split = unicodedata.normalize("NFKD", name.translate(_SINGLE))
    return "".join(char for char in split if not unicodedata.combining(char))
