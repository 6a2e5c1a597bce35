"""The tasks by name: which module measures each, and running one so that a missing part is said, not guessed."""

from __future__ import annotations

import importlib
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome

TASKS: dict[str, str] = {
    "gold": "evaluation.gold",
    "sentences": "evaluation.sentences",
    "parse": "evaluation.neural.parse",
    "names": "evaluation.neural.names",
    "predicates": "evaluation.neural.predicates",
    "attribution": "evaluation.neural.attribution",
    "factuality": "evaluation.neural.factuality",
    "coref": "evaluation.neural.coref",
    "time": "evaluation.times",
    "quantity": "evaluation.quantities",
    "place": "evaluation.places",
    "plover": "evaluation.plover",
    "petrarch": "evaluation.petrarch",
    "stories": "evaluation.stories",
    "layouts": "evaluation.pages",
    "quotations": "evaluation.quotations",
    "gaps": "evaluation.gaps",
    "questions": "evaluation.questions",
    "support": "evaluation.support",
    "presupposed": "evaluation.presupposed",
    "drafts": "evaluation.drafts",
}
"""Each task and the module whose `measure(data)` runs it. A module that is not there is a task to come."""


@dataclass(frozen=True, slots=True)
class Run:
    """One task that ran: its outcome and the wall seconds it took."""

    task: str
    outcome: Outcome
    seconds: float

    def line(self) -> dict[str, Any]:
        """Return the line that is printed for the task."""
        return {
            "task": self.task,
            "data_sha256": folders.hash_files(self.outcome.files),
            "n": self.outcome.n,
            "protocol": self.outcome.protocol,
            "scores": {name: score.as_row() for name, score in self.outcome.scores.items()},
            "seconds": round(self.seconds, 2),
            "weights_sha256": asking.weights_sha256(),
        }


def run(task: str, data: Path | None = None) -> Run:
    """Run one task on `data` (a folder or file; the dev folder and the authored sets where it is None).

    Raises:
        MissingInput: when its module, its data or a layer of the reader is not there.
    """
    measure = module(task).measure
    start = time.perf_counter()
    outcome = Outcome.of(measure(data))
    return Run(task, outcome, time.perf_counter() - start)


def module(task: str) -> ModuleType:
    """Return the module of a task.

    Raises:
        MissingInput: when there is no such module or it cannot measure yet.
    """
    name = TASKS[task]
    try:
        found = importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise MissingInput(f"{name} cannot be loaded: {error}") from error
    if not hasattr(found, "measure"):
        raise MissingInput(f"{name} has no measure()")
    return found
