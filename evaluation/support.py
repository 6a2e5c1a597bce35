"""Task `support`: what a voice says of the backing of a claim, on the authored set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.anchored import Row, layer, measure_set
from evaluation.outcome import Outcome
from evaluation.pairing import same_name

PROTOCOL = (
    "sets/support: right when the anchor shares a word with the label; note and voice (innermost of the chain, the "
    "page where it is empty) on what was found; halves apart"
)


def measure(data: Path | None) -> Outcome:
    """Score support notes on both halves."""
    fields = {"note": same_note, "voice": same_voice}
    return measure_set("support", data, key="notes", find=layer("support"), fields=fields, protocol=PROTOCOL)


def same_note(labels: Sequence[Row], predicted: Row) -> bool:
    """Tell whether the predicted note is a labelled one."""
    return any(label["note"] == predicted.get("note") for label in labels)


def same_voice(labels: Sequence[Row], predicted: Row) -> bool:
    """Tell whether the innermost voice of the note is a labelled one; an empty chain is the page (null)."""
    chain = predicted.get("chain") or ()
    voice = chain[-1]["name"] if chain else None
    return any(same_name(label["voice"], voice) for label in labels)
