"""Train the network from the two packed files; runs stop and resume at checkpoints, and seeds fix the batches.

A run that was stopped, at whatever place, ends with the same weights, bit for bit, as one that was not, on the same
machine with as many threads. A checkpoint holds the state of chance too (dropout, hidden pieces).
"""

from __future__ import annotations

import argparse
import io
import lzma
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.batching import EARLY, LATE, MASK, SEP, Batch, Item, batches, load
from training.losses import losses, total
from training.model import Reader, load_base
from training.schedule import EARLY_AT, LATE_FROM, share

SEED = 20261123
RATE_ENCODER, RATE_HEADS = 1.5e-4, 1.0e-3
"""Peak learning rates; set by hand on the first round, 23 November 2026."""
HIDDEN = 0.06
"""Share of the word pieces hidden while training. Set by hand, 28 November 2026."""
BATCH_PIECES = 2000
KEEP_EVERY = 180.0
"""Seconds between checkpoints, where none are given."""


def read_base(path: Path) -> tuple[dict[str, Tensor], Tokenizer]:
    """Return the packed base encoder's weights and its tokenizer."""
    arrays = np.load(io.BytesIO(lzma.decompress(path.read_bytes())))
    tokenizer = Tokenizer.from_str(arrays["tokenizer.json"].tobytes().decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return {k: torch.from_numpy(arrays[k]) for k in arrays.files if k != "tokenizer.json"}, tokenizer


def optimiser(model: Reader) -> torch.optim.AdamW:
    """Return AdamW with its own rate for the encoder and no decay for vectors."""
    groups = []
    for inside, rate in ((True, RATE_ENCODER), (False, RATE_HEADS)):
        chosen = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder.") == inside]
        for flat in (True, False):
            part = [p for p in chosen if (p.dim() < 2) == flat]
            groups.append({"params": part, "lr": rate, "peak": rate, "weight_decay": 0.0 if flat else 0.01})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def stream(
    items: list[Item], layers: list[str], state: dict[str, int], late_at: int
) -> Iterator[tuple[int, int, Batch]]:
    """Yield (round, number, batch) without end, from the round and batch of `state` on.

    `state` is read as it changes: the round in which `late_at` pieces have been read is the last of the early mix.
    """
    turn, skip = state["turn"], state["batch"]
    if skip and state["pieces"] >= late_at and not state["late"]:
        turn, skip = turn + 1, 0  # stopped on the last batch of the early mix
    while True:
        passes = LATE if state["pieces"] >= late_at else EARLY
        if passes is LATE and not state["late"]:
            state["late"], skip = 1, 0
        for number, batch in batches(items, layers, SEED + turn, passes=passes, pieces=BATCH_PIECES, skip=skip):
            if passes is EARLY and state["pieces"] >= late_at:
                break
            if batch is not None:
                yield turn, number, batch
        turn, skip = turn + 1, 0


def picked(items: list[Item], only: list[str], authored: int | None) -> list[Item]:
    """Return the examples of the corpora in `only` (all where it is empty), from `authored` authored reports at most.

    Which authored reports are taken is fixed by the hash of their names: fewer are always some of more.
    """
    names = sorted(
        {i.row["d"] for i in items if i.row["c"] == "authored"}, key=lambda n: sha256(n.encode()).hexdigest()
    )
    kept = set(names[:authored])
    return [i for i in items if (not only or i.row["c"] in only) and (i.row["c"] != "authored" or i.row["d"] in kept)]


def masked(batch: Batch) -> Batch:
    """Return the batch with some of its word pieces hidden: the few labelled reports are read many times.

    Source: Devlin et al. 2019, section 3.1, for the mask; here it hides and never asks for the piece.
    """
    hidden = (torch.rand(batch.pieces.shape) < HIDDEN) & (batch.pieces > SEP)
    return replace(batch, pieces=batch.pieces.masked_fill(hidden, MASK))


def save(path: Path, model: Reader, steps: torch.optim.AdamW, state: dict[str, int]) -> None:
    """Write a checkpoint so that a stop while writing loses nothing."""
    part = path.with_suffix(".part")
    kept = {"model": model.state_dict(), "optimiser": steps.state_dict(), "state": state}
    torch.save({**kept, "chance": torch.get_rng_state()}, part)
    part.replace(path)


def resume(path: Path, model: Reader, steps: torch.optim.AdamW, planned: int) -> dict[str, int]:
    """Load a checkpoint, chance too, and return its state.

    Raises:
        SystemExit: when it is of a run with another number of planned pieces.
    """
    kept = torch.load(path, weights_only=True)
    state: dict[str, int] = kept["state"]
    if state["planned"] != planned:
        raise SystemExit(
            f"{path}: of a run of {state['planned']} pieces, not {planned}; give that number, or another folder"
        )
    model.load_state_dict(kept["model"])
    steps.load_state_dict(kept["optimiser"])
    torch.set_rng_state(kept["chance"])
    return state


def run(given: argparse.Namespace) -> None:
    """Train until the planned number of pieces has been read."""
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    base, tokenizer = read_base(given.packed / "base.npz.xz")
    header, items = load(given.packed / "data.jsonl.xz", tokenizer)
    items = picked(items, given.only, given.authored)
    model = Reader(header["sets"])
    load_base(model.encoder, base)
    steps, checkpoint = optimiser(model), given.out / "checkpoint.pt"
    state = {"turn": 0, "batch": 0, "pieces": 0, "steps": 0, "late": 0, "planned": given.pieces}
    if checkpoint.exists():
        state = resume(checkpoint, model, steps, given.pieces)
        print(f"goes on from {state['pieces']} pieces", flush=True)
    layers = [n for n in header["sets"] if n not in ("roles", "voice", "party")]
    model.train()
    started, saved, mean = time.monotonic(), time.monotonic(), dict[str, float]()
    begun = state["pieces"]
    for turn, number, batch in stream(items, layers, state, int(given.pieces * given.late_from)):
        spent = (time.monotonic() - started) / (given.minutes * 60) if given.minutes else 0.0
        if state["pieces"] >= given.pieces or spent >= 1.0:
            break
        level = share(state["pieces"], given.pieces, given.decay)
        for group in steps.param_groups:
            group["lr"] = group["peak"] * min(level, (1.0 - spent) / (1.0 - given.decay))
        found = losses(model, masked(batch))
        steps.zero_grad()
        total(found).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        steps.step()
        read = state["pieces"] + int((batch.pieces > 0).sum())
        state.update(turn=turn, batch=number + 1, pieces=read, steps=state["steps"] + 1)
        for name, loss in found.items():
            mean[name] = 0.98 * mean.get(name, loss.item()) + 0.02 * loss.item()
        if state["steps"] % 50 == 0:
            speed = (state["pieces"] - begun) / (time.monotonic() - started)
            shown = " ".join(f"{k}:{v:.3f}" for k, v in sorted(mean.items()))
            print(f"{state['steps']} {state['pieces']} pieces {speed:.0f}/s {shown}", flush=True)
        if read >= given.pieces * EARLY_AT and not (given.out / "early.pt").exists():
            save(given.out / "early.pt", model, steps, state)
        if time.monotonic() - saved > given.keep_every:
            save(checkpoint, model, steps, state)
            saved = time.monotonic()
    save(checkpoint, model, steps, state)


def main() -> None:
    """Train from packed files to a checkpoint."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--packed", type=Path, required=True, help="folder with data.jsonl.xz and base.npz.xz")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoint.pt; a run resumes from it")
    parser.add_argument("--pieces", type=int, default=12_000_000, help="word pieces to read in all")
    parser.add_argument(
        "--decay", type=float, default=0.55, help="share of the pieces (or minutes) after which rates fall"
    )
    parser.add_argument("--minutes", type=float, default=0.0, help="end after this time, rates falling by the clock")
    parser.add_argument("--only", nargs="*", default=[], help="corpora to read; all where none is named")
    parser.add_argument("--authored", type=int, help="most authored reports to read; all where it is not given")
    parser.add_argument("--late-from", type=float, default=LATE_FROM, help="share after which labelled reports join in")
    parser.add_argument("--keep-every", type=float, default=KEEP_EVERY, help="seconds between checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    run(given)


if __name__ == "__main__":
    main()
