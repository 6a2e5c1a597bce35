"""Firm: the constructions that tell that a thing was done, or is planned, wanted or demanded.

Source: Karttunen 1971, Implicative verbs (past ability); Huddleston & Pullum, The Cambridge Grammar of the English Language,
chapters 11 (mandative clauses) and 14 (infinitival relatives).
"""

from __future__ import annotations

from onrecord.read.constructions.view import MODALS, Put, View, helpers, listed, mark, said
from onrecord.read.constructions.view import verbs as verbs_of
from onrecord.read.denial import negator
from onrecord.read.grammar import Tree

PAST_BE = frozenset({"was", "were", "been"})
NUMBERED = frozenset({"st", "nd", "rd", "th"})
SPANS = frozenset("day days week weeks month months year years time hours minutes".split())
PAST_BOUNDS = frozenset({"for", "until", "after", "into"})
"""Words before how long something went on, or how far on it came."""
TO_COME = frozenset({"week", "month", "year", "season", "weekend"})


GLAD = frozenset(
    "delighted fortunate glad grateful happy honored honoured lucky pleased privileged proud relieved thankful".split()
)


def was_able(view: View) -> Put | None:
    """Rule `was_able_is_actual`: past ability tells what was done ("was able to dock"), or was not ("were unable to dock").

    So does what somebody was moved by ("were glad to be able to help"). Source: Kiparsky and Kiparsky 1970, Fact (emotive factives).
    """
    if view.modality != "ready" or view.over not in ("able", "unable"):
        return None
    over = view.tree.heads[view.above]
    felt = over >= 0 and "be" in said(view.tree, view.above) and view.tree.word(over) in GLAD
    helped = said(view.tree, over if felt else view.above)
    if helped & PAST_BE and not helped & MODALS and mark(view.tree, view.above) not in listed("condition"):
        return Put("was_able_is_actual", "actual", "certain")
    return None


def could_not(view: View) -> Put | None:
    """Rule `could_not_is_actual`: "could not reach the village" tells what was not done; "could not have" leaves it open."""
    settled = (view.modality, view.shown.certainty) == ("actual", "certain")
    if settled or view.modality in ("planned", "conditional", "asked"):
        return None
    if "could" in view.said and "have" not in view.said and negator(view.tree, view.at) is not None:
        return Put("could_not_is_actual", "actual", "certain")
    return None


def not_done(view: View) -> Put | None:
    """Rule `failed_is_not_done`: what somebody fails to do is not done ("failed to agree", "its failure to take steps to stop it").

    Not where the failing is only supposed or to come. Source: Karttunen 1971, Implicative verbs.
    """
    tree, above, base = view.tree, view.above, view.base
    if base == "acl" and view.over in listed("measure"):
        above, base = tree.heads[above], "advcl"
    if base == "advcl" and above >= 0 and any(tree.words[k] in listed("measure") for k in tree.of(above, "obj")):
        above, base = tree.heads[above], tree.base(above)
    if not view.to or above < 0 or base not in ("acl", "xcomp") or view.modality in ("conditional", "asked"):
        return None
    if view.at != view.lead and tree.words[view.at].endswith("ed"):
        return None  # "failed to finish the race and damaged the boat"
    noun = tree.tags[above] == "NOUN" and tree.words[above] in listed("failure")
    verb = tree.tags[above] == "VERB" and tree.words[above] in verbs_of("failing")
    undone = said(tree, above) & MODALS or mark(tree, above) in listed("condition") or negator(tree, above) is not None
    if not (noun or verb) or undone:
        return None
    return Put("failed_is_not_done", "actual", "certain", "-")


def committed(view: View) -> Put | None:
    """Rule `committed_is_planned`: what somebody is committed to do is planned; what one reserves the right to do, ready."""
    tree, above = view.tree, view.above
    if above < 0 or view.modality not in ("ready", "planned", "called_for"):
        return None
    if view.modality == "ready" and tree.words[above] in ("committed", "commitment"):
        return Put("committed_is_planned", "planned", "certain")
    reserved = tree.words[above] == "right" and tree.word(tree.heads[above]) in verbs_of("reserving")
    return Put("committed_is_planned", "ready", "certain") if reserved and view.modality != "ready" else None


def wants(view: View) -> Put | None:
    """Rule `wants_is_ready`: what somebody wants to do is no plan yet ("wanted to cut its costs")."""
    if view.modality not in ("planned", "called_for") or view.base != "xcomp" or not view.to:
        return None
    return Put("wants_is_ready", "ready", "certain") if view.over in verbs_of("wanting") else None


def offered(view: View) -> Put | None:
    """Rule `offered_is_ready`: who offered help is ready to give it ("has offered assistance"); a house that offers rooms is not.

    Source: gold guide, section 2 (ready: offers).
    """
    tree = view.tree
    if view.modality != "actual" or tree.words[view.at] not in verbs_of("offering") or "was" in view.said:
        return None
    help_ = any(tree.words[k] in listed("help") for k in tree.of(view.at, "obj"))
    return Put("offered_is_ready", "ready", "certain") if help_ else None


def would_told(view: View) -> Put | None:
    """Rule `would_tells_the_past`: in the page's own voice "would" with the end or length of it tells what came to be.

    "Orr would lead for ten years", "the truce would end after one day"; not with a condition, nor of what is only planned ("the
    bridge would open in May"). Source: Quirk et al. 1985, 4.48 (future in the past, a narrative style).
    """
    tree = view.tree
    if view.modality not in ("planned", "conditional") or view.base not in ("root", "parataxis"):
        return None
    helped = view.said | (said(tree, view.lead) if "nsubj" not in {tree.base(k) for k in tree.kids[view.at]} else set())
    supposed = any(word in listed("condition") for word in tree.words)
    if helped & MODALS != {"would"} or "have" in helped or supposed:
        return None
    told = any(tree.words[m] in PAST_BOUNDS for k in tree.of(view.at, "obl", "advcl") for m in tree.kids[k])
    return Put("would_tells_the_past", "actual", "certain") if told else None


def first_to_do(view: View) -> Put | None:
    """Rule `first_to_do`: "the first town to open a school" has opened it, unless all of it is still to come."""
    tree, helped = view.tree, view.said
    if view.modality not in ("planned", "called_for", "ready") or not view.to or helped & {"is", "are", "was", "were"}:
        return None
    noun = view.above if view.base == "acl" or view.over in listed("ordinal") else view.to - 1
    if noun < 0 or tree.tags[noun] == "VERB" or tree.words[noun] in SPANS:
        return None
    if not (tree.words[noun] in listed("ordinal") or any(_counts(tree, k) for k in tree.kids[noun])):
        return None
    over = [noun, *tree.above(noun)]
    ahead = any(said(tree, k) & MODALS or mark(tree, k) == "to" for k in over)
    return None if ahead else Put("first_to_do", "actual", "certain")


def _counts(tree: Tree, at: int) -> bool:
    """Tell whether a word is an ordinal ("first", "14th")."""
    word = tree.words[at]
    return word in listed("ordinal") or (word[-2:] in NUMBERED and (word[:-2] or tree.word(at - 1)).isdigit())


def needed(view: View) -> Put | None:
    """Rule `needed_is_called_for`: "more nurses are needed", "a licence is deemed mandatory"."""
    tree, at = view.tree, view.at
    if view.modality != "actual" or tree.words[at] not in listed("needed"):
        return None
    deemed = tree.base(at) == "xcomp" and tree.word(tree.heads[at]) in ("deemed", "considered", "made")
    return Put("needed_is_called_for", "called_for", "certain") if helpers(tree, at) or deemed else None


def mandative(view: View) -> Put | None:
    """Rule `mandative_clause`: "urged that the bridge be closed", "it is vital that no one crosses"."""
    tree = view.tree
    clause = view.base in ("ccomp", "csubj", "acl") and tree.kid(view.lead, "nsubj") is not None
    if view.modality in ("asked", "called_for", "ready") or not clause or view.said & MODALS:
        return None
    opened = any(tree.words[k] in ("to", "if", "whether") for k in (*tree.kids[view.at], *tree.kids[view.lead]))
    if ("be" in view.said and not opened) or view.over in verbs_of("mandative") | listed("mandative_adjective"):
        return Put("mandative_clause", "called_for", "certain")
    return None


def goal(view: View) -> Put | None:
    """Rule `goal_is_ready`: what a goal is said to be is wanted ("the aim is to grow"), what a purpose is said to be, planned."""
    tree = view.tree
    subject = tree.kid(view.lead, "nsubj")
    if subject is None and view.over in ("is", "was", "are"):
        subject = tree.kid(view.above, "nsubj")
    if subject is None or view.modality not in ("actual", "planned", "called_for") or not view.to:
        return None
    if tree.words[subject] in listed("goal"):
        return Put("goal_is_ready", "ready", "certain")
    return Put("goal_is_ready", "planned", "certain") if tree.words[subject] in listed("purpose") else None


def planned(view: View) -> Put | None:
    """Rule `is_to_do`: "was to be moved"; "a contract to buy"; "play Vessa next week"; "closed pending an inspection"."""
    if view.modality != "actual":
        return None
    tree, to = view.tree, view.to
    noun = view.base in ("acl", "advcl") and to and tree.word(to - 1) in listed("plan")
    is_to = to and tree.word(to - 1) in ("is", "are", "was", "were") and tree.heads[to - 1] == view.lead
    times = tree.of(view.at, "obl", "advmod") if view.shown.tense == "present" else []
    ahead = any(tree.words[k] == "tomorrow" or _next(tree, k) for k in times)
    pending = view.over == "pending" or any(tree.words[k] == "pending" for k in tree.of(view.lead, "case"))
    return Put("is_to_do", "planned", "certain") if noun or is_to or ahead or pending else None


def _next(tree: Tree, at: int) -> bool:
    """Tell whether a time is the next one ("next week")."""
    return tree.word(at - 1) == "next" and tree.words[at] in TO_COME
