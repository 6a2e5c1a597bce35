"""Gaps told by a set phrase ("anyone's guess", "the jury is still out", "held his tongue"), and by verbs of not showing.

A set phrase is read only where the words around it ask or name something, or where it can mean nothing else.

Source: gold guide, section 5; phrases collected from news English by hand, in classes by state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.core.reading import GapAbout, GapState
from onrecord.core.vocab import lexicon
from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.gaps.about import asked_around, of_nouns, of_question, opening
from onrecord.read.gaps.found import Open, asked_in
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import ASKING, Tree
from onrecord.read.verbs import inflect

STATES: tuple[GapState, ...] = ("unknown", "undisclosed", "undecided", "no_reply", "declined")
POSSESSIVE = frozenset("his her its their my our your".split())
PUT_OFF = frozenset("postponed adjourned delayed suspended deferred shelved put called closed".split())
PUTTING_OFF = (["indefinitely"], ["until", "further", "notice"], ["sine", "die"])
"""Phrases that leave the time open of what is put off."""
DEFINED = (["to", "be", "announced"], ["to", "be", "confirmed"])
NAMELESS = frozenset({"named", "identified"})
"""Words at the end of an idiom that leaves open who speaks: "asked not to be named"."""
USUAL: dict[GapState, tuple[GapAbout, ...]] = {"undecided": ("outcome",)}
"""What a phrase leaves open that says nothing of it, where that is not `other`."""
SHOWING = frozenset(
    "emerge emerged emerges surface surfaced transpire transpired appear appears appeared figure figures figured "
    "feature features featured leak leaked come filter filtered".split()
)


@dataclass(frozen=True, slots=True)
class Idiom:
    """A set phrase: the forms that may stand at each place (None for any word), its state, and how it counts.

    A `loose` phrase has other senses too; a `negated` one counts only where it is denied.
    """

    parts: tuple[frozenset[str] | None, ...]
    state: GapState
    loose: bool
    negated: bool


@cache
def idioms() -> Mapping[str, tuple[Idiom, ...]]:
    """Return by first word the set phrases that begin with it, longest first."""
    found: dict[str, list[Idiom]] = {}
    for state in STATES:
        for phrase in lexicon("gaps")[f"idiom_{state}"]:
            words = phrase.rstrip("?!").replace("'s", " 's").split()
            one = Idiom(tuple(map(_forms, words)), state, phrase.endswith("?"), phrase.endswith("!"))
            for first in sorted(one.parts[0] or ()):
                found.setdefault(first, []).append(one)
    return MappingProxyType({w: tuple(sorted(rows, key=lambda r: -len(r.parts))) for w, rows in found.items()})


def _forms(part: str) -> frozenset[str] | None:
    """Return the printed forms that one part of a phrase stands for."""
    if part == "~":
        return None
    if part == "%":
        return POSSESSIVE
    if "/" in part:
        return frozenset(part.split("/"))
    return frozenset(form for form, _ in inflect(part[1:])) if part.startswith("=") else frozenset({part})


def idiom(tree: Tree, at: int) -> Open | None:
    """Read a set phrase that leaves something open, with what the words around it ask or name."""
    for one in idioms().get(tree.words[at], ()):
        last = at + len(one.parts)
        if not _same(tree.words[at:last], one.parts):
            continue
        if one.negated:
            return _negated(tree, at, last, one.state)
        nameless = tree.word(last - 1) in NAMELESS
        about: list[GapAbout] = ["identity"] if nameless else _around(tree, at, last)
        if tree.words[at:last] in PUTTING_OFF:
            off = set(tree.words[max(0, at - 6) : at]) & PUT_OFF
            return Open(at, min(last, at + LONGEST), ("time",), "undecided", at, "idiom") if off else None
        if one.state == "unknown" and negator(tree, tree.heads[at] if tree.heads[at] >= at else last - 1) is not None:
            return None
        if one.state == "no_reply":
            about = _about_of(tree)
        if one.state in ("declined", "no_reply"):
            about = [a for a in about if a != "identity" or "asked" in tree.words]
        if one.state == "no_reply" and one.loose and SENT & set(tree.words[:at]):
            about = about or ["other"]
        if (not about and one.loose) or (tree.words[at:last] in DEFINED and at == 0):
            return None
        return Open(
            at, min(last, at + LONGEST), tuple(about) or USUAL.get(one.state, ("other",)), one.state, at, "idiom"
        )
    return None


SENT = frozenset(
    "call calls letter letters message messages e-mail e-mails email emails request requests question questions appeal".split()
)
ASKED = frozenset("asked pressed questioned quizzed pushed".split())


def _about_of(tree: Tree) -> list[GapAbout]:
    """Return what requests that got no reply were about ("messages about the price")."""
    if ASKED & set(tree.words):
        return asked_around(tree, 0)
    marks = [i for i in range(len(tree) - 1) if tree.words[i] in ("about", "over", "concerning", "on")]
    return of_nouns(tree, [j for i in marks for j in range(i + 1, min(len(tree), i + 4)) if tree.words[j] in topics()])


def _negated(tree: Tree, at: int, last: int, state: GapState) -> Open | None:
    """Read a set phrase that leaves something open where it is denied: "nobody has claimed responsibility"."""
    denied = denial(tree, at)
    if denied is None:
        return None
    about: list[GapAbout] = ["identity"] if tree.word(last - 1) == "responsibility" else _around(tree, at, last)
    return Open(denied.first, denied.last, tuple(about) or ("other",), state, at, "idiom")


def _same(found: list[str], parts: tuple[frozenset[str] | None, ...]) -> bool:
    """Tell whether words are those of a phrase."""
    return len(found) == len(parts) and all(
        part is None or word in part for word, part in zip(found, parts, strict=True)
    )


def _around(tree: Tree, first: int, last: int) -> list[GapAbout]:
    """Return what the words around a phrase ask or name: a question after it, one before it, a noun after, a noun before."""
    after = [
        i for i in range(last, min(len(tree), last + 5)) if tree.words[i] in ASKING and tree.word(i + 1) not in ASKED
    ]
    if tree.word(last - 1) in ("when", "about") and tree.word(last) == "asked":
        return asked_around(tree, first)
    if after:
        return [of_question(tree, after[0])]
    asked = asked_around(tree, first)
    if asked:
        return asked
    own = [
        i
        for i in range(first)
        if tree.words[i] in topics() and tree.base(i) == "nsubj" and topics()[tree.words[i]] == "outcome"
    ]
    if own:
        return of_nouns(tree, own[-1:])
    nouns = [i for i in range(last, min(len(tree), last + 6)) if tree.words[i] in topics() and tree.tags[i] != "VERB"]
    before = [
        i for i in range(first)
        if tree.words[i] in topics() and (tree.base(i) not in ("compound", "obl") or topics()[tree.words[i]] == "cause")
    ]  # fmt: skip
    return of_nouns(tree, nouns[:1]) or of_nouns(tree, before[-1:])


def not_shown(tree: Tree, at: int) -> Open | None:
    """Read information that is denied to have come out: "no motive has emerged", "the price does not appear"."""
    denied = denial(tree, at)
    subject = tree.subject(at)
    if denied is None or subject is None or denied.mode in ("would", "refused"):
        return None
    if tree.words[at] == "come" and not {"light", "out", "forward"} & set(tree.words[at + 1 : at + 4]):
        return None
    first = opening(tree, at)
    asked = [of_question(tree, first)] if first is not None else asked_in(tree, subject)
    about = asked or of_nouns(tree, tree.joined(subject))
    if not about:
        return None
    shown: GapState = "unknown" if tree.words[at][:3] in ("eme", "sur", "tra", "com") else "undisclosed"
    return Open(denied.first, denied.last, tuple(about), shown, at, "not_shown")


def hinges(tree: Tree, at: int) -> Open | None:
    """Read a question that hangs on something: "whether it will sail depends on the wind"."""
    ahead = tree.word(at - 1) in ("will", "would", "may", "could")
    if tree.word(at + 1) not in ("on", "upon") or not (ahead or tree.words[at].endswith(("s", "d"))):
        return None
    subject = tree.subject(at)
    if subject is not None and topics().get(tree.words[subject]) and subject < at:
        held = of_nouns(tree, [subject])
        ahead = tree.word(at - 1) in ("will", "would", "may", "could") or held == ["outcome"]
        return Open(at, at + 2, tuple(held), "undecided", at, "hinges") if ahead and held else None
    opening = next(
        (i for i in range(at) if tree.words[i] in ("whether", "who", "when", "where", "how", "what", "which")), None
    )
    if opening is None or (opening > 0 and tree.words[opening - 1] not in (",", "“", "but", "and", "that", ";")):
        return None
    return Open(at, at + 2, (of_question(tree, opening),), "undecided", at, "hinges")


def awaited(tree: Tree, at: int) -> Open | None:
    """Read something still awaited: "results are awaited", "the town awaits a decision", "an answer is still pending"."""
    word = tree.words[at]
    nouns = [
        *tree.of(at, "obj"),
        *([tree.subject(at)] if word in ("awaited", "pending", "outstanding") and tree.subject(at) is not None else []),
    ]
    held = [n for n in nouns if n is not None and tree.words[n] in WAITED]
    if not held or tree.base(at) == "amod":
        return None
    state: GapState = "no_reply" if tree.words[held[0]] in ("reply", "answer", "response") else (
        "undecided" if tree.words[held[0]] in ("decision", "ruling", "verdict", "approval") else "unknown")  # fmt: skip
    first, last = min(at, held[0]), max(at, held[0]) + 1
    span = (first, last) if last - first <= LONGEST else (at, at + 1)
    return Open(*span, tuple(of_nouns(tree, held)) or ("outcome",), state, at, "awaited")


WAITED = frozenset("reply answer response decision ruling verdict approval result results outcome identification "
    "confirmation autopsy findings diagnosis tests".split())  # fmt: skip


def evaded(tree: Tree, at: int) -> Open | None:
    """Read an answer evaded by a gesture: "asked who paid, he shrugged", "laughed when asked about the price"."""
    asked = next((i for i, w in enumerate(tree.words) if w in ("asked", "questioned", "pressed")), None)
    if (
        asked is None
        or tree.base(at) not in ("root", "conj", "ccomp", "parataxis")
        or tree.kid(at, "ccomp") is not None
    ):
        return None
    if tree.words[at] in ("spoke", "talked") and (tree.word(at + 1) not in ("of", "about") or asked > at):
        return None
    if "said" in tree.words or "yes" in tree.words or "nodded" in tree.words:
        return None
    return Open(at, at + 1, tuple(asked_around(tree, at)) or ("other",), "declined", at, "evaded")
