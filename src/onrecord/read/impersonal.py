"""Impersonal: what is put forward by a voice that the page does not name: "it was reported that", "is thought to have", "reportedly".

Source: gold guide, section 2 (chain: the unnamed voice); Huddleston & Pullum, The Cambridge Grammar of the English Language,
chapter 16 (passives of verbs of saying and thinking).
"""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Reading, Source, Unsure
from onrecord.read.grammar import BE, Tree

UNNAMED = Source("?", None, None, None, "unknown", named=False)
SAID = frozenset(
    "reported said believed thought understood rumoured rumored alleged claimed estimated predicted forecast projected feared suspected "
    "speculated presumed announced deemed considered".split()
)
"""Past participles of saying and thinking, as passives print them. "Expected" and "known" are the page's own word."""
BY_THE_WAY = frozenset("reportedly allegedly purportedly supposedly".split())
"""Adverbs that put a clause on somebody's word. "Apparently" is the page's own guess."""
PUT = frozenset({"question", "query"})
"""Nouns for what a reporter puts to somebody."""

HAPPENING = frozenset(
    "took take takes taken taking occurred occurs happened happens continued continues continue broke began begins "
    "started erupted centered centred lasted ended resumed".split()
)
"""Verbs that only say that what their subject names happens, goes on or ends."""


def impersonal(reading: Reading) -> list[Attribution]:
    """Return the attributions to an unnamed voice, each with the clause that it is made responsible for.

    Rule `unnamed_voice`. Nothing is found without a parse, nor where "by" names who says so.
    """
    if not any(token.deprel for token in reading.tokens):
        return []
    found = []
    for sentence in reading.sentences:
        tree: Tree | None = None
        for at in range(sentence.first, sentence.last):
            word = reading.words(reading.tokens[at]).lower()
            if word not in SAID and word not in BY_THE_WAY and word not in PUT:
                continue
            tree = tree or Tree(reading, sentence)
            here = at - sentence.first
            find = _clause if word in SAID else _put_to_somebody if word in PUT else _around
            content = find(tree, here)
            if content is not None:
                cue = tree.anchor(here, here + 1)
                whole = (content, *_happening(tree, here)) if word in BY_THE_WAY else (content,)
                found.append(
                    Attribution(UNNAMED, cue, whole, "indirect", rule="unnamed_voice", unsure=(Unsure("source", ()),))
                )
    return found


def _clause(tree: Tree, at: int) -> Anchor | None:
    """Return what a passive says: "is thought to have left", "it was reported that he left"."""
    helped = any(tree.words[k] in BE | {"be"} for k in tree.of(at, "aux", "cop"))
    named = any(tree.rels[k] == "obl:agent" or tree.words[k] == "by" for k in tree.kids[at])
    below = next((k for k in tree.of(at, "xcomp", "ccomp", "csubj") if k > at), None)
    if not helped or named or below is None:
        return None
    inside = [k for k in tree.subtree(below) if k > at]
    return tree.anchor(min(inside), max(inside) + 1)


def _put_to_somebody(tree: Tree, at: int) -> Anchor | None:
    """Return what is asked of somebody who answers: "To a question whether the dam would hold, Orr said ..."."""
    answered = any(tree.words[k] == "to" for k in tree.of(at, "case"))
    asked = next(
        (k for k in tree.of(at, "acl", "ccomp", "nmod") if {"whether", "if"} & {tree.word(m) for m in tree.kids[k]}),
        None,
    )
    if not answered or asked is None:
        return None
    inside = [k for k in tree.subtree(asked) if k > at]
    return tree.anchor(min(inside), max(inside) + 1)


def _happening(tree: Tree, at: int) -> tuple[Anchor, ...]:
    """Return the noun before an adverb's verb that only says that it happens ("clashes reportedly continued")."""
    verb = tree.heads[at]
    if verb < 0 or tree.words[verb] not in HAPPENING:
        return ()
    return tuple(tree.anchor(k, k + 1) for k in tree.of(verb, "nsubj") if k < verb)


def _around(tree: Tree, at: int) -> Anchor | None:
    """Return the words of the clause that an adverb stands in, from the adverb on."""
    verb = tree.heads[at]
    if verb < 0 or tree.base(at) != "advmod" or tree.tags[verb] not in ("VERB", "ADJ", "NOUN"):
        return None
    inside = [k for k in tree.subtree(verb) if k >= min(at, verb)]
    return tree.anchor(min(inside), max(inside) + 1)
