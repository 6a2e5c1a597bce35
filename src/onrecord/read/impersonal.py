"""Impersonal: what is put forward by a voice that the page does not name: "it was reported that", "is thought to have", "reportedly".

Source: gold guide, section 2 (chain: the unnamed voice); Huddleston & Pullum, The Cambridge Grammar of the English Language,
chapter 16 (passives of verbs of saying and thinking).
"""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Reading, Source, Unsure
from onrecord.read.grammar import BE, Tree
from onrecord.read.voice_words import voice_kinds
from onrecord.read.voices import Voices

UNNAMED = Source("?", None, None, None, "unknown", named=False)
SAID = frozenset(
    "reported said believed thought understood rumoured rumored alleged claimed estimated predicted forecast projected feared suspected "
    "speculated presumed announced deemed considered".split()
)
"""Past participles of saying and thinking, as passives print them. "Is known" is the page's own word, "is expected" but behind "it"."""
BY_THE_WAY = frozenset("reportedly allegedly purportedly supposedly".split())
"""Adverbs that put a clause on somebody's word. "Apparently" is the page's own guess."""
NOTED = frozenset(
    "noted stressed emphasized emphasised stated underlined underscored recalled mentioned added informed expected".split()
)
"""Past participles of speaking that put a clause on nobody only behind "it": "it was noted at the meeting that ..."."""
TOLD = frozenset("reports claims allegations rumours rumors".split())
"""Nouns for word of something that nobody is named for ("after reports that the dam had burst")."""
BEHIND = frozenset({"after", "following", "amid", "despite", "on"})
"""Prepositions behind which such nouns tell of no voice of the sentence."""
AGAINST = frozenset({"while", "whereas", "although", "though"})
"""Conjunctions that set a clause of its own against the one before."""
PUT = frozenset({"question", "query"})
"""Nouns for what a reporter puts to somebody."""

HAPPENING = frozenset(
    "took take takes taken taking occurred occurs happened happens continued continues continue broke began begins "
    "started erupted centered centred lasted ended resumed".split()
)
"""Verbs that only say that what their subject names happens, goes on or ends."""


def impersonal(reading: Reading, voices: Voices) -> list[Attribution]:
    """Return the attributions to an unnamed voice, each with the clause that it is made responsible for.

    Rule `unnamed_voice`. Nothing is found without a parse, nor where "by" names who says so; "in the ministry" names it.
    """
    if not any(token.deprel for token in reading.tokens):
        return []
    found = []
    for sentence in reading.sentences:
        tree: Tree | None = None
        for at in range(sentence.first, sentence.last):
            word = reading.words(reading.tokens[at]).lower()
            if word not in WORDS:
                continue
            tree = tree or Tree(reading, sentence)
            here = at - sentence.first
            find = next((rule for words, rule in FINDERS if word in words), _clause)
            if word in NOTED and "it" not in {tree.words[k] for k in tree.of(here, "nsubj", "expl")}:
                continue
            content = find(tree, here)
            if content is not None:
                cue = tree.anchor(here, here + 1)
                whole = (content, *_happening(tree, here)) if word in BY_THE_WAY else (content,)
                found.append(
                    Attribution(
                        _body(tree, here, voices),
                        cue,
                        whole,
                        "indirect",
                        rule="unnamed_voice",
                        unsure=(Unsure("source", ()),),
                    )
                )
    return found


def _body(tree: Tree, at: int, voices: Voices) -> Source:
    """Return the body in which something was said ("it was noted in the ministry that ..."), else nobody named."""
    bodies = [k for k in tree.of(at, "obl") if _where(tree, k) and voice_kinds().get(tree.words[k]) == "body"]
    found = [voices.named_in(_phrase(tree, k)) for k in bodies]
    return next((source for source in found if source is not None), UNNAMED)


def _where(tree: Tree, at: int) -> bool:
    """Tell whether a noun tells where something was said ("in the ministry", "at the meeting")."""
    return bool({"in", "at"} & {tree.words[k] for k in tree.of(at, "case")})


def _phrase(tree: Tree, at: int) -> Anchor:
    """Return a noun with what hangs on it, its preposition left out."""
    inside = [k for k in tree.subtree(at) if k not in tree.of(at, "case")]
    return tree.anchor(min(inside), max(inside) + 1)


def _clause(tree: Tree, at: int) -> Anchor | None:
    """Return what a passive says: "is thought to have left", "it was reported that he left"."""
    helped = any(tree.words[k] in BE | {"be"} for k in tree.of(at, "aux", "cop"))
    agents = [k for k in tree.kids[at] if tree.rels[k] == "obl:agent"]
    named = any(tree.words[k] == "by" or (k in agents and not _where(tree, k)) for k in tree.kids[at])
    below = next((k for k in tree.of(at, "xcomp", "ccomp", "csubj") if k > at), None)
    if helped and not named and below is None and tree.words[at] == "reported":
        subject = next((k for k in tree.of(at, "nsubj") if k < at), None)  # "no casualties were reported"
        return None if subject is None else tree.anchor(min(tree.subtree(subject)), subject + 1)
    if not helped or named or below is None:
        return None
    return _clause_from(tree, [k for k in tree.subtree(below) if k > at], below)


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


def _told_of(tree: Tree, at: int) -> Anchor | None:
    """Return what there are reports of that nobody is named for: "after claims that the dam had burst", "there are no reports of raids"."""
    case = {tree.words[k] for k in tree.of(at, "case")}
    there = tree.base(at) == "nsubj" and any(tree.rels[k] == "expl" for k in tree.kids[tree.heads[at]])
    owned = any(tree.rels[k] == "nmod:poss" for k in tree.kids[at])
    below = next((k for k in tree.kids[at] if k > at and tree.rels[k] in ("acl", "ccomp", "nmod", "acl:that")), None)
    told = below is not None and (
        tree.kid(below, "nsubj") is not None or any(tree.words[k] == "of" for k in tree.kids[below])
    )
    if owned or below is None or not told or not (there or case & BEHIND):
        return None
    inside = [k for k in tree.subtree(below) if k > at]
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
    return _clause_from(tree, [k for k in tree.subtree(verb) if k >= min(at, verb)], max(at, verb))


def _clause_from(tree: Tree, inside: list[int], verb: int) -> Anchor:
    """Return the words of a clause up to the first clause behind its verb that stands apart."""
    apart = (min(tree.subtree(k)) for k in inside if k > verb and _stands_apart(tree, k))
    return tree.anchor(min(inside), min(apart, default=max(inside) + 1))


def _stands_apart(tree: Tree, at: int) -> bool:
    """Tell whether a clause only tells more of a noun, or is set against the one before ("while the port stayed shut")."""
    against = tree.base(at) == "advcl" and any(tree.words[k] in AGAINST for k in tree.of(at, "mark"))
    return tree.rels[at] == "acl:relcl" or against


FINDERS = ((PUT, _put_to_somebody), (BY_THE_WAY, _around), (TOLD, _told_of))
"""By the words that put a clause on nobody named, how the clause is found; else it is the passive's."""
WORDS = SAID | BY_THE_WAY | NOTED | PUT | TOLD
