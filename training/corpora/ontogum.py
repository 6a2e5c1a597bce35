"""OntoGUM: documents of GUM with coreference chains after OntoNotes' guidelines, and what kind of thing each noun means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.gum import measuring

Span = tuple[int, int]
"""Words `[first, end)`, counted from the start of the document."""
MARK = re.compile(r"(\()?(\d+)(\))?")
ENTITY = re.compile(r"\([^()]*\)?|[^()]*\)")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: sentences of words, word classes, chains of spans, and (type, head word) of every entity."""

    name: str
    genre: str
    sentences: tuple[tuple[str, ...], ...]
    upos: tuple[str, ...]
    chains: tuple[tuple[Span, ...], ...]
    entities: tuple[tuple[str, int], ...]

    @property
    def words(self) -> list[str]:
        """Return all words."""
        return [word for sentence in self.sentences for word in sentence]


def files(data: Path, part: str) -> Iterator[tuple[Path, Path]]:
    """Yield (chains, trees) of the documents of a part, train or dev, in the corpus's own split."""
    for licence in ("by", "sa"):
        for path in sorted((data / "train/gum" / licence / "ontogum" / part).glob("*.conll")):
            yield path, data / "train/gum" / licence / "dep" / part / f"{path.stem}.conllu"


def read(data: Path) -> Iterator[Document]:
    """Yield the documents that may be trained on."""
    held = measuring(data)
    for chains, trees in files(data, "train"):
        if chains.stem not in held:
            yield document(chains, trees)


def document(chained: Path, trees: Path) -> Document:
    """Read one document from its two files."""
    sentences = []
    for block in trees.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            sentences.append(rows)
    flat = [row for rows in sentences for row in rows]
    return Document(
        name=chained.stem,
        genre=chained.stem.split("_")[1],
        sentences=tuple(tuple(row[1] for row in rows) for rows in sentences),
        upos=tuple(row[3] for row in flat),
        chains=tuple(chains(chained.read_text(encoding="utf-8"))),
        entities=tuple(entities(sentences)),
    )


def chains(text: str) -> list[tuple[Span, ...]]:
    r"""Return the chains of a CoNLL file with one word a line.

    Example:
        >>> chains("0\tOrr\t(1)\n1\tsaw\t_\n2\this\t(2(1)\n3\tcat\t2)")
        [((0, 1), (2, 3)), ((2, 4),)]
    """
    found: dict[str, list[Span]] = {}
    opened: dict[str, list[int]] = {}
    at = 0
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        for start, chain, end in MARK.findall(line.split("\t")[2]):
            if start:
                opened.setdefault(chain, []).append(at)
            if end:
                found.setdefault(chain, []).append((opened[chain].pop(), at + 1))
        at += 1
    return [tuple(spans) for spans in found.values()]


def entities(sentences: Sequence[Sequence[Sequence[str]]]) -> Iterator[tuple[str, int]]:
    """Yield (type, head word) of each entity with one head, from the last column of the trees."""
    opened: list[tuple[str, str, int, str]] = []
    at = -1
    for row in (row for rows in sentences for row in rows):
        at += 1
        marks = [cell for cell in row[9].split("|") if cell.startswith("Entity=")]
        for mark in ENTITY.findall(marks[0][7:]) if marks else ():
            if mark.startswith("("):
                cells = mark.strip("()").split("-")
                opened.append((cells[0].split("[")[0], cells[1], at, cells[5] if len(cells) > 5 else "1"))
                if not mark.endswith(")"):
                    continue
                number = len(opened) - 1
            else:
                called = mark.strip("()").split("[")[0].split("-")[0]
                number = max((n for n, o in enumerate(opened) if o[0] == called), default=-1)
            if number >= 0:
                _, kind, first, head = opened.pop(number)
                if head.isdigit():
                    yield kind, first + int(head) - 1
