"""Task `layouts`: page furniture told from the report and mastheads read, on the authored page layouts.

The scoring itself stands in `evaluation.layouts`; here its halves and forms become one outcome.
"""

from __future__ import annotations

from pathlib import Path

from evaluation import folders
from evaluation.outcome import MissingInput, Outcome, Score

PROTOCOL = (
    "sets/layouts: copied text by line, web pages by visible string; 'furniture or caption' as the gold scorer counts; "
    "body kept = body and notice lines in a block that is not furniture; mastheads by printed value; halves apart"
)


def measure(data: Path | None) -> Outcome:
    """Score both halves of the page layouts, as text and as HTML."""
    from evaluation.layouts import FORMS
    from evaluation.layouts import measure as measure_half

    root = data if data is not None and not folders.is_dev(data) else folders.SETS / "layouts"
    halves = [root / half for half in folders.HALVES if (root / half).is_dir()] or [root]
    scores: dict[str, Score] = {}
    pages = 0
    for half in halves:
        labels = sorted(half.glob("*.json"))
        if not labels:
            raise MissingInput(f"no page layouts: {half} holds no NAME.json")
        pages += len(labels)
        for form in FORMS:
            found = measure_half(half, form)
            scores.update({f"{form} {name}, {half.name}": score for name, score in found.items()})
    return Outcome(pages, PROTOCOL, scores, tuple(halves))
