"""Whom the end of a chain of voices means: sources that are a pronoun, a role or "the report", in gold and in a reading.

Two kinds of gold: OntoGUM documents, where a source is resolved when it gets a name that stands in its own chain, and
labelled reports, where the records that the source holds end in a name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.neural.parse import Tree

FILLERS = frozenset("the a an mr mrs ms dr of sir two three other one his her its their our".split())
OWN_PERSON = frozenset("i me my we us our you your".split())
"""Outside quotation marks these are the page's own person and add no voice to a chain."""
PRONOUNS = OWN_PERSON | frozenset("he she it they him her them who which this that these those".split())
DOCUMENTS = frozenset("report letter statement study document paper survey book article communique".split())


@dataclass(frozen=True, slots=True)
class Pointing:
    """One source that is no name: its words, whether gold has a name for it, and what the reading makes of it.

    `told` is the name that its attribution gives, None where it gives none; `right` tells that it is gold's; `sure`
    that the reading does not show it as unsure.
    """

    words: str
    named: bool
    told: str | None
    right: bool
    sure: bool

    @property
    def kind(self) -> str:
        """Return pronoun, document or role."""
        words = self.words.lower().split()
        return (
            "pronoun" if words[0] in PRONOUNS and len(words) < 2 else "document" if set(words) & DOCUMENTS else "role"
        )


@dataclass(frozen=True, slots=True)
class Named:
    """The gold of one document: the chain of each head word, the head words that are names in each chain, and sources."""

    chain: Mapping[int, int]
    names: Sequence[frozenset[int]]
    sources: frozenset[int]
    proper: frozenset[int]

    def name(self, head: int) -> frozenset[int]:
        """Return the names of the chain that a head word stands in; none where it has none."""
        return self.names[self.chain[head]] if head in self.chain else frozenset()


def named(
    trees: Sequence[Tree], chains: Sequence[Sequence[tuple[int, int]]], relations: Sequence[Mapping[str, Any]]
) -> Named:
    """Return the gold of a document from its trees, chains of spans and GUM's relations of attribution."""
    heads, upos = flat(trees)
    chain, names = {}, []
    for number, spans in enumerate(chains):
        tops = {head_of(heads, upos, first, end) for first, end in spans}
        chain.update(dict.fromkeys(tops, number))
        names.append(frozenset(at for at in tops if upos[at] == "PROPN"))
    clauses = [[i for a, b in relation["source_clause"] for i in range(a, b)] for relation in relations]
    sources = {source_of(trees, heads, upos, clause) for clause in clauses} - {None}
    return Named(chain, names, frozenset(sources), frozenset(i for i, tag in enumerate(upos) if tag == "PROPN"))  # type: ignore[arg-type]


def flat(trees: Sequence[Tree]) -> tuple[list[int], list[str]]:
    """Return head and class of every word, counted from the start of the document."""
    heads: list[int] = []
    for tree in trees:
        start = len(heads)
        heads += [head + start if head >= 0 else -1 for head in tree.heads]
    return heads, [tag for tree in trees for tag in tree.upos]


def head_of(heads: Sequence[int], upos: Sequence[str], first: int, end: int) -> int:
    """Return the word of a span whose governor stands outside it, the last where none does."""
    return next((i for i in range(first, end) if not first <= heads[i] < end and upos[i] != "PUNCT"), end - 1)


def source_of(trees: Sequence[Tree], heads: Sequence[int], upos: Sequence[str], clause: Sequence[int]) -> int | None:
    """Return the head word of the source in a source clause: what follows "according to", else the verb's subject."""
    words = [word for tree in trees for word in tree.words]
    rels = [rel for tree in trees for rel in tree.deprels]
    inside = set(clause)
    for at in clause:
        if words[at].lower() == "according":
            rest = [i for i in clause if i > at + 1 and upos[i] != "PUNCT"]
            return head_of(heads, upos, rest[0], rest[-1] + 1) if rest else None
    tops = [i for i in clause if heads[i] not in inside and upos[i] != "PUNCT"]
    verbs = [i for i in tops if upos[i] == "VERB"] or [i for i in clause if upos[i] == "VERB"] or tops
    fits = [i for i in clause if verbs and heads[i] == verbs[0] and rels[i].startswith(("nsubj", "obl:agent"))]
    return fits[0] if fits else None


def in_document(gold: Named, reading: Any) -> list[tuple[Pointing, bool]]:
    """Return the sources of a document of given words that are no names, and whether each is the page's own person.

    They are those that the reading finds and those of GUM's relations. One that no attribution of the reading has is
    resolved by the reading's layer of coreference, or not at all.
    """
    starts = [token.start for token in reading.tokens]
    mentions: dict[int, set[int]] = defaultdict(set)
    for mention in reading.mentions:
        span = range(bisect_left(starts, mention.anchor.start), bisect_left(starts, mention.anchor.end))
        mentions[mention.entity] |= set(span)
    taken = {at for found in mentions.values() for at in found} | gold.proper
    read = {}
    for attribution in reading.attributions:
        anchor = attribution.source.anchor
        if anchor is not None and attribution.act:
            first, end = bisect_left(starts, anchor.start), bisect_left(starts, anchor.end)
            head = next((i for i in range(first, end) if not first <= reading.tokens[i].head < end), first)
            read[head] = attribution
    rows = {bisect_left(starts, row.head.start): row for row in reading.corefers if row.sure}
    out = []
    for head in sorted((gold.sources | set(read)) - taken):
        entity, sure = None, True
        if head in read:
            entity = read[head].source.entity
            sure = not any(entry.field == "source" for entry in read[head].unsure)
        elif head in rows and not reading.entities[rows[head].entity].described:
            entity = rows[head].entity
        words = reading.words(reading.tokens[head])
        told = None if entity is None else reading.entities[entity].name
        right = entity is not None and bool(mentions[entity] & gold.name(head))
        out.append((Pointing(words, bool(gold.name(head)), told, right, sure), words.lower() in OWN_PERSON))
    return out


@dataclass(frozen=True, slots=True)
class Meant:
    """The name that gold has for a source, None where gold keeps a description."""

    meant: str | None


def held(reading: Any, labels: Mapping[str, Any]) -> list[tuple[Meant, Any]]:
    """Return the attributions of one labelled report whose source is no name, each once, with what gold has for it.

    Gold is what most of the records that an attribution holds, as the narrowest, have for their innermost voice.
    """
    starts = [mention.anchor.start for mention in reading.mentions]
    voices: dict[int, Counter[str]] = defaultdict(Counter)
    for record in labels["records"]:
        start, end = record["span"]
        holding = [
            (max(part.end - part.start for part in a.content), number)
            for number, a in enumerate(reading.attributions)
            if record["chain"] and any(part.start <= start and end <= part.end for part in a.content)
        ]
        if holding:
            voices[min(holding)[1]][record["chain"][-1]] += 1
    out = {}
    for number, seen in voices.items():
        attribution = reading.attributions[number]
        anchor = attribution.source.anchor
        if anchor is not None:
            near = reading.mentions[: bisect_left(starts, anchor.end)]
            if not any(mention.anchor.overlaps(anchor) for mention in near):
                gold = seen.most_common(1)[0][0]
                meant = gold if is_name(gold) and not words_of(gold) <= words_of(anchor.exact) else None
                out[anchor.start] = Meant(meant), attribution
    return list(out.values())


def in_report(reading: Any, labels: Mapping[str, Any]) -> list[Pointing]:
    """Return the sources of one labelled report that are no names."""
    out = []
    for row, attribution in held(reading, labels):
        entity = attribution.source.entity
        told = None if entity is None else reading.entities[entity].name
        sure = not any(entry.field == "source" for entry in attribution.unsure)
        right = same(row.meant, told)
        out.append(Pointing(attribution.source.anchor.exact, row.meant is not None, told, right, sure))
    return out


def words_of(name: str) -> set[str]:
    """Return the words of a name that tell it, small and without articles and titles."""
    return {word.strip(".,").lower() for word in name.split()} - FILLERS


def is_name(voice: str) -> bool:
    """Tell whether a gold voice is a name and no description: its first and its last word begin with capitals.

    Example:
        >>> is_name("Marta Orr"), is_name("the ministry"), is_name("a spokesman for Orr"), is_name("Ondrian officials")
        (True, False, False, False)
    """
    words = [word for word in voice.split() if word.lower() not in FILLERS]
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def same(gold: str | None, ours: str | None) -> bool:
    """Tell whether two names name one: the words of the shorter all stand in the longer."""
    if gold is None or ours is None:
        return False
    first, second = words_of(gold), words_of(ours)
    return bool(first and second) and (first <= second or second <= first)
