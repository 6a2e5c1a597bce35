"""A training run that is killed and started again ends with the same weights as one that never stopped.

Run with the recipe's environment (`training/README.md`); where torch is missing these tests are skipped.
"""

import argparse
import json
import lzma

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: run with the environment of training/README.md")
from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: E402

from training import model, train  # noqa: E402
from training.labels import NAMES, PARTY, ROLES, VOICE, WORD_LAYERS  # noqa: E402

SMALL = model.Size(width=16, layers=1, heads=2, inner=16, positions=40, vocabulary=160)
HEADS = {"ARC": 8, "PAIR": 4, "RECORD": 8}
PIECES = 900


class Killed(BaseException):
    """Stands for the end of the process: nothing after it runs."""


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """Two packed files of invented sentences for a network of one narrow layer."""
    for name, value in HEADS.items():
        monkeypatch.setattr(model, name, value)
    monkeypatch.setattr(train, "SMALL", SMALL)
    words = [f"w{number}" for number in range(50)]
    tokenizer = Tokenizer(
        models.WordLevel({"[UNK]": 100, **{word: 110 + at for at, word in enumerate(words)}}, "[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    wide, inner = SMALL.width, SMALL.inner
    shapes = {"embeddings.word_embeddings.weight": (160, wide), "embeddings.position_embeddings.weight": (40, wide),
              "embeddings.token_type_embeddings.weight": (2, wide)}  # fmt: skip
    for name, size in (
        ("attention.self.query", (wide, wide)), ("attention.self.key", (wide, wide)),
        ("attention.self.value", (wide, wide)), ("attention.output.dense", (wide, wide)),
        ("intermediate.dense", (inner, wide)), ("output.dense", (wide, inner)),
    ):  # fmt: skip
        shapes |= {f"encoder.layer.0.{name}.weight": size, f"encoder.layer.0.{name}.bias": size[:1]}
    for name in ("embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output"):
        shapes |= {f"{name}.LayerNorm.weight": (wide,), f"{name}.LayerNorm.bias": (wide,)}
    random = np.random.default_rng(0)
    arrays = {name: random.standard_normal(size).astype(np.float16) for name, size in shapes.items()}
    folder = tmp_path / "packed"
    folder.mkdir()
    with lzma.open(folder / "base.npz.xz", "wb") as out:
        np.savez(out, **arrays)
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    sets = {**WORD_LAYERS, "rel": ("root", "dep"), "roles": ROLES, "voice": VOICE, "party": PARTY, "names": NAMES}
    rows = []
    for number in range(40):
        size = 3 + number % 9
        tags = {"upos": [(number + at) % 17 for at in range(size)], "rel": [0] + [1] * (size - 1)}
        rows.append({"c": "ewt", "d": "a", "w": random.choice(words, size).tolist(), "t": tags, "h": list(range(size))})
        rows.append({"c": "records", "d": "b", "w": random.choice(words, size).tolist(), "t": {"record": [1] * size}})
    with lzma.open(folder / "data.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.write("\n".join(map(json.dumps, [{"sets": sets}, *rows])) + "\n")
    return folder


def trained(packed, out, *, keep_every=0.0, pieces=PIECES):
    """Run the training and return its last weights and its early ones."""
    out.mkdir(exist_ok=True)
    train.run(
        argparse.Namespace(
            packed=packed, out=out, pieces=pieces, decay=0.55, minutes=0.0, only=[], authored=None, late_from=0.35,
            keep_every=keep_every, threads=1, size="small", start=None, lessons=None, rates=(1.5e-4, 1e-3), batch=60,
            seed=1, device="cpu", workers=0,
        )
    )  # fmt: skip
    return tuple(torch.load(out / name, weights_only=True)["model"] for name in ("checkpoint.pt", "early.pt"))


def killed_after(saves, monkeypatch):
    """Let the process end right after so many checkpoints."""
    kept, left = train.save, iter([None] * (saves - 1))

    def save(path, *given):
        kept(path, *given)
        if path.name == "checkpoint.pt" and next(left, Killed) is Killed:
            raise Killed

    monkeypatch.setattr(train, "save", save)


def test_a_run_killed_after_any_batch_ends_with_the_same_weights(packed, tmp_path, monkeypatch):
    whole = trained(packed, tmp_path / "whole", keep_every=1e9)
    batches = torch.load(tmp_path / "whole/checkpoint.pt", weights_only=True)["state"]["steps"]
    assert batches > 12
    for stopped in range(1, batches):
        with monkeypatch.context() as until, pytest.raises(Killed):
            killed_after(stopped, until)
            trained(packed, tmp_path / f"after{stopped}")
        again = trained(packed, tmp_path / f"after{stopped}")
        for one, other in zip(whole, again, strict=True):
            assert all(torch.equal(value, other[name]) for name, value in one.items()), stopped


def test_a_checkpoint_of_a_run_of_another_length_is_refused(packed, tmp_path):
    trained(packed, tmp_path / "run")
    with pytest.raises(SystemExit, match="of a run of 900 pieces, not 1200"):
        trained(packed, tmp_path / "run", pieces=1200)
