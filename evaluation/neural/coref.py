"""Task `coref`: chains of phrases on OntoGUM news and interviews, and whom a pronoun or role at a chain's end means.

Source: OntoGUM (Zhu et al. 2021; licences of GUM by genre); the gold reports; the held-out fifth of record_labels.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.neural import clusters, ends
from evaluation.neural.parse import conllu
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.sentences import gum_files

PROTOCOL = (
    "gold tokens, whole documents, predicted mentions: a mention counts with its exact edges, chains of one are left "
    "out; MUC, B3 and CEAF-phi4 are summed over documents, the CoNLL F1 is the mean of the three F1. Chain's end: sources "
    "of attributions that are a pronoun or a description. OntoGUM, the same documents: those that are read and those of "
    "GUM's own relations; a name is right when it is printed in the source's gold chain, and wanted when that chain has "
    "one; 'I', 'we' and 'you' (the page's own person, no voice) are counted apart. Reports (the gold, and the held-out "
    "fifth of record_labels without its texts from GUM): over the records a source holds, against the name most of "
    "their gold chains end in; a description that gold keeps as printed is no name. p counts the names that the reading "
    "gives and does not show as unsure, r the gold names among them"
)
MARK = re.compile(r"(\()?(\d+)(\))?")
KINDS = ("pronoun", "role", "document")


def measure(data: Path | None) -> Outcome:
    """Score chains on the documents for measuring, and chains' ends on the gold and the held-out labelled reports.

    Raises:
        MissingInput: when the reader gives no coreference.
    """
    dev = folders.base(data)
    if "corefers" not in asking.layers_given():
        raise MissingInput("the reader gives no coreference: no step gives the layer 'corefers'")
    documents, files, pointed = [], [], list[tuple[ends.Pointing, bool]]()
    relations = attributed(dev)
    for trees in gum_files(dev):
        chained = trees.parent.parent.parent / "ontogum" / trees.parent.name / f"{trees.stem}.conll"
        cut, spans = conllu(trees), gold_chains(chained.read_text(encoding="utf-8"))
        reading = asking.read_tokens([tree.words for tree in cut])
        documents.append((clusters.chains(spans), predicted(reading)))
        pointed += ends.in_document(ends.named(cut, spans, relations.get(trees.stem, ())), reading)
        files += [trees, chained]
    scores = clusters.conll(documents)
    told = [ends.in_report(asking.reading(text), labels) for text, labels in labelled(dev)]
    reports = [row for rows in told for row in rows]
    voices = [row for row, own in pointed if not own]
    scores |= ends_of([*voices, *reports], "chain's end")
    scores |= ends_of(voices, "chain's end, OntoGUM") | ends_of(reports, "chain's end, reports")
    every = ends_of([row for row, _ in pointed], "chain's end, OntoGUM, I and you too")
    return Outcome(len(documents), PROTOCOL, scores | dict(list(every.items())[:1]), tuple(files))


def gold_chains(text: str) -> list[list[tuple[int, int]]]:
    """Return the chains of a CoNLL file with one word a line, as spans of words from the start of the document."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opened: dict[str, list[int]] = defaultdict(list)
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    for at, line in enumerate(lines):
        for start, chain, end in MARK.findall(line.split("\t")[2]):
            if start:
                opened[chain].append(at)
            if end:
                found[chain].append((opened[chain].pop(), at + 1))
    return list(found.values())


def attributed(dev: Path) -> dict[str, list[dict[str, Any]]]:
    """Return GUM's relations of attribution by document: token spans of the source clause and of the content."""
    path = dev / "data/train/gum_attribution/train_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row["attributions"] for row in rows}


def predicted(reading: Any) -> list[clusters.Chain]:
    """Return the chains of a reading of given words."""
    first = {token.start: at for at, token in enumerate(reading.tokens)}
    last = {token.end: at + 1 for at, token in enumerate(reading.tokens)}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in reading.corefers:
        found[row.entity].append((first[row.anchor.start], last[row.anchor.end]))
    return clusters.chains(found.values())


def labelled(dev: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (text, labels) of the gold reports and of the labelled reports that were never trained on."""
    for path in sorted((dev / "gold").glob("*.off.json")):
        yield _with_text(path)
    for path in sorted((dev / "data/train/record_labels").glob("*.off.json")):
        name = path.name.removesuffix(".off.json")
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0
        if held and not name.startswith("gum_"):  # GUM's chains are what the ranker learns from
            yield _with_text(path)


def _with_text(path: Path) -> tuple[str, Mapping[str, Any]]:
    """Return the text and the labels of one report."""
    text = path.with_name(f"{path.name.removesuffix('.off.json')}.txt").read_bytes().decode("utf-8")
    return text, json.loads(path.read_text(encoding="utf-8"))


def ends_of(rows: Sequence[ends.Pointing], name: str) -> dict[str, Score]:
    """Score chains' ends: the names that are not shown as unsure, by kind of phrase too, and all names given."""
    out = {}
    for kind, those in (("", rows), *((f", {k}", [r for r in rows if r.kind == k]) for k in KINDS)):
        wanted, told = sum(row.named for row in those), [row for row in those if row.told is not None]
        for label, chosen in ((f"{name}{kind}", [r for r in told if r.sure]), (f"{name}, unsure ones too", told)):
            if kind == "" or label == f"{name}{kind}":
                out[label] = Score.of_counts(sum(row.right for row in chosen), len(chosen), wanted)
    return out
