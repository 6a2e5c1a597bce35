"""Sentences of CoNLL-U files, and what can be read off a gold tree."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence with its Universal Dependencies layers; `heads` 1-based, 0 for the root."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    spaced: tuple[bool, ...]


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of one CoNLL-U file; multiword ranges and empty nodes are passed over."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            yield _tree(rows)
            rows = []


def _tree(rows: Sequence[Sequence[str]]) -> Tree:
    """Build a tree from the ten columns."""
    return Tree(
        words=tuple(r[1] for r in rows),
        lemmas=tuple(r[2] for r in rows),
        upos=tuple(r[3] for r in rows),
        feats=tuple(r[5] for r in rows),
        heads=tuple(int(r[6]) for r in rows),
        rels=tuple(r[7] for r in rows),
        spaced=tuple("SpaceAfter=No" not in r[9] for r in rows),
    )


def tenses(tree: Tree) -> tuple[str | None, ...]:
    """Return past, present or future for each verb whose form or auxiliaries fix it, else None.

    Rule: `will`, `shall` make future; the finite form (the verb's own, or its first auxiliary's) gives the rest; a
    perfect is past; modals and infinitives stay open.
    """
    auxiliaries: dict[int, list[int]] = {}
    for i, (head, rel) in enumerate(zip(tree.heads, tree.rels, strict=True)):
        if rel.split(":")[0] in ("aux", "cop"):
            auxiliaries.setdefault(head - 1, []).append(i)
    out: list[str | None] = []
    for i, tag in enumerate(tree.upos):
        helpers = auxiliaries.get(i, [])
        lemmas = {tree.lemmas[j].lower() for j in helpers}
        finite = [tree.feats[j] for j in [*helpers, i] if "VerbForm=Fin" in tree.feats[j]]
        if tag != "VERB" and not helpers:
            out.append(None)
        elif lemmas & {"will", "shall", "'ll"}:
            out.append("future")
        elif lemmas & {"can", "could", "may", "might", "must", "should", "would"} or not finite:
            out.append(None)
        elif "Tense=Past" in finite[0] or "have" in lemmas:
            out.append("past")
        else:
            out.append("present")
    return tuple(out)


def join_hyphens(tree: Tree, seed: int) -> Tree:
    """Write `state - owned` as the one word `state-owned`, as the runtime's tokens have it, where the tree allows.

    A triple is joined when exactly one of its words hangs outside it; `seed` decides sentence by sentence, so that
    the network meets both ways of cutting words.
    """
    if random.Random(seed).random() < 0.5:
        return tree
    i = 1
    while i + 1 < len(tree.words):
        glued = tree.words[i] == "-" and not tree.spaced[i - 1] and not tree.spaced[i]
        outer = [j for j in (i - 1, i, i + 1) if tree.heads[j] not in (i, i + 1, i + 2)]
        if glued and len(outer) == 1:
            tree = _join(tree, i - 1, outer[0])
        else:
            i += 1
    return tree


def _join(tree: Tree, first: int, top: int) -> Tree:
    """Join the three words from `first` into one that takes the place of `top` in the tree."""

    def renumber(head: int) -> int:
        if head - 1 < first:
            return head
        return first + 1 if head - 1 <= first + 2 else head - 2

    def cut(items: tuple[str, ...], new: str) -> tuple[str, ...]:
        return (*items[:first], new, *items[first + 3 :])

    heads = (*tree.heads[:first], tree.heads[top], *tree.heads[first + 3 :])
    return replace(
        tree,
        words=cut(tree.words, "".join(tree.words[first : first + 3])),
        lemmas=cut(tree.lemmas, "".join(tree.lemmas[first : first + 3])),
        upos=cut(tree.upos, tree.upos[top]),
        feats=cut(tree.feats, tree.feats[top]),
        heads=tuple(renumber(h) for h in heads),
        rels=cut(tree.rels, tree.rels[top]),
        spaced=(*tree.spaced[:first], tree.spaced[first + 2], *tree.spaced[first + 3 :]),
    )
