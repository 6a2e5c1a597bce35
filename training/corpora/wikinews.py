"""Wikinews articles labelled by the project's guide: labels beside this package, texts from QANom and GeoVirus.

The labels (`training/wikinews/NAME.off.json`) hold offsets only, for names too; the text is put together anew: of
`wikinews_N` from the sentences of `train/qanom`, whose ids tell article, paragraph and sentence (words that a tokeniser
parted are joined), of `geovirus_N` from `train/place/geovirus.jsonl`, whose articles are one line each.
`training/articles.py` writes articles to be labelled, and keeps their labels.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from training.corpora import record_labels
from training.example import Example

LABELS = Path(__file__).resolve().parent.parent / "wikinews"
BROKEN = re.compile("[ÃÂâ]")
"""Letters that show that a sentence was decoded wrongly; such sentences are left out."""
JOINS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"-L[SR]B-", lambda m: "[" if "S" in m[0] else "("),
    (r"-R[SR]B-", lambda m: "]" if "S" in m[0] else ")"),
    (r"`` ?", "“"),
    (r" ?''", "”"),
    (r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1"),
    (r"(\w)s ' ", r"\1s' "),
    (r" ([,.;:?!%)\]])", r"\1"),
    (r"([(\[$£€]) ", r"\1"),
)
"""What the tokeniser of the source parted, and how it is written."""
PARAGRAPH = 45
"""Fewest words of a paragraph into which an article of one line is parted; paragraphs of news have about as many."""
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z“\"])|(?<=[.!?][”\"]) (?=[A-Z“\"])")
NAMED = ("chain", "actor", "recipient")


def joined(sentence: str) -> str:
    """Return a tokenised sentence as it is written.

    Example:
        >>> joined("The country 's army -LRB- 900 men -RRB- `` did n't move , '' Ana Bor said .")
        "The country's army (900 men) “didn't move,” Ana Bor said."
    """
    for pattern, written in JOINS:
        sentence = re.sub(pattern, written, sentence)
    return sentence.strip()


def texts(data: Path) -> dict[str, str]:
    """Return the text of every article by name, a paragraph a line, sentences that were decoded wrongly left out."""
    found: dict[str, str] = {}
    for part in ("train", "dev"):
        with (data / f"train/qanom/{part}.csv").open(encoding="utf-8", newline="") as rows:
            found |= {
                row["qasrl_id"]: row["sentence"] for row in csv.DictReader(rows) if ":wikinews:" in row["qasrl_id"]
            }
    articles: defaultdict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for name, sentence in found.items():
        _, _, article, paragraph, place = name.split(":")
        if not BROKEN.search(sentence):
            articles[article][int(paragraph), int(place)] = joined(sentence)
    whole = {f"wikinews_{article}": _lines(articles[article]) for article in sorted(articles)}
    with (data / "train/place/geovirus.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            whole[f"geovirus_{row['id']}"] = parted(row["text"])
    return whole


def parted(line: str) -> str:
    r"""Return an article of one line in paragraphs of whole sentences.

    Example:
        >>> parted("Sarn closed its ports. " * 24).count("\n\n")
        1
    """
    paragraphs: list[list[str]] = [[]]
    for sentence in SENTENCE_END.split(" ".join(line.split())):
        if sum(len(s.split()) for s in paragraphs[-1]) >= PARAGRAPH:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return "\n\n".join(" ".join(p) for p in paragraphs) + "\n"


def _lines(sentences: Mapping[tuple[int, int], str]) -> str:
    paragraphs: defaultdict[int, list[str]] = defaultdict(list)
    for at in sorted(sentences):
        paragraphs[at[0]].append(sentences[at])
    return "\n\n".join(" ".join(p) for p in paragraphs.values()) + "\n"


def documents(data: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (name, text, labels) of every labelled article.

    Raises:
        ValueError: when a text is not the one that was labelled.
    """
    written = texts(data)
    for path in sorted(LABELS.glob("*.off.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        text = written[labels["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != labels["sha256"]:
            raise ValueError(f"{labels['id']}: found another text in train/qanom than the one that was labelled")
        yield labels["id"], text, {**labels, "records": [named(row, text) for row in labels["records"]]}


def named(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return a record with the names that its offsets stand for; "?" and "OPEN" stand for themselves.

    The labels give "Monday" or "last year" on a page without a date as "XXXX-XX-XX" or "XXXX"; the guide (section 6 and File) wants no value
    where none of it is fixed, and the gold and `record_labels` have none, so it is None here too.

    Example:
        >>> row = named({"chain": ["?"], "actor": [[4, 7]], "recipient": [], "place": None, "time": "XXXX"}, "The Zor left.")
        >>> row["actor"], row["chain"], row["place"], row["time"]
        (['Zor'], ['?'], None, None)
    """

    def name(given: Any) -> Any:
        return text[slice(*given)] if isinstance(given, list) else given

    time = row["time"]
    fixed = time is None or time == "OPEN" or any(letter.isdigit() for letter in time)
    names = {key: [name(one) for one in row[key]] for key in NAMED}
    return {**row, **names, "place": name(row["place"]), "time": time if fixed else None}


def for_measuring(data: Path) -> frozenset[str]:
    """Return the names of the articles of QANom's dev split, which `splits.json` keeps for measuring."""
    with (data / "train/qanom/dev.csv").open(encoding="utf-8", newline="") as rows:
        names = (row["qasrl_id"].split(":") for row in csv.DictReader(rows))
        return frozenset(f"wikinews_{name[2]}" for name in names if name[1] == "wikinews")


def read(data: Path) -> Iterator[Example]:
    """Yield the sentences of the labelled articles with the record layers, those of QANom's dev split left out."""
    aside = for_measuring(data)
    for name, text, labels in documents(data):
        if name not in aside:
            yield from record_labels.examples(name, text, labels, corpus="wikinews")
