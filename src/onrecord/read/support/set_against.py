"""Support rules on claims set against others: contradicted, at odds with data, resting on hearsay, told alike by several.

Source: sourcing descriptors of news audits; Levin 1993, classes of verbs of correspondence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.core.vocab import lexicon
from onrecord.read.classes import class_of, words
from onrecord.read.denial import LONGEST, denial
from onrecord.read.grammar import BE, NO, Tree
from onrecord.read.support.found import LIST, Note, claims

RESTING = frozenset("rests rest rested based relies rely relied built founded hinges resting relying depends".split())
TELLING = frozenset("gave give given told tell gives tells offered repeated described".split())
SHOWING = frozenset("suggest indicate show support back prove substantiate point link implicate corroborate".split())
REPORTED = frozenset(
    "report reports account accounts claim claims story allegation allegations rumour rumours rumor rumors suspicion".split()
)
"""What is already told when somebody confirms it."""
CHECKING = frozenset({"confirmation", "verification", "corroboration", "authentication"})


@cache
def against() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return by first word the set phrases that set a claim against something, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon(LIST)["against"]:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return MappingProxyType({w: tuple(sorted(rows, key=lambda r: -len(r))) for w, rows in found.items()})


def set_against(tree: Tree, at: int) -> Note | None:
    """Read a claim that does not fit: "is at odds with its own books", "does not tally with the log"."""
    for parts in against().get(tree.words[at], ()):
        here = [*tree.words[at : at + len(parts)]]
        if tuple(here) != parts:
            continue
        before = [
            i
            for i in range(at)
            if tree.base(i) in ("nsubj", "nmod", "obj", "root", "csubj", "conj") and tree.tags[i] == "NOUN"
        ]
        if not claims(tree, [i for i in before if tree.words[i] not in ("it", "that", "this", "they", "which")]):
            after = range(at + len(parts), min(len(tree), at + len(parts) + 5))
            if not ("lie" in parts and any(tree.words[i] in words("claim", LIST) for i in after)):
                return None
        return Note(at, min(at + len(parts), at + LONGEST), "false", at, "set_against")
    return None


def contradicted(tree: Tree, at: int) -> Note | None:
    """Read a claim that data speak against: "images contradict the claim", "is contradicted by its own ledger"."""
    if denial(tree, at) is not None:
        return None
    backing = words("witness", LIST) | words("document", LIST)
    subject, objects = tree.subject(at), tree.of(at, "obj")
    agent = next((k for k in tree.of(at, "obl") if k > at and any(tree.words[c] == "by" for c in tree.kids[k])), None)
    if agent is not None:
        held = [n for n in (subject, tree.heads[at] if tree.base(at) == "acl" else None) if n is not None and n >= 0]
        return Note(at, at + 1, "false", at, "contradicted") if claims(tree, held) else None
    if subject is None or not objects:
        return None
    data = tree.words[subject] in backing or any(tree.words[o] in backing for o in objects)
    return Note(at, at + 1, "false", at, "contradicted") if data and claims(tree, [subject, *objects]) else None


def on_hearsay(tree: Tree, at: int) -> Note | None:
    """Read a claim that rests on little: "is based on hearsay", "rests on a single anonymous post"."""
    if tree.word(at + 1) not in ("on", "upon") or denial(tree, at) is not None:
        return None
    thin = next((i for i in range(at + 2, min(len(tree), at + 7)) if tree.words[i] in words("gossip", LIST)), None)
    subject = tree.heads[at] if tree.base(at) == "acl" else tree.subject(at)
    plain = thin is not None and tree.words[thin] in (
        "hearsay",
        "conjecture",
        "guesswork",
        "rumour",
        "rumours",
        "gossip",
        "speculation",
        "surmise",
    )
    if thin is None or subject is None or not (plain or claims(tree, [subject])):
        return None
    return Note(at, min(thin + 1, at + LONGEST), "no_evidence", at, "on_hearsay")


def told_alike(tree: Tree, at: int) -> Note | None:
    """Read an account that others give too: "three neighbours gave the same account", "told a similar story"."""
    noun = tree.heads[at]
    if noun <= at or noun - at > 2 or not claims(tree, [noun]) or tree.words[noun] in ("sale", "figure", "number"):
        return None
    verb = tree.heads[noun]
    if verb < 0 or tree.words[verb] not in TELLING or tree.base(noun) != "obj":
        return None
    return Note(at, noun + 1, "confirmed", at, "told_alike")


def nothing_found(tree: Tree, at: int) -> Note | None:
    """Read a search that found nothing behind a claim: "found nothing to suggest that", "no record of the order"."""
    if tree.words[at] in ("nothing", "little"):
        if tree.word(at + 1) == "to" and tree.word(at + 2) in SHOWING:
            return Note(at, at + 3, "no_evidence", at, "nothing_found")
        return (
            Note(at, at + 3, "no_evidence", at, "nothing_found")
            if tree.words[at + 1 : at + 3] == ["in", "support"]
            else None
        )
    no = next((k for k in tree.kids[at] if tree.words[k] in NO), None)
    if no is None or (tree.word(at + 1) not in ("that", "of") and tree.word(at + 2) not in SHOWING):
        return None
    if tree.word(at + 1) == "of" and tree.words[at] not in ("record", "records"):
        return None
    return Note(no, at + 1, "no_evidence", at, "nothing_found")


def unconfirmed_noun(tree: Tree, at: int) -> Note | None:
    """Read a check that is wanting: "no independent confirmation", "without verification", "awaiting confirmation"."""
    near = range(max(0, at - 3), at)
    no = next((i for i in near if tree.words[i] in NO | {"without", "lacks", "awaiting", "awaits", "pending"}), None)
    if no is None or tree.word(at + 1) in ("by", "from", "hearing", "hearings"):
        return None
    return Note(no, at + 1, "unverified", at, "unconfirmed_noun")


def myth_that(tree: Tree, at: int) -> Note | None:
    """Read a claim named as false by its noun: "the myth that the wells were poisoned", "a lie about the fleet"."""
    if tree.word(at + 1) != "that" or tree.base(at) == "compound" or denial(tree, at) is not None:
        return None
    return Note(at, at + 1, "false", at, "myth_that")


def passed_check(tree: Tree, at: int) -> Note | None:
    """Read a check that was passed: "a second laboratory confirmed the finding", "experts say the letter is genuine"."""
    if denial(tree, at) is not None or tree.word(at - 1) == "to":
        return None
    if tree.words[at] in ("genuine", "authentic"):
        subject = tree.subject(at)
        asked = {"whether", "if", "unclear", "doubt", "no", "questioned"} & set(tree.words[:at])
        linked = any(tree.words[k] in BE for k in tree.kids[at]) or tree.word(at - 1) in ("as", "be")
        return Note(at, at + 1, "confirmed", at, "passed_check") if linked and not asked and subject is not None and (
            tree.words[subject] in words("document", LIST)
        ) else None  # fmt: skip
    subject = tree.subject(at)
    if subject is None or tree.passive(at) is not None:
        return None
    several = {"both", "two", "three", "several", "four", "independent", "other", "multiple"} & {
        tree.words[k] for k in tree.kids[subject]
    }
    deeds = (
        words("act", "presupposed")
        | words("happening", "presupposed")
        | {"exchange", "talks", "meeting", "truce", "ceasefire"}
    )
    done = tree.kid(at, "ccomp") is not None or any(tree.words[o] in deeds for o in tree.of(at, "obj"))
    if several and done and tree.words[at] in ("confirmed", "confirm", "corroborated"):
        return Note(at, at + 1, "confirmed", at, "passed_check")
    told = [o for o in tree.of(at, "obj") if tree.words[o] in words("claim", LIST)]
    told = [
        o
        for o in told
        if tree.words[o]
        not in ("it", "that", "this", "they", "them", "which", "visit", "meeting", "deal", "arrest", "sale")
    ]
    if not told:
        return None
    strong = tree.words[at] in class_of("strong_confirm", LIST)
    kids = [tree.words[k] for k in tree.kids[subject]]
    others = bool(
        {"second", "third", "another", "other", "independent", "both", "two", "three", "several", "four"} & set(kids)
    )
    joined = len(tree.joined(subject)) > 1
    plain = any(tree.words[o] in REPORTED for o in told)
    return Note(at, at + 1, "confirmed", at, "passed_check") if strong or others or joined or plain else None


CHECKED = frozenset("confirmed verified corroborated proven proved substantiated authenticated".split())
REFUTED = frozenset("refuted debunked disproved disproven discredited rebutted".split())


def in_passing(tree: Tree, at: int) -> Note | None:
    """Read a note set off by commas behind its claim: "a rumour, never confirmed, had him there", "his claim, long refuted,"."""
    first = next((i for i in range(at - 1, max(0, at - 5), -1) if tree.words[i] == ","), None)
    if first is None or tree.word(at + 1) not in (",", ".", ";") or not claims(tree, [first - 1]):
        return None
    between = set(tree.words[first + 1 : at])
    if tree.words[at] in REFUTED:
        return Note(at, at + 1, "false", at, "in_passing")
    unmade = between & {"never", "not", "yet", "nowhere", "hardly", "none", "neither"}
    return Note(first + 1, at + 1, "unverified", at, "in_passing") if unmade else None


def made_up(tree: Tree, at: int) -> Note | None:
    """Read a claim said to be made up: "the quotation was made up"."""
    if tree.word(at + 1) != "up" or denial(tree, at) is not None:
        return None
    passive = tree.passive(at)
    told = [
        n for n in (passive, tree.heads[at] if tree.base(at) in ("acl", "amod") else None) if n is not None and n >= 0
    ]
    told = [n for n in told if tree.words[n] in words("claim", LIST) and tree.tags[n] == "NOUN"]
    return Note(at, at + 2, "false", at, "made_up") if told and tree.word(at + 2) != "of" else None
