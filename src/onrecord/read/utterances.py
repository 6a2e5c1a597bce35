"""Utterances: the sentences of a paragraph with each quotation folded into one item.

Seen so, `“Two sentences. And a third,” she said. “And a fourth.”` is two short lines: quotation, she, said; quotation.
Where quoted sentences end no longer hides where the reporting sentence ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.reading import Quotation, Reading, Sentence
from onrecord.read.verbs import forms

QUOTE = "⟦q⟧"
"""How a folded quotation reads in `Utterance.words`; the brackets occur in no news text."""
FINITE = frozenset("is are was were has have had will would could can may might shall should must do does did".split())
TAG_WORDS_BEFORE_VERB = 12
"""How far behind a quotation its reporting verb may stand; set by hand on the quotation table of tests."""


@dataclass(frozen=True, slots=True)
class Item:
    """One word of a paragraph outside quotation marks, or one whole quotation (then `quotation` is its index)."""

    start: int
    end: int
    word: str
    quotation: int | None = None
    verb: bool = False
    """Whether the parse takes the word for a verb or an auxiliary; False too where nothing was parsed."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence of the page's own text, quotations folded, in block `block`."""

    items: tuple[Item, ...]
    block: int

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words, a folded quotation as QUOTE."""
        return tuple(item.word for item in self.items)

    @property
    def quotations(self) -> tuple[int, ...]:
        """Return the indexes of the quotations that stand in it."""
        return tuple(item.quotation for item in self.items if item.quotation is not None)

    def verb_in(self, first: int, last: int) -> bool:
        """Tell whether a verb stands among items `[first, last)`: as parsed, else one whose form can be no noun's."""
        return any(item.verb or item.word.lower() in FINITE for item in self.items[first:last])


def fold(reading: Reading) -> list[Utterance]:
    """Return the utterances of every block that is read, in text order."""
    found: list[Utterance] = []
    by_block: dict[int, list[Item]] = {}
    outer = [(index, q) for index, q in enumerate(reading.quotations) if q.depth == 0]
    ends = {sentence.end for sentence in reading.sentences}
    at = 0
    block = -1
    for sentence in reading.sentences:
        block = block if _runs_on(reading, block, sentence) else sentence.block
        items = by_block.setdefault(block, [])
        for token in reading.tokens[sentence.first : sentence.last]:
            while at < len(outer) and outer[at][1].end <= token.start:
                at += 1
            if at < len(outer) and outer[at][1].start <= token.start:
                index, quotation = outer[at]
                if not items or items[-1].quotation != index:
                    items.append(Item(quotation.start, quotation.end, QUOTE, index))
                continue
            verb = token.upos in ("VERB", "AUX")
            items.append(Item(token.start, token.end, reading.words(token), verb=verb))
    for block, items in by_block.items():
        if reading.report.blocks[block].kind in ("body", "notice"):
            found += _cut(reading, items, block, ends)
    return found


def _runs_on(reading: Reading, block: int, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on a paragraph whose block another line of the page broke off.

    It stands in the same block, or on the very next line, begins in lower case and the line before ends in a mark of
    speech: `"We are ready."` and on its own line `said the minister.`
    """
    if sentence.block == block:
        return True
    text, start = reading.report.text, sentence.start
    lower = text[start : start + 1].islower() and text[start - 2 : start - 1] in ("”", '"', "»")
    return block >= 0 and lower and text[start - 1] == "\n" and sentence.block == block + 1


def _cut(reading: Reading, items: list[Item], block: int, ends: set[int]) -> list[Utterance]:
    """Cut the items of one block where the page's own sentences end."""
    found: list[Utterance] = []
    first = 0
    for at, item in enumerate(items):
        over = item.end in ends if item.quotation is None else _closes(reading, items, at)
        if over or at == len(items) - 1:
            found.append(Utterance(tuple(items[first : at + 1]), block))
            first = at + 1
    return [utterance for utterance in found if utterance.items]


def _closes(reading: Reading, items: list[Item], at: int) -> bool:
    """Tell whether a quotation ends the page's sentence: it ends in a full stop and no reporting verb follows."""
    index = items[at].quotation
    assert index is not None
    quotation: Quotation = reading.quotations[index]
    following = items[at + 1 :]
    if not following or following[0].quotation is not None:
        return bool(following) and quotation.inside.exact[-1] in ".!?…"
    if quotation.inside.exact[-1] not in ".!?…":
        return False
    head = following[0].word
    if head[:1].islower() or head in ",;:)—–-":
        return False
    if head == ".":
        return False
    return not _tag_follows(following)


def _tag_follows(items: list[Item]) -> bool:
    """Tell whether items after a quotation are its tag: a name or description, then a verb of speaking.

    Rule `own_words_behind_the_verb`: in “We agree.” Vorn noted “the gate is shut” and “We agree.” He also said it was shut
    the verb has words of its own, and the tag is the next sentence. Source: Quirk et al. 1985, 14.29 (reporting clauses).
    """
    for at, item in enumerate(items[:TAG_WORDS_BEFORE_VERB]):
        word = item.word
        if word in ".!?;:" or word == QUOTE:
            return False
        form = forms().get(word.lower())
        if at and form and form.speech and form.shapes & {"past", "s"} and items[at - 1].word.lower() != "to":
            behind = items[at + 1 :]
            if [i.word for i in behind[:1]] in ([","], [":"], ["that"]):
                behind = behind[1:]
                return bool(behind) and behind[0].word != QUOTE and items[at + 1].word == ","
            end = next((k for k, i in enumerate(behind) if i.word in (".", ",", ";")), len(behind))
            return not any(i.verb or i.word == QUOTE for i in behind[:end])
    return False
