"""Constructions: where the grammar over a predicate decides how firmly it is put, whatever the network makes of it.

Each rule names one construction and speaks only where it holds; the first that does decides, and stands in `by`. Nothing is
found without a parse.

Source: gold guide, section 2 (modality, polarity, certainty); the rules name their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.core.reading import Predicate, Reading
from onrecord.read.constructions import firm, possible
from onrecord.read.constructions.denied import polarity_by
from onrecord.read.constructions.view import Put, View, listed, verbs, view_of
from onrecord.read.contents import Contents
from onrecord.read.denial import negator
from onrecord.read.grammar import Tree

RULES: tuple[Callable[[View], Put | None], ...] = (
    possible.whether, possible.thought, possible.held_to, possible.likely_itself, possible.expected, firm.goal, firm.planned,
    possible.let, possible.seems, firm.not_done, firm.committed, firm.wants, firm.offered, firm.was_able, firm.could_not,
    possible.may, firm.first_to_do, firm.needed, firm.mandative, possible.inside_if,
)  # fmt: skip


def settle(reading: Reading, judged: Sequence[Predicate], contents: Contents) -> list[Predicate]:
    """Return predicates as the constructions over them put them; those that no network has judged stay as they are."""
    trees: dict[int, Tree] = {}
    settled: list[Predicate] = []
    shown: dict[tuple[int, int], Predicate] = {}
    for predicate in judged:
        if predicate.confidence is None:
            settled.append(predicate)
            continue
        tree = trees.get(predicate.sentence)
        if tree is None:
            tree = trees[predicate.sentence] = Tree(reading, reading.sentences[predicate.sentence])
        at = tree.place(predicate.anchor) if tree.parsed else None
        if at is not None:
            kinds = {attribution.kind for _, attribution, _ in contents.over(predicate.anchor)}
            first = shown.get((predicate.sentence, tree.heads[at]))
            predicate = _settled(tree, at, predicate, first, direct="direct" in kinds, own=not kinds)
            shown[predicate.sentence, at] = predicate
        settled.append(predicate)
    return settled


def _settled(tree: Tree, at: int, shown: Predicate, first: Predicate | None, *, direct: bool, own: bool) -> Predicate:
    """Return one predicate as the constructions over it put it; `first` is the predicate that governs it, if any.

    Rule `possible_is_not_certain`: what is only possible is not certain either, unless the modality is in doubt itself.
    """
    denied = polarity_by(tree, at, shown)
    shown = shown if denied is None else _as_put(shown, denied)
    put = denied_by(tree, at, shown)
    if put is None and shown.modality != "asked":
        put = put_by(tree, at, shown, direct=direct, own=own) or (_shared(tree, at, shown, first) if first else None)
    shown = shown if put is None else _as_put(shown, put)
    doubted = any(entry.field == "modality" for entry in shown.unsure)
    if shown.modality == "possible" and shown.certainty == "certain" and not doubted:
        return _as_put(shown, Put("possible_is_not_certain", certainty="possible"))
    return shown


def _as_put(shown: Predicate, put: Put) -> Predicate:
    """Return a predicate with what a construction decides, without the doubts about it."""
    decided = {"modality": put.modality, "certainty": put.certainty, "polarity": put.polarity}
    fields = {field: value for field, value in decided.items() if value is not None}
    left = tuple(entry for entry in shown.unsure if entry.field not in fields)
    return replace(shown, **fields, unsure=left, by=f"{shown.by} {put.rule}")  # type: ignore[arg-type]


def put_by(tree: Tree, at: int, shown: Predicate, *, direct: bool, own: bool = False) -> Put | None:
    """Return how the construction over the predicate at `at` puts it.

    `direct` tells that it stands inside marks of speech, `own` that nobody but the page says it.
    """
    view = view_of(tree, at, shown)
    found = next((put for rule in RULES if (put := rule(view)) is not None), None)
    if found is None and direct:
        return possible.would_in_marks(view)
    return firm.would_told(view) if found is None and own else found


def denied_by(tree: Tree, at: int, shown: Predicate) -> Put | None:
    """Return the denial of a claim whose noun or verb is denied above it, where nothing in its own clause denies it.

    Rule `claim_denied`: "dismissed the suggestion that it had sold arms", "doubt that it was sold". Source: gold guide, section 2
    (polarity: "denied taking part"); Karttunen 1974 (plugs).
    """
    view = view_of(tree, at, shown)
    above = view.above
    if shown.polarity == "-" or above < 0 or view.base not in ("ccomp", "acl"):
        return None
    over = tree.heads[above]
    noun = view.over in listed("claim") and tree.word(over) in verbs("denying")
    doubted = view.base == "ccomp" and view.over in ("doubt", "doubts", "doubted")
    subject = tree.kid(view.lead, "nsubj", "csubj") is not None
    if not (noun or doubted) or not subject or negator(tree, over if noun else above) is not None:
        return None
    return Put("claim_denied", "possible", "probable", "-") if doubted else Put("claim_denied", polarity="-")


def _shared(tree: Tree, at: int, shown: Predicate, first: Predicate) -> Put | None:
    """Rule `shares_its_modality`: a verb joined to another without an auxiliary of its own is put as that one is.

    "Decided to stop and take the case to court" calls for nothing. Source: Huddleston & Pullum, chapter 15 (coordination of verb
    phrases below one auxiliary).
    """
    above = tree.heads[at]
    bare = tree.kid(at, "aux", "cop", "nsubj", "mark") is None and tree.tags[at] == tree.tags[above] == "VERB"
    demanded = shown.modality == "called_for" and first.modality != "called_for"
    undone = shown.modality == "actual" and shown.tense != "past" and first.modality in ("planned", "possible")
    if tree.base(at) != "conj" or not bare or not (demanded or undone):
        return None
    return Put("shares_its_modality", first.modality, first.certainty)
