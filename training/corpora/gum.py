"""GUM, open genres: trees, and attributions as cue, source and content."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.corpora.conllu import Tree, join_hyphens, read_trees, tenses
from training.corpora.ewt import fill
from training.example import Example, Tags

PARTS = frozenset(("SOURCE", "CONTENT"))


def measuring(data: Path) -> frozenset[str]:
    """Return the documents that are for measuring only, beside the corpus's own dev folder."""
    return frozenset(json.loads((data / "splits.json").read_text(encoding="utf-8"))["gum_extra_dev"])


def files(data: Path) -> Iterator[tuple[str, Path]]:
    """Yield (genre, path) of the training documents."""
    held = measuring(data)
    for licence in ("by", "sa"):
        for path in sorted((data / "train/gum" / licence / "dep/train").glob("*.conllu")):
            if path.stem not in held:
                yield path.stem.split("_")[1], path


def attributions(data: Path) -> Mapping[str, list[dict[str, Any]]]:
    """Return the affirmed attributions of each document: token spans of the source clause and of the content."""
    path = data / "train/gum_attribution/train_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row["attributions"] for row in rows}


def below(tree: Tree, top: int) -> set[int]:
    """Return the indices of the words under `top`, itself included."""
    found = {top}
    while True:
        more = {i for i, h in enumerate(tree.heads) if h - 1 in found} - found
        if not more:
            return found
        found |= more


def cue_and_source(tree: Tree, clause: Sequence[int]) -> tuple[int, list[int]] | None:
    """Return the cue word of a source clause and the words that name its source (may be none).

    `According to X`: the cue is `According`, the source is what follows `to`. Else the cue is the topmost verb (or
    word) of the clause and the source its subject or agent.
    """
    inside = set(clause)
    for i in clause:
        if tree.words[i].lower() == "according":
            rest = [j for j in clause if j > i + 1 and tree.upos[j] != "PUNCT"]
            return i, rest
    tops = [i for i in clause if tree.heads[i] - 1 not in inside and tree.upos[i] != "PUNCT"]
    verbs = [i for i in tops if tree.upos[i] == "VERB"] or [i for i in clause if tree.upos[i] == "VERB"] or tops
    if not verbs:
        return None
    for i, (head, rel) in enumerate(zip(tree.heads, tree.rels, strict=True)):
        if head - 1 == verbs[0] and (rel.startswith("nsubj") or rel == "obl:agent") and i in inside:
            words = sorted(j for j in below(tree, i) & inside if tree.rels[j] != "case" or tree.heads[j] - 1 != i)
            return verbs[0], words
    return verbs[0], []


def runs(indices: Sequence[int], label: str) -> list[tuple[str, int, int]]:
    """Return consecutive indices as labelled spans, ends included."""
    out: list[tuple[str, int, int]] = []
    for i in indices:
        if out and out[-1][2] == i - 1:
            out[-1] = (label, out[-1][1], i)
        else:
            out.append((label, i, i))
    return out


def sentence_voices(tree: Tree, start: int, relations: Sequence[Mapping[str, Any]]) -> tuple[tuple[int, Tags], ...]:
    """Return the cues of one sentence that begins at document word `start`; content beyond the sentence is cut off."""
    end = start + len(tree.words)
    merged: dict[int, tuple[list[int], set[int]]] = {}
    for relation in relations:
        clause = [i - start for a, b in relation["source_clause"] for i in range(a, b) if start <= i < end]
        if not clause:
            continue
        found = cue_and_source(tree, clause)
        if found is None:
            continue
        content = {i - start for a, b in relation["content"] for i in range(a, b) if start <= i < end}
        _, before = merged.get(found[0], ([], set()))
        merged[found[0]] = (found[1], before | content)
    out = []
    for cue, (source, content) in sorted(merged.items()):
        marked = content - set(source) - {cue}
        kept = trim(tree, sorted(marked))
        spans = runs(source, "SOURCE") + runs(kept, "CONTENT")
        out.append((cue, fill(len(tree.words), spans, PARTS)))
    return tuple(out)


def trim(tree: Tree, content: Sequence[int]) -> list[int]:
    """Drop marks at the two ends of a content: a closing full stop belongs to the sentence, not to what was said."""
    kept = list(content)
    while kept and tree.upos[kept[-1]] == "PUNCT":
        kept.pop()
    while kept and tree.upos[kept[0]] == "PUNCT":
        kept.pop(0)
    return kept


def read(data: Path) -> Iterator[Example]:
    """Yield the training sentences of the open genres, and joined-hyphen variants."""
    relations = attributions(data)
    for number, (genre, path) in enumerate(files(data)):
        trees, start = list(read_trees(path)), 0
        for order, tree in enumerate(trees):
            tags: dict[str, Tags] = {"upos": tree.upos, "rel": tree.rels, "tense": tenses(tree)}
            pairs = {}
            if path.stem in relations:
                cues = sentence_voices(tree, start, relations[path.stem])
                at = {i for i, _ in cues}
                tags["cue"] = tuple("YES" if i in at else "NO" for i in range(len(tree.words)))
                pairs["voice"] = cues
            yield Example(
                corpus=f"gum/{genre}", doc=path.stem, words=tree.words, tags=tags, heads=tree.heads, pairs=pairs
            )
            start += len(tree.words)
            joined = join_hyphens(tree, number * 1000 + order)
            if len(joined.words) < len(tree.words):
                tags = {"upos": joined.upos, "rel": joined.rels, "tense": tenses(joined)}
                yield Example(corpus="gum/joined", doc=path.stem, words=joined.words, tags=tags, heads=joined.heads)
