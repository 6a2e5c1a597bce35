"""Task `questions`: which sentences ask and who asks, on the authored set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation import asking, folders
from evaluation.anchored import Row
from evaluation.outcome import Outcome, Score
from evaluation.pairing import same_name

PROTOCOL = (
    "sets/questions: right when it ends at the same question mark; asker (innermost of the chain, null where it is "
    "empty) and exact words on what was found; halves apart"
)
EDGES = " \t\n\"'“”‘’«»„‚‹›「」"
"""White space and quotation marks, which are no part of a question's words."""


def measure(data: Path | None) -> Outcome:
    """Score questions on both halves."""
    files = folders.set_files("questions", data)
    scores: dict[str, Score] = {}
    count = 0
    for half, file in files.items():
        rows = folders.read_lines(file)
        found = [(row, asking.rows(asking.read_text(row["text"]), "questions")) for row in rows]
        scores.update({f"{part}, {half}": value for part, value in score(found).items()})
        count += len(rows)
    return Outcome(count, PROTOCOL, scores, tuple(files.values()))


def score(found: Sequence[tuple[Row, Sequence[Row]]]) -> dict[str, Score]:
    """Score all texts: found, told apart, asker and exact words."""
    right = predicted_total = gold_total = apart = askers = exacts = 0
    for row, predicted in found:
        gold = dict(zip(ends(row["text"], row["questions"]), row["questions"], strict=True))
        by_end = {question_end(row["text"], p["anchor"]["end"]): p for p in predicted}
        hits = [(gold[end], by_end[end]) for end in gold if end in by_end]
        right += len(hits)
        gold_total += len(gold)
        predicted_total += len(predicted)
        apart += bool(gold) == bool(predicted)
        askers += sum(same_name(label["asker"], _asker(p)) for label, p in hits)
        exacts += sum(label["exact"].strip(EDGES) == p["anchor"]["exact"].strip(EDGES) for label, p in hits)
    return {
        "found": Score.of_counts(right, predicted_total, gold_total),
        "told apart": Score.of_share(apart, len(found)),
        "asker of found": Score.of_share(askers, right),
        "exact words of found": Score.of_share(exacts, right),
    }


def ends(text: str, labels: Sequence[Row]) -> list[int]:
    """Return where each labelled question ends, in order of the text."""
    out, at = [], 0
    for label in labels:
        start = text.index(label["exact"], at)
        out.append(question_end(text, start + len(label["exact"])))
        at = start + 1
    return out


def question_end(text: str, end: int) -> int:
    """Return the offset behind the last question mark at or before `end`, closing marks and space aside.

    Example:
        >>> question_end("“Why?” he said", 6), question_end("Why?!", 5)
        (5, 4)
    """
    while end > 0 and text[end - 1] in EDGES + "!.)]":
        end -= 1
    return end


def _asker(predicted: Row) -> str | None:
    """Return the innermost voice of a question, None where the page asks."""
    chain = predicted.get("chain") or ()
    return chain[-1]["name"] if chain else None
