"""Support rules on the claim itself: unverified, alleged, called false, kept at a distance.

Source: sourcing descriptors of news audits; Huddleston & Pullum, chapter 9, for what is denied.
"""

from __future__ import annotations

from onrecord.core.reading import SupportKind
from onrecord.read.classes import class_of, words
from onrecord.read.denial import HARD, denial, negator
from onrecord.read.grammar import BE, NO, NOBODY, Tree
from onrecord.read.support.found import LIST, Note, claims, things_of


def unverified_adjective(tree: Tree, at: int) -> Note | None:
    """Read "unverified", "unconfirmed" of a claim: "unconfirmed reports", "the figures are unverified"."""
    noun = tree.heads[at] if tree.base(at) in ("amod", "acl") else tree.subject(at)
    if tree.word(at + 1) == "," and tree.word(at + 2) in words("claim", LIST):
        noun = at + 2
    if noun is None or noun < 0 or not claims(tree, [noun]) or negator(tree, at) is not None:
        return None
    return Note(at, at + 1, "unverified", at, "unverified_adjective")


REPORTED = frozenset(
    "report reports claim claims account accounts rumour rumours story figure figures allegation allegations".split()
)
CHECKED = ("test", "review", "inspect", "examin", "audit", "check", "prov")
"""Verbs of checking that are used of many things; only a claim that they were not used on is unverified."""


def unverified_verb(tree: Tree, at: int) -> Note | None:
    """Read a check that failed: "could not be verified", "unable to confirm", "has not been authenticated"."""
    word = tree.words[at]
    over = tree.heads[at]
    moved = [tree.subject(over)] if over >= 0 and tree.words[over] in HARD else []
    things = [*things_of(tree, at), *(n for n in moved if n is not None)]
    if word.startswith("vouch") and not (
        claims(tree, tree.of(at, "obl")) or set(tree.words[at:]) & words("authentic", LIST)
    ):
        return None
    if word[:6] in ("establ", "determ", "deny", "denies", "denied") and not any(
        w in words("authentic", LIST) for w in tree.words
    ):
        return None
    if word in class_of("false_verb", LIST) or word.startswith(("deni", "deny")):
        return None
    if word.startswith(CHECKED) and not any(tree.words[n] in words("checked", LIST) for n in things):
        return None
    bare = tree.word(at - 1) == "independently" and tree.word(at - 2) == "not"
    denied = denial(tree, at)
    if bare:
        return Note(at - 2, at + 1, "unverified", at, "unverified_verb")
    neither = denied is not None and tree.words[denied.first] in NOBODY | {"none", "neither", "no"}
    told = word.startswith("confirm") and any(tree.words[n] in REPORTED for n in things)
    if denied is None or (
        denied.mode in ("refused", "would") and not (neither and denied.mode == "would") and not told
    ):
        return None
    that = any(tree.base(k) == "ccomp" for k in tree.kids[at])
    authentic = any(w in words("authentic", LIST) for w in tree.words)
    nobody = tree.words[denied.first] in NOBODY | {"none", "neither"}
    done = (
        nobody
        or denied.mode == "could"
        or denied.mode == "yet"
        or tree.passive(at) is not None
        or tree.base(at) == "acl"
        or told
        or (bool({"has", "have"} & {tree.words[k] for k in tree.of(at, "aux")}) and claims(tree, things))
    )
    strong = word.startswith(("verif", "corrob", "authent", "substant", "vouch", "valid"))
    if not done or not (strong or that or authentic or claims(tree, things)):
        return None
    whose = next(
        (i for i in range(1, at) if tree.words[i] in words("authentic", LIST) and tree.words[i - 1] == "whose"), None
    )
    bare_claim = (nobody and word.startswith(("support", "back", "bear", "prov"))) or (
        word.startswith("substant") and denied.mode != "could"
    )
    kind: SupportKind = "no_evidence" if bare_claim else "unverified"
    first, last = (whose - 1, whose + 1) if whose is not None else (denied.first, denied.last)
    return Note(first, last, kind, at, "unverified_verb")


def in_doubt(tree: Tree, at: int) -> Note | None:
    """Read authenticity left open: "its authenticity is in doubt", "questions about the accuracy"."""
    if {"doubt", "doubts", "questions"} & set(tree.words[max(0, at - 8) : at]) and {"over", "about", "on"} & set(
        tree.words[max(0, at - 3) : at]
    ):
        return Note(at, at + 1, "unverified", at, "in_doubt")
    around = set(tree.words[at + 1 : at + 8]) | set(tree.words[max(0, at - 4) : at])
    if {"not", "clear"} <= around or around & {
        "doubt",
        "doubts",
        "questions",
        "questioned",
        "unclear",
        "disputed",
        "open",
        "doubtful",
        "unknown",
        "uncertain",
        "examined",
        "tested",
        "investigated",
        "checked",
    }:
        return Note(at, at + 1, "unverified", at, "in_doubt")
    return None


def alleged(tree: Tree, at: int) -> Note | None:
    """Read "alleged", "purported", "supposedly": a claim kept at its owner's risk, not "supposed to"."""
    word = tree.words[at]
    if at and tree.printed(at)[:1].isupper() and tree.printed(at - 1)[:1].isalpha():
        return None
    if word == "supposed" and (tree.word(at + 1) == "to" or tree.base(at) not in ("amod", "nmod")):
        return None
    if word == "reputed" and tree.base(at) != "amod" and tree.word(at + 1) != "to":
        return None
    if word == "alleged" and tree.base(at) == "root" and tree.kid(at, "nsubj") is not None and tree.passive(at) is None:
        return None
    return Note(at, at + 1, "alleged", at, "alleged")


def false_adverb(tree: Tree, at: int) -> Note | None:
    """Read a claim called false by an adverb: "falsely claimed", "wrongly reported"."""
    verb = tree.heads[at] if tree.heads[at] >= 0 else at
    near = [i for i in (verb, at + 1, at + 2) if at < i < len(tree)]
    if verb < at and (tree.word(at - 1) in (",", "(", "–", "—") or at - verb <= 2):
        near.append(verb)
    if not any(tree.words[i] in class_of("claiming", LIST) for i in near):
        return None
    return Note(at, at + 1, "false", at, "false_adverb")


def false_adjective(tree: Tree, at: int) -> Note | None:
    """Read a claim called false by an adjective: "the false claim", "the report is untrue", "there is no truth in it"."""
    word = tree.words[at]
    if word in ("true", "truth"):
        denied = negator(tree, at) if word == "true" else next((k for k in tree.kids[at] if tree.words[k] in NO), None)
        subject = tree.subject(at)
        held = (word == "truth" and tree.word(at + 1) in ("in", "to")) or (
            subject is not None and claims(tree, [subject])
        )
        return Note(denied, at + 1, "false", at, "false_adjective") if denied is not None and held else None
    if negator(tree, at) is not None:
        return None
    if tree.word(at - 1) == "as" and tree.heads[at] >= 0 and tree.words[tree.heads[at]] in CALLING:
        return Note(at, at + 1, "false", at, "false_adjective")
    called = (
        tree.heads[at] >= 0 and tree.words[tree.heads[at]] in CALLING and tree.base(at) in ("xcomp", "obj", "advcl")
    )
    if called and claims(tree, [*tree.of(tree.heads[at], "obj"), *tree.of(at, "compound", "nsubj")]):
        return Note(at, at + 1, "false", at, "false_adjective")
    attributive = tree.base(at) in ("amod", "compound")
    noun = tree.heads[at] if attributive else tree.subject(at)
    if not attributive and tree.word(at - 1) in BE and (noun is None or noun < 0 or not claims(tree, [noun])):
        noun = next(
            (
                i
                for i in range(at)
                if tree.words[i] in words("checked", LIST) - {"that", "which", "them"}
                and not {",", ";"} & set(tree.words[i:at])
            ),
            noun,
        )
    if (
        noun is None
        or noun < 0
        or not claims(tree, [noun])
        or (attributive and word in ("wrong", "misleading", "incorrect"))
    ):
        return None
    if attributive and tree.words[noun] not in words("claim", LIST) and word not in FORGED:
        return None
    if word == "wrong" and tree.words[noun] in ("it", "that", "this", "they", "which"):
        return None
    return Note(at, at + 1, "false", at, "false_adjective")


FORGED = frozenset("fake forged doctored fabricated manipulated staged faked bogus".split())


def false_noun(tree: Tree, at: int) -> Note | None:
    """Read a claim called a fake, lie or hoax: "the video is a fake", "called the report a fabrication"."""
    if tree.base(at) in ("compound", "amod"):
        noun = tree.heads[at]
        return (
            Note(at, at + 1, "false", at, "false_noun")
            if noun >= 0 and claims(tree, [noun]) and tree.words[at] == "fake"
            else None
        )
    linked = any(tree.words[k] in BE for k in tree.kids[at])
    if negator(tree, at) is not None:
        return None
    subject = (
        tree.subject(at)
        if linked
        else next(iter(tree.of(tree.heads[at], "obj")), None)
        if tree.heads[at] >= 0
        else None
    )
    judged = tree.heads[at] >= 0 and tree.words[tree.heads[at]] in CALLING
    if (judged and tree.word(at - 1) in ("as", "a", "an")) or (judged and tree.base(at) in ("xcomp", "obl", "obj")):
        return Note(at - 1 if tree.word(at - 1) in ("a", "an") else at, at + 1, "false", at, "false_noun")
    if (
        not (linked or judged)
        or subject is None
        or (subject == at and not judged)
        or not (claims(tree, [subject]) or judged)
    ):
        return None
    first = at - 1 if tree.word(at - 1) in ("a", "an", "pure") else at
    return Note(first, at + 1, "false", at, "false_noun")


CALLING = frozenset(
    "call calls called calling dismiss dismissed dismisses dismissing brand branded denounce denounced label "
    "labelled expose exposed exposes unmasked reject rejected describe described revealed".split()
)


def contrary(tree: Tree, at: int) -> Note | None:
    """Read a claim set against what is so: "contrary to what the ministry said", "was debunked"."""
    if tree.words[at] == "contrary":
        rest = tree.words[at + 2 : at + 9]
        held = tree.word(at + 1) == "to" and (
            set(rest) & (words("claim", LIST) | class_of("claiming", LIST) | {"what", "assertions", "reports"})
        )
        return Note(at, at + 2, "false", at, "contrary") if held else None
    if tree.words[at].startswith(("contradict", "rebut")) or denial(tree, at) is not None:
        return None
    return Note(at, at + 1, "false", at, "contrary") if claims(tree, things_of(tree, at)) else None


def genuine(tree: Tree, at: int) -> Note | None:
    """Read doubt whether something is genuine: "it is unclear whether the letter is genuine"."""
    asked = {"whether", "if"} & set(tree.words[max(0, at - 7) : at])
    open_ = {
        "unclear",
        "known",
        "unknown",
        "established",
        "clear",
        "say",
        "determine",
        "doubt",
        "settled",
        "certain",
        "question",
        "questions",
        "questioned",
        "doubts",
        "doubted",
        "disputed",
    } & set(tree.words)
    return Note(at, at + 1, "unverified", at, "genuine") if asked and open_ else None


MISREPORTED = frozenset(
    "misreported misquoted misstated misattributed misrepresented misidentified mistranslated miscaptioned mislabelled misdated "
    "misdescribed lied lying".split()
)


def misreported(tree: Tree, at: int) -> Note | None:
    """Read a wording that reports a claim as got wrong: "was misquoted", "misreported the sum", "lied about it"."""
    if tree.words[at].startswith("l"):
        lied = (
            tree.tags[at] == "VERB" and tree.word(at + 1) in ("about", "when", "in", "by") and tree.words[at] != "lie"
        )
        return Note(at, at + 1, "false", at, "misreported") if lied and denial(tree, at) is None else None
    return (
        Note(at, at + 1, "false", at, "misreported")
        if tree.tags[at] in ("VERB", "ADJ") and denial(tree, at) is None
        else None
    )


def calls_itself(tree: Tree, at: int) -> Note | None:
    """Read a name that somebody gives himself: "calls itself a council", "styled himself a prince"."""
    own = tree.word(at + 1) in ("himself", "herself", "itself", "themselves")
    named = (
        tree.tags[at + 2 : at + 3] in (["NOUN"], ["PROPN"])
        or tree.word(at + 2) in ("a", "an", "the", "“")
        or (at + 2 < len(tree) and tree.printed(at + 2)[:1].isupper())
    )
    return Note(at, at + 2, "so_called", at, "calls_itself") if own and named else None


def so_called(tree: Tree, at: int) -> Note | None:
    """Read a wording kept at a distance: "so-called", "self-styled"."""
    if tree.words[at] == "called":
        before = tree.word(at - 1) == "so" and tree.base(at) in ("amod", "acl") and tree.heads[at] > at
        return Note(at - 1, at + 1, "so_called", at, "so_called") if before else None
    own = tree.words[at].startswith("self-") and tree.word(at - 1) in BE
    follows = own or (at + 1 < len(tree) and tree.words[at + 1] not in ("because", ".", ","))
    return Note(at, at + 1, "so_called", at, "so_called") if follows else None


def as_called(tree: Tree, at: int) -> Note | None:
    """Read a wording left to its owner: "what it calls a training camp", "what he described as a raid"."""
    what = next((i for i in range(max(0, at - 5), at) if tree.words[i] == "what"), None)
    if (
        what is None
        or tree.words[-1] == "?"
        or (tree.words[at].startswith("describ") and "as" not in tree.words[at + 1 : at + 3])
    ):
        return None
    if at - what < 2 or tree.word(at + 1) in (".", ",", "to", "on", "off", "in", "out", "up", "for"):
        return None
    return Note(max(what, at - 2), at + 1, "so_called", at, "as_called")
