"""Task `gaps`: what a text says is not known, given or decided, on the authored set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.anchored import Row, layer, measure_set
from evaluation.outcome import Outcome

PROTOCOL = (
    "sets/gaps: right when the anchor shares a word with the label; same words count once, a second prediction on them "
    "neither right nor wrong; state and about on what was found; halves apart"
)


def measure(data: Path | None) -> Outcome:
    """Score gaps on both halves."""
    fields = {"state": same_state, "about": same_about}
    return measure_set("gaps", data, key="gaps", find=layer("gaps"), fields=fields, protocol=PROTOCOL)


def same_state(labels: Sequence[Row], predicted: Row) -> bool:
    """Tell whether the predicted state is a labelled one."""
    return any(label["state"] == predicted.get("state") for label in labels)


def same_about(labels: Sequence[Row], predicted: Row) -> bool:
    """Tell whether what the predicted gap is about is one of the labelled values."""
    return any(label["about"] == predicted.get("about") for label in labels)
