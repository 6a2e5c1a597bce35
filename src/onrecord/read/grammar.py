"""Grammar: one sentence as words with their governors, and the few questions that rules ask of it.

Where the tokens carry a parse it is used; else a shallow guess at one (see `shallow.py`) stands in, so that the same
rules run on the plain steps, only weaker.

Source: Universal Dependencies version 2 for the relations; Huddleston & Pullum, The Cambridge Grammar of the English
Language, chapters 9 (negation) and 11 (content clauses and interrogatives).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, Sentence
from onrecord.read.shallow import guess

NOT = frozenset({"nowhere", "not", "n't", "never", "cannot", "nor", "neither", "hardly", "scarcely"})
NO = frozenset({"no", "neither"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
ASKING = frozenset("who whom whose what which when where why how whether if whoever whatever".split())
"""Words that open an indirect question."""
COMPLEMENT = frozenset("ccomp csubj xcomp advcl acl obj obl nsubj conj parataxis dep nmod advmod root iobj".split())
BEFORE_WH = frozenset(
    "open blank vague unsaid unclear exactly precisely just yet on about as to of into over at in by for with from or and , immediately "
    "publicly anyone reporters us certain sure yet now still even him her them me nothing little much anything".split()
)
"""Words that may stand between a verb and the indirect question that it governs."""
STARTS = attrgetter("start")
BE = frozenset("is are was were be been being 's 're remain remains remained".split())


class Tree:
    """The words of one sentence, lower-cased, each with part of speech, relation and governor.

    Indexes count from the start of the sentence; a head of -1 is the root. `parsed` tells whether a trained parser
    spoke. Relations keep their subtype ("nsubj:pass"); `base` cuts it off.
    """

    __slots__ = ("_bases", "_kids", "first", "heads", "parsed", "reading", "rels", "sentence", "tags", "words")

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        tokens = reading.tokens[sentence.first : sentence.last]
        self.reading, self.sentence, self.first = reading, sentence, sentence.first
        text = reading.report.text
        self.words = [text[t.start : t.end].lower().replace("’", "'") for t in tokens]
        self.parsed = any(t.deprel for t in tokens)
        if self.parsed:
            self.heads = [t.head - sentence.first if t.head >= 0 else -1 for t in tokens]
            self.rels = [t.deprel for t in tokens]
            self.tags = [t.upos for t in tokens]
        else:
            self.heads, self.rels, self.tags = guess(self.words)
        self._kids: list[list[int]] | None = None
        self._bases = [rel.partition(":")[0] for rel in self.rels]

    def __len__(self) -> int:
        """Return the number of words and marks."""
        return len(self.words)

    @property
    def kids(self) -> list[list[int]]:
        """Return of each word the words it governs, in order."""
        if self._kids is None:
            self._kids = [[] for _ in self.words]
            for at, head in enumerate(self.heads):
                if 0 <= head < len(self.words) and head != at:
                    self._kids[head].append(at)
        return self._kids

    def word(self, at: int) -> str:
        """Return a word, empty beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def base(self, at: int) -> str:
        """Return the relation of a word without its subtype."""
        return self._bases[at]

    def printed(self, at: int) -> str:
        """Return a word as printed."""
        return self.reading.words(self.reading.tokens[self.first + at])

    def anchor(self, first: int, last: int) -> Anchor:
        """Return words `[first, last)` as an anchor."""
        tokens = self.reading.tokens[self.first + first : self.first + last]
        return Anchor.of(self.reading.report.text, tokens[0].start, tokens[-1].end)

    def place(self, anchor: Anchor) -> int | None:
        """Return the word at which an anchor stands: of several, the one that governs the others."""
        tokens, low, high = self.reading.tokens, self.first, self.first + len(self.words)
        first = bisect_left(tokens, anchor.start, low, high, key=STARTS) - low
        last = bisect_left(tokens, anchor.end, low, high, key=STARTS) - low
        return next((i for i in range(first, last) if not first <= self.heads[i] < last), None)

    def kid(self, at: int, *rels: str) -> int | None:
        """Return the first word that `at` governs in one of these relations (subtypes too)."""
        bases = self._bases
        for kid in self.kids[at]:
            if bases[kid] in rels:
                return kid
        return None

    def of(self, at: int, *rels: str) -> list[int]:
        """Return all words that `at` governs in one of these relations (subtypes too)."""
        bases = self._bases
        return [kid for kid in self.kids[at] if bases[kid] in rels]

    def subtree(self, at: int) -> list[int]:
        """Return a word and everything below it, in order."""
        found: list[int] = []
        todo = [at]
        while todo and len(found) <= len(self.words):
            here = todo.pop()
            found.append(here)
            todo += self.kids[here]
        return sorted(found)

    def above(self, at: int) -> Iterator[int]:
        """Yield the governors of a word, nearest first."""
        seen = 0
        while self.heads[at] >= 0 and seen < len(self.words):
            at = self.heads[at]
            seen += 1
            yield at

    def joined(self, at: int) -> list[int]:
        """Return a word and those coordinated with it."""
        return [at, *(k for k in self.kids[at] if self.base(k) == "conj")]

    def subject(self, at: int) -> int | None:
        """Return the subject of a predicate: its own, else that of the clause it hangs on."""
        for here in (at, *self.above(at)):
            own = next(
                reversed([k for k in self.of(here, "nsubj", "csubj") if k < here]), self.kid(here, "nsubj", "csubj")
            )
            if own is not None and own != at:
                if self.word(own) in ("who", "which", "that", "whose") and self.base(here) == "acl":
                    return self.heads[here]
                return own
            if self.base(here) == "acl":
                return self.heads[here]
            helper = next((n for k in self.of(here, "aux", "cop") for n in self.of(k, "nsubj")), None)
            if helper is not None:
                return helper
            if self.base(here) not in ("xcomp", "conj", "advcl", "aux", "cop") and not (
                self.base(here) == "csubj" and here > self.heads[here]
            ):
                return None
        return None

    def nouns(self, at: int) -> list[int]:
        """Return what a predicate is about: objects, passive subject, prepositional phrases, all coordinated ones."""
        found = [j for k in self.of(at, "obj", "obl", "iobj", "ccomp", "nmod") for j in self.joined(k)]
        passive = self.passive(at)
        return [*self.joined(passive), *found] if passive is not None else found

    def passive(self, at: int) -> int | None:
        """Return the passive subject of a verb, one that it shares with the verb before it too."""
        own = next((k for k in self.kids[at] if self.rels[k] in ("nsubj:pass", "csubj:pass")), None)
        if own is not None or not any(
            self.words[k] in ("be", "been", "being", "get") or self.rels[k] == "aux:pass" for k in self.kids[at]
        ):
            return own
        return self.subject(at)

    def question(self, at: int) -> list[int]:
        """Return the words that open the indirect questions which a predicate governs, in order."""
        own = set(self.of(at, "nsubj", "obj", "obl")) if self.base(at) == "acl" else set()
        return [
            here
            for here, word in enumerate(self.words)
            if word in ASKING
            and here != at
            and not (own and here < at and self._below(here, own))
            and self._asks(here, at)
        ]

    def _below(self, at: int, tops: Iterable[int]) -> bool:
        """Tell whether a word is one of `tops` or stands under one: a relative pronoun asks nothing."""
        return at in tops or any(above in tops for above in self.above(at))

    def _asks(self, wh: int, at: int) -> bool:
        """Tell whether a wh-word opens a clause that hangs on `at`, or stands right behind it."""
        if wh > at and all(self.words[i] in BEFORE_WH for i in range(at + 1, wh)) and wh - at <= 3:
            return True
        low = here = wh
        for above in self.above(wh):
            low = min(low, self._left(here))
            if above == at:
                return self.base(here) in COMPLEMENT and self._opens(wh, here)
            here = above
        return False

    def _left(self, at: int) -> int:
        """Return the leftmost word below a word."""
        return self.subtree(at)[0]

    def _opens(self, wh: int, top: int) -> bool:
        """Tell whether a wh-word is the first word of the clause under `top`, prepositions and marks aside."""
        for at in self.subtree(top):
            if at == wh:
                return True
            if self.words[at] not in BEFORE_WH and self.tags[at] not in ("PUNCT", "ADP", "CCONJ", "ADV"):
                return False
        return False
