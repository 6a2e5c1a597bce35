"""Set the three bars of the runtime by where their F1 is best, on data that was neither trained on nor is reported."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

from evaluation.neural import records
from evaluation.outcome import Score
from onrecord.read.network import Network
from training.corpora import ewt, gum, record_labels, wikinews
from training.corpora.conllu import read_trees
from training.measure import at_word, gold_row, record_rows

LEANING = 0.02
"""How far below the best F1 the cue bar may lie, the lowest bar winning: a cue that turns out to have no source or no
content is dropped later, one that is not looked at is lost (PolNeAR dev, linked: .497 at .36, .501 at .28)."""
FLAT = 0.002
"""The same for the record bar, whose curve on few reports is flat (.752 to .762 from .2 to .52, 29 November 2026): records that turn out
to say nothing are dropped later. Through the package .26 finds a twentieth more right records than .36, at the same F1."""
FIRM = 0.006
"""The same for the bar of denials, the highest bar winning: what is told as denied though it was done is a grave error, and the curve is
flat from .5 to .6 (120 denials). MEANTIME's 33 denials: F1 .629 at .5, .667 at .6, 30 November 2026."""
STEPS = tuple(round(0.2 + 0.02 * i, 2) for i in range(31))


def record_bar(network: Network, data: Path) -> dict[float, float]:
    """Return the F1 of records at each bar, on the held-out fifth of record_labels."""
    held = [(t, labels) for name, t, labels in record_labels.documents(data) if record_labels.held_out(name)]
    found = [record_rows(network, text, labels, STEPS[0], scores=True) for text, labels in held]
    gold = [[gold_row(r) for r in labels["records"]] for _, labels in held]
    out = {}
    for bar in STEPS:
        kept = [[row for row in rows if float(row[1]["score"]) >= bar] for rows in found]
        out[bar] = records.score(list(zip(gold, kept, strict=True)))["records"].f1
    return out


def cue_bar(network: Network, data: Path) -> dict[float, float]:
    """Return the F1 of reporting cues at each bar, on EWT dev and GUM's own dev documents."""
    senses = ewt.reporting_senses(data / "train/ewt_reporting/train_dev.jsonl")
    rows = [r for r in ewt.rows(data / "train/ewt_merged/dev.jsonl") if "srl" in r]
    sentences: list[Sequence[str]] = [r["tok"] for r in rows]
    gold = [{i for i, _ in ewt.voices(r, senses)} for r in rows]
    relations = gum.attributions(data)
    for path in sorted((data / "train/gum/by/dep/dev").glob("*.conllu")):
        start = 0
        for tree in read_trees(path):
            sentences.append(tree.words)
            gold.append({i for i, _ in gum.sentence_voices(tree, start, relations.get(path.stem, []))})
            start += len(tree.words)
    network.cue_bar = STEPS[0]
    found = [{v.cue: v.score for v in read.voices} for read in network.read(sentences)]
    out = {}
    for bar in STEPS:
        kept = [{i for i, score in cues.items() if score >= bar} for cues in found]
        right = sum(len(g & k) for g, k in zip(gold, kept, strict=True))
        out[bar] = Score.of_counts(right, sum(map(len, kept)), sum(map(len, gold))).f1
    return out


def denial_bar(network: Network, data: Path) -> dict[float, float]:
    """Return the F1 of denied records at each bar, at the labelled words of held-out reports and of articles for measuring."""
    aside = wikinews.for_measuring(data)
    held = [(text, labels) for name, text, labels in record_labels.documents(data) if record_labels.held_out(name)]
    held += [(text, labels) for name, text, labels in wikinews.documents(data) if name in aside]
    denied = network.labels["polarity"].index("-")
    found: list[tuple[bool, float]] = []
    for text, labels in held:
        sentences = list(record_labels.sentences(text, labels))
        told = [record_labels.anchored(words, spans, labels["records"]) for words, spans in sentences]
        reads = network.read([words for words, _ in sentences], predicates=[[at for at, _ in row] for row in told])
        for row, read in zip(told, reads, strict=True):
            found += [(r["polarity"] == "-", at_word(read, at).polarity.scores[denied]) for at, r in row]
    out = {}
    for bar in STEPS:
        right = sum(gold and chance >= bar for gold, chance in found)
        out[bar] = Score.of_counts(right, sum(c >= bar for _, c in found), sum(gold for gold, _ in found)).f1
    return out


def main() -> None:
    """Find the bars and write them as JSON for the export."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=os.environ.get("ONRECORD_TRAIN"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    network, best = Network(given.weights), dict[str, float]()
    ways = {
        "record_bar": (record_bar, FLAT, min),
        "cue_bar": (cue_bar, LEANING, min),
        "denial_bar": (denial_bar, FIRM, max),
    }
    for name, (measure, within, wins) in ways.items():
        curve = measure(network, given.data)
        best[name] = wins(bar for bar in curve if curve[bar] >= max(curve.values()) - within)
        print(name, best[name], " ".join(f"{bar}:{f1:.3f}" for bar, f1 in curve.items()))
    given.out.write_text(json.dumps(best) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
