"""Floors: figures that a change must not fall below, kept in floors.toml and lowered only on purpose.

`[authored.TASK]` rests on the authored sets alone and runs with the tests; `[dev.TASK]` rests on the dev folder and
runs in `.ci/run`. Each line is `"measure" = floor`; the F1 (or the one figure) is compared. A measure whose name
starts with "grave" is a ceiling.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from evaluation import folders
from evaluation.outcome import Outcome, Score
from evaluation.tasks import module

FILE = Path(__file__).resolve().parent / "floors.toml"
PARTS = ("authored", "dev")
Measure = Callable[[Path | None], Outcome]


def load(file: Path = FILE) -> dict[str, dict[str, dict[str, float]]]:
    """Read the floors: part, task, measure.

    Raises:
        ValueError: when the file has a part that is neither authored nor dev.
    """
    floors = tomllib.loads(file.read_text(encoding="utf-8"))
    if set(floors) - set(PARTS):
        raise ValueError(f"{file.name}: found {sorted(set(floors) - set(PARTS))}, expected only {', '.join(PARTS)}")
    return {part: floors.get(part, {}) for part in PARTS}


def broken(floors: Mapping[str, float], scores: Mapping[str, Score]) -> list[str]:
    """Return a line for each floor that the scores break, or that names a measure which is not there.

    Example:
        >>> broken({"found": 0.9}, {"found": Score(0.8, 0.8, 0.8, 10)})
        ['found: found 0.8000, floor 0.9']
    """
    out = []
    for name, floor in floors.items():
        if name not in scores:
            out.append(f"{name}: not measured, floor {floor}")
            continue
        value = scores[name].f1
        if value + 1e-9 < floor if not name.startswith("grave") else value - 1e-9 > floor:
            out.append(f"{name}: found {value:.4f}, floor {floor}")
    return out


def check_task(part: str, task: str, floors: Mapping[str, float]) -> list[str]:
    """Measure one task and return the floors it breaks.

    The authored part asks for the authored sets alone, so that the dev folder is not needed and not read.

    Raises:
        MissingInput: when the task cannot run.
    """
    data = authored_data(task) if part == "authored" else None
    measure: Measure = module(task).measure
    return [f"{task}: {line}" for line in broken(floors, Outcome.of(measure(data)).scores)]


SET_OF = {"time": "times", "quantity": "quantities", "sentences": "sentence_ends"}
"""Tasks that rest on corpora too, and the authored set that stands for them."""


def authored_data(task: str) -> Path | None:
    """Return the folder of the authored set where a task would read the dev folder too, else None."""
    return folders.SETS / SET_OF[task] if task in SET_OF else None
