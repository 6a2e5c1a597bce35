"""Denial: by which word, and in which way, a predicate is denied.

Source: Huddleston & Pullum, The Cambridge Grammar of the English Language, chapter 9 (verbal, non-verbal, absolute and
approximate negators; their scope); Karttunen 2012, Simple and phrasal implicatives, for verbs that deny what follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.read.classes import class_of
from onrecord.read.grammar import BE, NO, NOBODY, NOT, Tree

Mode = Literal["not", "would", "could", "refused", "yet", "without", "trying", "open"]
LITTLE = frozenset({"little", "few", "scant", "scarce", "less"})
UNABLE = frozenset("unable powerless helpless struggle struggled struggles struggling loss hard-pressed".split())
UNWILLING = frozenset({"unwilling", "reluctant", "loath", "disinclined", "unprepared", "forbidden", "barred"})
ALLOWED = frozenset(
    "authorised authorized allowed permitted prepared willing ready liberty free keen inclined going empowered "
    "disposed minded here about mood hurry rush".split()
)
ABLE = frozenset({"able", "position", "possible", "enough", "capable"})
HARD = frozenset("impossible early premature difficult hard soon unwise foolish idle pointless tricky".split())
NOT_DOING = frozenset("fail fails failed failing neglects neglected omits omitted omitting forgot".split())
RAISING = frozenset(
    "seem seems seemed appear appears appeared managed manage manages dared dare bring brought bothered claim claims pretend "
    "pretends profess professes purport".split()
)
"""Verbs whose own denial is that of the verb below them: "nobody seems to know", "no one could bring himself to say"."""
GIVEN_UP = frozenset(
    "stop stopped stops stopping quit quits ceased cease ceases given gave give gives giving despair despaired despairs despairing "
    "abandoned abandon abandons lost lose loses hopeless".split()
)
"""Verbs of giving up the deed that follows as a gerund: "gave up guessing", "despaired of learning"."""
WAYS = frozenset("way ways means method chance possibility opportunity hope prospect power time".split())
PLAIN_HEADS = frozenset("want wants wanted wish wishes wished care cared choose chose bother bothered".split())
SOMETHING = frozenset("something anything thing question nothing".split())
"""Nouns that stand for what a relative clause tells or knows."""
LONGEST = 4
"""Most words of an anchor. Source: gold guide, section 5."""
GOVERNING = UNABLE | UNWILLING | ALLOWED | ABLE | HARD | {"nothing", "little", "yet", "right", "position"}


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial: words `[first, last)` that print it with its predicate, and how it denies."""

    first: int
    last: int
    mode: Mode


def denial(tree: Tree, at: int) -> Denied | None:
    """Return how predicate `at` is denied, None where it is not (or where two denials undo each other)."""
    above = _by_governor(tree, at)
    own = _own(tree, at) or _not_for(tree, at)
    if above is not None:
        return None if own is not None and own.mode != "yet" and above.mode != "yet" else above
    if own is None:
        own = _shared(tree, at)
    return own


def auxiliary(tree: Tree, at: int) -> str:
    """Return the first modal or auxiliary of a predicate, or of the one whose auxiliaries it shares."""
    for here in (at, *tree.above(at)):
        own = [tree.words[k] for k in tree.kids[here] if tree.base(k) in ("aux", "cop")]
        if own:
            return own[0]
        if tree.base(here) != "conj":
            break
    return ""


def negator(tree: Tree, at: int) -> int | None:
    """Return the word of its own clause that denies predicate `at`, None where there is none."""
    for kid in tree.kids[at]:
        if tree.words[kid] in NOT and (kid < at or tree.words[kid] in ("neither", "not")):
            return None if tree.word(kid + 1) == "only" else kid
    turned = tree.words[max(0, at - 3) : max(0, at - 1)]
    if turned and turned[0] in ("neither", "nor") and tree.tags[at - 2] == "AUX":
        return at - 3
    for kid in tree.kids[at]:
        base = tree.base(kid)
        noun = base == "ccomp" and tree.words[at + 1 : at + 2] == ["neither"]
        if noun or base in ("nsubj", "obj", "obl", "iobj", "expl", "nmod", "dep", "xcomp"):
            found = _negative_noun(tree, kid, deep=noun or base in ("nsubj", "obj"))
            if found is not None and found - at <= LONGEST:
                return found
        if base in ("mark", "case") and tree.words[kid] == "without":
            return kid
    return None


def _negative_noun(tree: Tree, noun: int, *, deep: bool) -> int | None:
    """Return the word that makes a noun phrase negative ("nobody", "no reason", "none of them")."""
    if tree.words[noun] in NOBODY or (tree.words[noun] in LITTLE and deep):
        return noun
    for kid in tree.kids[noun]:
        if tree.words[kid] in NO and tree.base(kid) in ("det", "cc", "advmod", "nmod", "amod"):
            return kid
        if tree.words[kid] == "not" and tree.words[noun] in ("much", "all", "many", "everything", "anyone", "word"):
            return kid
        if deep and tree.words[kid] in LITTLE and tree.base(kid) in ("amod", "det") and tree.word(kid - 1) != "a":
            return kid
    return None


def _own(tree: Tree, at: int) -> Denied | None:
    """Return the denial inside the predicate's own clause."""
    word = negator(tree, at)
    if word is None:
        yet = next((k for k in tree.kids[at] if tree.words[k] in ("yet", "still") and k < at), None)
        if yet is not None and any(tree.words[k] == "to" for k in range(yet, at)):
            return _stretch(tree, yet, at, "yet")
        return _to_be(tree, at)
    helper = auxiliary(tree, at)
    if tree.words[word] == "without":
        return _stretch(tree, word, at, "without")
    if tree.words[word] == "cannot" or helper in ("could", "can", "ca", "can't", "couldn't"):
        return _stretch(tree, word, at, "could")
    if helper in ("will", "would", "wo", "'ll", "'d"):
        return _stretch(tree, word, at, "would")
    return _stretch(tree, word, at, "not")


def _to_be(tree: Tree, at: int) -> Denied | None:
    """Return the putting off in "is to be determined", which a date that follows would undo."""
    before = tree.words[max(0, at - 3) : at]
    if before[-2:] != ["to", "be"] or len(before) < 3 or before[0] not in BE or tree.kid(at, "obl") is not None:
        return None
    return Denied(at - 3, at + 1, "yet")


def _stretch(tree: Tree, word: int, at: int, mode: Mode) -> Denied:
    """Return a denial whose words run from the negating word, its auxiliary too, to the predicate."""
    first, last = min(word, at), max(word, at) + 1
    if word > at and tree.heads[word] > word:
        last = tree.heads[word] + 1
    elif (
        word < at
        and word
        and tree.tags[word - 1] == "AUX"
        and tree.words[word] not in NO | NOBODY
        and last - word < LONGEST
    ):
        first = word - 1
    return Denied(first, min(last, first + LONGEST), mode)


def _not_for(tree: Tree, at: int) -> Denied | None:
    """Return the denial in "not for me to say"."""
    before = tree.words[max(0, at - 5) : at]
    if before[-1:] == ["to"] and "for" in before and "not" in before[: before.index("for")]:
        return Denied(at - len(before) + before.index("not"), at, "refused")
    return None


def _shared(tree: Tree, at: int) -> Denied | None:
    """Return the denial that a coordinated predicate shares with the one before it ("did not name him or say why")."""
    if tree.base(at) != "conj" or tree.kid(at, "nsubj", "aux", "cop") is not None:
        return None
    head = tree.heads[at]
    joined = next((tree.words[k] for k in tree.kids[at] if tree.base(k) == "cc"), "")
    before = denial(tree, head) if joined in ("or", "nor") else None
    if before is None:
        return None
    return Denied(at, at + 1, before.mode)


def _by_governor(tree: Tree, at: int) -> Denied | None:
    """Return the denial that the word above a predicate brings ("declined to say", "unable to reach", "yet to")."""
    head = tree.heads[at]
    if head < 0 or head > at or tree.base(at) not in ("xcomp", "ccomp", "acl", "advcl", "csubj"):
        return None
    word = tree.words[head]
    if auxiliary(tree, head) in ("may", "might"):
        return None
    mode: Mode | None = None
    turned = False
    if word == "short" and tree.word(head - 1)[:4] == "stop":
        return Denied(head - 1, min(at + 1, head - 1 + LONGEST), "refused")
    if word in GIVEN_UP and tree.words[at].endswith("ing"):
        return _given_up(tree, head, at)
    if word in RAISING and tree.base(at) == "xcomp":
        return _raised(tree, head, at)
    if word in class_of("refuse"):
        if word[:4] == "stop" and "short" not in tree.words[head + 1 : head + 3]:
            return None
        if word[:3] in ("opt", "cho", "pre"):
            mode = "refused" if any(tree.words[k] == "not" for k in tree.kids[at]) else None
            return Denied(head, min(at + 1, head + LONGEST), "refused") if mode else None
        mode, turned = "refused", True
    elif word in UNABLE or word in NOT_DOING:
        mode, turned = ("could" if word in UNABLE else "not"), True
    elif word in UNWILLING:
        mode, turned = "refused", True
    elif word in HARD and tree.kid(head, "cop", "expl", "aux") is not None:
        mode, turned = "could", True
    elif word in ("yet", "remain", "remains", "remained") or _yet_below(tree, head, at):
        mode, turned = "yet", True
    elif word in ("nothing", "little") and tree.base(at) == "acl":
        return _nothing_to(tree, head, at)
    elif word in WAYS and tree.base(at) in ("acl", "advcl"):
        no = next((k for k in tree.kids[head] if tree.words[k] == "no"), None)
        return Denied(no, min(at + 1, no + LONGEST), "could") if no is not None else None
    elif word in SOMETHING and tree.base(at) == "acl" and tree.kid(at, "nsubj") is not None:
        return _of_something(tree, head, at)
    elif word in ALLOWED or word in ABLE:
        mode = "refused" if word in ALLOWED else "could"
    elif word in PLAIN_HEADS:
        mode = "refused"
    elif word in class_of("try") and tree.base(at) == "xcomp":
        return Denied(head, min(at + 1, head + LONGEST), "trying") if negator(tree, head) is None else None
    if mode is None:
        return None
    denied = negator(tree, head)
    if turned:
        if denied is not None and mode != "yet":
            return None
        helped = head and tree.words[head - 1] in BE | {"has", "have", "had"} and at - head < LONGEST - 1
        first = head - 1 if helped else head
        if mode == "yet" and LONGEST < at + 1 - first <= LONGEST + 2:
            first = at + 1 - LONGEST
        return Denied(first, min(at + 1, first + LONGEST), mode)
    return _stretch(tree, denied, at, mode) if denied is not None else None


def _raised(tree: Tree, head: int, at: int) -> Denied | None:
    """Return the denial of the verb above that holds for a predicate too ("nobody seems to know")."""
    denied = negator(tree, head)
    mode: Mode = "could" if auxiliary(tree, head) in ("could", "can", "ca") else "not"
    return _stretch(tree, denied, at, mode) if denied is not None else None


def _nothing_to(tree: Tree, noun: int, at: int) -> Denied | None:
    """Return the denial in "had nothing to say" and "there is nothing to show whether"."""
    verb = tree.heads[noun]
    if verb < 0:
        return None
    if tree.words[verb] in BE and tree.words[at] in ("show", "say", "tell", "indicate", "suggest", "prove"):
        return Denied(noun, at + 1, "could")
    if tree.words[verb] not in ("have", "has", "had", "having"):
        return None
    return Denied(verb, min(at + 1, verb + LONGEST), "refused") if negator(tree, verb) == noun else None


def _given_up(tree: Tree, head: int, at: int) -> Denied | None:
    """Return the denial of a deed that was given up ("stopped guessing", "gave up trying", "lost hope of finding")."""
    between = tree.words[head + 1 : at]
    if between not in ([], ["up"], ["of"], ["hope", "of"], ["all", "hope", "of"], ["up", "on"], ["up", "hope", "of"]):
        return None
    if tree.words[head][:4] in ("gave", "give", "givi", "lost", "lose") and not between:
        return None
    return Denied(head, min(at + 1, head + LONGEST), "could") if negator(tree, head) is None else None


def _of_something(tree: Tree, noun: int, at: int) -> Denied | None:
    """Return the denial of a relative clause by its noun ("is not something we can predict", "no figure he would give")."""
    no = next((k for k in tree.kids[noun] if tree.words[k] in NO | {"not", "n't"}), None)
    if no is None and tree.word(noun) != "nothing":
        return None
    helper = auxiliary(tree, at)
    mode: Mode = (
        "could" if helper in ("can", "could") else "would" if helper in ("will", "would", "'ll", "'d") else "not"
    )
    first = no if no is not None else noun
    return Denied(first, min(at + 1, first + LONGEST), mode)


def _yet_below(tree: Tree, head: int, at: int) -> bool:
    """Tell whether "yet" or "still" stands between "has" or "is" and the infinitive that it puts off."""
    if tree.words[head] not in BE | {"has", "have", "had", "having"}:
        return False
    return any(tree.words[i] in ("yet", "still") for i in range(max(0, head - 1), at))
