"""Code words: the country and the sector that the words of one phrase show, by the tables of countries and of role nouns.

The head of a phrase stands before its first "of", "to", "in" or the like; what stands behind "of" counts where the head
only leads, speaks for or counts out what it is of ("spokesman of the army").

Source: PLOVER 2.0 manual, Actors. The lists are data (`actor_sectors.toml`, `countries.toml`, `demonyms.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.core.actors import Code
from onrecord.core.vocab import lexicon
from onrecord.read.event_frames import plural
from onrecord.read.places.countries import country_code

WORDS = re.compile(r"[\w.&-]+(?:'(?!s\b))?|'s|[,;:()—–“”\"]")
BREAKS = frozenset(
    'of for to in at on from with by against behind near between who which that , ; : ( ) — – “ ” "'.split()
)
LONGEST_NAME, LONGEST_NOUN = 6, 4
"""Most words of a country's name, and of an entry of `actor_sectors.toml`."""
NO_SECTOR = frozenset({"through", "plain", "former"})
HELD = frozenset({"GOV", "LEG", "MIL"})
"""Sectors whose office makes a former official of whoever left it. Source: PLOVER 2.0 manual, sector ELI."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a phrase: its words, and the list of the vocabulary that has it ("" for none, "country")."""

    kind: str
    words: str


def country_in(text: str, *, anywhere: bool = False) -> Code | None:
    """Return the one country that a phrase names, by its name or by the word for its people; None for none or two.

    The head of the phrase counts, else what it is of; `anywhere` counts every word of a longer text.

    Example:
        >>> country_in("Belarusian ambassador to Iceland").value, country_in("Iceland"), country_in("the port of Telm")
        ('BLR', Code(value='ISL', why='“Iceland”'), None)
    """
    words = _words(text)
    if anywhere:
        return _one_country(words)
    head, behind = _split(words)
    return _one_country(head) or (_one_country(_split(behind)[0]) if not _named(head) else None)


def sector_in(text: str) -> Code | None:
    """Return the sector that a phrase names, None where its last noun is no role or body that the vocabulary lists.

    Example:
        >>> sector_in("Ondrian foreign minister").value, sector_in("president of the farmers' union").value
        ('GOV', 'AGR')
        >>> sector_in("the minister's son"), sector_in("president of the chess club")
        (None, None)
    """
    head, behind = _split(_words(text))
    parts = _parts(head)
    own = _last(parts)
    if own is None:
        return None
    kind, alone = own.kind, own.kind.endswith(".alone")
    if kind in NO_SECTOR or alone:
        owner = _last(_parts(_split(behind)[0]))
        if owner is not None and owner.kind not in NO_SECTOR and not owner.kind.endswith(".alone"):
            return Code(owner.kind, f"“{owner.words}”")
        if not alone or (behind and _one_country(_split(behind)[0]) is None):
            return None
    sector = kind.removesuffix(".alone")
    left = sector in HELD and any(part.kind == "former" for part in parts)
    return Code("ELI", f"“{' '.join(head)}”") if left else Code(sector, f"“{own.words}”")


def _last(parts: Sequence[_Part]) -> _Part | None:
    """Return the part that tells the sector: the last that is listed, behind words that only lead or count it out.

    None where an unlisted word stands last or before such words; a weak part where nothing but weak ones stand there.
    """
    weak = None
    for part in reversed(parts):
        if part.kind in ("plain", "former", "country"):
            continue
        if not part.kind:
            return None
        if part.kind != "through" and not part.kind.endswith(".alone"):
            return part
        if weak is None or weak.kind == "through":
            weak = part
    return weak


def _parts(words: Sequence[str]) -> tuple[_Part, ...]:
    """Cut words into what the vocabulary lists, longest first from the left, and the rest one by one."""
    found: list[_Part] = []
    at = 0
    while at < len(words):
        size, kind = next(_matches(words, at), (1, ""))
        if words[at] != "'s":
            found.append(_Part(kind, " ".join(words[at : at + size])))
        at += size
    return tuple(found)


def _matches(words: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
    """Yield how many words from one on are listed, and where, the longest first."""
    for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
        stretch = words[at : at + size]
        if _country(stretch):
            yield size, "country"
        kind = _index().get(tuple(word.lower() for word in stretch))
        if kind is not None and size <= LONGEST_NOUN:
            yield size, kind


@cache
def _index() -> Mapping[tuple[str, ...], str]:
    """Return the list of each entry of the vocabulary, in singular and plural; a sector's own list comes first."""
    found: dict[tuple[str, ...], str] = {}
    for kind, entries in lexicon("actor_sectors").items():
        for entry in entries:
            *start, last = entry.split()
            for form in (last, plural(last)) if kind not in ("plain", "former") else (last,):
                found.setdefault((*start, form), kind)
    return found


def _words(text: str) -> list[str]:
    """Cut a phrase into its words, the sign of possession apart."""
    return WORDS.findall(text.replace("’", "'"))


def _split(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the head of a phrase, and what stands behind its "of"."""
    at = 0
    while at < len(words) and words[at].lower() not in BREAKS:
        at += next(_matches(words, at), (1, ""))[0]
    return words[:at], words[at + 1 :] if words[at : at + 1] == ["of"] else []


def _country(words: Sequence[str]) -> str:
    """Return the three letters of the country that some words name, empty for none."""
    if not words[0][:1].isupper() and words[0] != "the":
        return ""
    return (
        lexicon("country_codes").get(country_code(" ".join(words).replace(" 's", "'s")) or "", ("",))[0]
        if words[-1][:1].isupper()
        else ""
    )


def _one_country(words: Sequence[str]) -> Code | None:
    """Return the one country that words name."""
    found: dict[str, str] = {}
    at = 0
    while at < len(words):
        size = next((s for s in range(min(LONGEST_NAME, len(words) - at), 0, -1) if _country(words[at : at + s])), 0)
        if size and words[at - 1 : at] != ["ethnic"]:
            name = " ".join(words[at : at + size])
            found.setdefault(_country(words[at : at + size]), name)
        at += size or 1
    if len(found) != 1:
        return None
    ((code, name),) = found.items()
    return Code(code, f"“{name}”")


def _named(words: Sequence[str]) -> bool:
    """Tell whether words name any country."""
    return any(_country(words[at : at + size]) for at in range(len(words)) for size in range(1, LONGEST_NAME + 1))
