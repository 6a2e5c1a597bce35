"""Clauses of a text by its tree: the words that say one thing, with the subject that a verb shares with another one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.check.cues import listed
from onrecord.check.sides import Passage, Side
from onrecord.check.words import Word, fold

DEEP = 12
"""So many steps up the tree at most."""
_BELOW = ("advcl", "acl", "parataxis", "ccomp", "csubj", "punct", "discourse")
"""Relations at which another clause begins below a word."""
_SHARING = ("conj", "xcomp", "advcl", "ccomp")
"""Relations by which a verb without a subject of its own takes that of the verb above it."""
_OPENED = ("ccomp", "csubj", "xcomp")
"""Relations of a clause that an adjective or verb opens."""
_HAVING = frozenset("have has had need needs turn turns prove proves".split())
"""Verbs that leave it to the next one to say what may be: "may have to fit", "may prove to be"."""
ADJUNCT = ("obl", "nmod", "conj")
"""Relations of a noun that tells how, when or where something is done, or one more such."""
_DESCRIBING = ("acl", "amod", "nummod", "advmod")
"""Relations by which a word is said of the one it hangs on."""
_NAMES = frozenset("NOUN PROPN PRON NUM PUNCT".split())
"""Parts of speech of words that do not say how a verb is meant."""
_LEADING = ("aux", "cop", "case", "det", "amod", "compound", "nummod", "advmod", "nmod:poss", "neg")
"""Relations of the words before one that belong to its group: "will be sold", "the gas leak"."""


@dataclass(frozen=True)
class Clauses:
    """The clauses of one text."""

    side: Side

    def below(self, at: int, relation: str | tuple[str, ...] = "") -> tuple[int, ...]:
        """Return the tokens that hang on a token by a relation that begins so."""
        tokens = self.side.reading.tokens
        return tuple(n for n in self.side.children.get(at, ()) if tokens[n].deprel.startswith(relation))

    def clause(self, at: int) -> frozenset[int]:
        """Return the tokens of the clause or phrase that a token heads, with what it is said of.

        That is its own subject, the subject of the verb that it hangs on ("they sold it and left"), or the noun that it
        describes ("the hall holed by the quake").
        """
        found = self.within(at)
        tokens = self.side.reading.tokens
        for _ in range(DEEP):
            subjects = self.below(at, "nsubj")
            if subjects:
                return found.union(*(self.within(n) for n in subjects))
            token = tokens[at]
            if token.deprel.startswith(_DESCRIBING) and token.head >= 0:
                return found | self.within(token.head, but=at)
            if token.head < 0 or token.deprel not in _SHARING:
                break
            at = token.head
        return found

    def beside(self, at: int) -> frozenset[int]:
        """Return the tokens of the clause in which a noun only tells how, when or where: "sails again in spring"."""
        token = self.side.reading.tokens[at]
        within = token.head >= 0 and token.deprel.startswith(ADJUNCT)
        return self.within(at) | self.clause(token.head) if within else self.clause(at)

    def subject(self, at: int) -> frozenset[int]:
        """Return the tokens of the subject of a clause, its own or that of the verb it hangs on; empty where there is none."""
        tokens = self.side.reading.tokens
        for _ in range(DEEP):
            subjects = self.below(at, "nsubj")
            if subjects or tokens[at].head < 0 or tokens[at].deprel not in _SHARING:
                return frozenset().union(*(self.within(n) for n in subjects))
            at = tokens[at].head
        return frozenset()

    def around(self, at: int) -> frozenset[int]:
        """Return the tokens that say how a word is meant: its clause, and the words it hangs on with what helps them."""
        tokens, found = self.side.reading.tokens, set(self.clause(at))
        for _ in range(DEEP):
            parted = tokens[at].deprel.startswith("conj") and bool(
                self.below(at, "nsubj")
            )  # "it may fall, and the roof needs work"
            at = tokens[at].head
            if at < 0:
                break
            found |= {at, *(n for n in self.below(at) if tokens[n].upos not in _NAMES)} if not parted else set()
        return frozenset(found)

    def word(self, at: int) -> str:
        """Return a token, folded."""
        token = self.side.reading.tokens[at]
        return fold(self.side.text[token.start : token.end])

    def stems(self, tokens: Collection[int], passage: Passage) -> frozenset[str]:
        """Return the stems of some tokens of a passage."""
        starts = {self.side.reading.tokens[n].start for n in tokens}
        return frozenset(w.stem for w in passage.words if w.stem and w.start in starts)

    def group(self, at: int, row: tuple[Word, ...]) -> tuple[int, int]:
        """Return the words `[first, last)` of a row from the first that leads a token to the token.

        "Will be sold", "the gas leak"; of a figure what it counts too: "40 families".
        """
        tokens = self.side.reading.tokens
        starts = {tokens[n].start for n in (at, *self.below(at, _LEADING)) if n <= at}
        last = next(n for n, word in enumerate(row) if word.start == tokens[at].start)
        first = last
        while first > 0 and row[first - 1].start in starts:
            first -= 1
        counted = (
            tokens[at].deprel == "nummod"
            and row[last + 1 : last + 2]
            and row[last + 1].start == tokens[tokens[at].head].start
        )
        return first, last + 1 + bool(counted)

    def _telling(self, at: int) -> bool:
        """Tell whether a noun only says who tells: "according to the institute"."""
        return any(self.word(n) == "according" for n in self.below(at, "case"))

    def all_below(self, at: int) -> frozenset[int]:
        """Return a token and all that hangs below it."""
        found, left = {at}, [at]
        while left:
            fresh = [n for n in self.below(left.pop()) if n not in found]
            found.update(fresh)
            left += fresh
        return frozenset(found)

    def within(self, at: int, but: int = -1) -> frozenset[int]:
        """Return a token and those below it, other clauses and verbs joined to it left aside."""
        tokens, found, left = self.side.reading.tokens, {at}, [at]
        while left:
            for n in self.below(left.pop()):
                joined = tokens[n].deprel == "conj" and (tokens[n].upos == "VERB" or bool(self.below(n, "cop")))
                if n != but and not joined and not tokens[n].deprel.startswith(_BELOW) and not self._telling(n):
                    found.add(n)
                    left.append(n)
        return frozenset(found)


def governed(clauses: Clauses, last: int) -> int:
    """Return the token that a hedge stands over, -1 where the tree does not say; `last` is the hedge's last token.

    The verb that "may" helps, what "perhaps" or "suspected" goes with, what "it is possible that" opens.
    """
    token = clauses.side.reading.tokens[last]
    if not token.deprel.startswith(("aux", "advmod", "mark", "amod")):
        said = [
            n for n in clauses.below(last, "parataxis") if clauses.below(n, "mark")
        ]  # "it was conceivable, she said, that"
        return next(iter((*(n for kind in _OPENED for n in clauses.below(last, kind)), *said)), -1)
    at = token.head
    for _ in range(DEEP):  # "may have to be sold", "may show that it is worn"
        verb = clauses.word(at)
        below = (
            clauses.below(at, "xcomp")
            if verb in _HAVING
            else clauses.below(at, "ccomp")
            if verb in listed("showing")
            else ()
        )
        if not below:
            break
        at = below[0]
    return at
