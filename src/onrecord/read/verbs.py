"""Verb forms: which printed forms belong to which verb, and what the vocabulary knows of the verb.

Regular forms are made by rule from the base forms of the vocabulary; irregular ones are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from onrecord.core.vocab import lexicon

VOWELS = "aeiou"
DOUBLED = frozenset(
    "admit permit commit submit regret plan stop drop ban bar cut hit run set get put let win begin drag rob "
    "stab ship step slam jam rig occur refer defer confer prefer transfer expel compel propel rebut allot "
    "patrol control cancel travel label signal fuel equip quit ram chat slip strip trap wrap shut sit split "
    "spread swim dig rig beg blot kidnap deter repel dispel impel rebel forbid overrun abet acquit remit omit emit transmit "
    "outbid upset reset offset underpin abhor incur recur concur worship channel counsel quarrel annul extol airdrop debar "
    "disbar unban wiretap backstab unplug".split()
)
"""Base forms that double their last letter, one-syllable ones aside, which `SHORT` tells."""
SHORT = re.compile(r"[^aeiou]{0,4}(?:qu)?[aeiou][bdfgklmnprstz]")
"""Base forms of one syllable that end in one vowel and one consonant ("pin"): they double it ("pinned")."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One printed form of a verb.

    `shapes` says what the form can be: base, s, past, part (past participle), ing. `event` is the PLOVER type of
    news verbs, "" for verbs that carry none; `act` is the act of speaking of reporting verbs, else "".
    """

    lemma: str
    shapes: frozenset[str]
    event: str = ""
    act: str = ""
    speech: bool = False


@cache
def forms() -> Mapping[str, VerbForm]:
    """Return every single-word form of every verb of the vocabulary, by its lower-cased spelling."""
    found: dict[str, VerbForm] = {}
    for lemma, event, act, speech in _entries():
        if " " in lemma:
            continue
        for form, shape in inflect(lemma):
            known = found.get(form)
            if known is None:
                found[form] = VerbForm(lemma, frozenset({shape}), event, act, speech)
            elif known.lemma == lemma:
                found[form] = replace(
                    known, shapes=known.shapes | {shape}, event=known.event or event, act=known.act or act,
                    speech=known.speech or speech,
                )  # fmt: skip
    return MappingProxyType(found)


@cache
def listed(name: str) -> frozenset[str]:
    """Return every form of the verbs in one list of the reporting vocabulary."""
    return frozenset(form for lemma in lexicon("reporting")[name] for form, _ in inflect(lemma))


@cache
def phrases() -> Mapping[str, tuple[tuple[str, VerbForm], ...]]:
    """Return the verbs of several words ("point out", "set up"): form of the first word to (rest, verb)."""
    found: dict[str, dict[str, VerbForm]] = {}
    for lemma, event, act, speech in _entries():
        head, _, rest = lemma.partition(" ")
        if not rest:
            continue
        for form, shape in inflect(head):
            rows = found.setdefault(form, {})
            known = rows.get(rest, VerbForm(lemma, frozenset(), event, act, speech))
            rows[rest] = replace(known, shapes=known.shapes | {shape})
    return MappingProxyType({form: tuple(rows.items()) for form, rows in found.items()})


def _entries() -> Iterator[tuple[str, str, str, bool]]:
    """Yield (base form, event type, act of speaking, whether it marks speech) for every verb of the vocabulary."""
    reporting = lexicon("reporting")
    strong = frozenset(reporting["strong"])
    acts: dict[str, str] = {}
    for act in ("says", "denies", "admits", "claims", "promises", "threatens", "asks", "declines"):
        for lemma in reporting[act]:
            acts.setdefault(lemma, act)
    events: dict[str, str] = {}
    for event, lemmas in lexicon("news_verbs").items():
        for lemma in lemmas:
            if event != "NONE" or lemma not in events:
                events.setdefault(lemma, event)
    for lemma in [*acts, *(lemma for lemma in [*events, *strong] if lemma not in acts)]:
        yield lemma, events.get(lemma, ""), acts.get(lemma, "says" if lemma in strong else ""), lemma in strong


def inflect(lemma: str) -> Iterator[tuple[str, str]]:
    """Yield (form, shape) for a one-word verb: base, s, past, part, ing."""
    yield lemma, "base"
    last = lemma[-1]
    if last == "y" and lemma[-2] not in VOWELS:
        yield lemma[:-1] + "ies", "s"
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es", "s"
    else:
        yield lemma + "s", "s"
    doubled = bool({lemma, lemma.removeprefix("re")} & DOUBLED) or SHORT.fullmatch(lemma) is not None
    stem = lemma + last if doubled else lemma
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying", "ing"
    elif last == "e" and not lemma.endswith(("ee", "ye", "oe")):
        yield lemma[:-1] + "ing", "ing"
    else:
        yield stem + "ing", "ing"
    irregular = lexicon("irregular").get(lemma)
    if irregular:
        for past in irregular[: max(1, len(irregular) - 1)]:
            yield past, "past"
        yield irregular[-1], "part"
        return
    if doubled and last == "l":
        # both spellings are printed: signalled and signaled
        yield from ((lemma + "ing", "ing"), (lemma + "ed", "past"), (lemma + "ed", "part"))
    if last == "e":
        past = lemma + "d"
    elif last == "y" and lemma[-2] not in VOWELS:
        past = lemma[:-1] + "ied"
    else:
        past = stem + "ed"
    yield past, "past"
    yield past, "part"
