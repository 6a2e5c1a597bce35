"""Task `petrarch`: events of the coder unit sentences about invented states, by source, target and PLOVER root.

Source: PETRARCH 1 unit tests (MIT); CAMEO codes turned into PLOVER roots by the crosswalk of the PLOVER ontology.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import asking, folders
from evaluation.dictionary import Dictionaries, load
from evaluation.outcome import MissingInput, Outcome, Score

PROTOCOL = (
    "events as (source code, target code, root), codes of actor and recipient by the sentences' own dictionaries, "
    "CAMEO turned into PLOVER by its crosswalk: 'exact' compares root and mode, 'two-digit' the root, 'root alone' "
    "leaves the actors out, 'dyad alone' the event; sentences with a code the crosswalk lacks are left out. "
    "Deliberate differences: the suite's verb dictionary gives verbs codes that test its parser (welcoming is a telephone "
    "call, warning a cut of relations), here a verb has the type of the codebook; parties of a meeting are actors, none is a "
    "recipient; no passive verb phrases of dictionaries, no discard codes, "
    "nothing coded from reported intent as a CAMEO 'express intent' unless PLOVER says so"
)
Event = tuple[str, ...]
Row = dict[str, Any]


def measure(data: Path | None) -> Outcome:
    """Score the events of every unit sentence."""
    path = folders.base(data)
    folder = folders.standing(path / "data" / "dev_only" / "petrarch" if folders.is_dev(path) else path)
    file = folders.standing(folder / "petrarch1_unittest.jsonl")
    dev = path if folders.is_dev(path) else folders.dev_folder() or path
    crosswalk = parse_crosswalk(
        folders.standing(dev / "data" / "train" / "plover" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    )
    dictionaries = load(folder)
    rows = [row for row in folders.read_lines(file) if all(root_of(e["code"], crosswalk) for e in row["events"])]
    gold = [gold_events(row["events"], crosswalk) for row in rows]
    predicted = [
        coded(asking.rows(asking.read_text(row["text"], published=_iso(row["date"])), "records"), dictionaries,
              row["date"])
        for row in rows
    ]  # fmt: skip
    if not any(predicted):
        raise MissingInput("no record has an event with a known actor and recipient: no rule for them yet")
    files = (file, *sorted(folder.glob("PETR.Validate.*.txt")))
    return Outcome(len(rows), PROTOCOL, scores(gold, predicted), files)


def parse_crosswalk(text: str) -> dict[str, tuple[str, str]]:
    """Read the crosswalk: CAMEO code to PLOVER root and mode.

    Example:
        >>> parse_crosswalk("042: CONSULT, visit,   # Make a visit")
        {'042': ('CONSULT', 'visit')}
    """
    found = {}
    for line in text.splitlines():
        match = re.match(r"(\d{2,4}):\s*([A-Z]+)\s*(?:,\s*([\w-]*))?", line)
        if match:
            found[match[1]] = (match[2], match[3] or "")
    return found


def root_of(code: str, crosswalk: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Return root and mode of a CAMEO code, by its first digits where the crosswalk has no finer line, or None."""
    return next((crosswalk[code[:size]] for size in (4, 3, 2) if code[:size] in crosswalk), None)


def gold_events(events: Sequence[Row], crosswalk: Mapping[str, tuple[str, str]]) -> list[Event]:
    """Take the labelled events as source, target, root and mode."""
    return [
        (event["source"], event["target"], *found)
        for event in events
        if (found := root_of(event["code"], crosswalk)) is not None
    ]


def coded(records: Sequence[Row], dictionaries: Dictionaries, day: str) -> list[Event]:
    """Turn records into coded events: one for each pair of a known actor and a known recipient."""
    out: list[Event] = []
    for record in records:
        event = record.get("event") or {}
        if event.get("type") in (None, "NONE"):
            continue
        for actor in record.get("actor") or ():
            for recipient in record.get("recipient") or ():
                source, target = (dictionaries.code(one["name"], day) for one in (actor, recipient))
                if source and target:
                    out.append((source, target, event["type"], event.get("mode") or ""))
    return list(dict.fromkeys(out))


def scores(gold: Sequence[Sequence[Event]], predicted: Sequence[Sequence[Event]]) -> dict[str, Score]:
    """Score events per sentence as multisets: root and mode, root, root without actors, actors without root."""
    parts = {"exact": slice(0, 4), "two-digit": slice(0, 3), "root alone": slice(2, 3), "dyad alone": slice(0, 2)}
    return {name: _multiset(gold, predicted, part) for name, part in parts.items()}


def _multiset(gold: Sequence[Sequence[Event]], predicted: Sequence[Sequence[Event]], part: slice) -> Score:
    """Score the chosen part of the events."""
    right = sum(
        (Counter(event[part] for event in g) & Counter(event[part] for event in p)).total()
        for g, p in zip(gold, predicted, strict=True)
    )
    return Score.of_counts(right, sum(map(len, predicted)), sum(map(len, gold)))


def _iso(day: str) -> str:
    """Turn 19950101 into 1995-01-01."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"
