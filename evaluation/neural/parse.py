"""Task `parse`: word classes and dependency trees on gold tokens, EWT dev and GUM news and interviews.

Source: EWT (UD 2.16, CC BY-SA 4.0); GUM (annotations CC BY 4.0).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.sentences import gum_files

PROTOCOL = (
    "gold tokens and sentences; every word counts, punctuation too; LAS compares the universal part of the relation "
    "(before the colon) as the CoNLL 2018 shared task did, `las, full` the whole relation"
)


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: words, word classes, heads (-1 for the root, else the index of a word) and relations."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


def measure(data: Path | None) -> Outcome:
    """Score the reader's word classes and trees on both sets.

    Raises:
        MissingInput: when the reader gives no trees.
    """
    dev, count = folders.base(data), 0
    scores: dict[str, Score] = {}
    for name, gold in (("ewt", ewt(dev)), ("gum", gum(dev))):
        reading = asking.read_tokens([tree.words for tree in gold])
        if not any(token.upos for token in reading.tokens):
            raise MissingInput("the reader gives no word classes or trees yet")
        found = []
        for sentence in reading.sentences:
            tokens = reading.tokens[sentence.first : sentence.last]
            heads = [t.head - sentence.first if t.head >= 0 else -1 for t in tokens]
            found.append(([t.upos for t in tokens], heads, [t.deprel for t in tokens]))
        scores |= {f"{name}, {measure}": value for measure, value in score(gold, found).items()}
        count += len(gold)
    return Outcome(count, PROTOCOL, scores, (dev / "data/train/ewt_merged/dev.jsonl", *gum_files(dev)))


def ewt(dev: Path) -> list[Tree]:
    """Return the sentences of EWT dev."""
    out = []
    for line in (dev / "data/train/ewt_merged/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        out.append(Tree(tuple(row["tok"]), tuple(row["upos"]), tuple(h - 1 for h in row["head"]), tuple(row["rel"])))
    return out


def gum(dev: Path) -> list[Tree]:
    """Return the sentences of GUM news and interviews that are for measuring."""
    return [tree for path in gum_files(dev) for tree in conllu(path)]


def conllu(path: Path) -> list[Tree]:
    """Return the sentences of a CoNLL-U file; multiword ranges and empty nodes are passed over."""
    out = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [r for r in rows if r[0].isdigit()]
        if rows:
            heads = tuple(int(r[6]) - 1 for r in rows)
            out.append(Tree(tuple(r[1] for r in rows), tuple(r[3] for r in rows), heads, tuple(r[7] for r in rows)))
    return out


def score(
    gold: Sequence[Tree], predicted: Sequence[tuple[Sequence[str], Sequence[int], Sequence[str]]]
) -> dict[str, Score]:
    """Score (upos, heads, deprels) of each sentence against its tree."""
    right = {"upos": 0, "uas": 0, "las": 0, "las, full": 0}
    words = 0
    for tree, (upos, heads, rels) in zip(gold, predicted, strict=True):
        words += len(tree.words)
        right["upos"] += sum(a == b for a, b in zip(tree.upos, upos, strict=True))
        for head, rel, found, called in zip(tree.heads, tree.deprels, heads, rels, strict=True):
            right["uas"] += head == found
            right["las"] += head == found and rel.split(":")[0] == called.split(":")[0]
            right["las, full"] += head == found and rel == called
    return {name: Score.of_share(n, words) for name, n in right.items()}
