"""From the data folder to shipped weights in one command: pack, train, export, set the bars, coreference, whom, measure, note.

Without options it follows the recipe of the shipped weights (`training/README.md`). `--pieces 20000 --documents 8` tries
every step in minutes and writes nothing of use.
"""

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
    parser.add_argument("--keep-every", type=float, default=180.0, help="seconds between checkpoints")
    parser.add_argument(
        "--documents", type=int, help="most documents to learn coreference from, and to measure on, to try the recipe"
    )
    parser.add_argument("--page", type=Path, default=Path("training/FIGURES.md"), help="where the figures are written")
    given = parser.parse_args()
    packed, bars, figures = given.work / "packed", given.work / "bars.json", given.work / "figures.json"
    if not (packed / "base.npz.xz").exists():
        step("pack", "--data", given.data, "--out", packed)
    run = {"packed": packed, "out": given.work, "keep-every": given.keep_every}
    run |= {"pieces": given.pieces, "threads": given.threads}
    step("train", *(str(word) for name, value in run.items() for word in (f"--{name}", value)))
    early = given.work / "early.pt"
    step(
        "export", "--checkpoint", given.work / "checkpoint.pt", "--early", early, "--packed", packed, "--out", given.out
    )
    step("bars", "--data", given.data, "--weights", given.out, "--out", bars)
    step("export", "--out", given.out, "--bars", bars)
    most = () if given.documents is None else ("--most", str(given.documents))
    step("coreference", "--data", given.data, "--out", given.out / "coreference.json", *most)
    step("whom", "--data", given.data, "--out", given.out / "whom.json", *most)
    page = ("--json", figures, "--page", given.page)
    step("measure", "--weights", given.out, "--dev", Path(given.data).parent, *page, *most)
    step("export", "--out", given.out, "--figures", figures)


if __name__ == "__main__":
    main()
