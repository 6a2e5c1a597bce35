"""Denied: which word in or over its own clause denies a predicate, or only seems to.

Source: gold guide, section 2 (polarity); Huddleston & Pullum, The Cambridge Grammar of the English Language, chapter 9
(clausal negation, approximate negators).
"""

from __future__ import annotations

from onrecord.core.reading import Predicate
from onrecord.read.constructions.view import Put, listed
from onrecord.read.denial import negator
from onrecord.read.grammar import Tree

OWN_NOT = frozenset({"not", "n't", "never"})
BOUNDING = frozenset(
    "less fewer more later earlier sooner higher lower larger smaller greater before until just least".split()
)
"""Words behind "not" with which it bounds a figure or a time."""
NEARLY = frozenset({"almost", "nearly"})


def polarity_by(tree: Tree, at: int, shown: Predicate) -> Put | None:
    """Return the polarity that the words of its own clause give a predicate, None where they leave it.

    Set on 262 labelled articles, 29 November 2026, right in 7 of 9 cases; redo with `python -m evaluation gold`.
    """
    if shown.polarity == "-":
        return Put("not_only", polarity="+") if _not_only(tree, at) else None
    if _has_its_not(tree, at) or _of_none(tree, at):
        return Put("own_not", polarity="-")
    if shown.modality == "actual" and tree.tags[at] == "VERB" and tree.word(at - 1) in NEARLY:
        return Put("nearly", polarity="-")
    return None


def _not_only(tree: Tree, at: int) -> bool:
    """Rule `not_only`: what "not only" stands before is put forward ("not only closed the port but sold it")."""
    return any(tree.words[k] == "not" and tree.word(k + 1) == "only" for k in tree.kids[at])


def _has_its_not(tree: Tree, at: int) -> bool:
    """Tell whether a predicate shown as put forward has a "not" or a "no" of its own.

    Rule `own_not`: "they were not accounted for", "found no trace". What bounds ("not before May"), and what denies only a part
    ("not only"), denies nothing. So in 8 of 9 cases of labelled reports, November 2026.
    Rule `nearly`: what almost happened did not.
    """
    no = negator(tree, at)
    if no is None:
        return False
    above = tree.heads[no]
    if tree.words[no] == "no":
        return tree.base(above) == "obj" and tree.heads[above] == at
    return above == at and tree.words[no] in OWN_NOT and tree.word(no + 1) not in BOUNDING


def _of_none(tree: Tree, at: int) -> bool:
    """Tell whether a noun is what nobody has, or what there is no word of ("never had a case", "no reports of raids")."""
    above = tree.heads[at]
    if above < 0 or tree.tags[at] != "NOUN":
        return False
    if tree.base(at) == "obj":
        return tree.tags[above] == "VERB" and tree.words[above] in listed("having") and _has_its_not(tree, above)
    told = tree.base(at) == "nmod" and tree.words[above] in listed("trace") and "of" in {*map(tree.word, tree.kids[at])}
    return told and any(tree.words[k] == "no" for k in tree.kids[above])
