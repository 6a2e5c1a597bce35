"""Support rules on who saw what, and on what nobody could see: sight of a draft, a tape that is held, no sign in the archive.

Source: sourcing descriptors of news audits.
"""

from __future__ import annotations

from onrecord.read.classes import class_of, words
from onrecord.read.denial import LONGEST, denial
from onrecord.read.grammar import BE, Tree
from onrecord.read.support.found import LIST, Note, Rule, claims

TELLERS = frozenset(
    "people person persons source sources official officials diplomat diplomats lawyer lawyers staff employee employees aide aides "
    "minister ministers member members delegate delegates executive executives reporter reporters journalist journalists "
    "somebody someone those two three four several one officer officers".split()
)
SHOWN = frozenset("shown proven proved demonstrated established".split())
ALIKE = frozenset("reached reach came arrived counted found drew got produced returned gave".split())
COUNTED = frozenset(
    "total figure figures number result results conclusion count toll sum tally verdict answer estimate finding findings".split()
)
KEPT_DATA = frozenset(
    "name names date dates number numbers detail details description serial times timings coordinates dna print prints".split()
)
BACKING = frozenset("back support prove substantiate confirm corroborate verify bear show suggest indicate".split())
SO_SAID = frozenset("said says insisted denied told added wrote replied answered maintained".split())
MADE = frozenset("happened happens exists existed took occurred given held made sent signed issued".split())


def had_sight(tree: Tree, at: int) -> Note | None:
    """Read somebody who had sight of a document: "three people with sight of the draft"."""
    if tree.word(at + 1) != "of" or tree.word(at - 1) not in ("with", "had", "have", "has", "given", "having", "got"):
        return None
    held = any(tree.words[i] in words("document", LIST) for i in range(at + 2, min(len(tree), at + 6)))
    return Note(at - 1, at + 2, "seen", at, "had_sight") if held else None


def teller_saw(tree: Tree, at: int) -> Note | None:
    """Read sources that saw a document: "two officials who have read the memo", "police say that they hold the tape"."""
    things = [o for o in tree.of(at, "obj") if tree.words[o] in words("document", LIST)]
    if not things or denial(tree, at) is not None:
        return None
    subject = tree.subject(at)
    if tree.base(at) == "acl" and tree.heads[at] >= 0 and tree.kid(at, "nsubj") is not None:
        told = tree.words[tree.heads[at]] in TELLERS | words("speaker", "gaps")
        return Note(at, min(things[0] + 1, at + LONGEST), "seen", at, "teller_saw") if told else None
    holding = tree.words[at] in ("hold", "holds", "held", "possess", "possesses") and tree.base(at) == "ccomp"
    own = subject is not None and tree.words[subject] in ("they", "it", "she", "he", "we")
    return Note(at, min(things[0] + 1, at + LONGEST), "seen", at, "teller_saw") if holding and own else None


def not_seen(tree: Tree, at: int) -> Note | None:
    """Read a newsroom that has not seen what it tells of: "the Lantern, which has not seen the contract"."""
    denied = denial(tree, at)
    things = [o for o in tree.of(at, "obj") if tree.words[o] in words("document", LIST)]
    subject = tree.subject(at)
    if denied is None or denied.mode in ("refused", "would") or not things or subject is None:
        return None
    outlet = tree.words[subject] in words("outlet", LIST) or tree.tags[subject] == "PROPN"
    return Note(denied.first, denied.last, "unverified", at, "not_seen") if outlet else None


def to_be_believed(tree: Tree, at: int) -> Note | None:
    """Read a claim left to who believes it: "if its own leaflet is to be believed"."""
    if tree.words[max(0, at - 2) : at] != ["to", "be"] or "if" not in tree.words[max(0, at - 12) : at]:
        return None
    return Note(at - 2, at + 1, "unverified", at, "to_be_believed")


def not_shown(tree: Tree, at: int) -> Note | None:
    """Read a claim that was never shown: "it has yet to be shown that the pills do any good"."""
    denied = denial(tree, at)
    that = tree.word(at + 1) == "that"
    if denied is None or denied.mode == "would" or not that or tree.word(at - 1) not in ("been", "be"):
        return None
    return Note(denied.first, denied.last, "no_evidence", at, "not_shown")


def same_result(tree: Tree, at: int) -> Note | None:
    """Read others who came to the same figure: "independent analysts reached the same total"."""
    noun = next((i for i in range(at + 1, min(len(tree), at + 3)) if tree.words[i] in COUNTED), None)
    verb = next((i for i in range(at - 1, max(-1, at - 4), -1) if tree.words[i] in ALIKE), None)
    if noun is None or verb is None or denial(tree, verb) is not None or tree.word(noun + 1) == "as":
        return None
    return Note(verb, min(noun + 1, verb + LONGEST), "confirmed", at, "same_result")


def data_match(tree: Tree, at: int) -> Note | None:
    """Read particulars that agree with a record: "the names match the parish register"."""
    subject = tree.subject(at)
    if subject is None or tree.words[subject] not in KEPT_DATA or denial(tree, at) is not None:
        return None
    backing = words("witness", LIST) | words("document", LIST)
    other = [n for n in tree.nouns(at) if n > at and tree.words[n] in backing]
    return Note(at, at + 1, "confirmed", at, "data_match") if other else None


def nothing_there(tree: Tree, at: int) -> Note | None:
    """Read nothing found behind a claim, its place between: "nothing in the archive to support the tale"."""
    to = next(
        (i for i in range(at + 2, min(len(tree), at + 8)) if tree.words[i] == "to" and tree.word(i + 1) in BACKING),
        None,
    )
    if to is None or {",", ";"} & set(tree.words[at:to]):
        return None
    return Note(at, min(to, at + LONGEST), "no_evidence", at, "nothing_there")


def data_back(tree: Tree, at: int) -> Note | None:
    """Read data that back a claim: "sonar readings back the trawlermen's account"."""
    subject, things = tree.subject(at), tree.of(at, "obj")
    if (
        subject is None
        or denial(tree, at) is not None
        or tree.passive(at) is not None
        or {"not", "no"} & set(tree.words[:subject])
    ):
        return None
    data = tree.words[subject] in words("witness", LIST) | words("document", LIST)
    told = any(tree.words[o] in words("checked", LIST) - {"it", "that", "they", "them", "which"} for o in things)
    return Note(at, at + 1, "confirmed", at, "data_back") if data and told and claims(tree, things) else None


def nothing_such(tree: Tree, at: int) -> Note | None:
    """Read a denial that the thing was: "nothing of the sort happened", "no such order was given, the army said"."""
    near = set(tree.words[at + 1 : at + 7])
    said = SO_SAID & set(tree.words)
    if tree.words[at] == "nothing":
        held = tree.words[at + 1 : at + 4] in (["of", "the", "sort"], ["of", "the", "kind"])
        return Note(at, at + 4, "false", at, "nothing_such") if held and said and near & MADE else None
    held = (
        tree.word(at - 1) == "no"
        and any(tree.base(i) == "nsubj" for i in range(at + 1, min(len(tree), at + 3)))
        and bool(near & MADE)
        and not near & BE - {"is", "was", "were", "been"}
    )
    return Note(at - 1, min(at + 2, len(tree)), "false", at, "nothing_such") if held and said else None


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (had_sight, frozenset({"sight"})),
        (teller_saw, class_of("see", LIST)),
        (not_seen, class_of("see", LIST)),
        (to_be_believed, frozenset({"believed", "trusted"})),
        (not_shown, SHOWN),
        (same_result, frozenset({"same", "similar", "identical"})),
        (data_match, class_of("agree", LIST)),
        (nothing_there, frozenset({"nothing", "little"})),
        (data_back, class_of("bear_out", LIST)),
        (nothing_such, frozenset({"nothing", "such"})),
    ]
