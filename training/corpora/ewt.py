"""English Web Treebank with PropBank, Universal NER and UDS factuality on the same words (`ewt_merged`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.corpora.conllu import Tree, join_hyphens, tenses
from training.corpora.openness import open_names
from training.example import Example, Tags
from training.labels import ROLE_NAMES

NOT_CUES = frozenset(
    "make let have be get do help want need see watch keep start stop begin go come try allow cause ensure mean "
    "show".split()
)
"""Verbs whose clausal complement is nobody's word or thought; `mean` and `show` have things as subjects."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the sentences of one split of the merged treebank."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tree_of(row: Mapping[str, Any]) -> Tree:
    """Return the dependency tree of one row."""
    return Tree(
        words=tuple(row["tok"]),
        lemmas=tuple(row["lemma"]),
        upos=tuple(row["upos"]),
        feats=tuple(row["feats"]),
        heads=tuple(row["head"]),
        rels=tuple(row["rel"]),
        spaced=tuple("SpaceAfter=No" not in m for m in row["misc"]),
    )


def reporting_senses(path: Path) -> frozenset[str]:
    """Return the PropBank senses that the reporting file treats as reporting."""
    return frozenset(json.loads(line)["roleset"] for line in path.read_text(encoding="utf-8").splitlines())


def fill(length: int, spans: list[tuple[str, int, int]], kept: frozenset[str]) -> Tags:
    """Return BIO labels of labelled spans (ends included); labels outside `kept` stay O."""
    out = ["O"] * length
    for label, start, end in spans:
        if label in kept:
            out[start : end + 1] = [f"B-{label}"] + [f"I-{label}"] * (end - start)
    return tuple(out)


def voices(row: Mapping[str, Any], senses: frozenset[str]) -> tuple[tuple[int, Tags], ...]:
    """Return cues with source (ARG0) and content (ARG1): reporting senses, and verbs of thought with a clause."""
    size, out = len(row["tok"]), []
    clause_of = {h - 1: i for i, (h, r) in enumerate(zip(row["head"], row["rel"], strict=True)) if r == "ccomp"}
    for predicate in row.get("srl", ()):
        i = predicate["i"]
        spans = {a: (s, e) for a, s, e in reversed(predicate["args"])}
        thought = (
            row["upos"][i] == "VERB"
            and i in clause_of
            and row["lemma"][i] not in NOT_CUES
            and "ARG0" in spans
            and "ARG1" in spans
            and spans["ARG1"][0] <= clause_of[i] <= spans["ARG1"][1]
        )
        if (predicate["sense"] in senses and "ARG1" in spans) or thought:
            parts = [(n, *spans[a]) for n, a in (("SOURCE", "ARG0"), ("CONTENT", "ARG1")) if a in spans]
            out.append((i, fill(size, parts, frozenset(("SOURCE", "CONTENT")))))
    return tuple(out)


DENYING = frozenset("not no n't never neither nor without none nobody nothing cannot fail refuse deny".split())
"""Lemmas that turn a predicate they hang on, or that hangs on them, into one that did not happen."""
FULL = 2.6
"""What the treebank's scores (about -1.2 to 1.1) are multiplied with to reach from -3 to 3."""
NOT_YET = 0.6
"""The score of what did not happen though nothing denies it: plans, wishes, conditions. Its annotators were asked only
whether it happened; readers of news hold it open (Lee et al. 2015 rate such events between 0 and 1)."""


def facts(row: Mapping[str, Any]) -> tuple[float | None, ...]:
    """Return how surely each predicate happened, -3 to 3, None where nobody was asked."""
    size = len(row["tok"])
    denied = set()
    for i, (head, lemma) in enumerate(zip(row["head"], row["lemma"], strict=True)):
        if lemma.lower() in DENYING:
            denied |= {i, head - 1} | {j for j, h in enumerate(row["head"]) if h - 1 == i}
    denied |= {
        j for j, (h, r) in enumerate(zip(row["head"], row["rel"], strict=True)) if h - 1 in denied and r == "xcomp"
    }
    out: list[float | None] = [None] * size
    for at, (score, _) in row.get("factuality", {}).items():
        i = int(at)
        if i >= size:
            continue  # two rows number a word that the released sentence does not have
        open_yet = score < -0.3 and i not in denied
        out[i] = NOT_YET if open_yet else max(-3.0, min(3.0, score * FULL))
    return tuple(out) if row.get("factuality") else ()


def example(row: Mapping[str, Any], senses: frozenset[str]) -> Example:
    """Return one sentence with every layer the merged treebank has."""
    tree, size = tree_of(row), len(row["tok"])
    cues = voices(row, senses)
    tags: dict[str, Tags] = {
        "upos": tree.upos,
        "rel": tree.rels,
        "tense": tenses(tree),
    }
    if "srl" in row:
        chosen, cue_at = {p["i"] for p in row["srl"]}, {i for i, _ in cues}
        tags["predicate"] = tuple("YES" if i in chosen else "NO" for i in range(size))
        tags["cue"] = tuple("YES" if i in cue_at else "NO" for i in range(size))
    if row.get("ner"):
        tags["names"] = open_names(row["ner"], {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORGANIZATION"})
    roles = tuple(
        (p["i"], fill(size, [(a, s, e) for a, s, e in p["args"]], frozenset(ROLE_NAMES))) for p in row.get("srl", ())
    )
    return Example(
        corpus="ewt",
        doc=row["doc"],
        words=tuple(row["tok"]),
        tags=tags,
        heads=tree.heads,
        pairs={"roles": roles, "voice": cues},
        scores=facts(row),
    )


def read(data: Path) -> Iterator[Example]:
    """Yield the training sentences, and hyphen-joined variants of half of those that allow it."""
    sentences = rows(data / "train/ewt_merged/train.jsonl")
    senses = reporting_senses(data / "train/ewt_reporting/train_dev.jsonl")
    for number, row in enumerate(sentences):
        yield example(row, senses)
        joined = join_hyphens(tree_of(row), number)
        if len(joined.words) < len(row["tok"]):
            tags = {"upos": joined.upos, "rel": joined.rels, "tense": tenses(joined)}
            yield Example(corpus="ewt/joined", doc=row["doc"], words=joined.words, tags=tags, heads=joined.heads)
