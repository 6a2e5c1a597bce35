"""Task `plover`: the event type of one marked relation a sentence, on PLV (never trained on).

Source: PLV (Hu et al. 2024), fifteen roots; PLOVER 2.0, where CONCEDE and RETREAT are what PLV calls YIELD.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.pairing import Span, bare_words, overlap

PROTOCOL = (
    "one root a sentence: that of the record whose actor overlaps `source` and recipient `target` (by words in place "
    "or by name, the largest overlap first); none is wrong; CONCEDE and RETREAT count as YIELD; macro-F1 over the roots. "
    "The root is the type that exports code by PLOVER's rules of future and refusal, else the record's own; 'own types' "
    "leaves those rules out. 'joint parties' also takes each party of a meeting or agreement for the others' recipient, since "
    "the gold guide puts them all into actor"
)
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REJECT"})
NOTHING = "none"
Row = dict[str, Any]


def measure(data: Path | None) -> Outcome:
    """Score the roots of every sentence of PLV."""
    file = _file(folders.base(data))
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    kinds: dict[str, list[tuple[str, str]]] = {"": [], ", own types": [], ", joint parties": []}
    for row in rows:
        text, source, target = unmark(row["marked_sentence"])
        answer, coded = asking.read_coded(text)
        records = asking.rows(answer, "records")
        as_coded = [with_type(record, coded.get(record["id"])) for record in records]
        kinds[""].append((row["gold_root"], root(as_coded, text, source, target)))
        kinds[", own types"].append((row["gold_root"], root(records, text, source, target)))
        joint = [joined(record) for record in as_coded]
        kinds[", joint parties"].append((row["gold_root"], root(joint, text, source, target)))
    if all(predicted == NOTHING for _, predicted in kinds[""]):
        raise MissingInput("no record has an event with actor and recipient in place: no rule for them yet")
    measured = scores(kinds[""])
    for name, found in kinds.items():
        measured |= {f"{key}{name}": scores(found)[key] for key in ("macro-F1", "accuracy") if name}
    return Outcome(len(rows), PROTOCOL, measured, (file,))


def with_type(record: Row, kind: str | None) -> Row:
    """Return a record under the type that exports code it as, as it is where they leave it without one."""
    return {**record, "event": {"type": kind}} if kind else record


def joined(record: Row) -> Row:
    """Return a record of something mutual with its actors as recipients too, for want of others.

    Example:
        >>> [who["name"] for who in joined({"event": {"type": "AGREE"}, "actor": [{"name": "Ulmar"}], "recipient": []})["recipient"]]
        ['Ulmar']
    """
    mutual = (record.get("event") or {}).get("type") in MUTUAL and not record.get("recipient")
    return {**record, "recipient": record.get("actor") or []} if mutual else record


def unmark(marked: str) -> tuple[str, Span, Span]:
    """Take the marks out of a sentence and return it with the offsets of source and target.

    Example:
        >>> unmark("<s>Ulmar</s> sued <t>Vessa</t>.")
        ('Ulmar sued Vessa.', (0, 5), (11, 16))
    """
    text = ""
    spans: dict[str, Span] = {}
    opened: dict[str, int] = {}
    for piece in re.split(r"(</?[st]>)", marked):
        mark = re.fullmatch(r"<(/?)([st])>", piece)
        if mark is None:
            text += piece
        elif mark[1]:
            spans[mark[2]] = (opened.get(mark[2], 0), len(text))
        else:
            opened[mark[2]] = len(text)
    return text, spans.get("s", (0, 0)), spans.get("t", (0, 0))


def root(records: Sequence[Row], text: str, source: Span, target: Span) -> str:
    """Return the root of the record that stands between source and target, or "none"."""
    ranked = []
    for number, record in enumerate(records):
        actor = max((meets(one, text, source) for one in record.get("actor") or ()), default=0)
        recipient = max((meets(one, text, target) for one in record.get("recipient") or ()), default=0)
        event = (record.get("event") or {}).get("type")
        if actor and recipient and event and event != "NONE":
            ranked.append((-(actor + recipient), number, YIELD.get(event, event)))
    return min(ranked)[2] if ranked else NOTHING


def meets(participant: Row, text: str, span: Span) -> int:
    """Count the code points that a participant shares with a stretch; 1 where only its name stands there."""
    anchor = participant.get("anchor")
    shared = overlap(asking.span(anchor), span) if anchor else 0
    if shared:
        return shared
    name, there = bare_words(participant.get("name")), bare_words(text[slice(*span)])
    return int(bool(name) and (set(name) <= set(there) or set(there) <= set(name)))


def scores(found: Sequence[tuple[str, str]]) -> dict[str, Score]:
    """Score pairs of gold and predicted root: by root, macro-F1, accuracy, and how often none was found."""
    right = Counter(gold for gold, predicted in found if gold == predicted)
    gold_counts = Counter(gold for gold, _ in found)
    predicted_counts = Counter(predicted for _, predicted in found)
    by_root = {
        name: Score.of_counts(right[name], predicted_counts[name], gold_counts[name]) for name in sorted(gold_counts)
    }
    macro = sum(score.f1 for score in by_root.values()) / max(1, len(by_root))
    return {
        "macro-F1": Score.of_value(macro, len(found)),
        "accuracy": Score.of_share(sum(right.values()), len(found)),
        "no root found": Score.of_share(predicted_counts[NOTHING], len(found)),
        **by_root,
    }


def _file(path: Path) -> Path:
    """Return the PLV file."""
    file = path / "data" / "dev_only" / "plv" / "PLV_train.tsv" if folders.is_dev(path) else path
    if file.is_dir():
        files = sorted(file.glob("*.tsv"))
        if not files:
            raise MissingInput(f"no PLV: {file} holds no TSV")
        return files[0]
    return folders.standing(file)
