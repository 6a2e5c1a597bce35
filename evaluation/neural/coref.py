"""Task `coref`: chains of phrases on OntoGUM news and interviews, and whom a pronoun or role at a chain's end means.

Source: OntoGUM (Zhu et al. 2021; licences of GUM by genre); the gold reports; the held-out fifth of record_labels.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.neural import clusters
from evaluation.neural.parse import conllu
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.sentences import gum_files

PROTOCOL = (
    "gold tokens, whole documents, predicted mentions: a mention counts with its exact edges, chains of one are left "
    "out; MUC, B3 and CEAF-phi4 are summed over documents, the CoNLL F1 is the mean of the three F1. Chain's end: the "
    "sources of attributions that are a pronoun or a description, over the records they hold (their innermost voice), "
    "against the name most of those records' gold chains end in; r counts those whose gold voice is a name, p those "
    "that were resolved to a name; `curve` bars are probabilities; gold reports and the held-out fifth of record_labels "
    "without its texts from GUM"
)
MARK = re.compile(r"(\()?(\d+)(\))?")
BARS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FILLERS = frozenset("the a an mr mrs ms dr of sir".split())


@dataclass(frozen=True, slots=True)
class Pointing:
    """One source that is no name: the gold name (None where gold keeps a description), ours, and the probability.

    `sure` tells that ours reached the reader's own bar; `voice` is the name under which the attribution lists it.
    """

    gold: str | None
    ours: str | None
    probability: float
    sure: bool
    voice: str | None


def measure(data: Path | None) -> Outcome:
    """Score chains on the documents for measuring, and chains' ends on the gold and the held-out labelled reports.

    Raises:
        MissingInput: when the reader gives no coreference.
    """
    dev = folders.base(data)
    if "corefers" not in asking.layers_given():
        raise MissingInput("the reader gives no coreference: no step gives the layer 'corefers'")
    documents, files = [], []
    for trees in gum_files(dev):
        chained = trees.parent.parent.parent / "ontogum" / trees.parent.name / f"{trees.stem}.conll"
        gold = clusters.chains(gold_chains(chained.read_text(encoding="utf-8")))
        documents.append((gold, predicted([tree.words for tree in conllu(trees)])))
        files += [trees, chained]
    scores = clusters.conll(documents)
    rows = [row for text, labels in labelled(dev) for row in pointing(text, labels)]
    return Outcome(len(documents), PROTOCOL, scores | ends(rows), tuple(files))


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


def predicted(sentences: Sequence[Sequence[str]]) -> list[clusters.Chain]:
    """Return the chains that the reader finds in one document of given words."""
    reading = asking.read_tokens(sentences)
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


def pointing(text: str, labels: Mapping[str, Any]) -> list[Pointing]:
    """Return the sources of one report that are no names, with whom gold and the reader take them to be."""
    reading = importlib.import_module("onrecord.read").read(importlib.import_module("onrecord.ingest").read_text(text))
    named = [mention.anchor for mention in reading.mentions]
    voices: dict[int, Counter[str]] = defaultdict(Counter)
    for record in labels["records"]:
        start, end = record["span"]
        held = [
            (max(part.end - part.start for part in a.content), number)
            for number, a in enumerate(reading.attributions)
            if record["chain"] and any(part.start <= start and end <= part.end for part in a.content)
        ]
        if held:
            voices[min(held)[1]][record["chain"][-1]] += 1
    out = {}
    for number, seen in voices.items():
        source = reading.attributions[number].source
        if source.anchor is not None and not any(anchor.overlaps(source.anchor) for anchor in named):
            gold = seen.most_common(1)[0][0]
            entity = None if source.entity is None else reading.entities[source.entity].name
            out[source.anchor.start] = _pointing(reading, source.anchor, gold if is_name(gold) else None, entity)
    return list(out.values())


def _pointing(reading: Any, anchor: Any, gold: str | None, voice: str | None) -> Pointing:
    """Return one source with what the reader's layer says of it."""
    rows = [row for row in reading.corefers if anchor.start <= row.head.start < anchor.end]
    if not rows:
        return Pointing(gold, None, 0.0, False, voice)
    row = min(rows, key=lambda r: abs(r.anchor.start - anchor.start) + abs(r.anchor.end - anchor.end))
    entity = reading.entities[row.entity]
    return Pointing(gold, None if entity.described else entity.name, row.probability, row.sure, voice)


def is_name(voice: str) -> bool:
    """Tell whether a gold voice is a name and no description.

    Example:
        >>> is_name("Marta Orr"), is_name("the ministry"), is_name("a spokesman for Orr")
        (True, False, False)
    """
    words = [word for word in voice.split() if word.lower() not in FILLERS]
    return bool(words) and words[0][:1].isupper()


def same(gold: str | None, ours: str | None) -> bool:
    """Tell whether two names name one: the words of the shorter all stand in the longer."""
    if gold is None or ours is None:
        return False
    first, second = ({w.strip(".,").lower() for w in name.split()} - FILLERS for name in (gold, ours))
    return bool(first and second) and (first <= second or second <= first)


def ends(rows: Sequence[Pointing]) -> dict[str, Score]:
    """Score chains' ends: at the reader's own bar, as the attributions list them now, and at each bar."""
    wanted = sum(row.gold is not None for row in rows)

    def score(chosen: Sequence[tuple[Pointing, str]]) -> Score:
        return Score.of_counts(sum(same(row.gold, name) for row, name in chosen), len(chosen), wanted)

    known = [(row, row.ours) for row in rows if row.ours is not None]
    out = {
        "chain's end": score([pair for pair in known if pair[0].sure]),
        "chain's end, as attributed": score([(row, row.voice) for row in rows if row.voice is not None]),
    }
    for bar in BARS:
        out[f"chain's end, curve {bar}"] = score([pair for pair in known if pair[0].probability >= bar])
    return out
