"""As words: whether a wording is part of a name, or only mentioned as words and not said.

Source: Huddleston & Pullum, The Cambridge Grammar of the English Language, chapter 5 (proper names) and 20 (quotation marks).
"""

from __future__ import annotations

import re

from onrecord.core.reading import Reading
from onrecord.read.grammar import BE, Tree

WORDS_ABOUT = re.compile(
    r"\b(?:word|words|phrase|answer|answers|term|label|labelled|labeled|marked|stamped|called|titled|entitled|named|"
    r"reads|box|entry|headed|sign|motto|song|film|novel|book|play|album)\W{1,3}$",
    re.IGNORECASE,
)


def titled(tree: Tree, first: int, at: int) -> bool:
    """Tell whether the wording is part of a name, by its capitals in the middle of a sentence."""
    if at == 0 or not tree.printed(at)[:1].isupper() or tree.printed(at).isupper():
        return first == 0 and at == 0 and len(tree) > 1 and tree.printed(1)[:1].isupper() and tree.tags[0] == "PROPN"
    before = tree.printed(at - 1)
    return before[:1].isalpha() and tree.tags[at] in ("PROPN", "ADJ", "NOUN")


def mentioned(tree: Tree, at: int) -> bool:
    """Tell whether the wording is quoted as words, not said: after "the word", before a verb of being."""
    reading: Reading = tree.reading
    start = reading.tokens[tree.first + at].start
    text = reading.report.text
    for quotation in reading.quotations:
        if quotation.start <= start < quotation.end:
            before = text[max(tree.sentence.start, quotation.start - 24) : quotation.start]
            after = text[quotation.end : quotation.end + 12].split()
            if WORDS_ABOUT.search(before + " "):
                return True
            return bool(after) and after[0].lower() in BE | {"has"} and quotation.start >= tree.sentence.start
        if quotation.start > start:
            break
    return False
