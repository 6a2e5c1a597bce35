"""Gaps by a rule of silence or by one voice alone: gags and blackouts, confidentiality cited, "only its word", "if genuine".

Source: gold guide, section 5; constructions collected from news English.
"""

from __future__ import annotations

from onrecord.read.classes import words
from onrecord.read.denial import LONGEST, negator
from onrecord.read.gaps.about import asked_around, of_nouns, of_question
from onrecord.read.gaps.found import Open, Rule
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import ASKING, Tree

CITING = frozenset("cited citing cite cites invoked invoking invokes pleaded pleads pleading claimed".split())
SECRECY = frozenset("confidentiality privacy secrecy privilege discretion".split())
REASONS = frozenset("security reasons rules law regulations custom sensitivity investigation case trial policy".split())
LIFTED = frozenset(
    "lifted lift ended refused rejected overturned expired quashed breached defied broke broken removed".split()
)
IMPOSING = frozenset(
    "placed imposed put ordered issued under slapped declared enforced granted clamped placing imposing ordering".split()
)
INQUIRERS = frozenset(
    "police doctors doctor detectives investigators investigator coroner engineers prosecutors prosecutor examiner firefighters "
    "scientists inspectors".split()
)
APPROACHED = frozenset(
    "approached contacted asked reached invited sought seeking asking approaching contacting".split()
)
MEANT = frozenset("genuine authentic true confirmed real verified accurate correct".split())


def gagged(tree: Tree, at: int) -> Open | None:
    """Read an order to keep silent that holds: "placed a gag on what was said", "under a news blackout"."""
    before = tree.word(at - 1)
    if tree.words[at] in ("blackout", "ban", "restrictions", "embargo") and before not in (
        "news", "media", "reporting", "information", "press",
    ):  # fmt: skip
        return None
    if tree.words[at] in ("gag", "gagging") and not (IMPOSING | {"subject", "bound", "by"}) & set(
        tree.words[max(0, at - 4) : at + 6]
    ):
        return None
    if LIFTED & set(tree.words):
        return None
    wh = next((i for i in range(at + 1, min(len(tree), at + 5)) if tree.words[i] in ASKING), None)
    near = [i for i in range(at + 1, min(len(tree), at + 5)) if tree.words[i] in topics()]
    about = [of_question(tree, wh)] if wh is not None and tree.words[wh] != "what" else of_nouns(tree, near[:1])
    return Open(at, min(at + 2, len(tree)), tuple(about) or ("other",), "undisclosed", at, "gagged")


def cited_secrecy(tree: Tree, at: int) -> Open | None:
    """Read confidentiality given for saying nothing: "the clinic cited patient confidentiality"."""
    held = next((i for i in range(at + 1, min(len(tree), at + 5)) if tree.words[i] in SECRECY), None)
    asked = {"asked", "pressed", "questioned", "question", "questions"} & set(tree.words)
    if held is None and asked:
        held = next((i for i in range(at + 1, min(len(tree), at + 5)) if tree.words[i] in REASONS), None)
    if held is None or negator(tree, at) is not None or tree.tags[at] != "VERB":
        return None
    return Open(
        at, min(held + 1, at + LONGEST), tuple(asked_around(tree, at)) or ("other",), "declined", at, "cited_secrecy"
    )


def only_word(tree: Tree, at: int) -> Open | None:
    """Read a claim that one voice alone makes: "for which there is only its word", "have only the rebels' word for it"."""
    only = next((i for i in range(max(0, at - 4), at) if tree.words[i] in ("only", "just", "nothing")), None)
    owned = any(tree.rels[k] == "nmod:poss" for k in tree.kids[at])
    alone = tree.word(at + 1) == "alone" and owned and tree.word(at + 2) != "for"
    if not owned or not (only is not None or alone) or "kept" in tree.words:
        return None
    return Open(only if only is not None else at, at + 1, ("outcome",), "unverified", at, "only_word")


def if_genuine(tree: Tree, at: int) -> Open | None:
    """Read a thing whose truth is left open in passing: "the dispatch, if genuine, would move the border"."""
    if tree.word(at - 1) != "if" or tree.word(at - 2) != "," or tree.word(at + 1) != ",":
        return None
    told = any(tree.words[i] in words("claim") | words("document", "support_cues") for i in range(max(0, at - 8), at))
    return Open(at - 1, at + 1, ("other",), "unverified", at, "if_genuine") if told else None


def not_ruled_out(tree: Tree, at: int) -> Open | None:
    """Read an inquiry that has excluded nothing yet: "doctors have not ruled out poison", "police have ruled nothing out"."""
    subject = tree.subject(at)
    out = "out" in tree.words[at + 1 : at + 3]
    if subject is None or tree.words[subject] not in INQUIRERS or not out or negator(tree, at) is None:
        return None
    return Open(max(0, at - 2), min(at + 2, len(tree)), ("cause",), "unknown", at, "not_ruled_out")


def approached(tree: Tree, at: int) -> Open | None:
    """Read somebody asked for comment, of whom no answer is told: "has been approached for comment"."""
    if tree.words[at - 1 : at] != ["for"]:
        return None
    verb = next((i for i in range(at - 2, max(-1, at - 10), -1) if tree.words[i] in APPROACHED), None)
    if verb is None or not {"has", "have", "is", "was", "were"} & set(tree.words[max(0, verb - 3) : verb]):
        return None
    if not {"been", "is", "has", "have"} & set(tree.words[max(0, verb - 3) : verb]) or "said" in tree.words[at:]:
        return None
    return Open(max(0, verb - 2), verb + 1, ("other",), "no_reply", at, "approached")


def unopened(tree: Tree, at: int) -> Open | None:
    """Read letters that lay or went without being read: "lay there unopened", "have gone unread"."""
    lying = {
        "lay",
        "lie",
        "lies",
        "lying",
        "sat",
        "sit",
        "sits",
        "went",
        "gone",
        "go",
        "goes",
        "left",
        "remain",
        "remained",
        "stayed",
    }
    if not lying & set(tree.words[max(0, at - 3) : at]):
        return None
    sent = next((i for i in range(at) if tree.words[i] in words("request") and tree.tags[i] == "NOUN"), None)
    return Open(at, at + 1, ("other",), "no_reply", at, "unopened") if sent is not None else None


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (gagged, frozenset("gag gagging blackout ban restrictions embargo".split())),
        (cited_secrecy, CITING),
        (only_word, frozenset({"word"})),
        (if_genuine, MEANT),
        (not_ruled_out, frozenset({"ruled", "rule", "ruling"})),
        (approached, frozenset({"comment", "interview", "response"})),
        (unopened, frozenset("unopened unread unanswered unacknowledged".split())),
    ]
