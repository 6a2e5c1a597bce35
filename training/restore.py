"""Shipped weights as a checkpoint again: the int8 graph's numbers multiplied out, so that training can go on from them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.model import Reader


def state(weights: Path) -> dict[str, Tensor]:
    """Return the state of a `Reader` with the numbers of a weights folder's graph, each as exact as int8 left it.

    Raises:
        KeyError: when the graph is not one that `training.export` wrote.
    """
    graph = onnx.load(weights / "model.onnx").graph
    held = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    found = {
        name.removeprefix("model."): array
        for name, array in held.items()
        if name.startswith("model.") and array.dtype == np.float32 and not name.endswith("_scale")
    }
    found["encoder.pieces.weight"] = held["model.encoder.pieces.rows"] * held["model.encoder.pieces.scale"]
    for name in ("arcs", *(f"pairs.{kind}" for kind in ("rel", "roles", "voice", "party"))):
        middle = f"model.{name}.middle"
        found[f"{name}.middle"] = held[f"{middle}_quantized"] * held[f"{middle}_scale"]
    found |= _products(graph, held)
    model = Reader(labels(weights))
    kept = {k: torch.from_numpy(np.array(v, dtype=np.float32)) for k, v in found.items() if k in model.state_dict()}
    model.load_state_dict(kept)
    return kept


def labels(weights: Path) -> dict[str, list[str]]:
    """Return the label sets of a weights folder."""
    found: dict[str, list[str]] = json.loads((weights / "meta.json").read_text(encoding="utf-8"))["labels"]
    return found


def _products(graph: Any, held: dict[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """Return the weights of the linear layers: each int8 table belongs to the bias that is added to what it gives."""
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    out: dict[str, NDArray[np.float32]] = {}
    for name in [n for n in held if n.startswith("onnx::MatMul_") and n.endswith("_quantized")]:
        bias, scale = _bias_and_scale(name, users, held)
        table = np.asarray(held[name] * scale, dtype=np.float32)
        out[f"{bias.removeprefix('model.').removesuffix('.bias')}.weight"] = table.T
    return out


def _bias_and_scale(name: str, users: dict[str, list[Any]], held: dict[str, NDArray[Any]]) -> tuple[str, NDArray[Any]]:
    """Return the bias and the scale that the product with a table meets first, going along the graph."""
    front, scale = [name], held.get(name.replace("_quantized", "_scale"), np.float32(0))
    for _ in range(8):
        after = [node for given in front for node in users.get(given, ())]
        for node in after:
            if node.op_type == "FusedMatMul" and not scale.any():  # a scale that is one number is joined to the product
                scale = np.float32(next(a.f for a in node.attribute if a.name == "alpha"))
            for given in node.input:
                if given.startswith("model.") and given.endswith(".bias") and "norm" not in given:
                    return given, scale
                if node.op_type == "Mul" and given in held and not scale.any():
                    scale = held[given]
        front = [given for node in after for given in node.output]
    raise KeyError(f"{name}: found no bias after its product, expected one within eight steps; is this our graph?")


def main() -> None:
    """Write the checkpoint of a weights folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--weights", type=Path, default=Path("src/onrecord/weights"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save({"model": state(given.weights)}, given.out)


if __name__ == "__main__":
    main()
