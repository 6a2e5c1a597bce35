"""From the data folder to shipped weights in one command: pack, train, export, set the bars, measure, note."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path


def step(module: str, *given: str | Path) -> None:
    """Run one recipe as a command of its own; a failure ends the build."""
    print(f"== {module}", flush=True)
    subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, given)], check=True)


def main() -> None:
    """Build the weights from the data folder; a second call resumes where the first was stopped."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("ONRECORD_TRAIN"), help="holds train/ and splits.json"
    )
    parser.add_argument("--work", type=Path, required=True, help="for packed files and checkpoints")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    parser.add_argument("--pieces", type=int, default=11_500_000)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    packed, bars, figures = given.work / "packed", given.work / "bars.json", given.work / "figures.json"
    if not (packed / "base.npz.xz").exists():
        step("pack", "--data", given.data, "--out", packed)
    run = ("--packed", packed, "--out", given.work, "--pieces", given.pieces, "--threads", given.threads)
    step("train", *map(str, run))
    early = given.work / "early.pt"
    step(
        "export", "--checkpoint", given.work / "checkpoint.pt", "--early", early, "--packed", packed, "--out", given.out
    )
    step("bars", "--data", given.data, "--weights", given.out, "--out", bars)
    step("export", "--out", given.out, "--bars", bars)
    step("coreference", "--data", given.data, "--out", given.out / "coreference.json")
    page = ("--json", figures, "--page", Path("training/FIGURES.md"))
    step("measure", "--weights", given.out, "--dev", Path(given.data).parent, *page)
    step("export", "--out", given.out, "--figures", figures)


if __name__ == "__main__":
    main()
