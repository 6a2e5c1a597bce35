"""The fingerprint of what decides the figures: reading, recording, vocabulary and weights."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from evaluation.folders import CHECKOUT

COUNTED = ("read", "record", "core/vocab", "weights/meta.json", "weights/coreference.json", "weights/whom.json")
"""What is hashed, under src/onrecord."""


def fingerprint(package: Path = CHECKOUT / "src" / "onrecord") -> str:
    """Hash every counted file by name and content; line ends do not matter, compiled files do not count."""
    total = hashlib.sha256()
    for file in _files(package):
        total.update(file.relative_to(package).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).digest())
    return total.hexdigest()


def _files(package: Path) -> Iterator[Path]:
    """Yield the counted files that are there, sorted by their path with forward slashes."""
    found = []
    for name in COUNTED:
        path = package / name
        if path.is_dir():
            found += [f for f in path.rglob("*") if f.is_file() and f.suffix != ".pyc"]
        elif path.is_file():
            found.append(path)
    yield from sorted(found, key=lambda file: file.relative_to(package).as_posix())
