"""Task `sentences`: where sentences end, on raw text of GUM news and interviews and on the authored set.

Source: GUM (annotations CC BY 4.0), sentence splits of its CoNLL-U files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation import asking, folders
from evaluation.outcome import MissingInput, Outcome, Score
from evaluation.pairing import Span

PROTOCOL = (
    "a sentence counts when both offsets are right after trimming white space; GUM raw text is joined from the "
    "`# text` lines, one space inside a paragraph and a blank line between paragraphs; in 'gum' a line that is set aside "
    "as furniture (the printed date, mostly) has no sentence and counts as missed, in 'gum, nothing set aside' every "
    "line is read"
)


def measure(data: Path | None) -> Outcome:
    """Score the sentence ends on GUM (where it stands) and on both halves of the authored set."""
    scores: dict[str, Score] = {}
    files: list[Path] = []
    count = 0
    for name, texts, used in _parts(data):
        predicted = [asking.sentences(text) for text, _ in texts]
        gold = [spans for _, spans in texts]
        scores[name] = score(gold, predicted)
        if name == "gum":
            whole_text = [asking.sentences(text, every_line=True) for text, _ in texts]
            scores["gum, nothing set aside"] = score(gold, whole_text)
        else:
            scores[f"{name}, texts all right"] = whole(gold, predicted)
        files += used
        count += len(texts)
    return Outcome(count, PROTOCOL, scores, tuple(files))


def score(gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]) -> Score:
    """Score sentences by equal offsets, over all texts."""
    right = sum(len(set(g) & set(p)) for g, p in zip(gold, predicted, strict=True))
    return Score.of_counts(right, sum(map(len, predicted)), sum(map(len, gold)))


def whole(gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]) -> Score:
    """Score the share of texts whose sentences are all right."""
    return Score.of_share(sum(set(g) == set(p) for g, p in zip(gold, predicted, strict=True)), len(gold))


def raw_text(paragraphs: Iterable[Sequence[str]]) -> tuple[str, list[Span]]:
    r"""Join sentences to raw text and return their offsets.

    Example:
        >>> raw_text([["A b.", "C."], ["D."]])
        ('A b. C.\n\nD.', [(0, 4), (5, 7), (9, 11)])
    """
    text, spans = "", []
    for number, sentences in enumerate(paragraphs):
        text += "\n\n" if number else ""
        for place, sentence in enumerate(sentences):
            text += " " if place else ""
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence
    return text, spans


def conllu_paragraphs(lines: Iterable[str]) -> list[list[str]]:
    """Return the sentences of a CoNLL-U file by paragraph, from its `# newpar` and `# text` lines."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = ").strip())
    return [paragraph for paragraph in paragraphs if paragraph]


def gum_files(dev: Path) -> list[Path]:
    """Return the CoNLL-U files of GUM news and interviews that are for measuring.

    These are its dev documents and those that `splits.json` names.
    """
    extra = set(json.loads((dev / "data" / "splits.json").read_text(encoding="utf-8"))["gum_extra_dev"])
    found = (dev / "data" / "train" / "gum" / "by" / "dep").rglob("*.conllu")
    genres = ("GUM_news_", "GUM_interview_")
    return sorted(f for f in found if f.name.startswith(genres) and (f.parent.name == "dev" or f.stem in extra))


def _parts(data: Path | None) -> list[tuple[str, list[tuple[str, list[Span]]], list[Path]]]:
    """Return the data to score: name, texts with their sentences, files."""
    if data is not None and not folders.is_dev(data):
        authored = sorted(data.glob("*.jsonl")) if data.is_dir() else [data] if data.suffix == ".jsonl" else []
        if authored:
            return [(f"sentence_ends, {file.stem}", _authored(file), [file]) for file in authored]
        files = sorted(folders.base(data).rglob("*.conllu")) if data.is_dir() else [data]
        if not files:
            raise MissingInput(f"no CoNLL-U files: {data}")
        return [("gum", [_conllu(file) for file in files], files)]
    halves = folders.set_files("sentence_ends", None)
    parts = [(f"sentence_ends, {half}", _authored(file), [file]) for half, file in halves.items()]
    dev = data or folders.dev_folder()
    if dev is not None:
        files = gum_files(dev)
        parts.insert(0, ("gum", [_conllu(file) for file in files], files))
    return parts


def _conllu(file: Path) -> tuple[str, list[Span]]:
    """Return the raw text of a CoNLL-U file and its sentences."""
    with file.open(encoding="utf-8") as lines:
        return raw_text(conllu_paragraphs(lines))


def _authored(file: Path) -> list[tuple[str, list[Span]]]:
    """Return the texts of one half of the authored set with their sentences."""
    return [(row["text"], [(start, end) for start, end in row["sentences"]]) for row in folders.read_lines(file)]
