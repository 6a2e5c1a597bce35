"""Task `presupposed`: what a text takes for granted, on the authored set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation import asking
from evaluation.anchored import Found, Row, measure_set
from evaluation.outcome import MissingInput, Outcome
from evaluation.pairing import same_name

PROTOCOL = (
    "sets/presupposed: records with `presupposed`, right when its anchor (else the record's) shares a word with the "
    "label; holder on what was found (null = the page; both candidates count); halves apart"
)
PAGE = frozenset({"publisher", "page", "the page"})


def measure(data: Path | None) -> Outcome:
    """Score presuppositions on both halves.

    Raises:
        MissingInput: when the reader marks none in any text, which is a rule that is not there.
    """
    seen = 0

    def counted(text: str) -> list[Found]:
        nonlocal seen
        found = find(text)
        seen += len(found)
        return found

    fields = {"holder": same_holder}
    outcome = measure_set("presupposed", data, key="presupposed", find=counted, fields=fields, protocol=PROTOCOL)
    if not seen:
        raise MissingInput("the reader marks no presupposition in any text: no rule for them yet")
    return outcome


def find(text: str) -> list[Found]:
    """Return the presuppositions of a text: those of its records."""
    found = []
    for record in asking.rows(asking.read_text(text), "records"):
        taken = record.get("presupposed")
        if taken:
            row = {**(taken if isinstance(taken, dict) else {}), "record": record}
            found.append(Found(asking.span(row.get("anchor") or record["anchor"]), row))
    return found


def same_holder(labels: Sequence[Row], predicted: Row) -> bool:
    """Tell whether the holder is the labelled one; a reader unsure between two voices may name both as candidates."""
    unsure = predicted.get("record", {}).get("uncertain") or ()
    candidates = [c["value"] for u in unsure if u["field"] in {"presupposed", "holder"} for c in u["candidates"]]
    shown = [predicted.get("holder"), *candidates]
    named = [None if holder in PAGE else holder for holder in shown if holder != "?"]
    return any(same_name(label["holder"], holder) for label in labels for holder in named)
