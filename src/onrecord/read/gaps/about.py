"""Gaps, what about: which thing a gap leaves open, from the question or the noun that its predicate governs.

Source: gold guide, section 5 (time, place, number, identity, cause, kind, terms, outcome, other).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.core.reading import GapAbout
from onrecord.read.classes import words
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import ASKING, Tree

WH: dict[str, GapAbout] = {
    "who": "identity", "whom": "identity", "whose": "identity", "whoever": "identity", "when": "time", "where": "place",
    "why": "cause", "whether": "outcome", "if": "outcome",
}  # fmt: skip
HOW: dict[str, GapAbout] = {
    "many": "number", "much": "number", "far": "number", "big": "number", "large": "number", "high": "number",
    "deep": "number", "heavy": "number", "wide": "number", "severe": "number", "serious": "number", "badly": "number",
    "widespread": "number", "few": "number", "close": "number", "great": "number", "fast": "number", "old": "number",
    "long": "time", "soon": "time", "often": "time", "late": "time", "early": "time", "quickly": "time",
}  # fmt: skip
CAUSING = frozenset(
    "caused cause led prompted triggered sparked motivated provoked brought made drove set started went happened "
    "occurred killed behind wrong".split()
)
COSTING = frozenset("cost costs pays pay paid worth fetched earns earned owes owed".split())
COMING = frozenset("would will become becomes next future might may could".split())
FOLLOWING = frozenset("do happen become mean follow befall come be".split())
CONTAINERS = frozenset(
    "detail details word information list clue indication idea news mention hint light statement clarity data "
    "explanation certainty consensus decision specifics account estimate record question answer agreement talks".split()
)
"""Nouns that hold information of something else: what that is follows in "of", "on", "about"."""
SURELY = frozenset({"exact", "precise", "further", "more", "other", "additional", "any", "no", "immediate", "final"})


FOREGOING = frozenset({"exactly", "just", "even", "precisely", "but", "and", "“"})
CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—", "“"})


def of_question(tree: Tree, wh: int) -> GapAbout:
    """Return what the indirect question that opens with word `wh` asks for."""
    word, after = tree.words[wh], tree.word(wh + 1)
    clause = tree.words[wh + 1 : wh + 12]
    if word in WH:
        return WH[word]
    if word == "how":
        if after in HOW:
            return HOW[after]
        if set(clause[:5]) & {"vote", "rule", "decide", "end"} and set(clause[:4]) & COMING:
            return "outcome"
        if {"came", "come", "got", "ended"} & set(clause[:5]):
            return "cause"
        if set(clause[:6]) & {"voted", "votes", "vote"}:
            return "kind"
        return "kind" if set(clause[:4]) & (COMING | {"to", "exactly"}) else "cause"
    if word in ("what", "whatever", "which"):
        near = range(wh + 1, min(len(tree), wh + 4))
        noun = next((tree.words[i] for i in near if tree.words[i] in topics() and tree.tags[i] == "NOUN"), "")
        if noun and (after == noun or tree.tags[wh + 1] == "ADJ"):
            return topics()[noun]
        if word == "which":
            return "kind"
        if after in ("is", "was", "the", "are", "were", "its", "their", "his", "her") and noun:
            return topics()[noun]
        if word == "what" and set(clause) & COSTING and after not in ("else", "kind", "sort"):
            return "number"
        if after in ("it", "that", "they", "this") and set(clause[1:3]) & {"is", "was", "are", "were"}:
            meant = next((topics()[tree.words[i]] for i in range(wh - 1, -1, -1) if tree.words[i] in topics()), None)
            return meant or "kind"
        if "return" in clause or "exchange" in clause:
            return "terms"
        if (
            (set(clause[:5]) & COMING and set(clause[:7]) & FOLLOWING)
            or after == "happens"
            or {"become", "became", "happened"} & set(clause[:2])
        ):
            return "outcome"
        first = next(
            (i for i in range(wh + 1, min(len(tree), wh + 4)) if tree.tags[i] not in ("AUX", "ADV", "PART")), wh
        )
        leading = tree.parsed and tree.tags[first] == "VERB" and tree.word(first - 1) not in ("been", "be", "being")
        return "cause" if leading or set(clause[:2]) & CAUSING else "kind"
    return "other"


def of_noun(tree: Tree, noun: int) -> list[GapAbout]:
    """Return what noun `noun` leaves open: its own topic, or for a holder of information what it is of."""
    word = tree.words[noun]
    if word in ("certainty", "word", "confirmation", "indication") and tree.word(noun + 1) == "that":
        return ["outcome"]
    if word == "origin" and any(
        tree.words[k] in words("happening", "presupposed") | BEGUN for k in tree.of(noun, "nmod")
    ):
        return ["cause"]
    if word in CONTAINERS:
        below = [a for k in tree.of(noun, "nmod", "obl", "conj") for j in tree.joined(k) for a in _plain(tree, j)]
        asked = [of_question(tree, wh) for wh in tree.question(noun) if wh > noun]
        if asked or below:
            return list(dict.fromkeys([*asked, *below]))
        if word in ("details", "particulars") and tree.kid(noun, "nmod") is not None:
            return ["kind"]
    return _plain(tree, noun)


BEGUN = frozenset(
    "blaze outbreak custom rumour rumor smell noise epidemic dispute conflict infection illness virus disease smoke".split()
)
"""What has an origin in a cause rather than a place."""


def _plain(tree: Tree, noun: int) -> list[GapAbout]:
    """Return the topic of one noun, of its modifier where it has none itself ("launch window")."""
    found = topics().get(tree.words[noun])
    return [found] if found and tree.words[noun] not in CONTAINERS - {"decision", "explanation"} else []


def of_nouns(tree: Tree, nouns: Iterable[int]) -> list[GapAbout]:
    """Return what several nouns leave open, each once, in order."""
    return list(dict.fromkeys(about for noun in nouns for about in of_noun(tree, noun)))


def listed(tree: Tree, noun: int) -> list[GapAbout]:
    """Return what a list after "including" or "such as" names as open."""
    text = tree.words
    for at in range(noun + 1, len(text)):
        if text[at] == "including" or (text[at] == "as" and text[at - 1] == "such"):
            return list(dict.fromkeys(topics()[w] for w in text[at + 1 :] if w in topics()))
    return []


def asked_around(tree: Tree, at: int) -> list[GapAbout]:
    """Return what was asked before a wording that does not name it.

    That is a question that stands first ("Where it crossed nobody could say"), what somebody was asked ("Asked who had
    paid, he would not say"), or the sentence before ("Who paid? Nobody knows").
    """
    first = opening(tree, at)
    if first is not None:
        return [of_question(tree, first)]
    for here, word in enumerate(tree.words):
        if word in ("asked", "questioned", "pressed", "quizzed", "queried", "pushed") and here != at:
            behind = next((i for i in range(here + 1, min(len(tree), here + 8)) if tree.words[i] in ASKING), None)
            if behind is not None:
                return [of_question(tree, behind)]
            marked = [n for n in tree.nouns(here) if any(tree.words[k] in ("about", "on", "for") for k in tree.kids[n])]
            return [about for about in of_nouns(tree, marked) if about != "time"]
    return _question_before(tree)


def opening(tree: Tree, at: int) -> int | None:
    """Return the wh-word of a question that opens the sentence before word `at`, None where there is none."""
    first = 1 if tree.words[0] in FOREGOING else 0
    if tree.word(first) in ASKING - {"if"} and at - first >= 2:
        return None if tree.words[first] in ("when", "where") and "," in tree.words[:at] else first
    return _later_opening(tree, at)


def _later_opening(tree: Tree, at: int) -> int | None:
    """Return the wh-word of a question that opens a later clause before word `at` ("..., but how large they were ...")."""
    for here in range(at - 3, 1, -1):
        before = tree.words[here - 1]
        if tree.words[here] in ASKING - {"if", "which", "who", "whose", "where", "when"} or (
            tree.words[here] in ASKING - {"if"} and before in ("but", "and")
        ):
            opens = before in CLAUSE_MARKS or (
                before in ("but", "and", "exactly", "just") and tree.words[here - 2] in CLAUSE_MARKS
            )
            return here if opens and not CLAUSE_MARKS & set(tree.words[here:at]) else None
    return None


def _question_before(tree: Tree) -> list[GapAbout]:
    """Return what the sentence right before in the same block asks, nothing where it asks nothing."""
    sentences, text = tree.reading.sentences, tree.reading.report.text
    index = bisect_left(sentences, tree.sentence.start, key=lambda s: s.start) - 1
    if index < 0 or sentences[index].block != tree.sentence.block or text[sentences[index].end - 1] != "?":
        return []
    before = Tree(tree.reading, sentences[index])
    opening = next((i for i in range(min(3, len(before))) if before.words[i] in ASKING), None)
    return [of_question(before, opening)] if opening is not None else []


def is_info(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names something that may be left open."""
    return tree.words[noun] in topics() or tree.words[noun] in words("news", "gap_nouns")
