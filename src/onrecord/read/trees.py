"""Trees: subjects and phrases read off the dependencies that the network gives to the tokens."""

from __future__ import annotations

from collections import defaultdict

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading

ASIDE = frozenset({"acl:relcl", "acl", "appos", "parataxis", "punct", "cc:preconj", "discourse"})
"""Relations whose words hang on a phrase without being part of its name or description."""


TELLING_MORE = frozenset({"nmod", "obl", "acl", "acl:relcl"})
"""Relations whose words tell more of a noun."""
DEEPEST = 12
"""Most steps up a tree from a word to the subject that it tells more of."""


class Trees:
    """The dependency trees of one reading, by position in the text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._at = {token.start: index for index, token in enumerate(reading.tokens)}
        self._below: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(reading.tokens):
            if token.head is not None and token.head >= 0:
                self._below[token.head].append(index)

    def subject(self, start: int) -> Anchor | None:
        """Return the words of the subject of the verb that begins at offset `start`, None where it has none.

        A verb joined by "and" shares its subject, so does a participle ("..., saying"); in a relative clause the subject is what the clause hangs on.
        """
        head = self._subject(start)
        return None if head is None else self.phrase(head)

    def subject_of(self, first: int, last: int) -> Anchor | None:
        """Return the words of the subject of the sentence of tokens `[first, last)`, None where its root has none."""
        tokens = self._reading.tokens
        root = next((i for i in range(first, last) if tokens[i].deprel == "root"), None)
        return None if root is None else self.subject(tokens[root].start)

    def names_subject(self, start: int, words: Anchor) -> bool:
        """Tell whether some words stand in apposition to the subject of the verb at `start` ("Sela Vorn, a clerk wrote")."""
        subject, inside = self._subject(start), self._inside(words)
        at = next((i for i in inside if self._reading.tokens[i].head not in inside), None)
        return (
            at is not None and self._reading.tokens[at].deprel == "appos" and self._reading.tokens[at].head == subject
        )

    def only_tells_subject(self, start: int, words: Anchor) -> bool:
        """Tell whether some words only tell more of the subject of the verb at `start` ("a clerk of Orra Bank wrote")."""
        subject = self._subject(start)
        inside = self._inside(words)
        at = next((i for i in inside if self._reading.tokens[i].head not in inside), None)
        told = False
        for _ in range(DEEPEST):
            if subject is None or at is None or at < 0:
                return False
            if at == subject:
                return told
            told = told or self._reading.tokens[at].deprel in TELLING_MORE
            at = self._reading.tokens[at].head
        return False

    def side(self, start: int) -> int:
        """Tell on which side of the verb at `start` its own subject stands: -1 before, 1 behind, 0 where none is its own."""
        at = self._at.get(start)
        tokens = self._reading.tokens
        own = next((i for i in self._below[at] if tokens[i].deprel.split(":")[0] == "nsubj"), None) if at else None
        return 0 if own is None or at is None else 1 if own > at else -1

    def is_bare_passive(self, start: int) -> bool:
        """Tell whether the word at an offset has the subject of a passive, and no auxiliary."""
        at = self._at.get(start)
        below = {self._reading.tokens[i].deprel for i in self._below[at]} if at is not None else set()
        return "nsubj:pass" in below and not below & {"aux", "aux:pass"}

    def _subject(self, start: int) -> int | None:
        """Return the head of the subject of the verb that begins at offset `start`."""
        at = self._at.get(start)
        if at is not None and self._reading.tokens[at].deprel.startswith("aux"):
            at = self._reading.tokens[at].head
        for _ in range(3):
            if at is None or at < 0:
                return None
            tokens = self._reading.tokens
            found = next((i for i in self._below[at] if tokens[i].deprel.split(":")[0] in ("nsubj", "csubj")), None)
            if found is not None:
                relative = self._reading.words(tokens[found]).lower() in ("who", "which", "that")
                above = tokens[at].head
                if relative and tokens[at].deprel == "acl:relcl" and above is not None and above >= 0:
                    return above
                return found
            along = tokens[at].deprel == "advcl" and (self._reading.words(tokens[at]).endswith("ing") or self._to(at))
            at = tokens[at].head if along or tokens[at].deprel in ("conj", "xcomp") else None
        return None

    def _to(self, at: int) -> bool:
        """Tell whether a verb is an infinitive with "to" right before it ("used the visit to say ...")."""
        return at > 0 and self._reading.words(self._reading.tokens[at - 1]).lower() == "to"

    def has_clause(self, words: Anchor) -> bool:
        """Tell whether a verb stands among some words together with its own subject or auxiliary."""
        tokens = self._reading.tokens
        inside = self._inside(words)
        return any(
            tokens[i].head in inside and tokens[i].deprel.split(":")[0] in ("nsubj", "aux", "cop", "csubj")
            for i in inside
        )

    def is_noun(self, start: int) -> bool:
        """Tell whether the word at an offset is a noun, where a verb is spelt alike ("a guard", "the host")."""
        at = self._at.get(start)
        return at is not None and self._reading.tokens[at].upos in ("NOUN", "PROPN")

    def head(self, words: Anchor) -> Anchor | None:
        """Return the word that heads a phrase: the first whose governor stands outside it."""
        inside = self._inside(words)
        token = next((self._reading.tokens[i] for i in inside if self._reading.tokens[i].head not in inside), None)
        return Anchor.of(self._reading.report.text, token.start, token.end) if token else None

    def _inside(self, words: Anchor) -> range:
        """Return the tokens among some words, which begin where a token does."""
        first = last = self._at.get(words.start, len(self._reading.tokens))
        while last < len(self._reading.tokens) and self._reading.tokens[last].start < words.end:
            last += 1
        return range(first, last)

    def without_asides(self, words: Anchor) -> Anchor:
        """Return a phrase up to the first clause, apposition or other aside that hangs on its head."""
        tokens = self._reading.tokens
        inside = []
        at = self._at.get(words.start)
        while at is not None and at < len(tokens) and tokens[at].start < words.end:
            inside.append(at)
            at += 1
        head = next((i for i in inside if tokens[i].head not in inside), None)
        if head is None:
            return words
        last = inside[-1]
        for index in inside:
            aside = tokens[index].deprel in ASIDE and not self._named_at(index, head)
            if index > head and tokens[index].head == head and aside:
                last = index - 1
                while last > head and not self._hangs(last, head):
                    last -= 1
                break
        return Anchor.of(self._reading.report.text, tokens[inside[0]].start, tokens[max(last, head)].end)

    def phrase(self, head: int) -> Anchor:
        """Return the words of the phrase that a word heads, up to the first aside, as one stretch."""
        first = last = head
        for side in (range(head - 1, -1, -1), range(head + 1, len(self._reading.tokens))):
            for index in side:
                if not self._hangs(index, head):
                    break
                first, last = min(first, index), max(last, index)
        tokens = self._reading.tokens
        return Anchor.of(self._reading.report.text, tokens[first].start, tokens[last].end)

    def _named_at(self, index: int, head: int) -> bool:
        """Tell whether a word is the name right behind the noun that it stands in apposition to ("Orr's wife Sela")."""
        token = self._reading.tokens[index]
        return index == head + 1 and token.deprel == "appos" and token.upos == "PROPN"

    def _hangs(self, index: int, head: int) -> bool:
        """Tell whether a word belongs to the phrase of `head`, asides left out."""
        tokens = self._reading.tokens
        for _ in range(12):
            if index == head:
                return True
            above = tokens[index].head
            aside = tokens[index].deprel in ASIDE and above == head and not self._named_at(index, head)
            if above is None or above < 0 or aside:
                return False
            index = above
        return False
