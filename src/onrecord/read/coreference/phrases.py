"""Phrases: the stretches of a report that may mean a person, a body or a thing, read off the parse.

A phrase is a noun or pronoun with everything that belongs to it (determiner, adjectives, apposition, relative clause),
without the preposition before it and what is joined to it; what "and" joins is a phrase of its own beside its parts.
A name that heads no phrase ("the Ondria talks") is one too.

Source: Universal Dependencies version 2; the mention guidelines of OntoNotes (Weischedel et al. 2013) for the edges.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, Token
from onrecord.read.mentions import role_words, title_words

Form = Literal["pronoun", "name", "nominal"]
PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves themself this that these those 's ’s".split()
)
"""Pronouns that may point to something said before; relative, interrogative and indefinite ones do not."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
INNER = frozenset({"flat", "fixed", "goeswith", "compound"})
"""Relations of a word that is a part of the noun it hangs on."""
OUTSIDE = frozenset(
    "cc mark nsubj csubj cop aux expl parataxis discourse advcl vocative dislocated ccomp conj orphan reparandum".split()
)
"""Relations of what hangs on a noun without belonging to its phrase."""
HEADING = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos"})
BRACKETS = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "''": "``"}


HEADED = frozenset({"PRON", "DET", "NOUN", "PROPN", "NUM", "ADJ"})
"""Parts of speech of words that may head a phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[first, last)` around the word `head`, in sentence number `sentence`.

    `core` is where the phrase ends without what follows its head; `mention` is the index of the name it holds as
    its head, if any; `joined` tells that it is several things joined by "and".
    """

    first: int
    last: int
    head: int
    core: int
    sentence: int
    form: Form
    mention: int | None = None
    joined: bool = False

    def anchor(self, reading: Reading) -> Anchor:
        """Return the words of the phrase."""
        return Anchor.of(reading.report.text, reading.tokens[self.first].start, reading.tokens[self.last - 1].end)


class Shape:
    """The tree of one sentence: kids of each word and how far each word's branch reaches. Indexes are the report's."""

    __slots__ = ("first", "high", "kids", "low", "tokens")

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self.tokens, self.first = tokens, first
        self.kids: list[list[int]] = [[] for _ in range(last - first)]
        self.low, self.high = list(range(first, last)), list(range(first + 1, last + 1))
        for at in range(first, last):
            head = tokens[at].head
            if first <= head < last and head != at:
                self.kids[head - first].append(at)
        order = [at for at in range(first, last) if not first <= tokens[at].head < last]
        for at in order:
            order += self.kids[at - first]
        for at in reversed(order):
            for kid in self.kids[at - first]:
                self.low[at - first] = min(self.low[at - first], self.low[kid - first])
                self.high[at - first] = max(self.high[at - first], self.high[kid - first])

    def extent(self, head: int, *, joined: bool = False) -> tuple[int, int]:
        """Return the words `[first, last)` that belong to a noun; `joined` takes in what "and" joins to it."""
        out = OUTSIDE - {"conj", "cc"} if joined else OUTSIDE
        kids = self.kids[head - self.first]
        predicate = any(self.tokens[kid].deprel == "cop" for kid in kids)
        first, last = head, head + 1
        for kid in reversed([k for k in kids if k < head]):
            rel = self.tokens[kid].deprel.partition(":")[0]
            if rel in out or rel == "case" or (predicate and rel in ("advmod", "obl")):
                break
            if rel != "punct" or kid == first - 1:
                first = min(first, self.low[kid - self.first])
        for kid in (k for k in kids if k > head):
            rel = self.tokens[kid].deprel.partition(":")[0]
            if rel in out or (predicate and rel in ("advmod", "obl")):
                break
            last = max(last, self.high[kid - self.first])
        return first, last


def phrases(reading: Reading) -> tuple[Phrase, ...]:
    """Return the phrases of a report in text order, longer ones first where two begin together."""
    covered = _names(reading)
    found: dict[tuple[int, int], Phrase] = {}
    for number, sentence in enumerate(reading.sentences):
        shape = Shape(reading.tokens, sentence.first, sentence.last)
        for head in range(sentence.first, sentence.last):
            for phrase in _headed(reading, shape, head, number, covered):
                kept = found.get((phrase.first, phrase.last))
                if kept is None or _rank(phrase) > _rank(kept):
                    found[phrase.first, phrase.last] = phrase
    for phrase in _bare_names(reading, {p.head for p in found.values()}):
        found.setdefault((phrase.first, phrase.last), phrase)
    return tuple(sorted(found.values(), key=lambda p: (p.first, -p.last)))


def _rank(phrase: Phrase) -> tuple[bool, bool]:
    """Prefer, of two readings of the same words, what is joined, then what is a name."""
    return phrase.joined, phrase.mention is not None


def _names(reading: Reading) -> dict[int, int]:
    """Return the mention that each word is a part of."""
    starts = [token.start for token in reading.tokens]
    covered: dict[int, int] = {}
    for number, mention in enumerate(reading.mentions):
        if {word.lower() for word in mention.anchor.exact.split()} <= role_words() | title_words() | {"the"}:
            continue  # "the Ministry" points to a name, it is none
        at = bisect_left(starts, mention.anchor.start)
        while at < len(starts) and starts[at] < mention.anchor.end:
            covered[at] = number
            at += 1
    return covered


def _headed(reading: Reading, shape: Shape, head: int, sentence: int, covered: dict[int, int]) -> list[Phrase]:
    """Return the phrases that a word heads: none, its own, or its own and the whole that "and" makes."""
    token = reading.tokens[head]
    if token.upos not in HEADED:
        return []
    rel = token.deprel.partition(":")[0]
    word = reading.words(token).lower() if token.upos in ("PRON", "DET") else ""
    if token.upos == "PRON" or (word in PRONOUNS and token.upos == "DET" and rel != "det"):
        if word not in PRONOUNS or (rel in ("mark", "expl")) or (word == "that" and _relative(reading, token)):
            return []
        return [Phrase(head, head + 1, head, head + 1, sentence, "pronoun")]
    form: Form
    if token.upos in ("NOUN", "PROPN"):
        if rel in INNER and not (token.upos == "PROPN" and rel == "compound"):
            return []
        form = "name" if head in covered else "nominal"
    elif token.upos in ("NUM", "DET", "ADJ") and rel in HEADING - {"root", "appos", "conj"}:
        form = "nominal"
    else:
        return []
    first, last = _trim(reading, *shape.extent(head))
    core = max(head + 1, min([last, *(k for k in shape.kids[head - shape.first] if k > head)]))
    mention = covered.get(head) if form == "name" else None
    own = Phrase(first, last, head, core, sentence, form, mention)
    both = [k for k in shape.kids[head - shape.first] if k > head and reading.tokens[k].deprel == "conj"]
    if not any(reading.tokens[k].upos in NOUNS for k in both):
        return [own]
    first, last = _trim(reading, *shape.extent(head, joined=True))
    return [own, Phrase(first, last, head, core, sentence, "nominal", None, joined=True)]


def _relative(reading: Reading, token: Token) -> bool:
    """Tell whether "that" opens a relative clause ("the report that angered them") or only adds weight."""
    above = reading.tokens[token.head].deprel if token.head >= 0 else ""
    return above.startswith("acl") or token.deprel in ("det", "advmod")


def _trim(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Drop marks at the two ends of a phrase, a closing one only where the phrase does not open it."""
    words = [reading.words(reading.tokens[at]) for at in range(first, last)]
    while len(words) > 1 and reading.tokens[first].upos == "PUNCT" and BRACKETS.get(words[-1]) != words[0]:
        first, words = first + 1, words[1:]
    while len(words) > 1 and reading.tokens[last - 1].upos == "PUNCT" and BRACKETS.get(words[-1], "") not in words[:-1]:
        last, words = last - 1, words[:-1]
    return first, last


def _bare_names(reading: Reading, heads: set[int]) -> list[Phrase]:
    """Return a phrase for each name in which no phrase has its head ("the Ondria talks")."""
    starts = [token.start for token in reading.tokens]
    out, sentence = [], 0
    for number, mention in enumerate(reading.mentions):
        first = bisect_left(starts, mention.anchor.start)
        last = bisect_left(starts, mention.anchor.end)
        while sentence + 1 < len(reading.sentences) and reading.sentences[sentence].last <= first:
            sentence += 1
        if first < last and not any(at in heads for at in range(first, last)):
            inner = [at for at in range(first, last) if not first <= reading.tokens[at].head < last]
            head = inner[-1] if inner else last - 1
            out.append(Phrase(first, last, head, last, sentence, "name", number))
    return out
