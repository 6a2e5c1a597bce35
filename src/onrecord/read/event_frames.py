"""Event frames: which verb, noun or adjective names a PLOVER type, and what must stand beside it.

The entries are data (`event_verbs.toml`, `event_nouns.toml`, `event_classes.toml`). Here they are parsed once and indexed
by every printed form of their head word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.core.errors import VocabularyError
from onrecord.core.vocab import lexicon
from onrecord.read.verbs import inflect

ACTOR = "#"
"""Stands in a frame for a name or a noun for people or a body."""
ANYTHING = "*"
"""Stands in a frame for any word at all."""
OPEN = 10_000
"""How many words the class of all that can act counts for when frames are ranked: more than any list has."""
PREPOSITION = 1_000
"""How many words a preposition counts for then: it says less than a list of objects, more than "anybody"."""
PREPOSITIONS = frozenset("on upon from to with at for in of against into about as between".split())
NO_TYPES = frozenset({"carriers", "ends", "endings", "happens", "light", "refusals", "takes_place"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What may fill a place of a frame: printed forms, and whether anybody who can act, or any word, may."""

    words: frozenset[str]
    actor: bool = False
    any: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry: the type and mode that its head names where all of its conditions hold.

    `beside` are words that must hang on the head; a slot of None asks for nothing.
    """

    type: str
    mode: str
    beside: tuple[str, ...] = ()
    object: Slot | None = None
    subject: Slot | None = None
    complement: Slot | None = None
    modifier: Slot | None = None
    context: Slot | None = None

    @property
    def conditions(self) -> int:
        """Return how many conditions the frame has: the more, the more it knows."""
        slots = (self.object, self.subject, self.complement, self.modifier, self.context)
        return len(self.beside) + sum(slot is not None for slot in slots)

    @property
    def firm(self) -> bool:
        """Tell whether the frame asks for more than the word and somebody who does it."""
        anybody = self.subject is not None and self.subject.actor and not self.subject.words
        return self.conditions > anybody

    @property
    def rank(self) -> tuple[int, int, bool]:
        """Return where the frame stands among those of its word: most conditions first, then the narrowest, modes first."""
        slots = (self.object, self.subject, self.complement, self.modifier, self.context)
        width = sum(len(slot.words) + OPEN * (slot.actor + 2 * slot.any) for slot in slots if slot is not None)
        width += sum(PREPOSITION for word in self.beside if word in PREPOSITIONS)
        return -self.conditions, width, not self.mode


@cache
def verb_frames() -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames of every printed form of every verb."""
    return _index("event_verbs")


@cache
def noun_frames() -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames of every printed form of every noun and adjective."""
    return _index("event_nouns")


@cache
def verbs_listed(key: str) -> Mapping[str, tuple[str, ...]]:
    """Return a plain list of verbs of `event_nouns.toml` ("carriers", "ends"): printed form to its particles."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon("event_nouns")[key]:
        head, *rest = entry.split()
        for form, _ in inflect(head):
            if form not in found or not rest:
                found[form] = tuple(rest)
    return found


@cache
def endings() -> frozenset[str]:
    """Return the nouns that end what they are of."""
    return frozenset(form for noun in lexicon("event_nouns")["endings"] for form in _forms(noun))


@cache
def word_class(name: str) -> frozenset[str]:
    """Return every printed form of the words of a class.

    Raises:
        VocabularyError: when there is no such class.
    """
    words = lexicon("event_classes").get(name)
    if words is None:
        raise VocabularyError("a frame names no class", where="vocab/event_classes.toml", found=name)
    return frozenset(form for word in words for form in _forms(word))


def plural(noun: str) -> str:
    """Return the regular plural of a noun.

    Example:
        >>> plural("embassy"), plural("crash"), plural("talk"), plural("gunman")
        ('embassies', 'crashes', 'talks', 'gunmen')
    """
    if noun.endswith(("man", "woman")) and noun not in NO_MEN:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh", "go", "veto")) else "s")


IRREGULAR = {"child": "children", "aircraft": "aircraft"}
NO_MEN = frozenset({"human", "german", "roman", "ottoman", "talisman", "shaman", "caiman"})
"""Nouns whose plural takes an "s" although they end in "man"."""


def _forms(word: str) -> Iterator[str]:
    """Yield a word, its plural and its forms as a verb."""
    yield word
    yield IRREGULAR.get(word, plural(word))
    yield from (form for form, _ in inflect(word) if len(word) > 1)


def _index(name: str) -> Mapping[str, tuple[Frame, ...]]:
    """Index the entries of a vocabulary file by the printed forms of their heads."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for key, entries in lexicon(name).items():
        if key in NO_TYPES:
            continue
        kind, _, mode = key.partition(".")
        for entry in entries:
            head, frame = parse(kind, mode, entry)
            forms = {form for form, _ in inflect(head)} if name == "event_verbs" else {head, plural(head)}
            for form in sorted(forms):
                found[form].append(frame)
    return {form: tuple(sorted(frames, key=lambda f: f.rank)) for form, frames in found.items()}


def parse(kind: str, mode: str, entry: str) -> tuple[str, Frame]:
    """Return the head word and the frame of one entry.

    Raises:
        VocabularyError: when a slot stands twice or names no class.
    """
    head, *rest = entry.split()
    slots: dict[str, Slot] = {}
    beside: list[str] = []
    for part in rest:
        sign = {">": "object", "<": "subject", "~": "complement", "^": "modifier", "=": "context"}.get(part[0])
        if sign is None:
            beside.append(part)
        elif sign in slots or len(part) == 1:
            raise VocabularyError("an entry has a slot twice or empty", where="event frames", found=entry)
        else:
            slots[sign] = _slot(part[1:])
    return head, Frame(
        kind, mode, tuple(beside), slots.get("object"), slots.get("subject"), slots.get("complement"),
        slots.get("modifier"), slots.get("context"),
    )  # fmt: skip


def _slot(text: str) -> Slot:
    """Return what a slot's text lets in."""
    words: set[str] = set()
    for choice in text.split(","):
        if choice.startswith("@"):
            words |= word_class(choice[1:])
        elif choice not in (ACTOR, ANYTHING):
            words |= set(_forms(choice))
    choices = text.split(",")
    return Slot(frozenset(words), ACTOR in choices, ANYTHING in choices)
