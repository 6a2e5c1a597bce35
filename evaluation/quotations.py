"""Task `quotations`: pairing of marks, joining of parts, and whose words they are, on the authored set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation import asking, folders
from evaluation.anchored import Row
from evaluation.outcome import Outcome, Score
from evaluation.pairing import bare_words, same_name

PROTOCOL = (
    "sets/quotations by part: the same words without edge punctuation and space; a predicted string of not_quotes "
    "counts against precision and is counted alone; source, about and cue on found parts; joined = all parts found in "
    "one quote; halves apart"
)


def measure(data: Path | None) -> Outcome:
    """Score quotations on both halves."""
    files = folders.set_files("quotations", data)
    scores: dict[str, Score] = {}
    count = 0
    for half, file in files.items():
        rows = folders.read_lines(file)
        found = [(row, asking.rows(asking.read_text(row["text"]), "quotes")) for row in rows]
        scores.update({f"{part}, {half}": value for part, value in score(found).items()})
        count += len(rows)
    return Outcome(count, PROTOCOL, scores, tuple(files.values()))


def score(found: Sequence[tuple[Row, Sequence[Row]]]) -> dict[str, Score]:
    """Score all texts: parts, whose words, joined quotes, and marks that are no quotation."""
    parts = predicted_total = gold_total = joined = quotes = taken = scare = 0
    agreed = dict.fromkeys(("source", "about", "cue"), 0)
    for row, predicted in found:
        pool = [(core(part["exact"]), number) for number, quote in enumerate(predicted) for part in quote["parts"]]
        predicted_total += len(pool)
        for label in row["quotes"]:
            hits = [_take(pool, core(part)) for part in label["parts"]]
            gold_total += len(hits)
            quotes += 1
            joined += None not in hits and len(set(hits)) == 1 and len(predicted[hits[0] or 0]["parts"]) == len(hits)
            for hit in hits:
                if hit is not None:
                    parts += 1
                    for name, good in compare(label, predicted[hit]).items():
                        agreed[name] += good
        scare += len(row["not_quotes"])
        taken += sum(_take(pool, core(words)) is not None for words in row["not_quotes"])
    return {
        "parts": Score.of_counts(parts, predicted_total, gold_total),
        **{f"{name} of found": Score.of_share(count, parts) for name, count in agreed.items()},
        "joined": Score.of_share(joined, quotes),
        "no quotation, left alone": Score.of_share(scare - taken, scare),
    }


def compare(label: Row, predicted: Row) -> dict[str, bool]:
    """Compare whose words a predicted quote says they are with a label."""
    cue = predicted.get("cue")
    printed = (cue or {}).get("exact") if isinstance(cue, dict) else cue
    return {
        "source": same_name(label["source"], _name(predicted.get("source"))),
        "about": same_name(label["about"], _name(predicted.get("about"))),
        "cue": same_cue(label["cue"], printed),
    }


def same_cue(gold: str | None, predicted: str | None) -> bool:
    """Tell whether either cue contains the other; none equals none.

    Example:
        >>> same_cue("told", "Told the inquest"), same_cue(None, "said")
        (True, False)
    """
    left, right = (" ".join(bare_words(cue)) for cue in (gold, predicted))
    return left == right if not left or not right else left in right or right in left


def core(part: str) -> str:
    """Take the edge punctuation and the white space off the words of a part.

    Example:
        >>> core("Only one  of those, sir.”")
        'Only one of those, sir'
    """
    words = " ".join(part.split())
    first = next((i for i, char in enumerate(words) if char.isalnum()), 0)
    last = next((i for i in range(len(words), 0, -1) if words[i - 1].isalnum()), len(words))
    return words[first:last]


def _name(source: Row | str | None) -> str | None:
    """Return the name of a source; nobody found ("?") is none."""
    name = source.get("name") if isinstance(source, dict) else source
    return None if name == "?" else name


def _take(pool: list[tuple[str, int]], words: str) -> int | None:
    """Take a predicted part with these words out of the pool and return the number of its quote."""
    for place, (have, number) in enumerate(pool):
        if have == words:
            pool.pop(place)
            return number
    return None
