"""What stands around a hit: the words before and after it, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.timex.rules import Hit
from onrecord.read.timex.words import Row, alphabet

OPENING = frozenset('.!?:;“"«‘`—–•([')


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of vocab/time_traps.toml as a set."""
    return frozenset(lexicon("time_traps")[name])


def opens_sentence(row: Row, index: int) -> bool:
    """Tell whether word `index` stands first in a sentence, a line or a quotation."""
    if index == 0:
        return True
    gap = row.text[row.ends[index - 1] : row.starts[index]]
    return row.lower[index - 1] in OPENING or "\n" in gap


@dataclass(frozen=True, slots=True)
class Around:
    """The lower-cased words before and after a hit, two each, "" at the ends of the text.

    `joined` tells that only a space parts the hit from the next word, `name_joined` that this word has a capital;
    `after_small` and `after_name` tell an unknown word in small letters or with a capital; `before_name` one before.
    `after_dash` tells that a hyphen is glued to the hit.
    """

    before: str
    before2: str
    after: str
    after2: str
    joined: bool
    name_joined: bool
    after_small: bool
    after_name: bool
    before_name: bool
    after_dash: bool

    @classmethod
    def of(cls, hit: Hit) -> Around:
        """Look around a hit."""
        row, first, last = hit.row, hit.first, hit.last
        classes, more = alphabet().classes, last < len(row.lower)
        joined = more and row.text[row.ends[last - 1] : row.starts[last]] in (" ", "", "\u00a0")
        return cls(
            before=row.lower[first - 1] if first else "",
            before2=row.lower[first - 2] if first > 1 else "",
            after=row.lower[last] if more else "",
            after2=row.lower[last + 1] if last + 1 < len(row.lower) else "",
            joined=joined,
            name_joined=joined and row.capital(last),
            after_small=more and row.symbols[last] in classes["LOW"],
            after_name=more and row.symbols[last] in classes["CAP"],
            before_name=first > 0 and row.symbols[first - 1] in classes["CAP"],
            after_dash=more and row.symbols[last] in classes["DASH"] and row.tight(last),
        )
