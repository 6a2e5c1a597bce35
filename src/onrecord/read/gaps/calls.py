"""Gaps by calls that got nowhere: not reached, not available, not drawn, contact lost, judgement reserved.

Source: gold guide, section 5.
"""

from __future__ import annotations

from onrecord.core.reading import GapState
from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.gaps.about import asked_around, is_info, of_nouns, of_question
from onrecord.read.gaps.found import Open
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import Tree


def depends(tree: Tree, at: int) -> Open | None:
    """Read an answer left open: "It depends", "that depends"."""
    subject = tree.kid(at, "nsubj", "expl")
    bare = subject is not None and tree.words[subject] in ("it", "that") and tree.kid(at, "obl", "advcl") is None
    return Open(at, at + 1, ("outcome",), "undecided", at, "depends") if bare else None


def lost_contact(tree: Tree, at: int) -> Open | None:
    """Read contact that was lost with somebody: their fate is not known."""
    lost = tree.word(at - 1) in ("lost", "lose", "no") or tree.words[at + 1 : at + 3] in (
        ["was", "lost"],
        ["had", "been"],
    )
    with_ = "with" in tree.words[at + 1 : at + 3]
    return Open(at - 1, at + 1, ("outcome",), "unknown", at, "lost_contact") if lost and with_ and at else None


def reserved(tree: Tree, at: int) -> Open | None:
    """Read a position or judgement that is reserved."""
    held = [n for n in tree.of(at, "obj") if tree.words[n] in RESERVED]
    if not held:
        passive = tree.passive(at)
        held = [passive] if passive is not None and tree.words[passive] in RESERVED else []
    if not held:
        return None
    state: GapState = (
        "undecided" if tree.words[held[0]] in ("decision", "ruling", "verdict", "judgment", "judgement") else "declined"
    )
    first, last = min(at, held[0]), max(at, held[0]) + 1
    return Open(first, min(last, first + LONGEST), ("outcome",), state, at, "reserved")


RESERVED = frozenset("position judgement judgment opinion answer decision ruling verdict".split())
UNREACHABLE = frozenset(
    "agreement deal summit village villages island town wall compromise goal target shore top".split()
)
TRYING = frozenset("attempts efforts attempt unable tried bids effort".split())
CONTACT = frozenset("attempts efforts calls messages message call email e-mail emails letter letters".split())
SPEAKING = frozenset("comment interview questions say answer speak".split())
BY_THEN = frozenset(
    "press the publication telephone phone e-mail email noon evening midday nightfall late reporters".split()
)
ENDING = frozenset({"for", ".", ",", "on", "at", "by", "before", "since", "immediately", ""})


def unreached(tree: Tree, at: int) -> Open | None:
    """Read somebody who was asked and not reached: "could not be reached", "attempts to reach the family"."""
    if tree.words[at] in ("reach", "contact", "phone", "telephone", "interview"):
        head = tree.heads[at]
        things = [
            n for n in tree.of(at, "obj")
            if (is_info(tree, n) and topics().get(tree.words[n]) != "identity") or tree.words[n] in UNREACHABLE
        ]  # fmt: skip
        if head < 0 or tree.words[head] not in TRYING or things:
            return None
        return Open(head, min(at + 1, head + LONGEST), ("other",), "no_reply", at, "unreached")
    subject, denied, after = tree.subject(at), negator(tree, at), tree.word(at + 1)
    if after == "by" and tree.tags[at + 2 : at + 3] != ["PROPN"] and tree.word(at + 2) not in BY_THEN:
        return None
    phoned = tree.words[at + 1 : at + 3] in (["by", "telephone"], ["by", "phone"])
    if subject is None or denied is None or tree.word(at - 1) != "be" or not (after in ENDING or phoned):
        return None
    person = topics().get(tree.words[subject], "identity") == "identity" or after == "for"
    if not person or tree.words[subject] in UNREACHABLE:
        return None
    return Open(max(0, denied - 1), min(at + 1, denied + 3), ("other",), "no_reply", at, "unreached")


def bounced(tree: Tree, at: int) -> Open | None:
    """Read a message or attempt that came to nothing: "the e-mail bounced", "efforts to contact him failed"."""
    subject = tree.subject(at)
    told = subject is not None and set(tree.words[subject + 1 : at]) & {
        "reach",
        "contact",
        "phone",
        "telephone",
        "interview",
    }
    if subject is None or tree.words[subject] not in CONTACT or told:
        return None
    return Open(at, at + 1, ("other",), "no_reply", at, "bounced")


def diverted(tree: Tree, at: int) -> Open | None:
    """Read calls that end at a machine: "calls were diverted to a recording", "went to an answering machine"."""
    subject = next((i for i in range(at) if tree.words[i] in CONTACT), None)
    verb = tree.heads[at]
    if subject is None or verb < 0 or not subject < verb < at:
        return None
    return Open(verb, min(at + 1, verb + LONGEST), ("other",), "no_reply", at, "diverted")


def unavailable(tree: Tree, at: int) -> Open | None:
    """Read somebody who is not there to answer: "was not available for comment"."""
    denied = negator(tree, at)
    if denied is None or (tree.words[at] == "available" and not set(tree.words[at:]) & SPEAKING):
        return None
    subject = tree.subject(at)
    if tree.words[at] == "reachable" and (subject is None or tree.words[subject] in UNREACHABLE):
        return None
    return Open(max(0, denied - 1), at + 1, ("other",), "no_reply", at, "unavailable")


def undrawn(tree: Tree, at: int) -> Open | None:
    """Read somebody who lets nothing be drawn out: "would not be drawn on the date"."""
    refused = denial(tree, at) if tree.word(at - 1) == "be" else None
    if refused is None:
        return None
    nouns = [n for n in tree.nouns(at) if is_info(tree, n)]
    about = [of_question(tree, wh) for wh in tree.question(at)] or of_nouns(tree, nouns) or asked_around(tree, at)
    return Open(refused.first, refused.last, tuple(about) or ("other",), "declined", at, "undrawn")
