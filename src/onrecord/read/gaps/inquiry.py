"""Gaps by an inquiry that is still going on: "are piecing together how", "tests to determine why", "nobody has owned up".

Source: gold guide, section 5; Levin 1993, verbs of searching (35) and of learning (14).
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout
from onrecord.read.classes import class_of, words
from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.gaps.about import of_nouns, of_question
from onrecord.read.gaps.found import Open, Rule
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import ASKING, BE, NOBODY, Tree
from onrecord.read.verbs import forms

INQUIRY = frozenset(
    "inquiry inquiries investigation tests test way working work efforts effort begun launched opened ordered hope hopes aim aims "
    "investigators seeking examination study autopsy team experts commission trying seek seeks will racing race "
    "struggling asked tasked attempt attempts search".split()
)
SOUGHT: frozenset[GapAbout] = frozenset({"cause", "identity"})
WANTED = frozenset(
    "owner culprit identity sender author donor motive origin source whereabouts killer gunman perpetrator arsonist thief leaker "
    "buyer cause reason explanation clue clues answer answers extent".split()
)
TO_BLAME = frozenset(
    "responsibility blame role part blast attack attacks deed act crime involvement ownership authorship".split()
)
OWNING = frozenset(
    "claimed claim admitted admit confessed confess owned accepted taken acknowledged come stepped".split()
)
LEADS = frozenset("lead leads suspect suspects clue clues trace trail witness witnesses motive theory".split())
KEPT_OPEN = frozenset({"mind", "minds"})


def looked_into(tree: Tree, at: int) -> Open | None:
    """Read a question that somebody is looking into: "are investigating how", "still sifting the ruins for a cause"."""
    word = tree.words[at]
    if negator(tree, at) is not None or (tree.parsed and tree.tags[at] not in ("VERB", "NOUN", "ADJ")):
        return None
    going = word.endswith("ing") and (
        tree.word(at - 1) in BE | {"still", "now", "'re", "'s", "remain"}
        or tree.base(at) in ("advcl", "acl", "root", "conj")
    )
    aimed = tree.word(at - 1) == "to" and bool(set(tree.words[max(0, at - 7) : at]) & INQUIRY)
    if not (going or aimed) or any(tree.words[k] in ("had", "been") for k in tree.of(at, "aux")):
        return None
    wh = next((i for i in range(at + 1, min(len(tree), at + 5)) if tree.words[i] in ASKING - {"if"}), None)
    asked = [of_question(tree, w) for w in tree.question(at) if w > at]
    plain = wh is not None and tree.words[wh] in ("who", "why", "how", "what", "whether") and wh - at <= 3
    if not asked and wh is not None and plain and tree.tags[wh - 1] not in ("NOUN", "PROPN"):
        asked = [of_question(tree, wh)]
    if wh is not None and tree.words[wh] in ("how", "why", "what") and _timeless(tree, wh):
        return None
    held = [n for n in tree.of(at, "obj", "obl", "conj") if n > at]
    causes = [n for n in held if topics().get(tree.words[n]) in SOUGHT and tree.words[n] in WANTED]
    sought = next((i for i in range(at + 1, min(len(tree), at + 7)) if tree.words[i] == "for"), None)
    if sought is not None and not causes:
        causes = [i for i in range(sought + 1, min(len(tree), sought + 4)) if tree.words[i] in WANTED]
    about = asked or of_nouns(tree, causes) or (["other"] if causes and sought is not None else [])
    if not about:
        return None
    first = at - 1 if tree.word(at - 1) == "still" else at
    return Open(first, min(at + 2, len(tree)), tuple(about), "unknown", at, "looked_into")


def _timeless(tree: Tree, wh: int) -> bool:
    """Tell whether a question is of what always holds ("how bees dance"), not of one thing that happened or is to come."""
    verb = next((i for i in range(wh + 1, min(len(tree), wh + 9)) if tree.tags[i] in ("VERB", "AUX")), None)
    if verb is None or tree.tags[verb] == "AUX":
        return False
    shape = forms().get(tree.words[verb])
    past = tree.words[verb].endswith("ed") or (shape is not None and shape.shapes & {"past"})
    return not past


def unclaimed(tree: Tree, at: int) -> Open | None:
    """Read a deed that nobody owns up to: "no one has claimed the bombing", "nobody has owned up to the theft"."""
    denied = denial(tree, at)
    if denied is None or denied.mode not in ("not", "yet"):
        return None
    subject = tree.subject(at)
    nobody = subject is not None and (
        tree.words[subject] in NOBODY
        or (tree.word(subject - 1) == "no" and tree.words[subject] in words("group") | {"one", "body"})
        or (subject > 0 and tree.words[subject - 1] == "neither")
    )
    rest = tree.words[at + 1 : at + 3]
    if tree.words[at] in ("come", "stepped"):
        held = rest[:1] == ["forward"]
    elif tree.words[at] == "owned":
        held = rest[:1] == ["up"]
    else:
        things = tree.nouns(at)
        deeds = words("happening", "presupposed") - {"defeat", "death", "deaths", "damage"} | TO_BLAME
        held = any(tree.words[n] in deeds for n in things)
    return Open(denied.first, denied.last, ("identity",), "unknown", at, "unclaimed") if nobody and held else None


def no_leads(tree: Tree, at: int) -> Open | None:
    """Read a search without a trace: "police have no leads", "there were no suspects"."""
    no = next((k for k in tree.kids[at] if tree.words[k] in ("no", "few", "without")), None)
    head = tree.heads[at]
    if no is None or head < 0 or tree.words[head] not in BE | {"have", "has", "had", "found"} or tree.word(at + 1) in (
        "of", "that", "to",
    ):  # fmt: skip
        return None
    about: GapAbout = "cause" if tree.words[at] in ("motive", "theory") else "identity"
    return Open(no, at + 1, (about,), "unknown", at, "no_leads")


def no_idea(tree: Tree, at: int) -> Open | None:
    """Read an idea that nobody has: "nobody has the faintest idea who wrote it", "did not have a clue where"."""
    head = tree.heads[at]
    if head < 0 or tree.words[head] not in ("have", "has", "had", "having") or tree.base(at) != "obj":
        return None
    if any(tree.words[k] == "no" for k in tree.kids[at]):
        return None
    denied, wh = denial(tree, head), next(
        (i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in ASKING), None
    )  # fmt: skip
    if denied is None or wh is None:
        return None
    return Open(max(denied.first, at + 1 - LONGEST), at + 1, (of_question(tree, wh),), "unknown", at, "no_idea")


HELD = frozenset("information figures details data answer answers figure facts".split())


def not_had(tree: Tree, at: int) -> Open | None:
    """Read information that a voice has not got: "we do not have that information", "does not have an answer"."""
    head = tree.heads[at]
    if head < 0 or tree.words[head] not in ("have", "has", "had", "possess") or tree.base(at) != "obj":
        return None
    if any(tree.words[k] == "no" for k in tree.kids[at]):
        return None
    denied = denial(tree, head)
    if denied is None or denied.mode not in ("not", "yet"):
        return None
    last = at + 1 if at - denied.first < LONGEST else denied.last
    return Open(denied.first, last, tuple(of_nouns(tree, [at])) or ("other",), "unknown", at, "not_had")


def open_mind(tree: Tree, at: int) -> Open | None:
    """Read a question on which a mind is kept open: "keeping an open mind about the cause", "in two minds about"."""
    before, after = tree.words[max(0, at - 4) : at], tree.word(at + 1)
    if after not in ("about", "on", "over", "as", "whether"):
        return None
    wh = next((i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in ASKING), None)
    near = range(at + 2, min(len(tree), at + 6))
    about = (
        [of_question(tree, wh)] if wh is not None else of_nouns(tree, [i for i in near if tree.words[i] in topics()])
    )
    if before[-3:] == ["of", "two"] or before[-2:] in (["in", "two"], ["of", "two"]):
        return Open(at - 2, at + 1, tuple(about[:1]) or ("outcome",), "undecided", at, "open_mind")
    return (
        Open(at - 1, at + 1, tuple(about[:1]), "unknown", at, "open_mind")
        if before[-1:] == ["open"] and about
        else None
    )


def lost_track(tree: Tree, at: int) -> Open | None:
    """Read a question of which somebody lost count: "has lost track of how many letters he sent"."""
    if tree.word(at - 1) not in ("lost", "lose", "losing", "no") or tree.word(at + 1) != "of":
        return None
    asked = [of_question(tree, i) for i in range(at + 2, min(len(tree), at + 4)) if tree.words[i] in ASKING]
    return Open(at - 1, at + 1, tuple(asked[:1]), "unknown", at, "lost_track") if asked else None


def out_jury(tree: Tree, at: int) -> Open | None:
    """Read a jury that is still out, whatever stands between: "the jury in the Haldry case is still out"."""
    if at + 2 >= len(tree):
        return None
    out = next((i for i in range(at + 1, min(len(tree), at + 9)) if tree.words[i] == "out"), None)
    if (
        out is None
        or tree.word(out - 1) not in BE | {"still"}
        or "still" not in tree.words[at:out] + ["still"][: "remains" in tree.words]
    ):
        return None
    asked = [of_question(tree, i) for i in range(out + 1, min(len(tree), out + 4)) if tree.words[i] in ASKING]
    return Open(out - 1, min(out + 1, out - 1 + LONGEST), tuple(asked) or ("outcome",), "undecided", at, "out_jury")


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (unclaimed, OWNING),
        (looked_into, class_of("inquire")),
        (no_leads, LEADS),
        (no_idea, frozenset("idea clue inkling notion".split())),
        (open_mind, KEPT_OPEN),
        (not_had, HELD),
        (lost_track, frozenset({"track", "count"})),
        (out_jury, frozenset({"jury", "juries", "panel"})),
    ]
