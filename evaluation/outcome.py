"""What a task gives: scores with their counts, the protocol in words, and the data they were measured on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class MissingInput(Exception):
    """A task cannot run: its data folder or a layer of the reader is not there. The message says which."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each 0 to 1, and how many labelled things they rest on.

    A measure with one figure (a share, a macro-F1) carries it in all three.
    """

    p: float
    r: float
    f1: float
    n: int

    @classmethod
    def of_counts(cls, right: float, predicted: int, gold: int) -> Score:
        """Score `right` of `predicted` things against `gold` things.

        Nothing predicted and nothing to find is a perfect score.

        Example:
            >>> Score.of_counts(1, 2, 4)
            Score(p=0.5, r=0.25, f1=0.3333333333333333, n=4)
        """
        if not predicted and not gold:
            return cls(1.0, 1.0, 1.0, 0)
        p = right / predicted if predicted else 0.0
        r = right / gold if gold else 0.0
        return cls(p, r, 2 * p * r / (p + r) if p + r else 0.0, gold)

    @classmethod
    def of_share(cls, right: float, of: int) -> Score:
        """Score a share: `right` of `of`. Of nothing it is 0."""
        share = right / of if of else 0.0
        return cls(share, share, share, of)

    @classmethod
    def of_value(cls, value: float, n: int) -> Score:
        """Carry one figure that was worked out elsewhere."""
        return cls(value, value, value, n)

    def as_row(self) -> dict[str, float | int]:
        """Return the score as the JSON line prints it, rounded to four decimals."""
        return {"p": round(self.p, 4), "r": round(self.r, 4), "f1": round(self.f1, 4), "n": self.n}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one task.

    `n` counts the texts that were read. `files` are the files with the labels, whose hash is printed. `protocol`
    says in a sentence or two what was compared with what.
    """

    n: int
    protocol: str
    scores: Mapping[str, Score]
    files: tuple[Path, ...] = ()

    @classmethod
    def of(cls, given: Any) -> Outcome:
        """Take an outcome, or a mapping with the same keys whose scores may be plain mappings.

        Raises:
            TypeError: when `given` is neither.
        """
        if isinstance(given, cls):
            return given
        if not isinstance(given, Mapping):
            raise TypeError(f"a task gave {type(given).__name__}, expected an Outcome")
        scores = {name: _score(row) for name, row in given["scores"].items()}
        files = tuple(Path(file) for file in given.get("files", ()))
        return cls(given["n"], given["protocol"], scores, files)


def _score(row: Any) -> Score:
    """Take one score as `Score` or as a mapping with p, r, f1 and n."""
    if isinstance(row, Mapping):
        return Score(row["p"], row["r"], row["f1"], row["n"])
    return Score(row.p, row.r, row.f1, row.n)
