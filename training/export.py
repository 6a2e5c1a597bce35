"""A checkpoint into the shipped weights: an int8 ONNX graph, the tokenizer, `meta.json`, card and licence."""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import card
from training.labels import still_read
from training.model import Reader

CONSTANTS: dict[str, dict[str, Any]] = {
    "record_bar": {
        "value": 0.5,
        "means": "a word whose record probability reaches this carries a record",
        "set_on": "the fifth of record_labels that is held out by document (flat from .24 to .46), then through the package on it, "
        "73 articles and the open gold: of .24, .26, .3 and .36 the one with most records right",
        "redo": "python -m training.bars --data DATA --weights WEIGHTS --out BARS",
    },
    "cue_bar": {
        "value": 0.5,
        "means": "a word whose cue probability reaches this is a reporting cue",
        "set_on": "ewt_merged dev and gum_attribution dev documents",
        "redo": "python -m training.bars --data DATA --weights WEIGHTS --out BARS",
    },
    "denial_bar": {
        "value": 0.5,
        "means": "a word whose probability of being denied reaches this is told as denied",
        "set_on": "the fifth of record_labels that is held out by document and 73 articles",
        "redo": "python -m training.bars --data DATA --weights WEIGHTS --out BARS",
    },
}


FILES = ("model.onnx", "probe.onnx", "tokenizer.json")
"""Files of the weights folder that `meta.json` holds the checksums of."""


class SmallEmbedding(nn.Module):
    """An embedding table held as int8 rows, each with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """Return float32 rows."""
        rows: Tensor = self.rows[index].to(torch.float32) * self.scale[index]  # type: ignore[index]
        return rows


CUE_FLOOR = -1.6
"""Cue logit from which a word's voice is worked out in the graph (probability .17; the runtime's bar lies above)."""


RECORD_FLOOR = -1.6
"""The same for records and their parties."""


def named(chosen: Tensor) -> Tensor:
    """Return (sentence, word) of the chosen words, int64 [1 + N, 2]; the first row only keeps it from being empty."""
    return torch.cat([torch.zeros(1, 2, dtype=torch.int64), torch.nonzero(chosen)], 0)


class Graph(nn.Module):
    """The network as it is exported: six inputs, nine outputs.

    Roles are scored for the words that look like predicates or records and for those of the input `ask`; voices for
    those that look like cues; parties for those that look like records.
    """

    def __init__(self, model: Reader, order: list[str]) -> None:
        super().__init__()
        self.model, self.order = model, order

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, there: Tensor, ask: Tensor
    ) -> tuple[Tensor, ...]:
        """Return words [B, W, L], arcs [B, W, W + 1], rel [B, W, R, W + 1], then rows and scores of roles, voices and
        parties.

        Rows are int64 [1 + N, 2] (see `named`), their scores float32 [1 + N, labels, W].
        """
        model = self.model
        words = model.words(pieces, shapes, first, last)
        scores = model.labels(words)
        scores["factuality"] = scores["factuality"][..., None]
        flat = torch.cat([scores[name] for name in self.order], -1)
        rooted = model.with_root(words)
        closed = (~torch.cat([torch.ones_like(there[:, :1]), there], 1)).to(words.dtype) * -1e4
        left, right = model.arcs.sides(rooted)
        arcs = (left[:, 1:] @ model.arcs.middle) @ right.transpose(1, 2) + closed[:, None, :]
        rel = model.pair("rel").all(rooted)[:, 1:]
        margin = {n: scores[n][..., 1] - scores[n][..., 0] for n in ("predicate", "record", "cue")}
        role_rows = named((ask | (margin["predicate"] > 0) | (margin["record"] > 0)) & there)
        voice_rows = named((margin["cue"] > CUE_FLOOR) & there)
        roles = self.pair("roles", words, role_rows)
        voice = self.pair("voice", words, voice_rows)
        party_rows = named((margin["record"] > RECORD_FLOOR) & there)
        party = self.pair("party", words, party_rows)
        return flat, arcs, rel, role_rows, roles, voice_rows, voice, party_rows, party

    def pair(self, kind: str, words: Tensor, rows: Tensor) -> Tensor:
        """Return float32 [1 + N, labels, W] of the governing words in `rows`."""
        pair = self.model.pair(kind)
        left, right = pair.sides(words)
        return pair.some(left[rows[:, 0], rows[:, 1]], right[rows[:, 0]])


def layout(model: Reader, sets: dict[str, list[str]]) -> tuple[list[str], dict[str, tuple[int, int]]]:
    """Return the order of the word layers in the output `words`, and where each begins and ends."""
    order = [*model.plain, *model.record, "factuality"]
    places, start = {}, 0
    for name in order:
        width = len(sets[name]) if name in sets else 1
        places[name] = (start, start + width)
        start += width
    return order, places


def write_graph(model: Reader, order: list[str], target: Path) -> None:
    """Write the graph with float weights, any batch size and any lengths."""
    pieces = torch.randint(1000, 2000, (2, 12))
    index = torch.arange(1, 9).repeat(2, 1)
    inputs = (pieces, torch.ones_like(pieces), index, index + 1, torch.ones(2, 8, dtype=torch.bool), index == 3)
    names = ("pieces", "shapes", "first", "last", "there", "ask")
    outputs = ("words", "arcs", "rel", "role_rows", "roles", "voice_rows", "voice", "party_rows", "party")
    batch = {0: "batch"}
    axes = {n: {**batch, 1: "pieces" if n in names[:2] else "words"} for n in names}
    axes |= {"words": {**batch, 1: "words"}, "arcs": {**batch, 1: "words", 2: "heads"}}
    axes |= {"rel": {**batch, 1: "words", 3: "heads"}}
    axes |= {
        n: {0: f"{n[:5]} rows", 2: "words"} if n in ("roles", "voice", "party") else {0: f"{n[:5]} rows"}
        for n in outputs[3:]
    }
    torch.onnx.export(
        Graph(model, order).eval(), inputs, str(target), input_names=list(names), output_names=list(outputs),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def fuse(source: Path, target: Path) -> None:
    """Write the graph as onnxruntime joins its operators, with the int8 weights left as they are.

    What is joined here is not joined again at every start: loading takes .13 instead of .19 processor seconds (fewest of
    12, 29 November 2026), reading as long as before, and scores differ by less than 3e-6. Constants are folded at the
    start only: folded here, the products' weights would be written as floats, four times as large.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(
        str(source), options, providers=["CPUExecutionProvider"], disabled_optimizers=["ConstantFolding"]
    )


def small(source: Path, target: Path) -> None:
    """Quantise the weights of every product with a constant to int8, one scale a column; activations stay float."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul"],
    )
    model = onnx.load(target)
    float_activations(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def float_activations(graph: Any) -> None:
    """Let the products of a quantised graph take their activations as they come, with the int8 weights made float.

    Quantised activations share one scale over a batch, so that a sentence would be read otherwise beside another one.
    Of 342 records in eight reports that changed 15 outright, 10 event types and 21 lists of parties. The products take
    half as long again.
    """
    made = {name: node for node in graph.node for name in node.output}
    users = {name: node for node in graph.node for name in node.input}
    constants = {constant.name for constant in graph.initializer}
    put: dict[str, tuple[Any, ...]] = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        cast = users[node.output[0]]
        scaled = users[cast.output[0]]
        scale = made[next(name for name in scaled.input if name != cast.output[0])]
        of_weights = next(name for name in scale.input if name in constants)
        plain, weights = f"{node.name}_float", f"{node.name}_weights"
        put |= {cast.output[0]: (), scale.output[0]: (), scaled.output[0]: ()}
        put[node.output[0]] = (
            helper.make_node("Cast", [node.input[1]], [plain], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [plain, of_weights], [weights]),
            helper.make_node("MatMul", [made[node.input[0]].input[0], weights], list(scaled.output)),
        )
    kept = [new for node in graph.node for new in put.get(node.output[0], (node,))]
    kept = [node for node in kept if node.op_type != "DynamicQuantizeLinear"]
    read = {name for node in kept for name in node.input}
    weights_kept = [constant for constant in graph.initializer if constant.name in read]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(kept)
    graph.initializer.extend(weights_kept)


MOST = 127.0
"""Whole numbers that the largest activation of a word piece becomes: int8 from -127 to 127, kept as 1 to 255 around 128."""


def by_rows(source: Path, target: Path) -> None:
    """Write the graph with the encoder's products in whole numbers: each word piece's activations as int8 on a scale of its own.

    The float weights that stand before a product go, the int8 ones are multiplied as they are. A piece's scale is its own
    largest activation, so a sentence reads the same beside any other. Reading takes two thirds of the time that float
    products take; scores of words move by .05 in the mean, and of the records right in every field on 525 articles of Wikinews, the
    held-out reports and the open gold 3,188 become 3,185, 29 November 2026. The two scales are multiplied in one after the other: where they are
    joined first, onnxruntime takes them for one number and reads nonsense.
    """
    model = onnx.load(source)
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    held = {constant.name: constant for constant in graph.initializer}
    shared = {
        "row most": np.float32(1 / MOST),
        "row least": np.float32(1e-9),
        "row middle": np.float32(128),
        "zero": np.uint8(128),
    }
    graph.initializer.extend(onnx.numpy_helper.from_array(np.asarray(value), name) for name, value in shared.items())
    nodes: list[Any] = []
    scaled: set[str] = set()
    for node in graph.node:
        weights = made.get(node.input[1]) if node.op_type == "MatMul" else None
        if weights is None or weights.op_type != "Mul" or "/encoder/" not in node.output[0]:
            nodes.append(node)
            continue
        whole = made[next(name for name in weights.input if name not in held)].input[0]
        of_weights = next(name for name in weights.input if name in held)
        given, out = node.input[0], node.output[0]
        if given not in scaled:
            nodes += _as_rows(given)
            scaled.add(given)
        nodes += (
            helper.make_node("MatMulInteger", [f"{given} whole", whole, "zero"], [f"{out} whole"]),
            helper.make_node("Cast", [f"{out} whole"], [f"{out} float"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [f"{out} float", of_weights], [f"{out} unscaled"]),
            helper.make_node("Mul", [f"{out} unscaled", f"{given} scale"], [out]),
        )
    del graph.node[:]
    graph.node.extend(_still_read(nodes, [out.name for out in graph.output]))
    read = {name for node in graph.node for name in node.input}
    kept = [constant for constant in graph.initializer if constant.name in read]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    onnx.save(model, target)


def _as_rows(given: str) -> list[Any]:
    """Return the nodes that give each row of an array its scale ("NAME scale") and its whole numbers ("NAME whole")."""
    return [
        helper.make_node("Abs", [given], [f"{given} size"]),
        helper.make_node("ReduceMax", [f"{given} size"], [f"{given} largest"], axes=[-1], keepdims=1),
        helper.make_node("Mul", [f"{given} largest", "row most"], [f"{given} step"]),
        helper.make_node("Max", [f"{given} step", "row least"], [f"{given} scale"]),
        helper.make_node("Div", [given, f"{given} scale"], [f"{given} steps"]),
        helper.make_node("Add", [f"{given} steps", "row middle"], [f"{given} shifted"]),
        helper.make_node("Round", [f"{given} shifted"], [f"{given} rounded"]),
        helper.make_node("Cast", [f"{given} rounded"], [f"{given} whole"], to=onnx.TensorProto.UINT8),
    ]


def _still_read(nodes: list[Any], outputs: list[str]) -> list[Any]:
    """Return the nodes whose results are still asked for, in order."""
    asked, kept = set(outputs), []
    for node in reversed(nodes):
        if asked.intersection(node.output):
            asked.update(node.input)
            kept.append(node)
    return kept[::-1]


def write_probe(target: Path) -> None:
    """Write the graph by which the runtime learns whether a processor's int8 kernel clamps sums of products (`network.py`)."""
    weights = onnx.numpy_helper.from_array(np.full((64, 16), 127, dtype=np.int8), "weights")
    node = helper.make_node("MatMulInteger", ["given", "weights"], ["out"])
    given = helper.make_tensor_value_info("given", onnx.TensorProto.UINT8, [16, 64])
    out = helper.make_tensor_value_info("out", onnx.TensorProto.INT32, [16, 16])
    graph = helper.make_graph([node], "probe", [given], [out], [weights])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), target)


def export(checkpoint: Path, packed: Path, out: Path, bars: dict[str, float]) -> None:
    """Write every file of the weights folder; the card has no figures until `note` adds them."""
    with lzma.open(packed / "data.jsonl.xz", "rt", encoding="utf-8") as lines:
        header = json.loads(next(lines))
    sets = still_read(header["sets"])
    model = Reader(sets)
    kept: dict[str, Any] = torch.load(checkpoint, weights_only=True, map_location="cpu")
    model.load_state_dict({k: v for k, v in kept["model"].items() if k in model.state_dict()})
    model.eval()
    model.encoder.pieces = SmallEmbedding(model.encoder.pieces.weight.detach())  # type: ignore[assignment]
    order, places = layout(model, sets)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write_graph(model, order, Path(folder) / "float.onnx")
        small(Path(folder) / "float.onnx", Path(folder) / "small.onnx")
        fuse(Path(folder) / "small.onnx", Path(folder) / "fused.onnx")
        by_rows(Path(folder) / "fused.onnx", out / "model.onnx")
    write_probe(out / "probe.onnx")
    (out / "tokenizer.json").write_bytes((packed / "tokenizer.json").read_bytes())
    meta = {
        "schema": "onrecord/weights/1",
        "labels": sets,
        "layout": places,
        "constants": {k: {**about, "value": bars.get(k, about["value"])} for k, about in CONSTANTS.items()},
        "pieces_read": kept["state"]["pieces"],
        "words": header["words"],
        "corpora": card.CORPORA,
        "figures": {},
        "sha256": {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in FILES},
    }
    write_meta(out, meta)
    (out / "LICENSE").write_text(card.LICENCE, encoding="utf-8")


def write_meta(out: Path, meta: dict[str, Any]) -> None:
    """Write `meta.json` and the card made from it."""
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "CARD.md").write_text(card.render(meta), encoding="utf-8")


def note(out: Path, bars: dict[str, float], figures: dict[str, Any]) -> None:
    """Put bars and measured figures into the metadata and the card of weights that stand already."""
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    for name, value in bars.items():
        meta["constants"][name]["value"] = value
    write_meta(out, {**meta, "figures": figures or meta["figures"]})


def read_json(path: Path | None) -> dict[str, Any]:
    """Return what a JSON file holds, nothing where none is named."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path else {}
    return found


def main() -> None:
    """Export a checkpoint as shipped weights, or note bars and figures in weights that stand already."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--checkpoint", type=Path, help="without it, only --bars and --figures are noted")
    parser.add_argument("--packed", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="usually src/onrecord/weights")
    parser.add_argument("--bars", type=Path, help="JSON as training.bars writes it")
    parser.add_argument("--figures", type=Path, help="JSON as training.measure writes it")
    given = parser.parse_args()
    if given.checkpoint and given.packed:
        export(given.checkpoint, given.packed, given.out, read_json(given.bars))
    note(given.out, read_json(given.bars), read_json(given.figures))


if __name__ == "__main__":
    main()
