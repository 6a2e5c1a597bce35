"""Presupposed clauses: change of state, factive words, clefts, why, clauses of time and against the facts.

Source: Levinson 1983, Pragmatics, section 4.2; Kiparsky & Kiparsky 1970, Fact.
"""

from __future__ import annotations

from onrecord.read.classes import words as list_of
from onrecord.read.grammar import BE, Tree
from onrecord.read.presupposed.found import DEFINITE, LIST, LONGEST, Taken, forms_of, is_past

LINKING = BE | {"has", "have", "remains"}
RECALLING = frozenset("remember remembers remembered recall recalls recalled mind minded".split())
WISHING = frozenset("wish wishes wished wishing".split())


def changed(tree: Tree, at: int) -> Taken | None:
    """Read the end or the going on of what was: "stopped buying", "keeps fishing", "lifted the ban"."""
    if tree.tags[at] not in ("VERB", "AUX"):
        return None
    going = tree.words[at] in forms_of("go_on")
    below = next(
        (
            k
            for k in tree.of(at, "xcomp", "ccomp", "advcl", "obj")
            if tree.words[k].endswith("ing") and (tree.tags[k] == "VERB" or tree.base(k) == "xcomp") and 0 < k - at <= 3
        ),
        None,
    )
    if below is None and tree.words[at][:5] in ("conti", "cease", "ceasi") and tree.word(at + 1) == "to":
        below = next((k for k in tree.of(at, "xcomp") if k - at <= 3), None)
    if (
        below is None
        and tree.word(at + 1).endswith("ing")
        and tree.tags[at + 1] == "VERB"
        and len(tree.word(at + 1)) > len("being")
    ):
        below = at + 1
    if below is not None:
        if tree.words[at].startswith("keep") and tree.kid(at, "obj") not in (None, below):
            return None
        return Taken(at, below + 1, below, "changed")
    if going and tree.words[at][:5] not in ("conti", "persi"):
        return None
    passive = tree.passive(at)
    thing = tree.kid(at, "obj") if tree.kid(at, "obj") is not None else passive
    if thing is None and tree.word(at + 1) in ("off", "out", "up", "back", "down"):
        thing = tree.kid(at, "obl")
    if thing is None or tree.words[thing] not in list_of("ended", LIST):
        return None
    if tree.words[at] in ("end", "ends", "ended", "finish", "drop", "dropped") and not any(
        tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[thing]
    ):
        return None
    first, last = min(at, thing), max(at, thing) + 1
    return Taken(first, last, thing, "changed") if last - first <= LONGEST else Taken(at, at + 1, thing, "changed")


def no_longer(tree: Tree, at: int) -> Taken | None:
    """Read what held and holds no more: "no longer buys", "does not sail any more"."""
    if (tree.words[at] == "longer" and tree.word(at - 1) != "no") or (
        tree.words[at] == "more" and tree.word(at - 1) != "any"
    ):
        return None
    if tree.word(at + 1) == "than" or (tree.words[at] == "longer" and tree.tags[at + 1 : at + 2] == ["NOUN"]):
        return None
    if tree.words[at] == "more" and tree.tags[at + 1 : at + 2] in (["ADJ"], ["ADV"], ["NOUN"]):
        return None
    verb = tree.heads[at] if tree.tags[tree.heads[at]] in ("VERB", "ADJ", "NOUN", "AUX") else tree.heads[tree.heads[at]]
    if verb < 0:
        return None
    first = at - 1 if tree.words[at] == "longer" else min(at, verb)
    last = max(at, verb) + 1
    return (
        Taken(first, last, verb, "no_longer")
        if 0 < last - first <= LONGEST
        else Taken(verb, verb + 1, verb, "no_longer")
    )


def factive(tree: Tree, at: int) -> Taken | None:
    """Read the content of a verb or adjective that counts on its truth: "regrets that", "glad that", "regret selling"."""
    knowing = tree.words[at] in forms_of("factive")
    if (knowing and tree.tags[at] != "VERB") or (not knowing and tree.tags[at] not in ("ADJ", "VERB", "NOUN")):
        return None
    below = next(
        (k for k in tree.of(at, "ccomp", "csubj", "advcl", "acl", "xcomp") if k > at and _holds(tree, at, k)), None
    )
    if below is None and not knowing:
        fronted = [k for k in tree.of(at, "csubj", "advcl", "nsubj") if k < at]
        below = next((k for k in fronted if any(tree.words[m] == "that" for m in tree.of(k, "mark"))), None)
    if below is None:
        return None
    helpers = [
        k
        for k in tree.of(below, "aux", "advmod", "cop")
        if tree.words[k] in ("not", "n't", "never", "had") and below - k <= 3
    ]
    first = min([below, *helpers])
    return Taken(first, below + 1, below, "factive")


def factive_noun(tree: Tree, at: int) -> Taken | None:
    """Read the content of a noun that counts on its truth: "the fact that the mill had closed"."""
    definite = any(tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[at])
    below = next((k for k in tree.of(at, "acl", "ccomp") if tree.word(at + 1) == "that" and k > at + 1), None)
    return Taken(below, below + 1, below, "factive_noun") if definite and below is not None else None


def having_done(tree: Tree, at: int) -> Taken | None:
    """Read an act told as over in a participle clause: "Having left Tarvik, the envoy ..."."""
    verb = tree.heads[at]
    if verb <= at or tree.base(verb) != "advcl" or not (at == 0 or tree.tags[at - 1] == "PUNCT"):
        return None
    return Taken(verb, verb + 1, verb, "having_done")


def _holds(tree: Tree, at: int, below: int) -> bool:
    """Tell whether a clause under a factive word is its content: a that-clause or a gerund, no question, no purpose."""
    marks = [tree.words[k] for k in tree.of(below, "mark", "advmod")]
    light = tree.words[at] in forms_of("weak")
    if "that" in marks:
        return not (light and not _negated_or_past(tree, at))
    perfect = any(tree.words[k] in ("having", "have") for k in tree.of(below, "aux"))
    if perfect and not light and below - at <= 5:
        return True
    recalled = tree.words[at] in RECALLING
    gerund = tree.words[below].endswith("ing") and "to" not in marks and (recalled or not light)
    bare = (
        tree.base(below) == "ccomp"
        and not marks
        and below - at <= 8
        and not light
        and tree.words[at] not in ("see", "saw", "seen")
    )
    owned_up = tree.words[below].endswith("ing") and tree.words[at + 1 : below] == ["to"]
    if owned_up and tree.words[at][:6] in ("confes", "admit", "admits", "admitt", "own", "owned", "owns"):
        return True
    return (gerund and below - at <= 3) or (bare and tree.kid(below, "nsubj") is not None)


def _negated_or_past(tree: Tree, at: int) -> bool:
    """Tell whether a weak factive (know, see, learn, find out) stands where it counts on its content."""
    return tree.words[at] not in ("see", "saw", "find", "finds")


def judged_for(tree: Tree, at: int) -> Taken | None:
    """Read a deed that somebody is judged for: "apologised for selling", "praised for saving"."""
    below = next(
        (
            k
            for k in tree.of(at, "advcl", "xcomp", "acl", "obl")
            if k > at and tree.word(k - 1) in ("for", "not") and tree.words[k].endswith("ing")
        ),
        None,
    )
    return Taken(below, below + 1, below, "judged_for") if below is not None and tree.tags[below] == "VERB" else None


def cleft(tree: Tree, at: int) -> Taken | None:
    """Read what a cleft counts on: "it was Lorca who blocked the sale", "what surprised them was"."""
    if tree.words[at] == "what":
        if tree.word(at + 1) == "to":
            return None
        verb = next((i for i in range(at + 1, min(len(tree), at + 6)) if tree.tags[i] == "VERB"), None)
        close = range(verb + 1, min(len(tree), verb + 9)) if verb is not None else range(0)
        if (
            verb is not None
            and tree.words[verb] in ("happens", "matters", "follows")
            and {"unclear", "unknown", "open"} & set(tree.words)
        ):
            return None
        linked = any(tree.words[i] in LINKING and tree.words[i - 1] != "that" for i in close)
        opens = at == 0 or tree.word(at - 1) in ("“", ",", "but", "and")
        return (
            Taken(verb, verb + 1, verb, "cleft")
            if verb is not None and linked and opens and tree.words[-1] != "?"
            else None
        )
    helped = tree.word(at + 1) in ("may", "might", "could", "must", "has", "had")
    if tree.word(at + 1) not in ("was", "is", "were") and not (helped and "been" in tree.words[at + 2 : at + 4]):
        return None
    who = next((i for i in range(at + 2, min(len(tree), at + 10)) if tree.words[i] in ("who", "that")), None)
    if who is not None and tree.words[who] == "that" and tree.tags[at + 2] == "ADP":
        dated = next((i for i in range(who + 1, min(len(tree), who + 8)) if tree.tags[i] == "VERB"), None)
        return Taken(dated, dated + 1, dated, "cleft") if dated is not None else None
    if (
        who is None
        or tree.tags[who - 1] not in ("NOUN", "PROPN", "PRON")
        or any(tree.tags[i] == "ADJ" and i == who - 1 for i in range(at, who))
    ):
        return None
    verb = tree.heads[who] if tree.tags[tree.heads[who]] == "VERB" and tree.heads[who] > who else None
    if verb is None or tree.tags[at + 2] == "ADJ":
        return None
    return Taken(verb, verb + 1, verb, "cleft")


def why(tree: Tree, at: int) -> Taken | None:
    """Read what a why counts on: "asked why the cabinet had lied"."""
    verb = tree.heads[at]
    if tree.word(at + 1) in ("", ",", ".", "?", "!", "”", "not", "is", "are"):
        return None
    if 0 <= verb < at:
        verb = next((k for k in tree.of(verb, "ccomp", "xcomp", "advcl") if k > at), verb)
    verb = next((i for i in range(at + 1, max(at + 1, verb)) if tree.tags[i] == "VERB"), verb)
    if verb <= at or tree.tags[verb] not in ("VERB", "ADJ", "AUX", "NOUN"):
        return None
    if any(tree.words[k] in ("should", "would", "might", "may") for k in tree.kids[verb]):
        return None
    helped = tree.word(verb - 1) in ("had", "not", "n't", "been", "was", "were", "has", "have")
    return Taken(verb - 1 if helped else verb, verb + 1, verb, "why")


def counterfactual(tree: Tree, at: int) -> Taken | None:
    """Read what a condition against the facts counts on: "had he not forgotten", "wish they had never sold it"."""
    verb = tree.heads[at]
    if wished(tree, verb):
        return Taken(verb, verb + 1, verb, "counterfactual")
    denied = next((k for k in tree.kids[verb] if tree.words[k] in ("not", "n't")), None) if verb > at else None
    if denied is None or tree.tags[verb] != "VERB":
        return None
    inverted = at == 0 or tree.tags[at - 1] == "PUNCT"
    conditional = any(tree.words[k] == "if" for k in tree.kids[verb])
    return Taken(verb, verb + 1, verb, "counterfactual") if inverted or conditional else None


def wished(tree: Tree, verb: int) -> bool:
    """Tell whether somebody wishes that a thing done had not been: "I wish we had never bought the ferry"."""
    over = tree.heads[verb]
    undone = any(tree.words[k] in ("not", "n't", "never") for k in tree.kids[verb])
    return undone and 0 <= over < verb and tree.words[over] in WISHING and tree.tags[verb] == "VERB"


def time_clause(tree: Tree, at: int) -> Taken | None:
    """Read what a clause of time counts on: "before leaving Tarvik", "after the ferry sank"."""
    verb = tree.heads[at]
    if (
        verb <= at
        or tree.tags[verb] != "VERB"
        or tree.base(verb) not in ("advcl", "acl")
        or tree.base(at) not in ("mark", "advmod", "case")
    ):
        return None
    word = tree.words[verb]
    kids = [tree.words[k] for k in tree.of(verb, "aux", "cop")]
    gerund = word.endswith("ing") and not kids
    past = bool({"had", "was", "were"} & set(kids)) or (not kids and is_past(word))
    if not (
        (gerund and tree.words[at] in ("before", "after", "since"))
        or (past and tree.words[at] in ("after", "when", "since", "before", "while", "once", "until", "till"))
    ):
        return None
    if tree.words[at] == "once" and not past:
        return None
    thing = tree.kid(verb, "obj")
    return Taken(verb, thing + 1 if gerund and thing == verb + 1 else verb + 1, verb, "time_clause")
