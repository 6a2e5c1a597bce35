"""Measure exported weights on everything that may only be measured on, and write the figures down."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import onrecord
from evaluation.neural import attribution, factuality, names, parse, predicates, records
from evaluation.outcome import Score
from evaluation.sentences import conllu_paragraphs, gum_files, raw_text
from evaluation.sentences import score as score_sentences
from onrecord.ingest import read_text
from onrecord.read import read as read_report
from onrecord.read.network import Network, PredicateRead, SentenceRead
from onrecord.read.tokens import split_sentences, tokenize
from training.corpora import authored, re3d, record_labels

Row = dict[str, Any]
MUST = {
    ("ewt dev", "upos"): 0.962, ("ewt dev", "las"): 0.875, ("gum raw", "sentence ends, rules"): 0.965,
    ("ewt dev", "names"): 0.75, ("re3d dev", "names"): 0.75, ("btc news", "names"): 0.75,
    ("ewt dev", "predicates"): 0.90, ("ewt dev", "arguments"): 0.72, ("polnear dev", "linked"): 0.50,
    ("polnear dev", "exact"): 0.36, ("meantime dev", "FUTURE"): 0.75, ("meantime, all 95", "NEG"): 0.65,
    ("meantime, all 95", "POSSIBLE+PROBABLE"): 0.30, ("uw dev", "r"): 0.72, ("gold", "records"): 0.74,
    ("gold", "modality, macro"): 0.62,
}  # fmt: skip
"""The figures that must be reached, by data and measure."""


def rows(data: str, scores: Mapping[str, Score]) -> list[Row]:
    """Return scores as table rows."""
    return [
        {"measure": name, "data": data, "value": round(s.f1, 4), "p": round(s.p, 4), "r": round(s.r, 4), "n": s.n}
        for name, s in scores.items()
    ]


def measure_trees(network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure word classes and parse."""
    out = []
    for data, gold in (("ewt dev", parse.ewt(dev)), ("gum news+interview dev", parse.gum(dev))):
        gold = gold[:most]
        reads = network.read([t.words for t in gold])
        out += rows(data, parse.score(gold, [(r.upos, r.heads, r.deprels) for r in reads]))
    return out


def measure_names(network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure names."""
    held = re3d.documents(dev / "data", measuring=True)
    cut = [sentence for _, text, spans in held for sentence in re3d.sentences(text, spans)]
    defence = [(words, _named(labels)) for words, labels in cut]
    out = []
    for data, gold in (("ewt dev", names.ewt(dev)), ("re3d dev", defence), ("btc news", names.btc(dev))):
        gold = gold[:most]
        reads = network.read([row[0] for row in gold])
        found = [[(s.label, s.first, s.end) for s in r.names] for r in reads]
        out += rows(data, names.score([row[1] for row in gold], found))
    return out


def _named(labels: Sequence[str]) -> list[names.Name]:
    """Return the names of our own BIO labels."""
    out: list[names.Name] = []
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            out.append((label[2:], at, at + 1))
        elif label != "O":
            out[-1] = (out[-1][0], out[-1][1], at + 1)
    return out


def measure_predicates(network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure predicates, and the arguments of gold predicates."""
    gold = predicates.ewt(dev)[:most]
    reads = network.read([words for words, *_ in gold], predicates=[at for _, at, *_ in gold])
    found = []
    for (_, at, *_), read in zip(gold, reads, strict=True):
        which = [p.index for p in read.predicates if p.predicate >= 0.5]
        found.append(
            (which, [(p.index, s.label, s.first, s.end) for p in read.predicates if p.index in at for s in p.arguments])
        )
    return rows("ewt dev", predicates.score([(at, args) for _, at, args, _ in gold], found))


def cut(text: str) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
    """Yield (words, offsets) of the sentences of a text whose lines are blocks, by the project's own rules."""
    position = 0
    for line in text.split("\n"):
        for start, end in split_sentences(text, position, position + len(line)):
            spans = [(t.start, t.end) for t in tokenize(text, start, end)]
            if spans:
                yield [text[a:b] for a, b in spans], spans
        position += len(line) + 1


def measure_attribution(network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure attributions over whole articles; from the network alone, a content never crosses its sentence."""
    articles = []
    for text, gold in attribution.polnear(dev)[:most]:
        sentences = list(cut(text))
        found = []
        for (_, at), read in zip(sentences, network.read([w for w, _ in sentences]), strict=True):
            for voice in read.voices:
                source, content = (
                    tuple((at[s.first][0], at[s.end - 1][1]) for s in part) for part in (voice.source, voice.content)
                )
                if content:
                    found.append(attribution.Attributed(source, content))
        articles.append((text, gold, found))
    return rows("polnear dev", attribution.score(articles))


def measure_factuality(network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure factuality at gold triggers."""
    gold = factuality.uw(dev)[:most]
    reads = network.read([w for w, _ in gold], predicates=[[i for i, _ in at] for _, at in gold])
    pairs = [(value, at_word(read, i).factuality) for (_, at), read in zip(gold, reads, strict=True) for i, value in at]
    out = rows("uw dev", {"r": Score.of_value(factuality.pearson(*zip(*pairs, strict=True)), len(pairs))})
    told = _told(network, factuality.meantime(dev)[:most])
    held = [p.modality.label == "actual" for _, p in told]
    future = factuality.binary([e[1] for e, _ in told], ["" if h else "FUTURE" for h in held], ["FUTURE"])
    out += rows("meantime dev", {"FUTURE": future})
    told = _told(network, factuality.meantime(dev, every=True)[:most])
    scores = {
        "NEG": factuality.binary([e[3] for e, _ in told], [p.polarity.label for _, p in told], ["NEG", "-"]),
        "POSSIBLE+PROBABLE": factuality.binary(
            [e[2].lower() for e, _ in told], [p.certainty.label for _, p in told], ["possible", "probable"]
        ),
    }
    return out + rows("meantime, all 95", scores)


def _told(
    network: Network, events: Sequence[tuple[list[str], list[tuple[int, str, str, str]]]]
) -> list[tuple[tuple[int, str, str, str], PredicateRead]]:
    """Return each gold event with what was read of its word."""
    reads = network.read([w for w, _ in events], predicates=[[e[0] for e in at] for _, at in events])
    return [(e, at_word(read, e[0])) for (_, at), read in zip(events, reads, strict=True) for e in at]


def at_word(read: SentenceRead, index: int) -> PredicateRead:
    """Return what was read of one word."""
    return next(p for p in read.predicates if p.index == index)


def gold_row(record: Mapping[str, Any]) -> records.Row:
    """Return a gold record's anchor and labels."""
    fields = {k: str(record[k]) for k in ("modality", "polarity", "certainty", "event")}
    fields["attributed"] = "YES" if record["chain"] else "NO"
    return tuple(record["span"]), fields


def record_rows(
    network: Network, text: str, labels: Mapping[str, Any], bar: float, *, scores: bool = False
) -> list[records.Row]:
    """Return the records the network finds in one report, on demand with their probability as the label `score`."""
    sentences = list(record_labels.sentences(text, labels))
    out: list[records.Row] = []
    for (_, spans), read in zip(sentences, network.read([w for w, _ in sentences]), strict=True):
        for p in read.predicates:
            if p.record >= bar:
                fields = {k: getattr(p, k).label for k in ("modality", "polarity", "certainty", "event")}
                fields["attributed"] = "YES" if p.attributed >= 0.5 else "NO"
                out.append((spans[p.index], fields | ({"score": str(p.record)} if scores else {})))
    return out


def measure_records(network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure which words carry a record, on the dev gold and on the held-out fifth of record_labels."""
    gold = []
    for path in sorted((dev / "gold").glob("*.off.json")):
        text = path.with_name(path.name.replace(".off.json", ".txt")).read_bytes().decode("utf-8")
        gold.append((text, json.loads(path.read_text(encoding="utf-8"))))
    held = [
        (text, labels) for name, text, labels in record_labels.documents(dev / "data") if record_labels.held_out(name)
    ]
    out = []
    for data, reports in (("gold", gold), ("record_labels, held out", held)):
        pairs = [
            ([gold_row(r) for r in labels["records"]], record_rows(network, text, labels, network.record_bar))
            for text, labels in reports[:most]
        ]
        out += rows(data, records.score(pairs))
    return out


def measure_sentences(_network: Network, dev: Path, most: int | None) -> list[Row]:
    """Measure sentence ends on raw text; they are the project's rules, the network has no head for them."""
    gold: list[list[tuple[int, int]]] = []
    ruled: list[list[tuple[int, int]]] = []
    for path in gum_files(dev)[:most]:
        text, spans = raw_text(conllu_paragraphs(path.read_text(encoding="utf-8").splitlines()))
        gold.append(spans)
        ruled.append([])
        position = 0
        for block in text.split("\n\n"):
            ruled[-1] += split_sentences(text, position, position + len(block))
            position += len(block) + 2
    return rows("gum raw", {"sentence ends, rules": score_sentences(gold, ruled)})


WORDS, TIMES = 700, 20
LOADING = """
import time
start = time.perf_counter()
from onrecord.read.network import Network
Network()
print(time.perf_counter() - start)
"""
READING = """
import json, sys
from onrecord.ingest import read_text
from onrecord.read import read
read(read_text(json.load(sys.stdin)))
print(int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024)
"""


def measure_cost(network: Network, _dev: Path, _most: int | None) -> list[Row]:
    """Measure what 700 words of authored reports cost, warm, and what loading costs: medians of 20, processor seconds, of
    loading seconds by the clock.

    Everything runs on one thread. `network` is the graph with all heads and what is made of its scores; `reading` is all from the
    report's blocks to what is read; `text to JSON` is all that `onrecord read --json` does once it has the text. Memory is the
    most that a program of its own held while it read.
    """
    found: list[str] = []
    for path in sorted(authored.REPORTS.glob("*.txt")):
        found += path.read_text(encoding="utf-8").split(" ")
    text = " ".join(found[:WORDS])
    report = read_text(text)
    reading = read_report(report)
    sentences = [[reading.words(t) for t in reading.tokens[s.first : s.last]] for s in reading.sentences]
    alone = processor_seconds(lambda: network.read(sentences))
    whole = processor_seconds(lambda: read_report(report))
    printed = processor_seconds(lambda: onrecord.read_text(text).to_json())
    memory = int(printed_by(READING, json.dumps(text)))
    loading = statistics.median(float(printed_by(LOADING)) for _ in range(TIMES))
    pieces = sum(network.count_pieces(s) for s in sentences)
    data = f"{WORDS} words, one core"
    return [
        {"measure": "loading, seconds", "data": data, "value": round(loading, 3), "n": TIMES},
        {"measure": "network, seconds", "data": data, "value": round(alone, 3), "n": TIMES},
        {"measure": "reading, seconds", "data": data, "value": round(whole, 3), "n": TIMES},
        {"measure": "text to JSON, seconds", "data": data, "value": round(printed, 3), "n": TIMES},
        {"measure": "pieces a second, all heads", "data": data, "value": round(pieces / alone), "n": pieces},
        {"measure": "most memory, MB", "data": data, "value": memory, "n": 1},
    ]


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the median processor time of some work, the first time left out."""
    work()
    times = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def printed_by(program: str, given: str = "") -> str:
    """Run a program of its own, from bytecode as an installed package runs, and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True, env=kept).stdout


TASKS: dict[str, Callable[[Network, Path, int | None], list[Row]]] = {
    "parse": measure_trees,
    "sentences": measure_sentences,
    "names": measure_names,
    "predicates": measure_predicates,
    "attribution": measure_attribution,
    "factuality": measure_factuality,
    "records": measure_records,
    "cost": measure_cost,
}


def table(found: Sequence[Row], seconds: float, command: str, network: Network) -> str:
    """Return the figures as a Markdown page."""
    lines = [
        "# Figures",
        "",
        f"Measured on {datetime.date.today().isoformat()} in {seconds:.0f} s by `{command}`,",
        f"through the int8 file `{network.meta['sha256']['model.onnx'][:12]}` "
        f"({network.meta['pieces_read']:,} word pieces read in training).",
        "F1 unless the name says otherwise; `must` from the project's plan.",
        "",
        "| data | measure | figure | P | R | n | must |",
        "|---|---|---|---|---|---|---|",
    ]
    for r in found:
        must = MUST.get((r["data"], r["measure"]), "")
        lines.append(
            f"| {r['data']} | {r['measure']} | {r['value']} | {r.get('p', '')} | {r.get('r', '')} | {r['n']} | {must} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure weights and write figures as JSON and as a page."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--dev", type=Path, default=os.environ.get("ONRECORD_DEV"), help="holds data/ and gold/")
    parser.add_argument("--tasks", nargs="*", default=list(TASKS), choices=list(TASKS))
    parser.add_argument("--most", type=int, help="most sentences or documents of each data set, to try the recipe")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path)
    given = parser.parse_args()
    network, started, found = Network(given.weights), time.monotonic(), list[Row]()
    for task in given.tasks:
        begun = time.monotonic()
        fresh = TASKS[task](network, Path(given.dev), given.most)
        found += fresh
        for r in fresh:
            print(f"{r['data']:26} {r['measure']:26} {r['value']:<8} P {r.get('p', '')} R {r.get('r', '')} n {r['n']}")
        print(f"{task}: {time.monotonic() - begun:.0f} s", flush=True)
    command = "python -m training.measure --weights WEIGHTS --dev DEV" + (f" --most {given.most}" if given.most else "")
    if given.json:
        given.json.write_text(json.dumps({"rows": found}, indent=1) + "\n", encoding="utf-8")
    if given.page:
        given.page.write_text(table(found, time.monotonic() - started, command, network), encoding="utf-8")


if __name__ == "__main__":
    main()
