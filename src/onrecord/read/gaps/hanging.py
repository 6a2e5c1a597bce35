"""Gaps, matters left hanging: what is lacking, put off, divided over, looked into, passed on to others.

Source: gold guide, section 5; constructions collected from news English by hand.
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.classes import words
from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.gaps.about import is_info, of_noun, of_nouns, of_question, opening
from onrecord.read.gaps.found import Open
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import BE, Tree

KNOWERS = frozenset(
    "experts historians scholars scientists doctors investigators witnesses researchers critics archaeologists engineers analysts "
    "economists detectives biographers accounts sources".split()
)
"""Whose differing leaves a thing unknown, not undecided."""
PAPERS = frozenset("letter letters email file files transcript document documents report memo".split())
CHOICES = frozenset("decision decisions ruling verdict judgment judgement choice announcement vote".split())
MATTERS = frozenset("question questions issue issues matter matters".split())
LEAVING = frozenset("leave leaves left leaving".split())
OVER = frozenset("over on about between as of".split())
ON_DETAIL = frozenset("detail details specifics particulars information facts figures".split())
OTHERS = frozenset(
    "print papers news newspapers sight view headlines files minutes everyone everybody outsiders staff world press public "
    " reporters journalists parliament families relatives voters media family".split()
)
SELF = frozenset("himself herself itself themselves myself".split())
PUT_ON: dict[str, GapAbout] = {
    "figure": "number",
    "number": "number",
    "price": "number",
    "date": "time",
    "name": "identity",
    "time": "time",
    "cause": "cause",
    "value": "number",
}


def lacking(tree: Tree, at: int) -> Open | None:
    """Read information that is lacking: "lacks a timetable", "omits the price", "missing from it was any date"."""
    word = tree.words[at]
    if word in ("missing", "absent"):
        told = tree.subject(at)
        if (
            told is not None
            and tree.word(at - 1) in BE
            and tree.words[told] in words("passage")
            and tree.words[told] not in PAPERS
        ):
            return Open(at - 1, at + 1, ("other",), "undisclosed", at, "lacking")
        if tree.word(at + 1) != "from":
            return None
        nouns = [
            n
            for n in range(len(tree))
            if tree.words[n] in words("news", "gap_nouns") and tree.base(n) in ("nsubj", "root", "obj")
        ]
    else:
        nouns = [n for n in tree.of(at, "obj", "obl") if tree.words[n] in words("news", "gap_nouns")]
    if not nouns or negator(tree, at) is not None:
        return None
    about = of_nouns(tree, nouns) or ["other"]
    return Open(at, at + 1, tuple(about), "undisclosed", at, "lacking")


def thin_on(tree: Tree, at: int) -> Open | None:
    """Read a text that is short on detail: "thin on specifics", "light on figures"."""
    if tree.word(at + 1) not in ("on", "of") or not set(tree.words[at + 2 : at + 5]) & (
        ON_DETAIL | words("news", "gap_nouns")
    ):
        return None
    if tree.word(at + 1) == "of" and not set(tree.words[at + 2 : at + 4]) & ON_DETAIL:
        return None
    noun = next(
        i for i in range(at + 2, min(len(tree), at + 5)) if tree.words[i] in ON_DETAIL | words("news", "gap_nouns")
    )
    return Open(at, min(noun + 1, at + LONGEST), tuple(of_noun(tree, noun)) or ("other",), "undisclosed", at, "thin_on")


def divided(tree: Tree, at: int) -> Open | None:
    """Read people divided over a question: "split over whether", "haggling over the price", "at odds on who"."""
    if tree.words[at] == "apart" and tree.word(at - 1) != "far":
        return None
    if tree.words[at] == "stuck" and tree.word(at + 1) != "on" and tree.word(at + 1) != "over":
        return None
    middle = tree.words[at] == "split" and tree.words[at + 1 : at + 4] == ["down", "the", "middle"]
    behind = at + 4 if middle else at + 1
    if (tree.words[at] == "odds" and tree.word(at - 1) != "at") or tree.word(behind) not in OVER:
        return None
    if tree.words[at] in ("argued", "debated", "quarrelled") and not {"have", "has", "still", "long"} & set(
        tree.words[max(0, at - 3) : at]
    ):
        return None
    if tree.words[at] in ("back", "forth") and tree.words[max(0, at - 2) : at] != ["back", "and"]:
        return None
    asked = [of_question(tree, wh) for wh in tree.question(at)]
    if not asked and tree.word(behind + 1) in ("whether", "who", "when", "where", "how", "what", "which", "why"):
        asked = [of_question(tree, behind + 1)]
    nouns = [n for n in tree.nouns(at) if n > at and is_info(tree, n)]
    about = asked or of_nouns(tree, nouns)
    if not about or tree.base(at) == "amod":
        return None
    subject = tree.subject(at)
    told = subject is not None and tree.words[subject] in KNOWERS
    state: GapState = "unknown" if told else "undecided"
    return Open(at - (tree.words[at] == "odds"), at + 2, tuple(about[:2]), state, at, "divided")


def put_off(tree: Tree, at: int) -> Open | None:
    """Read a decision put off: "deferred a ruling", "adjourned without a verdict"."""
    objects = [
        n for n in (*tree.of(at, "obj"), *([tree.passive(at)] if tree.passive(at) is not None else [])) if n is not None
    ]
    objects += [n for n in tree.of(at, "obl") if n > at and not any(tree.base(k) == "case" for k in tree.kids[n])]
    held = [n for n in objects if tree.words[n] in CHOICES]
    if tree.words[at] in ("put", "puts", "putting") and "off" not in tree.words[at + 1 : at + 6]:
        return None
    if tree.words[at] in LEAVING:
        kept = [n for n in objects if tree.words[n] in CHOICES | MATTERS]
        onward = kept and any(w in ("for", "until", "till") for w in tree.words[kept[0] + 1 : kept[0] + 8])
        about = [of_question(tree, wh) for n in kept for wh in tree.question(n) if wh > n] or of_nouns(
            tree, [k for n in kept for k in tree.of(n, "nmod")]
        )
        return (
            Open(at, min(kept[0] + 1, at + LONGEST), tuple(about) or ("outcome",), "undecided", at, "put_off")
            if onward
            else None
        )
    moved = any(
        tree.words[k] == "to" and any(tree.tags[n] in ("NUM", "PROPN") for n in tree.subtree(o))
        for o in tree.of(at, "obl")
        for k in tree.kids[o]
    )
    if held and negator(tree, at) is None and not moved:
        return Open(
            at,
            min(max(held[0], at + 1) + 1, at + LONGEST),
            tuple(of_noun(tree, held[0])) or ("outcome",),
            "undecided",
            at,
            "put_off",
        )
    without = next((i for i in range(at + 1, min(len(tree), at + 6)) if tree.words[i] == "without"), None)
    if without is not None and set(tree.words[without + 1 : without + 4]) & CHOICES:
        return Open(without, min(without + 3, len(tree)), ("outcome",), "undecided", at, "put_off")
    return None


def referred(tree: Tree, at: int) -> Open | None:
    """Read questions passed on or passed over: "referred all questions to", "ignored a question about the grain"."""
    objects = [*tree.of(at, "obj"), *([tree.passive(at)] if tree.passive(at) is not None else [])]
    held = [
        n
        for n in objects
        if n is not None
        and tree.words[n]
        in ("question", "questions", "inquiries", "queries", "enquiries", "inquiry", "reporters", "journalists")
    ]
    passing = tree.words[at][:3] in ("ref", "dir", "red", "pas")
    if (
        not held
        or (passing and "to" not in tree.words[at:])
        or (not passing and tree.words[held[0]] not in ("question", "questions"))
    ):
        return None
    below = [k for n in held for k in tree.of(n, "nmod")]
    about = (
        [of_question(tree, wh) for n in held for wh in tree.question(n) if wh > n] or of_nouns(tree, below) or ["other"]
    )
    first, last = min(at, held[0]), max(at, held[0]) + 1
    return Open(first, min(last, first + LONGEST), tuple(about), "declined", at, "referred")


def unput(tree: Tree, at: int) -> Open | None:
    """Read a figure, date or name that nobody will put on something: "would not put a figure on the losses"."""
    noun = next((tree.words[i] for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in PUT_ON), "")
    denied = denial(tree, at)
    if not noun or denied is None or not set(tree.words[at + 2 : at + 6]) & {"on", "to", "in", "of"}:
        return None
    state: GapState = {"would": "declined", "refused": "declined", "could": "unknown"}.get(denied.mode, "undisclosed")  # type: ignore[assignment]
    ill = {"illness", "disease", "ailment", "condition", "rash", "fever"} & set(tree.words[at:])
    about: GapAbout = "kind" if noun == "name" and ill else PUT_ON[noun]
    near = denied.first <= at < denied.last
    first, last = (denied.first, denied.last) if near else (at, at + LONGEST)
    return Open(first, last, (about,), state, at, "unput")


def lost_now(tree: Tree, at: int) -> Open | None:
    """Read information lost for good: "the name of the architect is lost", "forgotten"."""
    subject = tree.subject(at)
    linked = tree.word(at - 1) in BE or tree.word(at - 1) == "been"
    if subject is None or not linked or topics().get(tree.words[subject]) not in ("identity", "cause", "kind", "place"):
        return None
    ages = {"time", "mists", "history", "memory"} & set(tree.words[at + 1 : at + 6])
    if tree.word(at + 1) in ("in", "by", "on", "for", "at") and not ages:
        return None
    return Open(at - 1, at + 1, tuple(of_nouns(tree, [subject])), "unknown", at, "lost_now")


def kept_to_self(tree: Tree, at: int) -> Open | None:
    """Read information kept to oneself or from others: "keeps the toll to itself", "kept from the press"."""
    rest = tree.words[at + 1 : at + 9]
    inward = any(rest[i] == "to" and rest[i + 1] in SELF for i in range(len(rest) - 1))
    outward = ("from" in rest or "out" in rest) and bool(set(rest) & OTHERS)
    if not (inward or outward):
        return None
    objects = [n for n in (*tree.of(at, "obj"), tree.passive(at)) if n is not None]
    first = opening(tree, at)
    about = (
        [of_question(tree, first)] if first is not None else of_nouns(tree, [n for n in objects if is_info(tree, n)])
    )
    about = about or [of_question(tree, wh) for wh in tree.question(at)]
    if not about and any(tree.words[n] in words("private") for n in objects):
        about = ["other"]
    return Open(at, at + 1, tuple(about), "undisclosed", at, "kept_to_self") if about else None
