"""One reader for each family of corpora: files in, `Example`s out, with only the layers the corpus annotates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from training.corpora import (
    authored,
    docred,
    entities,
    ewt,
    gum,
    meantime,
    megaveridicality,
    plover,
    re3d,
    record_labels,
    unlabelled,
    wikinews,
)
from training.example import Example

READERS: tuple[Callable[[Path], Iterator[Example]], ...] = (
    ewt.read,
    gum.read,
    record_labels.read,
    authored.read,
    meantime.read,
    re3d.read,
    entities.read,
    docred.read,
    megaveridicality.read,
    plover.read,
    wikinews.read,
    unlabelled.read,
)
"""Each takes the data folder (the one that holds `train/` and `splits.json`) and yields training examples only."""
