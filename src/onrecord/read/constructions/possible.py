"""Possible: the constructions that leave open whether a thing is so.

Source: FactBank (PR, PS); Huddleston & Pullum, The Cambridge Grammar of the English Language, chapters 3, 8 and 11.
"""

from __future__ import annotations

from onrecord.core.reading import Certainty
from onrecord.read.constructions.view import Put, View, helpers, listed, said, verbs
from onrecord.read.grammar import BE, Tree

COMPLEMENT = ("xcomp", "ccomp", "csubj", "advcl")
COMPARED = frozenset({"more", "less", "as", "most", "least"})


def possible(rule: str, view: View, certainty: Certainty) -> Put:
    """Return what makes a predicate possible, with this certainty where no hedge of its own is printed."""
    own = view.shown.certainty
    return Put(rule, "possible", certainty if own == "certain" else own)


def whether(view: View) -> Put | None:
    """Rule `whether_leaves_open`: "is investigating whether it spread", "to see if it spread"; "asked whether" asks.

    So does "to a question whether".
    """
    tree, opens = view.tree, view.mark
    if opens not in ("whether", "if"):
        return None
    if opens == "if" and view.over not in verbs("asking") | verbs("asking_aloud") | listed("asking_state"):
        return None
    either = any(tree.words[k] == "whether" and tree.word(k + 1) == "or" for k in tree.kids[view.lead])
    if view.modality in ("ready", "called_for") or (opens == "whether" and (view.base == "advcl" or either)):
        return None
    put = view.base in ("acl", "ccomp", "nmod") and view.over in ("question", "query")
    to_it = any(tree.words[k] == "to" for k in tree.of(view.above, "case")) if put else False
    if view.over in verbs("asking_aloud") or to_it:
        return Put("whether_leaves_open", "asked", "certain")
    return Put("whether_leaves_open", "possible", "possible")


def thought(view: View) -> Put | None:
    """Rule `thought_is_possible`: what somebody believes, suspects or fears ("believes the fire was set")."""
    over, base = view.over, view.base
    chance = base in ("ccomp", "acl") and over in listed("chance") and (view.mark in ("that", "of") or view.to > 0)
    if chance and view.modality == "conditional":
        return possible("thought_is_possible", view, "possible")
    if view.modality not in ("actual", "planned", "possible") and (over, view.modality) != ("potential", "ready"):
        return None
    if base == "ccomp" and over in verbs("thought") | listed("thought_past"):
        return possible("thought_is_possible", view, "probable")
    worried = base == "ccomp" and over in listed("fearing") and view.modality == "planned"
    feared = base in ("ccomp", "acl") and over in verbs("feared")
    if worried or feared or chance or (base == "xcomp" and over == "feared"):
        return possible("thought_is_possible", view, "possible")
    return None


def held_to(view: View) -> Put | None:
    """Rule `held_to_be_possible`: what somebody is thought or alleged to have done, or "allegedly" did, is not put as done.

    "Is said to have" and "reportedly" only relay: there it stands on somebody's word, and that word may be firm.
    """
    if view.modality not in ("actual", "planned", "possible"):
        return None
    tree, kids = view.tree, view.tree.kids[view.at]
    if any(tree.base(k) == "advmod" and tree.words[k] in listed("alleging") for k in kids):
        return Put("held_to_be_possible", "possible", "possible")
    if view.base not in (*COMPLEMENT, "obl") or view.above < 0 or not said(tree, view.above) & BE:
        return None
    if view.over in listed("held"):
        return possible("held_to_be_possible", view, "probable")
    return possible("held_to_be_possible", view, "possible") if view.over in listed("held_faintly") else None


def expected(view: View) -> Put | None:
    """Rule `expected_is_possible`: "expects the council to agree"; what is weighed may come too ("considers selling it")."""
    over, base = view.over, view.base
    if base in ("ccomp", "csubj") and view.mark == "that":
        fits = view.modality in ("actual", "ready", "planned")
    else:
        fits = base in ("xcomp", "ccomp") and view.modality in ("actual", "ready")
    if fits and over in verbs("expecting"):
        return possible("expected_is_possible", view, "probable")
    if base in ("xcomp", "ccomp") and over in verbs("weighing") and view.tree.words[view.lead].endswith("ing"):
        return possible("expected_is_possible", view, "possible")
    return None


def seems(view: View) -> Put | None:
    """Rule `seems_is_possible`: "appears to have spread", "has probably spread", "is likely to spread", "a possible link"."""
    if view.modality not in ("actual", "planned", "possible"):
        return None
    tree, kids = view.tree, view.tree.kids[view.at]
    if any(tree.base(k) == "amod" and tree.words[k] in ("possible", "potential") for k in kids):
        return Put("seems_is_possible", "possible", "possible")
    raised = view.base == "xcomp" and view.over in verbs("seeming")
    likely = view.base in COMPLEMENT and view.over == "likely"
    if likely and COMPARED.intersection(tree.words[k] for k in tree.kids[view.above]):
        return None
    hedged = any(tree.base(k) == "advmod" and tree.words[k] in listed("hedging") for k in kids)
    return Put("seems_is_possible", "possible", "probable") if raised or likely or hedged else None


def likely_itself(view: View) -> Put | None:
    """Rule `likelihood_is_possible`: "unlikely", where it is all that is told, denies nothing; it says "hardly"."""
    word = view.tree.words[view.at]
    if word not in listed("likelihood") or view.tree.tags[view.at] != "ADJ" or view.modality == "asked":
        return None
    certainty: Certainty = "possible" if word in ("possible", "conceivable") else "probable"
    return Put("likelihood_is_possible", "possible", certainty)


def may(view: View) -> Put | None:
    """Rule `may_is_possible`: what may or might be so is not called for ("may be isolated")."""
    if view.modality == "called_for" and view.said & {"may", "might"}:
        return possible("may_is_possible", view, "possible")
    return None


def inside_if(view: View) -> Put | None:
    """Rule `inside_if`: what an if-clause supposes, "as long as" and inversion too ("should it fail", "had it failed")."""
    if view.modality not in ("actual", "planned"):
        return None
    tree = view.tree
    for here in (view.lead, view.above if view.base == "ccomp" else -1):
        if here < 0 or tree.base(here) != "advcl":
            continue
        kids = [k for k in tree.kids[here] if tree.base(k) in ("mark", "advmod")]
        long = tree.heads[here] if tree.word(tree.heads[here]) == "long" else -1
        if any(_supposes(tree, k) for k in [*kids, *([long] if long >= 0 else [])]) or _inverted(tree, here):
            return Put("inside_if", "conditional", "certain")
    return None


def _supposes(tree: Tree, at: int) -> bool:
    """Tell whether a word opens a condition; "even if" and "as if" do not."""
    if tree.words[at] == "long":
        return tree.word(at - 1) in ("as", "so") and tree.word(at + 1) == "as"
    return tree.words[at] in listed("condition") and tree.word(at - 1) not in ("even", "as")


def _inverted(tree: Tree, at: int) -> bool:
    """Tell whether a clause supposes by its order: its auxiliary comes first, before its subject."""
    subject = tree.kid(at, "nsubj")
    helper = next((k for k in helpers(tree, at) if tree.words[k] in ("should", "had", "were")), None)
    return subject is not None and helper is not None and helper < subject and tree.subtree(at)[0] == helper


def would_in_marks(view: View) -> Put | None:
    """Rule `would_in_marks`: inside marks of speech "would" is no reported "will", but in a clause that is reported there."""
    if view.modality != "planned" or not view.said & {"would", "'d"} or view.base in ("ccomp", "acl"):
        return None
    return Put("would_in_marks", "conditional", "certain")


def let(view: View) -> Put | None:
    """Rule `let_do_is_no_demand`: what something will or may let somebody do is planned or possible, not called for."""
    if view.modality != "called_for" or view.base != "xcomp" or view.over not in verbs("letting"):
        return None
    helped = said(view.tree, view.above)
    if "will" in helped:
        return Put("let_do_is_no_demand", "planned", "certain")
    return Put("let_do_is_no_demand", "possible", "possible") if helped & {"may", "might", "could"} else None
