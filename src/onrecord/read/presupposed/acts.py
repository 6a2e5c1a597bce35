"""Presupposed acts: nouns of deeds and mishaps, adjectives and adverbs that count on them, acts done again.

Source: Levinson 1983, Pragmatics, section 4.2 (definite descriptions, iteratives).
"""

from __future__ import annotations

from onrecord.read.classes import words as list_of
from onrecord.read.grammar import Tree
from onrecord.read.presupposed.found import DEFINITE, LIST, LONGEST, PERSONAL, Taken

RETURNED_TO = frozenset(
    "stage screen field politics front market ring sea school racing "
    "power office work duty service talks court parliament normal prison".split()
)
LOOSE = frozenset(
    "bid plan wish desire vow effort campaign drive push scheme agreement presence claim offer "
    "demand request order promise pledge threat role vote use change sale loss rise fall".split()
)
"""Act nouns that count on an act only with what it consists in ("the offer to pay")."""
DONE = frozenset(
    "hasty hurried secret sudden abrupt botched bungled illegal unlawful unexpected surprise controversial disputed disastrous "
    "reckless belated late quiet costly lavish unanimous dramatic successful failed".split()
)
"""Adjectives that judge an act as one that was done."""
MOURNED = frozenset(
    "king queen president premier minister consul mayor bishop poet author singer husband wife father mother brother sister son "
    "daughter governor general senator chairman founder owner".split()
)
PLANNED = frozenset("planned scheduled possible proposed due likely unlikely conceivable".split())


def former_by_prefix(tree: Tree, at: int) -> Taken | None:
    """Read what somebody or something was, by the prefix: "the ex-minister", "once-banned plays"."""
    return Taken(at, at + 1, at, "former_by_prefix") if tree.tags[at] in ("NOUN", "PROPN", "ADJ", "VERB") else None


def owned_act(tree: Tree, at: int) -> Taken | None:
    """Read an act noun with its owner or its content: "Velmora's decision to host", "the refusal to pay", "his arrest"."""
    if tree.tags[at] != "NOUN":
        return None
    kids = tree.kids[at]
    owner = next((k for k in kids if tree.rels[k] == "nmod:poss"), None)
    owner = (
        owner if owner is not None else at - 1 if tree.word(at - 1) in PERSONAL or tree.word(at - 1) == "'s" else None
    )
    content = next((k for k in kids if tree.base(k) == "acl" and tree.word(k - 1) == "to"), None)
    definite = any(tree.words[k] == "the" for k in kids)
    made_of = definite and tree.word(at + 1) in ("of", "by", "in", "to", "on") and tree.words[at] not in LOOSE
    planned = tree.heads[at] >= 0 and tree.words[tree.heads[at]] in PLANNED and tree.base(at) == "nsubj"
    if planned:
        return None
    if owner is None and not (definite and content is not None) and not made_of:
        return None
    done = owner is not None and any(tree.words[k] in DONE for k in tree.of(at, "amod"))
    if tree.words[at] in LOOSE and content is None and not done:
        return None
    return Taken(at, content + 1 if content is not None and content - at < LONGEST else at + 1, at, "owned_act")


def happening(tree: Tree, at: int) -> Taken | None:
    """Read a mishap or deed named as known: "the theft", "the January flood", "after the crash"."""
    kids = tree.kids[at]
    first = at
    while first and tree.heads[first - 1] == at and tree.base(first - 1) in ("compound", "amod"):
        first -= 1
    definite = any(tree.words[k] in DEFINITE for k in kids) or tree.word(first - 1) in (
        "after",
        "since",
        "following",
        "despite",
    )
    if tree.tags[at] != "NOUN" or not definite or tree.base(at) in ("compound", "root", "conj"):
        return None
    return Taken(max(first, at - 2), at + 1, at, "happening")


def modified(tree: Tree, at: int) -> Taken | None:
    """Read an adjective that counts on its noun: "renewed attacks", "continued occupation", "latest provocation"."""
    noun = tree.heads[at]
    if tree.base(at) != "amod" or noun <= at or noun - at > 2:
        return None
    acts = list_of("act", LIST) | list_of("happening", LIST) | list_of("ended", LIST)
    counted = tree.words[at] in ("second", "third", "fourth", "fifth", "further") and tree.words[noun] in list_of(
        "round", LIST
    )
    eventful = (
        counted
        or tree.words[noun] in acts
        or tree.words[at]
        in (
            "renewed",
            "continued",
            "continuing",
            "ongoing",
            "resumed",
            "repeated",
        )
    )
    alone = any(tree.words[k] in ("a", "an") for k in tree.kids[noun]) and tree.words[noun] not in acts and not counted
    return (
        Taken(at, noun + 1, noun, "modified")
        if eventful and not alone and tree.words[noun] not in list_of("idle", LIST)
        else None
    )


def former(tree: Tree, at: int) -> Taken | None:
    """Read what somebody was and is no more: "the former governor", "ousted premier"."""
    noun = tree.heads[at]
    if noun >= 0 and any(tree.words[k] == "no" for k in tree.kids[noun]):
        return None
    if tree.words[at] == "late" and not (
        tree.word(at - 1) in DEFINITE and (tree.tags[at + 1 : at + 2] == ["PROPN"] or tree.word(at + 1) in MOURNED)
    ):  # fmt: skip
        return None
    if (
        tree.base(at) not in ("amod", "compound")
        or noun <= at
        or (tree.word(at - 1) == "the" and tree.word(at + 1) in (",", "and"))
    ):
        return None
    last = at + 1
    while last < noun and last - at < LONGEST - 1:
        last += 1
    return Taken(at, last + 1, at, "former")


def done_before(tree: Tree, at: int) -> Taken | None:
    """Read an adverb with a participle before a noun: "previously concluded agreements"."""
    part = tree.heads[at]
    if (
        part == at + 1
        and tree.base(part) == "advcl"
        and tree.heads[part] < at
        and tree.tags[at + 2 : at + 3] == ["NOUN"]
    ):
        return Taken(at, at + 3, part, "done_before")
    if part != at + 1 or tree.base(part) not in ("amod", "acl") or tree.tags[part] not in ("VERB", "ADJ"):
        return None
    noun = tree.heads[part]
    last = noun + 1 if part < noun <= at + 3 else part + 1
    return Taken(at, last, part, "done_before")


def again(tree: Tree, at: int) -> Taken | None:
    """Read an act told as one of several: "again closed the square", "once more"."""
    if tree.words[at] == "more" and tree.word(at - 1) != "once":
        return None
    if tree.word(at + 1) == "than":
        return None
    if tree.words[at] == "more" and tree.heads[at] == at - 1:
        at -= 1
    verb = tree.heads[at]
    if (
        verb < 0
        or tree.tags[verb] not in ("VERB", "NOUN", "ADJ")
        or tree.word(at - 1) in ("and", "then", "time", "over", "now")
    ):
        return None
    if tree.word(at + 1) == "and" or (tree.words[at] == "anew" and tree.tags[verb] != "VERB"):
        return None
    first, last = min(at, verb), max(at, verb) + 1
    once = at + 1 if tree.word(at) == "once" else at
    return Taken(first, last, verb, "again") if last - first <= LONGEST else Taken(at, once + 1, verb, "again")


def another(tree: Tree, at: int) -> Taken | None:
    """Read one more of a kind of which there is one: "another plant"."""
    noun = tree.heads[at]
    if tree.word(at + 1) == "of" and tree.word(at + 2) in PERSONAL | {"the", "those"}:
        return Taken(at, at + 1, at, "another")
    if (
        noun <= at
        or tree.base(at) != "det"
        or tree.words.count("another") > 1
        or tree.words[noun] in list_of("idle", LIST)
        or tree.rels[noun] == "nmod:poss"
        or tree.word(at - 1) == "one"
    ):
        return None
    return Taken(at, noun + 1, noun, "another")


def repeated(tree: Tree, at: int) -> Taken | None:
    """Read a verb of doing again: "resumed talks", "restore the pension", "returned to power"."""
    if tree.tags[at] not in ("VERB", "ADJ") or tree.base(at) in ("amod", "compound"):
        return None
    thing = tree.kid(at, "obj")
    if tree.base(at) in ("csubj", "nsubj") and (
        thing is None or not any(tree.words[k] in DEFINITE for k in tree.kids[thing])
    ):
        return None
    perfect = {"has", "have", "had"} & {tree.words[k] for k in tree.of(at, "aux")} and tree.kid(at, "obj") is None
    if (
        tree.words[at][:6] == "return"
        and not perfect
        and not (tree.word(at + 1) == "to" and set(tree.words[at + 2 : at + 4]) & RETURNED_TO)
    ):
        return None
    thing = tree.kid(at, "obj")
    last = thing + 1 if thing is not None and thing == at + 1 else at + 1
    return Taken(at, last, at, "repeated")


def repeated_noun(tree: Tree, at: int) -> Taken | None:
    """Read a noun of doing again: "the resumption of talks", "her re-election"."""
    return Taken(at, at + 1, at, "repeated_noun") if tree.tags[at] == "NOUN" and tree.base(at) != "compound" else None


def nth_time(tree: Tree, at: int) -> Taken | None:
    """Read an act counted among several: "for the third time", "a second time"."""
    if tree.word(at - 1) not in ("second", "third", "fourth", "fifth", "umpteenth") or tree.heads[at] < 0:
        return None
    verb = tree.heads[at]
    return Taken(at - 1, at + 1, verb, "nth_time") if tree.tags[verb] == "VERB" else None


def since_act(tree: Tree, at: int) -> Taken | None:
    """Read an act that dates or grounds another: "after the vote", "despite the sale", "following his trial"."""
    noun = tree.heads[at]
    if noun <= at or tree.tags[noun] != "NOUN" or noun - at > 4:
        return None
    acts = list_of("act", LIST) | list_of("happening", LIST) | {"war", "strike"}
    definite = tree.words[at] == "despite" or any(
        tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[noun]
    )
    return Taken(noun, noun + 1, noun, "since_act") if definite and tree.words[noun] in acts else None
