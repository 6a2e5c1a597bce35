"""From the data folder to shipped weights in one command: pack, train, teach, export, set the bars, coreference, whom, measure, note.

Without options it follows the recipe of the shipped weights (`training/README.md`), for which a GPU is wanted
(`--device cuda`): the teachers would take days on two cores. Without `--large` it ends with the first run.
`--pieces 20000 --documents 8` tries every step in minutes and writes nothing of use.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from training.schedule import EARLY_SHARE, FIRST, LESSONS, PUPILS, SHARES, TEACHERS, Run

EXAMPLES = "60"
"""Most examples of each reader of corpora where the recipe is only tried."""


def step(module: str, *given: str | Path) -> None:
    """Run one recipe as a command of its own; a failure ends the build."""
    print(f"== {module}", flush=True)
    subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, given)], check=True)


def train(run: Run, given: argparse.Namespace, packed: Path) -> None:
    """Run one part of the schedule; stopped, it goes on from its last checkpoint."""
    options: dict[str, object] = {"packed": packed, "out": given.work / run.name, "keep-every": given.keep_every}
    options |= {"threads": given.threads, "device": given.device, "workers": given.workers}
    options |= {"size": run.size, "seed": run.seed, "batch": run.batch, "late-from": run.late_from, "decay": run.decay}
    options["pieces"] = min(run.pieces, given.pieces) if given.pieces else run.pieces
    if run.start:
        options["start"] = given.work / run.start
    if run.lessons:
        options["lessons"] = given.work / f"{run.lessons}.pickle"
    rates = ("--rates", *map(str, run.rates))
    step("train", *(str(word) for name, value in options.items() for word in (f"--{name}", value)), *rates)


def taught(given: argparse.Namespace, packed: Path) -> list[Path]:
    """Train the teachers, let them read every sentence, train the pupils, and return the checkpoints that are averaged."""
    for run in TEACHERS:
        train(run, given, packed)
    teachers = [given.work / run.name / "checkpoint.pt" for run in TEACHERS]
    for name, shares in LESSONS.items():
        readers = [*teachers, given.work / "first.pt"][: len(shares)]
        out = ("--out", given.work / f"{name}.pickle", "--device", given.device)
        step("lessons", "--packed", packed, "--teachers", *readers, "--shares", *map(str, shares), *out)
    for run in PUPILS:
        train(run, given, packed)
    return [*(given.work / run.name / "checkpoint.pt" for run in PUPILS), given.work / "first.pt"]


def main() -> None:
    """Build the weights from the data folder; a second call resumes where the first was stopped."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("ONRECORD_TRAIN"), help="holds train/ and splits.json"
    )
    parser.add_argument("--work", type=Path, required=True, help="for packed files and checkpoints")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/weights"))
    parser.add_argument("--large", type=Path, help="folder of the teachers' base encoder, all-mpnet-base-v2")
    parser.add_argument("--pieces", type=int, help="most word pieces of each run, to try the recipe")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches; 4 beside a GPU")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--keep-every", type=float, default=180.0, help="seconds between checkpoints")
    parser.add_argument(
        "--documents", type=int, help="most documents to learn coreference from, and to measure on, to try the recipe"
    )
    parser.add_argument("--page", type=Path, default=Path("training/FIGURES.md"), help="where the figures are written")
    given = parser.parse_args()
    packed, bars, figures = given.work / "packed", given.work / "bars.json", given.work / "figures.json"
    wanted = packed / ("large.npz.xz" if given.large else "base.npz.xz")
    if not wanted.exists():
        large = ("--large", given.large) if given.large else ()
        step("pack", "--data", given.data, "--out", packed, *large, *(("--examples", EXAMPLES) if given.pieces else ()))
    train(FIRST, given, packed)
    first = [given.work / FIRST.name / name for name in ("checkpoint.pt", "early.pt")]
    mixed = ("--shares", str(1 - EARLY_SHARE), str(EARLY_SHARE), "--out", given.work / "first.pt")
    step("average", "--checkpoints", *first, *mixed)
    last = given.work / "first.pt"
    if given.large:
        last = given.work / "last.pt"
        step("average", "--checkpoints", *taught(given, packed), "--shares", *map(str, SHARES), "--out", last)
    step("export", "--checkpoint", last, "--packed", packed, "--out", given.out)
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
