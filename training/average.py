"""Checkpoints of one kind of network into one: the mean of their weights.

Source: Wortsman et al. 2022, Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing inference time.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch


def averaged(checkpoints: Sequence[Path], shares: Sequence[float]) -> dict[str, Any]:
    """Return a checkpoint whose weights are the mean of others', each counted by its share, and that read what they all read."""
    kept = [torch.load(path, weights_only=True, map_location="cpu") for path in checkpoints]
    parts = [share / sum(shares) for share in shares]
    model = {
        name: sum(one["model"][name] * part for one, part in zip(kept, parts, strict=True)) for name in kept[0]["model"]
    }
    return {"model": model, "state": {"pieces": max(one.get("state", {}).get("pieces", 0) for one in kept)}}


def main() -> None:
    """Write the mean of checkpoints as a checkpoint."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--checkpoints", type=Path, nargs="+", required=True)
    parser.add_argument("--shares", type=float, nargs="+", required=True, help="how much each counts, one for each")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(averaged(given.checkpoints, given.shares), given.out)


if __name__ == "__main__":
    main()
