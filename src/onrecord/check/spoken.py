"""Verbs of saying, and whether a name is who says: its place beside the verb tells, not only that both stand in a sentence."""

from __future__ import annotations

import re

from onrecord.check.names import runs
from onrecord.check.sides import Passage, Side
from onrecord.check.words import Word

STRICT = frozenset(
    "said says say told tells added adds noted notes stressed stresses announced announces warned warns stated states joked declared "
    "declares informed argued argues insisted insists explained explains claimed claims remarked urged urges promised vowed pledged "
    "conceded concedes admitted admits acknowledged replied answered recalled complained testified predicted predicts wrote writes "
    "affirmed affirms indicated indicates asserted asserts maintained responded commented emphasised emphasized underlined joked hinted "
    "contended concluded lamented cautioned confirmed confirms disclosed called calls put puts".split()
)
WRITTEN = frozenset("wrote writes called calls put puts".split())
"""Verbs that as often take a thing for their object as words."""
NARRATED = frozenset("promised vowed pledged urged urges called calls put puts announced answered recalled".split())
"""Verbs by which somebody else may tell what a person once did: "he said the mayor had promised help"."""
PASSIVE = frozenset("is are was were been being".split())
_AT_BODY = re.compile(r"\s(?:of|for|at|from|with)\s(?:the\s|a\s)?[A-Z][\w’' -]*\s")
"""What may stand between a name and its verb: "Vel of the Delta Institute said"."""
_CLOSED = re.compile(r"[”\"’',–—]\s*$")


def inverted(side: Side, verb: Word) -> bool:
    """Tell whether a verb of saying may stand before who says: a quotation or clause ends right before it."""
    return _CLOSED.search(side.text[max(0, verb.start - 3) : verb.start]) is not None


def said_beside(side: Side, passage: Passage, names: frozenset[str]) -> bool:
    """Tell whether a name stands beside a verb of saying: before it, or behind it where a quotation ends."""
    row = passage.words
    for number, word in enumerate(row):
        if word.folded not in names:
            continue
        after = [w.folded for n, w in enumerate(row[number + 1 : number + 7], number) if row[n].folded not in PASSIVE]
        before = [w for w in row[max(0, number - 3) : number] if w.folded in STRICT and inverted(side, w)]
        if STRICT & set(after) or before:
            return True
    return False


def says(side: Side, passage: Passage, names: frozenset[str]) -> bool:
    """Tell whether a name is the last one before a verb of saying, or the first right after one that ends a quotation."""
    named = list(runs(side, passage))
    for word in passage.words:
        if word.folded not in STRICT:
            continue
        before = [run for run in named if run.words[-1].end <= word.start][-1:]
        after = [run for run in named if word.end <= run.words[0].start <= word.end + 25 and inverted(side, word)][:1]
        if any(names & set(run.folded) for run in after) or any(
            names & set(run.folded) and word.start - run.words[-1].end < 2 for run in before
        ):
            return True
        if any(
            names & set(run.folded) and _AT_BODY.fullmatch(side.text, run.words[-1].end, word.start) for run in named
        ):
            return True
        apposed = before and side.text[before[0].words[-1].end] == "," and side.text[word.start - 2] == ","
        if apposed and names & set(before[0].folded):
            return True
    return False
