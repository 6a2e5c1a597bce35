"""Vocabulary: the closed lists of terms, and the word lists that reading uses, as checked data.

Each `vocab/NAME.toml` is either a list of terms (`[[term]]` with `id`, `label`, `means`) or a lexicon (`[lexicon]`
tables of phrases). Both are checked when they are loaded: no duplicate, no empty phrase, nothing unknown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from onrecord.core.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a closed list: what is stored (`id`), what is printed (`label`), and what it means."""

    id: str
    label: str
    means: str


@cache
def terms(name: str) -> Mapping[str, Term]:
    """Load the closed list `name`, in its own order, by id.

    Raises:
        VocabularyError: when there is no such list, or when it breaks its rules.

    Example:
        >>> terms("modality")["ready"].label
        'ready'
    """
    rows = _load(name).get("term")
    if not rows:
        raise VocabularyError("not a list of terms", where=f"vocab/{name}.toml", expected="[[term]] tables")
    found: dict[str, Term] = {}
    for row in rows:
        if set(row) - {"id", "label", "means"} or not all(row.get(k) for k in ("id", "label", "means")):
            raise VocabularyError(
                "a term is not whole", where=f"vocab/{name}.toml", found=str(row), expected="id, label, means"
            )
        if row["id"] in found:
            raise VocabularyError("a term stands twice", where=f"vocab/{name}.toml", found=row["id"])
        found[row["id"]] = Term(**row)
    return MappingProxyType(found)


@cache
def lexicon(name: str) -> Mapping[str, tuple[str, ...]]:
    """Load the word lists of `vocab/NAME.toml`: each key with its phrases, in file order.

    Raises:
        VocabularyError: when there is no such file, a list is empty, or a phrase stands twice in one list.
    """
    tables = _load(name).get("lexicon")
    if not tables:
        raise VocabularyError("not a lexicon", where=f"vocab/{name}.toml", expected="a [lexicon] table")
    found: dict[str, tuple[str, ...]] = {}
    for key, phrases in tables.items():
        words = tuple(phrases.split("|")) if isinstance(phrases, str) else tuple(phrases)
        words = tuple(" ".join(word.split()) for word in words)
        twice = {word for word in words if words.count(word) > 1}
        if twice or not words or not all(words):
            raise VocabularyError(
                "a word list breaks its rules", where=f"vocab/{name}.toml [{key}]",
                found=f"twice: {sorted(twice)}" if twice else "an empty phrase", expected="each phrase once",
            )  # fmt: skip
        found[key] = words
    return MappingProxyType(found)


def names() -> tuple[str, ...]:
    """Return the names of all vocabulary files, sorted."""
    folder = files("onrecord.core") / "vocab"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


def _load(name: str) -> dict[str, Any]:
    """Read one vocabulary file of the package."""
    source = files("onrecord.core") / "vocab" / f"{name}.toml"
    if not source.is_file():
        raise VocabularyError("no such vocabulary", found=name, expected=f"one of {', '.join(names())}")
    return tomllib.loads(source.read_text(encoding="utf-8"))
