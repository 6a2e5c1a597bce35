"""Wikinews articles to be labelled, and the labels that are kept of them (`training/wikinews/README.md`).

python -m training.articles --data DATA --dev DEV --blank FOLDER    write articles without labels
python -m training.articles --data DATA --keep FOLDER    keep the labels that `compile_reports --off` wrote
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.compile_reports import SAME_WORDS
from training.corpora import wikinews

KEPT = ("span", "modality", "polarity", "certainty", "event", "time")
"""Fields of a record that are kept as they are."""


def pinned(labels: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return labels in the form that is kept: each name as the offsets of its first occurrence in the text.

    Raises:
        ValueError: when a name is not printed in the text.
    """

    def at(name: str | None) -> Any:
        if name in (None, "?", "OPEN"):
            return name
        found = re.search(rf"(?<!\w){re.escape(str(name))}(?!\w)", text, re.IGNORECASE)
        if found is None:
            raise ValueError(f"{labels['id']}: {name!r} is not printed")
        return [found.start(), found.end()]

    rows = [
        {key: row[key] for key in KEPT} | {key: [at(one) for one in row[key]] for key in wikinews.NAMED} | {"place": at(row["place"])}
        for row in labels["records"]
    ]  # fmt: skip
    return {key: labels[key] for key in ("id", "sha256", "published", "blocks", "times")} | {"records": rows}


def runs(text: str) -> set[str]:
    """Return every run of seven words of a text, in small letters."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + SAME_WORDS]) for i in range(len(words) - SAME_WORDS + 1)}


def offered(data: Path, dev: Path) -> dict[str, str]:
    """Return the articles that may be labelled: none that shares a run with the gold, `record_labels`, GUM or MEANTIME."""
    measured: set[str] = set()
    for path in (*dev.glob("gold/*.txt"), *data.glob("train/record_labels/*.txt"), *data.glob("train/gum/**/*.conllu")):
        text = path.read_text(encoding="utf-8")
        measured |= runs(" ".join(re.findall(r"# text = (.*)", text)) if path.suffix == ".conllu" else text)
    for line in (data / "train/meantime/dev_and_train.jsonl").read_text(encoding="utf-8").splitlines():
        measured |= runs(line)
    return {name: text for name, text in wikinews.texts(data).items() if not runs(text) & measured}


def keep(data: Path, folder: Path) -> None:
    """Write the labels of a folder of `NAME.off.json` beside this package, without a word of the articles."""
    written = wikinews.texts(data)
    for path in sorted(folder.glob("*.off.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        body = json.dumps(pinned(labels, written[labels["id"]]), separators=(",", ":"))
        (wikinews.LABELS / path.name).write_text(body + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write articles without labels, in the format of `training/reports`, or keep labels."""
    parser = argparse.ArgumentParser(prog="python -m training.articles", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="the folder that holds gold/, with --blank")
    parser.add_argument("--blank", type=Path, help="where to write NAME.report")
    parser.add_argument("--keep", type=Path, help="folder of NAME.off.json")
    given = parser.parse_args()
    if given.keep:
        keep(given.data, given.keep)
    if given.blank and given.dev:
        given.blank.mkdir(parents=True, exist_ok=True)
        for name, text in offered(given.data, given.dev).items():
            head = "style wiki\npublisher Wikinews\npublished - | not printed\nkind news\n\n"
            (given.blank / f"{name}.report").write_text(head + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
