"""Task `gold`: records of the hand-labelled reports, scored by the referee script beside the labels.

Closed reports are scored as a part of their own and are never listed: only sums are read from the script.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome, Score

PARTS = ("all", "open", "closed")
PROTOCOL = (
    "score.py of the gold folder over what read() gives for each report, with --published where its gold has a date; "
    "measures with one figure carry it in p, r and f1; 'grave per 100 records' counts faults; closed reports are "
    "summed, never listed"
)


def measure(data: Path | None) -> Outcome:
    """Read every gold report and score the predictions, all together and for the open and closed part alone."""
    folder = _gold_folder(folders.base(data))
    script = _script(folder)
    with tempfile.TemporaryDirectory() as temporary:
        written = predict(folder, Path(temporary))
        scores: dict[str, Score] = {}
        for part in PARTS:
            printed = run_script(script, folder, Path(temporary), part=part)
            label = "" if part == "all" else f" ({part})"
            scores.update({name + label: score for name, score in parse(printed).items()})
    return Outcome(written, PROTOCOL, scores, (*folder.glob("*.off.json"), *folder.glob("*.txt")))


def predict(folder: Path, target: Path) -> int:
    """Read each `NAME.txt` that has labels and write `NAME.json` into `target`; return how many."""
    labels = sorted(folder.glob("*.off.json"))
    for file in labels:
        name = file.name.removesuffix(".off.json")
        published = json.loads(file.read_text(encoding="utf-8")).get("published")
        answer = asking.read_file(folder / f"{name}.txt", published=published)
        (target / f"{name}.json").write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    return len(labels)


def run_script(script: Path, folder: Path, predicted: Path, *, part: str) -> str:
    """Run the referee over `predicted` and return what it prints; it is never asked to list anything.

    Raises:
        MissingInput: when the referee stops (its own words are passed on).
    """
    command = [sys.executable, str(script), str(folder), str(predicted)]
    if part != "all":
        command.insert(2, f"--only={part}")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise MissingInput(f"score.py stopped: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
    return done.stdout


def parse(printed: str) -> dict[str, Score]:
    """Read the referee's lines into scores by measure.

    Example:
        >>> parse("records                P 0.500  R 0.250  F1 0.333   (gold 4, predicted 2)")
        {'records': Score(p=0.5, r=0.25, f1=0.333, n=4)}
    """
    found: dict[str, Score] = {}
    for line in printed.splitlines():
        found.update(_parse_line(line))
    return found


def _parse_line(line: str) -> dict[str, Score]:
    """Read one line of the referee; a line that is no measure gives nothing."""
    counted = re.match(r"(.+?)\s+P ([\d.]+)\s+R ([\d.]+)\s+F1 ([\d.]+)\s+\(gold (\d+),", line)
    if counted:
        name, p, r, f1, n = counted.groups()
        return {name: Score(float(p), float(r), float(f1), int(n))}
    share = re.match(r"(.+?)\s+([\d.]+)\s+\((\d+) of (\d+)\)$", line)
    if share:
        return {share[1]: Score.of_value(float(share[2]), int(share[4]))}
    macro = re.match(r"(\w+)\s+macro-F1 ([\d.]+)\s+accuracy ([\d.]+)\s*(.*)$", line)
    if macro:
        return _labels(macro)
    grave = re.match(r"grave per 100 records\s+([\d.]+)\s+\((.*)\); shown without any uncertainty: (\d+) of 100", line)
    if grave:
        kinds = re.findall(r"([a-z ]+?) ([\d.]+)(?:, |$)", grave[2])
        faults = {f"grave per 100: {kind.strip()}": Score.of_value(float(value), 0) for kind, value in kinds}
        return {
            "grave per 100 records": Score.of_value(float(grave[1]), 0),
            **faults,
            "shown without ?": Score.of_value(int(grave[3]) / 100, 0),
        }
    return {}


def _labels(macro: re.Match[str]) -> dict[str, Score]:
    """Read a line of macro-F1, accuracy and F1 by label."""
    name, mean, accuracy, rest = macro.groups()
    labels = [(label, float(f1), int(n)) for label, f1, n in re.findall(r"(\S+) ([\d.]+)\((\d+)\)", rest)]
    total = sum(n for _, _, n in labels)
    return {
        f"{name} macro-F1": Score.of_value(float(mean), total),
        f"{name} accuracy": Score.of_value(float(accuracy), total),
        **{f"{name} {label}": Score.of_value(f1, n) for label, f1, n in labels},
    }


def _gold_folder(path: Path) -> Path:
    """Return the folder with the labels: `path` itself or its gold/ folder."""
    for folder in (path, path / "gold"):
        if folder.is_dir() and any(folder.glob("*.off.json")):
            return folder
    raise MissingInput(f"no gold: {path} holds no NAME.off.json")


def _script(folder: Path) -> Path:
    """Return the referee: beside the labels, else in the gold folder of the dev folder."""
    dev = folders.dev_folder()
    for script in (folder / "score.py", *([dev / "gold" / "score.py"] if dev else [])):
        if script.is_file():
            return script
    raise MissingInput(f"no referee: score.py is neither in {folder} nor in the dev folder")


def show(data: Path | None) -> str:
    """Return the referee's full listing for the open reports, for a person who builds. Closed ones stay closed."""
    folder = _gold_folder(folders.base(data))
    with tempfile.TemporaryDirectory() as temporary:
        predict(folder, Path(temporary))
        command: list[Any] = [sys.executable, _script(folder), "--show", "--only=open", folder, temporary]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr
