"""Gaps by noun and verb without denial: silence, puzzles, matters in process, things kept back.

Source: gold guide, section 5.
"""

from __future__ import annotations

from onrecord.core.reading import GapState
from onrecord.read.classes import words
from onrecord.read.denial import LONGEST, negator
from onrecord.read.gaps.about import is_info, of_nouns, of_question, opening
from onrecord.read.gaps.found import Open, asked_in, start
from onrecord.read.gaps.words import adjectives
from onrecord.read.grammar import BE, NO, Tree

PUZZLES = frozenset("blank mystery puzzle enigma riddle conundrum conjecture speculation guesswork guess".split())
LINKS = BE | frozenset("hangs hang hung left surrounds".split())
AROUND = frozenset("surrounds surrounded surround shrouds about over around".split())
FOUND_OUT = frozenset(
    "investigated assessed established counted determined looked probed examined studied traced sought analysed analyzed "
    "clarified tallied verified checked hunted".split()
)
"""What is done to learn something, so that it is unknown as long as it is being done."""
TALKED_OVER = frozenset(
    "negotiated discussed debated worked argued drafted considered finalised finalized decided haggled weighed reviewed".split()
)
"""What is done to decide something, so that it is undecided as long as it is being done."""
CLOSE = frozenset(
    "tight-lipped tightlipped close-mouthed cagey evasive non-committal noncommittal uncommunicative unforthcoming".split()
)
"""Words of saying nothing that have no other sense."""
LEFT = frozenset("open blank vague unsaid undefined unclear out".split()) | frozenset(adjectives())
KEPT = frozenset("secret confidential back quiet private hidden".split())


def silence(tree: Tree, at: int) -> Open | None:
    """Read silence kept over something: "is silent on who", "kept mum", "remained tight-lipped about the price"."""
    asked = [of_question(tree, wh) for wh in tree.question(at)]
    nouns = [n for n in [*tree.nouns(at), *(k for k in tree.kids[at])] if n > at]
    subject = tree.subject(at)
    if subject is not None and tree.words[subject] in ("guns", "gun", "crowd", "bells", "phones", "streets", "room"):
        return None
    about = asked or of_nouns(tree, [n for n in nouns if is_info(tree, n)])
    topical = tree.word(at + 1) in ("on", "about", "over", "as", "regarding") or tree.words[at + 1 : at + 3] == [
        "when",
        "asked",
    ]
    lasting = {"since", "so", "until"} & set(tree.words[at + 1 : at + 3]) or tree.words[max(0, at - 3) : at] == [
        "has",
        "so",
        "far",
    ]
    if lasting and tree.word(at - 1) in ("been", "remained", "stayed") and subject is not None and tree.words[at] in (
        "silent", "mum", "quiet",
    ):  # fmt: skip
        return Open(at - 1, at + 1, tuple(about) or ("other",), "no_reply", at, "silence")
    if (
        not topical
        and tree.word(at - 1) == "remained"
        and {"has", "have", "had"} & set(tree.words[max(0, at - 5) : at])
        and not asked
    ):
        return Open(at - 1, at + 1, tuple(about) or ("other",), "no_reply", at, "silence")
    link = tree.word(at - 1) in BE | {"stayed", "kept", "stays", "keeps", "keep", "stay", "been", "keeping"}
    if tree.words[at] in CLOSE and link and not topical and subject is not None:
        return Open(start(tree, at), at + 1, tuple(about) or ("other",), "undisclosed", at, "silence")
    if tree.word(at + 1) in ("during", "through", "throughout", "for", "as"):
        return None
    if not (topical and (link or asked or about)) and not (link and tree.word(at - 1) in ("kept", "keep", "keeping")):
        return None
    if tree.word(at - 2) == "to" or (tree.base(at) == "amod" and tree.heads[at] > at):
        return None
    if tree.words[at] in ("quiet", "guarded", "vague") and not topical:
        return None
    if tree.words[at] == "vague" and not (asked or about or link):
        return None
    state: GapState = "undisclosed" if topical else "no_reply"
    return Open(start(tree, at), at + 1 + topical, tuple(dict.fromkeys(about)) or ("other",), state, at, "silence")


def puzzle(tree: Tree, at: int) -> Open | None:
    """Read a noun of not knowing said of something: "is a mystery", "anyone's guess", "an open question", "in doubt"."""
    word, before = tree.words[at], tree.word(at - 1)
    if negator(tree, at) is not None or before in NO:
        return None
    state: GapState = "unknown"
    first = at - 1
    if word == "blank" and before != "a":
        return None
    if word == "question" and before == "open":
        state = "undecided"
    elif word == "air" and tree.words[max(0, at - 3) : at] == ["up", "in", "the"]:
        state, first = "undecided", at - 3
    elif word == "balance" and "in" in tree.words[max(0, at - 2) : at]:
        state = "undecided"
    elif word in ("limbo", "doubt", "dispute", "question") and before == "in":
        state = "undecided" if word in ("limbo", "dispute") else "unknown"
    elif (
        word == "dark"
        and tree.words[at - 2 : at] == ["in", "the"]
        and tree.word(at - 3) in LINKS | {"still", "entirely", "me", "us", "them"}
    ):
        first = at - 2
    elif word in PUZZLES:
        if tree.base(at) == "compound" or (before in ("the", "his", "her", "their", "this") and word != "mystery"):
            return None
    else:
        return None
    subject = tree.subject(at)
    linked = any(tree.words[k] in BE for k in tree.kids[at]) or any(w in LINKS for w in tree.words[max(0, at - 5) : at])
    surround = tree.word(at + 1) in AROUND
    if not (linked or surround):
        return None
    asked = [of_question(tree, wh) for wh in tree.question(at)]
    nouns = [
        n
        for n in (subject, *tree.nouns(at), *(tree.nouns(tree.heads[at]) if tree.heads[at] >= 0 else ()))
        if n is not None
    ]
    if not asked:
        asked = asked_in(tree, subject if subject is not None else at)
    about = asked or of_nouns(tree, [n for n in nouns if n != at])
    if not about and word in ("question", "dispute", "speculation", "guess", "riddle", "puzzle", "doubt"):
        return None
    return Open(max(0, first), at + 1, tuple(dict.fromkeys(about)) or ("other",), state, at, "puzzle")


def baffled(tree: Tree, at: int) -> Open | None:
    """Read a verb of puzzling whose subject is the open thing: "how it got in still baffles keepers"."""
    holder = next((i for i in range(max(0, at - 5), at) if tree.words[i] in ("has", "have", "had", "left")), None)
    if holder is not None and tree.words[at].endswith(("ed", "d")) and tree.tags[at - 1] in ("NOUN", "PROPN") and (
        tree.word(holder + 1) not in ("been", "not", "n't") and tree.word(at + 1) in (".", ",", "")
    ):  # fmt: skip
        return Open(at, at + 1, ("cause",), "unknown", at, "baffled")
    if tree.word(at - 1) in BE | {"been", "left", "leaves"} and tree.word(at + 1) in (
        "by",
        "over",
        "about",
        "as",
        "at",
    ):
        asked = [of_question(tree, wh) for wh in tree.question(at)]
        escaped = tree.words[at][:3] in ("esc", "elu", "def")
        return None if escaped else Open(start(tree, at), at + 1, tuple(asked) or ("cause",), "unknown", at, "baffled")
    subject = tree.kid(at, "nsubj", "csubj", "advcl")
    first = opening(tree, at)
    fronted = (
        [of_question(tree, first)] if first is not None and tree.word(at - 1) in ("still", "has", "continues") else []
    )
    if (subject is None or subject > at) and not fronted:
        return None
    asked = fronted or asked_in(tree, subject if subject is not None else at)
    about = asked[:1] or of_nouns(tree, [subject] if subject is not None else [])
    if not about or (
        tree.words[at][:3] in ("esc", "elu", "def") and not asked and about[0] not in ("cause", "identity", "place")
    ):
        return None
    begin = at - 1 if tree.word(at - 1) in ("still", "has", "have", "continues") else at
    return Open(begin, at + 1, tuple(about), "unknown", at, "baffled")


def in_process(tree: Tree, at: int) -> Open | None:
    """Read something still under way: "still being negotiated", "under discussion", "under wraps", "under seal"."""
    word = tree.words[at]
    subject = tree.subject(at)
    if subject is None and opening(tree, at) is not None:
        subject = at
    colon = tree.words.index(":") if ":" in tree.words[:4] else -1
    if subject is None and 0 < colon < at:
        subject = colon - 1
    if subject is None:
        return None
    about = of_nouns(tree, tree.joined(subject))
    asked = asked_in(tree, subject)
    about = asked or about
    if word in words("process") and tree.word(at - 1) == "under":
        if word in ("wraps", "seal", "embargo"):
            return Open(at - 1, at + 1, tuple(about) or ("other",), "undisclosed", at, "in_process")
        state: GapState = "unknown" if word in ("investigation", "study", "examination") else "undecided"
        return Open(at - 1, at + 1, tuple(about), state, at, "in_process") if about else None
    being = tree.word(at - 1) == "being" or tree.words[max(0, at - 3) : at] == ["yet", "to", "be"]
    if not (being and about and word in FOUND_OUT | TALKED_OVER):
        return None
    first = at - 2 if tree.word(at - 2) in BE | {"still"} else at - 1
    return Open(first, at + 1, tuple(about), "unknown" if word in FOUND_OUT else "undecided", at, "in_process")


PARTICLES = {"hold": "back", "held": "back"} | dict.fromkeys(
    ("blac", "blan", "torn", "tore", "cut", "ripp", "cuts"), "out"
)
"""By the first letters of a verb of withholding, the particle without which it means something else."""


def _left_hanging(tree: Tree, at: int) -> Open | None:
    """Read a question that is left so, the adjective far behind it: "leaves the question of insurance open"."""
    near = range(at + 4, min(len(tree), at + 9))
    left = next((i for i in near if tree.words[i] in ("open", "unanswered", "unresolved", "blank")), None)
    matters = ("question", "issue", "matter")
    held = [n for n in tree.of(at, "obj", "nsubj") if n > at and (is_info(tree, n) or tree.words[n] in matters)]
    if left is None or not held or tree.word(left + 1) == "to":
        return None
    below = [*held, *(k for n in held for k in tree.of(n, "nmod"))]
    asked = [of_question(tree, w) for n in held for w in tree.question(n) if n < w < left]
    return Open(left, left + 1, tuple(asked or of_nouns(tree, below)) or ("other",), "undecided", at, "kept_back")


def kept_back(tree: Tree, at: int) -> Open | None:
    """Read something withheld: "names were withheld", "the sum is redacted", "leaves open who pays"."""
    asked = [of_question(tree, wh) for wh in tree.question(at)]
    word = tree.words[at]
    rest = tree.words[at + 1 : at + 4]
    plainly = {"when", "where", "if"}
    leaving = word in ("leave", "leaves", "left", "leaving")
    if leaving and not set(rest) & LEFT:
        return _left_hanging(tree, at)
    keeping = word in ("keep", "keeps", "kept", "keeping")
    rest = tree.words[at + 1 : at + 9] if keeping else rest
    if keeping and not set(rest) & KEPT:
        return None
    particle = PARTICLES.get(word[:4])
    if particle is not None and particle not in rest:
        return None
    passive = tree.passive(at)
    nouns = [j for n in (*tree.of(at, "obj"), *([passive] if passive is not None else [])) for j in tree.joined(n)]
    nouns += [j for n in tree.of(at, "xcomp") for j in tree.kids[n] if tree.base(j) in ("obj", "nsubj", "obl")]
    if leaving or keeping:
        nouns += tree.nouns(at) + tree.of(at, "xcomp")
    nouns += [k for n in list(nouns) for k in tree.of(n, "nmod") if tree.tags[n] == "NUM"]
    if not tree.parsed:
        nouns += tree.of(at, "nsubj")
    if not leaving and not keeping:
        nouns = [n for n in nouns if tree.words[n] not in words("kept_not_hidden")]
        if word.startswith("seal") and (tree.word(at + 1) in ("with", "by", "off")):
            return None
    if leaving and "open" in rest and tree.words[at + 1 + rest.index("open") + 1 :][:1] == ["to"]:
        return None
    if asked and not leaving and not keeping and plainly & {tree.words[w] for w in tree.question(at)}:
        asked = []
    about = asked or of_nouns(tree, [n for n in nouns if is_info(tree, n)])
    if word.startswith(("protect", "shield")) and about != ["identity"]:
        return None
    if not about and any(tree.words[n] in words("passage") for n in nouns) and not leaving and not keeping:
        about = ["other"]
    if not about:
        return None
    word_at = next((i for i in range(at + 1, min(len(tree), at + LONGEST)) if tree.words[i] in LEFT | KEPT), at)
    state: GapState = "undecided" if set(rest) & {"open", "blank"} and leaving else "undisclosed"
    return Open(at, min(word_at + 1, at + LONGEST), tuple(dict.fromkeys(about)), state, at, "kept_back")
