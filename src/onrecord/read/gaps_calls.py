"""Gaps by calls that got nowhere: not reached, not available, not drawn, contact lost, judgement reserved.

Source: gold guide, section 5.
"""

from __future__ import annotations

from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.gap_words import topics
from onrecord.read.gaps_about import asked_around, is_info, of_nouns, of_question
from onrecord.read.gaps_found import Open
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
    held = [
        n for n in tree.of(at, "obj") if tree.words[n] in ("position", "judgement", "judgment", "opinion", "answer")
    ]
    return Open(at, min(held[0] + 1, at + LONGEST), ("outcome",), "declined", at, "reserved") if held else None


UNREACHABLE = frozenset("agreement deal summit village villages island town wall compromise goal target shore".split())


def unreached(tree: Tree, at: int) -> Open | None:
    """Read a try at a comment that got nowhere: "could not be reached", "hung up", "the e-mail bounced"."""
    word, after = tree.words[at], tree.word(at + 1)
    subject = tree.subject(at)
    if word == "reached" or word == "reach":
        passive = subject is not None and (
            after in ("for", ".", ",", "on", "at", "")
            or tree.words[at + 1 : at + 3] in (["by", "telephone"], ["by", "phone"])
        )
        denied = negator(tree, at)
        if (
            word == "reached"
            and denied is not None
            and passive
            and tree.word(at - 1) == "be"
            and (
                (subject is not None and topics().get(tree.words[subject], "identity") == "identity") or after == "for"
            )
            and tree.words[subject if subject is not None else at] not in UNREACHABLE
        ):
            return Open(
                denied - 1 if denied else denied, min(at + 1, denied + 3), ("other",), "no_reply", at, "unreached"
            )
        head = tree.heads[at]
        tried = (
            word == "reach"
            and head >= 0
            and (tree.words[head] in ("attempts", "efforts", "attempt", "unable", "tried", "bids", "effort"))
        )
        if tried and not any(
            is_info(tree, n)
            or tree.words[n] in ("agreement", "deal", "summit", "village", "top", "shore", "compromise")
            for n in tree.of(at, "obj")
        ):
            return Open(head, min(at + 1, head + LONGEST), ("other",), "no_reply", at, "unreached")
        return None
    contact = (
        "attempts",
        "efforts",
        "calls",
        "messages",
        "message",
        "call",
        "email",
        "e-mail",
        "emails",
        "letter",
        "letters",
    )
    if word in ("bounced", "failed", "unsuccessful") and subject is not None and tree.words[subject] in contact:
        return Open(at, at + 1, ("other",), "no_reply", at, "unreached")
    if (
        word == "available"
        and negator(tree, at) is not None
        and set(tree.words[at:]) & {"comment", "interview", "questions", "say", "answer", "speak"}
    ):
        first = negator(tree, at) or at
        return Open(max(0, first - 1), at + 1, ("other",), "no_reply", at, "unreached")
    if word == "drawn" and tree.word(at - 1) == "be" and (refused := denial(tree, at)) is not None:
        nouns = [n for n in tree.nouns(at) if is_info(tree, n)]
        about = [of_question(tree, wh) for wh in tree.question(at)] or of_nouns(tree, nouns) or asked_around(tree, at)
        return Open(refused.first, refused.last, tuple(about) or ("other",), "declined", at, "unreached")
    return None
