"""Train the network from the two packed files; runs stop and resume at checkpoints, and seeds fix the batches.

A run that was stopped, at whatever place, ends with the same weights, bit for bit, as one that was not, on the same
machine with as many threads. A checkpoint holds the state of chance too (dropout, hidden pieces).
"""

from __future__ import annotations

import argparse
import io
import lzma
import pickle
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.batching import EARLY, LATE, MASK, SEP, Batch, Item, collate, grouped, load, tensors
from training.losses import losses, total
from training.model import LARGE, SMALL, Reader, load_base
from training.schedule import EARLY_AT, LATE_FROM, RATES, SEED, share

HIDDEN = 0.06
"""Share of the word pieces hidden while training. Set by hand, 28 November 2026."""
BATCH_PIECES = 2000
KEEP_EVERY = 180.0
"""Seconds between checkpoints, where none are given."""


def read_base(path: Path) -> dict[str, Tensor]:
    """Return a packed base encoder's weights."""
    return tables(np.load(io.BytesIO(lzma.decompress(path.read_bytes()))))


def tables(arrays: Mapping[str, NDArray[Any]]) -> dict[str, Tensor]:
    """Return packed arrays as tensors; what was kept as int8 rows is multiplied out (`pack.as_rows`)."""
    found = {k: torch.from_numpy(np.asarray(arrays[k])) for k in arrays}
    whole = {k: v for k, v in found.items() if not k.endswith((" rows", " scale"))}
    rows = [k.removesuffix(" rows") for k in found if k.endswith(" rows")]
    return whole | {k: found[f"{k} rows"].float() * found[f"{k} scale"] for k in rows}


def optimiser(model: Reader, rates: Sequence[float]) -> torch.optim.AdamW:
    """Return AdamW with its own rate for the encoder and no decay for vectors."""
    groups = []
    for inside, rate in zip((True, False), rates, strict=True):
        chosen = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder.") == inside]
        for flat in (True, False):
            part = [p for p in chosen if (p.dim() < 2) == flat]
            groups.append({"params": part, "lr": rate, "peak": rate, "weight_decay": 0.0 if flat else 0.01})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


class Batches:
    """Makes the batches of each round, in other processes where `workers` are given."""

    def __init__(self, items: list[Item], layers: list[str], pieces: int, workers: int) -> None:
        self.items, self.layers, self.pieces = items, layers, pieces
        self.at = {id(item): place for place, item in enumerate(items)}
        self.pool = get_context("fork").Pool(workers, _remember, (items, layers)) if workers else None

    def round(self, seed: int, passes: Mapping[str, float], skip: int) -> Iterator[tuple[int, Batch]]:
        """Yield (number, batch) of one round from the batch `skip` on: a run that resumes has seen the ones before."""
        groups = grouped(self.items, seed, passes=passes, pieces=self.pieces)[skip:]
        if self.pool:
            places = [[self.at[id(item)] for item in group] for group in groups]
            yield from enumerate(self.pool.imap(_made, places), start=skip)
        else:
            yield from enumerate((collate(group, self.layers) for group in groups), start=skip)


_REMEMBERED: list[tuple[list[Item], list[str]]] = []


def _remember(items: list[Item], layers: list[str]) -> None:
    _REMEMBERED.append((items, layers))


def _made(places: list[int]) -> Batch:
    items, layers = _REMEMBERED[-1]
    return collate([items[place] for place in places], layers)


def stream(made: Batches, state: dict[str, int], late_at: int, seed: int) -> Iterator[tuple[int, int, Batch]]:
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
        for number, batch in made.round(seed + turn, passes, skip):
            if passes is EARLY and state["pieces"] >= late_at:
                break
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
    hidden = (torch.rand(batch.pieces.shape, device=batch.pieces.device) < HIDDEN) & (batch.pieces > SEP)
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
    kept = torch.load(path, weights_only=True, map_location="cpu")
    state: dict[str, int] = kept["state"]
    if state["planned"] != planned:
        raise SystemExit(
            f"{path}: of a run of {state['planned']} pieces, not {planned}; give that number, or another folder"
        )
    model.load_state_dict(kept["model"])
    steps.load_state_dict(kept["optimiser"])
    torch.set_rng_state(kept["chance"])
    return state


def begun(given: argparse.Namespace, sets: Mapping[str, Sequence[str]]) -> Reader:
    """Return the network that a run starts from: a base encoder with new heads, or another run's weights."""
    size = {"small": SMALL, "large": LARGE}[given.size]
    model = Reader(sets, size)
    if given.start:
        model.load_state_dict(torch.load(given.start, map_location="cpu", weights_only=True)["model"])
    else:
        load_base(
            model.encoder, read_base(given.packed / {"small": "base.npz.xz", "large": "large.npz.xz"}[given.size])
        )
    return model.to(given.device)


def with_lessons(items: list[Item], path: Path | None) -> tuple[list[Item], dict[str, tuple[int, int]] | None]:
    """Return the examples with what the teachers say of each, and where the layers of that stand."""
    if path is None:
        return items, None
    kept = pickle.loads(path.read_bytes())  # written by `training.lessons` beside this run
    return [replace(item, lesson=one) for item, one in zip(items, kept["lessons"], strict=True)], kept["layout"]


def run(given: argparse.Namespace) -> None:
    """Train until the planned number of pieces has been read."""
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    header, items = load(given.packed / "data.jsonl.xz", given.packed)
    items, places = with_lessons(items, given.lessons)
    if places is None:
        items = [item for item in items if not item.row["c"].startswith("plain/")]
    items = picked(items, given.only, given.authored)
    layers = [n for n in header["sets"] if n not in ("roles", "voice", "party")]
    made = Batches(items, layers, given.batch, given.workers)
    model = begun(given, header["sets"])
    steps, checkpoint = optimiser(model, given.rates), given.out / "checkpoint.pt"
    state = {"turn": 0, "batch": 0, "pieces": 0, "steps": 0, "late": 0, "planned": given.pieces}
    if checkpoint.exists():
        state = resume(checkpoint, model, steps, given.pieces)
        print(f"goes on from {state['pieces']} pieces", flush=True)
    model.train()
    started, saved, mean = time.monotonic(), time.monotonic(), dict[str, Tensor]()
    first = state["pieces"]
    for turn, number, raw in stream(made, state, int(given.pieces * given.late_from), given.seed):
        spent = (time.monotonic() - started) / (given.minutes * 60) if given.minutes else 0.0
        if state["pieces"] >= given.pieces or spent >= 1.0:
            break
        read = state["pieces"] + int((raw.pieces > 0).sum())
        batch = masked(tensors(raw, given.device))
        level = share(state["pieces"], given.pieces, given.decay)
        for group in steps.param_groups:
            group["lr"] = group["peak"] * min(level, (1.0 - spent) / (1.0 - given.decay))
        found = losses(model, batch, places)
        steps.zero_grad()
        total(found).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        steps.step()
        state.update(turn=turn, batch=number + 1, pieces=read, steps=state["steps"] + 1)
        for name, loss in found.items():
            mean[name] = 0.98 * mean[name] + 0.02 * loss.detach() if name in mean else loss.detach()
        if state["steps"] % 50 == 0:
            speed = (state["pieces"] - first) / (time.monotonic() - started)
            shown = " ".join(f"{k}:{v.item():.3f}" for k, v in sorted(mean.items()))
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
    parser.add_argument("--size", choices=("small", "large"), default="small", help="large: a teacher")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, with new rates; else the base encoder")
    parser.add_argument("--lessons", type=Path, help="what teachers say of the packed examples (training.lessons)")
    parser.add_argument("--rates", type=float, nargs=2, default=RATES, help="encoder, heads")
    parser.add_argument("--batch", type=int, default=BATCH_PIECES, help="most word pieces of a batch")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    run(given)


if __name__ == "__main__":
    main()
