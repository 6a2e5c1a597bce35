"""Warned: a warning that tells how things are, which is no threat.

Rule `tells_of_danger`: who warns "that the bridge was unsafe" or "that the dam could fail" tells of a danger; who warns "that it would close
the border" threatens. It is a threat where the clause tells what somebody will, would or may do.

Source: PLOVER 2.0 codebook, chapter 2 (THREATEN: what the actor may do to the recipient); Quirk et al. 1985, 16.31 (factual and
suasive verbs).
"""

from __future__ import annotations

from onrecord.read.clauses import people
from onrecord.read.described import listed
from onrecord.read.grammar import Tree
from onrecord.read.verbs import inflect

WARN = frozenset(form for form, _ in inflect("warn"))
AHEAD = frozenset("will would 'll 'd shall could may might can must".split())
"""Auxiliaries of what lies ahead."""
ACTING = frozenset({"PROPN", "PRON"})


def tells_of_danger(tree: Tree, at: int) -> bool:
    """Tell whether a verb of warning has a clause in which nobody is to do anything."""
    if tree.word(at) not in WARN:
        return False
    clauses = tree.of(at, "ccomp")
    return bool(clauses) and not any(_will_act(tree, k) for clause in clauses for k in tree.joined(clause))


def _will_act(tree: Tree, at: int) -> bool:
    """Tell whether somebody will, would or may do what a predicate names."""
    if not any(tree.word(k) in AHEAD for k in tree.of(at, "aux")) and not tree.of(at, "advcl"):
        return False
    subject = tree.subject(at)
    if subject is None:
        return False
    word = tree.word(subject)
    return tree.tags[subject] in ACTING or word in people() or word in listed("acting")
