"""Shallow: a guess at part of speech, governor and relation of each word, from word order and closed word classes.

It stands in for the parser on the plain steps. It knows auxiliaries, determiners, prepositions, the verbs of the
vocabulary and little else: subjects are the noun before a verb, objects the nouns after it.

Source: shallow parsing by chunks (Abney 1991, Parsing by chunks).
"""

from __future__ import annotations

from functools import cache

from onrecord.core.vocab import lexicon
from onrecord.read.verbs import forms, inflect

AUX = frozenset(
    "is are was were be been being am 's 're has have had do does did will would can could may might shall should "
    "must ca wo".split()
)
DET = frozenset(
    "the a an no this that these those its his her their our my your any some each every neither either".split()
)
ADP = frozenset(
    "of in on at by for with from about into over under after before against between during within as to without "
    "behind regarding concerning including".split()
)
PRON = frozenset("he she it they we i you who whom which what nobody none nothing there them him us me whose".split())
ADV = frozenset(
    "not n't never cannot yet still also already now immediately publicly so far officially again only ever further "
    "when where why how".split()
)
MARK = frozenset("that whether if because while although though unless until since".split())
CC = frozenset({"and", "or", "but", "nor"})
STOP = frozenset(',;:.!?()[]“”"«»–—')


@cache
def _verbs() -> frozenset[str]:
    """Return the printed forms of verbs that the shallow guess knows."""
    own = {form for key, verbs in lexicon("gaps").items() if key.startswith("verb_") for verb in verbs
           for form, _ in inflect(verb.split()[0])}  # fmt: skip
    return frozenset(own | set(forms()))


def guess(words: list[str]) -> tuple[list[int], list[str], list[str]]:
    """Return governors, relations and parts of speech of the words of a sentence."""
    tags = [_tag(words, at) for at in range(len(words))]
    heads, rels = [-1] * len(words), [""] * len(words)
    _nouns(words, tags, heads, rels)
    _clauses(words, tags, heads, rels)
    return heads, rels, tags


def _tag(words: list[str], at: int) -> str:
    """Return the part of speech of one word by its spelling and the word before it."""
    word, before = words[at], words[at - 1] if at else ""
    if word in STOP or (not word[:1].isalnum() and word != "'s"):
        return "PUNCT"
    for tag, closed in (("AUX", AUX), ("DET", DET), ("ADP", ADP), ("PRON", PRON), ("ADV", ADV), ("SCONJ", MARK)):
        if word in closed:
            return "PART" if word == "to" and words[at + 1 : at + 2] and words[at + 1] in _verbs() | AUX else tag
    if word in CC:
        return "CCONJ"
    if word.endswith("ly"):
        return "ADV"
    if word in _verbs() and before not in DET and not (before in ADP and before not in ("without", "to", "in")):
        return "VERB"
    return "ADJ" if word.startswith("un") and len(word) > 6 else "NOUN"


def _nouns(words: list[str], tags: list[str], heads: list[int], rels: list[str]) -> None:
    """Hang determiners, adjectives, compounds and "of" phrases on their nouns."""
    noun = -1
    for at in range(len(words) - 1, -1, -1):
        if tags[at] == "NOUN":
            if noun == at + 1 or (noun == at + 2 and tags[at + 1] == "ADJ"):
                heads[at], rels[at] = noun, "compound"
                continue
            noun = at
        elif tags[at] in ("DET", "ADJ", "ADV") and noun >= 0 and all(
            tags[i] in ("DET", "ADJ", "NOUN", "ADV") for i in range(at + 1, noun)
        ) and tags[at] != "ADV":  # fmt: skip
            heads[at], rels[at] = noun, "det" if tags[at] == "DET" else "amod"


def _clauses(words: list[str], tags: list[str], heads: list[int], rels: list[str]) -> None:
    """Hang subjects, objects, auxiliaries and negations on the verb or adjective of their clause."""
    subject = verb = preposition = -1
    for at, tag in enumerate(tags):
        if tag in ("NOUN", "PRON") and heads[at] < 0:
            if preposition >= 0 and words[preposition] == "of" and at and rels[preposition] == "":
                owner = _noun_before(tags, preposition)
                heads[preposition], rels[preposition] = at, "case"
                if owner >= 0:
                    heads[at], rels[at] = owner, "nmod"
                    preposition = -1
                    continue
            if verb >= 0:
                heads[at], rels[at] = verb, "obl" if preposition >= 0 else "obj"
            else:
                subject = at
            preposition = -1
        elif tag == "ADP":
            preposition = at
        elif tag in ("VERB", "ADJ") and heads[at] < 0:
            passive = any(words[i] in ("been", "be", "was", "were", "is", "are") for i in range(max(0, at - 4), at))
            if subject >= 0 and heads[subject] < 0:
                heads[subject], rels[subject] = at, "nsubj:pass" if passive and tag == "VERB" else "nsubj"
            if verb >= 0 and at and tags[at - 1] == "PART":
                heads[at], rels[at] = verb, "xcomp"
            elif verb >= 0 and words[at - 1] == "without":
                heads[at], rels[at] = verb, "advcl"
                heads[at - 1], rels[at - 1] = at, "mark"
            for back in range(at - 1, -1, -1):
                if tags[back] not in ("AUX", "ADV", "PART", "SCONJ"):
                    break
                if heads[back] < 0:
                    heads[back], rels[back] = at, "aux" if tags[back] == "AUX" else "advmod"
            verb, subject, preposition = at, -1, -1
        elif words[at] in (",", ";", ":", "–", "—") or tag in ("SCONJ", "CCONJ"):
            if tag == "SCONJ" or words[at] in (";", ":", "–", "—"):
                verb = subject = -1
            preposition = -1


def _noun_before(tags: list[str], at: int) -> int:
    """Return the noun right before a word, -1 where there is none."""
    return at - 1 if at and tags[at - 1] == "NOUN" else -1
