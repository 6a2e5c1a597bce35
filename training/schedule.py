"""The schedule of a run: what is read when, how rates move, what is averaged, and how large its two files may be."""

from __future__ import annotations

from pathlib import Path

WARM = 0.03
"""Share of the pieces over which the rates rise; after `--decay` of them they fall to zero along a line."""
LATE_FROM = 0.35
"""Share of the pieces after which the labelled reports join in (`batching.LATE`): they are few, and the encoder should
know grammar and names before it learns which predicates carry news. Set by hand, 28 November 2026."""
EARLY_AT = 0.42
"""Share of the pieces at which `early.pt` is kept beside the last checkpoint, to be averaged into it (`training.export`)."""
EARLY_SHARE = 0.3
"""How much of the early checkpoint goes into the weights. The labelled reports are few and read over twenty times; the
last checkpoint alone has learned them too well (records F1 on the dev gold .728, averaged .763; event type .366 and .410).
Set on the held-out fifth of record_labels and the dev gold, 28 November 2026. Source: Wortsman et al. 2022, model soups."""


MOST_BYTES = {"data.jsonl.xz": 15_000_000, "base.npz.xz": 48_000_000}
"""Most bytes of each packed file, so that a run can go elsewhere."""


def share(done: int, planned: int, decay: float) -> float:
    """Return the share of the peak rate after `done` of `planned` pieces: up, level, down."""
    at = done / planned
    return max(0.0, min(1.0, at / WARM, (1.0 - at) / (1.0 - decay)))


def too_large(folder: Path) -> list[str]:
    """Return a line for each packed file that is larger than it may be."""
    sizes = {name: (folder / name).stat().st_size for name in MOST_BYTES}
    return [
        f"{name}: {size} bytes, at most {MOST_BYTES[name]}" for name, size in sizes.items() if size > MOST_BYTES[name]
    ]
