"""Presupposed states: what was so before, told by still, back, further, too, by staying and by participles before a noun.

Source: Levinson 1983, Pragmatics, section 4.2 (iteratives, change of state); Beaver & Geurts 2014, Presupposition
(additive and aspectual particles).
"""

from __future__ import annotations

from onrecord.read.classes import words as list_of
from onrecord.read.grammar import BE, Tree
from onrecord.read.presupposed.found import DEFINITE, LIST, LONGEST, Taken, forms_of, is_past

TAKING = frozenset(
    "win wins won winning take takes took taken taking get gets got getting buy buys bought buying give gives gave given giving "
    "hand hands handed handing bring brings brought bringing pay pays paid paying call calls called claw want wants wanted move "
    "moved moves put puts roll rolled have has had".split()
)
CHANGING = frozenset(
    "lower lowers lowered raise raises raised cut cuts cutting reduce reduced shrink shrank shrunk fall fell fallen rise rose risen grow "
    "grew grown worsen worsened deteriorate deteriorated spread spreads weaken weakened strengthen strengthened delay delayed "
    "escalate escalated narrow narrowed widen widened slow slowed expand expanded tighten tightened ease eased inflame inflamed drop "
    "dropped climb climbed postpone postponed extend extended erode eroded".split()
)
NOT_STILL = frozenset(
    "unclear unknown uncertain open undecided possible water life waters to not unresolved pending early missing alive there".split()
)


OPEN = frozenset({"known", "unknown", "unclear", "mystery", "clear"})
"""Words that leave a question open which stands before them as a subject."""


def still(tree: Tree, at: int) -> Taken | None:
    """Read what goes on as before: "still jams the signal", "are still holding the port", "still without a crew"."""
    if tree.word(at + 1) in ("without", "lacking"):
        thing = next((i for i in range(at + 2, min(len(tree), at + 5)) if tree.tags[i] in ("NOUN", "PROPN")), None)
        return Taken(at, min(thing + 1, at + LONGEST), thing, "still") if thing is not None else None
    verb = tree.heads[at]
    if (
        tree.base(at) != "advmod"
        or verb < 0
        or tree.tags[verb] != "VERB"
        or tree.words[verb] in NOT_STILL
        or tree.word(at + 1) in NOT_STILL
    ):
        return None
    if (
        tree.words[verb] in ("stood", "stand", "stands", "sat", "lay", "kept", "hold", "held", "stay", "standing")
        and at == verb + 1
    ):
        return None
    if tree.words[max(0, at - 1) : at] in (["the"], ["a"]) or (tree.word(at - 2) == "a" and tree.word(at + 1) in BE):
        return None
    if not 0 < abs(verb - at) <= 2 or any(tree.words[k] in ("not", "n't", "no", "yet") for k in tree.kids[verb]):
        return None
    if any(
        tree.words[k] in ("may", "might", "could", "can", "will", "would", "must", "should") for k in tree.kids[verb]
    ):
        return None
    first, last = min(at, verb), max(at, verb) + 1
    return Taken(first, last, verb, "still")


def back(tree: Tree, at: int) -> Taken | None:
    """Read what was there once and comes back: "win back the cup", "wants its bell back"."""
    if (
        tree.words[max(0, at - 1) : at]
        and tree.word(at - 1) in ("go", "goes", "went", "going", "gone")
        and tree.word(at + 1) in ("on", "to")
    ):
        return Taken(at - 1, at + 1, at - 1, "back")
    if (
        tree.word(at - 1) in BE | {"be"}
        and tree.word(at + 1) in ("at", "in", "on")
        and tree.tags[at + 2 : at + 3] == ["NOUN"]
    ):
        return Taken(at, at + 3, at, "back")
    verb = tree.heads[at]
    if verb < 0 or tree.words[verb] not in TAKING or tree.base(at) not in ("advmod", "compound", "xcomp") or at < verb:
        return None
    thing = tree.kid(verb, "obj")
    if thing is None or tree.word(at + 1) in ("home", "up", "and"):
        return None
    first = verb if at - verb < LONGEST else thing
    return Taken(first, at + 1, verb, "back")


def further(tree: Tree, at: int) -> Taken | None:
    """Read a change that had begun: "lower rates further", "fell further"."""
    verb = tree.heads[at]
    if (
        verb < 0
        or tree.words[verb] not in CHANGING
        or at < verb
        or tree.base(at) != "advmod"
        or tree.word(at + 1) in ("than", "from")
    ):
        return None
    return Taken(verb if at - verb < LONGEST else at, at + 1, verb, "further")


def too(tree: Tree, at: int) -> Taken | None:
    """Read one more of whom the same holds: "Marr, too, may resign"."""
    apart = tree.word(at - 1) == "," and tree.word(at + 1) in (",", ".", ";")
    return Taken(at, at + 1, at, "too") if apart and at > 1 else None


def staying(tree: Tree, at: int) -> Taken | None:
    """Read a state that goes on: "will remain shut", "stays in force"."""
    state = tree.word(at + 1)
    pair = " ".join(tree.words[at + 1 : at + 3])
    known = list_of("staying", LIST)
    if state not in known and pair not in known:
        return None
    last = at + 3 if pair in known else at + 2
    return Taken(at, last, at + 1 if last == at + 2 else at + 2, "staying")


def gone_by(tree: Tree, at: int) -> Taken | None:
    """Read a participle before a noun that is known: "its stolen bell", "the escaped bull", "the reopened mine"."""
    noun = tree.heads[at]
    if tree.base(at) not in ("amod", "acl") or noun <= at or noun - at > 2:
        return None
    definite = any(tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[noun])
    return Taken(at, noun + 1, at, "gone_by") if definite else None


def asked_of(tree: Tree, at: int) -> Taken | None:
    """Read what a question of manner, time, place or person counts on: "know who stole the bell", "asked how it had sunk"."""
    verb = tree.heads[at]
    if verb <= at or tree.tags[verb] != "VERB" or not past(tree, verb):
        return None
    if at == 0 and OPEN & set(tree.words[verb:]):
        return Taken(verb, verb + 1, verb, "asked_of")
    if tree.base(verb) not in ("ccomp", "advcl", "csubj", "obj", "acl"):
        return None
    if tree.words[at] in ("when", "where") and tree.base(verb) != "ccomp":
        return None
    over = tree.heads[verb]
    if over < 0 or over > at or tree.words[over] not in forms_of("asking") or at - over > 4:
        return None
    many = tree.words[at] == "how" and tree.word(at + 1) in ("many", "much", "long", "far", "to")
    return None if many else Taken(verb, verb + 1, verb, "asked_of")


def past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb tells of what has been: by its form, or by its auxiliary."""
    helpers = {tree.words[k] for k in tree.of(verb, "aux")}
    if helpers & {"would", "should", "might", "may", "could", "will"}:
        return False
    formed = is_past(tree.words[verb])
    return bool(helpers & {"had", "was", "were", "did", "has", "have"}) or (not helpers and formed)


def what_was(tree: Tree, at: int) -> Taken | None:
    """Read what a feeling is about, told by what: "proud of what happened", "regrets what he wrote"."""
    verb = next((i for i in range(at + 1, min(len(tree), at + 6)) if tree.tags[i] == "VERB"), None)
    over = next(
        (i for i in (at - 1, at - 2) if i >= 0 and tree.words[i] not in ("of", "at", "by", "for", "about", "over")),
        None,
    )
    if verb is None or over is None or tree.words[over] not in forms_of("factive") | list_of("factive_adjective", LIST):
        return None
    return (
        Taken(verb, verb + 1, verb, "factive")
        if is_past(tree.words[verb]) and tree.words[over] not in forms_of("weak")
        else None
    )


def counted(tree: Tree, at: int) -> Taken | None:
    """Read one of several by number: "the second woman to lead the bank"."""
    noun = tree.heads[at]
    if tree.base(at) not in ("amod", "nummod") or not at < noun <= at + 2 or tree.word(noun + 1) != "to":
        return None
    definite = any(tree.words[k] in DEFINITE for k in tree.kids[noun])
    return Taken(at, noun + 1, noun, "counted") if definite and tree.kid(noun, "acl") is not None else None


def absolute(tree: Tree, at: int) -> Taken | None:
    """Read an act told as over in a clause with its own subject: "the war having ended, the port could reopen"."""
    verb = tree.heads[at]
    own = verb > at and tree.base(verb) == "advcl" and tree.kid(verb, "nsubj") is not None
    return Taken(verb, verb + 1, verb, "having_done") if own else None


def was_when(tree: Tree, at: int) -> Taken | None:
    """Read a state that a clause of time counts on: "while Marr was in prison", "when she was minister"."""
    head = tree.heads[at]
    if head <= at or tree.base(head) not in ("advcl", "acl") or tree.tags[head] in ("VERB", "NUM"):
        return None
    if any(tree.tags[k] == "NUM" for k in tree.subtree(head) if k > at) or (tree.words[at] == "while" and at > 0):
        return None
    cop = next((k for k in tree.of(head, "cop") if tree.words[k] in ("was", "were", "had")), None)
    return (
        Taken(max(cop, head - 2), head + 1, head, "time_clause") if cop is not None and tree.word(cop) in BE else None
    )
